"""What all screens of the restaurant have in common, and the base of their dialogs."""

from app.accounts.sheet import AccountActs
from app.counter.account_facts import Holder
from app.widgets.flow_screen import FlowDialog, FlowScreen

ACCOUNTS = AccountActs(
    "restaurant.take_account_payment",
    "restaurant.undo_account_payment",
    "restaurant.print_statement",
    (Holder.COMPANY, Holder.ROOM),
)


class RestaurantScreen(FlowScreen):
    """A screen of the restaurant's tab, or a part of one."""

    flow = "restaurant"
    topics = frozenset({"restaurant"})


class Dialog(RestaurantScreen, FlowDialog):
    """A screen of the restaurant in a sheet over the window."""
