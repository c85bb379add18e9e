"""跟踪: who was here is called within three working days; what displeases becomes a complaint (DLR-50)."""

from app.flows.dealership.facts.roles import ADVISER, DESK
from app.flows.dealership.facts.tracks import Visit
from app.flows.dealership.rules import follow_up
from app.kernel.flow import Due, act
from app.kernel.text import T

ACTS = (
    act(
        "follow_up",
        DESK,
        visit=Visit.FOLLOWED_UP >> Visit.CLOSED,
        when=(follow_up.every_question_is_marked, follow_up.unhappy_says_why),
        title=T("Note the answers"),
    ),
    act(
        "miss_follow_up",
        DESK,
        visit=Visit.FOLLOWED_UP,
        also=(Visit.FOLLOWED_UP >> Visit.CLOSED,),
        when=(follow_up.last_says_why,),
        title=T("Nobody answered the follow-up call"),
    ),
)
DUES = (
    Due(
        "follow_up",
        follow_up.call_by,
        T("Ask the customer how the car is"),
        frozenset({ADVISER}),
        "follow_up",
        "phone-call",
    ),
)
