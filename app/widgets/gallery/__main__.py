"""Writes the pages as pictures."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication

from app.kernel.text import Speaker
from app.paper.words import Words
from app.widgets.gallery.boards import Boards
from app.widgets.gallery.parts import Parts
from app.widgets.theme import Look

SHOTS = (
    ("light", "zh", 100),
    ("dark", "zh", 100),
    ("light", "en", 100),
    ("dark", "en", 125),
    ("light", "zh", 125),
    ("light", "zh", 80),
    ("light", "zh", 150),
)
WIDE = 1366


def shoot(application: QApplication, folder: Path, voice: Callable[[str], Speaker] = Words) -> list[Path]:
    """Write the pages as pictures, and say where they are."""
    worn, made = Look(application, voice("en")), list[Path]()
    worn.still = True
    for theme, language, scale in SHOTS:
        worn.words = voice(language)
        worn.wear(theme, scale)
        for name, page in (("parts", Parts(language).draw()), ("boards", Boards(language).draw())):
            layout, wide = page.layout(), WIDE * scale // 100
            page.resize(wide, layout.totalHeightForWidth(wide) if layout else 0)
            page.show()
            for _ in range(6):
                application.processEvents()
            made.append(folder / f"{name}-{theme}-{language}-{scale}.png")
            page.grab().save(str(made[-1]))
            page.close()
            page.deleteLater()
    return made


def main() -> None:
    """Write the pictures into the folder that is named."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for picture in shoot(QApplication(sys.argv[:1]), folder):
        print(picture)


if __name__ == "__main__":
    main()
