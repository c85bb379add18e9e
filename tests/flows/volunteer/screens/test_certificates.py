"""The book of certificates by keys: a run, one student, what falls, the key, a code in a field (VOL-33 to 36)."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.flows.volunteer.facts.views import LedgerShown
from app.flows.volunteer.screens.appraisal.dialogs import with_certificates
from app.flows.volunteer.screens.certificates.dialogs import DocumentDialog, PhraseDialog, VerifyDialog
from app.flows.volunteer.screens.certificates.page import CertificatesPage
from app.kernel.text import T
from app.store.signing import Signing
from app.widgets.table import Table
from tests.flows.restaurant.screens.room import Clerk
from tests.flows.volunteer.centre import MANAGER, Centre
from tests.flows.volunteer.certified import ONE, SAID, code_of, credited, ends, given, pupils, shown

ENTER, ESC = Qt.Key.Key_Return, Qt.Key.Key_Escape
F4, F5, F6, F8 = (getattr(Qt.Key, f"Key_F{n}") for n in (4, 5, 6, 8))


def furnish(centre: Centre) -> tuple[str, list[str]]:
    """A class in which two have hours, one of them a document; nobody has said the key's phrase yet."""
    for key, value in (("responsible", "许文昭"), ("contact", "0000-88120606")):
        centre.do("house.change_setting", MANAGER, key=f"volunteer.{key}", value=value)
    shown(centre, ONE)
    return credited(centre, *pupils("机电2314班")[:2])


def open_book(clerk: Clerk, qtbot: QtBot, *sought: Any) -> CertificatesPage:
    """F8, and what is sought once the book is there."""
    clerk.key(F8)
    page = clerk.part(CertificatesPage)
    qtbot.waitUntil(lambda: page._book is not None)
    clerk.key(*sought)
    return page


def cells(clerk: Clerk) -> list[list[Any]]:
    return [[getattr(cell, "text", cell) for cell in row.cells] for row in clerk.part(Table).rows.rows]


@pytest.mark.rule("VOL-33", "VOL-34", "COM-70")
def test_one_students_certificate_by_keys_from_the_document_to_its_code(
    clerk: Clerk, centre: Centre, qtbot: QtBot
) -> None:
    furnish(centre)
    page = open_book(clerk, qtbot, "jd", ENTER)
    qtbot.waitUntil(lambda: page._klass is not None)
    assert [row[1] for row in cells(clerk)][:3] == ["3:00", "3:00", "0:00"]
    clerk.key("02", ENTER)
    assert clerk.shows("林嘉怡") and clerk.shows("3:00")
    clerk.key(F5)
    dialog = clerk.part(DocumentDialog)  # whoever has shown none is asked for it
    dialog.ui.number.write("110105194912310021")
    clerk.settle()
    assert clerk.shows("cannot be right")
    dialog.ui.number.write("11010519491231002x")
    clerk.key(F5)
    assert clerk.shows("1101**********002X")
    clerk.key(F5)
    assert clerk.shows("Pass phrase of the certificates' key")  # made under it, the first time
    assert clerk.shows("Nobody can recover it")
    clerk.key("soon", ENTER)
    assert clerk.shows("enter the phrase")  # and leads to where it is typed once more
    clerk.key("soon")
    assert clerk.shows("8 characters or more")
    asked = clerk.part(PhraseDialog)
    asked.phrase.write("soon enough")
    clerk.settle()
    assert clerk.shows("The two phrases differ")
    clerk.key(" enough")
    clerk.key(F5)
    clerk.key(F5)
    [row] = given(centre)
    assert (row.student, row.minutes, row.style) == ("23140502", 180, "portrait")
    assert row.number in str(cells(clerk))
    clerk.key(F4)
    page.search.clear()
    clerk.key(F6)  # its code, scanned into a field
    verify = clerk.part(VerifyDialog)
    code = code_of(centre, row)
    for scanned, verdict in ((code, "Genuine"), (code[:-2] + "00", "Altered")):
        verify.ui.code.write(scanned)
        clerk.key(ENTER)
        assert verdict in verify.ui.verdict.text()
    clerk.key(ESC)


@pytest.mark.rule("VOL-35", "COM-70")
def test_what_a_fake_would_cost_is_told_and_what_fell_is_collected(
    clerk: Clerk, centre: Centre, qtbot: QtBot
) -> None:
    collection, entries = furnish(centre)
    centre.do("make_key", **SAID)
    centre.do("issue_certificate", holder=ONE, style="portrait")
    [row] = given(centre)
    ledgers = centre.desk.look(LedgerShown, student=ONE).result()
    fake = next(one for one in _entries(centre, collection) if one.facts.id == entries[0])
    told = with_certificates(T("…"), fake, ledgers, centre.clock.now())
    assert told.args["numbers"] == [row.number]
    centre.judged(collection, entries[0], "judge_fake")
    page = open_book(clerk, qtbot)
    page.ways.choose("collect")
    clerk.settle()
    assert [line[0] for line in cells(clerk)] == ["陈思远"]
    page.search.setFocus()
    clerk.key(ENTER, F5)
    assert ends(centre) == {row.id: "withdrawn"} and page.list_.currentIndex() == 1


@pytest.mark.rule("VOL-36", "COM-43", "COM-70")
def test_a_run_by_keys_shows_how_far_it_is_and_whom_it_left_out(
    clerk: Clerk, centre: Centre, qtbot: QtBot
) -> None:
    furnish(centre)
    centre.do("make_key", **SAID)
    clerk.keys = 0
    page = open_book(clerk, qtbot, "jd", F5)
    assert clerk.shows("Certificates of 1 classes, 6 students")
    clerk.key(F5)
    assert clerk.keys == 5, "docs/tasks.md counts them"
    page._choose_nothing()
    clerk.settle()
    assert clerk.shows("running") and clerk.shows("Pause")
    clerk.key(F5)
    assert clerk.shows("paused")
    clerk.key(F5)
    centre.house.batches.finish()
    clerk.settle()
    page.again()
    clerk.settle()
    assert clerk.shows("done") and clerk.shows("23140502 has shown no document yet")
    assert [r.student for r in given(centre)] == [ONE]
    # the page that verifies is kept among the documents
    clerk.key(F8)
    [name] = clerk.room.files
    assert name.endswith(".html")
    # a key that is locked again is asked for where it is wanted
    centre.desk.bus.signing = Signing(centre.house.home / "keys")
    clerk.key(F8)
    assert clerk.shows("Pass phrase of the certificates' key")
    clerk.key("wrong phrase", F5)
    assert clerk.shows("not the pass phrase")


def _entries(centre: Centre, collection: str) -> Any:
    from app.flows.volunteer.facts.views import CollectionShown

    return centre.desk.look(CollectionShown, collection=collection).result().entries
