"""Which lines belong together."""

from sourcier.nlp.lines import Shape, blocks


def shapes(text: str) -> list[tuple[str, str, int]]:
    return [
        (block.shape.name, block.mark, block.indent) for block in blocks(text, 0, len(text))
    ]


def test_marks_and_indents_are_those_of_the_lines() -> None:
    text = "# Titre\n\n- un\n  · deux\n    1) trois\n| a |\n* * *"

    assert shapes(text) == [
        ("HEADING", "", 0),
        ("BULLET", "-", 0),
        ("BULLET", "·", 2),
        ("BULLET", "1)", 4),
        ("ROW", "", 0),
        ("BULLET", "*", 0),
    ]


def test_a_page_break_does_not_cut_a_sentence() -> None:
    assert len(shapes("La dose est de\f500 mg\r\npar jour.")) == 1


def test_an_empty_line_always_cuts() -> None:
    assert len(shapes("La dose est de\n\n500 mg")) == 2
    assert [block.fresh for block in blocks("un :\n\nDeux", 0, 10)] == [True, True]


def test_a_long_line_is_prose_whatever_it_holds() -> None:
    assert shapes("Un mot | " * 200) == [("PROSE", "", 0)]


def test_labelled_lines_are_fields_only_together() -> None:
    assert shapes("Forme : cp\nDose : 5 mg\nUn texte") == [
        (Shape.FIELD.name, "", 0),
        (Shape.FIELD.name, "", 0),
        (Shape.PROSE.name, "", 0),
    ]
    assert shapes("Attention : danger. Voir le médecin.") == [("PROSE", "", 0)]


def test_white_space_alone_gives_nothing() -> None:
    assert shapes(" \n\t\n ") == []
    assert shapes("") == []
