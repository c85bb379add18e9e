"""`yingke replay FILE`: commands from a file, carried out for others by a manager (COM-04)."""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, TextIO

from sqlalchemy import Connection, bindparam, select

from app.cli.lines import Line, filled, is_id, read_line
from app.cli.speech import Voice, seen
from app.counter.bus import Call, Done
from app.counter.desk import founder
from app.counter.flow import HOUSE
from app.counter.saying import said
from app.counter.staff import staff_of
from app.house import House
from app.kernel.judge import Staff
from app.kernel.refusal import No, Refused, Unavailable, Unreadable
from app.kernel.text import T, Text
from app.store.journal import Journal
from app.store.seals import code

SET_UP = "house.set_up"


@dataclass
class Tally:
    """How a replay went: lines answered anew, answered before, refused; at which line it had to stop, if it did."""

    done: int = 0
    again: int = 0
    refused: int = 0
    stopped: int | None = None


class Replay:
    """Carries the lines out one after the other; what is refused is told on its own line, and it goes on.

    A line that could not be answered ends it: what rests on that line would be refused, and for good.
    `moments` are those of the lines that were carried out, now or before.
    """

    def __init__(
        self, house: House, voice: Voice, out: TextIO, manager: str, report: Callable[[BaseException], Text]
    ) -> None:
        """`manager` started it, "" where nobody works yet; `report` keeps a fault and gives its sentence."""
        self._house, self._voice, self._out, self._report = house, voice, out, report
        self._manager = manager
        self._here = house.desk.counter
        self._results: dict[str, Any] = {}
        self.moments: set[datetime] = set()
        self.tally = Tally()

    def run(self, lines: Iterable[bytes], stop_on_error: bool = False) -> bool:
        """Carry out every line up to one that cannot be answered; returns whether all were done."""
        for n, text in enumerate(lines, start=1):
            if not text.strip():
                continue
            if not self._one(n, text) and (stop_on_error or self.tally.stopped):
                break
        return self.tally.refused == 0 and self.tally.stopped is None

    def _one(self, n: int, text: bytes) -> bool:
        told: dict[str, Any] = {"line": n}
        line = None
        try:
            line = read_line(n, text)
            told["id"] = line.id
            done = self._carry_out(line)
        except Refused as error:
            return self._refuse(
                told | {"refused": self._voice(self._said(error.no, line)), "who": list(error.no.who)}
            )
        except Unavailable as error:
            return self._stop(told | {"unavailable": self._voice(self._report(error))})
        except OSError:
            raise  # the result could not be written: nobody would know how the rest went
        except Exception as error:  # noqa: BLE001 - the edge of a line: a bug of its command is told, as any other fault
            return self._stop(told | {"failed": self._voice(self._report(error))})
        result = self._plain(done)
        self._results[line.id] = result
        self.moments.add(line.at)
        self.tally.again += done.again
        self.tally.done += not done.again
        self._write(told | {"seq": done.seq, "code": code(done.code), "result": result, "again": done.again})
        return True

    def _said(self, no: No, line: Line | None) -> Text:
        """A no in the words of the flow that the line asks; of no flow's, where it names none."""
        flows = self._house.desk.bus.flows
        return said(no, flows.get(line.do.partition(".")[0], HOUSE) if line else HOUSE)

    def _refuse(self, told: Mapping[str, Any]) -> bool:
        self.tally.refused += 1
        self._write({k: v for k, v in told.items() if v != []})
        return False

    def _stop(self, told: Mapping[str, Any]) -> bool:
        self.tally.stopped = told["line"]
        self._write(told)
        return False

    def _write(self, told: Mapping[str, Any]) -> None:
        print(seen(json.dumps(told, ensure_ascii=False)), file=self._out, flush=True)

    def _carry_out(self, line: Line) -> Done:
        args = filled(line.args, self._result)
        if line.do == SET_UP:
            return self._set_up(line, args)
        if not self._manager:
            raise Unreadable(No("Nobody works here yet. The first line is {do}.", {"do": SET_UP}))
        counter = line.counter or self._here
        with self._house.store.reading() as db:
            found = {login: _staff(db, login) for login in (line.staff, line.approved_by) if login}
            staff, approver = (_named(found, login) for login in (line.staff, line.approved_by))
            call = replace(self._call(line, args, staff, counter), on_behalf=self._manager)
            call = replace(call, approved_by=approver if line.approved_by else None)
            if None in found.values():
                return self._answered_while_they_worked_here(db, call, found)
        return self._house.desk.carry_out(call)

    def _answered_while_they_worked_here(
        self, db: Connection, call: Call, found: Mapping[str, Staff | None]
    ) -> Done:
        """Who was let go since did what they did: such a line has its answer. Raises Unreadable where it has none."""
        done = self._house.desk.bus.answer_of(db, call)
        if done is None:
            gone = next(login for login, staff in found.items() if staff is None)
            raise Unreadable(No("{login} does not work here. Ask a manager.", {"login": gone[:40]}))
        return done

    def _set_up(self, line: Line, args: Mapping[str, Any]) -> Done:
        """Found the house: its first manager goes on with the replay, at its first counter."""
        manager, counter = str(args.get("manager", "")), str(args.get("counter", ""))
        call = self._call(line, args, founder(line.staff), line.counter or counter)
        done = self._house.desk.carry_out(replace(call, on_behalf=self._manager or manager))
        self._manager, self._here = self._manager or manager, line.counter or counter
        return done

    def _call(self, line: Line, args: Mapping[str, Any], staff: Staff, counter: str) -> Call:
        relied = filled(line.seen, self._result)
        return Call(line.id, line.do, args, line.at, staff, counter[:16].replace("\0", ""), seen=relied)

    def _result(self, name: str) -> Any:
        """The result of an earlier line, or of a command of the journal; raises KeyError."""
        if name not in self._results:
            if not is_id(name):
                raise KeyError(name)
            with self._house.store.reading() as db:
                stored = db.execute(_stored, {"id": name}).scalar()
            if stored is None:
                raise KeyError(name)
            self._results[name] = json.loads(stored)
        return self._results[name]

    def _plain(self, done: Done) -> Any:
        return self._house.desk.bus.command(done.call.name).result.dump_python(done.result, mode="json")


def _staff(db: Connection, login: str) -> Staff | None:
    """Somebody who works here, by login."""
    return staff_of(db, login) if is_id(login) else None


def _named(found: Mapping[str, Staff | None], login: str) -> Staff:
    """Who a line names; one who does not work here may do nothing."""
    return found.get(login) or Staff(login, frozenset())


def salts(content: bytes) -> Callable[[str], str]:
    """The salts of a file's personal texts: the same file gives the same rows on an empty database."""
    key = hashlib.sha256(content).digest()
    return lambda name: hashlib.blake2b(name.encode(), key=key, digest_size=16).hexdigest()


def summary(tally: Tally) -> Iterator[Text]:
    """What a replay did; and where it had to stop, how it is gone on with."""
    yield T(
        "{done} carried out, {again} were done already, {refused} refused.",
        done=tally.done,
        again=tally.again,
        refused=tally.refused,
    )
    if tally.stopped is not None:
        yield T(
            "It stopped at line {line}, which could not be carried out. Put that right, "
            "then replay the same file again: it goes on from there.",
            line=tally.stopped,
        )


_stored = select(Journal.result).where(Journal.command_id == bindparam("id"))
