"""PDF files written by hand, for tests."""

from collections.abc import Sequence

_FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
_LOCKED = b"<< /Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s> >>" % (
    b"41" * 32,
    b"42" * 32,
)


def pdf_bytes(
    pages: Sequence[Sequence[str]], *, info: str = "", locked: bool = False
) -> bytes:
    """Write a PDF whose pages hold these lines, with these entries of information.

    Args:
        pages: the lines of each page.
        info: entries of the information dictionary, as PDF writes them.
        locked: protected by a password that nobody knows.
    """
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", _tree(len(pages)), _FONT]
    for number, lines in enumerate(pages):
        stream = _stream(lines)
        objects += [
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "
            b"/Resources << /Font << /F 3 0 R >> >> >>" % (5 + 2 * number),
            b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        ]
    objects.append(b"<< %s >>" % info.encode("latin-1"))
    trailer = b"/Root 1 0 R /Info %d 0 R" % len(objects)
    if locked:
        objects.append(_LOCKED)
        trailer += b" /ID [<41> <41>] /Encrypt %d 0 R" % len(objects)
    return _file(objects, trailer)


def _tree(count: int) -> bytes:
    kids = b" ".join(b"%d 0 R" % (4 + 2 * number) for number in range(count))
    return b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, count)


def _stream(lines: Sequence[str]) -> bytes:
    shown = [
        b"1 0 0 1 50 %d Tm (%s) Tj" % (800 - 20 * place, line.encode("cp1252"))
        for place, line in enumerate(lines)
    ]
    return b"BT /F 12 Tf %s ET" % b" ".join(shown)


def _file(objects: Sequence[bytes], trailer: bytes) -> bytes:
    written = b"%PDF-1.4\n"
    offsets = []
    for number, content in enumerate(objects, 1):
        offsets.append(len(written))
        written += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(objects) + 1
    head = b"xref\n0 %d\n0000000000 65535 f \n" % size
    end = b"trailer\n<< /Size %d %s >>\nstartxref\n%d\n%%%%EOF\n"
    return written + head + table + end % (size, trailer, len(written))
