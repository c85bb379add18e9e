"""Three evenings of 300 sittings as a replay: `python -m tools.evenings > evenings.jsonl`.

From tests/data/evenings.csv, with the sample's floor and menu; the file founds its own house, so that
`yingke replay evenings.jsonl` needs an empty database and nothing else.
"""

import csv
import io
import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from app.counter.scripts import Step, run
from app.flows.restaurant.facts.kinds import Pricing
from app.flows.restaurant.sample import stock
from app.flows.restaurant.sample.party import Crew, Dish, Order, Party, seated
from app.flows.restaurant.sample.script import evening
from app.house import load

ROOT = Path(__file__).parents[1]
EVENINGS = ROOT / "tests" / "data" / "evenings.csv"
ZONE = ZoneInfo("Asia/Shanghai")
MEANS = {"现金": "cash", "微信": "wechat", "支付宝": "alipay", "银行卡": "card"}
MANAGER, PIN = "zhou", "402817"
STAFF = {
    "lin": ("林悦", "host", "618204"),
    "han": ("韩立", "captain", "930571"),
    "he": ("何欢", "cashier", "275936"),
    "chen": ("陈晓", "waiter", "841703"),
    "tang": ("唐婉", "waiter", "506918"),
    "xu": ("徐宁", "waiter", "719365"),
    "qin": ("秦海", "kitchen", "384627"),
}
WAITERS = ("chen", "tang", "xu")


class Result(dict[str, Any]):
    """Stands for what a line will answer: `.sitting` is the reference that the replay fills in."""

    def __init__(self, id: str) -> None:
        super().__init__()
        self._id = id

    def __getattr__(self, name: str) -> dict[str, str]:
        return {"$ref": f"{self._id}.{name}"}


def lines(parties: int | None = None) -> Iterator[str]:
    """The lines of the replay; the first `parties` of the evenings, or all."""
    load()
    floor, menu = stock.told("floor", "floor.csv"), stock.told("menu", "menu.xlsx")
    told = list(_read(stock.dishes(menu)))
    begins = min(party.arrives for party in told).replace(hour=9, minute=0)
    yield from _founding(begins, floor, menu)
    out: list[str] = []
    run([*map(evening, came(parties)), *_openings(told, menu)], lambda step: _write(out, step))
    yield from out


def came(parties: int | None = None) -> list[Party]:
    """Who came and found a table, evening by evening; the first `parties` of them, or all."""
    load()
    floor, menu = stock.told("floor", "floor.csv"), stock.told("menu", "menu.xlsx")
    told = _read(stock.dishes(menu))
    return [party for day in _by_day(told) for party in seated(day, stock.places(floor))][:parties]


def _read(dishes: Mapping[str, Dish]) -> Iterator[Party]:
    """The parties of the file, each with its lines."""
    left: dict[tuple[str, str], int] = {}
    named = {one["what"]["name"]: one["dish"] for one in stock.told("menu", "menu.xlsx")}
    rows: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in csv.DictReader(io.StringIO(EVENINGS.read_text("utf-8-sig"))):
        rows[row["桌次"]].append(row)
    for number, its in rows.items():
        first = its[0]
        day = first["到店"][:10]
        arrives = _at(first["到店"])
        calls, pays = (_at(f"{day} {first[column]}") for column in ("叫起", "买单"))
        yield Party(
            id=f"p{int(number):03}",
            name=first["姓名"],
            guests=int(first["人数"]),
            arrives=arrives,
            calls=calls if calls > arrives else calls + timedelta(days=1),
            pays=pays if pays > arrives else pays + timedelta(days=1),
            orders=[o for row in its if (o := _order(row, day, dishes, left))],
            crew=Crew("lin", WAITERS[int(number) % 3], "han", "he"),
            tea=_tea(first["茶"], dishes, named),
            taboos="花生过敏" if any(row["要求"] == "花生过敏" for row in its) else None,
            wants_room=bool(first["房间要求"]),
            discount=int(first["折扣"].rstrip("%")) * 100 if first["折扣"] else 10_000,
            means=[MEANS[one] for one in first["付款方式"].split("+")],
        )


def _order(
    row: Mapping[str, str], day: str, dishes: Mapping[str, Dish], left: dict[tuple[str, str], int]
) -> Order | None:
    """A line; a dish that is sold out on that day is not ordered."""
    dish, quantity = dishes[row["菜码"]], int(row["数量"])
    if dish.portions is not None:
        there = left.setdefault((day, dish.id), dish.portions)
        if there < quantity:
            return None
        left[day, dish.id] = there - quantity
    weighed = dish.pricing is Pricing.WEIGHT
    agreed = 16_800 + 400 * (int(dish.id) % 7) if dish.pricing is Pricing.DAY else None
    grams = (550 + 35 * (int(row["桌次"]) % 11)) * quantity if weighed else None
    return Order(dish, quantity, row["要求"] or None, row["方式"] == "即起", grams, agreed)


def _tea(name: str, dishes: Mapping[str, Dish], named: Mapping[str, str]) -> Dish | None:
    """The tea that they asked for; hot water is none."""
    return dishes[named[name.split("(")[0]]] if name.split("(")[0] in named else None


def _openings(told: Iterable[Party], menu: Iterable[Mapping[str, Any]]) -> Iterator[Any]:
    """Each afternoon the kitchen counts its portions anew."""
    counted = [(one["dish"], one["portions"]) for one in menu if one["portions"] is not None]
    for day in sorted({party.arrives.date() for party in told}):
        at = datetime(day.year, day.month, day.day, 15, tzinfo=ZONE)
        yield _opening(f"open-{day:%m%d}", at, counted)


def _opening(id: str, at: datetime, counted: Iterable[tuple[str, int]]) -> Any:
    for dish, portions in counted:
        args = {"dish": dish, "portions": portions}
        yield Step(f"{id}-{dish}", at, "qin", "restaurant.limit_portions", args)


def _founding(
    at: datetime, floor: Iterable[Mapping[str, Any]], menu: Iterable[Mapping[str, Any]]
) -> Iterator[str]:
    founder = {
        "organisation": "聚贤楼",
        "flows": ["restaurant"],
        "language": "zh",
        "counter": "A1",
        "counter_name": "前台",
        "manager": MANAGER,
        "manager_name": "周敏",
        "pin": PIN,
    }
    yield _line("up", at, MANAGER, "house.set_up", founder)
    for login, (name, role, pin) in STAFF.items():
        args = {"login": login, "name": name, "roles": [role], "pin": pin}
        yield _line(f"staff-{login}", at, MANAGER, "house.add_staff", args)
    for one in floor:
        yield _line(f"table-{one['table']}", at, MANAGER, "restaurant.add_table", one)
    for one in menu:
        yield _line(f"dish-{one['dish']}", at, MANAGER, "restaurant.add_dish", one)


def _write(out: list[str], step: Step) -> Result:
    out.append(_line(step.id, step.at, step.by, step.act, step.args))
    return Result(step.id)


def _line(id: str, at: datetime, staff: str, do: str, args: Mapping[str, Any]) -> str:
    told = {"id": id, "at": at.isoformat(), "staff": staff, "do": do, "args": args}
    return json.dumps(told, ensure_ascii=False)


def _at(words: str) -> datetime:
    return datetime.strptime(words, "%Y-%m-%d %H:%M").replace(tzinfo=ZONE)


def _by_day(parties: Iterable[Party]) -> list[list[Party]]:
    days: dict[Any, list[Party]] = defaultdict(list)
    for party in parties:
        days[party.arrives.date()].append(party)
    return [days[day] for day in sorted(days)]


if __name__ == "__main__":
    for line in lines(int(sys.argv[1]) if len(sys.argv) > 1 else None):
        print(line)
