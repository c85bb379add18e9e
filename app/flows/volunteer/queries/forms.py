"""Appraisal forms as papers have them, from the ledgers of their students (VOL-22, 32)."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, bindparam, select

from app.counter.settings import Settings
from app.counter.staff import StaffRow
from app.flows.volunteer.facts.form_sheets import AppraisalForm, FormRow, Forms
from app.flows.volunteer.facts.ledger import StudentFacts
from app.flows.volunteer.facts.services import Stamp
from app.flows.volunteer.facts.tally import Effect
from app.flows.volunteer.model.booklets import EntryRow
from app.flows.volunteer.model.certificates import IdentityRow
from app.flows.volunteer.model.classes import ClassRow, StudentRow
from app.flows.volunteer.model.ledger import ActRow
from app.flows.volunteer.queries.spells import class_on
from app.flows.volunteer.queries.tally import served_by
from app.flows.volunteer.rules.forms import stands
from app.flows.volunteer.rules.tally import effects, months, pencilled
from app.kernel.text import Kept
from app.store.among import among


def forms_of(db: Connection, students: Sequence[StudentFacts], day: date, settings: Settings) -> Forms:
    """The forms of some students as they are on a day, by student: four statements."""
    asked = {"ids": [one.id for one in students]}
    heads = {r.id: r for r in db.execute(_heads, asked | {"day": day})}
    served = served_by(db, {one.id: one.spells for one in students})
    words: dict[tuple[str, int], Any] = {(r.student, r.n): r for r in db.execute(_words, asked)}
    found = {}
    for one in students:
        told, head = effects(served[one.id], settings), heads[one.id]
        found[one.id] = AppraisalForm(
            form=one.forms[-1],
            student=one.id,
            name=Kept(head.name),
            volunteer=head.volunteer,
            klass=head.klass,
            college=head.college,
            joined=one.joined,
            rows=_rows(told, {n: r for (student, n), r in words.items() if student == one.id}),
            months=months(told),
            confirmed=pencilled(served[one.id], told),
            on_form=stands(one).stamped,
        )
    return found


def _rows(told: Sequence[Effect], words: dict[int, Any]) -> tuple[FormRow, ...]:
    seen: set[str] = set()
    rows = []
    for effect in told:
        r = words[effect.act.n]
        rows.append(
            FormRow(
                effect=effect,
                day=r.day,
                start=r.start,
                place=r.place,
                content=r.content,
                stamps=tuple(map(Stamp, r.stamps.split())),
                seen=effect.act.entry in seen,
                by=Kept(r.staff) if r.staff else r.by,
                why=Kept(r.why) if r.why else None,
            )
        )
        seen.add(effect.act.entry)
    return tuple(rows)


_heads = (
    select(
        *(StudentRow.id, StudentRow.name, ClassRow.name.label("klass"), ClassRow.college),
        IdentityRow.volunteer,
    )
    .select_from(StudentRow)
    .join(ClassRow, ClassRow.id == class_on(bindparam("day")))
    .outerjoin(IdentityRow, IdentityRow.student == StudentRow.id)
    .where(among(StudentRow.id, "ids"))
)
_words = (
    select(
        *(ActRow.student, ActRow.n, ActRow.why, ActRow.by, StaffRow.name.label("staff")),
        *(EntryRow.day, EntryRow.start, EntryRow.place, EntryRow.content, EntryRow.stamps),
    )
    .join(EntryRow, EntryRow.id == ActRow.entry)
    .outerjoin(StaffRow, StaffRow.login == ActRow.by)
    .where(among(ActRow.student, "ids"))
)
