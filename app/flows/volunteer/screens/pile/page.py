"""A pile of booklets is entered by keyboard alone: the student, Enter; what is the same stays (VOL-10, 12)."""

from collections import Counter
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.counter.saying import said
from app.flows.volunteer.facts.activities import ActivityFacts, ActivityShown
from app.flows.volunteer.facts.seals import SealRegister
from app.flows.volunteer.facts.tracks import Entry
from app.flows.volunteer.facts.views import CollectionShown, EntryShown, Roster
from app.flows.volunteer.rules.appraising import counted, lacks_a_seal, nothing_is_entered
from app.flows.volunteer.rules.services import is_late
from app.flows.volunteer.screens.base import VolunteerScreen
from app.flows.volunteer.screens.board.hand_in import CorrectDialog, withdraw
from app.flows.volunteer.screens.pile.activity import ChooseActivity
from app.flows.volunteer.screens.pile.finder import Finder
from app.flows.volunteer.screens.pile.form import ServiceForm
from app.flows.volunteer.screens.words import seals, span, valid
from app.forms.volunteer.ui_pile import Ui_Pile
from app.kernel.hours import hours
from app.kernel.refusal import No
from app.kernel.text import T
from app.widgets.bind import button_of
from app.widgets.button import Kind
from app.widgets.desk import Context, Tone
from app.widgets.empty import Empty
from app.widgets.field import Field, SearchField
from app.widgets.form import laid_out
from app.widgets.key_hints import KeyHints
from app.widgets.listed import Listed
from app.widgets.paint import Tag
from app.widgets.part import showing
from app.widgets.sentence import Sentence
from app.widgets.table import Cell, Heading, RowAct, Table, TableRow

ENTERED = (
    Heading(T("Student"), 104),
    Heading(T("Day", "service"), 104),
    Heading(T("Time", "service"), 118),
    Heading(T("Hours", "service"), 64, sums=True),
    Heading(T("Place and content"), 0),
    Heading(T("Seals"), 84),
    Heading("", 104),
)
ROSTER = (Heading(T("Student"), 0), Heading(T("Entries", "of one"), 64, sums=True))
STRIKE = RowAct("strike", T("Strike", "an entry"), "x")
NOT_COLLECTED = T(
    "No valid seal: it will not be collected. It is entered as sent back, its slip says why, and no hours count "
    "until the booklet is stamped and handed in again."
)
OF_ACTIVITY = T("Activity", "pile")
BACK = T("goes back", "an entry")
NEXT = RowAct("next", T("Next time", "an entry"), "undo-2")
HINTS = (
    ("Enter", T("enter it")),
    ("01 02", T("several at once")),
    ("f z q", T("counsellor, centre, association, or a holder")),
    ("Tab", T("next field")),
)


class PilePage(VolunteerScreen):
    """`PilePage(context, collection)`. `closed(collection)` once all is entered that the list says; `left`."""

    left = Signal()
    closed = Signal(str)

    def __init__(self, context: Context, collection: str, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.collection = collection
        self._case: CollectionShown | None = None
        self._roster: Roster | None = None
        self._activity: ActivityFacts | None = None
        self._finder = Finder(())
        self.ui = laid_out(Ui_Pile(), self)
        self.form = ServiceForm(self.ui)
        self.who = SearchField(T("Student: end of the number, name or pinyin; several with blanks"), high=52)
        self._fault, self._bare = Sentence(boxed=True), Sentence(hue="warn", icon="undo-2", boxed=True)
        empty = Empty("book-open", T("Nothing is entered yet"), T("Type the student, then Enter"))
        self.entered, self.roster = Listed(ENTERED, empty), Table(ROSTER)
        self._compose()
        self.setFocusProxy(self.who)

    # -- Screen's own -----------------------------------------------------------------------------------

    def concerns(self, notice: Any) -> bool:
        return self.collection in notice.cases

    def read(self) -> None:
        self.look(CollectionShown, self._tell, collection=self.collection)

    def refused(self, no: No) -> None:
        self._fault.say(said(no, self.desk.flow(self.flow)))

    # -- composing --------------------------------------------------------------------------------------

    def _compose(self) -> None:
        ui = self.ui
        ui.bar.show_title(T("Enter the pile"))
        ui.bar.back.connect(self.left)
        ui.who_place.addWidget(self.who)
        ui.fault_place.addWidget(self._fault)
        ui.fault_place.addWidget(self._bare)
        ui.entered_place.addWidget(self.entered)
        ui.roster_place.addWidget(self.roster)
        ui.hints_place.addWidget(KeyHints(HINTS))
        here = self._here
        word = T("Correct", "the list")
        correct = self.asks(
            "volunteer.correct_hand_in", here, self._ask_counts, text=word, key="F4", icon="pencil"
        )
        back = self.asks(
            "volunteer.withdraw_hand_in",
            here,
            self._ask_withdrawal,
            text=T("Withdraw", "a hand-in"),
            key="F8",
            icon="x",
        )
        close = self.action("volunteer.close_pile", here, key="F5", icon="check", then=self._closed)
        self._which = self.way(OF_ACTIVITY, self._ask_activity, key="F3", icon="calendar-days")
        self._back = button_of(back, Kind.SECONDARY, high=52)
        ui.foot.addWidget(self._back)
        for action, kind in (
            (self._which, Kind.SECONDARY),
            (correct, Kind.SECONDARY),
            (close, Kind.PRIMARY),
        ):
            ui.foot.addWidget(button_of(action, kind, high=52))
        self.who.sought.connect(self._mark)
        self.who.entered.connect(lambda _: self._enter())
        self.who.moved.connect(lambda _: self.roster.step_in())
        self.roster.opened.connect(self._take)
        ui = self.ui
        for field in (ui.day, ui.start, ui.end, ui.place):
            field.line.editingFinished.connect(self._part_from_activity)
        for field in self.form.fields:
            field.entered.connect(lambda _, field=field: self._after(field))
            field.changed.connect(lambda _: self._tell_bare())
        self.entered.acted.connect(self._act)

    # -- showing ----------------------------------------------------------------------------------------

    def _tell(self, shown: CollectionShown) -> None:
        self._case, facts = shown, shown.facts
        if self._roster is None:
            self.look(Roster, self._tell_roster, klass=facts.klass)
            self.look(SealRegister, self._tell_seals)
        self.form.near = facts.last
        told: dict[str, Any] = {
            "name": shown.name,
            "n": facts.period,
            "first": facts.first,
            "last": facts.last,
        }
        self.ui.bar.show_facts(T("{name}, period {n}: {first:day} to {last:day}", **told))
        booklets, entries = counted(facts)
        self.ui.bar.show_guards(
            (
                _count(
                    T("{n} of {of} {of:entry|entries}", n=entries, of=facts.listed), entries == facts.listed
                ),
                _count(
                    T("{n} of {of} {of:booklet|booklets}", n=booklets, of=facts.booklets),
                    booklets == facts.booklets,
                ),
            )
        )
        here = [one for one in shown.entries if one.facts.step is not Entry.STRUCK]
        self.entered.show_rows([self._row(one) for one in reversed(here)])
        self.learn(facts)
        showing(self._back, nothing_is_entered(facts) is None)  # over its pile one sees whose it is
        self._show_roster()

    def _tell_roster(self, roster: Roster) -> None:
        self._roster, self._finder = roster, Finder(roster.students)
        self._show_roster()

    def _tell_seals(self, register: SealRegister) -> None:
        self.form.register = register

    def _show_roster(self) -> None:
        if self._roster is None or self._case is None:
            return
        entries = self._case.facts.entries
        has = Counter(one.student for one in entries if one.step is not Entry.STRUCK)
        self.roster.show_rows(
            [
                TableRow(one.id, (Cell(one.name, strong=True, note=one.id), str(has[one.id] or "")))
                for one in self._roster.students
            ]
        )

    def _row(self, one: EntryShown) -> TableRow:
        facts = one.facts
        late = self._case is not None and is_late(facts, self._case.facts)
        return TableRow(
            facts.id,
            (
                Cell(one.name, strong=True, note=facts.student),
                Cell(
                    T("{day:day}", day=facts.day), "warn_i" if late else "ink", note=T("late") if late else ""
                ),
                Cell(span(facts)),
                Cell(hours(facts.minutes)),
                Cell(one.place, note=one.content),
                Cell(seals(facts), "ink" if facts.valid else "bad", note=BACK if lacks_a_seal(facts) else ""),
                NEXT if facts.duty else STRIKE,
            ),
        )

    def _tell_bare(self) -> None:
        """Say beforehand that it goes back: without a seal, or with one that was not valid then."""
        if seal := self.form.ended:
            told = T(
                "The seal of {holder} is valid {valid}: on that day it was not. It is entered as sent back, and no "
                "hours count until the booklet is stamped and handed in again.",
                holder=seal.holder,
                valid=valid(seal.facts),
            )
            self._bare.say(told)
        else:
            self._bare.say(NOT_COLLECTED if self.form.bare else "")

    # -- entering ---------------------------------------------------------------------------------------

    def _mark(self, words: str) -> None:
        """Show in the roster who would be meant by the last word."""
        last = next(iter(words.split()[-1:]), "")
        self.roster.choose(self._finder.found(last) if last else "")

    def _take(self, student: str) -> None:
        """Enter on a row of the roster: that student."""
        self.who.line.setText(student)
        self.who.setFocus()
        self._enter()

    def _after(self, field: Field) -> None:
        """Enter in a field: the next one that lacks something; else all of it is entered."""
        missing = self.form.missing()
        if missing and missing[0] is not field:
            missing[0].setFocus()
        else:
            self._enter()

    def _enter(self) -> None:
        who = self.who.line.text()
        students = self._finder.all_of(who)
        if not students:
            nobody = T("Nobody of this class is called {who}.", who=who) if who.strip() else T("Who was it?")
            self._fault.say(nobody)
            self.who.setFocus()
            return
        if several := self._finder.several(who):
            self._fault.say(
                T("This may be {names:list}. Type more, or the end of the number.", names=several)
            )
            self.who.setFocus()
            return
        if missing := self.form.missing():
            field, what = missing
            self._fault.say(what)
            field.setFocus()
            return
        self._part_from_activity()
        self._fault.say("")
        self.who.clear()
        self.who.setFocus()
        args = {"collection": self.collection, "students": students, "service": self.form.service()}
        if self._activity:
            args["activity"] = self._activity.id
        self.do("volunteer.enter_service", args, settled=lambda done: self._settled(done, who))

    def _settled(self, done: Any, who: str) -> None:
        """What was refused stands there again, unless the next one is being typed."""
        if done.exception() and not self.who.line.text():
            self.who.line.setText(who)

    def _act(self, entry: str, act: str) -> None:
        """Strike an entry; one that the roster made waits for the next hand-in instead."""
        name = "volunteer.leave_for_next" if act == NEXT.id else "volunteer.strike_entry"
        self.attempt(name, {"collection": self.collection, "entry": entry})

    def _ask_activity(self) -> None:
        if self._case:
            ChooseActivity(self.context, self, self._case, self._of_activity).open()

    def _of_activity(self, shown: ActivityShown | None) -> None:
        """What is entered from now on belongs to an activity, whose day, times, place and content are copied."""
        self._activity = shown.facts if shown else None
        self._which.say(T("Of: {what}", what=shown.content) if shown else OF_ACTIVITY)
        if shown:
            self.form.copy(shown)
        self.who.setFocus()

    def _part_from_activity(self) -> None:
        """What is entered belongs to the activity no more once its day, its place or its time is another (VOL-02)."""
        if self._activity and not self.form.missing() and self.form.was_elsewhere(self._activity):
            self._of_activity(None)
            self.told(T("That is not the activity any more: the entry belongs to none."), Tone.WARN)

    # -- closing ----------------------------------------------------------------------------------------

    def _here(self) -> dict[str, Any] | None:
        return {"collection": self.collection} if self._case else None

    def _ask_counts(self) -> None:
        if self._case:
            CorrectDialog(self.context, self, self._case).open()

    def _ask_withdrawal(self) -> None:
        if self._case:
            withdraw(self.context, self, self._case, lambda _: self.left.emit()).open()

    def _closed(self, _: Any) -> None:
        self.closed.emit(self.collection)


def _count(word: Any, fits: bool) -> Tag:
    return Tag(word, "ok" if fits else "warn", "check" if fits else "circle-dashed")
