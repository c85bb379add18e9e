"""派工单 and 质检单: what a team is to do with a car, and how it was inspected (DLR-30, 33)."""

from collections.abc import Iterable, Iterator

from app.counter.letterhead import house_language, letterhead
from app.counter.settings import Settings
from app.flows.dealership.facts.workshop import Check, Did, Logged, WorkSheet
from app.flows.dealership.papers.kinds import DISPATCH_SHEET, INSPECTION_SHEET
from app.kernel.hours import hours
from app.kernel.text import T, Text
from app.paper.model import (
    Block,
    Column,
    Fact,
    Facts,
    Format,
    Group,
    Keep,
    Paper,
    Row,
    Sign,
    Signatures,
    Table,
    Words,
)

WORKSHOP = "workshop"
"""The printer in the workshop, by its role."""
CHECKS = {
    Check.OWN: T("Technician's own check", "paper"),
    Check.TEAM: T("Team leader's check", "paper"),
    Check.INSPECTION: T("Inspection", "paper"),
    Check.DESK: T("Adviser's look", "paper"),
}
TO_DO = (
    Column(T("No.", "paper"), 0.07),
    Column(T("Work", "paper"), 0.41, strong=True),
    Column(T("Standard hours"), 0.14, right=True),
    Column(T("Technician", "paper"), 0.19),
    Column(T("Signature", "paper"), 0.19),
)
DONE = (
    Column(T("No.", "paper"), 0.07),
    Column(T("Work", "paper"), 0.43, strong=True),
    Column(T("Standard hours"), 0.14, right=True),
    Column(T("Worked", "paper"), 0.14, right=True),
    Column(T("Technician", "paper"), 0.22),
)
CHECKED = (
    Column(T("Inspection", "paper"), 0.26, strong=True),
    Column(T("Result", "paper"), 0.14),
    Column(T("By", "paper"), 0.18),
    Column(T("When", "paper"), 0.2),
    Column(T("Work", "paper"), 0.22),
)


def dispatch_sheet(sheet: WorkSheet, settings: Settings) -> Paper:
    """What a team is to do, by when, and what else matters; each line is signed (DLR-30)."""
    return Paper(
        kind=DISPATCH_SHEET.code,
        number=sheet.number,
        title=T("Dispatch sheet"),
        format=Format.A4,
        blocks=tuple(_to_do(sheet)),
        letterhead=letterhead(settings),
        language=house_language(settings),
    )


def inspection_sheet(sheet: WorkSheet, settings: Settings) -> Paper:
    """Three inspections by three people, also those that sent the work back (DLR-33)."""
    return Paper(
        kind=INSPECTION_SHEET.code,
        number=sheet.number,
        title=T("Inspection sheet"),
        format=Format.A4,
        blocks=tuple(_checked(sheet)),
        letterhead=letterhead(settings),
        language=house_language(settings),
    )


def _to_do(sheet: WorkSheet) -> Iterator[Block]:
    yield _car(sheet)
    rows = tuple(Row((str(one.n), one.name, hours(one.minutes), "", "")) for one in sheet.jobs)
    yield Table(TO_DO, rows, name=1, grid=True)
    if sheet.note:
        yield Group(T("What else matters", "paper"))
        yield Words(sheet.note, voice=True)
    told = T("Nobody gets into the car or touches belongings unless the work on a line needs it.")
    places = (Sign(T("Workshop head")), Sign(T("Team leader", "workshop")))
    yield Keep((Words(told, small=True), Signatures(places)))


def _checked(sheet: WorkSheet) -> Iterator[Block]:
    yield _car(sheet)
    done = tuple(
        Row((str(one.n), one.name, hours(one.minutes), hours(one.worked), one.by)) for one in sheet.jobs
    )
    yield Table(DONE, done, name=1, grid=True)
    yield Group(T("Inspections", "paper"))
    names = {str(one.id): str(one.n) for one in sheet.jobs}
    checks = [one for one in sheet.log if one.did in (Did.CHECKED, Did.FAILED)]
    yield Table(CHECKED, tuple(_check(one, sheet, names) for one in checks), name=0, grid=True)
    places = [Sign(CHECKS[one], under=_by(one, sheet)) for one in Check if one is not Check.DESK]
    yield Keep((Signatures(tuple(places)),))


def _check(one: Logged, sheet: WorkSheet, names: dict[str, str]) -> Row:
    passed = one.did is Did.CHECKED
    result = T("passed", "inspection") if passed else T("not passed", "inspection")
    when = T("{at:moment}", at=one.at)
    who = sheet.names.get(one.by, one.by)
    under = (one.words,) if one.words else ()
    return Row((CHECKS[Check(one.how)], result, who, when, names.get(one.job or "", "")), under=under)


def _by(check: Check, sheet: WorkSheet) -> Text | str:
    """Who passed an inspection last."""
    last = _last(one for one in sheet.log if one.did is Did.CHECKED and one.how == check)
    return T("{who}, {at:time}", who=sheet.names.get(last.by, last.by), at=last.at) if last else ""


def _last(log: Iterable[Logged]) -> Logged | None:
    return max(log, key=lambda one: one.n, default=None)


def _car(sheet: WorkSheet) -> Facts:
    return Facts(
        (
            Fact(T("Plate"), sheet.plate),
            Fact(T("Vehicle"), sheet.model),
            Fact(T("VIN"), sheet.vin or "—"),
            Fact(T("Visit", "number"), sheet.visit),
            Fact(T("Team", "workshop"), sheet.team),
            Fact(T("Bay", "workshop"), sheet.bay),
            Fact(T("Promised", "paper"), T("{at:moment}", at=sheet.promised)),
        ),
        columns=2,
        cells=True,
    )
