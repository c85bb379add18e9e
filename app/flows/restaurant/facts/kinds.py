"""The trade's fixed words: courses, prices, reasons, lists."""

from enum import StrEnum

from app.kernel.fields import Label


class Unit(Label):
    """What one of a dish is called: 例, 位, 只, 瓶, 壶, 斤."""

    __slots__ = ()
    limit = 8


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
    """When a dish comes, in the order of the meal (RST-11, 21).

    A set menu comes with its dishes, each in its own turn.
    """

    SET = "set"
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
AT_ONCE = frozenset({Course.SET, Course.TEA, Course.DRINK, Course.TOBACCO, Course.COLD})
"""Fired as soon as the order is sent; all others are held until they are called (RST-20)."""
BESIDE = frozenset({Course.SET, Course.TEA, Course.DRINK, Course.TOBACCO})
"""Comes beside the dishes: it moves the table to no step."""
SEALED = frozenset({Course.DRINK, Course.TOBACCO})
"""Comes in a bottle or a packet: until it is opened it goes back as it came (RST-17)."""
PER_PERSON = frozenset({Course.PREMIUM, Course.HOT})
"""Of these what is priced by person is put before each guest (各客): its place is cleared and laid first (RST-21)."""
HOT_CALL = frozenset({Course.PREMIUM, Course.HOT, Course.SOUP, Course.VEGETABLE})
STAPLE_CALL = frozenset({Course.STAPLE, Course.DESSERT})
FRUIT_CALL = frozenset({Course.FRUIT})


class Drink(StrEnum):
    """What kind of drink a bottle is; a plain one is neither shown nor agreed before it is opened (RST-17)."""

    PLAIN = "plain"
    LIQUOR = "liquor"
    RICE_WINE = "rice_wine"
    WINE = "wine"


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
    """Why dishes were called: the host guest's consent, the waiter's own judgement (RST-20), or to be packed (RST-32)."""

    CONSENT = "consent"
    JUDGEMENT = "judgement"
    PACKED = "packed"


class ChangeKind(StrEnum):
    """What becomes of a line that was sent: 催菜, 退菜, 赠菜 (RST-18); 掉落, and made again (RST-27)."""

    URGED = "urged"
    RETURNED = "returned"
    GIVEN = "given"
    FALLEN = "fallen"


ON_THE_BILL = (ChangeKind.RETURNED, ChangeKind.GIVEN)
"""What changes what the guest pays."""


class Regrouped(StrEnum):
    """What became of a party at its tables (RST-06): moved, joined with a table or a party, or parted."""

    MOVED = "moved"
    JOINED = "joined"
    PARTED = "parted"


class WhyReturned(StrEnum):
    """Why a dish goes back, as the figures count it (RST-18, 61)."""

    FEWER = "fewer"
    CHANGED_MIND = "changed_mind"
    SLOW = "slow"
    QUALITY = "quality"
    MISTAKE = "mistake"
    CANNOT = "cannot"
    FELL = "fell"
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


class ServingPlace(StrEnum):
    """Where dishes are put on the table (上菜位), as a rule beside the deputy host (RST-22)."""

    DEPUTY_HOST = "deputy_host"
    DOOR = "door"
    AISLE = "aisle"


class AtServing(StrEnum):
    """What is kept with a line on its way to the table (RST-20 to 22, 27).

    That the guests agreed to more or fewer portions than they are; the place of each guest cleared, knife and fork
    laid, brought by two or by one alone, portioned or left whole; and that its station was told to warm it.
    """

    AGREED = "agreed"
    CLEARED = "cleared"
    LAID = "laid"
    BY_TWO = "by_two"
    ALONE = "alone"
    PORTIONED = "portioned"
    WHOLE = "whole"
    WARMED = "warmed"


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
