"""A shop with a till and printers, on either database."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from reportlab.pdfgen.canvas import Canvas

from app.counter.bus import Call
from app.counter.print_lanes import reach
from app.counter.print_queue import Address
from app.counter.printing import PrintWorker
from app.house import House
from app.kernel.clock import SetClock
from app.kernel.judge import Staff
from app.paper.frozen import to_json
from app.paper.model import Paper, Print
from app.paper.printers import Network, Patience, Printer
from tests.counter.printer import stands

CASHIER = Staff("wu", frozenset({"cashier"}))
MANAGER = Staff("zhou", frozenset({"manager"}))
BRIEF = Patience(answers=0.5, moves=0.5, done=5.0)


@pytest.fixture(scope="session")
def folders() -> Sequence[str]:
    return ("tests.counter.shop",)


class Shop:
    """The house, with the few words that these tests need."""

    def __init__(self, house: House, clock: SetClock) -> None:
        self.house, self.desk, self.clock = house, house.desk, clock
        self.k = 0

    def do(self, act: str, by: Staff = CASHIER, /, id: str = "", **args: Any) -> Any:
        self.k += 1
        name = act if "." in act else f"shop.{act}"
        return self.desk.carry_out(Call(id or f"c{self.k}", name, args, self.clock.now(), by, "A1")).result

    def rows(self, query: Any) -> list[Any]:
        with self.house.store.reading() as db:
            return list(db.execute(query))

    def look(self, kind: type[Any], by: Staff = CASHIER, **args: Any) -> Any:
        self.desk.staff = by
        return self.desk.look(kind, **args).result()

    def tab(self) -> str:
        found: str = self.do("open_tab").tab
        return found

    def slips(self, words: str, *roles: str, **args: Any) -> tuple[str, ...]:
        found: tuple[str, ...] = self.do(
            "print_slips", tab=self.tab(), words=words, roles=list(roles), **args
        ).documents
        return found

    def printer(self, name: str, address: str, *roles: str, how: str = "network") -> None:
        if how == "network":
            stands(self.house.store, name, address)
        else:
            self.do("house.set_printer", MANAGER, printer=name, name=name, how=how, address=address)
        for role in roles:
            self.do("house.choose_printer", MANAGER, role=role, printer=name)


@pytest.fixture(scope="session")
def people() -> Mapping[str, Sequence[str]]:
    return {"wu": ["cashier"]}


@pytest.fixture
def shop(working: House, clock: SetClock) -> Shop:
    return Shop(working, clock)


def plain_layout(paper: Paper, made: Print) -> bytes:
    """A short roll that holds the paper's data as invisible text: enough for the queue."""
    out = BytesIO()
    canvas = Canvas(out, pagesize=(80 / 25.4 * 72, 8 / 25.4 * 72), invariant=1)
    canvas.setTitle(f"{paper.number} {made.copy} {made.by} {made.at.isoformat()} {made.code}")
    canvas.setSubject(to_json(paper))
    canvas.rect(20, 5, 100 + made.copy, 10, fill=1)
    canvas.save()
    return out.getvalue()


@pytest.fixture
def reached(tmp_path: Path) -> Callable[[Address], Printer]:
    """Printers with little patience; folders as they are."""

    def to(at: Address) -> Printer:
        found = reach(tmp_path / "home", at)
        return Network(found.host, found.port, BRIEF) if isinstance(found, Network) else found

    return to


@pytest.fixture
def worker(shop: Shop, reached: Callable[[Address], Printer]) -> Iterator[PrintWorker]:
    """The print worker, running."""
    one = PrintWorker(shop.house.store, "A1", plain_layout, lambda: shop.desk.settings, reached)
    one.start()
    yield one
    one.close()
