"""Compile the forms that changed: `python -m tools.forms [--check]`.

forms/<flow>/<screen>.ui becomes app/forms/<flow>/ui_<screen>.py, which is never edited and never committed.
`--check` fails on a form that does not compile, that no screen uses, or that is used and not there.
"""

import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

ROOT = Path(__file__).parents[1]
FORMS, MADE = ROOT / "forms", ROOT / "app" / "forms"
UIC = Path(sys.executable).with_name("pyside6-uic")
_IMPORTED = re.compile(r"from (PySide6\.\w+) import \(([^)]+)\)\n")
_USED = re.compile(r"from app\.forms\.(\w+)\.ui_(\w+) import")


def main(check: bool) -> int:
    """Compile what is older than its form, remove what has none; returns how many faults were told."""
    forms = {source: target_of(source) for source in sorted(FORMS.rglob("*.ui"))}
    for source, target in forms.items():
        if check or not target.exists() or target.stat().st_mtime < source.stat().st_mtime:
            compile_form(source, target)
    for package in {MADE, *(target.parent for target in forms.values())}:
        package.mkdir(parents=True, exist_ok=True)
        (package / "__init__.py").touch()
    for made in set(MADE.rglob("ui_*.py")) - set(forms.values()):
        made.unlink()
    return tell(faults(set(forms))) if check else 0


def target_of(source: Path) -> Path:
    """Where a form's class lands."""
    return MADE / source.parent.name / f"ui_{source.stem}.py"


def compile_form(source: Path, target: Path) -> None:
    """Have uic write the class. Promoted parts get their parent by name, since words come first in ours.

    What it imports in case of need goes: each name of Qt that is touched costs the window's start.
    """
    done = subprocess.run([UIC, str(source)], capture_output=True, text=True, check=True)
    parts = {str(one.text) for one in ElementTree.parse(source).iterfind(".//customwidget/class")}  # noqa: S314 - ours
    made = done.stdout
    for part in parts:
        made = re.sub(rf"= {part}\((\w+(?:\.\w+)?)\)", rf"= {part}(parent=\1)", made)
    made = _IMPORTED.sub(lambda found: _needed(found, made), made)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(made, "utf-8")


def _needed(imported: re.Match[str], made: str) -> str:
    """An import of uic's with the names that the class uses."""
    names = [n for n in re.findall(r"\w+", imported[2]) if len(re.findall(rf"\b{n}\b", made)) > 1]
    return f"from {imported[1]} import {', '.join(names)}\n" if names else ""


def faults(forms: set[Path]) -> list[str]:
    """Forms without a screen, and screens without their form."""
    there = {(form.parent.name, form.stem) for form in forms}
    used = {pair for file in (ROOT / "app").rglob("*.py") for pair in _USED.findall(file.read_text("utf-8"))}
    unused = [f"forms/{flow}/{name}.ui is used by no screen" for flow, name in sorted(there - used)]
    return unused + [f"forms/{flow}/{name}.ui is not there" for flow, name in sorted(used - there)]


def tell(found: list[str]) -> int:
    """Say what is wrong; returns how much."""
    for fault in found:
        print(fault, file=sys.stderr)
    return len(found)


if __name__ == "__main__":
    sys.exit(1 if main("--check" in sys.argv) else 0)
