"""The kinds of repair to choose from, with the guarantee that hangs on them (DLR-34)."""

from app.flows.dealership.facts.guarantee import REPAIRS, Repair
from app.widgets.choices import Choices, Option


def kinds_of_repair(chosen: Repair) -> Choices:
    """All kinds, as many beside each other as have room."""
    kinds = Choices(3, high=44)
    kinds.offer([Option(one.value, word) for one, word in REPAIRS.items()])
    kinds.pick(chosen.value)
    return kinds
