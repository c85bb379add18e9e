"""What is stamped once an archive was closed, or of whoever came to the class late, stands in an archive (VOL-31)."""

import random
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from app.flows.volunteer.checks import archives_fit, tallies_fit
from app.flows.volunteer.facts.archive import ArchiveShown
from app.flows.volunteer.facts.form_views import TallyBook
from app.flows.volunteer.facts.ids import ArchiveId, TallyId
from app.flows.volunteer.facts.tracks import Entry
from app.flows.volunteer.rules.archive import owed
from tests.flows.volunteer.centre import NAMES, Centre
from tests.flows.volunteer.test_archive import FEW, KLASS, NOVEMBER, OTHER, here, kept, tallied
from tests.flows.volunteer.test_forms import papers

LATE, SEPTEMBER, OCTOBER = "23140599", date(2027, 9, 1), date(2027, 10, 1)


def shown(centre: Centre, year: int = 2026) -> ArchiveShown:
    one = ArchiveId.of(centre.classes[KLASS], year)
    found: ArchiveShown = centre.desk.look(ArchiveShown, archive=one).result()
    return found


def enter_month(centre: Centre, month: date, year: int = 2026) -> None:
    one = ArchiveId.of(centre.classes[KLASS], year)
    centre.do("enter_month", archive=one, month=month.isoformat(), collections=[])


def audited(centre: Centre) -> list[str]:
    with centre.house.store.reading() as db:
        return [str(one) for check in (archives_fit, tallies_fit) for one in check(db)]


def stamped(centre: Centre, *services: dict[str, Any]) -> str:
    collection, entries = centre.pile(*services)
    for entry in entries:
        centre.judged(collection, entry)
    centre.do("stamp_collection", collection=collection)
    return collection


def closed(centre: Centre) -> None:
    """November stands in the archive, and its year is closed."""
    kept(centre)
    enter_month(centre, NOVEMBER)
    centre.clock.set(datetime(2027, 9, 3, 6, tzinfo=UTC))
    centre.do("close_archive", **here(centre))


@pytest.mark.both
@pytest.mark.rule("VOL-31")
def test_an_archive_is_not_closed_over_booklets_of_its_year(centre: Centre) -> None:
    kept(centre)
    enter_month(centre, NOVEMBER)
    centre.clock.set(datetime(2027, 8, 4, 6, tzinfo=UTC))
    pile = centre.hand_in()
    number = centre.facts(pile).number
    no = centre.refused("close_archive", **here(centre))
    assert (no.args["numbers"], no.mend) == ([number], "stamp_collection"), "nobody knows its days yet"
    [entry] = centre.enter(pile, FEW, day="2027-05-09")
    centre.do("close_pile", collection=pile)
    assert centre.refused("close_archive", **here(centre)).args["numbers"] == [number]
    centre.judged(pile, entry)
    assert centre.refused("close_archive", **here(centre)).args["numbers"] == [number]
    centre.do("stamp_collection", collection=pile)
    assert centre.refused("close_archive", **here(centre)).args == {"months": ["2027-05"]}
    may = date(2027, 5, 1)
    tallied(centre, month=may)
    enter_month(centre, may)
    centre.do("close_archive", **here(centre))
    assert shown(centre).students[0].total == centre.balance(FEW)


@pytest.mark.rule("VOL-31")
def test_what_does_not_count_holds_no_archive_open(centre: Centre) -> None:
    kept(centre)
    enter_month(centre, NOVEMBER)
    centre.clock.set(datetime(2027, 9, 8, 6, tzinfo=UTC))
    pile, [back] = centre.pile({"day": "2027-05-09"})
    centre.judged(pile, back, "send_back_entry")
    no = centre.refused("close_archive", **here(centre))
    assert no.args == {"numbers": [centre.facts(pile).number]}, (
        "it may still be approved, and stamped with these"
    )
    centre.do("stamp_collection", collection=pile)
    centre.pile({"day": "2027-05-09", "of": "24021001"}, klass="城管2402班")
    centre.do("close_archive", **here(centre))


@pytest.mark.both
@pytest.mark.rule("VOL-31", "VOL-30")
def test_hours_that_are_stamped_after_the_closing_stand_in_the_next_archive(centre: Centre) -> None:
    closed(centre)
    before = shown(centre)
    stamped(centre, {"day": "2027-05-09"}, {"day": "2027-05-09", "of": OTHER})
    after = shown(centre)
    assert after.students == before.students and owed(after.facts, centre.desk.settings) == ()
    told = [(one.student, one.of, one.shows, one.minutes, one.on) for one in after.added]
    may, day = date(2027, 5, 1), date(2027, 9, 3)
    assert told == [(one, may, SEPTEMBER, 180, day) for one in (FEW, OTHER)]
    assert audited(centre) == []
    centre.clock.set(datetime(2027, 10, 6, 6, tzinfo=UTC))
    months = [one.month for one in centre.desk.look(TallyBook).result().months]
    assert SEPTEMBER in months and may not in months, "May is asked of nobody any more"
    no = centre.refused("confirm_tally", tally=TallyId.of(centre.classes[KLASS], may), leader="刘洋")
    assert "The archive with {month} is closed" in no.message
    tallied(centre, month=SEPTEMBER)
    enter_month(centre, SEPTEMBER, 2027)
    next_ = shown(centre, 2027)
    assert [(one.student, one.total) for one in next_.students[:2]] == [(FEW, 180), (OTHER, 180)]
    assert [(one.student, one.of, one.minutes) for one in next_.later] == [
        (one, may, 180) for one in (FEW, OTHER)
    ]
    both = sum(one.total for one in (*shown(centre).students, *next_.students))
    assert both == centre.balance(FEW) + centre.balance(OTHER), "nothing that counts stands nowhere"
    assert audited(centre) == []


@pytest.mark.rule("VOL-31", "COM-40")
def test_a_closed_archive_is_printed_anew_with_what_was_added_since(centre: Centre) -> None:
    closed(centre)
    assert "nothing in it changes any more" in centre.refused("print_archive", **here(centre)).message
    stamped(centre, {"day": "2027-05-09"})
    filed = centre.do("print_archive", **here(centre))
    assert filed.document != shown(centre).document
    frozen, anew = (str(one) for one in papers(centre, "VK"))
    assert "Added after the closing" in anew and "2027-05" in anew and "closed on" in anew
    assert "2027-05" not in frozen, "what was frozen stays"


@pytest.mark.both
@pytest.mark.rule("VOL-30", "VOL-31")
def test_hours_of_whoever_came_to_the_list_after_the_tally_show_later(centre: Centre) -> None:
    kept(centre)
    enter_month(centre, NOVEMBER)
    joined = {"name": "吴桐", "college": "机电学院", "klass": KLASS, "joined": "2024-09-01"}
    centre.do("enrol_student", student=LATE, what=joined)
    stamped(centre, {"of": LATE})
    assert audited(centre) == []
    december = date(2026, 12, 1)
    centre.clock.set(datetime(2027, 1, 4, 6, tzinfo=UTC))
    tallied(centre, month=december)
    enter_month(centre, december)
    [late] = [one for one in shown(centre).students if one.student == LATE]
    assert late.total == centre.balance(LATE) == 180
    assert [(one.of, one.shows) for one in shown(centre).later] == [(NOVEMBER, december)]


@pytest.mark.rule("VOL-31", "VOL-20")
def test_what_changes_for_somebody_who_left_stands_in_the_archive_too(centre: Centre) -> None:
    collection = kept(centre)
    enter_month(centre, NOVEMBER)
    centre.do("leave_class", student=FEW, on="2027-07-01")
    centre.clock.set(datetime(2027, 9, 3, 6, tzinfo=UTC))
    centre.do("close_archive", **here(centre))
    centre.judged(collection, centre.facts(collection).entries[0].id, "judge_fake")
    centre.clock.set(datetime(2027, 10, 6, 6, tzinfo=UTC))
    tallied(centre, month=SEPTEMBER)
    enter_month(centre, SEPTEMBER, 2027)
    gone = [one for one in shown(centre, 2027).students if one.student == FEW]
    assert [(one.total, one.taken) for one in gone] == [(-180, 180)]
    assert len(shown(centre, 2027).students) == len(NAMES), "the five who are here, and who left"


@pytest.mark.rule("VOL-30", "VOL-31")
@pytest.mark.parametrize("seed", [3, 8])
def test_over_two_years_every_hour_stands_in_one_archive(centre: Centre, seed: int) -> None:
    """Booklets come months late, fakes are found and taken back, the first year is closed in between."""
    draw, piles = random.Random(seed), list[str]()
    for month in range(12, 26):
        first = date(2026 + (month - 1) // 12, (month - 1) % 12 + 1, 1)
        centre.clock.set(datetime(first.year, first.month, 5, 6, tzinfo=UTC))
        days = {first - timedelta(days=draw.randrange(25, 300)) for _ in range(2)}
        at = {"start": 40 * (month - 12), "end": 40 * (month - 12) + 35}
        late = [{"of": one, "day": day.isoformat(), **at} for one in (FEW, OTHER) for day in sorted(days)]
        piles.append(stamped(centre, *late[: draw.randrange(1, 4)]))
        pile = draw.choice(piles)
        right = [one.id for one in centre.facts(pile).entries if one.step is Entry.STAMPED]
        if right and draw.random() < 0.4:
            centre.judged(pile, draw.choice(right), "judge_fake")
        if draw.random() < 0.5 or month >= 20:
            entered(centre, first)
        if month == 20:
            centre.do("close_archive", **here(centre))
    centre.clock.set(datetime(2028, 8, 2, 6, tzinfo=UTC))
    entered(centre, date(2028, 8, 1))
    both = [one for year in (2025, 2026, 2027) for one in shown(centre, year).students]
    for one in (FEW, OTHER):
        assert sum(of.total for of in both if of.student == one) == centre.balance(one)
    assert audited(centre) == []


def entered(centre: Centre, until: date) -> None:
    """Whatever is owed of the months that are over is tallied and entered."""
    for year in (2025, 2026, 2027):
        for month in owed(shown(centre, year).facts, centre.desk.settings):
            if month < until:
                tallied(centre, month=month)
                enter_month(centre, month, year)


@pytest.mark.both
@pytest.mark.rule("VOL-31", "VOL-03")
def test_a_ticked_duty_that_no_hand_in_took_along_holds_the_archive_open(centre: Centre) -> None:
    kept(centre)
    enter_month(centre, NOVEMBER)
    centre.clock.set(datetime(2027, 8, 4, 6, tzinfo=UTC))
    duty = {
        "day": "2027-05-09",
        "start": 720,
        "end": 780,
        "place": "中心前台",
        "content": "值班",
        "people": 1,
    }
    for day in ("2027-05-09", "2027-08-03"):
        slot = centre.do("plan_slot", klass=centre.classes[KLASS], what=duty | {"day": day})
        centre.do("tick_attendance", slot=slot, students=[FEW], witness="许老师")
        if day == "2027-05-09":
            due = slot
    no = centre.refused("close_archive", **here(centre))
    assert no.mend == "hand_in"
    assert [one.args for one in no.args["duties"]] == [{"day": date(2027, 5, 9), "place": "中心前台"}]
    centre.do("untick_attendance", slot=due, student=FEW)
    centre.do("close_archive", **here(centre))


@pytest.mark.rule("VOL-31")
def test_what_was_done_between_the_end_of_the_year_and_its_closing_is_not_added_since(centre: Centre) -> None:
    """A fake of November that is found in August stands in the next archive, and was known when this one was closed."""
    collection = kept(centre)
    enter_month(centre, NOVEMBER)
    few, other = (one.id for one in centre.facts(collection).entries)
    centre.clock.set(datetime(2027, 8, 9, 6, tzinfo=UTC))
    centre.judged(collection, few, "judge_fake")
    centre.clock.set(datetime(2027, 9, 3, 6, tzinfo=UTC))
    centre.do("close_archive", **here(centre))
    assert shown(centre).added == ()
    centre.judged(collection, other, "judge_fake")
    assert [(one.student, one.of, one.shows, one.minutes) for one in shown(centre).added] == [
        (OTHER, NOVEMBER, SEPTEMBER, -120)
    ]
