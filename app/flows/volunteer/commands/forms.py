"""登表, 存表, 发还: forms go to the leader, come back entered, are stamped and kept; booklets go home (VOL-15)."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Annotated, Any

from annotated_types import Len
from sqlalchemy import bindparam, select

from app.counter.documents import Sheet
from app.counter.doing import Doing
from app.counter.print_facts import DocumentId
from app.flows.volunteer import papers
from app.flows.volunteer.facts.case import CollectionFacts, EntryFacts
from app.flows.volunteer.facts.form_sheets import BookletSlip, FormsList, SlipEntry
from app.flows.volunteer.facts.ids import CollectionId, StudentId
from app.flows.volunteer.facts.ledger import StudentFacts
from app.flows.volunteer.facts.tracks import Collection as Step
from app.flows.volunteer.facts.tracks import Form
from app.flows.volunteer.flow import FLOW
from app.flows.volunteer.model.classes import StudentRow
from app.flows.volunteer.model.form_moves import FormMoveRow, ReturnRow
from app.flows.volunteer.papers.kinds import BOOKLET, FORMS
from app.flows.volunteer.queries.booklets import entries_of, head_of
from app.flows.volunteer.queries.forms import forms_of
from app.flows.volunteer.queries.loaders import students as facts_of
from app.flows.volunteer.queries.spells import of_class
from app.flows.volunteer.rules.forms import goes_on, in_use, last_move
from app.flows.volunteer.rules.ledger import balance, taken_for
from app.flows.volunteer.settings import APPEAL_WITHIN, FORMS_BACK
from app.kernel.command import does
from app.kernel.fields import Note
from app.kernel.text import Kept

Students = Annotated[tuple[StudentId, ...], Len(1, 100)]
Others = Annotated[tuple[CollectionId, ...], Len(0, 20)]


@does(FLOW)
def give_forms(do: Doing, collection: CollectionId, students: Students) -> str:
    """Give forms to the leader, with the list of what is to be entered on each; both sides sign it."""
    facts: Sequence[StudentFacts] = do.facts["students"]
    _move(do, collection, facts, Form.OUT)
    head = head_of(do.db, collection)
    sheets = forms_of(do.db, facts, do.day, do.settings)
    sheet = FormsList(
        number=do.number(FORMS),
        klass=head.name,
        college=head.college,
        leader=Kept(head.leader),
        collection=do.facts["collection"].number,
        back_by=(do.now + timedelta(days=do.setting(FORMS_BACK))).astimezone(do.settings.zone).date(),
        given_at=do.now,
        forms=tuple(sheets[one.id] for one in facts),
    )
    return do.print(papers.forms_list(sheet, do.settings), papers.LISTS)


@does(FLOW)
def enter_forms(do: Doing, collection: CollectionId, students: Students) -> None:
    """The leader brings forms back, and confirms of each that it says what the list does."""
    _move(do, collection, do.facts["students"], Form.ENTERED)


@does(FLOW)
def name_difference(do: Doing, collection: CollectionId, student: StudentId, why: Note) -> None:
    """Form and list do not agree: the form is back at the centre, with what differs."""
    _move(do, collection, [do.facts["student"]], Form.DIFFERS, why.id)


@does(FLOW)
def stamp_forms(do: Doing, collection: CollectionId, students: Students, others: Others = ()) -> int:
    """Sign hours and date on each form, stamp it, and keep it; returns how many.

    `others` are collections of the class that wait for the same forms.
    """
    _move(do, collection, do.facts["students"], Form.KEPT)
    _go_on(do, [do.facts["collection"], *do.facts["others"]], frozenset())
    return len(students)


@does(FLOW)
def return_booklets(do: Doing, collection: CollectionId) -> None:
    """Give the booklets back to the leader, each with a slip of what counts, what does not, and why."""
    facts: CollectionFacts = do.facts["collection"]
    do.print_all([Sheet(papers.booklet_slip(one, do.settings), papers.BOOKLETS) for one in _slips(do, facts)])
    do.add(ReturnRow, {"collection": collection, "by": do.staff.login, "at": do.now})
    _go_on(do, [do.facts["collection"]], frozenset({collection}))


@does(FLOW)
def print_forms(do: Doing, students: Students) -> tuple[DocumentId, ...]:
    """Print the appraisal forms of some students, by their numbers."""
    sheets = forms_of(do.db, do.facts["students"], do.day, do.settings)
    made = [Sheet(papers.appraisal_form(sheets[one], do.settings), papers.LISTS) for one in sorted(students)]
    return tuple(do.print_all(made))


def _slips(do: Doing, facts: CollectionFacts) -> list[BookletSlip]:
    """A slip for each booklet of a collection, by the numbers of the students."""
    head = head_of(do.db, facts.id)
    entries: dict[str, list[Any]] = {}
    for r in entries_of(do.db, facts.id):
        entries.setdefault(r.student, []).append(r)
    known = facts_of(do.db, list(entries))
    until = (do.now + timedelta(days=do.setting(APPEAL_WITHIN))).astimezone(do.settings.zone).date()
    numbers = do.numbers(BOOKLET, len(entries))
    return [
        BookletSlip(
            number=number,
            student=student,
            name=Kept(rows[0].name),
            klass=head.name,
            period=facts.period,
            first=facts.first,
            last=facts.last,
            entries=tuple(_told(r, facts.parts[r.id]) for r in rows),
            taken=taken_for(known[student], [r.id for r in rows]),
            balance=balance(known[student]),
            appeal_until=until,
        )
        for number, (student, rows) in zip(numbers, entries.items(), strict=True)
    ]


def _told(r: Any, one: EntryFacts) -> SlipEntry:
    why = Kept(r.why) if r.why else None
    what = f"{r.place} · {r.content}"
    return SlipEntry(r.day, what, r.minutes, one.step, why, bool(one.valid), one.lapsed)


def _move(
    do: Doing, collection: str, students: Sequence[StudentFacts], to: Form, why: str | None = None
) -> None:
    """Write where the forms of some students are now; the row of the student is taken, as for the ledger."""
    do.take(StudentRow, [one.id for one in students])
    rows = []
    for one in students:
        acts, minutes = _stands(one, to)
        row = {"student": one.id, "n": len(one.moves) + 1, "form": in_use(one), "to": to.value}
        row |= {"collection": collection, "acts": acts, "minutes": minutes, "why": why}
        rows.append(row | {"by": do.staff.login, "at": do.now})
    do.add(FormMoveRow, *rows)


def _stands(one: StudentFacts, to: Form) -> tuple[int, int]:
    """What stands on a form: the ledger where it goes out; after that what the list said."""
    move = last_move(one)
    if to is Form.OUT or move is None:
        return len(one.acts), balance(one)
    return move.acts, move.minutes


def _go_on(do: Doing, collections: Sequence[CollectionFacts], returned: frozenset[str]) -> None:
    """Collections are kept once their booklets went home and every form of the class is stamped."""
    klass = collections[0].klass
    students = facts_of(
        do.db, [r.id for r in do.db.execute(_of_class, {"klass": klass, "day": do.day})]
    ).values()
    for one in collections:
        if one.klass == klass and goes_on(one, one.id in returned or one.returned is not None, students):
            do.move(CollectionId(one.id), Step.KEPT)


_of_class = select(StudentRow.id).where(of_class(bindparam("klass"), bindparam("day")))
