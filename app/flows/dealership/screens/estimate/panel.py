"""Beside the lines: what the customer says, who pays what, and what is authorised (DLR-15, 20)."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from app.flows.dealership.facts.estimate_shown import EstimateShown
from app.flows.dealership.facts.estimates import Estimate
from app.flows.dealership.facts.payers import Payer
from app.flows.dealership.facts.terms import OLD_PARTS, PAYERS, PROOFS, WAYS_TO_PAY
from app.flows.dealership.facts.warranty import Decided
from app.flows.dealership.rules.estimates import by_payer
from app.flows.dealership.rules.watch import Watch
from app.flows.dealership.screens.estimate.rows import warranty
from app.flows.dealership.screens.watch import lines
from app.flows.dealership.screens.words import had
from app.kernel.money import figures
from app.kernel.text import T
from app.widgets.columns import CaseColumn
from app.widgets.facts_list import FactsList
from app.widgets.part import Label, Role, showing
from app.widgets.theme import Said


class EstimatePanel(CaseColumn):
    """`show_estimate(shown)`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label, self._sum = Label("", Role.SECOND, "ink2"), Label("", Role.DUE)
        self._voice = Label("", Role.BODY, "ink", wrap=True)
        self._account, self._payers, self._facts = FactsList(), FactsList(), FactsList()
        self._watch, self._watched = FactsList(), Label(T("Three guarantees"), Role.STRONG)
        self.head.addWidget(self._label)
        self.head.addWidget(self._sum)
        self._ready = Label("", Role.STRONG, wrap=True)
        self.body.addWidget(self._voice)
        self.body.addWidget(self._ready)
        self.body.addWidget(self._account)
        for word, part in ((T("Who pays"), self._payers), (T("What is known"), self._facts)):
            self.body.addWidget(Label(word, Role.STRONG))
            self.body.addWidget(part)
        self.body.addWidget(self._watched)
        self.body.addWidget(self._watch)
        self.body.addStretch(1)

    def show_proposal(self, told: Said) -> None:
        """When the car could be done; nothing once that was promised."""
        self._ready.say(told)
        showing(self._ready, bool(told))

    def show_estimate(self, shown: EstimateShown, found: Watch) -> None:
        """The customer's sum largest: estimated, or authorised once it is signed; below, what the watch counts."""
        estimate = shown.facts.estimate
        customers = by_payer(estimate)[Payer.CUSTOMER]
        signed = estimate.signed
        self._label.say(T("Authorised by the customer") if signed else T("Estimated for the customer"))
        self._sum.say(f"¥{figures(estimate.account.authorised if signed else customers)}")
        self._voice.say(
            T("“{words}”", words=shown.words) if shown.words else T("Nothing was written down yet")
        )
        self._account.show_facts(_account(shown, estimate))
        sums = by_payer(estimate).items()
        self._payers.show_facts([(PAYERS[payer], figures(fen)) for payer, fen in sums])
        self._facts.show_facts(_known(shown, estimate))
        self._watch.show_facts(lines(found))
        showing(self._watched, bool(found.faults))


def _account(shown: EstimateShown, estimate: Estimate) -> Sequence[tuple[Said, Said]]:
    """v1 → +v2: what each asking added, by which proof, in which words, and who asked."""
    proofs = {one.version: one for one in estimate.account.entries}
    told: list[tuple[Said, Said]] = []
    for n, fen in estimate.account.versions:
        one, (words, by) = proofs[n], shown.said.get(n, ("", ""))
        name = T("v{n}", "version", n=n) if n == 1 else T("+v{n}", "version", n=n)
        about: dict[str, Any] = {"sum": figures(fen), "proof": PROOFS[one.proof], "at": one.at, "by": by}
        said = T("{sum} · {proof}, {at:time} {by}", **about)
        told.append((name, T("{said}: “{words}”", said=said, words=words) if words else said))
    return told


def _known(shown: EstimateShown, estimate: Estimate) -> Sequence[tuple[Said, Said]]:
    said, order, first = estimate.diagnosis, estimate.order, shown.facts.first
    known: list[tuple[Said, Said]] = []
    if first:
        known.append((T("First maintenance"), had(first)))
    if said:
        found = T("found on the spot") if said.found else T("to be examined", "fault")
        known.append((T("Fault"), found))
        if shown.conditions:
            known.append((T("Conditions"), shown.conditions))
        if said.road_test:
            known.append((T("Road test"), T("done", "road test")))
    known += [(T("Line {n}", n=one.n), _decided(shown, one.decided)) for one in estimate.lines if one.decided]
    known.append((T("Valid until"), T("{day:day}", day=shown.until)))
    if order:
        known.append((T("Job order", "number"), order.number))
        known.append((T("Way to pay"), WAYS_TO_PAY[order.paying]))
        known.append((T("Old parts"), OLD_PARTS[order.old_parts]))
        if order.signed_at:
            known.append((T("Signed"), T("{at:moment}", at=order.signed_at)))
            given = T("{at:moment}", at=order.given_at) if order.given_at else T("not yet", "handed over")
            known.append((T("Copies handed over"), given))
    return known


def _decided(shown: EstimateShown, decided: Decided) -> Said:
    """A decision, and why something is to be examined."""
    told = warranty(decided)
    if decided.why is None:
        return told
    return T("{told}: {why}", "warranty", told=told, why=shown.texts.get(decided.why.id, ""))
