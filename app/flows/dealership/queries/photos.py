"""The photos of a car's marks and lines, and of claims, as screens and papers show them (DLR-10, 21, 44)."""

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import Connection

from app.counter import photos
from app.counter.photo_facts import PhotoShown, PhotoUse, PhotoUseId
from app.flows.dealership.facts.photos import Place
from app.flows.dealership.flow import FLOW


@FLOW.facts_of(PhotoUseId)
def uses(db: Connection, ids: Sequence[str]) -> dict[str, PhotoUse]:
    """Photos at their places."""
    return photos.uses(db, ids)


def photos_of(db: Connection, place: Place, ids: Iterable[str]) -> Mapping[str, Sequence[PhotoShown]]:
    """The photos of some marks, lines or claims, by these."""
    return photos.at_places(db, place, ids)
