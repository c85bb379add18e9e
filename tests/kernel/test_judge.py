"""One judgement for the button and for the command."""

from dataclasses import dataclass
from datetime import UTC, datetime

import pytest

from app.kernel.flow import Flow, act
from app.kernel.judge import Staff, judge, relied, undeclared
from app.kernel.refusal import Ask, No
from app.kernel.steps import Steps, along, there
from app.kernel.text import T


class Table(Steps):
    FREE = "free"
    TAKEN = "taken"
    PAID = "paid"


class Line(Steps):
    OPEN = "open"
    SENT = "sent"


@dataclass(frozen=True)
class Fact:
    id: str
    step: Steps
    seats: int = 4
    parts: tuple["Fact", ...] = ()


NOW = datetime(2026, 11, 23, 10, tzinfo=UTC)
HOST = Staff("zhou", frozenset({"host"}))
CAPTAIN = Staff("han", frozenset({"captain"}))


def seats_them(table: Fact, guests: int) -> No | None:
    return None if table.seats >= guests else No("{seats} seats", {"seats": table.seats})


def needs_captain(guests: int) -> No | None:
    return Ask("many guests", who=("captain",)) if guests > 10 else None


SEAT = act("seat", {"host"}, table=Table.FREE >> Table.TAKEN, when=(seats_them, needs_captain))
FREE, TAKEN = Fact("t1", Table.FREE, 12), Fact("t1", Table.TAKEN)


@pytest.mark.rule("COM-01", "COM-03")
def test_a_yes() -> None:
    assert judge(SEAT, {"table": "t1", "guests": 4}, {"table": FREE}, HOST, NOW).yes


def test_a_no_tells_what_it_is_about() -> None:
    small = judge(SEAT, {"table": "t1", "guests": 14}, {"table": FREE}, HOST, NOW)
    assert small.no is not None
    assert small.about == {"table", "guests"}


@pytest.mark.rule("COM-21")
def test_the_role_is_asked_first() -> None:
    no = judge(SEAT, {"table": "t1", "guests": 4}, {"table": TAKEN}, CAPTAIN, NOW).no
    assert no is not None
    assert no.who == ("host",)


@pytest.mark.rule("COM-01")
@pytest.mark.parametrize("step", list(Table))
def test_the_step_is_asked_in_every_state(step: Table) -> None:
    verdict = judge(SEAT, {"table": "t1", "guests": 4}, {"table": Fact("t1", step)}, HOST, NOW)
    assert verdict.yes is (step is Table.FREE)
    if not verdict.yes:
        assert verdict.no is not None
        assert verdict.no.args["steps"] == [Table.FREE]


def test_a_subject_that_is_not_there() -> None:
    no = judge(SEAT, {"table": "t9", "guests": 4}, {"table": None}, HOST, NOW).no
    assert no is not None
    assert no.args["id"] == "t9"


@pytest.mark.rule("COM-01")
def test_a_missing_argument_makes_its_guards_wait() -> None:
    verdict = judge(SEAT, {"table": "t1"}, {"table": FREE}, HOST, NOW)
    assert verdict.no is None
    assert verdict.waits == {"guests"}
    assert judge(SEAT, {}, {}, HOST, NOW).waits == {"table", "guests"}


@pytest.mark.rule("COM-21")
def test_only_another_person_of_the_role_lifts_an_ask() -> None:
    args, facts = {"table": "t1", "guests": 12}, {"table": FREE}
    assert judge(SEAT, args, facts, HOST, NOW).asks
    assert judge(SEAT, args, facts, HOST, NOW, CAPTAIN).yes
    assert judge(SEAT, args, facts, HOST, NOW, Staff("tang", frozenset({"host"}))).asks
    both = Staff("zhou", frozenset({"host", "captain"}))
    assert judge(SEAT, args, facts, both, NOW, both).asks


def test_several_subjects_in_one_argument() -> None:
    send = act("send", {"host"}, lines=Line.OPEN >> Line.SENT)
    opened, sent = Fact("l1", Line.OPEN), Fact("l2", Line.SENT)
    assert judge(send, {"lines": ("l1",)}, {"lines": (opened,)}, HOST, NOW).yes
    no = judge(send, {"lines": ("l1", "l2")}, {"lines": (opened, sent)}, HOST, NOW).no
    assert no is not None
    assert no.args["id"] == "l2"


@pytest.mark.rule("COM-01")
def test_what_an_act_relies_on_is_computed_from_facts() -> None:
    def due(table: Fact) -> int:
        return table.seats * 100

    pay = act("pay", {"host"}, table=Table.TAKEN, relies=(due,))
    assert relied(pay, {"table": TAKEN}, {"table": "t1"}) == {"due": 400}


@pytest.mark.rule("COM-01")
def test_a_move_that_is_not_declared_is_found() -> None:
    confirm = act("confirm", {"host"}, table=along(Table.FREE >> Table.TAKEN), also=(Line.OPEN >> Line.SENT,))
    before = {"t1": FREE, "l1": Fact("l1", Line.OPEN)}
    assert undeclared(confirm, before, {"t1": TAKEN, "l1": Fact("l1", Line.SENT)}) == []
    assert undeclared(confirm, before, {"t1": Fact("t1", Table.PAID)}) == ["t1: free to paid"]


def test_along_leaves_the_case_that_stands_further_on() -> None:
    move = along(Table.FREE >> Table.TAKEN)
    assert move.after(Table.FREE) is Table.TAKEN
    assert move.after(Table.PAID) is Table.PAID


def test_tracks_have_spans_and_sets() -> None:
    assert list(Table.span(Table.FREE, Table.TAKEN)) == [Table.FREE, Table.TAKEN]
    assert Table.PAID in (Table.FREE | Table.PAID)
    assert Table.TAKEN not in (Table.FREE | Table.PAID)


def test_an_act_is_declared_once() -> None:
    with pytest.raises(TypeError, match="twice"):
        Flow("x", T("X"), acts=(SEAT, SEAT))


def test_there_needs_no_track() -> None:
    look = act("look", {"host"}, dish=there)
    assert judge(look, {"dish": "d1"}, {"dish": object()}, HOST, NOW).yes


def test_a_guard_judges_without_what_has_a_default() -> None:
    """A subject that is none is left out; a guard may say what it makes of that."""

    def takes_back(table: Fact, change: bool, tea: Fact | None = None) -> No | None:
        return No("goes back") if change and tea is None else None

    tea = act("tea", {"host"}, table=Table.any(), tea=there, when=(takes_back,))
    known = {"table": FREE}
    assert judge(tea, {"table": "t1"}, known, HOST, NOW).waits == {"change", "tea"}, (
        "no answer before it is asked"
    )
    assert judge(tea, {"table": "t1", "change": True}, known, HOST, NOW).no == No("goes back")
    told = {"table": "t1", "tea": "t1", "change": True}
    assert judge(tea, told, known | {"tea": TAKEN}, HOST, NOW).no is None
