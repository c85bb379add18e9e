"""The book of certificates by keys: a run, one student, what falls, the key, a code in a field (VOL-33 to 36)."""

from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.flows.volunteer.facts.certificates import RunFiles
from app.flows.volunteer.facts.roles import CLERK
from app.flows.volunteer.facts.views import LedgerShown
from app.flows.volunteer.screens.appraisal.dialogs import with_certificates
from app.flows.volunteer.screens.certificates.dialogs import (
    DocumentDialog,
    PhraseDialog,
    TrustDialog,
    VerifyDialog,
)
from app.flows.volunteer.screens.certificates.page import CertificatesPage
from app.kernel.judge import Staff
from app.kernel.refusal import NotNow
from app.kernel.text import T
from app.store.signing import Signing
from app.widgets.table import Table
from tests.flows.restaurant.screens.room import Clerk
from tests.flows.volunteer.centre import HEADS, MANAGER, Centre
from tests.flows.volunteer.certified import ONE, PHRASE, SAID, code_of, credited, ends, given, pupils, shown

ENTER, ESC = Qt.Key.Key_Return, Qt.Key.Key_Escape
F3, F4, F5, F6, F8 = (getattr(Qt.Key, f"Key_F{n}") for n in (3, 4, 5, 6, 8))


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


@pytest.mark.rule("VOL-34", "COM-70")
def test_the_key_is_opened_and_renewed_and_anothers_trusted_behind_the_dots(
    clerk: Clerk, centre: Centre, qtbot: QtBot
) -> None:
    centre.do("make_key", **SAID)
    open_book(clerk, qtbot)
    clerk.choose_more("Open the key")
    clerk.part(PhraseDialog).phrase.write(PHRASE)
    clerk.key(F5)
    assert not clerk.page.window().findChildren(PhraseDialog)
    clerk.room.desk.staff = HEADS
    for name, part in (("Make a new key", PhraseDialog), ("Trust another", TrustDialog)):
        clerk.choose_more(name)
        assert clerk.part(part).isVisible()
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
    assert clerk.shows("Certificates of 1 class, 6 students")
    clerk.key(F5)
    assert clerk.keys == 5, "docs/tasks.md counts them"
    page._choose_nothing()
    clerk.settle()
    assert clerk.shows("running · at A1") and clerk.shows("Pause")
    clerk.key(F3)
    assert "No class is through yet" in clerk.room.said[-1]  # nothing to look at before the first is
    clerk.key(F5)
    assert clerk.shows("paused")
    clerk.key(F5)
    # the key is locked: the run says so, and F5 opens it
    centre.desk.bus.signing = Signing(centre.house.home / "keys")
    with pytest.raises(NotNow):
        centre.house.batches.finish()
    again(clerk, page)
    assert clerk.shows("It waits: The key of the certificates is locked")
    clerk.key(F5)
    clerk.part(PhraseDialog).phrase.write(PHRASE)
    clerk.key(F5)
    centre.house.batches.finish()
    again(clerk, page)
    assert clerk.shows("done") and clerk.shows("林嘉怡 23140502 has shown no document yet")
    assert not clerk.shows("It waits")
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


@pytest.mark.rule("VOL-36", "COM-41", "COM-70")
def test_a_runs_papers_are_looked_at_and_kept_and_whoever_was_left_out_is_led_to(
    clerk: Clerk, centre: Centre, qtbot: QtBot
) -> None:
    furnish(centre)
    centre.do("make_key", **SAID)
    batch = centre.do("issue_certificates", klasses=[centre.classes["机电2314班"]], style="portrait").batch
    centre.house.batches.finish()
    page = open_book(clerk, qtbot)
    clerk.key(F3)
    [file] = centre.desk.look(RunFiles, batch=batch).result().files
    assert clerk.room.said[-1] == file.document
    clerk.key(F4)
    assert clerk.room.files == {f"Certificates 2026-11-23/{file.name}": file.document.encode()}
    assert file.name.startswith("机电2314班 CB-A1-") and file.name.endswith(".pdf")
    # a file with one that has ended meanwhile is left out, and that is said
    clerk.room.files.clear()
    centre.do("issue_certificate", holder=ONE, style="portrait", anew=True)
    clerk.key(F4)
    assert clerk.room.files == {}
    assert clerk.room.said[-1].startswith("1 file is left out: in force no more are VC-A1-")
    # whoever was left out has a list of their own; Enter leads to the student
    page.ways.choose("left_out")
    clerk.settle()
    assert len(cells(clerk)) == 5 and clerk.shows("林嘉怡 · 机电2314班")
    page.search.setFocus()
    clerk.key("02", ENTER, ENTER)
    assert page._klass is not None and clerk.shows("23140502")


@pytest.mark.rule("VOL-33", "COM-70")
def test_a_student_is_found_among_the_classes_by_number_and_name(
    clerk: Clerk, centre: Centre, qtbot: QtBot
) -> None:
    furnish(centre)
    page = open_book(clerk, qtbot)
    for sought in ("0502", "lin", "linjiayi", "23140502"):
        page.search.clear()
        clerk.key(sought)
        assert cells(clerk)[0][0] == "林嘉怡", sought
    clerk.key(ENTER)
    assert page._klass is not None and page._klass.name == "机电2314班"
    assert clerk.shows("23140502") and clerk.shows("3:00")


@pytest.mark.rule("VOL-36", "COM-43", "COM-70")
def test_a_run_whose_clerk_left_or_whose_counter_is_gone_says_so_and_is_gone_on_with(
    clerk: Clerk, centre: Centre, qtbot: QtBot
) -> None:
    furnish(centre)
    centre.do("make_key", **SAID)
    begun = Staff("he", frozenset({CLERK}))
    told = {"name": "何老师", "roles": [CLERK], "pin": "730159"}
    centre.do("house.add_staff", MANAGER, login=begun.login, **told)
    centre.do("issue_certificates", begun, klasses=[centre.classes["机电2314班"]], style="portrait")
    page = open_book(clerk, qtbot)
    assert clerk.shows("Pause") and not clerk.shows("It waits")
    centre.do("house.let_go", MANAGER, login=begun.login)
    centre.house.batches.finish()
    again(clerk, page)
    assert clerk.shows("works here no more") and clerk.shows("here, in your name")
    clerk.key(F5)
    again(clerk, page)
    centre.house.batches.finish()
    again(clerk, page)
    assert clerk.shows("done") and [r.student for r in given(centre)] == [ONE]
    # another one runs at a counter that is gone: after a while this one offers to go on
    centre.do("house.add_counter", MANAGER, counter="B2", name="窗口二", flows=["volunteer"])
    here, centre.desk.counter = centre.desk.counter, "B2"
    centre.do("issue_certificates", klasses=[centre.classes["城管2402班"]], style="portrait")
    centre.desk.counter = here
    again(clerk, page)
    assert clerk.shows("running · at B2") and not clerk.shows("It waits")
    centre.clock.advance(timedelta(minutes=3))
    again(clerk, page)
    assert clerk.shows("nothing has moved there since") and clerk.shows("here, in your name")
    clerk.key(F5)
    again(clerk, page)
    assert clerk.shows("running · at A1") and not clerk.shows("It waits")


def again(clerk: Clerk, page: CertificatesPage) -> None:
    """Another look at the book."""
    clerk.settle()
    page.again()
    clerk.settle()
