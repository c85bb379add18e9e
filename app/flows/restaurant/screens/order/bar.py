"""The bar of the order page: for whom it is ordered, and what to mind."""

from app.flows.restaurant.facts.views import SittingShown
from app.flows.restaurant.screens.words import avoided
from app.kernel.text import T
from app.widgets.paint import Tag
from app.widgets.theme import Said


def facts_of(shown: SittingShown) -> Said:
    """For whom: table, guest, since when."""
    table, facts = shown.table, shown.facts
    name = table.called if table else ""
    guest = shown.guest or T("Walk-in")
    if facts.seated_at is None:
        return name
    return T("{table} · {guest} · seated {at:time}", table=name, guest=guest, at=facts.seated_at)


def guards_of(shown: SittingShown) -> tuple[Tag, ...]:
    """What to mind: taboos, and whether tea was asked."""
    facts = shown.facts
    taboos = Tag(T("No taboos"), "mute", "check")
    if not facts.taboos_asked:
        taboos = Tag(T("Taboos not asked"), "warn", "message-circle")
    elif words := avoided(shown):
        taboos = Tag(T("Avoid: {taboos}", taboos=words), "bad", "triangle-alert")
    tea = Tag(T("Tea not asked"), "warn", "coffee")
    if facts.tea and facts.tea.dish is None:
        tea = Tag(T("No tea"), "mute", "coffee")
    elif facts.tea:
        tea = Tag(T("{tea} × {n}", tea=shown.tea, n=facts.tea.pots), "ok", "coffee")
    return (taboos, tea)
