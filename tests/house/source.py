"""The program's own source as trees: read once, asked by every test of this folder."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
MADE = "app/forms/"
"""What uic writes: nobody edits it, and no habit binds it."""


@cache
def trees(*places: str) -> dict[str, ast.Module]:
    """The parsed files of some folders or single files, by their paths in the project."""
    found: dict[str, ast.Module] = {}
    for place in places:
        at = ROOT / place
        for file in sorted(at.rglob("*.py")) if at.is_dir() else [at]:
            name = file.relative_to(ROOT).as_posix()
            if not name.startswith(MADE):
                found[name] = ast.parse(file.read_text("utf-8"), name)
    return found


@cache
def words(*places: str) -> dict[str, frozenset[str]]:
    """Every string that stands in some folders, with the files in which it stands."""
    found: dict[str, set[str]] = {}
    for name, tree in trees(*places).items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found.setdefault(node.value, set()).add(name)
    return {word: frozenset(files) for word, files in found.items()}


@cache
def beginnings(place: str) -> dict[str, frozenset[str]]:
    """The files of a folder by what their formatted strings begin with: `f"house.{act}"` begins with "house."."""
    found: dict[str, set[str]] = {}
    for name, tree in trees(place).items():
        for node in ast.walk(tree):
            if isinstance(node, ast.JoinedStr) and node.values and isinstance(node.values[0], ast.Constant):
                found.setdefault(str(node.values[0].value), set()).add(name)
    return {word: frozenset(files) for word, files in found.items()}


def calls(tree: ast.AST, *names: str) -> Iterator[ast.Call]:
    """Every call of a function or method of one of these names."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and called(node) in names:
            yield node


def called(node: ast.Call) -> str:
    """What a call names last: `setText` of `label.setText(…)`."""
    return getattr(node.func, "attr", getattr(node.func, "id", ""))


def names_in(*places: str) -> frozenset[str]:
    """Every name and attribute that is read in some folders."""
    return frozenset(
        node.id if isinstance(node, ast.Name) else node.attr
        for tree in trees(*places).values()
        for node in ast.walk(tree)
        if isinstance(node, ast.Name | ast.Attribute) and isinstance(node.ctx, ast.Load)
    )
