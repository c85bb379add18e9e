"""What is looked at before the stamp."""

from app.flows.volunteer.facts.roles import CENTRE
from app.flows.volunteer.facts.tracks import JUDGED_AT
from app.flows.volunteer.rules import signals
from app.kernel.flow import act
from app.kernel.text import T

ACTS = (
    act(
        "note_look",
        CENTRE,
        collection=JUDGED_AT,
        when=(signals.of_this_collection,),
        title=T("Looked at it"),
    ),
)
