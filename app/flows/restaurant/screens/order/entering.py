"""Dishes on their way into the order: one after the other, on fresh facts, none of them lost."""

import uuid
from collections import deque
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any, Protocol

from app.flows.restaurant.facts.ids import LineId
from app.flows.restaurant.facts.views import OrderShown
from app.flows.restaurant.rules.taboos import allergens
from app.kernel.fields import Private
from app.kernel.judge import Verdict
from app.kernel.refusal import No, Unavailable
from app.kernel.text import Text
from app.widgets.desk import Second
from app.widgets.screen import Screen

Args = dict[str, Any]
TABOOS, YES = "taboos", "yes"
"""What is being asked before a wish can go on."""


@dataclass(frozen=True)
class Step:
    """A command, the one that takes it back, and what it is about.

    `seen` is what the clerk saw of the line when they said it; None: what it is when its turn comes (COM-06).
    """

    name: str
    args: Args
    back: Callable[[Any], tuple[str, Args] | None] = lambda result: None
    what: Text | None = None
    seen: Args | None = None

    @property
    def line(self) -> LineId | None:
        """The line that it changes."""
        return self.args.get("line")


class Sheet(Protocol):
    """A dialog in which a wish was said: set aside until that is done; a no brings it back."""

    @property
    def kept(self) -> bool: ...

    def open(self) -> None: ...
    def set_aside(self) -> None: ...
    def leave(self) -> None: ...
    def refused(self, no: No) -> None: ...


@dataclass
class Wish:
    """What the clerk wants: `step` says by which command, given the order and its lines as they are now.

    `typed` is what goes back into the search field if it cannot be done; `begins` an order if there is none; where
    it was said in a `sheet`, that is kept until it is done.
    A guest who `said_yes` was asked about what the table `avoided` then (COM-06).
    """

    what: Text
    step: Callable[[OrderShown], Step | None]
    typed: str = ""
    begins: bool = False
    said_yes: str | None = None
    avoided: Args = field(default_factory=dict)
    second: Second | None = None
    sheet: Sheet | None = None
    id: str = field(default_factory=lambda: uuid.uuid4().hex)
    sent: Step | None = None

    def let_go(self) -> None:
        """Nothing more is asked in its sheet."""
        if self.sheet and self.sheet.kept:
            self.sheet.leave()


class Page(Protocol):
    """What the order page answers when a wish cannot simply be done."""

    @property
    def order(self) -> OrderShown | None: ...

    def ask_taboos(self) -> None: ...
    def ask_for_captain(self, no: No) -> None: ...
    def ask_who_says_yes(self, wish: Wish, no: No) -> None: ...
    def stuck(self, wish: Wish | None) -> None: ...
    def entered(self, step: Step, result: Any) -> None: ...
    def given_up(self, wish: Wish) -> None: ...
    def taken_up(self, wish: Wish) -> None: ...
    def all_noted(self) -> None: ...


class Entering:
    """`put(wish)`. The first of them begins the order if there is none; `undo` takes the last one back.

    What the database did not answer stays first in the row, and goes again with the same id (COM-04).
    """

    def __init__(self, screen: Screen, page: Page, sitting: str) -> None:
        self._screen, self._page, self._sitting = screen, page, sitting
        self._wishes: deque[Wish] = deque()
        self._noted: Wish | None = None
        self._busy = self._waits_for_captain = False
        self._asking = ""
        self._done: list[tuple[Text, str, Args, Args]] = []

    @property
    def stuck(self) -> bool:
        """Whether the first of them got no answer."""
        return bool(self._wishes) and self._wishes[0].sent is not None and not self._busy

    @property
    def under_way(self) -> bool:
        """Whether something is being noted, and nothing keeps it from it."""
        held_up = self.stuck or self._asking or self._waits_for_captain
        return self._busy or (bool(self._wishes) and not held_up)

    @property
    def coming(self) -> Text | None:
        """The dish that is on its way and will be the last line; noted already, it is not shown yet."""
        last = self._wishes[-1] if self._wishes else self._noted
        return last.what if last and last.begins else None

    def put(self, wish: Wish) -> None:
        """Take a wish; it is done as soon as those before it are."""
        if wish.sheet:
            wish.sheet.set_aside()
        self._wishes.append(wish)
        self.go_on()

    def done_beside(self, step: Step) -> None:
        """Something was done with a line in a sheet of its own: `undo` takes it back before what was done earlier."""
        back = step.back(None)
        if step.what and back:
            self._done.append((step.what, *back, self._left_by(step, None, back[0])))

    def undo(self) -> Text | None:
        """Take back the last thing that was not sent; says what it was."""
        if not self._done:
            return None
        what, name, args, seen = self._done.pop()
        self._screen.do(name, args, seen=seen)
        return what

    def forget(self) -> None:
        """The order was sent: nothing of it is taken back from here."""
        self._done.clear()

    def go_on(self) -> None:
        """Do the next one, if none is under way; called when new facts are there."""
        self._waits_for_captain = False
        held_up = self._busy or self._asking or self.stuck
        if held_up or not self._wishes or self._sitting not in self._screen.facts:
            return
        wish, order = self._wishes[0], self._page.order
        if order is None and wish.begins:
            self._try(wish, Step("restaurant.begin_order", {"sitting": self._sitting, "captain_busy": False}))
            return
        step = wish.step(order) if order else None
        if step is None:
            self._wishes.popleft()
            if wish.sheet:
                self._refuse(wish, No("That dish is no longer on this order."))
            self.go_on()
        else:
            self._try(wish, step)

    def retry(self) -> None:
        """Send what got no answer once more."""
        wish = self._wishes[0] if self.stuck else None
        if wish and wish.sent:
            self._page.stuck(None)
            self._do(wish, wish.sent)

    def said_yes(self, guest: str, sheet: Sheet) -> None:
        """A guest takes what the table avoids. What it avoids may change: where it is refused it is asked anew."""
        sheet.leave()
        if self._wishes:
            self._wishes[0].said_yes = guest
        self._asking = ""
        self.go_on()

    def taboos_asked(self) -> None:
        """Taboos were asked: what waited for them goes on."""
        if self._asking == TABOOS:
            self._asking = ""

    def not_answered(self) -> None:
        """Whoever was asked gave no answer: the wish is given up."""
        self._asking = ""
        if self._wishes:
            self._page.given_up(self._wishes.popleft())
        self.go_on()

    def let_go(self) -> None:
        """Facts are there that are newer than the last command."""
        self._busy, self._noted = False, None
        if self.stuck:
            self._page.stuck(self._wishes[0])
        else:
            self.go_on()
        if not self.under_way:
            self._page.all_noted()

    # -- inside -----------------------------------------------------------------------------------------

    def _try(self, wish: Wish, step: Step) -> None:
        args = step.args if wish.said_yes is None else {**step.args, "warned": wish.said_yes}
        no = self._may(step.name, args).no
        if no is None or (no.who and wish.second):
            self._do(wish, replace(step, args=args, seen=wish.avoided or step.seen))
        elif step.name == "restaurant.begin_order" and no.mend:
            self._begin_first(no)
        elif "warned" in args and self._may(step.name, {**args, "warned": Private("-")}).no is None:
            self._asking = YES
            wish.avoided = {"allergens": allergens(self._screen.facts[self._sitting])}
            self._page.ask_who_says_yes(wish, no)
        else:
            self._hand_over(wish, step.name, args, no)

    def _begin_first(self, no: No) -> None:
        """No order can be begun yet: what is missing is asked for, the wish waits."""
        if no.mend == "note_taboos":
            self._asking = TABOOS
            self._page.ask_taboos()
        else:
            self._waits_for_captain = True
            self._page.ask_for_captain(no)

    def _hand_over(self, wish: Wish, name: str, args: Args, no: No) -> None:
        """Not this person's: whoever can gives their PIN; or a rule's no."""
        self._wishes.popleft()
        self._page.given_up(wish)
        if no.who:
            if wish.sheet:
                wish.sheet.open()
            self._screen.context.second_person(name, args, no, lambda second: self._by(wish, second))
        else:
            self._refuse(wish, no)
        self.go_on()

    def _by(self, wish: Wish, second: Second) -> None:
        wish.second = second
        self._page.taken_up(wish)
        self._wishes.appendleft(wish)
        self.go_on()

    def _may(self, name: str, args: Mapping[str, Any]) -> Verdict:
        facts = self._screen.facts
        known = {n: facts[args[n]] for n in ("sitting", "order", "dish", "line") if args.get(n) in facts}
        return self._screen.desk.may(name, args, known)

    def _do(self, wish: Wish, step: Step) -> None:
        self._busy, wish.sent = True, step
        beginning = step.name == "restaurant.begin_order"

        def settled(future: "Future[Any]") -> None:
            error = future.exception()
            if not isinstance(error, Unavailable):
                wish.sent = None
                if error:
                    self._wishes.popleft()
                    self._page.given_up(wish)
            else:
                wish.let_go()  # the page keeps what was said, and says how it goes once more
            self._screen.free(self)

        def then(result: Any) -> None:
            if not beginning:
                wish.let_go()
                self._noted = self._wishes.popleft()
                if back := step.back(result):
                    self._done.append((step.what or wish.what, *back, self._left_by(step, result, back[0])))
                self._page.entered(step, result)

        id = f"{wish.id}/begin" if beginning else wish.id
        self._screen.do(
            step.name,
            step.args,
            then,
            seen=step.seen,
            second=wish.second,
            settled=settled,
            no=partial(self._refuse, wish),
            id=id,
        )

    def _refuse(self, wish: Wish, no: No) -> None:
        """Say a rule's no where the wish was said."""
        (wish.sheet if wish.sheet and wish.sheet.kept else self._screen).refused(no)

    def _left_by(self, step: Step, result: Any, back: str) -> Args:
        """What a step left behind of that on which its undoing relies: changed by others, it is not undone."""
        act = self._screen.desk.flow(self._screen.flow).by_name[back.partition(".")[2]]
        left = {**step.args, **(step.seen or {}), **(vars(result) if result else {})}
        return {read.__name__: left[read.__name__] for read in act.relies if read.__name__ in left}
