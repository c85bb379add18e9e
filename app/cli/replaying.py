"""`yingke replay`."""

import argparse
import sys
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from datetime import datetime
from pathlib import Path

from app.cli.log import reported
from app.cli.opening import manager, opened
from app.cli.replay import Replay, salts, summary
from app.cli.speech import Voice
from app.counter.print_queue import Unprinted, unprinted
from app.counter.staff import anybody
from app.house import House
from app.kernel.refusal import NotNow, Unavailable
from app.kernel.text import T, Text


def replay(read: argparse.Namespace, voice: Voice) -> int:
    """Carry out a file's commands and print their papers; one result line of JSON each on standard output."""
    content = sys.stdin.buffer.read() if read.file == "-" else Path(read.file).read_bytes()
    with opened(voice, salts(content)) as house:
        with house.store.reading() as db:
            founded = anybody(db)
        login = manager(house, read.login, read.pin_file).login if founded else ""
        one = Replay(house, voice, sys.stdout, login, reported)
        whole = one.run(content.split(b"\n"), read.stop_on_error)
        for said in summary(one.tally):
            voice.say(said)
        printed = _printed(house, one.moments, voice)
    return 0 if whole and printed else 1


def _printed(house: House, moments: Container[datetime], voice: Voice) -> bool:
    """Print what waits; says what of the commands of these moments did not come out, and returns whether all did."""
    try:
        house.batches.finish()
        house.prints.print_what_waits()
        with house.store.reading() as db:
            left = unprinted(db, moments)
    except NotNow as locked:
        voice.say(locked.no.text)
        return False
    except Unavailable as error:
        voice.say(reported(error))
        voice.say(T("Papers are left to print. Replay the same file again: it prints them."))
        return False
    here = [one for one in left if one.counter == house.desk.counter]
    for said in (*_left(here), *_elsewhere(one.counter for one in left if one not in here)):
        voice.say(said)
    return not here


def _left(prints: Sequence[Unprinted]) -> Iterator[Text]:
    asks = sum(one.asks for one in prints)
    if asks:
        yield T(
            "{count} papers are of an earlier hour, and no printer was given them. "
            "Say in the print centre which are still wanted.",
            count=asks,
        )
    if len(prints) > asks:
        whys = (one.why for one in prints if one.why and not one.asks)
        yield T(
            "{count} papers were not printed. {why} Print them from the print centre.",
            count=len(prints) - asks,
            why=next(whys, T("They still wait.")),
        )


def _elsewhere(counters: Iterable[str]) -> Iterator[Text]:
    for counter, count in sorted(Counter(counters).items()):
        yield T(
            "{count} papers wait for counter {counter}: its own window prints them.",
            count=count,
            counter=counter,
        )
