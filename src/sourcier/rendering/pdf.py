"""PDF by typst: PDF/A-2b and PDF/UA-1, the same bytes for the same data.

A template is a file of `templates/`; its data travel as JSON, so that no text is ever read
as markup. A warning of the compiler is an error (guide/interop.md section 14).
"""

import json
import re
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import datetime
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

import typst

from sourcier.errors import RenderingError

FOLDER = Path(str(files(__package__))) / "templates"
STANDARDS: Final = ("a-2b", "ua-1")
ROUNDS = 3
"""Times that signs without a drawing are looked for: each finds all of one kind."""
_UNDRAWN = re.compile(r'the text `"(.*?)"` could not be displayed', re.DOTALL)
_REFUSED = re.compile(r'the disallowed codepoint `"(.*?)"`')
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")
_INVISIBLE = frozenset("\ufeff\u200b\u200c\u200d\u2060\u00ad")


def pdf(
    template: str,
    data: Mapping[str, Any],
    *,
    made: datetime,
    lang: str,
    folder: Path = FOLDER,
) -> bytes:
    """Set a document.

    A sign that no font here draws is written as its number, `[U+4E2D]`, and the template
    is told which (`undrawn`): the reader of the paper then knows that it stood otherwise.

    Args:
        template: name of a file of `templates/`, without its ending.
        data: plain values; strings are shown as they are.
        made: date of the document, with its time zone; never today's by itself.
        lang: of our own words: fr or en.
        folder: that holds the templates, and that they cannot leave.

    Raises:
        RenderingError: the compiler refused the document, or warned of something.
    """
    asked = _Asked(folder / f"{template}.typ", made, lang)
    found: frozenset[str] = frozenset()
    for _ in range(ROUNDS):
        try:
            return _compiled(asked, _drawable(data, found), found)
        except typst.TypstError as failure:
            missing = _missing(f"{failure.message}\n{failure.diagnostic}") - found
            if not missing:
                raise _refused(template, failure.message) from None
            found |= missing
    raise _refused(template, "glyphs")


@dataclass(frozen=True, slots=True)
class _Asked:
    """What stays the same from one round to the next."""

    file: Path
    made: datetime
    lang: str


def _compiled(asked: _Asked, data: object, undrawn: AbstractSet[str]) -> bytes:
    made = asked.made
    compiler = typst.Compiler(asked.file, root=asked.file.parent, ignore_system_fonts=True)
    signs = sorted(number_of(sign) for sign in undrawn if sign not in _INVISIBLE)
    inputs = {
        "data": json.dumps(data, ensure_ascii=False),
        "lang": asked.lang,
        "made": json.dumps([made.year, made.month, made.day]),
        "undrawn": json.dumps(signs),
    }
    done, warnings = compiler.compile_with_warnings(
        format="pdf", sys_inputs=inputs, pdf_standards=[*STANDARDS], timestamp=made
    )
    if warnings or not isinstance(done, bytes):
        raise _refused(asked.file.stem, "; ".join(one.message for one in warnings))
    return done


def _refused(template: str, cause: str) -> RenderingError:
    """Say what the compiler said, without the text that it was setting."""
    bare = re.sub(r"`.*?`", "…", cause, flags=re.DOTALL)
    return RenderingError(
        "le document PDF « {name} » n'a pas pu être composé ({cause}) : le fichier "
        "JSON contient les mêmes éléments",
        name=template,
        cause=bare[:200],
    )


def _missing(said: str) -> frozenset[str]:
    """Give the signs that the compiler could not draw."""
    pieces = (*_UNDRAWN.findall(said), *_REFUSED.findall(said))
    return frozenset(
        "".join(_ESCAPED.sub(lambda m: chr(int(m[1], 16)), one) for one in pieces)
    )


def _drawable(value: object, undrawn: AbstractSet[str]) -> object:
    """Write the signs that no font draws as their numbers, in every string."""
    if isinstance(value, str):
        if not undrawn & set(value):
            return value
        return "".join(_shown(sign) if sign in undrawn else sign for sign in value)
    if isinstance(value, Mapping):
        return {key: _drawable(one, undrawn) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_drawable(one, undrawn) for one in value]
    return value


def _shown(sign: str) -> str:
    return "" if sign in _INVISIBLE else f"[{number_of(sign)}]"


def number_of(sign: str) -> str:
    """Give the number of a sign, as Unicode writes it.

    >>> number_of("中")
    'U+4E2D'
    """
    return f"U+{ord(sign):04X}"
