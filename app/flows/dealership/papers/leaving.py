"""交车单, 出门证, 竣工出厂合格证: the walk-round out against the one in, and what lets a car go (DLR-34, 41a, 43)."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from app.counter.letterhead import guest_language, house_language, letterhead
from app.counter.settings import Settings
from app.flows.dealership.facts.form_words import BELONGINGS, DAMAGES, SIDES
from app.flows.dealership.facts.guarantee import REPAIRS
from app.flows.dealership.facts.leaving_sheets import DeliverySheet, PassSheet
from app.flows.dealership.facts.leaving_words import FATES
from app.flows.dealership.papers.drawing import drawing, gauge
from app.flows.dealership.papers.estimates import SEAL
from app.flows.dealership.papers.kinds import CERTIFICATE, DELIVERY, GATE_PASS
from app.flows.dealership.papers.settlement import car_facts, guaranteed_until
from app.flows.dealership.rules.plates import painted
from app.kernel.text import T, Text
from app.paper.model import (
    Abreast,
    Big,
    Block,
    Code,
    Column,
    Fact,
    Facts,
    Format,
    Group,
    Keep,
    Paper,
    Row,
    Said,
    Sign,
    Signatures,
    Table,
    Words,
)

AGAINST = (
    Column("", 0.2, strong=True),
    Column(T("As it came", "paper"), 0.4),
    Column(T("As it goes", "paper"), 0.4),
)
MARKS = (
    Column(T("No.", "mark"), 0.1, strong=True),
    Column(T("Where", "mark"), 0.3),
    Column(T("Damage", "mark"), 0.3),
    Column(T("Found", "mark"), 0.3),
)
OLD_PARTS = (
    Column("#", 0.08),
    Column(T("Part", "price list"), 0.42, strong=True),
    Column(T("Drawn", "paper"), 0.14, right=True),
    Column(T("Bag", "old part"), 0.16),
    Column(T("Becomes", "old part"), 0.2),
)
STUB = (0.32, 0.68)
"""The stub of a gate pass, and what the gate keeps."""
RETURNS = 4
"""So many repairs that come back have room on a warranty card."""
GUARANTEED = (Column(T("Kind of repair"), 0.3), Column(T("Guarantee of the repair"), 0.7))
RETURNED = (
    Column("#", 0.08),
    Column(T("Work", "paper"), 0.34),
    Column(T("Brought", "warranty card"), 0.2),
    Column(T("Done", "warranty card"), 0.2),
    Column(T("Inspector"), 0.18),
)


def delivery_sheet(sheet: DeliverySheet, settings: Settings) -> Paper:
    """Marks, kilometres, fuel and belongings out against in, and the old parts, signed by the customer."""
    return Paper(
        kind=DELIVERY.code,
        number=sheet.number,
        title=T("Delivery sheet", "paper"),
        format=Format.A4,
        blocks=tuple(_delivered(sheet)),
        letterhead=letterhead(settings),
        language=guest_language(settings),
        note=T("{at:moment}", at=sheet.at),
    )


def gate_pass(sheet: PassSheet, settings: Settings) -> Paper:
    """The stub that the desk keeps against the customer's name, and what the gate keeps: this car may leave."""
    return Paper(
        kind=GATE_PASS.code,
        number=sheet.number,
        title=T("Gate pass", "paper"),
        format=Format.A5_ACROSS,
        blocks=(Abreast((tuple(_stub(sheet)), tuple(_for_the_gate(sheet))), widths=STUB),),
        letterhead=letterhead(settings),
        language=house_language(settings),
    )


def _stub(sheet: PassSheet) -> Iterator[Block]:
    yield Group(T("Stub", "gate pass"))
    yield Big(painted(sheet.car.plate), framed=True)
    yield Facts((Fact(T("No.", "certificate"), sheet.number), *_leaves(sheet)), columns=1, cells=True)
    yield Signatures((Sign(T("Customer")),))


def _for_the_gate(sheet: PassSheet) -> Iterator[Block]:
    """What the gate looks at, nearest first: the plate, the car, that it is paid, and until when it may leave."""
    yield Big(painted(sheet.car.plate), framed=True)
    yield Facts(tuple(_leaves(sheet)), columns=2, cells=True)
    told = T("Let the car go once the code is read, or the plate is compared.", "gate pass")
    kept = T("The gate keeps this part. It is good once, and not if anything on it was altered.", "gate pass")
    yield Code(sheet.number, (told, kept, sheet.number), dots=8)
    yield Signatures((Sign(T("At the gate")), Sign(T("Left at", "gate pass")), Sign(SEAL)))


def _leaves(sheet: PassSheet) -> Iterator[Fact]:
    yield Fact(T("Vehicle"), sheet.car.model)
    yield Fact(T("Job order", "number"), sheet.car.order or "—")
    yield Fact(T("Settlement list", "number"), sheet.settlement or "—")
    settled = T("{at:moment}", at=sheet.settled_at) if sheet.settled_at else "—"
    yield Fact(T("Settled", "gate pass"), settled)
    yield Fact(T("Good on", "gate pass"), T("{at:day}, that day only", "gate pass", at=sheet.at))
    yield Fact(T("Released by"), sheet.by)
    if sheet.unrepaired:
        yield Fact(T("Leaves without repair", "gate pass"), sheet.unrepaired, wide=True)


def release_certificate(sheet: PassSheet, number: str, settings: Settings) -> Paper:
    """The factory-release certificate: one part for the customer, one for the house, and the warranty card (DLR-34)."""
    told = T(
        "Repaired by the repair contract, inspected and found in order: this vehicle may leave the house."
    )
    copies = (T("Customer's part", "certificate"), T("Workshop's part", "certificate"))
    facts = Facts(tuple(_certified(sheet, number)), columns=1, cells=True)
    parts = [(Group(copy), facts, Words(told), *_signed(sheet)) for copy in copies]
    return Paper(
        kind=CERTIFICATE.code,
        number=number,
        title=T("Factory-release certificate", "paper"),
        format=Format.A4_ACROSS,
        blocks=(Abreast((*parts, tuple(_warranty_card(sheet, number)))),),
        letterhead=letterhead(settings),
        language=house_language(settings),
        note=T("{at:day}", at=sheet.at),
    )


def _certified(sheet: PassSheet, number: str) -> Iterator[Fact]:
    """What the national form wants said of a car that leaves."""
    car = sheet.car
    yield Fact(T("No.", "certificate"), number)
    yield Fact(T("Customer"), car.customer)
    yield Fact(T("Plate"), painted(car.plate))
    yield Fact(T("Vehicle"), car.model)
    yield Fact(T("VIN"), car.vin or "—")
    yield Fact(T("Engine number"), car.engine or "—")
    yield Fact(T("Kind of repair"), T("{what:list}", what=[REPAIRS[one.kind] for one in sheet.guarantees]))
    yield Fact(T("Job order", "number"), car.order or "—")
    yield Fact(T("Mileage as it goes"), "—" if car.km is None else T("{n} km", n=f"{car.km:,}"))
    yield Fact(T("Came", "visit"), T("{at:day}", at=car.arrived_at) if car.arrived_at else "—")
    yield Fact(T("Leaves", "certificate"), T("{at:day}", at=sheet.at))


def _signed(sheet: PassSheet) -> Iterator[Block]:
    yield Signatures((Sign(T("Inspector"), under=sheet.inspector), Sign(T("Taken over by", "car"))))
    yield Signatures((Sign(SEAL),))


def _warranty_card(sheet: PassSheet, number: str) -> Iterator[Block]:
    """质量保证卡: how long each kind of repair is guaranteed, and room for those that come back."""
    yield Group(T("Warranty card", "certificate"))
    car = (
        Fact(T("No.", "certificate"), number),
        Fact(T("Plate"), painted(sheet.car.plate)),
        Fact(T("Job order", "number"), sheet.car.order or "—"),
    )
    yield Facts(car, columns=1, cells=True)
    rows = tuple(Row((REPAIRS[one.kind], guaranteed_until(one))) for one in sheet.guarantees)
    yield Table(GUARANTEED, rows, name=0, grid=True)
    yield Group(T("Repairs that came back", "certificate"))
    yield Table(RETURNED, tuple(Row((str(n), "", "", "", "")) for n in range(1, RETURNS + 1)), grid=True)
    yield Signatures((Sign(SEAL),))


def _delivered(sheet: DeliverySheet) -> Iterator[Block]:
    yield Facts(tuple(car_facts(sheet.car)), columns=3, cells=True)
    yield drawing([*sheet.came.standing, *sheet.marks])
    yield Table(AGAINST, tuple(_against(sheet)), name=0, grid=True)
    if marks := tuple(_marks(sheet)):
        yield Table(MARKS, marks, name=1, grid=True)
    if sheet.lines:
        yield Group(T("Old parts"))
        yield Table(OLD_PARTS, tuple(_old_parts(sheet)), name=1, grid=True)
    if sheet.words:
        yield Words(sheet.words, voice=True)
    told = T(
        "The car, its papers and keys, and what was left in it were taken over after a walk-round together."
    )
    signs = (
        Sign(T("Customer"), drawn=sheet.signature, under=T("{at:moment}, on the screen", at=sheet.at)),
        Sign(T("Service adviser"), under=sheet.car.adviser),
    )
    yield Keep((Words(told, small=True), Signatures(signs)))


def _against(sheet: DeliverySheet) -> Iterator[Row]:
    came, out, km = sheet.came, sheet.out, T("{n} km", n=f"{sheet.came.km or 0:,}")
    yield Row((T("Mileage"), km, T("{n} km", n=f"{out.km:,}")))
    fuel, now = gauge(came.filled.fuel, came.filled.battery), gauge(out.fuel, out.battery)
    yield Row((fuel.label, fuel.value, now.value))
    yield Row((T("With the car"), _list(BELONGINGS, came.filled.there), _list(BELONGINGS, out.given)))
    new = T("{n} new", "marks", n=len(sheet.marks)) if sheet.marks else T("none new", "marks")
    yield Row((T("Marks", "paper"), str(len(came.standing)), new))


def _marks(sheet: DeliverySheet) -> Iterator[Row]:
    for one in sheet.came.standing:
        yield Row((str(one.n), SIDES[one.side], DAMAGES[one.damage], T("as it came", "mark")))
    for one in sheet.marks:
        yield Row((str(one.n), SIDES[one.side], DAMAGES[one.damage], T("as it goes", "mark")))


def _old_parts(sheet: DeliverySheet) -> Iterator[Row]:
    for line in sheet.lines:
        kept = sheet.old_parts[line.id]
        yield Row((str(line.n), line.name, f"{line.drawn} {line.unit}", kept.bag, FATES[kept.fate]))


def _list(names: Mapping[Any, Text], chosen: Sequence[Any]) -> Said:
    told = [name for one, name in names.items() if one in chosen]
    return T("{what:list}", what=told) if told else T("none", "reception form")
