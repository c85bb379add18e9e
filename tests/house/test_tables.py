"""Every table lies in the room that declares it, somebody writes it and somebody reads it."""

import ast
import re
from collections.abc import Iterator

import pytest

from app.house import FLOWS, load
from app.store.base import Base, table_of
from app.store.rooms import rooms
from tests.house.source import called, sources

FOR_FIGURES = {"CallRow"}
"""Kept from the first evening on; the figures that read them (RST-61) come with issue 4."""
WRITES = {"add", "set", "insert", "update", "delete", "take"}
load()
MODELS = {one.__name__: one for one in Base.__subclasses__()}
ROOMS = {room.name: room for room in rooms(FLOWS)}


def ours() -> dict[str, type[Base]]:
    """The tables of this house: other tests bring rooms of their own."""
    return {name: one for name, one in MODELS.items() if one.__module__.startswith("app.")}


@pytest.mark.rule("COM-60")
def test_every_table_lies_in_its_room() -> None:
    for name, model in ours().items():
        table = table_of(model)
        room = table.info.get("room")
        assert room in ROOMS, f"{name} names no room"
        flow = re.match(r"app\.flows\.(\w+)\.", model.__module__)
        assert room == (flow[1] if flow else "house"), f"{name} lies in another's room"
        assert not flow or table.name.startswith(f"{room}_"), table.name
        made = "".join(file.read_text("utf-8") for file in ROOMS[room].versions.glob(f"{room}_*.py"))
        assert f'"{table.name}"' in made, f"no migration makes {table.name}"
        for column in table.columns:
            for key in column.foreign_keys:
                other = table.metadata.tables[key.column.table.name].info["room"]
                assert other in ("house", room), f"{table.name}.{column.name} points into {other}"


@pytest.mark.rule("COM-03")
def test_every_table_is_written_and_read_by_somebody() -> None:
    written, read = set(), set()
    for file in sources("app"):
        for call in file.of(ast.Call):
            written |= set(_written(call))
            if called(call) == "select":
                read |= {one.id for one in call.args if isinstance(one, ast.Name)}
        read |= {node.value.id for node in file.of(ast.Attribute) if isinstance(node.value, ast.Name)}
    assert set(ours()) - written == set()
    assert set(ours()) - read == FOR_FIGURES


def _written(call: ast.Call) -> Iterator[str]:
    """The models that a call writes: `add(db, Case, …)`, `do.set(TableRow, …)`, `update(Case)`."""
    if called(call) in WRITES:
        for one in call.args[:2]:
            inner = one.args[0] if isinstance(one, ast.Call) and one.args else one
            if isinstance(inner, ast.Name):
                yield inner.id
