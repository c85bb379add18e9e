"""The program's own source: read once, parsed where a test looks into it."""

import ast
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, cached_property
from pathlib import Path
from typing import TypeVar

ROOT = Path(__file__).parents[2]
MADE = "app/forms/"
"""What uic writes: nobody edits it, and no habit binds it."""
N = TypeVar("N", bound=ast.AST)


class Source:
    """One file: its text, its tree, and what stands in it by kind."""

    def __init__(self, file: Path) -> None:
        self.name = file.relative_to(ROOT).as_posix()
        self.text = file.read_text("utf-8")

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.text, self.name)

    def of(self, *kinds: type[N]) -> Iterator[N]:
        """Every node of some kinds, in no order."""
        for kind in kinds:
            yield from self._by_kind.get(kind, ())  # type: ignore[misc]

    def calls(self, *names: str) -> Iterator[ast.Call]:
        """Every call of a function or method of one of these names."""
        if any(name in self.text for name in names):
            yield from (node for node in self.of(ast.Call) if called(node) in names)

    @property
    def words(self) -> Iterator[str]:
        """Every string that stands in it."""
        return (node.value for node in self.of(ast.Constant) if isinstance(node.value, str))

    @cached_property
    def _by_kind(self) -> Mapping[type, Sequence[ast.AST]]:
        found: dict[type, list[ast.AST]] = defaultdict(list)
        todo: list[ast.AST] = [self.tree]
        while todo:
            node = todo.pop()
            found[type(node)].append(node)
            todo += ast.iter_child_nodes(node)
        return found


@cache
def source(name: str) -> Source:
    """A file by its path in the project."""
    return Source(ROOT / name)


@cache
def sources(*places: str) -> tuple[Source, ...]:
    """The files of some folders, or single files."""
    found: dict[str, Source] = {}
    for place in places:
        at = ROOT / place
        for file in sorted(at.rglob("*.py")) if at.is_dir() else [at]:
            name = file.relative_to(ROOT).as_posix()
            if not name.startswith(MADE):
                found[name] = source(name)
    return tuple(found.values())


@cache
def words(*places: str) -> Mapping[str, frozenset[str]]:
    """Every string that stands in some folders, with the files in which it stands."""
    found: dict[str, set[str]] = defaultdict(set)
    for one in sources(*places):
        for word in one.words:
            found[word].add(one.name)
    return {word: frozenset(files) for word, files in found.items()}


@cache
def beginnings(place: str) -> Mapping[str, frozenset[str]]:
    """The files of a folder by what their formatted strings begin with: `f"house.{act}"` begins with "house."."""
    found: dict[str, set[str]] = defaultdict(set)
    for one in sources(place):
        for node in one.of(ast.JoinedStr):
            if node.values and isinstance(node.values[0], ast.Constant):
                found[str(node.values[0].value)].add(one.name)
    return {word: frozenset(files) for word, files in found.items()}


def called(node: ast.Call) -> str:
    """What a call names last: `setText` of `label.setText(…)`."""
    return getattr(node.func, "attr", getattr(node.func, "id", ""))
