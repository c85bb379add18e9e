"""A seal is registered; one of the register is looked at, ended, or given another picture (VOL-11)."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.counter.pictures import Picture
from app.flows.volunteer.facts.seals import SealShown
from app.flows.volunteer.facts.services import Stamp
from app.flows.volunteer.rules.periods import today
from app.flows.volunteer.screens.base import Dialog
from app.flows.volunteer.screens.pile import typed
from app.flows.volunteer.screens.seals.picture import SealPicture, picture_in
from app.flows.volunteer.screens.words import KINDS, valid
from app.forms.volunteer.ui_seal import Ui_Seal
from app.kernel.fields import Private
from app.kernel.refusal import No
from app.kernel.text import T
from app.widgets.bind import button_of
from app.widgets.desk import Context, Tone
from app.widgets.form import laid_out
from app.widgets.part import Row, filled, showing
from app.widgets.segment import Choice, Segment

LARGE = 148


class _SealSheet(Dialog):
    """What both have: the days, the picture, and how another one is chosen."""

    def __init__(self, context: Context, host: QWidget) -> None:
        super().__init__(context, host, wide=560)
        self.ui = laid_out(Ui_Seal(), self)
        self.picture: Picture | None = None
        self._near = today(self.desk.clock.now(), self.desk.settings)
        self._drawn = SealPicture(LARGE)
        choose = self.way(T("Choose its picture"), self._choose, key="F4", icon="image")
        row = filled(Row(gap=16), self._drawn)
        row.addWidget(button_of(choose, high=48), 1, Qt.AlignmentFlag.AlignVCenter)
        self.ui.picture_place.addLayout(row)

    def day(self, words: str) -> date | None:
        """A day that was typed; nothing where there is none."""
        return typed.day(words, self._near)

    def _choose(self) -> None:
        self.context.choose_picture(self._chosen)

    def _chosen(self, file: str) -> None:
        picture = picture_in(file)
        if isinstance(picture, No):
            self.refused(picture)
            return
        self.picture = picture
        self._drawn.show_seal(picture.text)
        self.taken()
        self.judge()

    def taken(self) -> None:
        """Another picture was chosen."""


class NewSealDialog(_SealSheet):
    """`NewSealDialog(context, host)`: whose, which kind, from when, and how it looks."""

    def __init__(self, context: Context, host: QWidget) -> None:
        super().__init__(context, host)
        self.ui.title.say(T("Register a seal"))
        showing(self.ui.told, False)
        self._kinds = Segment([Choice(kind.value, word) for kind, word in KINDS.items()])
        self.ui.kind_place.addWidget(self._kinds)
        self.ui.since.write(self._near.isoformat())
        self._drawn.show_seal("")
        keep = self.action("volunteer.register_seal", self._args, key="F5", icon="check", then=self._kept)
        for field in (self.ui.holder, self.ui.since, self.ui.until):
            field.changed.connect(lambda _: self.judge())
        self.close_with(keep, self.ui.foot, T("say whose it is, and from which day on"))

    def open(self, focus: QWidget | None = None) -> None:
        super().open(focus or self.ui.holder)

    def _args(self) -> Mapping[str, Any] | None:
        since, until = self.day(self.ui.since.text), self.day(self.ui.until.text)
        if not self.ui.holder.text or since is None or (self.ui.until.text and until is None):
            return None
        told = {"kind": Stamp(self._kinds.current), "holder": Private(self.ui.holder.text)}
        return {**told, "since": since, "until": until, "picture": self.picture}

    def _kept(self, _: Any) -> None:
        self.leave()
        self.told(T("It stands in the seal register."), Tone.OK)


class SealDialog(_SealSheet):
    """`SealDialog(context, host, shown)`: the seal as it looks; the last day on which it is valid."""

    def __init__(self, context: Context, host: QWidget, shown: SealShown) -> None:
        super().__init__(context, host)
        self._seal = shown.facts.id
        self.ui.title.say(shown.holder)
        self.ui.told.say(T("{kind}, valid {days}", kind=KINDS[shown.facts.kind], days=valid(shown.facts)))
        for part in (self.ui.holder, self.ui.since):
            showing(part, False)
        self._drawn.show_seal(shown.picture)
        if shown.facts.until:
            self.ui.until.write(shown.facts.until.isoformat())
        end = self.action("volunteer.end_seal", self._args, key="F5", icon="ban", then=lambda _: self.leave())
        self.ui.until.changed.connect(lambda _: self.judge())
        self.close_with(end, self.ui.foot, T("say which day is its last"))
        self.learn(shown.facts)

    def open(self, focus: QWidget | None = None) -> None:
        super().open(focus or self.ui.until)

    def taken(self) -> None:
        self.do("volunteer.picture_seal", {"seal": self._seal, "picture": self.picture})

    def _args(self) -> Mapping[str, Any] | None:
        until = self.day(self.ui.until.text)
        return {"seal": self._seal, "until": until} if until else None
