"""The start: the window paints first; what keeps the house shut is a sentence with what to try."""

import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.kernel.refusal import Unavailable
from app.kernel.text import T
from app.shell.login import Login
from app.shell.pages import Failed, Opening
from app.shell.place import Place
from app.shell.trouble import TroubleCard
from app.shell.window import Window
from app.store.store import FILE
from tests.qt_help import button, click, nameless, same_as_kept, targets, tree
from tests.shell.conftest import KEPT, PINS, Counter

FIRST_PAINT = """
import sys
from pathlib import Path
from app.shell.main import started
from app.shell.place import Place
from app.shell.window import Window
application = started()
window = Window(Path(sys.argv[1]), Place())
window.painted.connect(application.quit)
window.show()
application.exec()
heavy = [name for name in ("sqlalchemy", "alembic", "pydantic", "reportlab", "pypdfium2", "argon2") if name in sys.modules]
sys.exit(" ".join(heavy) or None)
"""


def test_the_window_paints_before_the_database_is_imported(tmp_path: Path) -> None:
    told = [sys.executable, "-c", FIRST_PAINT, str(tmp_path)]
    done = subprocess.run(told, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr


@pytest.mark.rule("COM-71")
def test_a_database_that_is_away_is_told_and_tried_again(counter: Counter) -> None:
    counter.faults.append(
        Unavailable(T("The database does not answer. Nothing was lost: try again, or call the manager."))
    )
    counter.window = _begun(counter)
    page = counter.find(Failed)
    counter.idle()
    assert "The database does not answer" in tree(page)
    assert targets(page) == [] and nameless(page) == []
    page.ui.folder.say("Data folder: …")
    same_as_kept(page, KEPT / "failed.txt")
    counter.press(Qt.Key.Key_Return)
    counter.landed()
    assert counter.shows(Login)
    assert len(counter.wishes) == 2


@pytest.mark.rule("COM-60")
def test_newer_data_are_refused_in_words_that_name_both_versions(counter: Counter) -> None:
    with closing(sqlite3.connect(counter.database.home / FILE)) as db, db:
        db.execute("UPDATE alembic_version SET version_num = 'house_9999' WHERE version_num LIKE 'house_%'")
        db.execute("INSERT INTO upgrades VALUES ('house_9999', '9.4.0', '2030-01-01 00:00:00.000000')")
    counter.window = _begun(counter)
    words = tree(counter.find(Failed))
    assert "9.4.0" in words and "house_9999" in words and "Traceback" not in words
    assert not counter.find(Failed).ui.restore.isVisible()


@pytest.mark.rule("COM-62")
def test_a_damaged_file_is_put_back_from_the_newest_good_backup(counter: Counter) -> None:
    counter.open()
    counter.house.store.backups.make("daily")
    counter.window.finish()
    file = counter.database.home / FILE
    shutil.copyfile(file, file.with_suffix(".kept"))
    file.write_bytes(b"no database at all" * 300)
    counter.window = _begun(counter)
    page = counter.find(Failed)
    assert "damaged" in tree(page)
    click(button(page, "Put the backup in its place"))
    counter.landed()
    click(button(counter.find(Login), "林静"))
    counter.types(PINS["lin"])
    assert counter.house.desk.staff is not None


@pytest.mark.rule("COM-71")
def test_a_bug_at_the_start_leaves_the_window_and_offers_a_report(counter: Counter) -> None:
    counter.faults.append(KeyError("李先生 13812342207"))
    counter.window = _begun(counter)
    card = counter.find(TroubleCard)
    assert "李" not in tree(counter.window)
    click(card.ui.go_on)
    assert counter.shows(Failed)


def test_a_window_closed_while_it_opens_closes_the_house(counter: Counter, qtbot: QtBot) -> None:
    window = Window(counter.database.home, Place(), make=counter.make)
    qtbot.addWidget(window)
    window.begin()
    window.close()
    window.finish()
    with closing(sqlite3.connect(counter.database.home / FILE)) as db:
        assert db.execute("SELECT count(*) FROM staff").fetchone() == (3,)
        db.execute("BEGIN EXCLUSIVE")  # nobody holds it any more
    assert not [page for page in window.findChildren(Opening) if page.isVisible()]


def _begun(counter: Counter) -> Window:
    """The window, once it says that the house does not open."""
    window = Window(counter.database.home, Place(language="en", scheme="light"), make=counter.make)
    counter.qtbot.addWidget(window)
    window.painted.connect(window.begin)
    window.show()
    window.activateWindow()
    counter.qtbot.waitUntil(lambda: any(p.isVisible() for p in window.findChildren(Failed)), timeout=60000)
    return window
