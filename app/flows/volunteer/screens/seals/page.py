"""The seal register: every seal with its holder, and how long it is valid (VOL-11)."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from app.flows.volunteer.facts.seals import SealRegister, SealShown
from app.flows.volunteer.rules.periods import today
from app.flows.volunteer.screens.base import BookList
from app.flows.volunteer.screens.seals.dialog import NewSealDialog, SealDialog
from app.flows.volunteer.screens.words import KINDS, valid
from app.kernel.names import search_terms
from app.kernel.search import PrefixIndex
from app.kernel.text import T
from app.widgets.desk import Context
from app.widgets.paint import Tag
from app.widgets.table import Cell, Heading, TableRow

HEADINGS = (
    Heading(T("Holder", "seal"), 0),
    Heading(T("Kind", "seal"), 160),
    Heading(T("Valid", "seal"), 230),
    Heading(T("Picture", "seal"), 120),
    Heading("", 130),
)
VALID, ENDED = Tag(T("valid", "seal"), "ok", "check"), Tag(T("not valid", "seal"), "mute", "ban")


class SealsPage(BookList):
    """`SealsPage(context)`: F2 registers a seal; Enter on a row shows it, ends it, or gives it another picture."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        self._register = SealRegister(())
        empty = ("shield-check", T("No seal is registered"), T("F2 takes one in, with its picture"))
        super().__init__(context, T("Seal register"), T("Holder, also by pinyin"), HEADINGS, empty, parent)
        self.offer_new(self.asks("volunteer.register_seal", dict, self._register_one, key="F2", icon="plus"))
        self.opened.connect(self._open)

    def read(self) -> None:
        self.look(SealRegister, self._tell)

    def rows(self) -> Sequence[TableRow]:
        found, sought = self._register.seals, self.search.text.strip()
        if sought:
            index = PrefixIndex((n, search_terms(one.holder), 0) for n, one in enumerate(found))
            found = tuple(found[n] for n in index.find(sought, len(found) or 1))
        return [self._row(one) for one in found]

    def _tell(self, register: SealRegister) -> None:
        self._register = register
        self.bar.show_facts(T("{n} {n:seal|seals}", n=len(register.seals)))
        self.learn(*(one.facts for one in register.seals))
        self.show_rows()

    def _row(self, one: SealShown) -> TableRow:
        now = one.facts.in_force(today(self.desk.clock.now(), self.desk.settings))
        return TableRow(
            one.facts.id,
            (
                Cell(one.holder, strong=True),
                KINDS[one.facts.kind],
                valid(one.facts),
                T("kept", "picture") if one.picture else Cell(T("none", "picture"), "warn_i"),
                VALID if now else ENDED,
            ),
            off=not now,
        )

    def _register_one(self) -> None:
        NewSealDialog(self.context, self).open()

    def _open(self, id: str) -> None:
        one = next(one for one in self._register.seals if one.facts.id == id)
        SealDialog(self.context, self, one).open()
