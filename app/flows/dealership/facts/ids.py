"""The ids of the after-sales desk."""

from app.kernel.ids import Id


class VehicleId(Id):
    """A vehicle in the file."""

    __slots__ = ()


class OperationId(Id):
    """An operation of the labour list, by its code."""

    __slots__ = ()


class PartId(Id):
    """A part of the stock, by its code."""

    __slots__ = ()


class LineId(Id):
    """A line of an estimate, and later of its order."""

    __slots__ = ()


class OrderId(Id):
    """A job order as it was laid before a customer; laid before them anew it is another one."""

    __slots__ = ()


class AskingId(Id):
    """One time that a customer was asked: the order to be signed, and each added work."""

    __slots__ = ()


class MoveId(Id):
    """Pieces of a part that came, went out or came back."""

    __slots__ = ()


class VisitId(Id):
    """One visit of one vehicle, from the booking to the follow-up call; later with its job order (任务委托书)."""

    __slots__ = ()


class MarkId(Id):
    """A mark of the walk-round on the drawing of a car."""

    __slots__ = ()


class TeamId(Id):
    """A team of the workshop."""

    __slots__ = ()


class BayId(Id):
    """A bay of the workshop."""

    __slots__ = ()


class FaultId(Id):
    """A fault of quality of a vehicle."""

    __slots__ = ()


class JobId(Id):
    """A job in the workshop: what is to be done on one line of an order."""

    __slots__ = ()


class WorkId(Id):
    """One thing that was done in the workshop."""

    __slots__ = ()


class ComplaintId(Id):
    """A complaint of a customer about a car or a visit."""

    __slots__ = ()


class AdviceId(Id):
    """Work that is recommended to a customer."""

    __slots__ = ()


class SettlementId(Id):
    """A settlement list, as it was laid before a customer."""

    __slots__ = ()


class ClaimId(Id):
    """A claim on the maker for a warranty line, or on an insurer for a case."""

    __slots__ = ()
