"""The restaurant's tab: the floor, and full pages over it."""

from PySide6.QtWidgets import QWidget

from app.accounts.page import AccountsPage
from app.flows.restaurant.facts.matters import Matters
from app.flows.restaurant.facts.roles import CAPTAIN, MANAGER
from app.flows.restaurant.screens.base import ACCOUNTS, RestaurantScreen
from app.flows.restaurant.screens.bill import BillPage
from app.flows.restaurant.screens.bill.past import PastBillsPage
from app.flows.restaurant.screens.booking.page import BookingPage
from app.flows.restaurant.screens.cellar.page import BottlesPage
from app.flows.restaurant.screens.figures.page import FiguresPage
from app.flows.restaurant.screens.floor.page import FloorPage, WayOfHouse
from app.flows.restaurant.screens.found.page import LostPage
from app.flows.restaurant.screens.handing.dialog import HandOverDialog
from app.flows.restaurant.screens.order import OrderPage
from app.flows.restaurant.screens.pacing.page import PacingPage
from app.flows.restaurant.screens.sitting.actions import Pagers
from app.flows.restaurant.screens.vip.page import VipPage
from app.kernel.refusal import No
from app.kernel.text import T, Text
from app.widgets.desk import Context
from app.widgets.flow_tab import FlowTab


class Tab(RestaurantScreen, FlowTab):
    """`open_case(sitting)` leads to a sitting on the floor, from Today and from the search."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        pagers = Pagers(
            order=lambda sitting: self.pages.push(OrderPage(context, sitting)),
            bill=lambda sitting: self.pages.push(BillPage(context, sitting)),
            pacing=self._open_pacing,
            booking=lambda sitting: self._open_booking(sitting=sitting),
            seated=lambda sitting: self._on_floor().open_sitting(sitting),
            moved=lambda sitting: self._on_floor().follow(sitting),
            reception=self._open_reception,
            give_away=lambda sitting: self._on_floor().give_away(sitting),
        )
        house = (
            WayOfHouse(T("Figures"), "chart-column-increasing", self.open_figures),
            WayOfHouse(T("Lost and found"), "search", lambda: self.lay(LostPage(context))),
            WayOfHouse(T("Stored bottles"), "wine", lambda: self.lay(BottlesPage(context)), _ending),
            WayOfHouse(T("Hand over", "till"), "banknote", lambda: HandOverDialog(context, self).open()),
            WayOfHouse(T("Accounts"), "wallet-cards", lambda: self.lay(AccountsPage(context, ACCOUNTS))),
            WayOfHouse(
                T("Paid bills"), "receipt-text", lambda: self.lay(PastBillsPage(context, pagers.bill))
            ),
        )
        self.floor = FloorPage(context, pagers, lambda table: self._open_booking(table=table), house)
        self.over(self.floor)

    def open_case(self, case: str) -> None:
        """Show a sitting on the floor."""
        self.reach(lambda: self.floor.open_sitting(case))

    def _on_floor(self) -> FloorPage:
        return self.floor

    def _open_pacing(self, sitting: str) -> None:
        self.lay(PacingPage(self.context, sitting))

    def _open_reception(self, sitting: str) -> None:
        self.lay(VipPage(self.context, sitting))

    def open_figures(self) -> None:
        """Show the figures over the floor, to whom they are for."""
        roles = self.desk.flow(self.flow).by_name["print_figures"].roles
        if self.desk.staff is None or not self.desk.staff.roles & roles:
            self.refused(No("The figures of the house are for captains and managers.").by(CAPTAIN, MANAGER))
            return
        self.lay(FiguresPage(self.context))

    def _open_booking(self, *, table: str = "", sitting: str = "") -> None:
        page = BookingPage(self.context, table=table, sitting=sitting)
        page.booked.connect(self.floor.open_sitting)
        page.received.connect(self._open_reception)
        self.lay(page)


def _ending(matters: Matters) -> Text | str:
    """Stored bottles whose guests are told, for their last day is near (RST-35)."""
    return T("Ending soon: {n}", n=matters.bottles) if matters.bottles else ""
