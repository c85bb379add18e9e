"""索赔单: what the maker or an insurer is asked to pay, line by line (DLR-44, 60)."""

from collections.abc import Iterator

from app.counter.letterhead import house_language, letterhead
from app.counter.settings import Settings
from app.flows.dealership.facts.claims import ClaimSheet
from app.flows.dealership.facts.estimates import LineFacts
from app.flows.dealership.facts.terms import PAYERS
from app.flows.dealership.papers.estimates import how_much
from app.flows.dealership.papers.kinds import CLAIM
from app.flows.dealership.papers.photos import pictures
from app.flows.dealership.papers.settlement import car_facts
from app.flows.dealership.rules.billing import charge_of
from app.kernel.money import figures
from app.kernel.text import T
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
    Sign,
    Signatures,
    Sum,
    Sums,
    Table,
    Words,
)

LINES = (
    Column("#", 0.08),
    Column(T("Code"), 0.18),
    Column(T("Work or part", "paper"), 0.42, strong=True),
    Column(T("Hours, quantity", "paper"), 0.16, right=True),
    Column(T("Amount (yuan)", "paper"), 0.16, right=True),
)


def claim_sheet(sheet: ClaimSheet, settings: Settings) -> Paper:
    """The claim as it is sent: car, fault code or insurance case, labour and parts, the sum."""
    return Paper(
        kind=CLAIM.code,
        number=sheet.number,
        title=T("Claim", "paper"),
        format=Format.A4,
        blocks=tuple(_blocks(sheet)),
        letterhead=letterhead(settings),
        language=house_language(settings),
        note=T("{at:day}", at=sheet.at),
    )


def _blocks(sheet: ClaimSheet) -> Iterator[Block]:
    yield Facts(tuple(car_facts(sheet.car)), columns=3, cells=True)
    yield Facts(tuple(_case(sheet)), columns=3, cells=True)
    if sheet.symptom:
        yield Group(T("Symptom", "claim"))
        yield Words(sheet.symptom, voice=True)
    yield Table(LINES, tuple(map(_row, sheet.lines)), name=2, grid=True)
    facts = sheet.facts
    sums = [Sum(T("Labour", "claim"), facts.labour), Sum(T("Parts", "claim"), facts.material)]
    if facts.assessed is not None:
        sums.append(Sum(T("Assessed", "claim"), facts.assessed, rule=True))
    if facts.excess:
        sums.append(Sum(T("Excess, borne by the customer"), -facts.excess))
    yield Keep((Sums(tuple(sums)), Due(T("Claimed"), facts.asked)))
    if facts.papers:
        yield Words(T("Enclosed: {papers:list}", "claim", papers=list(facts.papers)))
    if sheet.photos:
        yield Group(T("Photos"))
        yield pictures([(str(n), one) for n, one in enumerate(sheet.photos, 1)], across=2)
    yield Keep((Signatures((Sign(T("Made out by"), under=sheet.by), Sign(T("Seal of the house")))),))


def _case(sheet: ClaimSheet) -> Iterator[Fact]:
    facts = sheet.facts
    yield Fact(T("Claimed from"), sheet.who)
    yield Fact(T("By", "claim"), PAYERS[facts.payer])
    yield Fact(T("Sold on"), T("{day:day}", day=sheet.sold_on) if sheet.sold_on else "—")
    if facts.code:
        yield Fact(T("Fault code"), facts.code)
    if facts.kept_until:
        yield Fact(T("Old part kept until"), T("{day:day}", day=facts.kept_until))
    if facts.policy:
        yield Fact(T("Policy"), facts.policy)
    if facts.loss:
        yield Fact(T("Loss number"), facts.loss)
    if sheet.surveyor:
        yield Fact(T("Surveyor"), sheet.surveyor)
    if sheet.began:
        yield Fact(T("Repair begun"), T("{at:moment}", at=sheet.began))
    if sheet.ended:
        yield Fact(T("Repair done"), T("{at:moment}", at=sheet.ended))


def _row(one: LineFacts) -> Row:
    return Row((str(one.n), one.code, one.name, how_much(one), figures(charge_of(one).net)))
