"""What the program brings along besides its words: fonts, icons, themes, the catalogue, samples."""

from pathlib import Path

_FOLDER = Path(__file__).parents[1] / "resources"
"""Beside the package: the program runs from its source folder, where `make` installed it."""


def resource(*path: str) -> Path:
    """Where a file or folder of the resources lies: `resource("fonts")`."""
    return _FOLDER.joinpath(*path)
