"""How hours, times, seals and states are written on the centre's screens."""

from collections.abc import Mapping
from typing import Any

from app.flows.volunteer.facts.activities import Held
from app.flows.volunteer.facts.case import Beside, EntryFacts
from app.flows.volunteer.facts.ledger import ActKind, Line
from app.flows.volunteer.facts.seals import SealFacts
from app.flows.volunteer.facts.services import Stamp, Verified
from app.flows.volunteer.facts.tracks import Collection, Entry
from app.kernel.hours import hours
from app.kernel.text import T, Text
from app.widgets.paint import Tag
from app.widgets.theme import Said

SEALS: Mapping[Stamp, Text] = {
    Stamp.COUNSELLOR: T("Co", "seal mark"),
    Stamp.CENTRE: T("Ce", "seal mark"),
    Stamp.ASSOCIATION: T("As", "seal mark"),
}
KINDS: Mapping[Stamp, Text] = {
    Stamp.COUNSELLOR: T("Counsellor", "seal"),
    Stamp.CENTRE: T("Centre", "seal"),
    Stamp.ASSOCIATION: T("Association", "seal"),
}
WAYS: Mapping[Verified, Text] = {
    Verified.TELEPHONE: T("Telephone", "verified"),
    Verified.PHOTO: T("Photo", "verified"),
    Verified.VISIT: T("Visit", "verified"),
    Verified.LETTER: T("Letter", "verified"),
    Verified.NOT_NEEDED: T("Not needed", "verified"),
}
STATES: Mapping[Entry, Tag] = {
    Entry.OPEN: Tag(T("not judged", "entry"), "mute", "circle-dashed"),
    Entry.APPROVED: Tag(T("approved", "entry"), "ok", "check"),
    Entry.SENT_BACK: Tag(T("sent back", "entry"), "warn", "undo-2"),
    Entry.FAKE: Tag(T("fake", "entry"), "bad", "circle-x"),
    Entry.STAMPED: Tag(T("stamped", "entry"), "info", "check-check"),
}
HELD_FOR: Mapping[Held, Text] = {
    Held.LONG: T("long, unverified"),
    Held.NOT_TOLD: T("5 or more, untold"),
    Held.TOLD_LATE: T("5 or more, told late"),
    Held.NOT_CONFIRMED: T("not confirmed yet", "activity"),
    Held.OTHER_HOURS: T("beyond its hours", "activity"),
    Held.MORE_CAME: T("more than confirmed", "activity"),
}
STEPS: Mapping[Collection, Text] = {
    Collection.COLLECTED: T("Collect", "step line"),
    Collection.APPRAISED: T("Appraise", "step line"),
    Collection.STAMPED: T("Stamp", "step line"),
    Collection.ENTERED: T("Enter forms", "step line"),
    Collection.KEPT: T("Keep forms", "step line"),
    Collection.TALLIED: T("Tally", "step line"),
    Collection.ARCHIVED: T("Archive", "step line"),
}
"""The line of a collection; one that was withdrawn stands on none."""
WITHDRAWN = Tag(T("withdrawn", "step"), "mute", "undo-2")


def span(entry: EntryFacts | Beside) -> Said:
    """From when to when it lasted: 8:30–11:30; a dash where nobody wrote the times."""
    if entry.start is None:
        return "—"
    return f"{hours(entry.start)}–{hours(entry.start + entry.minutes)}"


def lacking(entry: EntryFacts) -> Text:
    """Which seal an entry lacks that goes back for want of one."""
    if not entry.lapsed:
        return T("no valid seal")
    seal = entry.lapsed[0]
    if seal.until is None or entry.day < seal.since:
        return T("seal from {since:day} on", since=seal.since)
    return T("seal ended {until:day}", until=seal.until)


def valid(seal: SealFacts) -> Text:
    """From when to when a seal is valid."""
    told: dict[str, Any] = {"since": seal.since, "until": seal.until}
    return T("{since:day} to {until:day}", **told) if seal.until else T("from {since:day} on", **told)


def seals(entry: EntryFacts) -> Said:
    """The valid seals on it."""
    if not entry.stamps:
        return T("none", "seals")
    there = {stamp.value: word for stamp, word in SEALS.items() if stamp in entry.stamps}
    return Text(" ".join(f"{{{stamp}}}" for stamp in there), there)


def done(line: Line, what: str) -> Text:
    """What an act of the ledger was, in words."""
    if line.act.kind is ActKind.WITHDRAWN:
        return T("Judgement withdrawn: {what}", what=what)
    if line.act.kind is ActKind.STRUCK:
        return T("The centre had entered it wrongly: {what}", what=what)
    if line.act.kind is ActKind.CREDIT:
        told = {"what": what}
        return T("Stamped, and counts no more: {what}", **told) if line.void else T("Stamped: {what}", **told)
    return T("Withdrawn: {what}", what=what) if line.void else T("Fake {n}: {what}", n=line.nth, what=what)
