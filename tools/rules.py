"""Each rule of docs/spec with the tests that prove it: `python -m tools.rules`; `--open` only those that none proves."""

import ast
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
SPEC, TESTS = ROOT / "docs" / "spec", ROOT / "tests"
_STATED = re.compile(r"^- ([A-Z]{3}-\d+[a-z]?) ", re.MULTILINE)


def main(only_open: bool) -> None:
    """Print every rule with the tests that bear its id."""
    proven = proofs()
    for rule in stated():
        tests = proven.get(rule, [])
        if only_open and tests:
            continue
        print(f"{rule:8}  {len(tests):3}  {' '.join(tests[:4])}{' …' if len(tests) > 4 else ''}")


def stated() -> list[str]:
    """The ids of all rules, in the order in which the specification states them."""
    files = [SPEC / "common.md", *sorted(SPEC.glob("*.md"))]
    return list(dict.fromkeys(rule for file in files for rule in _STATED.findall(file.read_text("utf-8"))))


def proofs() -> dict[str, list[str]]:
    """The tests that bear each rule's id."""
    found: dict[str, list[str]] = defaultdict(list)
    for file in sorted(TESTS.rglob("test_*.py")):
        for name, rules in _marked(ast.parse(file.read_text("utf-8"))):
            for rule in rules:
                found[rule].append(f"{file.relative_to(TESTS).as_posix()}::{name}")
    return found


def _marked(module: ast.Module) -> Iterator[tuple[str, list[str]]]:
    for node in ast.walk(module):
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield node.name, [r for d in node.decorator_list for r in _rules(d)]
        elif isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "pytestmark":
            yield "(all)", _rules(node.value)


def _rules(mark: ast.expr) -> list[str]:
    """The ids that a mark names, also among several marks."""
    if isinstance(mark, ast.List | ast.Tuple):
        return [rule for one in mark.elts for rule in _rules(one)]
    if isinstance(mark, ast.Call) and isinstance(mark.func, ast.Attribute) and mark.func.attr == "rule":
        return [str(a.value) for a in mark.args if isinstance(a, ast.Constant)]
    return []


if __name__ == "__main__":
    main("--open" in sys.argv)
