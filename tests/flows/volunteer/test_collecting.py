"""Collections: handed in by class and period, entered, held against the list (VOL-01, 10, 11, 12)."""

import json
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import func, select

from app.counter.documents import DocumentRow
from app.counter.settings import Settings
from app.flows.volunteer.facts.supervising import ClassNews, News
from app.flows.volunteer.facts.tracks import Collection, Entry
from app.flows.volunteer.facts.views import Board, CollectionShown
from app.flows.volunteer.model.booklets import CountRow
from app.flows.volunteer.model.classes import StudentRow
from app.flows.volunteer.rules.periods import a_period_is_over, handed_in, term_of
from app.flows.volunteer.rules.services import Claim, is_late, overlapping
from app.kernel.refusal import Unreadable
from app.store.tables import DueAt
from tests.flows.restaurant.looking import Asked
from tests.flows.volunteer.centre import CLERKS, FIRST, LAST, MANAGER, Centre, service

FEW, OTHER = "23140501", "23140502"
FEW_OF = {"volunteer_classes", "volunteer_students"}
"""A college has as many rows of these as people; of every other table more with each period."""


@pytest.mark.rule("VOL-01")
def test_a_class_list_knows_each_number_once_and_only_classes_that_were_opened(centre: Centre) -> None:
    assert centre.rows(select(func.count()).select_from(StudentRow))[0][0] == 12
    what = {"name": "邓可", "college": "机电学院", "klass": "机电2314班", "joined": "2023-09-01"}
    assert "already" in centre.refused("enrol_student", student=FEW, what=what).message
    other = centre.refused("enrol_student", student="23140599", what={**what, "klass": "城管2402班"})
    assert other.args["college"] == "城建学院"
    none = centre.refused("enrol_student", student="23140599", what={**what, "college": "占星学院"})
    assert none.who == ("manager",)
    unknown = centre.refused("enrol_student", student="23140599", what={**what, "klass": "机电2315班"})
    assert (unknown.mend, unknown.args["klass"]) == ("open_class", "机电2315班")
    assert centre.do("enrol_student", student="23140599", what=what) == centre.classes["机电2314班"]


@pytest.mark.rule("VOL-12")
def test_periods_are_fortnights_from_the_monday_of_the_first_week(centre: Centre) -> None:
    settings = centre.desk.settings

    def at(day: date) -> object:
        period = handed_in(datetime(day.year, day.month, day.day, 6, tzinfo=UTC), settings)
        return period and (period.n, period.first, period.last)

    assert at(date(2026, 11, 23)) == (6, FIRST, LAST)
    assert at(date(2026, 11, 16)) == (6, FIRST, LAST) == at(date(2026, 11, 29))
    assert at(date(2026, 9, 6)) is None
    assert at(date(2026, 9, 7)) == (1, date(2026, 8, 24), date(2026, 9, 6))
    change = {"key": "volunteer.term_starts", "value": "2026-08-24 2027-03-01"}
    centre.do("house.change_setting", MANAGER, **change)
    settings = centre.desk.settings
    assert at(date(2026, 11, 23)) == (6, FIRST, LAST), "the next term is entered, and this one goes on"
    assert at(date(2027, 2, 22)) == at(date(2027, 2, 28)) == (12, date(2027, 1, 25), date(2027, 2, 7))
    winter = (13, date(2027, 2, 8), date(2027, 2, 28))
    assert at(date(2027, 3, 1)) == winter, "27 weeks: the one left over is of the last period, and not late"
    assert at(date(2027, 3, 14)) == winter, "until the first period of the next is over"
    assert at(date(2027, 3, 15)) == (1, date(2027, 3, 1), date(2027, 3, 14))
    assert term_of(date(2027, 3, 2), settings) == date(2027, 3, 1)
    assert term_of(date(2027, 2, 28), settings) == date(2026, 8, 24)
    for wrong in ("2027-03-01 2026-08-24", "2026-08-24 2027-03-02"):
        no = centre.refused("house.change_setting", MANAGER, **{**change, "value": wrong})
        assert no.message
    nobody = a_period_is_over(centre.clock.now(), Settings({}, ""))
    assert nobody and nobody.who == ("manager",)
    for lost in ("2027-03-01", ""):
        no = centre.refused("house.change_setting", MANAGER, **{**change, "value": lost})
        assert "Write the next term's behind it" in no.message, "a term that has begun stays"
    centre.do("house.change_setting", MANAGER, **{**change, "value": "2026-08-31 2027-02-22"})
    settings = centre.desk.settings
    assert at(date(2026, 11, 23)) == (6, date(2026, 11, 9), date(2026, 11, 22)), "a wrong Monday is put right"


@pytest.mark.both
@pytest.mark.rule("VOL-12", "COM-01")
def test_a_class_hands_in_once_a_period_with_a_list_that_both_sign(centre: Centre) -> None:
    collection = centre.hand_in(2, 3)
    facts = centre.facts(collection)
    assert (facts.period, facts.first, facts.last) == (6, FIRST, LAST)
    assert (facts.booklets, facts.listed, facts.step) == (2, 3, Collection.COLLECTED)
    told = {"klass": centre.classes["机电2314班"], "booklets": 1, "listed": 1, "leader": "刘洋"}
    assert "next one" in centre.refused("hand_in", **told).message
    assert "fewer" in centre.refused("hand_in", **{**told, "booklets": 2}).message
    board = centre.desk.look(Board).result()
    assert [(one.name, one.listed, one.entered) for one in board.handed] == [("机电2314班", 3, 0)]
    assert [(one.facts.name, one.students) for one in board.missing] == [("城管2402班", 6)]
    [due] = centre.rows(select(DueAt.at))
    assert due.at.date() == date(2026, 11, 30)


@pytest.mark.rule("VOL-12")
def test_the_pile_is_closed_only_as_the_list_says_and_the_list_is_corrected_with_a_reason(
    centre: Centre,
) -> None:
    collection = centre.hand_in(2, 3)
    centre.enter(collection, FEW, OTHER)
    no = centre.refused("close_pile", collection=collection)
    assert (no.args["entries"], no.args["of_entries"], no.mend) == (2, 3, "correct_hand_in")
    told = {"collection": collection, "booklets": 2, "listed": 2, "why": "多数了一笔"}
    stale = centre.refused("correct_hand_in", **told, seen={"entries_listed": 9})
    assert (stale.args["seen"], stale.args["now"]) == (9, 3)
    centre.do("correct_hand_in", **told, seen={"entries_listed": 3, "booklets_listed": 2})
    assert [(r.n, r.listed) for r in centre.rows(select(CountRow.n, CountRow.listed))] == [(1, 3), (2, 2)]
    assert "already" in centre.refused("correct_hand_in", **told).message
    centre.do("print_hand_in_list", collection=collection)
    (data,) = centre.rows(
        select(DocumentRow.data).where(DocumentRow.kind == "VH").order_by(DocumentRow.made_at)
    )[-1]
    [said] = [one for one in json.loads(data)["blocks"][0]["facts"] if one["label"]["$text"] == "Corrected"]
    assert said["value"]["args"]["n"] == 1, "another paper of this number was signed before"
    centre.do("close_pile", collection=collection)
    assert centre.facts(collection).step is Collection.APPRAISED


@pytest.mark.rule("VOL-10")
@pytest.mark.parametrize(
    ("more", "why"),
    [
        ({"start": 690, "end": 510}, "ends before"),
        ({"start": 510, "end": 510}, "ends before"),
        ({"start": 510, "end": None}, "Both times"),
        ({"start": None, "end": None}, "no time"),
        ({"start": None, "end": None, "minutes": 1441}, "at most {le}"),
        ({"day": "2026-11-24"}, "future"),
        ({"day": "2026-11-23", "start": 600, "end": 900}, "future"),
        ({"day": "2026-11-16"}, "next one"),
        ({"witnessed": "2026-11-07"}, "before the service"),
        ({"witnessed": "2026-11-24"}, "still to come"),
    ],
)
def test_an_entry_that_cannot_be_is_refused(centre: Centre, more: dict[str, object], why: str) -> None:
    collection = centre.hand_in()
    told = {"collection": collection, "students": [FEW], "service": service(**more)}
    assert why in f"{centre.refused('enter_service', **told).text}"
    assert centre.facts(collection).entries == ()


@pytest.mark.both
@pytest.mark.rule("VOL-10")
def test_nobody_is_in_two_places_at_once(centre: Centre) -> None:
    collection = centre.hand_in()
    [first] = centre.enter(collection, FEW)
    meets = {"collection": collection, "students": [OTHER, FEW], "service": service(start=660, end=720)}
    no = centre.refused("enter_service", **meets)
    assert no.args["student"] == FEW
    assert len(centre.facts(collection).entries) == 1, "nobody of them was entered"
    centre.enter(collection, FEW, start=690, end=720)
    centre.do("strike_entry", collection=collection, entry=first)
    centre.enter(collection, FEW)
    states = [one.step for one in centre.facts(collection).entries]
    assert states == [Entry.STRUCK, Entry.OPEN, Entry.OPEN]


@pytest.mark.rule("VOL-10")
def test_a_service_does_not_come_twice_by_leaving_out_its_times(centre: Centre) -> None:
    collection = centre.hand_in()
    centre.enter(collection, FEW)
    told = {"collection": collection, "students": [OTHER, FEW]}
    bare = service(start=None, end=None, minutes=180)
    no = centre.refused("enter_service", **told, service=bare)
    assert (no.args["student"], no.args["place"]) == (FEW, "松江敬老院")
    centre.do("enter_service", **told, service={**bare, "place": "图书馆"})
    no = centre.refused("enter_service", **told, service=service(place="图书馆", start=800, end=860))
    assert no.args["student"] == OTHER, "nor by adding them"


@pytest.mark.rule("VOL-10")
def test_what_has_no_times_must_fit_into_its_day() -> None:
    day = date(2026, 11, 8)
    known = [Claim(FEW, day, None, 1000)]
    assert overlapping([Claim(FEW, day, 0, 440)], known) is None
    assert overlapping([Claim(FEW, day, 0, 441)], known)
    assert overlapping([Claim(OTHER, day, 0, 441)], known) is None
    assert overlapping([Claim(FEW, day, 0, 60), Claim(FEW, day, 59, 60)], [])


@pytest.mark.rule("VOL-12")
def test_late_ones_go_with_the_next_period_and_others_go_home(centre: Centre) -> None:
    collection = centre.hand_in(2, 2)
    centre.enter(collection, FEW, day="2026-11-01")
    centre.enter(collection, FEW)
    facts = centre.facts(collection)
    assert [is_late(one, facts) for one in facts.entries] == [True, False]
    other = {"collection": collection, "students": ["24021001"], "service": service()}
    assert "another class" in centre.refused("enter_service", **other).message
    twice = {"collection": collection, "students": [OTHER, OTHER], "service": service()}
    assert "once" in centre.refused("enter_service", **twice).message
    shown = centre.desk.look(CollectionShown, collection=collection).result()
    assert [one.name for one in shown.entries] == ["陈思远", "陈思远"]
    assert (shown.leader, shown.handed_to, shown.name) == ("刘洋", "许老师", "机电2314班")


@pytest.mark.rule("VOL-11")
def test_who_stamped_it_in_what_role_and_when_is_kept(centre: Centre) -> None:
    collection = centre.hand_in()
    stamps = ["association", "counsellor"]
    centre.enter(collection, stamps=stamps, witness="顾老师", role="teacher", witnessed="2026-11-09")
    [one] = centre.desk.look(CollectionShown, collection=collection).result().entries
    assert (one.witness, one.role, one.witnessed) == ("顾老师", "teacher", date(2026, 11, 9))
    assert one.facts.stamps == set(stamps)
    assert centre.do("print_hand_in_list", CLERKS, collection=collection)


@pytest.mark.both
@pytest.mark.rule("VOL-12")
def test_a_hand_in_of_the_wrong_class_is_taken_back_to_nothing_and_the_class_hands_in_anew(
    centre: Centre,
) -> None:
    klass = centre.classes["机电2314班"]
    wrong = centre.hand_in(3, 4)
    [entry] = centre.enter(wrong, FEW)
    told = {"collection": wrong, "why": "收的是城管2402班的册"}
    assert centre.refused("withdraw_hand_in", **told).args == {"n": 1}
    centre.do("strike_entry", collection=wrong, entry=entry)
    document = centre.do("withdraw_hand_in", **told)
    (data,) = centre.rows(select(DocumentRow.data).where(DocumentRow.id == document))[0]
    facts = json.loads(data)["blocks"][0]["facts"]
    assert [one["label"]["$text"] for one in facts][-1] == "Withdrawn"
    shown = centre.desk.look(CollectionShown, collection=wrong).result()
    assert (shown.facts.step, shown.withdrawn) == (Collection.WITHDRAWN, "收的是城管2402班的册")
    assert not centre.rows(select(DueAt.at)), "nothing falls due of it"
    board = centre.desk.look(Board).result()
    owing = {one.facts.name: one.leader for one in board.missing}
    assert owing == {"城管2402班": "", "机电2314班": ""}, "whoever brought it does not lead the class"
    right = centre.hand_in(1, 1)
    assert centre.facts(right).entries == ()
    again = {"klass": klass, "booklets": 1, "listed": 1, "leader": "刘洋"}
    assert "next one" in centre.refused("hand_in", **again).message, "only once at a time"
    centre.do("withdraw_hand_in", collection=right, why="又错了")
    centre.hand_in(1, 1)
    steps = sorted(one.step for one in centre.desk.look(Board).result().handed)
    assert steps == [Collection.COLLECTED, Collection.WITHDRAWN, Collection.WITHDRAWN]
    centre.do("print_hand_in_list", collection=wrong)
    told = [one.kind for one in centre.desk.look(ClassNews, klass=klass).result().lines]
    assert (told.count(News.HANDED_IN), told.count(News.HAND_IN_WITHDRAWN)) == (3, 2)


@pytest.mark.rule("VOL-12", "VOL-03")
def test_what_the_roster_put_into_a_withdrawn_hand_in_waits_for_the_next(centre: Centre) -> None:
    klass = centre.classes["机电2314班"]
    what = {
        "day": "2026-11-10",
        "start": 720,
        "end": 780,
        "place": "学院西门",
        "content": "值日",
        "people": 1,
    }
    slot = centre.do("plan_slot", klass=klass, what=what)
    centre.do("tick_attendance", slot=slot, students=[FEW], witness="许老师")
    collection = centre.hand_in()
    assert len(centre.facts(collection).entries) == 1
    centre.do("withdraw_hand_in", collection=collection, why="别班的册")
    assert centre.facts(collection).entries == ()
    again = centre.hand_in()
    assert len(centre.facts(again).entries) == 1
    # Nor is lost what goes back for want of a seal that was valid on its day.
    centre.do("withdraw_hand_in", collection=again, why="又错了")
    centre.do("untick_attendance", slot=slot, student=FEW)
    centre.do("register_seal", kind="centre", holder="志愿服务中心", since="2026-11-20")
    [entry] = centre.do("tick_attendance", slot=slot, students=[FEW], witness="许老师")
    back = centre.hand_in()
    assert centre.entry(back, entry).step is Entry.SENT_BACK
    centre.do("withdraw_hand_in", collection=back, why="还是错了")
    assert [one.id for one in centre.facts(centre.hand_in()).entries] == [entry]


@pytest.mark.rule("VOL-12", "VOL-14")
def test_a_closed_pile_of_which_nothing_is_left_is_withdrawn_and_handed_in_anew(centre: Centre) -> None:
    """One booklet, entered for the wrong student: nothing of it can be stamped."""
    collection, [entry] = centre.pile({})
    told = {"collection": collection, "why": "录错了人"}
    assert centre.refused("withdraw_hand_in", **told).args == {"n": 1}
    centre.do("strike_entry", collection=collection, entry=entry)
    assert centre.refused("stamp_collection", collection=collection).mend == "correct_hand_in"
    centre.do("withdraw_hand_in", **told)
    assert not centre.rows(select(DueAt.at))
    assert centre.enter(centre.hand_in(), "23140502")


@pytest.mark.rule("COM-70", "VOL-12")
def test_the_board_reads_what_is_in_work_and_nothing_that_grows_with_the_years(centre: Centre) -> None:
    kept, [entry] = centre.pile({})
    centre.judged(kept, entry, "send_back_entry", why="缺章")
    centre.do("stamp_collection", collection=kept)
    centre.do("return_booklets", collection=kept)
    assert centre.facts(kept).step is Collection.KEPT
    waits, _ = centre.pile({"of": "24021001"}, klass="城管2402班")
    for day, there in ((date(2027, 1, 4), {kept, waits}), (date(2027, 1, 5), {waits})):
        centre.clock.set(datetime(day.year, day.month, day.day, 5, tzinfo=UTC))
        assert {one.id for one in centre.desk.look(Board).result().handed} == there
    with Asked("reader") as statements:
        centre.desk.look(Board).result()
    grows = [one for one in statements.scans(centre) if FEW_OF.isdisjoint(one.split())]
    assert grows == [], "what grows with every period is sought by an index"


@pytest.mark.rule("VOL-11")
def test_each_stamp_names_who_put_it_there_and_what_has_none_of_the_three_is_not_collected(
    centre: Centre,
) -> None:
    collection = centre.hand_in(1, 1)
    told = {"collection": collection, "students": [FEW]}
    nobody = centre.refused("enter_service", **told, service=service(witness=None))
    assert "Who stamped the booklet?" in nobody.message
    [entry] = centre.do("enter_service", **told, service=service(stamps=[], witness=None))
    assert centre.entry(collection, entry).step is Entry.SENT_BACK, "it goes back at once"
    centre.do("close_pile", collection=collection)
    no = centre.refused("approve_entry", collection=collection, entry=entry)
    assert "None of the three valid seals" in no.message
    centre.do("stamp_collection", collection=collection)
    assert centre.balance(FEW) == 0
    centre.do("return_booklets", collection=collection)
    (data,) = centre.rows(select(DocumentRow.data).where(DocumentRow.kind == "VB"))[0]
    assert "no valid seal: have it stamped" in data, "the slip says why"


@pytest.mark.rule("VOL-11", "VOL-03")
def test_a_duty_is_ticked_with_a_seal_and_the_name_of_who_stamped(centre: Centre) -> None:
    klass = centre.classes["机电2314班"]
    what = {
        "day": "2026-11-10",
        "start": 720,
        "end": 780,
        "place": "学院西门",
        "content": "值日",
        "people": 1,
    }
    tick = {"slot": centre.do("plan_slot", klass=klass, what=what), "students": [FEW]}
    for less in ({}, {"witness": "刘洋", "stamps": []}):
        with pytest.raises(Unreadable):
            centre.do("tick_attendance", **tick, **less)
    [entry] = centre.do("tick_attendance", **tick, witness="刘洋")
    collection = centre.hand_in()
    [one] = centre.desk.look(CollectionShown, collection=collection).result().entries
    assert (one.facts.id, one.witness) == (entry, "刘洋")
