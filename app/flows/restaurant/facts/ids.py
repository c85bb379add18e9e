"""Ids of what a sitting consists of, and what has a shape of its own."""

import re

from app.kernel.ids import Id


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


class SlipId(Id):
    """A slip that a kitchen station got, by its document."""

    __slots__ = ()


class Check(Id):
    """The start of an order's seal: what tells one version of it from another, on slips and in `seen` (COM-73)."""

    __slots__ = ()
    shape = re.compile(r"^[0-9a-f]{12}$")


class SoldOutId(Id):
    """A moment at which a dish was sold out."""

    __slots__ = ()


class TableId(Id):
    """A table or private room, by its number: A01, V03."""

    __slots__ = ()


class DishId(Id):
    """A dish, drink or tea, by its number on the menu: 1022."""

    __slots__ = ()


class FoundId(Id):
    """A thing in the lost-and-found book."""

    __slots__ = ()


class BottleId(Id):
    """A bottle that a guest has stored."""

    __slots__ = ()
