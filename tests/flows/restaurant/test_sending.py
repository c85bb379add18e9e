"""The order on its way to the kitchen: slips by station, cold fired, hot held (RST-13, 15, 19, 20)."""

from dataclasses import replace

import pytest
from sqlalchemy import select

from app.counter.documents import DocumentRow, PrintJob
from app.flows.restaurant.facts.kinds import Course, Pricing
from app.flows.restaurant.facts.sheets import Piece
from app.flows.restaurant.facts.tracks import Line, Sitting
from app.flows.restaurant.model.orders import LineRow, OrderRow
from app.flows.restaurant.rules import ordering, preparing
from app.kernel.text import Kept, Text
from app.paper.model import Alias, Bar, Dish, Dishes, Group, Notice, Paper, Ticks
from app.paper.model import Words as Said
from app.paper.words import Words
from app.store.tables import Drawer
from tests.flows.restaurant.dining import Dining
from tests.flows.restaurant.house import WAITER


def tickets(dining: Dining, documents: tuple[str, ...]) -> dict[str, Paper]:
    """The papers of a sending, by station; the waiter's list last."""
    papers = [dining.paper(document) for document in documents]
    return {
        str(bar.left) if isinstance(bar := paper.blocks[0], Bar) else "": paper
        for paper in papers
        if paper.kind == "KT"
    }


def dishes(paper: Paper) -> dict[str, list[Dish]]:
    """What stands on a ticket under each heading."""
    found: dict[str, list[Dish]] = {}
    heading = ""
    for block in paper.blocks:
        if isinstance(block, Group) and isinstance(block.says, Text):
            heading = block.says.message
        if isinstance(block, Dishes):
            found[heading] = list(block.dishes)
    return found


@pytest.mark.both
@pytest.mark.rule("RST-19", "RST-20", "RST-13", "RST-14")
def test_cold_is_fired_hot_is_held_and_each_station_gets_one_numbered_ticket(dining: Dining) -> None:
    sitting = dining.seat()
    dining.do("ask_tea", WAITER, sitting=sitting, tea="8001", taboos="全桌花生过敏")
    order = dining.begin(sitting)
    dining.add(sitting, order, "1001")
    hot = dining.add(sitting, order, "2002", request="少盐")
    dining.add(sitting, order, "2003", at_once=True)
    dining.add(sitting, order, "7001")
    dining.add(sitting, order, "3001", 4)
    dining.do("read_back", sitting=sitting, order=order, line=hot)
    dining.later(2)
    sent = dining.send(sitting, order)
    assert (sent.fired, sent.held) == (3, 2)
    for paper in tickets(dining, sent.documents).values():
        [alias] = [block for block in paper.blocks if isinstance(block, Alias)]
        said = [block.says for block in paper.blocks if isinstance(block, Said)]
        times = [Words("en")(text) for text in (alias.right, said[0]) if isinstance(text, Text)]
        by = said[0].args["by"]
        assert times == ["18:00", f"Sent at 18:02 by {by}"], "when they ordered, and when it was sent"
        assert dining.rows(select(Drawer.text).where(Drawer.id == by.id)) == [("何立群",)], "RST-14: by whom"
    facts = dining.facts(sitting)
    assert {line.name: line.step.value for line in facts.lines} == {
        "碧螺春": "served",
        "桂花糯米藕": "fired",
        "龙井虾仁": "held",
        "东坡肉": "fired",
        "十年陈花雕": "fired",
        "宋嫂鱼羹": "held",
    }
    papers = tickets(dining, sent.documents)
    assert list(papers) == ["凉菜档", "热菜档", "酒水台", "蒸档"]
    assert [p.number for p in papers.values()] == [f"KT-A1-261123-{n:04}" for n in (2, 3, 4, 5)]
    hot_ticket = papers["热菜档"]
    found = dishes(hot_ticket)
    assert [d.name for d in found["At once"]] == ["东坡肉"]
    assert [(d.name, d.quantity, [type(r) for r in d.requests]) for d in found["Held"]] == [
        ("龙井虾仁", "1 例", [Kept])
    ]
    assert any(isinstance(block, Notice) for block in hot_ticket.blocks)
    assert "袁静" not in str(hot_ticket)
    roles = dining.rows(
        select(PrintJob.role)
        .join(DocumentRow, DocumentRow.id == PrintJob.document)
        .where(DocumentRow.kind == "KT")
    )
    assert {r.role for r in roles} == {f"kitchen:{station}" for station in ("茶水台", *papers)}
    times = dining.rows(
        select(LineRow.name, LineRow.sent_at, LineRow.fired_at, LineRow.served_at, LineRow.served_by)
    )
    now = dining.clock.now()
    told = {r.name: (r.fired_at, r.served_at, r.served_by) for r in times}
    assert told["龙井虾仁"] == (None, None, None)
    assert told["桂花糯米藕"] == (now, None, None)
    assert told["碧螺春"] == (now, now, "he")
    assert {r.sent_at for r in times} == {now}
    [row] = dining.rows(select(OrderRow.sent_by, OrderRow.sent_at))
    assert tuple(row) == ("he", now)


@pytest.mark.rule("RST-20")
def test_all_at_once_holds_nothing(dining: Dining) -> None:
    sitting = dining.at(Sitting.ORDERING)
    sent = dining.send(sitting, dining.order(sitting).id, all_at_once=True)
    assert (sent.fired, sent.held) == (5, 0)
    assert {line.step for line in dining.facts(sitting).lines} == {Line.FIRED, Line.SERVED}


@pytest.mark.rule("RST-19")
def test_only_what_is_new_prints_and_says_that_it_was_added(dining: Dining) -> None:
    sitting = dining.at(Sitting.COLD)
    before = len(dining.papers(sitting, "KT"))
    order = dining.write(sitting, "1003")
    sent = dining.send(sitting, order)
    assert len(dining.papers(sitting, "KT")) == before + 1
    [ticket] = tickets(dining, sent.documents).values()
    bar = ticket.blocks[0]
    assert isinstance(bar, Bar)
    assert isinstance(bar.right, Text)
    assert bar.right.message == "Added"
    assert [d.name for d in dishes(ticket)["At once"]] == ["酱鸭"]


@pytest.mark.rule("RST-10")
def test_an_order_of_tea_alone_prints_nothing(dining: Dining) -> None:
    sitting = dining.seat()
    dining.tea(sitting)
    assert dining.send(sitting, dining.begin(sitting)).documents == ()
    assert dining.line(sitting, "8001").step is Line.SERVED


@pytest.mark.rule("RST-15")
def test_the_preparation_list_adds_up_over_the_whole_order(dining: Dining) -> None:
    sitting = dining.seat()
    dining.tea(sitting)
    order = dining.begin(sitting)
    dining.add(sitting, order, "2001", 3)
    dining.add(sitting, order, "2002")
    dining.add(sitting, order, "2002")
    dining.add(sitting, order, "3001", 4)
    dining.add(sitting, order, "7001", 2)
    [listed] = [p for d in dining.send(sitting, order).documents if (p := dining.paper(d)).kind == "PL"]
    ticks = next(block for block in listed.blocks if isinstance(block, Ticks)).ticks
    told = {
        t.says.message if isinstance(t.says, Text) else t.says: (t.count, t.note.args["dishes"])
        for t in ticks
        if isinstance(t.note, Text)
    }
    assert told == {
        "刀叉": ("3", ["鲍汁扣辽参"]),
        "手套": ("8", ["龙井虾仁", "龙井虾仁"]),
        "Soup bowls": ("4", ["宋嫂鱼羹"]),
        "黄酒杯": ("2", ["十年陈花雕"]),
    }


@pytest.mark.rule("RST-15")
def test_an_order_without_accessories_has_no_preparation_list(dining: Dining) -> None:
    sitting = dining.seat()
    dining.do("note_taboos", WAITER, sitting=sitting, taboos=None)
    order = dining.write(sitting, "1001")
    assert [dining.paper(d).kind for d in dining.send(sitting, order).documents] == ["KT"]


@pytest.mark.rule("RST-15", "RST-20")
@pytest.mark.parametrize("course", list(Course))
def test_what_waits_and_what_does_not_by_course(dining: Dining, course: Course) -> None:
    sitting = dining.at(Sitting.ORDERING)
    line = dining.line(sitting, "1001")
    one = replace(line, course=course, pricing=Pricing.PORTION)
    held = course in (
        Course.PREMIUM,
        Course.HOT,
        Course.SOUP,
        Course.VEGETABLE,
        Course.STAPLE,
        Course.DESSERT,
        Course.FRUIT,
    )
    assert (ordering.sent_as(one, False) is Line.HELD) is held
    assert ordering.sent_as(one, True) is (Line.SERVED if course is Course.SET else Line.FIRED)
    bowls = Piece(Text("Soup bowls"), 4, (one.name,))
    assert preparing.pieces([replace(one, accessories=())], 4) == ([bowls] if course is Course.SOUP else [])
