"""Bytes to text, and text to what may be stored."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcier.errors import SourceError
from sourcier.sources.cleaning import clean, decode


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_the_encodings_of_official_files_are_read(encoding: str) -> None:
    assert decode("Œdème à 5 €".encode(encoding), file="a.txt") == "Œdème à 5 €"


def test_a_registered_name_in_cp1252_is_not_taken_for_damaged_utf8() -> None:
    text = "SANTÉ® à été donné"
    assert decode(text.encode("cp1252"), file="a.txt") == text


@pytest.mark.parametrize(
    "data",
    [
        "Été\ndéjà à l'été".encode() + b"\xff",
        "Été\ndéjà".encode()[:-1],
        "\ufeffabc".encode() + b"\n\xe9",
        "texte".encode("utf-16"),
        b"a\n\x81",
    ],
)
def test_bytes_that_no_reading_fits_name_their_line(data: bytes) -> None:
    with pytest.raises(SourceError, match=r"a\.txt, ligne [12] : octet illisible"):
        decode(data, file="a.txt")


def test_the_line_of_the_first_bad_byte_is_given() -> None:
    with pytest.raises(SourceError, match=r"ligne 3 .*0x81"):
        decode(b"a\nb\n\x81", file="a.txt")


def test_controls_are_removed_and_reported() -> None:
    text, (remark,) = clean("a\x00b\u202ec\x9dd", file="a.txt", line=7)
    assert text == "abcd"
    assert (remark.file, remark.line) == ("a.txt", 7)
    assert remark.values == {"count": 3, "codes": "U+0000, U+009D, U+202E"}


@pytest.mark.parametrize("end", ["\r\n", "\r", "\v", "\f", "\x85", "\n"])
def test_every_line_end_becomes_a_line_feed(end: str) -> None:
    assert clean(f"a{end}b\tc", file="a.txt", line=1) == ("a\nb\tc", [])


def test_a_lone_surrogate_is_refused_at_its_line() -> None:
    with pytest.raises(SourceError, match=r"a\.txt, ligne 2 : demi-caractère.*U\+D800"):
        clean("a\n\ud800", file="a.txt", line=None)
    with pytest.raises(SourceError, match="ligne 9 "):
        clean("a\n\ud800", file="a.txt", line=9)


@given(st.text())
def test_what_is_clean_stays_as_it_is(text: str) -> None:
    once, _ = clean(text, file="a.txt", line=1)
    assert unicodedata.is_normalized("NFC", once)
    assert clean(once, file="a.txt", line=1) == (once, [])
