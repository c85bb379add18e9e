"""Lines of an estimate, and what a search found, as rows (DLR-15)."""

from decimal import Decimal
from typing import Any

from app.flows.dealership.facts.estimates import LineFacts
from app.flows.dealership.facts.payers import Payer
from app.flows.dealership.facts.preparation import PutOff
from app.flows.dealership.facts.price_list import MarketPrice, OperationFacts, PartFacts
from app.flows.dealership.facts.terms import FEES, PAYERS
from app.flows.dealership.facts.tracks import Line
from app.flows.dealership.facts.warranty import REASONS, VERDICTS, Decided, Verdict, ends
from app.flows.dealership.rules import settlement
from app.flows.dealership.screens.words import market_price
from app.kernel.money import Fen, figures
from app.kernel.text import T
from app.widgets.paint import Tag
from app.widgets.table import Cell, Heading, TableRow
from app.widgets.theme import Said

HEADINGS = (
    Heading("#", 44),
    Heading(T("Work or part"), 0),
    Heading(T("Quantity, price", "line"), 120, sums=True),
    Heading(T("Amount", "line"), 104, sums=True),
    Heading(T("Paid by", "payer"), 148),
)
HUES = {
    Payer.CUSTOMER: "mute",
    Payer.WARRANTY: "info",
    Payer.INSURANCE: "info",
    Payer.GOODWILL: "ok",
    Payer.FIRST: "ok",
}
ICONS = {
    Payer.CUSTOMER: "user",
    Payer.WARRANTY: "shield-check",
    Payer.INSURANCE: "file-text",
    Payer.GOODWILL: "store",
    Payer.FIRST: "sparkles",
}
NOT_ASKED = Tag(T("not asked yet", "line"), "warn", "phone-call")
STATES = {
    Line.STRUCK: Tag(T("struck", "line"), "mute", "x"),
    Line.LATER: Tag(T("put off", "line"), "warn", "clock"),
    Line.REFUSED: Tag(T("refused", "line"), "bad", "ban"),
}


def line_row(line: LineFacts, *, signed: bool, market: MarketPrice | None = None) -> TableRow:
    """A line with what it comes to, and who pays; or what became of it, and whether it is still to be asked about."""
    amount = "—" if line.net is None else figures(line.net)
    off: Said = T("{off} off", "discount", off=figures(line.off)) if line.off else ""
    price: Said = T("later", "price") if line.amount is None else figures(line.price)
    tag = STATES.get(line.step) or payer_tag(line)
    if signed and line.step is Line.ESTIMATED:
        tag = NOT_ASKED
    note = beside(line)
    if market:
        note = T("{about} · {elsewhere}", about=note, elsewhere=market_price(market))
    about = Cell(line.name, strong=True, note=note)
    cells = (Cell(str(line.n), "ink3"), about, Cell(quantity(line), note=price))
    return TableRow(line.id, (*cells, Cell(amount, strong=True, note=off), tag), off=line.step is Line.STRUCK)


def put_off_row(id: str, one: PutOff) -> TableRow:
    """Work of an earlier visit that was put off, to be taken over as it is."""
    about = Cell(one.name, strong=True, note=T("put off on {at:day}", at=one.at))
    return TableRow(id, (Cell("+", "ink3"), about, "", "", STATES[Line.LATER]))


def payer_tag(line: LineFacts) -> Tag:
    """Who pays; or that it is to be examined first."""
    if line.examine:
        return Tag(T("to be examined", "line"), "warn", "search")
    return Tag(PAYERS[line.payer], HUES[line.payer], ICONS[line.payer])


def quantity(line: LineFacts) -> Said:
    """Hours of labour, or so many pieces."""
    return f"{line.quantity} {line.unit}" if line.is_material else T("{n:minutes}", n=line.quantity)


def beside(line: LineFacts) -> Said:
    """Whether the maker pays, until it is agreed to; else code and kind, of a part also where its pieces are (DLR-12, 14)."""
    if line.decided and line.step is not Line.AGREED:
        return warranty(line.decided)
    told: dict[str, Any] = {"code": line.code, "fee": FEES[line.fee]}
    if line.step is not Line.AGREED or not line.is_material:
        return T("{code} · {fee}", **told)
    told |= {"drawn": line.drawn, "reserved": line.reserved, "missing": line.missing}
    if line.missing:
        return T("{code} · drawn {drawn}, reserved {reserved}, missing {missing}", **told)
    return T("{code} · drawn {drawn}, reserved {reserved}", **told)


def warranty(decided: Decided) -> Said:
    """A decision with the rule that decided it, and how far it is good."""
    told: dict[str, Any] = {"verdict": VERDICTS[decided.verdict], "reason": REASONS[decided.reason]}
    if decided.provisional:
        return T("Warranty: {verdict} ({reason}), provisional", **told)
    until = ends(decided.last_day, decided.last_km)
    if decided.verdict is Verdict.COVERED and until:
        return T("Warranty: {verdict} ({reason}), {until}", **told, until=until)
    return T("Warranty: {verdict} ({reason})", **told)


def found_row(one: OperationFacts | PartFacts, rate: Fen, count: int) -> TableRow:
    """What the price list offers: hours at what an hour costs, or so many pieces at their price, and what they come to."""
    if isinstance(one, PartFacts):
        note: Said = T("{code} · available {n}", code=one.id, n=one.available)
        quantity: Said = f"{count} {one.unit}"
        price, amount = one.price, settlement.material(one.price, Decimal(count))
    else:
        note = T("{code} · {fee}", code=one.id, fee=FEES[one.fee])
        quantity = T("{n:minutes}", n=one.minutes)
        price, amount = rate, settlement.labour(one.minutes, rate)
    about = Cell(one.name, strong=True, note=note)
    sums = Cell(quantity, note=figures(price)), Cell(figures(amount), strong=True)
    return TableRow(one.id, (Cell("+", "ink3"), about, *sums, ""))
