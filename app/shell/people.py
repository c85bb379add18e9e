"""The house's people as tiles, with their roles in words."""

from collections.abc import Callable, Iterable, Sequence

from app.counter.facts import StaffTile as Known
from app.counter.facts import StaffTiles
from app.kernel.flow import Flow
from app.kernel.text import T, Text
from app.widgets.staff_tile import Person, StaffTile

ROOMY = 6
"""Up to so many people have large tiles: more would not be seen at once."""


def persons(told: StaffTiles, flows: Sequence[Flow]) -> dict[str, Person]:
    """Everybody by login."""
    return {tile.login: Person(tile.login, tile.name, _roles(tile, flows)) for tile in told.tiles}


def with_role(told: StaffTiles, roles: Iterable[str], *, but: str = "") -> StaffTiles:
    """Those who have one of the roles, but for one person."""
    wanted = set(roles)
    return StaffTiles(tuple(t for t in told.tiles if t.login != but and wanted & set(t.roles)))


def tiles_of(
    people: Iterable[Person], chosen: Callable[[str], None], *, roomy: int = ROOMY
) -> dict[str, StaffTile]:
    """A tile for each, lower where there are more than `roomy`; `chosen(login)` is called when one is pressed."""
    made = {}
    everybody = list(people)
    for person in everybody:
        tile = made[person.login] = StaffTile(person, low=len(everybody) > roomy)
        tile.clicked.connect(lambda _=False, login=person.login: chosen(login))
    return made


def role_title(role: str, flows: Iterable[Flow]) -> Text:
    """What a role is called, by the first flow that has it."""
    found = next((flow.roles[role] for flow in flows if role in flow.roles), None)
    return found or Text("{role}", {"role": role})


def _roles(tile: Known, flows: Sequence[Flow]) -> Text:
    return T("{roles:list}", roles=[role_title(role, flows) for role in tile.roles])
