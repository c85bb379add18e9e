"""The corpus of hostile strings: put into every text field, and looked for at every outlet (COM-80)."""

import json
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Hostile:
    """One hostile string, and what it attacks."""

    kind: str
    text: str
    n: int

    def __str__(self) -> str:
        return f"{self.kind}-{self.n}"


def _read() -> tuple[Hostile, ...]:
    path = Path(__file__).parent / "data" / "hostile_strings.json"
    rows = json.loads(path.read_text(encoding="ascii"))
    return tuple(Hostile(row["kind"], row["text"] * row.get("times", 1), n) for n, row in enumerate(rows))


HOSTILE = _read()
