"""How the sheet for the national system is written, and when it was entered there."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from app.counter.listed import Field, FieldList, Holds
from app.flows.volunteer.facts.exporting import Exported, ExportFacts, ExportShown
from app.flows.volunteer.facts.ledger import ActKind, LedgerAct
from app.flows.volunteer.rules.certificates import counting
from app.flows.volunteer.rules.periods import today
from app.kernel.refusal import No
from app.kernel.text import T


def entered_by_now(on: date, now: datetime, settings: Any) -> No | None:
    """Nobody entered anything on a day that is still to come."""
    if on > today(now, settings):
        return No("{on:day} is still to come.", {"on": on})
    return None


def not_entered_yet(export: ExportFacts) -> No | None:
    """It is entered there once."""
    if export.entered:
        return No("It was entered there on {on:day} already.", {"on": export.entered})
    return None


def counting_since(acts: Sequence[LedgerAct]) -> dict[str, tuple[int, int]]:
    """What counts: by entry the place of the act since which it does, and its minutes (VOL-14, 20, 21).

    That is their stamp; of hours that a fake took altogether, the withdrawal that gave them back.
    """
    since: dict[str, tuple[int, int]] = {}
    for n, act in enumerate(acts, 1):
        if act.kind is ActKind.CREDIT:
            since[act.entry] = act.n, act.minutes
        else:
            here = counting(acts[:n])[0]
            since = {one.entry: since.get(one.entry, (act.n, one.minutes)) for one in here}
    return since


def sheets(shown: ExportShown) -> tuple[FieldList, ...]:
    """The sheet; and what is taken back there, where a fake was found since."""
    gone = tuple(one for one in shown.entries if not one.counts)
    found = [_listed("export", T("Entries", "export"), shown, shown.entries)]
    return (*found, _listed("gone", T("Take back there"), shown, gone)) if gone else tuple(found)


def _listed(key: str, title: Any, shown: ExportShown, entries: tuple[Exported, ...]) -> FieldList:
    fields = (
        Field(T("Name", "student"), Holds.WORDS, 12),
        Field(T("Number", "student"), Holds.WORDS, 14),
        Field(T("Volunteer number"), Holds.WORDS, 18),
        Field(T("Class"), Holds.WORDS, 18),
        Field(T("Day", "service"), Holds.DAY, 12),
        Field(T("Place and content"), Holds.WORDS, 34),
        Field(T("Hours", "service"), Holds.HOURS, 10),
        Field(T("Entered there on"), Holds.DAY, 16),
    )
    rows = []
    for one in entries:
        r, entered = one.record, shown.facts.entered
        rows.append((r.name, r.student, one.volunteer, r.klass, r.day, r.what, r.minutes, entered))
    return FieldList(key, title, fields, tuple(rows))
