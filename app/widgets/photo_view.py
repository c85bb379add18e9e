"""A photo over the whole window: the next and the one before by the arrows, taken off with a reason."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.counter.photo_facts import PhotoContent, PhotoFacts, PhotoShown, PhotoUse
from app.kernel.fields import Note
from app.kernel.text import T, Text
from app.widgets.asking import Asking, Wanted
from app.widgets.bind import button_of
from app.widgets.desk import Context, Tone
from app.widgets.dialog import AROUND
from app.widgets.flow_screen import FlowDialog
from app.widgets.paint import CARD, CENTRE, Ink
from app.widgets.part import Column, Label, Painted, Role, showing
from app.widgets.theme import Said

STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
AROUND_IT = 176
"""What title, words and buttons take of the height, at 100 %."""
LEAST = 180


@dataclass(frozen=True, slots=True)
class PhotoPlace:
    """Where photos are attached: its kind and id, what it is called, and by which acts of which flow, with their arguments.

    `facts` are those of the acts' subjects.
    """

    kind: str
    subject: str
    title: Said
    attach: str
    take_off: str
    args: Mapping[str, Any]
    of: Mapping[str, Any]
    """The arguments of taking one off, beside which one and why."""
    facts: Sequence[Any] = ()

    @property
    def flow(self) -> str:
        """The flow whose acts they are."""
        return self.attach.partition(".")[0]


@dataclass(frozen=True, slots=True)
class Seen:
    """A photo with its place."""

    shown: PhotoShown
    place: PhotoPlace = field(repr=False)


class _Ask(Asking):
    """Asks why, then does one act."""

    def __init__(self, context: Context, host: QWidget, act: str, *more: Any, **named: Any) -> None:
        self.flow = act.partition(".")[0]
        super().__init__(context, host, act, *more, **named)


class PhotoViewer(FlowDialog):
    """`PhotoViewer(context, host, photos, at)`, then `open()`."""

    def __init__(self, context: Context, host: QWidget, photos: Sequence[Seen], at: int = 0) -> None:
        self.flow = photos[at].place.flow
        super().__init__(context, host, wide=1240)
        self._photos, self._at, self._high = photos, at, host.window().height()
        self._title, self._about = Label("", Role.SECTION), Label("", Role.SECOND, "ink2")
        self._picture, foot = _Picture(), Column(gap=8)
        column = Column(self, gap=8)
        for part in (self._title, self._about, self._picture):
            column.addWidget(part)
        column.addLayout(foot)
        before = self.way(
            T("The one before", "photo"), partial(self._step, -1), key="Left", icon="chevron-left"
        )
        after = self.way(T("The next", "photo"), partial(self._step, 1), key="Right", icon="chevron-right")
        acts = sorted({one.place.take_off for one in photos})
        self._off = {act: self.asks(act, self._off_args, self._ask_off, icon="undo-2") for act in acts}
        erase = self.asks("house.erase_photo", self._erase_args, self._ask_erase, icon="trash-2")
        self._offs = {act: button_of(off, high=48, centred=True) for act, off in self._off.items()}
        ways = [button_of(one, high=48, centred=True) for one in (before, after)]
        for way in ways:
            way.show_alone(True)
            showing(way, len(photos) > 1)
        self.close_alone(foot, *ways, *self._offs.values(), button_of(erase, high=48, centred=True))
        self._turn()

    def open(self, focus: QWidget | None = None) -> None:
        super().open(focus or self._picture)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        px = self._picture.look.px
        high = self.sheet.height() - px(2 * AROUND + AROUND_IT)
        self._picture.setFixedHeight(max(px(LEAST), high))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if (by := STEPS.get(Qt.Key(event.key()))) is not None:
            self._step(by)
        else:
            super().keyPressEvent(event)

    @property
    def _one(self) -> Seen:
        return self._photos[self._at]

    def _step(self, by: int) -> None:
        if 0 <= self._at + by < len(self._photos):
            self._at += by
            self._turn()

    def _turn(self) -> None:
        one, shown = self._one, self._one.shown
        use = PhotoUse(shown.id, one.place.kind, one.place.subject, stands=True)
        self.learn(*one.place.facts, use, PhotoFacts(shown.photo, there=True))
        for act, button in self._offs.items():
            showing(button, act == one.place.take_off)
        self._title.say(
            T("{what}, photo {n} of {of}", what=one.place.title, n=self._at + 1, of=len(self._photos))
        )
        self._about.say(about(shown))
        self._picture.show_picture(None)
        self.look(PhotoContent, self._fill, photo=shown.photo)

    def _fill(self, told: PhotoContent) -> None:
        self._picture.show_picture(told.content or b"")

    def _off_args(self) -> dict[str, Any]:
        return {**self._one.place.of, "use": self._one.shown.id}

    def _erase_args(self) -> dict[str, Any]:
        return {"photo": self._one.shown.photo}

    def _ask_off(self) -> None:
        self._ask(self._one.place.take_off, self._off_args())

    def _ask_erase(self) -> None:
        self._ask("house.erase_photo", self._erase_args())

    def _ask(self, act: str, args: Mapping[str, Any]) -> None:
        flow, _, name = act.partition(".")
        title = self.desk.flow(flow).by_name[name].title
        wanted = {"why": Wanted(T("Why", "photo"), takes=Note)}
        facts = [
            *self._one.place.facts,
            *(self.facts[i] for i in (self._one.shown.id, self._one.shown.photo)),
        ]

        def made(values: Mapping[str, Any]) -> Mapping[str, Any]:
            return {**args, "why": Note(values["why"])}

        _Ask(
            *(self.context, self, act, title, wanted, made),
            told=self._one.place.title,
            facts=facts,
            then=lambda _: self._gone(),
        ).open()

    def _gone(self) -> None:
        self.leave()
        self.told(T("The photo is gone from here."), Tone.OK)


def about(shown: PhotoShown) -> Text:
    """When it was taken, as the camera says, and when, by whom and at which counter it was attached."""
    told: dict[str, Any] = {"at": shown.at, "by": shown.by, "counter": shown.counter}
    if shown.said_at:
        return T(
            "taken {said:moment} by the camera; attached {at:moment}, {by}, {counter}",
            said=shown.said_at,
            **told,
        )
    return T("attached {at:moment}, {by}, {counter}", "photo", **told)


class _Picture(Painted):
    """`show_picture(bytes)`: whole, as large as there is room; None while it comes, no bytes where it has gone."""

    def __init__(self) -> None:
        super().__init__()
        self._image, self._waits = QImage(), True
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_picture(self, content: bytes | None) -> None:
        self._image = QImage.fromData(QByteArray(content)) if content else QImage()
        self._waits = content is None
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self.look.px(400), self.look.px(LEAST))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()

    def paint(self, ink: Ink, at: QRectF) -> None:
        ink.box(at, CARD, "sunken")
        if self._image.isNull():
            if not self._waits:
                ink.text(at, self.look.say(T("This photo is not kept any more.")), 14, 400, "ink2", CENTRE)
            return
        size = self._image.size().scaled(at.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRectF(0, 0, size.width(), size.height())
        place.moveCenter(at.center())
        ink.painter.drawImage(place, self._image)
