"""Photos of a place: those that are attached, and the newest of the camera's folder to be attached by touch or by keys."""

from collections.abc import Sequence
from concurrent.futures import Future
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QKeyEvent, QPixmap
from PySide6.QtWidgets import QWidget

from app.counter.photo_facts import PhotoContent, Photos, PhotoShown
from app.counter.photo_intake import TakenIn
from app.counter.saying import said
from app.kernel.refusal import Refused
from app.kernel.text import T, Text
from app.widgets.bind import button_of
from app.widgets.desk import Context
from app.widgets.flow_screen import FlowDialog
from app.widgets.part import Column, Label, Role, Row, showing
from app.widgets.photo_folder import PhotoFolder, photo_folder
from app.widgets.photo_tiles import PhotoTile, PhotoTiles
from app.widgets.photo_view import PhotoPlace, PhotoViewer, Seen

TURNS = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}


class PhotosDialog(FlowDialog):
    """`PhotosDialog(context, host, places, at)`, then `open()`: places of one kind, one of them shown.

    A touch or Space chooses a picture of the folder, Enter or F5 attaches what is chosen, F4 another file; a touch on
    one that is attached shows it large. Page up and down go to the other places.
    """

    def __init__(self, context: Context, host: QWidget, places: Sequence[PhotoPlace], at: int = 0) -> None:
        self.flow = places[0].flow
        self.topics = frozenset({self.flow, "house"})
        super().__init__(context, host, wide=980)
        self._places, self._at = places, at
        self._photos: tuple[PhotoShown, ...] = ()
        self._small: dict[str, QPixmap | None] = {}
        self._chosen: list[str] = []
        self._taken: dict[str, str] = {}
        self._queue: list[str] = []
        self._faults: list[str] = []
        self._folder = PhotoFolder(context.bridge, photo_folder(self.desk.settings), self)
        self._title, self._none = Label("", Role.SECTION), Label("", Role.SECOND, "ink2")
        self._old, self._new = PhotoTiles(150), PhotoTiles(210)
        self._where = Label("", Role.STRONG)
        self._no = Label("", Role.BODY, "ink2", wrap=True)
        self._compose()
        self._listen()

    def _compose(self) -> None:
        column, head, middle, foot = Column(self, gap=8), Row(gap=8), Row(gap=8), Column(gap=8)
        before = self.way(T("The place before"), partial(self._turn, -1), icon="chevron-left")
        after = self.way(T("The next place"), partial(self._turn, 1), icon="chevron-right")
        other = self.way(T("Other file…", "photo"), self._choose_file, key="F4", icon="image")
        head.addWidget(self._title, 1)
        for way in (before, after):
            button = button_of(way, high=44, centred=True)
            button.show_alone(True)
            showing(button, len(self._places) > 1)
            head.addWidget(button)
        middle.addWidget(self._where, 1)
        middle.addWidget(button_of(other, high=44, centred=True))
        column.addLayout(head)
        column.addWidget(self._none)
        column.addWidget(self._old)
        column.addLayout(middle)
        column.addWidget(self._no)
        column.addWidget(self._new)
        column.addLayout(foot)
        attach = self.action(
            *(self._places[0].attach, self._args),
            text=T("Attach", "photo"),
            key="F5",
            icon="check",
            run=self._attach,
        )
        self._attaches = attach
        self.close_with(attach, foot, T("choose a photo first"), away=T("Close"))

    def _listen(self) -> None:
        self._old.opened.connect(self._view)
        self._old.entered.connect(self._view)
        self._new.opened.connect(self._touch)
        self._new.entered.connect(self._enter)
        self._folder.changed.connect(self._show_folder)
        self._folder.drawn.connect(self._drawn)
        self.sheet.closed.connect(self._folder.close)

    def open(self, focus: QWidget | None = None) -> None:
        super().open(focus or self._new)
        self._folder.look()
        self._show_place()

    def passed(self) -> None:
        """A minute has passed: a folder that tells nothing is looked at all the same."""
        super().passed()
        self._folder.look()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if (by := TURNS.get(Qt.Key(event.key()))) is not None:
            self._turn(by)
        else:
            super().keyPressEvent(event)

    # -- showing ----------------------------------------------------------------------------------------

    @property
    def _place(self) -> PhotoPlace:
        return self._places[self._at]

    def read(self) -> None:
        self.look(Photos, self._show_attached, kind=self._place.kind, subject=self._place.subject)

    def _turn(self, by: int) -> None:
        if 0 <= self._at + by < len(self._places) and not self._queue:
            self._at += by
            self._show_place()
            self.again()

    def _show_place(self) -> None:
        self._title.say(T("Photos: {place}", place=self._place.title))
        self.learn(*self._place.facts)
        self._show_new()

    def _show_attached(self, told: Photos) -> None:
        self._photos = told.photos
        for one in told.photos:
            if one.photo not in self._small:
                self._small[one.photo] = None
                self.ask(PhotoContent, partial(self._shrink, one.photo), photo=one.photo)
        self._show_old()

    def _shrink(self, photo: str, told: PhotoContent) -> None:
        if told.content:
            self._folder.shrink(told.content, partial(self._shrunk, photo))

    def _shrunk(self, photo: str, content: bytes) -> None:
        self._small[photo] = _pixmap(content)
        self._show_old()

    def _show_old(self) -> None:
        tiles = [
            PhotoTile(one.id, _when(one.said_at or one.at), self._small[one.photo]) for one in self._photos
        ]
        self._old.show_tiles(tiles)
        showing(self._old, bool(tiles))
        none = T("No photo is attached yet.")
        self._none.say(T("Attached: touch one to see it large, or to take it off") if tiles else none)

    def _show_folder(self) -> None:
        self._where.say(T("The newest of {folder}", folder=self._folder.folder.name))
        there = {one.path for one in self._folder.found}
        if gone := [path for path in self._chosen if path not in there and path not in self._queue]:
            self._chosen = [path for path in self._chosen if path not in gone]
            told = {"file": Path(gone[0]).name}
            self._fault.say(T("{file} is not there any more. Choose another one.", **told))
        self._no.say(
            said(self._folder.no, self.desk.flow("house"))
            if self._folder.no
            else T("No picture is here yet.")
        )
        first = not self._new.tiles.tiles
        self._show_new()
        if first and self._folder.found:
            self._new.choose(self._folder.found[0].path)
            self._new.setFocus(Qt.FocusReason.TabFocusReason)

    def _show_new(self) -> None:
        here = self._place.subject
        tiles = [
            PhotoTile(
                one.path,
                _when(one.at),
                self._small.get(one.path),
                fault=one.path in self._small and self._small[one.path] is None,
                chosen=one.path in self._chosen,
                tag="check-check" if self._taken.get(one.path) == here else "",
            )
            for one in self._folder.found
        ]
        self._new.show_tiles(tiles)
        showing(self._new, bool(tiles))
        showing(self._no, not tiles)
        n = len(self._chosen)
        self._attaches.say(T("Attach {n} {n:photo|photos}", n=n) if n else T("Attach", "photo"))
        self.judge()

    def _drawn(self, path: str, content: bytes) -> None:
        self._small[path] = _pixmap(content) if content else None
        self._show_new()

    # -- doing ------------------------------------------------------------------------------------------

    def _args(self) -> dict[str, Any] | None:
        return {**self._place.args} if self._chosen else None

    def _touch(self, path: str) -> None:
        """Choose it, or not any more."""
        if self._queue:
            return
        if path in self._chosen:
            self._chosen.remove(path)
        else:
            self._chosen.append(path)
        self._show_new()

    def _enter(self, path: str) -> None:
        """Attach what is chosen, else this one."""
        if not self._chosen:
            self._touch(path)
        self.press_last()

    def _choose_file(self) -> None:
        self.context.choose_picture(self._chose_file)

    def _chose_file(self, file: str) -> None:
        if file:
            self._take([file])

    def _attach(self) -> None:
        self._take(self._chosen)

    def _take(self, files: Sequence[str]) -> None:
        if no := self.verdict(self._place.attach, self._place.args).no:
            self.refused(no)
        elif not self._queue:
            self._queue, self._faults = list(files), []
            self._next()

    def _next(self) -> None:
        """Take in the next of those that are chosen; what cannot be attached is said in the end."""
        if self._queue:
            self._folder.take_in(Path(self._queue[0]), self.desk.settings.zone, self._took_in)
            return
        self._show_new()
        self._fault.say("\n".join(self._faults))

    def _took_in(self, future: "Future[TakenIn]") -> None:
        error = future.exception()
        if isinstance(error, Refused):
            self._faults.append(self.words(said(error.no, self.desk.flow("house"))))
            self._queue.pop(0)
            self._next()
        else:
            taken = future.result()
            args = {**self._place.args, "photo": taken.photo, "said_at": taken.said_at}
            self.do(self._place.attach, args, settled=self._attached, no=lambda _: None)

    def _attached(self, future: "Future[Any]") -> None:
        error, path = future.exception(), self._queue.pop(0)
        if error is None:
            self._chosen = [one for one in self._chosen if one != path]
            self._taken[path] = self._place.subject
        elif isinstance(error, Refused):
            self._faults.append(self.words(said(error.no, self.desk.flow(self.flow))))
        else:
            self._queue.clear()  # an outage: what is chosen stays so
        self._next()

    def _view(self, use: str) -> None:
        seen = [Seen(one, self._place) for one in self._photos]
        at = next(n for n, one in enumerate(self._photos) if one.id == use)
        PhotoViewer(self.context, self, seen, at).open()


def _pixmap(content: bytes) -> QPixmap:
    made = QPixmap()
    made.loadFromData(QByteArray(content))
    return made


def _when(at: Any) -> Text:
    return T("{at:moment}", at=at)
