"""A random day at the music school: what a counter might do next, from what it knows."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

Wish = tuple[str, dict[str, Any]]


@dataclass
class Day:
    """Draws commands; what they gave is told back, so that later ones work on it."""

    chance: random.Random
    pupils: list[str] = field(default_factory=list)
    loans: list[tuple[str, str]] = field(default_factory=list)
    checks: list[tuple[str, str]] = field(default_factory=list)

    def wishes(self, count: int) -> Iterator[Wish]:
        """So many commands."""
        for k in range(count):
            yield self._one(k)

    def learn(self, name: str, args: dict[str, Any], result: Any) -> None:
        """What a command gave."""
        if name == "ninth.enrol":
            self.pupils.append(result.pupil)
        elif name == "ninth.ask_for_loan":
            self.loans.append((result.loan, args["pupil"]))
        elif name == "ninth.open_check":
            self.checks.append((args["loan"], result.check))

    def _one(self, k: int) -> Wish:
        chance = self.chance
        if not self.pupils or chance.random() < 0.1:
            return "ninth.enrol", {"name": f"学生{k}"}
        pupil = chance.choice(self.pupils)
        if not self.loans or chance.random() < 0.2:
            args = {"pupil": pupil, "instrument": f"V{chance.randrange(9)}", "starts": "2026-12-01"}
            return "ninth.ask_for_loan", args
        loan, of = chance.choice(self.loans)
        some: list[Wish] = [
            ("ninth.practise", {"pupil": pupil, "minutes": chance.randrange(1, 2000)}),
            ("ninth.practise", {"pupil": of, "minutes": 900}),
            ("ninth.lend", {"loan": loan, "pupil": of}),
            ("ninth.lend", {"loan": loan, "pupil": of}),
            ("ninth.move_start", {"loan": loan, "starts": f"2026-12-{chance.randrange(10, 28)}"}),
            ("ninth.open_check", {"loan": loan}),
            ("ninth.take_back", {"loan": loan}),
            ("ninth.swap", {"loan": loan, "other": chance.choice(self.loans)[0]}),
        ]
        if self.checks:
            where, check = chance.choice(self.checks)
            some += [("ninth.pass_check", {"loan": where, "check": check})] * 2
            some += [("ninth.fail_check", {"loan": where, "check": check})]
        return chance.choice(some)
