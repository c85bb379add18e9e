"""The key that signs what leaves the house: an Ed25519 key outside the database, which is no counter's (VOL-34).

It lies beside the sealing keys as `certificates.key`; `certificates.pub` are all that were ever in use, one a
line. A key that was replaced stays valid for what it signed.
"""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from app.kernel.refusal import Unavailable
from app.kernel.text import T
from app.store.seals import Keys, hexadecimal

NAME = "certificates"
ID = 8
"""Characters that a key is called by."""


@dataclass(frozen=True, slots=True)
class Signing:
    """The key in force: what it is called, its public half, and how it signs."""

    keys: Keys

    @property
    def public(self) -> str:
        """The public key as 64 hexadecimal digits, kept as one of ours before anything is signed with it.

        The first time a key is made. Raises Unavailable where one was in use and is gone.
        """
        key = self.keys.own(NAME)
        if key is None:
            raise Unavailable(
                T(
                    "The key that signs certificates is missing: put {file} back from where it is kept apart. "
                    "Only if it is lost for good: {how}",
                    file=f"keys/{NAME}.key",
                    how="yingke certificate-key --renew",
                )
            )
        public = hexadecimal(key.public_key())
        try:
            self.keys.trust(NAME, public)
        except OSError as error:
            raise Unavailable(T("The folder of keys cannot be written.")) from error
        return public

    def sign(self, message: bytes) -> bytes:
        """The signature of some bytes under the key in force; raises Unavailable."""
        key = self.keys.own(NAME)
        if key is None:
            raise Unavailable(T("The key that signs certificates is missing."))
        return key.sign(message)

    def renew(self) -> str:
        """Make a new key where the old one is lost for good, or somebody else may have it; returns its public half."""
        return self.keys.renew(NAME)


def signing(home: Path) -> Signing:
    """The signing key of a data folder."""
    return Signing(Keys(home / "keys"))


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
