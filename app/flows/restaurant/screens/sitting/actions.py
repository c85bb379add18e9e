"""What can be done with the chosen sitting: each action once, and its place at each step."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from app.flows.restaurant.facts.case import SittingFacts
from app.flows.restaurant.facts.tracks import ARRIVING, IN_HOUSE, Sitting
from app.flows.restaurant.facts.views import SittingShown
from app.flows.restaurant.rules import parking
from app.flows.restaurant.rules.packing import can_be_packed
from app.flows.restaurant.screens.base import Dialog
from app.flows.restaurant.screens.care.dialog import CareDialog
from app.flows.restaurant.screens.cellar.fetch import FetchDialog
from app.flows.restaurant.screens.found.dialog import FoundDialog
from app.flows.restaurant.screens.seating.dialog import SeatDialog
from app.flows.restaurant.screens.seating.move import MoveDialog
from app.flows.restaurant.screens.seating.regroup import REGROUPING, Regrouping
from app.flows.restaurant.screens.sitting.call import ask_for_call
from app.flows.restaurant.screens.sitting.calling_off import CancelDialog, GiveBackDialog, NotComeDialog
from app.flows.restaurant.screens.sitting.deposit import DepositDialog
from app.flows.restaurant.screens.sitting.ends import LeftDialog, TurnAwayDialog, ask_left, ask_not_come
from app.flows.restaurant.screens.sitting.guests import GuestsDialog
from app.flows.restaurant.screens.sitting.keep_guest import KeepGuestDialog
from app.flows.restaurant.screens.sitting.next_act import next_act
from app.flows.restaurant.screens.sitting.notes import CALLS, NOTES, due_note, order_words, sensible
from app.flows.restaurant.screens.sitting.pack import PackDialog
from app.flows.restaurant.screens.sitting.park import ParkDialog
from app.flows.restaurant.screens.sitting.pouring import bottle_now, touched
from app.flows.restaurant.screens.sitting.prepare import PrepareDialog
from app.flows.restaurant.screens.sitting.serve import ServeDialog, serves_some
from app.flows.restaurant.screens.sitting.taboos import TaboosDialog
from app.flows.restaurant.screens.sitting.tea import ask_for_tea
from app.flows.restaurant.screens.slips.dialog import SlipsDialog
from app.kernel.text import T, Text
from app.widgets.bound import Action
from app.widgets.desk import Context
from app.widgets.places import Offer, Places

if TYPE_CHECKING:
    from app.flows.restaurant.screens.sitting.panel import SittingPanel

EXPECTING = ("prepare", "change", "deposit", "not_come", "cancel")
EATING = ("add", "serve", "pacing", "care", "bill")
BEFORE_THE_ORDER = ("add", "park", "pacing", "care", "bill")
PARKED = ("add", "park", "add_tea", "care", "bill")
"""Nothing can be served yet: in its place the order waits for who is still to come (RST-16)."""
LEAVING = Sitting.FAREWELL | Sitting.CLEARING
"""They have paid: the bill can still be looked at, and opened again (RST-33)."""
RARE_EXPECTING = ("reception", "taboos", "keep_guest", "give_away", "give_back", "turn_away")
EXPECTING_VIP = ("reception", *EXPECTING[1:])
RARE_EXPECTING_VIP = ("prepare", *RARE_EXPECTING[1:])
"""What is to be done for a VIP leads; their room is ready once the check there is done (RST-50)."""
WAITING = ("call_in", "turn_away")
RARE_GREETED = ("deposit", *RARE_EXPECTING)
RARE_WAITING = tuple(name for name in RARE_GREETED if name not in WAITING)
RARE_EATING = (
    ("tell_allergen", "lay", "warm", "call", "call_staples", "call_fruit", "slips"),
    ("reception", "sit_already", "guests", "tea", "taboos", "keep_guest", "guests_left"),
    ("move", *REGROUPING),
    ("fetch", "pack"),
)
"""What is rare while they eat: of the kitchen, of the guests, of the table, of what they bring and take along."""


Sheet = Callable[[Context, "SittingPanel", SittingShown], Dialog]


def _places_at(facts: SittingFacts) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """What stands beside the large button at a step, and what is rare there, in groups."""
    if facts.step == Sitting.GREETED:
        return (WAITING, (RARE_WAITING,)) if facts.waits_as else ((), (RARE_GREETED,))
    if facts.step in ARRIVING:
        return (EXPECTING_VIP, (RARE_EXPECTING_VIP,)) if facts.vip else (EXPECTING, (RARE_EXPECTING,))
    if facts.step in parking.BEFORE_THE_ORDER:
        return PARKED if parking.waits(facts) else BEFORE_THE_ORDER, RARE_EATING
    if facts.step in IN_HOUSE:
        return EATING, RARE_EATING
    return ("bill", "found"), (("reception",),)


@dataclass(frozen=True)
class Pagers:
    """Where a sitting leads to: full pages over the floor, each by its id."""

    order: Callable[[str], None]
    bill: Callable[[str], None]
    pacing: Callable[[str], None]
    booking: Callable[[str], None]
    seated: Callable[[str], None]
    moved: Callable[[str], None]
    give_away: Callable[[str], None]
    reception: Callable[[str], None]


class SittingActions:
    """Made once for a panel; `offer(places)` puts them where they belong at the step that it shows.

    What comes next has the large button; it keeps its own place beside it as well, so that nothing moves.
    """

    def __init__(self, panel: "SittingPanel", pagers: Pagers) -> None:
        self._panel, self._pagers = panel, pagers
        # The large button has actions of its own: one action has one key.
        self._first, self._beside = self._all(), self._all()

    def offer(self, places: Places) -> None:
        """Put the actions of the present step into their places."""
        facts = self._panel.facts_now
        if facts is None:
            return
        others, rare = _places_at(facts)
        first = next_act(facts, self._panel.desk.settings)
        places.offer(
            self._offer(self._first[first], first, facts),
            [
                self._offer(self._beside[name], name, facts) if self._comes(name, facts) else None
                for name in others
            ],
            [
                Offer(self._beside[name], group=group)
                for group, names in enumerate(rare)
                for name in names
                if sensible(name, first, facts) and self._comes(name, facts)
            ],
        )

    def _comes(self, name: str, facts: SittingFacts) -> bool:
        """Whether it can be done now or later: what never can again only stands in the way."""
        act = self._beside[name].act
        return act is None or act.comes("sitting", facts.step)

    # -- the actions ------------------------------------------------------------------------------------

    def _all(self) -> dict[str, Action]:
        regrouping = Regrouping(self._panel, self._pagers.moved).actions()
        return {**self._arriving(), **self._calling(), **self._eating(), **regrouping, **self._leaving()}

    def _arriving(self) -> dict[str, Action]:
        asks, this = self._panel.asks, self._panel.this
        return {
            "greet": self._does("greet_party", "door-open"),
            "seat": self._panel.way(
                T("Seat the party"),
                self._opens(lambda c, p, it: SeatDialog(c, p, self._pagers.seated, it)),
                icon="armchair",
            ),
            "prepare": self._does("prepare_table", "check"),
            "change": asks(
                "restaurant.change_booking",
                this,
                self._leads(self._pagers.booking),
                text=T("Change", "a booking"),
                icon="pencil",
            ),
            "reception": self._panel.way(
                T("VIP reception"), self._leads(self._pagers.reception), icon="star"
            ),
            "deposit": self._asks("take_deposit", lambda c, p, it: DepositDialog(c, p, it.facts), "wallet"),
            "give_away": self._panel.way(
                T("Seat others here"), self._leads(self._pagers.give_away), icon="arrow-left-right"
            ),
            "give_back": self._asks("give_ahead_back", GiveBackDialog, "undo-2"),
            "taboos": self._asks("note_taboos", TaboosDialog, "triangle-alert"),
            "not_come": asks(
                "restaurant.mark_not_come", this, lambda: self._panel.about(self._ask_not_come), icon="user-x"
            ),
            "cancel": self._asks("cancel_booking", CancelDialog, "x", T("Cancel", "a booking")),
            "call_in": self._does("call_waiting", "bell-ring"),
            "turn_away": self._asks("turn_away", lambda c, p, it: TurnAwayDialog(c, p, it.facts), "log-out"),
        }

    def _calling(self) -> dict[str, Action]:
        asks, this = self._panel.asks, self._panel.this
        return {
            name: asks(f"restaurant.{command}", this, partial(self._call, name, command), icon=icon)
            for name, command, icon in (
                ("call", "call_hot_dishes", "flame"),
                ("call_staples", "call_staples", "soup"),
                ("call_fruit", "call_fruit", "apple"),
            )
        }

    def _eating(self) -> dict[str, Action]:
        asks, this, way = self._panel.asks, self._panel.this, self._panel.way
        order = self._leads(self._pagers.order)
        return {
            "tea": asks(
                "restaurant.ask_tea",
                this,
                lambda: self._panel.about(lambda it: ask_for_tea(self._panel.context, self._panel, it)),
                icon="coffee",
            ),
            "move": self._asks(
                "move_table",
                lambda c, p, it: MoveDialog(c, p, it, self._pagers.moved),
                "arrow-left-right",
                T("Move", "a party"),
            ),
            "park": self._asks(
                "park_order", lambda c, p, it: ParkDialog(c, p, it.facts), "users", T("Not all here")
            ),
            "add_tea": self._does("add_tea", "coffee"),
            "order": way(T("Take the order"), order, icon="utensils"),
            "add": way(T("Add dishes"), order, icon="plus"),
            "warm": self._does("warm_first_dish", "flame"),
            "tell_allergen": self._does("tell_of_allergen", "triangle-alert"),
            "lay": self._asks(
                "lay_ready",
                lambda c, p, it: PrepareDialog(c, p, it.facts),
                "list-todo",
                T("Preparation list"),
            ),
            "to_table": self._does("ask_to_table", "armchair"),
            "sit_already": self._panel.action(
                "restaurant.ask_to_table", self._sits, text=T("They sit there already"), icon="users"
            ),
            "clear_away": self._does("clear_away", "brush-cleaning"),
            "show_bottles": self._panel.action("restaurant.show_bottles", self._bottle, icon="wine"),
            "open_bottles": self._panel.action("restaurant.open_bottles", self._bottle, icon="wine"),
            "care": self._asks(
                "mark_service",
                lambda c, p, it: CareDialog(c, p, it, self._pagers.order),
                "concierge-bell",
                T("Service", "marks"),
            ),
            "serve": self._asks(
                "serve_dishes",
                lambda c, p, it: ServeDialog(c, p, it.facts.id),
                "hand-platter",
                T("Serve"),
                args=self._cooking,
            ),
            "pacing": way(T("Pacing"), self._leads(self._pagers.pacing), icon="chart-gantt"),
            "slips": way(
                T("Kitchen slips"),
                self._opens(lambda c, p, it: SlipsDialog(c, p, it.facts.id)),
                icon="chef-hat",
            ),
            "guests": self._asks("change_guests", GuestsDialog, "users", T("Guests, waiter")),
        }

    def _leaving(self) -> dict[str, Action]:
        asks, this = self._panel.asks, self._panel.this
        return {
            "bill": self._panel.way(
                T("Bill", "leads to it"), self._leads(self._pagers.bill), icon="receipt-text"
            ),
            "keep_guest": self._asks(
                "recognise_guest", KeepGuestDialog, "user-check", T("Keep in the guest file")
            ),
            "pack": self._asks(
                "pack_dishes", PackDialog, "shopping-bag", T("Pack", "verb"), args=self._packs
            ),
            "fetch": self._asks("fetch_bottle", FetchDialog, "wine"),
            "found": self._asks("note_found", FoundDialog, "search", args=self._here),
            "see_off": self._does("see_off", "heart-handshake"),
            "clear": self._does("clear_rest", "brush-cleaning"),
            "guests_left": asks(
                "restaurant.guests_left", this, self._left, text=T("Guests left"), icon="log-out"
            ),
        }

    def _asks(
        self,
        command: str,
        sheet: Sheet,
        icon: str,
        text: Text | None = None,
        args: Callable[[], Mapping[str, Any] | None] | None = None,
    ) -> Action:
        given = args or self._panel.this
        return self._panel.asks(f"restaurant.{command}", given, self._opens(sheet), text=text, icon=icon)

    def _does(self, command: str, icon: str) -> Action:
        return self._panel.action(f"restaurant.{command}", self._panel.this, icon=icon)

    # -- what they ask ----------------------------------------------------------------------------------

    def _leads(self, page: Callable[[str], None]) -> Callable[[], None]:
        return lambda: self._panel.about(lambda it: page(it.facts.id))

    def _opens(self, sheet: Sheet) -> Callable[[], None]:
        return lambda: self._panel.about(lambda it: sheet(self._panel.context, self._panel, it).open())

    def _sits(self) -> Mapping[str, Any] | None:
        facts = self._panel.facts_now
        return {"sitting": facts.id, "already": True} if facts else None

    def _cooking(self) -> Mapping[str, Any] | None:
        facts = self._panel.facts_now
        return serves_some(facts, self._panel.desk.settings) if facts else None

    def _bottle(self) -> Mapping[str, Any] | None:
        """What a touch on the row of the bottle that waits would do (RST-17)."""
        facts = self._panel.facts_now
        line = bottle_now(facts) if facts else None
        return touched(facts.id, line)[1] if facts and line else None

    def _do(self, command: str, **more: Any) -> None:
        if this := self._panel.this():
            self._panel.attempt(f"restaurant.{command}", {**this, **more})

    def _ask_not_come(self, shown: SittingShown) -> None:
        """Where money was taken, what becomes of it is asked with it (RST-30a)."""
        if shown.facts.taken_ahead:
            NotComeDialog(self._panel.context, self._panel, shown).open()
        else:
            ask_not_come(self._panel, shown.facts, lambda: self._do("mark_not_come"))

    def _packs(self) -> Mapping[str, Any] | None:
        """Whether something can be packed at all; what, its dialog asks."""
        facts = self._panel.facts_now
        lines = tuple(line.id for line in can_be_packed(facts)[:1]) if facts else ()
        return {"sitting": facts.id, "lines": lines} if facts and lines else None

    def _here(self) -> Mapping[str, Any] | None:
        """Something was found where they sat."""
        this = self._panel.this()
        return {**this, "table": None} if this else None

    def _left(self) -> None:
        facts = self._panel.facts_now
        if facts and facts.tea and facts.tea.amount:
            LeftDialog(self._panel.context, self._panel, facts, self._leads(self._pagers.order)).open()
        else:
            ask_left(self._panel, lambda: self._do("guests_left", why=None))

    def _call(self, name: str, command: str) -> None:
        facts = self._panel.facts_now
        if facts:
            courses, question = CALLS[name]
            ask_for_call(self._panel, question, facts, courses, command)

    # -- their words ------------------------------------------------------------------------------------

    def _offer(self, action: Action, name: str, facts: SittingFacts) -> Offer:
        if name == "order":
            action.say(order_words(facts))
        if name == "care":
            return Offer(action, due_note(facts, self._panel.desk.clock.now(), self._panel.desk.settings))
        note = NOTES.get(name)
        return Offer(action, note(facts) if note else "")
