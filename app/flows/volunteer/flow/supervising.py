"""团支书监督和指导: the league secretary sees the own class, is told, and sends a list back (VOL-04)."""

from app.flows.volunteer.facts.roles import CENTRE, SECRETARY
from app.flows.volunteer.facts.tracks import Collection
from app.flows.volunteer.rules import supervising
from app.kernel.flow import act
from app.kernel.steps import there
from app.kernel.text import T

TRIES = "note_try"
ACTS = (
    act(
        "send_back_list",
        {SECRETARY},
        collection=Collection.COLLECTED,
        when=(supervising.nothing_waits_for_an_answer,),
        title=T("Send the hand-in list back"),
    ),
    act(
        "answer_remark",
        CENTRE,
        collection=Collection.COLLECTED,
        when=(supervising.a_remark_waits,),
        title=T("Answer the secretary"),
    ),
    act(
        "read_news",
        CENTRE | {SECRETARY},
        klass=there,
        when=(supervising.is_own_class,),
        title=T("The secretary has read it"),
    ),
    # What the house itself writes down of a try to open another class's collection.
    act(TRIES, {SECRETARY}, collection=there, title=T("Try to open another class's collection")),
)
