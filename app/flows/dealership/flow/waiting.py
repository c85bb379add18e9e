"""While the customer waits, and a car that comes back: where they are, what is told of a delay, what is free (DLR-22, 34)."""

from app.flows.dealership.facts.roles import ADVISER, DESK, MANAGER
from app.flows.dealership.facts.tracks import Visit
from app.flows.dealership.rules import forecast, guarantee, watch, workshop
from app.kernel.flow import Due, act
from app.kernel.text import T

ACTS = (
    act(
        "note_whereabouts",
        DESK,
        visit=Visit.span(Visit.RECEIVED, Visit.SETTLED),
        title=T("Where the customer is"),
    ),
    act(
        "judge_comeback",
        {ADVISER},
        visit=Visit.span(Visit.RECEIVED, Visit.ORDERED),
        when=(
            workshop.is_not_handed_yet,
            guarantee.answers_for_it,
            guarantee.otherwise_says_why,
            guarantee.free_stays_free,
        ),
        title=T("Judge the comeback"),
    ),
    act(
        "answer_substitute",
        {ADVISER, MANAGER},
        visit=Visit.span(Visit.RECEIVED, Visit.SETTLED),
        when=(watch.substitute_is_owed, watch.declined_says_why),
        title=T("Substitute car or money for the way"),
    ),
    act(
        "tell_delay",
        {ADVISER},
        visit=Visit.span(Visit.ORDERED, Visit.INSPECTED),
        when=(
            workshop.was_promised,
            workshop.moves_a_finish,
            workshop.lies_ahead,
            workshop.is_later_than_promised,
        ),
        title=T("Tell the customer of a delay"),
    ),
)
DUES = (
    Due(
        "substitute",
        watch.substitute_by,
        T("A substitute car, or money for the way"),
        frozenset({ADVISER}),
        "answer_substitute",
        "car",
    ),
    Due(
        "promise",
        forecast.in_danger_at,
        T("A promised time comes close"),
        frozenset({ADVISER}),
        "tell_delay",
        "clock-alert",
    ),
)
