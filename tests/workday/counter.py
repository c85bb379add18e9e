"""One counter of the day, a process: `python -m tests.workday.counter`; its cars come on standard input."""

from contextlib import closing
from pathlib import Path
from typing import Any

from app.counter.bus import Call
from app.counter.scripts import Step, run
from app.flows.dealership.facts.roles import (
    ADVISER,
    CASHIER,
    INSPECTOR,
    PARTS_CLERK,
    TEAM_LEADER,
    TECHNICIAN,
    WORKSHOP_HEAD,
)
from app.flows.dealership.facts.visits import VisitFacts
from app.flows.dealership.queries.board import board
from app.flows.dealership.rules.standing import standing
from app.house import House, open_house
from app.kernel.clock import SetClock
from app.kernel.judge import Staff
from app.kernel.refusal import Refused
from tests.counters import Told, answer
from tests.workday import script
from tests.workday.script import Car, Team

ROLES = {
    "adviser": ADVISER,
    "leader": TEAM_LEADER,
    "tech": TECHNICIAN,
    script.HEAD: WORKSHOP_HEAD,
    script.STORE: PARTS_CLERK,
    script.INSPECTOR: INSPECTOR,
    script.CASHIER: CASHIER,
}


def staff(login: str) -> Staff:
    """Somebody of the shop, by their log-in name."""
    role = next(role for start, role in ROLES.items() if login.startswith(start))
    return Staff(login, frozenset({role}))


LOOKED_AT = ("dealership.hand_over", "dealership.tell_change", "dealership.check_own", "dealership.inspect")
"""After these somebody looks at the board."""


class AtWork:
    """Carries out the steps of its cars at a counter; a refusal is what a step comes to.

    `shown` is what the board said of a car right after a step: by when it is due, and whether that is over.
    """

    def __init__(self, house: House, counter: str, clock: SetClock) -> None:
        self._house, self._desk, self._counter, self._clock = house, house.desk, counter, clock
        self.done = self.kept_out = 0
        self.shown: list[Told] = []

    def step(self, step: Step) -> Any:
        """One command at its time."""
        self._clock.set(max(self._clock.now(), step.at))
        self.done += 1
        call = Call(step.id, step.act, step.args, step.at, staff(step.by), self._counter)
        try:
            result = self._desk.carry_out(call).result
        except Refused as refused:
            self.kept_out += 1
            return refused.no
        if step.act in LOOKED_AT:
            self._look(step)
        return result

    def _look(self, step: Step) -> None:
        with self._house.store.reading() as db:
            whole = board(db, step.at, staff(step.by))
        [one] = [line.facts for line in whole.visits if line.id == step.args["visit"]]
        stands = standing(one, whole, self._desk.settings)
        due = stands.due.isoformat() if stands.due else None
        told = {"visit": one.id, "act": step.act, "at": step.at.isoformat()}
        self.shown.append(told | {"due": due, "late": stands.late is not None})

    def facts(self, visit: str) -> VisitFacts:
        """A visit as it stands."""
        found: VisitFacts = self._desk.facts("dealership", [visit]).result()[visit]
        return found


def main(told: Told) -> Told:
    """The day of the cars of a counter."""
    cars = [Car(n) for n in range(told["n"], told["cars"], told["counters"])]
    clock = SetClock(cars[0].comes)
    team = Team(told["n"], told["team"], tuple(told["bays"]))
    with closing(open_house(Path(told["home"]), told["url"], counter=told["counter"], clock=clock)) as house:
        at_work = AtWork(house, told["counter"], clock)
        run((script.day(car, team, at_work.facts) for car in cars), at_work.step)
    return {"cars": len(cars), "commands": at_work.done, "kept_out": at_work.kept_out, "shown": at_work.shown}


if __name__ == "__main__":
    answer(main)
