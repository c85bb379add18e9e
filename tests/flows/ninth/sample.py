"""A day of the ninth flow: one pupil, one violin."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from app.counter.bus import Call
from app.counter.sample import MANAGER, Person, Told
from app.kernel.judge import Staff

if TYPE_CHECKING:
    from app.counter.desk import Desk

PEOPLE = (
    Person("zhou", "周敏", ("housekeeper",), MANAGER.pin),
    Person("lin", "林静", ("housekeeper",), "730154"),
)


def make(desk: "Desk", now: datetime, told: Told) -> None:
    by, at = Staff("lin", frozenset({"housekeeper"})), now - timedelta(hours=2)
    told(0, 2)
    pupil = desk.carry_out(Call("s1", "ninth.enrol", {"name": "王一一"}, at, by, desk.counter)).result.pupil
    told(1, 2)
    loan = {"pupil": pupil, "instrument": "V1", "starts": (now + timedelta(days=8)).date().isoformat()}
    desk.carry_out(Call("s2", "ninth.ask_for_loan", loan, at, by, desk.counter))
    told(2, 2)
