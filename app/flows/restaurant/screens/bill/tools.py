"""What can be done with a bill beside paying it: print it, round it off, discount it, say that all is served."""

from functools import partial
from typing import TYPE_CHECKING, Any

from app.counter.facts import StaffTiles
from app.flows.restaurant.facts.kinds import Split
from app.flows.restaurant.facts.parts import BillFacts
from app.flows.restaurant.facts.sharing import FEWEST
from app.flows.restaurant.facts.tracks import Bill
from app.flows.restaurant.facts.views import BillShown
from app.flows.restaurant.rules.billing import FULL
from app.flows.restaurant.rules.cellar import bottle_lines, uncounted
from app.flows.restaurant.rules.packing import can_be_packed
from app.flows.restaurant.rules.sharing import something_is_paid
from app.flows.restaurant.screens.bill.changes import ChangesDialog
from app.flows.restaurant.screens.bill.discount import DiscountDialog
from app.flows.restaurant.screens.bill.reopen import ReopenDialog
from app.flows.restaurant.screens.bill.rounding import next_rounding
from app.flows.restaurant.screens.bill.split import SplitDialog
from app.flows.restaurant.screens.cellar.store import StoreDialog
from app.flows.restaurant.screens.line.list import LinesDialog
from app.flows.restaurant.screens.sitting.pack import PackDialog
from app.kernel.money import figures
from app.kernel.text import T, Text
from app.widgets.bind import bind
from app.widgets.bound import Action, State
from app.widgets.button import ActionButton
from app.widgets.desk import Tone
from app.widgets.on_account import OnAccountDialog
from app.widgets.part import showing

if TYPE_CHECKING:
    from app.flows.restaurant.screens.bill.page import BillPage


class Tools:
    """`grid` are the buttons that always stand there; the others come where they are needed. `show_bill(shown)`."""

    def __init__(self, page: "BillPage") -> None:
        self._page = page
        self._make_actions()
        self.all_served, self.to_order, self.changes = (
            ActionButton(high=48),
            ActionButton(high=48),
            ActionButton(high=44),
        )
        self.round_off, self.discount, self.print = ActionButton(), ActionButton(), ActionButton()
        self.dishes, self.split, self.on_account = ActionButton(), ActionButton(), ActionButton()
        self.pack, self.store, self.count = ActionButton(), ActionButton(), ActionButton(high=48)
        self.take_back, self.reopen = ActionButton(high=44), ActionButton(high=48)
        self.grid = (
            self.round_off,
            self.discount,
            self.print,
            self.dishes,
            self.split,
            self.on_account,
            self.pack,
            self.store,
        )
        for action, button in (
            (self._all, self.all_served),
            (self._order, self.to_order),
            (self._changes, self.changes),
            (self._round, self.round_off),
            (self._discount, self.discount),
            (self._print, self.print),
            (self._dishes, self.dishes),
            (self._split, self.split),
            (self._account, self.on_account),
            (self._pack, self.pack),
            (self._store, self.store),
            (self._count, self.count),
            (self._take_back, self.take_back),
            (self._reopen, self.reopen),
        ):
            bind(action, button)
        for action, button in (
            (self._round, self.round_off),
            (self._discount, self.discount),
            (self._split, self.split),
        ):
            action.judged.connect(partial(_after_the_bill, action, button))
            action.triggered.connect(partial(self._bill_first, action))
        page.look(StaffTiles, self._name)
        showing(self.changes, False)

    def show_bill(self, shown: BillShown) -> None:
        """Say what each would do now."""
        n = len(shown.changes)
        self._changes.say(T("Changed since confirmed: {n}", n=n))
        showing(self.changes, bool(n))
        self._round.say(self._offer(shown))
        bill = shown.sitting.facts.bill
        self._split.say(T("Split it another way") if bill and bill.split else T("Split the bill"))
        told = [f"{line.name} × {line.counting}" for line in bottle_lines(shown.sitting.facts)]
        bind(self._count, self.count, T("{bottles:list}", bottles=told))
        showing(self.count, uncounted(shown.sitting.facts))
        showing(self.store, bool(told))
        showing(self.pack, bool(can_be_packed(shown.sitting.facts)))
        showing(self.on_account, bill is None or bill.step != Bill.SETTLED)
        showing(self.reopen, bool(self._paid_bill()))
        self._print.say(T("Print again", "bill") if bill and bill.printed else T("Print the bill"))
        self._page.judge()

    # -- inside -----------------------------------------------------------------------------------------

    def _make_actions(self) -> None:
        page = self._page
        self._all = page.action("restaurant.report_all_served", page.of, key="F7", icon="check-check")
        self._order = page.way(T("Send it or take it off"), page.open_order, key="F8", icon="pencil")
        self._dishes = page.way(T("Dishes", "to change"), self._show_dishes, key="Alt+D", icon="utensils")
        self._changes = page.way(T("Changes"), self._show_changes, key="F9", icon="git-compare")
        self._round = page.action("restaurant.round_off", self._round_args, key="F4", icon="minus")
        self._discount = page.asks(
            "restaurant.give_discount",
            self._discount_args,
            self._ask_discount,
            key="F6",
            icon="badge-percent",
        )
        self._print = page.action(
            "restaurant.print_bill",
            page.of,
            key="F3",
            icon="printer",
            then=lambda _: page.told(T("The bill is printed; it is provisional."), Tone.OK),
        )

        self._split = page.asks(
            "restaurant.split_bill", self._split_args, self._ask_split, key="F2", icon="split"
        )
        self._pack = page.way(T("Pack", "verb"), self._pack_dishes, key="Alt+K", icon="shopping-bag")
        self._store = page.way(T("Store a bottle"), self._store_bottle, key="Alt+W", icon="wine")
        self._count = page.action("restaurant.count_bottles", page.of, key="Alt+B", icon="check-check")
        self._account = page.way(T("On account"), self._put_on_account, key="Alt+A", icon="wallet-cards")
        self._take_back = page.action(
            "restaurant.take_split_back", self._bill_args, key="Alt+U", icon="undo-2"
        )
        self._reopen = page.asks(
            "restaurant.reopen_bill", self._reopen_args, self._ask_reopen, key="Alt+R", icon="undo-2"
        )

    def _offer(self, shown: BillShown) -> Text:
        """What one more touch rounds off: to the yuan, to ten yuan, then nothing."""
        offer = self._rounding()
        if not offer:
            return T("Round off nothing")
        if shown.sums.rounding:
            return T("−{sum} instead", sum=figures(offer))
        return T("Round off −{sum}", sum=figures(offer))

    def _rounding(self) -> int:
        shown = self._page.shown
        return next_rounding(shown.sums.total, shown.sums.rounding) if shown else 0

    def _bill_args(self) -> dict[str, Any] | None:
        shown = self._page.shown
        bill = shown.sitting.facts.bill if shown else None
        return {**self._page.of(), "bill": bill.id} if bill else None

    def _round_args(self) -> dict[str, Any] | None:
        of = self._bill_args()
        return {**of, "rounding": self._rounding()} if of else None

    def _discount_args(self) -> dict[str, Any] | None:
        """Whether one may be given at all; how much, its dialog asks."""
        of = self._bill_args()
        return {**of, "discount": FULL} if of else None

    def _split_args(self) -> dict[str, Any] | None:
        """Whether it can be split at all; how, its dialog asks."""
        of = self._bill_args()
        return {**of, "way": Split.EQUAL, "count": FEWEST, "amounts": (), "puts": ()} if of else None

    def _ask_split(self) -> None:
        shown = self._page.shown
        if shown and shown.sitting.facts.bill:
            SplitDialog(self._page.context, self._page, shown, shown.sitting.facts.bill).open()

    def _pack_dishes(self) -> None:
        if self._page.shown:
            PackDialog(self._page.context, self._page, self._page.shown.sitting).open()

    def _store_bottle(self) -> None:
        if self._page.shown:
            StoreDialog(self._page.context, self._page, self._page.shown.sitting).open()

    def _put_on_account(self) -> None:
        """Something of what is to be paid now goes on an account (RST-35)."""
        if self._page.pay.tender.left:
            OnAccountDialog(self._page, self._page.pay).open()

    def _paid_bill(self) -> BillFacts | None:
        """The last bill of which something is paid: a manager opens it again (RST-33)."""
        facts = self._page.shown.sitting.facts if self._page.shown else None
        paid = [bill for bill in facts.bills if something_is_paid(facts, bill)] if facts else []
        return paid[-1] if paid else None

    def _reopen_args(self) -> dict[str, Any] | None:
        """Whether it can be opened again; why, its dialog asks."""
        bill = self._paid_bill()
        return {**self._page.of(), "bill": bill.id} if bill else None

    def _ask_reopen(self) -> None:
        shown, bill = self._page.shown, self._paid_bill()
        if shown and bill:
            ReopenDialog(self._page.context, self._page, shown.sitting.facts, bill).open()

    def _ask_discount(self) -> None:
        if self._page.shown:
            DiscountDialog(self._page.context, self._page, self._page.shown).open()

    def _show_changes(self) -> None:
        shown = self._page.shown
        if shown and shown.changes:
            ChangesDialog(self._page.context, self._page, shown).open()

    def _show_dishes(self) -> None:
        if self._page.shown:
            LinesDialog(self._page.context, self._page, self._page.shown.sitting).open()

    def _bill_first(self, action: Action) -> None:
        """Pressed before there is a bill, it says so, and nothing else happens."""
        if self._page.shown and action.state is State.UNKNOWN:
            self._page.told(T("Print the bill first."))

    def _name(self, people: StaffTiles) -> None:
        """Whoever says that all is served is named on the button (RST-32)."""
        staff = self._page.desk.staff
        name = next((tile.name for tile in people.tiles if staff and tile.login == staff.login), "")
        if name:
            bind(self._all, self.all_served, T("reported by {name}", name=name))


def _after_the_bill(action: Action, button: ActionButton) -> None:
    """What is given is given on a bill."""
    if action.state is State.UNKNOWN:
        button.off(T("after the bill is printed"))
