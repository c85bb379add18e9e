"""The sheet for the national system: no hours that exist only in the booklet."""

from app.flows.volunteer.facts.roles import CENTRE
from app.flows.volunteer.rules import exporting
from app.kernel.flow import act
from app.kernel.refusal import No
from app.kernel.steps import there
from app.kernel.text import T

CLASHES = {
    "pk_volunteer_exported": No("Somebody else has put these entries on a sheet just now. Look again."),
}
ACTS = (
    act("export_hours", CENTRE, title=T("Put what is new on a sheet")),
    act(
        "note_entered",
        CENTRE,
        export=there,
        when=(exporting.not_entered_yet, exporting.entered_by_now),
        title=T("Note that it was entered there"),
    ),
)
