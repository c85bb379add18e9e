"""Whose PIN it is: to work at a counter, and to say yes to one command of somebody else (COM-21, 82)."""

import hashlib
import hmac
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, TypeVar

from sqlalchemy import Connection

from app.counter import staff as people
from app.kernel.chars import tidied
from app.kernel.clock import Clock
from app.kernel.judge import Staff
from app.kernel.refusal import No, Refused
from app.store.journal import canonical
from app.store.store import Store
from app.store.writer import Priority

R = TypeVar("R")
APPROVAL_LASTS = timedelta(seconds=60)


@dataclass
class Approval:
    """A second person's yes to one command with its arguments, once, for 60 s (COM-82)."""

    by: Staff
    fits: str
    until: datetime
    used: bool = False


class Pins:
    """The PINs as one counter asks for them; whoever calls waits for the database."""

    def __init__(self, store: Store, clock: Clock, counter: str, pepper: bytes) -> None:
        self._store, self._clock, self._counter, self._pepper = store, clock, counter, pepper

    def check(self, login: str, pin: str) -> Staff:
        """Whose PIN it is; a wrong one makes this person wait at this counter, longer each time. Raises Refused."""
        now, login = self._clock.now(), tidied(login)
        found = self._write(lambda db: people.try_pin(db, login, self._counter, now))
        if found is None or not found.active:
            raise Refused(No("{login} does not work here. Ask a manager.", {"login": login[:40]}))
        if found.until:
            left = int((found.until - now).total_seconds()) + 1
            raise Refused(No("Too many wrong PINs. Try again in {seconds} seconds.", {"seconds": left}))
        if not people.fits(found.pin, login, pin, self._pepper):
            raise Refused(_wrong_pin(found.wrong, people.waiting(found.wrong)))
        fresh = people.hashed(login, pin, self._pepper) if people.outdated(found.pin) else None
        self._write(lambda db: self._let_in(db, login, fresh))
        return found.staff

    def approve(
        self, login: str, pin: str, name: str, args: Mapping[str, Any], at_work: Staff | None
    ) -> Approval:
        """A second person's yes to exactly this command; never whoever is `at_work`. Raises Refused."""
        by = self.check(login, pin)
        if at_work and by.login == at_work.login:
            raise Refused(No("Nobody approves their own wish. Ask somebody else."))
        return Approval(by, self._fits(name, args), self._clock.now() + APPROVAL_LASTS)

    def spend(self, approval: Approval | None, name: str, args: Mapping[str, Any]) -> Staff | None:
        """Who approved it, once. Raises Refused for an approval of something else, or one that is over."""
        if approval is None:
            return None
        if approval.used or approval.fits != self._fits(name, args) or self._clock.now() > approval.until:
            raise Refused(No("This approval was for something else, or is over. Ask for it again."))
        approval.used = True
        return approval.by

    def _let_in(self, db: Connection, login: str, fresh: str | None) -> None:
        people.write_tries(db, login, self._counter, 0, None)
        if fresh:
            people.write_pin(db, login, fresh)

    def _write(self, work: Callable[[Connection], R]) -> R:
        return self._store.writer.run(work, Priority.CLERK)

    def _fits(self, name: str, args: Mapping[str, Any]) -> str:
        return hmac.new(self._pepper, f"{name}\n{canonical(args)}".encode(), hashlib.sha256).hexdigest()


def _wrong_pin(wrong: int, wait: timedelta) -> No:
    if wait:
        return No("This PIN is not right. Wait {seconds} seconds.", {"seconds": int(wait.total_seconds())})
    left = people.FREE_TRIES - wrong
    return No("This PIN is not right. After {left} more wrong ones you wait 30 seconds.", {"left": left})
