"""How plates, steps and waits are written on the desk's screens."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from app.flows.dealership.facts.first_maintenance import FirstFacts
from app.flows.dealership.facts.forecast import Whereabouts
from app.flows.dealership.facts.form_words import BELONGINGS
from app.flows.dealership.facts.price_list import MarketPrice
from app.flows.dealership.facts.reception import Belonging
from app.flows.dealership.facts.three_guarantees import Substitute
from app.flows.dealership.facts.tracks import Visit
from app.flows.dealership.facts.vehicles import Document, Lower
from app.flows.dealership.rules import plates
from app.kernel.money import figures
from app.kernel.text import T, Text
from app.widgets.paint import Tag
from app.widgets.theme import Said

STEPS: Mapping[Visit, Text] = {
    Visit.BOOKED: T("Book", "step line"),
    Visit.PREPARED: T("Prepare", "step line"),
    Visit.RECEIVED: T("Receive", "step line"),
    Visit.DIAGNOSED: T("Diagnose", "step line"),
    Visit.ESTIMATED: T("Estimate", "step line"),
    Visit.ORDERED: T("Order", "step line, job order"),
    Visit.DISPATCHED: T("Dispatch", "step line"),
    Visit.IN_WORK: T("Repair", "step line"),
    Visit.SELF_CHECKED: T("Own check", "step line"),
    Visit.TEAM_CHECKED: T("Team check", "step line"),
    Visit.INSPECTED: T("Inspect", "step line"),
    Visit.HANDED_OVER: T("Hand over", "step line"),
    Visit.TOLD: T("Tell", "step line"),
    Visit.SETTLED: T("Settle", "step line"),
    Visit.FOLLOWED_UP: T("Follow up", "step line"),
}
SUBSTITUTES: Mapping[Substitute, Text] = {
    Substitute.CAR: T("Substitute car", "given"),
    Substitute.MONEY: T("Money for the way", "given"),
    Substitute.DECLINED: T("Neither", "given"),
}
PLACES: Mapping[Whereabouts, Text] = {
    Whereabouts.LOUNGE: T("Waits here", "customer"),
    Whereabouts.LEFT: T("Has left", "customer"),
    Whereabouts.SUBSTITUTE: T("Substitute car", "customer"),
}
LOWER: Mapping[Lower, Text] = {
    Lower.REPLACED: T("Meter replaced"),
    Lower.SLIP: T("A typing slip then"),
    Lower.OTHER: T("Something else", "mileage"),
}
DOCUMENTS: Mapping[Document, Text] = {
    Document.LICENCE: BELONGINGS[Belonging.LICENCE],
    Document.BOOKLET: BELONGINGS[Belonging.BOOKLET],
}


def plate(kept: str) -> str:
    """A plate as it stands on the car: 沪B·3M507."""
    return plates.painted(kept)


def plate_tag(kept: str) -> Tag:
    """A plate in its colour: green for new energy, blue otherwise."""
    return Tag(plate(kept), "ok" if plates.is_new_energy(kept) else "info")


def kilometres(km: int | None) -> Said:
    """What a meter read; a dash where nobody looked."""
    return "—" if km is None else T("{n} km", n=f"{km:,}")


def market_price(one: MarketPrice) -> Said:
    """What something costs elsewhere, from where this is known, and of which day (DLR-15)."""
    told: dict[str, Any] = {"price": figures(one.price), "source": one.source, "day": one.day}
    return T("market {price}, {source} {day:day}", **told)


def had(first: FirstFacts) -> Text:
    """When a car had its free first maintenance, and how that is known."""
    told: dict[str, Any] = {"day": first.day, "number": first.number}
    if first.number:
        return T("{day:day}, visit {number}", "first maintenance", **told)
    return T("{day:day}, by the booklet", "first maintenance", **told)


def on_day(day: date) -> Text:
    """A day on a switch of days: which of the week, and its date."""
    return T("{day:weekday} {at}", "a day", day=day, at=f"{day:%m-%d}")
