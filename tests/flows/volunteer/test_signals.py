"""What is looked at before the stamp: each signal, its threshold, and the reason that stays with the entry."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

import pytest

from app.flows.volunteer.facts.signals import Looks, OnDuty, Served, Sign, Signal
from app.flows.volunteer.facts.tracks import Duty
from app.flows.volunteer.rules.signals import signals
from app.kernel.setting import Setting
from app.paper.words import Words
from tests.flows.volunteer.centre import Centre

HERE, BEFORE = "c", "b"


class Set:
    """The settings as they are delivered, but for some."""

    def __init__(self, other: Mapping[str, Any]) -> None:
        self._other = other

    def of(self, one: Setting[Any]) -> Any:
        return self._other.get(one.key.partition(".")[2], one.default)


def served(n: int, **more: Any) -> Served:
    """An entry of the collection: each student is another one, and nothing stands out."""
    told: dict[str, Any] = {
        "entry": f"e{n}",
        "collection": HERE,
        "student": f"s{n}",
        "name": f"学生{n}",
        "day": date(2026, 11, 8),
        "start": 60 * n,
        "minutes": 60,
        "place": "敬老院",
        "content": "读报",
        "witness": "",
        "lapsed": False,
    }
    return Served(**{**told, **more})


def found(*of: Served, duties: Sequence[OnDuty] = (), **other: Any) -> list[tuple[Sign, tuple[str, ...]]]:
    return [(one.sign, one.entries) for one in signals(of, duties, HERE, Set(other))]


def told(*of: Served) -> dict[str, Any]:
    [one] = signals(of, (), HERE, Set({}))
    assert isinstance(one, Signal)
    return dict(one.told.args)


@pytest.mark.rule("VOL-13")
def test_nothing_stands_out_where_nothing_does() -> None:
    assert found() == []
    assert found(*(served(n, witness="顾老师") for n in range(4))) == []


@pytest.mark.rule("VOL-11")
def test_one_witness_at_two_places_at_one_time() -> None:
    a = served(9, witness="顾老师", minutes=120)
    b = served(10, witness="顾老师", place="车站")
    assert found(a, b) == [(Sign.ELSEWHERE, ("e9", "e10"))]
    assert found(a, served(11, witness="顾老师", place="车站")) == [], "one begins when the other ends"
    assert found(a, served(10, witness="顾老师")) == [], "many are at one place"
    assert found(a, served(10, witness="吴老师", place="车站")) == []
    assert found(a, served(10, witness="顾老师", place="车站", day=date(2026, 11, 9))) == []
    assert found(a, served(10, witness="顾老师", place="车站", start=None)) == [], "nobody wrote when"
    other = served(10, witness="顾老师", place="车站", collection=BEFORE)
    assert found(a, other) == [(Sign.ELSEWHERE, ("e9",))], (
        "what lies in another collection is told, not listed"
    )


@pytest.mark.rule("VOL-11")
def test_a_witness_far_above_his_norm() -> None:
    now = [served(n, witness="顾老师") for n in range(7)]
    before = [served(20 + n, witness="顾老师", collection=f"b{n // 2}") for n in range(4)]
    assert found(*now, *before) == [(Sign.OFTEN, tuple(f"e{n}" for n in range(7)))], "7 > 3 · 2"
    assert told(*now, *before) == {"witness": "顾老师", "n": 7, "of": 2, "sum": 4}
    assert found(*now[:6], *before) == [], "6 is not more than 3 · 2"
    assert found(*now) == [], "nobody has a norm yet"
    assert found(*now, *before, look_often=4) == []
    assert found(*now, *before, look_often_least=8) == []


@pytest.mark.rule("VOL-10")
def test_entries_that_are_alike_but_for_the_day() -> None:
    same: dict[str, Any] = {"student": "s1", "start": 510}
    days = [served(n, **same, day=date(2026, 11, n)) for n in (2, 3, 4)]
    assert found(*days) == [(Sign.ALIKE, ("e2", "e3", "e4"))]
    assert found(*days[:2]) == []
    assert found(*days[:2], served(4, **{**same, "start": 511})) == []
    past = served(1, **same, day=date(2026, 10, 1), collection=BEFORE)
    assert found(*days[:2], past) == [(Sign.ALIKE, ("e2", "e3"))]
    assert found(*days, look_alike=4) == []


@pytest.mark.rule("VOL-13")
def test_hours_just_under_the_limit_too_often() -> None:
    of = [served(n, student="s1", minutes=m, place=f"{n}") for n, m in enumerate((166, 180, 175))]
    assert found(*of) == [(Sign.JUST_UNDER, ("e0", "e1", "e2"))]
    assert found(*of[:2], served(2, student="s1", minutes=165, place="2")) == [], "165 is not within 15"
    assert found(*of[:2], served(2, student="s1", minutes=181, place="2")) == [], "that one is verified"
    assert found(*of, look_just_under_times=4) == []
    assert found(*of, verify_over=240) == []


def duty(step: Duty = Duty.PLANNED, **more: Any) -> OnDuty:
    """A duty of the first student at the library, nine to eleven."""
    told = {"student": "s1", "entry": None, "day": date(2026, 11, 8), "start": 540, "end": 660}
    return OnDuty(**{**told, "step": step, "place": "图书馆", **more})


@pytest.mark.rule("VOL-03", "VOL-14")
def test_an_entry_at_the_time_of_a_duty_elsewhere() -> None:
    of = served(1, start=600, minutes=90)
    for step in (Duty.PLANNED, Duty.ATTENDED, Duty.ABSENT):
        assert found(of, duties=[duty(step)]) == [(Sign.ON_DUTY, ("e1",))], step
    for step in (Duty.DECLINED, Duty.SWAPPED):
        assert found(of, duties=[duty(step)]) == [], "whoever declined is free to serve elsewhere"
    assert found(of, duties=[duty(end=600)]) == [], "the duty ends when the service begins"
    assert found(of, duties=[duty(start=690, end=700)]) == []
    assert found(of, duties=[duty(day=date(2026, 11, 9))]) == []
    assert found(of, duties=[duty(student="s2")]) == []
    assert found(of, duties=[duty(place="敬老院")]) == [], "it is the duty itself, though nobody ticked it"
    assert found(served(1, start=None), duties=[duty()]) == [], "nobody wrote when"


@pytest.mark.rule("VOL-03", "VOL-14")
def test_hours_of_a_duty_that_the_roster_says_was_not_served() -> None:
    of = served(1, start=540, minutes=120, place="图书馆")
    for step in (Duty.DECLINED, Duty.SWAPPED, Duty.ABSENT):
        assert found(of, duties=[duty(step)]) == [(Sign.NOT_COME, ("e1",))], step
        blind = served(1, start=None, minutes=120, place="图书馆")
        assert found(blind, duties=[duty(step)]) == [(Sign.NOT_COME, ("e1",))], "the day is enough there"
    assert found(of, duties=[duty(Duty.ATTENDED, entry="e1")]) == []
    assert found(of, duties=[duty(Duty.ABSENT, start=700, end=760)]) == [], "another duty of that day"


@pytest.mark.both
@pytest.mark.rule("VOL-03", "VOL-14")
def test_the_roster_speaks_before_the_stamp(centre: Centre) -> None:
    slot = {"day": "2026-11-08", "start": 540, "end": 660, "content": "还书"}
    klass = centre.classes["机电2314班"]
    gone, away, came, twice = (f"2314050{n}" for n in (1, 2, 3, 4))
    library = centre.do("plan_slot", klass=klass, what={**slot, "place": "图书馆", "people": 4})
    centre.do("plan_slot", klass=klass, what={**slot, "place": "松江敬老院", "people": 1})
    for student in (gone, away, came, twice):
        centre.do("put_on_duty", slot=library, student=student)
    for student in (gone, twice):
        centre.do("decline_duty", slot=library, student=student, why="有考试")
    centre.clock.advance(timedelta(minutes=1))
    centre.do("put_on_duty", slot=library, student=twice)
    centre.do("tick_attendance", slot=library, students=[came, twice], witness="顾老师")
    services = [
        {"of": gone, "start": 540, "end": 660, "place": "图书馆"},
        {"of": away, "start": 600, "end": 690, "witness": "王院长"},
    ]
    collection = centre.hand_in(4, 4)
    entries = [centre.enter(collection, one.pop("of"), **one)[0] for one in services]
    centre.do("close_pile", collection=collection)
    shown = centre.desk.look(Looks, collection=collection).result()
    assert [(one.signal.sign, *one.signal.entries) for one in shown.left] == [
        (Sign.ON_DUTY, entries[1]),
        (Sign.NOT_COME, entries[0]),
    ]
    assert [Words("zh")(one.signal.told) for one in shown.left] == [
        "林嘉怡 2026-11-08 在松江敬老院服务，同一时间值日表上排在图书馆。",
        "陈思远 2026-11-08 推辞了图书馆的值日，却有这次值日的时长。",
    ]


@pytest.mark.both
@pytest.mark.rule("VOL-14")
def test_whoever_looked_says_why_and_the_stamp_refuses_nothing(centre: Centre) -> None:
    two = ({"witness": "顾老师"}, {"of": "23140502", "witness": "顾老师", "place": "车站"})
    collection, entries = centre.pile(*two)
    other, [far] = centre.pile({"witness": "顾老师", "place": "图书馆"}, klass="城管2402班")
    shown = centre.desk.look(Looks, collection=collection).result()
    assert [(one.signal.sign, set(one.signal.entries)) for one in shown.left] == [
        (Sign.ELSEWHERE, set(entries))
    ]
    wrong = {"collection": collection, "sign": "elsewhere", "why": "问过顾老师"}
    assert "not all of this collection" in centre.refused("note_look", **wrong, entries=[far]).message
    centre.do("note_look", **wrong, entries=[entries[0]])
    assert len(centre.desk.look(Looks, collection=collection).result().left) == 1, "one of two is not all"
    centre.do("note_look", **wrong, entries=entries)
    [one] = centre.desk.look(Looks, collection=collection).result().looks
    assert one.looked is not None
    assert (one.looked.why, one.looked.by) == ("问过顾老师", "许老师")
    assert centre.desk.look(Looks, collection=other).result().left, "there it was not looked at"
    centre.judged(other, far)
    assert centre.do("stamp_collection", collection=other).minutes == 180
