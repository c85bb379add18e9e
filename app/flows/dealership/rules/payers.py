"""Who pays a line: the customer only for what neither the maker nor the house answers for (DLR-12, 15, 34)."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from app.flows.dealership.facts.asking import Said
from app.flows.dealership.facts.authorisation import Account, Answer
from app.flows.dealership.facts.estimates import LineFacts
from app.flows.dealership.facts.payers import Payer
from app.flows.dealership.facts.roles import ADVISER, MANAGER
from app.flows.dealership.facts.tracks import Line
from app.flows.dealership.facts.visits import VisitFacts
from app.flows.dealership.facts.warranty import Decided, Verdict
from app.kernel.judge import Staff
from app.kernel.refusal import Ask, No


def who_pays(named: Payer, decided: Decided | None, *, again: bool) -> Payer:
    """Who pays, whoever was named on the line.

    `again` says that the car came back for it: the house does it again for nothing. What is decided to be covered is
    the maker's, from the moment on at which both papers were seen.
    """
    if named is not Payer.CUSTOMER:
        return named
    if again:
        return Payer.GOODWILL
    covered = decided is not None and decided.verdict is Verdict.COVERED and not decided.provisional
    return Payer.WARRANTY if covered else named


def paid(lines: Iterable[LineFacts], account: Account, free: Mapping[str, int]) -> list[LineFacts]:
    """Lines in the order given, each with who pays it, from lines with whoever was named on them.

    `free` is by code how much the house does again for nothing (DLR-34). The lines have of it in this order: what was
    agreed to for nothing, what was agreed to at a sum, what was not asked yet, put off, refused. A line that is more
    than what is left has none, and says in `again` how much it could have.
    """
    lines, left, again = list(lines), dict(free), dict[str, int]()
    for one in sorted(lines, key=lambda one: _turn(one, account)) if free else ():
        if one.payer is not Payer.CUSTOMER or one.step is Line.STRUCK:
            continue
        again[one.id] = min(one.pieces, left.get(one.code, 0))
        if again[one.id] == one.pieces:
            left[one.code] -= one.pieces
    return [
        replace(
            one,
            payer=who_pays(one.payer, one.decided, again=again.get(one.id) == one.pieces),
            again=again.get(one.id, 0),
        )
        for one in lines
    ]


TURNS = (Line.AGREED, Line.ESTIMATED, Line.LATER, Line.REFUSED, Line.STRUCK)


def _turn(line: LineFacts, account: Account) -> tuple[int, bool, int, int]:
    agreed = account.agreed(str(line.n))
    amount, version = (agreed.amount, agreed.version) if agreed else (0, 0)
    return TURNS.index(line.step), amount > 0, version, line.n


def is_mixed(line: LineFacts) -> bool:
    """Whether the customer pays a line of which some pieces, and not all, are free: a line has one payer."""
    return line.payer is Payer.CUSTOMER and 0 < line.again < line.pieces


# -- guards ---------------------------------------------------------------------------------------------


def payer_is_theirs_to_name(payer: Payer, staff: Staff) -> No | None:
    """Who finds work says that it is needed; who else pays for it the adviser says, and the house's money a manager gives."""
    if payer is Payer.CUSTOMER or MANAGER in staff.roles:
        return None
    if ADVISER not in staff.roles:
        return No("Who else pays for it is said by the adviser: leave it with the customer.", who=(ADVISER,))
    if payer is Payer.GOODWILL:
        return Ask("Goodwill is given by a manager.", who=(MANAGER,))
    return None


def free_pieces_stand_alone(visit: VisitFacts) -> No | None:
    """What is done again for nothing is not on one line with what the customer pays (DLR-34)."""
    return _stand_alone(visit.estimate.standing)


def answered_free_pieces_stand_alone(visit: VisitFacts, answers: tuple[Said, ...]) -> No | None:
    """The same of added work that the customer says yes to."""
    lines = visit.estimate.parts
    return _stand_alone(lines[one.line] for one in answers if one.answer is Answer.YES and one.line in lines)


def _stand_alone(lines: Iterable[LineFacts]) -> No | None:
    mixed = next(filter(is_mixed, lines), None)
    if mixed is None:
        return None
    return No(
        "Line {n}: the car comes back for {again} of its {quantity} pieces, and those are free. "
        "Put the free pieces on a line of their own.",
        {"n": mixed.n, "again": mixed.again, "quantity": mixed.quantity},
    )
