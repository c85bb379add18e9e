"""索赔手册: what makers say of their fault codes, kept by a manager (DLR-44)."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from app.flows.dealership.facts.fault_codes import FaultCode, FaultCodes, Terms
from app.flows.dealership.rules.makers import maker
from app.flows.dealership.screens.base import AskDialog, BookListPage
from app.flows.dealership.screens.claims.dialogs import CODE, read_code
from app.kernel.fields import Label
from app.kernel.text import T
from app.widgets.asking import Wanted
from app.widgets.desk import Context
from app.widgets.table import Cell, Heading, TableRow

HEADINGS = (
    Heading(T("Fault code"), 130),
    Heading(T("Maker", "claims book"), 190),
    Heading(T("Terms", "claim"), 0),
)


class FaultCodesPage(BookListPage):
    """`FaultCodesPage(context)`: F2 writes a new code, Enter another text of the chosen one; a sheet is taken in by the settings."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        self._known: Mapping[str, FaultCode] = {}
        empty = (
            "book-open",
            T("The claims book is empty"),
            T("F2 begins it; or take in a sheet in the settings"),
        )
        super().__init__(context, T("Claims book"), T("Code or terms"), HEADINGS, empty, parent)
        new, name = T("New fault code"), "dealership.write_fault_code"
        self.offer_new(self.asks(name, dict, self._ask_new, text=new, key="F2", icon="plus"))
        self.opened.connect(self._ask)

    def read(self) -> None:
        self.look(FaultCodes, self._tell)

    def rows(self) -> Sequence[TableRow]:
        sought = self.search.text.strip().casefold()
        return [
            _row(id, one)
            for id, one in self._known.items()
            if sought in one.code.casefold() or sought in one.terms.casefold()
        ]

    def _tell(self, book: FaultCodes) -> None:
        self._known = {f"{one.code} {one.wmi}": one for one in book.codes}
        self.bar.show_facts(T("{n} fault codes", n=len(book.codes)))
        self.show_rows()

    def _ask_new(self) -> None:
        _write(self.context, self, None).open()

    def _ask(self, id: str) -> None:
        if one := self._known.get(id):
            _write(self.context, self, one).open()


def _write(context: Context, host: QWidget, known: FaultCode | None) -> AskDialog:
    """What the book says of a code from now on; what it said before stays in the books."""
    papers = ", ".join(known.papers) if known else ""
    wanted = {
        "code": Wanted(T("Fault code"), known.code if known else "", read=read_code, fault=CODE),
        "wmi": Wanted(
            *(T("Maker: first places of the VIN"), known.wmi if known else ""),
            needed=False,
            beside=True,
            read=read_code,
            fault=CODE,
        ),
        "terms": Wanted(T("Terms", "claim"), known.terms if known else "", takes=Terms),
        "papers": Wanted(
            *(T("Papers needed, with commas between"), papers), needed=False, read=_papers, fault=PAPERS
        ),
    }

    def args(values: Mapping[str, Any]) -> Mapping[str, Any]:
        told = {"code": values["code"], "wmi": values["wmi"] or None, "terms": Terms(values["terms"])}
        return told | {"papers": values["papers"] or ()}

    title = T("Write a fault code into the claims book")
    return AskDialog(
        *(context, host, "dealership.write_fault_code", title, wanted, args), icon="book-open", wide=640
    )


PAPERS = T("12 papers at most, of 80 characters each.")


def _papers(words: str) -> tuple[Label, ...] | None:
    found = [one.strip() for one in words.replace("，", ",").replace("、", ",").split(",") if one.strip()]
    return tuple(map(Label, found)) if len(found) <= 12 and all(len(one) <= 80 for one in found) else None


def _row(id: str, one: FaultCode) -> TableRow:
    built = (maker(one.wmi) or one.wmi) if one.wmi else T("any maker", "claims book")
    about = Cell(one.terms, strong=True, note=", ".join(one.papers))
    return TableRow(id, (Cell(one.code, "ink2"), Cell(built, note=one.wmi), about))
