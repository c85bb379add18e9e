"""What a house may set for its restaurant, each declared once."""

from typing import Any

from app.flows.restaurant.settings import care
from app.kernel.setting import Setting
from app.kernel.text import T

SERVICE_CHARGE = Setting(
    "restaurant.service_charge",
    10,
    T("Service charge"),
    T("Of the consumption after discount. It stands on the order that the guest confirms; 0 takes none."),
    least=0,
    most=30,
    unit=T("%"),
)
ROUNDING_CASHIER = Setting(
    "restaurant.rounding_cashier",
    1,
    T("Rounding off by the cashier, up to"),
    T("Downwards to the yuan, never up. More needs a captain or a manager."),
    least=0,
    most=1000,
    unit=T("yuan"),
)
ROUNDING_CAPTAIN = Setting(
    "restaurant.rounding_captain",
    10,
    T("Rounding off by a captain, up to"),
    T("Downwards to the yuan, never up. More needs a manager."),
    least=0,
    most=1000,
    unit=T("yuan"),
)
ROUNDING_MANAGER = Setting(
    "restaurant.rounding_manager",
    100,
    T("Rounding off by a manager, up to"),
    T("Downwards to the yuan, never up. More is a discount or a gift, with its reason."),
    least=0,
    most=1000,
    unit=T("yuan"),
)
ROUNDING = (ROUNDING_CASHIER, ROUNDING_CAPTAIN, ROUNDING_MANAGER)
"""What each of them may round off, the least first."""
DISCOUNT_CASHIER = Setting(
    "restaurant.discount_cashier",
    88,
    T("Discount by the cashier, down to"),
    T("What the guest pays of discountable dishes. Less needs a captain or a manager."),
    least=0,
    most=100,
    unit=T("%"),
)
DISCOUNT_CAPTAIN = Setting(
    "restaurant.discount_captain",
    80,
    T("Discount by a captain, down to"),
    T("What the guest pays of discountable dishes. Less needs a manager."),
    least=0,
    most=100,
    unit=T("%"),
)
DISCOUNT_REASONS = Setting(
    "restaurant.discount_reasons",
    "会员 老客 生日 协议单位 等候过久 菜品有误",
    T("Reasons for a discount"),
    T("With blanks between them: they are chosen by touch. Another one is typed."),
    longest=200,
)
GIFTS_OTHERS = Setting(
    "restaurant.gifts_others",
    0,
    T("Gifts to a table by waiters and cashiers, up to"),
    T("At the price of the menu. More needs a captain or a manager."),
    least=0,
    most=100_000,
    unit=T("yuan"),
)
GIFTS_CAPTAIN = Setting(
    "restaurant.gifts_captain",
    200,
    T("Gifts to a table by a captain, up to"),
    T("At the price of the menu. More needs a manager."),
    least=0,
    most=100_000,
    unit=T("yuan"),
)
GIFTS_MANAGER = Setting(
    "restaurant.gifts_manager",
    2000,
    T("Gifts to a table by a manager, up to"),
    T("At the price of the menu. Nobody gives more."),
    least=0,
    most=100_000,
    unit=T("yuan"),
)
GIFTS = (GIFTS_OTHERS, GIFTS_CAPTAIN, GIFTS_MANAGER)
"""What each of them may give a table, the least first."""
STAY_LUNCH = Setting(
    "restaurant.stay_lunch",
    120,
    T("A party stays at lunch for"),
    T("Two bookings of one table must lie so far apart."),
    least=15,
    most=600,
    unit=T("minutes", "unit"),
)
STAY_DINNER = Setting(
    "restaurant.stay_dinner",
    120,
    T("A party stays at dinner for"),
    T("Two bookings of one table must lie so far apart."),
    least=15,
    most=600,
    unit=T("minutes", "unit"),
)
EVENING_FROM = Setting(
    "restaurant.evening_from",
    16,
    T("The evening begins at"),
    T("Before it is lunch, from then on dinner."),
    least=11,
    most=20,
    unit=T("o'clock"),
)
LATE_AFTER = Setting(
    "restaurant.late_after",
    20,
    T("A booking is late after"),
    T("It is shown on the list. Only a person gives the table away."),
    least=1,
    most=180,
    unit=T("minutes", "unit"),
)
ALONE_AFTER = Setting(
    "restaurant.alone_after",
    15,
    T("A table is left alone when nothing was done for it in"),
    T("The floor shows it, and who waits on it sees to it."),
    least=1,
    most=180,
    unit=T("minutes", "unit"),
)
KEPT_BEFORE = Setting(
    "restaurant.kept_before",
    60,
    T("A booked table shows its booking"),
    T("So long before the party comes the floor shows the table as booked."),
    least=0,
    most=600,
    unit=T("minutes before", "unit"),
)
CALLED_FOR = Setting(
    "restaurant.called_for",
    10,
    T("Who is called from the waiting list comes within"),
    T("After that the three behind them are called first. Their number stays good."),
    least=1,
    most=120,
    unit=T("minutes", "unit"),
)
UNSENT_AFTER = Setting(
    "restaurant.unsent_after",
    15,
    T("Limited portions are kept for an unsent order for"),
    T("After that somebody else may have them."),
    least=1,
    most=240,
    unit=T("minutes", "unit"),
)
SPEECH = Setting(
    "restaurant.speech",
    10,
    T("A speech puts the call off by"),
    T("One key moves everything that has not been fired."),
    least=1,
    most=120,
    unit=T("minutes", "unit"),
)
FETCH_LIQUOR = Setting(
    "restaurant.fetch_liquor",
    5,
    T("Liquor is fetched and shown within"),
    T("From ordering it until the guest has seen the bottle."),
    least=1,
    most=60,
    unit=T("minutes", "unit"),
)
FETCH_RICE_WINE = Setting(
    "restaurant.fetch_rice_wine",
    5,
    T("Rice wine is fetched and shown within"),
    T("From ordering it until the guest has seen the bottle."),
    least=1,
    most=60,
    unit=T("minutes", "unit"),
)
FETCH_WINE = Setting(
    "restaurant.fetch_wine",
    5,
    T("Wine is fetched and shown within"),
    T("From ordering it until the guest has seen the bottle."),
    least=1,
    most=60,
    unit=T("minutes", "unit"),
)
TEA_EVERY = Setting(
    "restaurant.tea_every",
    10,
    T("Tea is added for guests who wait for the others every"),
    T("From the moment that their order waits until it is begun."),
    least=1,
    most=120,
    unit=T("minutes", "unit"),
)
WARM_BEFORE = Setting(
    "restaurant.warm_before",
    10,
    T("The first dish per person is warmed before a planned call by"),
    T("With the last cold dish it is warmed anyway, if that comes earlier."),
    least=1,
    most=60,
    unit=T("minutes", "unit"),
)
FIRST_HOT = Setting(
    "restaurant.first_hot",
    12,
    T("The first hot dish comes after the call in"),
    T("The planner reckons from it when each dish must be on the fire."),
    least=1,
    most=90,
    unit=T("minutes", "unit"),
)
PACE = Setting(
    "restaurant.pace",
    4,
    T("Dishes follow each other every"),
    T("The planner reckons from it when each dish must be on the fire."),
    least=1,
    most=30,
    unit=T("minutes", "unit"),
)
VIP_HOST = Setting(
    "restaurant.vip_host",
    True,
    T("Hosts receive VIPs"),
    T("They see guest and room of a VIP together, unless the reception notice names others."),
)
VIP_CAPTAIN = Setting(
    "restaurant.vip_captain",
    True,
    T("Captains receive VIPs"),
    T("They see guest and room of a VIP together, unless the reception notice names others."),
)
VIP_MANAGER = Setting(
    "restaurant.vip_manager",
    True,
    T("Managers receive VIPs"),
    T("They see guest and room of a VIP together, unless the reception notice names others."),
)
VIP_CASHIER = Setting(
    "restaurant.vip_cashier",
    False,
    T("Cashiers receive VIPs"),
    T("They see guest and room of a VIP together, unless the reception notice names others."),
)
VIP_ROLES = {"host": VIP_HOST, "captain": VIP_CAPTAIN, "manager": VIP_MANAGER, "cashier": VIP_CASHIER}
"""Who may know of a VIP as a booking begins; persons are named in its notice."""
VIP_ALIAS = Setting(
    "restaurant.vip_alias",
    "贵宾",
    T("Alias of a VIP"),
    T("What kitchen and papers call their table, with a number behind it; the notice may say another."),
    longest=20,
)
SLIP_RINGS = Setting(
    "restaurant.slip_rings",
    90,
    T("A slip that the kitchen has not acknowledged rings after"),
    T("The kitchen acknowledges by touch, or scans the code on the slip. 0 never rings."),
    least=0,
    most=3600,
    unit=T("seconds", "unit"),
)
BOTTLES_KEPT = Setting(
    "restaurant.bottles_kept",
    90,
    T("A stored bottle is kept for"),
    T("It stands on label and receipt; before that somebody tells the guest."),
    least=1,
    most=1000,
    unit=T("days", "unit"),
)
PACKED_KEEPS = Setting(
    "restaurant.packed_keeps",
    24,
    T("Packed food is eaten within"),
    T("It stands on the slip that goes along, cooled meanwhile."),
    least=1,
    most=72,
    unit=T("hours", "unit"),
)
CATEGORIES = Setting(
    "restaurant.categories",
    "招牌 套餐 热菜 凉菜 河海鲜 时蔬 汤羹 主食 甜品 水果 饮料 酒水 茶 烟",
    T("Categories of the menu"),
    T("With blanks between them. A sheet with dishes may name no others."),
    longest=400,
)
SETTINGS: tuple[Setting[Any], ...] = (
    SERVICE_CHARGE,
    ROUNDING_CASHIER,
    ROUNDING_CAPTAIN,
    ROUNDING_MANAGER,
    DISCOUNT_CASHIER,
    DISCOUNT_CAPTAIN,
    DISCOUNT_REASONS,
    *GIFTS,
    STAY_LUNCH,
    STAY_DINNER,
    EVENING_FROM,
    LATE_AFTER,
    ALONE_AFTER,
    KEPT_BEFORE,
    CALLED_FOR,
    UNSENT_AFTER,
    FETCH_LIQUOR,
    FETCH_RICE_WINE,
    FETCH_WINE,
    TEA_EVERY,
    SPEECH,
    WARM_BEFORE,
    FIRST_HOT,
    PACE,
    *VIP_ROLES.values(),
    VIP_ALIAS,
    SLIP_RINGS,
    *care.SETTINGS,
    BOTTLES_KEPT,
    PACKED_KEEPS,
    CATEGORIES,
)
"""In the order of their page."""
