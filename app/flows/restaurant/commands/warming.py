"""预热: the station of the first dish per person is told to warm it, once (RST-20)."""

from app.counter.doing import Doing
from app.flows.restaurant import papers
from app.flows.restaurant.commands import slips
from app.flows.restaurant.commands.carrying import note
from app.flows.restaurant.facts.case import SittingFacts
from app.flows.restaurant.facts.ids import SittingId
from app.flows.restaurant.facts.kinds import AtServing
from app.flows.restaurant.facts.parts import LineFacts
from app.flows.restaurant.facts.sheets import WarmingNote
from app.flows.restaurant.flow import FLOW
from app.flows.restaurant.papers.kinds import WARMING
from app.flows.restaurant.rules import warming
from app.kernel.command import does


@does(FLOW)
def warm_first_dish(do: Doing, sitting: SittingId) -> None:
    """Tell the station to warm the first dish per person, as the planned call comes near."""
    warm(do, warming.to_warm(do.facts["sitting"]))


def warm(do: Doing, line: LineFacts | None) -> None:
    """Print the numbered note at the line's station, and keep that it was told; nothing where there is no line."""
    if line is None:
        return
    sitting: SittingFacts = do.facts["sitting"]
    note(do, [(line, AtServing.WARMED)])
    told = WarmingNote(
        head=slips.head(sitting, slips.names_of(do, sitting.waiter)),
        number=do.number(WARMING),
        station=line.station,
        at=do.now,
        planned=sitting.call_planned,
        line=slips.sheet_line(line, True),
    )
    do.print(papers.warming_note(told, do.settings), papers.kitchen(line.station))
