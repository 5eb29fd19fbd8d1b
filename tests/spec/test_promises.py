"""Ce qui est promis à un soignant, quelle que soit la question."""

from datetime import date
from typing import Any

import pytest

from sourcier.answering.pipeline import reply
from sourcier.answering.presenting import as_json
from sourcier.releases.release import Release
from tests.demo_home import QUESTIONS, Sourcier

TODAY = date(2026, 11, 24)
ASKED = [case["question"] for case in [*QUESTIONS["shown"], *QUESTIONS["expected"]]]


def quotations_of(data: Any) -> list[Any]:
    """Les citations d'une réponse, ou les passages les plus proches."""
    found: list[Any] = data.get("quotations", data.get("nearest"))
    return found


@pytest.mark.parametrize("question", ASKED)
def test_chaque_mot_cite_se_lit_a_sa_place(question: str, release: Release) -> None:
    """Le texte montré est celui du document, entre ses deux bornes."""
    data = as_json(reply(question, release, as_of=TODAY), names=release.names)
    for shown in quotations_of(data):
        versions = release.corpus.versions(shown["document"]["id"])
        number = next(v.number for v in versions if v.digest == shown["document"]["digest"])
        text = release.corpus.held(number).document.text
        places = [shown, *shown["exceptions"]]
        assert all(text[p["start"] : p["end"]] == p["text"] for p in places)


@pytest.mark.parametrize("question", ASKED)
def test_chaque_citation_nomme_sa_source_et_sa_date(
    question: str, release: Release
) -> None:
    """Éditeur, titre, statut et au moins une date accompagnent chaque citation."""
    data = as_json(reply(question, release, as_of=TODAY), names=release.names)
    for shown in quotations_of(data):
        document = shown["document"]
        assert document["issuer"]
        assert document["title"]
        assert document["status"] in {"demonstration", "withdrawn", "superseded"}
        assert document["updated"] or document["valid_from"]


@pytest.mark.parametrize("question", ASKED[:5])
def test_la_demonstration_est_annoncee_partout(question: str, sourcier: Sourcier) -> None:
    """L'avertissement vient avant toute citation, à l'écran comme pour un programme."""
    shown = sourcier("ask", question).out
    assert shown.startswith("DÉMONSTRATION, non validée, ne pas utiliser en soins.")
    assert sourcier("ask", question, "--json").json["warnings"][0]["code"] == (
        "demonstration"
    )


def test_ne_pas_savoir_est_une_reponse(sourcier: Sourcier) -> None:
    """Une abstention dit pourquoi, ce qui a été cherché, et se termine sans erreur."""
    done = sourcier("ask", "Posologie de la mirtazapine chez l'adulte ?")
    assert done.code == 0
    assert "Aucune des sources cherchées n'a de document sur" in done.out
    assert "mirtazapine" in done.out
    assert "Sources cherchées : demo (1er septembre 2026)" in done.out.replace(
        "\u00a0", " "
    )


def test_une_liste_vide_de_desaccords_n_est_pas_un_feu_vert(sourcier: Sourcier) -> None:
    """La réponse dit que les désaccords et les oublis ont été cherchés."""
    data = sourcier("ask", "ibuprofène allaitement ?", "--json").json
    assert data["checked"] == {"conflicts": True, "omissions": True}


def test_la_meme_question_donne_les_memes_octets(sourcier: Sourcier) -> None:
    """Deux processus, une version, une date : la même réponse."""
    question = "Contre-indications de la colchicine ?"
    words = ("ask", question, "--json", "--as-of", "2026-11-24")
    assert sourcier(*words, env={"PYTHONHASHSEED": "1"}).out == (
        sourcier(*words, env={"PYTHONHASHSEED": "2"}).out
    )


def test_on_peut_demander_ce_qui_valait_a_une_date(sourcier: Sourcier) -> None:
    """La version valable ce jour-là est citée, et son remplacement est dit d'abord."""
    question = "COVID test positif : combien de jours limiter ses contacts ?"
    then = sourcier("ask", question, "--as-of", "2025-06-01", "--json").json
    assert then["understood"]["as_of"] == "2025-06-01"
    assert "7 jours" in then["quotations"][0]["text"]
    assert then["quotations"][0]["document"]["valid_to"] is not None


@pytest.mark.parametrize("words", [("--as-of", "2025-06-01")])
def test_les_mots_cites_ne_sont_pas_retouches(
    words: tuple[str, ...], sourcier: Sourcier
) -> None:
    """Notre typographie n'entre pas dans les mots d'une source."""
    question = "COVID test positif : combien de jours limiter ses contacts ?"
    data = sourcier("ask", question, "--json", *words).json
    shown = sourcier("ask", question, *words).out
    for quotation in data["quotations"]:
        assert f"«\u00a0{quotation['text']}\u00a0»" in shown
