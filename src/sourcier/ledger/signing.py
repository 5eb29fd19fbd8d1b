"""The signature of an installation: Ed25519, by a key that never leaves its folder."""

import hashlib

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)

MARK = b"sourcier.proof/1\n"
"""Signed before everything else, so that a signature serves for nothing but a proof."""


def public_key(secret: bytes) -> str:
    """Give the public key, hexadecimal.

    Args:
        secret: 32 bytes, of the key file.
    """
    return (
        Ed25519PrivateKey.from_private_bytes(secret).public_key().public_bytes_raw().hex()
    )


def signed(said: bytes, secret: bytes) -> str:
    """Sign, hexadecimal."""
    return Ed25519PrivateKey.from_private_bytes(secret).sign(MARK + said).hex()


def holds(signature: str, said: bytes, key: str) -> bool:
    """Say whether a signature is that of a public key."""
    try:
        public = Ed25519PublicKey.from_public_bytes(bytes.fromhex(key))
        public.verify(bytes.fromhex(signature), MARK + said)
    except (InvalidSignature, ValueError, TypeError):
        return False
    return True


def fingerprint(key: str) -> str:
    """Give the fingerprint by which people compare a public key.

    >>> fingerprint("00" * 32)[:14]
    '66687aadf862bd'
    """
    return hashlib.sha256(bytes.fromhex(key)).hexdigest()
