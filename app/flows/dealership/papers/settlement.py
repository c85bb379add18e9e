"""结算单, A4: in the order of the national list, labour and material apart, who pays what, the account v1 → +v2 → final (DLR-42)."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from app.counter.letterhead import guest_language, letterhead
from app.counter.means import Part, means_said
from app.counter.settings import Settings
from app.flows.dealership.facts.estimates import LineFacts
from app.flows.dealership.facts.guarantee import REPAIRS
from app.flows.dealership.facts.leaving import Outcome
from app.flows.dealership.facts.leaving_sheets import CarSheet, Guaranteed, HeardSheet, SettlementSheet
from app.flows.dealership.facts.leaving_words import CHANNELS, FATES, OUTCOMES
from app.flows.dealership.facts.payers import Payer
from app.flows.dealership.facts.terms import EXCESS, FEES, PAYERS
from app.flows.dealership.papers.estimates import SEAL, graded, how_much, own_parts, under
from app.flows.dealership.papers.kinds import SETTLEMENT
from app.flows.dealership.rules.billing import listed
from app.flows.dealership.rules.plates import painted
from app.flows.dealership.rules.settlement import Charge, Settlement, settle
from app.flows.dealership.settings.leaving import TAX_RATE
from app.kernel.money import figures
from app.kernel.numbers import Kind
from app.kernel.text import Kept, T, Text
from app.paper.model import (
    Block,
    Column,
    Due,
    Fact,
    Facts,
    Format,
    Group,
    Keep,
    Mark,
    Paper,
    Row,
    Said,
    Sign,
    Signatures,
    Sum,
    Sums,
    Table,
    Words,
)

LINES = (
    Column("#", 0.05),
    Column(T("Code"), 0.12),
    Column(T("Work or part", "paper"), 0.29),
    Column(T("Hours, quantity", "paper"), 0.12, right=True),
    Column(T("Price (yuan)", "paper"), 0.1, right=True),
    Column(T("Discount", "paper"), 0.09, right=True),
    Column(T("Amount (yuan)", "paper"), 0.11, right=True, strong=True),
    Column(T("Paid by", "payer"), 0.12),
)
NAME = 2
SPLIT = (
    Column(T("Paid by", "payer"), 0.34),
    Column(T("Amount (yuan)", "paper"), 0.33, right=True, strong=True),
    Column(T("Tax in it", "paper"), 0.33, right=True),
)
ADVICE = (
    Column("#", 0.06),
    Column(T("Recommended work, and why", "paper"), 0.52),
    Column(T("Recommended by", "paper"), 0.2),
    Column(T("Customer", "advice"), 0.22, strong=True),
)


def settlement_list(sheet: SettlementSheet, settings: Settings) -> Paper:
    """The list as it is explained before it is paid; it is marked as provisional."""
    made = _paper(SETTLEMENT, sheet, settings)
    left = T("To be checked; the settled list and the receipt follow when it is paid.")
    return replace(
        made, title=T("Settlement list, to be explained", "paper"), mark=Mark.PROVISIONAL, left=left
    )


def settled_list(sheet: SettlementSheet, payments: Sequence[Part], receipt: str, settings: Settings) -> Paper:
    """The list as it was settled, with how it was paid."""
    paid = replace(sheet, payments=tuple(payments), receipt=receipt)
    return _paper(SETTLEMENT, paid, settings, final=True)


def _paper(kind: Kind, sheet: SettlementSheet, settings: Settings, *, final: bool = False) -> Paper:
    return Paper(
        kind=kind.code,
        number=sheet.number,
        title=T("Settlement list", "paper"),
        format=Format.A4,
        blocks=tuple(_blocks(sheet, settings.of(TAX_RATE) * 100, final=final)),
        letterhead=letterhead(settings),
        language=guest_language(settings),
        note=T("{at:moment}", at=sheet.at),
    )


def _blocks(sheet: SettlementSheet, tax_rate: int, *, final: bool) -> Iterator[Block]:
    made = settle([listed(one) for one in sheet.lines], tax_rate, sheet.excess)
    yield Facts(tuple(car_facts(sheet.car)), columns=3, cells=True)
    yield Table(
        LINES, (*_rows(made, {str(one.n): one for one in sheet.lines}), *_excess(sheet)), name=NAME, grid=True
    )
    if not _is_customers_alone(made):
        yield Table(SPLIT, tuple(_split(made)), name=0, grid=True)
    yield Keep((_account(sheet, made), Due(T("The customer pays"), made.payers.get(Payer.CUSTOMER, 0))))
    if sheet.advice:
        yield Group(T("Recommended work", "paper"))
        yield Table(ADVICE, tuple(_advice(one) for one in sheet.advice), name=1, grid=True)
        yield from _own_notes(sheet.advice)
    paid = _paid(sheet, made) if final else ()
    yield Facts((*_afterwards(sheet), *_parts(sheet), *paid), columns=2, cells=True)
    told = T("Both sides have checked this list; it holds once the customer has signed it.")
    signs = (Sign(T("Customer")), Sign(T("Cashier")), Sign(SEAL))
    yield Keep((Words(told, small=True), Signatures(signs)))


def _parts(sheet: SettlementSheet) -> Iterator[Fact]:
    """What became of the parts that were taken out, and which the customer brought along."""
    fates = Counter(sheet.old_parts)
    told = [T("{fate} × {n}", "old parts", fate=FATES[fate], n=n) for fate, n in fates.items()]
    if told:
        yield Fact(T("Old parts"), T("{what:list}", what=told))
    yield from own_parts(sheet.own_parts)


def car_facts(car: CarSheet) -> Iterator[Fact]:
    """Whose car it is, and by which order it was here."""
    yield Fact(T("Customer"), car.customer)
    yield Fact(T("Plate"), painted(car.plate))
    yield Fact(T("Vehicle"), car.model)
    yield Fact(T("VIN"), car.vin or "—")
    yield Fact(T("Engine number"), car.engine or "—")
    yield Fact(T("Mileage"), "—" if car.km is None else T("{n} km", n=f"{car.km:,}"))
    yield Fact(T("Job order", "number"), car.order or "—")
    yield Fact(T("Came", "visit"), T("{at:moment}", at=car.arrived_at) if car.arrived_at else "—")
    yield Fact(T("Service adviser"), car.adviser or "—")


def _rows(made: Settlement, lines: dict[str, LineFacts]) -> Iterator[Row | Group]:
    for section in made.sections:
        yield Group(FEES[section.fee], note=figures(section.sum))
        yield from (_row(one, lines[one.line]) for one in section.charges)


def _excess(sheet: SettlementSheet) -> Iterator[Row | Group]:
    """What the customer bears of what the insurer pays: in the sums of the lines already, and theirs below."""
    if sheet.excess:
        yield Group(PAYERS[Payer.INSURANCE])
        yield Row(("", "", EXCESS, "", "", "", figures(sheet.excess), PAYERS[Payer.CUSTOMER]))


def _row(charge: Charge, line: LineFacts) -> Row:
    quantity: Said = f"{line.drawn} {line.unit}" if line.is_material else how_much(line)
    off = figures(-charge.off) if charge.off else ""
    cells = (str(line.n), line.code, line.name, quantity, figures(line.price), off, figures(charge.net))
    return Row((*cells, PAYERS[line.payer]), under=(*graded(line), *under(line)), sum=charge.net)


def _is_customers_alone(made: Settlement) -> bool:
    return set(made.payers) == {Payer.CUSTOMER}


def _split(made: Settlement) -> Iterator[Row]:
    for payer, fen in made.payers.items():
        yield Row((PAYERS[payer], figures(fen), figures(made.tax[payer])))
    if len(made.payers) > 1:
        yield Row((T("All payers"), figures(made.total), figures(sum(made.tax.values()))))


def _account(sheet: SettlementSheet, made: Settlement) -> Sums:
    """v1 → +v2 → what is authorised → what is charged of it, and the tax in it where nobody else pays."""
    sums = [
        Sum(T("Estimate v{n}", "version", n=n) if n == 1 else T("+v{n}", "version", n=n), fen)
        for n, fen in sheet.account.versions
    ]
    charged = made.payers.get(Payer.CUSTOMER, 0) - sheet.excess
    authorised = Sum(T("Authorised by the customer"), sheet.account.authorised, rule=True)
    less = [Sum(T("Not used or discounted"), charged - sheet.account.authorised)]
    excess = (Sum(EXCESS, sheet.excess),) if sheet.excess else ()
    tax = (Sum(T("Tax in it", "paper"), made.tax[Payer.CUSTOMER]),) if _is_customers_alone(made) else ()
    return Sums((*sums, authorised, *(less if charged < sheet.account.authorised else ()), *excess, *tax))


def _advice(one: HeardSheet) -> Row:
    facts = one.facts
    under: list[Said] = [T("Why: {why}", "advice", why=Kept(facts.why))]
    if facts.risk:
        under.append(T("Safety. If it is not done: {risk}", risk=Kept(facts.risk)))
    answer: Said = OUTCOMES[facts.outcome] if facts.outcome else T("not asked yet", "advice")
    if one.left_out_by:
        answer = T("left out by {who}", "advice", who=one.left_out_by)
    return Row((str(facts.n), Kept(facts.what), one.by, answer), under=tuple(under))


def _own_notes(advice: Sequence[HeardSheet]) -> Iterator[Block]:
    """What the customer wrote and signed for each safety item, or who of the staff signed."""
    for one in advice:
        if one.facts.outcome is None or not one.signature:
            continue
        said = T("{n}: {words}", "advice", n=one.facts.n, words=one.words or OUTCOMES[one.facts.outcome])
        places = [Sign(T("Customer"), drawn=one.signature)]
        if one.facts.outcome is Outcome.UNSIGNED:
            said = T("{n}: explained; the customer will not sign", "advice", n=one.facts.n)
            places = [
                Sign(T("Service adviser"), drawn=one.signature),
                Sign(T("Witness"), under=one.witness, drawn=one.witness_signature or ""),
            ]
        yield Keep((Words(said, voice=True), Signatures(tuple(places))))


def _afterwards(sheet: SettlementSheet) -> Iterator[Fact]:
    if sheet.next and sheet.next.warranty:
        told: dict[str, Any] = {"who": sheet.explained_by, "at": sheet.next.at}
        yield Fact(T("Warranty, first maintenance"), T("explained by {who}, {at:moment}", "paper", **told))
    if sheet.next:
        told = {"day": sheet.next.day, "km": f"{sheet.next.km:,}"}
        yield Fact(T("Next maintenance"), T("{day:day} or {km} km, whichever comes first", **told))
        way = CHANNELS[sheet.next.channel] if sheet.next.channel else T("Wishes no calls")
        yield Fact(T("Call afterwards, reminder", "paper"), way)
    yield from guaranteed(sheet.guarantees)


def guaranteed(guarantees: Sequence[Guaranteed]) -> Iterator[Fact]:
    """Each kind of repair with its guarantee."""
    for one in guarantees:
        yield Fact(T("Kind of repair"), REPAIRS[one.kind])
        yield Fact(T("Guarantee of the repair"), guaranteed_until(one))


def guaranteed_until(one: Guaranteed) -> Text:
    """The last day and the last kilometre of the guarantee."""
    told: dict[str, Any] = {"day": one.day, "km": f"{one.km:,}"}
    return T("Until {day:day} or {km} km, whichever comes first", **told)


def _paid(sheet: SettlementSheet, made: Settlement) -> Iterator[Fact]:
    for part in sheet.payments:
        yield Fact(means_said(part), figures(part.amount))
    if sheet.receipt:
        yield Fact(T("Receipt", "number"), sheet.receipt)
    elif not made.payers.get(Payer.CUSTOMER, 0):
        yield Fact(T("Customer"), T("Nothing to pay"))
    yield Fact(T("Inspector"), sheet.inspector or "—")
    if sheet.certificate:
        yield Fact(T("Certificate number"), sheet.certificate)
    yield Fact(T("Invoice number"), "")
