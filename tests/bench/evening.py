"""A house in the middle of a replayed evening, for what is measured there."""

import json
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from app.counter.bus import Call
from app.counter.desk import founder
from app.house import House, open_house
from app.kernel.judge import Staff
from tools import evenings

ROLES = {login: role for login, (_, role, _) in evenings.STAFF.items()} | {evenings.MANAGER: "manager"}


class Evening:
    """Carries out the lines of the three evenings on a house in a folder."""

    def __init__(self, home: Path, parties: int) -> None:
        self.house: House = open_house(home)
        self.results: dict[str, Any] = {}
        self._calls = [json.loads(line) for line in evenings.lines(parties)]
        self._n = 0

    @property
    def left(self) -> int:
        """How many lines were not carried out yet."""
        return len(self._calls) - self._n

    def furnish(self) -> None:
        """Carry out everything up to the first party."""
        while not self._calls[self._n]["id"].startswith("p"):
            self.one()

    def calls(self) -> Iterator[Call]:
        """The calls that are left, each to be carried out before the next is asked for."""
        while self.left:
            yield self.next()

    def next(self) -> Call:
        """The next call, its references filled in."""
        told = self._calls[self._n]
        self._n += 1
        staff = Staff(told["staff"], frozenset({ROLES[told["staff"]]}))
        if told["do"] == "house.set_up":
            staff = founder(told["staff"])
        at = datetime.fromisoformat(told["at"])
        return Call(told["id"], told["do"], self._filled(told["args"]), at, staff, "A1")

    def keep(self, call: Call, result: Any) -> None:
        """Keep a result for the lines that refer to it."""
        self.results[call.id] = result

    def one(self) -> None:
        """Carry out the next line."""
        call = self.next()
        self.keep(call, self.house.desk.carry_out(call).result)

    def _filled(self, value: Any) -> Any:
        if isinstance(value, Mapping):
            if "$ref" in value:
                name, _, field = value["$ref"].rpartition(".")
                return getattr(self.results[name], field)
            return {k: self._filled(v) for k, v in value.items()}
        return [self._filled(v) for v in value] if isinstance(value, list) else value
