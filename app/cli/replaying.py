"""`yingke replay`."""

import argparse
import sys
from pathlib import Path

from app.cli.main import reported
from app.cli.opening import manager, opened
from app.cli.replay import Replay, anybody, salts, summary
from app.cli.speech import Voice


def replay(read: argparse.Namespace, voice: Voice) -> int:
    """Carry out a file's commands and print their papers; one result line of JSON each on standard output."""
    content = sys.stdin.buffer.read() if read.file == "-" else Path(read.file).read_bytes()
    with opened(voice, salts(content)) as house:
        with house.store.reading() as db:
            founded = anybody(db)
        login = manager(house, read.login, read.pin_file).login if founded else ""
        one = Replay(house, voice, sys.stdout, login, reported)
        whole = one.run(content.split(b"\n"), read.stop_on_error)
        house.prints.print_what_waits()
        for said in summary(one.tally):
            voice.say(said)
    return 0 if whole else 1
