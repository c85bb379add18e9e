"""Secrets that lie outside the database, each in a file that its owner alone can read (COM-05, 82)."""

import os
import secrets
from collections.abc import Callable
from pathlib import Path

from app.store.trouble import unavailable


def pepper(home: Path) -> bytes:
    """The secret without which the PINs of a stolen database are not guessed; made at first use.

    Counters that share a database share this file. Raises Unavailable where it can be neither read nor made.
    """
    return secret(home / "pepper", lambda: secrets.token_bytes(32))


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
