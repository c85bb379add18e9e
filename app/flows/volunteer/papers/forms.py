"""The appraisal form (志愿服务鉴定表), A4: the ledger with its reasons, months, total, seal (VOL-22, 32)."""

from collections.abc import Iterator
from datetime import timedelta
from functools import reduce
from typing import Any

from app.counter.letterhead import house_language, letterhead
from app.counter.settings import Settings
from app.flows.volunteer.facts.enrolling import Replaced
from app.flows.volunteer.facts.form_sheets import AppraisalForm, FormRow
from app.flows.volunteer.facts.ledger import ActKind
from app.flows.volunteer.facts.tally import Month
from app.flows.volunteer.facts.tracks import Entry
from app.flows.volunteer.papers.hand_in import STAMPS
from app.flows.volunteer.papers.kinds import FORM
from app.flows.volunteer.rules.ledger import CLEARS, in_force
from app.flows.volunteer.settings import APPEAL_WITHIN
from app.kernel.hours import hours
from app.kernel.text import T, Text
from app.paper.model import (
    Band,
    Block,
    Column,
    Fact,
    Facts,
    Format,
    Hours,
    Keep,
    Paper,
    Pencilled,
    Row,
    Said,
    Sign,
    Signatures,
    Table,
    Words,
)

COLUMNS = (
    Column(T("No.", "row"), 0.05),
    Column(T("Day", "service"), 0.1),
    Column(T("From – to", "service"), 0.12),
    Column(T("Place", "service"), 0.155),
    Column(T("Content", "service"), 0.225),
    Column(T("Hours", "service"), 0.08, right=True),
    Column(T("Seals"), 0.105),
    Column(T("Appraisal"), 0.085),
    Column(T("Balance", "ledger"), 0.08, right=True, strong=True),
)
HOURS, APPRAISAL, BALANCE = 5, 7, 8


def appraisal_form(sheet: AppraisalForm, settings: Settings) -> Paper:
    """A student's form as it stands, on as many pages as it takes."""
    return Paper(
        kind=FORM.code,
        number=sheet.form.number,
        title=T("Appraisal of voluntary service"),
        format=Format.A4,
        blocks=tuple(_blocks(sheet, settings)),
        letterhead=letterhead(settings),
        language=house_language(settings),
        note=_span(sheet),
        left=T("Pencil note: reckoned by day of service, confirmed by the team leader"),
        corner=Pencilled(
            T("Months", "pencil"),
            T("in pencil: the leader; checked by the centre"),
            tuple(_pencilled(month) for month in sheet.months if month.month in sheet.confirmed),
        ),
    )


def _span(sheet: AppraisalForm) -> Said:
    if not sheet.months:
        return ""
    first, last = sheet.months[0].month, sheet.months[-1].month
    return T("{first} to {last}", "months", first=f"{first:%Y-%m}", last=f"{last:%Y-%m}")


def _pencilled(month: Month) -> Said:
    """8月 6:00 −4:00: what was served, and what went."""
    lost = month.minutes - month.served
    told = {"month": f"{month.month:%m}".lstrip("0"), "hours": hours(month.served)}
    if not lost:
        return T("M{month} {hours}", "pencil", **told)
    return T("M{month} {hours} {lost}", "pencil", **told, lost=f"{'+' * (lost > 0)}{hours(lost)}")


def _blocks(sheet: AppraisalForm, settings: Settings) -> Iterator[Block]:
    yield Facts(tuple(_facts(sheet)), columns=4, cells=True)
    yield Table(
        COLUMNS, tuple(_rows(sheet, settings)), name=3, grid=True, carry=True, ends=True, minutes=True
    )
    day = Text("{day:day}", {"day": sheet.form.opened_at})
    rule = T(
        "Valid seals: the counsellor's, the centre's, the youth volunteers' association's; in the end the centre's "
        "counts. Fakes: as many hours again, then twice as many, the third time everything; what is served later "
        "counts anew."
    )
    places = (
        Sign(T("Team leader, checked", "signs")),
        Sign(T("Appraised by", "signs")),
        Sign(T("Volunteer centre (seal)", "signs")),
    )
    opened = T("Form opened on {day}.", day=day)
    yield Keep(
        (
            *(_total(sheet), *_owed(sheet), Signatures(places, boxed=True)),
            *(Words(rule, small=True), Words(opened, small=True)),
        )
    )


def _owed(sheet: AppraisalForm) -> Iterator[Block]:
    """Which months the leader has not confirmed yet (VOL-30)."""
    if left := [f"{one.month:%Y-%m}" for one in sheet.months if one.month not in sheet.confirmed]:
        yield Words(T("Not tallied yet, and may still change: {months:list}.", months=left))


def _facts(sheet: AppraisalForm) -> Iterator[Fact]:
    yield Fact(T("Name", "student"), sheet.name)
    yield Fact(T("Number", "student"), sheet.student)
    yield Fact(T("Class"), sheet.klass)
    yield Fact(T("Volunteer number"), sheet.volunteer or "—")
    if sheet.form.why:
        yield Fact(T("Form", "student's"), _which(sheet.form.why, sheet.form.n))


def _which(why: Replaced, n: int) -> Said:
    """A later form, and why there is one."""
    told = {
        Replaced.FULL: T("no. {n}, goes on", "form", n=n),
        Replaced.LOST: T("no. {n}, for a lost one", "form", n=n),
    }
    return told[why]


def _rows(sheet: AppraisalForm, settings: Settings) -> Iterator[Row | Band]:
    """Each act with what it changed; behind the last of a month what the month comes to."""
    last = {row.effect.month: k for k, row in enumerate(sheet.rows)}
    months = {month.month: month for month in sheet.months}
    now = in_force(row.effect.act for row in sheet.rows)
    n = 0
    for k, row in enumerate(sheet.rows):
        if not row.seen:
            n += 1
            yield _served(n, row, gone=now.get(row.effect.act.entry) in (Entry.FAKE, Entry.STRUCK))
        if row.effect.act.kind is not ActKind.CREDIT or row.seen:
            yield _judged(row, settings)
        if last[row.effect.month] == k:
            month = months[row.effect.month]
            told = T("{month}: hours that count", month=f"{month.month:%Y-%m}")
            yield Band(told, (*[""] * HOURS, hours(month.minutes)))


def _served(n: int, row: FormRow, *, gone: bool) -> Row:
    """A service; one that was judged before it was ever stamped does not count, nor one that is `gone` by now."""
    act, start = row.effect.act, row.start
    counts = act.kind is ActKind.CREDIT
    balance = row.effect.balance if counts else row.effect.balance - row.effect.change
    seals: Said = T("{seals:list}", seals=[STAMPS[one] for one in row.stamps]) if row.stamps else "—"
    cells: tuple[Said, ...] = (
        str(n),
        T("{day:day}", day=row.day),
        f"{hours(start)}–{hours(start + act.minutes)}" if start is not None else "—",
        row.place,
        row.content,
        hours(act.minutes),
        seals,
        T("approved", "entry") if counts and not gone else T("not counted", "entry"),
        hours(balance),
    )
    under = (_points(row),) if counts and row.effect.of else ()
    changed = row.effect.change if counts else 0
    if counts and not gone:
        return Row(cells, under=under, sum=changed)
    return Row(cells, under=under, sum=changed, struck=HOURS, barred=APPRAISAL)


def _judged(row: FormRow, settings: Settings) -> Band:
    """What a judgement took, or what came back with its withdrawal; or hours that were stamped anew."""
    effect = row.effect
    told, chip = _words(row, settings)
    under: list[Said] = [T("{day:day} {by}", day=effect.act.at, by=row.by)]
    if row.why:
        under.append(row.why)
    if effect.of:
        under.append(_points(row))
    if effect.act.kind is ActKind.FAKE:
        until = effect.act.at + timedelta(days=settings.of(APPEAL_WITHIN))
        under.append(T("appeal until {day:day}", day=until))
    figures = (*[""] * HOURS, hours(effect.change), "", "", hours(effect.balance))
    heavy = effect.act.kind is not ActKind.CREDIT
    small = reduce(lambda one, other: T("{one}; {other}", "parts of a line", one=one, other=other), under)
    return Band(told, figures, small, chip, effect.change, heavy=heavy)


def _words(row: FormRow, settings: Settings) -> tuple[Said, Said]:
    act, change = row.effect.act, row.effect.change
    faked = hours(act.minutes)
    struck: dict[str, Any] = {"day": row.day, "hours": faked}
    if act.kind is ActKind.WITHDRAWN:
        return T("Judgement of {day:day} withdrawn: appraised anew", day=row.day), T("withdrawn", "judgement")
    if act.kind is ActKind.STRUCK:
        told = T("The centre had entered the service of {day:day} wrongly: {hours} count no more", **struck)
        return told, T("struck", "entry")
    if act.kind is ActKind.CREDIT:
        return T("Service of {day:day} stamped anew", day=row.day), ""
    nth = row.effect.nth
    chip = T("Fake {n}", "chip", n=nth)
    lost = hours(-change)
    before = T("the {hours} that were stamped are in it", hours=faked) if row.seen else ""
    if nth < CLEARS and row.effect.balance == 0 and -change < act.minutes * (nth + row.seen):
        before = T("the balance did not suffice: it went down to 0:00")
    first = {
        1: T("These {hours} do not count, and as many again go: {lost}", hours=faked, lost=lost),
        2: T("These {hours} do not count, and twice as many go: {lost}", hours=faked, lost=lost),
    }.get(nth, T("These {hours} do not count, and all hours up to then go: {lost}", hours=faked, lost=lost))
    return (T("{one}; {other}", "parts of a line", one=first, other=before) if before else first), chip


def _points(row: FormRow) -> Text:
    """To which month a later correction belongs."""
    of = row.effect.of
    return T("concerns {month}", month=f"{of:%Y-%m}" if of else "")


def _total(sheet: AppraisalForm) -> Hours:
    credits = [row.effect.change for row in sheet.rows if row.effect.act.kind is ActKind.CREDIT]
    others = [row.effect.change for row in sheet.rows if row.effect.act.kind is not ActKind.CREDIT]
    counted: dict[str, Any] = {"n": len(credits), "hours": hours(sum(credits))}
    reckoned: list[Said] = [T("{n} {n:service|services} stamped, {hours}", **counted)]
    if others:
        taken = "".join(f" {'+' if one > 0 else '−'} {hours(abs(one))}" for one in others)
        reckoned.append(f"{hours(sum(credits))}{taken} = {hours(sheet.total)}")
    return Hours(T("Hours that count"), sheet.total, tuple(reckoned))
