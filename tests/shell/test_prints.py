"""The print centre: what needs somebody first; try again, elsewhere, no more, did it come out; printers (COM-40, 41)."""

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from app.counter.print_facts import Job, PrintCentre, Printers
from app.kernel.judge import Staff
from app.shell.frame import Frame
from app.shell.preview import Preview
from app.shell.prints.asking import Elsewhere, Reason
from app.shell.prints.centre import Prints
from app.shell.prints.printer import PrinterSheet
from app.shell.prints.printers import PrintersPage
from app.shell.second import SecondPerson
from tests.counter.printer import stands
from tests.qt_help import button, click, nameless, same_as_kept, targets, tree
from tests.shell.conftest import KEPT, PINS, Counter

CASHIER = Staff("lin", frozenset({"cashier"}))


@pytest.fixture
def prints(counter: Counter) -> Prints:
    counter.open(person="lin")
    counter.log_in("lin")
    counter.find(Frame).show_tab("prints")
    counter.idle()
    return counter.find(Prints)


def slip(counter: Counter, role: str = "slip") -> str:
    tab = counter.do("shop.open_tab", CASHIER).tab
    document: str = counter.do("shop.print_slips", CASHIER, tab=tab, words="x", roles=[role]).documents[0]
    printed(counter)
    return document


def printed(counter: Counter) -> None:
    counter.house.prints.drain()
    counter.idle()


def refused(counter: Counter) -> None:
    """A slip whose printer does not answer, and that has waited for too long."""
    stands(counter.house.store, "hot", "127.0.0.1:9", "Hot kitchen")
    counter.do("house.choose_printer", role="slip", printer="hot")
    slip(counter)
    counter.later(timedelta(hours=1))
    printed(counter)
    counter.qtbot.waitUntil(lambda: bool(centre(counter).needed))
    counter.idle()


def centre(counter: Counter) -> PrintCentre:
    return counter.house.desk.look(PrintCentre).result()


@pytest.mark.rule("COM-40", "COM-41")
def test_what_was_printed_is_shown_as_it_looks_and_printed_again_as_a_copy(
    prints: Prints, counter: Counter
) -> None:
    assert "Nothing was printed yet" in tree(prints)
    slip(counter)
    click(button(prints, "Printed"))
    counter.qtbot.waitUntil(lambda: "1 pages" in tree(prints))
    same_as_kept(prints, KEPT / "prints.txt")
    assert targets(prints) == [] and nameless(prints) == []
    counter.later(timedelta(minutes=1))
    counter.press(Qt.Key.Key_F5)
    printed(counter)
    assert [job.copy for job in centre(counter).done] == [2, 1]
    assert len(list((counter.window.home / "papers").glob("*.pdf"))) == 2


@pytest.mark.rule("COM-40", "COM-41")
def test_the_preview_shows_pages_and_words_inside_the_program(prints: Prints, counter: Counter) -> None:
    slip(counter)
    click(button(prints, "Printed"))
    counter.press(Qt.Key.Key_F8)
    counter.idle()
    sheet = counter.find(Preview)
    counter.qtbot.waitUntil(lambda: "1 pages" in tree(sheet))
    assert "Slip SL-A1-261123-0001" in tree(sheet) and "prints: 1" in tree(sheet)
    same_as_kept(sheet, KEPT / "preview.txt")
    assert nameless(sheet) == [] and targets(sheet) == []
    click(button(sheet, "Its words"))
    assert "The words of the paper" in tree(sheet)
    click(button(sheet, "Print again"))
    printed(counter)
    assert "prints: 2" in tree(sheet)
    counter.press(Qt.Key.Key_Escape)


@pytest.mark.rule("COM-40")
def test_what_a_printer_refused_comes_first_and_is_tried_again_or_sent_elsewhere(
    prints: Prints, counter: Counter, tmp_path: Path
) -> None:
    refused(counter)
    click(button(prints, "Needs somebody"))
    assert "It waited since" in tree(prints) and "Stands aside" in tree(prints)
    assert counter.find(Frame).ui.tabs.printer.accessibleName() == "1 prints need somebody"
    counter.do(
        "house.set_printer", printer="front", name="Front", how="folder", address=str(tmp_path / "front")
    )
    counter.press(Qt.Key.Key_F6)
    counter.idle()
    sheet = counter.find(Elsewhere)
    assert "Hot kitchen" in tree(sheet)
    click(button(sheet, "Front"))
    printed(counter)
    counter.qtbot.waitUntil(lambda: not centre(counter).needed)
    printed(counter)
    assert len(list((tmp_path / "front").glob("*.pdf"))) == 1


@pytest.mark.rule("COM-40")
def test_a_print_is_called_off_with_a_reason_and_never_without(prints: Prints, counter: Counter) -> None:
    refused(counter)
    click(button(prints, "Needs somebody"))
    counter.press(Qt.Key.Key_F9)
    sheet = counter.find(Reason)
    counter.press(Qt.Key.Key_Return)
    assert "Say why, in a word or two." in tree(sheet)
    counter.types("twice")
    counter.press(Qt.Key.Key_Return)
    assert not counter.shows(Reason)
    [job] = centre(counter).done
    assert job.step is Job.CANCELLED


@pytest.mark.rule("COM-40")
def test_a_print_in_doubt_asks_whether_it_came_out(prints: Prints, counter: Counter) -> None:
    slip(counter)
    [job] = centre(counter).done
    with counter.house.store.engine.begin() as db:
        db.exec_driver_sql("UPDATE print_jobs SET state = 'doubtful', ended_at = NULL")
    prints.again()
    counter.idle()
    click(button(prints, "Needs somebody"))
    assert "It came out" in tree(prints)
    counter.press(Qt.Key.Key_F5)
    assert [j.step for j in centre(counter).done] == [Job.ACKNOWLEDGED]
    assert job.id == centre(counter).done[0].id


@pytest.mark.rule("COM-41")
def test_a_manager_sets_printers_and_what_they_take(counter: Counter) -> None:
    counter.open(person="zhou")
    counter.log_in()
    frame = counter.find(Frame)
    frame.show_tab("prints")
    counter.idle()
    click(button(counter.find(Prints), "Printers"))
    counter.idle()
    assert frame.ui.tabs.current == ""
    click(button(frame, "Add a printer"))
    sheet = counter.find(PrinterSheet)
    counter.press(Qt.Key.Key_Return)
    assert "Give it a name" in tree(sheet)
    counter.types("Bar", Qt.Key.Key_Return)
    assert "A printer on the network is told as" in tree(sheet)
    sheet.ui.address.write("192.168.1.30:9100")
    same_as_kept(sheet, KEPT / "printer.txt")
    click(button(sheet, "Add it"))
    counter.idle()
    told = counter.house.desk.look(Printers).result()
    assert [(p.id, p.name, p.address) for p in told.printers] == [("bar", "Bar", "192.168.1.30:9100")]
    section = frame.show_tab("settings")
    same_as_kept(section, KEPT / "printers.txt")
    printers = counter.find(PrintersPage)
    printers.routes.setFocus(Qt.FocusReason.TabFocusReason)
    printers.routes.choose("receipt")
    counter.press(Qt.Key.Key_Return)
    click(button(counter.find(Elsewhere), "Bar"))
    counter.idle()
    assert counter.house.desk.look(Printers).result().routes == {("receipt", "A1"): "bar"}
    printers.table.setFocus(Qt.FocusReason.TabFocusReason)
    printers.table.choose("bar")
    counter.press(Qt.Key.Key_Return)
    click(button(counter.find(PrinterSheet), "Remove it"))
    counter.idle()
    assert counter.house.desk.look(Printers).result().printers == ()


@pytest.mark.rule("COM-21", "COM-41")
def test_printers_are_a_managers_who_may_say_yes_on_the_spot(prints: Prints, counter: Counter) -> None:
    counter.find(Frame).go("settings/printers")
    counter.idle()
    click(button(counter.find(Frame), "Add a printer"))
    sheet = counter.find(PrinterSheet)
    sheet.ui.name.write("Bar")
    sheet.ui.address.write("192.168.1.30")
    click(button(sheet, "Add it"))
    counter.idle()
    assert counter.shows(SecondPerson)
    counter.types(PINS["zhou"])
    assert [p.name for p in counter.house.desk.look(Printers).result().printers] == ["Bar"]
