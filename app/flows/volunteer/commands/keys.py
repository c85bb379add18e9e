"""The key that signs certificates, and those of other centres (VOL-34)."""

from sqlalchemy import bindparam, select

from app.counter.doing import Doing
from app.flows.volunteer.facts.certificates import KeyId, ListId
from app.flows.volunteer.flow import FLOW
from app.flows.volunteer.model.certificates import KeyRow, ListRow
from app.flows.volunteer.papers.verify_page import LIST, digest, told
from app.flows.volunteer.queries.verifying import signed_lists, status_page
from app.kernel.command import does
from app.kernel.fields import Label, Secret
from app.kernel.refusal import No, NotNow, Refused
from app.store.signing import NOT_MADE, key_id

LISTS = "volunteer.lists"
"""What one is alone at while a list is signed: no certificate is given or ends meanwhile."""


def key_in_force(do: Doing) -> str:
    """What the key in force is called, kept among those that are known; raises NotNow while it is locked.

    One that was renewed signs no more, whoever still has it open: at another counter, in another window.
    """
    public = do.signing.public
    key = key_id(public)
    ours = {r.id: r.since for r in do.db.execute(_ours)}
    if key in ours and ours[key] < max(ours.values()):
        raise NotNow(
            No(
                "The key was renewed. Put the new {file} here, and enter its pass phrase.",
                {"file": "keys/certificates.key"},
                mend="unlock_key",
            )
        )
    if key not in ours:
        _know(do, key, public, "")
    return key


def lists_before(do: Doing) -> int:
    """How many lists were signed by now; none is until what is done here is in the books (VOL-35)."""
    do.not_alone(LISTS)
    return signed_lists(do.db)


@does(FLOW)
def make_key(do: Doing, phrase: Secret, again: Secret) -> KeyId:
    """Make the first key under a pass phrase, said twice; it is open until the program ends."""
    if _was_made(do) or not do.signing.make(phrase.text):
        raise Refused(No("A key was made already: open it with its pass phrase.", mend="unlock_key"))
    return KeyId(key_in_force(do))


@does(FLOW)
def unlock_key(do: Doing, phrase: Secret) -> KeyId:
    """Open the key until the program ends."""
    if not _was_made(do):
        raise Refused(NOT_MADE)
    if not do.signing.unlock(phrase.text):
        raise Refused(No("This is not the pass phrase of the key."))
    return KeyId(key_in_force(do))


@does(FLOW)
def renew_key(do: Doing, phrase: Secret, again: Secret) -> KeyId:
    """Sign with a new key from now on: the old one is lost, or somebody else may have it."""
    do.signing.renew(phrase.text)
    return KeyId(key_in_force(do))


@does(FLOW)
def sign_list(do: Doing) -> ListId:
    """Sign what is in force no more today, and which keys are known, for the verify page: `look(SignedList, list=…)`."""
    do.alone(LISTS)
    key, page = key_in_force(do), status_page(do.db, do.now, do.settings)
    id, list_ = do.new(ListId), told(page)
    row = {
        "id": id,
        "n": signed_lists(do.db) + 1,
        "centre": page.centre,
        "day": page.day,
        "key": key,
        "digest": digest(list_),
    }
    row |= {"signature": do.signing.sign((LIST + list_).encode()).hex()}
    do.add(ListRow, row | {"by": do.staff.login, "at": do.now})
    return id


@does(FLOW)
def trust_key(do: Doing, public: Label, name: Label) -> KeyId:
    """Know another centre's public key, so that its certificates can be verified here."""
    if not _is_key(public):
        raise Refused(No("A public key has 64 hexadecimal digits.", {"subject": "public"}))
    key = key_id(public.lower())
    if do.db.execute(_known, {"key": key}).first():
        raise Refused(No("The key {key} is known already.", {"key": key}))
    _know(do, key, public.lower(), name)
    return KeyId(key)


def _know(do: Doing, key: str, public: str, name: str) -> None:
    row = {"id": key, "public": public, "name": name, "since": do.now, "by": do.staff.login}
    do.add(KeyRow, row | {"lists": lists_before(do)})


def _was_made(do: Doing) -> bool:
    """Whether a key was ever in use, here or as the books know: then none is made in silence."""
    return do.signing.made or do.db.execute(_ours).first() is not None


def _is_key(public: str) -> bool:
    return len(public) == 64 and all(char in "0123456789abcdefABCDEF" for char in public)


_ours = select(KeyRow.id, KeyRow.since).where(KeyRow.name == "")
"""Our own keys; the newest is in force."""
_known = select(KeyRow.id).where(KeyRow.id == bindparam("key"))
