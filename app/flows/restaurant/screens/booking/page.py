"""A booking: who, how many, when, at which table; taken on the telephone, or changed (RST-02, 30a)."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from app.counter.saying import said
from app.flows.restaurant.facts.case import TableFacts
from app.flows.restaurant.facts.tracks import Feature
from app.flows.restaurant.facts.views import SittingShown, Suggestion, Suggestions, TableShown
from app.flows.restaurant.rules.suggesting import FEATURES
from app.flows.restaurant.screens.base import ENTERS, CaseDoor, RestaurantScreen
from app.flows.restaurant.screens.booking.when_choice import WhenChoice
from app.flows.restaurant.screens.choices import Choices, Option
from app.flows.restaurant.screens.seating.dialog import ROOM, name_of, option_of
from app.flows.restaurant.screens.seating.fee import ask_fee
from app.forms.restaurant.ui_booking import Ui_Booking
from app.forms.restaurant.ui_booking_fields import Ui_BookingFields
from app.kernel.fields import Note, Private
from app.kernel.money import LARGEST
from app.kernel.refusal import No
from app.kernel.text import T
from app.widgets.bind import button_of
from app.widgets.bound import State
from app.widgets.button import Kind
from app.widgets.columns import ActionBlock, BoardLayout, CaseColumn
from app.widgets.desk import Context, Tone
from app.widgets.field import Field
from app.widgets.form import laid_out
from app.widgets.part import Column, Label, Role, Scroll, filled, showing
from app.widgets.sentence import Sentence
from app.widgets.theme import look

VIP = "vip"
LATER = "later"
MOST = 6
BESIDE = 860
"""From this width at 100 % the two columns of fields stand side by side."""


class BookingFields(QWidget):
    """What is asked on the telephone. Two columns side by side, or one below the other where it is narrow."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = laid_out(Ui_BookingFields(), self)
        self.when = WhenChoice(context.desk.clock, context.desk.settings)
        self.wishes, self.vip = Choices(3, several=True, high=44), Choices(1, several=True, high=44)
        self.words = Field(hint=T("in the guest's own words"))
        self.wishes.offer(
            (
                Option(ROOM, T("A room"), icon="door-open"),
                *(Option(feature.value, FEATURES[feature]) for feature in Feature),
            )
        )
        self.vip.offer((Option(VIP, T("A VIP is expected"), icon="star"),))
        # In the order in which they are read: Tab goes as they are put in.
        for place, part in (
            (self.ui.when, self.when),
            (self.ui.wishes, self.wishes),
            (self.ui.words, self.words),
            (self.ui.vip, self.vip),
        ):
            place.addWidget(part)

    @property
    def wished(self) -> tuple[Feature, ...]:
        """The features that the table should have."""
        return tuple(sorted(Feature(one) for one in self.wishes.picked if one != ROOM))

    @property
    def wants_room(self) -> bool:
        """Whether they asked for a room."""
        return ROOM in self.wishes.picked

    def arrange(self, width: int) -> None:
        """Take the width that there is, in pixels."""
        beside = width * 100 / look().scale >= BESIDE
        ways = QBoxLayout.Direction
        self.ui.columns.setDirection(ways.LeftToRight if beside else ways.TopToBottom)


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

    `left` when it is done or given up; `booked(sitting)` before it.
    """

    left = Signal()
    booked = Signal(str)

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

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTERS:
            self._keep.press()
        else:
            super().keyPressEvent(event)

    def refused(self, no: No) -> None:
        self._fault.say(self.words(said(no, self.desk.flow(self.flow))))

    # -- composing --------------------------------------------------------------------------------------

    def _compose(self) -> None:
        self.ui.bar.show_title(T("Change a booking") if self._sitting else T("Book a table"))
        board, case = QWidget(), CaseColumn()
        column = filled(Column(board, gap=0), _Board(self.fields))
        title = Label(T("Which table?"), Role.SECTION)
        case.head.addWidget(title)
        filled(case.body, self._choices, self._fault, None)
        laid = BoardLayout(board, case, ActionBlock(button_of(self._keep, Kind.PRIMARY)))
        column.addWidget(CaseDoor(laid, T("Choose the table, and note it"), "armchair"))
        self.ui.work.addWidget(laid)
        only_then = (self.fields.ui.name, self.fields.ui.phone, self.fields.words, self.fields.vip)
        for part in (*only_then, self.fields.wishes, self.fields.ui.wished):
            showing(part, not self._sitting)

    def _connect(self) -> None:
        fields = self.fields
        self.ui.bar.back.connect(self.left)
        for field in (fields.ui.name, fields.ui.phone, fields.words):
            field.changed.connect(lambda _: self._judged())
        fields.ui.guests.chosen.connect(lambda _: self._seek())
        fields.when.changed.connect(self._seek)
        fields.wishes.chosen.connect(lambda _: self._seek())
        self._choices.chosen.connect(lambda _: self._picked())

    def _begin_with(self, shown: SittingShown) -> None:
        facts = shown.facts
        who = (shown.guest, shown.phone, facts.number)
        self.ui.bar.show_facts(" · ".join(filter(None, who)))
        if self._changed_one is not None:
            # Told anew in another language: what was typed since stays.
            return
        self._changed_one = shown
        self._wanted = self._wanted or (facts.table or "")
        self.fields.ui.guests.choose(facts.guests)
        if facts.booked_for:
            self.fields.when.show_moment(facts.booked_for)
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
            asked = Option(self._wanted, name_of(wanted), T("the table that was asked for"), "armchair")
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
        if fields.ui.guests.number:
            args["guests"] = fields.ui.guests.number
        if fields.when.at:
            args["at"] = fields.when.at
        told = self._told.get(table.id) if table else None
        if table is None or told is not None or table.fee <= self._told_before:
            args["fee_told"] = told
        if self._sitting:
            return args | {"sitting": self._sitting, "stay": None}
        return args | self._who()

    def _who(self) -> dict[str, Any]:
        fields = self.fields
        who: dict[str, Any] = {
            "stay": None,
            "wishes": fields.wished,
            "wants_room": fields.wants_room,
            "words": Note(fields.words.text) if fields.words.text else None,
            "vip": VIP in fields.vip.picked,
        }
        for name, field in (("name", fields.ui.name), ("phone", fields.ui.phone)):
            if field.text:
                who[name] = Private(field.text)
        return who

    @property
    def _told_before(self) -> int:
        return (self._changed_one.facts.fee_told or 0) if self._changed_one else 0

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
        if self._missing() or self._keep.state is State.UNKNOWN:
            return
        if self._keep.verdict.no and self._keep.state is State.REFUSED:
            self._say_where(self._keep.verdict.no)
        elif "fee_told" in self._keep.verdict.waits and self._table:
            table = self._table
            ask_fee(self, name_of(table), table.fee, lambda: self._fee_told(table))
        else:
            self._keep.go()

    def _missing(self) -> bool:
        fields = self.fields
        asked = [] if self._sitting else [(fields.ui.name, T("Who is it? Type a name."))]
        asked += [] if self._sitting else [(fields.ui.phone, T("Type a number at which they can be rung."))]
        asked.append((fields.when.field, T("When do they come? Touch a time or type it.")))
        empty = [(field, told) for field, told in asked if not field.text]
        if fields.when.field.text and fields.when.at is None:
            empty.append((fields.when.field, T("This is no time. Type it as 18:30.")))
        for field, told in empty:
            field.fault(told)
        fields.ui.counted.say("" if fields.ui.guests.number else T("How many are they? Touch a number."))
        if empty:
            empty[0][0].setFocus(Qt.FocusReason.OtherFocusReason)
        return bool(empty) or not fields.ui.guests.number

    def _judged(self) -> None:
        """The table's own refusals stand beside the tables at once; others wait for the press."""
        self.judge()
        self.fields.ui.counted.say("")
        verdict = self._keep.verdict
        about_table = self._keep.state is State.REFUSED and "table" in verdict.about
        self._fault.say(verdict.no.text if verdict.no and about_table else "")

    def _say_where(self, no: No) -> None:
        """The sentence of a no, on the field that it is about."""
        about, told = self._keep.verdict.about, no.text
        if "phone" in about:
            self.fields.ui.phone.fault(told)
            self.fields.ui.phone.setFocus(Qt.FocusReason.OtherFocusReason)
        elif "at" in about and "table" not in about:
            self.fields.when.field.fault(told)
        else:
            self._fault.say(told)

    def _fee_told(self, table: TableFacts) -> None:
        self._told[table.id] = table.fee
        self._keep.press()

    def _done_booking(self, booked: Any) -> None:
        sitting = self._sitting or str(booked.sitting)
        at = self.fields.when.at
        self.told(T("Booked for {at:moment}", at=at), Tone.OK)
        self.booked.emit(sitting)
        self.left.emit()
