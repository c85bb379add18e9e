"""What is kept of a call beside its journal row: personal texts, and what tells its secrets apart (COM-04, 05)."""

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, select

from app.counter.staff import told_apart
from app.kernel.command import Command, privates, secrets
from app.kernel.ids import derived
from app.kernel.refusal import Ask, No, Shut
from app.paper.frozen import plain, read_plain
from app.store.among import among
from app.store.base import add
from app.store.journal import canonical
from app.store.tables import Drawer, SecretSeal


def keep(db: Connection, id: str, read: Mapping[str, Any], salt: Callable[[str], str], pepper: bytes) -> None:
    """Put every personal text into the drawer, where it has its id and salt, and every secret's seal beside it."""
    rows = []
    for k, private in enumerate(privates(read)):
        name = derived(id, f"p{k}")
        private.keep(name, salt(name))
        rows.append({"id": name, "text": private.text, "salt": private.salt})
    if rows:
        add(db, Drawer, rows)
    if seals := _seals(id, read, pepper):
        add(db, SecretSeal, seals)


def written(command: Command, read: Mapping[str, Any]) -> str:
    """The arguments as they stand in a journal row."""
    return canonical(command.arguments.model_construct(**read).model_dump(mode="json"))


def same(db: Connection, id: str, command: Command, read: Mapping[str, Any], row: Any, pepper: bytes) -> bool:
    """Whether a journal row is this command with these arguments; a forgotten text is taken as it was."""
    if row.command != command.name:
        return False
    texts = {derived(id, f"p{k}"): private for k, private in enumerate(privates(read))}
    kept = {r.id: r for r in db.execute(_drawer, {"ids": list(texts)})}
    for name, private in texts.items():
        private.keep(name, (kept[name].salt if name in kept else None) or "")
    forgotten = [name for name, r in kept.items() if r.text is None]
    if _without(written(command, read), forgotten) != _without(row.args, forgotten):
        return False
    told = {seal["id"]: seal["seal"] for seal in _seals(id, read, pepper)}
    known = db.execute(_sealed, {"ids": list(told)}) if told else ()
    return told == {r.id: r.seal for r in known}


_KINDS: Mapping[str, type[No]] = {one.__name__: one for one in (Ask, Shut)}


def written_no(no: No) -> str:
    """A refusal as it is kept."""
    told = {name: plain(value) for name, value in no.args.items()}
    return canonical([type(no).__name__, no.message, told, no.context, no.mend, no.who])


def read_no(kept: str) -> No:
    """A refusal as it was kept."""
    kind, message, told, context, mend, who = json.loads(kept)
    args = {name: read_plain(value) for name, value in told.items()}
    return _KINDS.get(kind, No)(message, args, context, mend, tuple(who))


def _seals(id: str, read: Mapping[str, Any], pepper: bytes) -> list[dict[str, Any]]:
    named = [(derived(id, f"s{k}"), secret) for k, secret in enumerate(secrets(read))]
    return [{"id": name, "seal": told_apart(secret.text, name, pepper)} for name, secret in named]


def _without(args: str, forgotten: Iterable[str]) -> Any:
    """Arguments with the digests of forgotten texts left out."""
    names = set(forgotten)

    def walk(value: Any) -> Any:
        if isinstance(value, dict):
            if value.get("$private") in names:
                return {"$private": value["$private"]}
            return {k: walk(v) for k, v in value.items()}
        return [walk(v) for v in value] if isinstance(value, list) else value

    return walk(json.loads(args))


_drawer = select(Drawer.id, Drawer.text, Drawer.salt).where(among(Drawer.id, "ids"))
_sealed = select(SecretSeal.id, SecretSeal.seal).where(among(SecretSeal.id, "ids"))
