"""The card of an unexpected error: the work goes on, a report is offered (COM-71)."""

import logging
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.forms.shell.ui_trouble import Ui_Trouble
from app.kernel.text import T
from app.shell.reading import ReadText
from app.shell.report import told, write
from app.store.files import told_of
from app.widgets.dialog import Sheet
from app.widgets.form import laid_out

log = logging.getLogger("yingke.shell")


class TroubleCard(Sheet):
    """`TroubleCard(window, error, logs)`, then `open()`; `dismissed` when the work goes on."""

    def __init__(self, host: QWidget, error: BaseException, logs: Path) -> None:
        super().__init__(host, wide=620)
        self._error, self._logs, self._at = error, logs, datetime.now(UTC)
        inside = QWidget()
        self.card.column.addWidget(inside)
        self.ui = laid_out(Ui_Trouble(), inside)
        report = told(error, self._at, logs / "yingke.log")
        self.ui.report_place.addWidget(ReadText(T("The report"), report, high=190))
        self.ui.save.clicked.connect(self._save)
        self.ui.go_on.clicked.connect(self.dismiss)
        self.setAccessibleName(self.ui.title.text())

    def open(self, focus: QWidget | None = None) -> None:
        super().open(focus or self.ui.go_on)

    def _save(self) -> None:
        try:
            path = write(self._error, self._at, self._logs)
        except OSError as fault:
            log.warning("the report was not written: %s", fault.strerror)
            self.ui.saved.say(told_of(fault), "bad_i")
            return
        self.ui.saved.say(T("Kept as {file}.", file=str(path)), "ok_i")
