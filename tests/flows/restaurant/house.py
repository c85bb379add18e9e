"""A small house: a dozen tables, a short menu, six people."""

from collections.abc import Callable
from typing import Any

from app.kernel.judge import Staff

MANAGER = Staff("zhou", frozenset({"manager"}))
HOST = Staff("lin", frozenset({"host"}))
CAPTAIN = Staff("he", frozenset({"captain"}))
WAITER = Staff("yuan", frozenset({"waiter"}))
CASHIER = Staff("wu", frozenset({"cashier"}))
COOK = Staff("chen", frozenset({"kitchen"}))
NAMES = {"lin": "林晚", "he": "何立群", "yuan": "袁静", "wu": "吴晓彤", "chen": "陈师傅"}
PEOPLE = (HOST, CAPTAIN, WAITER, CASHIER, COOK)

SET_UP = {
    "organisation": "松筠楼",
    "flows": ["restaurant"],
    "language": "zh",
    "counter": "A1",
    "counter_name": "前台",
    "manager": "zhou",
    "manager_name": "周敏",
    "pin": "402817",
}

TABLES: dict[str, dict[str, Any]] = {
    "A01": {"name": "A01", "area": "大厅", "seats": 2},
    "A02": {"name": "A02", "area": "大厅", "seats": 4, "features": ["window"]},
    "A03": {"name": "A03", "area": "大厅", "seats": 4},
    "A04": {"name": "A04", "area": "大厅", "seats": 6, "features": ["window", "child_seat"]},
    "B01": {"name": "B01", "area": "露台", "seats": 4, "features": ["quiet"]},
    "B02": {"name": "B02", "area": "露台", "seats": 8},
    "B03": {"name": "B03", "area": "露台", "seats": 10},
    "B04": {"name": "B04", "area": "露台", "seats": 10},
    "V01": {"name": "听松", "area": "包间", "seats": 8, "fee": 8000, "room": True, "features": ["karaoke"]},
    "V02": {"name": "云水", "area": "包间", "seats": 12, "fee": 20000, "room": True},
    "V03": {"name": "小筑", "area": "包间", "seats": 6, "room": True},
    "V04": {"name": "望月", "area": "包间", "seats": 16, "fee": 30000, "room": True},
}


def _dish(
    name: str, category: str, course: str, station: str, price: int | None, **more: Any
) -> dict[str, Any]:
    plain = {"pricing": "portion", "unit": "例"}
    return {
        "name": name,
        "category": category,
        "course": course,
        "station": station,
        "price": price,
        **plain,
        **more,
    }


DISHES: dict[str, dict[str, Any]] = {
    "1001": _dish("桂花糯米藕", "凉菜", "cold", "凉菜档", 3800),
    "1002": _dish("椒盐小酥鱼", "凉菜", "cold", "凉菜档", 5800, accessories=["红醋碟"], allergens=["fish"]),
    "1003": _dish("酱鸭", "凉菜", "cold", "凉菜档", 6800),
    "2001": _dish(
        "鲍汁扣辽参",
        "位上",
        "premium",
        "热菜档",
        18800,
        pricing="person",
        unit="位",
        accessories=["刀叉"],
        minutes=15,
    ),
    "2002": _dish(
        "龙井虾仁", "热菜", "hot", "热菜档", 12800, bones=True, allergens=["shellfish"], accessories=["手套"]
    ),
    "2003": _dish("东坡肉", "热菜", "hot", "热菜档", 9800, special=True, minutes=20),
    "2004": _dish("宫保鸡丁", "热菜", "hot", "热菜档", 4800, allergens=["peanut"], minutes=8),
    "2005": _dish(
        "清蒸鲈鱼",
        "热菜",
        "hot",
        "蒸档",
        None,
        pricing="day_weight",
        unit="条",
        discountable=False,
        in_pieces=True,
    ),
    "2006": _dish("烤羊排", "热菜", "hot", "热菜档", 15800, pricing="weight", unit="份", minutes=25),
    "3001": _dish("宋嫂鱼羹", "汤", "soup", "蒸档", 2800, pricing="person", unit="位"),
    "4001": _dish("清炒豆苗", "蔬菜", "vegetable", "热菜档", 3600, minutes=6),
    "5001": _dish("青菜面条", "主食", "staple", "点心档", 1800, pricing="person", unit="位"),
    "5002": _dish("桂花小圆子", "甜品", "dessert", "点心档", 2200),
    "6001": _dish("时令果盘", "水果", "fruit", "点心档", 6800, accessories=["水果叉"]),
    "7001": _dish(
        "十年陈花雕", "酒水", "drink", "酒水台", 16800, unit="瓶", discountable=False, accessories=["黄酒杯"]
    ),
    "8001": _dish("碧螺春", "茶", "tea", "茶水台", 800, pricing="person", unit="位", discountable=False),
    "8002": _dish("铁观音", "茶", "tea", "茶水台", 6800, unit="壶", discountable=False),
}
FOUR_CUPS = 4 * 800
"""What tea costs for the party of four that most tests seat."""


def furnish(do: Callable[..., Any]) -> None:
    """Take the people on, put the tables on the floor and the dishes on the menu."""
    for n, one in enumerate(PEOPLE):
        do(
            "house.add_staff",
            MANAGER,
            login=one.login,
            name=NAMES[one.login],
            roles=sorted(one.roles),
            pin=f"73015{n + 2}",
        )
    for table, what in TABLES.items():
        do("add_table", MANAGER, table=table, what=what)
    for dish, what in DISHES.items():
        do("add_dish", MANAGER, dish=dish, what=what)
    # Where nobody stands in the kitchen every slip would ring: who tests that lets them.
    do("house.change_setting", MANAGER, key="restaurant.slip_rings", value=0)
