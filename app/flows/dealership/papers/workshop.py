"""派工单 and 质检单: what a team is to do with a car, and how it was inspected (DLR-30, 33)."""

from collections.abc import Iterable, Iterator

from app.counter.letterhead import house_language, letterhead
from app.counter.settings import Settings
from app.flows.dealership.facts.workshop import Check, Did, Logged, SheetJob, WorkSheet
from app.flows.dealership.papers.drawing import gauge
from app.flows.dealership.papers.kinds import DISPATCH_SHEET, INSPECTION_SHEET
from app.flows.dealership.rules.plates import painted
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
    Said,
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
INSPECTIONS = (Check.OWN, Check.TEAM, Check.INSPECTION)
DONE = (
    Column(T("No.", "paper"), 0.06),
    Column(T("Work", "paper"), 0.29, strong=True),
    Column(T("Standard hours"), 0.1, right=True),
    Column(T("Worked", "paper"), 0.1, right=True),
    Column(T("Technician", "paper"), 0.12),
    *(
        Column(word, 0.11)
        for word in (T("Own", "inspection"), T("Team", "inspection"), T("Final", "inspection"))
    ),
)
CHECKED = (
    Column(T("Inspection", "paper"), 0.18, strong=True),
    Column(T("Result", "paper"), 0.12),
    Column(T("No.", "paper"), 0.06),
    Column(T("By", "paper"), 0.14),
    Column(T("When", "paper"), 0.16),
    Column(T("Note", "mark"), 0.34),
)
NOTE = 5


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
    yield Facts(tuple(_car(sheet)), columns=3, cells=True)
    rows = tuple(Row((str(one.n), one.name, hours(one.minutes), "", "")) for one in sheet.jobs)
    yield Table(TO_DO, rows, name=1, grid=True)
    if sheet.note:
        yield Group(T("What else matters", "paper"))
        yield Words(sheet.note, voice=True)
    told = T("Nobody gets into the car or touches belongings unless the work on a line needs it.")
    places = (Sign(T("Workshop head")), Sign(T("Team leader", "workshop")), Sign(T("Inspector")))
    yield Keep((Words(told, small=True), Signatures(places)))


def _checked(sheet: WorkSheet) -> Iterator[Block]:
    yield Facts(tuple(_car(sheet)), columns=3, cells=True)
    yield Table(DONE, tuple(_done(one, sheet) for one in sheet.jobs), name=1, grid=True)
    yield Group(T("Inspections", "paper"))
    names = {str(one.id): str(one.n) for one in sheet.jobs}
    checks = [one for one in sheet.log if one.did in (Did.CHECKED, Did.FAILED)]
    yield Table(CHECKED, tuple(_check(one, sheet, names) for one in checks), name=NOTE, grid=True)
    if sheet.advice:
        yield Group(T("Recommended work"))
    for n, what, why in sheet.advice:
        yield Words(T("{n}. {what}; why: {why}", "advice", n=n, what=what, why=why), voice=True)
    places = [Sign(CHECKS[one], under=_by(one, sheet)) for one in INSPECTIONS]
    yield Keep((Signatures(tuple(places)),))


def _done(one: SheetJob, sheet: WorkSheet) -> Row:
    """A job, and what each inspection said of it: that it is right, or right once it was done again."""
    failed = {each.how for each in sheet.log if each.did is Did.FAILED and each.job == one.id}
    passed = {each.how for each in sheet.log if each.did is Did.CHECKED}
    again, right = T("passed after rework", "inspection"), T("passed", "inspection")
    told: list[Said] = [
        (again if check in failed else right) if check in passed else "" for check in INSPECTIONS
    ]
    by: Said = T("{who:list}", who=list(one.by)) if one.by else ""
    return Row((str(one.n), one.name, hours(one.minutes), hours(one.worked), by, *told))


def _check(one: Logged, sheet: WorkSheet, names: dict[str, str]) -> Row:
    passed = one.did is Did.CHECKED
    result = T("passed", "inspection") if passed else T("not passed", "inspection")
    when = T("{at:moment}", at=one.at)
    who = sheet.names.get(one.by, one.by)
    job = names.get(one.job or "", "")
    under = (T("Road test made", "inspection"),) if one.road_test else ()
    return Row((CHECKS[Check(one.how)], result, job, who, when, one.words or ""), under=under)


def _by(check: Check, sheet: WorkSheet) -> Text | str:
    """Who passed an inspection last."""
    last = _last(one for one in sheet.log if one.did is Did.CHECKED and one.how == check)
    return T("{who}, {at:time}", who=sheet.names.get(last.by, last.by), at=last.at) if last else ""


def _last(log: Iterable[Logged]) -> Logged | None:
    return max(log, key=lambda one: one.n, default=None)


def _car(sheet: WorkSheet) -> Iterator[Fact]:
    yield Fact(T("Plate"), painted(sheet.plate))
    yield Fact(T("Vehicle"), sheet.model)
    yield Fact(T("VIN"), sheet.vin or "—")
    yield Fact(T("Job order", "number"), sheet.order or "—")
    yield Fact(T("Number", "visit"), sheet.visit)
    yield Fact(T("Service adviser"), sheet.adviser or "—")
    yield Fact(T("Came", "visit"), T("{at:moment}", at=sheet.arrived_at) if sheet.arrived_at else "—")
    yield Fact(T("Mileage"), "—" if sheet.km is None else T("{n} km", n=f"{sheet.km:,}"))
    yield gauge(sheet.filled.fuel, sheet.filled.battery)
    yield Fact(T("Team", "workshop"), sheet.team)
    yield Fact(T("Bay", "workshop"), sheet.bay)
    yield Fact(T("Promised", "paper"), T("{at:moment}", at=sheet.promised))
    if sheet.fault:
        yield Fact(T("The customer says"), sheet.fault, wide=True, voice=True)
