"""Colours that can be read, type that stays type, and a change of both while everything is shown."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QFontInfo, QImage, QPalette, QTextLayout
from PySide6.QtWidgets import QApplication, QWidget

from app.widgets.button import ActionButton
from app.widgets.field import Field
from app.widgets.icons import icon
from app.widgets.paint import Ink, inking
from app.widgets.part import Column, Label, Panel, Role
from app.widgets.theme import Look, Theme, look
from tests.qt_help import settle

NAMES = Path(__file__).parents[1] / "data" / "names-rare.txt"
HUES = ("ok", "info", "hold", "warn", "clay", "mute", "bad")
GROUNDS = ("ground", "surface", "sunken", "raised", "select", "hover")
TEXT, SHAPE = 4.5, 3.0
PAIRS = [
    *((ink, ground, TEXT) for ink in ("ink", "ink2") for ground in (*GROUNDS, "press")),
    *(("ink3", ground, TEXT) for ground in ("ground", "surface", "sunken", "raised", "select", "hover")),
    ("on_action", "action", TEXT),
    ("on_action", "action_hover", TEXT),
    ("on_seal", "seal", TEXT),
    *((edge, ground, SHAPE) for edge in ("edge", "focus") for ground in ("ground", "surface", "sunken")),
    *((f"{hue}_i", ground, TEXT) for hue in HUES for ground in (f"{hue}_t", "surface", "sunken", "raised")),
    *((hue, ground, SHAPE) for hue in HUES for ground in (f"{hue}_t", "surface", "ground")),
    *(("surface", hue, TEXT) for hue in HUES),
]


def luminance(colour: QColor) -> float:
    parts = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour.getRgbF()[:3])
    return sum(share * part for share, part in zip((0.2126, 0.7152, 0.0722), parts, strict=True))


def contrast(a: QColor, b: QColor) -> float:
    """As WCAG 2.2 computes it."""
    high, low = sorted((luminance(a), luminance(b)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("name", ["light", "dark"])
def test_every_pair_of_colours_can_be_read(qapp: QApplication, name: str) -> None:
    colours = Theme.read(name).colours
    found = [(a, b, round(contrast(colours[a], colours[b]), 2)) for a, b, _ in PAIRS]
    faint = [f"{a} on {b} {k}" for (a, b, k), (_, _, least) in zip(found, PAIRS, strict=True) if k < least]
    assert not faint


def test_both_themes_name_the_same_colours(qapp: QApplication) -> None:
    assert Theme.read("light").colours.keys() == Theme.read("dark").colours.keys()


@pytest.mark.parametrize("weight", [400, 500, 600, 700])
def test_each_weight_is_a_face_of_its_own(worn: Look, weight: int) -> None:
    told = QFontInfo(worn.font(15, weight))
    assert (told.family(), told.weight()) == ("Noto Sans SC", weight)


@pytest.mark.parametrize(
    ("scale", "type_", "target"), [(80, 11, 44), (100, 11, 44), (125, 14, 55), (150, 16, 66)]
)
def test_neither_type_nor_target_gets_too_small(worn: Look, scale: int, type_: int, target: int) -> None:
    worn.wear(scale=scale)
    assert worn.font(11).pixelSize() == type_
    assert worn.target(44) == target


def test_the_text_size_stays_within_its_bounds(worn: Look) -> None:
    worn.wear(scale=300)
    assert worn.scale == 150
    worn.wear(scale=10)
    assert worn.scale == 80


def test_what_is_shown_follows_a_change_of_size(worn: Look, shown: Callable[..., QWidget]) -> None:
    panel = Panel()
    button, label = ActionButton("叫起热菜", high=48), Label("牡丹厅", Role.TITLE)
    column = Column(panel, gap=8, edge=16)
    column.addWidget(button)
    column.addWidget(label)
    shown(panel)
    worn.wear(scale=150)
    settle()
    assert button.height() == 72
    assert label.font().pixelSize() == 36
    assert column.spacing() == 12
    assert column.contentsMargins().left() == 24


def test_what_is_shown_follows_a_change_of_theme(worn: Look, shown: Callable[..., QWidget]) -> None:
    panel = Panel("surface")
    field, label = Field("手机"), Label("谁在用这台？")
    column = Column(panel, edge=20)
    column.addWidget(field)
    column.addWidget(label)
    shown(panel)
    light = panel.grab().toImage().pixelColor(4, 4)
    worn.wear("dark")
    settle()
    assert light == QColor("#FFFFFF")
    assert panel.grab().toImage().pixelColor(4, 4) == worn.colour("surface")
    assert field.line.palette().color(QPalette.ColorRole.Text) == worn.colour("ink")
    assert label.palette().color(QPalette.ColorRole.WindowText) == worn.colour("ink")


def test_the_sheet_holds_neither_colours_nor_type_sizes(qapp: QApplication, worn: Look) -> None:
    sheet = qapp.styleSheet()
    assert "#" not in sheet
    assert "font" not in sheet
    worn.wear("dark", 125)
    assert qapp.styleSheet() == sheet


def test_the_painter_keeps_its_hands_off_none(worn: Look) -> None:
    # One Qt binding loses a reference to None for each call that returns nothing, and the program dies of it.
    picture = QImage(40, 40, QImage.Format.Format_ARGB32)
    with inking(picture) as ink:
        painter = ink.painter
        before = sys.getrefcount(None)
        for _ in range(1000):
            painter.save()
            painter.setPen(QColor("black"))
            painter.restore()
        assert abs(sys.getrefcount(None) - before) < 100


def test_a_text_that_does_not_fit_ends_in_dots(worn: Look) -> None:
    picture = QImage(400, 40, QImage.Format.Format_ARGB32)
    with inking(picture) as ink:
        assert isinstance(ink, Ink)
        assert ink.elided("热菜档没有应答，三张单在排队", 80, 15).endswith("…")
        assert ink.elided("热菜", 80, 15) == "热菜"


def test_an_application_without_a_look_says_so(qapp: QApplication) -> None:
    kept = qapp.property("look")
    qapp.setProperty("look", None)
    with pytest.raises(LookupError):
        look()
    qapp.setProperty("look", kept)


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 2.0])
def test_icons_are_drawn_for_the_screen_they_are_on(worn: Look, ratio: float) -> None:
    drawn = icon("flame", worn.colour("ink"), 18, ratio)
    assert drawn.width() == round(18 * ratio)
    assert drawn.devicePixelRatio() == ratio
    assert any(drawn.toImage().pixelColor(x, y).alpha() for x in range(18) for y in range(18))


@pytest.mark.rule("COM-15")
def test_every_character_of_a_rare_name_has_a_glyph() -> None:
    names = NAMES.read_text("utf-8").split()
    layout = QTextLayout("欧阳𠮷".join(names), look().font(15))
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    glyphs = [glyph for run in layout.glyphRuns() for glyph in run.glyphIndexes()]
    assert len(glyphs) >= len("".join(names))
    assert 0 not in glyphs
