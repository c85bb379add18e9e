"""The monthly tally: months sum to the ledger, what was confirmed stays true, corrections point to their month (VOL-30)."""

from datetime import UTC, date, datetime, time, timedelta
from types import SimpleNamespace
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select, text

from app.flows.volunteer.checks import tallies_fit
from app.flows.volunteer.facts.ids import TallyId
from app.flows.volunteer.facts.ledger import ActKind, LedgerAct
from app.flows.volunteer.facts.roles import SECRETARY
from app.flows.volunteer.facts.spells import Spell
from app.flows.volunteer.facts.tally import Later, Month, Served, TallyFacts
from app.flows.volunteer.facts.tracks import Collection, Tally
from app.flows.volunteer.model.tally import TalliedRow
from app.flows.volunteer.queries.tally import tallies
from app.flows.volunteer.rules.ledger import ledger
from app.flows.volunteer.rules.tally import effects, minutes_of, month_after, months
from app.kernel.judge import Staff
from tests.flows.volunteer.centre import CLERKS, Centre

CREDIT, FAKE, WITHDRAWN = ActKind.CREDIT, ActKind.FAKE, ActKind.WITHDRAWN
SHANGHAI = SimpleNamespace(zone=ZoneInfo("Asia/Shanghai"), day_ends_at=4)
SEPTEMBER, OCTOBER, NOVEMBER = date(2026, 9, 1), date(2026, 10, 1), date(2026, 11, 1)
NOON = datetime(2026, 9, 1, 4, tzinfo=UTC)
FEW, OTHER = "23140501", "23140502"
KLASS = "k"


def at(month: int, day: int) -> datetime:
    return datetime(2026, month, day, 4, tzinfo=UTC)


def act(n: int, kind: ActKind, entry: str, hours: int, when: datetime) -> LedgerAct:
    return LedgerAct(n, kind, entry, 60 * hours, when)


def of_one_class(acts: Any, days: Any, confirmed: dict[date, int]) -> Served:
    """A student who was always of one class."""
    spells = (Spell(KLASS, date(2023, 9, 1)),)
    return Served(acts, days, {(KLASS, month): n for month, n in confirmed.items()}, spells)


@pytest.mark.rule("VOL-30")
def test_a_correction_shows_in_the_month_in_which_it_was_made_and_points_back() -> None:
    days = {"a": date(2026, 9, 12), "b": date(2026, 9, 26), "x": date(2026, 9, 19), "c": date(2026, 10, 3)}
    stamped = (act(1, CREDIT, "a", 5, at(10, 2)), act(2, CREDIT, "x", 3, at(10, 2)))
    before = months(effects(of_one_class(stamped, days, {}), SHANGHAI))
    assert before == (Month(SEPTEMBER, 480, 0),)
    # confirmed on 4 October; then a late booklet, a fake of September, and October's own hours
    acts = (
        *stamped,
        act(3, CREDIT, "b", 2, at(10, 9)),
        act(4, FAKE, "x", 3, at(10, 12)),
        act(5, CREDIT, "c", 1, at(10, 16)),
    )
    served = of_one_class(acts, days, {SEPTEMBER: 2})
    told = months(effects(served, SHANGHAI))
    assert told == (
        Month(SEPTEMBER, 480, 0),
        Month(OCTOBER, 60, 0, (Later(SEPTEMBER, 120 - 180 - 180),)),
    ), "the pencil note of September stays true"
    assert [one.balance for one in effects(served, SHANGHAI)] == [300, 480, 600, 240, 300]
    assert sum(one.minutes for one in told) == ledger(acts)[-1].balance == 300
    # withdrawn in November, after October was confirmed too
    withdrawn = (*acts, act(6, WITHDRAWN, "x", 3, at(11, 6)))
    closed = of_one_class(withdrawn, days, {SEPTEMBER: 2, OCTOBER: 5})
    *kept, last = months(effects(closed, SHANGHAI))
    assert tuple(kept) == told
    assert last == Month(NOVEMBER, 0, 0, (Later(SEPTEMBER, 180),)), "stamped anew before it counts again"


@pytest.mark.rule("VOL-30")
def test_what_nobody_confirmed_yet_is_counted_by_the_day_of_service() -> None:
    days = {"a": date(2026, 9, 12), "x": date(2026, 9, 19)}
    acts = (act(1, CREDIT, "a", 5, at(10, 2)), act(2, FAKE, "x", 2, at(10, 3)))
    assert months(effects(of_one_class(acts, days, {}), SHANGHAI)) == (Month(SEPTEMBER, 300, -120),)
    # the business day ends at four in the morning: this was still done in September
    night = (act(1, CREDIT, "a", 5, datetime(2026, 10, 31, 18, tzinfo=UTC)),)
    told = months(effects(of_one_class(night, days, {SEPTEMBER: 0}), SHANGHAI))
    assert [one.month for one in told] == [OCTOBER]


@st.composite
def histories(draw: st.DrawFn) -> tuple[Served, list[date]]:
    """A term in its order: stamps, judgements, withdrawals, and each month confirmed some days after its end, or never."""
    entries = {f"e{n}": draw(st.integers(1, 600)) for n in range(draw(st.integers(1, 8)))}
    days = {one: date(2026, 9, 1) + timedelta(days=draw(st.integers(0, 100))) for one in entries}
    state: dict[str, ActKind | None] = dict.fromkeys(entries)
    acts, when = [], NOON
    for n in range(1, draw(st.integers(1, 24)) + 1):
        when += timedelta(days=draw(st.integers(0, 12)), minutes=1)
        entry = draw(st.sampled_from(sorted(entries)))
        can = {None: (CREDIT, FAKE), CREDIT: (FAKE,), FAKE: (WITHDRAWN,)}[state[entry]]
        kind = draw(st.sampled_from(can))
        state[entry] = None if kind is WITHDRAWN else kind
        acts.append(LedgerAct(n, kind, entry, entries[entry], when))
    confirmed, month = {}, SEPTEMBER
    while month < date(2027, 3, 1):
        if draw(st.booleans()):
            closes = datetime.combine(month_after(month), time(6), UTC) + timedelta(
                days=draw(st.integers(0, 9))
            )
            confirmed[month] = sum(one.at <= closes for one in acts)
        month = month_after(month)
    return of_one_class(tuple(acts), days, confirmed), sorted(confirmed)


@pytest.mark.rule("VOL-30")
@given(histories())
def test_the_months_sum_to_the_ledger_and_what_was_confirmed_stays(told: tuple[Served, list[date]]) -> None:
    """With judgements withdrawn out of order, late booklets, and months confirmed at any time."""
    served, confirmed = told
    found = effects(served, SHANGHAI)
    assert sum(one.minutes for one in months(found)) == ledger(served.acts)[-1].balance
    assert [one.balance for one in found] == [
        ledger(served.acts[:n])[-1].balance for n in range(1, len(found) + 1)
    ]
    for month in confirmed:  # as the leader saw it then, so it is now
        then = served.acts[: served.confirmed[KLASS, month]]
        earlier = {m: n for (_, m), n in served.confirmed.items() if m < month}
        before = of_one_class(then, served.days, earlier)
        assert minutes_of(before, KLASS, month, SHANGHAI) == minutes_of(served, KLASS, month, SHANGHAI)
    for one in found:
        assert one.of is None or one.of < one.month, "a pointer points back"


# -- at the desk -------------------------------------------------------------------------------------


def fact(centre: Centre, month: date = NOVEMBER, klass: str = "机电2314班") -> TallyFacts:
    """A tally as guards judge it."""
    id = TallyId.of(centre.classes[klass], month)
    with centre.house.store.reading() as db:
        return tallies(db, [id])[id]


def november(centre: Centre) -> tuple[str, list[str], dict[str, Any]]:
    """Two students' hours of November, stamped; December has begun."""
    collection, entries = centre.pile({}, {"of": OTHER, "start": 720, "end": 840})
    for entry in entries:
        centre.judged(collection, entry)
    centre.do("stamp_collection", collection=collection)
    centre.clock.set(datetime(2026, 12, 2, 6, tzinfo=UTC))
    return collection, entries, {"tally": TallyId.of(centre.classes["机电2314班"], NOVEMBER)}


@pytest.mark.both
@pytest.mark.rule("VOL-30", "VOL-04")
def test_the_leader_confirms_the_secretary_sends_back_and_the_centre_checks(centre: Centre) -> None:
    open_ = TallyId.of(centre.classes["机电2314班"], date(2026, 12, 1))
    assert "not over yet" in centre.refused("confirm_tally", tally=open_, leader="刘洋").message
    collection, _, here = november(centre)
    assert "done at" in centre.refused("check_tally", **here, collections=[]).message
    assert centre.do("confirm_tally", **here, leader="刘洋", seen={"acts_tallied": 2}) == 300
    assert fact(centre).confirmed == {FEW: 180, OTHER: 120, **{f"2314050{n}": 0 for n in range(3, 7)}}
    centre.do("send_back_tally", **here, why="王龚的少了")
    assert (fact(centre).step, fact(centre).confirmed) == (Tally.SENT_BACK, {})
    centre.do("confirm_tally", **here, leader="刘洋")
    centre.do("check_tally", **here, collections=[])
    assert fact(centre).step is Tally.CHECKED
    assert [r.n for r in centre.rows(select(TalliedRow.n).distinct().order_by(TalliedRow.n))] == [1, 3]
    assert "done at" in centre.refused("send_back_tally", **here, why="又来").message
    assert centre.facts(collection).step is Collection.STAMPED, "its forms are not kept yet"


@pytest.mark.rule("VOL-30", "COM-06")
def test_a_fake_found_after_the_confirmation_is_told_in_its_own_month(centre: Centre) -> None:
    collection, (first, _), here = november(centre)
    stale = centre.refused("confirm_tally", **here, leader="刘洋", seen={"acts_tallied": 1})
    assert (stale.args["seen"], stale.args["now"]) == (1, 2)
    centre.do("confirm_tally", **here, leader="刘洋")
    centre.judged(collection, first, "judge_fake")
    centre.do("check_tally", **here, collections=[])
    december = fact(centre, date(2026, 12, 1))
    [_, later] = months(effects(december.students[FEW], centre.desk.settings))
    assert later == Month(date(2026, 12, 1), 0, 0, (Later(NOVEMBER, -180),))
    assert december.waits_for is None and fact(centre).confirmed[FEW] == 180


@pytest.mark.rule("VOL-30")
def test_one_month_after_the_other(centre: Centre) -> None:
    collection, entries = centre.pile({"day": "2026-10-31"}, {})
    for entry in entries:
        centre.judged(collection, entry)
    centre.do("stamp_collection", collection=collection)
    centre.clock.set(datetime(2026, 12, 2, 6, tzinfo=UTC))
    here = {"tally": TallyId.of(centre.classes["机电2314班"], NOVEMBER), "leader": "刘洋"}
    assert centre.refused("confirm_tally", **here).args == {"month": "2026-10"}
    first = {"tally": TallyId.of(centre.classes["机电2314班"], OCTOBER)}
    centre.do("confirm_tally", **first, leader="刘洋")
    assert centre.refused("confirm_tally", **here).args == {"month": "2026-10"}, "confirmed is not checked"
    centre.do("check_tally", **first, collections=[])
    assert centre.do("confirm_tally", **here) == 180
    # a collection of another class goes on with its own month
    other, _ = centre.pile({"of": "24021001"}, klass="城管2402班")
    told = {"tally": here["tally"], "collections": [other]}
    assert "another class" in centre.refused("check_tally", **told).message


@pytest.mark.rule("VOL-30", "COM-05")
def test_the_deep_audit_finds_a_confirmed_month_that_is_not_what_the_ledger_says(centre: Centre) -> None:
    _, _, here = november(centre)
    centre.do("confirm_tally", **here, leader="刘洋")
    with centre.house.store.reading() as db:
        assert list(tallies_fit(db)) == []
    changed = f"UPDATE volunteer_tallied SET minutes = 60 WHERE student = '{OTHER}'"
    centre.house.store.writer.run(lambda db: db.execute(text(changed)))
    with centre.house.store.reading() as db:
        [found] = tallies_fit(db)
    assert OTHER in str(found)
    no = centre.refused("check_tally", CLERKS, **here, collections=[])
    assert no.args == {"students": [OTHER]}, "nor does the centre check it"


@pytest.mark.rule("VOL-04", "VOL-30")
def test_the_league_secretary_sends_back_a_month_of_the_own_class_alone(centre: Centre) -> None:
    _, _, here = november(centre)
    centre.do("confirm_tally", **here, leader="刘洋")
    secretary = Staff("xunuo", frozenset({SECRETARY}))
    assert "another class" in centre.refused("send_back_tally", secretary, **here, why="少算").message
    told = {"year": 2026, "leader": "刘洋", "secretary": "许诺", "login": "xunuo"}
    centre.do("name_officers", klass=centre.classes["机电2314班"], **told)
    centre.do("send_back_tally", secretary, **here, why="少算")
    assert fact(centre).step is Tally.SENT_BACK
    assert centre.refused("confirm_tally", secretary, **here, leader="刘洋").who
