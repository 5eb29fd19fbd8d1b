"""The one XML parser."""

from pathlib import Path

import pytest

from sourcier.errors import SourceError
from sourcier.sources import safe_xml
from sourcier.sources.reading import SourceFile

LAUGHS = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
HOSTILE = {
    "an internal entity": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
    "an entity nobody calls": '<!DOCTYPE a [<!ENTITY b "c">]><a/>',
    "an external entity": '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hosts">]><a>&b;</a>',
    "a parameter entity": '<!DOCTYPE a [<!ENTITY % b SYSTEM "file:///etc/hosts"> %b;]><a/>',
    "a billion laughs": f'<!DOCTYPE a [<!ENTITY a0 "ha">{LAUGHS}]><a>&a9;</a>',
    "laughs in an attribute": f'<!DOCTYPE a [<!ENTITY a0 "ha">{LAUGHS}]><a b="&a9;"/>',
    "an entity called and not declared": "<a>&b;</a>",
    "ten million levels": "<a>" * 10_000_000,
    "a text without end": f"<a>{'b' * 11_000_000}</a>",
}


def file_of(folder: Path, content: str | bytes) -> SourceFile:
    path = folder / "a.xml"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return SourceFile("a.xml", path)


@pytest.mark.parametrize("content", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_file_is_refused(content: str, tmp_path: Path) -> None:
    file = file_of(tmp_path, content)
    with pytest.raises(SourceError, match=r"^a\.xml, ligne 1 : "):
        list(safe_xml.elements(file, "a"))


def test_a_hostile_file_is_refused_in_another_encoding(tmp_path: Path) -> None:
    hidden = HOSTILE["an internal entity"].encode("utf-16")
    with pytest.raises(SourceError, match="entité b"):
        safe_xml.root(file_of(tmp_path, hidden))


def test_a_doctype_is_read_past_and_never_followed(tmp_path: Path) -> None:
    public = '<!DOCTYPE a PUBLIC "-//X//DTD A//EN" "http://nowhere.invalid/a.dtd"><a>b</a>'
    local = f'<!DOCTYPE a SYSTEM "{tmp_path}/missing.dtd"><a>b</a>'
    for content in (public, local):
        assert safe_xml.words(safe_xml.root(file_of(tmp_path, content))) == "b"


def test_a_character_that_the_dtd_would_name_is_kept(tmp_path: Path) -> None:
    content = '<!DOCTYPE a SYSTEM "a.dtd"><a>10&nbsp;mg &alpha;</a>'
    assert safe_xml.words(safe_xml.root(file_of(tmp_path, content))) == "10\xa0mg α"


@pytest.mark.parametrize(
    ("content", "line", "what"),
    [
        ("<a>\n\n<b>c</b>", 3, "tronqué"),
        ("<a>\n<b>c</", 2, "mal formé|tronqué"),
        ("<a>\n<b></a>", 2, "mal formé"),
        ("pas du XML", 1, "mal formé"),
        ("<a/>\n<b/>", 2, "mal formé"),
        (b"<a>\n\xe9</a>", 2, "encodage"),
        ('<?xml version="1.0" encoding="x-none"?><a/>', 1, "encodage"),
    ],
)
def test_a_damaged_file_is_refused_with_its_line(
    content: str | bytes, line: int, what: str, tmp_path: Path
) -> None:
    with pytest.raises(SourceError, match=rf"^a\.xml, ligne {line} : .*({what})"):
        safe_xml.root(file_of(tmp_path, content))


def test_elements_are_given_one_by_one_and_then_forgotten(tmp_path: Path) -> None:
    file = file_of(tmp_path, "<all><one>a</one><other/><one>b</one></all>")
    kept = []
    for element in safe_xml.elements(file, "one"):
        kept.append(element)
        assert element.getprevious() is None or safe_xml.local(element) == "one"
    assert [safe_xml.words(element) for element in kept] == ["", ""]


def test_words_leave_comments_and_unwanted_elements_out(tmp_path: Path) -> None:
    content = "<p>Un<!-- non --> <fn>note</fn>deux<?x y?> <b>tr<i>ois</i></b></p>"
    element = safe_xml.root(file_of(tmp_path, content))
    assert safe_xml.words(element, without=frozenset({"fn"})) == "Un deux trois"


def test_a_power_of_ten_does_not_become_a_number(tmp_path: Path) -> None:
    content = "<p>2 × 10<sup>3</sup> UI de B<sub>12</sub>, 5<sup>a</sup></p>"
    element = safe_xml.root(file_of(tmp_path, content))
    assert safe_xml.words(element) == "2 × 10³ UI de B12, 5^a"
