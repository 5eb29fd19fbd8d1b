"""What stands in a cell of the drug database: lines, HTML, quotes, odd characters."""

import html
import re

from sourcier.sources.cleaning import clean
from sourcier.sources.reading import Remark

_C1 = re.compile("[\x80\x82-\x8c\x8e\x91-\x9c\x9e\x9f]")
_LINE_END = re.compile("\r+\n")
_BREAK = re.compile(r"</?(?:br|p|div|li|ul|ol|tr)\b[^<>]*>", re.IGNORECASE)
_LINK = re.compile(
    r"<a\b[^<>]*\bhref\s*=\s*(['\"])(.{0,2000}?)\1[^<>]*>(.{0,2000}?)</a\s*>",
    re.IGNORECASE | re.DOTALL,
)
_RAISED = re.compile(r"<sup>\s*([0-9+-]+)\s*</sup>", re.IGNORECASE)
_TAG = re.compile(r"</?(?:a|b|em|font|i|span|strong|sub|sup|u)\b[^<>]*>", re.IGNORECASE)
_CAPITALS = re.compile(r"&[A-Z]{2,8};")
_SUPERSCRIPT = str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")


def lines_of(text: str, *, file: str) -> tuple[list[str], list[Remark]]:
    r"""Cut a table into lines of clean text.

    Some copies were read as Latin-1 on their way to UTF-8, so that the quotes and dashes of
    Windows-1252 became C1 controls, which no text holds: they are put back and reported.

    >>> lines_of("l\x92eau\r\r\nfin\n", file="a.txt")[0]
    ['l’eau', 'fin', '']
    """
    plain = _LINE_END.sub("\n", text).replace("\r", " ")
    first = _C1.search(plain)
    restored, count = _C1.subn(_restored, plain)
    cleaned, remarks = clean(restored, file=file, line=None)
    if first:
        remarks.append(
            Remark(
                file,
                plain.count("\n", 0, first.start()) + 1,
                "{count} caractère(s) Windows-1252 mal converti(s), rétabli(s)",
                {"count": count},
            )
        )
    return cleaned.split("\n"), remarks


def _restored(found: re.Match[str]) -> str:
    """The character meant."""
    return found.group().encode("latin-1").decode("cp1252")


def readable(cell: str, *, file: str, line: int) -> str:
    r"""Give the words of a cell: without quotes around it, HTML as plain text.

    A comparison such as `< 20 kg` is no tag; a raised figure stays raised, because
    10⁶ is not 106.

    >>> readable('" Chez :<br>- l&RSQUO;enfant < 20 kg "', file="a.txt", line=1)
    'Chez :\n- l’enfant < 20 kg'
    >>> readable("10<sup>6</sup> UI", file="a.txt", line=1)
    '10⁶ UI'
    """
    if len(cell) > 1 and cell[0] == cell[-1] == '"':
        cell = cell[1:-1].replace('""', '"').strip()
    if "<" not in cell and "&" not in cell:
        return cell
    text = _LINK.sub(r"\3 (\2)", cell)
    text = _RAISED.sub(lambda found: found.group(1).translate(_SUPERSCRIPT), text)
    text = html.unescape(_TAG.sub("", _BREAK.sub("\n", text)))
    text = _CAPITALS.sub(lambda found: html.unescape(found.group().lower()), text)
    cleaned, _ = clean(text, file=file, line=line)
    return "\n".join(filter(None, (part.strip() for part in cleaned.split("\n"))))
