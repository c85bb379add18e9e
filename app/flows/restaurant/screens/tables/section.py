"""The section of the settings: the tables in a list, and over it the plan of an area while it is drawn (RST-01)."""

from PySide6.QtWidgets import QWidget

from app.flows.restaurant.screens.tables.page import TablesPage
from app.flows.restaurant.screens.tables.plan import PlanPage
from app.widgets.desk import Context
from app.widgets.dialog import unless_typed
from app.widgets.pages import Pages


class TablesSection(Pages):
    """`TablesSection(context)`: Esc and the arrow of the plan lead back to the list."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        self._context, self.tables = context, TablesPage(context)
        super().__init__(self.tables, parent)
        self.tables.plan_asked.connect(self._draw)

    def _draw(self, area: str) -> None:
        page = PlanPage(self._context, area)
        page.left.connect(lambda: unless_typed(page, self.back))
        self.push(page)
