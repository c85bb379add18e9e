"""问茶: tea is asked once; asked anew it is changed, what was sent by a counter-entry, and its station is told (RST-10)."""

from app.counter.doing import Doing
from app.flows.restaurant.commands import portions, slips
from app.flows.restaurant.commands.arguments import Allergens, Portions
from app.flows.restaurant.commands.changing import not_needed, take_back
from app.flows.restaurant.commands.lines import next_line, remove, reopen, said_yes, write_line, write_order
from app.flows.restaurant.commands.seating import told_now, written_down
from app.flows.restaurant.facts.case import SittingFacts
from app.flows.restaurant.facts.floor import DishFacts
from app.flows.restaurant.facts.ids import DishId, SittingId
from app.flows.restaurant.facts.kinds import WhyReturned
from app.flows.restaurant.facts.parts import LineFacts
from app.flows.restaurant.facts.tracks import Order
from app.flows.restaurant.flow import FLOW
from app.flows.restaurant.model.sittings import SittingRow
from app.flows.restaurant.queries.loaders import dishes
from app.flows.restaurant.rules.tea import tea_change
from app.kernel.command import does
from app.kernel.fields import Note, Private


@does(FLOW)
def ask_tea(
    do: Doing,
    sitting: SittingId,
    tea: DishId | None,
    pots: Portions | None = None,
    taboos: Note | None = None,
    allergens: Allergens | None = None,
    no_taboos: bool = False,
    change: bool = False,
    warned: Private | None = None,
) -> None:
    """Ask for tea, once (RST-10), and for taboos if nobody did (RST-04); the tea goes to its station.

    It comes on the first order, on one that is open, or, after all were sent, on one of its own. Of another tea,
    or of too much of it, the station hears on a slip: what was sent is returned, what was not is not brought.
    What a station was told of counts as brewed: its portions are not free again. `warned` is who said yes to
    an allergen in it, by name.
    """
    dish: DishFacts | None = do.facts.get("tea")
    facts = told_now(do.facts["sitting"], taboos, allergens)
    asked = written_down(do, facts) if taboos or allergens or no_taboos else {}
    change_of = tea_change(facts, dish, pots)
    do.set(
        SittingRow,
        {"id": sitting},
        tea=tea,
        tea_pots=change_of.pots or None,
        tea_by=do.staff.login,
        tea_at=do.now,
        **asked,
    )
    for line, n in change_of.back:
        take_back(do, line, n, WhyReturned.CHANGED_MIND)
    if facts.tea and facts.tea.dish and change_of.less:
        old = dishes(do.db, [facts.tea.dish])[facts.tea.dish]
        not_needed(do, old, change_of.less, change_of.more if tea == old.id else 0)
    _put_on_the_order(do, facts, change_of.drop, dish, change_of.more)
    if dish and change_of.more:
        said_yes(do, sitting, dish.id, dish.allergens & facts.allergens, warned)
    if dish and change_of.brew:
        portions.take(do, dish.id, change_of.brew)
        slips.tea(do, facts, dish, change_of.brew)


def _put_on_the_order(
    do: Doing, sitting: SittingFacts, old: tuple[LineFacts, ...], tea: DishFacts | None, count: int
) -> None:
    """Where an order was written the tea stands on it, or, after it was sent, on one of its own; else on the first one."""
    off = {line.order for line in old}
    changed = [order for order in sitting.orders if order.id in off]
    remove(do, list(old))
    unsent = changed or [order for order in sitting.orders if order.step != Order.SENT]
    if tea and count and unsent:
        write_line(do, sitting.id, unsent[0].id, next_line(sitting, unsent[0]), tea, count, tea=True)
        changed = [*changed, *unsent[:1]]
    elif tea and count and sitting.orders:
        write_line(do, sitting.id, write_order(do, sitting.id)[0], 1, tea, count, tea=True)
    for order in {order.id: order for order in changed}.values():
        reopen(do, order)
