"""预约: by quarter of an hour, within work hours and capacity; who does not come is kept (DLR-02)."""

from app.flows.dealership.facts.roles import ADVISER, DESK
from app.flows.dealership.facts.tracks import EXPECTED, Visit
from app.flows.dealership.rules import arriving, bookings
from app.kernel.flow import Due, act
from app.kernel.refusal import No
from app.kernel.steps import there
from app.kernel.text import T

CLASHES = {
    "uq_dealership_bookings_lane": No("Somebody was just booked into this quarter. Choose another one."),
}
ACTS = (
    act(
        "book",
        DESK,
        vehicle=there,
        opens=Visit.BOOKED,
        when=(bookings.is_not_booked, bookings.day_is_open, bookings.in_work_hours, bookings.is_to_come),
        prints=("booking_confirmation",),
        title=T("Book a car in"),
    ),
    act(
        "rebook",
        DESK,
        visit=EXPECTED,
        when=(bookings.day_is_open, bookings.in_work_hours, bookings.is_to_come),
        also=(Visit.PREPARED >> Visit.BOOKED,),
        prints=("booking_confirmation",),
        title=T("Move a booking"),
    ),
    act(
        "cancel_booking",
        DESK,
        visit=EXPECTED >> Visit.CANCELLED,
        title=T("Call a booking off"),
    ),
    act(
        "note_not_come",
        DESK,
        visit=EXPECTED >> Visit.NOT_COME,
        when=(bookings.is_over,),
        title=T("Nobody came"),
    ),
    act(
        "print_bookings",
        DESK,
        prints=("bookings_list",),
        title=T("Print the bookings of a day"),
    ),
    act(
        "arrive_booked",
        DESK,
        visit=EXPECTED >> Visit.RECEIVED,
        when=(arriving.is_its_day,),
        title=T("A booked car has come"),
    ),
)
DUES = (
    Due(
        "expected",
        arriving.expected_at,
        T("A booked car is expected"),
        frozenset({ADVISER}),
        "arrive_booked",
        "calendar-clock",
    ),
)
