"""What the desk takes from sheets: operations, parts, and what both cost elsewhere (DLR-14, 15; COM-63)."""

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from app.counter.settings import Settings
from app.counter.sheet_kinds import Column, SheetKind, day, money, one_of, several, takes_sheet, text, whole
from app.flows.dealership.facts.guarantee import Repair
from app.flows.dealership.facts.payers import Fee
from app.flows.dealership.facts.price_list import Grade
from app.flows.dealership.flow import FLOW
from app.kernel.refusal import No, Refused
from app.kernel.text import T

FEES = {
    "诊断费": Fee.DIAGNOSIS,
    "检测费": Fee.EXAMINATION,
    "工时费": Fee.LABOUR,
    "加工费": Fee.MACHINING,
    "其他费": Fee.OTHER,
    **{fee.value: fee for fee in Fee if fee is not Fee.MATERIAL},
}
GRADES = {
    "原厂": Grade.MAKER,
    "副厂": Grade.OTHER,
    "修复": Grade.REPAIRED,
    **{grade.value: grade for grade in Grade},
}
REPAIRED = {
    "整车修理": Repair.WHOLE_CAR,
    "总成修理": Repair.ASSEMBLY,
    "二级维护": Repair.SECOND_CLASS,
    "一级维护": Repair.FIRST_CLASS,
    "小修": Repair.SMALL,
    "专项修理": Repair.SPECIAL,
    **{repair.value: repair for repair in Repair},
}
YES = {"是": True, "否": False, "yes": True, "no": False}
PIECE = "件"
"""The unit of a part whose sheet names none."""


def hours(words: str, _: Settings) -> int:
    """Standard hours such as 0.6, in minutes."""
    try:
        minutes = Decimal(words) * 60
    except InvalidOperation:
        raise Refused(No("Standard hours are asked for, such as 0.6.")) from None
    if not minutes.is_finite() or minutes != minutes.to_integral_value():
        raise Refused(No("Standard hours are asked for that are whole minutes, such as 0.6."))
    return int(minutes)


def operation(values: Mapping[str, Any]) -> dict[str, Any]:
    """An operation of the labour list: standard hours, or minutes."""
    minutes = values["minutes"] if values["minutes"] is not None else values["hours"]
    what = {one: values[one] for one in ("name", "fee", "repair", "first")}
    return {"operation": values["operation"], "what": what | {"minutes": minutes}}


def part(values: Mapping[str, Any]) -> dict[str, Any]:
    """A part; what its name does not say of its make stands behind it."""
    name = " ".join(filter(None, (values["name"], values["make"])))
    what = {"name": name, "unit": values["unit"] or PIECE, "price": values["price"]}
    what |= {"grade": values["grade"], "shelf": values["shelf"] or None}
    return {"part": values["part"], "what": what}


takes_sheet(
    FLOW,
    SheetKind(
        "operations",
        T("Operations"),
        "dealership.add_operation",
        (
            Column(("编码", "Code"), "operation", text, needed=True),
            Column(("项目", "Operation"), "name", text, needed=True),
            Column(("标准工时", "Standard hours"), "hours", hours, optional=True),
            Column(("标准分钟", "Standard minutes"), "minutes", whole, optional=True),
            Column(("费用类别", "Kind of fee"), "fee", one_of(FEES), blank=Fee.LABOUR, optional=True),
            Column(
                ("维修类别", "Kind of repair"), "repair", one_of(REPAIRED), blank=Repair.SMALL, optional=True
            ),
            Column(("首保", "First maintenance"), "first", one_of(YES), blank=False, optional=True),
        ),
        key="operation",
        arguments=operation,
    ),
)
takes_sheet(
    FLOW,
    SheetKind(
        "parts",
        T("Parts", "price list"),
        "dealership.add_part",
        (
            Column(("编码", "Code"), "part", text, needed=True),
            Column(("名称", "Name"), "name", text, needed=True),
            Column(("规格", "Make"), "make", text, optional=True),
            Column(("单位", "Unit"), "unit", text, optional=True),
            Column(("售价(元)", "Price"), "price", money, needed=True),
            Column(("配件类别", "Grade"), "grade", one_of(GRADES), blank=Grade.MAKER, optional=True),
            Column(("货位", "Shelf"), "shelf", text, optional=True),
        ),
        key="part",
        arguments=part,
    ),
)
takes_sheet(
    FLOW,
    SheetKind(
        "fault_codes",
        T("Fault codes"),
        "dealership.write_fault_code",
        (
            Column(("故障码", "Fault code"), "code", text, needed=True),
            Column(("厂家代码(车架号前三位)", "Maker (first places of the VIN)"), "wmi", text, optional=True),
            Column(("索赔条件", "Terms"), "terms", text, needed=True),
            Column(("所需资料", "Papers needed"), "papers", several, blank=(), optional=True),
        ),
    ),
)
takes_sheet(
    FLOW,
    SheetKind(
        "market_prices",
        T("Market prices"),
        "dealership.note_market_price",
        (
            Column(("编码", "Code"), "code", text, needed=True),
            Column(("参考价(元)", "Reference price"), "price", money, needed=True),
            Column(("来源", "Source"), "source", text, needed=True),
            Column(("日期", "Date"), "day", day, needed=True),
        ),
    ),
)
