"""Whatever is defined is used by the program; what waits for a later issue says for which."""

import ast
import re

from tests.house.source import ROOT, sources

LATER = {
    "by_code": "a number's kind by its code, for the export of COM-86: issue 5",
    "open_training": "practice (TRN-10); its screen comes with the training flow",
    "reset_training": "practice (TRN-10); its screen comes with the training flow",
}
"""What only tests call yet, and what will."""
QT = {"flags", "data", "event", "paint"}
"""Qt's own names without a capital."""
SQL = {"load_dialect_impl", "self_group"}
"""SQLAlchemy's own names without a start of their own."""
NAMES = re.compile(r"[\w.:]{1,80}")
"""A text that names something: "replaying:replay"."""
REGISTERED = re.compile(
    r"^(does|property|overload|compiles|[A-Z]+\.|.*\.setter|.*\.gives|.*\.facts_of|.*\.checks_itself)"
)
"""Decorators that hang a function where it is found."""


def test_whatever_is_defined_is_used() -> None:
    used, defined = set[str](), dict[str, str]()
    for file in sources("app"):
        used |= {node.id for node in file.of(ast.Name)} | {node.attr for node in file.of(ast.Attribute)}
        used |= {part for word in file.words if NAMES.fullmatch(word) for part in re.findall(r"\w+", word)}
        for node in file.of(ast.FunctionDef, ast.ClassDef):
            if not _found_elsewhere(node, file.name):
                defined[node.name] = f"{file.name}:{node.lineno}"
    forms = "".join(file.read_text("utf-8") for file in (ROOT / "forms").rglob("*.ui"))
    used |= set(re.findall(r"\w+", forms))
    unused = {one: where for one, where in defined.items() if one not in used}
    assert {one: where for one, where in unused.items() if one not in LATER} == {}
    assert set(LATER) - set(unused) == set(), "used meanwhile: take it out of the table"


def _found_elsewhere(node: ast.FunctionDef | ast.ClassDef, name: str) -> bool:
    """Python's own names, Qt's (camelCase), and what a decorator or a driver calls."""
    return (
        node.name.startswith("__")
        or bool(re.match(r"[a-z]+[A-Z]", node.name))
        or node.name.startswith("process_")
        or node.name in SQL
        or node.name in QT
        or "versions" in name
        or any(REGISTERED.match(ast.unparse(one)) for one in node.decorator_list)
    )
