"""Activities: told before they begin from five students on, found real by the centre, else held (VOL-02)."""

from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import select

from app.counter.bus import Call
from app.flows.volunteer.commands import activities as commands
from app.flows.volunteer.commands import entering
from app.flows.volunteer.facts.activities import Activities, Held
from app.flows.volunteer.facts.supervising import ClassNews, News
from app.flows.volunteer.facts.tracks import Activity, Collection, Entry
from app.flows.volunteer.flow import FLOW
from app.flows.volunteer.guide.going_out import ACTIVITIES, ROSTER, WITNESSED
from app.flows.volunteer.model.activities import ActivityRow, ToldRow
from app.flows.volunteer.queries.loaders import activities
from app.flows.volunteer.rules.activities import held, waits
from app.kernel.refusal import Refused
from app.store.tables import Drawer
from tests.fixtures import Database
from tests.flows.volunteer.at_once import at_once, beside, once_both_know
from tests.flows.volunteer.centre import CLASSES, CLERKS, Centre, service

CLASS, OTHER = CLASSES
FIVE = tuple(f"{CLASSES[CLASS]}{n:02}" for n in range(1, 6))
PLANNED = {
    "day": "2026-11-08",
    "start": 510,
    "end": 690,
    "place": "松江敬老院",
    "content": "陪护读报",
    "organiser": "松江敬老院",
    "places": 5,
    "leader": "林嘉怡",
}
TOLD = {
    "leader_told_by": "陈思远",
    "leader_told_at": "2026-11-05T12:00:00+08:00",
    "centre_told_by": "刘洋",
}
BEFORE = datetime(2026, 11, 6, 6, tzinfo=UTC)


def register(centre: Centre, klass: str = CLASS, **more: Any) -> str:
    return str(centre.do("register_activity", klass=centre.classes[klass], what={**PLANNED, **more}))


def told(centre: Centre, activity: str, at: datetime) -> None:
    """The leader tells the centre at a moment."""
    now, _ = centre.clock.now(), centre.clock.set(at)
    centre.do("tell_centre", activity=activity, told=TOLD)
    centre.clock.set(now)


def why(centre: Centre, activity: str | None, *students: str, **more: Any) -> tuple[Held | None, str, str]:
    """Why the entries of an activity are held, with the collection and the first of them."""
    students = students or FIVE
    collection = centre.hand_in(len(students), len(students))
    entries = centre.enter(collection, *students, of=activity, **more)
    centre.do("close_pile", collection=collection)
    facts = centre.facts(collection)
    found = {held(facts, one, centre.desk.settings) for one in facts.entries}
    assert len(found) == 1
    return found.pop(), collection, entries[0]


@pytest.mark.both
@pytest.mark.rule("VOL-02")
def test_who_told_whom_when_is_kept_apart_and_late_is_by_the_centres_own_clock(centre: Centre) -> None:
    activity = register(centre)
    early = {**TOLD, "leader_told_at": "2026-11-24T12:00:00+08:00"}
    assert "future" in centre.refused("tell_centre", activity=activity, told=early).message
    told(centre, activity, BEFORE)
    assert "told at" in centre.refused("tell_centre", activity=activity, told=TOLD).message
    leader, by = (
        select(Drawer.text).where(Drawer.id == id).scalar_subquery()
        for id in (
            ToldRow.leader_told_by,
            ToldRow.centre_told_by,
        )
    )
    [row] = centre.rows(select(leader, by, ToldRow.leader_told_at, ToldRow.centre_told_at))
    assert tuple(row) == ("陈思远", "刘洋", datetime(2026, 11, 5, 4, tzinfo=UTC), BEFORE)


@pytest.mark.rule("VOL-02")
def test_told_in_time_and_found_real_its_entries_are_approved_as_they_are(centre: Centre) -> None:
    activity = register(centre)
    told(centre, activity, BEFORE)
    reason, collection, entry = why(centre, activity)
    assert reason is Held.NOT_CONFIRMED
    here = {"collection": collection, "entry": entry}
    assert centre.refused("approve_entry", **here).mend == "confirm_activity"
    assert "how" in centre.refused("confirm_activity", activity=activity, how="not_needed").message
    centre.do("confirm_activity", activity=activity, how="telephone", note="问过院方")
    assert waits(centre.facts(collection), centre.entry(collection, entry), centre.desk.settings) is None
    centre.judged(collection, entry)
    assert centre.entry(collection, entry).step is Entry.APPROVED


@pytest.mark.rule("VOL-02", "VOL-13")
@pytest.mark.parametrize(
    ("at", "reason"),
    [(None, Held.NOT_TOLD), (datetime(2026, 11, 8, 0, 30, tzinfo=UTC), Held.TOLD_LATE), (BEFORE, None)],
)
def test_untold_and_late_ones_are_held_even_once_they_were_found_real(
    centre: Centre, at: datetime | None, reason: Held | None
) -> None:
    activity = register(centre)
    if at:
        told(centre, activity, at)
    centre.do("confirm_activity", activity=activity, how="photo")
    found, collection, entry = why(centre, activity)
    assert found is reason, "8:30 is when it begins: whoever tells then is late"
    if reason:
        here = {"collection": collection, "entry": entry}
        assert centre.refused("approve_entry", **here).mend == "verify_entry"
        centre.do("verify_entry", **here, how="telephone", note="问过院方")
        centre.judged(collection, entry)


@pytest.mark.rule("VOL-02")
def test_fewer_than_five_are_the_leaders_matter_and_more_than_were_registered_are_not(centre: Centre) -> None:
    assert why(centre, register(centre, places=4), *FIVE[:4])[0] is None
    grown = register(centre, places=4, day="2026-10-20")
    collection = centre.hand_in(5, 5, OTHER)
    assert (
        "another class"
        in centre.refused(
            "enter_service", **_entry(centre, collection, grown, "24021001", day="2026-10-20")
        ).message
    )
    with centre.house.store.reading() as db:
        [facts] = activities(db, [grown]).values()
    assert (facts.students, facts.places, facts.step) == (0, 4, Activity.REGISTERED)


@pytest.mark.rule("VOL-02")
def test_five_who_come_instead_of_four_are_held(centre: Centre) -> None:
    assert why(centre, register(centre, places=4))[0] is Held.NOT_TOLD


@pytest.mark.rule("VOL-02")
def test_whoever_registers_nothing_is_held_as_one_who_did_not_tell(centre: Centre) -> None:
    assert why(centre, None)[0] is Held.NOT_TOLD, "five at one place at one time"


@pytest.mark.rule("VOL-02")
def test_what_was_called_off_or_is_of_another_day_is_named_by_no_entry(centre: Centre) -> None:
    activity, other = register(centre), register(centre, day="2026-11-09")
    collection = centre.hand_in(1, 1)
    of_day = centre.refused("enter_service", **_entry(centre, collection, other, FIVE[0]))
    assert of_day.args["day"].isoformat() == "2026-11-09"
    centre.enter(collection, FIVE[0], of=activity)
    assert "strike" in centre.refused("call_off_activity", activity=activity, why="下雨").message
    centre.do("call_off_activity", activity=other, why="下雨")
    assert (
        "called off" in centre.refused("enter_service", **_entry(centre, collection, other, FIVE[1])).message
    )
    no = centre.refused("register_activity", klass=centre.classes[CLASS], what={**PLANNED, "end": 510})
    assert "before it begins" in no.message


def _entry(centre: Centre, collection: str, activity: str, student: str, **more: Any) -> dict[str, Any]:
    del centre
    service = {k: v for k, v in PLANNED.items() if k in ("day", "start", "end", "place", "content")}
    return {
        "collection": collection,
        "students": [student],
        "activity": activity,
        "service": {**service, "stamps": ["counsellor"], "witness": "许老师", **more},
    }


@pytest.mark.rule("VOL-02")
def test_an_entry_of_another_place_or_time_is_none_of_the_activity(centre: Centre) -> None:
    activity = register(centre)
    collection = centre.hand_in(1, 1)
    here = _entry(centre, collection, activity, FIVE[0])
    for other, said in (({"place": "别处"}, "another place"), ({"start": 1200, "end": 1260}, "another time")):
        told = {**here, "service": {**here["service"], **other}}
        assert said in centre.refused("enter_service", **told).message
    assert centre.do("enter_service", **here)


@pytest.mark.rule("VOL-02")
def test_named_and_unnamed_entries_of_five_who_told_nobody_are_held_together(centre: Centre) -> None:
    activity = register(centre, places=4)
    collection = centre.hand_in(5, 5)
    named = centre.enter(collection, *FIVE[:3], of=activity)
    alone = centre.enter(collection, *FIVE[3:])
    facts = centre.facts(collection)
    reasons = {held(facts, facts.parts[one], centre.desk.settings) for one in (*named, *alone)}
    assert reasons == {Held.NOT_TOLD}


AHEAD = {**PLANNED, "day": "2026-11-28", "places": 6}
PLAIN = {name: AHEAD[name] for name in AHEAD if name != "leader"}


@pytest.mark.both
@pytest.mark.rule("VOL-02", "VOL-04")
def test_what_was_entered_wrongly_is_put_right_before_it_begins_and_what_stood_there_is_kept(
    centre: Centre,
) -> None:
    activity = register(centre, **AHEAD)
    centre.do("tell_centre", activity=activity, told=TOLD)
    centre.do("confirm_activity", activity=activity, how="telephone")

    def no(**more: Any) -> str:
        what = {**PLAIN, **more}
        return centre.refused("correct_activity", activity=activity, what=what, why="抄错了").message

    assert "Nothing" in no() and "before it begins" in no(end=510)
    assert "is over" in no(day="2026-11-20")
    right = {**PLAIN, "day": "2026-11-29", "start": 540, "place": "松江二院", "content": "导诊"}
    centre.do("correct_activity", activity=activity, what=right, why="抄错了")
    centre.do("correct_activity", activity=activity, what=right | {"places": 4}, why="人数也错了")
    [shown] = centre.desk.look(Activities).result().activities
    facts = shown.facts
    assert (facts.day.isoformat(), facts.start, shown.place, shown.content) == (
        *("2026-11-29", 540, "松江二院", "导诊"),
    )
    assert (facts.begins, facts.places) == (datetime(2026, 11, 29, 1, tzinfo=UTC), 4)
    assert [(one.day.day, one.start, one.what, one.by, one.why) for one in shown.before] == [
        (28, 510, "松江敬老院 · 陪护读报", "许老师", "抄错了"),
        (29, 540, "松江二院 · 导诊", "许老师", "人数也错了"),
    ]
    news = centre.desk.look(ClassNews, klass=centre.classes[CLASS]).result().lines
    assert [one.kind for one in news].count(News.CORRECTED) == 2
    centre.clock.set(facts.begins)
    assert "stays" in no(place="别处")


@pytest.mark.both
@pytest.mark.rule("VOL-02")
def test_five_at_one_place_and_time_are_counted_over_all_classes(centre: Centre) -> None:
    """Three of one class and two of another went, and nobody was told: none of the two lists holds five."""
    ours, theirs = centre.hand_in(3, 3), centre.hand_in(2, 2, OTHER)
    centre.enter(ours, *FIVE[:3])

    def reasons(collection: str) -> set[Held | None]:
        facts = centre.facts(collection)
        return {held(facts, one, centre.desk.settings) for one in facts.entries}

    [first] = centre.enter(theirs, "24021001")
    assert reasons(ours) == reasons(theirs) == {None}, "four"
    elsewhere = centre.enter(theirs, "24021002", start=690, end=720)
    assert reasons(ours) == {None}, "at another time"
    centre.do("strike_entry", collection=theirs, entry=elsewhere[0])
    centre.enter(theirs, "24021003")
    assert reasons(ours) == {Held.NOT_TOLD}
    assert held(centre.facts(theirs), centre.entry(theirs, first), centre.desk.settings) is Held.NOT_TOLD


@pytest.mark.rule("VOL-05", "COM-02")
def test_every_step_has_its_phrase_and_its_papers() -> None:
    """登记, 见证, 收册, 鉴定, 盖章, 登表, 存表, 月统计, 归档: each says something, and names its papers."""
    steps = [step for step in Collection if step is not Collection.WITHDRAWN]
    for guide in (ACTIVITIES, WITNESSED, ROSTER, *(FLOW.guide[step] for step in steps)):
        assert guide.say and all(guide.say)
        [(zh, en)] = [pair for pair in guide.keep if pair[0].startswith("单据：")]
        assert en.startswith("Papers: ") and len(zh) > 3


@pytest.mark.rule("VOL-02", "COM-06")
def test_an_activity_that_somebody_put_right_meanwhile_is_looked_at_again(centre: Centre) -> None:
    activity = register(centre, **AHEAD)
    with centre.house.store.reading() as db:
        seen = {"corrections": activities(db, [activity])[activity].corrections}
    right = {**PLAIN, "place": "城东福利院"}
    centre.do("correct_activity", activity=activity, what=right, why="抄错")
    call = Call(
        *(
            "late",
            "volunteer.correct_activity",
            {"activity": activity, "what": PLAIN | {"content": "打扫"}, "why": "改内容"},
        ),
        *(centre.clock.now(), CLERKS, "A1"),
        seen=seen,
    )
    with pytest.raises(Refused) as refused:
        centre.desk.carry_out(call)
    assert "with {seen} corrections" in refused.value.no.message


@pytest.mark.both
@pytest.mark.rule("VOL-02")
def test_what_was_put_right_is_confirmed_anew_and_each_confirmation_says_of_what(centre: Centre) -> None:
    activity = register(centre, **AHEAD)
    real = {"activity": activity, "how": "telephone"}
    centre.do("confirm_activity", **real, note="院方说是")

    def step() -> Activity:
        with centre.house.store.reading() as db:
            return activities(db, [activity])[activity].step

    right = {**PLAIN, "place": "城东福利院"}
    centre.do("correct_activity", activity=activity, what=right, why="地点抄错了")
    assert step() is Activity.REGISTERED
    centre.do("tell_centre", activity=activity, told=TOLD)
    centre.do("confirm_activity", **real, note="福利院也说是")
    for name, other in (("organiser", "城东福利院"), ("places", 7), ("end", 700), ("content", "打扫")):
        right[name] = other
        centre.do("correct_activity", activity=activity, what=right, why="又抄错了")
        assert step() is Activity.TOLD, name
        centre.do("confirm_activity", **real)
    [shown] = centre.desk.look(Activities).result().activities
    assert [(one.n, one.note) for one in shown.confirmed] == [
        *((0, "院方说是"), (1, "福利院也说是")),
        *((n, "") for n in range(2, 6)),
    ]
    assert {one.by for one in shown.confirmed} == {"许老师"}


@pytest.mark.both
@pytest.mark.rule("VOL-02")
def test_who_leads_an_activity_is_put_right_and_it_stays_confirmed(centre: Centre) -> None:
    activity = register(centre, **AHEAD)
    centre.do("confirm_activity", activity=activity, how="telephone")
    right = {"activity": activity, "what": {**PLAIN, "leader": "王龚"}, "why": "名字写错了"}
    centre.do("correct_activity", **right)
    [shown] = centre.desk.look(Activities).result().activities
    assert (shown.leader, [one.leader for one in shown.before]) == ("王龚", ["林嘉怡"])
    assert shown.facts.step is Activity.CONFIRMED
    assert "王龚" not in str(centre.rows(select(ActivityRow.__table__)))


@pytest.mark.both
@pytest.mark.rule("VOL-02", "COM-06")
def test_of_two_counters_nobody_enters_what_the_other_calls_off(
    centre: Centre, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    activity = register(centre)
    served = {
        "collection": centre.hand_in(),
        "students": FIVE[:1],
        "service": service(),
        "activity": activity,
    }
    meet = once_both_know(lambda: None)
    for room, name in ((commands, "_held"), (entering, "hold_unmoved")):
        held = getattr(room, name)
        monkeypatch.setattr(room, name, lambda *args, held=held: (meet(), held(*args))[1])
    with beside(centre, database) as other:
        said = at_once(
            lambda: centre.do("enter_service", id="here", **served),
            lambda: other.do("call_off_activity", id="there", activity=activity, why="下雨"),
        )
    assert sorted(map(bool, said)) == [False, True]


@pytest.mark.both
@pytest.mark.rule("VOL-02", "COM-06")
def test_of_two_counters_nobody_confirms_what_the_other_puts_right(
    centre: Centre, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    activity = register(centre, **AHEAD)
    right = {**PLAIN, "place": "城东福利院"}
    monkeypatch.setattr(commands, "_held", once_both_know(commands._held))
    with beside(centre, database) as other:
        said = at_once(
            lambda: centre.do("confirm_activity", activity=activity, how="telephone"),
            lambda: other.do("correct_activity", id="beside", activity=activity, what=right, why="抄错了"),
        )
    [shown] = centre.desk.look(Activities).result().activities
    told = [one.n for one in shown.confirmed]
    assert shown.facts.step is not Activity.CONFIRMED or told == [shown.facts.corrections]
    assert said[0] == "" or "just now" in said[0]
