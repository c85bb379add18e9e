"""What is drawn from is sealed; then it is drawn, and what was found of each of its entries is noted."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.flows.volunteer.facts.drawing import Drawn, Redrawn, SampleLine, Samples, SampleShown
from app.flows.volunteer.rules.drawing import over_the_same_days
from app.flows.volunteer.rules.figures import year_of
from app.flows.volunteer.rules.periods import today
from app.flows.volunteer.screens.base import Dialog
from app.flows.volunteer.screens.pile import typed
from app.forms.volunteer.ui_draw import Ui_Draw
from app.forms.volunteer.ui_sample import Ui_Sample
from app.kernel.fields import Code, Note
from app.kernel.hours import hours
from app.kernel.text import T, Text
from app.widgets.bind import button_of
from app.widgets.button import Kind
from app.widgets.desk import Context, Tone
from app.widgets.form import laid_out
from app.widgets.paint import Tag
from app.widgets.part import showing
from app.widgets.table import Cell, Heading, Table, TableRow
from app.widgets.theme import look

HIGH = 300
"""Pixels of the list, whatever it will hold: the dialog opens before its rows are there."""
HEADINGS = (
    Heading(T("Student"), 150),
    Heading(T("Class"), 120),
    Heading(T("Service"), 0),
    Heading(T("Hours", "service"), 70, sums=True),
    Heading(T("Found", "audit"), 140),
)
WHAT = T("give the days, how many, and the number called")
WHY = T("say why these days are drawn from again")
CALLED = 40
"""Characters of what is called at the most."""


class SealDialog(Dialog):
    """`SealDialog(context, host, found)`, with the draws there were; `sealed(sample)` once its paper is printed.

    Days that were drawn from before ask for a reason.
    """

    sealed = Signal(str)

    def __init__(self, context: Context, host: QWidget, found: Samples) -> None:
        super().__init__(context, host, wide=560)
        self._draws = found.samples
        self.ui = laid_out(Ui_Draw(), self)
        self._today = today(self.desk.clock.now(), self.desk.settings)
        self.ui.told.say(
            T(
                "Throw dice for the number in front of all. It is sealed with the entries; only the moment of the draw, which "
                "comes after, makes the seed: nobody chooses whom it hits."
            )
        )
        self.ui.called.line.setMaxLength(CALLED)
        self.ui.first.write(year_of(self._today, self.desk.settings)[0].isoformat())
        self.ui.last.write(self._today.isoformat())
        seal = self.action("volunteer.seal_sample", self._args, key="F5", icon="lock", then=self._made)
        for field in (self.ui.first, self.ui.last, self.ui.count, self.ui.called, self.ui.why):
            field.changed.connect(lambda _: self._ask_why())
        self.close_with(seal, self.ui.foot, WHAT)
        self._ask_why()

    def open(self, focus: QWidget | None = None) -> None:
        super().open(focus or self.ui.count)

    def _ask_why(self) -> None:
        before = self._before()
        showing(self.ui.why, bool(before))
        if before:
            told: dict[str, Any] = {"number": before[0].number, "n": len(before) + 1}
            self.ui.why.set_label(T("{number} was drawn from these days. Draw no. {n}, because", **told))
        self.wants(WHY if before and self._wanted() else WHAT)
        self.judge()

    def _days(self) -> tuple[date | None, date | None]:
        ui = self.ui
        return typed.day(ui.first.text, self._today), typed.day(ui.last.text, self._today)

    def _before(self) -> tuple[SampleLine, ...]:
        first, last = self._days()
        return over_the_same_days(self._draws, first, last) if first and last else ()

    def _wanted(self) -> dict[str, Any] | None:
        """From when to when, how many, and what was called."""
        ui, (first, last) = self.ui, self._days()
        count = int(ui.count.text) if ui.count.text.isascii() and ui.count.text.isdigit() else 0
        if first is None or last is None or not 0 < count <= 500 or not ui.called.text:
            return None
        return {"first": first, "last": last, "count": count, "called": Code(ui.called.text)}

    def _args(self) -> Mapping[str, Any] | None:
        wanted, why = self._wanted(), self.ui.why.text
        if wanted is None or (self._before() and not why):
            return None
        return wanted | {"why": Note(why) if self._before() else None}

    def _made(self, sampled: Any) -> None:
        self.leave()
        self.told(T("Sealed, and its paper is printed. Now draw."), Tone.OK)
        self.sealed.emit(sampled.sample)


class SampleDialog(Dialog):
    """`SampleDialog(context, host, sample)`: F4 draws what is sealed, once.

    Then F5 notes that the chosen entry is right, F8 that it is not, and what. F6 draws once more from what the paper says, and tells whether the same comes out.
    """

    def __init__(self, context: Context, host: QWidget, sample: str) -> None:
        super().__init__(context, host, wide=860)
        self.ui, self._sample = laid_out(Ui_Sample(), self), sample
        self._case: SampleShown | None = None
        self.table = Table(HEADINGS)
        self.table.setMinimumHeight(look().px(HIGH))
        self.ui.table_place.addWidget(self.table)
        self.table.chosen.connect(lambda _: self.judge())
        act = "volunteer.note_finding"
        right = self.action(
            act, self._right, text=T("Right", "audit"), key="F5", icon="check", then=self._kept
        )
        wrong = self.action(
            act, self._wrong, text=T("Not right", "audit"), key="F8", icon="circle-x", then=self._kept
        )
        again = self.action(
            "volunteer.print_sample",
            self._here,
            text=T("Print", "audit"),
            key="F7",
            icon="printer",
            then=context.preview,
        )
        self.ui.note.changed.connect(lambda _: self.judge())
        anew = self.way(T("Draw again", "audit"), self._redraw, key="F6", icon="refresh-cw")
        draw = self.action("volunteer.draw_sample", self._sealed, key="F4", icon="filter", then=self._drawn)
        self._found_ways = [button_of(one, centred=True) for one in (anew, wrong)]
        self._found_ways.append(button_of(right, Kind.PRIMARY, high=52))
        self._draw = button_of(draw, Kind.PRIMARY, high=52)
        self.close_alone(self.ui.foot, button_of(again, centred=True), *self._found_ways, self._draw)

    def open(self, focus: QWidget | None = None) -> None:
        super().open(focus or self.table)

    def read(self) -> None:
        self.look(SampleShown, self._tell, sample=self._sample)

    def _tell(self, shown: SampleShown) -> None:
        self._case = shown
        self.ui.title.say(T("Audit sample {number}", number=shown.number))
        for one in self._found_ways:
            showing(one, shown.facts.drawn)
        showing(self._draw, not shown.facts.drawn)
        showing(self.ui.note, shown.facts.drawn)
        first = _told(shown)
        why: dict[str, Any] = {"told": first, "n": shown.nth, "why": shown.why}
        again = T("{told}. Draw no. {n} over these days, because: {why}", **why)
        self.ui.told.say(again if shown.why else first)
        self.table.show_rows([_row(one) for one in shown.entries])
        self.learn(shown.facts)
        self._go_on()

    def _go_on(self) -> None:
        """To the first entry of which nothing is found yet."""
        left = [one.record.entry for one in self._case.entries if one.right is None] if self._case else []
        if left and self.table.current not in left:
            self.table.choose(left[0])
        self.judge()

    def _redraw(self) -> None:
        self.ask(Redrawn, self._tell_redrawn, sample=self._sample)

    def _tell_redrawn(self, found: Redrawn) -> None:
        told: dict[str, Any] = {"n": found.drawn, "of": found.of}
        same = T(
            "Drawn again from number, journal and entries: the same {n} of {of}, in the same order.", **told
        )
        fault = next(iter(found.faults), None)
        self.told(fault or same, Tone.BAD if fault else Tone.OK)

    def _here(self) -> Mapping[str, Any] | None:
        return {"sample": self._sample} if self._case else None

    def _sealed(self) -> Mapping[str, Any] | None:
        return None if self._case and self._case.facts.drawn else self._here()

    def _drawn(self, _: Any) -> None:
        self.told(T("Drawn, and its list is printed."), Tone.OK)

    def _found(self, *, right: bool) -> Mapping[str, Any] | None:
        here, note = self._here(), Note(self.ui.note.text) if self.ui.note.text else None
        if here is None or not self.table.current or not (self._case and self._case.facts.drawn):
            return None
        return {**here, "entry": self.table.current, "right": right, "note": note}

    def _right(self) -> Mapping[str, Any] | None:
        return self._found(right=True)

    def _wrong(self) -> Mapping[str, Any] | None:
        return self._found(right=False)

    def _kept(self, _: Any) -> None:
        self.ui.note.line.clear()


def _told(shown: SampleShown) -> Text:
    told: dict[str, Any] = {"called": shown.called, "n": min(shown.count, shown.of), "of": shown.of}
    if shown.drawn is None:
        return T(
            "Called {called}: {n} of {of} entries that count are to be drawn, sealed by {by}",
            **told,
            by=shown.by,
        )
    return T("Called {called}: {n} of {of} entries that count, drawn by {by}", **told, by=shown.drawn.by)


def _row(one: Drawn) -> TableRow:
    record = one.record
    if one.right is None:
        found = Tag(T("not looked at"), "mute", "circle-dashed")
    elif one.right:
        found = Tag(T("right", "audit"), "ok", "check")
    else:
        found = Tag(T("not right"), "bad", "circle-x")
    return TableRow(
        record.entry,
        (
            Cell(record.name, strong=True, note=record.student),
            record.klass,
            Cell(record.what, note=one.note or T("{day:day}", day=record.day)),
            hours(record.minutes),
            found,
        ),
    )
