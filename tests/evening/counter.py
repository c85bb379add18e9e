"""One counter of the evening, a process: `python -m tests.evening.counter`; its work comes on standard input.

It answers with a line of JSON: how many commands it carried out, and the refusals, of which there should be none.
"""

from datetime import timedelta
from pathlib import Path
from typing import Any

from app.counter.bus import Call
from app.counter.print_lanes import reach
from app.counter.print_queue import Address
from app.counter.printing import PrintWorker
from app.counter.scripts import Step, run
from app.flows.restaurant.sample.party import Party
from app.flows.restaurant.sample.script import evening
from app.house import House, laid_out, open_house
from app.kernel.clock import SetClock
from app.kernel.judge import Staff
from app.kernel.refusal import Refused
from app.paper.model import Paper, Print
from app.paper.printers import Network, Patience, Printer
from tests.bench.evening import ROLES
from tests.counters import answer
from tools import evenings

BRIEF = Patience(answers=1.0, moves=1.0, done=3.0)
"""A printer is given up on soon: the evening is hurried."""
BREATHER = 25
"""Commands after which the printers are waited for: an evening's hours pass in seconds here."""


def worker(house: House, counter: str) -> PrintWorker:
    """The print worker of a counter, with little patience."""

    def reached(at: Address) -> Printer:
        found = reach(house.home, at)
        return Network(found.host, found.port, BRIEF) if isinstance(found, Network) else found

    def pages(paper: Paper, made: Print) -> bytes:
        return laid_out(paper, made, house.desk.settings.zone)

    return PrintWorker(house.store, counter, pages, lambda: house.desk.settings, reached, house.flows)


class AtWork:
    """Carries out the steps of its parties at a counter."""

    def __init__(self, house: House, counter: str, clock: SetClock, prints: PrintWorker) -> None:
        self._desk, self._counter, self._clock, self._prints = house.desk, counter, clock, prints
        self.done = 0
        self.refused: list[str] = []

    def step(self, step: Step) -> Any:
        """One command at its time; the kitchen of every third table acknowledges nothing all evening."""
        if step.act.endswith("acknowledge_all_slips") and int(step.id[1:4]) % 3 == 0:
            return None
        self._clock.set(max(self._clock.now(), step.at))
        staff = Staff(step.by, frozenset({ROLES[step.by]}))
        self.done += 1
        if self.done % BREATHER == 0:
            self._prints.drain()
        try:
            call = Call(step.id, step.act, step.args, step.at, staff, self._counter)
            return self._desk.carry_out(call).result
        except Refused as refused:
            self.refused.append(f"{step.id} {step.act}: {refused.no.message} {refused.no.args}")
            raise


def main(told: dict[str, Any]) -> dict[str, Any]:
    """The evening of some parties, by their places among those of the file."""
    counter = told["counter"]
    mine = of_counter(told["tables"], told["counters"], told["n"])
    clock = SetClock(mine[0].arrives)
    house = open_house(Path(told["home"]), told["url"], counter=counter, clock=clock)
    prints = worker(house, counter)
    prints.start()
    at_work = AtWork(house, counter, clock, prints)
    try:
        run(map(evening, mine), at_work.step)
        clock.advance(timedelta(minutes=1))
        prints.drain()
    except Refused:
        pass
    finally:
        prints.close()
        house.close()
    return {"counter": counter, "parties": len(mine), "commands": at_work.done, "refused": at_work.refused}


def of_counter(tables: int, counters: int, n: int) -> list[Party]:
    """The parties of the n-th counter: who sit at its tables, so that none waits for another counter's clock."""
    came = evenings.came(tables)
    places = sorted({party.table.id for party in came if party.table})
    own = set(places[n::counters])
    return [party for party in came if party.table and party.table.id in own]


if __name__ == "__main__":
    answer(main)
