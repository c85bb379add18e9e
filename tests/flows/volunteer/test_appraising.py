"""Entries are judged and stamped; fakes cost hours, and a withdrawal computes anew (VOL-11, 13, 14, 20, 21)."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from threading import Barrier

import pytest
from sqlalchemy import select, text

from app.flows.volunteer.checks import ledgers_fit, nobody_is_credited_twice_for_one_time
from app.flows.volunteer.commands import appraising, entering
from app.flows.volunteer.facts.form_sheets import AppraisalForm
from app.flows.volunteer.facts.tracks import Collection, Entry
from app.flows.volunteer.facts.views import LedgerShown
from app.flows.volunteer.model.booklets import EntryRow
from app.flows.volunteer.model.ledger import ActRow
from app.flows.volunteer.queries.forms import forms_of
from app.flows.volunteer.rules.ledger import if_fake
from app.flows.volunteer.rules.services import overlapping
from app.house import open_house
from app.kernel.refusal import Refused
from tests.counters import once_both_know
from tests.fixtures import Database
from tests.flows.volunteer.at_once import at_once, beside
from tests.flows.volunteer.centre import CLASSES, CLERKS, HEADS, MANAGER, Centre, service
from tests.flows.volunteer.certified import pupils

FEW, OTHER = "23140501", "23140502"


def found(centre: Centre) -> list[str]:
    """What the deep audit says of the ledgers."""
    with centre.house.store.reading() as db:
        return [str(one) for one in ledgers_fit(db)]


def times(centre: Centre) -> list[str]:
    """What the deep audit says of hours that two stamped entries claim."""
    with centre.house.store.reading() as db:
        return [str(one) for one in nobody_is_credited_twice_for_one_time(db)]


@pytest.mark.rule("VOL-13", "VOL-11")
def test_an_entry_is_approved_with_a_valid_stamp_and_a_long_one_with_a_note(centre: Centre) -> None:
    collection, (bare, long, short) = centre.pile(
        {"stamps": []}, {"start": 720, "end": 901}, {"start": 960, "end": 1140}
    )
    here = {"collection": collection}
    assert "three valid seals" in centre.refused("approve_entry", **here, entry=bare).message
    no = centre.refused("approve_entry", **here, entry=long)
    assert (no.args["minutes"], no.mend) == (181, "verify_entry")
    assert "why" in centre.refused("verify_entry", **here, entry=long, how="not_needed").message
    centre.do("verify_entry", **here, entry=long, how="telephone", note="问过站长")
    for entry in (long, short):
        centre.judged(collection, entry)
    assert [one.step for one in centre.facts(collection).entries] == [
        Entry.SENT_BACK,
        Entry.APPROVED,
        Entry.APPROVED,
    ]


@pytest.mark.both
@pytest.mark.rule("VOL-14")
def test_a_stamp_credits_every_approved_minute_once_and_says_what_it_left_out(centre: Centre) -> None:
    collection, (one, two, back) = centre.pile({}, {"of": OTHER}, {"start": 720, "end": 780})
    here = {"collection": collection}
    centre.judged(collection, one)
    assert centre.refused("stamp_collection", **here).args["left"] == 2
    centre.judged(collection, two)
    centre.judged(collection, back, "send_back_entry", why="缺章")
    stamped = centre.do("stamp_collection", **here)
    assert (stamped.credited, stamped.minutes, stamped.left_out) == (2, 360, (back,))
    assert "nothing was approved since" in centre.refused("stamp_collection", **here).message
    assert (centre.balance(FEW), centre.balance(OTHER)) == (180, 180)
    # What was sent back comes again: approved later, stamped again, the rest counts no second time.
    centre.judged(collection, back)
    assert centre.do("stamp_collection", **here).minutes == 60
    assert (centre.balance(FEW), centre.balance(OTHER)) == (240, 180)
    assert centre.facts(collection).step is Collection.STAMPED
    assert found(centre) == []


@pytest.mark.rule("VOL-10", "VOL-14")
def test_the_same_hours_count_once_however_they_come(centre: Centre) -> None:
    collection, [first] = centre.pile({})
    centre.judged(collection, first, "send_back_entry", why="补章")
    centre.do("stamp_collection", collection=collection)
    centre.clock.set(datetime(2026, 12, 8, 6, 6, tzinfo=UTC))
    later, [again] = centre.pile({})
    centre.judged(later, again)
    centre.do("stamp_collection", collection=later)
    here = {"collection": collection, "entry": first}
    no = centre.refused("judge_fake", **here, student=FEW, why="主办方名单无此人")
    assert "in once more" in no.message, "one service is a fake once"
    no = centre.refused("approve_entry", **here)
    assert (no.args["student"], centre.balance()) == (FEW, 180)
    assert times(centre) == []
    state = f"UPDATE volunteer_entries SET state = 'stamped' WHERE id = '{first}'"
    centre.house.store.writer.run(lambda db: db.execute(text(state)))
    assert len(times(centre)) == 1, "the deep audit finds what two collections say of one time"


@pytest.mark.rule("VOL-10", "VOL-20")
def test_who_says_to_have_been_elsewhere_at_that_time_has_faked_what_was_sent_back(centre: Centre) -> None:
    collection, [first, _] = centre.pile({}, {"start": 900, "end": 960})
    centre.judged(collection, first, "send_back_entry", why="补章")
    centre.clock.set(datetime(2026, 12, 8, 6, 6, tzinfo=UTC))
    centre.pile({"place": "校图书馆"})
    centre.judged(collection, first, "judge_fake")
    assert centre.entry(collection, first).step is Entry.FAKE


@pytest.mark.both
@pytest.mark.rule("VOL-20", "COM-06")
def test_of_two_counters_that_judge_one_student_the_second_looks_at_the_consequences_again(
    centre: Centre, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    collection, entries = centre.pile({}, {"start": 720, "end": 780}, {"start": 800, "end": 830})
    centre.judged(collection, entries[0])
    centre.do("verify_entry", collection=collection, entry=entries[0], how="telephone")
    for entry in entries[1:]:
        centre.judged(collection, entry, "send_back_entry")
    centre.do("stamp_collection", collection=collection)
    centre.clock.set(datetime(2026, 12, 8, 6, 6, tzinfo=UTC))
    later, [again] = centre.pile({"day": "2026-11-20"})
    told = {"student": FEW, "why": "主办方名单无此人", "seen": {"minutes_had": 180}}
    monkeypatch.setattr(appraising, "_hold_ledger", once_both_know(Barrier(2), appraising._hold_ledger))
    with beside(centre, database) as other:
        said = at_once(
            lambda: centre.do("judge_fake", id="here", collection=later, entry=again, **told),
            lambda: other.do("judge_fake", id="there", collection=collection, entry=entries[2], **told),
        )
    assert sorted(map(bool, said)) == [False, True], "what was told was told of a first fake"
    assert centre.balance() in (0, 150)


@pytest.mark.both
@pytest.mark.rule("VOL-10", "VOL-14", "COM-06")
def test_of_two_counters_that_enter_the_same_hours_one_is_refused(
    centre: Centre, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    collections = [centre.hand_in()]
    centre.clock.set(datetime(2026, 12, 8, 6, 6, tzinfo=UTC))
    collections.append(centre.hand_in())
    centre.do("house.add_counter", MANAGER, counter="A2", name="侧台", flows=["volunteer"])
    second = open_house(
        database.home, database.url, counter="A2", clock=centre.clock, folders=database.folders
    )
    counters = (centre, Centre(second, centre.clock))
    both = Barrier(2)
    monkeypatch.setattr(entering, "overlapping", once_both_know(both, overlapping))

    def enter(n: int) -> bool:
        try:
            told = {"students": [FEW], "service": service(), "activity": None}
            counters[n].do("enter_service", collection=collections[n], id=f"at-once-{n}", **told)
        except Refused:
            return False
        return True

    try:
        with ThreadPoolExecutor(2) as two:
            assert sorted(two.map(enter, range(2))) == [False, True]
    finally:
        second.close()
    assert len(centre.rows(select(EntryRow.id))) == 1


@pytest.mark.rule("VOL-14", "VOL-15", "VOL-30")
def test_the_centres_own_mistake_is_struck_before_the_stamp_and_by_the_head_after_it(centre: Centre) -> None:
    collection, (kept, wrong, twice, back) = centre.pile(
        {}, {"start": 720, "end": 780}, {"start": 800, "end": 860}, {"start": 900, "end": 960}
    )
    here = {"collection": collection}
    for entry in (kept, wrong, twice):
        centre.judged(collection, entry)
    centre.judged(collection, back, "send_back_entry", why="看错了")
    for entry in (twice, back):
        centre.do("strike_entry", **here, entry=entry)
    centre.do("correct_hand_in", **here, booklets=1, listed=2, why="多录了两笔")
    centre.do("stamp_collection", **here)
    no = centre.refused("strike_stamped", CLERKS, **here, entry=wrong, student=FEW, why="录错了人")
    assert (no.who, centre.balance()) == (("centre_head",), 240)
    centre.judged(collection, wrong, "strike_stamped", why="录错了人")
    assert (centre.balance(), centre.entry(collection, wrong).step) == (180, Entry.STRUCK)
    assert [line.nth for line in centre.ledger()] == [0, 0, 0], "that is no fake"
    form = forms(centre)
    assert [row.effect.change for row in form.rows] == [180, 60, -60]
    assert [month.minutes for month in form.months] == [180]
    assert found(centre) == times(centre) == []
    # What opens once more is appraised and stamped, though there is an entry less than the list says.
    centre.judged(collection, kept, "judge_fake")
    centre.judged(collection, kept, "withdraw_judgement", why="误判")
    centre.judged(collection, kept)
    assert centre.do("stamp_collection", **here).minutes == 180


def forms(centre: Centre) -> AppraisalForm:
    """The appraisal form of the first student."""
    with centre.house.store.reading() as db:
        return forms_of(db, [centre.student()], date(2026, 11, 23), centre.desk.settings)[FEW]


@pytest.mark.rule("VOL-13")
def test_a_long_service_that_was_written_as_two_is_long(centre: Centre) -> None:
    collection, (one, two, far, other) = centre.pile(
        {"start": 480, "end": 660},
        {"start": 660, "end": 840},
        {"start": 900, "end": 960},
        {"of": OTHER, "start": 840, "end": 900},
    )
    here = {"collection": collection}
    for entry in (one, two):
        no = centre.refused("approve_entry", **here, entry=entry)
        assert (no.args["minutes"], no.mend) == (360, "verify_entry")
    for entry in (far, other):
        centre.judged(collection, entry)
    centre.do("verify_entry", **here, entry=one, how="telephone")
    centre.judged(collection, one)


@pytest.mark.rule("VOL-13")
def test_a_long_service_that_was_sent_that_was_sent_back_is_verified_when_it_comes_again(
    centre: Centre,
) -> None:
    collection, [long] = centre.pile({"start": 480, "end": 780})
    here = {"collection": collection, "entry": long}
    centre.judged(collection, long, "send_back_entry", why="请交主办方证明")
    assert centre.refused("approve_entry", **here).mend == "verify_entry"
    centre.do("verify_entry", **here, how="letter")
    centre.judged(collection, long)
    assert centre.entry(collection, long).step is Entry.APPROVED


@pytest.mark.both
@pytest.mark.rule("VOL-14", "COM-06")
def test_two_clerks_who_stamp_at_once_credit_once(centre: Centre) -> None:
    collection, entries = centre.pile({}, {"of": OTHER})
    for entry in entries:
        centre.judged(collection, entry)

    def stamp(n: int) -> object:
        try:
            return centre.do("stamp_collection", CLERKS, collection=collection, id=f"both-{n}").minutes
        except Refused as refused:
            return refused.no.message

    with ThreadPoolExecutor(2) as two:
        answers = list(two.map(stamp, range(2)))
    assert min(map(str, answers)) == "360" and 360 in answers and answers[0] != answers[1]
    assert len(centre.rows(select(ActRow.entry))) == 2
    assert centre.balance(FEW) == 180


@pytest.mark.both
@pytest.mark.rule("VOL-20", "VOL-21", "VOL-22")
def test_fakes_cost_what_was_told_before_and_the_head_withdraws_one(centre: Centre) -> None:
    times = [{"start": 70 * n, "end": 70 * n + 60} for n in range(8, 14)]
    collection, entries = centre.pile(*times)
    real, first, second, later = entries[:3], entries[3], entries[4], entries[5]
    for entry in real:
        centre.judged(collection, entry)
    for entry in (first, second):
        centre.judged(collection, entry, "send_back_entry", why="再看")
    centre.judged(collection, later)
    centre.do("stamp_collection", collection=collection)
    assert centre.balance() == 240
    told = if_fake(centre.student(), centre.entry(collection, first), centre.clock.now())
    assert (told.nth, told.change, told.balance) == (1, -60, 180)
    assert centre.balance() == 240, "nothing was done"
    centre.judged(collection, first, "judge_fake", seen={"minutes_had": 240})
    args = {"collection": collection, "entry": second, "student": FEW, "why": "名单无此人"}
    stale = centre.refused("judge_fake", **args, seen={"minutes_had": 240})
    assert (stale.args["seen"], stale.args["now"]) == (240, 180)
    one_less = {"minutes_had": 180, "fakes_found": 0}
    stale = centre.refused("judge_fake", **args, seen=one_less)
    assert (stale.args["seen"], stale.args["now"], stale.args["staff"]) == (0, 1, CLERKS.login)
    assert "another student" in centre.refused("judge_fake", **{**args, "student": OTHER}).message
    centre.judged(collection, second, "judge_fake", seen={"minutes_had": 180, "fakes_found": 1})
    assert centre.balance() == 60
    withdraw = {"collection": collection, "entry": first, "student": FEW, "why": "名单补上了"}
    assert centre.refused("withdraw_judgement", CLERKS, **withdraw).who == ("centre_head",)
    centre.do("withdraw_judgement", HEADS, **withdraw)
    assert centre.balance() == 180, "the second is the first now"
    assert centre.entry(collection, first).step is Entry.OPEN
    centre.judged(collection, first)
    assert centre.do("stamp_collection", collection=collection).minutes == 60
    assert centre.balance() == 240
    shown = centre.desk.look(LedgerShown, student=FEW).result()
    assert [one.act.kind for one in shown.acts] == [*["credit"] * 4, "fake", "fake", "withdrawn", "credit"]
    assert {one.by for one in shown.acts} == {"许老师", "沈主任"}
    assert shown.acts[4].why == "主办方名单无此人"
    assert found(centre) == []


@pytest.mark.both
@pytest.mark.rule("VOL-20")
def test_a_fake_is_found_after_the_stamp(centre: Centre) -> None:
    collection, (one, two) = centre.pile({}, {"start": 720, "end": 840})
    for entry in (one, two):
        centre.judged(collection, entry)
    centre.do("stamp_collection", collection=collection)
    centre.judged(collection, two, "judge_fake")
    assert centre.balance() == 180 - 120
    assert centre.entry(collection, two).step is Entry.FAKE
    assert found(centre) == []


@pytest.mark.rule("VOL-14", "COM-05")
def test_the_deep_audit_finds_an_entry_that_is_not_what_the_ledger_says(centre: Centre) -> None:
    collection, (one, two) = centre.pile({}, {"of": OTHER})
    for entry in (one, two):
        centre.judged(collection, entry)
    centre.do("stamp_collection", collection=collection)
    centre.house.store.writer.run(
        lambda db: db.execute(text(f"UPDATE volunteer_entries SET state = 'approved' WHERE id = '{one}'"))
    )
    assert len(found(centre)) == 1
    twice = "INSERT INTO volunteer_acts SELECT student, n + 1, kind, entry, minutes, why, by, at FROM volunteer_acts"
    centre.house.store.writer.run(lambda db: db.execute(text(f"{twice} WHERE student = '{OTHER}'")))
    assert any("count twice" in one for one in found(centre))


@pytest.mark.rule("VOL-02", "VOL-14")
def test_what_is_held_since_it_was_approved_is_verified_before_it_is_credited(centre: Centre) -> None:
    one, other = (pupils(klass)[:3] for klass in CLASSES)
    collection, entries = centre.pile(*({"of": student} for student in one))
    for entry in entries:
        centre.judged(collection, entry)
    centre.pile(*({"of": student} for student in other), klass=list(CLASSES)[1])
    no = centre.refused("stamp_collection", collection=collection)
    assert (no.args["n"], no.mend) == (3, "verify_entry")
    assert centre.balance(one[0]) == 0
    for entry in entries:
        centre.do("verify_entry", collection=collection, entry=entry, how="telephone")
    centre.do("stamp_collection", collection=collection)
    assert centre.balance(one[0]) == 180


@pytest.mark.rule("VOL-02", "VOL-11")
def test_who_hands_in_once_more_what_was_sent_back_is_counted_once(centre: Centre) -> None:
    three = pupils(next(iter(CLASSES)))[:3]
    first = centre.hand_in(3, 3)
    centre.enter(first, *three, stamps=[], witness=None)
    centre.do("close_pile", collection=first)
    centre.do("stamp_collection", collection=first)
    centre.clock.set(datetime(2026, 11, 30, 6, tzinfo=UTC))
    second = centre.hand_in(3, 3)
    entries = centre.enter(second, *three)
    centre.do("close_pile", collection=second)
    for entry in entries:
        centre.judged(second, entry)
    assert {one.step for one in centre.facts(second).entries} == {Entry.APPROVED}
