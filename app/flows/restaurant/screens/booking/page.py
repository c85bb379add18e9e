"""A booking: who, how many, when, at which table; taken on the telephone, or changed (RST-02, 30a)."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from app.counter.saying import said
from app.flows.restaurant.facts.arrivals import Suggestion, Suggestions
from app.flows.restaurant.facts.floor import TableFacts
from app.flows.restaurant.facts.guests import KnownGuest
from app.flows.restaurant.facts.views import SittingShown, TableShown
from app.flows.restaurant.screens.base import RestaurantScreen
from app.flows.restaurant.screens.booking.fields import BookingFields
from app.flows.restaurant.screens.seating.fee import ask_fee
from app.flows.restaurant.screens.seating.table_choices import option_of
from app.forms.restaurant.ui_booking import Ui_Booking
from app.kernel.money import LARGEST
from app.kernel.names import own_phone
from app.kernel.refusal import No
from app.kernel.text import T
from app.widgets.bind import bind, button_of
from app.widgets.bound import State
from app.widgets.button import Kind
from app.widgets.choices import Choices, Option
from app.widgets.columns import ActionBlock, BoardLayout, CaseColumn
from app.widgets.desk import Context, Tone
from app.widgets.dialog import unless_typed
from app.widgets.field import Field, blame
from app.widgets.flow_screen import ENTERS, CaseDoor
from app.widgets.form import laid_out
from app.widgets.part import Column, Label, Role, Scroll, filled
from app.widgets.sentence import Sentence
from app.widgets.theme import Said

LATER = "later"
MOST = 6


class _Board(Scroll):
    """The fields in what room there is: a column that scrolls would never be told that it is narrow."""

    def __init__(self, fields: BookingFields) -> None:
        super().__init__(fields)
        self._fields = fields

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fields.arrange(self.viewport().width())


class BookingPage(RestaurantScreen):
    """`BookingPage(context)` for a new booking, with `table` if it is to be that one; `sitting` to change one.

    `left` when it is done or given up; `booked(sitting)` before it. `received(sitting)` last, of a new VIP: their
    notice is written next (RST-50).
    """

    left = Signal()
    booked = Signal(str)
    received = Signal(str)

    def __init__(
        self, context: Context, *, table: str = "", sitting: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(context, parent)
        self.ui = laid_out(Ui_Booking(), self)
        self._sitting, self._wanted = sitting, table
        self._changed_one: SittingShown | None = None
        self._tables: dict[str, TableFacts] = {}
        self._told: dict[str, int] = {}
        self._by_hand = self._seeking = self._hurry = False
        self.fields, self._choices = BookingFields(context), Choices(1, high=52)
        self._fault = Sentence(boxed=True)
        self._keep = self.action(
            "restaurant.change_booking" if sitting else "restaurant.book",
            self._args,
            text=T("Keep the booking") if sitting else T("Note the booking"),
            key="F5",
            icon="calendar-days",
            run=self._press,
            facts=self._subjects,
            then=self._done_booking,
        )
        self._button = button_of(self._keep, Kind.PRIMARY)
        self._compose()
        self._connect()
        self.setFocusProxy(self.fields.ui.guests if sitting else self.fields.ui.name)

    # -- Screen's own -----------------------------------------------------------------------------------

    def read(self) -> None:
        if self._sitting and self._changed_one is None:
            self.look(SittingShown, self._begin_with, sitting=self._sitting)
        if self._wanted:
            self.look(TableShown, self._tell_wanted, table=self._wanted)
        self._seek()

    def passed(self) -> None:
        super().passed()
        self.fields.when.retold()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTERS:
            self._keep.press()
        else:
            super().keyPressEvent(event)

    def refused(self, no: No) -> None:
        self._fault.say(said(no, self.desk.flow(self.flow)))

    # -- composing --------------------------------------------------------------------------------------

    def _compose(self) -> None:
        self.ui.bar.show_title(T("Change a booking") if self._sitting else T("Book a table"))
        board, case = QWidget(), CaseColumn()
        column = filled(Column(board, gap=0), _Board(self.fields))
        title = Label(T("Which table?"), Role.SECTION)
        case.head.addWidget(title)
        filled(case.body, self._choices, self._fault, None)
        laid = BoardLayout(board, case, ActionBlock(self._button))
        column.addWidget(CaseDoor(laid, T("Choose the table, and note it"), "armchair"))
        self.ui.work.addWidget(laid)

    def _connect(self) -> None:
        fields = self.fields
        self.ui.bar.back.connect(lambda: unless_typed(self, self.left.emit))
        for field in (fields.ui.name, fields.ui.phone, fields.words):
            field.changed.connect(lambda _: self._judged())
        fields.ui.phone.changed.connect(self._seek_guest)
        fields.ui.guests.chosen.connect(lambda _: self._seek())
        fields.when.changed.connect(self._seek)
        fields.wishes.chosen.connect(lambda _: self._seek())
        self._choices.chosen.connect(lambda _: self._picked())

    def _seek_guest(self, phone: str) -> None:
        """Whoever has this phone in the guest file is recognised (RST-04)."""
        self.fields.show_known(None)
        if not self._sitting and own_phone(phone):
            self.look(KnownGuest, self._tell_guest, typed=phone)

    def _tell_guest(self, known: KnownGuest) -> None:
        self.fields.show_known(known)
        if known.guest and not self.fields.ui.name.text:
            self.fields.ui.name.write(known.guest.name)
        self._judged()

    def _begin_with(self, shown: SittingShown) -> None:
        facts = shown.facts
        self.ui.bar.show_facts(facts.number)
        if self._changed_one is not None:
            # Told anew in another language: what was typed since stays.
            return
        self._changed_one = shown
        self._wanted = self._wanted or (facts.table or "")
        self.fields.show_booking(shown)
        if shown.table:
            self._tables[shown.table.id] = shown.table
        self.learn(facts)
        self._seek()

    # -- which table ------------------------------------------------------------------------------------

    def _tell_wanted(self, shown: TableShown) -> None:
        self._tables[shown.table.id] = shown.table
        self._offer(())

    def _seek(self) -> None:
        """Ask anew which tables are free for them then."""
        guests, at = self.fields.ui.guests.number, self.fields.when.at
        self._hurry = False
        self._seeking = bool(guests) and at is not None
        self._judged()
        if not self._seeking:
            self._offer(())
            return
        self.look(
            Suggestions,
            self._tell,
            guests=guests,
            start=at,
            wishes=self.fields.wished,
            wants_room=self.fields.wants_room,
            # Any fee is shown beside its room, and told before it is booked.
            fee_told=LARGEST if self.fields.wants_room else None,
            sitting=self._sitting or None,
        )

    def _tell(self, found: Suggestions) -> None:
        self._seeking = False
        self._tables |= {str(one.table.id): one.table for one in found.tables}
        self._offer(found.tables[:MOST])
        if self._hurry:
            self._hurry = False
            self._keep.press()

    def _offer(self, best: tuple[Suggestion, ...]) -> None:
        options = {str(one.table.id): option_of(one, first=n == 0) for n, one in enumerate(best)}
        wanted = self._tables.get(self._wanted)
        if wanted and self._wanted not in options:
            asked = Option(self._wanted, wanted.called, T("the table that was asked for"), "armchair")
            options = {self._wanted: asked, **options}
        self._choices.offer((*options.values(), Option(LATER, T("To be given later"), icon="clock")))
        if not self._by_hand or not self._choices.current:
            self._by_hand = False
            self._choices.pick(self._wanted if wanted else next(iter(options), LATER))
        self._judged()

    def _picked(self) -> None:
        """Whoever chose a table keeps it, whatever is proposed from now on."""
        self._by_hand = True
        self._judged()

    # -- doing ------------------------------------------------------------------------------------------

    @property
    def _table(self) -> TableFacts | None:
        return self._tables.get(self._choices.current)

    def _args(self) -> Mapping[str, Any] | None:
        fields, table = self.fields, self._table
        args: dict[str, Any] = {"table": table.id if table else None}
        told = self._told.get(table.id) if table else None
        if table is None or told is not None or self._fee_is_known(table):
            args["fee_told"] = told
        if self._sitting:
            return self._changes(args)
        if fields.ui.guests.number:
            args["guests"] = fields.ui.guests.number
        if fields.when.at:
            args["at"] = fields.when.at
        return args | fields.who()

    def _changes(self, args: Mapping[str, Any]) -> Mapping[str, Any] | None:
        """What is changed of the booking, with its table; nothing before it is known."""
        shown = self._changed_one
        if shown is None:
            return None
        taken_back = args["table"] is None and shown.facts.table is not None
        return {**args, **self.fields.changes(shown), "sitting": shown.facts.id, "to_be_given": taken_back}

    def _fee_is_known(self, table: TableFacts) -> bool:
        """Whether there is no fee to tell: none, no more than was told, or that of their own room."""
        booked = self._changed_one.facts if self._changed_one else None
        if booked and booked.table == table.id:
            return True
        return table.fee <= ((booked.fee_told if booked else None) or 0)

    def _subjects(self) -> Mapping[str, Any]:
        known: dict[str, Any] = {"table": self._table} if self._table else {}
        return known | ({"sitting": self.facts.get(self._sitting)} if self._sitting else {})

    def _press(self) -> None:
        """Say what is missing where it is missing; with nothing missing, note it.

        Who is faster than the tables waits for them: no booking goes without one by haste.
        """
        if self._seeking and not self._by_hand:
            self._hurry = True
            return
        missing = self._missing()
        if self._keep.verdict.no and self._keep.state is State.REFUSED:
            self._say_where(self._keep.verdict.no)
        elif missing or self._keep.state is State.UNKNOWN:
            return
        elif "fee_told" in self._keep.verdict.waits and self._table:
            table = self._table
            ask_fee(self, table.called, table.fee, lambda: self._fee_told(table))
        else:
            self._keep.go()

    def _missing(self) -> bool:
        fields, shown = self.fields, self._changed_one
        asked: list[tuple[Field, Said]] = []
        if shown is None or shown.guest:
            asked.append((fields.ui.name, T("Who is it? Type a name.")))
        if shown is None or shown.phone:
            asked.append((fields.ui.phone, T("Type a number at which they can be rung.")))
        asked.append((fields.when.field, T("When do they come? Touch a time or type it.")))
        empty = [(field, told) for field, told in asked if not field.text]
        if fields.when.field.text and fields.when.at is None:
            empty.append((fields.when.field, T("This is no time. Type it as 18:30.")))
        told: list[Said] = [sentence for _, sentence in empty]
        if not fields.ui.guests.number:
            fields.ui.counted.say(T("How many are they? Touch a number."))
            told.append(T("How many are they? Touch a number."))
        if not blame(empty) and told:
            fields.ui.guests.setFocus(Qt.FocusReason.OtherFocusReason)
        bind(self._keep, self._button, told[0] if told else "")
        return bool(told)

    def _judged(self) -> None:
        """The table's own refusals stand beside the tables at once; others wait for the press."""
        self.judge()
        self.fields.ui.counted.say("")
        bind(self._keep, self._button)
        verdict = self._keep.verdict
        about_table = self._keep.state is State.REFUSED and "table" in verdict.about
        self._fault.say(verdict.no.text if verdict.no and about_table else "")

    def _say_where(self, no: No) -> None:
        """The sentence of a no, on the field that it is about."""
        about, told = self._keep.verdict.about, no.text
        if "table" in about or not about & {"phone", "at"}:
            self._fault.say(told)
            return
        field = self.fields.ui.phone if "phone" in about else self.fields.when.field
        field.fault(told)
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fee_told(self, table: TableFacts) -> None:
        self._told[table.id] = table.fee
        self._keep.press()

    def _done_booking(self, booked: Any) -> None:
        sitting = self._sitting or str(booked.sitting)
        if told := self.fields.taboos:
            args = {"sitting": sitting, **told}
            self.do("restaurant.note_taboos", args, settled=lambda _: self._leave_with(sitting))
        else:
            self._leave_with(sitting)

    def _leave_with(self, sitting: str) -> None:
        at = self.fields.when.at
        self.told(T("Booked for {at:moment}", at=at), Tone.OK)
        new = self._changed_one is None or not self._changed_one.vip
        self.booked.emit(sitting)
        self.left.emit()
        if new and self.fields.is_vip:
            self.received.emit(sitting)
