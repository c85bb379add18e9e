"""One line of an order that was sent: where it stands, what became of it, and what can be done with it (RST-18)."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from app.flows.restaurant.facts.case import SittingFacts
from app.flows.restaurant.facts.kinds import SEALED, ChangeKind
from app.flows.restaurant.facts.parts import LineFacts
from app.flows.restaurant.facts.views import OrderLine, SittingShown
from app.flows.restaurant.screens.base import Dialog, RestaurantScreen
from app.flows.restaurant.screens.line.dialogs import GiveDialog, ReturnDialog
from app.flows.restaurant.screens.line.fell import FallDialog
from app.flows.restaurant.screens.words import changed, standing
from app.forms.restaurant.ui_line import Ui_Line
from app.kernel.text import T, Text
from app.widgets.bind import button_of
from app.widgets.desk import Context, Tone
from app.widgets.form import laid_out
from app.widgets.part import Label, Role

KEYS: Mapping[ChangeKind, str] = {
    ChangeKind.URGED: "U",
    ChangeKind.RETURNED: "R",
    ChangeKind.GIVEN: "G",
    ChangeKind.FALLEN: "F",
}
"""One key each, while a list of dishes has the focus or the line's own sheet is open."""
DIALOGS: Mapping[ChangeKind, Callable[..., Dialog]] = {
    ChangeKind.RETURNED: ReturnDialog,
    ChangeKind.GIVEN: GiveDialog,
    ChangeKind.FALLEN: FallDialog,
}


def kind_of(key: str) -> ChangeKind | None:
    """What a key means for a line that was sent."""
    return next((kind for kind, letter in KEYS.items() if key.upper() == letter), None)


class LineSheet(Dialog):
    """What was sent and what became of it; a touch or a key urges it, returns it, gives it, shares it, or says that it fell."""

    def __init__(
        self, context: Context, host: RestaurantScreen, shown: SittingShown, line: OrderLine
    ) -> None:
        super().__init__(context, host, wide=520)
        self.ui = laid_out(Ui_Line(), self)
        self._host, self._sitting, self._line = host, shown.facts.id, line.facts.id
        self._rows: list[Label] = []
        bottle = line.facts.course in SEALED
        urge = self.asks(
            "restaurant.urge_line",
            self._of,
            self._urge,
            text=T("Urge", "drink") if bottle else None,
            key=KEYS[ChangeKind.URGED],
            icon="bell-ring",
        )
        back = self.asks(
            "restaurant.return_line",
            self._of,
            lambda: self._change(ReturnDialog),
            text=T("Return", "drink") if bottle else None,
            key=KEYS[ChangeKind.RETURNED],
            icon="undo-2",
        )
        give = self.asks(
            "restaurant.give_line",
            self._of,
            lambda: self._change(GiveDialog),
            key=KEYS[ChangeKind.GIVEN],
            icon="gift",
        )
        fell = self.asks(
            "restaurant.replace_fallen",
            self._of,
            lambda: self._change(FallDialog),
            key=KEYS[ChangeKind.FALLEN],
            icon="utensils-crossed",
        )
        offered = [urge, back, give, fell]
        if not bottle:  # a drink is poured, and not put apart on plates
            share = self.action(
                "restaurant.share_dish", self._of, key="S", icon="split", then=lambda _: self.leave()
            )
            offered.insert(3, share)
        for n, action in enumerate(offered):
            # The last of an odd number has the row to itself.
            wide = 2 if n == len(offered) - 1 and n % 2 == 0 else 1
            self.ui.actions.addWidget(button_of(action, high=52), n // 2, n % 2, 1, wide)
        self.close_alone(self.ui.foot)
        self._tell(shown)

    def concerns(self, notice: Any) -> bool:
        return self._sitting in notice.cases

    def read(self) -> None:
        self.look(SittingShown, self._tell, sitting=self._sitting)

    def _tell(self, shown: SittingShown) -> None:
        found = line_of(shown, self._line)
        if found is None:
            self.leave()
            return
        self._of_sitting, facts = shown, found.facts
        self.ui.title.say(T("{dish} · {n} {unit}", dish=facts.name, n=facts.counting, unit=facts.unit))
        self.ui.told.say(_state(found))
        for label in self._rows:
            self.ui.history.removeWidget(label)
            label.hide()
            label.deleteLater()
        told = (*_one_truth(shown, found), *_history(shown, facts))
        self._rows = [Label(row, Role.BODY, "ink2", wrap=True) for row in told]
        for label in self._rows:
            self.ui.history.addWidget(label)
        self.learn(shown.facts)

    def _of(self) -> Mapping[str, Any]:
        return {"sitting": self._sitting, "line": self._line}

    def _urge(self) -> None:
        self.leave()
        urge(self._host, self._of_sitting.facts, self._line)

    def _change(self, kind: Callable[..., Dialog]) -> None:
        facts = self._of_sitting.facts
        self.leave()
        kind(self.context, self._host, facts, facts.parts[self._line]).open()


def change(screen: RestaurantScreen, shown: SittingShown, line: str, kind: ChangeKind) -> None:
    """Urge a line, or ask what its return, gift or fall needs: what its one key does."""
    facts = shown.facts.parts.get(line)
    if not isinstance(facts, LineFacts):
        return
    if kind is ChangeKind.URGED:
        urge(screen, shown.facts, line)
        return
    DIALOGS[kind](screen.context, screen, shown.facts, facts).open()


def urge(screen: RestaurantScreen, sitting: SittingFacts, line: str) -> None:
    """Urge a line; nothing else is asked."""
    facts = sitting.parts[line]
    if isinstance(facts, LineFacts):
        screen.attempt(
            "restaurant.urge_line",
            {"sitting": sitting.id, "line": line},
            lambda done: screen.told(
                T("{dish} is urged, {number}.", dish=facts.name, number=done.number), Tone.OK
            ),
            seen={"urged": facts.urged},
        )


def open_line(screen: RestaurantScreen, shown: SittingShown, line: str) -> None:
    """Lay the sheet of a line over the screen that shows it."""
    if found := line_of(shown, line):
        LineSheet(screen.context, screen, shown, found).open()


def line_of(shown: SittingShown, id: str) -> OrderLine | None:
    """A line of a sitting as it is shown."""
    return next((line for order in shown.orders for line in order.lines if line.facts.id == id), None)


def _state(line: OrderLine) -> Text:
    facts = line.facts
    told: dict[str, Any] = {
        "state": standing(facts).word,
        "at": line.served_at or line.fired_at or line.sent_at,
    }
    if facts.ticket:
        told |= {"ticket": facts.ticket, "n": facts.ticket_line}
        return T("{state}, {at:time} · {ticket}, line {n}", **told)
    return T("{state}, {at:time}", **told)


def _one_truth(shown: SittingShown, line: OrderLine) -> Iterator[Text]:
    """RST-34: what the guest confirmed, when its station had it, when it was served, and what is billed."""
    facts = line.facts
    order = next(one for one in shown.orders if one.facts.id == facts.order)
    yield T("Confirmed: version {n}, {at:time}", n=order.facts.version, at=order.confirmed_at)
    yield T("{station} had it: {at:time}", station=facts.station, at=line.sent_at)
    if line.served_at:
        yield T("Served: {at:time}", at=line.served_at)
    else:
        yield T("Served: {n} of {of}", n=facts.served, of=facts.counting)
    if facts.of_set:
        yield T("Billed: with its set menu")
    else:
        yield T("Billed: {sum:money}", sum=(facts.amount or 0) - facts.taken_off)


def _history(shown: SittingShown, line: LineFacts) -> Iterator[Text]:
    """What became of it, each with who and when, its reason and who approved."""
    for one in shown.changes:
        if one.line != line.id:
            continue
        yield changed(one)
        said = [part for part in (one.reason, one.why) if part]
        if one.approved_by:
            said.append(T("approved by {name}", name=one.approved_by))
        if said:
            yield T("{said:list}", said=said)
