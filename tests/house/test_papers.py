"""Every kind of paper is printed by an act that says so, and every act prints what it says and nothing else."""

import ast
import inspect
from collections.abc import Iterator
from importlib import import_module
from types import ModuleType

import pytest
from sqlalchemy import select

from app.counter import receipts, statements
from app.counter.documents import DocumentRow
from app.house import FLOWS, flow_of, load
from app.kernel.ids import derived
from app.kernel.numbers import Kind
from app.paper.model import Paper
from tests.flows.restaurant.dining import Dining
from tests.house.day import live_through
from tests.house.source import Source, sources

COPIES = {"house.print_again"}
"""Prints what is frozen already."""


def kinds() -> dict[str, Kind]:
    """Every kind of numbered document that a room declares, by its code."""
    found: dict[str, Kind] = {}
    for one in sources("app"):
        if any(one.calls("Kind")):
            for kind in (value for value in vars(module_of(one)).values() if isinstance(value, Kind)):
                assert found.setdefault(kind.code, kind) == kind, f"two kinds are called {kind.code}"
    return found


def papers() -> dict[str, Kind]:
    """Every paper by the word that acts use for it, and its kind: its maker names it."""
    makers = {"receipt": receipts.receipt_paper, "statement": statements.statement_paper}
    for folder in FLOWS:
        room = import_module(f"{folder}.papers")
        makers |= {
            name: one
            for name in room.__all__
            if inspect.isfunction(one := getattr(room, name))
            and inspect.signature(one).return_annotation is Paper
        }
    return {word: _kind(maker) for word, maker in makers.items()}


def _kind(maker: object) -> Kind:
    module = inspect.getmodule(maker)
    tree = ast.parse(inspect.getsource(maker))  # type: ignore[arg-type]
    named = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    [kind] = [value for name, value in vars(module).items() if name in named and isinstance(value, Kind)]
    return kind


def opened(folder: str) -> Iterator[Kind]:
    """The kinds that number the cases of a flow."""
    for one in sources(folder.replace(".", "/")):
        for call in one.calls("open_case"):
            named = {node.id for arg in call.args for node in ast.walk(arg) if isinstance(node, ast.Name)}
            known = vars(module_of(one))
            yield from (known[name] for name in named & known.keys() if isinstance(known[name], Kind))


def module_of(one: Source) -> ModuleType:
    return import_module(one.name.removesuffix(".py").removesuffix("/__init__").replace("/", "."))


@pytest.mark.rule("COM-14", "COM-40")
def test_every_kind_is_a_paper_that_an_act_prints_or_numbers_a_case() -> None:
    declared = {word for flow in load() for act in flow.acts for word in act.prints}
    assert declared == set(papers())
    numbered = {papers()[word].code for word in declared}
    cases = {folder: {kind.code for kind in opened(folder)} for folder in FLOWS}
    for folder, codes in cases.items():
        assert bool(codes) == (flow_of(folder).case is not None), folder
    assert numbered.union(*cases.values()) == set(kinds())


@pytest.mark.rule("COM-03", "COM-40", "RST-60")
def test_what_an_act_prints_is_what_it_declares(dining: Dining) -> None:
    live_through(dining, lambda place: "壶" if place == "unit" else place)
    flows = {flow.name: flow for flow in load()}
    printed = {r.id: r.kind for r in dining.rows(select(DocumentRow.id, DocumentRow.kind))}
    made: dict[str, set[str]] = {}
    for call in dining.calls:
        made.setdefault(call.name, set()).update(
            kind for k in range(60) if (kind := printed.get(derived(call.id, k)))
        )
    everything = {f"{flow.name}.{act.name}" for flow in flows.values() for act in flow.acts}
    assert made.keys() | {"house.set_up"} == everything
    for name, found in made.items():
        flow, _, act = name.partition(".")
        declared = {papers()[word].code for word in flows[flow].by_name[act].prints}
        assert found == declared, name
