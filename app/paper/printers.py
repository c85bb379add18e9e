"""Printers: a folder, an ESC/POS printer on the network, a printer of the system (COM-41). Ports, without Qt.

A printer says one of three things of what it was sent: it came out, nothing came out (`NotPrinted`), or
it may have come out (`Doubtful`). Only who looks at the paper knows more.
"""

import os
import shutil
import socket
import subprocess
import tempfile
import time
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from app.kernel.text import T, Text
from app.paper import raster
from app.store.files import told_of

PIECE = 4096
QUEUE_TAKES = 15.0
"""Seconds in which the system's queue takes a print."""


class NotPrinted(Exception):
    """Nothing came out, and nothing will: it can be sent again. `lasting` ones are not mended by waiting."""

    def __init__(self, why: Text, *, lasting: bool = False) -> None:
        super().__init__(why.message)
        self.why = why
        self.lasting = lasting


class Doubtful(Exception):
    """It may have come out, in part or whole: a person has to look before it is sent again."""

    def __init__(self, why: Text) -> None:
        super().__init__(why.message)
        self.why = why


@dataclass(frozen=True, slots=True)
class Patience:
    """Seconds in which a printer says how it is, takes something more, and has printed what it took."""

    answers: float = 3.0
    moves: float = 15.0
    done: float = 60.0


@dataclass(frozen=True, slots=True)
class Load:
    """What a printer is sent: a PDF on its way, by the name that it has in a folder."""

    name: str
    pdf: bytes
    roll: bool
    pulse: bool = False


class Printer(Protocol):
    """A printer. `harmless`: what is sent twice comes out once, so that nobody needs to look."""

    harmless: bool

    def prepare(self, load: Load) -> bytes:
        """What goes over the line; called where papers are laid out, one at a time. Raises NotPrinted."""
        ...

    def send(self, data: bytes, name: str) -> None:
        """Print it and wait for it; raises NotPrinted or Doubtful."""
        ...


class Folder:
    """Each print a PDF file in a folder, whole or not there."""

    harmless = True

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def prepare(self, load: Load) -> bytes:
        """The PDF as it is."""
        return load.pdf

    def send(self, data: bytes, name: str) -> None:
        """Write the file beside its name, then give it its name."""
        part = self.folder / f".{name}.part"
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            with part.open("wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            part.replace(self.folder / f"{name}.pdf")
        except OSError as error:
            raise NotPrinted(told_of(error)) from error


class Network:
    """An ESC/POS printer: asked how it is, sent a picture of the roll, asked whether it is done.

    It answers to the status commands that such printers share (DLE EOT, GS r). One that does not answer
    is sent nothing. `monotonic` gives seconds.
    """

    harmless = False

    def __init__(self, host: str, port: int, patience: Patience = Patience()) -> None:
        self.host, self.port, self._patience = host, port, patience

    def prepare(self, load: Load) -> bytes:
        """The roll as a picture; before it the pulse that opens the cash drawer, behind it the cut."""
        if not load.roll:
            raise NotPrinted(T("This printer takes rolls, not sheets. Choose another one."), lasting=True)
        return raster.escpos(load.pdf, pulse=load.pulse)

    def send(self, data: bytes, name: str) -> None:
        """Print and wait until the printer says that it is done."""
        with closing(self._connected()) as line:
            self._ask_how_it_is(line)
            try:
                self._push(line, data)
                line.sendall(raster.DONE)
                if not _answer(line, self._patience.done):
                    raise Doubtful(T("The printer broke off at the end. Look whether it came out."))
            except OSError as error:
                raise Doubtful(T("The printer broke off. Look whether it came out, and whole.")) from error

    def _connected(self) -> socket.socket:
        try:
            return socket.create_connection((self.host, self.port), self._patience.answers)
        except OSError as error:
            raise NotPrinted(
                T("The printer at {host} cannot be reached. Is it on, and its cable in?", host=self.host)
            ) from error

    def _ask_how_it_is(self, line: socket.socket) -> None:
        for question, faults in raster.QUESTIONS:
            try:
                line.sendall(question)
                answer = _answer(line, self._patience.answers)
            except OSError as error:
                raise NotPrinted(_SILENT) from error
            if not answer:
                raise NotPrinted(_SILENT)
            for bits, why in faults:
                if answer[0] & bits:
                    raise NotPrinted(why)

    def _push(self, line: socket.socket, data: bytes) -> None:
        """Send all of it, as slowly as it is taken, but no longer than it could be printing."""
        until = time.monotonic() + self._patience.done
        rest = memoryview(data)
        while rest:
            left = until - time.monotonic()
            if left <= 0:
                raise TimeoutError
            line.settimeout(min(self._patience.moves, left))
            rest = rest[line.send(rest[:PIECE]) :]


class System:
    """A printer of the system's own queue (CUPS), by `lp`. What the queue took is the queue's."""

    harmless = False

    def __init__(self, name: str) -> None:
        self.name = name

    def prepare(self, load: Load) -> bytes:
        """The PDF as it is; the queue has its own filters."""
        return load.pdf

    def send(self, data: bytes, name: str) -> None:
        """Hand it to the queue."""
        program = shutil.which("lp")
        if program is None:
            raise NotPrinted(T("There is no lp here: install CUPS, or choose another printer."), lasting=True)
        with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
            file.write(data)
            file.flush()
            told = [program, "-d", self.name, "-t", name, "--", file.name]
            try:
                done = subprocess.run(told, capture_output=True, text=True, timeout=QUEUE_TAKES, check=False)
            except subprocess.TimeoutExpired as error:
                raise Doubtful(T("The system's print queue does not answer. Look there.")) from error
        if done.returncode:
            said = done.stderr.strip()[:200]
            raise NotPrinted(T("The system's printer {name} refused: {said}", name=self.name, said=said))


def _answer(line: socket.socket, seconds: float) -> bytes:
    """One byte of an answer; nothing if the other side hung up. Raises OSError if it keeps silent."""
    line.settimeout(seconds)
    return line.recv(1)


_SILENT = T("The printer does not answer. Switch it off and on again.")
