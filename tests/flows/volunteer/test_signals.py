"""What is looked at before the stamp: each signal, its threshold, and the reason that stays with the entry."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest

from app.flows.volunteer.facts.signals import Looks, Served, Sign, Signal
from app.flows.volunteer.rules.signals import signals
from app.kernel.setting import Setting
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


def found(*of: Served, **other: Any) -> list[tuple[Sign, tuple[str, ...]]]:
    return [(one.sign, one.entries) for one in signals(of, HERE, Set(other))]


def told(*of: Served) -> dict[str, Any]:
    [one] = signals(of, HERE, Set({}))
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
