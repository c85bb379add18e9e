"""准备: parts checked and reserved, bay and team pencilled in, and who is to be ready answers (DLR-03)."""

from app.flows.dealership.facts.roles import (
    ADVISER,
    DESK,
    MANAGER,
    PARTS_CLERK,
    TEAM_LEADER,
    WORKSHOP_HEAD,
)
from app.flows.dealership.facts.tracks import EXPECTED, Visit
from app.flows.dealership.rules import preparing
from app.kernel.flow import Due, act
from app.kernel.steps import there
from app.kernel.text import T

ACTS = (
    act(
        "set_usual_parts",
        {MANAGER, PARTS_CLERK},
        operation=there,
        title=T("Say which parts it usually needs"),
    ),
    act(
        "prepare_booking",
        DESK,
        visit=EXPECTED >> Visit.PREPARED,
        team=there,
        when=(preparing.bay_of_the_team,),
        title=T("Prepare a booking"),
    ),
    act(
        "answer_preparation",
        {TEAM_LEADER, WORKSHOP_HEAD, PARTS_CLERK},
        visit=EXPECTED,
        when=(preparing.is_prepared, preparing.is_asked, preparing.says_why_not),
        title=T("Answer the preparation list"),
    ),
    act(
        "print_preparation",
        DESK | {TEAM_LEADER, WORKSHOP_HEAD, PARTS_CLERK},
        prints=("prepared_bookings",),
        title=T("Print the preparation list"),
    ),
)
DUES = (
    Due(
        "prepare",
        preparing.prepare_by,
        T("Prepare a booking"),
        frozenset({ADVISER}),
        "prepare_booking",
        "list-todo",
    ),
    Due(
        "team_answers",
        preparing.team_answers_by,
        T("Say whether bay and team are ready"),
        frozenset({TEAM_LEADER}),
        "answer_preparation",
        "users",
    ),
    Due(
        "parts_answer",
        preparing.parts_answer_by,
        T("Say whether the parts are ready"),
        frozenset({PARTS_CLERK}),
        "answer_preparation",
        "shopping-bag",
    ),
)
