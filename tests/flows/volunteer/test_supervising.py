"""The league secretary sees the own class, is told, sends a list back, and changes no entry (VOL-04)."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import select

from app.counter.overview import Agenda, DueRow, Hits
from app.flows.volunteer.facts.activities import Activities
from app.flows.volunteer.facts.archive import ArchiveShown
from app.flows.volunteer.facts.certificates import ClassCertificates
from app.flows.volunteer.facts.form_views import TallyShown
from app.flows.volunteer.facts.ids import ArchiveId, TallyId
from app.flows.volunteer.facts.people import Classes, ClassStudents, StudentsFound
from app.flows.volunteer.facts.roles import SECRETARY
from app.flows.volunteer.facts.supervising import ClassNews, News
from app.flows.volunteer.facts.views import Board, CollectionShown, LedgerShown, Roster
from app.flows.volunteer.flow import FLOW
from app.kernel.judge import Staff
from app.kernel.refusal import Refused
from app.store.journal import Journal
from tests.flows.volunteer.centre import CLASSES, CLERKS, MANAGER, Centre

CLASS, OTHER = CLASSES
SECRETARIES = Staff("fang", frozenset({SECRETARY}))
PLANNED = {
    "day": "2026-11-08",
    "start": 510,
    "end": 690,
    "place": "敬老院",
    "content": "读报",
    "organiser": "敬老院",
    "places": 3,
    "leader": "林嘉怡",
}


@pytest.fixture
def supervised(centre: Centre) -> Centre:
    """The secretary of 机电2314班 logs in; both classes have handed in."""
    told = {"login": "fang", "name": "方圆", "roles": [SECRETARY], "pin": "538164"}
    centre.do("house.add_staff", MANAGER, **told)
    named = {
        "klass": centre.classes[CLASS],
        "year": 2026,
        "leader": "刘洋",
        "secretary": "方圆",
        "login": "fang",
    }
    centre.do("name_officers", **named)
    return centre


def closed(centre: Centre, kind: type, **args: str) -> bool:
    """Whether a look of the secretary is refused."""
    with pytest.raises(Refused) as refused:
        centre.desk.look(kind, **args).result()
    return "another class" in refused.value.no.message


@pytest.mark.rule("VOL-04")
def test_a_secretary_sees_the_own_class_and_nothing_else(supervised: Centre) -> None:
    centre = supervised
    own, other = centre.hand_in(), centre.hand_in(klass=OTHER)
    for name in CLASSES:
        centre.do("register_activity", klass=centre.classes[name], what=PLANNED)
    look = centre.desk.look
    centre.desk.staff = SECRETARIES
    board = look(Board).result()
    assert ([one.name for one in board.handed], board.missing) == ([CLASS], ())
    assert [one.facts.name for one in look(Classes).result().classes] == [CLASS]
    assert [one.name for one in look(Activities).result().activities] == [CLASS]
    assert {one.klass for one in look(StudentsFound, words="wg").result().students} == {CLASS}
    assert {hit.record for hit in look(Hits, words="wg").result().hits if hit.record} == {"23140503"}
    assert look(CollectionShown, collection=own).result().name == CLASS
    assert look(LedgerShown, student="23140501").result().klass == CLASS
    assert closed(centre, CollectionShown, collection=other)
    assert closed(centre, LedgerShown, student="24021001")
    klass = centre.classes[OTHER]
    of_classes = (Roster, ClassStudents, ClassNews, ClassCertificates)
    assert all(closed(centre, kind, klass=klass) for kind in of_classes)
    assert closed(centre, ArchiveShown, archive=ArchiveId.of(klass, 2026))
    no = centre.refused("send_back_list", SECRETARIES, collection=other, why="不对")
    assert "another class" in no.message
    tried = centre.rows(select(Journal.command).where(Journal.command == "volunteer.note_try"))
    assert len(tried) >= 2, "who tried to open it is written down"


def told_now(centre: Centre) -> list[tuple[str, bool, bool]]:
    """What whoever is at work is told in the bell and on Today."""
    return [(one.record, one.rings, one.mine) for one in agenda(centre) if one.news]


def agenda(centre: Centre) -> tuple[DueRow, ...]:
    return centre.desk.look(Agenda).result().rows


@pytest.mark.rule("VOL-04", "COM-50")
def test_the_secretary_is_told_of_a_month_that_was_confirmed_and_checked(supervised: Centre) -> None:
    centre = supervised
    collection, [entry] = centre.pile({})
    centre.judged(collection, entry)
    centre.do("stamp_collection", collection=collection)
    klass = centre.classes[CLASS]
    centre.do("read_news", SECRETARIES, klass=klass)
    centre.clock.set(datetime(2026, 12, 2, 6, tzinfo=UTC))
    tally = TallyId.of(klass, date(2026, 11, 1))
    centre.do("confirm_tally", tally=tally, leader="刘洋")
    centre.do("check_tally", tally=tally, collections=[])
    assert told_now(centre) == [], "nobody else is told"
    centre.desk.staff = SECRETARIES
    [row] = agenda(centre)
    assert (row.record, row.line.name, row.title.args["n"]) == (f"class:{klass}", CLASS, 2)
    lines = centre.desk.look(ClassNews, klass=klass).result().lines
    assert {(one.kind, one.month) for one in lines if not one.seen} == {
        (News.TALLIED, date(2026, 11, 1)),
        (News.CHECKED, date(2026, 11, 1)),
    }


@pytest.mark.rule("VOL-02", "COM-50")
def test_an_activity_that_is_to_be_told_or_found_real_stands_on_today(supervised: Centre) -> None:
    centre = supervised
    klass = centre.classes[CLASS]
    what = {**PLANNED, "day": "2026-11-24", "places": 6}
    one = centre.do("register_activity", klass=klass, what=what)
    centre.do("register_activity", klass=klass, what={**what, "places": 4, "place": "松江二院"})
    centre.do("register_activity", klass=klass, what={**what, "day": "2026-12-24"})

    def stands() -> list[tuple[str, str]]:
        return [(row.record, row.title.message) for row in agenda(centre) if row.record]

    centre.desk.staff = CLERKS
    assert stands() == [(f"activity:{one}", "The centre is to be told")]
    at = "2026-11-23T05:00:00Z"
    telling = {"leader_told_by": "陈思远", "leader_told_at": at, "centre_told_by": "刘洋"}
    centre.do("tell_centre", activity=one, told=telling)
    assert stands() == [(f"activity:{one}", "Find out whether it is real")]
    centre.desk.staff = SECRETARIES
    assert stands() == [], "the centre sees to it"
    centre.desk.staff = CLERKS
    centre.do("confirm_activity", activity=one, how="telephone")
    assert stands() == []


@pytest.mark.rule("VOL-04")
def test_the_secretary_is_told_of_each_hand_in_verification_and_fake(supervised: Centre) -> None:
    centre = supervised
    collection, (long, fake) = centre.pile({"end": 780}, {"start": 800, "end": 860})
    centre.do("verify_entry", collection=collection, entry=long, how="telephone", note="问过")
    centre.judged(collection, fake, "judge_fake")
    centre.judged(collection, fake, "withdraw_judgement")
    klass = centre.classes[CLASS]
    centre.desk.staff = SECRETARIES
    news = centre.desk.look(ClassNews, klass=klass).result()
    of_entries = {News.HANDED_IN, News.VERIFIED, News.FAKE, News.WITHDRAWN}
    assert sorted(one.kind for one in news.lines) == sorted(of_entries)
    assert {one.name for one in news.lines} == {"", "陈思远"}
    assert news.unseen == 4
    assert told_now(centre) == [(f"class:{klass}", True, True)]
    centre.do("read_news", SECRETARIES, klass=klass)
    assert told_now(centre) == [], "once read it is gone"
    assert centre.desk.look(ClassNews, klass=klass).result().unseen == 0
    other = centre.refused("read_news", SECRETARIES, klass=centre.classes[OTHER])
    assert "another class" in other.message


@pytest.mark.both
@pytest.mark.rule("VOL-04", "VOL-01")
def test_who_is_named_for_next_year_waits_for_its_first_day(supervised: Centre) -> None:
    centre = supervised
    mine = centre.hand_in()
    nexts = Staff("ning", SECRETARIES.roles)
    told = {"login": "ning", "name": "宁远", "roles": [SECRETARY], "pin": "538165"}
    centre.do("house.add_staff", MANAGER, **told)
    opened = {"klass": CLASS, "college": "机电学院", "year": 2027, "secretary": "宁远", "login": "ning"}
    centre.do("open_class", what=opened)
    klass, look = centre.classes[CLASS], centre.desk.look
    tally = TallyId.of(klass, date(2026, 11, 1))

    def sees_it(staff: Staff) -> bool:
        centre.desk.staff = staff
        if not look(Classes).result().classes:
            assert look(Board).result().handed == () and told_of(staff) == []
            assert closed(centre, CollectionShown, collection=mine) and closed(centre, Roster, klass=klass)
            assert (
                "another class" in centre.refused("send_back_list", staff, collection=mine, why="x").message
            )
            assert "another class" in centre.refused("read_news", staff, klass=klass).message
            return False
        assert look(CollectionShown, collection=mine).result().name == CLASS
        assert told_of(staff) == [f"class:{klass}"] and look(TallyShown, tally=str(tally)).result()
        return True

    def told_of(staff: Staff) -> list[str]:
        centre.desk.staff = staff
        return [one for one, _, _ in told_now(centre)]

    assert sees_it(SECRETARIES) and not sees_it(nexts)
    centre.clock.set(datetime(2027, 7, 31, 15, 59, tzinfo=UTC))
    assert sees_it(SECRETARIES) and not sees_it(nexts), "a minute before the first of August"
    centre.clock.set(datetime(2027, 8, 1, 4, tzinfo=UTC))
    assert sees_it(nexts) and not sees_it(SECRETARIES)


@pytest.mark.rule("VOL-04", "VOL-02")
def test_the_secretary_is_told_that_an_activity_was_found_real(supervised: Centre) -> None:
    centre = supervised
    klass = centre.classes[CLASS]
    one = centre.do("register_activity", klass=klass, what=PLANNED)
    centre.do("confirm_activity", activity=one, how="telephone")
    centre.desk.staff = SECRETARIES
    [line] = centre.desk.look(ClassNews, klass=klass).result().lines
    assert (line.kind, line.what, line.seen) == (News.FOUND_REAL, "敬老院 · 读报", False)
    assert [row.line.about.args["what"].message for row in agenda(centre) if row.news] == [
        "an activity found real"
    ]


@pytest.mark.rule("VOL-04")
def test_a_list_that_was_sent_back_is_taken_once_the_centre_has_answered(supervised: Centre) -> None:
    centre = supervised
    collection = centre.hand_in()
    centre.enter(collection)
    here = {"collection": collection}
    assert centre.refused("send_back_list", **here, why="少一本").who == (SECRETARY,)
    centre.do("send_back_list", SECRETARIES, **here, why="少一本")
    assert "already" in centre.refused("send_back_list", SECRETARIES, **here, why="少一本").message
    assert centre.refused("close_pile", **here).mend == "answer_remark"
    shown = centre.desk.look(CollectionShown, collection=collection).result()
    assert shown.remark == "少一本"
    centre.do("answer_remark", **here, answer="补上了")
    assert "nothing back" in centre.refused("answer_remark", **here, answer="补上了").message
    centre.do("close_pile", **here)
    assert centre.refused("send_back_list", SECRETARIES, **here, why="晚了").args["steps"]


@pytest.mark.rule("VOL-04")
def test_a_secretary_changes_no_entry(supervised: Centre) -> None:
    allowed = {act.name for act in FLOW.acts if SECRETARY in act.roles}
    assert allowed <= {"send_back_list", "send_back_tally", "read_news", "note_try"}
