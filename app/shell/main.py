"""The program's start: the window paints first, the database is imported after it (P7)."""

import logging
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from app.shell import ime
from app.shell.alone import Alone
from app.shell.hooks import Hooks
from app.shell.place import Place
from app.shell.window import Window
from app.store.home import data_folder, database_url

log = logging.getLogger("yingke.shell")


def main(argv: Sequence[str] = ()) -> int:
    """Open the window on the data folder of this user; returns the status once it is closed."""
    home = data_folder(os.environ)
    mended = ime.mend(os.environ)
    application = started(argv)
    alone = Alone(home)
    if not alone.take():
        return 0
    hooks = Hooks(home / "logs")
    hooks.install()
    if mended:
        log.info("input method: %s", mended)
    try:
        return run(application, home, alone, hooks)
    finally:
        hooks.remove()
        alone.let_go()


def started(argv: Sequence[str] = ()) -> QApplication:
    """The application object, with its name and the style that its parts are drawn upon."""
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
    application = QApplication([sys.argv[0], *argv])
    application.setApplicationName("yingke")
    application.setApplicationDisplayName("迎客 Yingke")
    application.setStyle("Fusion")
    return application


def run(application: QApplication, home: Path, alone: Alone, hooks: Hooks) -> int:
    """Show the window, open the house behind its first paint, and stay until it is closed."""
    window = Window(home, Place.read(home), url=database_url(os.environ))
    hooks.trouble.connect(window.trouble)
    alone.asked.connect(window.come_forward)
    window.painted.connect(window.begin)
    application.commitDataRequest.connect(window.finish)
    window.show()
    if hooks.fell:
        window.tell_fall(hooks.fell)
    status = application.exec()
    window.finish()
    return status
