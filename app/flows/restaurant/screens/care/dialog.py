"""Service at a table: marks by one touch, what was seen, and what is asked then (RST-23, 24, 28)."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from app.flows.restaurant.facts.care import SEEN, Mark
from app.flows.restaurant.facts.case import SittingFacts
from app.flows.restaurant.facts.terms import MARKS
from app.flows.restaurant.facts.views import Menu, SittingShown
from app.flows.restaurant.rules.care import Kept, Story, butts, due_now, kept, story_of
from app.flows.restaurant.screens.base import Dialog
from app.flows.restaurant.screens.care.asking import ASKED, Asking
from app.flows.restaurant.screens.care.marks import MarkTile, MarkTiles
from app.flows.restaurant.screens.sitting.persons import order_told
from app.flows.restaurant.settings import care as house
from app.forms.restaurant.ui_care import Ui_Care
from app.kernel.text import T, Text
from app.widgets.desk import Context
from app.widgets.form import laid_out
from app.widgets.paint import Tag
from app.widgets.part import showing
from app.widgets.tiles import minutes_since

LETTERS: Mapping[Mark, tuple[str, str]] = {
    Mark.TEA: ("T", "coffee"),
    Mark.DRINK: ("Z", "wine"),
    Mark.BONE_PLATES: ("G", "circle-dot"),
    Mark.SOUP_BOWLS: ("W", "soup"),
    Mark.ASHTRAY: ("Y", "cigarette"),
    Mark.TOWEL: ("M", "waves"),
    Mark.GLASSES: ("B", "glass-water"),
    Mark.HOT_TEA: ("R", "flame"),
    Mark.FRUIT_LAID: ("S", "apple"),
    Mark.PLATES_THIRD: ("P", "circle-dot"),
    Mark.BUTT: ("Q", "cigarette"),
    Mark.TOWEL_COLD: ("L", "snowflake"),
    Mark.LIQUOR_LOW: ("J", "wine"),
    Mark.NOBODY_EATS: ("K", "circle-pause"),
}
"""The letter of each mark, by the sound of its Chinese word, and its icon."""
DONE_HIGH, SEEN_HIGH = 102, 78


class CareDialog(Dialog):
    """A touch or a letter marks what was done or seen, and the sheet stays for the next one."""

    def __init__(
        self, context: Context, host: QWidget, shown: SittingShown, order: Callable[[str], None]
    ) -> None:
        super().__init__(context, host, wide=760)
        self.ui = laid_out(Ui_Care(), self)
        self._sitting, self._order = shown.facts.id, order
        self._own: dict[str, str] = {}
        self._marks = MarkTiles(DONE_HIGH, T("Service", "marks"))
        self._sights = MarkTiles(SEEN_HIGH, T("Seen at the table"))
        self._asking = Asking(self._mark, self._more)
        for place, tiles in ((self.ui.done, self._marks), (self.ui.seen, self._sights)):
            place.addWidget(tiles)
            tiles.opened.connect(self._mark)
            tiles.typed.connect(self._typed)
        self.ui.ask.addWidget(self._asking)
        self.close_alone(self.ui.foot)
        self._tell(shown)

    def open(self, focus: QWidget | None = None) -> None:
        super().open(focus or self._marks)

    def concerns(self, notice: Any) -> bool:
        return self._sitting in notice.cases

    def read(self) -> None:
        self.look(SittingShown, self._tell, sitting=self._sitting)
        self.look(Menu, self._asking.know)

    def passed(self) -> None:
        super().passed()
        self._tell_marks()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._typed(event.text().upper()):
            super().keyPressEvent(event)

    # -- inside -----------------------------------------------------------------------------------------

    def _tell(self, shown: SittingShown) -> None:
        self.shown = shown
        self.learn(shown.facts)
        self._tell_marks()

    def _tell_marks(self) -> None:
        facts, now, settings = self.shown.facts, self.desk.clock.now(), self.desk.settings
        story = story_of(facts)
        done = kept(story, now, settings)
        self._marks.show_tiles([self._done_tile(one, story, now) for one in done.values()])
        poured = {dish.line for dish in story.drinks}
        drinks: dict[str, str] = {line.id: line.name for line in facts.sent if line.id in poured}
        # Two fetched of one bottle are one drink.
        self._own = {one.bottle: one.dish for one in facts.fetched if one.line in poured}
        self._sights.show_tiles(
            [
                *(self._seen_tile(mark, story) for mark in SEEN),
                *(_drink_tile(n, *one) for n, one in enumerate((drinks | self._own).items(), 1)),
            ]
        )
        asked = next((mark for mark in due_now(story, now, settings) if mark in ASKED), None)
        self._asking.ask(asked, now, settings)
        self.ui.order.say(order_told(facts))
        showing(self.ui.order, bool(order_told(facts)))
        self.ui.last.say(self._newest_mark(facts))

    def _done_tile(self, one: Kept, story: Story, now: datetime) -> MarkTile:
        letter, icon = LETTERS[one.mark]
        note: Text | str = "—"
        if one.last:
            told: dict[str, Any] = {"n": one.count, "ago": minutes_since(one.last, now)}
            note = T("{n}× · {ago} ago", **told)
        if one.mark is Mark.ASHTRAY and butts(story):
            note = T("{n} of {most} ends in it", n=butts(story), most=self.desk.settings.of(house.BUTTS))
        due = None
        if one.due:
            waited = now - one.due >= timedelta(minutes=1)
            word = T("due {ago}", ago=minutes_since(one.due, now)) if waited else T("due", "service")
            due = Tag(word, "bad" if one.urgent else "warn", "bell")
        return MarkTile(one.mark.value, letter, icon, MARKS[one.mark], note, due, self._closed(one.mark))

    def _seen_tile(self, mark: Mark, story: Story) -> MarkTile:
        letter, icon = LETTERS[mark]
        times = story.times(mark)
        note = T("{at:time}", at=times[-1]) if times else ""
        return MarkTile(mark.value, letter, icon, MARKS[mark], note, closed=self._closed(mark))

    def _closed(self, mark: Mark) -> bool:
        args = {"sitting": self._sitting, "mark": mark}
        return self.desk.may("restaurant.mark_service", args, {"sitting": self.shown.facts}).no is not None

    def _newest_mark(self, facts: SittingFacts) -> Text | str:
        if not facts.marks:
            return T("Nothing was marked at this table yet.")
        last = facts.marks[-1]
        told: dict[str, Any] = {"mark": MARKS[last.mark], "by": self.shown.marked_by, "at": last.at}
        return T("Last: {mark}, {by}, {at:time}", **told)

    def _typed(self, letter: str) -> bool:
        tiles = (*self._marks.tiles.tiles, *self._sights.tiles.tiles)
        found = next((tile for tile in tiles if letter and tile.letter == letter), None)
        if found:
            self._mark(found.id)
        return found is not None

    def _mark(self, id: str) -> None:
        of = {"sitting": self._sitting}
        if id in set(Mark):
            self.attempt("restaurant.mark_service", {**of, "mark": Mark(id)})
        elif id in self._own:
            self.attempt("restaurant.no_more_of_their_own", {**of, "own": id})
        else:
            self.attempt("restaurant.no_more_of_drink", {**of, "line": id})

    def _more(self) -> None:
        """They take more: the order is where that is written."""
        self.leave()
        self._order(self._sitting)


def _drink_tile(n: int, id: str, name: str) -> MarkTile:
    return MarkTile(id, str(n) if n < 10 else "", "glass-water", T("No more {drink}", drink=name))
