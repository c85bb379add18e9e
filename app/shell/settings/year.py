"""One year of published holidays, a line for each as the notice tells them (COM-13)."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.counter.published import Mistyped, Typed, entered, read, with_year
from app.forms.shell.ui_year import Ui_YearForm
from app.kernel.days import Holiday
from app.kernel.text import T
from app.widgets.dialog import Sheet
from app.widgets.field import Field
from app.widgets.form import laid_out
from app.widgets.part import Label, Role, Row


class YearSheet(Sheet):
    """`YearSheet(host, year, stored)`: `wished(value)` is the setting with the year as it was typed; none takes it back."""

    wished = Signal(str)

    def __init__(self, host: QWidget, year: int, stored: str) -> None:
        super().__init__(host, wide=640)
        self._year, self._stored = year, stored
        inside = QWidget()
        self.card.column.addWidget(inside)
        self.ui = laid_out(Ui_YearForm(), inside)
        self.ui.title.say(T("Published holidays of {year}", year=str(year)))
        typed = entered(stored).get(year, {})
        self.lines = {one: self._line(one, typed.get(one, Typed())) for one in Holiday}
        self.ui.leave.clicked.connect(self.dismiss)
        self.ui.keep.clicked.connect(self._keep)

    def open(self, focus: QWidget | None = None) -> None:
        super().open(focus or self.lines[Holiday.NEW_YEAR][0])

    def _line(self, one: Holiday, typed: Typed) -> tuple[Field, Field]:
        title = T("Other days off") if one is Holiday.EXTRA else one.title
        off = Field(hint=T("off, such as 2.5-2.11"), named=T("{holiday}: days off", holiday=title))
        made_up = Field(hint=T("worked weekends"), named=T("{holiday}: worked weekends", holiday=title))
        off.write(typed.off)
        made_up.write(typed.made_up)
        row, name = Row(gap=8), Label(title, Role.BODY)
        name.setFixedWidth(self.look.px(176))
        for part, share in ((name, 0), (off, 3), (made_up, 2)):
            row.addWidget(part, share)
        self.ui.lines_place.addLayout(row)
        return off, made_up

    def _keep(self) -> None:
        typed = {one: Typed(off.text, made_up.text) for one, (off, made_up) in self.lines.items()}
        if self._fits(typed):
            self.close_sheet()
            self.wished.emit(with_year(self._stored, self._year, typed))

    def _fits(self, typed: dict[Holiday, Typed]) -> bool:
        """Say beside each line what is no day; the first of them gets the focus."""
        wrong: list[Field] = []
        for one, (off, made_up) in self.lines.items():
            for field, words, weekends in ((off, typed[one].off, False), (made_up, typed[one].made_up, True)):
                try:
                    read(words, self._year, weekends=weekends)
                except Mistyped as error:
                    field.fault(error.why)
                    wrong.append(field)
        if wrong:
            wrong[0].setFocus()
        return not wrong
