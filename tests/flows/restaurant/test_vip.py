"""A VIP's reception: tasks by the clock, the notice, the readiness check, who may be sent there (RST-50 to 52)."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select, update

from app.counter.overview import Agenda
from app.flows.restaurant.checks import vips_fit
from app.flows.restaurant.facts.matters import Matters, Pressing
from app.flows.restaurant.facts.reception import Reception
from app.flows.restaurant.facts.views import SittingShown, Waiters
from app.flows.restaurant.facts.vip import VipTask
from app.flows.restaurant.model.vip import VipMarkRow, VipRow
from app.flows.restaurant.rules.vip import ROOM_TASKS
from app.kernel.refusal import Refused, Shut
from app.paper.words import Words
from app.store.journal import Journal
from app.store.tables import DueAt
from app.store.writer import Priority
from tests.flows.restaurant.dining import Dining, Statements
from tests.flows.restaurant.house import CAPTAIN, CASHIER, HOST, MANAGER, WAITER
from tests.flows.restaurant.looking import asked, look

ENGLISH = Words("en")


def expect_vip(dining: Dining, hours: float = 5, **more: Any) -> str:
    """A VIP who is expected so many hours from now in a room."""
    at = dining.clock.now() + timedelta(hours=hours)
    told = {"name": "韩部长", "phone": "13912345678", "guests": 4, "at": at.isoformat(), "table": "V03"}
    sitting: str = dining.do("book", HOST, **{"vip": True, **told, **more}).sitting
    return sitting


def dues(dining: Dining, sitting: str) -> dict[str, datetime]:
    """When each task of a VIP falls due, as the house keeps it."""
    rows = dining.rows(select(DueAt.name, DueAt.at).where(DueAt.case == sitting))
    return {r.name.removeprefix("vip_"): r.at for r in rows if r.name.startswith("vip_")}


def make_ready(dining: Dining, sitting: str) -> None:
    """Tick the tasks of the room."""
    for task in ROOM_TASKS:
        if task is not VipTask.FRESH_FLOWERS:
            dining.do("tick_vip", CAPTAIN, sitting=sitting, item=task.value)


@pytest.mark.rule("RST-50")
def test_tasks_go_by_the_arrival_and_then_by_the_agreed_time(dining: Dining) -> None:
    sitting = expect_vip(dining)
    arrival = dining.facts(sitting).booked_for
    assert arrival
    hours, minutes = timedelta(hours=1), timedelta(minutes=1)
    by_arrival = {
        "notice": dining.clock.now(),
        **dict.fromkeys(("cleanliness", "equipment", "television", "placing", "treats"), arrival - 2 * hours),
        "air": arrival - 30 * minutes,
        "ready": arrival - 15 * minutes,
        **dict.fromkeys(("welcome", "presented", "agreed"), arrival),
    }
    assert dues(dining, sitting) == by_arrival, "no flowers, for nobody told them; nobody leaves yet"
    later = arrival + hours
    dining.do("change_booking", HOST, sitting=sitting, at=later.isoformat())
    moved = {name: at + hours for name, at in by_arrival.items()} | {"notice": dining.clock.now()}
    assert dues(dining, sitting) == moved
    agreed = later + 20 * minutes
    dining.do("note_reception", HOST, sitting=sitting, flowers=True)
    dining.do("agree_meal", HOST, sitting=sitting, at=agreed.isoformat(), contact="13700137000")
    known = dues(dining, sitting)
    assert "agreed" not in known
    assert (known["treats"], known["fresh_flowers"]) == (agreed - 2 * hours, agreed - 2 * hours)
    assert (known["air"], known["welcome"]) == (agreed - 30 * minutes, later)
    dining.do("change_booking", HOST, sitting=sitting, at=arrival.isoformat())
    assert dues(dining, sitting)["treats"] == arrival - 2 * hours, "a new arrival, and nothing agreed yet"


@pytest.mark.rule("RST-50")
def test_what_was_booked_later_than_that_is_due_now(dining: Dining) -> None:
    sitting = expect_vip(dining, hours=1)
    now, known = dining.clock.now(), dues(dining, sitting)
    assert {known[name] for name in ("notice", "cleanliness", "placing", "treats")} == {now}
    assert known["air"] == now + timedelta(minutes=30)
    plain: str = expect_vip(dining, hours=1, vip=False, table="V01", fee_told=8000, wants_room=True)
    assert dues(dining, plain) == {}
    dining.later(10)
    dining.do("change_booking", HOST, sitting=plain, vip=True)
    assert dues(dining, plain)["treats"] == dining.clock.now()
    dining.do("change_booking", HOST, sitting=plain, vip=False)
    assert dues(dining, plain) == {}


@pytest.mark.rule("RST-50")
def test_a_notice_names_what_is_missing_and_the_tasks_run_meanwhile(dining: Dining) -> None:
    sitting = expect_vip(dining)
    shown = look(dining, Reception, HOST, sitting=sitting)
    assert [ENGLISH(one) for one in shown.missing] == ["what is to be received", "who is received"]
    dining.do("tick_vip", CAPTAIN, sitting=sitting, item="cleanliness")
    dining.do("note_reception", HOST, sitting=sitting, purpose="部里调研", needs="少油")
    assert "notice" in dues(dining, sitting)
    dining.do("note_reception", HOST, sitting=sitting, received="韩部长一行")
    assert "notice" not in dues(dining, sitting)
    shown = look(dining, Reception, HOST, sitting=sitting)
    assert (shown.missing, shown.purpose, shown.received, shown.needs) == (
        (),
        "部里调研",
        "韩部长一行",
        "少油",
    )


@pytest.mark.rule("RST-50")
def test_the_readiness_check_comes_last_and_gives_back_what_it_refuses(dining: Dining) -> None:
    sitting = expect_vip(dining)
    no = dining.refused("check_readiness", HOST, sitting=sitting)
    assert "Room and washroom clean" in ENGLISH(no.text) and no.mend == "tick_vip"
    make_ready(dining, sitting)
    first = dining.clock.now()
    no = dining.refused("check_readiness", HOST, sitting=sitting, refused=["placing"])
    assert "what is wrong" in no.message
    assert (
        "equipment"
        in dining.refused("check_readiness", HOST, sitting=sitting, refused=["air"], why="x").message
    )
    dining.do("check_readiness", HOST, sitting=sitting, refused=["placing"], why="少一把椅子")
    known = dues(dining, sitting)
    assert known.keys() >= {"placing", "ready"} and "cleanliness" not in known
    tasks = {one.task: one for one in look(dining, Reception, HOST, sitting=sitting).tasks}
    back = tasks[VipTask.PLACING]
    assert (back.refused, back.by, back.at, back.why) == (True, "林晚", first, "少一把椅子")
    assert "in its place" in ENGLISH(dining.refused("check_readiness", HOST, sitting=sitting).text)
    dining.later(5)
    dining.do("tick_vip", CAPTAIN, sitting=sitting, item="placing")
    dining.do("check_readiness", HOST, sitting=sitting)
    assert not {"placing", "ready"} & dues(dining, sitting).keys()
    tasks = {one.task: one for one in look(dining, Reception, HOST, sitting=sitting).tasks}
    assert (tasks[VipTask.READY].done, tasks[VipTask.READY].by) == (True, "林晚")
    assert (tasks[VipTask.PLACING].by, tasks[VipTask.PLACING].at) == ("何立群", dining.clock.now())
    kept = dining.rows(select(VipMarkRow.item, VipMarkRow.done).where(VipMarkRow.sitting == sitting))
    assert [r.item for r in kept].count("placing") == 3, "nothing that was ticked or refused is written over"


@pytest.mark.rule("RST-50")
def test_a_tick_is_for_what_is_asked_and_is_kept_once(dining: Dining) -> None:
    sitting = expect_vip(dining)
    assert dining.refused("tick_vip", sitting=sitting, item="fresh_flowers").mend == "note_reception"
    assert dining.refused("tick_vip", sitting=sitting, item="ready").mend == "check_readiness"
    assert dining.refused("tick_vip", sitting=sitting, item="agreed").mend == "agree_meal"
    dining.do("note_reception", HOST, sitting=sitting, flowers=True)
    for _ in range(2):
        dining.do("tick_vip", sitting=sitting, item="fresh_flowers")
    assert dining.facts(sitting).vip.marks == 1  # type: ignore[union-attr]
    plain = expect_vip(dining, vip=False, table="A03")
    assert dining.refused("tick_vip", sitting=plain, item="air").mend == "change_booking"
    assert dining.refused("note_reception", sitting=plain, flowers=True).mend == "change_booking"


@pytest.mark.rule("RST-50")
def test_a_manager_sees_them_off_when_they_have_asked_for_the_bill(dining: Dining) -> None:
    sitting = expect_vip(dining, hours=1)
    dining.later(60)
    dining.do("seat_party", HOST, sitting=sitting, table="V03", guests=4, waiter="he")
    assert dues(dining, sitting).keys() == {"presented", "agreed"}, "what comes before the guests is over"
    dining.do("tick_vip", sitting=sitting, item="presented")
    dining.do("ask_tea", CAPTAIN, sitting=sitting, tea="8001", no_taboos=True)
    dining.send(sitting, dining.write(sitting, "1001"))
    dining.do("ask_to_table", CAPTAIN, sitting=sitting)
    told = {"place": "deputy_host", "portioned": True}
    dining.do("serve_dishes", CAPTAIN, sitting=sitting, lines=[dining.line(sitting, "1001").id], **told)
    dining.do("ask_for_bill", CAPTAIN, sitting=sitting)
    assert dues(dining, sitting)["see_off"] == dining.clock.now()
    dining.do("tick_vip", MANAGER, sitting=sitting, item="see_off")
    assert "see_off" not in dues(dining, sitting)


@pytest.mark.rule("RST-50", "COM-50")
def test_what_is_due_is_shown_to_those_who_receive_them(dining: Dining) -> None:
    sitting = expect_vip(dining, hours=1)
    dining.later(1)
    [matter] = [m for m in look(dining, Matters, HOST).rows if m.why is Pressing.VIP]
    assert (matter.sitting, matter.table, matter.count) == (sitting, "小筑", 6)
    assert [m for m in look(dining, Matters, WAITER).rows if m.why is Pressing.VIP] == []
    titles = {ENGLISH(row.title) for row in look(dining, Agenda, HOST).rows if row.case == sitting}
    assert {"Room and washroom clean", "Air conditioning and lights on", "Readiness check"} <= titles
    assert [row for row in look(dining, Agenda, WAITER).rows if row.case == sitting] == []


@pytest.mark.rule("RST-51")
def test_nobody_opens_the_sitting_or_is_sent_there_who_is_not_named(dining: Dining) -> None:
    sitting = expect_vip(dining)
    for by in (WAITER, CASHIER):
        with pytest.raises(Refused) as refused:
            look(dining, SittingShown, by, sitting=sitting)
        assert isinstance(refused.value.no, Shut)
        said = ENGLISH(refused.value.no.text)
        assert "韩" not in said and "小筑" not in said and "V03" not in said
    no = dining.refused("tick_vip", WAITER, sitting=sitting, item="air")
    assert isinstance(no, Shut)
    no = dining.refused("change_guests", WAITER, sitting=sitting, guests=3, seen={"guests": 9})
    assert isinstance(no, Shut), "before anything else is said of it"
    assert isinstance(dining.refused("note_reception", WAITER, sitting=sitting), Shut)
    assert {w.login for w in look(dining, Waiters, HOST, sitting=sitting).waiters} == {"he", "zhou"}
    sent = {"sitting": sitting, "table": "V03", "guests": 4, "waiter": "yuan"}
    assert dining.refused("seat_party", HOST, **sent).mend == "note_reception"
    tries = look(dining, Reception, HOST, sitting=sitting).tries
    assert [one.by for one in tries] == ["袁静", "吴晓彤", "袁静", "袁静", "袁静", "林晚"]
    rows = dining.rows(
        select(Journal.staff, Journal.args)
        .where(Journal.command == "restaurant.note_try")
        .order_by(Journal.seq)
    )
    assert [r.staff for r in rows] == ["yuan", "wu", "yuan", "yuan", "yuan", "lin"]
    assert '"look"' in rows[0].args and "restaurant.seat_party" in rows[-1].args
    dining.do("note_reception", HOST, sitting=sitting, persons=["yuan"])
    waiters = look(dining, Waiters, HOST, sitting=sitting)
    assert {w.login for w in waiters.waiters} == {"he", "yuan", "zhou"}
    proposed = waiters.of("V")
    assert proposed and proposed.login == "yuan", "whom the booking names waits on them"
    assert look(dining, SittingShown, WAITER, sitting=sitting).guest == "韩部长"
    dining.do("seat_party", HOST, **sent)
    dining.do("note_reception", HOST, sitting=sitting, persons=[])
    assert look(dining, SittingShown, WAITER, sitting=sitting).guest == "韩部长", (
        "who waits on them still may"
    )


@pytest.mark.rule("RST-51")
def test_the_notice_says_who_may_know_and_somebody_always_does(dining: Dining) -> None:
    sitting = expect_vip(dining)
    assert "at least one" in dining.refused("note_reception", HOST, sitting=sitting, roles=[]).message
    assert "pilot" in str(dining.refused("note_reception", HOST, sitting=sitting, roles=["pilot"]).args)
    assert (
        "does not work" in dining.refused("note_reception", HOST, sitting=sitting, persons=["ghost"]).message
    )
    dining.do("note_reception", HOST, sitting=sitting, roles=["manager"], persons=["he"])
    assert isinstance(dining.refused("greet_party", HOST, sitting=sitting), Shut)
    dining.do("greet_party", CAPTAIN, sitting=sitting)
    dining.do("house.change_setting", MANAGER, key="restaurant.vip_cashier", value=True)
    dining.do("house.change_setting", MANAGER, key="restaurant.vip_captain", value=False)
    dining.do("house.change_setting", MANAGER, key="restaurant.vip_alias", value="雅座")
    vip = dining.facts(expect_vip(dining, table="V01", fee_told=8000, wants_room=True)).vip
    assert vip and (vip.circle.written, vip.alias) == ("cashier host manager", "雅座2")


@pytest.mark.rule("RST-51", "COM-05")
def test_the_audit_finds_a_vip_of_whom_everybody_might_know(dining: Dining) -> None:
    sitting = expect_vip(dining)
    with dining.house.store.reading() as db:
        assert list(vips_fit(db)) == []
    dining.house.store.writer.run(lambda db: db.execute(update(VipRow).values(named="")), Priority.CLERK)
    with dining.house.store.reading() as db:
        [found] = vips_fit(db)
    assert found.what.args["number"] == dining.facts(sitting).number


@pytest.mark.rule("RST-51", "RST-02")
def test_a_refusal_names_the_other_party_by_its_number_alone(dining: Dining) -> None:
    sitting = expect_vip(dining)
    told = {
        "name": "李先生",
        "phone": "13800138000",
        "guests": 2,
        "at": dining.facts(sitting).booked_for.isoformat(),
    }  # type: ignore[union-attr]
    said = ENGLISH(dining.refused("book", HOST, table="V03", **told).text)
    assert dining.facts(sitting).number in said and "4 guests" not in said


@pytest.mark.rule("RST-50")
def test_another_room_or_another_day_is_not_ready_yet(dining: Dining) -> None:
    sitting = expect_vip(dining)
    of = {"sitting": sitting}
    room = {"cleanliness", "equipment", "television", "placing", "treats", "air"}

    def made_ready() -> None:
        make_ready(dining, sitting)
        for item in ("treats", "air"):
            dining.do("tick_vip", CAPTAIN, **of, item=item)
        dining.do("check_readiness", HOST, **of)
        assert not dues(dining, sitting).keys() & (room | {"ready"})

    made_ready()
    dining.do("change_booking", HOST, **of, words="靠窗", guests=3)
    assert not dues(dining, sitting).keys() & room, "the same room on the same day"
    dining.do("change_booking", HOST, **of, table="V01", wants_room=True, fee_told=8000)
    assert dues(dining, sitting).keys() >= room | {"ready"}
    made_ready()
    at = dining.facts(sitting).booked_for + timedelta(days=3)
    dining.do("change_booking", HOST, **of, at=at.isoformat())
    assert dues(dining, sitting).keys() >= room | {"ready"}
    made_ready()
    dining.do("note_reception", HOST, **of, flowers=True)
    assert dues(dining, sitting).keys() & {"fresh_flowers", "ready"} == {"fresh_flowers", "ready"}
    dining.do("tick_vip", CAPTAIN, **of, item="fresh_flowers")
    dining.do("check_readiness", HOST, **of)
    dining.clock.set(at)
    dining.do("greet_party", HOST, **of)
    dining.do("seat_party", HOST, **of, table="V02", guests=3, waiter="he", fee_told=20000)
    done = dining.facts(sitting).vip.done
    assert not done & (room | {"ready", "fresh_flowers"})


@pytest.mark.rule("RST-50")
def test_nobody_is_received_before_they_come_or_agreed_with_for_another_day(dining: Dining) -> None:
    sitting = expect_vip(dining)
    of, arrival = {"sitting": sitting}, dining.facts(sitting).booked_for
    assert dining.refused("tick_vip", MANAGER, **of, item="welcome").args["at"] == arrival
    assert dining.refused("tick_vip", MANAGER, **of, item="presented").mend == "greet_party"
    assert "asked for the bill" in dining.refused("tick_vip", MANAGER, **of, item="see_off").message
    assert (
        "has passed"
        in dining.refused(
            "agree_meal", HOST, **of, at=(dining.clock.now() - timedelta(1)).isoformat()
        ).message
    )
    no = dining.refused("agree_meal", HOST, **of, at=(arrival + timedelta(days=30)).isoformat())
    assert no.mend == "change_booking"
    dining.clock.set(arrival - timedelta(minutes=20))
    dining.do("tick_vip", MANAGER, **of, item="welcome")
    dining.do("greet_party", HOST, **of)
    dining.do("tick_vip", MANAGER, **of, item="presented")
    dining.do("agree_meal", HOST, **of, at=arrival.isoformat())


def test_what_a_vips_command_costs(dining: Dining) -> None:
    sitting = expect_vip(dining)
    make_ready(dining, sitting)
    with Statements() as count:
        dining.do("check_readiness", HOST, sitting=sitting, refused=["placing", "cleanliness"], why="灯坏")
    assert count.count <= 24
    with Statements() as count:
        dining.do("print_reception", HOST, sitting=sitting)
    assert count.count <= 24
    few = asked(dining, Reception, sitting=sitting)
    assert (few.count, few.scans(dining)) == (4, [])
