"""The tracks: where a collection stands, an entry in it, and an activity."""

from app.kernel.steps import Steps


class Collection(Steps):
    """收册, 鉴定, 盖章, 登表, 存表, 月统计, 归档.

    The booklets were handed in, are appraised, are stamped; the forms are entered by the leader, are stamped and
    kept; the month is tallied, and entered in the class archive. A hand-in that was a mistake is withdrawn.
    """

    COLLECTED = "collected"
    APPRAISED = "appraised"
    STAMPED = "stamped"
    ENTERED = "entered"
    KEPT = "kept"
    TALLIED = "tallied"
    ARCHIVED = "archived"
    WITHDRAWN = "withdrawn"


class Entry(Steps):
    """What became of an entry; a struck one was entered by mistake."""

    OPEN = "open"
    APPROVED = "approved"
    SENT_BACK = "sent_back"
    FAKE = "fake"
    STAMPED = "stamped"
    STRUCK = "struck"


class Form(Steps):
    """Where an appraisal form is: kept by the centre, out with the leader, back and entered, back with a difference."""

    KEPT = "kept"
    OUT = "out"
    ENTERED = "entered"
    DIFFERS = "differs"


class Tally(Steps):
    """A class's month: nobody confirmed it, the leader did, the secretary sent it back, the centre checked it."""

    OPEN = "open"
    CONFIRMED = "confirmed"
    SENT_BACK = "sent_back"
    CHECKED = "checked"


class Activity(Steps):
    """An activity was registered, told to the centre, found real; or it was called off."""

    REGISTERED = "registered"
    TOLD = "told"
    CONFIRMED = "confirmed"
    OFF = "off"


class Duty(Steps):
    """A student on duty: planned; declined, or swapped for another; came, or did not."""

    PLANNED = "planned"
    DECLINED = "declined"
    SWAPPED = "swapped"
    ATTENDED = "attended"
    ABSENT = "absent"


ENDS = Collection.ARCHIVED | Collection.WITHDRAWN
IN_WORK = Collection.span(Collection.COLLECTED, Collection.ENTERED)
"""Where the board has something to do with a collection: after it the book of months goes on."""
BEFORE_THE_STAMP = Collection.COLLECTED | Collection.APPRAISED
JUDGED_AT = Collection.span(Collection.APPRAISED, Collection.ARCHIVED)
"""After the stamping a fake is still found, and what a withdrawn judgement opens again is appraised."""
STAMPED_ON = Collection.span(Collection.STAMPED, Collection.ARCHIVED)
"""Where the booklets are stamped."""
CLAIMED = frozenset({Entry.OPEN, Entry.APPROVED, Entry.FAKE, Entry.STAMPED})
"""Entries that claim their time: what was sent back may be entered once more (VOL-10)."""
