"""The figures are exact: on any history they come to what the ledgers say, by class, month and activity (VOL-40)."""

import io
import random
from collections import Counter
from datetime import date, timedelta
from itertools import pairwise

import pytest
from python_calamine import CalamineWorkbook

from app.counter.sheet_book import listed_page, workbook
from app.flows.volunteer.facts.figures import Behind, Figures, Judged, Records, share
from app.flows.volunteer.facts.ledger import ActKind
from app.flows.volunteer.facts.services import Verified
from app.flows.volunteer.facts.tracks import Entry
from app.flows.volunteer.rules import charts
from app.flows.volunteer.rules.figures import DAY, month_of, months_of, year_of
from app.flows.volunteer.rules.together import minutes_in_one_go
from app.paper.words import Words
from tests.flows.volunteer.centre import CLASSES, FIRST, HEADS, Centre
from tests.flows.volunteer.test_activities import register

YEAR = {"first": date(2026, 8, 1), "last": date(2027, 7, 31)}
WHAT = ("敬老院", "车站", "图书馆")


def looked(centre: Centre, **days: date) -> Figures:
    found: Figures = centre.desk.look(Figures, **(days or YEAR)).result()
    return found


def live(centre: Centre, seed: int) -> None:
    """Both classes hand in; what becomes of each entry is drawn, and fakes are found before and after the stamp."""
    draw = random.Random(seed)
    for klass, number in CLASSES.items():
        services = [
            {
                "of": f"{number}0{draw.randint(1, 5)}",
                "day": (FIRST - 20 * DAY + draw.randint(0, 30) * DAY).isoformat(),
                "start": 75 * n,
                "end": 75 * n + draw.choice((30, 45, 60)),
                "place": draw.choice(WHAT),
            }
            for n in range(8, 18)
        ]
        collection, entries = centre.pile(*services, klass=klass)
        for entry in entries:
            act = draw.choice(("approve_entry",) * 4 + ("send_back_entry", "judge_fake"))
            centre.judged(collection, entry, act)
        centre.do("stamp_collection", collection=collection)
        stamped = [one.id for one in centre.facts(collection).entries if one.step is Entry.STAMPED]
        centre.clock.advance(timedelta(days=9))
        centre.judged(collection, draw.choice(stamped), "judge_fake")
        fakes = [one.id for one in centre.facts(collection).entries if one.step is Entry.FAKE]
        if draw.random() < 0.5:
            centre.judged(collection, draw.choice(fakes), "withdraw_judgement", why="名单补上了")


@pytest.mark.rule("VOL-40", "VOL-20")
@pytest.mark.parametrize("seed", [5, 8])
def test_the_figures_are_what_the_ledgers_say(centre: Centre, seed: int) -> None:
    live(centre, seed)
    found = looked(centre)
    counted, taken, balances = Counter[str](), Counter[str](), Counter[str]()
    had, everybody = set[str](), set[str]()
    for number in CLASSES.values():
        for n in range(1, 7):
            student = f"{number}{n:02}"
            lines = centre.ledger(student)
            counts = [line for line in lines if line.act.kind is ActKind.CREDIT and not line.void]
            counted[number] += sum(line.change for line in counts)
            taken[number] -= sum(line.change for line in lines if line.nth)
            balances[number] += centre.balance(student)
            everybody.add(student)
            had |= {student} if centre.balance(student) else set()
    assert [one.minutes for one in found.classes] == [counted[CLASSES[one.name]] for one in found.classes]
    assert [one.taken for one in found.classes] == [taken[CLASSES[one.name]] for one in found.classes]
    assert found.taken > 0, "else nothing is tried here"
    assert [one.minutes - one.taken for one in found.classes] == [
        balances[CLASSES[one.name]] for one in found.classes
    ]
    assert {one.student for one in found.without} == everybody - had
    assert found.left == sum(balances.values()), "the headline is what counts now"
    assert sum(one.minutes for one in found.months) == found.minutes
    assert sum(one.minutes for one in found.activities) == found.minutes
    # Months add up to the year, and each opens just the entries that it counts.
    months = [looked(centre, first=one, last=month_of(one)[1]) for one in months_of(*YEAR.values())]
    assert sum(one.minutes for one in months) == found.minutes
    assert sum(one.taken for one in months) == found.taken
    for of in (
        *({"klass": one.klass} for one in found.classes),
        *({"month": one.month} for one in found.months),
        *({"what": one.key} for one in found.activities),
    ):
        records = centre.desk.look(Records, **YEAR, **of).result().records
        named = {one.klass: one for one in found.classes}.get(of.get("klass"))
        named = named or {one.month: one for one in found.months}.get(of.get("month"))
        named = named or next(one for one in found.activities if one.key == of["what"])
        assert (len(records), sum(one.minutes for one in records)) == (named.entries, named.minutes)


@pytest.mark.rule("VOL-40", "VOL-20")
def test_whose_hours_were_all_taken_has_none(centre: Centre) -> None:
    own, other = "23140501", "23140502"
    services = [{"of": own, "start": 70 * n, "end": 70 * n + 60} for n in range(8, 16)]
    collection, entries = centre.pile(*services, {"of": other})
    for entry in entries:
        centre.judged(collection, entry)
    centre.do("stamp_collection", collection=collection)
    assert not {own, other} & {one.student for one in looked(centre).without}
    centre.judged(collection, entries[-1], "judge_fake")
    for entry in entries[:2]:
        centre.judged(collection, entry, "judge_fake")
    centre.clock.advance(timedelta(days=20))
    centre.judged(collection, entries[2], "judge_fake")
    assert (centre.balance(own), centre.balance(other)) == (0, 0)
    found = {one.student: (one.minutes, one.taken) for one in looked(centre).without}
    assert found[own] == (300, 300), "five hours stand in the booklets, and the third fake cleared them"
    assert found[other] == (0, 0), "the hour itself was a fake"
    [one] = [one for one in looked(centre).classes if one.name == "机电2314班"]
    assert (one.students, one.without) == (6, 6)
    november = {"first": date(2026, 11, 1), "last": date(2026, 11, 30)}
    found = {one.student: (one.minutes, one.taken) for one in looked(centre, **november).without}
    assert found[own] == (300, 180), "two were left, until December cleared them"
    centre.judged(collection, entries[0], "withdraw_judgement", why="名单补上了")
    assert centre.balance(own) > 0
    assert own not in {one.student for one in looked(centre).without}, "as the ledger is now"


@pytest.mark.rule("VOL-40")
def test_rates_and_the_way_back_are_counted_by_hand(centre: Centre) -> None:
    long = {"start": 480, "end": 720}
    collection, (one, two, three, four) = centre.pile(
        long, {**long, "of": "23140502"}, {"of": "23140503"}, {"of": "23140504"}
    )
    centre.do("verify_entry", collection=collection, entry=one, how="telephone", note=None)
    centre.judged(collection, one)
    centre.judged(collection, two, "judge_fake")
    centre.judged(collection, three)
    centre.judged(collection, four, "send_back_entry", why="缺章")
    centre.clock.advance(timedelta(days=3))
    centre.do("stamp_collection", collection=collection)
    found = looked(centre)
    assert found.judged == Judged(entries=4, counted=2, sent_back=1, fakes=1, long=2, checked=1)
    assert (found.judged.fake_rate, found.judged.checked_rate) == (2500, 5000)
    [back] = found.back
    assert (back.to_stamp, back.to_return) == (3, None)
    centre.clock.advance(timedelta(days=5))
    centre.judged(collection, four)
    centre.do("stamp_collection", collection=collection)
    centre.do("return_booklets", collection=collection)
    [back] = looked(centre).back
    assert back.to_stamp == 3, "the first stamp counts, not a later one"
    assert back.to_return == 8, "it ends when the booklets go home"
    told = charts.heads(looked(centre))[-1]
    assert (told.value, told.beside and told.beside.args) == ("8", {"n": "3"})
    assert charts.returns(looked(centre)).rows[0][-2:] == (3, 8)
    assert [row.five[2] for row in charts.back(looked(centre)).rows] == [3, 8]
    behind = {one: centre.desk.look(Records, **YEAR, behind=one).result().records for one in Behind}
    assert [[one.entry for one in behind[of]] for of in (Behind.COUNTED, Behind.FAKES, Behind.LONG)] == [
        [one, three, four],
        [two],
        [one, two],
    ]
    assert [one.verified for one in behind[Behind.LONG]] == [Verified.TELEPHONE, None]
    assert (share(0, 0), share(1, 3), share(2, 3)) == (None, 3333, 6667)
    centre.do(
        "withdraw_judgement", HEADS, collection=collection, entry=two, student="23140502", why="名单补上"
    )
    assert looked(centre).judged.fakes == 0


@pytest.mark.rule("VOL-40")
def test_the_workbook_holds_hours_as_numbers_and_the_paper_is_printed(centre: Centre) -> None:
    live(centre, 3)
    found = looked(centre)
    made = workbook([listed_page(one) for one in charts.lists(found)], Words("zh"), centre.desk.settings.zone)
    book = CalamineWorkbook.from_filelike(io.BytesIO(made))
    assert book.sheet_names == ["班级", "月份", "活动", "没有时长", "交册到发还"]
    head, *rows = book.get_sheet_by_name("班级").to_python()
    at = head.index("时长")
    minutes = [
        round(value.total_seconds() / 60) if hasattr(value, "total_seconds") else value
        for *_, value in ((row[at],) for row in rows)
    ]
    assert minutes == [one.minutes for one in found.classes]
    assert centre.do("print_figures", **{key: day.isoformat() for key, day in YEAR.items()})
    wrong = {"first": "2026-11-02", "last": "2026-11-01"}
    assert "lies before" in centre.refused("print_figures", **wrong).message
    ahead = {"first": "2027-05-01", "last": "2027-05-31"}
    assert "still to come" in centre.refused("print_figures", **ahead).message


@pytest.mark.rule("VOL-40")
def test_a_school_year_holds_its_months_and_each_ends_before_the_next(centre: Centre) -> None:
    for day in (date(2026, 8, 1), date(2026, 12, 31), date(2027, 7, 31)):
        assert year_of(day, centre.desk.settings) == (YEAR["first"], YEAR["last"])
    months = months_of(*YEAR.values())
    assert len(months) == 12
    assert all(month_of(one)[1] + DAY == after for one, after in pairwise(months))
    assert month_of(date(2028, 2, 11)) == (date(2028, 2, 1), date(2028, 2, 29))


@pytest.mark.rule("VOL-40", "VOL-02")
def test_services_of_a_registered_activity_are_one_figure_however_they_are_written(centre: Centre) -> None:
    activity = register(centre)
    collection = centre.hand_in(3, 3)
    entries = [
        *centre.enter(collection, "23140501", "23140502", of=activity),
        *centre.enter(collection, "23140503"),
    ]
    centre.do("close_pile", collection=collection)
    for entry in entries[:2]:
        centre.do("verify_entry", collection=collection, entry=entry, how="telephone", note=None)
    for entry in entries:
        centre.judged(collection, entry)
    centre.do("stamp_collection", collection=collection)
    told, alone = looked(centre).activities
    assert (told.key, told.day, told.students, told.minutes) == (activity, date(2026, 11, 8), 2, 360)
    assert (alone.what, alone.day, alone.students) == (told.what, None, 1), (
        "not of the activity, though alike"
    )
    records = centre.desk.look(Records, **YEAR, what=activity).result().records
    assert {one.entry for one in records} == set(entries[:2])


@pytest.mark.rule("VOL-40", "VOL-01")
def test_who_left_before_the_days_is_not_without_hours(centre: Centre) -> None:
    centre.do("leave_class", student="23140501", on="2026-11-01")
    before = {"first": date(2026, 10, 1), "last": date(2026, 10, 31)}
    after = {"first": date(2026, 11, 1), "last": date(2026, 11, 30)}
    ids = [{one.student for one in looked(centre, **days).without} for days in (before, after)]
    assert "23140501" in ids[0] and "23140501" not in ids[1]


def test_a_fake_of_one_takes_nothing_from_another(centre: Centre) -> None:
    number = CLASSES["机电2314班"]
    collection, entries = centre.pile(
        {"of": f"{number}01", "day": "2026-10-20"},
        {"of": f"{number}01", "day": "2026-11-08", "place": "火车站"},
        {"of": f"{number}02", "day": "2026-11-08"},
    )
    for entry in (entries[0], entries[2]):
        centre.judged(collection, entry)
    centre.judged(collection, entries[1], "send_back_entry")
    centre.do("stamp_collection", collection=collection)
    centre.judged(collection, entries[1], "judge_fake")
    found = looked(centre, first=date(2026, 11, 1), last=date(2026, 11, 30))
    assert (found.minutes, found.taken, found.left) == (180, 180, 180)
    assert centre.balance(f"{number}02") == 180
    assert f"{number}01" in {one.student for one in found.without}


@pytest.mark.rule("VOL-40", "VOL-13")
def test_what_took_long_in_one_go_is_counted_however_it_was_written(centre: Centre) -> None:
    """Two hours until midnight and two after it are long; an hour elsewhere is not, nor another student's."""
    night = (
        {"day": "2026-11-07", "start": 1320, "end": 1440, "place": "车 站"},
        {"day": "2026-11-08", "start": 0, "end": 120, "place": "车站"},
        {"day": "2026-11-08", "start": 120, "end": 180, "place": "图书馆"},
        {"day": "2026-11-08", "start": 120, "end": 180, "place": "车站", "of": "23140502"},
    )
    collection, entries = centre.pile(*night)
    centre.do("verify_entry", collection=collection, entry=entries[1], how="telephone", note="问过站长")

    def long(**days: date) -> tuple[int, int, set[str]]:
        judged = looked(centre, **days).judged
        found = centre.desk.look(Records, **days, behind=Behind.LONG).result().records
        return judged.long, judged.checked, {one.entry for one in found}

    assert long(**YEAR) == (2, 1, set(entries[:2]))
    eighth = date(2026, 11, 8)
    assert long(first=eighth, last=eighth) == (1, 1, {entries[1]}), "it began the day before"
    facts = centre.facts(collection)
    assert {one.id for one in facts.entries if minutes_in_one_go(facts, one) > 180} == set(entries[:2])
