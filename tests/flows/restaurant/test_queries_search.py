"""How sittings are called on Today, and how the search finds them (COM-16, 51; RST-51)."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from app.counter.overview import Agenda, CaseLines, Hit, Hits
from app.flows.restaurant.facts.arrivals import Bookings
from app.flows.restaurant.facts.tracks import Sitting
from app.flows.restaurant.facts.views import SittingShown
from app.kernel.chars import Unfit, clean
from app.kernel.judge import Staff
from app.paper.words import Words
from app.store.tables import SearchTerm
from tests.flows.restaurant.dining import Dining
from tests.flows.restaurant.house import CAPTAIN, CASHIER, COOK, HOST, MANAGER, WAITER
from tests.flows.restaurant.looking import asked, look
from tests.hostile import HOSTILE

ENGLISH = Words("en")


def book(dining: Dining, minutes: int, table: str | None = None, **more: Any) -> str:
    at = dining.clock.now() + timedelta(minutes=minutes)
    told = {"name": "沈砚秋", "phone": "13800138000", "guests": 4, "at": at.isoformat(), "table": table}
    sitting: str = dining.do("book", HOST, **told | more).sitting
    return sitting


def found(dining: Dining, words: str, by: Staff = HOST) -> list[str]:
    return [hit.case for hit in hits(dining, words, by)]


def hits(dining: Dining, words: str, by: Staff = HOST) -> list[Hit]:
    return [hit for hit in look(dining, Hits, by, words=words).hits if hit.kind == "case"]


@pytest.mark.rule("COM-16", "COM-51")
def test_sittings_are_found_by_guest_phone_table_and_number(dining: Dining) -> None:
    li = book(dining, 90, "V03", name="李先生", phone="13912342207")
    liu = book(dining, 60, name="刘建国", phone="13800001234")
    here = dining.seat("A02", name="欧阳修远")
    for words, cases in {
        "李先生": [li],
        "lxs": [li],
        "lixiansheng": [li],
        "先生": [li],
        "2207": [li],
        "13912342207": [li],
        "l": [liu, li],
        "建国": [liu],
        "jianguo": [liu],
        "oyxy": [here],
        "ouyang": [here],
        "a02": [here],
        "a2": [here],
        "小筑": [li],
        "xz": [li],
        "v03": [li],
        "刘1234": [liu],
        dining.facts(li).number: [li],
        dining.facts(li).number[-8:].lower(): [li],
        "查无此人": [],
    }.items():
        assert (words, found(dining, words)) == (words, cases)
    assert look(dining, Hits, Staff("nobody", frozenset()), words="李先生").hits == ()


def test_a_hit_says_what_was_found_and_where_it_stands(dining: Dining) -> None:
    coming = book(dining, 90, "V03", name="李先生")
    [hit] = hits(dining, "lx")
    assert (hit.kind, hit.flow, hit.name, hit.state, hit.case) == (
        "case",
        "restaurant",
        "李先生",
        "booked",
        coming,
    )
    assert (hit.matched, ENGLISH(hit.about)) == (2, "小筑 · 4 guests · 23 Nov 19:30")  # type: ignore[arg-type]
    dining.do("seat_party", HOST, sitting=coming, table="V03", guests=5, waiter="yuan")
    [hit] = hits(dining, "8000")
    number = dining.facts(coming).number
    assert (hit.name, hit.matched, hit.state) == ("李先生", 0, "seated")
    assert ENGLISH(hit.about) == f"小筑 · 5 guests · {number}"  # type: ignore[arg-type]
    [hit] = hits(dining, "小")
    assert (hit.name, hit.matched, ENGLISH(hit.about)) == ("小筑", 1, "李先生 · 5 guests")  # type: ignore[arg-type]


def test_who_is_here_comes_before_who_was_here(dining: Dining) -> None:
    earlier, before = dining.at(Sitting.SEATED, "A02"), dining.seat("A03", name="李先生")
    dining.do("guests_left", WAITER, sitting=before)
    dining.do("clear_rest", WAITER, sitting=before)
    dining.later(10)
    left = dining.do("greet_walk_in", HOST, guests=2, name="李先生").sitting
    dining.do("turn_away", HOST, sitting=left)
    assert found(dining, "李先生") == [left, before]
    coming, here = book(dining, 60, name="李先生"), dining.seat("A03", name="李先生")
    assert found(dining, "lixiansheng") == [here, coming, left, before]
    assert found(dining, "先生") == [here, coming]
    dining.later(1)
    dining.do("cancel_booking", HOST, sitting=coming, by_guest=False, why="客满")
    assert found(dining, "李") == [here, coming, left, before]
    assert found(dining, "a02") == [earlier]
    assert found(dining, "a03") == [here]
    dining.do("change_table", MANAGER, table="A03", what={"name": "临窗", "area": "大厅", "seats": 4})
    assert found(dining, "lc") == found(dining, "a3") == [here]


@pytest.mark.rule("RST-51", "COM-20")
def test_a_vip_is_found_by_name_by_those_alone_who_receive_them(dining: Dining) -> None:
    vip = book(dining, 30, "V03", name="韩部长", phone="13912345678", vip=True)
    plain = book(dining, 60, "A03", name="韩先生", phone="13912345678")
    dining.later(60)
    named = {HOST: True, CAPTAIN: True, MANAGER: True, WAITER: False, CASHIER: False, COOK: False}
    for by, may in named.items():
        assert found(dining, "han", by) == ([vip, plain] if may else [plain])
        assert found(dining, "5678", by) == ([vip, plain] if may else [plain])
        assert found(dining, "v03", by) == found(dining, "小筑", by) == ([vip] if may else [])
        lines = look(dining, CaseLines, by, ids=[vip, plain]).lines
        phone = "13912345678" if may else "139****5678"
        told = {case: (line.name, ENGLISH(line.about)) for case, line in lines.items()}  # type: ignore[arg-type]
        assert told == {
            vip: ("小筑", f"韩部长 · 4 guests · {phone}") if may else ("VIP", "4 guests"),
            plain: ("A03", f"韩先生 · 4 guests · {phone}"),
        }
        tables = hits(dining, "小筑", by)
        assert ["韩" in ENGLISH(table.about) for table in tables] == ([True] if may else [])  # type: ignore[arg-type]
        number = dining.facts(vip).number
        numbered = hits(dining, number, by)
        assert [hit.name for hit in numbered] == (["小筑"] if may else [])
        everything = f"{lines[vip]} {tables} {numbered}"
        assert ("韩部长" in everything) is may
        due = {row.case: row.line.name for row in look(dining, Agenda, by).rows}
        assert due == ({vip: "小筑"} if may else {}) | {plain: "A03"}


def test_one_statement_for_one_sitting_or_many(dining: Dining) -> None:
    cases = [book(dining, 30 + n, name=f"李{n}先生") for n in range(14)]
    few, many = asked(dining, CaseLines, ids=cases[:1]), asked(dining, CaseLines, ids=cases)
    assert (few.count, many.count, many.scans(dining)) == (1, 1, [])
    one, all_of_them = asked(dining, Hits, words="李3"), asked(dining, Hits, words="李")
    assert all_of_them.count <= one.count
    assert one.scans(dining) == all_of_them.scans(dining) == []
    assert len(hits(dining, "李")) == 12


@pytest.mark.rule("COM-80")
def test_hostile_texts_come_back_as_they_were_typed(dining: Dining) -> None:
    typed: dict[str, str] = {}
    for hostile in HOSTILE:
        try:
            typed.setdefault(hostile.kind, clean(hostile.text, 200))
        except Unfit:
            continue
    for n, text in enumerate(typed.values()):
        sitting = book(dining, 30 + n, name=text, words=text)
        dining.do("note_taboos", HOST, sitting=sitting, taboos=text)
        shown = look(dining, SittingShown, sitting=sitting)
        assert (shown.guest, shown.wishes, shown.taboos) == (text, text, text)
        line = look(dining, CaseLines, ids=[sitting]).lines[sitting]
        assert text in ENGLISH(line.about)  # type: ignore[arg-type]
        assert {hit.name for hit in hits(dining, text) if hit.case == sitting} <= {text}
    assert [row.guest for row in look(dining, Bookings).rows] == list(typed.values())
    assert len(typed) > 15


def test_what_is_found_no_more_leaves_no_term_behind(dining: Dining) -> None:
    coming = book(dining, 30, name="李先生")
    dining.do("cancel_booking", HOST, sitting=coming, by_guest=True, why="改期")
    terms = dining.rows(
        select(SearchTerm.kind, SearchTerm.ref, SearchTerm.term).where(SearchTerm.ref.like(f"%{coming}"))
    )
    assert {r.kind for r in terms} == {"restaurant.past"}
    assert {r.term for r in terms} >= {"李先生", "lxs", "lixiansheng", "13800138000", "8000"}
