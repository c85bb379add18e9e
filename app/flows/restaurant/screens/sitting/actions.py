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
from app.flows.restaurant.screens.care.dialog import CareDialog
from app.flows.restaurant.screens.cellar.fetch import FetchDialog
from app.flows.restaurant.screens.floor.places import Offer, Places
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
from app.flows.restaurant.screens.sitting.prepare import PrepareDialog
from app.flows.restaurant.screens.sitting.serve import ServeDialog, serves_some
from app.flows.restaurant.screens.sitting.taboos import TaboosDialog
from app.flows.restaurant.screens.sitting.tea import ask_for_tea
from app.flows.restaurant.screens.slips.dialog import SlipsDialog
from app.kernel.text import T
from app.widgets.bound import Action
from app.widgets.desk import Context

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
WAITING = ("call_in", "turn_away")
RARE_GREETED = ("deposit", *RARE_EXPECTING)
RARE_WAITING = tuple(name for name in RARE_GREETED if name not in WAITING)
RARE_EATING = (
    "reception",
    "lay",
    "warm",
    "call",
    "call_staples",
    "call_fruit",
    "slips",
    "sit_already",
    "guests",
    "tea",
    "taboos",
    "move",
    "pack",
    "fetch",
    "keep_guest",
    *REGROUPING,
    "guests_left",
)


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
        others: tuple[str, ...] = ()
        rare: tuple[str, ...] = ()
        if facts.waits_as and facts.step == Sitting.GREETED:
            others, rare = WAITING, RARE_WAITING
        elif facts.step == Sitting.GREETED:
            rare = RARE_GREETED
        elif facts.step in ARRIVING:
            others, rare = EXPECTING, RARE_EXPECTING
        elif facts.step in parking.BEFORE_THE_ORDER:
            others, rare = PARKED if parking.waits(facts) else BEFORE_THE_ORDER, RARE_EATING
        elif facts.step in IN_HOUSE:
            others, rare = EATING, RARE_EATING
        elif facts.step in LEAVING:
            others, rare = ("bill", "found"), ("reception",)
        first = next_act(facts, self._panel.desk.settings)
        places.offer(
            self._offer(self._first[first], first, facts),
            [
                self._offer(self._beside[name], name, facts) if self._comes(name, facts) else None
                for name in others
            ],
            [
                Offer(self._beside[name])
                for name in rare
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
        return {**self._arriving(), **self._eating(), **regrouping, **self._leaving()}

    def _arriving(self) -> dict[str, Action]:
        asks, this = self._panel.asks, self._this
        return {
            "greet": self._does("greet_party", "door-open"),
            "seat": self._panel.way(T("Seat the party"), self._seat, icon="armchair"),
            "prepare": self._does("prepare_table", "check"),
            "change": asks(
                "restaurant.change_booking", this, self._change, text=T("Change", "a booking"), icon="pencil"
            ),
            "reception": self._panel.way(T("VIP reception"), self._reception, icon="star"),
            "deposit": asks("restaurant.take_deposit", this, self._deposit, icon="wallet"),
            "give_away": self._panel.way(T("Seat others here"), self._give_away, icon="arrow-left-right"),
            "give_back": asks("restaurant.give_ahead_back", this, self._give_back, icon="undo-2"),
            "taboos": asks("restaurant.note_taboos", this, self._taboos, icon="triangle-alert"),
            "not_come": asks("restaurant.mark_not_come", this, self._not_come, icon="user-x"),
            "cancel": asks(
                "restaurant.cancel_booking", this, self._cancel, text=T("Cancel", "a booking"), icon="x"
            ),
            "call_in": self._does("call_waiting", "bell-ring"),
            "turn_away": asks("restaurant.turn_away", this, self._turn_away, icon="log-out"),
        }

    def _eating(self) -> dict[str, Action]:
        asks, this, way = self._panel.asks, self._this, self._panel.way
        calls = {
            name: asks(f"restaurant.{command}", this, partial(self._call, name, command), icon=icon)
            for name, command, icon in (
                ("call", "call_hot_dishes", "flame"),
                ("call_staples", "call_staples", "soup"),
                ("call_fruit", "call_fruit", "apple"),
            )
        }
        return calls | {
            "tea": asks("restaurant.ask_tea", this, self._tea, icon="coffee"),
            "move": asks(
                "restaurant.move_table", this, self._move, text=T("Move", "a party"), icon="arrow-left-right"
            ),
            "park": asks("restaurant.park_order", this, self._park, text=T("Not all here"), icon="users"),
            "add_tea": self._does("add_tea", "coffee"),
            "order": way(T("Take the order"), self._order, icon="utensils"),
            "add": way(T("Add dishes"), self._order, icon="plus"),
            "warm": self._does("warm_first_dish", "flame"),
            "lay": asks(
                "restaurant.lay_ready", this, self._lay, text=T("Preparation list"), icon="list-todo"
            ),
            "to_table": self._does("ask_to_table", "armchair"),
            "sit_already": self._panel.action(
                "restaurant.ask_to_table", self._sits, text=T("They sit there already"), icon="users"
            ),
            "clear_away": self._does("clear_away", "brush-cleaning"),
            "care": asks(
                "restaurant.mark_service", this, self._care, text=T("Service", "marks"), icon="concierge-bell"
            ),
            "serve": asks(
                "restaurant.serve_dishes", self._cooking, self._serve, text=T("Serve"), icon="hand-platter"
            ),
            "pacing": way(T("Pacing"), self._pacing, icon="chart-gantt"),
            "slips": way(T("Kitchen slips"), self._slips, icon="chef-hat"),
            "guests": asks(
                "restaurant.change_guests", this, self._guests, text=T("Guests, waiter"), icon="users"
            ),
        }

    def _leaving(self) -> dict[str, Action]:
        asks, this = self._panel.asks, self._this
        return {
            "bill": self._panel.way(T("Bill", "leads to it"), self._bill, icon="receipt-text"),
            "keep_guest": asks(
                "restaurant.recognise_guest",
                this,
                self._keep_guest,
                text=T("Keep in the guest file"),
                icon="user-check",
            ),
            "pack": asks(
                "restaurant.pack_dishes", self._packs, self._pack, text=T("Pack", "verb"), icon="shopping-bag"
            ),
            "fetch": asks("restaurant.fetch_bottle", this, self._fetch, icon="wine"),
            "found": asks("restaurant.note_found", self._here, self._found, icon="search"),
            "see_off": self._does("see_off", "heart-handshake"),
            "clear": self._does("clear_rest", "brush-cleaning"),
            "guests_left": asks(
                "restaurant.guests_left", this, self._left, text=T("Guests left"), icon="log-out"
            ),
        }

    def _does(self, command: str, icon: str) -> Action:
        return self._panel.action(f"restaurant.{command}", self._this, icon=icon)

    # -- what they ask ----------------------------------------------------------------------------------

    def _this(self) -> Mapping[str, Any] | None:
        facts = self._panel.facts_now
        return {"sitting": facts.id} if facts else None

    def _sits(self) -> Mapping[str, Any] | None:
        facts = self._panel.facts_now
        return {"sitting": facts.id, "already": True} if facts else None

    def _cooking(self) -> Mapping[str, Any] | None:
        facts = self._panel.facts_now
        return serves_some(facts, self._panel.desk.settings) if facts else None

    def _do(self, command: str, **more: Any) -> None:
        if this := self._this():
            self._panel.attempt(f"restaurant.{command}", {**this, **more})

    def _shown(self, then: Callable[[SittingShown], None]) -> None:
        if self._panel.shown and not self._panel.behind:
            then(self._panel.shown)

    def _seat(self) -> None:
        self._shown(lambda it: SeatDialog(self._context, self._panel, self._pagers.seated, it).open())

    def _move(self) -> None:
        self._shown(lambda it: MoveDialog(self._context, self._panel, it, self._pagers.moved).open())

    def _change(self) -> None:
        self._shown(lambda it: self._pagers.booking(it.facts.id))

    def _give_away(self) -> None:
        self._shown(lambda it: self._pagers.give_away(it.facts.id))

    def _reception(self) -> None:
        self._shown(lambda it: self._pagers.reception(it.facts.id))

    def _deposit(self) -> None:
        self._shown(lambda it: DepositDialog(self._context, self._panel, it.facts).open())

    def _give_back(self) -> None:
        self._shown(lambda it: GiveBackDialog(self._context, self._panel, it).open())

    def _taboos(self) -> None:
        self._shown(lambda it: TaboosDialog(self._context, self._panel, it).open())

    def _not_come(self) -> None:
        self._shown(self._ask_not_come)

    def _ask_not_come(self, shown: SittingShown) -> None:
        """Where money was taken, what becomes of it is asked with it (RST-30a)."""
        if shown.facts.taken_ahead:
            NotComeDialog(self._context, self._panel, shown).open()
        else:
            ask_not_come(self._panel, shown.facts, lambda: self._do("mark_not_come"))

    def _cancel(self) -> None:
        self._shown(lambda it: CancelDialog(self._context, self._panel, it).open())

    def _turn_away(self) -> None:
        self._shown(lambda it: TurnAwayDialog(self._context, self._panel, it.facts).open())

    def _tea(self) -> None:
        self._shown(lambda it: ask_for_tea(self._context, self._panel, it))

    def _park(self) -> None:
        self._shown(lambda it: ParkDialog(self._context, self._panel, it.facts).open())

    def _order(self) -> None:
        self._shown(lambda it: self._pagers.order(it.facts.id))

    def _serve(self) -> None:
        self._shown(lambda it: ServeDialog(self._context, self._panel, it.facts.id).open())

    def _care(self) -> None:
        self._shown(lambda it: CareDialog(self._context, self._panel, it, self._pagers.order).open())

    def _lay(self) -> None:
        self._shown(lambda it: PrepareDialog(self._context, self._panel, it.facts).open())

    def _pacing(self) -> None:
        self._shown(lambda it: self._pagers.pacing(it.facts.id))

    def _slips(self) -> None:
        self._shown(lambda it: SlipsDialog(self._context, self._panel, it.facts.id).open())

    def _guests(self) -> None:
        self._shown(lambda it: GuestsDialog(self._context, self._panel, it).open())

    def _bill(self) -> None:
        self._shown(lambda it: self._pagers.bill(it.facts.id))

    def _keep_guest(self) -> None:
        self._shown(lambda it: KeepGuestDialog(self._context, self._panel, it).open())

    def _packs(self) -> Mapping[str, Any] | None:
        """Whether something can be packed at all; what, its dialog asks."""
        facts = self._panel.facts_now
        lines = tuple(line.id for line in can_be_packed(facts)[:1]) if facts else ()
        return {"sitting": facts.id, "lines": lines} if facts and lines else None

    def _pack(self) -> None:
        self._shown(lambda it: PackDialog(self._context, self._panel, it).open())

    def _fetch(self) -> None:
        self._shown(lambda it: FetchDialog(self._context, self._panel, it).open())

    def _here(self) -> Mapping[str, Any] | None:
        """Something was found where they sat."""
        this = self._this()
        return {**this, "table": None} if this else None

    def _found(self) -> None:
        self._shown(lambda it: FoundDialog(self._context, self._panel, it).open())

    def _left(self) -> None:
        facts = self._panel.facts_now
        if facts and facts.tea and facts.tea.amount:
            LeftDialog(self._context, self._panel, facts, self._order).open()
        else:
            ask_left(self._panel, lambda: self._do("guests_left", why=None))

    def _call(self, name: str, command: str) -> None:
        facts = self._panel.facts_now
        if facts:
            courses, question = CALLS[name]
            ask_for_call(self._panel, question, facts, courses, command)

    @property
    def _context(self) -> Context:
        return self._panel.context

    # -- their words ------------------------------------------------------------------------------------

    def _offer(self, action: Action, name: str, facts: SittingFacts) -> Offer:
        if name == "order":
            action.say(order_words(facts))
        if name == "care":
            return Offer(action, due_note(facts, self._panel.desk.clock.now(), self._panel.desk.settings))
        note = NOTES.get(name)
        return Offer(action, note(facts) if note else "")
