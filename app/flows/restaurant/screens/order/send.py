"""The guest confirms, and the order goes: by word, on the printed slip, or signed on the screen (RST-14)."""

import json
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.counter.means import Strokes
from app.flows.restaurant.facts.case import SittingFacts
from app.flows.restaurant.facts.kinds import BESIDE, Confirmed, Course
from app.flows.restaurant.facts.parts import LineFacts, OrderFacts
from app.flows.restaurant.facts.terms import ALLERGENS
from app.flows.restaurant.facts.tracks import Sitting
from app.flows.restaurant.facts.views import OrderLine, OrderShown, SittingShown
from app.flows.restaurant.flow import FLOW
from app.flows.restaurant.rules.billing import room_fee
from app.flows.restaurant.rules.confirming import AS_SHOWN
from app.flows.restaurant.rules.ordering import unlike_the_guests
from app.flows.restaurant.screens.base import Dialog
from app.flows.restaurant.screens.dish_words import price, weight
from app.flows.restaurant.screens.order import slip
from app.forms.restaurant.ui_send import Ui_Send
from app.kernel.money import figures
from app.kernel.refusal import No
from app.kernel.text import T, Text
from app.widgets.desk import Context
from app.widgets.form import laid_out
from app.widgets.part import Label, Role, showing
from app.widgets.segment import Choice, Segment
from app.widgets.signature import SignaturePad
from app.widgets.theme import Said
from app.widgets.tick import Tick

HELD, AT_ONCE = "held", "at_once"
AGREED = "F7"
WAYS: Mapping[Confirmed, tuple[Text, str]] = {
    Confirmed.SPOKEN: (T("By word"), "message-circle"),
    Confirmed.SLIP: (T("Slip signed"), "printer-check"),
    Confirmed.SIGNED: (T("Sign here", "way"), "signature"),
}
SENDS: Mapping[Confirmed, Text] = {
    Confirmed.SPOKEN: T("They said yes: send"),
    Confirmed.SLIP: T("The slip is signed: send"),
    Confirmed.SIGNED: T("Signed: send"),
}


class SendDialog(Dialog):
    """Shows once more what is unusual and since when it is written; `sent(result)` when the kitchen has it.

    What the guest was shown is what they confirm (COM-06, 73). Changed meanwhile, it is signed anew; by word,
    the house refuses the yes to the old one once, with who changed it.
    """

    def __init__(
        self,
        context: Context,
        host: QWidget,
        shown: SittingShown,
        sent: Callable[[Any], None],
        how: Confirmed = Confirmed.SPOKEN,
        *,
        confirmed: bool = False,
    ) -> None:
        super().__init__(context, host, wide=560)
        self.ui = laid_out(Ui_Send(), self)
        self._sitting, self._sent, self._how = shown.facts.id, sent, how
        self._order: OrderShown | None = None
        self._saw: Mapping[str, Any] = {}
        self._told = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._pace = Segment((Choice(HELD, T("Wait for the call")), Choice(AT_ONCE, T("All at once"))))
        self._ways = Segment([Choice(way.value, word, icon=icon) for way, (word, icon) in WAYS.items()])
        self._pad = SignaturePad()
        self._unlike: Said = ""
        self._portions, self._question = (
            Tick(T("The guest agrees"), note=AGREED),
            Label("", Role.STRONG, wrap=True),
        )
        self._compose()
        self.confirm = self.action(
            "restaurant.confirm_order",
            self._args,
            text=SENDS[how],
            icon="send",
            then=lambda _: self._send(),
        )
        self.send = self.action(
            "restaurant.send_order",
            self._send_args,
            text=T("Send to the kitchen"),
            icon="send",
            then=self._gone,
        )
        last = self.send if confirmed else self.confirm
        last.setShortcut("F5")
        self.close_with(last, self.ui.foot, T("agree with the guest how many portions"))
        for key, way in (("F3", Confirmed.SLIP), ("F4", Confirmed.SIGNED), ("F6", Confirmed.SPOKEN)):
            self.way(WAYS[way][0], partial(self._ways.choose, way.value), key=key)
        self.way(T("Portions agreed"), self._portions.click, key=AGREED)
        self._ways.choose(how.value)
        self._turn(how.value)
        self.retold()
        showing(self._ways, not confirmed)
        showing(self.ui.way_word, not confirmed)
        self._show_sitting(shown)

    def open(self, focus: QWidget | None = None) -> None:
        super().open(focus or self)

    def retold(self) -> None:
        phrase = FLOW.guide[Sitting.CONFIRMED].say or ("", "")
        self.ui.phrase.say(phrase[self.words.language == "en"])

    def read(self) -> None:
        self.look(SittingShown, self._show_sitting, sitting=self._sitting)

    def do(self, name: str, args: Mapping[str, Any], *more: Any, **named: Any) -> None:
        super().do(name, args, *more, **(named | {"seen": self._saw}))

    def refused(self, no: No) -> None:
        super().refused(no)
        self._told = "seen" in no.args

    # -- inside -----------------------------------------------------------------------------------------

    def _compose(self) -> None:
        ui = self.ui
        ui.pace_place.addWidget(self._pace)
        ui.ways_place.addWidget(self._ways)
        ui.sign_place.addWidget(self._pad)
        ui.portions_place.addWidget(self._question)
        ui.portions_place.addWidget(self._portions)
        self._portions.toggled.connect(lambda _: self.judge())
        self._ways.chosen.connect(self._turn)
        self._pad.signed.connect(self._signed)

    def _turn(self, way: str) -> None:
        self._how = Confirmed(way)
        showing(self._pad, self._how is Confirmed.SIGNED)
        self.confirm.say(SENDS[self._how])
        self.judge()

    def _signed(self, signed: bool) -> None:
        if signed:
            self._saw = self._now
        self.judge()

    @property
    def _now(self) -> Mapping[str, Any]:
        """What the guest is shown now of that on which their yes relies."""
        order = self._order
        if order is None:
            return {}
        return {read.__name__: read(self.facts[self._sitting], order.facts) for read in AS_SHOWN}

    def _compare(self) -> None:
        """Take the signature off an order that is not the one that was signed, and say what changed."""
        saw, now, told = self._saw, self._now, self._told
        self._told = False
        if saw and saw != now:
            self._pad.clear()
            if not told:
                self._fault.say(_changed(saw, now))
                return
        self._saw = now

    def _args(self) -> Mapping[str, Any] | None:
        if self._order is None or not self._agreed:
            return None
        signed = self._how is Confirmed.SIGNED and self._pad.is_signed
        strokes = json.dumps(self._pad.strokes, separators=(",", ":"))
        return {**self._of(self._order), "how": self._how, "signature": Strokes(strokes) if signed else None}

    def _send_args(self) -> Mapping[str, Any] | None:
        if self._order is None or not self._agreed:
            return None
        at_once = self._pace.current == AT_ONCE
        return {**self._of(self._order), "all_at_once": at_once, "portions_agreed": self._asks}

    @property
    def _asks(self) -> bool:
        """Whether there is not one portion of a premium dish for each guest (RST-27)."""
        return not self._portions.isHidden()

    @property
    def _agreed(self) -> bool:
        return self._portions.isChecked() or not self._asks

    def _of(self, order: OrderShown) -> dict[str, Any]:
        return {"sitting": self._sitting, "order": order.facts.id}

    def _show_sitting(self, shown: SittingShown) -> None:
        self._order = slip.unsent(shown)
        self.learn(shown.facts)
        if self._order is None:
            return
        lines = [line.facts for line in self._order.lines]
        self.ui.title.say(_how_many(lines))
        self.ui.total.say(f"¥{figures(slip.total(lines)[0])}")
        self.ui.fees.say(fees(shown.facts))
        at, by = self._order.facts.at, self._order.taken_by
        told = T("Ordered at {at:time}, taken by {by}. Unusual:", at=at, by=by)
        plain = T("Ordered at {at:time}, taken by {by}.", at=at, by=by)
        self.ui.taken.say(told if any(map(unusual, self._order.lines)) else plain)
        self._show_unusual(self._order.lines)
        self._ask_portions(shown.facts, self._order.facts)
        self._compare()
        self.judge()

    def _ask_portions(self, sitting: SittingFacts, order: OrderFacts) -> None:
        told: list[Text] = [
            T("{n} × {dish}", n=line.quantity, dish=line.name) for line in unlike_the_guests(sitting, order)
        ]
        unlike = T("Guests: {n}, and they want {dishes:list}. Is that right?", n=sitting.guests, dishes=told)
        if unlike != self._unlike:
            self._portions.setChecked(False)
            self._question.say(unlike)
        self._unlike = unlike
        showing(self._question, bool(told))
        showing(self._portions, bool(told))

    def _show_unusual(self, lines: Sequence[OrderLine]) -> None:
        place = self.ui.unusual_place
        while (item := place.takeAt(0)) is not None:
            if part := item.widget():
                part.hide()
                part.deleteLater()
        for line in lines:
            if said := unusual(line):
                place.addWidget(Label(said, Role.BODY, "ink", wrap=True))
        showing(self.ui.taken, True)

    def _send(self) -> None:
        args = self._send_args()
        if args:
            self.do("restaurant.send_order", args, self._gone)

    def _gone(self, result: Any) -> None:
        self.leave()
        self._sent(result)


def _changed(saw: Mapping[str, Any], now: Mapping[str, Any]) -> Text:
    """What changed on an order while the guest was asked."""
    if (saw["dishes"], saw["order_sum"]) == (now["dishes"], now["order_sum"]):
        return T("A dish, a request or the charges were changed meanwhile. Show it to the guest again.")
    told = {"was": saw["dishes"], "cost": saw["order_sum"], "is": now["dishes"], "costs": now["order_sum"]}
    return T(
        "The order was changed meanwhile: {was} dishes for {cost:money} before, {is} for {costs:money} now. "
        "Show it to the guest again.",
        **told,
    )


def unusual(line: OrderLine) -> Said:
    """What the sender looks at once more (RST-14): a request, allergens, what was agreed, what comes at once."""
    facts = line.facts
    told: list[Said] = [line.request] if line.request else []
    if facts.accepted:
        met = [ALLERGENS[one] for one in sorted(facts.accepted)]
        guests = list(line.accepted_by)
        told.append(T("contains {allergens:list}, taken by {guests:list}", allergens=met, guests=guests))
    if facts.weighed and facts.agreed:
        told.append(weight(facts.grams or 0, facts.price or 0))
    elif facts.of_the_day and facts.agreed:
        told.append(T("{price} agreed", price=price(facts.price or 0)))
    if facts.exchanged:
        told.append(T("exchanged, {more:money} agreed", more=facts.exchanged))
    if facts.at_once:
        told.append(T("At once"))
    return T("{dish} × {n}: {told:list}", dish=facts.name, n=facts.quantity, told=told) if told else ""


def _how_many(lines: Sequence[LineFacts]) -> Text:
    """How many dishes in how many portions; what comes beside them, drinks and tea, is told apart."""
    dishes = [line for line in lines if line.course not in BESIDE]
    told: dict[str, Any] = {"dishes": len(dishes), "portions": sum(line.quantity for line in dishes)}
    drinks = sum(line.quantity for line in lines if line.course in BESIDE - {Course.SET})
    if not drinks:
        return T("Dishes: {dishes}, portions: {portions}. Is this right?", **told)
    return T(
        "Dishes: {dishes}, portions: {portions}; drinks and the like: {drinks}. Is this right?",
        drinks=drinks,
        **told,
    )


def fees(sitting: SittingFacts) -> Text:
    """What comes on top, as it stands on the order that the guest confirms (RST-30a)."""
    fee, rate = room_fee(sitting), sitting.service_rate
    if fee and rate:
        return T("With {rate:percent} service charge and {fee:money} room fee.", rate=rate, fee=fee)
    if rate:
        return T("With {rate:percent} service charge.", rate=rate)
    return T("With {fee:money} room fee.", fee=fee) if fee else T("No other fee comes on top.")
