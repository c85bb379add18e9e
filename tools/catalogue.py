"""The catalogue: `python -m tools.catalogue` compiles it where a part changed.

Each room of the house keeps its words in a part of its own, resources/locale/zh_CN/<room>.po; together
they are one catalogue, LC_MESSAGES/yingke.mo. `--check` fails on an entry that is missing, fuzzy, unused
or told twice, and on places that differ; `--missing` prints what is missing, to be filled in.
"""

import ast
import io
import sys
from collections.abc import Iterator
from pathlib import Path
from string import Formatter
from xml.etree import ElementTree

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parents[1]
PARTS = ROOT / "resources" / "locale" / "zh_CN"
MADE = PARTS / "LC_MESSAGES" / "yingke.mo"
WORDS = {"T": 1, "Text": 2, "No": 2, "Ask": 2, "Shut": 2}
"""The names that mark a text, and where its context stands among the arguments."""

Key = tuple[str, str]
"""Context ("" for none) and message."""


def main(arguments: list[str]) -> int:
    """Compile, check, or print what is missing; returns the status."""
    if "--missing" in arguments:
        missing = Catalog()
        for context, message in sorted(said() - told().keys()):
            missing.add(message, context=context or None)
        write_po(sys.stdout.buffer, missing, omit_header=True)
        return 0
    if not MADE.exists() or any(part.stat().st_mtime > MADE.stat().st_mtime for part in parts()):
        MADE.parent.mkdir(parents=True, exist_ok=True)
        with MADE.open("wb") as file:
            write_mo(file, whole())
    if "--check" not in arguments:
        return 0
    found = faults()
    print("\n".join(found), end="\n" * bool(found), file=sys.stderr)
    return 1 if found else 0


def parts() -> list[Path]:
    """The parts of the catalogue."""
    return sorted(PARTS.glob("*.po"))


def entries() -> Iterator[tuple[Path, Message]]:
    """Every entry, with the part that it stands in."""
    for part in parts():
        for message in read_po(io.BytesIO(part.read_bytes())):
            if message.id:
                yield part, message


def whole() -> Catalog:
    """All parts as one catalogue."""
    catalogue = Catalog("zh_CN")
    for _, message in entries():
        catalogue[message.id] = message
    return catalogue


def told() -> dict[Key, Message]:
    """The entries by what they translate."""
    return {(message.context or "", str(message.id)): message for _, message in entries()}


def said() -> set[Key]:
    """Every text that the program can say: marked in its sources, or standing in a form."""
    found = {key for file in (ROOT / "app").rglob("*.py") for key in marked(file)}
    return found | {key for form in (ROOT / "forms").rglob("*.ui") for key in formed(form)}


def marked(file: Path) -> Iterator[Key]:
    """The texts of a source file."""
    if file.is_relative_to(ROOT / "app" / "forms"):
        return
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        name = getattr(node.func, "id", "") if isinstance(node, ast.Call) else ""
        if name not in WORDS or not isinstance(node, ast.Call) or not node.args:
            continue
        message, place = _constant(node.args[0]), WORDS[name]
        named = next((k.value for k in node.keywords if k.arg == "context"), None)
        context = named or (node.args[place] if len(node.args) > place else None)
        if message:
            yield (_constant(context) if context else ""), message


def formed(form: Path) -> Iterator[Key]:
    """The texts of a form: a string's comment is its context."""
    for string in ElementTree.parse(form).iterfind(".//string"):  # noqa: S314 - ours
        if string.get("notr") != "true" and string.text:
            yield string.get("comment", ""), string.text


def faults() -> list[str]:
    """What is wrong with the catalogue, one line each."""
    found, seen, wanted = [], set(), said()
    for part, message in entries():
        key = (message.context or "", str(message.id))
        at = f"{part.name}: {key[1]!r}" + (f" ({key[0]})" if key[0] else "")
        if key in seen:
            found.append(f"{at} is told twice")
        seen.add(key)
        if key not in wanted:
            found.append(f"{at} is said nowhere")
        if message.fuzzy or not message.string:
            found.append(f"{at} is not translated")
        elif _places(str(message.id)) != _places(str(message.string)):
            found.append(f"{at} has other places: {message.string!r}")
    return found + [
        f"missing: {message!r}" + (f" ({c})" if c else "") for c, message in sorted(wanted - seen)
    ]


def _constant(node: ast.expr) -> str:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def _places(message: str) -> set[tuple[str, str]]:
    """Places with their kinds; the word that follows a number is English alone."""
    told = [(name, kind or "") for _, name, kind, _ in Formatter().parse(message) if name is not None]
    return {(name, "" if "|" in kind else kind) for name, kind in told}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
