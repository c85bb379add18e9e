"""The tracks: where a collection stands, and an entry in it."""

from app.kernel.steps import States, Steps


class Collection(Steps):
    """收册, 鉴定, 盖章: the booklets were handed in, are appraised, are stamped."""

    COLLECTED = "collected"
    APPRAISED = "appraised"
    STAMPED = "stamped"


class Entry(Steps):
    """What became of an entry; a struck one was entered by mistake."""

    OPEN = "open"
    APPROVED = "approved"
    SENT_BACK = "sent_back"
    FAKE = "fake"
    STAMPED = "stamped"
    STRUCK = "struck"


ENDS = States((Collection.STAMPED,))
JUDGED_AT = Collection.APPRAISED | Collection.STAMPED
"""After the stamping a fake is still found, and what a withdrawn judgement opens again is appraised."""
CLAIMED = frozenset({Entry.OPEN, Entry.APPROVED, Entry.FAKE, Entry.STAMPED})
"""Entries that claim their time: what was sent back may be entered once more (VOL-10)."""
