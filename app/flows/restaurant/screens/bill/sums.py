"""The bill as its table shows it, from the dishes down to what is due, in the order in which it is reckoned (RST-30)."""

from collections.abc import Iterator

from app.flows.restaurant.facts.case import SittingFacts
from app.flows.restaurant.facts.views import BillLine as Billed
from app.flows.restaurant.facts.views import BillShown
from app.flows.restaurant.rules.billing import FULL
from app.flows.restaurant.screens.dish_words import jin
from app.flows.restaurant.screens.words import AHEAD
from app.kernel.money import MINUS, figures
from app.kernel.text import T, Text
from app.widgets.bill_table import BillLine, BillSum
from app.widgets.theme import Said

IN_FAVOUR = "ok"


def lines(shown: BillShown) -> tuple[BillLine, ...]:
    """The dishes, each before and after the discount."""
    return tuple(_line(line) for line in shown.lines)


def _line(line: Billed) -> BillLine:
    name: Said = line.name
    if line.gift:
        name = T("given: {dish}", dish=line.name)
    elif line.grams is not None:
        name = T("{dish} {weight}", dish=line.name, weight=jin(line.grams))
    return BillLine(line.line, name, str(line.quantity), figures(line.full), figures(line.amount))


def sums(shown: BillShown) -> tuple[BillSum, ...]:
    """What stands below the dishes; deductions in the guest's favour are green and have a minus."""
    return tuple(_sums(shown))


def _sums(shown: BillShown) -> Iterator[BillSum]:
    facts, sums = shown.sitting.facts, shown.sums
    bill = facts.bill
    discount = bill.discount if bill else FULL
    if sums.discountable:
        yield BillSum(_discountable(sums.discountable, discount), figures(sums.discounted))
    if sums.other:
        yield BillSum(T("Other, without discount"), figures(sums.other))
    yield BillSum(T("Consumption"), figures(sums.consumption), strong=True)
    if sums.service:
        yield BillSum(T("Service charge {rate:percent}", rate=facts.service_rate), figures(sums.service))
    if sums.fee:
        yield BillSum(_fee(facts), figures(sums.fee))
    yield BillSum(T("Total", "bill"), figures(sums.total), strong=True)
    if sums.rounding:
        yield BillSum(T("Rounded off"), _less(sums.rounding), IN_FAVOUR)
        if sums.ahead:
            yield BillSum(T("Payable"), figures(sums.payable), strong=True)
    if sums.ahead:
        yield BillSum(_ahead(shown), _less(sums.ahead), IN_FAVOUR)


def _discountable(full: int, discount: int) -> Text:
    if discount == FULL:
        return T("Discountable dishes")
    return T("Discountable {full} at {discount:percent}", full=figures(full), discount=discount)


def _fee(facts: SittingFacts) -> Text:
    """Each fee says when it was told (RST-30a)."""
    return T("Room fee, told at the booking") if facts.booked_for else T("Room fee, told when seated")


def _ahead(shown: BillShown) -> Text:
    kind, at = shown.sitting.facts.ahead, shown.ahead_at
    word = AHEAD[kind] if kind else T("Taken ahead")
    return T("{ahead} paid {at:day}", ahead=word, at=at) if at else word


def _less(fen: int) -> str:
    return f"{MINUS}{figures(fen)}"
