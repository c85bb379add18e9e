"""What is worth a look before the stamp. A signal says what was noticed, and judges nothing.

Pure: from the entries of a collection, and those of its students and witnesses some time back.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations
from typing import Any, TypeVar

from app.flows.volunteer.facts.case import CollectionFacts
from app.flows.volunteer.facts.ids import EntryId
from app.flows.volunteer.facts.signals import OnDuty, Served, Sign, Signal
from app.flows.volunteer.facts.tracks import Duty
from app.flows.volunteer.rules.places import spot
from app.flows.volunteer.settings import VERIFY_OVER
from app.flows.volunteer.settings.signals import ALIKE, JUST_UNDER, JUST_UNDER_TIMES, OFTEN, OFTEN_LEAST
from app.kernel.refusal import No
from app.kernel.text import T, Text

S = TypeVar("S")
EXPECTED = (Duty.PLANNED, Duty.ATTENDED, Duty.ABSENT)
"""Whoever stands so on the roster was to come; one who declined or swapped was not."""
NOT_THERE: Mapping[Duty, Text] = {
    Duty.DECLINED: T("{name}, {day:day}: declined the duty at {place}, and has hours of it."),
    Duty.SWAPPED: T("{name}, {day:day}: gave the duty at {place} to another, and has hours of it."),
    Duty.ABSENT: T("{name}, {day:day}: did not come to the duty at {place}, and has hours of it."),
}


def signals(
    served: Sequence[Served], duties: Sequence[OnDuty], collection: str, settings: Any
) -> tuple[Signal, ...]:
    """Everything that is noticed of a collection, the weightiest first; `duties` are those of its students."""
    here = [one for one in served if one.collection == collection]
    found = (
        *_lapsed(here),
        *_elsewhere(here, served),
        *_on_duty(here, duties),
        *_not_come(here, duties),
        *_often(here, served, settings),
        *_alike(here, served, settings),
        *_just_under(here, served, settings),
    )
    return tuple(found)


def of_this_collection(collection: CollectionFacts, entries: tuple[EntryId, ...]) -> No | None:
    """Entries of another collection are looked at there."""
    if not entries or not set(entries) <= collection.parts.keys():
        return No("These entries are not all of this collection.")
    return None


def _lapsed(here: Iterable[Served]) -> Iterator[Signal]:
    """A seal that was not valid on the day of the stamp (VOL-11)."""
    for one in here:
        if one.lapsed:
            told = T("{name}, {day:day}: a seal that was not valid on that day.", name=one.name, day=one.day)
            yield Signal(Sign.LAPSED, (one.entry,), told)


def _elsewhere(here: Sequence[Served], served: Sequence[Served]) -> Iterator[Signal]:
    """One witness at two places at one time."""
    ours = {one.entry for one in here}
    for (witness, day), of in _by(served, lambda one: (one.witness, one.day)).items():
        pairs = [
            (a, b)
            for a, b in combinations(of, 2)
            if witness and spot(a.place) != spot(b.place) and _meet(a, b)
        ]
        entries = tuple(dict.fromkeys(one.entry for pair in pairs for one in pair if one.entry in ours))
        if entries:
            a, b = pairs[0]
            told: dict[str, Any] = {"witness": witness, "day": day, "one": a.place, "other": b.place}
            yield Signal(
                Sign.ELSEWHERE,
                entries,
                T("{witness} stamped for {one} and {other} at the same time, on {day:day}.", **told),
            )


def _on_duty(here: Iterable[Served], duties: Iterable[OnDuty]) -> Iterator[Signal]:
    """A service at a time at which the student was on the roster for another place (VOL-03).

    A duty that was declined or swapped leaves that time free.
    """
    for one, duty in _met(here, duties):
        if one.start is not None and spot(one.place) != spot(duty.place) and duty.step in EXPECTED:
            told = _told(one, duty)
            yield Signal(
                Sign.ON_DUTY,
                (one.entry,),
                T("{name}, {day:day}: was at {place}, and on the roster for {duty} at that time.", **told),
            )


def _not_come(here: Iterable[Served], duties: Iterable[OnDuty]) -> Iterator[Signal]:
    """Hours of a duty that the roster says the student did not serve (VOL-03)."""
    for one, duty in _met(here, duties):
        if spot(one.place) == spot(duty.place) and duty.step in NOT_THERE:
            yield Signal(Sign.NOT_COME, (one.entry,), replace(NOT_THERE[duty.step], args=_told(one, duty)))


def _met(here: Iterable[Served], duties: Iterable[OnDuty]) -> Iterator[tuple[Served, OnDuty]]:
    """Each entry with the duties of its student that lay in its time: on its day, where nobody wrote the hour."""
    of = _by(duties, lambda duty: (duty.student, duty.day))
    for one in here:
        for duty in of.get((one.student, one.day), ()):
            at_once = one.start is None or (one.start < duty.end and duty.start < one.start + one.minutes)
            if at_once and duty.entry != one.entry:
                yield one, duty


def _told(one: Served, duty: OnDuty) -> dict[str, Any]:
    return {"name": one.name, "day": one.day, "place": one.place, "duty": duty.place}


def _often(here: Sequence[Served], served: Sequence[Served], settings: Any) -> Iterator[Signal]:
    """A witness far above his norm: what he stamped in each of the collections before, on the average."""
    ours = {one.collection for one in here}
    before: dict[str, Counter[str]] = {}
    for one in served:
        if one.collection not in ours:
            before.setdefault(one.witness, Counter())[one.collection] += 1
    for witness, of in _by(here, lambda one: one.witness).items():
        each = before.get(witness)
        if not witness or not each or len(of) < settings.of(OFTEN_LEAST):
            continue
        # n > times · sum / count, in whole numbers
        if len(of) * len(each) > settings.of(OFTEN) * each.total():
            told: dict[str, Any] = {"witness": witness, "n": len(of), "of": len(each), "sum": each.total()}
            yield Signal(
                Sign.OFTEN,
                tuple(one.entry for one in of),
                T(
                    "{witness} stamped {n} entries here; {sum} in the {of:collection|{of} collections} before.",
                    **told,
                ),
            )


def _alike(here: Sequence[Served], served: Sequence[Served], settings: Any) -> Iterator[Signal]:
    """Entries of a student that are the same in everything but the day."""
    ours = {one.entry for one in here}
    key = lambda one: (one.student, one.start, one.minutes, spot(one.place), one.content)  # noqa: E731
    for of in _by(served, key).values():
        entries = tuple(one.entry for one in of if one.entry in ours)
        if entries and len(of) >= settings.of(ALIKE):
            told: dict[str, Any] = {"name": of[0].name, "n": len(of), "place": of[0].place}
            yield Signal(Sign.ALIKE, entries, T("{name}: {n} entries alike, {place}.", **told))


def _just_under(here: Sequence[Served], served: Sequence[Served], settings: Any) -> Iterator[Signal]:
    """Hours just under what would have to be verified, too often (VOL-13)."""
    ours, limit = {one.entry for one in here}, settings.of(VERIFY_OVER)
    near = [one for one in served if limit - settings.of(JUST_UNDER) < one.minutes <= limit]
    for of in _by(near, lambda one: one.student).values():
        entries = tuple(one.entry for one in of if one.entry in ours)
        if entries and len(of) >= settings.of(JUST_UNDER_TIMES):
            told: dict[str, Any] = {"name": of[0].name, "n": len(of), "limit": limit}
            yield Signal(
                Sign.JUST_UNDER,
                entries,
                T("{name}: {n} times just not over {limit:minutes}, which would be verified.", **told),
            )


def _by(of: Iterable[S], key: Callable[[S], Any]) -> Mapping[Any, list[S]]:
    found: dict[Any, list[S]] = {}
    for one in of:
        found.setdefault(key(one), []).append(one)
    return found


def _meet(a: Served, b: Served) -> bool:
    if a.start is None or b.start is None:
        return False
    return a.start < b.start + b.minutes and b.start < a.start + a.minutes
