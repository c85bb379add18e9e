"""The figures: held against sums that were kept while random cars were made up, and against cars of the shop (DLR-61)."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from io import BytesIO
from random import Random
from types import SimpleNamespace
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from python_calamine import CalamineWorkbook
from sqlalchemy import text

from app.counter.listed import heads_listed
from app.counter.sheet_book import listed_page, workbook
from app.flows.dealership.checks import clocks_fit
from app.flows.dealership.facts.authorisation import Account, Answer, Entry, Proof
from app.flows.dealership.facts.estimates import Estimate, LineFacts
from app.flows.dealership.facts.figures import Figures
from app.flows.dealership.facts.follow_up import Given, Question
from app.flows.dealership.facts.guarantee import ComebackFacts
from app.flows.dealership.facts.ids import LineId, SettlementId
from app.flows.dealership.facts.leaving import LeavingFacts, SettlementFacts
from app.flows.dealership.facts.payers import Fee, Payer
from app.flows.dealership.facts.tracks import Job, Line, Visit
from app.flows.dealership.facts.visits import VisitFacts
from app.flows.dealership.facts.workshop import Did, JobFacts, Logged, Skill, WorkFacts
from app.flows.dealership.rules import charts
from app.flows.dealership.rules.figures import average, month_of, of_visit, share, tenths, totals
from app.kernel.days import Calendar
from app.paper.words import Words
from tests.flows.dealership.leaving import Leaving, gone
from tests.flows.dealership.shop import ADVISERS, MANAGER, Shop
from tests.flows.dealership.works import BRAKES, INSPECT, LEADER, SERVICE, TECH, TECH2, Works

NOW = datetime(2026, 11, 20, 6, tzinfo=UTC)
HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)
BEGUN = datetime(2026, 11, 20, 0, 30, tzinfo=UTC)
ZONE = ZoneInfo("Asia/Shanghai")
SETTINGS: Any = SimpleNamespace(
    zone=ZONE,
    business_day=lambda at: at.astimezone(ZONE).date(),
    of=lambda one: one.default,
    calendar=SimpleNamespace(
        day=Calendar().day, working_days_between=lambda a, b: SimpleNamespace(days=(b - a).days)
    ),
)


class Kept(dict[str, int]):
    """Sums that are kept by hand."""

    def add(self, **more: int) -> None:
        for name, n in more.items():
            self[name] = self.get(name, 0) + n


def random_car(random: Random, kept: Kept) -> Any:
    """A car made up at random; what it adds is written down at once."""
    kept.add(orders=1)
    lines, entries, bill = [], list[Entry](), 0
    for n in range(1, random.randrange(2, 6)):
        material, agreed = random.random() < 0.4, random.random() < 0.8
        quantity, amount = random.randrange(1, 200), random.randrange(100, 90_000)
        payer = random.choice((Payer.CUSTOMER, Payer.CUSTOMER, Payer.WARRANTY))
        price = amount if material else 1
        drawn = random.randrange(quantity + 1) if material and agreed else 0
        amount = price * quantity if material else amount
        step = Line.AGREED if agreed else random.choice((Line.LATER, Line.REFUSED))
        version, id = random.choice((1, 1, 2)), LineId(f"l{n}")
        fee = Fee.MATERIAL if material else Fee.LABOUR
        lines.append(LineFacts(id, step, n, fee, "c", "x", quantity, "只", price, amount, payer, drawn=drawn))
        charged = amount if payer is Payer.CUSTOMER else 0
        answer = Answer.YES if agreed else Answer.NO
        entries.append(Entry(version, id, charged, answer, Proof.SPOKEN, "", "gu", NOW))
        kept.add(
            amount=price * drawn if material else amount * agreed, sold=quantity * (agreed and not material)
        )
        kept.add(estimate=charged * (agreed and version == 1))
        kept.add(asked=version == 2, agreed=version == 2 and agreed)
        bill += charged * agreed
    inspected, late = random.random() < 0.9, random.random() < 0.4
    worked, failed = random.randrange(0, 210), inspected and random.random() < 0.3
    promised = random.random() < 0.9
    log = [Logged(1, NOW, "lu", Did.HANDED, until=NOW + 5 * HOUR)] if promised else []
    log += [Logged(2, NOW, "shi", Did.FAILED, "j1")] if failed else []
    log += [Logged(2, NOW, "shi", Did.CHECKED)] if inspected else []
    log.append(Logged(3, NOW + (6 if late else 4) * HOUR, "gu", Did.READY, how="small"))
    kept.add(
        worked=worked,
        inspected=inspected,
        right=inspected and not failed,
        promised=promised,
        kept=promised and not late,
        bill=bill,
    )
    back = random.random() < 0.2
    kept.add(comebacks=back)
    jobs = (
        JobFacts("j1", 1, "x", 60, Skill.UPKEEP, Job.DONE, "qian", None, ((BEGUN, BEGUN + worked * MINUTE),)),
    )
    visit = VisitFacts("v", Visit.FOLLOWED_UP, "DV-1", "c", NOW, "", NOW, "gu")
    excess = random.choice((0, random.randrange(1, 50_000)))
    settlement = SettlementFacts(SettlementId("s"), 1, "ST-1", bill + excess, "", excess, NOW)
    facts = replace(
        visit,
        estimate=Estimate(lines=tuple(lines), account=Account(tuple(entries))),
        work=WorkFacts(jobs, tuple(log)),
        leaving=LeavingFacts({}, settlement=settlement),
        comeback=ComebackFacts(LineId("old") if back else None, None, "gu", NOW),
    )
    days, marks = random.choice((None, 1, 3, 4)), tuple[Given, ...]()
    if days is not None:
        marks = tuple(Given(question, random.randrange(1, 6)) for question in Question)
        kept.add(called=1, in_time=days <= 3, marks=4, points=sum(one.points for one in marks))
    called = NOW + timedelta(days=days) if days is not None else None
    return of_visit(facts, NOW, marks, called, SETTINGS)


@pytest.mark.rule("DLR-61")
def test_the_sums_are_those_that_were_kept_while_the_cars_were_made_up() -> None:
    for seed in range(60):
        random, kept = Random(seed), Kept()
        cars = [random_car(random, kept) for _ in range(random.randrange(0, 9))]
        of = totals(cars)
        assert {name: getattr(of, name) for name in of.__slots__} == {
            name: kept.get(name, 0) for name in of.__slots__
        }, seed


@pytest.mark.rule("DLR-61", "COM-10")
def test_shares_and_means_are_rounded_half_up_and_unknown_of_nothing() -> None:
    random = Random(61)
    for _ in range(500):
        some, of = random.randrange(0, 10_000), random.randrange(1, 10_000)
        half = Fraction(1, 2)
        assert share(some, of) == (Fraction(100 * some, of) + half) // 1
        assert tenths(some, of) == (Fraction(10 * some, of) + half) // 1
        assert average(some, of) == (Fraction(some, of) + half) // 1
    assert (share(0, 0), tenths(0, 0), average(0, 0)) == (None, None, None)
    assert month_of(date(2026, 12, 31)) == (date(2026, 12, 1), date(2026, 12, 31))


@pytest.mark.both
@pytest.mark.rule("DLR-61", "DLR-33", "DLR-50")
def test_the_figures_of_two_cars_of_the_shop(shop: Shop) -> None:
    leaving = Leaving(shop)
    first = leaving.settled(SERVICE)
    shop.do("give_gate_pass", MANAGER, visit=first)
    marks = [{"question": one.value, "points": 4} for one in Question]
    shop.do("follow_up", visit=first, marks=marks)
    second = leaving.settled(BRAKES, plate="沪A00001")
    shop.do("give_gate_pass", MANAGER, visit=second)
    found: Figures = shop.look(Figures, first=date(2026, 11, 1), last=date(2026, 11, 30))
    of = totals(found.visits)
    # 90 and 60 standard minutes at 160 yuan an hour, and a filter of 58 yuan each
    assert (of.orders, of.sold, of.worked, of.amount) == (2, 150, 60, 24_000 + 16_000 + 2 * 5_800)
    assert (of.asked, of.agreed, of.inspected, of.right, of.comebacks) == (2, 2, 2, 2, 0)
    assert of.bill - of.estimate == 11_600, "the filters were added to what was signed"
    assert (of.marks, of.points, of.called, of.in_time) == (4, 16, 1, 1)
    days = {found.visits[0].day, found.visits[1].day}
    assert found.worked == 60 and found.present == 480 * len(days), (
        "one technician, open 8:30 to 17:30 with an hour of lunch"
    )
    assert (found.drawn, found.stock) == (2 * 5_800, 7 * 5_800)
    nothing: Figures = shop.look(Figures, ADVISERS, first=date(2026, 10, 1), last=date(2026, 10, 31))
    assert (nothing.visits, nothing.worked, nothing.present, nothing.drawn) == ((), 0, 0, 0)
    assert all(head.value != "0 %" for head in charts.heads(nothing)), "what is not known is no zero"
    pages = tuple(listed_page(one) for one in (heads_listed(charts.heads(found)), *charts.lists(found)))
    made = workbook(pages, Words("zh"), shop.desk.settings.zone)
    book = CalamineWorkbook.from_filelike(BytesIO(made))
    values = {
        value
        for name in book.sheet_names
        for row in book.get_sheet_by_name(name).to_python()
        for value in row
    }
    assert {"DV-A1-261123-0001", "顾雨"} <= values


@pytest.mark.both
@pytest.mark.rule("DLR-61")
def test_productivity_counts_the_hours_of_its_days_whenever_the_car_leaves(shop: Shop) -> None:
    def clock(day: int, hour: int, minute: int = 0) -> None:
        shop.clock.set(datetime(2026, 11, day, hour, minute, tzinfo=ZONE))

    def hours_of(day: int, until: int = 0) -> tuple[int, int]:
        found = shop.look(Figures, first=date(2026, 11, day), last=date(2026, 11, until or day))
        return found.worked, found.present

    works = Works(shop)
    visit, other = works.sent(SERVICE), works.sent(SERVICE, plate="沪A00001")
    job, waits = works.jobs(visit)[0].id, works.jobs(other)[0].id
    clock(23, 16, 30)
    shop.do("begin_job", TECH, visit=visit, job=job)
    clock(24, 9, 30)
    assert (hours_of(23), hours_of(24)) == ((60, 480), (60, 480)), "the clock runs on"
    clock(24, 11)
    shop.do("finish_job", TECH, visit=visit, job=job)
    shop.do("begin_job", TECH2, visit=other, job=waits)
    clock(24, 11, 40)
    shop.do("pause_job", TECH2, visit=other, job=waits, why="parts")
    shop.do("check_own", TECH, visit=visit)
    shop.do("check_team", LEADER, visit=visit, nothing=True)
    shop.do("inspect", INSPECT, visit=visit)
    clock(25, 10, 30)
    gone(shop, visit)
    assert (hours_of(23), hours_of(24)) == ((60, 480), (150 + 40, 960)), "also with a car that is still here"
    assert (hours_of(22), hours_of(25), hours_of(23, 25)) == ((0, 0), (0, 0), (250, 1440))
    left: Figures = shop.look(Figures, first=date(2026, 11, 25), last=date(2026, 11, 25))
    assert (totals(left.visits).sold, totals(left.visits).worked) == (90, 210), (
        "efficiency is of cars that left"
    )


@pytest.mark.rule("DLR-32", "DLR-61", "COM-05")
def test_a_clock_on_that_nobody_ended_stops_no_page_and_is_found(shop: Shop) -> None:
    works = Works(shop)
    visit = works.sent(SERVICE)
    on = {"visit": visit, "job": works.jobs(visit)[0].id}
    for by in (TECH, TECH2):
        shop.do("begin_job", by, **on)
        shop.wait(30)
        shop.do("pause_job", by, **on, why="parts")
    day = shop.desk.settings.business_day(shop.clock.now())

    def seen() -> tuple[int, list[str]]:
        found = shop.look(Figures, first=day, last=day).worked
        with shop.house.store.reading() as db:
            return found, [one.what.message for one in clocks_fit(db)]

    assert seen() == (60, [])
    altered = "UPDATE dealership_work SET did = 'changed' WHERE did = 'paused' AND \"by\" = 'qian'"
    shop.house.store.writer.run(lambda db: db.execute(text(altered)))
    assert seen() == (30, ["Visit {number}: a clock-on or clock-off stands alone."])
