"""The track of a visit, as article 5 tells it."""

from app.kernel.steps import Steps


class Visit(Steps):
    """预约, 准备, 接车, 问诊, 估价, 委托, 派工, 维修, 自检, 班检, 质检, 内部交车, 通知, 交车结算, 跟踪; below the line, its ends.

    A visit stands at the step that is being done: at RECEIVED the car is here and is received.
    """

    BOOKED = "booked"
    PREPARED = "prepared"
    RECEIVED = "received"
    DIAGNOSED = "diagnosed"
    ESTIMATED = "estimated"
    ORDERED = "ordered"
    DISPATCHED = "dispatched"
    IN_WORK = "in_work"
    SELF_CHECKED = "self_checked"
    TEAM_CHECKED = "team_checked"
    INSPECTED = "inspected"
    HANDED_OVER = "handed_over"
    TOLD = "told"
    SETTLED = "settled"
    FOLLOWED_UP = "followed_up"

    CLOSED = "closed"
    CANCELLED = "cancelled"
    NOT_COME = "not_come"
    LEFT = "left"


class Mark(Steps):
    """A mark of the walk-round stands, or was taken back."""

    STANDING = "standing"
    STRUCK = "struck"


class Line(Steps):
    """A line of an estimate: not asked yet, agreed to, put off, refused; struck before a yes."""

    ESTIMATED = "estimated"
    AGREED = "agreed"
    LATER = "later"
    REFUSED = "refused"
    STRUCK = "struck"


class Advice(Steps):
    """Work that is recommended: the customer was not asked yet, wants it, puts it off, refuses it; left out by the desk."""

    OPEN = "open"
    WANTED = "wanted"
    LATER = "later"
    REFUSED = "refused"
    LEFT_OUT = "left_out"


STEP_LINE = tuple(Visit.span(Visit.BOOKED, Visit.FOLLOWED_UP))
"""The fifteen steps that a screen draws."""
EXPECTED = Visit.BOOKED | Visit.PREPARED
"""Booked, and not here yet."""
ENDS = Visit.CLOSED | Visit.CANCELLED | Visit.NOT_COME | Visit.LEFT


class Job(Steps):
    """What is to be done on a line: nobody is on it, somebody is, it waits, it is done; dropped by the customer's no."""

    OPEN = "open"
    IN_WORK = "in_work"
    WAITING = "waiting"
    DONE = "done"
    DROPPED = "dropped"


ENDED = Job.DONE | Job.DROPPED
"""Nothing is left to do on it."""
CHECKS = Visit.SELF_CHECKED | Visit.TEAM_CHECKED | Visit.INSPECTED
"""One of the three inspections is being done."""
ONCE_CHECKED = Visit.span(Visit.TEAM_CHECKED, Visit.TOLD)
"""The technician's own check is passed at the least: what is put into the car now is checked anew."""
INSPECTED_OR_BACK = CHECKS | Visit.HANDED_OVER | Visit.TOLD
"""All is done on the car: labour that is added leads it back to work."""
FAILS = INSPECTED_OR_BACK | Visit.SETTLED
"""Where somebody can say that the work is not right: who inspects it, the adviser, the customer who walks round the car."""
IN_THE_WORKSHOP = Visit.span(Visit.DISPATCHED, Visit.INSPECTED)
CHANGES_ARE_TOLD = IN_THE_WORKSHOP | Visit.HANDED_OVER
"""Until the car is ready its customer is told of what changes."""


class Complaint(Steps):
    """A complaint waits for an answer, or for the customer's word about it; only that word closes it."""

    OPEN = "open"
    ANSWERED = "answered"
    CLOSED = "closed"


class Claim(Steps):
    """A claim on the maker or an insurer: drafted, sent, answered in full, in part or not at all, and paid.

    A draft is void while nothing of what it claims was done: the customer said no, the parts came back, or another pays.
    """

    DRAFTED = "drafted"
    SENT = "sent"
    ACCEPTED = "accepted"
    CUT = "cut"
    REFUSED = "refused"
    PAID = "paid"
    VOID = "void"
