"""The menu as tiles: a touch is one portion. What is in the order, runs out or is sold out is seen at once."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QWidget

from app.kernel.text import T
from app.widgets.paint import CARD, CENTRE, LEFT, Ink, Tag, chip_width, inset
from app.widgets.theme import Said
from app.widgets.tile_list import TileList

MARGIN = 5
SOLD_OUT = Tag(T("Sold out"), "mute", "ban", solid=True)


def left(portions: int) -> Tag:
    """The chip of a dish of which few portions are left."""
    return Tag(T("{n} left", n=portions), "bad", "gauge")


MARKET_PRICE = Tag(T("Day's price"), "warn", "scale")
WEIGHED = Tag(T("By weight"), "warn", "scale")
EACH = Tag(T("Per guest"), "hold", "user")


@dataclass(frozen=True, slots=True)
class DishTile:
    """What the menu shows of a dish.

    `letters` are the first letters of its pinyin, `hit` the place of what was typed in them (start,
    length). `price` is a sum as it is written, `unit` what it is for. `count` is how often it is in
    the order. Tags are `left(n)`, `MARKET_PRICE`, `WEIGHED`, `EACH`.
    """

    id: str
    name: str
    letters: str = ""
    price: str = ""
    unit: Said = ""
    hit: tuple[int, int] = (0, 0)
    count: int = 0
    sold_out: bool = False
    tags: tuple[Tag, ...] = ()


class DishView(TileList):
    """`DishView()`, then `show_tiles(dishes)`: `opened(id)` is a touch or Enter, on a sold-out dish as well:
    the screen then offers what is like it. `asked(id, place)` is a long press or the right button.

    While a search field has the focus, it moves here by `step(±1)` and opens by `open()`.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.retold()

    def retold(self) -> None:
        super().retold()
        self.setAccessibleName(self.look.say(T("Menu")))

    def across(self, width: float) -> int:
        steps = ((430, 2), (620, 3), (1000, 4), (1250, 5))
        return next((n for limit, n in steps if width < limit), 6)

    def high(self, width: float) -> int:
        return 2 * MARGIN + 96

    def told(self, tile: DishTile) -> str:
        say = self.look.say
        parts = [tile.name, f"{tile.price} {say(tile.unit)}".strip()]
        parts += [say(SOLD_OUT.word)] if tile.sold_out else [say(tag.word) for tag in tile.tags]
        parts += [say(T("{n} in the order", n=tile.count))] if tile.count else []
        return ", ".join(parts)

    def paint_tile(self, ink: Ink, at: QRectF, tile: DishTile, *, chosen: bool, over: bool) -> None:
        px = self.look.px
        body = inset(at, px(MARGIN))
        if tile.sold_out:
            ink.box(body, CARD, "sunken", "line")
            ink.hatch(body, "line")
        elif tile.count:
            ink.box(body, CARD, "hover" if over else "surface", "ink", 2)
        else:
            ink.box(body, CARD, "hover" if over else "surface", "line")
        if chosen:
            ink.box(inset(body, -px(3)), CARD + 2, None, "focus", 2.4)
        self._words(ink, body, tile)

    def _words(self, ink: Ink, body: QRectF, tile: DishTile) -> None:
        px = self.look.px
        quiet = tile.sold_out
        inner = body.adjusted(px(12), 0, -px(10), 0)
        badge = self._badge(ink, body, tile.count) if tile.count else 0
        name = QRectF(inner.left(), body.top() + px(10), inner.width() - badge, px(24))
        ink.text(name, tile.name, 15, 600, "ink3" if quiet else "ink")
        self._letters(ink, QRectF(inner.left(), name.bottom() - px(1), inner.width() - badge, px(18)), tile)
        foot = QRectF(inner.left(), body.bottom() - px(32), inner.width(), px(24))
        taken = ink.text(foot, tile.price, 15, 600, "ink3" if quiet else "ink")
        unit = self.look.say(tile.unit)
        if unit:
            room = foot.adjusted(taken + px(1), px(1), 0, px(1))
            taken += ink.text(room, f"/{unit}", 13, 400, "ink3")
        tag = SOLD_OUT if quiet else next(iter(tile.tags), None)
        if tag:
            if taken + px(4) + chip_width(self.look, tag) > inner.width():
                tag = replace(tag, word="")  # never over the price: where there is no room, its icon tells it
            ink.chip(body.right() - px(8), body.bottom() - px(20), tag, right=True)
        for n, more in enumerate(() if quiet else tile.tags[1:2]):
            ink.chip(body.right() - px(8), body.bottom() - px(48 + 28 * n), more, right=True)

    def _badge(self, ink: Ink, body: QRectF, count: int) -> float:
        px, word = self.look.px, str(count)
        wide = max(px(26), self.look.width(word, 14, 600) + px(14))
        at = QRectF(body.right() - px(9) - wide, body.top() + px(9), wide, px(24))
        ink.box(at, 7, "action")
        ink.text(at, word, 14, 600, "on_action", CENTRE)
        return wide

    def _letters(self, ink: Ink, at: QRectF, tile: DishTile) -> None:
        """The letters, with what was typed in bold on a ground of its own."""
        start, long = tile.hit
        before, hit, after = (
            tile.letters[:start],
            tile.letters[start : start + long],
            tile.letters[start + long :],
        )
        x = at.left()
        for part, found in ((before, False), (hit, True), (after, False)):
            if not part:
                continue
            weight = 600 if found else 400
            wide = self.look.width(part, 13, weight)
            room = QRectF(x, at.top(), max(0.0, at.right() - x), at.height())
            if found:
                ink.box(QRectF(x - 1, at.top() + 1, wide + 2, at.height() - 2), 3, "info_t")
            ink.text(room, part, 13, weight, "info_i" if found else "ink3", LEFT)
            x += wide
