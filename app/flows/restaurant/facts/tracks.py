"""The tracks of a sitting and of its parts."""

from app.kernel.steps import Steps


class Sitting(Steps):
    """The steps of article 4, in its order; below the line, where a sitting ends."""

    BOOKED = "booked"
    PREPARED = "prepared"
    GREETED = "greeted"
    SEATED = "seated"
    TEA = "tea"
    ORDERING = "ordering"
    CONFIRMED = "confirmed"
    AT_TABLE = "at_table"
    COLD = "cold"
    CALLED = "called"
    HOT = "hot"
    STAPLE = "staple"
    BILL = "bill"
    FAREWELL = "farewell"
    CLEARING = "clearing"

    FREE = "free"
    JOINED = "joined"
    LEFT = "left"
    CANCELLED = "cancelled"
    NOT_COME = "not_come"


CAME_TO_NOTHING = Sitting.CANCELLED | Sitting.NOT_COME
"""A booking that nobody sat down for."""
STEP_LINE = tuple(Sitting.span(Sitting.BOOKED, Sitting.CLEARING))
"""The fifteen steps that a screen draws."""
EXPECTED = Sitting.BOOKED | Sitting.PREPARED
ARRIVING = EXPECTED | Sitting.GREETED
IN_HOUSE = Sitting.span(Sitting.SEATED, Sitting.BILL)
"""At a table and not paid yet: orders may still be made."""
SERVED_AT = Sitting.span(Sitting.CONFIRMED, Sitting.BILL)
"""Where something may have been sent, and comes to the table."""
UP_TO_BILL = Sitting.span(Sitting.CONFIRMED, Sitting.STAPLE)
BILLED_AT = SERVED_AT | Sitting.FREE
"""Where a bill may stand open: also once the table is free, where it was opened again (RST-33)."""
ENDS = Sitting.FREE | Sitting.JOINED | Sitting.LEFT | Sitting.CANCELLED | Sitting.NOT_COME


class Order(Steps):
    """An order slip: written, confirmed by the guest, sent."""

    OPEN = "open"
    CONFIRMED = "confirmed"
    SENT = "sent"


class Line(Steps):
    """A line of an order: written, then held (等叫) or fired, then on the table; taken off before, or returned after.

    What was sent is never deleted.
    """

    DRAFT = "draft"
    HELD = "held"
    FIRED = "fired"
    SERVED = "served"
    REMOVED = "removed"
    RETURNED = "returned"


SENT_LINES = Line.HELD | Line.FIRED | Line.SERVED
WENT_OUT = SENT_LINES | Line.RETURNED


class Slip(Steps):
    """A kitchen slip: sent to its station, acknowledged there by touch or scan (RST-19). How its print goes the queue says."""

    SENT = "sent"
    ACKNOWLEDGED = "acknowledged"


class Bill(Steps):
    """A bill: printed any time and marked so, then settled."""

    OPEN = "open"
    SETTLED = "settled"
    DROPPED = "dropped"


class Share(Steps):
    """A share of a bill: to be paid, paid; dropped when the split was taken back, or the bill reopened."""

    OPEN = "open"
    PAID = "paid"
    DROPPED = "dropped"
