"""投诉: taken in, seen to by somebody, answered with cause and remedy, closed by the customer's word (DLR-50)."""

from app.flows.dealership.facts.roles import DESK, WORKSHOP_HEAD
from app.flows.dealership.facts.tracks import Complaint
from app.kernel.flow import act
from app.kernel.refusal import No
from app.kernel.steps import Steps, there
from app.kernel.text import T, Text

STEP_TITLES: dict[Steps, Text] = {
    Complaint.OPEN: T("to be answered", "complaint"),
    Complaint.ANSWERED: T("answered", "complaint"),
    Complaint.CLOSED: T("closed", "complaint"),
}
SUBJECTS = {"complaint": T("Complaint", "subject")}
CLASHES = {
    "pk_dealership_complaint_deeds": No(
        "Somebody else did something with this complaint just now. Look again."
    )
}
OWNERS = DESK | {WORKSHOP_HEAD}
ACTS = (
    act("take_complaint", DESK, vehicle=there, title=T("Take a complaint in")),
    act(
        "hand_complaint",
        OWNERS,
        complaint=Complaint.OPEN,
        title=T("Hand the complaint to somebody"),
    ),
    act(
        "answer_complaint",
        OWNERS,
        complaint=Complaint.OPEN >> Complaint.ANSWERED,
        title=T("Answer the complaint"),
    ),
    act(
        "reopen_complaint",
        OWNERS,
        complaint=Complaint.ANSWERED >> Complaint.OPEN,
        title=T("The customer is not content"),
    ),
    act(
        "close_complaint",
        OWNERS,
        complaint=Complaint.ANSWERED >> Complaint.CLOSED,
        title=T("The customer is content"),
    ),
)
