"""The forms of a class: given out, entered and confirmed, stamped and kept, all by a few keys (VOL-15)."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from app.flows.volunteer.facts.form_views import ClassForms, FormShown
from app.flows.volunteer.facts.tracks import Collection, Form
from app.flows.volunteer.rules.forms import equals_the_ledger, stands, to_enter, to_give
from app.flows.volunteer.rules.ledger import balance
from app.flows.volunteer.screens.base import BookList
from app.flows.volunteer.screens.keeping.why import RemarkDialog
from app.flows.volunteer.screens.keeping.words import PLACES
from app.kernel.hours import hours
from app.kernel.names import search_terms
from app.kernel.search import PrefixIndex
from app.kernel.text import T
from app.widgets.bound import Action
from app.widgets.desk import Context, Tone
from app.widgets.table import Cell, Heading, TableRow

HEADINGS = (
    Heading(T("Student"), 150),
    Heading(T("Form", "student's"), 0),
    Heading(T("Status", "board"), 190),
    Heading(T("To enter", "form"), 110, sums=True),
    Heading(T("Balance", "ledger"), 100, sums=True),
)
Holds = Callable[[FormShown], bool]


class ClassFormsPage(BookList):
    """`ClassFormsPage(context, class)`: F2 gives out, F3 confirms what came back, F5 stamps; D names a difference."""

    def __init__(self, context: Context, klass: str, parent: QWidget | None = None) -> None:
        self.klass = klass
        self._found: ClassForms | None = None
        empty = ("file-text", T("This class has no students"), T("Class lists are taken in from a sheet"))
        super().__init__(context, T("Forms of a class"), T("Number, name, pinyin"), HEADINGS, empty, parent)
        self._make_actions()
        self.search.entered.connect(lambda _: self.list_.take_focus())
        self.list_.chosen.connect(lambda _: self.judge())
        self.opened.connect(lambda _: self._print_one.trigger())
        self.setFocusProxy(self.list_)

    def _make_actions(self) -> None:
        self._give = self.action(
            "volunteer.give_forms",
            lambda: self._args(_goes_out),
            text=T("Give out"),
            key="F2",
            icon="printer",
            then=self._given,
        )
        one = self.action(
            "volunteer.enter_forms",
            lambda: self._of(Form.OUT),
            text=T("Confirmed", "a form"),
            key="Y",
            icon="check",
            run=self._confirm_one,
        )
        differs = self.asks(
            "volunteer.name_difference",
            self._of_one,
            self._name_difference,
            text=T("Differs", "a form"),
            key="D",
            icon="triangle-alert",
        )
        self._every = self.action(
            "volunteer.enter_forms",
            lambda: self._args(_is_out),
            text=T("All as listed"),
            key="F3",
            icon="check-check",
        )
        self._print_one = self.action(
            "volunteer.print_forms",
            self._one,
            text=T("Print one", "forms"),
            key="P",
            icon="printer",
            then=lambda made: self.context.preview(made[0]),
        )
        all_ = self.action(
            "volunteer.print_forms",
            self._all,
            text=T("Print all", "forms"),
            key="F4",
            icon="printer",
            then=lambda made: self.told(T("{n} {n:form is|forms are} printed.", n=len(made)), Tone.OK),
        )
        self._stamp = self.action(
            "volunteer.stamp_forms",
            self._to_stamp,
            text=T("Stamp", "forms"),
            key="F5",
            icon="check-check",
            then=lambda n: self.told(T("{n} {n:form is|forms are} stamped and kept.", n=n), Tone.OK),
        )
        self.offer(self._give, one, differs, self._every, self._print_one, all_, self._stamp)

    # -- Screen's own -----------------------------------------------------------------------------------

    def read(self) -> None:
        self.look(ClassForms, self._tell, klass=self.klass)

    def rows(self) -> Sequence[TableRow]:
        found, sought = list(self._students), self.search.text.strip()
        if sought:
            terms = (
                (n, (*search_terms(one.name), *search_terms(one.facts.id[-2:])), 0)
                for n, one in enumerate(found)
            )
            found = [found[n] for n in PrefixIndex(terms).find(sought, len(found) or 1)]
        return [_row(one) for one in found]

    @property
    def _students(self) -> Sequence[FormShown]:
        return self._found.students if self._found else ()

    def _tell(self, shown: ClassForms) -> None:
        first = self._found is None
        self._found = shown
        count = {place: sum(stands(one.facts).place is place for one in shown.students) for place in Form}
        told: dict[str, Any] = {"name": shown.name, "leader": shown.leader, "n": count[Form.OUT]}
        self.bar.show_facts(T("{name}: {n} {n:form is|forms are} with {leader}", **told))
        self.learn(*shown.collections, *(one.facts for one in shown.students))
        self.lead(self._next())
        self.show_rows()
        if first and shown.students:
            waits = [one for one in shown.students if _goes_out(one) or _is_out(one)]
            self.list_.choose((waits or list(shown.students))[0].facts.id)
            self.list_.take_focus()
            self.judge()

    def _next(self) -> Action:
        """What is to be done with the forms now: what came back is stamped before others go out."""
        for holds, action in ((_to_be_stamped, self._stamp), (_goes_out, self._give), (_is_out, self._every)):
            if any(map(holds, self._students)):
                return action
        return self._stamp

    # -- what is meant -----------------------------------------------------------------------------------

    def _carrier(self) -> str | None:
        """With which collection forms go: the oldest that waits for them, else the newest of all."""
        collections = self._found.collections if self._found else ()
        waits = [one for one in collections if one.step in (Collection.STAMPED, Collection.ENTERED)]
        return waits[-1].id if waits else next((one.id for one in collections), None)

    def _args(self, holds: Holds) -> dict[str, Any] | None:
        """Every form of which something holds, with its collection; nothing where there is none."""
        students = [one.facts.id for one in self._students if holds(one)]
        carrier = self._carrier()
        return {"collection": carrier, "students": students} if students and carrier else None

    def _chosen(self) -> FormShown | None:
        return next((one for one in self._students if one.facts.id == self.list_.current), None)

    def _of(self, place: Form) -> dict[str, Any] | None:
        one, carrier = self._chosen(), self._carrier()
        if one is None or carrier is None or stands(one.facts).place is not place:
            return None
        return {"collection": carrier, "students": (one.facts.id,)}

    def _of_one(self) -> dict[str, Any] | None:
        one, carrier = self._chosen(), self._carrier()
        return {"collection": carrier, "student": one.facts.id} if one and carrier else None

    def _one(self) -> dict[str, Any] | None:
        one = self._chosen()
        return {"students": (one.facts.id,)} if one else None

    def _all(self) -> dict[str, Any] | None:
        return {"students": [one.facts.id for one in self._students]} if self._students else None

    def _to_stamp(self) -> dict[str, Any] | None:
        args = self._args(_to_be_stamped)
        if args is None or self._found is None:
            return None
        waits = (Collection.STAMPED, Collection.ENTERED)
        others = [
            one.id for one in self._found.collections if one.step in waits and one.id != args["collection"]
        ]
        return {**args, "others": others}

    # -- doing ------------------------------------------------------------------------------------------

    def _confirm_one(self) -> None:
        """Confirm it, and go on to the next that is out at once."""
        args, one = self._of(Form.OUT), self._chosen()
        if args is None or one is None:
            return
        self.attempt("volunteer.enter_forms", args)
        ids = [row.id for row in self.rows()]
        out = {one.facts.id for one in self._students if _is_out(one)} - {one.facts.id}
        at = ids.index(one.facts.id) if one.facts.id in ids else -1
        self.list_.choose(next((id for id in (*ids[at + 1 :], *ids[: at + 1]) if id in out), one.facts.id))
        self.judge()

    def _name_difference(self) -> None:
        one, args = self._chosen(), self._of_one()
        if one is None or args is None or self._found is None:
            return
        words = (
            T("What differs?"),
            f"{one.name} · {one.facts.forms[-1].number}",
            T("What the form says, what the list says"),
        )
        facts = (*self._found.collections, one.facts)
        RemarkDialog(self.context, self, "volunteer.name_difference", args, facts, words).open()

    def _given(self, document: str) -> None:
        self.told(T("The list of forms is printed: both sides sign it."), Tone.OK)
        self.context.preview(document)


def _goes_out(one: FormShown) -> bool:
    return to_give(stands(one.facts))


def _is_out(one: FormShown) -> bool:
    return stands(one.facts).place is Form.OUT


def _to_be_stamped(one: FormShown) -> bool:
    return stands(one.facts).place is Form.ENTERED and equals_the_ledger(one.facts)


def _row(one: FormShown) -> TableRow:
    at = stands(one.facts)
    waits = to_enter(at)
    form = one.facts.forms[-1]
    note: Any = T("{why}", why=one.why) if one.why else T("since {day:day}", day=at.since) if at.since else ""
    stale = at.place is Form.ENTERED and at.said != at.acts
    return TableRow(
        one.facts.id,
        (
            Cell(one.name, strong=True, note=one.facts.id),
            Cell(form.number, note=T("the ledger has moved since: give it once more") if stale else note),
            PLACES[at.place],
            Cell(str(waits) if waits else "—", strong=bool(waits)),
            Cell(hours(balance(one.facts)), strong=True),
        ),
    )
