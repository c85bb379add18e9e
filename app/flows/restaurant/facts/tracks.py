"""Ids, the tracks of a sitting and of its parts, and the trade's fixed words."""

import re
from enum import StrEnum

from app.kernel.chars import Unfit
from app.kernel.fields import Note
from app.kernel.ids import Id
from app.kernel.steps import Steps
from app.kernel.text import T

_POINT = r"\[(1000|\d{1,3}),(1000|\d{1,3})\]"
_LINE = rf"\[{_POINT}(,{_POINT})*\]"
_STROKES = re.compile(rf"\[{_LINE}(,{_LINE})*\]")


class SittingId(Id):
    """A sitting (台次): one party at one table, from the booking or the greeting to the clean table."""

    __slots__ = ()


class OrderId(Id):
    """An order slip of a sitting."""

    __slots__ = ()


class LineId(Id):
    """A line of an order."""

    __slots__ = ()


class BillId(Id):
    """A bill of a sitting."""

    __slots__ = ()


class ShareId(Id):
    """A share of a bill that is split."""

    __slots__ = ()


class Check(Id):
    """The start of an order's seal: what tells one version of it from another, on slips and in `seen` (COM-73)."""

    __slots__ = ()
    shape = re.compile(r"^[0-9a-f]{12}$")


class TableId(Id):
    """A table or private room, by its number: A01, V03."""

    __slots__ = ()


class DishId(Id):
    """A dish, drink or tea, by its number on the menu: 1022."""

    __slots__ = ()


class Strokes(Note):
    """A signature drawn on the screen: its lines as JSON, points in thousandths of the place; personal (COM-73)."""

    __slots__ = ()
    limit = 60_000

    def __init__(self, text: str) -> None:
        if not _STROKES.fullmatch(text):
            raise Unfit(T("this is no signature"))
        super().__init__(text)


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
    LEFT = "left"
    CANCELLED = "cancelled"
    NOT_COME = "not_come"


STEP_LINE = tuple(Sitting.span(Sitting.BOOKED, Sitting.CLEARING))
"""The fifteen steps that a screen draws."""

EXPECTED = Sitting.BOOKED | Sitting.PREPARED
ARRIVING = EXPECTED | Sitting.GREETED
IN_HOUSE = Sitting.span(Sitting.SEATED, Sitting.BILL)
"""At a table and not paid yet: orders may still be made."""
SERVED_AT = Sitting.span(Sitting.CONFIRMED, Sitting.BILL)
"""Where something may have been sent, and comes to the table."""
UP_TO_BILL = Sitting.span(Sitting.CONFIRMED, Sitting.STAPLE)
ENDS = Sitting.FREE | Sitting.LEFT | Sitting.CANCELLED | Sitting.NOT_COME


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


class Bill(Steps):
    """A bill: printed any time and marked so, then settled."""

    OPEN = "open"
    SETTLED = "settled"


class Share(Steps):
    """A share of a bill: to be paid, paid; dropped when the split was taken back, or the bill reopened."""

    OPEN = "open"
    PAID = "paid"
    DROPPED = "dropped"


class Split(StrEnum):
    """How a bill is shared (RST-31): lines put to guests, line by line, in equal shares, by amount."""

    GUESTS = "guests"
    LINES = "lines"
    EQUAL = "equal"
    AMOUNT = "amount"


class TableState(StrEnum):
    """What a table is, because its sitting says so; nobody sets it by hand (RST-01)."""

    FREE = "free"
    BOOKED = "booked"
    SEATED = "seated"
    DINING = "dining"
    BILL = "bill"
    PAID = "paid"
    TO_CLEAR = "to_clear"
    CLOSED = "closed"


class Course(StrEnum):
    """When a dish comes, in the order of the meal (RST-11, 21)."""

    TEA = "tea"
    DRINK = "drink"
    TOBACCO = "tobacco"
    COLD = "cold"
    PREMIUM = "premium"
    HOT = "hot"
    SOUP = "soup"
    VEGETABLE = "vegetable"
    STAPLE = "staple"
    DESSERT = "dessert"
    FRUIT = "fruit"


COURSES = tuple(Course)
AT_ONCE = frozenset({Course.TEA, Course.DRINK, Course.TOBACCO, Course.COLD})
"""Fired as soon as the order is sent; all others are held until they are called (RST-20)."""
BESIDE = frozenset({Course.TEA, Course.DRINK, Course.TOBACCO})
"""Comes beside the dishes: it moves the table to no step."""
SEALED = frozenset({Course.DRINK, Course.TOBACCO})
"""Comes in a bottle or a packet: until it is opened it goes back as it came (RST-17)."""
HOT_CALL = frozenset({Course.PREMIUM, Course.HOT, Course.SOUP, Course.VEGETABLE})
STAPLE_CALL = frozenset({Course.STAPLE, Course.DESSERT})
FRUIT_CALL = frozenset({Course.FRUIT})


class Pricing(StrEnum):
    """How a dish is priced: by portion (例, 只, 瓶, 壶), person, weight, or as agreed on the day (RST-11)."""

    PORTION = "portion"
    PERSON = "person"
    WEIGHT = "weight"
    DAY = "day"
    DAY_WEIGHT = "day_weight"


WEIGHED = frozenset({Pricing.WEIGHT, Pricing.DAY_WEIGHT})
OF_THE_DAY = frozenset({Pricing.DAY, Pricing.DAY_WEIGHT})


class Feature(StrEnum):
    """What a table has, and what a party wishes for (RST-01, 03)."""

    WINDOW = "window"
    QUIET = "quiet"
    CHILD_SEAT = "child_seat"
    STEP_FREE = "step_free"
    KARAOKE = "karaoke"
    TELEVISION = "television"


class Allergen(StrEnum):
    """What a dish may list, and a guest may have to avoid (RST-04)."""

    PEANUT = "peanut"
    NUTS = "nuts"
    SHELLFISH = "shellfish"
    FISH = "fish"
    EGG = "egg"
    MILK = "milk"
    SOY = "soy"
    WHEAT = "wheat"
    SESAME = "sesame"


class Confirmed(StrEnum):
    """How the guest confirmed an order (RST-14)."""

    SIGNED = "signed"
    SLIP = "slip"
    SPOKEN = "spoken"


class Ground(StrEnum):
    """Why the hot dishes were called: the host guest's consent, or the waiter's own judgement (RST-20)."""

    CONSENT = "consent"
    JUDGEMENT = "judgement"


class ChangeKind(StrEnum):
    """What becomes of a line that was sent: 催菜, 退菜, 赠菜 (RST-18)."""

    URGED = "urged"
    RETURNED = "returned"
    GIVEN = "given"


class WhyReturned(StrEnum):
    """Why a dish goes back, as the figures count it (RST-18, 61)."""

    FEWER = "fewer"
    CHANGED_MIND = "changed_mind"
    SLOW = "slow"
    QUALITY = "quality"
    MISTAKE = "mistake"
    CANNOT = "cannot"
    OTHER = "other"


class WhyGiven(StrEnum):
    """Why the house gives a dish, as the figures count it (RST-18, 61)."""

    SORRY = "sorry"
    QUALITY = "quality"
    CELEBRATION = "celebration"
    REGULAR = "regular"
    TASTING = "tasting"
    OTHER = "other"


class Ahead(StrEnum):
    """Money taken before the meal: 定金 on an agreed sum, 预付款 where none is agreed yet (RST-30a)."""

    DEPOSIT = "deposit"
    ADVANCE = "advance"


class RoomTick(StrEnum):
    """The waiter's list when guests are shown into a room (RST-04)."""

    LIGHTS = "lights"
    AIR = "air"
    COATS = "coats"


class FarewellTick(StrEnum):
    """Seeing guests off (RST-40)."""

    BELONGINGS = "belongings"
    STEPS = "steps"
    ESCORT = "escort"


class ClearingTick(StrEnum):
    """The clearing list, in its order (RST-41)."""

    DEVICES = "devices"
    FLAMES = "flames"
    FLOOR = "floor"
    NAPKINS = "napkins"
    GLASSES = "glasses"
    CUPS = "cups"
    BONE_PLATES = "bone_plates"
    DISPLAY_PLATES = "display_plates"
    TURNTABLE = "turntable"
    CLOTH = "cloth"
