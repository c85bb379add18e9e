"""The search over everything: cases, guests, documents by their numbers, and what can be done (COM-51).

Typed letters find at once, also those that an input method is still composing; `>` finds only what can
be done, `#` only numbers. What is asked last is shown; an answer that comes late is dropped.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.counter.overview import Hit, Hits
from app.forms.shell.ui_search import Ui_Search
from app.kernel.flow import Flow
from app.kernel.text import T
from app.shell.search.hit_list import HitList
from app.shell.search.offers import Offer, matched, matching, offers
from app.widgets.dialog import Sheet
from app.widgets.field import SearchField
from app.widgets.form import laid_out
from app.widgets.grouped import Entry, Group
from app.widgets.paint import Ink, Tag, key_width
from app.widgets.part import Painted, showing
from app.widgets.theme import Said

if TYPE_CHECKING:
    from app.shell.frame import Frame

TOP = 84
"""From the upper edge of the window, as screen 10b has it."""
SEVERAL = 5
"""Of each kind, where several kinds are found; what is meant comes up as one types on, or alone by > and #."""
FEW = 8
"""Commands that are offered at the most."""
KINDS = {
    "guest": (T("Guests"), "user", T("Open")),
    "document": (T("Papers", "search"), "receipt-text", T("Preview")),
}


class Search(Sheet):
    """`Search(host, frame)`, then `open()`; Enter or a touch takes the chosen one."""

    def __init__(self, host: QWidget, frame: "Frame") -> None:
        super().__init__(host, wide=720)
        self._frame, self._shell = frame, frame.shell
        self._asked = 0
        self._offers = offers(frame)
        self._take: dict[str, Callable[[], object]] = {}
        inside = QWidget()
        self.card.column.setContentsMargins(0, 0, 0, 0)
        self.card.column.addWidget(inside)
        self.ui = laid_out(Ui_Search(), inside)
        self.field = SearchField(T("Guest, number, phone, or what is to be done"), high=56, bare=True)
        self.list = HitList()
        self.list.retold()
        self.ui.field_place.addWidget(self.field)
        self.ui.escape_place.addWidget(_Keys((("Esc", ""),)))
        self.ui.list_place.addWidget(self.list)
        self.ui.foot_place.addWidget(_Keys(FOOT))
        self.setAccessibleName(self.look.say(T("Search")))
        self.field.sought.connect(self._seek)
        self.field.moved.connect(self.list.step)
        self.field.entered.connect(lambda _: self._open(self.list.current))
        self.list.opened.connect(self._open)
        self._seek("")

    def open(self, focus: QWidget | None = None) -> None:
        super().open(focus or self.field.line)

    def dressed(self) -> None:
        self.card.column.setContentsMargins(0, 0, 0, 0)
        super().dressed()

    # -- seeking ------------------------------------------------------------------------------------------

    def _seek(self, typed: str) -> None:
        self._asked += 1
        mine, words = self._asked, typed.strip()
        if not words or words.startswith(">"):
            self._show(Hits(words, ()))
            return
        future = self._frame.desk.look(Hits, words=words)
        self._shell.then(future, lambda hits: self._found(mine, hits), self._shell.fault)

    def _found(self, mine: int, hits: Hits) -> None:
        if mine == self._asked:
            self._show(hits)

    def _show(self, hits: Hits) -> None:
        words = hits.words.strip()
        self._take = {}
        groups = [*self._cases(hits), *self._records(hits), *self._others(hits)]
        if not words.startswith("#"):
            groups.append(self._commands(words.lstrip(">").strip()))
        groups = [group for group in groups if group.entries]
        if len(groups) > 1:
            groups = [replace(group, entries=group.entries[:SEVERAL]) for group in groups]
        count = sum(len(group.entries) for group in groups)
        self.list.show_groups(groups, now=True)
        if self.list.current not in self._take:
            self.list.choose(next(iter(self._take), ""))
        self.ui.count.say(T("{n} found", n=count) if words else "")
        self.ui.none.say(
            T(
                "Nothing is found for “{words}”. A part of a name, its initials, or the last digits do.",
                words=words,
            )
        )
        showing(self.ui.none, not count)
        showing(self.list, bool(count))
        self._cover()

    def _cases(self, hits: Hits) -> list[Group]:
        """A group a flow: its cases, as it calls them."""
        found: dict[str, list[Entry]] = {}
        for hit in hits.hits:
            if hit.kind == "case":
                found.setdefault(hit.flow, []).append(
                    self._case(hit, self._frame.desk.flow(hit.flow), hits.words)
                )
        return [Group(self._frame.desk.flow(name).title, tuple(some)) for name, some in found.items()]

    def _case(self, hit: Hit, flow: Flow, typed: str) -> Entry:
        title = next((t for step, t in flow.step_titles.items() if step == hit.state), None)
        tag = Tag(title, "info") if title else None
        id = self._taken(f"case {hit.case}", lambda: self._shell.open_case(hit.flow, hit.case))
        return Entry(
            id,
            hit.name,
            hit.about or "",
            flow.icon,
            "info",
            tag,
            lead=T("Open"),
            matched=matched(hit.name, typed, hit.matched),
        )

    def _records(self, hits: Hits) -> list[Group]:
        """A group a flow: what its own books hold, students for one."""
        found: dict[str, list[Entry]] = {}
        for hit in hits.hits:
            if hit.kind == "record":
                found.setdefault(hit.flow, []).append(self._record(hit, hits.words))
        flows = {name: self._frame.desk.flow(name) for name in found}
        return [Group(flows[name].records or flows[name].title, tuple(some)) for name, some in found.items()]

    def _record(self, hit: Hit, typed: str) -> Entry:
        id = self._taken(
            f"record {hit.flow} {hit.record}", lambda: self._shell.record_wanted.emit(hit.flow, hit.record)
        )
        return Entry(
            id,
            hit.name,
            hit.about or "",
            self._frame.desk.flow(hit.flow).icon,
            lead=T("Open"),
            matched=matched(hit.name, typed, hit.matched),
        )

    def _others(self, hits: Hits) -> list[Group]:
        found = []
        for kind, (title, icon, lead) in KINDS.items():
            some = [hit for hit in hits.hits if hit.kind == kind]
            entries = [
                Entry(
                    self._taken(f"{kind} {hit.guest or hit.document}", self._leads(hit)),
                    hit.name,
                    hit.about or "",
                    icon,
                    lead=lead,
                    matched=matched(hit.name, hits.words.lstrip("#"), hit.matched),
                )
                for hit in some
            ]
            found.append(Group(title, tuple(entries)))
        return found

    def _commands(self, typed: str) -> Group:
        some: list[tuple[Offer, tuple[int, int]]] = (
            matching(self._offers, typed) if typed else [(offer, (0, 0)) for offer in self._offers]
        )
        entries = [
            Entry(
                self._taken(f"do {n} {offer.name}", offer.run),
                offer.name,
                offer.about,
                offer.icon,
                lead=T("Do it"),
                matched=place,
            )
            for n, (offer, place) in enumerate(some[:FEW])
        ]
        return Group(T("What can be done"), tuple(entries))

    def _leads(self, hit: Hit) -> Callable[[], object]:
        if hit.kind == "document":
            return lambda: self._shell.preview(hit.document)
        return lambda: self._shell.guest_wanted.emit(hit.guest)

    def _taken(self, id: str, run: Callable[[], object]) -> str:
        self._take[id] = run
        return id

    def _open(self, id: str) -> None:
        if run := self._take.get(id):
            self.close_sheet()
            run()

    def _cover(self) -> None:
        """Near the upper edge, where it stays while its list grows and shrinks."""
        host, px = self._host, self.look.px
        self.setGeometry(host.rect())
        wide = min(px(self._wide), host.width() - 2 * px(24))
        high = min(self.card.wanted(wide), host.height() - px(TOP) - px(24))
        self.card.setGeometry(QRect((host.width() - wide) // 2, px(TOP), wide, high))


FOOT = (
    ("↑ ↓", T("choose")),
    ("Enter", T("open")),
    (">", T("only what can be done")),
    ("#", T("only numbers")),
)


class _Keys(Painted):
    """Keys and what they do, side by side."""

    def __init__(self, keys: tuple[tuple[str, Said], ...]) -> None:
        super().__init__()
        self._keys = keys
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(round(sum(self._wide(key, word) for key, word in self._keys)), self.look.px(38))

    def paint(self, ink: Ink, at: QRectF) -> None:
        px, x = self.look.px, 0.0
        for key, word in self._keys:
            wide = key_width(self.look, key)
            ink.key(x + wide, at.center().y(), key)
            words = self.look.say(word)
            ink.text(QRectF(x + wide + px(6), at.top(), px(400), at.height()), words, 12, 400, "ink2")
            x += self._wide(key, word)

    def _wide(self, key: str, word: Said) -> float:
        words = self.look.say(word)
        return key_width(self.look, key) + (self.look.width(words, 12) + self.look.px(22) if words else 2)
