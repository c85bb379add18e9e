"""The first maintenance is free once in the life of a car, with all that belongs to it (DLR-42)."""

from collections.abc import Mapping

from app.flows.dealership.facts.asking import Said
from app.flows.dealership.facts.authorisation import Answer
from app.flows.dealership.facts.estimates import LineFacts
from app.flows.dealership.facts.first_maintenance import FirstFacts
from app.flows.dealership.facts.payers import Payer
from app.flows.dealership.facts.price_list import OperationFacts
from app.flows.dealership.facts.tracks import Line
from app.flows.dealership.facts.visits import VisitFacts
from app.kernel.refusal import No

OPEN = frozenset({Line.ESTIMATED, Line.AGREED, Line.LATER})
"""While a line may still be done, it is the one that is free."""


def labour_of(visit: VisitFacts) -> LineFacts | None:
    """The labour of this visit that is the free first maintenance."""
    return next((one for one in visit.estimate.lines if one.step in OPEN and is_labour(one)), None)


def is_labour(line: LineFacts) -> bool:
    """Whether it is the first maintenance itself, and no part that belongs to it."""
    return line.payer is Payer.FIRST and not line.is_material


def is_done_here(visit: VisitFacts) -> bool:
    """Whether the first maintenance is agreed to at this visit: its warranty is explained before anybody settles."""
    return any(one.step is Line.AGREED and is_labour(one) for one in visit.estimate.lines)


def payer_of(visit: VisitFacts, operation: OperationFacts) -> Payer:
    """Who pays an operation, where the adviser names nobody else: the maker pays the first maintenance once."""
    free = operation.first and visit.first is None and labour_of(visit) is None
    return Payer.FIRST if free else Payer.CUSTOMER


# -- guards ---------------------------------------------------------------------------------------------


def is_free(visit: VisitFacts, operation: OperationFacts, payer: Payer = Payer.CUSTOMER) -> No | None:
    """Only what the price list calls the first maintenance is free, and only once for a car."""
    if payer is not Payer.FIRST:
        return None
    if not operation.first:
        return No(
            "{name} is not the first maintenance by the price list: choose who pays it.",
            {"name": operation.name},
        )
    if own := labour_of(visit):
        return No("Line {n} is the free first maintenance already.", {"n": own.n})
    return was_had(visit.first)


def was_had(first: FirstFacts | None) -> No | None:
    """A car that has had it pays for it."""
    if first is None:
        return None
    told = {"day": first.day, "number": first.number}
    if first.number:
        return No(
            "This car had its free first maintenance at visit {number} of {day:day}: another one is paid.",
            told,
        )
    return No(
        "By its booklet this car had its free first maintenance on {day:day}: another one is paid.", told
    )


def part_belongs_to_it(visit: VisitFacts, payer: Payer = Payer.CUSTOMER) -> No | None:
    """A part is free with the first maintenance alone."""
    if payer is not Payer.FIRST or labour_of(visit):
        return None
    return No("A part is free with the first maintenance only: put that on the estimate first.")


def first_stands(visit: VisitFacts) -> No | None:
    """What is free on an order is the first maintenance of a car that had none, and what belongs to it."""
    return _stands(visit, {})


def first_stands_as_answered(visit: VisitFacts, answers: tuple[Said, ...]) -> No | None:
    """The same after the customer answered: a car gets it once, and no part without it."""
    return _stands(visit, {one.line: one.answer for one in answers})


def _stands(visit: VisitFacts, answers: Mapping[str, Answer]) -> No | None:
    free = [one for one in visit.estimate.lines if one.payer is Payer.FIRST and _counts(one, answers)]
    labour = [one for one in free if not one.is_material]
    if len(labour) > 1:
        return No("Line {n} is the free first maintenance already.", {"n": labour[0].n})
    if labour and (no := was_had(visit.first)):
        return no
    if free and not labour:
        return No(
            "Line {n} is free with the first maintenance only, and that is not done: "
            "strike it, and add it for another payer.",
            {"n": free[0].n},
        )
    return None


def _counts(line: LineFacts, answers: Mapping[str, Answer]) -> bool:
    if answer := answers.get(line.id):
        return answer is Answer.YES
    return line.step in (Line.ESTIMATED, Line.AGREED)
