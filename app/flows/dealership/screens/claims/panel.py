"""Beside the claims: what the chosen one says, what came of it, and the sums by maker and insurer (DLR-44)."""

from collections.abc import Iterator, Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from app.flows.dealership.facts.claims import ClaimDeed, ClaimFacts, ClaimLine, Claims, SumOf, Unclaimed
from app.flows.dealership.facts.fault_codes import PastClaim
from app.flows.dealership.facts.terms import PAYERS
from app.flows.dealership.facts.tracks import Claim
from app.flows.dealership.flow import FLOW
from app.flows.dealership.rules.fault_codes import past_of
from app.flows.dealership.screens.words import plate
from app.forms.dealership.ui_case import Ui_Case
from app.kernel.chart import Counted, Ranked
from app.kernel.money import figures
from app.kernel.text import T
from app.widgets.columns import CaseColumn
from app.widgets.facts_list import FactsList
from app.widgets.form import laid_out
from app.widgets.part import showing
from app.widgets.plots import PlotCard
from app.widgets.theme import Said


class ClaimPanel(CaseColumn):
    """`show_claim(shown, one)`: a claim, what is not claimed yet, or None for none."""

    def __init__(self) -> None:
        super().__init__()
        head = QWidget()
        self.ui = laid_out(Ui_Case(), head)
        self._facts = FactsList()
        self._sums = PlotCard(T("Claimed / granted in a year"))
        self.head.addWidget(head)
        self.body.addWidget(self._facts)
        self.body.addWidget(self._sums)
        self.body.addStretch(1)
        showing(self.ui.steps, False)

    def show_claim(self, shown: Claims, one: ClaimLine | Unclaimed | None) -> None:
        """Who is asked for how much and why; then the sums of a year."""
        self.ui.title.say(plate(one.plate) if one else T("No claim is chosen"))
        self.ui.told.say(one.model if one else "")
        if isinstance(one, ClaimLine):
            self._facts.show_facts(tuple(_known(shown, one)))
        else:
            self._facts.show_facts(tuple(_open(one)) if one else ())
        showing(self._sums, bool(shown.sums))
        self._sums.show_chart(Ranked(tuple(map(_bar, shown.sums))))


def _bar(one: SumOf) -> Counted:
    return Counted(one.who, one.asked, f"{figures(one.asked)} / {figures(one.granted)}")


def _open(one: Unclaimed) -> Iterator[tuple[Said, Said]]:
    yield T("Number", "visit"), one.facts.number
    yield T("Work or part", "paper"), one.name
    yield T("Claimed"), f"¥{figures(one.amount)}"


def _known(shown: Claims, one: ClaimLine) -> Iterator[tuple[Said, Said]]:
    facts = one.facts
    yield T("Number", "claim"), facts.number
    yield T("Claimed from"), one.who
    yield T("By", "claim"), PAYERS[facts.payer]
    for name in one.lines:
        yield T("Work or part", "paper"), name
    for label, value in (
        (T("Fault code"), facts.code),
        (T("Policy"), facts.policy),
        (T("Loss number"), facts.loss),
        (T("Surveyor"), one.surveyor),
    ):
        if value:
            yield label, value
    if facts.step is Claim.VOID:
        yield FLOW.step_titles[facts.step], T("Nothing of it was done, or another pays it: it is not sent.")
    if facts.kept_until:
        yield T("Old part kept until"), T("{day:day}", day=facts.kept_until)
    yield from _sums(facts)
    if one.photos:
        yield T("Photos"), str(one.photos)
    for deed in one.deeds:
        yield FLOW.step_titles[deed.did], _deed(deed)
    for name in facts.needs:
        yield (
            T("Paper needed"),
            T("{name}: there", "paper needed", name=name) if name in facts.papers else name,
        )
    yield from past_facts(past_of(shown.claims, facts.code, one.who, one.id))


def _sums(facts: ClaimFacts) -> Iterator[tuple[Said, Said]]:
    yield T("Labour", "claim"), f"¥{figures(facts.labour)}"
    yield T("Parts", "claim"), f"¥{figures(facts.material)}"
    if facts.assessed is not None:
        yield T("Assessed", "claim"), f"¥{figures(facts.assessed)}"
    if facts.excess:
        yield T("Excess, borne by the customer"), f"¥{figures(facts.excess)}"
    if facts.excess_left:
        yield T("Excess still to be taken"), f"¥{figures(facts.excess_left)}"
    yield T("Claimed"), f"¥{figures(facts.asked)}"


def past_facts(past: Sequence[PastClaim]) -> Iterator[tuple[Said, Said]]:
    """What came of claims about the same code before (案例)."""
    for one in past:
        told: dict[str, Any] = {"step": FLOW.step_titles[one.step], "cut": one.cut, "why": one.why}
        said = T("{step}; {cut:money} not granted: {why}", "claim", **told) if one.why else told["step"]
        yield T("{number} before", number=one.number), said


def _deed(one: ClaimDeed) -> Said:
    told: dict[str, Any] = {"who": one.by, "at": one.at, "words": one.words}
    if one.amount is not None:
        told["sum"] = figures(one.amount)
        if one.words:
            return T("¥{sum}: {words} ({who}, {at:moment})", "claim", **told)
        return T("¥{sum} ({who}, {at:moment})", "claim", **told)
    if one.words:
        return T("{words} ({who}, {at:moment})", "complaint", **told)
    return T("{who}, {at:moment}", **told)
