"""Where the house keeps its data on this computer; read before anything is opened."""

import json
from collections.abc import Mapping
from pathlib import Path

from platformdirs import user_data_path

from app.kernel.numbers import is_counter


def data_folder(environ: Mapping[str, str]) -> Path:
    """The data folder: YINGKE_HOME, or where this system keeps a user's data (COM-60)."""
    chosen = environ.get("YINGKE_HOME", "")
    return Path(chosen).expanduser() if chosen else user_data_path("yingke", appauthor=False)


def database_url(environ: Mapping[str, str]) -> str | None:
    """A PostgreSQL that several counters share: YINGKE_DATABASE_URL, or None for the file in the folder."""
    return environ.get("YINGKE_DATABASE_URL") or None


def counter_code(home: Path) -> str:
    """Which counter this computer is, as its window keeps it beside the data; A1 until it is told."""
    try:
        code = json.loads((home / "this-computer.json").read_text("utf-8"))["counter"]
    except (OSError, ValueError, KeyError, TypeError):
        return "A1"
    return code if isinstance(code, str) and is_counter(code) else "A1"
