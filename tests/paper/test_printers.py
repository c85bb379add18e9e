"""Printers: a folder, a printer on the network that does what printers do, a printer of the system."""

import os
import stat
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.paper import printers
from app.paper.layout import laid_out
from app.paper.printers import Doubtful, Folder, Load, Network, NotPrinted, Patience, System
from tests.counter.printer import FakePrinter, closed_port
from tests.counter.printer import printer as fake_printer
from tests.paper import golden

BRIEF = Patience(answers=0.3, moves=0.3, done=2.0)


@pytest.fixture(scope="module")
def slip() -> Load:
    """A kitchen ticket on its way."""
    return Load("KT-1-1-abc", laid_out(golden.kitchen_ticket(), golden.ORIGINAL), roll=True)


@pytest.fixture
def fake() -> Iterator[FakePrinter]:
    with fake_printer() as one:
        yield one


def network(port: int) -> Network:
    return Network("127.0.0.1", port, BRIEF)


@pytest.mark.rule("COM-41")
def test_a_folder_holds_each_print_whole_or_not_at_all(tmp_path: Path, slip: Load) -> None:
    folder = Folder(tmp_path / "papers")
    for _ in range(2):  # what is sent twice comes out once
        folder.send(folder.prepare(slip), slip.name)
    assert [p.name for p in folder.folder.iterdir()] == ["KT-1-1-abc.pdf"]
    assert (folder.folder / "KT-1-1-abc.pdf").read_bytes() == slip.pdf
    assert stat.S_IMODE(folder.folder.stat().st_mode) == 0o700


@pytest.mark.rule("COM-41")
def test_a_folder_that_cannot_be_written_prints_nothing_and_says_so(tmp_path: Path, slip: Load) -> None:
    (tmp_path / "papers").write_text("a file stands in the way")
    with pytest.raises(NotPrinted) as no:
        Folder(tmp_path / "papers").send(slip.pdf, slip.name)
    assert no.value.why.args["file"] == str(tmp_path / "papers") and not no.value.lasting


@pytest.mark.rule("COM-41")
def test_a_network_printer_gets_the_picture_and_the_drawer_opens_if_asked(
    fake: FakePrinter, slip: Load
) -> None:
    for pulse in (False, True):
        load = Load(slip.name, slip.pdf, roll=True, pulse=pulse)
        network(fake.port).send(network(fake.port).prepare(load), load.name)
    assert len(fake.printed) == 2 and fake.printed[0] == fake.printed[1] and fake.torn == 0
    assert fake.pulses == 1
    assert len(fake.printed[0]) % (576 // 8) == 0


@pytest.mark.rule("COM-41")
def test_a_network_printer_takes_no_sheets(slip: Load) -> None:
    sheet = Load("BL-1", laid_out(golden.bill(), golden.ORIGINAL), roll=False)
    with pytest.raises(NotPrinted) as no:
        network(closed_port()).prepare(sheet)
    assert no.value.lasting, "waiting does not mend it"


@pytest.mark.rule("COM-40", "COM-41")
@pytest.mark.parametrize("mood", ["refuses", "is silent", "is out of paper"])
def test_what_never_left_is_known_not_to_be_printed(fake: FakePrinter, slip: Load, mood: str) -> None:
    fake.moods.deaf, fake.moods.paperless = mood == "is silent", mood == "is out of paper"
    port = closed_port() if mood == "refuses" else fake.port
    with pytest.raises(NotPrinted) as no:
        network(port).send(network(port).prepare(slip), slip.name)
    assert not no.value.lasting and fake.printed == [] and not fake.begun.is_set()
    told = {
        "refuses": "The printer at {host} cannot be reached. Is it on, and its cable in?",
        "is silent": "The printer does not answer. Switch it off and on again.",
        "is out of paper": "The printer is out of paper.",
    }
    assert no.value.why.message == told[mood]


@pytest.mark.rule("COM-40")
@pytest.mark.parametrize("at", [7, 2_000, 20_000])
def test_what_broke_off_is_doubtful(fake: FakePrinter, slip: Load, at: int) -> None:
    """Somebody has to look at the paper: it is neither printed nor unprinted."""
    fake.moods.drop_at = at
    with pytest.raises(Doubtful):
        network(fake.port).send(network(fake.port).prepare(slip), slip.name)
    assert fake.printed == []


@pytest.mark.rule("COM-40")
def test_a_printer_that_stops_taking_paper_is_not_waited_for_for_ever(fake: FakePrinter, slip: Load) -> None:
    fake.moods.stuck = threading.Event()
    with pytest.raises(Doubtful):
        network(fake.port).send(network(fake.port).prepare(slip) * 40, slip.name)


@pytest.fixture
def lp(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Path]:
    """A small `lp` on the path that does as it is told."""

    def make(script: str) -> Path:
        program = tmp_path / "bin" / "lp"
        program.parent.mkdir()
        program.write_text(f"#!/bin/sh\ncd {tmp_path}\n{script}\n")
        program.chmod(0o755)
        monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")
        return tmp_path

    return make


@pytest.mark.rule("COM-41", "COM-80")
def test_the_systems_queue_gets_the_file_by_a_list_of_words(lp: Callable[[str], Path], slip: Load) -> None:
    at = lp('printf "%s\\n" "$@" > told; eval "cp \\"\\${$#}\\" got.pdf"')
    printer = System("Kyocera; rm -rf /")
    printer.send(printer.prepare(slip), "BL-1 $(reboot)")
    told = (at / "told").read_text().splitlines()
    assert told[:5] == ["-d", "Kyocera; rm -rf /", "-t", "BL-1 $(reboot)", "--"] and len(told) == 6
    assert (at / "got.pdf").read_bytes() == slip.pdf
    assert not Path(told[5]).exists(), "nothing is left behind"


@pytest.mark.rule("COM-41")
def test_the_systems_queue_says_why_it_refuses(lp: Callable[[str], Path], slip: Load) -> None:
    lp('echo "lp: The printer or class does not exist." >&2; exit 1')
    with pytest.raises(NotPrinted) as no:
        System("nowhere").send(slip.pdf, slip.name)
    assert no.value.why.args == {"name": "nowhere", "said": "lp: The printer or class does not exist."}


@pytest.mark.rule("COM-41")
def test_a_queue_that_does_not_answer_is_doubtful(
    lp: Callable[[str], Path], slip: Load, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.mkfifo(lp("exec cat line") / "line")
    monkeypatch.setattr(printers, "QUEUE_TAKES", 0.3)
    with pytest.raises(Doubtful):
        System("slow").send(slip.pdf, slip.name)


@pytest.mark.rule("COM-41")
def test_without_lp_another_printer_is_asked_for(
    tmp_path: Path, slip: Load, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(NotPrinted) as no:
        System("any").send(slip.pdf, slip.name)
    assert no.value.lasting
