"""Secrets that lie outside the database, each in a file that its owner alone can read (COM-05, 82)."""

import os
import secrets
from collections.abc import Callable
from pathlib import Path

from app.kernel.refusal import Unavailable
from app.kernel.text import T, Text
from app.store.trouble import unavailable

PEPPER = "pepper"
LENGTH = 32
"""Bytes of a pepper."""


def pepper(home: Path, founded: bool) -> bytes:
    """The secret without which the PINs of a stolen database are not guessed; made where nobody works yet.

    Counters that share a database share this file. Raises Unavailable, which names it, where it can be neither
    read nor made, and where a house that is `founded` has none that was made for it: under another one no
    PIN fits.
    """
    if (what := pepper_lost(home)) and (founded or (home / PEPPER).exists()):
        raise Unavailable(what)
    return secret(home / PEPPER, new_pepper)


def pepper_lost(home: Path) -> Text | None:
    """What to do where the pepper of a house is not what was made for it; None where it is."""
    file = home / PEPPER
    try:
        if file.exists() and len(file.read_bytes()) == LENGTH:
            return None
    except OSError as error:
        raise unavailable(error) or error from error
    return T(
        "The file {file} is missing or cut short: without it no PIN fits. Put it back from where it is kept apart, "
        "or from another counter. Only if it is lost for good: {how}",
        file=str(file),
        how="yingke new-pin LOGIN",
    )


def new_pepper() -> bytes:
    """A pepper that nobody has yet."""
    return secrets.token_bytes(LENGTH)


def keep_pepper(home: Path, made: bytes) -> None:
    """Keep a pepper in the place of one that is lost; what is left of that is kept beside it. Raises Unavailable."""
    file = home / PEPPER
    try:
        if file.exists():
            file.replace(file.with_name(f"{PEPPER}.lost"))
        _keep(file, made)
    except OSError as error:
        raise unavailable(error) or error from error


def secret(file: Path, make: Callable[[], bytes]) -> bytes:
    """Read a secret; the first time make and keep it, readable by its owner alone, whole or not at all."""
    try:
        if not file.exists():
            _keep(file, make())
        return file.read_bytes()
    except OSError as error:
        raise unavailable(error) or error from error


def _keep(file: Path, content: bytes) -> None:
    """Write it beside, sync it, then give it its name: of two processes the first wins."""
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    beside = file.with_name(f".{file.name}.{secrets.token_hex(4)}")
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        if not file.exists():
            os.link(beside, file)
    except FileExistsError:
        pass
    finally:
        beside.unlink(missing_ok=True)
