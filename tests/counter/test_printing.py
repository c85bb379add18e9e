"""D12: nothing is lost and nothing is doubled, whatever a printer does; one dead printer delays no other (COM-40, 41)."""

import hashlib
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event, select, text

from app.counter.documents import DocumentFile, DocumentRow, PrintJob
from app.counter.print_facts import Job, PrintCentre
from app.counter.print_queue import Address, claim
from app.counter.printing import PrintWorker
from app.kernel.refusal import Refused, Unavailable
from app.paper.printers import Folder, Printer
from app.store.engine import driver_of
from app.store.tables import Outage
from tests.counter.conftest import MANAGER, Shop, plain_layout
from tests.counter.printer import FakePrinter, closed_port, printer

pytestmark = pytest.mark.rule("COM-40")
Reached = Callable[[Address], Printer]


@pytest.fixture
def good() -> Iterator[FakePrinter]:
    with printer() as one:
        yield one


@pytest.fixture
def bad() -> Iterator[FakePrinter]:
    with printer() as one:
        yield one


@contextmanager
def working(shop: Shop, reached: Reached) -> Iterator[PrintWorker]:
    """A worker for as long as a program would run."""
    one = PrintWorker(shop.house.store, "A1", plain_layout, lambda: shop.desk.settings, reached)
    one.start()
    try:
        yield one
    finally:
        one.close()


def jobs(shop: Shop) -> list[tuple[str, str]]:
    """Role and state of every print, in the order in which they were asked for."""
    query = select(PrintJob.role, PrintJob.state).order_by(PrintJob.made_at, PrintJob.n, PrintJob.id)
    return [tuple(r) for r in shop.rows(query)]


def states(shop: Shop) -> set[str]:
    return {state for _, state in jobs(shop)}


def retried(shop: Shop, worker: PrintWorker) -> None:
    """Let the time pass that a printer rests, and look again."""
    shop.clock.advance(timedelta(minutes=2))
    worker.drain()


@pytest.mark.both
@pytest.mark.rule("COM-41", "RST-19")
def test_a_dead_printer_delays_no_other_and_its_jobs_come_out_once_it_is_back(
    shop: Shop, worker: PrintWorker, good: FakePrinter
) -> None:
    port = closed_port()
    shop.printer("hot", f"127.0.0.1:{port}", "kitchen:热菜")
    shop.printer("bar", good.address, "kitchen", "receipt")
    shop.slips("两份酸梅汤", "kitchen:热菜", "kitchen:酒水", "receipt")
    worker.drain()
    assert jobs(shop) == [("kitchen:热菜", "queued"), ("kitchen:酒水", "printed"), ("receipt", "printed")]
    assert len(good.printed) == 2
    centre = shop.look(PrintCentre)
    assert [job.why.message for job in centre.waiting if job.why] == [
        "The printer at {host} cannot be reached. Is it on, and its cable in?"
    ]
    assert "printer" in shop.house.store.outages.now
    shop.printer("hot", good.address)
    retried(shop, worker)
    assert states(shop) == {"printed"}
    assert (len(good.printed), good.torn) == (3, 0)
    assert shop.house.store.outages.now == {}
    rows = shop.house.store.writer.run(lambda db: db.execute(select(Outage.name, Outage.ended_at)).all())
    assert [(r.name, r.ended_at is not None) for r in rows] == [("printer", True)]


@pytest.mark.parametrize("mood", ["deaf", "paperless"])
def test_a_printer_that_is_not_well_is_sent_nothing(
    shop: Shop, worker: PrintWorker, bad: FakePrinter, mood: str
) -> None:
    setattr(bad.moods, mood, True)
    shop.printer("bar", bad.address, "receipt")
    shop.slips("酸梅汤", "receipt")
    worker.drain()
    assert jobs(shop) == [("receipt", "queued")]
    assert bad.printed == []
    setattr(bad.moods, mood, False)
    retried(shop, worker)
    assert jobs(shop) == [("receipt", "printed")]
    assert (len(bad.printed), bad.torn) == (1, 0)


def test_a_printer_that_breaks_off_at_any_byte_is_known_or_a_person_is_asked(
    shop: Shop, worker: PrintWorker, bad: FakePrinter
) -> None:
    shop.printer("bar", bad.address, "receipt")
    shop.slips("酸梅汤", "receipt")
    worker.drain()
    length = bad.longest
    for drop in (0, 2, 5, 6, 9, length // 2, length - 4, length - 1):
        bad.moods.drop_at = drop
        before = len(bad.printed)
        [document] = shop.slips("酸梅汤", "receipt")
        worker.drain()
        [(state,)] = shop.rows(select(PrintJob.state).where(PrintJob.document == document))
        came_out = len(bad.printed) > before
        assert state in ("queued", "doubtful"), drop
        assert state == "doubtful" or not came_out, f"doubled if sent again: {drop}"
        if state == "doubtful":
            [job] = [j.id for j in shop.look(PrintCentre).needed]
            shop.do("house.confirm_printed", job=job, came_out=came_out)
        bad.moods.drop_at = None
        retried(shop, worker)
        assert states(shop) <= {"printed", "acknowledged"}
        assert len(bad.printed) == before + 1


def test_a_program_that_ends_while_it_prints_asks_whether_it_came_out(
    shop: Shop, reached: Reached, bad: FakePrinter, tmp_path: Path
) -> None:
    """Killed between the mark and the last byte: the job is doubtful; in a folder it is simply written again."""
    shop.printer("bar", bad.address, "receipt")
    shop.printer("files", str(tmp_path / "out"), "list", how="folder")
    shop.slips("酸梅汤", "receipt", "list")
    for job in shop.rows(select(PrintJob.id, PrintJob.document)):
        assert shop.house.store.writer.run(lambda db, j=job: claim(db, j, (), shop.clock.now()))
    assert states(shop) == {"printing"}
    with working(shop, reached) as worker:
        worker.drain()
        assert jobs(shop) == [("receipt", "doubtful"), ("list", "printed")]
        assert len(list((tmp_path / "out").glob("*.pdf"))) == 1
        [job] = shop.look(PrintCentre).needed
        assert job.why.message.startswith("The program ended while this was printed")
        shop.do("house.confirm_printed", job=job.id, came_out=False)
        worker.drain()
        assert len(bad.printed) == 1
        with pytest.raises(Refused):
            shop.do("house.confirm_printed", job=job.id, came_out=False)


class Failing(Folder):
    """A folder of papers; once it has taken one, nothing more can be written into the database."""

    def __init__(self, folder: Path, shop: Shop) -> None:
        super().__init__(folder)
        self.shop = shop

    def send(self, data: bytes, name: str) -> None:
        super().send(data, name)
        store = self.shop.house.store
        event.listen(store.engine, "connect", self.locked)
        store.writer.run(lambda db: driver_of(db).execute("PRAGMA query_only=1"))

    def locked(self, connection: Any, _: Any) -> None:
        connection.execute("PRAGMA query_only=1")

    def mend(self) -> None:
        event.remove(self.shop.house.store.engine, "connect", self.locked)


@pytest.mark.rule("COM-71", "COM-84")
def test_where_no_window_stays_open_the_first_outcome_that_cannot_be_written_ends_it(
    shop: Shop, reached: Reached, tmp_path: Path
) -> None:
    """A full disk would be waited for without end; the print is found again by the next."""
    shop.slips("酸梅汤", "receipt", "list")
    disk = Failing(tmp_path / "papers", shop)
    one = PrintWorker(shop.house.store, "A1", plain_layout, lambda: shop.desk.settings, lambda at: disk)
    with pytest.raises(Unavailable):
        one.print_what_waits()
    one.close()
    disk.mend()
    assert jobs(shop) == [("receipt", "printing"), ("list", "queued")]
    two = PrintWorker(shop.house.store, "A1", plain_layout, lambda: shop.desk.settings, reached)
    two.print_what_waits()
    two.close()
    assert states(shop) == {"printed"}


def test_a_program_that_is_closed_waits_for_no_stuck_printer(
    shop: Shop, reached: Reached, bad: FakePrinter
) -> None:
    bad.moods.stuck = threading.Event()
    shop.printer("bar", bad.address, "receipt")
    shop.slips("酸梅汤", "receipt")
    with working(shop, reached):
        assert bad.begun.wait(10)
        bad.moods.stuck.set()
    assert states(shop) <= {"printed", "doubtful", "printing"}


def test_two_workers_print_nothing_twice(shop: Shop, reached: Reached, good: FakePrinter) -> None:
    shop.printer("bar", good.address, "receipt")
    with working(shop, reached) as one, working(shop, reached) as two:
        for _ in range(6):
            shop.slips("酸梅汤", "receipt")
        one.drain()
        two.drain()
        one.drain()
    assert states(shop) == {"printed"}
    assert len(good.printed) == 6


@pytest.mark.rule("RST-19")
def test_what_waited_too_long_asks_first_and_a_folder_takes_it_whenever(
    shop: Shop, reached: Reached, good: FakePrinter
) -> None:
    shop.printer("bar", good.address, "receipt")
    shop.slips("昨天的", "receipt", "list")
    shop.clock.advance(timedelta(minutes=31))
    with working(shop, reached) as worker:
        worker.drain()
        assert jobs(shop) == [("receipt", "failed"), ("list", "printed")]
        [job] = shop.look(PrintCentre).needed
        assert job.why.message == "It waited since {at:moment}. Is it still wanted?"
        shop.do("house.send_again", job=job.id)
        worker.drain()
    assert states(shop) == {"printed"}
    assert len(good.printed) == 1


@pytest.mark.rule("RST-19")
def test_a_slip_for_a_station_asks_after_ten_minutes_a_receipt_does_not_yet(
    shop: Shop, reached: Reached, good: FakePrinter
) -> None:
    shop.printer("bar", good.address, "receipt", "kitchen")
    shop.slips("酸梅汤", "kitchen:酒水", "receipt")
    shop.clock.advance(timedelta(minutes=9, seconds=59))
    with working(shop, reached) as worker:
        worker.drain()
    assert states(shop) == {"printed"}
    shop.slips("红烧肉", "kitchen:热菜", "receipt")
    shop.clock.advance(timedelta(minutes=10))
    with working(shop, reached) as worker:
        worker.drain()
        assert jobs(shop)[2:] == [("kitchen:热菜", "failed"), ("receipt", "printed")]
        [job] = shop.look(PrintCentre).needed
        shop.do("house.send_again", job=job.id)
        worker.drain()
    assert (len(good.printed), good.torn) == (4, 0)


@pytest.mark.both
@pytest.mark.rule("COM-31", "COM-85")
def test_the_original_stays_as_it_was_printed_and_copies_are_counted(shop: Shop, worker: PrintWorker) -> None:
    [document] = shop.slips("酸梅汤", "receipt", staff=False)
    worker.drain()
    kept = worker.pdf(document).result()
    [row] = shop.rows(select(DocumentRow.sha256, DocumentRow.prints))
    assert hashlib.sha256(kept).hexdigest() == row.sha256
    for copy in (2, 3):
        assert shop.do("house.print_again", document=document).copy == copy
    worker.drain()
    files = sorted((shop.house.home / "papers").glob("*.pdf"))
    assert [f.name.rsplit("-", 2)[1] for f in files] == ["1", "2", "3"]
    assert files[0].read_bytes() == kept
    assert b" 2 " in files[1].read_bytes() or files[1].read_bytes() != kept
    assert worker.pdf(document).result() == kept, "a copy leaves the original alone"
    rows = shop.rows(select(PrintJob.copy, PrintJob.state).order_by(PrintJob.copy))
    assert [tuple(r) for r in rows] == [(1, "printed"), (2, "printed"), (3, "printed")]


def test_the_bytes_of_slips_go_after_a_week_and_those_that_left_the_house_stay(
    shop: Shop, reached: Reached
) -> None:
    slip = shop.slips("厨房", "kitchen", staff=True)
    left = shop.slips("客人", "receipt", staff=False)
    with working(shop, reached) as worker:
        worker.drain()
        assert len(shop.rows(select(DocumentFile.document))) == 2
    shop.clock.advance(timedelta(days=8))
    with working(shop, reached) as worker:
        worker.drain()
        assert [r.document for r in shop.rows(select(DocumentFile.document))] == [*left]
        assert worker.pdf(slip[0]).result(), "it is laid out again from its data"
        shop.do("house.print_again", document=slip[0])
        worker.drain()
    assert states(shop) == {"printed"}


def test_a_print_is_sent_elsewhere_or_given_up_by_a_person(
    shop: Shop, worker: PrintWorker, good: FakePrinter
) -> None:
    shop.printer("hot", f"127.0.0.1:{closed_port()}", "kitchen:热菜")
    shop.printer("bar", good.address)
    shop.slips("红烧肉", "kitchen:热菜", "kitchen:热菜")
    worker.drain()
    first, second = shop.look(PrintCentre).waiting
    with pytest.raises(Refused, match="prints wait for this printer"):
        shop.do("house.send_elsewhere", job=first.id, printer="bar")
        shop.do("house.send_elsewhere", job=second.id, printer="hot")
        shop.do("house.remove_printer", MANAGER, printer="hot")
    shop.do("house.cancel_print", job=second.id, why="客人不要了")
    worker.drain()
    assert sorted(state for _, state in jobs(shop)) == ["cancelled", "printed"]
    assert len(good.printed) == 1
    with pytest.raises(Refused):
        shop.do("house.send_again", job=second.id)
    shop.do("house.remove_printer", MANAGER, printer="hot")
    assert "客人不要了" not in str(shop.rows(text("SELECT * FROM print_jobs")))


def test_a_paper_that_cannot_be_laid_out_stands_aside_with_its_reason(
    shop: Shop, reached: Reached, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(paper: object, made: object) -> bytes:
        raise ZeroDivisionError

    shop.slips("酸梅汤", "receipt")
    one = PrintWorker(shop.house.store, "A1", broken, lambda: shop.desk.settings, reached)
    one.start()
    one.drain()
    one.close()
    assert jobs(shop) == [("receipt", "failed")]
    assert shop.look(PrintCentre).needed[0].step is Job.FAILED
    assert "cannot be laid out" in caplog.text
    caplog.clear()


@pytest.mark.rule("COM-41", "COM-80")
def test_this_computer_is_no_printer_on_the_network_however_it_is_written(shop: Shop) -> None:
    def wish(address: str) -> dict[str, Any]:
        return {"printer": "p", "name": "p", "how": "network", "address": address}

    for host in (
        *("127.0.0.1", "127.9.9.9", "127.1", "2130706433", "0x7f000001", "0177.0.0.1", "0.0.0.0", "0"),
        *("localhost", "LOCALHOST.", "till.localhost", "localhost.localdomain"),
        *("[::1]", "[::]", "[::ffff:127.0.0.1]", "[0:0:0:0:0:0:0:1]"),
    ):
        for address in (host, f"{host}:9100"):
            with pytest.raises(Refused, match="is this computer itself"):
                shop.desk.do("house.set_printer", wish(address), staff=MANAGER).result()
    for address in (
        "192.168.1.20",
        "10.0.0.5:9101",
        "[fe80::1]",
        "kitchen.local",
        "localhost-2",
        "128.0.0.1",
    ):
        shop.do("house.set_printer", MANAGER, **wish(address))
