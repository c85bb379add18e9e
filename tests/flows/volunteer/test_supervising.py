"""The league secretary sees the own class, is told, sends a list back, and changes no entry (VOL-04)."""

import pytest
from sqlalchemy import select

from app.counter.overview import Hits
from app.flows.volunteer.facts.activities import Activities
from app.flows.volunteer.facts.people import Classes, ClassStudents, StudentsFound
from app.flows.volunteer.facts.roles import SECRETARY
from app.flows.volunteer.facts.supervising import ClassNews, News
from app.flows.volunteer.facts.views import Board, CollectionShown, LedgerShown, Roster
from app.flows.volunteer.flow import FLOW
from app.kernel.judge import Staff
from app.kernel.refusal import Refused
from app.store.journal import Journal
from tests.flows.volunteer.centre import CLASSES, MANAGER, Centre

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
    assert all(closed(centre, kind, klass=klass) for kind in (Roster, ClassStudents, ClassNews))
    no = centre.refused("send_back_list", SECRETARIES, collection=other, why="不对")
    assert "another class" in no.message
    tried = centre.rows(select(Journal.command).where(Journal.command == "volunteer.note_try"))
    assert len(tried) >= 2, "who tried to open it is written down"


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
    assert sorted(one.kind for one in news.lines) == sorted(News)
    assert {one.name for one in news.lines} == {"", "陈思远"}
    assert news.unseen == 4
    centre.do("read_news", SECRETARIES, klass=klass)
    assert centre.desk.look(ClassNews, klass=klass).result().unseen == 0
    other = centre.refused("read_news", SECRETARIES, klass=centre.classes[OTHER])
    assert "another class" in other.message


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
