"""Of whoever moved every minute stands in one confirmed month, of one of the two classes (VOL-01, 30, 31)."""

import random
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select

from app.flows.volunteer.checks import tallies_fit
from app.flows.volunteer.facts.ids import TallyId
from app.flows.volunteer.facts.tracks import Entry
from app.flows.volunteer.model.tally import TalliedRow, TallyRow
from app.kernel.refusal import Refused
from tests.flows.volunteer.centre import Centre
from tests.flows.volunteer.test_moving import FEW, NEW, NOVEMBER, OLD, move

DECEMBER = date(2026, 12, 1)
MONTHS = [
    (OLD, NOVEMBER),
    (NEW, DECEMBER),
    *((NEW, date(2027, month, 1)) for month in range(1, 6)),
]
FOUND = {"judge_fake": Entry.STAMPED, "withdraw_judgement": Entry.FAKE}


def tally(centre: Centre, act: str, klass: str, month: date) -> None:
    more = {
        "confirm_tally": {"leader": "刘洋"},
        "send_back_tally": {"why": "再看看"},
        "check_tally": {"collections": []},
    }
    centre.do(act, tally=TallyId.of(centre.classes[klass], month), **more[act])


def confirmed(centre: Centre) -> int:
    """What is confirmed of the student in all months of both classes, from the rows alone."""
    steps = centre.rows(select(TallyRow.klass, TallyRow.month, TallyRow.n, TallyRow.state))
    told = centre.rows(select(TalliedRow.__table__).where(TalliedRow.student == FEW))
    return sum(
        one.minutes
        for one in told
        if all(r.state == "checked" for r in steps if r[:2] == (one.klass, one.month) and r.n > one.n)
    )


def stamped(centre: Centre, klass: str, *services: dict[str, object]) -> str:
    collection, entries = centre.pile(*({"of": FEW, **one} for one in services), klass=klass)
    for entry in entries:
        centre.judged(collection, entry)
    centre.do("stamp_collection", collection=collection)
    return collection


def fits(centre: Centre) -> list[str]:
    with centre.house.store.reading() as db:
        return [str(one) for one in tallies_fit(db)]


@pytest.mark.both
@pytest.mark.rule("VOL-30", "VOL-01")
def test_a_correction_shows_in_the_new_class_once_the_month_of_the_old_one_stays(centre: Centre) -> None:
    """November of the old class is confirmed, then a fake of it is found: the new class's December waits."""
    move(centre, on="2026-12-01")
    collection = stamped(centre, OLD, {"day": "2026-11-08"})
    centre.clock.set(datetime(2026, 12, 2, 6, tzinfo=UTC))
    tally(centre, "confirm_tally", OLD, NOVEMBER)
    centre.judged(collection, centre.facts(collection).entries[0].id, "judge_fake")
    centre.clock.set(datetime(2027, 1, 4, 6, tzinfo=UTC))
    no = centre.refused("confirm_tally", tally=TallyId.of(centre.classes[NEW], DECEMBER), leader="刘洋")
    assert (no.mend, no.args) == ("check_tally", {"month": "2026-11", "klass": OLD})
    tally(centre, "send_back_tally", OLD, NOVEMBER)
    tally(centre, "confirm_tally", OLD, NOVEMBER)
    tally(centre, "confirm_tally", NEW, DECEMBER)
    assert fits(centre) == [] and confirmed(centre) == centre.balance(FEW) == 0


@pytest.mark.rule("VOL-30", "VOL-31", "VOL-01")
@pytest.mark.parametrize("seed", [0, 6])
def test_every_minute_stands_in_one_confirmed_month(centre: Centre, seed: int) -> None:
    """Whatever is found false or true after all, confirmed, sent back and checked between two classes, in any order."""
    draw = random.Random(seed)
    move(centre, on="2026-12-01")
    times = (
        {"day": f"2026-11-0{n}", "start": 600, "end": 600 + draw.randrange(20, 180)} for n in range(1, 7)
    )
    pile = stamped(centre, OLD, *times)
    for month in range(12, 18):
        first = datetime(2026 + (month - 1) // 12, (month - 1) % 12 + 1, 4, 6, tzinfo=UTC)
        centre.clock.set(first)
        for _ in range(6):
            act = draw.choice(("confirm_tally", "confirm_tally", "send_back_tally", "check_tally"))
            with suppress(Refused):  # what may not be at that moment
                tally(centre, act, *draw.choice(MONTHS[: month - 11]))
        centre.clock.set(first + timedelta(days=draw.randrange(1, 20)))
        act, of = draw.choice(tuple(FOUND.items()))
        if found := [one.id for one in centre.facts(pile).entries if one.step is of]:
            centre.judged(pile, draw.choice(found), act)
        assert fits(centre) == []
    centre.clock.set(datetime(2027, 6, 2, 6, tzinfo=UTC))
    for month in MONTHS:
        for act in ("confirm_tally", "check_tally"):
            with suppress(Refused):  # where it is done already
                tally(centre, act, *month)
    assert fits(centre) == [] and confirmed(centre) == centre.balance(FEW)
