"""The settlement list: the order of the national list, who pays what, and no fen lost (DLR-15, 42)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from app.flows.dealership.facts.payers import Fee, Payer
from app.kernel import money
from app.kernel.money import Fen


@dataclass(frozen=True, slots=True)
class Charge:
    """A line of the list: its full amount, what is taken off, and who pays the rest by which parts.

    `parts` are weights: (CUSTOMER, 3) beside (GOODWILL, 7) is three tenths and seven.
    """

    line: str
    fee: Fee
    amount: Fen
    off: Fen = 0
    parts: tuple[tuple[Payer, int], ...] = ((Payer.CUSTOMER, 1),)

    @property
    def net(self) -> Fen:
        """What is to be paid."""
        return self.amount - self.off

    @property
    def shares(self) -> dict[Payer, Fen]:
        """What each payer pays; the fen that does not divide goes to the largest remainder."""
        payers = [payer for payer, _ in self.parts]
        return dict(zip(payers, money.shares(self.net, [part for _, part in self.parts]), strict=True))


@dataclass(frozen=True, slots=True)
class Section:
    """One kind of fee with its lines, as they stand on the order."""

    fee: Fee
    charges: tuple[Charge, ...]

    @property
    def sum(self) -> Fen:
        """What all payers pay of it."""
        return sum(one.net for one in self.charges)


@dataclass(frozen=True, slots=True)
class Settlement:
    """The whole list; `tax` is contained in `total`, and split as the total is."""

    sections: tuple[Section, ...]
    total: Fen
    off: Fen
    payers: Mapping[Payer, Fen]
    tax: Mapping[Payer, Fen]

    @property
    def in_words(self) -> str:
        """What the customer pays, in capital numerals."""
        return money.in_words(self.payers.get(Payer.CUSTOMER, 0))


def settle(charges: Sequence[Charge], tax_rate: int, excess: Fen = 0) -> Settlement:
    """Put charges in order and split them; `tax_rate` in basis points of the price before tax (1300 is 13 %).

    The customer bears so much `excess` of what the insurer pays.
    """
    sections = [Section(fee, tuple(one for one in charges if one.fee is fee)) for fee in Fee]
    payers = _by_payer(charges)
    if excess:
        payers = {Payer.CUSTOMER: 0} | payers
        payers[Payer.CUSTOMER] += excess
        payers[Payer.INSURANCE] -= excess
    total = sum(one.net for one in charges)
    tax = money.part(total, tax_rate, 10_000 + tax_rate)
    split = money.shares(tax, list(payers.values())) if payers else []
    return Settlement(
        tuple(one for one in sections if one.charges),
        total,
        sum(one.off for one in charges),
        payers,
        dict(zip(payers, split, strict=True)),
    )


def labour(minutes: int, rate: Fen) -> Fen:
    """What standard minutes cost at a rate an hour."""
    return money.part(rate, minutes, 60)


def material(price: Fen, quantity: Decimal) -> Fen:
    """What parts cost."""
    return money.times(price, quantity)


def bill_of(charges: Iterable[Charge], payer: Payer) -> dict[str, Fen]:
    """What a payer pays of each line, as it is held against what was agreed to (DLR-21)."""
    billed: dict[str, Fen] = {}
    for one in charges:
        if share := one.shares.get(payer):
            billed[one.line] = billed.get(one.line, 0) + share
    return billed


def _by_payer(charges: Iterable[Charge]) -> dict[Payer, Fen]:
    found: dict[Payer, Fen] = {}
    for one in charges:
        for payer, share in one.shares.items():
            found[payer] = found.get(payer, 0) + share
    return {payer: found[payer] for payer in Payer if payer in found}
