"""A printer on a socket that does what printers do to people: refuse, hang, dawdle, break off, run out of paper."""

import socket
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from sqlalchemy import Connection, update

from app.counter.documents import PrinterRow
from app.counter.print_rules import How
from app.store.base import add
from app.store.store import Store

WELL = b"\x12"


@dataclass
class Moods:
    """How the printer is just now; changed by the test while it runs.

    `drop_at` hangs up after so many bytes of a connection; `deaf` answers nothing; `stuck` takes no more
    once the paper begins, until it is set free; `paperless` says so.
    """

    drop_at: int | None = None
    deaf: bool = False
    paperless: bool = False
    stuck: threading.Event | None = None


@dataclass
class FakePrinter:
    """What came out of it: each whole picture, and how many were begun and not finished."""

    port: int
    moods: Moods = field(default_factory=Moods)
    printed: list[bytes] = field(default_factory=list)
    torn: int = 0
    pulses: int = 0
    longest: int = 0
    begun: threading.Event = field(default_factory=threading.Event)

    @property
    def address(self) -> str:
        return f"127.0.0.1:{self.port}"


class _HungUp(Exception):
    pass


class _Line:
    """One connection, read as ESC/POS."""

    def __init__(self, printer: FakePrinter, line: socket.socket) -> None:
        self.printer, self.line, self.taken = printer, line, 0

    def serve(self) -> None:
        picture: bytes | None = None
        try:
            while True:
                picture = self._command(picture)
        except (_HungUp, OSError):
            if picture is not None:
                self.printer.torn += 1

    def _command(self, picture: bytes | None) -> bytes | None:
        match self._take(2):
            case b"\x10\x04":
                self._status(self._take(1))
            case b"\x1b@":
                self.printer.begun.set()
                if stuck := self.printer.moods.stuck:
                    stuck.wait()
                return b""
            case b"\x1bp":
                self._take(3)
                self.printer.pulses += 1
            case b"\x1dv":
                self._take(2)
                wide, high = struct.unpack("<HH", self._take(4))
                return (picture or b"") + self._take(wide * high)
            case b"\x1dV":
                self._take(2)
                self.printer.printed.append(picture or b"")
                return None
            case b"\x1dr":
                self._take(1)
                self._say(b"\x00")
        return picture

    def _status(self, which: bytes) -> None:
        out = self.printer.moods.paperless and which == b"\x04"
        self._say(b"\x72" if out else WELL)

    def _say(self, answer: bytes) -> None:
        if not self.printer.moods.deaf:
            self.line.sendall(answer)

    def _take(self, count: int) -> bytes:
        drop = self.printer.moods.drop_at
        if drop is not None and self.taken + count > drop:
            self._read(drop - self.taken)
            self.line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            raise _HungUp
        return self._read(count)

    def _read(self, count: int) -> bytes:
        found = b""
        while len(found) < count:
            some = self.line.recv(count - len(found))
            if not some:
                raise _HungUp
            found += some
        self.taken += count
        self.printer.longest = max(self.printer.longest, self.taken)
        return found


def stands(store: Store, id: str, address: str, name: str = "") -> None:
    """Put a printer of a test into the books, without the command: that one takes nobody's own computer for a printer."""
    row = {"name": name or id, "how": How.NETWORK.value, "address": address}

    def work(db: Connection) -> None:
        if not db.execute(update(PrinterRow).where(PrinterRow.id == id).values(row)).rowcount:
            add(db, PrinterRow, row | {"id": id})
        store.tell(db, (), "house.set_printer")

    store.writer.run(work)


@contextmanager
def printer() -> Iterator[FakePrinter]:
    """A printer that listens on a port of its own."""
    with socket.create_server(("127.0.0.1", 0)) as door:
        fake = FakePrinter(door.getsockname()[1])
        thread = threading.Thread(target=_serve, args=(fake, door), daemon=True)
        thread.start()
        yield fake
        if fake.moods.stuck:
            fake.moods.stuck.set()
        door.shutdown(socket.SHUT_RDWR)
    thread.join()


def closed_port() -> int:
    """A port that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as door:
        found: int = door.getsockname()[1]
    return found


def _serve(fake: FakePrinter, door: socket.socket) -> None:
    while True:
        try:
            line, _ = door.accept()
        except OSError:
            return
        with line:
            _Line(fake, line).serve()
