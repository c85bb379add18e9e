"""How entries are judged, and when a collection is stamped (VOL-13, 14)."""

from collections.abc import Iterable

from app.flows.volunteer.facts.case import CollectionFacts, EntryFacts
from app.flows.volunteer.facts.ledger import StudentFacts
from app.flows.volunteer.facts.seals import SealFacts
from app.flows.volunteer.facts.services import Verified
from app.flows.volunteer.facts.tracks import STAMPED_ON, Collection, Entry
from app.kernel.fields import Note
from app.kernel.refusal import No


def counted(collection: CollectionFacts) -> tuple[int, int]:
    """How many booklets and entries there are; what was struck is none."""
    entries = [one for one in collection.entries if one.step is not Entry.STRUCK]
    return len({one.student for one in entries}), len(entries)


def as_on_the_list(collection: CollectionFacts) -> No | None:
    """The pile is what the hand-in list says, until it is stamped: what is struck then stays on the list (VOL-12)."""
    if collection.step in STAMPED_ON:
        return None
    booklets, entries = counted(collection)
    if (booklets, entries) == (collection.booklets, collection.listed):
        return None
    told = {
        "booklets": booklets,
        "entries": entries,
        "of_booklets": collection.booklets,
        "of_entries": collection.listed,
    }
    return No(
        "{booklets} of {of_booklets} booklets and {entries} of {of_entries} entries are here. "
        "Enter what is missing, or correct the hand-in list with the team leader.",
        told,
        mend="correct_hand_in",
    )


def another_count(collection: CollectionFacts, booklets: int, listed: int) -> No | None:
    """A correction changes something."""
    if (booklets, listed) == (collection.booklets, collection.listed):
        return No("The hand-in list says so already.")
    return None


def no_booklet_is_empty(booklets: int, listed: int) -> No | None:
    """Every booklet that is handed in has an entry."""
    if listed < booklets:
        return No("There are fewer entries than booklets: a booklet without an entry goes back.")
    return None


def nothing_is_entered(collection: CollectionFacts) -> No | None:
    """A hand-in is withdrawn while nothing of its booklets is entered; what the duty roster put into it is not (VOL-12).

    Once the pile is closed the roster's are appraised with the others.
    """
    waits = collection.step is Collection.COLLECTED
    entered = sum(one.step is not Entry.STRUCK and not (waits and one.duty) for one in collection.entries)
    if not entered:
        return None
    return No("{n} entries are entered already: strike them first, then withdraw it.", {"n": entered})


def has_a_valid_stamp(entry: EntryFacts) -> No | None:
    """One of the three seals opens the way to the centre (VOL-11)."""
    if entry.valid:
        return None
    if entry.lapsed:
        return _ended(entry.lapsed[0])
    return No(
        "None of the three valid seals is on it: the counsellor's, the centre's or the association's. "
        "Send it back to be stamped."
    )


def lacks_a_seal(entry: EntryFacts) -> bool:
    """Whether it goes back for want of a seal alone: it was never collected, though its service stands on the list (VOL-11)."""
    return entry.step is Entry.SENT_BACK and not entry.valid


def _ended(seal: SealFacts) -> No:
    """By which days a seal opens no way; whose it is stands beside the entry."""
    if seal.until is None:
        return No(
            "The seal on it is valid only from {since:day} on, as the seal register says. Send it back to be stamped.",
            {"since": seal.since},
        )
    return No(
        "The seal on it was valid from {since:day} until {until:day}, as the seal register says, and it was not "
        "stamped then. Send it back to be stamped.",
        {"since": seal.since, "until": seal.until},
    )


def why_not_needed(how: Verified, note: Note | None) -> No | None:
    """Whoever does not verify says why (VOL-13)."""
    if how is Verified.NOT_NEEDED and note is None:
        return No("Say why it need not be verified.")
    return None


def whose_it_is(entry: EntryFacts, student: StudentFacts) -> No | None:
    """The ledger is that of the entry's student."""
    return None if entry.student == student.id else No("This entry is another student's.")


def every_entry_judged(collection: CollectionFacts) -> No | None:
    """A collection is stamped as a whole (VOL-14)."""
    left = sum(one.step is Entry.OPEN for one in collection.entries)
    return No("{left} entries are not judged yet.", {"left": left}) if left else None


def every_seal_is_valid_still(collection: CollectionFacts) -> No | None:
    """A seal that was found to have ended since opens no way any more (VOL-11, 14)."""
    n = sum(not one.valid for one in approved(collection))
    if not n:
        return None
    return No(
        "{n} approved {n:entry has|entries have} no seal any more that was valid on its day, as the seal register "
        "says now. Send {n:it|them} back to be stamped.",
        {"n": n},
        mend="send_back_entry",
    )


def something_to_credit(collection: CollectionFacts) -> No | None:
    """Once it is stamped there is something to stamp only if an entry was approved since (VOL-14)."""
    if collection.step is not Collection.APPRAISED and not approved(collection):
        return No("It is stamped, and nothing was approved since.")
    return None


def approved(collection: CollectionFacts) -> tuple[EntryFacts, ...]:
    """Entries whose minutes are credited by the next stamp."""
    return tuple(one for one in collection.entries if one.step is Entry.APPROVED)


def left_out(collection: CollectionFacts) -> tuple[EntryFacts, ...]:
    """Entries that are not credited: sent back, or fakes (VOL-14)."""
    return tuple(one for one in collection.entries if one.step in (Entry.SENT_BACK, Entry.FAKE))


def total(entries: Iterable[EntryFacts]) -> int:
    """The minutes of some entries."""
    return sum(one.minutes for one in entries)
