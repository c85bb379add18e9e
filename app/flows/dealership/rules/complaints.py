"""A complaint is answered within a day, and its most frequent causes come first (DLR-50)."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from app.flows.dealership.facts.complaints import FAULTS, ComplaintFacts, Fault
from app.flows.dealership.facts.tracks import Complaint
from app.flows.dealership.settings.complaints import ANSWER_WITHIN
from app.kernel.chart import Counted, Ranked
from app.kernel.money import part
from app.kernel.text import T


def answer_by(complaint: ComplaintFacts, settings: Any) -> datetime | None:
    """Until when a complaint is answered; None once it is."""
    if complaint.step is not Complaint.OPEN:
        return None
    return complaint.since + timedelta(hours=settings.of(ANSWER_WITHIN))


def pareto(causes: Sequence[tuple[Fault, int]]) -> Ranked:
    """The causes, the most frequent first, each with how many percent it and those before it make."""
    ranked = sorted(causes, key=lambda one: (-one[1], list(Fault).index(one[0])))
    whole, before, bars = sum(n for _, n in ranked), 0, list[Counted]()
    for fault, n in ranked:
        before += n
        share = T("{n}, {share} %", "causes", n=n, share=part(before, 100, whole))
        bars.append(Counted(FAULTS[fault], n, share))
    return Ranked(tuple(bars))
