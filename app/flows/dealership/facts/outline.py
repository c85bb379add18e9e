"""The car as it is drawn from five sides: our own lines, for the screen and for the paper (DLR-10)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import cos, pi, sin

from app.flows.dealership.facts.reception import Side

Point = tuple[int, int]
Line = tuple[Point, ...]
WIDE, HIGH = 1720, 1130
"""The size of the whole drawing, in its own units."""


@dataclass(frozen=True, slots=True)
class View:
    """A side on the drawing: where it stands, how large it is, its lines, and the panes among them."""

    x: int
    y: int
    wide: int
    high: int
    lines: tuple[Line, ...]
    panes: tuple[Line, ...]

    def at(self, x: int, y: int) -> Point:
        """Where thousandths of the side lie on the drawing."""
        return self.x + round(x * self.wide / 1000), self.y + round(y * self.high / 1000)

    def within(self, x: float, y: float) -> Point | None:
        """The thousandths of the side at a place of the drawing, or None beside it."""
        across, down = (x - self.x) * 1000 / self.wide, (y - self.y) * 1000 / self.high
        return (round(across), round(down)) if 0 <= across <= 1000 and 0 <= down <= 1000 else None


def _round(x: int, y: int, radius: int, begin: float = 0, end: float = 2 * pi) -> Line:
    """An arc around a point, as a line of short pieces."""
    steps = 28
    angles = [begin + (end - begin) * n / steps for n in range(steps + 1)]
    return tuple((round(x + radius * cos(a)), round(y + radius * sin(a))) for a in angles)


def _arch(x: int, y: int, radius: int) -> Line:
    """Over a wheel, from left to right."""
    return _round(x, y, radius, pi, 2 * pi)


def _mirrored(lines: Sequence[Line], wide: int) -> tuple[Line, ...]:
    return tuple(tuple((wide - x, y) for x, y in line) for line in lines)


def _laid(lines: Sequence[Line], x: int, y: int) -> tuple[Line, ...]:
    return tuple(tuple((x + across, y + down) for across, down in line) for line in lines)


def _view(at: Point, size: Point, lines: Sequence[Line], panes: Sequence[Line]) -> View:
    return View(*at, *size, _laid([*lines, *panes], *at), _laid(panes, *at))


_FRONT_WHEEL, _BACK_WHEEL = (198, 248), (800, 248)
_SIDE_PANES: tuple[Line, ...] = (
    ((318, 138), (340, 112), (385, 76), (430, 64), (502, 60), (502, 136), (318, 138)),
    ((520, 136), (520, 60), (590, 62), (650, 74), (700, 98), (742, 132), (520, 136)),
)
_SIDE: tuple[Line, ...] = (
    (
        *(
            (70, 252),
            (34, 250),
            (20, 236),
            (16, 205),
            (26, 180),
            (60, 164),
            (130, 152),
            (230, 144),
            (292, 138),
        ),
        *(
            (330, 100),
            (378, 64),
            (430, 48),
            (510, 42),
            (590, 44),
            (660, 58),
            (722, 90),
            (786, 130),
            (880, 140),
        ),
        *((950, 150), (976, 166), (984, 200), (982, 236), (968, 250), (930, 252)),
        *reversed(_arch(*_BACK_WHEEL, 70)),
        *reversed(_arch(*_FRONT_WHEEL, 70)),
        (70, 252),
    ),
    _round(*_FRONT_WHEEL, 58),
    _round(*_FRONT_WHEEL, 36),
    _round(*_BACK_WHEEL, 58),
    _round(*_BACK_WHEEL, 36),
    ((300, 140), (296, 200), (306, 250)),
    ((511, 138), (513, 250)),
    ((742, 134), (740, 170), (720, 196)),
    ((440, 164), (482, 162)),
    ((652, 160), (694, 158)),
    ((26, 180), (66, 178), (92, 164)),
    ((952, 152), (946, 176), (980, 178)),
    ((330, 138), (322, 122), (344, 118)),
)
_ROOF_PANES: tuple[Line, ...] = (
    ((300, 76), (272, 120), (262, 190), (272, 260), (300, 304), (372, 282), (360, 190), (372, 98), (300, 76)),
    (
        (748, 104),
        (758, 190),
        (748, 276),
        (806, 296),
        (826, 250),
        (832, 190),
        (826, 130),
        (806, 84),
        (748, 104),
    ),
    ((372, 66), (470, 58), (590, 58), (720, 70), (700, 88), (590, 84), (410, 84), (372, 66)),
    ((372, 314), (470, 322), (590, 322), (720, 310), (700, 292), (590, 296), (410, 296), (372, 314)),
)
_ROOF: tuple[Line, ...] = (
    (
        *((60, 90), (120, 60), (220, 46), (340, 40), (520, 38), (700, 40), (860, 52), (940, 76), (974, 120)),
        *((984, 190), (974, 260), (940, 304), (860, 328), (700, 340), (520, 342), (340, 340), (220, 334)),
        *((120, 320), (60, 290), (26, 246), (16, 190), (26, 134), (60, 90)),
    ),
    ((90, 96), (272, 120)),
    ((90, 284), (272, 260)),
    ((832, 130), (950, 112)),
    ((832, 250), (950, 268)),
    ((326, 42), (318, 16), (344, 14), (352, 40)),
    ((326, 338), (318, 364), (344, 366), (352, 340)),
)
_FACE_PANE: tuple[Line, ...] = (
    ((92, 104), (116, 56), (165, 46), (214, 56), (238, 104), (165, 112), (92, 104)),
)
_FACE: tuple[Line, ...] = (
    (
        *((36, 252), (26, 190), (38, 150), (72, 122), (100, 50), (130, 32), (165, 28), (200, 32), (230, 50)),
        *((258, 122), (292, 150), (304, 190), (294, 252), (36, 252)),
    ),
    ((38, 252), (40, 296), (78, 296), (80, 252)),
    ((250, 252), (252, 296), (290, 296), (292, 252)),
    ((66, 116), (40, 104), (34, 120), (62, 130)),
    ((264, 116), (290, 104), (296, 120), (268, 130)),
    ((128, 218), (202, 218), (202, 240), (128, 240), (128, 218)),
)
_LAMPS: tuple[Line, ...] = (
    ((44, 162), (92, 172), (98, 190), (50, 184), (44, 162)),
    ((286, 162), (238, 172), (232, 190), (280, 184), (286, 162)),
)
_GRILLE: tuple[Line, ...] = (
    ((112, 172), (218, 172), (208, 204), (122, 204), (112, 172)),
    ((118, 188), (212, 188)),
)
_BOOT: tuple[Line, ...] = (((60, 146), (270, 146)), ((92, 206), (238, 206)))
VIEWS: Mapping[Side, View] = {
    Side.LEFT: _view((360, 0), (1000, 310), _SIDE, _SIDE_PANES),
    Side.ROOF: _view((360, 366), (1000, 380), _ROOF, _ROOF_PANES),
    Side.RIGHT: _view((360, 810), (1000, 310), _mirrored(_SIDE, 1000), _mirrored(_SIDE_PANES, 1000)),
    Side.FRONT: _view((0, 400), (330, 310), (*_FACE, *_LAMPS, *_GRILLE), _FACE_PANE),
    Side.REAR: _view((1390, 400), (330, 310), (*_FACE, *_LAMPS, *_BOOT), _FACE_PANE),
}
"""As one sees them walking round: the front is to the left on the left side, and to the right on the right one."""


def side_at(x: float, y: float) -> tuple[Side, int, int] | None:
    """Which side lies at a place of the drawing, and where on it in thousandths."""
    for side, view in VIEWS.items():
        if found := view.within(x, y):
            return side, *found
    return None
