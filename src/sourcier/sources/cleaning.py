"""Bytes to text, and text to what may be stored: the only two repairs of a source."""

import codecs
import re
import unicodedata

from sourcier.errors import SourceError
from sourcier.sources.reading import Remark

_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_SEQUENCE = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
_HIGH = re.compile(rb"[\x80-\xff]")
_LINE_END = re.compile("\r\n|[\r\v\f\x85]")
_UNWANTED = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]"
)
_SURROGATE = re.compile("[\ud800-\udfff]")


def decode(data: bytes, *, file: str) -> str:
    """Read bytes as strict UTF-8, with or without its mark, else as strict Windows-1252.

    Official files come in both. A file that is UTF-8 but for a damaged byte is refused:
    read as Windows-1252 it would be wrong on every accent.

    Args:
        data: the bytes of a file, or of a line of one.
        file: its name, for the message.

    Raises:
        SourceError: neither reading holds; names the file and the line.

    >>> decode("Dosé à 5 µg".encode("cp1252"), file="a.txt")
    'Dosé à 5 µg'
    """
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as failure:
        broken = failure.start
    if _is_damaged_utf8(data):
        raise _unreadable(data, broken, file)
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError as failure:
        raise _unreadable(data, failure.start, file) from None


def _is_damaged_utf8(data: bytes) -> bool:
    """Say whether most of the high bytes form UTF-8 sequences, or a mark claims it."""
    if data.startswith((codecs.BOM_UTF8, *_UTF16)):
        return True
    within = sum(len(found) for found in _SEQUENCE.findall(data))
    return within > len(_HIGH.findall(data)) - within


def _unreadable(data: bytes, at: int, file: str) -> SourceError:
    return SourceError(
        "{file}, ligne {line} : octet illisible (0x{byte}), ni UTF-8 ni Windows-1252 ; "
        "récupérez le fichier à nouveau ou convertissez-le en UTF-8",
        file=file,
        line=data.count(b"\n", 0, at) + 1,
        byte=f"{data[at]:02X}",
    )


def clean(text: str, *, file: str, line: int | None) -> tuple[str, list[Remark]]:
    r"""Put a text in NFC, with plain line ends and without invisible controls.

    Removed and reported: NUL, the other controls of C0 and C1 but tab and line feed, and
    the bidirectional controls, which can make a text read otherwise than it is stored.

    Args:
        text: as decoded.
        file: the file's name, for the messages.
        line: where the text starts in it; None when the text is the whole file.

    Raises:
        SourceError: a lone surrogate, which no file can hold; names the file and line.

    >>> clean("e\u0301\r\n\x00fin", file="a.txt", line=3)[0]
    'é\nfin'
    """
    lone = _SURROGATE.search(text)
    if lone:
        raise SourceError(
            "{file}, ligne {line} : demi-caractère isolé (U+{code}) ; "
            "corrigez le fichier à cette ligne ou récupérez-le à nouveau",
            file=file,
            line=line or text.count("\n", 0, lone.start()) + 1,
            code=f"{ord(lone.group()):04X}",
        )
    plain = _LINE_END.sub("\n", text)
    kept, removed = _UNWANTED.subn("", plain)
    remarks = [_removal(plain, removed, file, line)] if removed else []
    return unicodedata.normalize("NFC", kept), remarks


def _removal(text: str, count: int, file: str, line: int | None) -> Remark:
    codes = sorted({f"U+{ord(found):04X}" for found in _UNWANTED.findall(text)})
    return Remark(
        file,
        line,
        "{count} caractère(s) de contrôle retiré(s) du texte ({codes})",
        {"count": count, "codes": ", ".join(codes)},
    )
