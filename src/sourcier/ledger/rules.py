"""Which rules made a reply: the same digest, the same reply from the same release."""

import hashlib
from functools import cache
from importlib.resources import files
from pathlib import Path

from sourcier import __version__
from sourcier.releases.analysis import RULES_VERSION

ROOMS = ("evidence", "nlp", "corpus", "drugs", "retrieval", "answering", "wording")
"""Those that decide what a reply says."""
CODE = {".py", ".csv", ".toml", ".txt", ".po"}


@cache
def rules_digest() -> str:
    """Give the SHA-256 of the code and of the word lists that decide what a reply says."""
    package = Path(str(files("sourcier")))
    whole = hashlib.sha256()
    for room in ROOMS:
        for file in sorted(package.joinpath(room).rglob("*")):
            if file.suffix in CODE:
                whole.update(file.relative_to(package).as_posix().encode() + b"\0")
                whole.update(hashlib.sha256(file.read_bytes()).digest())
    return f"sha256:{whole.hexdigest()}"


def versions() -> dict[str, str]:
    """Give the versions of the product, of the analyzer and of the rules."""
    return {
        "sourcier": __version__,
        "analysis": RULES_VERSION,
        "rules": rules_digest(),
    }
