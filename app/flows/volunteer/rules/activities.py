"""Activities of a team: from five students on the centre is told before they begin (VOL-02).

The article leaves exactly five open: they are treated as five or more.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, time, timedelta
from typing import Any

from app.flows.volunteer.facts.activities import ActivityFacts, Held, Planned, PutRight, Telling
from app.flows.volunteer.facts.case import CollectionFacts, EntryFacts
from app.flows.volunteer.facts.services import Service, Verified
from app.flows.volunteer.facts.tracks import Activity, Entry
from app.flows.volunteer.rules.places import spot
from app.flows.volunteer.rules.together import minutes_in_one_go, together
from app.flows.volunteer.settings import VERIFY_OVER
from app.kernel.refusal import No

MANY = 5
"""From so many students on the centre is told beforehand."""
EARLIER_OR_LATER = 15
"""So many minutes before an activity begins and after it ends are still its own."""


def is_for_many(activity: ActivityFacts) -> bool:
    """Whether the centre is to be told: by how many were to go, or by how many went, in several small activities or in one."""
    return activity.together >= MANY


def people_at(activity: ActivityFacts, others: Iterable[ActivityFacts]) -> int:
    """How many were to go or went to an activity and to those others that are at its place at its time."""
    place, there = spot(activity.place), [activity]
    for one in others:
        here = one.id != activity.id and one.day == activity.day and spot(one.place) == place
        if here and one.step is not Activity.OFF and one.start < activity.end and activity.start < one.end:
            there.append(one)
    return sum(max(one.places, one.students) for one in there)


def told_late(activity: ActivityFacts) -> bool:
    """Whether the centre heard of it only once it had begun."""
    return activity.told_at is not None and activity.told_at >= activity.begins


def to_be_seen_to(activity: ActivityFacts) -> bool:
    """What the centre still has to hear of, or to find real."""
    if activity.step is Activity.OFF or not is_for_many(activity):
        return False
    return activity.told_at is None or activity.step is not Activity.CONFIRMED


def ends_after_it_begins(what: Planned) -> No | None:
    """From is before to."""
    return None if what.end > what.start else No("It ends before it begins.")


def leader_was_told_by_now(told: Telling, now: datetime) -> No | None:
    """The students told the leader before the leader tells the centre."""
    if told.leader_told_at <= now:
        return None
    return No("The leader cannot have been told in the future.")


def not_held_yet(activity: ActivityFacts, now: datetime) -> No | None:
    """What has begun stays as it was told: what differs is said of each entry."""
    if now < activity.begins:
        return None
    return No("It began at {at:moment}: what was told of it stays.", {"at": activity.begins})


def will_begin(what: Planned, now: datetime, settings: Any) -> No | None:
    """It is moved to a time that is still to come: else it would be told late without anybody's fault."""
    if begins(what, settings) > now:
        return None
    return No("{day:day} at that time is over. An activity is put right before it begins.", {"day": what.day})


def is_another(activity: ActivityFacts, what: Planned) -> bool:
    """Whether it differs in what the centre confirms: place, content, organiser, day, hours or number."""
    was = (activity.day, activity.start, activity.end, activity.place, activity.content)
    now = (what.day, what.start, what.end, what.place, what.content)
    return (*was, activity.organiser, activity.places) != (*now, what.organiser, what.places)


def says_something_else(activity: ActivityFacts, what: PutRight) -> No | None:
    """There is something to put right."""
    if what.leader or is_another(activity, what):
        return None
    return No("Nothing of it is different. Change what was entered wrongly.")


def begins(what: Planned, settings: Any) -> datetime:
    """When it begins, as a moment."""
    return datetime.combine(what.day, time.min, settings.zone) + timedelta(minutes=what.start)


def not_told_yet(activity: ActivityFacts) -> No | None:
    """When the centre was told stays as it was."""
    if activity.told_at is None:
        return None
    return No("The centre was told at {at:moment}.", {"at": activity.told_at})


def says_how_it_is_real(how: Verified) -> No | None:
    """An activity is real because somebody asked or saw it."""
    if how is Verified.NOT_NEEDED:
        return No("Say how it was found real: by telephone, a photo, a visit or the organiser's letter.")
    return None


def no_entry_names_it(activity: ActivityFacts) -> No | None:
    """What students served at took place."""
    if activity.students == 0:
        return None
    return No(
        "{n} {n:student has|students have} an entry of it: strike {n:that|those} first.",
        {"n": activity.students},
    )


def activity_fits(collection: CollectionFacts, activity: ActivityFacts, service: Service) -> No | None:
    """An entry names an activity of its class and day that was not called off."""
    if activity.klass != collection.klass:
        return No("This activity is another class's.")
    if activity.step is Activity.OFF:
        return No("This activity was called off.")
    return was_elsewhere(activity, service)


def was_elsewhere(activity: ActivityFacts, service: Service) -> No | None:
    """What was served on another day, at another place or time is none of an activity."""
    if activity.day != service.day:
        return No("This activity was on {day:day}.", {"day": activity.day})
    if spot(activity.place) != spot(service.place):
        return No(
            "This activity was at {place}: an entry of another place is none of it.",
            {"place": activity.place},
        )
    if not _meet(activity, service):
        return No("This activity took place at another time of the day.")
    return None


def held(collection: CollectionFacts, entry: EntryFacts, settings: Any) -> Held | None:
    """Why an entry would be verified first, whether it is by now or not: it took long, or many went untold (VOL-02, 13)."""
    if minutes_in_one_go(collection, entry) > settings.of(VERIFY_OVER):
        return Held.LONG
    return _many_went(collection, entry)


def waits(collection: CollectionFacts, entry: EntryFacts, settings: Any) -> Held | None:
    """Why an entry is held now: nothing once somebody noted how it was verified.

    That it need not be is said of a long service alone.
    """
    if entry.verified is Verified.NOT_NEEDED:
        return _many_went(collection, entry)
    return None if entry.verified else held(collection, entry, settings)


def only_a_long_one_need_not_be(collection: CollectionFacts, entry: EntryFacts, how: Verified) -> No | None:
    """Where many went the centre has to hear of it, by whatever way (VOL-02)."""
    if how is not Verified.NOT_NEEDED or not _many_went(collection, entry):
        return None
    return No("Only a long service need not be verified; here five or more went. Note how it was verified.")


def held_entry_is_verified(collection: CollectionFacts, entry: EntryFacts, settings: Any) -> No | None:
    """What is held is approved only after a note: how it was verified, or why it need not be (VOL-02, 13)."""
    why = waits(collection, entry, settings)
    return _SAID[why](minutes_in_one_go(collection, entry)) if why else None


def nothing_approved_waits(collection: CollectionFacts, settings: Any) -> No | None:
    """What came to be held after it was approved is verified before it is credited: others were entered beside it."""
    n = sum(
        one.step is Entry.APPROVED and waits(collection, one, settings) is not None
        for one in collection.entries
    )
    if not n:
        return None
    return No(
        "{n} approved {n:entry is|entries are} held since: note first how {n:it was|they were} verified, "
        "or why {n:it|they} need not be.",
        {"n": n},
        mend="verify_entry",
    )


def _many_went(collection: CollectionFacts, entry: EntryFacts) -> Held | None:
    """Where five or more were together: what the centre was not told, or not so: when, and how many (VOL-02)."""
    activity = entry.activity
    many = together(collection, entry) >= MANY or (activity is not None and is_for_many(activity))
    if entry.duty or not many:
        return None
    if activity is None or activity.told_at is None:
        return Held.NOT_TOLD
    if told_late(activity):
        return Held.TOLD_LATE
    if activity.step is not Activity.CONFIRMED:
        return Held.NOT_CONFIRMED
    if not _at_its_hours(activity, entry):
        return Held.OTHER_HOURS
    return Held.MORE_CAME if activity.students > activity.places else None


def _at_its_hours(activity: ActivityFacts, entry: EntryFacts) -> bool:
    """Whether a service lies within the hours of its activity; where nobody wrote when, it does."""
    if entry.start is None:
        return True
    early, late = activity.start - entry.start, entry.start + entry.minutes - activity.end
    return max(early, late) <= EARLIER_OR_LATER


def _meet(activity: ActivityFacts, service: Service) -> bool:
    """Whether the times of an entry lie at those of its activity; where only the hours are known, whether they fit in."""
    if service.start is None or service.end is None:
        return service.length <= activity.end - activity.start
    return service.start < activity.end and activity.start < service.end


_SAID: Mapping[Held, Callable[[int], No]] = {
    Held.LONG: lambda minutes: No(
        "It took {minutes:minutes} in one go: note first how it was verified, or why it need not be.",
        {"minutes": minutes},
        mend="verify_entry",
    ),
    Held.NOT_TOLD: lambda _: No(
        "Five or more went, and the centre was not told before: note first how it was verified.",
        mend="verify_entry",
    ),
    Held.TOLD_LATE: lambda _: No(
        "Five or more went, and the centre was told only when it had begun: note first how it was verified.",
        mend="verify_entry",
    ),
    Held.NOT_CONFIRMED: lambda _: No(
        "The centre has not confirmed yet that this activity is real. Confirm it, or note how this entry was "
        "verified.",
        mend="confirm_activity",
    ),
    Held.OTHER_HOURS: lambda _: No(
        "It goes beyond the hours of the activity that the centre confirmed: note first how it was verified.",
        mend="verify_entry",
    ),
    Held.MORE_CAME: lambda _: No(
        "More came than the centre confirmed for this activity: note first how it was verified.",
        mend="verify_entry",
    ),
}
