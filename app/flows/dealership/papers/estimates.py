"""估价单 and 任务委托书, A4: the car, what was said, labour and parts by kind of fee, who pays what (DLR-15, 20)."""

from collections.abc import Iterator
from typing import Any

from app.counter.letterhead import guest_language, letterhead
from app.counter.settings import Settings
from app.flows.dealership.facts.estimates import Diagnosis, EstimateSheet, LineFacts
from app.flows.dealership.facts.form_words import CAME_BY
from app.flows.dealership.facts.guarantee import REPAIRS, Repair
from app.flows.dealership.facts.payers import Fee, Payer
from app.flows.dealership.facts.price_list import Grade
from app.flows.dealership.facts.terms import EXCESS_TOLD, FEES, GRADES, OLD_PARTS, PAYERS, WAYS_TO_PAY
from app.flows.dealership.facts.warranty import REASONS, VERDICTS, Decided
from app.flows.dealership.papers.kinds import ESTIMATE, ORDER
from app.flows.dealership.rules.estimates import by_payer, total
from app.flows.dealership.rules.guarantee import terms_of
from app.flows.dealership.rules.plates import painted
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
    Paper,
    Row,
    Said,
    Sign,
    Signatures,
    Table,
    Words,
)

GUARANTEE = (
    Column(T("Guarantee of the repair, from the delivery on", "paper"), 0.6),
    Column(T("Kilometres", "paper"), 0.2, right=True),
    Column(T("or days", "paper"), 0.2, right=True),
)
SEAL = T("Seal of the house")
ORDERS = "job order"
"""The printer of estimates and orders."""
TO_BE_SIGNED = T("to be signed", "copy")
COPIES = (T("customer's copy", "copy"), T("workshop's copy", "copy"), T("file copy", "copy"))
LINES = (
    Column("#", 0.05),
    Column(T("Code"), 0.13),
    Column(T("Work or part", "paper"), 0.34),
    Column(T("Hours, quantity", "paper"), 0.13, right=True),
    Column(T("Price (yuan)", "paper"), 0.11, right=True),
    Column(T("Amount (yuan)", "paper"), 0.12, right=True, strong=True),
    Column(T("Paid by", "payer"), 0.12),
)
NAME = 2
SPLIT = (
    Column(T("Paid by", "payer"), 0.25),
    *(Column(word, 0.15, right=True) for word in (T("Labour"), T("Parts"))),
    Column(T("In all", "paper"), 0.2, right=True, strong=True),
)


def estimate(sheet: EstimateSheet, settings: Settings) -> Paper:
    """The estimate as it stands; what is priced after an examination has no sum."""
    return _paper(
        ESTIMATE,
        sheet,
        T("Estimate", "paper"),
        _version(sheet),
        (*_work(sheet), *_estimated(sheet)),
        settings,
    )


def job_order(sheet: EstimateSheet, copy: Text, settings: Settings) -> Paper:
    """The order, to be signed or signed, with the guarantee of its repairs; `copy` says whose it is."""
    blocks = (*_work(sheet), *_guarantee(sheet, settings), *_ordered(sheet))
    return _paper(ORDER, sheet, T("Job order", "paper"), copy, blocks, settings)


def _paper(
    kind: Kind, sheet: EstimateSheet, title: Text, note: Said, blocks: tuple[Block, ...], settings: Settings
) -> Paper:
    return Paper(
        kind=kind.code,
        number=sheet.number,
        title=title,
        format=Format.A4,
        blocks=blocks,
        letterhead=letterhead(settings),
        language=guest_language(settings),
        note=note,
    )


def _work(sheet: EstimateSheet) -> Iterator[Block]:
    """The car and what was said, the lines, and who pays what."""
    yield Facts(tuple(_car(sheet)), columns=3, cells=True)
    if sheet.words:
        yield Facts(tuple(_fault(sheet)), columns=1, cells=True)
    yield Table(LINES, tuple(_rows(sheet)), name=NAME, grid=True)
    yield Table(SPLIT, tuple(_split(sheet)), name=0, grid=True)


def _car(sheet: EstimateSheet) -> Iterator[Fact]:
    yield Fact(T("Customer"), sheet.customer)
    yield Fact(T("Phone"), sheet.phone or "—")
    yield Fact(T("Plate"), painted(sheet.plate))
    yield Fact(T("Vehicle"), sheet.model)
    yield Fact(T("VIN"), sheet.vin or "—")
    yield Fact(T("Engine number"), sheet.engine or "—")
    yield Fact(T("Came", "visit"), T("{at:moment}", at=sheet.arrived_at) if sheet.arrived_at else "—")
    yield Fact(T("Mileage"), "—" if sheet.km is None else T("{n} km", n=f"{sheet.km:,}"))
    yield Fact(T("Came by", "vehicle"), CAME_BY[sheet.filled.came_by])
    yield Fact(T("Service adviser"), sheet.adviser or "—")
    yield Fact(T("Number", "visit"), sheet.visit)
    yield Fact(T("Expected finish"), T("{at:moment}", at=sheet.expected) if sheet.expected else "—")


def _fault(sheet: EstimateSheet) -> Iterator[Fact]:
    """What is wrong with it: in the customer's words, when it happens, and what was found on the spot."""
    yield Fact(T("The customer says"), sheet.words or "—", voice=True)
    if sheet.conditions:
        yield Fact(T("When it happens", "fault"), sheet.conditions, voice=True)
    if sheet.estimate.diagnosis:
        yield Fact(T("Looked at", "fault"), _looked_at(sheet.estimate.diagnosis))


def _looked_at(said: Diagnosis) -> Text:
    """Whether the fault was found on the spot, and whether the car was driven for it."""
    found = T("found on the spot", "fault") if said.found else T("to be examined", "fault")
    return T("{found}; road test made", "fault", found=found) if said.road_test else found


def _version(sheet: EstimateSheet) -> Text:
    return T("v{n}, {at:moment}", "version", n=sheet.version, at=sheet.at)


def _rows(sheet: EstimateSheet) -> Iterator[Row | Group]:
    """By kind of fee, in the order of the national list; numbered as on the screen."""
    for fee in Fee:
        lines = [one for one in sheet.estimate.standing if one.fee is fee]
        if lines:
            yield Group(FEES[fee])
        yield from map(_row, lines)


def _row(line: LineFacts) -> Row:
    amount: Said = T("after examination", "sum") if line.net is None else figures(line.net)
    price = figures(line.price)
    cells = (str(line.n), line.code, line.name, how_much(line), price, amount, PAYERS[line.payer])
    decided = (_warranty(line.decided),) if line.decided else ()
    return Row(cells, under=(*graded(line), *decided, *under(line)), sum=line.net)


def graded(line: LineFacts) -> tuple[Text, ...]:
    """Whose make a part is, where it is not the maker's own."""
    return (GRADES[line.grade],) if line.grade and line.grade is not Grade.MAKER else ()


def under(line: LineFacts) -> tuple[Said, ...]:
    """Beneath a line: what is taken off it, and that it is free."""
    free = (T("First maintenance, free", "paper"),) if line.payer is Payer.FIRST else ()
    return (*free, *discounted(line))


def discounted(line: LineFacts) -> tuple[Text, ...]:
    """What is taken off a line, and why."""
    one = line.discounted
    if one is None or not line.off:
        return ()
    told: dict[str, Any] = {"full": line.amount, "off": one.off, "why": one.why}
    return (T("{full:money} less discount {off:money}: {why}", **told),)


def _warranty(decided: Decided) -> Text:
    """What was decided about the maker's paying, and by which rule (DLR-12)."""
    told: dict[str, Any] = {"verdict": VERDICTS[decided.verdict], "reason": REASONS[decided.reason]}
    if decided.provisional:
        return T("Warranty: {verdict} ({reason}), provisional", **told)
    return T("Warranty: {verdict} ({reason})", **told)


def how_much(line: LineFacts) -> Said:
    """Hours of labour, or so many pieces."""
    if line.is_material:
        return f"{line.quantity} {line.unit}"
    return T("{n:minutes}", n=line.quantity)


def _split(sheet: EstimateSheet) -> Iterator[Row]:
    for payer, whole in by_payer(sheet.estimate).items():
        if whole or payer is Payer.CUSTOMER:
            material = sum(
                one.net or 0 for one in sheet.estimate.standing if one.payer is payer and one.is_material
            )
            yield Row((PAYERS[payer], figures(whole - material), figures(material), figures(whole)))
    yield Row((T("All payers"), "", "", figures(total(sheet.estimate))))


def _guarantee(sheet: EstimateSheet, settings: Settings) -> Iterator[Block]:
    """How long the house answers for each kind of repair on the order (DLR-34)."""
    kinds = {one.repair for one in sheet.estimate.standing if one.repair}
    terms = terms_of(settings)
    rows = tuple(
        Row((REPAIRS[kind], f"{terms[kind].km:,}", str(terms[kind].days))) for kind in Repair if kind in kinds
    )
    if rows:
        yield Table(GUARANTEE, rows, name=0, grid=True)


def _customers(sheet: EstimateSheet) -> int:
    return by_payer(sheet.estimate)[Payer.CUSTOMER]


def _estimated(sheet: EstimateSheet) -> Iterator[Block]:
    told = (T("Valid until {day:day}.", day=sheet.until), *_makes(sheet), *_told_later(sheet))
    yield Keep(
        (
            Due(T("Estimated for the customer"), _customers(sheet)),
            *(Words(one, small=True) for one in told),
            Signatures((Sign(T("Customer")), Sign(T("Service adviser"), under=sheet.adviser), Sign(SEAL))),
        )
    )


def _makes(sheet: EstimateSheet) -> Iterator[Text]:
    """Whose make the parts are that say nothing else."""
    if any(one.grade is Grade.MAKER for one in sheet.estimate.standing):
        yield T("Parts are the maker's own, but where their line says otherwise.")


def _told_later(sheet: EstimateSheet) -> Iterator[Text]:
    if any(one.examine for one in sheet.estimate.standing):
        yield T(
            "What is priced after an examination is told to the customer then, and done only with their consent."
        )


def own_parts(brought: Kept | None) -> Iterator[Fact]:
    """What the customer brought along to be fitted (自备配件)."""
    if brought:
        yield Fact(T("The customer's own parts"), brought, wide=True, voice=True)


def _ordered(sheet: EstimateSheet) -> Iterator[Block]:
    order = sheet.estimate.order
    if order:
        yield Facts(
            (
                Fact(T("Way to pay"), WAYS_TO_PAY[order.paying]),
                Fact(T("Old parts"), OLD_PARTS[order.old_parts]),
                *own_parts(order.own_parts),
            ),
            columns=2,
            cells=True,
        )
    terms = T(
        "The customer is charged no more than the authorised sum, not by a fen. Work that is found to be needed is "
        "done only once the customer has agreed to it; names and prices of what is agreed do not change."
    )
    under = T("signed on screen, {at:moment}", at=sheet.at) if sheet.signature else ""
    signs = (
        Sign(T("Customer"), under=under, drawn=sheet.signature or ""),
        Sign(T("Service adviser"), under=sheet.adviser),
        Sign(SEAL),
    )
    insured = any(one.payer is Payer.INSURANCE for one in sheet.estimate.standing)
    told = (terms, *_told_later(sheet), *_makes(sheet), *((EXCESS_TOLD,) if insured else ()))
    words = tuple(Words(one, small=True) for one in told)
    yield Keep((Due(T("Authorised by the customer"), _customers(sheet)), *words, Signatures(signs)))
