"""The shop, as it is declared."""

from datetime import UTC, datetime

from app.kernel.flow import Due, Flow, act
from app.kernel.steps import there
from app.kernel.text import T
from tests.counter.shop.facts import Tab, TabFacts, TabId

CASHIER, HOST = "cashier", "host"


def closes_at(tab: TabFacts) -> dict[str, datetime]:
    return {"": datetime(2026, 11, 23, 14, tzinfo=UTC)} if tab.step is Tab.OPEN else {}


FLOW = Flow(
    "shop",
    T("Shop"),
    case=TabId,
    steps=Tab,
    ends=Tab.PAID | Tab.PAID,
    roles={CASHIER: T("Cashier"), HOST: T("Host")},
    sees_phones=frozenset({HOST}),
    awaits=frozenset({"kitchen"}),
    acts=(
        act("open_tab", {CASHIER}, opens=Tab.OPEN),
        act("take_deposit", {CASHIER}, tab=Tab.OPEN),
        act("pay_tab", {CASHIER}, tab=Tab.any()),
        act("give_back", {CASHIER}, tab=Tab.any()),
        act("pay_off", {CASHIER}, account=there),
        act("undo", {CASHIER}, tab=Tab.any()),
        act("close_tab", {CASHIER}, tab=Tab.OPEN >> Tab.PAID),
        act("print_slips", {CASHIER}, tab=Tab.any()),
    ),
    dues=(Due("closing", closes_at, T("The shop closes"), frozenset({CASHIER}), "close_tab"),),
)
