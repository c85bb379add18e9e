"""The few words that the tests of the ninth flow need."""

from concurrent.futures import Future
from datetime import datetime
from typing import Any

import pytest
from sqlalchemy import select

from app.counter.bus import Call
from app.counter.desk import founder
from app.house import House
from app.kernel.clock import SetClock
from app.kernel.judge import Staff
from app.kernel.refusal import Refused
from app.store.tables import DueAt
from app.store.writer import Priority
from tests.flows.ninth.facts import HOUSEKEEPER, TEACHER

KEEPER = Staff("lin", frozenset({HOUSEKEEPER}))
TEACHES = Staff("su", frozenset({TEACHER}))
MANAGER = Staff("zhou", frozenset({"manager"}))


class School:
    """The house, with the few words that these tests need."""

    def __init__(self, house: House, clock: SetClock) -> None:
        self.house, self.desk, self.clock = house, house.desk, clock
        self.k = 0

    def do(
        self, act: str, by: Staff = KEEPER, /, approved_by: Staff | None = None, id: str = "", **args: Any
    ) -> Any:
        self.k += 1
        flow = "" if "." in act else "ninth."
        seen = args.pop("seen", {})
        call = Call(
            id or f"c{self.k}",
            flow + act,
            args,
            self.clock.now(),
            by,
            self.desk.counter,
            approved_by,
            seen=seen,
        )
        return self.desk.carry_out(call).result

    def facts(self, loan: str) -> Any:
        return self.desk.facts("ninth", [loan]).result()[loan]

    def rows(self, query: Any) -> list[Any]:
        with self.house.store.reading() as db:
            return list(db.execute(query))

    def dues(self) -> dict[tuple[str, str], datetime]:
        return {(r.name, r.key): r.at for r in self.rows(select(DueAt.name, DueAt.key, DueAt.at))}

    def a_loan(
        self, minutes: int = 1000, instrument: str = "V1", starts: str = "2026-12-01"
    ) -> tuple[str, str]:
        pupil = self.do("enrol", name="王一一").pupil
        self.do("practise", pupil=pupil, minutes=minutes)
        return self.do("ask_for_loan", pupil=pupil, instrument=instrument, starts=starts).loan, pupil


def found(house: House, clock: SetClock) -> School:
    """Set up a house at its own counter."""
    args = {
        "organisation": "琴院",
        "flows": ["ninth"],
        "language": "zh",
        "counter": house.desk.counter,
        "counter_name": "前台",
        "manager": "zhou",
        "manager_name": "周敏",
        "pin": "402817",
    }
    call = Call("up", "house.set_up", args, clock.now(), founder("zhou"), house.desk.counter)
    house.desk.carry_out(call)
    return School(house, clock)


def refused(future: "Future[Any]", why: str) -> None:
    with pytest.raises(Refused, match=why):
        future.result()


def until_idle(school: School) -> None:
    """Wait until the writer has done all that was queued before."""
    while school.desk.waiting:
        school.house.store.writer.run(lambda db: None, Priority.BATCH)
