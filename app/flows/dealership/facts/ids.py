"""The ids of the after-sales desk."""

from app.kernel.ids import Id


class VehicleId(Id):
    """A vehicle in the file."""

    __slots__ = ()


class VisitId(Id):
    """One visit of one vehicle, from the booking to the follow-up call; later with its job order (任务委托书)."""

    __slots__ = ()


class MarkId(Id):
    """A mark of the walk-round on the drawing of a car."""

    __slots__ = ()
