"""What the ninth flow contributes to pictures and tours."""

from app.widgets.shot import Shot

SHOTS = (Shot("50-instruments", lambda one: one.tab("ninth")),)
TOUR = (Shot("instruments", lambda one: one.tab("ninth")),)
