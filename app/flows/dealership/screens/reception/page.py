"""接车登记: the form beside the car, filled in by touch and by keys in under three minutes (DLR-10)."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from app.counter.customer_facts import GuestId
from app.counter.photo_facts import Photo, PhotoShown
from app.flows.dealership.facts.form_words import DAMAGES
from app.flows.dealership.facts.reception import (
    Belonging,
    CameBy,
    Clean,
    Cover,
    Damage,
    Filled,
    Lamp,
    Side,
)
from app.flows.dealership.facts.tracks import Visit
from app.flows.dealership.facts.visits import MarkShown, ReceptionShown
from app.flows.dealership.rules.guarantee import answering
from app.flows.dealership.rules.reception import NAMES, missing
from app.flows.dealership.screens.base import BookPage
from app.flows.dealership.screens.photos import of_marks
from app.flows.dealership.screens.reception.column import OWNER, FormColumn
from app.flows.dealership.screens.reception.marks import MarkCards
from app.flows.dealership.screens.reception.plan import CarPlan
from app.flows.dealership.screens.reception.sign import SignDialog
from app.flows.dealership.screens.vehicles import dialogs
from app.flows.dealership.screens.words import plate
from app.kernel.fields import Note
from app.kernel.text import T
from app.widgets.bound import State
from app.widgets.columns import BoardLayout
from app.widgets.desk import Context, Tone
from app.widgets.field import Field
from app.widgets.flow_screen import CaseDoor
from app.widgets.paint import Tag
from app.widgets.part import Column, Label, Panel, Role, Row, Scroll, filled, showing
from app.widgets.places import Offer, Places
from app.widgets.segment import Choice, Segment
from app.widgets.workbar import WorkBar

ICONS = {
    Damage.SCRATCH: "pencil",
    Damage.DENT: "circle",
    Damage.CRACK: "split",
    Damage.MISSING: "triangle-alert",
}


class ReceptionPage(BookPage):
    """`ReceptionPage(context, visit)`: the car at the left, what is ticked at the right; `left`.

    Every touch is kept at once. 1 to 4 choose what the next mark is.
    """

    def __init__(self, context: Context, visit: str, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._visit = visit
        self._form: ReceptionShown | None = None
        self._filled = Filled()
        self._next: Callable[[], None] | None = None
        self.bar = WorkBar(T("Reception form"))
        self.kinds = Segment([Choice(one.value, word, icon=ICONS[one]) for one, word in DAMAGES.items()])
        self.plan, self.note = CarPlan(), Field(hint=T("Note, such as 8 cm"))
        self.note.takes(Note)
        self.none = Label(T("No damage is marked. Touch the car where one is."), Role.SECOND, "ink2")
        self.marks = MarkCards()
        self.form, self.places = FormColumn(), Places()
        self.laid = BoardLayout(self._car(), self.form, self.places.block)
        filled(Column(self, gap=0), self.bar).addWidget(self.laid, 1)
        self._make_actions()
        self._listen()
        self.setFocusProxy(self.plan)
        self._offer()

    def _car(self) -> Panel:
        board, inside, card = Panel("ground"), QWidget(), Panel("surface", line="line", radius=10)
        head, column = Row(gap=10), Column(card, gap=8, edge=12)
        head.addWidget(self.kinds, 2)
        head.addWidget(self.note, 1)
        column.addLayout(head)
        column.addWidget(self.plan, 1)
        column.addWidget(self.none)
        column.addWidget(self.marks)
        Column(inside, gap=0, edge=12).addWidget(card)
        board_column = Column(board, gap=0)
        board_column.addWidget(Scroll(inside), 1)
        self._board = board
        return board

    def _make_actions(self) -> None:
        args = self._args
        self._end = self.action(
            "dealership.end_reception",
            args,
            text=T("Car looked over"),
            icon="check",
            then=self._looked_over,
            run=lambda: self._once_kept(self._end.carry_out),
        )
        self._sign = self.action(
            "dealership.sign_reception",
            args,
            text=T("Customer signs"),
            icon="signature",
            run=lambda: self._once_kept(self._to_signature),
        )
        self._greet = self.action("dealership.greet", args, icon="user-check")
        self.way(T("Photos"), self._photos_of_last, key="F7", icon="camera")

    def _listen(self) -> None:
        column = self._board.layout()
        if column is not None:
            column.addWidget(CaseDoor(self.laid, T("Mileage, fuel, belongings"), "list"))
        self.bar.back.connect(self.left)
        self.plan.touched.connect(self._mark)
        self.plan.taken.connect(self._strike)
        self.marks.asked.connect(self._photos)
        self.form.ticked.connect(self._tick)
        self.form.fuelled.connect(lambda eighths: self._fill(replace(self._filled, fuel=eighths)))
        self.form.charged.connect(lambda percent: self._fill(replace(self._filled, battery=percent)))
        self.form.read.connect(self._read_meter)
        self.form.said.connect(self._note_words)
        self.form.told.connect(self._tell_of)

    # -- showing ----------------------------------------------------------------------------------------

    def read(self) -> None:
        self.look(ReceptionShown, self._tell, visit=self._visit)

    def _tell(self, shown: ReceptionShown) -> None:
        self._form = shown
        if not self._pending:
            self._filled = shown.facts.reception.filled
        self.learn(shown.facts, shown.vehicle)
        name = shown.address or shown.customer
        self.bar.show_facts(f"{plate(shown.plate)} · {shown.model} · {name}")
        open_ = [NAMES[item] for item in missing(shown.facts)]
        if shown.facts.reception.signed_at:
            tag = Tag(T("signed", "reception form"), "ok", "signature")
        elif open_:
            tag = Tag(T("Missing: {what:list}", what=open_), "warn", "list-todo")
        else:
            tag = Tag(T("Complete: the customer signs"), "ok", "check")
        back = answering(shown.facts, self.desk.settings)
        inside = Tag(T("Guarantee runs: {name}", name=back[0].name), "info", "undo-2") if back else None
        self.bar.show_guards((tag, inside) if inside else (tag,))
        self.plan.show_marks(shown.facts.reception.standing)
        showing(self.none, not shown.marks)
        self.marks.show_marks(shown.marks)
        self.form.show_form(shown, self._filled)
        self._offer()
        if self._next and not self._pending:
            then, self._next = self._next, None
            then()

    def known(self) -> None:
        """A touch is answered: what is ticked is what the house knows."""
        if self._form and not self._pending:
            self.again()

    def _offer(self) -> None:
        facts = self._form.facts if self._form else None
        here = facts is not None and facts.step is Visit.RECEIVED
        greeted = facts is not None and facts.greeted_at is not None
        signed = facts is not None and facts.reception.signed_at is not None
        open_ = facts is None or bool(missing(facts))
        end, sign = Offer(self._end, T("the questions come next")), Offer(self._sign)
        if here and not greeted:
            self.places.offer(Offer(self._greet), rare=(end, sign))
        elif here and (signed or open_):
            self.places.offer(end, rare=() if signed else (sign,))
        else:
            self.places.offer(sign, rare=(end,) if here else ())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        kinds = list(DAMAGES)
        typed = event.text()
        if typed in "1234" and typed:
            self.kinds.choose(kinds[int(typed) - 1].value)
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    # -- doing ------------------------------------------------------------------------------------------

    def _args(self) -> dict[str, Any] | None:
        return {"visit": self._visit} if self._form else None

    def _tick(self, group: str, id: str, yes: bool) -> None:
        now = self._filled
        if group == "covers":
            self._fill(replace(now, covers=_with(now.covers, Cover(id), yes)))
        elif group == "lamps":
            self._fill(replace(now, lamps=_with(now.lamps, Lamp(id), yes)))
        elif group == "walk":
            self._fill(replace(now, walked=yes))
        elif group == "wash":
            self._fill(replace(now, wash=yes))
        else:
            one = Belonging(id)
            there, absent = _with(now.there, one, yes), _with(now.absent, one, not yes)
            self._fill(replace(now, there=there, absent=absent))

    def _tell_of(self, what: str, id: str) -> None:
        """How the car came, how clean it is, or who brought it."""
        now = self._filled
        if what == "came_by":
            self._fill(replace(now, came_by=CameBy(id)))
        elif what == "clean":
            self._fill(replace(now, clean=Clean(id)))
        else:
            self._fill(replace(now, brought_by=None if id == OWNER else GuestId(id)))

    def _fill(self, what: Filled) -> None:
        """Keep what was ticked; it is shown at once, since the next touch builds on it."""
        self._filled = what
        if self._form:
            self.form.show_form(self._form, what)
        self.attempt("dealership.fill_reception", {"visit": self._visit, "what": what})

    def _mark(self, side: str, x: int, y: int) -> None:
        note = Note(self.note.text) if self.note.text else None
        args = {"side": Side(side), "damage": Damage(self.kinds.current), "x": x, "y": y, "note": note}
        self.attempt("dealership.mark_damage", {"visit": self._visit, **args})
        self.note.write("")

    def _strike(self, mark: str) -> None:
        known = next((one for one in self._form.marks if one.facts.id == mark), None) if self._form else None
        if known:
            args = {"visit": self._visit, "mark": mark}
            self.attempt("dealership.strike_mark", args, then=lambda _: self._struck(known))

    def _struck(self, one: MarkShown) -> None:
        self.told(T("Mark {n} is struck.", n=one.facts.n), Tone.OK, lambda: self._mark_again(one))

    def _mark_again(self, struck: MarkShown) -> None:
        one, photos = struck.facts, struck.photos
        args = {
            "side": one.side,
            "damage": one.damage,
            "x": one.x,
            "y": one.y,
            "note": Note(struck.note) if struck.note else None,
        }
        again = {"visit": self._visit, **args}
        self.attempt("dealership.mark_damage", again, then=lambda mark: self._photographs(mark, photos))

    def _photographs(self, mark: str, photos: Sequence[PhotoShown]) -> None:
        """A mark that stands again has the photos that it had."""
        for one in photos:
            args = {
                "visit": self._visit,
                "mark": mark,
                "photo": Photo.kept(one.photo),
                "said_at": one.said_at,
            }
            self.do("dealership.photograph_mark", args)

    def _photos_of_last(self) -> None:
        if self._form and self._form.marks:
            self._photos(self._form.marks[-1].facts.id)
        else:
            self.told(T("Mark a damage first: a photo belongs to a mark."))

    def _photos(self, mark: str) -> None:
        if self._form:
            of_marks(self.context, self, self._form.facts, mark).open()

    def _read_meter(self, km: int) -> None:
        if self._form is None:
            return
        last = self._form.vehicle.km
        if last is not None and km < last:
            self._next = None  # its sheet asks why first
            sheet = dialogs.mileage(self.context, self, self._form.vehicle, self._visit, str(km))
            sheet.sheet.dismissed.connect(self._unread)
            sheet.open()
        else:
            args = {"vehicle": self._form.vehicle.id, "km": km, "visit": self._visit}
            self.attempt("dealership.read_mileage", args)

    def _unread(self) -> None:
        """What was typed of the meter is not kept: the field says what is."""
        if self._form:
            self.form.show_form(self._form, self._filled)

    def _note_words(self, words: str) -> None:
        self.attempt("dealership.note_words", {"visit": self._visit, "words": Note(words)})

    def _once_kept(self, then: Callable[[], None]) -> None:
        """What still stands in a field is kept before anything that needs it."""
        self._next = then
        if not self.form.keep():
            self._next = None
            then()

    def _to_signature(self) -> None:
        if self._sign.live or self._sign.state is State.OTHERS:
            self._ask_signature()
        else:
            self._sign.carry_out()

    def _ask_signature(self) -> None:
        if self._form:
            SignDialog(self.context, self, self._form, self._signed).open()

    def _signed(self, document: str) -> None:
        self.told(T("The reception form is signed and printed."), Tone.OK)
        self.context.preview(document)
        if self._form and self._form.facts.step is not Visit.RECEIVED:
            self.left.emit()

    def _looked_over(self, _: Any) -> None:
        self.told(T("The car is looked over. Ask for documents, and what the car does."), Tone.OK)
        if self._form and self._form.facts.reception.signed_at:
            self.left.emit()


def _with(chosen: tuple[Any, ...], one: Any, yes: bool) -> tuple[Any, ...]:
    """With or without one, each once, in the order of the form."""
    now = {*chosen, one} if yes else {*chosen} - {one}
    return tuple(each for each in type(one) if each in now)
