"""What goes along and what stays: the packed slip, and the papers of a stored bottle, 80 mm (RST-35)."""

from collections.abc import Iterator

from app.counter.letterhead import guest_language, letterhead
from app.counter.settings import Settings
from app.flows.restaurant.facts.cellar import how_much
from app.flows.restaurant.facts.sheets import BottleSlip, PackedSlip
from app.flows.restaurant.papers.kinds import BOTTLE, FETCHED, PACKED
from app.flows.restaurant.papers.parts import avoided, dish, number_code, slip
from app.kernel.text import T
from app.paper.model import (
    Alias,
    Bar,
    Big,
    Block,
    Code,
    Dishes,
    Fact,
    Facts,
    Format,
    Notice,
    Pairs,
    Paper,
    Rule,
    Words,
)


def packed_slip(packed: PackedSlip, settings: Settings) -> Paper:
    """What is stuck on the boxes: it goes along with the guest."""
    return Paper(
        kind=PACKED.code,
        number=packed.number,
        title=T("Packed", "paper"),
        format=Format.ROLL80,
        blocks=tuple(_packed(packed)),
        letterhead=letterhead(settings),
        language=guest_language(settings),
        note=T("{at:day} {at:time}", at=packed.at),
    )


def _packed(packed: PackedSlip) -> Iterator[Block]:
    if words := avoided(packed.head):
        yield Notice(T("To avoid: {words}", words=words))
    yield Pairs(
        (
            Fact(T("Table", "paper"), packed.head.table),
            Fact(T("Packed at"), T("{at:day} {at:time}", at=packed.at)),
            Fact(T("Eat by"), T("{at:day} {at:time}", at=packed.until)),
        )
    )
    yield Rule(dashed=True)
    yield Dishes(tuple(dish(line) for line in packed.lines))
    yield Rule(dashed=True)
    yield Words(T("Put it into the refrigerator within two hours; heat it through before you eat it."))
    yield number_code(packed.number)


def bottle_label(bottle: BottleSlip, settings: Settings) -> Paper:
    """What hangs on the bottle."""
    return slip(BOTTLE, bottle.number, T("Stored bottle", "paper"), tuple(_label(bottle)), settings)


def _label(bottle: BottleSlip) -> Iterator[Block]:
    yield Bar(T("Stored bottle", "paper"), bottle.bottle.dish)
    yield Alias(bottle.number.rpartition("-")[2], how_much(bottle.amount, bottle.bottle.measure))
    yield Facts(tuple(_facts(bottle)))
    yield number_code(bottle.number)


def bottle_receipt(bottle: BottleSlip, settings: Settings) -> Paper:
    """What the guest takes along: by it, or by name and phone, the bottle is fetched."""
    return Paper(
        kind=BOTTLE.code,
        number=bottle.number,
        title=T("Receipt for a stored bottle"),
        format=Format.ROLL80,
        blocks=tuple(_receipt(bottle)),
        letterhead=letterhead(settings),
        language=guest_language(settings),
    )


def _receipt(bottle: BottleSlip) -> Iterator[Block]:
    yield Big(bottle.number.rpartition("-")[2])
    yield Pairs(
        (
            Fact(T("Drink", "paper"), bottle.bottle.dish),
            Fact(T("Left in it"), how_much(bottle.amount, bottle.bottle.measure)),
            *_facts(bottle),
        )
    )
    yield Rule(dashed=True)
    come = T("Name this number, or your name and phone, and we bring the bottle to your table.")
    yield Code(bottle.number, (come, bottle.number))


def _facts(bottle: BottleSlip) -> Iterator[Fact]:
    yield Fact(T("Guest", "paper"), bottle.guest, voice=True)
    yield Fact(T("Stored", "paper"), T("{at:day}", at=bottle.at))
    yield Fact(T("Kept until"), T("{day:day}", day=bottle.bottle.until))
    if bottle.by:
        yield Fact(T("Taken in by"), bottle.by)


def fetch_note(fetched: BottleSlip, settings: Settings) -> Paper:
    """What the bar gets: which bottle, how much of it, to which table."""
    return slip(FETCHED, fetched.number, T("Fetch a bottle", "paper"), tuple(_fetched(fetched)), settings)


def _fetched(fetched: BottleSlip) -> Iterator[Block]:
    yield Bar(T("Fetch a bottle", "paper"), fetched.bottle.dish)
    yield Alias(fetched.table, fetched.bottle.number.rpartition("-")[2])
    yield Facts(
        (
            Fact(T("Bottle", "paper"), fetched.bottle.number),
            Fact(T("How much"), how_much(fetched.amount, fetched.bottle.measure)),
            Fact(T("Guest", "paper"), fetched.guest, voice=True),
        )
    )
    yield number_code(fetched.number)
