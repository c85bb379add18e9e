"""索赔: what is to be claimed, where each claim stands, and the sums (DLR-44)."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from app.flows.dealership.facts.claims import ClaimLine, Claims, Unclaimed
from app.flows.dealership.facts.delivery_shown import DeliveryShown
from app.flows.dealership.facts.terms import PAYERS
from app.flows.dealership.facts.tracks import Claim
from app.flows.dealership.flow import FLOW
from app.flows.dealership.screens.base import AskDialog, BesidePage
from app.flows.dealership.screens.claims import dialogs
from app.flows.dealership.screens.claims.book import FaultCodesPage
from app.flows.dealership.screens.claims.panel import ClaimPanel
from app.flows.dealership.screens.delivery.pay import ExcessDialog
from app.flows.dealership.screens.photos import of_claim
from app.flows.dealership.screens.words import plate_tag
from app.kernel.fields import Note
from app.kernel.money import figures
from app.kernel.text import T
from app.widgets.bound import Action
from app.widgets.desk import Context, Tone
from app.widgets.paint import Tag
from app.widgets.places import Offer
from app.widgets.table import Cell, Heading, TableRow

HEADINGS = (
    Heading(T("Plate"), 132),
    Heading(T("Claim", "subject"), 0),
    Heading(T("Claimed (yuan)"), 128, sums=True),
    Heading(T("Status", "board"), 140),
)
TONES = {
    Claim.DRAFTED: "info",
    Claim.SENT: "warn",
    Claim.ACCEPTED: "ok",
    Claim.CUT: "warn",
    Claim.REFUSED: "bad",
    Claim.PAID: "mute",
    Claim.VOID: "mute",
}
NEXT: dict[Claim, tuple[str, ...]] = {
    Claim.DRAFTED: ("send_claim", "change_claim", "photos"),
    Claim.SENT: ("accept_claim", "cut_claim", "refuse_claim", "reopen_claim", "photos"),
    Claim.ACCEPTED: ("pay_claim", "reopen_claim"),
    Claim.CUT: ("pay_claim", "reopen_claim"),
    Claim.REFUSED: ("reopen_claim",),
    Claim.PAID: ("reopen_claim",),
    Claim.VOID: ("change_claim",),
}
"""What comes next with a claim, and what else can be done with it."""


class ClaimsPage(BesidePage):
    """`ClaimsPage(context, claim)`: F5 does what comes next: draft, send, accepted, paid."""

    def __init__(self, context: Context, claim: str = "", parent: QWidget | None = None) -> None:
        nothing = (
            T("Nothing is to be claimed"),
            T("What maker or insurer pays stands here once the car is done"),
        )
        self.panel = ClaimPanel()
        door = T("The claim, and what to do"), "file-text"
        super().__init__(context, T("Claims"), HEADINGS, ("file-text", *nothing), self.panel, door, parent)
        self._list, self.chosen = Claims((), (), ()), claim
        self._acts = self._make_actions()
        self._excess = self.way(T("Take excess"), self._take_excess, icon="banknote")
        self._give_back = self.way(T("Give excess back"), self._undo_excess, icon="undo-2")
        self._book = self.way(T("Claims book"), self._open_book, icon="book-open")
        self.turned.connect(self._show_chosen)
        self._show_chosen()

    def _make_actions(self) -> dict[str, Action]:
        draft = "dealership.draft_claim", self._draft_args, self._draft
        accept = "dealership.accept_claim"
        asked = {
            "cut_claim": (dialogs.cut, "tag"),
            "refuse_claim": (dialogs.refuse, "circle-x"),
            "reopen_claim": (dialogs.reopen, "undo-2"),
            "pay_claim": (dialogs.pay, "banknote"),
        }
        return {
            "draft_claim": self.asks(*draft, icon="plus"),
            "send_claim": self.asks("dealership.send_claim", self._send_args, self._send, icon="send"),
            "change_claim": self.asks("dealership.change_claim", self._args, self._change, icon="pencil"),
            "accept_claim": self.action(accept, self._args, icon="check"),
            "photos": self.way(T("Photos"), self._photos, icon="camera"),
            **{
                act: self.asks(f"dealership.{act}", self._args, self._with(ask), icon=icon)
                for act, (ask, icon) in asked.items()
            },
        }

    # -- looking ----------------------------------------------------------------------------------------

    def read(self) -> None:
        self.look(Claims, self._tell)

    @property
    def _line(self) -> ClaimLine | Unclaimed | None:
        for one in self._list.unclaimed:
            if _id(one) == self.chosen:
                return one
        return next((one for one in self._list.claims if one.id == self.chosen), None)

    def _tell(self, shown: Claims) -> None:
        self._list = shown
        told: dict[str, Any] = {"n": len(shown.unclaimed)}
        rows = [*map(_open_row, shown.unclaimed), *map(_row, shown.claims)]
        self.show_rows(rows, T("{n} to be claimed", **told))

    def _show_chosen(self) -> None:
        one = self._line
        self.panel.show_claim(self._list, one)
        self.learn(one.facts if one else None)
        acts = NEXT[one.facts.step] if isinstance(one, ClaimLine) else ("draft_claim",)
        first, *others = (Offer(self._acts[act]) for act in acts)
        left = isinstance(one, ClaimLine) and one.facts.excess_left > 0
        taken = isinstance(one, ClaimLine) and one.facts.excess_taken > 0
        excess = (*((Offer(self._excess),) if left else ()), *((Offer(self._give_back),) if taken else ()))
        self.places.offer(first, (*others, *excess, Offer(self._book)))

    # -- doing ------------------------------------------------------------------------------------------

    def _args(self) -> dict[str, Any] | None:
        return {"claim": self.chosen} if isinstance(self._line, ClaimLine) else None

    def _send_args(self) -> dict[str, Any] | None:
        """What is missing is asked for when it is sent."""
        one = self._line
        return (
            {"claim": one.id, "why": Note("—") if one.facts.lacks else None}
            if isinstance(one, ClaimLine)
            else None
        )

    def _draft_args(self) -> dict[str, Any] | None:
        one = self._line
        if not isinstance(one, Unclaimed):
            return None
        return {"visit": one.visit} | ({"line": one.line} if one.line else {})

    def _draft(self) -> None:
        if isinstance(one := self._line, Unclaimed):
            dialogs.draft(self.context, self, self._list, one).open()

    def _change(self) -> None:
        if isinstance(one := self._line, ClaimLine):
            dialogs.change(self.context, self, self._list, one).open()

    def _send(self) -> None:
        """Send it at once; without papers that the book asks for only with a reason."""
        if not isinstance(one := self._line, ClaimLine):
            return
        if one.facts.lacks:
            dialogs.send(self.context, self, one, self._sent).open()
        else:
            self.attempt("dealership.send_claim", {"claim": one.id}, self._sent)

    def _take_excess(self) -> None:
        if isinstance(one := self._line, ClaimLine):
            self.look(
                DeliveryShown, lambda of: ExcessDialog(self.context, self, of).open(), visit=one.facts.visit
            )

    def _undo_excess(self) -> None:
        if isinstance(one := self._line, ClaimLine):
            self.look(
                DeliveryShown,
                lambda of: dialogs.give_back(self.context, self, of).open(),
                visit=one.facts.visit,
            )

    def _open_book(self) -> None:
        self.leads.emit(FaultCodesPage(self.context))

    def _photos(self) -> None:
        if isinstance(one := self._line, ClaimLine):
            of_claim(self.context, self, one).open()

    def _with(self, ask: Callable[[Context, QWidget, ClaimLine], AskDialog]) -> Callable[[], None]:
        def run() -> None:
            if isinstance(one := self._line, ClaimLine):
                ask(self.context, self, one).open()

        return run

    def _sent(self, document: str) -> None:
        self.told(T("The claim is printed."), Tone.OK)
        self.context.preview(document)


def _id(one: Unclaimed) -> str:
    return f"{one.visit} {one.line or ''}"


def _open_row(one: Unclaimed) -> TableRow:
    note = T("{payer} line", "claim", payer=PAYERS[one.payer]) if one.line else T("insurance case", "claim")
    return TableRow(
        _id(one),
        (
            plate_tag(one.plate),
            Cell(one.name, strong=True, note=note),
            figures(one.amount),
            Tag(T("to be claimed"), "bad", "clock"),
        ),
    )


def _row(one: ClaimLine) -> TableRow:
    step = one.facts.step
    return TableRow(
        one.id,
        (
            plate_tag(one.plate),
            Cell(one.who, strong=True, note=one.facts.number),
            figures(one.facts.asked),
            Tag(FLOW.step_titles[step], TONES[step]),
        ),
        off=step in (Claim.PAID, Claim.VOID),
    )
