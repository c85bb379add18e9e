"""Every sentence of the parts is said in Chinese as well."""

import ast
import re
from pathlib import Path

import pytest

from app.kernel.text import Text
from app.paper.words import Words

PARTS = Path("app/widgets")
PLACE = re.compile(r"\{[^}]*\}")


def sentences() -> list[tuple[str, str]]:
    """Message and context of each `T(…)` in the parts."""
    found = set()
    for path in sorted(PARTS.glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "T":
                message, *context = [a.value for a in node.args if isinstance(a, ast.Constant)]
                if not PLACE.fullmatch(str(message)):
                    found.add((str(message), str(context[0]) if context else ""))
    return sorted(found)


@pytest.mark.parametrize(("message", "context"), sentences())
def test_a_sentence_has_its_chinese(chinese: Words, message: str, context: str) -> None:
    assert chinese.phrase(Text(message).message, context) != message
