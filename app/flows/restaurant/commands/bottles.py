"""示酒: liquor and wine are fetched and shown, agreed to, then opened (RST-17)."""

from app.counter.doing import Doing
from app.flows.restaurant.commands.arguments import Portions
from app.flows.restaurant.facts.ids import LineId, SittingId
from app.flows.restaurant.facts.parts import LineFacts
from app.flows.restaurant.facts.tracks import Line
from app.flows.restaurant.flow import FLOW
from app.flows.restaurant.model.bottles import BottlesRow
from app.flows.restaurant.model.orders import LineRow
from app.flows.restaurant.rules.bottles import bottles_opened, bottles_shown
from app.kernel.command import does


@does(FLOW)
def show_bottles(do: Doing, sitting: SittingId, line: LineId, quantity: Portions) -> None:
    """So many bottles were fetched and shown, and the guest agreed that they be opened."""
    shown = bottles_shown(do.facts["line"]) + quantity
    do.set(BottlesRow, {"line": line}, shown=shown, shown_at=do.now, shown_by=do.staff.login)


@does(FLOW)
def open_bottles(do: Doing, sitting: SittingId, line: LineId, quantity: Portions) -> None:
    """So many of the bottles that were agreed are opened, and so on the table."""
    facts: LineFacts = do.facts["line"]
    opened = bottles_opened(facts) + quantity
    do.set(BottlesRow, {"line": line}, opened=opened, opened_at=do.now, opened_by=do.staff.login)
    if facts.step is Line.FIRED:
        served = max(facts.served, opened)
        done = served >= facts.counting
        on_table = {"step": Line.SERVED.value, "served_at": do.now, "served_by": do.staff.login}
        do.set(LineRow, {"id": line}, served=served, **(on_table if done else {}))
