"""What the window sees to by itself while somebody works: the day's seal and backup, beside the screen (COM-05, 62)."""

from PySide6.QtCore import QObject, QTimer

from app.counter.sealing import keep_sealed
from app.kernel.refusal import Unavailable
from app.kernel.text import T
from app.shell.context import Shell
from app.store.backup import Backup
from app.widgets.desk import Tone

HOUR = 3_600_000


class Upkeep(QObject):
    """`begin()` looks now, and again every hour, whether today's backup is still to be made."""

    def __init__(self, shell: Shell, parent: QObject) -> None:
        super().__init__(parent)
        self._shell = shell
        self._timer = QTimer(self, interval=HOUR)
        self._timer.timeout.connect(self.look)

    def begin(self) -> None:
        """Look from now on; the sample day needs no backups."""
        if not self._shell.house.sample:
            self._timer.start()
            self.look()

    def look(self) -> None:
        """Make the backup if it is due, and let those go that the rotation no longer keeps."""
        self._shell.then(self._shell.aside(self._make), lambda _: None, self._failed)

    def _make(self) -> Backup | None:
        house = self._shell.house
        desk, backups = house.desk, house.store.backups
        keep_sealed(house.store, house.home, desk.counter, desk.settings, desk.clock.now())
        if not backups.due():
            return None
        made = backups.make("daily")
        backups.rotate()
        return made

    def _failed(self, error: BaseException) -> None:
        if isinstance(error, Unavailable):
            self._shell.told(T("Today's backup could not be made. {what}", what=error.what), Tone.BAD)
        else:
            self._shell.trouble(error)
