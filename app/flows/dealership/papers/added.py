"""增项确认单, A4: what was asked, what the customer said and how; the account v1 → +v2 → final. 出库单, A5 (DLR-21, 32, 60)."""

from collections.abc import Iterator

from app.counter.letterhead import guest_language, house_language, letterhead
from app.counter.settings import Settings
from app.flows.dealership.facts.asking import AskedSheet, Drawn, IssueSheet
from app.flows.dealership.facts.payers import Payer
from app.flows.dealership.facts.terms import ANSWERS, EXCESS_TOLD, PAYERS, PROOFS
from app.flows.dealership.papers.estimates import discounted, graded, how_much
from app.flows.dealership.papers.kinds import ADDED, ISSUE, RETURN
from app.flows.dealership.papers.photos import pictures
from app.flows.dealership.rules.plates import painted
from app.kernel.money import figures
from app.kernel.text import T, Text
from app.paper.model import (
    Block,
    Column,
    Due,
    Fact,
    Facts,
    Format,
    Keep,
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
    Column("#", 0.06),
    Column(T("Work or part", "paper"), 0.42),
    Column(T("Hours, quantity", "paper"), 0.14, right=True),
    Column(T("Amount (yuan)", "paper"), 0.14, right=True, strong=True),
    Column(T("Paid by", "payer"), 0.1),
    Column(T("Answer", "paper"), 0.14),
)
PARTS = (
    Column("#", 0.06),
    Column(T("Code"), 0.16),
    Column(T("Name", "price list"), 0.32),
    Column(T("Place in the store"), 0.1),
    Column(T("Quantity", "part"), 0.12, right=True, strong=True),
    Column(T("Price (yuan)", "paper"), 0.12, right=True),
    Column(T("Amount (yuan)", "paper"), 0.12, right=True),
)


def added_work(sheet: AskedSheet, settings: Settings) -> Paper:
    """What the customer was asked about, their answers, and what they have authorised by now."""
    return Paper(
        kind=ADDED.code,
        number=sheet.number,
        title=T("Added work", "paper"),
        format=Format.A4,
        blocks=tuple(_asked(sheet)),
        letterhead=letterhead(settings),
        language=guest_language(settings),
        note=T("{at:moment}", at=sheet.at),
    )


def parts_issue(sheet: IssueSheet, settings: Settings) -> Paper:
    """Pieces that left the store for an order, signed for by the technician (DLR-32)."""
    return Paper(
        kind=ISSUE.code,
        number=sheet.number,
        title=T("Parts issue", "paper"),
        format=Format.A5_ACROSS,
        blocks=_slip(sheet, T("Drawn by", "parts")),
        letterhead=letterhead(settings),
        language=house_language(settings),
        note=T("{at:moment}", at=sheet.at),
    )


def parts_return(sheet: IssueSheet, settings: Settings) -> Paper:
    """Pieces that came back unused, signed for as they were drawn (DLR-32)."""
    return Paper(
        kind=RETURN.code,
        number=sheet.number,
        title=T("Parts return", "paper"),
        format=Format.A5_ACROSS,
        blocks=_slip(sheet, T("Returned by", "parts")),
        letterhead=letterhead(settings),
        language=house_language(settings),
        note=T("{at:moment}", at=sheet.at),
    )


def _slip(sheet: IssueSheet, signed: Text) -> tuple[Block, ...]:
    amount = sum(one.line.price * one.quantity for one in sheet.pieces)
    at_work: Said = T("{who:list}", who=list(sheet.technicians)) if sheet.technicians else "—"
    facts = (
        Fact(T("Job order", "number"), sheet.order),
        Fact(T("Plate"), painted(sheet.plate)),
        Fact(T("Vehicle"), sheet.model),
        Fact(T("Team", "workshop"), sheet.team or "—"),
        Fact(T("Technician"), at_work),
        Fact(T("When", "paper"), T("{at:moment}", at=sheet.at)),
    )
    return (
        Facts(facts, columns=3, cells=True),
        Table(PARTS, tuple(map(_piece, sheet.pieces)), name=2, grid=True, ends=True),
        Keep(
            (
                Due(T("In all, {n} {n:item|items}", "parts issue", n=len(sheet.pieces)), amount),
                Signatures(
                    (
                        Sign(signed, under=sheet.taker, drawn=sheet.signature),
                        Sign(T("Parts clerk"), under=sheet.by),
                    )
                ),
            )
        ),
    )


def _piece(one: Drawn) -> Row:
    line, amount = one.line, one.line.price * one.quantity
    cells = (str(line.n), line.code, line.name, one.shelf, f"{one.quantity} {line.unit}", figures(line.price))
    return Row((*cells, figures(amount)), under=graded(line), sum=amount)


def _asked(sheet: AskedSheet) -> Iterator[Block]:
    yield Facts(tuple(_facts(sheet)), columns=3, cells=True)
    yield Table(LINES, tuple(_rows(sheet)), grid=True)
    if sheet.photos:
        yield pictures([(f"{line.n} {line.name}", one) for line, one in sheet.photos])
    insured = any(line.payer is Payer.INSURANCE for line, _ in sheet.asked)
    told = (Words(EXCESS_TOLD, small=True),) if insured else ()
    due = Due(T("Authorised by the customer"), sheet.account.authorised)
    yield Keep((_account(sheet), due, *told, _signs(sheet)))


def _facts(sheet: AskedSheet) -> Iterator[Fact]:
    yield Fact(T("Customer"), sheet.customer)
    yield Fact(T("Plate"), painted(sheet.plate))
    yield Fact(T("Vehicle"), sheet.model)
    yield Fact(T("Job order", "number"), sheet.order)
    yield Fact(T("Proof"), PROOFS[sheet.proof])
    yield Fact(T("Asked by"), sheet.by or "—")
    if sheet.words:
        yield Fact(T("The customer says", "answer"), sheet.words, wide=True, voice=True)


def _rows(sheet: AskedSheet) -> Iterator[Row]:
    for line, answer in sheet.asked:
        amount = T("after examination", "sum") if line.net is None else figures(line.net)
        cells = (str(line.n), line.name, how_much(line), amount, PAYERS[line.payer], ANSWERS[answer])
        why = sheet.why.get(line.id)
        found = (T("found: {why}", why=why),) if why else ()
        yield Row(cells, under=(*found, *discounted(line)))


def _account(sheet: AskedSheet) -> Sums:
    """v1, then what each later asking added."""
    sums = [
        Sum(T("v{n}", "version", n=n) if n == 1 else T("+v{n}", "version", n=n), fen)
        for n, fen in sheet.account.versions
    ]
    return Sums(tuple(sums))


def _signs(sheet: AskedSheet) -> Signatures:
    under = T("signed on screen, {at:moment}", at=sheet.at) if sheet.signature else ""
    return Signatures(
        (
            Sign(T("Customer"), under=under, drawn=sheet.signature or ""),
            Sign(T("Service adviser"), under=sheet.by),
        )
    )
