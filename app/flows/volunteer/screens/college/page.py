"""The college's list: every fake, and what the college decided; nothing here changes hours (VOL-23)."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from app.counter.sheet_book import listed_page, workbook
from app.flows.volunteer.facts.college import CollegeList, Faked
from app.flows.volunteer.rules.college import listed
from app.flows.volunteer.screens.base import BookList
from app.flows.volunteer.screens.college.decision import DecisionDialog
from app.kernel.hours import hours
from app.kernel.names import search_terms
from app.kernel.search import PrefixIndex
from app.kernel.text import T
from app.widgets.desk import Context, Tone
from app.widgets.paint import Tag
from app.widgets.segment import Choice, Segment
from app.widgets.table import Cell, Heading, TableRow

ALL, OPEN = "all", "open"
HEADINGS = (
    Heading(T("Student"), 150),
    Heading(T("Class"), 130),
    Heading(T("Service"), 0),
    Heading(T("Hours", "service"), 70, sums=True),
    Heading(T("Fake", "list"), 120),
    Heading(T("The college decided"), 300),
)


class CollegePage(BookList):
    """`CollegePage(context)`: Enter on a row notes what the college decided; F5 prints, F6 keeps a workbook."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        self._found = CollegeList(())
        empty = ("check-check", T("No fake is on the list"), T("A judgement puts one here by itself"))
        super().__init__(context, T("The college's list"), T("Name, number, pinyin"), HEADINGS, empty, parent)
        self.ways = Segment([Choice(ALL, T("All", "entries"))])
        self.turn_by(self.ways)
        self.ways.chosen.connect(lambda _: self.show_rows())
        self.offer(
            self.way(T("Keep as a workbook"), self._keep, key="F6", icon="download"),
            self.action("volunteer.print_college_list", key="F5", icon="printer", then=self._printed),
        )
        self.opened.connect(self._open)

    def read(self) -> None:
        self.look(CollegeList, self._tell)

    def rows(self) -> Sequence[TableRow]:
        found, sought = list(self._found.fakes), self.search.text.strip()
        if self.ways.current == OPEN:
            found = [one for one in found if not one.decisions]
        if sought:
            terms = (
                (n, (*search_terms(one.name), *search_terms(one.student)), 0) for n, one in enumerate(found)
            )
            found = [found[n] for n in PrefixIndex(terms).find(sought, len(found) or 1)]
        return [_row(one) for one in found]

    def _tell(self, found: CollegeList) -> None:
        self._found = found
        undecided = sum(not one.decisions for one in found.fakes)
        self.ways.offer(
            [
                Choice(ALL, T("All", "entries"), len(found.fakes)),
                Choice(OPEN, T("Not decided"), undecided),
            ]
        )
        self.show_rows()

    def _open(self, entry: str) -> None:
        one = next(one for one in self._found.fakes if one.entry == entry)
        DecisionDialog(self.context, self, one).open()

    def _printed(self, document: str) -> None:
        self.told(T("The college's list is printed."), Tone.OK)
        self.context.preview(document)

    def _keep(self) -> None:
        page, say, zone = (
            listed_page(listed(self._found, lambda text, _: text)),
            self.words,
            self.desk.settings.zone,
        )
        self.context.keep_file(T("The college's list.xlsx"), lambda: workbook((page,), say, zone))


def _row(one: Faked) -> TableRow:
    last = one.decisions[-1] if one.decisions else None
    said = T("{who}, {on:day}", who=last.who, on=last.on) if last else ""
    return TableRow(
        one.entry,
        (
            Cell(one.name, strong=True, note=one.student),
            Cell(one.klass, note=one.college),
            Cell(one.what, note=T("{day:day}", day=one.day)),
            hours(one.minutes),
            Tag(T("withdrawn", "fake"), "mute", "rotate-ccw")
            if one.withdrawn
            else Tag(T("Fake no. {n}", n=one.nth), "bad", "circle-x"),
            Cell(last.what, note=said) if last else Cell(T("not decided yet"), "warn_i"),
        ),
        off=one.withdrawn,
    )
