"""What is due at a table: a pure function of what was served, what was marked, and the settings (RST-23, 24)."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from app.counter.settings import Settings
from app.flows.restaurant.facts.care import DONE, LIQUOR, PLATES_ANSWERED, Mark, Marked
from app.flows.restaurant.facts.case import SittingFacts
from app.flows.restaurant.facts.cellar import Taken
from app.flows.restaurant.facts.ids import LineId
from app.flows.restaurant.facts.kinds import Course
from app.flows.restaurant.facts.tracks import Sitting
from app.flows.restaurant.rules.parking import waits
from app.flows.restaurant.settings import care as house
from app.kernel.setting import Setting

TENDED = Sitting.span(Sitting.SEATED, Sitting.STAPLE)
"""From the seat until they ask for the bill."""


@dataclass(frozen=True, slots=True)
class Dish:
    """Something that was put on the table; `own` is what was fetched of a bottle of theirs."""

    line: LineId
    course: Course
    bones: bool
    at: datetime
    own: bool = False


@dataclass(frozen=True, slots=True)
class Story:
    """What happened at a table, as far as its service hangs on it. `tea_at` is None where no tea is wanted."""

    step: Sitting
    seated_at: datetime | None
    tea_at: datetime | None
    called_at: datetime | None
    served: tuple[Dish, ...]
    marks: tuple[Marked, ...]

    def times(self, *marks: Mark) -> list[datetime]:
        """When these marks were made, the oldest first."""
        return [one.at for one in self.marks if one.mark in marks]

    def last(self, *marks: Mark) -> datetime | None:
        """When one of these was made last."""
        return max(self.times(*marks), default=None)

    def first_since(self, times: Iterable[datetime], *marks: Mark) -> datetime | None:
        """The first of some moments that no such mark has followed yet."""
        last = self.last(*marks)
        return min((at for at in times if last is None or at > last), default=None)

    def came(self, *courses: Course) -> list[datetime]:
        """When dishes of these courses came to the table."""
        return [dish.at for dish in self.served if dish.course in courses]

    @property
    def drinks(self) -> list[Dish]:
        """The drinks on the table that are still poured: not those of which they want no more.

        Of a bottle of their own they may have more fetched, and then they drink of it again.
        """
        over = {one.line: one.at for one in self.marks if one.mark is Mark.NO_MORE}
        drinks = [dish for dish in self.served if dish.course is Course.DRINK]
        return [dish for dish in drinks if dish.line not in over or (dish.own and dish.at > over[dish.line])]


def story_of(sitting: SittingFacts) -> Story:
    """What happened at the table of a sitting."""
    served = (
        Dish(line.id, line.course, line.bones, line.served_at) for line in sitting.sent if line.served_at
    )
    tea = sitting.tea.at if sitting.tea and sitting.tea.dish else None
    here = (*served, *brought(sitting.fetched))
    return Story(sitting.step, sitting.seated_at, tea, sitting.called_at, here, sitting.marks)


def brought(fetched: Iterable[Taken]) -> Iterator[Dish]:
    """Bottles of their own that they had fetched: drinks on the table, as any that was served (RST-23, 24, 35)."""
    return (Dish(one.line, Course.DRINK, False, one.at, own=True) for one in fetched)


def keeps_marks(settings: Settings) -> bool:
    """Whether this house marks its service: else nothing of it is known, and nothing is due (RST-23)."""
    return settings.of(house.TICKING) == house.ALL


def keeps_courses(settings: Settings) -> bool:
    """Whether this house ticks what belongs to the courses."""
    return settings.of(house.TICKING) != house.NOTHING


def towels_are_given(at: datetime, settings: Settings) -> bool:
    """Whether hot towels are given on a day: in the cold season, which may go over the turn of the year, or by hand."""
    by_hand = settings.of(house.TOWELS)
    if by_hand != house.SEASON:
        return by_hand == house.ON
    first, last = settings.of(house.COLD_FROM), settings.of(house.COLD_UNTIL)
    day = f"{at.astimezone(settings.zone):%m-%d}"
    return first <= day <= last if first <= last else day >= first or day <= last


# -- when each mark is due ------------------------------------------------------------------------------


def due_at(story: Story, settings: Settings) -> dict[Mark, datetime]:
    """Since when, or from when on, each thing is due at a table; what is never due is not in it.

    Nothing is once they have asked for the bill, or where the house keeps no marks.
    """
    if not keeps_marks(settings) or story.step not in TENDED:
        return {}
    found = {mark: rule(story, settings) for mark, rule in RULES.items()}
    return {mark: at for mark, at in found.items() if at is not None}


def _after(at: datetime | None, every: Setting[int], settings: Settings) -> datetime | None:
    minutes = settings.of(every)
    return at + timedelta(minutes=minutes) if at and minutes else None


def _earlier(*times: datetime | None) -> datetime | None:
    return min(filter(None, times), default=None)


def _tea(story: Story, settings: Settings) -> datetime | None:
    if story.tea_at is None:
        return None
    return _after(story.last(Mark.TEA, Mark.HOT_TEA) or story.tea_at, house.TEA_AGAIN, settings)


def _drink(story: Story, settings: Settings) -> datetime | None:
    """Poured again so long after the last time, until the glasses have left the table."""
    gone = story.last(Mark.GLASSES) if story.came(Course.STAPLE) else None
    here = [dish.at for dish in story.drinks if gone is None or dish.at > gone]
    poured = story.last(Mark.DRINK)
    last = max(filter(None, (min(here), poured))) if here else None
    return _after(last, house.DRINK_EVERY, settings)


def _bone_plates(story: Story, settings: Settings) -> datetime | None:
    """At the call, after each dish that leaves bones or shells, a third full, and after so long at the latest."""
    called = [story.called_at] if story.called_at else []
    boned = [dish.at for dish in story.served if dish.bones]
    asked = story.first_since([*called, *boned, *story.times(Mark.PLATES_THIRD)], Mark.BONE_PLATES)
    return _earlier(asked, _after(story.last(Mark.BONE_PLATES), house.PLATES_EVERY, settings))


def _soup_bowls(story: Story, settings: Settings) -> datetime | None:
    return story.first_since(story.came(Course.SOUP), Mark.SOUP_BOWLS)


def _ashtray(story: Story, settings: Settings) -> datetime | None:
    since = story.last(Mark.ASHTRAY)
    butts = [at for at in story.times(Mark.BUTT) if since is None or at > since]
    most = settings.of(house.BUTTS)
    return butts[most - 1] if len(butts) >= most else None


def _towel(story: Story, settings: Settings) -> datetime | None:
    """In the cold season alone; cold or soiled towels at any time in it."""
    if story.seated_at is None or not towels_are_given(story.seated_at, settings):
        return None
    cold = story.first_since(story.times(Mark.TOWEL_COLD), Mark.TOWEL)
    return _earlier(cold, _after(story.last(Mark.TOWEL) or story.seated_at, house.TOWEL_EVERY, settings))


def _glasses(story: Story, settings: Settings) -> datetime | None:
    """Those of a drink of which they want no more; all of them when the staple goes down (RST-21)."""
    staples = story.came(Course.STAPLE) if story.came(Course.DRINK) else []
    return story.first_since([*story.times(Mark.NO_MORE), *staples], Mark.GLASSES)


def _hot_tea(story: Story, settings: Settings) -> datetime | None:
    """With the dessert, and after the fruit (RST-21)."""
    return story.first_since(story.came(Course.DESSERT, Course.FRUIT), Mark.HOT_TEA)


def _fruit_laid(story: Story, settings: Settings) -> datetime | None:
    """When the staple goes down fruit and tea are made ready (RST-21)."""
    if story.came(Course.FRUIT):
        return None
    return story.first_since(story.came(Course.STAPLE), Mark.FRUIT_LAID)


def _another_bottle(story: Story, settings: Settings) -> datetime | None:
    return story.first_since(story.times(Mark.LIQUOR_LOW), *LIQUOR)


def _staples(story: Story, settings: Settings) -> datetime | None:
    """They want no other bottle: staples are offered, unless they are on the table already (RST-24)."""
    if story.came(Course.STAPLE):
        return None
    return story.first_since(story.times(Mark.NO_BOTTLE), Mark.STAPLES_OFFERED)


def _clear(story: Story, settings: Settings) -> datetime | None:
    return story.first_since(story.times(Mark.NOBODY_EATS), *PLATES_ANSWERED)


RULES: Mapping[Mark, Callable[[Story, Settings], datetime | None]] = {
    Mark.TEA: _tea,
    Mark.DRINK: _drink,
    Mark.BONE_PLATES: _bone_plates,
    Mark.SOUP_BOWLS: _soup_bowls,
    Mark.ASHTRAY: _ashtray,
    Mark.TOWEL: _towel,
    Mark.GLASSES: _glasses,
    Mark.HOT_TEA: _hot_tea,
    Mark.FRUIT_LAID: _fruit_laid,
    Mark.ANOTHER_BOTTLE: _another_bottle,
    Mark.STAPLES_OFFERED: _staples,
    Mark.CLEAR: _clear,
}
"""What can be due: each by the mark that settles it."""


def due_now(story: Story, now: datetime, settings: Settings) -> dict[Mark, datetime]:
    """What is due at a table now, what has waited longest first."""
    due = {mark: at for mark, at in due_at(story, settings).items() if at <= now}
    return dict(sorted(due.items(), key=lambda one: (one[1], list(RULES).index(one[0]))))


def urgent_at(sitting: SittingFacts, settings: Settings) -> dict[str, datetime]:
    """When a table becomes urgent: something has been due for too long. Once a table, whatever it is."""
    due = due_at(story_of(sitting), settings)
    if waits(sitting):
        # Who waits for the others gets tea by the clock of their parked order (RST-16).
        due.pop(Mark.TEA, None)
    late = timedelta(minutes=settings.of(house.CARE_LATE))
    return {"": min(due.values()) + late} if due else {}


def attended_at(story: Story) -> datetime | None:
    """When somebody was last at the table: marked something, or served."""
    return max((*(one.at for one in story.marks), *(dish.at for dish in story.served)), default=None)


@dataclass(frozen=True, slots=True)
class Kept:
    """A mark as it is shown: how often, when last, since when it is due, and whether it is urgent by now."""

    mark: Mark
    count: int
    last: datetime | None
    due: datetime | None
    urgent: bool


def kept(story: Story, now: datetime, settings: Settings) -> dict[Mark, Kept]:
    """Every mark that is done at a table."""
    due, late = due_now(story, now, settings), timedelta(minutes=settings.of(house.CARE_LATE))
    found = {}
    for mark in DONE:
        times, since = story.times(mark), due.get(mark)
        urgent = since is not None and since + late <= now
        found[mark] = Kept(mark, len(times), max(times, default=None), since, urgent)
    return found


def butts(story: Story) -> int:
    """How many cigarette ends lie in the ashtray, as far as they were seen."""
    since = story.last(Mark.ASHTRAY)
    return sum(since is None or at > since for at in story.times(Mark.BUTT))
