"""The waiting ticket, 80 mm: the number that is called, and how long it will be (RST-05)."""

from collections.abc import Iterator

from app.counter.letterhead import guest_language, letterhead
from app.counter.settings import Settings
from app.flows.restaurant.facts.kinds import Feature
from app.flows.restaurant.facts.sheets import WaitingTicket
from app.flows.restaurant.papers.kinds import WAITING
from app.flows.restaurant.rules.suggesting import FEATURES
from app.flows.restaurant.rules.waiting import PASSED_BY, called_as
from app.kernel.text import T
from app.paper.model import Big, Block, Code, Fact, Format, Pairs, Paper, Rule, Said


def waiting_ticket(ticket: WaitingTicket, settings: Settings) -> Paper:
    """What a party takes along that waits for a table."""
    return Paper(
        kind=WAITING.code,
        number=ticket.number,
        title=T("Waiting number"),
        format=Format.ROLL80,
        blocks=tuple(_blocks(ticket)),
        letterhead=letterhead(settings),
        language=guest_language(settings),
    )


def _blocks(ticket: WaitingTicket) -> Iterator[Block]:
    yield Big(called_as(ticket.number))
    yield Pairs(tuple(_told(ticket)))
    yield Rule(dashed=True)
    come = T("Please come to the reception within {minutes:minutes} of the call.", minutes=ticket.called_for)
    late = T("Whoever is late keeps the number: the next {n} are called first.", n=PASSED_BY)
    yield Code(ticket.number, (come, late, ticket.number))


def _told(ticket: WaitingTicket) -> Iterator[Fact]:
    yield Fact(T("Party"), T("{n} guests", n=ticket.guests))
    if wishes := list(_wished(ticket)):
        yield Fact(T("Wishes"), T("{wishes:list}", wishes=wishes))
    yield Fact(T("Before you"), T("{n} parties", n=ticket.ahead))
    wait = T("about {minutes:minutes} ({at:time})", minutes=ticket.minutes, at=ticket.at)
    yield Fact(T("Expected wait"), wait)


def _wished(ticket: WaitingTicket) -> Iterator[Said]:
    if ticket.wants_room:
        yield T("a room", "wish")
    yield from (FEATURES[feature] for feature in Feature if feature in ticket.wishes)
