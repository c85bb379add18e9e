"""The archive of a class: students by month; the next month is entered, the year closed, and all of it goes out (VOL-31)."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from app.counter.listed import cells, is_number
from app.counter.sheet_book import listed_page, workbook
from app.flows.volunteer.facts.archive import ArchiveShown
from app.flows.volunteer.rules import archive
from app.flows.volunteer.rules.tally import written
from app.flows.volunteer.screens.base import Dialog
from app.forms.volunteer.ui_archive import Ui_Archive
from app.kernel.hours import hours
from app.kernel.text import T, Text
from app.widgets.bind import button_of
from app.widgets.button import Kind
from app.widgets.desk import Context, Tone
from app.widgets.form import laid_out
from app.widgets.table import Cell, Heading, Table, TableRow

WIDTHS = {0: 106, 1: 92}
NUMBER, WORDS = 74, 150


class ArchiveDialog(Dialog):
    """`ArchiveDialog(context, host, archive)`: F5 enters the oldest month that is owed, F8 closes the year."""

    def __init__(self, context: Context, host: QWidget, archive: str) -> None:
        super().__init__(context, host, wide=980)
        self.ui, self._id = laid_out(Ui_Archive(), self), archive
        self._case: ArchiveShown | None = None
        self._table: Table | None = None
        self._next = self.action(
            "volunteer.enter_month", self._month, key="F5", icon="check", then=self._entered
        )
        close = self.action(
            "volunteer.close_archive",
            self._here,
            text=T("Close the year", "archive"),
            key="F8",
            icon="lock",
            then=self._printed,
        )
        keep = self.way(T("Workbook", "archive"), self._keep, key="F6", icon="download")
        self._print = self.action(
            "volunteer.print_archive",
            self._here,
            text=T("Print", "archive"),
            key="F7",
            icon="printer",
            then=self._printed,
            run=self._on_paper,
        )
        ways = [button_of(one, centred=True) for one in (keep, self._print, close)]
        self.close_alone(self.ui.foot, *ways, button_of(self._next, Kind.PRIMARY, high=52))

    def read(self) -> None:
        self.look(ArchiveShown, self._tell, archive=self._id)

    def _tell(self, shown: ArchiveShown) -> None:
        self._case, facts = shown, shown.facts
        year: dict[str, Any] = {"year": f"{facts.year}", "next": f"{facts.year + 1}"}
        self.ui.title.say(T("{name}, school year {year}–{next}", name=shown.name, **year))
        entered = T("{n} {n:month|months} entered", n=len(shown.months))
        self.ui.told.say(_closed(shown) if facts.closed_at else entered)
        self._show_table(shown)
        self.learn(facts)
        waiting = [one for of in shown.waiting.values() for one in of]
        if waiting:
            self.look_up(waiting, lambda found: self.learn(facts, *found.values()))
        left = self._owed
        self._next.say(T("Enter {month}", month=written(left)) if left else T("Every month is entered"))

    def _show_table(self, shown: ArchiveShown) -> None:
        """Another month is another column: the table is made anew."""
        if self._table is not None:
            self._table.setParent(None)
            self._table.deleteLater()
        listed = archive.students(shown, lambda text, _: text)
        self._table = Table(
            [
                Heading(
                    field.name, WIDTHS.get(n, NUMBER if is_number(field.holds) else 0), is_number(field.holds)
                )
                for n, field in enumerate(listed.fields)
            ]
        )
        self._table.show_rows(
            [
                TableRow(
                    f"{n}", tuple(Cell(one if isinstance(one, str) else "—") for one in cells(listed, n))
                )
                for n in range(len(listed.rows))
            ]
        )
        self.ui.table_place.addWidget(self._table)

    @property
    def _owed(self) -> date | None:
        left = archive.owed(self._case.facts, self.desk.settings) if self._case else ()
        return left[0] if left else None

    def _month(self) -> Mapping[str, Any] | None:
        """The oldest month that is owed, with the collections that end with it."""
        shown, month = self._case, self._owed
        if shown is None or month is None:
            return None
        along = [one for last, of in shown.waiting.items() if last <= month for one in of]
        return {"archive": self._id, "month": month, "collections": tuple(along)}

    def _here(self) -> Mapping[str, Any] | None:
        return {"archive": self._id} if self._case else None

    def _entered(self, _: Any) -> None:
        self.told(T("The month stands in the archive."), Tone.OK)

    def _on_paper(self) -> None:
        """A closed archive is shown as it was frozen, until something was added; an open one is printed as it is."""
        if self._case and self._case.document and not self._case.added:
            self.context.preview(self._case.document)
        else:
            self._print.go()

    def _printed(self, filed: Any) -> None:
        self.told(T("{number} is printed", number=filed.number), Tone.OK)
        self.context.preview(filed.document)

    def _keep(self) -> None:
        if shown := self._case:
            by_name: archive.Person = lambda text, _: text  # noqa: E731
            lists = (
                archive.students(shown, by_name),
                archive.activities(shown),
                archive.came(shown, by_name),
                archive.corrections(shown.later, archive.EARLIER, by_name),
                archive.corrections(shown.added, archive.ADDED, by_name),
            )
            pages = [listed_page(one) for one in lists]
            say, zone = self.words, self.desk.settings.zone
            name = T("Archive of {name}, {year}.xlsx", name=shown.name, year=f"{shown.facts.year}")
            self.context.keep_file(name, lambda: workbook(pages, say, zone))


def _closed(shown: ArchiveShown) -> Text:
    """When it was closed, and what was added since."""
    closed = shown.facts.closed_at
    if not shown.added:
        return T("closed on {at:day}", at=closed)
    span = hours(sum(one.minutes for one in shown.added))
    return T(
        "closed on {at:day}; added since, and in the archive of a later year: {span} h ({n}). F7 prints it with them.",
        at=closed,
        span=span,
        n=len(shown.added),
    )
