"""Several counters at once: one effect an id, numbers without gap, a journal that gives the same state anew (D8, D10, J7)."""

import json
import random
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing, contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select, text

from app.cli.replay import salts
from app.counter.bus import Call, Done
from app.counter.checks import checks, numbers_fit
from app.house import House, open_house
from app.kernel.clock import SetClock
from app.kernel.judge import Staff
from app.kernel.refusal import Refused
from app.store.audit import audit
from app.store.journal import Journal
from app.store.seals import Keys
from app.store.tables import Case, Drawer, Outage
from app.store.writer import Priority
from tests.fixtures import BEGIN, Database
from tests.flows.ninth.random_day import Day
from tests.founded import MANAGER
from tests.state import state

KEEPER = Staff("lin", frozenset({"housekeeper"}))
SEED = 20261123
SALT = salts(b"the same in every run")


@contextmanager
def counters(founded: Database, *codes: str) -> Iterator[list[House]]:
    """The same house, open at several counters: each with connections, a writer and notices of its own."""
    with ExitStack() as stack:
        houses = [
            stack.enter_context(
                closing(
                    open_house(
                        founded.home,
                        founded.url,
                        counter=c,
                        clock=SetClock(BEGIN),
                        salt=SALT,
                        folders=founded.folders,
                    )
                )
            )
            for c in codes
        ]
        for code in sorted(set(codes) - {"A1"}):
            args = {"counter": code, "name": code, "flows": ["ninth"]}
            houses[0].desk.carry_out(Call(f"c-{code}", "house.add_counter", args, BEGIN, MANAGER, "A1"))
        yield houses


def call(house: House, id: str, name: str, args: dict[str, Any], at: Any = BEGIN, by: Staff = KEEPER) -> Done:
    return house.desk.carry_out(Call(id, f"ninth.{name}", args, at, by, house.desk.counter))


def same_id(houses: list[House], chance: random.Random, rounds: int) -> None:
    """The same command 2 to 5 times, at once and one after the other, its answer lost or not: one effect."""
    pupil = call(houses[0], f"p{chance.random()}", "enrol", {"name": "王一一"}).result.pupil
    done = 0
    with ThreadPoolExecutor(len(houses)) as pool:
        for _ in range(rounds):
            id, times = f"r{chance.random()}", chance.randint(2, 5)
            name, args = chance.choice(
                [
                    ("practise", {"pupil": pupil, "minutes": 7}),
                    ("ask_for_loan", {"pupil": pupil, "instrument": "V1", "starts": "2026-12-01"}),
                    ("ask_for_loan", {"pupil": pupil, "instrument": "V1", "starts": "2020-12-01"}),
                ]
            )
            where = [chance.choice(houses) for _ in range(times)]
            answers = list(pool.map(lambda house: answered(house, id, name, args), where))  # noqa: B023
            answers.append(answered(chance.choice(houses), id, name, args))
            assert len({repr(answer[1:]) for answer in answers}) == 1, answers
            assert Counter(answer[0] for answer in answers)["done"] == (answers[0][0] != "refused")
            done += name == "practise"
    with houses[0].store.reading() as db:
        minutes = db.execute(
            text("SELECT minutes FROM ninth_pupils WHERE id = :p"), {"p": pupil}
        ).scalar_one()
        assert minutes == 7 * done
        assert list(numbers_fit(db)) == []


def answered(house: House, id: str, name: str, args: dict[str, Any]) -> tuple[Any, ...]:
    try:
        done = call(house, id, name, args)
    except Refused as error:
        return ("refused", error.no.message)
    return ("again" if done.again else "done", done.seq, done.code, done.result)


@pytest.mark.both
@pytest.mark.rule("COM-04", "COM-61", "COM-14")
def test_the_same_id_has_one_effect_however_often_and_wherever(founded: Database) -> None:
    with counters(founded, "A1", "A1", "B2", "B2") as houses:
        same_id(houses, random.Random(SEED), 30)


@pytest.mark.soak
@pytest.mark.both
def test_10000_times_the_same_id(founded: Database) -> None:
    with counters(founded, "A1", "A1", "B2", "B2") as houses:
        same_id(houses, random.Random(SEED), 10_000)


def busy(house: House, k: int, count: int, day: Day) -> int:
    """A counter's day; how much of it was done."""
    done = 0
    for j, (name, args) in enumerate(day.wishes(count)):
        at = BEGIN + timedelta(
            seconds=j, milliseconds=300 * k
        )  # clocks a little apart: the journal's order is its own
        try:
            answer = call(house, f"k{k}-{j}", name.partition(".")[2], args, at)
        except Refused:
            continue
        day.learn(name, args, answer.result)
        done += 1
    return done


def replayed(source: House, target: House) -> None:
    """Carry out a journal's rows in their order in another house that began alike."""
    with source.store.reading() as db:
        rows = db.execute(select(Journal.__table__).order_by(Journal.seq)).all()
        texts = {r.id: r.text for r in db.execute(select(Drawer.id, Drawer.text))}
    bus = target.desk.bus
    with target.store.reading() as db:
        known = set(db.execute(select(Journal.command_id)).scalars())
    for row in rows:
        if row.command_id in known:
            continue
        args = unsealed(json.loads(row.args), texts)
        by = MANAGER if row.staff == "zhou" else KEEPER
        done = target.desk.carry_out(Call(row.command_id, row.command, args, row.at, by, row.counter))
        assert bus.command(row.command).result.dump_json(done.result).decode() == row.result


def unsealed(value: Any, texts: dict[str, str | None]) -> Any:
    if isinstance(value, dict):
        if "$private" in value:
            return texts[value["$private"]]
        return {k: unsealed(v, texts) for k, v in value.items()}
    return [unsealed(v, texts) for v in value] if isinstance(value, list) else value


def at_once_and_again(founded: Database, again: Path, count: int, seed: int) -> None:
    """Four connections at two counters, then their journal anew in another database."""
    with counters(founded, "A1", "A1", "B2", "B2") as houses:
        shared = Day(random.Random(seed))
        days = [
            replace(shared, chance=random.Random(seed + k)) for k in range(4)
        ]  # they work on the same things
        with ThreadPoolExecutor(4) as pool:
            done = list(pool.map(busy, houses, range(4), [count] * 4, days))
        assert sum(done) > count
        with houses[0].store.reading() as db:
            report = audit(db, Keys(founded.home / "keys"), checks(houses[0].flows))
            assert report.findings == []
            assert report.rows >= sum(done)
            before = state(db)
            lent = db.execute(
                text("SELECT instrument, count(*) FROM ninth_loans WHERE out GROUP BY instrument")
            ).all()
            assert all(n == 1 for _, n in lent), "an instrument is lent once"
            assert db.execute(text("SELECT min(minutes) FROM ninth_pupils")).scalar_one() >= 0
        with closing(
            open_house(again, None, clock=SetClock(BEGIN), salt=SALT, folders=founded.folders)
        ) as other:
            replayed(houses[0], other)
            with other.store.reading() as db:
                after = state(db)
        for table in before:
            if table != "refusals":
                assert after[table] == before[table], table


@pytest.mark.both
@pytest.mark.rule("COM-04", "COM-05", "COM-14")
def test_four_busy_connections_leave_a_journal_that_gives_the_same_state(
    founded: Database, founded_again: Path
) -> None:
    at_once_and_again(founded, founded_again, 50, SEED)


@pytest.mark.soak
@pytest.mark.both
@pytest.mark.parametrize("seed", range(5))
def test_four_busy_connections_for_long(founded: Database, founded_again: Path, seed: int) -> None:
    at_once_and_again(founded, founded_again, 1000, seed)


@pytest.mark.rule("COM-84", "COM-12", "COM-14")
def test_a_clock_set_back_or_forward_refuses_nothing_and_doubles_no_number(founded: Database) -> None:
    """J7: a day back, a year forward, over midnight, another zone."""
    clock = SetClock(BEGIN)
    moves = [
        timedelta(days=-1),
        timedelta(days=365),
        timedelta(hours=13),
        -timedelta(days=365),
        timedelta(seconds=2),
    ]
    with closing(open_house(founded.home, None, clock=clock, folders=founded.folders)) as house:
        desk = house.desk
        desk.staff = KEEPER
        pupil = desk.do("ninth.enrol", {"name": "王一一"}).result().result.pupil
        for k, move in enumerate(moves):
            clock.set(clock.now() + move)
            if k == 2:
                args = {"key": "house.zone", "value": "America/New_York"}
                desk.do("house.change_setting", args, staff=MANAGER).result()
            starts = (clock.now() + timedelta(days=9)).date().isoformat()
            for _ in range(2):
                desk.do("ninth.ask_for_loan", {"pupil": pupil, "instrument": "V1", "starts": starts}).result()
        clock.advance(timedelta(minutes=5))
        desk.do("ninth.practise", {"pupil": pupil, "minutes": 1}).result()
        with house.store.reading() as db:
            numbers = list(db.execute(select(Case.number)).scalars())
            assert len(set(numbers)) == len(numbers) == 10
            assert list(numbers_fit(db)) == []
            assert audit(db, Keys(founded.home / "keys")).whole
            put = db.execute(select(Outage.begun_at, Outage.ended_at).where(Outage.name == "clock")).all()
        assert sorted(r.ended_at - r.begun_at for r in put) == sorted(
            m for m in moves if abs(m) > timedelta(minutes=1)
        )
    clock.set(BEGIN - timedelta(days=30))
    for _ in range(2):  # set back while the program was closed: told once
        with closing(open_house(founded.home, None, clock=clock, folders=founded.folders)) as house:
            rows = house.store.writer.run(
                lambda db: db.execute(select(Outage.id).where(Outage.name == "clock")).all(), Priority.BATCH
            )
    assert len(rows) == len(put) + 1
