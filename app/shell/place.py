"""What this computer knows before its database is open: how it looks, and which counter it is."""

import json
import logging
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, Self

log = logging.getLogger("yingke.shell")

LANGUAGES = ("zh", "en")
SCHEMES = ("system", "light", "dark")
SCALES = (80, 90, 100, 110, 125, 150)
FILE = "this-computer.json"


@dataclass(frozen=True)
class Place:
    """Kept beside the data, in a file of its own: the window needs it for its first paint.

    `scale` is the text size in percent, `preferred` what each person chose to be shown in another way, `person`
    the login of who was here last.
    """

    language: str = "zh"
    scheme: str = "system"
    scale: int = 100
    counter: str = "A1"
    preferred: tuple[str, ...] = ()
    person: str = ""

    @classmethod
    def read(cls, home: Path) -> Self:
        """What was kept; what cannot be read, or no longer fits, is as on the first day."""
        try:
            kept = json.loads((home / FILE).read_text("utf-8"))
        except (OSError, ValueError):
            return cls()
        return cls()._with(kept if isinstance(kept, dict) else {})

    def keep(self, home: Path, **changes: Any) -> Self:
        """Change it and write it whole; a folder that cannot be written costs the change at the next start only."""
        changed = self._with({**asdict(self), **changes})
        try:
            home.mkdir(mode=0o700, parents=True, exist_ok=True)
            part = home / f"{FILE}.part"
            part.write_text(json.dumps(asdict(changed)), "utf-8")
            part.replace(home / FILE)
        except OSError as error:
            log.info("the look of this computer was not kept: %s", error.strerror)
        return changed

    def _with(self, kept: dict[str, Any]) -> Self:
        fits = {
            "language": kept.get("language") in LANGUAGES,
            "scheme": kept.get("scheme") in SCHEMES,
            "scale": kept.get("scale") in SCALES,
            "counter": isinstance(kept.get("counter"), str) and kept["counter"].isalnum(),
            "preferred": isinstance(kept.get("preferred"), (list, tuple)),
            "person": isinstance(kept.get("person"), str),
        }
        good = {name: kept[name] for name, ok in fits.items() if ok}
        if "preferred" in good:
            good["preferred"] = tuple(str(way) for way in good["preferred"])
        return replace(self, **good)
