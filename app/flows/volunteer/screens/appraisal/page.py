"""The appraisal of a collection: one key an entry, then one stamp for all (VOL-13, 14)."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.flows.volunteer.facts.activities import Held
from app.flows.volunteer.facts.seals import SealRegister, SealsNamed
from app.flows.volunteer.facts.signals import Looks
from app.flows.volunteer.facts.tracks import Entry
from app.flows.volunteer.facts.views import CollectionShown, EntryShown, LedgerShown
from app.flows.volunteer.rules.activities import held, waits
from app.flows.volunteer.rules.appraising import lacks_a_seal
from app.flows.volunteer.rules.services import is_late
from app.flows.volunteer.rules.together import in_one_go, minutes_in_one_go
from app.flows.volunteer.screens.appraisal.dialogs import LedgerDialog, VerifyDialog, WhyDialog
from app.flows.volunteer.screens.appraisal.panel import EntryPanel
from app.flows.volunteer.screens.base import VolunteerScreen
from app.flows.volunteer.screens.looks.dialog import LooksDialog
from app.flows.volunteer.screens.looks.listed import LookList
from app.flows.volunteer.screens.words import HELD_FOR, STATES, WAYS, lacking, seals, span
from app.forms.volunteer.ui_appraisal import Ui_Appraisal
from app.forms.volunteer.ui_appraisal_list import Ui_AppraisalList
from app.kernel.hours import hours
from app.kernel.names import search_terms
from app.kernel.search import PrefixIndex
from app.kernel.text import T
from app.widgets.bind import bind, button_of
from app.widgets.bound import Action
from app.widgets.button import Kind
from app.widgets.columns import ActionBlock, BoardLayout
from app.widgets.desk import Context, Tone
from app.widgets.field import SearchField
from app.widgets.flow_screen import CaseDoor
from app.widgets.form import laid_out
from app.widgets.key_hints import KeyHints
from app.widgets.paint import Tag
from app.widgets.part import Column, Panel, filled
from app.widgets.segment import Choice, Segment
from app.widgets.table import Cell, Heading, Table, TableRow
from app.widgets.theme import Said

ALL, OPEN, HELD, BARE = "all", "open", "held", "bare"
HEADINGS = (
    Heading(T("Student"), 100),
    Heading(T("Day", "service"), 108),
    Heading(T("Hours", "service"), 64, sums=True),
    Heading(T("Place and content"), 0),
    Heading(T("Seals"), 80),
    Heading(T("Appraisal"), 108),
)
HINTS = (
    ("↑ ↓", T("choose", "a row")),
    ("Y", T("Approve")),
    ("R", T("Send back")),
    ("F", T("fake", "key")),
    ("V", T("verified", "key")),
    ("L", T("ledger", "key")),
)


class AppraisalPage(VolunteerScreen):
    """`AppraisalPage(context, collection)`: Y, R, F and V judge the chosen entry, F5 stamps; `left`."""

    left = Signal()

    def __init__(self, context: Context, collection: str, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.collection = collection
        self._case: CollectionShown | None = None
        self._ledger: LedgerShown | None = None
        self._register, self._named = SealRegister(()), SealsNamed({})
        self._sent: set[str] = set()
        self.ui = laid_out(Ui_Appraisal(), self)
        board, inside = Panel("ground"), QWidget()
        self.list_ = laid_out(Ui_AppraisalList(), inside)
        self.ways, self.search = (
            Segment([Choice(ALL, T("All", "entries"))]),
            SearchField(T("Number, name, pinyin"), high=44),
        )
        self.table, self.panel = Table(HEADINGS), EntryPanel()
        self.list_.ways_place.addWidget(self.ways)
        self.list_.search_place.addWidget(self.search)
        self.list_.table_place.addWidget(self.table)
        self.list_.hints_place.addWidget(KeyHints(HINTS))
        laid = BoardLayout(board, self.panel, self._actions())
        door = CaseDoor(laid, T("The ledger, and what to do"), "scale")
        filled(Column(board, gap=0), inside, door)
        self.ui.work.addWidget(laid)
        self.ui.bar.show_title(T("Appraisal"))
        self.ui.bar.back.connect(self.left)
        self.ways.chosen.connect(lambda _: self._show_rows())
        self.search.sought.connect(lambda _: self._show_rows())
        self.search.moved.connect(lambda _: self.table.step_in())
        self.search.entered.connect(lambda _: self.table.setFocus())
        self.table.chosen.connect(lambda _: self._choose())
        self.table.opened.connect(lambda _: self._open_ledger())
        self.setFocusProxy(self.table)

    def _actions(self) -> ActionBlock:
        args = self._of_entry
        approve = self.action("volunteer.approve_entry", args, key="Y", icon="check", run=self._approve)
        back = self._reasoned("volunteer.send_back_entry", args, "R", "undo-2")
        fake = self._reasoned("volunteer.judge_fake", self._of_student, "F", "circle-x")
        undo = self._reasoned("volunteer.withdraw_judgement", self._of_student, "W", "rotate-ccw")
        verify = self.asks(
            "volunteer.verify_entry",
            args,
            self._verify,
            text=T("Verify", "an entry"),
            key="V",
            icon="phone-call",
        )
        ledgers = self.way(T("Ledger of hours"), self._open_ledger, key="L", icon="list")
        stamp = self.action(
            "volunteer.stamp_collection", self._here, key="F5", icon="check-check", run=self._stamp
        )
        self.looks = LookList(self.way(T("Look at these"), self._open_looks, key="K", icon="eye"))
        self.panel.foot.addWidget(self.looks)
        strike = self.action("volunteer.strike_entry", args, text=T("Strike", "an entry"), key="X", icon="x")
        wrong = self._reasoned("volunteer.strike_stamped", self._of_student, "E", "x")
        others = [button_of(one) for one in (approve, back, verify, fake, ledgers)]
        block = ActionBlock(button_of(stamp, Kind.PRIMARY, high=60), others)
        for rare in (undo, strike, wrong):
            bind(rare, block.one_more())
        return block

    def _reasoned(
        self, act: str, args: Callable[[], Mapping[str, Any] | None], key: str, icon: str
    ) -> Action:
        word = T("Withdraw", "a judgement") if key == "W" else None
        return self.asks(act, args, lambda: self._ask_why(act), text=word, key=key, icon=icon)

    # -- Screen's own -----------------------------------------------------------------------------------

    def concerns(self, notice: Any) -> bool:
        return self.collection in notice.cases

    def read(self) -> None:
        self.look(Looks, self.looks.show_looks, collection=self.collection)
        self.look(SealRegister, self._tell_register)
        self.look(SealsNamed, self._tell_named, collection=self.collection)
        self.look(CollectionShown, self._tell, collection=self.collection)
        if one := self._entry:
            self.look(LedgerShown, self._tell_ledger, student=one.facts.student)

    # -- showing ----------------------------------------------------------------------------------------

    @property
    def _entries(self) -> list[EntryShown]:
        """What is appraised: all but what was struck."""
        shown = self._case
        return [one for one in shown.entries if one.facts.step is not Entry.STRUCK] if shown else []

    @property
    def _entry(self) -> EntryShown | None:
        return next((one for one in self._entries if one.facts.id == self.table.current), None)

    def _tell(self, shown: CollectionShown) -> None:
        first = self._case is None
        self._case, facts = shown, shown.facts
        told: dict[str, Any] = {
            "name": shown.name,
            "n": facts.period,
            "first": facts.first,
            "last": facts.last,
        }
        self.ui.bar.show_facts(T("{name}, period {n}: {first:day} to {last:day}", **told))
        self.ui.bar.show_guards(tuple(self._counts()))
        self.ways.offer(
            [
                Choice(way, word, len([one for one in self._entries if self._fits(one, way)]))
                for way, word in WAYS_OF
            ]
        )
        self._show_rows()
        if first or not self.table.current:
            self._go_on()
        self._choose()

    def _tell_register(self, register: SealRegister) -> None:
        self._register = register
        self._show_seals()

    def _tell_named(self, named: SealsNamed) -> None:
        self._named = named
        self._show_seals()

    def _show_seals(self) -> None:
        if one := self._entry:
            self.panel.show_seals(one, self._register, self._named)

    def _counts(self) -> list[Tag]:
        """How many are judged, and what to mind."""
        entries = self._entries
        judged = sum(one.facts.step is not Entry.OPEN for one in entries)
        tags = [Tag(T("{n} of {of} judged", n=judged, of=len(entries)), "info", "scale")]
        for step, word in ((Entry.SENT_BACK, T("{n} sent back")), (Entry.FAKE, T("{n} {n:fake|fakes}"))):
            if count := sum(one.facts.step is step for one in entries):
                hue, icon = STATES[step].hue, STATES[step].icon
                tags.append(Tag(T(word.message, n=count), hue, icon))
        return tags

    def _fits(self, one: EntryShown, way: str) -> bool:
        if way == OPEN:
            return one.facts.step is Entry.OPEN
        if way == HELD:
            return self._held(one) is not None
        return not one.facts.valid if way == BARE else True

    def _held(self, one: EntryShown, rule: Callable[..., Held | None] = held) -> Held | None:
        """Why an entry is to be verified; by `waits` only while it was not."""
        return rule(self._case.facts, one.facts, self.desk.settings) if self._case else None

    def _show_rows(self) -> None:
        rows = [one for one in self._entries if self._fits(one, self.ways.current)]
        if sought := self.search.text.strip():
            terms = (
                (n, (*search_terms(one.name), *search_terms(one.facts.student[-2:])), 0)
                for n, one in enumerate(rows)
            )
            rows = [rows[n] for n in PrefixIndex(terms).find(sought, len(rows) or 1)]
        self.table.show_rows([self._row(one) for one in rows])

    def _row(self, one: EntryShown) -> TableRow:
        facts, why = one.facts, self._held(one)
        late = self._case is not None and is_late(facts, self._case.facts)
        note: Said = one.content
        tone = "ink"
        if facts.step is Entry.OPEN and (open_ := self._held(one, waits)):
            note, tone = HELD_FOR[open_], "warn_i"
        elif lacks_a_seal(facts):
            note, tone = lacking(facts), "warn_i"
        elif facts.verified:
            note = T("verified: {way}", way=WAYS[facts.verified])
        return TableRow(
            facts.id,
            (
                Cell(one.name, strong=True, note=facts.student),
                Cell(
                    T("{day:day}", day=facts.day),
                    note=T("{span}, late", span=span(facts)) if late else span(facts),
                ),
                Cell(
                    hours(facts.minutes),
                    "warn_i" if why is Held.LONG else "ink",
                    strong=True,
                    note=self._whole(one),
                ),
                Cell(one.place, tone, note=note),
                Cell(seals(facts), "ink" if facts.valid else "bad"),
                STATES[facts.step],
            ),
        )

    def _whole(self, one: EntryShown) -> Said:
        """How long it was with what touches it, where anything does."""
        whole = minutes_in_one_go(self._case.facts, one.facts) if self._case else one.facts.minutes
        return T("of {hours}", hours=hours(whole)) if whole > one.facts.minutes else ""

    def _choose(self) -> None:
        """Another entry: its ledger is read, unless it is that of the same student."""
        one = self._entry
        self.panel.show_entry(one, in_one_go(self._case.facts, one.facts) if one and self._case else ())
        self._show_seals()
        if one and not self._knows(one):
            self.look(LedgerShown, self._tell_ledger, student=one.facts.student)
        self._show_chosen()

    def _knows(self, one: EntryShown) -> bool:
        return self._ledger is not None and self._ledger.facts.id == one.facts.student

    def _tell_ledger(self, ledgers: LedgerShown) -> None:
        self._ledger = ledgers
        self._show_chosen()

    def _show_chosen(self) -> None:
        one, ledgers = self._entry, self._ledger
        if one and ledgers and self._knows(one):
            self.panel.show_ledger(one, ledgers, self.desk.clock.now())
        if self._case:
            self.learn(self._case.facts, ledgers.facts if ledgers else None)

    # -- judging ----------------------------------------------------------------------------------------

    def _here(self) -> dict[str, Any] | None:
        return {"collection": self.collection} if self._case else None

    def _of_entry(self) -> dict[str, Any] | None:
        return {"collection": self.collection, "entry": self._entry.facts.id} if self._entry else None

    def _of_student(self) -> dict[str, Any] | None:
        args = self._of_entry()
        return args | {"student": self._entry.facts.student} if args and self._entry else None

    def _go_on(self) -> None:
        """To the next entry that nobody has judged, behind this one and then from the top."""
        rows = [row.id for row in self.table.rows.rows]
        at = rows.index(self.table.current) if self.table.current in rows else -1
        turned = [*rows[at + 1 :], *rows[: at + 1]]
        here = self.table.current
        left = {
            one.facts.id for one in self._entries if one.facts.step is Entry.OPEN and one.facts.id != here
        }
        found = next((row for row in turned if row in left), here or next(iter(rows), ""))
        self.table.choose(found)
        self._choose()

    def _approve(self) -> None:
        """Approve it and go on at once: whoever types faster than any answer comes loses no key."""
        args = self._of_entry()
        if args is None:
            return
        may = self.verdict("volunteer.approve_entry", args).no is None
        self.attempt("volunteer.approve_entry", args)
        if may:
            self._sent.add(args["entry"])
            self._go_on()

    def known(self) -> None:
        self._sent.clear()

    def _ask_why(self, act: str) -> None:
        one, shown, ledgers = self._entry, self._case, self._ledger
        if one and shown and ledgers and ledgers.facts.id == one.facts.student:
            WhyDialog(self.context, self, act, shown, one, ledgers).open()

    def _verify(self) -> None:
        if self._entry and self._case:
            VerifyDialog(self.context, self, self._case, self._entry).open()

    def _open_ledger(self) -> None:
        if self._ledger:
            LedgerDialog(self.context, self, self._ledger).open()

    def _open_looks(self) -> None:
        if self._case:
            dialog = LooksDialog(self.context, self, self._case, self.looks.looks)
            dialog.picked.connect(self._go_to)
            dialog.open()

    def _go_to(self, entry: str) -> None:
        self.search.clear()
        self.ways.choose(ALL)
        self.table.choose(entry)
        self._choose()

    def _stamp(self) -> None:
        """Stamp; where it may be done, what nobody has looked at is asked about first."""
        if here := self._here():
            act = "volunteer.stamp_collection"
            may = self.verdict(act, here).no is None
            go = partial(self.attempt, act, here, self._stamped)
            self.looks.ask(go) if may else go()

    def _stamped(self, stamped: Any) -> None:
        told: dict[str, Any] = {
            "n": stamped.credited,
            "hours": hours(stamped.minutes),
            "left": len(stamped.left_out),
        }
        if stamped.left_out:
            self.told(
                T("Stamped: {n} {n:entry|entries}, {hours} h. Left out, with their reasons: {left}.", **told),
                Tone.OK,
            )
            self.ways.choose(ALL)
        else:
            self.told(T("Stamped: {n} {n:entry|entries}, {hours} h. Nothing was left out.", **told), Tone.OK)


WAYS_OF = (
    (ALL, T("All", "entries")),
    (OPEN, T("Not judged", "entries")),
    (HELD, T("To verify", "entries")),
    (BARE, T("No seal", "entries")),
)
