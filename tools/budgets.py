"""How large the house's files, classes and functions are: `python -m tools.budgets`. Numbers describe; tests hold them."""

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
MADE = ("forms", "versions")
"""Folders of what is generated."""
FILE_P90, FILE_MOST, CLASS_MOST, FUNCTION_P90, FUNCTION_MOST, WINDOW_MOST = 400, 400, 500, 25, 60, 300
WINDOW = "app/shell/window.py"


@dataclass(frozen=True)
class Size:
    """Something with its length in lines, and where it stands."""

    lines: int
    where: str


@dataclass(frozen=True)
class Report:
    """The sizes of the house, its import cycles, and its own modules that functions import."""

    files: tuple[Size, ...]
    classes: tuple[Size, ...]
    functions: tuple[Size, ...]
    cycles: tuple[tuple[str, ...], ...]
    inside: tuple[str, ...]


def main() -> None:
    """Print the report."""
    found = measured()
    print(f"{'':10} {'count':>6} {'median':>7} {'p90':>5} {'most':>5}  the largest")
    for name, sizes in (("files", found.files), ("classes", found.classes), ("functions", found.functions)):
        most = max(sizes, key=lambda size: size.lines)
        print(
            f"{name:10} {len(sizes):6} {share(sizes, 50):7} {share(sizes, 90):5} {most.lines:5}  {most.where}"
        )
    print(f"import cycles: {len(found.cycles)}", *(" ".join(one) for one in found.cycles), sep="\n  ")
    print(f"own imports inside functions: {len(found.inside)}", *found.inside, sep="\n  ")
    for fault in faults(found):
        print(fault)


def faults(found: Report) -> list[str]:
    """What is above its budget."""
    told = [
        f"files: p90 is {share(found.files, 90)} lines" if share(found.files, 90) > FILE_P90 else "",
        f"functions: p90 is {share(found.functions, 90)} lines"
        if share(found.functions, 90) > FUNCTION_P90
        else "",
    ]
    for sizes, most in (
        (found.files, FILE_MOST),
        (found.classes, CLASS_MOST),
        (found.functions, FUNCTION_MOST),
        ([one for one in found.files if one.where == WINDOW], WINDOW_MOST),
    ):
        told += [f"{one.where}: {one.lines} lines, {most} at the most" for one in sizes if one.lines > most]
    return [*filter(None, told), *(f"import cycle: {' '.join(one)}" for one in found.cycles)]


def share(sizes: tuple[Size, ...], percent: int) -> int:
    """The length that so many per cent do not exceed."""
    lines = sorted(size.lines for size in sizes)
    return lines[min(len(lines) * percent // 100, len(lines) - 1)]


def measured(package: str = "app") -> Report:
    """Measure a package's sources."""
    trees = {file: ast.parse(file.read_text("utf-8")) for file in _sources(package)}
    sizes: dict[type, list[Size]] = {ast.ClassDef: [], ast.FunctionDef: []}
    for file, tree in trees.items():
        for node in ast.walk(tree):
            if type(node) in sizes:
                lines = node.end_lineno - node.lineno + 1  # type: ignore[attr-defined]
                sizes[type(node)].append(Size(lines, f"{_name(file)}:{node.lineno} {node.name}"))  # type: ignore[attr-defined]
    files = tuple(Size(len(file.read_text("utf-8").splitlines()), _name(file)) for file in trees)
    modules = {_module(file): tree for file, tree in trees.items()}
    graph = {name: {*_imported(name, tree, modules)} for name, tree in modules.items()}
    inside = [line for file, tree in trees.items() for line in _inside(file, tree, modules)]
    return Report(
        files, tuple(sizes[ast.ClassDef]), tuple(sizes[ast.FunctionDef]), tuple(_cycles(graph)), tuple(inside)
    )


def _sources(package: str) -> Iterator[Path]:
    for file in sorted((ROOT / package).rglob("*.py")):
        if not set(MADE) & set(file.parts):
            yield file


def _name(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


def _module(file: Path) -> str:
    return ".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def _imported(name: str, tree: ast.Module, modules: Mapping[str, ast.Module]) -> Iterator[str]:
    """The own modules that a module needs while it is loaded: what stands outside functions and type checks."""
    todo: list[ast.AST] = [*tree.body]
    while todo:
        node = todo.pop()
        if isinstance(node, ast.Import | ast.ImportFrom):
            yield from (one for one in _targets(node, modules) if one != name)
        elif not isinstance(node, ast.FunctionDef) and not _for_types(node):
            todo += ast.iter_child_nodes(node)


def _inside(file: Path, tree: ast.Module, modules: Mapping[str, ast.Module]) -> Iterator[str]:
    for function in ast.walk(tree):
        if isinstance(function, ast.FunctionDef):
            for node in ast.walk(function):
                if isinstance(node, ast.Import | ast.ImportFrom) and (own := [*_targets(node, modules)]):
                    yield f"{_name(file)}:{node.lineno} {function.name} {' '.join(own)}"


def _targets(node: ast.Import | ast.ImportFrom, modules: Mapping[str, ast.Module]) -> Iterator[str]:
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names if alias.name in modules)
    elif node.module:
        for alias in node.names:
            of = f"{node.module}.{alias.name}"
            if of in modules or node.module in modules:
                yield of if of in modules else node.module


def _for_types(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test)


def _cycles(graph: Mapping[str, set[str]]) -> Iterator[tuple[str, ...]]:
    """Modules that import each other round, each round once."""
    reached = {name: _reached(graph, name) for name in graph}
    rounds = {tuple(sorted(m for m in reached[n] if n in reached[m])) for n in graph if n in reached[n]}
    yield from sorted(rounds)


def _reached(graph: Mapping[str, set[str]], start: str) -> set[str]:
    seen: set[str] = set()
    todo = [*graph[start]]
    while todo:
        name = todo.pop()
        if name not in seen:
            seen.add(name)
            todo += graph[name]
    return seen


if __name__ == "__main__":
    main()
