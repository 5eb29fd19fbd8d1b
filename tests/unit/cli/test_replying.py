"""What a person reads, in which order."""

from dataclasses import replace
from datetime import date

import pytest

from sourcier.answering.presenting_reference import path_of
from sourcier.answering.presenting_why import why
from sourcier.answering.reply import Abstention, Answer, Reason
from sourcier.cli.lines import Line, Role, plain
from sourcier.cli.replying import lines_of
from sourcier.corpus.version import Held
from sourcier.evidence.quotation import Quotation
from sourcier.evidence.span import Span
from sourcier.retrieval.query import TermWeight
from sourcier.wording.sentences import sentence
from sourcier.wording.speech import FRENCH, speech
from tests.unit.cli.replies import ABSTENTION, ANSWER, DOCUMENT, ITEM, VERSION


def shown(reply: Answer | Abstention) -> list[str]:
    """The lines in plain spaces."""
    lines = [plain(line) for line in lines_of(reply, FRENCH)]
    return [line.replace("\u00a0", " ").replace("\u202f", " ") for line in lines]


def test_an_answer_is_read_from_its_warnings_to_what_the_tool_is_not() -> None:
    assert shown(ANSWER) == [
        "« Sel, comprimé » a été remplacé le 1er janvier 2025 par s:2.",
        "",
        "« - 2 par jour »",
        "  Éditeur · Sel, comprimé · Doses · page 2",
        "  édition du 1er mai 2024 · remplacé",
        "  https://exemple.invalid/sel",
        "  À noter : « Sauf la nuit. »",
        "  Introduit par : « Adulte : »",
        "  Mêmes mots dans : Sel 3 · Sel 4 · Sel 5 et 2 de plus",
        "  Pourquoi : dos 1,25 (texte)",
        "  Score du choix : 2,50",
        "",
        "Compris : SEL · posologie · adulte · au 24 novembre 2026",
        "« sell » lu « SEL »",
        "« doze » lu « dose »",
        "Mots que les sources ne contiennent pas : zzz",
        "Recherche dans 1 234 passages, 2 sources, version r.",
        "",
        sentence("line", "what_it_is"),
    ]


def test_an_abstention_says_why_then_what_comes_nearest() -> None:
    lines = shown(ABSTENTION)
    assert lines[1].startswith("La question tient pour acquis")
    assert lines[3] == "La source la plus proche dit le contraire :"
    assert "Sources cherchées : s (1er mai 2024), t (1er décembre 2025)" in lines


def test_an_abstention_that_found_nothing_shows_nothing() -> None:
    bare = replace(ABSTENTION, nearest=(), reason=Reason.NO_EVIDENCE)
    assert not [line for line in shown(bare) if line.startswith("« -")]
    found = replace(ABSTENTION, reason=Reason.NO_EVIDENCE)
    assert "Ce qui s'en rapproche le plus, sans y répondre :" in shown(found)


def test_the_first_quotation_alone_is_the_first() -> None:
    other = replace(ITEM, quotation=Quotation.at(DOCUMENT, Span(0, 5)))
    lines = list(lines_of(replace(ANSWER, quotations=(ITEM, other)), FRENCH))
    quotes = [line for line in lines if line.text.startswith("«") and not line.indent]
    roles = [line.role for line in quotes if "remplacé" not in line.text]
    assert roles[:2] == [Role.FIRST, Role.QUOTE]


@pytest.mark.parametrize(
    ("updated", "said"),
    [
        (date(2026, 1, 2), "mis à jour le 2 janvier 2026"),
        (None, "publié le 1er janvier 2020"),
    ],
)
def test_the_date_of_a_document_is_its_own(updated: date | None, said: str) -> None:
    bare = replace(DOCUMENT, issuer="", url="", pages=())
    document = replace(bare, updated=updated, published=date(2020, 1, 1))
    version = replace(VERSION, digest=document.digest)
    item = replace(
        ITEM,
        quotation=Quotation.at(document, Span(15, 27)),
        held=Held(version, document),
        same_in=(("s:3", "Sel 3"),),
    )
    lines = shown(replace(ANSWER, quotations=(item,)))
    assert "  Sel, comprimé · Doses" in lines
    assert any(line.startswith(f"  {said}") for line in lines)
    assert "  Mêmes mots dans : Sel 3" in lines


def test_a_long_heading_is_cut_and_the_words_never() -> None:
    assert path_of(["Court", "x" * 61]) == f"Court › {'x' * 60}…"
    assert path_of(["y" * 60]) == "y" * 60


def test_the_words_of_a_source_stay_french_in_english() -> None:
    lines = [line.text for line in lines_of(ANSWER, speech("en"))]
    assert "“Sel, comprimé” was superseded on 1 January 2025 by s:2." in lines
    assert "«\u00a0- 2 par jour\u00a0»" in lines


def test_what_could_steer_a_terminal_is_shown_as_a_mark() -> None:
    assert plain(Line(Role.PLAIN, "a\x1b[2J\u202eb")) == "a\ufffd[2J\ufffdb"
    assert plain(Line(Role.PLAIN, "", indent=4)) == ""


def test_the_next_candidate_is_shown_after_the_quotations() -> None:
    after = replace(ITEM, score=-1.25, why=())
    for reply in (ANSWER, ABSTENTION):
        lines = shown(replace(reply, following=after))
        at = lines.index(
            "Candidat suivant, non cité (score du choix : -1,25) : « - 2 par jour »"
        )
        assert lines[at + 1] == "  Éditeur · Sel, comprimé · Doses · page 2"
        assert at > lines.index("« - 2 par jour »")


def test_labels_are_explained_in_the_words_of_people() -> None:
    weights = (
        TermWeight("c:codeine+acide_x", "subject", 2.0),
        TermWeight("breastfeeding", "aspect", 1.0),
    )
    told = why(weights, FRENCH).replace("\u00a0", " ")
    assert (
        told == "Pourquoi : codeine + acide x 2,00 (médicament) · allaitement 1,00 (sujet)"
    )
