"""A book of the house as a full page over the floor."""

from app.flows.restaurant.screens.base import RestaurantScreen
from app.widgets.list_page import ListPage


class BookPage(ListPage, RestaurantScreen):
    """`BookPage(context, title, hint, headings, empty)`: see `ListPage`."""
