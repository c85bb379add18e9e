"""P5: finding a guest as one types, against LIKE over the same five columns."""

import random
import tempfile
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import Connection, text

from app.counter.search import find
from app.house import House, open_house
from app.kernel.names import phone_terms, search_terms
from app.store.base import add
from app.store.tables import SearchTerm
from tests.bench.measure import Measured, in_turns, ms, ratio

GUESTS = 20_000
FAMILY = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈"
)
GIVEN = "建国伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀兰霞平刚桂英华玉婷浩宇轩梓涵欣怡子墨诗雨晨曦思远嘉怡"
LIKE = text(
    "SELECT ref FROM like_guests WHERE name LIKE :q OR initials LIKE :q OR pinyin LIKE :q OR phone LIKE :q"
    " OR plate LIKE :q ORDER BY length(name) LIMIT 12"
)


def measure() -> Iterator[Measured]:
    """The ratio for one letter, and for two and more."""
    with tempfile.TemporaryDirectory() as folder:
        house = open_house(Path(folder))
        house.store.writer.run(_fill)
        yield from (_one(house, "w", 1 / 3), _one(house, "wj", 1 / 40), _one(house, "建国", 1 / 40))
        yield from (_one(house, "wangjian", 1 / 40), _one(house, "8888", 1 / 40))
        house.close()


def _one(house: House, typed: str, goal: float) -> Measured:
    def ours() -> None:
        with house.store.reading() as db:
            find(db, "bench", typed)

    def like() -> None:
        with house.store.reading() as db:
            db.execute(LIKE, {"q": f"%{typed}%"}).all()

    found = in_turns({"ours": ours, "like": like}, 31)
    note = f"{ms(found['ours'])} against {ms(found['like'])}"
    return Measured(
        "P5",
        f"search {typed!r} among {GUESTS:,} guests / LIKE",
        ratio(found["ours"], found["like"]),
        goal,
        note,
    )


def _fill(db: Connection) -> None:
    db.execute(text("CREATE TABLE like_guests (ref, name, initials, pinyin, phone, plate)"))
    draw = random.Random(1)
    for n in range(GUESTS):
        name = draw.choice(FAMILY) + "".join(draw.choices(GIVEN, k=draw.choice((1, 2, 2))))
        phone = f"1{draw.randrange(30, 100)}{draw.randrange(10**8):08}"
        best: dict[str, int] = {}
        for term in (*search_terms(name), *phone_terms(phone)):
            best[term.text] = min(best.get(term.text, term.rank), term.rank)
        add(
            db,
            SearchTerm,
            [{"kind": "bench", "ref": str(n), "term": t, "rank": int(r)} for t, r in best.items()],
        )
        spelled = [term.text for term in search_terms(name)]
        told = {"r": n, "n": name, "i": spelled[0], "p": spelled[-1], "f": phone, "c": f"浙A{n:05}"}
        db.execute(text("INSERT INTO like_guests VALUES (:r, :n, :i, :p, :f, :c)"), told)
