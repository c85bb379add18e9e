"""Every part in every state, in both languages and themes, at the smallest and the largest size."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget

from app.paper.words import Words
from app.widgets.gallery.boards import Boards
from app.widgets.gallery.parts import Parts
from app.widgets.theme import Look
from tests.qt_help import nameless, settle, targets

Show = Callable[..., QWidget]
PAGES = [Parts, Boards]


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize(
    ("theme", "language", "scale"), [("light", "zh", 80), ("dark", "en", 100), ("light", "en", 150)]
)
def test_every_part_is_drawn_named_and_large_enough(
    worn: Look, chinese: Words, shown: Show, page: type[Parts | Boards], theme: str, language: str, scale: int
) -> None:
    if language == "zh":
        worn.words = chinese
    worn.wear(theme, scale)
    drawn = shown(page(language).draw(), 1366 * scale // 100, 1200 * scale // 100)
    assert not drawn.grab().isNull()
    assert targets(drawn) == []
    assert nameless(drawn) == []


def test_no_part_lies_over_its_neighbour(worn: Look, shown: Show) -> None:
    page = shown(Parts("en").draw(), 1366, 1600)
    for scale in (100, 125):
        worn.wear(scale=scale)
        page.resize(1366 * scale // 100, 1600 * scale // 100)
        settle()
        assert _overlaps(page) == []


def _overlaps(page: QWidget) -> list[str]:
    """Parts of one layout that share a pixel."""
    found = []
    for holder in (page, *page.findChildren(QWidget)):
        layout = holder.layout()
        if layout is None or not holder.isVisible():
            continue
        children = [
            w
            for w in holder.children()
            if isinstance(w, QWidget) and w.isVisible() and layout.indexOf(w) >= 0
        ]
        for n, one in enumerate(children):
            for other in children[n + 1 :]:
                if one.geometry().intersects(other.geometry()):
                    found.append(f"{type(one).__name__} over {type(other).__name__}")
    return found
