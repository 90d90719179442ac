"""Passphrases of seats: what a journal keeps of one, and whether one that is typed is the same."""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
from typing import Final

COST: Final = 2**14
BLOCK: Final = 8
"""What trying one passphrase costs: about 16 MB and a twentieth of a second (RFC 7914)."""
MEMORY: Final = 64 * 1024 * 1024

LOCK: Final = r"^scrypt:([0-9a-f]{32}):([0-9a-f]{64})$"
_LOCK: Final = re.compile(LOCK)


def lock_of(passphrase: str) -> str:
    """What is kept of a passphrase: a salt, and a digest that is dear to try against."""
    salt = secrets.token_bytes(16)
    return f"scrypt:{salt.hex()}:{_digest(passphrase, salt).hex()}"


def is_lock(text: str) -> bool:
    """Whether a text is what ``lock_of`` gives."""
    return _LOCK.fullmatch(text) is not None


def opens(passphrase: str, lock: str) -> bool:
    """Whether a passphrase is the one of a lock."""
    found = _LOCK.fullmatch(lock)
    return found is not None and hmac.compare_digest(
        _digest(passphrase, bytes.fromhex(found[1])), bytes.fromhex(found[2])
    )


def _digest(passphrase: str, salt: bytes) -> bytes:
    return hashlib.scrypt(
        passphrase.encode("utf-8", "surrogatepass"), salt=salt, n=COST, r=BLOCK, p=1, maxmem=MEMORY, dklen=32
    )
