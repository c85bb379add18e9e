"""What all screens of the restaurant have in common, and the base of their dialogs."""

from app.widgets.flow_screen import FlowDialog, FlowScreen


class RestaurantScreen(FlowScreen):
    """A screen of the restaurant's tab, or a part of one."""

    flow = "restaurant"
    topics = frozenset({"restaurant"})


class Dialog(RestaurantScreen, FlowDialog):
    """A screen of the restaurant in a sheet over the window."""
