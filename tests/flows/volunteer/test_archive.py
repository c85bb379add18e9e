"""The class archive: entered month by month as it was confirmed, closed with the year, frozen from then on (VOL-31)."""

import random
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select, text

from app.counter.documents import DocumentRow
from app.counter.overview import Agenda
from app.flows.volunteer.checks import archives_fit
from app.flows.volunteer.facts.archive import ArchiveShown, Shelf
from app.flows.volunteer.facts.form_views import ClassForms, TallyBook
from app.flows.volunteer.facts.ids import ArchiveId, TallyId
from app.flows.volunteer.facts.tracks import Collection, Entry, Form
from app.flows.volunteer.model.archive import ClosedRow
from app.flows.volunteer.rules import archive as rules
from app.flows.volunteer.rules.archive import archive_by, owed
from app.flows.volunteer.rules.forms import is_done, stands
from app.kernel.refusal import Refused
from app.kernel.text import Text
from app.paper.words import Words
from app.store.tables import DueAt
from app.store.writer import Priority
from tests.flows.volunteer.centre import CLASSES, CLERKS, Centre
from tests.flows.volunteer.certified import certifying, credited, given, pupils
from tests.flows.volunteer.certified import shown as has_shown
from tests.flows.volunteer.test_activities import register

__all__ = ["certifying"]

KLASS, NOVEMBER, DECEMBER = "机电2314班", date(2026, 11, 1), date(2026, 12, 1)
FEW, OTHER = "23140501", "23140502"


def shown(centre: Centre) -> ArchiveShown:
    found: ArchiveShown = centre.desk.look(ArchiveShown, archive=here(centre)["archive"]).result()
    return found


def here(centre: Centre) -> dict[str, str]:
    return {"archive": ArchiveId.of(centre.classes[KLASS], 2026)}


def tallied(centre: Centre, *collections: str, month: date = NOVEMBER) -> None:
    """The month is confirmed and checked."""
    tally = {"tally": TallyId.of(centre.classes[KLASS], month)}
    centre.do("confirm_tally", **tally, leader="刘洋")
    centre.do("check_tally", **tally, collections=list(collections))


def kept(centre: Centre) -> str:
    """Two students' hours of November: stamped, on the forms, tallied; December has begun."""
    collection, entries = centre.pile({}, {"of": OTHER, "start": 720, "end": 840})
    for entry in entries:
        centre.judged(collection, entry)
    centre.do("stamp_collection", collection=collection)
    both = {"collection": collection, "students": [FEW, OTHER]}
    centre.do("give_forms", **both)
    centre.do("enter_forms", **both)
    centre.do("stamp_forms", **both)
    centre.do("return_booklets", collection=collection)
    centre.clock.set(datetime(2026, 12, 2, 6, tzinfo=UTC))
    tallied(centre, collection)
    return collection


def forms_due(centre: Centre) -> list[tuple[str, str | None]]:
    centre.desk.staff = CLERKS
    return [
        (one.case, one.does)
        for one in centre.desk.look(Agenda).result().rows
        if one.at <= centre.clock.now() and one.name in ("forms_back", "difference")
    ]


@pytest.mark.both
@pytest.mark.rule("VOL-15", "VOL-20")
def test_a_fake_that_is_found_in_an_archived_collection_still_goes_on_the_form(centre: Centre) -> None:
    collection = kept(centre)
    month = {**here(centre), "month": NOVEMBER.isoformat()}
    centre.do("enter_month", **month, collections=[collection])
    centre.judged(collection, centre.facts(collection).entries[0].id, "judge_fake")
    [carrier] = centre.desk.look(ClassForms, klass=centre.classes[KLASS]).result().collections
    one = {"collection": carrier.id, "students": [FEW]}
    centre.do("give_forms", **one)
    assert carrier.id == collection and stands(centre.student(FEW)).place is Form.OUT
    given_at = centre.clock.now()
    assert forms_due(centre) == []
    centre.clock.set(given_at + timedelta(days=7))
    assert forms_due(centre) == [(collection, "enter_forms")], (
        "a form that is out is missed, whatever its collection"
    )
    centre.do("name_difference", collection=collection, student=FEW, why="少写两小时")
    centre.clock.set(given_at + timedelta(days=10))
    assert forms_due(centre) == [(collection, "give_forms")]
    centre.do("give_forms", **one)
    assert forms_due(centre) == []
    centre.do("enter_forms", **one)
    centre.do("stamp_forms", **one)
    assert is_done(stands(centre.student(FEW)))
    assert centre.facts(collection).step is Collection.ARCHIVED


@pytest.mark.both
@pytest.mark.rule("VOL-31")
def test_a_month_goes_in_once_it_is_checked_and_its_collections_are_done(centre: Centre) -> None:
    collection = kept(centre)
    month = {**here(centre), "month": NOVEMBER.isoformat()}
    facts = centre.facts(collection)
    assert facts.step is Collection.TALLIED
    due = archive_by(facts, centre.desk.settings)[""].astimezone(centre.desk.settings.zone)
    assert due.date() == date(2026, 12, 10), "the 10th of the next month"
    assert shown(centre).waiting == {NOVEMBER: (collection,)}
    early = {**month, "month": DECEMBER.isoformat()}
    assert centre.refused("enter_month", **early, collections=[]).mend == "check_tally"
    for other in ("2026-11-02", "2027-08-01"):
        no = centre.refused("enter_month", **{**month, "month": other}, collections=[])
        assert "no month of this school year" in no.message
    foreign, _ = centre.pile({"of": "24021001"}, klass="城管2402班")
    assert "another class" in centre.refused("enter_month", **month, collections=[foreign]).message
    centre.do("enter_month", **month, collections=[collection])
    assert centre.facts(collection).step is Collection.ARCHIVED
    assert archive_by(centre.facts(collection), centre.desk.settings) == {}
    assert "already" in centre.refused("enter_month", **month, collections=[]).message
    found = shown(centre)
    assert found.months == (NOVEMBER,)
    assert [(one.student, one.total) for one in found.students[:2]] == [(FEW, 180), (OTHER, 120)]
    assert sum(one.total for one in found.students) == centre.balance(FEW) + centre.balance(OTHER)


@pytest.mark.rule("VOL-31", "VOL-30", "COM-40")
def test_a_closed_year_is_frozen_and_refuses_changes_with_a_sentence(centre: Centre) -> None:
    collection = kept(centre)
    month = {**here(centre), "month": NOVEMBER.isoformat()}
    assert centre.do("print_archive", **here(centre)).number.startswith("VK")
    assert "closed after" in centre.refused("close_archive", **here(centre)).message
    centre.clock.set(datetime(2027, 8, 2, 6, tzinfo=UTC))
    no = centre.refused("close_archive", **here(centre))
    assert (no.args, no.mend) == ({"months": ["2026-11"]}, "enter_month")
    centre.do("enter_month", **month, collections=[collection])
    filed = centre.do("close_archive", **here(centre))
    [frozen] = centre.rows(select(DocumentRow.data).where(DocumentRow.id == filed.document))
    assert shown(centre).document == filed.document
    for act, more in (
        ("enter_month", {"month": DECEMBER.isoformat(), "collections": []}),
        ("close_archive", {}),
        ("print_archive", {}),
    ):
        assert "nothing in it changes any more" in centre.refused(act, **here(centre), **more).message
    # A fake that is found later costs hours now, and leaves the closed year as it was, lists and all.
    before = shown(centre)
    assert before.students[0].name == "陈思远" and before.activities[0].minutes == 300
    assert "陈思远" not in str(centre.rows(select(ClosedRow.listed)))
    late = {"name": "吴桐", "college": "机电学院", "klass": KLASS, "joined": "2024-09-01"}
    centre.do("enrol_student", student="23140599", what=late)
    centre.judged(collection, centre.facts(collection).entries[0].id, "judge_fake")
    assert centre.balance(FEW) == 0
    after_it = shown(centre)
    assert (after_it.students, after_it.activities) == (before.students, before.activities)
    [after] = centre.rows(select(DocumentRow.data).where(DocumentRow.id == filed.document))
    assert after == frozen and "陈思远" not in str(frozen)


@pytest.mark.rule("VOL-31", "COM-05")
def test_the_deep_audit_finds_a_month_that_was_never_checked(centre: Centre) -> None:
    collection = kept(centre)
    centre.do("enter_month", **here(centre), month=NOVEMBER.isoformat(), collections=[collection])

    def found() -> list[str]:
        with centre.house.store.reading() as db:
            return [str(one) for one in archives_fit(db)]

    assert found() == []
    changed = "UPDATE volunteer_tallies SET state = 'confirmed' WHERE state = 'checked'"
    centre.house.store.writer.run(lambda db: db.execute(text(changed)))
    [one] = found()
    assert "2026-11" in one


@pytest.mark.rule("VOL-31")
def test_the_shelf_tells_what_is_owed_and_the_lists_hold_every_month(centre: Centre) -> None:
    kept(centre)
    settings = centre.desk.settings
    shelf = centre.desk.look(Shelf, year=2026).result()
    assert [(one.name, owed(one.facts, settings)) for one in shelf.archives] == [
        ("城管2402班", ()),
        (KLASS, (NOVEMBER,)),
    ]
    assert [owed(one.facts, settings) for one in centre.desk.look(Shelf, year=2025).result().archives] == [
        (),
        (),
    ]
    centre.do("enter_month", **here(centre), month=NOVEMBER.isoformat(), collections=[])
    listed = rules.students(shown(centre), lambda text, _: text)
    assert [field.name.args.get("month") for field in listed.fields[2:3]] == ["2026-11"]
    assert listed.rows[0] == (FEW, "陈思远", 180, 180, 0, None)


@pytest.mark.rule("VOL-31", "VOL-30", "VOL-20")
def test_a_quiet_month_in_which_a_fake_was_judged_is_owed_too(centre: Centre) -> None:
    collection = kept(centre)
    centre.do("enter_month", **here(centre), month=NOVEMBER.isoformat(), collections=[collection])
    centre.clock.set(datetime(2027, 3, 9, 6, tzinfo=UTC))
    centre.judged(collection, centre.facts(collection).entries[0].id, "judge_fake")
    centre.clock.set(datetime(2027, 8, 2, 6, tzinfo=UTC))
    march = date(2027, 3, 1)
    no = centre.refused("close_archive", **here(centre))
    assert (no.args, no.mend) == ({"months": ["2027-03"]}, "enter_month")
    listed = centre.desk.look(TallyBook).result().months
    assert march in [one.month for one in listed], "the leader is asked for it"
    tallied(centre, month=march)
    centre.do("enter_month", **here(centre), month=march.isoformat(), collections=[])
    first = shown(centre).students[0]
    assert (first.total, first.taken, centre.balance(FEW)) == (0, 180, 0)
    centre.do("close_archive", **here(centre))


@pytest.mark.rule("VOL-31", "VOL-20")
@pytest.mark.parametrize("seed", [2, 7, 9])
def test_over_any_history_a_year_comes_to_what_the_ledgers_say(centre: Centre, seed: int) -> None:
    draw = random.Random(seed)
    collection, entries = centre.pile(
        *({"of": draw.choice((FEW, OTHER)), "start": 60 * n, "end": 60 * n + 45} for n in range(8, 18))
    )
    for entry in entries:
        centre.judged(collection, entry)
    centre.do("stamp_collection", collection=collection)
    for month in range(12, 17):
        centre.clock.set(datetime(2026 + (month - 1) // 12, (month - 1) % 12 + 1, 5, 6, tzinfo=UTC))
        if draw.random() < 0.4:
            for one in owed(shown(centre).facts, centre.desk.settings):
                tallied(centre, month=one)
                centre.do("enter_month", **here(centre), month=one.isoformat(), collections=[])
        facts = centre.facts(collection).entries
        fakes = [one.id for one in facts if one.step is Entry.FAKE]
        if fakes and draw.random() < 0.4:
            centre.judged(collection, draw.choice(fakes), "withdraw_judgement", why="名单补上了")
        else:
            right = [one.id for one in facts if one.step is Entry.STAMPED]
            centre.judged(collection, draw.choice(right), "judge_fake")
    centre.clock.set(datetime(2027, 8, 2, 6, tzinfo=UTC))
    for one in owed(shown(centre).facts, centre.desk.settings):
        tallied(centre, month=one)
        centre.do("enter_month", **here(centre), month=one.isoformat(), collections=[])
    found = {one.student: one for one in shown(centre).students}
    assert [found[one].total for one in (FEW, OTHER)] == [centre.balance(one) for one in (FEW, OTHER)]
    for one in centre.facts(collection).entries:
        if one.step is Entry.OPEN:  # a judgement of it was withdrawn
            centre.judged(collection, one.id, "send_back_entry")
    centre.do("close_archive", **here(centre))


@pytest.mark.rule("VOL-31", "VOL-02")
def test_the_archive_tells_who_came_to_which_activity(centre: Centre) -> None:
    activity = register(centre)
    collection = centre.hand_in(3, 3)
    entries = [*centre.enter(collection, FEW, OTHER, of=activity), *centre.enter(collection, "23140503")]
    centre.do("close_pile", collection=collection)
    for entry in entries[:2]:
        centre.do("verify_entry", collection=collection, entry=entry, how="telephone", note=None)
    for entry in entries:
        centre.judged(collection, entry)
    centre.do("stamp_collection", collection=collection)
    told, alone = sorted(shown(centre).activities, key=lambda one: -len(one.came))
    assert (told.told, told.minutes, [one.student for one in told.came]) == (5, 360, [FEW, OTHER])
    assert (alone.told, alone.minutes, [one.name for one in alone.came]) == (None, 180, ["王龚"])
    assert [row[1:] for row in rules.activities(shown(centre)).rows if row[2]] == [(told.what, 5, 2, 360)]
    assert {row[3:] for row in rules.came(shown(centre), lambda text, _: text).rows} == {
        ("陈思远", 180),
        ("林嘉怡", 180),
        ("王龚", 180),
    }


@pytest.mark.rule("VOL-31", "VOL-35")
def test_the_archive_marks_certificates_that_are_in_force_no_more(certifying: Centre) -> None:
    collection, entries = credited(certifying)
    has_shown(certifying)
    number = certifying.do("issue_certificate", holder=FEW, style="portrait").number
    [one] = shown(certifying).students[0].certificates
    assert (one.number, one.how) == (number, None)
    certifying.judged(collection, entries[0], "judge_fake")
    value = rules.students(shown(certifying), lambda text, _: text).rows[0][-1]
    assert isinstance(value, Text) and Words("zh")(value) == f"{number}（已撤回）"


@pytest.mark.rule("VOL-31", "VOL-01")
@pytest.mark.parametrize("seed", [1, 4])
def test_every_certificate_stands_in_the_archive_of_one_class(certifying: Centre, seed: int) -> None:
    """Given before, between and after moves that are entered, and taken back; or once the student has left."""
    draw, centre = random.Random(seed), certifying
    whose = {one: klass for klass in CLASSES for one in pupils(klass)}
    for klass in CLASSES:
        mine = [one for one in whose if whose[one] == klass]
        collection, _ = credited(centre, *mine, klass=klass)
        for act in ("give_forms", "enter_forms", "stamp_forms"):
            centre.do(act, collection=collection, students=mine)
    has_shown(centre, *whose)
    at, left = centre.clock.now(), sorted(whose)
    while left:
        at += timedelta(days=draw.randrange(40))
        centre.clock.set(at)
        on = (at + timedelta(days=draw.randrange(-9, 9))).date().isoformat()
        one = draw.choice(left)
        to = centre.classes[draw.choice(tuple(CLASSES))]
        for act, told in draw.choices(
            (
                ("move_student", {"student": one, "klass": to, "on": on}),
                ("withdraw_move", {"student": one, "why": "写错了"}),
                ("leave_class", {"student": one, "on": on}),
                ("issue_certificate", {"holder": one, "style": "portrait"}),
            ),
            weights=(6, 4, 1, 3),
            k=3,
        ):
            with suppress(Refused):  # what may not be at that moment
                centre.do(act, **told)
        left = [one for one in left if one not in {r.student for r in given(centre)}]
    found = [
        certificate.number
        for klass in centre.classes.values()
        for year in range(2025, 2030)
        for one in centre.desk.look(ArchiveShown, archive=ArchiveId.of(klass, year)).result().students
        for certificate in one.certificates
    ]
    assert sorted(found) == [r.number for r in given(centre)]


@pytest.mark.both
@pytest.mark.rule("VOL-30", "VOL-31")
def test_of_a_hand_in_of_two_months_the_earlier_one_falls_due_first(centre: Centre) -> None:
    """The fifth period ends on the first of November: its October is tallied by the fifth, and archived by the tenth."""
    centre.clock.set(datetime(2026, 11, 3, 6, tzinfo=UTC))
    collection, entries = centre.pile({"day": "2026-10-25"}, {"day": "2026-11-01"})
    for entry in entries:
        centre.judged(collection, entry)
    here = {"collection": collection}
    centre.do("stamp_collection", **here)
    for act in ("give_forms", "enter_forms", "stamp_forms"):
        centre.do(act, **here, students=[FEW])
    centre.do("return_booklets", **here)
    october = date(2026, 10, 1)
    assert falls_due(centre, collection) == [("tally", date(2026, 11, 5))]
    centre.clock.set(datetime(2026, 12, 2, 6, tzinfo=UTC))
    tallied(centre, month=october)
    assert falls_due(centre, collection) == [("tally", date(2026, 12, 5))]
    tallied(centre, collection)
    assert falls_due(centre, collection) == [("archive", date(2026, 11, 10))]
    month = {"archive": ArchiveId.of(centre.classes[KLASS], 2026), "month": october.isoformat()}
    centre.do("enter_month", **month, collections=[])
    assert falls_due(centre, collection) == [("archive", date(2026, 12, 10))]


def falls_due(centre: Centre, collection: str) -> list[tuple[str, date]]:
    """What is stored of the deadlines of a collection, once all that was queued is done."""
    while centre.desk.waiting:
        centre.house.store.writer.run(lambda db: None, Priority.BATCH)
    zone = centre.desk.settings.zone
    rows = centre.rows(select(DueAt.name, DueAt.at).where(DueAt.case == collection))
    return [(r.name, r.at.astimezone(zone).date()) for r in rows]
