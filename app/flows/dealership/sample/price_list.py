"""The rest of the sample's price list: what a workshop of this make does every week, and the parts for it."""

from datetime import datetime, timedelta

from app.flows.dealership.sample.workshop import MANAGER, STORE, Do

OPERATIONS = (
    ("BY-010", "一万公里保养", 60, "labour", "first_class"),
    ("BY-020", "二万公里保养", 80, "labour", "first_class"),
    ("BY-060", "二级维护", 180, "labour", "second_class"),
    ("BY-101", "更换机油、机油滤清器", 36, "labour", "first_class"),
    ("BY-110", "更换变速箱油", 60, "labour", "small"),
    ("BY-112", "更换制动液", 48, "labour", "small"),
    ("BY-115", "更换冷却液", 54, "labour", "small"),
    ("BY-118", "更换火花塞", 48, "labour", "small"),
    ("DP-201", "更换前减振器", 132, "labour", "small"),
    ("DP-204", "更换下摆臂", 90, "labour", "small"),
    ("DP-210", "四轮定位", 60, "labour", "special"),
    ("DP-214", "轮胎动平衡，每只", 12, "labour", "small"),
    ("ZD-102", "更换后制动片", 60, "labour", "small"),
    ("ZD-105", "更换前制动盘", 84, "labour", "small"),
    ("KT-310", "加注制冷剂", 48, "labour", "small"),
    ("KT-315", "更换空调压缩机", 150, "labour", "small"),
    ("DQ-401", "更换蓄电池", 18, "labour", "small"),
    ("DQ-405", "更换前大灯总成", 72, "labour", "small"),
    ("FD-501", "发动机大修", 1_440, "labour", "assembly"),
    ("FD-508", "更换正时链条", 420, "labour", "small"),
    ("ZX-601", "读取故障码，路试", 30, "diagnosis", "small"),
    ("ZX-605", "底盘检查", 24, "examination", "small"),
    ("JG-701", "制动盘光盘，每片", 30, "machining", "small"),
    ("QT-801", "代办年检", 60, "other", "small"),
)
"""Code, name, standard minutes, kind of fee, kind of repair."""
PARTS = (
    ("OIL-4L", "全合成机油 0W-20，4 升", "桶", 32_800, 18, "A-01-2"),
    ("OIL-1L", "全合成机油 0W-20，1 升", "瓶", 9_200, 30, "A-01-3"),
    ("ATF-WS", "变速箱油 WS，1 升", "瓶", 11_500, 24, "A-01-5"),
    ("BF-05", "制动液 DOT 4，1 升", "瓶", 7_600, 10, "A-02-1"),
    ("LLC-4", "长效冷却液，4 升", "桶", 15_800, 8, "A-02-2"),
    ("AF-01", "空气滤清器", "只", 8_800, 14, "B-01-1"),
    ("FF-02", "汽油滤清器", "只", 18_600, 4, "B-01-3"),
    ("SP-16", "铱金火花塞", "支", 11_200, 16, "B-02-1"),
    ("BT-60", "蓄电池 60 Ah", "只", 68_000, 5, "C-01-1"),
    ("BP-41", "后制动片", "套", 36_500, 4, "C-02-2"),
    ("BD-10", "前制动盘", "片", 58_000, 4, "C-02-4"),
    ("SA-20", "前减振器，左", "支", 89_000, 2, "C-03-1"),
    ("SA-21", "前减振器，右", "支", 89_000, 2, "C-03-2"),
    ("LA-30", "下摆臂总成", "支", 76_000, 2, "C-03-5"),
    ("SL-31", "平衡杆球头", "支", 21_500, 6, "C-03-6"),
    ("HL-07", "前大灯总成，右", "只", 236_000, 1, "D-01-1"),
    ("BL-12", "刹车灯泡", "只", 1_500, 40, "D-01-6"),
    ("AC-90", "空调压缩机", "台", 418_000, 1, "D-02-1"),
    ("RF-134", "制冷剂 R134a", "瓶", 6_800, 12, "D-02-4"),
    ("WW-2L", "玻璃水，2 升", "瓶", 2_500, 36, "A-03-1"),
    ("TY-225", "轮胎 225/60R18", "条", 98_000, 8, "E-01-1"),
    ("KB-32", "遥控钥匙电池 CR2032", "只", 1_200, 50, "D-03-1"),
)
"""Code, name, unit, fen, pieces that came, place in the store."""
USUAL = {
    "BY-010": {"OF-21": 1, "OIL-4L": 1},
    "BY-020": {"OF-21": 1, "OIL-4L": 1, "AF-01": 1},
    "BY-101": {"OF-21": 1, "OIL-4L": 1},
    "BY-118": {"SP-16": 4},
    "ZD-102": {"BP-41": 1},
    "ZD-105": {"BD-10": 2},
    "DQ-401": {"BT-60": 1},
}
"""By operation the parts that it usually needs."""


def fill(do: Do, now: datetime) -> None:
    """Operations and parts as a manager keeps them, and what lies in the store."""
    begun = now - timedelta(days=30)
    for code, name, minutes, fee, repair in OPERATIONS:
        what = {"name": name, "minutes": minutes, "fee": fee, "repair": repair}
        do(f"op-{code}", begun, "add_operation", {"operation": code, "what": what}, MANAGER)
    for code, name, unit, price, pieces, shelf in PARTS:
        told = {"name": name, "unit": unit, "price": price, "shelf": shelf}
        do(f"part-{code}", begun, "add_part", {"part": code, "what": told}, MANAGER)
        came = {"part": code, "quantity": pieces}
        do(f"came-{code}", now - timedelta(days=6), "receive_parts", came, STORE)
    for operation, parts in USUAL.items():
        needs = [{"part": part, "quantity": n} for part, n in parts.items()]
        args = {"operation": operation, "parts": needs}
        do(f"usual-{operation}", now - timedelta(days=29), "set_usual_parts", args, STORE)
