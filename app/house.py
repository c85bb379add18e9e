"""The house: the list of its flows, and the one place where its parts are put together.

Light on purpose: the window paints before the database is imported. `open_house` does the rest.
"""

import importlib
import importlib.util
import secrets
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import tzinfo
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

from app.counter.sample import MANAGER, Person, Sample, Told
from app.kernel.clock import Clock, SystemClock
from app.kernel.flow import Flow
from app.kernel.refusal import Unavailable
from app.kernel.text import T

if TYPE_CHECKING:
    from app.counter.batch_worker import BatchWorker
    from app.counter.desk import Desk
    from app.counter.printing import Layout, PrintWorker
    from app.paper.model import Paper, Print
    from app.store.store import Store

FLOWS = ("app.flows.restaurant", "app.flows.volunteer", "app.flows.dealership")
"""Every service flow, by its folder. A ninth one is a line here."""
TRAINING = "training"
"""The folder of the books in which one practises, within the data folder (COM-85)."""


@dataclass
class House:
    """The house as it runs: its data, its desk, its flows. `prints` prints once somebody has started it, `batches` goes on."""

    home: Path
    store: "Store"
    desk: "Desk"
    prints: "PrintWorker"
    batches: "BatchWorker"
    flows: tuple[Flow, ...]
    folders: tuple[str, ...]
    sample: bool = False
    training: bool = False

    def start(self) -> None:
        """Print what waits, and go on with the batches that are begun."""
        self.prints.start()
        self.batches.start()

    def close(self) -> None:
        """Finish what is under way, then let go of the data."""
        self.batches.close()
        self.prints.close()
        self.desk.close()
        self.store.close()


def flow_of(folder: str) -> Flow:
    """A flow's declaration alone: enough for its tab, without the database."""
    found = importlib.import_module(f"{folder}.flow").FLOW
    if not isinstance(found, Flow):
        raise TypeError(f"{folder}.flow declares no FLOW")
    return found


def load(folders: Sequence[str] = FLOWS) -> tuple[Flow, ...]:
    """Every flow with its tables, functions and queries, its sheets and checks; the house's own first."""
    importlib.import_module("app.counter.rooms")
    for folder in folders:
        for room in ("model", "commands", "queries"):
            importlib.import_module(f"{folder}.{room}")
        for room in ("sheets", "checks"):
            if importlib.util.find_spec(f"{folder}.{room}"):
                importlib.import_module(f"{folder}.{room}")
    house = importlib.import_module("app.counter.flow").HOUSE
    return (house, *(flow_of(folder) for folder in folders))


def random_salt(_: str) -> str:
    """A salt for a personal text that nobody can guess."""
    return secrets.token_hex(16)


def open_house(
    home: Path,
    url: str | None = None,
    *,
    counter: str = "A1",
    clock: Clock | None = None,
    salt: Callable[[str], str] = random_salt,
    folders: Sequence[str] = FLOWS,
    layout: "Layout | None" = None,
    pepper: bytes | None = None,
    sample: bool = False,
    training: bool = False,
) -> House:
    """Open the house's data (made at first start, migrated after a backup), its desk and its prints.

    `home` is the data folder; `url` a PostgreSQL that several counters share, else SQLite in `home`.
    `pepper` is used in the place of one that is lost. `layout` makes PDFs; on the papers of a `sample`, or of `training`, it says what they are.
    Raises Unavailable with what happened and what to try; newer data is refused, naming both versions.
    """
    # SQLAlchemy takes four times as long to import as the window to paint: here, not above.
    from app.counter.batch_worker import BatchWorker
    from app.counter.bus import Bus
    from app.counter.desk import Desk
    from app.counter.print_lanes import reach
    from app.counter.printing import PrintWorker
    from app.store.signing import Signing
    from app.store.store import open_store

    flows = load(folders)
    store = open_store(home, url, folders, clock=clock, counter=counter)
    bus = Bus(flows, salt, pepper or _pepper(home, store), Signing(home / "keys"))
    desk = Desk(store, bus, clock or SystemClock(), counter)
    pages = layout or (lambda paper, made: laid_out(paper, made, desk.settings.zone))
    pages = partial(marked_as_sample, pages) if sample else pages
    pages = partial(marked_as_training, pages) if training else pages
    prints = PrintWorker(store, counter, pages, lambda: desk.settings, partial(reach, home), flows)
    return House(home, store, desk, prints, BatchWorker(desk), flows, tuple(folders), sample, training)


def _pepper(home: Path, store: "Store") -> bytes:
    """The pepper of this house; where it is lost, the store is closed again."""
    from app.counter.staff import anybody
    from app.store.secrets import pepper

    try:
        with store.reading() as db:
            founded = anybody(db)
        return pepper(home, founded)
    except Unavailable:
        store.close()
        raise


def open_training(
    home: Path,
    *,
    counter: str = "A1",
    clock: Clock | None = None,
    folders: Sequence[str] = FLOWS,
    layout: "Layout | None" = None,
) -> House:
    """Open the books in which one practises: data of their own, and 练习 on every paper (COM-85, TRN-10).

    Their numbers are a series of their own too: the counter is called by its code behind an X.
    """
    practises = f"X{counter}"[:8]
    place = home / TRAINING
    return open_house(place, counter=practises, clock=clock, folders=folders, layout=layout, training=True)


def reset_training(home: Path) -> None:
    """Throw the practice away, once its books are closed; the real ones lie elsewhere."""
    shutil.rmtree(home / TRAINING, ignore_errors=True)


def put_back(home: Path, backup: Path, folders: Sequence[str] = FLOWS) -> None:
    """Put a backup in the place of a damaged data file, which is kept; raises Unavailable with nothing changed."""
    from app.store.backup import Backups
    from app.store.engine import sqlite_url
    from app.store.restore import restore
    from app.store.rooms import rooms
    from app.store.seals import Keys
    from app.store.store import FILE

    load(folders)
    clock = SystemClock()
    backups = Backups(home / "backups", sqlite_url(home / FILE), rooms(folders), clock)
    restore(backups, backup, home, Keys(home / "keys"), clock.now())


def laid_out(paper: "Paper", made: "Print", zone: tzinfo) -> bytes:
    """A print of a paper as PDF, its times as the house counts them; ReportLab is imported at the first one."""
    pdf: bytes = importlib.import_module("app.paper.layout").laid_out(paper, made, zone)
    return pdf


def marked_as_sample(layout: "Layout", paper: "Paper", made: "Print") -> bytes:
    """A print of the sample day: it says what it is, whatever else stands across it."""
    from app.paper.model import Mark  # loaded with the house, not before the window paints

    said = replace(paper, mark=Mark.SAMPLE) if paper.mark is None else replace(paper, left=_SAMPLE)
    return layout(said, made)


def marked_as_training(layout: "Layout", paper: "Paper", made: "Print") -> bytes:
    """A print of the practice: 练习 across it, whatever else it would be (COM-85)."""
    from app.paper.model import Mark  # loaded with the house, not before the window paints

    return layout(replace(paper, mark=Mark.TRAINING), made)


def samples(folders: Sequence[str]) -> tuple[Sample, ...]:
    """The samples of those flows that have one."""
    names = (f"{folder}.sample" for folder in folders)
    found = (importlib.import_module(name) for name in names if importlib.util.find_spec(name))
    return tuple(cast(Sample, module) for module in found)


def sample_people(folders: Sequence[str]) -> tuple[Person, ...]:
    """Everybody who works in the sample day; who stands in two flows has the roles of both."""
    found: dict[str, Person] = {MANAGER.login: MANAGER}
    for sample in samples(folders):
        for one in sample.PEOPLE:
            known = found.get(one.login, one)
            found[one.login] = replace(known, roles=tuple(dict.fromkeys((*known.roles, *one.roles))))
    return tuple(found.values())


def make_sample(house: House, organisation: str, language: str, told: Told) -> None:
    """Make the sample day of every flow in an empty house, through commands; `told(done, of)` as it goes on."""
    from app.counter.bus import Call
    from app.counter.desk import founder
    from app.kernel.judge import Staff

    desk, now, people = house.desk, house.desk.clock.now(), sample_people(house.folders)
    by = Staff(MANAGER.login, frozenset(MANAGER.roles))
    first = {
        "organisation": organisation,
        "flows": [flow.name for flow in house.flows if flow.case],
        "language": language,
        "counter": desk.counter,
        "counter_name": desk.counter,
        "manager": MANAGER.login,
        "manager_name": MANAGER.name,
        "pin": MANAGER.pin,
    }
    desk.carry_out(Call("sample-up", "house.set_up", first, now, founder(MANAGER.login), desk.counter))
    for one in people:
        known = {"login": one.login, "roles": list(one.roles)}
        more = {} if one.login == MANAGER.login else {"name": one.name, "pin": one.pin}
        name = "house.add_staff" if more else "house.change_roles"
        desk.carry_out(Call(f"sample-{one.login}", name, known | more, now, by, desk.counter))
    parts = samples(house.folders)
    for before, sample in enumerate(parts):
        sample.make(desk, now, partial(_of_all, told, before, len(parts)))


def _of_all(told: Told, before: int, parts: int, done: int, of: int) -> None:
    """Count what one of several equal parts has done as a share of all."""
    told(before * of + done, parts * of)


_SAMPLE = T("Sample day: not valid")
