"""Ce que la démonstration doit répondre, mot pour mot, et ce qu'elle doit refuser."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import pytest

from sourcier.answering.pipeline import reply
from sourcier.answering.presenting import as_json
from sourcier.releases.release import Release
from tests.demo_home import QUESTIONS

TODAY = date(2026, 11, 24)
NOT_YET: Mapping[str, str] = {}
"""Ce qui ne tient pas encore, et pourquoi ; ce qui tient de nouveau doit en sortir."""
CASES = [*QUESTIONS["shown"], *QUESTIONS["expected"]]


def cases() -> Iterator[Any]:
    """Chaque question, celles de NOT_YET attendues en échec."""
    for case in CASES:
        why = NOT_YET.get(case["id"])
        marks = [pytest.mark.xfail(strict=True, reason=why)] if why else []
        yield pytest.param(case, id=case["id"], marks=marks)


def words_of(quotation: Mapping[str, Any]) -> str:
    """Les mots d'une citation, de ce qui l'introduit et de ce qui la limite."""
    limits = [limit["text"] for limit in quotation["exceptions"]]
    return "\n".join([quotation["lead"] or "", quotation["text"], *limits])


@pytest.mark.parametrize("case", list(cases()))
def test_la_question_recoit_la_reponse_attendue(
    case: Mapping[str, Any], release: Release
) -> None:
    """Les mots attendus du document attendu, ou la raison attendue."""
    found = reply(case["question"], release, as_of=case.get("as_of", TODAY))
    data = as_json(found, names=release.names)
    assert data["kind"] == case["kind"]
    if case["kind"] == "abstention":
        assert data["reason"] == case["reason"]
        return
    quotations: Any = data["quotations"]
    assert case.get("never") not in {q["document"]["id"] for q in quotations}
    words = [words_of(q) for q in quotations if q["document"]["id"] == case["document"]]
    assert all(any(part in said for said in words) for part in case["contains"]), words


@pytest.mark.parametrize(
    "case", [c for c in CASES if "conflict" in c], ids=lambda c: c["id"]
)
def test_la_source_en_desaccord_est_montree(
    case: Mapping[str, Any], release: Release
) -> None:
    """Un désaccord entre sources est montré des deux côtés."""
    data: Any = as_json(reply(case["question"], release, as_of=TODAY), names=release.names)
    shown = {q["document"]["id"] for c in data["conflicts"] for q in c["quotations"]}
    assert case["conflict"] in shown


def test_la_liste_de_ce_qui_ne_tient_pas_encore_nomme_des_questions() -> None:
    """Une question retirée du fichier ne reste pas excusée."""
    assert set(NOT_YET) <= {case["id"] for case in CASES}
