"""A VIP's whole evening, looked at through everything that shows something: never guest and room together (RST-51)."""

import inspect
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select, text

from app.counter.documents import DocumentRow
from app.counter.flow import HOUSE
from app.counter.overview import FlowHits, Hits
from app.counter.print_facts import DocumentShown
from app.flows.restaurant.facts.reception import Reception
from app.flows.restaurant.facts.views import BillShown, Pacing, SittingShown
from app.flows.restaurant.flow import FLOW
from app.kernel.judge import Staff
from app.kernel.refusal import Refused, Shut
from app.paper.viewing import viewed
from tests.flows.restaurant.dining import Dining
from tests.flows.restaurant.house import CAPTAIN, CASHIER, COOK, HOST, MANAGER, WAITER

GUEST, PHONE, RECEIVED = "欧阳冷泉", "13987654321", "星海联合会"
ROOM, TABLE, ALIAS = "密云阁", "V03", "贵宾1"
OUTSIDE = (WAITER, CASHIER, COOK)
GIVEN = {"db", "at", "staff", "settings", "flows"}
CLOSED = {SittingShown, BillShown, Pacing, Reception}
"""What opens a sitting."""


@pytest.fixture
def vip(dining: Dining) -> str:
    """A VIP who was received, seated, served, and has the bill before them."""
    do = dining.do
    do("change_table", MANAGER, table=TABLE, what={"name": ROOM, "area": "包间", "seats": 6, "room": True})
    at = (dining.clock.now() + timedelta(minutes=50)).isoformat()
    told = {"name": GUEST, "phone": PHONE, "guests": 4, "at": at, "table": TABLE, "words": f"{GUEST}要安静"}
    sitting: str = do("book", HOST, vip=True, **told).sitting
    here = {"sitting": sitting}
    do("note_reception", HOST, **here, received=RECEIVED, purpose="调研", needs="安静")
    do("take_deposit", HOST, **here, payments=[{"means": "card", "amount": 5000}])
    do("print_reception", HOST, **here)
    dining.later(50)
    do("seat_party", HOST, **here, table=TABLE, guests=4, waiter="he")
    do("ask_tea", CAPTAIN, **here, tea="8001", taboos="不吃花生")
    dining.send(sitting, dining.write(sitting, "1001", "2002", "5001"))
    do("note_taboos", CAPTAIN, **here, taboos=None, allergens=["milk"])
    do("ask_to_table", CAPTAIN, **here)
    do("plan_call", CAPTAIN, **here, at=(dining.clock.now() + timedelta(minutes=20)).isoformat())
    do("put_off_call", CAPTAIN, **here)
    do("urge_line", CAPTAIN, **here, line=dining.line(sitting, "1001").id)
    do("call_hot_dishes", CAPTAIN, **here, ground="consent")
    do("report_all_served", CAPTAIN, **here)
    wine = dining.begin(sitting)
    dining.add(sitting, wine, "7001")
    dining.send(sitting, wine)
    line = dining.line(sitting, "7001").id
    do("serve_dishes", CAPTAIN, **here, lines=[line])
    kept = {"line": line, "measure": "tenth", "name": GUEST, "phone": PHONE}
    bottle = do("store_bottle", CAPTAIN, **here, **kept, amount=6).bottle
    do("fetch_bottle", CAPTAIN, **here, bottle=bottle, amount=1)
    do("pack_dishes", CAPTAIN, **here, lines=[dining.line(sitting, "2002").id])
    do("note_found", CAPTAIN, **here, what="一把折扇")
    do("count_bottles", CAPTAIN, **here)
    do("ask_for_bill", CAPTAIN, **here)
    dining.later(40)
    return sitting


def asked_with(dining: Dining, query: Any, sitting: str) -> Iterator[dict[str, Any]]:
    """How a query may be asked: each of the words that a curious person would type."""
    number = dining.facts(sitting).number
    values: dict[str, tuple[Any, ...]] = {
        "words": (GUEST, "oyl", PHONE, PHONE[-4:], ROOM, TABLE, number, f"#{number}", number[-4:], RECEIVED),
        **dict.fromkeys(("sitting", "case"), (sitting,)),
        "ids": ([sitting],),
        "table": (TABLE,),
        "guests": (4,),
        "dish": ("1001",),
        "portions": (1,),
        "number": (number, *(r.number for r in dining.rows(select(DocumentRow.number)))),
        "document": tuple(r.id for r in dining.rows(select(DocumentRow.id))),
    }
    signature = inspect.signature(query).parameters
    needed = [n for n, p in signature.items() if n not in GIVEN and p.default is p.empty]
    wished = [n for n in signature if n in values and n not in needed]
    for name in (*needed, *wished) or ("",):
        for value in values.get(name, ((),) if name in ("", "account", "guest", "start", "end") else ()):
            first = {n: values[n][0] for n in needed if n in values}
            yield first | ({name: value} if name in values else {})


def smallest(shown: Any) -> Iterator[Any]:
    """The smallest things of an answer that call somebody a VIP."""
    if isinstance(shown, dict):
        for one in shown.values():
            yield from smallest(one)
    elif isinstance(shown, (tuple, list, set, frozenset)):
        for one in shown:
            yield from smallest(one)
    elif is_dataclass(shown) and "'VIP'" in repr(shown):
        inner = [found for f in fields(shown) for found in smallest(getattr(shown, f.name))]
        yield from inner or [shown]


def look_everywhere(dining: Dining, by: Staff, sitting: str) -> Iterator[tuple[type, Any]]:
    """Every query of flow and house, as somebody at work; what is closed to them gives nothing."""
    dining.desk.staff = by
    for flow in (FLOW, HOUSE):
        for kind, query in flow.queries.items():
            for args in asked_with(dining, query, sitting):
                looked = dining.desk.look(kind, **args)
                error = looked.exception()
                if isinstance(error, Refused):
                    assert isinstance(error.no, Shut), (kind, error)
                    assert not [word for word in (GUEST, ROOM, TABLE) if word in repr(error.no)]
                elif error is None:
                    yield kind, looked.result()
                elif not isinstance(error, (TypeError, KeyError)):
                    raise error


@pytest.mark.rule("RST-51")
def test_nothing_shows_guest_and_room_together_to_whoever_is_not_named(dining: Dining, vip: str) -> None:
    for by in OUTSIDE:
        seen = list(look_everywhere(dining, by, vip))
        kinds = {kind for kind, _ in seen}
        assert len(kinds) >= 20 and not kinds & CLOSED
        for kind, answer in seen:
            said = repr(answer.hits if isinstance(answer, (Hits, FlowHits)) else answer)  # not what was typed
            assert not [word for word in (GUEST, PHONE, RECEIVED) if word in said], (kind, by.login)
            for one in smallest(answer):
                assert ROOM not in repr(one) and f"'{TABLE}'" not in repr(one), (kind, one)
    dining.desk.staff = HOST
    assert GUEST in repr(dining.desk.look(SittingShown, sitting=vip).result())


@pytest.mark.rule("RST-51", "RST-52")
def test_no_paper_names_guest_and_room_but_the_sheet_that_is_closed(dining: Dining, vip: str) -> None:
    papers = dining.rows(select(DocumentRow.id, DocumentRow.kind).where(DocumentRow.case == vip))
    assert {"KT", "CS", "OD", "BL", "RC", "VS", "SN", "AN", "CN", "WB", "FB", "PK"} <= {
        r.kind for r in papers
    }
    for row in papers:
        words = viewed(dining.house.prints.pdf(row.id).result()).text
        if row.kind == "VS":
            assert GUEST in words and ROOM in words and RECEIVED in words
            continue
        assert ROOM not in words and TABLE not in words, row.kind
        theirs = row.kind == "RC" or (row.kind == "WB" and "存酒单" in words)
        assert GUEST not in words or theirs, row.kind
        assert ALIAS[:2] in words or theirs, "the kitchen's alias, its number in a font of its own"
    for by in OUTSIDE:
        dining.desk.staff = by
        for row in papers:
            assert isinstance(dining.desk.look(DocumentShown, document=row.id).exception(), Refused)
    assert isinstance(dining.refused("house.print_again", CASHIER, document=papers[0].id), Shut)
    dining.do("house.print_again", HOST, document=papers[0].id)


@pytest.mark.rule("RST-51", "COM-83")
def test_what_is_kept_of_it_names_nobody(dining: Dining, vip: str) -> None:
    list(look_everywhere(dining, WAITER, vip))
    for table in ("journal", "refusals", "documents", "print_jobs", "notices", "due"):
        known = dining.rows(text("SELECT name FROM sqlite_master WHERE type = 'table'"))
        if table in {r.name for r in known}:
            stored = str(dining.rows(text(f"SELECT * FROM {table}")))
            assert not [word for word in (GUEST, PHONE, RECEIVED) if word in stored], table
    for file in (dining.house.home / "logs").rglob("*"):
        assert GUEST not in file.read_text("utf-8", "replace")
