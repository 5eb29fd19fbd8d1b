"""Word lists come whole or with a sentence that says which line is wrong."""

from importlib.resources import files

import pytest

from sourcier.errors import SourceError
from sourcier.nlp.lexicon_file import content, parse, rows

LEXICONS = sorted(
    entry.name
    for entry in (files("sourcier.nlp") / "lexicons").iterdir()
    if entry.name.endswith(".csv")
)


@pytest.mark.parametrize("name", LEXICONS)
def test_every_row_of_every_lexicon_says_where_it_comes_from(name: str) -> None:
    assert list(rows(name, ["origin"]))


def test_a_missing_lexicon_is_named() -> None:
    with pytest.raises(SourceError, match=r"rien\.csv : lexique absent"):
        content("rien.csv")


def test_a_row_that_lacks_a_value_is_named_by_its_line() -> None:
    with pytest.raises(SourceError, match=r"mots\.csv, ligne 3 : colonne origin vide"):
        list(parse("word,origin\nne,ici\npas,\n", "mots.csv", ["word", "origin"]))


def test_a_line_that_is_no_csv_is_named() -> None:
    with pytest.raises(SourceError, match=r"mots\.csv, ligne 2 : ligne csv illisible"):
        list(parse('word,origin\n"ne"x,ici\n', "mots.csv", ["word", "origin"]))


def test_no_negation_is_a_stop_word() -> None:
    listed = rows("stopwords.csv", ["word", "kind"])
    stop = {row["word"] for row in listed if row["kind"] in {"function", "question"}}

    assert not stop & {"ne", "pas", "sans", "ni", "jamais", "aucun", "non", "no", "not"}
