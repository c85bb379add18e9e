"""What the college does with fakes: it decides, and changes no hours (VOL-23)."""

from app.flows.volunteer.facts.roles import CENTRE
from app.flows.volunteer.facts.tracks import JUDGED_AT, Entry
from app.flows.volunteer.rules import college
from app.kernel.flow import act
from app.kernel.text import T

ACTS = (
    act(
        "note_decision",
        CENTRE,
        collection=JUDGED_AT,
        entry=Entry.FAKE,
        when=(college.decided_by_now,),
        title=T("Note what the college decided"),
    ),
    act("print_college_list", CENTRE, prints=("college_list",), title=T("Print the college's list")),
)
