"""What the restaurant takes from sheets: its floor, its menu, the bookings of a day (COM-63)."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection

from app.counter.settings import Settings
from app.counter.sheet_kinds import (
    Column,
    Remark,
    Row,
    SheetKind,
    moment,
    money,
    one_of,
    several,
    takes_sheet,
    text,
    whole,
    yes_or_no,
)
from app.flows.restaurant.facts.kinds import Allergen, Course, Drink, Feature, Pricing
from app.flows.restaurant.facts.terms import ALLERGENS
from app.flows.restaurant.flow import FLOW
from app.flows.restaurant.queries.loaders import tables
from app.flows.restaurant.rules import seating
from app.flows.restaurant.rules.sets import dishes_in
from app.flows.restaurant.rules.ways import choices_in
from app.flows.restaurant.settings import CATEGORIES
from app.kernel.names import own_phone
from app.kernel.refusal import No, Refused
from app.kernel.text import T

SPECIALITY = "招牌"
ROOMS = "包房"
COURSES = {
    "席": Course.SET,
    "套餐": Course.SET,
    "茶": Course.TEA,
    "酒水": Course.DRINK,
    "烟": Course.TOBACCO,
    "凉菜": Course.COLD,
    "贵价位菜": Course.PREMIUM,
    "热菜": Course.HOT,
    "汤": Course.SOUP,
    "蔬菜": Course.VEGETABLE,
    "主食": Course.STAPLE,
    "甜品": Course.DESSERT,
    "水果": Course.FRUIT,
}
PRICINGS = {
    **dict.fromkeys(("席", "例", "份", "只", "瓶", "壶", "杯", "打"), Pricing.PORTION),
    "位": Pricing.PERSON,
    "斤": Pricing.WEIGHT,
    "时价": Pricing.DAY,
}
DRINKS = {"白酒": Drink.LIQUOR, "黄酒": Drink.RICE_WINE, "葡萄酒": Drink.WINE}
FEATURES = {
    "靠窗": Feature.WINDOW,
    "安静": Feature.QUIET,
    "儿童椅": Feature.CHILD_SEAT,
    "无台阶": Feature.STEP_FREE,
    "卡拉ok": Feature.KARAOKE,
    "电视": Feature.TELEVISION,
}
ALLERGEN_WORDS = {
    "花生": Allergen.PEANUT,
    "坚果": Allergen.NUTS,
    "虾蟹贝类": Allergen.SHELLFISH,
    "鱼": Allergen.FISH,
    "鸡蛋": Allergen.EGG,
    "牛奶": Allergen.MILK,
    "大豆": Allergen.SOY,
    "小麦": Allergen.WHEAT,
    "芝麻": Allergen.SESAME,
    **{word.message: allergen for allergen, word in ALLERGENS.items()},
}
_feature = one_of(FEATURES)


def features(words: str, settings: Settings) -> list[Feature]:
    """What a table has."""
    return [_feature(word, settings) for word in several(words, settings)]


def allergens(words: str, settings: Settings) -> list[Allergen]:
    """What a dish contains that guests may have to avoid: a word that means none of it is no blank (RST-04)."""
    named = [ALLERGEN_WORDS.get(word.casefold()) for word in several(words, settings)]
    if None in named:
        raise Refused(No("One of {choices:list} is asked for.", {"choices": list(ALLERGENS.values())}))
    return [one for one in Allergen if one in named]


def category(words: str, settings: Settings) -> str:
    """A category that the house has: one that is misspelt would stand alone on the menu."""
    if words not in settings.of(CATEGORIES).split():
        raise Refused(No("This house has no such category. A manager adds it in the settings."))
    return words


def choices(words: str, _: Settings) -> list[dict[str, Any]]:
    """The spice and cooking choices of a dish, as they are written (RST-11)."""
    try:
        found = choices_in(words)
    except ValueError as error:
        raise Refused(No("Write choices like Heat: none/mild*/hot; Style: steamed/braised+8.")) from error
    return [asdict(one) for one in found]


def set_dishes(words: str, _: Settings) -> list[dict[str, Any]]:
    """The dishes of a set menu, by their numbers, and how many of each (RST-11)."""
    return [asdict(one) for one in dishes_in(words)]


def phone(words: str, _: Settings) -> str:
    """A phone that can be rung."""
    if own_phone(words) is None:
        raise Refused(No("This is no phone number that can be rung."))
    return words


def table(values: Mapping[str, Any]) -> dict[str, Any]:
    """A table of the floor; what stands under private rooms is one."""
    what = {k: values[k] for k in ("name", "area", "seats", "fee", "features")}
    return {"table": values["table"], "what": what | {"room": ROOMS in values["area"]}}


def dish(values: Mapping[str, Any]) -> dict[str, Any]:
    """A dish of the menu. What is priced on the day has no price here, and every other dish has one (RST-11).

    Where nobody says whether it leaves bones or shells, fish and shellfish do (RST-23).
    """
    what = {k: v for k, v in values.items() if k not in ("dish", "portions", "unit")}
    unit = values["unit"] or "份"
    what |= {"unit": "份" if unit == "时价" else unit, "special": values["category"] == SPECIALITY}
    if values["bones"] is None:
        what["bones"] = bool({Allergen.FISH, Allergen.SHELLFISH} & set(values["allergens"]))
    return {"dish": values["dish"], "what": what, "portions": values["portions"]}


def booking(values: Mapping[str, Any]) -> dict[str, Any]:
    """A booking. Wishes that no table can meet, and a deposit that was noted elsewhere, go into its words."""
    args = {k: values[k] for k in ("name", "phone", "guests", "at", "table", "vip", "fee_told")}
    wishes = {word: FEATURES.get(word.casefold()) for word in values["wishes"]}
    words = [word for word, feature in wishes.items() if feature is None]
    if values["deposit"]:
        words.append(f"{_DEPOSIT}: {values['deposit'] // 100}.{values['deposit'] % 100:02}")
    known = [feature for feature in wishes.values() if feature]
    return args | {"wishes": known, "words": "; ".join(words) or None, "wants_room": False}


def settle_bookings(
    db: Connection, rows: Sequence[Row], settings: Settings
) -> tuple[list[Row], list[Remark]]:
    """Hold the bookings of a sheet against each other: of two at one table at once the later is given one by hand.

    A room that was booked by name was asked for, and its fee told with it (RST-02, 03).
    """
    fees = {
        t.id: t.fee for t in tables(db, sorted({r.args["table"] for r in rows if r.args["table"]})).values()
    }
    kept: dict[str, list[Row]] = {}
    settled: dict[str, Row] = {}
    remarks = [_deposit_is_taken_at_the_till(row) for row in rows if row.values["deposit"]]
    for row in sorted(rows, key=_arrival):
        name = row.args["table"]
        other = next((o for o in kept.get(name, ()) if _meet(o, row, settings)), None)
        if other is not None:
            settled[row.place] = replace(row, args={**row.args, "table": None})
            remarks.append(_left_without_table(row, other))
            continue
        settled[row.place] = _with_room(row, fees[name]) if fees.get(name) else row
        if name:
            kept.setdefault(name, []).append(row)
    return [settled[row.place] for row in rows], sorted(remarks, key=lambda remark: remark.n)


def _arrival(row: Row) -> datetime:
    return datetime.fromisoformat(row.args["at"])


def _meet(one: Row, later: Row, settings: Settings) -> bool:
    """Whether the first party is still there when the second one comes."""
    at = _arrival(one)
    return _arrival(later) < at + timedelta(minutes=seating.usual_stay(at, settings))


def _left_without_table(row: Row, other: Row) -> Remark:
    what = T(
        "{table} is taken then by the booking in row {other}. This one is taken in without a table; give it one.",
        table=row.args["table"],
        other=other.n,
    )
    return Remark(row.sheet, row.n, _TABLE, what)


def _with_room(row: Row, fee: int) -> Row:
    told = fee if row.args["fee_told"] is None else row.args["fee_told"]
    return replace(row, args={**row.args, "wants_room": True, "fee_told": told})


def _deposit_is_taken_at_the_till(row: Row) -> Remark:
    what = T(
        "{sum:money} was noted ahead. Take it in at the till, with its means.", sum=row.values["deposit"]
    )
    return Remark(row.sheet, row.n, _DEPOSIT, what)


_TABLE, _DEPOSIT = "台号", "定金(元)"

takes_sheet(
    FLOW,
    SheetKind(
        "floor",
        T("Floor"),
        "restaurant.add_table",
        (
            Column(("区域", "Area"), "area", text, needed=True),
            Column((_TABLE, "Table"), "table", text, needed=True),
            Column(("名称", "Name"), "name", text, needed=True),
            Column(("座位", "Seats"), "seats", whole, needed=True),
            Column(("房费(元)", "Room fee"), "fee", money, blank=0, optional=True),
            Column(("特点", "Features"), "features", features, blank=(), optional=True),
        ),
        key="table",
        arguments=table,
    ),
)
takes_sheet(
    FLOW,
    SheetKind(
        "menu",
        T("Menu", "sheet"),
        "restaurant.add_dish",
        (
            Column(("编码", "Number"), "dish", text, needed=True),
            Column(("菜名", "Name"), "name", text, needed=True),
            Column(("类别", "Category"), "category", category, needed=True),
            Column(("出品部门", "Station"), "station", text, needed=True),
            Column(("道次", "Course"), "course", one_of(COURSES), needed=True),
            Column(("计价方式", "Priced by"), "pricing", one_of(PRICINGS), needed=True),
            Column(("规格", "Unit"), "unit", text, optional=True),
            Column(("单价(元)", "Price"), "price", money),
            Column(("可折扣", "Discountable"), "discountable", yes_or_no, blank=True, optional=True),
            Column(("按件分份", "In pieces"), "in_pieces", yes_or_no, blank=False, optional=True),
            Column(("带骨带壳", "Bones or shells"), "bones", yes_or_no, optional=True),
            Column(("配具", "Accessories"), "accessories", several, blank=(), optional=True),
            Column(("制作分钟", "Minutes"), "minutes", whole, blank=10, optional=True),
            Column(("供应份数", "Portions"), "portions", whole, optional=True),
            Column(("过敏原", "Allergens"), "allergens", allergens, blank=(), optional=True),
            Column(("席内菜品", "Dishes of the set"), "dishes", set_dishes, blank=(), optional=True),
            Column(("酒类", "Kind of drink"), "drink", one_of(DRINKS), blank=Drink.PLAIN, optional=True),
            Column(("做法选择", "Choices"), "choices", choices, blank=(), optional=True),
        ),
        key="dish",
        arguments=dish,
        leans_on=lambda values: [str(one["dish"]) for one in values["dishes"]],
    ),
)
takes_sheet(
    FLOW,
    SheetKind(
        "bookings",
        T("Bookings", "sheet"),
        "restaurant.book",
        (
            Column(("姓名", "Name"), "name", text, needed=True),
            Column(("电话", "Phone"), "phone", phone, needed=True),
            Column(("人数", "Guests"), "guests", whole, needed=True),
            Column(("到店", "Arrival"), "at", moment, needed=True),
            Column((_TABLE, "Table"), "table", text, optional=True),
            Column(("心愿", "Wishes"), "wishes", several, blank=(), optional=True),
            Column((_DEPOSIT, "Deposit"), "deposit", money, blank=0, optional=True),
            Column(("房费(元)", "Room fee"), "fee_told", money, optional=True),
            Column(("VIP", "VIP"), "vip", yes_or_no, blank=False, optional=True),
        ),
        arguments=booking,
        settle=settle_bookings,
    ),
)
