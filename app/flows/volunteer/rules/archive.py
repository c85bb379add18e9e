"""When a month goes into the class archive, and when the archive of a school year is closed (VOL-31)."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from app.counter.listed import Field, FieldList, Holds, Value
from app.flows.volunteer.facts.archive import Archived, ArchiveFacts, ArchiveShown, Later, Owing, Shelf
from app.flows.volunteer.facts.case import CollectionFacts
from app.flows.volunteer.facts.certificates import Certificate
from app.flows.volunteer.facts.ledger import ActKind
from app.flows.volunteer.facts.tally import Effect
from app.flows.volunteer.facts.tracks import Collection
from app.flows.volunteer.rules.figures import days_of
from app.flows.volunteer.rules.periods import today
from app.flows.volunteer.rules.tally import concerns, effects, month_after, month_of, written
from app.flows.volunteer.settings import ARCHIVE_BY
from app.kernel.refusal import No
from app.kernel.text import T, Text

Person = Callable[[str, str], Value]
"""A name and its drawer id, as an outlet takes it: a sheet the words, a paper the id."""


def owed(archive: ArchiveFacts, settings: Any) -> tuple[date, ...]:
    """Months of the year in which any ledger changed or which were tallied, and which are not entered, in their order.

    A fake that is judged in a quiet month changes it as well, since what it concerns was confirmed before.
    """
    first, last = days_of(archive.year, settings)
    changed = {
        one.month
        for served in archive.students.values()
        for one in effects(served, settings)
        if one.change and one.klass == archive.klass
    }
    left = (changed | archive.checked) - archive.entered
    return tuple(sorted(one for one in left if first <= one <= last))


def later(archive: ArchiveFacts, settings: Any) -> tuple[tuple[str, Effect], ...]:
    """By student, what stands in the archive and concerns a month that was tallied or closed before."""
    stand = months(archive, settings)
    return tuple(
        (student, one)
        for student, one in _corrections(archive, settings)
        if one.klass == archive.klass and one.month in stand
    )


def added(archive: ArchiveFacts, settings: Any) -> tuple[tuple[str, Effect], ...]:
    """By student, what concerns a month of an archive and was done once it was closed: it stands in that of a later year."""
    first, last = days_of(archive.year, settings)
    if archive.closed_at is None:
        return ()
    return tuple(
        (student, one)
        for student, one in _corrections(archive, settings)
        if one.of and first <= one.of <= last and _since_then(archive, student, one)
    )


def _corrections(archive: ArchiveFacts, settings: Any) -> Iterator[tuple[str, Effect]]:
    for student, served in archive.students.items():
        for one in effects(served, settings):
            if one.of and one.change:
                yield student, one


def _since_then(archive: ArchiveFacts, student: str, one: Effect) -> bool:
    """Whether an act about a month of a closed archive came after all that its ledgers held then."""
    served = archive.students[student]
    about = concerns(one, served)
    return about[0] == archive.klass and one.act.n > served.closed.get(about, 0)


def owing(shelf: Shelf, days: tuple[date, date], settings: Any) -> tuple[Owing, ...]:
    """Which classes still owe a month that lies in some days, those that owe the oldest first."""
    first, last = month_of(days[0]), days[1]
    left = (
        Owing(one, tuple(month for month in owed(one.facts, settings) if first <= month <= last))
        for one in shelf.archives
        if one.facts.closed_at is None
    )
    return tuple(sorted((one for one in left if one.months), key=lambda one: (one.months[0], one.of.name)))


def owed_months(owing: Iterable[Owing]) -> Text | None:
    """Which months are still owed, each by how many classes: what is counted of them can change; None where none is."""
    count = Counter(month for one in owing for month in one.months)
    if not count:
        return None
    told = [
        T("{month} of {n} {n:class|classes}", month=written(month), n=count[month]) for month in sorted(count)
    ]
    return T("Not in the class archives yet, and may still change: {months:list}.", months=told)


def taken(archive: ArchiveFacts, student: str, settings: Any) -> int:
    """What fakes cost a student in the months that are entered, their own hours too, less what was given back; minutes."""
    served, entered = archive.students.get(student), set(months(archive, settings))
    if served is None:
        return 0
    told = (one for one in effects(served, settings) if one.act.kind is not ActKind.CREDIT)
    return -sum(one.change for one in told if one.month in entered and one.klass == archive.klass)


def months(archive: ArchiveFacts, settings: Any) -> tuple[date, ...]:
    """The months of the year that stand in the archive, in their order."""
    first, last = days_of(archive.year, settings)
    return tuple(sorted(one for one in archive.entered if first <= one <= last))


def is_open(archive: ArchiveFacts) -> No | None:
    """A closed year stays as it was frozen."""
    if archive.closed_at is None:
        return None
    return No(
        "The archive of {year}–{next} was closed on {at:day}: nothing in it changes any more. "
        "What is found later shows in the month in which it is found.",
        {"year": archive.year, "next": archive.year + 1, "at": archive.closed_at},
    )


def has_something_new(archive: ArchiveFacts, settings: Any) -> No | None:
    """A closed archive is printed anew only with what was added since: else it is on paper already."""
    return None if added(archive, settings) else is_open(archive)


def month_is_checked(archive: ArchiveFacts, month: date, settings: Any) -> No | None:
    """A month of this school year goes in once, after its tally was confirmed and checked."""
    first, last = days_of(archive.year, settings)
    told = {"month": written(month)}
    if month != month_of(month) or not first <= month <= last:
        return No("{month} is no month of this school year.", told)
    if month in archive.entered:
        return No("{month} stands in the archive already.", told)
    if month not in archive.checked:
        return No(
            "The tally of {month} is not checked yet: the leader confirms it, then the centre checks it.",
            told,
            mend="check_tally",
        )
    return None


def collections_of_it(
    archive: ArchiveFacts, month: date, collections: tuple[CollectionFacts, ...]
) -> No | None:
    """The collections that end with it are those of the class, and of the month or before."""
    if all(one.klass == archive.klass and one.last < month_after(month) for one in collections):
        return None
    return No("These booklets are another class's, or of a later month.")


def year_is_over(archive: ArchiveFacts, now: datetime, settings: Any) -> No | None:
    """A year is closed when its last day has passed."""
    last = days_of(archive.year, settings)[1]
    if today(now, settings) > last:
        return None
    return No("It is closed after {last:day}.", {"last": last})


def every_month_entered(archive: ArchiveFacts, settings: Any) -> No | None:
    """Nothing that counts is left out of a closed archive."""
    if left := owed(archive, settings):
        months = [written(one) for one in left]
        return No("Not entered yet: {months:list}. Enter them first.", {"months": months}, mend="enter_month")
    return None


def nothing_is_under_way(archive: ArchiveFacts, settings: Any) -> No | None:
    """What is handed in of the year's days is stamped before it is closed, so that it stands in its own year."""
    first, last = days_of(archive.year, settings)
    left = [one.number for one in archive.under_way if one.first <= last and one.last >= first]
    if not left:
        return None
    told = {"numbers": list(dict.fromkeys(left))}
    return No(
        "{numbers:list} hold days of this year, and not all of it is stamped: judge and stamp these booklets first.",
        told,
        mend="stamp_collection",
    )


def no_duty_waits(archive: ArchiveFacts, settings: Any) -> No | None:
    """What the roster made of the year's days is handed in and stamped before it is closed, or unticked."""
    first, last = days_of(archive.year, settings)
    left = [
        T("{day:day} {place}", day=one.day, place=one.place)
        for one in archive.ticked
        if first <= one.day <= last
    ]
    if not left:
        return None
    return No(
        "Ticked duties of this year wait for a hand-in: {duties:list}. Hand in the booklets of this class first, or take "
        "the ticks back.",
        {"duties": left},
        mend="hand_in",
    )


def archive_by(collection: Any, settings: Any) -> dict[str, datetime]:
    """When the oldest month that a collection still owes should stand in the archive: on a day of the next, once it is tallied."""
    if collection.step is not Collection.TALLIED:
        return {}
    month = min((month_of(collection.last), *collection.owing))
    day = month_after(month) + timedelta(days=settings.of(ARCHIVE_BY) - 1)
    return {"": datetime.combine(day, time.max, settings.zone)}


def students(shown: ArchiveShown, person: Person) -> FieldList:
    """Who served how long in which month, what was taken, and which certificates were given."""
    fields = (
        Field(T("Number", "student"), Holds.WORDS, 13),
        Field(T("Name", "student"), Holds.WORDS, 11),
        *(Field(T("{month}", month=written(one)), Holds.HOURS, 9) for one in shown.months),
        Field(T("Total", "archive"), Holds.HOURS, 10),
        Field(T("Taken", "hours"), Holds.HOURS, 9),
        Field(T("Certificates", "archive"), Holds.WORDS, 18),
    )
    rows: list[tuple[Value, ...]] = []
    for one in shown.students:
        by_month = [one.minutes.get(month, 0) for month in shown.months]
        rows.append(
            (one.student, person(one.name, one.name_id), *by_month, one.total, one.taken, _certificates(one))
        )
    return FieldList("students", T("Students"), fields, tuple(rows))


def activities(shown: ArchiveShown) -> FieldList:
    """What the class did in the year."""
    fields = (
        Field(T("Day", "service"), Holds.DAY, 14),
        Field(T("Place and content"), Holds.WORDS, 40),
        Field(T("Registered", "students"), Holds.COUNT, 10),
        Field(T("Came", "students"), Holds.COUNT, 10),
        Field(T("Hours", "figure"), Holds.HOURS, 10),
    )
    rows = tuple((one.day, one.what, one.told, len(one.came), one.minutes) for one in shown.activities)
    return FieldList("activities", T("Activities"), fields, rows)


def came(shown: ArchiveShown, person: Person) -> FieldList:
    """Who came to which activity, and what counts of it."""
    fields = (
        Field(T("Day", "service"), Holds.DAY, 14),
        Field(T("Place and content"), Holds.WORDS, 36),
        Field(T("Number", "student"), Holds.WORDS, 13),
        Field(T("Name", "student"), Holds.WORDS, 12),
        Field(T("Hours", "figure"), Holds.HOURS, 10),
    )
    rows = tuple(
        (of.day, of.what, one.student, person(one.name, one.name_id), one.minutes)
        for of in shown.activities
        for one in of.came
    )
    return FieldList("came", T("Who came"), fields, rows)


def corrections(told: Sequence[Later], name: Text, person: Person) -> FieldList:
    """What was done later of a month: when, of which, and where it shows."""
    fields = (
        Field(T("Done on", "correction"), Holds.DAY, 14),
        Field(T("Concerns", "month"), Holds.WORDS, 12),
        Field(T("Shows in", "month"), Holds.WORDS, 12),
        Field(T("Number", "student"), Holds.WORDS, 13),
        Field(T("Name", "student"), Holds.WORDS, 12),
        Field(T("Hours", "figure"), Holds.HOURS, 10),
    )
    rows = tuple(
        (
            *(one.on, written(one.of), written(one.shows), one.student),
            *(person(one.name, one.name_id), one.minutes),
        )
        for one in told
    )
    return FieldList("later", name, fields, rows)


def _certificates(one: Archived) -> Text | None:
    """The certificates, those in force no more marked."""
    told = [
        T("{number} ({ended})", number=given.number, ended=ENDED[given.how]) if given.how else given.number
        for given in one.certificates
    ]
    return Text("{certificates:list}", {"certificates": told}) if told else None


ENDED: Mapping[Certificate, Text] = {
    Certificate.WITHDRAWN: T("withdrawn", "certificate"),
    Certificate.SUPERSEDED: T("superseded", "certificate"),
}
EARLIER = T("Of months that were tallied before")
ADDED = T("Added after the closing: it stands in the archive of a later year")
