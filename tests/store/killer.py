"""A process that does a restore again and again in children of its own, each killed at one of its steps.

`python -m tests.store.killer HOME FILE`; each line of input is a number of steps, each line of output how
the child ended; the first says how many there are. It has one thread, and has everything imported: it may be forked.
"""

import os
import signal
import sys
from pathlib import Path

from app.house import load
from app.kernel.clock import SystemClock
from app.store.backup import Backups
from app.store.engine import sqlite_url
from app.store.restore import restore
from app.store.rooms import rooms
from app.store.seals import Keys
from app.store.store import FILE

FOLDERS = ("tests.flows.ninth",)
TOUCHES = {"open", "os.rename", "os.link", "os.remove", "os.chmod", "os.mkdir", "sqlite3.connect"}
"""What touches a name of the file system."""


class Steps:
    """Counts what touches a name, and ends the process at the step that is one too many."""

    def __init__(self) -> None:
        self.count, self.most = 0, sys.maxsize
        sys.addaudithook(self._seen)

    def _seen(self, event: str, args: object) -> None:
        self.count += event in TOUCHES
        if self.count > self.most:
            self.most = sys.maxsize  # to kill is an event too
            os.kill(os.getpid(), signal.SIGKILL)


def main(home: Path, file: Path) -> None:
    load(FOLDERS)
    backups = Backups(home / "backups", sqlite_url(home / FILE), rooms(FOLDERS), SystemClock())
    steps, clock = Steps(), SystemClock()

    def work() -> None:
        steps.count = 0
        restore(backups, file, home, Keys(home / "keys"), clock.now())

    work()
    work()
    print(steps.count, flush=True)
    for line in sys.stdin:
        child = os.fork()
        if not child:
            steps.most = int(line)
            work()
            os._exit(0)
        print(os.waitpid(child, 0)[1], flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
