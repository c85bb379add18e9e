"""A centre that certifies: who is responsible is set, some students have hours and have shown a document."""

from collections.abc import Iterable
from typing import Any

import pytest
from sqlalchemy import select

from app.flows.volunteer.facts.certificates import Says
from app.flows.volunteer.model.certificates import CertificateRow, EndRow
from app.kernel.signed import written
from app.store.tables import Drawer
from tests.flows.volunteer.centre import CLASSES, MANAGER, Centre

PHRASE = "见字如面 2026"
SAID = {"phrase": PHRASE, "again": PHRASE}
SHOWN = "3300**********2846"
ONE, OTHER = "23140501", "23140502"


@pytest.fixture
def certifying(centre: Centre) -> Centre:
    """The centre with everything that a certificate names."""
    for key, value in (("responsible", "许文昭"), ("contact", "0000-88120606")):
        centre.do("house.change_setting", MANAGER, key=f"volunteer.{key}", value=value)
    centre.do("make_key", **SAID)
    return centre


def credited(centre: Centre, *students: str, klass: str = "机电2314班", **more: Any) -> tuple[str, list[str]]:
    """Each student has one service that is stamped; the collection and its entries."""
    services = [{"of": one, "place": f"松江敬老院 {one[-2:]} 室", **more} for one in students or (ONE,)]
    collection, entries = centre.pile(*services, klass=klass)
    for entry in entries:
        centre.judged(collection, entry)
    centre.do("stamp_collection", collection=collection)
    return collection, entries


def shown(centre: Centre, *students: str) -> None:
    """Each student has shown a document."""
    for one in students or (ONE,):
        centre.do("note_document", student=one, kind="identity_card", shown=SHOWN)


def pupils(klass: str) -> list[str]:
    """The students of a class."""
    return [f"{CLASSES[klass]}{n:02}" for n in range(1, 7)]


def given(centre: Centre) -> list[Any]:
    """Every certificate by its number."""
    return centre.rows(select(CertificateRow.__table__).order_by(CertificateRow.number))


def ends(centre: Centre) -> dict[str, str]:
    """What became of certificates that are in force no more, by their ids."""
    rows = centre.rows(select(EndRow.__table__))
    return {r.certificate: "withdrawn" if r.withdrawn_at else r.how for r in rows}


def numbers(rows: Iterable[Any]) -> list[int]:
    """The last part of each number."""
    return [int(r.number.rpartition("-")[2]) for r in rows]


def code_of(centre: Centre, row: Any) -> str:
    """The code of a certificate, without an address."""
    names = {r.id: r.text for r in centre.rows(select(Drawer.__table__))}
    says = Says(
        *(row.key, row.number, names[row.name], names[row.shown], row.volunteer),
        *(row.minutes, row.first, row.last),
    )
    return written(says.fields, bytes.fromhex(row.signature))
