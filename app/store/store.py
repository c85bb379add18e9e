"""The store: one database with its writer, its readers, its checkpoints and its change notices."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import URL, Connection, make_url
from sqlalchemy.exc import DBAPIError

from app.kernel.clock import Clock, SystemClock
from app.store.backup import Backups
from app.store.checkpoint import Checkpoints
from app.store.declared import hold_declared
from app.store.engine import open_engine, open_reader, sqlite_url
from app.store.health import check_file
from app.store.migrate import bring_up
from app.store.notices import Notice, Notices
from app.store.outages import Outages
from app.store.rooms import rooms
from app.store.trouble import unavailable
from app.store.writer import Writer
from app.store.written import watch

FILE = "yingke.db"


class Store:
    """A database that is open, and at this program's schema. Close it when done.

    `outages` tells what is missing just now; `backups` makes and restores copies.
    """

    def __init__(self, url: URL, backups: Backups, clock: Clock, counter: str = "") -> None:
        self.url, self.backups, self.clock = url, backups, clock
        self.engine = open_engine(url)
        watch(self.engine)
        self._reader = open_reader(url)
        self.notices = Notices(self._reader)
        self.checkpoints = Checkpoints(self.engine)
        self.writer = Writer(self.engine, self._ended)
        self.outages = Outages(self.writer, clock, counter)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that can only read, all of it at one moment; raises Unavailable."""
        try:
            with self._reader.connect() as db, db.begin():
                yield db
        except DBAPIError as error:
            raise unavailable(error) or error from error

    def watch(self, callback: Callable[[Notice], None]) -> Callable[[], None]:
        """Have a callback told, on any thread, what changed here or elsewhere; returns how to stop it."""
        return self.notices.listen(callback)

    def tell(self, db: Connection, cases: Iterable[str], topic: str, seq: int = 0) -> None:
        """Say, inside a transaction of the writer, what it changes.

        `topic` is a command's name, of which the flow counts, or what a machine did ("print");
        `seq` the journal row's number.
        """
        self.notices.tell(db, Notice(tuple(cases), frozenset({topic.partition(".")[0]}), seq, mine=True))

    def close(self) -> None:
        """Finish what is queued, then let the database go."""
        self.writer.close()
        self.notices.close()
        self.checkpoints.close()
        self._reader.dispose()
        self.engine.dispose()

    def _ended(self, error: BaseException | None) -> None:
        self.notices.ended(committed=error is None)
        self.outages.database(error)
        if error is None:
            self.checkpoints.grown()


def open_store(
    home: Path,
    url: str | None = None,
    folders: Iterable[str] = (),
    *,
    clock: Clock | None = None,
    counter: str = "",
) -> Store:
    """Open the data in the one order that is safe: check → refuse newer → backup → migrate (COM-60, 62).

    `home` is the data folder, made if it is not there; `url` a PostgreSQL, else SQLite in `home`;
    `folders` the flows by package, loaded already. Raises Unavailable with what to try; Damaged, which
    names the newest good backup, for a file that is.
    """
    clock = clock or SystemClock()
    try:
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
        address = make_url(url) if url else sqlite_url(home / FILE)
        backups = Backups(home / "backups", address, rooms(folders), clock)
        check_file(address, backups)
        if not url:
            _own_file(home / FILE)
        engine = open_engine(address)
        try:
            bring_up(engine, backups.rooms, clock.now(), backups.make)
            with engine.connect() as db:
                hold_declared(db, backups.rooms)
        finally:
            engine.dispose()
        return Store(address, backups, clock, counter)
    except (DBAPIError, OSError) as error:
        raise unavailable(error) or error from error


def _own_file(file: Path) -> None:
    """A data file is its owner's alone from its first byte on; what SQLite puts beside it follows it."""
    if not file.exists():
        file.touch(mode=0o600)
