"""班组接车: nobody gets into a car, and nothing in it is moved, unless the work needs it (DLR-31)."""

from app.flows.dealership.facts.roles import ADVISER, TEAM_LEADER, TECHNICIAN
from app.flows.dealership.facts.tracks import Job, Visit
from app.flows.dealership.rules import receiving, workshop
from app.kernel.flow import Due, act
from app.kernel.text import T

ACTS = (
    act(
        "receive_car",
        {TEAM_LEADER, TECHNICIAN},
        visit=Visit.IN_WORK,
        when=(receiving.is_not_received_yet, receiving.says_what_was_found),
        title=T("Receive the car"),
    ),
    act(
        "enter_car",
        {TEAM_LEADER, TECHNICIAN},
        visit=Visit.IN_WORK,
        job=Job.IN_WORK,
        when=(workshop.is_on_it,),
        title=T("Get into the car"),
    ),
    act(
        "ask_to_move",
        {TEAM_LEADER, TECHNICIAN},
        visit=Visit.IN_WORK,
        job=(Job.OPEN | Job.IN_WORK | Job.WAITING) >> Job.WAITING,
        when=(receiving.car_is_received, receiving.nobody_else_is_on_it, receiving.is_not_asked_yet),
        title=T("Ask to move belongings"),
    ),
    act(
        "answer_move",
        {ADVISER},
        visit=Visit.IN_WORK,
        job=Job.WAITING,
        when=(receiving.was_asked,),
        title=T("May belongings be moved?"),
    ),
)
DUES = (
    Due(
        "answer_move",
        receiving.answer_by,
        T("Ask the customer about belongings"),
        frozenset({ADVISER}),
        "answer_move",
        "phone",
    ),
)
