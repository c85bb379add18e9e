"""The printers of the evening: each fails in its own way, and changes its mind many times."""

import random
import threading
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass

import zxingcpp
from PIL import Image

from tests.counter.printer import FakePrinter, Moods, printer

WIDE = 576
"""Dots across a roll of 80 mm."""
EVERY = 0.15
"""Seconds after which a printer may be in another mood."""


def _well(_: random.Random) -> Moods:
    return Moods()


def _hangs(chance: random.Random) -> Moods:
    return Moods(deaf=chance.random() < 0.5)


def _dies(chance: random.Random) -> Moods:
    return Moods(drop_at=int(10 ** chance.uniform(0.5, 5)) if chance.random() < 0.5 else None)


def _stuck(chance: random.Random) -> Moods:
    return Moods(stuck=threading.Event() if chance.random() < 0.3 else None)


def _paperless(chance: random.Random) -> Moods:
    return Moods(paperless=chance.random() < 0.5)


WAYS: tuple[Callable[[random.Random], Moods], ...] = (_dies, _hangs, _well, _paperless, _stuck)


@dataclass
class Kitchen:
    """The printers by station."""

    printers: Mapping[str, FakePrinter]

    def came_out(self) -> Counter[str]:
        """How often each slip came out whole, read from its own code as a scanner reads it."""
        pictures = [bits for one in self.printers.values() for bits in one.printed]
        return Counter(map(_number, pictures))

    @property
    def torn(self) -> int:
        """Slips that were begun and not finished."""
        return sum(one.torn for one in self.printers.values())


@contextmanager
def kitchen(stations: Iterable[str]) -> Iterator[Kitchen]:
    """A printer for each station, all of them well."""
    with ExitStack() as stack:
        yield Kitchen({station: stack.enter_context(printer()) for station in stations})


@contextmanager
def failing(whose: Kitchen, seed: int) -> Iterator[None]:
    """While it is entered each printer fails in its way; afterwards all are well."""
    chance, over = random.Random(seed), threading.Event()

    def change() -> None:
        while not over.wait(EVERY):
            for n, one in enumerate(whose.printers.values()):
                _let_go(one)
                one.moods = WAYS[n % len(WAYS)](chance)

    thread = threading.Thread(target=change, daemon=True)
    thread.start()
    yield
    over.set()
    thread.join()
    for one in whose.printers.values():
        _let_go(one)
        one.moods = Moods()


def _let_go(one: FakePrinter) -> None:
    if one.moods.stuck:
        one.moods.stuck.set()


def _number(bits: bytes) -> str:
    """The number on a slip, from its code."""
    picture = Image.frombytes("1", (WIDE, len(bits) * 8 // WIDE), bytes(255 - b for b in bits))
    found = zxingcpp.read_barcodes(picture.convert("L"), formats=zxingcpp.BarcodeFormat.QRCode)
    return found[0].text if found else "unread"
