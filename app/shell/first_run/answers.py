"""What the first day asks for, and the commands that it becomes; pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from app.counter.flow import FOUNDER, MANAGER
from app.counter.paper_settings import SEAL_WORD
from app.counter.print_rules import How
from app.kernel.judge import Staff
from app.kernel.names import login_of

PRINTER = "first"
"""The code of the printer that is set up on the first day."""


@dataclass(frozen=True, slots=True)
class Answers:
    """Every page's answer. A printer is (how, name, address), or None for the folder."""

    language: str
    flows: tuple[str, ...]
    organisation: str
    mark: str
    printer: tuple[How, str, str] | None
    manager: str
    pin: str
    counter: str
    counter_name: str
    sample: bool

    @property
    def login(self) -> str:
        """What the manager logs in as at the command line."""
        return login_of(self.manager)


Wish = tuple[str, dict[str, Any], Staff]


def commands(answers: Answers, roles: Sequence[str]) -> Iterator[Wish]:
    """The commands that found the house, in their order: each with who does it."""
    login = answers.login
    first = {
        "organisation": answers.organisation,
        "flows": list(answers.flows),
        "language": answers.language,
        "counter": answers.counter,
        "counter_name": answers.counter_name,
        "manager": login,
        "manager_name": answers.manager,
        "pin": answers.pin,
    }
    yield "house.set_up", first, Staff(login, frozenset({FOUNDER}))
    by = Staff(login, frozenset({MANAGER}))
    if answers.mark and answers.mark != answers.organisation[:1]:
        yield "house.change_setting", {"key": SEAL_WORD.key, "value": answers.mark}, by
    if answers.printer:
        how, name, address = answers.printer
        told = {"printer": PRINTER, "name": name, "how": how.value, "address": address}
        yield "house.set_printer", told, by
        for role in roles:
            yield "house.choose_printer", {"role": role, "printer": PRINTER}, by
