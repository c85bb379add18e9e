"""The desk: who may, who is at work, what a look brings, and PINs that cannot be guessed at (COM-21, 82)."""

import random
import re
import sqlite3
from collections.abc import Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from argon2 import PasswordHasher
from sqlalchemy import event, make_url, select, text

from app.counter import staff as people_of
from app.counter.bus import Bus, Call
from app.counter.desk import Desk
from app.counter.facts import HouseSettings, StaffTiles
from app.counter.flow import HOUSE
from app.counter.pins import too_easy
from app.counter.settings import LANGUAGE, LOCK_AFTER, declared
from app.counter.staff import StaffRow, waiting
from app.house import House, load, open_house, random_salt
from app.kernel.clock import SetClock
from app.kernel.flow import Flow
from app.kernel.judge import Staff
from app.kernel.refusal import Refused, Unavailable
from app.kernel.text import T
from app.store.engine import driver_of
from app.store.journal import Journal
from app.store.notices import Notice
from app.store.secrets import pepper
from app.store.signing import Signing
from app.store.store import FILE, open_store
from app.store.writer import Priority
from tests.fixtures import Database, at_server
from tests.founded import MANAGER, PINS

KEEPER = Staff("lin", frozenset({"housekeeper"}))
TEACHER = Staff("su", frozenset({"teacher"}))
WRONG = "285714"


@pytest.fixture(scope="session")
def folders() -> Sequence[str]:
    return ("tests.flows.ninth",)


@pytest.fixture(scope="session")
def people() -> Mapping[str, Sequence[str]]:
    return {"lin": ["housekeeper"], "su": ["teacher"]}


def no(future: "Future[Any]") -> str:
    """Why something was refused."""
    with pytest.raises(Refused) as refused:
        future.result()
    return refused.value.no.message


def done(house: House, command: str, by: Staff = KEEPER, /, **args: Any) -> Any:
    return house.desk.do(command, args, staff=by).result().result


@pytest.mark.both
@pytest.mark.rule("COM-82", "COM-21")
def test_the_delay_outlives_a_restart_is_a_persons_own_and_never_locks_the_counter(
    founded: Database, clock: SetClock
) -> None:
    def opened(counter: str) -> House:
        return open_house(founded.home, founded.url, counter=counter, clock=clock, folders=founded.folders)

    with closing(opened("A1")) as house:
        for _ in range(4):
            assert "not right" in no(house.desk.log_in("lin", WRONG))
            clock.advance(timedelta(seconds=30))
        assert "Too many" in no(house.desk.log_in("lin", PINS[1]))
        assert house.desk.staff is None
    with closing(opened("A1")) as house:
        assert "Too many" in no(house.desk.log_in("lin", PINS[1]))
        assert house.desk.log_in("su", PINS[2]).result() == TEACHER
    with closing(opened("B2")) as house:
        assert house.desk.log_in("lin", PINS[1]).result() == KEEPER
    clock.advance(timedelta(seconds=30))
    with closing(opened("A1")) as house:
        assert house.desk.log_in("lin", PINS[1]).result() == KEEPER
        assert "After {left} more" in no(house.desk.log_in("lin", WRONG)), "what was right begins anew"


@pytest.mark.both
@pytest.mark.rule("COM-82")
def test_tries_at_once_are_each_counted(founded: Database, clock: SetClock) -> None:
    houses = [open_house(founded.home, founded.url, clock=clock, folders=founded.folders) for _ in range(3)]
    with ThreadPoolExecutor(9) as pool:
        said = list(pool.map(lambda k: no(houses[k % 3].desk.log_in("lin", WRONG)), range(9)))
    assert sum("Too many" in one for one in said) == 6
    assert "Too many" in no(houses[0].desk.log_in("lin", PINS[1]))
    for house in houses:
        house.close()


@pytest.mark.rule("COM-82")
def test_a_thousand_wrong_tries_take_days_and_the_commonest_pins_are_refused() -> None:
    assert sum((waiting(k) for k in range(1, 1001)), timedelta(0)) > timedelta(days=3)
    lines = Path("tests/data/common-pins.txt").read_text("ascii").splitlines()
    common = [pin for line in lines if not line.startswith("#") for pin in line.split()]
    assert len({*common}) == len(common) == 1000
    assert [pin for pin in common if too_easy(pin) is None] == []
    some = random.Random(82).sample(range(10**6), 20_000)
    assert sum(too_easy(f"{n:06}") is not None for n in some) < 2_400, "nine of ten stay free to choose"
    assert all(too_easy(pin) for pin in ("12345", "1234567", "12345a", "", "１２３４５６", "402 17"))
    assert not [pin for pin in PINS if too_easy(pin)]


@pytest.mark.rule("COM-82", "COM-05")
def test_a_pin_is_argon2id_with_a_pepper_and_hashed_anew_when_that_grew_weak(
    strong_pins: None, working: House
) -> None:
    working.desk.log_in("lin", PINS[1]).result()
    stored = working.store.writer.run(
        lambda db: db.execute(select(StaffRow.pin).where(StaffRow.login == "lin")).scalar_one()
    )
    assert re.match(r"\$argon2id\$v=19\$m=65536,t=3,p=4\$", stored)
    plain = PasswordHasher()
    with pytest.raises(Exception, match="match"):
        plain.verify(stored, PINS[1])  # the pepper lies outside the database
    weak = PasswordHasher(time_cost=1, memory_cost=8192, parallelism=1).hash(
        people_of._peppered(f"lin\n{PINS[1]}", working.desk.bus.pepper)
    )
    working.store.writer.run(lambda db: people_of.write_pin(db, "lin", weak))
    assert working.desk.log_in("lin", PINS[1]).result() == KEEPER
    anew = working.store.writer.run(
        lambda db: db.execute(select(StaffRow.pin).where(StaffRow.login == "lin")).scalar_one()
    )
    assert "m=65536" in anew
    working.store.writer.run(lambda db: people_of.write_pin(db, "zhou", anew))
    assert "not right" in no(working.desk.log_in("zhou", PINS[1])), "one's own hash opens nobody else's work"
    working.store.writer.run(lambda db: people_of.write_pin(db, "lin", "damaged"))
    assert "not right" in no(working.desk.log_in("lin", PINS[1]))


@pytest.mark.rule("COM-21")
def test_somebody_else_carries_out_one_command_without_ending_anybodys_work(working: House) -> None:
    desk = working.desk
    desk.log_in("lin", PINS[1]).result()
    other = desk.identify("su", PINS[2]).result()
    assert desk.staff == KEEPER
    pupil = done(working, "ninth.enrol", name="王一一").pupil
    assert "done by others" in no(desk.do("ninth.confide", {"loan": "x", "note": "n"}))
    assert "not known here" in no(desk.do("ninth.confide", {"loan": "x", "note": "n"}, staff=other))
    desk.do("ninth.practise", {"pupil": pupil, "minutes": 5}, staff=other).result()
    with working.store.reading() as db:
        assert list(db.execute(select(Journal.staff).order_by(Journal.n)).scalars())[-2:] == ["lin", "su"]
    desk.log_out()
    assert "done by others" in no(desk.do("ninth.practise", {"pupil": pupil, "minutes": 5}))
    done(working, "house.let_go", MANAGER, login="su")
    assert "does not work here" in no(desk.identify("su", PINS[2]))
    assert [t.login for t in desk.look(StaffTiles).result().tiles] == ["lin", "zhou"]
    assert "only manager" in no(desk.do("house.let_go", {"login": "zhou"}, staff=MANAGER))
    assert "only manager" in no(
        desk.do("house.change_roles", {"login": "zhou", "roles": ["teacher"]}, staff=MANAGER)
    )


@pytest.mark.rule("COM-03", "COM-21")
def test_the_button_and_the_command_ask_the_same(working: House) -> None:
    """What `may` refuses `do` refuses in the same words, and `may` reads nothing."""
    desk = working.desk
    pupil = done(working, "ninth.enrol", name="王一一").pupil
    loan = done(working, "ninth.ask_for_loan", pupil=pupil, instrument="V1", starts="2026-12-01").loan
    facts = {"loan": desk.facts("ninth", [loan]).result()[loan]}
    seen: list[str] = []
    event.listen(working.store._reader, "before_cursor_execute", lambda *a: seen.append(a[2]))
    for who in (KEEPER, TEACHER, MANAGER, None):
        desk.staff = who
        for name in ("ninth.take_back", "ninth.open_check", "ninth.confide", "ninth.move_start"):
            args = {"loan": loan, "starts": date(2026, 12, 20), "note": "n"}
            verdict = desk.may(name, args, facts)
            wanted = {k: args[k] for k in desk.bus.command(name).arguments.model_fields}
            assert seen == []
            answer = desk.do(name, wanted)
            if verdict.no is None:
                answer.result()
            else:
                assert no(answer) == verdict.no.message
            seen.clear()
    desk.staff = KEEPER
    assert desk.may("ninth.lend", {"loan": loan}, facts).waits == {"pupil"}


@pytest.mark.rule("COM-60")
def test_answers_are_counted_until_they_have_landed_and_notices_end_when_asked(working: House) -> None:
    desk, heard = working.desk, list[Notice]()
    stop = desk.subscribe(heard.append)
    futures = [desk.look(HouseSettings) for _ in range(20)]
    pupil = done(working, "ninth.enrol", name="王一一").pupil
    for future in futures:
        future.result()
    working.store.writer.run(lambda db: None)
    assert desk.waiting == 0
    assert [n.topics for n in heard] == [{"ninth"}]
    stop()
    done(working, "ninth.practise", pupil=pupil, minutes=1)
    assert len(heard) == 1


@pytest.mark.both
@pytest.mark.rule("COM-63")
def test_a_rehearsal_answers_as_the_command_would_and_leaves_nothing(working: House) -> None:
    def call(id: str, **args: Any) -> Call:
        return Call(id, "ninth.enrol", args, working.desk.clock.now(), KEEPER, "A1")

    heard: list[Notice] = []
    working.desk.subscribe(heard.append)
    assert working.desk.rehearse(call("a", name="王一一")) is None
    assert working.desk.rehearse(call("b", name="")) is not None
    with working.store.reading() as db:
        for table in ("ninth_pupils", "refusals"):
            assert db.execute(text(f"SELECT count(*) FROM {table}")).scalar_one() == 0
        assert db.execute(text("SELECT count(*) FROM journal")).scalar_one() == 3
    assert heard == []
    assert not working.desk.carry_out(call("a", name="王一一")).again


@pytest.mark.rule("COM-04", "COM-84")
def test_a_no_that_cannot_be_kept_is_no_answer(working: House) -> None:
    """The disk is full: the same call may be answered otherwise later, so that its no must not count."""
    pupil = done(working, "ninth.enrol", name="王一一").pupil
    loan = done(working, "ninth.ask_for_loan", pupil=pupil, instrument="V1", starts="2026-12-01").loan
    at = working.desk.clock.now()
    calls = [
        Call(f"r{k}", "ninth.lend", {"loan": loan, "pupil": pupil}, at, KEEPER, "A1") for k in range(200)
    ]
    working.store.writer.run(
        lambda db: driver_of(db).execute("PRAGMA max_page_count=1").fetchall()  # as large as it is, no larger
    )
    told = []
    for call in calls:
        with pytest.raises((Refused, Unavailable)) as raised:
            working.desk.carry_out(call)
        told.append(raised.type)
        if raised.type is Unavailable:
            break
    assert set(told[:-1]) == {Refused}
    assert told[-1] is Unavailable
    done(working, "ninth.practise", pupil=pupil, minutes=1000)
    with pytest.raises(Refused, match="minutes"):
        working.desk.carry_out(calls[0])
    assert not working.desk.carry_out(calls[len(told) - 1]).again


# -- settings -------------------------------------------------------------------------------------------


@pytest.mark.rule("COM-84", "COM-85")
def test_every_declared_setting_fits_its_own_default_and_says_what_it_is() -> None:
    every = declared([HOUSE]).values()
    assert len(every) > 10
    for one in every:
        assert one.fits(one.default), one.key
        assert not one.fits(object()), one.key
        assert not one.fits(1.5), one.key
        assert one.title.message, one.key
        if one.least is not None:
            assert not one.fits(one.least - 1), one.key
        if one.most is not None:
            assert not one.fits(one.most + 1), one.key
        if isinstance(one.default, int) and not isinstance(one.default, bool):
            assert not one.fits(True), one.key
    with pytest.raises(TypeError, match="declared twice"):
        declared([HOUSE, Flow("other", T("Another"), settings=(LANGUAGE,))])


@pytest.mark.both
@pytest.mark.rule("COM-85", "COM-60", "COM-12")
def test_a_setting_is_the_houses_or_a_counters_and_is_known_at_once_everywhere(
    founded: Database, clock: SetClock
) -> None:
    with (
        closing(open_house(founded.home, founded.url, clock=clock, folders=founded.folders)) as one,
        closing(
            open_house(founded.home, founded.url, counter="B2", clock=clock, folders=founded.folders)
        ) as two,
    ):
        done(one, "house.add_counter", MANAGER, counter="B2", name="后台", flows=[])
        told: Future[Notice] = Future()

        def hear(notice: Notice) -> None:
            if two.desk.settings.of(LANGUAGE) == "en" and not told.done():
                told.set_result(notice)

        two.desk.subscribe(hear)
        done(one, "house.change_setting", MANAGER, key="house.language", value="en", counter="B2")
        assert told.result(5).topics == {"house"}
        assert (one.desk.settings.of(LANGUAGE), two.desk.settings.of(LANGUAGE)) == ("zh", "en")
        refused = {
            "no such": {"key": "house.nothing", "value": 1},
            "another kind": {"key": "house.day_ends_at", "value": "4"},
            "too much": {"key": "house.day_ends_at", "value": 13},
            "no choice": {"key": "house.language", "value": "fr"},
            "no zone": {"key": "house.zone", "value": "Nowhere/Else"},
            "a folder of zones": {"key": "house.zone", "value": "Asia"},
            "no calendar": {"key": "house.calendar", "value": "{"},
            "no name": {"key": "house.organisation", "value": " \0"},
            "no glyph": {"key": "house.organisation", "value": "琴😀院"},
            "no kind of value": {"key": "house.organisation", "value": ["琴院"]},
            "too long": {"key": "house.organisation", "value": "琴" * 4001},
            "not a counter's own": {"key": "house.day_ends_at", "value": 5, "counter": "B2"},
        }
        for name, args in refused.items():
            assert no(one.desk.do("house.change_setting", args, staff=MANAGER)), name
        assert "done by others" in no(
            one.desk.do("house.change_setting", {"key": "house.day_ends_at", "value": 5}, staff=KEEPER)
        )
        done(one, "house.change_setting", MANAGER, key="house.day_ends_at", value=12)
        clock.advance(timedelta(minutes=30))  # 11:30: before noon it is yesterday now
        pupil = done(one, "ninth.enrol", name="王一一").pupil
        done(one, "ninth.ask_for_loan", pupil=pupil, instrument="V1", starts="2026-12-01")
        with one.store.reading() as db:
            assert db.execute(text("SELECT number FROM cases")).scalar_one() == "NL-A1-261122-0001"
            rows = db.execute(select(Journal.command).where(Journal.command == "house.change_setting")).all()
            assert len(rows) == 2, "each change is one row"


@pytest.mark.both
@pytest.mark.rule("COM-04", "COM-60", "COM-71")
def test_what_is_on_disk_is_answered_even_if_the_settings_cannot_be_read_back(
    founded: Database, clock: SetClock, request: pytest.FixtureRequest
) -> None:
    """The database goes the moment after the commit, before the counter reads what it changed."""
    bus = Bus(
        load(founded.folders), random_salt, pepper(founded.home, founded=True), Signing(founded.home / "keys")
    )
    store = open_store(founded.home, founded.url, founded.folders, clock=clock, counter="A1")
    gone: list[Notice] = []

    def go(there: bool) -> None:
        if not founded.url:
            was, now = ("away", "settings") if there else ("settings", "away")
            with closing(sqlite3.connect(founded.home / FILE)) as db:
                db.execute(f"ALTER TABLE {was} RENAME TO {now}")
            return
        server, name = request.getfixturevalue("postgres"), make_url(founded.url).database
        at_server(server, f"ALTER DATABASE {name} ALLOW_CONNECTIONS {there}")
        at_server(server, f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'")

    def cut(notice: Notice) -> None:
        if not gone:
            gone.append(notice)
            go(there=False)

    store.watch(cut)  # before the desk: it hears of its own change when nothing can be read any more
    with closing(store), closing(Desk(store, bus, clock, "A1")) as desk:
        answer = desk.do("house.change_setting", {"key": LOCK_AFTER.key, "value": 33}, staff=MANAGER)
        assert not answer.result(10).again
        assert gone, "the database went"
        assert desk.settings.of(LOCK_AFTER) == LOCK_AFTER.default
        go(there=True)
        desk.look(StaffTiles).result(10)
        assert desk.settings.of(LOCK_AFTER) == 33, "read again as soon as it could be"
        store.writer.run(lambda db: None, Priority.BATCH)
        assert desk.waiting == 0
