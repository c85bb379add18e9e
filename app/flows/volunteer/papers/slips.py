"""The slip in each returned booklet, a roll: counted, not counted and why, appeal until when."""

from collections.abc import Iterator
from typing import Any

from app.counter.letterhead import house_language, letterhead
from app.counter.settings import Settings
from app.flows.volunteer.facts.form_sheets import BookletSlip, SlipEntry
from app.flows.volunteer.facts.tracks import Entry
from app.flows.volunteer.papers.kinds import BOOKLET
from app.flows.volunteer.settings import SLIP_FORMAT
from app.kernel.hours import hours
from app.kernel.text import Kept, T, Text
from app.paper.model import Block, Column, Fact, Format, Group, Pairs, Paper, Row, Rule, Table, Words

COLUMNS = (Column("", 0.78), Column("", 0.22, right=True, strong=True))
WHY_NOT = {
    Entry.FAKE: T("Fake", "booklet slip"),
    Entry.SENT_BACK: T("Sent back", "booklet slip"),
    Entry.OPEN: T("Not judged", "booklet slip"),
    Entry.APPROVED: T("Stamped with the next ones", "booklet slip"),
}


def booklet_slip(slip: BookletSlip, settings: Settings) -> Paper:
    """What became of each entry of a booklet."""
    return Paper(
        kind=BOOKLET.code,
        number=slip.number,
        title=T("Slip of a booklet"),
        format=Format(settings.of(SLIP_FORMAT)),
        blocks=tuple(_blocks(slip)),
        letterhead=letterhead(settings),
        language=house_language(settings),
    )


def _blocks(slip: BookletSlip) -> Iterator[Block]:
    span = {"n": slip.period, "first": slip.first, "last": slip.last}
    yield Pairs(
        (
            Fact(T("Name", "student"), slip.name, voice=True),
            Fact(T("Number", "student"), slip.student),
            Fact(T("Class"), slip.klass),
            Fact(T("Period", "paper"), Text("{n} · {first:day} – {last:day}", span)),
        )
    )
    counted = [one for one in slip.entries if one.state is Entry.STAMPED]
    others = [one for one in slip.entries if one.state is not Entry.STAMPED]
    if counted:
        yield Group(T("Counted", "booklet slip"), hours(sum(one.minutes for one in counted)))
        yield Table(COLUMNS, tuple(_row(one) for one in counted), name=0)
    if others:
        yield Group(T("Not counted", "booklet slip"), hours(sum(one.minutes for one in others)))
        yield Table(COLUMNS, tuple(_row(one) for one in others), name=0)
    yield Rule(dashed=True)
    yield Pairs(tuple(_sums(slip)))
    told = T(
        "Do you not agree? Come to the volunteer centre until {day:day} with this slip.",
        day=slip.appeal_until,
    )
    yield Words(told, small=True)


def _row(one: SlipEntry) -> Row:
    why = WHY_NOT.get(one.state)
    under: tuple[Text, ...] = ()
    if why is not None:
        told = one.why or (None if one.sealed else _lacking(one))
        under = (T("{what}: {why}", "booklet slip", what=why, why=told) if told else why,)
    return Row((T("{day:day} {what}", day=one.day, what=one.what), hours(one.minutes)), under=under)


def _lacking(one: SlipEntry) -> Text:
    """Which seal it lacks; of one that was not valid then, whose it is and its last day (VOL-11)."""
    if not one.lapsed:
        return T("no valid seal: have it stamped", "booklet slip")
    seal: dict[str, Any] = {
        "holder": Kept(one.lapsed[0].holder),
        "since": one.lapsed[0].since,
        "until": one.lapsed[0].until,
    }
    if one.lapsed[0].until is None:
        return T(
            "the seal of {holder} is valid only from {since:day} on: have it stamped", "booklet slip", **seal
        )
    return T(
        "the seal of {holder} was valid from {since:day} until {until:day}: have it stamped",
        "booklet slip",
        **seal,
    )


def _sums(slip: BookletSlip) -> Iterator[Fact]:
    if slip.taken:
        yield Fact(T("Taken for fakes"), hours(slip.taken))
    yield Fact(T("All hours by now", "booklet slip"), hours(slip.balance))
