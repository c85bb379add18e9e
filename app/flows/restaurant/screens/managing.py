"""What a manager of the restaurant sets up in the settings."""

from app.flows.restaurant.screens.menu import MenuPage
from app.flows.restaurant.screens.tables import TablesSection
from app.kernel.text import T
from app.widgets.section import Section

SECTIONS = (
    Section("menu", T("Menu"), "book-open", MenuPage),
    Section("tables", T("Tables"), "armchair", TablesSection),
)
