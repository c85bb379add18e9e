"""The list of forms that a leader takes along, A4: what is to be entered on each; both sides sign it (VOL-15)."""

from collections.abc import Iterator

from app.counter.letterhead import house_language, letterhead
from app.counter.settings import Settings
from app.flows.volunteer.facts.form_sheets import AppraisalForm, FormRow, FormsList
from app.flows.volunteer.facts.ledger import ActKind
from app.flows.volunteer.papers.kinds import FORMS
from app.kernel.hours import hours, signed
from app.kernel.text import T
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

COLUMNS = (
    Column(T("No.", "row"), 0.05),
    Column(T("Number", "student"), 0.12),
    Column(T("Name", "student"), 0.12, strong=True),
    Column(T("Form", "student's"), 0.2),
    Column(T("To enter", "form"), 0.33),
    Column(T("Hours", "service"), 0.09, right=True),
    Column(T("Balance", "ledger"), 0.09, right=True, strong=True),
)
KINDS = {
    ActKind.FAKE: T("Fake", "on a form"),
    ActKind.WITHDRAWN: T("Judgement withdrawn", "on a form"),
    ActKind.STRUCK: T("Entered wrongly", "on a form"),
}


def forms_list(sheet: FormsList, settings: Settings) -> Paper:
    """How many forms go out, whose, and what the leader enters on each."""
    return Paper(
        kind=FORMS.code,
        number=sheet.number,
        title=T("List of forms"),
        format=Format.A4,
        blocks=tuple(_blocks(sheet)),
        letterhead=letterhead(settings),
        language=house_language(settings),
        note=T("{at:day} {at:time}", at=sheet.given_at),
    )


def _blocks(sheet: FormsList) -> Iterator[Block]:
    yield Facts(tuple(_facts(sheet)), columns=2, cells=True)
    yield Group(T("Forms", "paper"))
    rows = tuple(row for n, one in enumerate(sheet.forms, 1) for row in _rows(n, one))
    yield Table(COLUMNS, rows, name=2, grid=True, ends=True)
    told = T(
        "Enter each form as it stands here. What differs is not entered: name it when the forms come back. "
        "Forms come back until {day:day}; the centre stamps and keeps them.",
        day=sheet.back_by,
    )
    places = (Sign(T("Team leader", "signs")), Sign(T("Volunteer centre", "signs")))
    yield Keep((Words(told, small=True), Signatures(places)))


def _facts(sheet: FormsList) -> Iterator[Fact]:
    yield Fact(T("Class"), sheet.klass)
    yield Fact(T("College"), sheet.college)
    yield Fact(T("Team leader"), sheet.leader or "—")
    yield Fact(T("Collection", "paper"), sheet.collection)
    yield Fact(T("Forms", "paper"), str(len(sheet.forms)))
    yield Fact(T("Back until", "forms"), T("{day:day}", day=sheet.back_by))


def _rows(n: int, one: AppraisalForm) -> Iterator[Row]:
    """A form with its first line to be entered, the others beneath it."""
    for k, row in enumerate(one.rows[one.on_form :]):
        head: tuple[Said, ...] = (str(n), one.student, one.name, one.form.number) if k == 0 else ("",) * 4
        yield Row((*head, _entered(row), signed(row.effect.change), hours(row.effect.balance)))


def _entered(row: FormRow) -> Said:
    what = f"{row.place} · {row.content}"
    kind = KINDS.get(row.effect.act.kind)
    if kind is None:
        return T("{day:day} {what}", day=row.day, what=what)
    return T("{kind}: {day:day} {what}", kind=kind, day=row.day, what=what)
