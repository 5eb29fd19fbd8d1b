"""From a chosen unit to what is shown: what governs it, limits it, completes it."""

import pytest

from sourcier.answering.quoting import (
    FAR,
    LIST,
    LONGEST,
    RECORD,
    WIDE,
    joined,
    opens_with,
    quote,
)
from sourcier.evidence.document import Document
from sourcier.evidence.quotation import Quotation
from sourcier.evidence.span import Span
from tests.unit.answering.by_hand import candidate, document


def quoted(held: Document, words: str) -> Quotation:
    return quote(candidate(held, words))


def words(held: Document, begun: str) -> str:
    return quoted(held, begun).words(held)


def at(held: Document, part: str) -> Quotation:
    start = held.text.index(part)
    return Quotation.at(held, Span(start, start + len(part)))


def test_a_short_sentence_is_quoted_with_those_of_its_paragraph() -> None:
    held = document("Lavez-vous.\n\nBuvez de l'eau. Mangez peu.\n\nDormez bien.")
    assert quoted(held, "Mangez").words(held) == "Buvez de l'eau. Mangez peu."
    assert quoted(held, "Mangez").exceptions == ()


def test_a_sentence_is_not_completed_beyond_a_few_lines() -> None:
    long = "Dormez " + "très " * (WIDE // 5) + "bien."
    held = document(f"Buvez de l'eau. Mangez peu. {long}")
    assert words(held, "Mangez") == "Buvez de l'eau. Mangez peu."
    assert words(held, "Dormez") == long


@pytest.mark.parametrize("other", ["- Buvez de l'eau.", "Buvez de cette façon :"])
def test_a_sentence_is_completed_by_no_item_and_no_lead_in(other: str) -> None:
    held = document(f"Mangez peu.\n{other}\n- de l'eau")
    assert words(held, "Mangez") == "Mangez peu."


LISTED = "Ne prenez pas ce médicament :\n- en cas d'ulcère ;\n- en cas de fièvre."


@pytest.mark.parametrize("begun", ["- en cas de fièvre", "Ne prenez"])
def test_a_short_list_is_quoted_from_its_lead_in(begun: str) -> None:
    assert words(document(LISTED), begun) == LISTED


def test_a_list_too_long_keeps_its_lead_in_apart() -> None:
    items = "".join(f"- un cas assez long à écrire numéro {n} ;\n" for n in range(11))
    assert LIST < len(items) < FAR
    held = document(f"Ne prenez pas ce médicament :\n{items}- en cas de fièvre.")
    quotation = quoted(held, "- en cas de fièvre")
    assert quotation.words(held) == "- en cas de fièvre."
    assert quotation.lead is not None
    assert quotation.lead.of(held.text) == "Ne prenez pas ce médicament :"


def test_no_lead_in_is_shown_from_too_far_above() -> None:
    items = "".join(f"- un cas assez long à écrire numéro {n} ;\n" for n in range(14))
    assert len(items) > FAR
    held = document(f"Ne prenez pas ce médicament :\n{items}- en cas de fièvre.")
    quotation = quoted(held, "- en cas de fièvre")
    assert (quotation.words(held), quotation.lead) == ("- en cas de fièvre.", None)


@pytest.mark.parametrize("back", ["Ce risque est faible.", "Dans ce cas, arrêtez."])
@pytest.mark.parametrize("begun", ["Il peut", "back"])
def test_a_unit_that_points_back_is_quoted_with_the_one_before(
    back: str, begun: str
) -> None:
    first = "Il peut causer un saignement."
    held = document(f"{first} {back}\n\nBuvez de l'eau.")
    assert words(held, back if begun == "back" else begun) == f"{first} {back}"


def test_nothing_is_quoted_across_a_heading() -> None:
    held = document(
        "Risques\nUn saignement.\nConduite\nCe risque est faible.",
        headings=["Risques", "Conduite"],
    )
    assert "saignement" not in words(held, "Ce risque")
    assert words(held, "Un saignement") == "Un saignement."


def test_what_points_back_too_far_stays_alone() -> None:
    long = "Un saignement " + "très " * (LONGEST // 5) + "grave."
    held = document(f"{long} Ce risque est faible.")
    assert words(held, "Ce risque") == "Ce risque est faible."


@pytest.mark.parametrize(
    "limit", ["Toutefois, un jeûne est possible.", "Sauf avis contraire, arrêtez."]
)
def test_an_exception_that_follows_is_quoted_apart(limit: str) -> None:
    held = document(f"Mangez peu. {limit}\n\nDormez bien.")
    quotation = quoted(held, "Mangez")
    assert quotation.words(held) == "Mangez peu."
    assert [span.of(held.text) for span in quotation.exceptions] == [limit]


def test_an_exception_of_another_section_limits_nothing() -> None:
    held = document("Un\nMangez peu.\nDeux\nToutefois, dormez.", headings=["Un", "Deux"])
    assert quoted(held, "Mangez").exceptions == ()


FIELDS = "Niveau : contre-indiqué\nRisque : diarrhée grave\nConduite : choisir un autre"


def test_a_short_record_is_quoted_whole_without_its_heading() -> None:
    held = document(f"Fiche\n{FIELDS}\nSuite\nAutre chose.", headings=["Fiche", "Suite"])
    assert words(held, "Risque") == FIELDS


def test_a_record_of_a_pair_is_quoted_whole_even_with_loose_lines() -> None:
    loose = "Niveau : contre-indiqué\n\nDiarrhée grave, parfois mortelle."
    pair = document(
        f"COLCHICINE + MACROLIDES\n{loose}", headings=["COLCHICINE + MACROLIDES"]
    )
    alone = document(f"COLCHICINE\n{loose}", headings=["COLCHICINE"])
    assert words(pair, "Diarrhée") == loose
    assert words(alone, "Diarrhée") == "Diarrhée grave, parfois mortelle."


def test_a_long_record_is_not_quoted_whole() -> None:
    many = "\n".join(f"Champ {n} : une valeur écrite en toutes lettres" for n in range(40))
    assert len(many) > RECORD
    held = document(f"Fiche\n{many}", headings=["Fiche"])
    assert words(held, "Champ 7 ") == "Champ 7 : une valeur écrite en toutes lettres"


@pytest.mark.parametrize(
    ("text", "opens"),
    [("- sauf en cas de fièvre", True), ("SAUF avis", True), ("saufs et sains", False)],
)
def test_a_cue_opens_a_unit_whatever_its_bullet_and_case(text: str, *, opens: bool) -> None:
    held = document(text)
    assert opens_with("exception", candidate(held, text).unit, held) is opens


def test_two_quotations_that_touch_are_joined_whatever_their_order() -> None:
    held = document("Mangez peu. Dormez bien.")
    one, two = at(held, "Mangez peu."), at(held, "Dormez bien.")
    for pair in ((one, two), (two, one)):
        both = joined(*pair, held)
        assert both is not None
        assert both.words(held) == held.text


def test_a_lead_or_an_exception_within_the_whole_is_shown_once() -> None:
    held = document("Mangez peu : du riz. Sauf avis.")
    lead, limit = at(held, "Mangez peu :").span, at(held, "Sauf avis.").span
    one = Quotation.at(held, at(held, "du riz.").span, lead=lead, exceptions=(limit,))
    kept = joined(one, at(held, "riz."), held)
    assert kept is not None
    assert (kept.lead, kept.exceptions) == (lead, (limit,))
    both = joined(one, Quotation.at(held, limit), held)
    assert both is not None
    assert (both.lead, both.exceptions) == (lead, ())


@pytest.mark.parametrize(
    "between", ["\n\n", " Encore. ", "\n \n\n"], ids=["paragraph", "words", "blank"]
)
def test_what_does_not_touch_is_not_joined(between: str) -> None:
    held = document(f"Mangez peu.{between}Dormez bien.")
    assert joined(at(held, "Mangez peu."), at(held, "Dormez bien."), held) is None


def test_a_join_never_grows_too_long() -> None:
    fits, long = ("a" * (LONGEST // 2) for _ in range(2))
    held = document(f"{fits[:-1]} {long} b")
    first = Quotation.at(held, Span(0, LONGEST // 2 - 1))
    second = Quotation.at(held, Span(LONGEST // 2, LONGEST))
    longer = Quotation.at(held, Span(LONGEST // 2, LONGEST + 2))
    assert joined(first, second, held) is not None
    assert joined(first, longer, held) is None


def test_two_documents_are_never_joined() -> None:
    held, other = document("Mangez peu. Dormez."), document("Mangez peu. Buvez.")
    assert joined(at(held, "Mangez peu."), at(other, "Buvez."), held) is None
