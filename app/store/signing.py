"""The key that signs what leaves the house: an Ed25519 key outside the database, which is no counter's (VOL-34).

It lies beside the sealing keys as `certificates.key`, under a pass phrase; `certificates.pub` are all that were
ever in use, one a line. A key that was replaced stays valid for what it signed.
"""

import hashlib
import secrets
import threading
from pathlib import Path

from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from app.kernel.refusal import No, NotNow, Unavailable
from app.kernel.text import T
from app.store.seals import Keys, hexadecimal
from app.store.secrets import secret
from app.store.trouble import unavailable

NAME = "certificates"
ID = 8
"""Characters that a key is called by."""
SALT, NONCE = 16, 12
"""Bytes before what is encrypted."""
LOCKED = No("The key of the certificates is locked: enter its pass phrase.", mend="unlock_key")
NOT_MADE = No(
    "No key was made yet: make it under Certificates, with a pass phrase of its own.", mend="make_key"
)


class Signing:
    """The key in force, once somebody has said its pass phrase in this process; no text of it is kept."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / f"{NAME}.key"
        self._keys = Keys(folder)
        self._lock = threading.Lock()
        self._key: Ed25519PrivateKey | None = None

    @property
    def made(self) -> bool:
        """Whether a key was ever made here."""
        return self._file.exists() or bool(self._keys.public(NAME))

    def make(self, phrase: str) -> bool:
        """Make the first key under a pass phrase; False where another process made one just before."""
        return self._opened_by(phrase, self._new(phrase))

    def unlock(self, phrase: str) -> bool:
        """Open the key by its pass phrase; False for a wrong phrase. Raises Unavailable where its file is gone."""
        if not self._file.exists():
            raise Unavailable(
                T(
                    "The key that signs certificates is missing: put {file} back from where it is kept apart. "
                    "Only if it is lost for good, the centre head makes a new one; what the lost one signed "
                    "stays valid.",
                    file=f"keys/{NAME}.key",
                )
            )
        return self._opened_by(phrase, secret(self._file, bytes))

    def renew(self, phrase: str) -> None:
        """Make a new key under a pass phrase; the old one is kept beside it, and stays valid for what it signed."""
        try:
            if self._file.exists():
                self._file.rename(self._file.with_name(f"{NAME}-{secrets.token_hex(4)}.old"))
        except OSError as error:
            raise unavailable(error) or error from error
        self._opened_by(phrase, self._new(phrase))

    @property
    def public(self) -> str:
        """The public half of the key in force, as 64 hexadecimal digits; raises NotNow while it is locked."""
        return hexadecimal(self._open().public_key())

    def sign(self, message: bytes) -> bytes:
        """The signature of some bytes; raises NotNow while the key is locked."""
        return self._open().sign(message)

    def _open(self) -> Ed25519PrivateKey:
        with self._lock:
            if self._key is None:
                raise NotNow(LOCKED if self.made else NOT_MADE)
            return self._key

    def _new(self, phrase: str) -> bytes:
        """A new key as its file holds it; another process may have been faster."""
        return secret(self._file, lambda: _under(phrase, Ed25519PrivateKey.generate().private_bytes_raw()))

    def _opened_by(self, phrase: str, written: bytes) -> bool:
        if (raw := _opened(phrase, written)) is None:
            return False
        with self._lock:
            self._key = Ed25519PrivateKey.from_private_bytes(raw)
        self._trust()
        return True

    def _trust(self) -> None:
        """Keep the public half as one of ours, before anything is signed with it."""
        try:
            self._keys.trust(NAME, self.public)
        except OSError as error:
            raise unavailable(error) or error from error


def key_id(public: str) -> str:
    """What a public key is called in codes: the first characters of its digest."""
    return hashlib.sha256(bytes.fromhex(public)).hexdigest()[:ID].upper()


def fits(public: str, message: bytes, signature: bytes) -> bool:
    """Whether a signature of some bytes is that of a key."""
    try:
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(public)).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True


def _under(phrase: str, raw: bytes) -> bytes:
    """A key as its file holds it: salt, nonce, and what is encrypted under the pass phrase."""
    salt, nonce = secrets.token_bytes(SALT), secrets.token_bytes(NONCE)
    return salt + nonce + ChaCha20Poly1305(_stretched(phrase, salt)).encrypt(nonce, raw, None)


def _opened(phrase: str, written: bytes) -> bytes | None:
    salt, nonce, box = written[:SALT], written[SALT : SALT + NONCE], written[SALT + NONCE :]
    try:
        return ChaCha20Poly1305(_stretched(phrase, salt)).decrypt(nonce, box, None)
    except (InvalidTag, ValueError):
        return None


def _stretched(phrase: str, salt: bytes) -> bytes:
    """Slow on purpose: whoever has the file guesses few phrases a second."""
    return hash_secret_raw(phrase.encode(), salt, 3, 64 * 1024, 4, 32, Type.ID)
