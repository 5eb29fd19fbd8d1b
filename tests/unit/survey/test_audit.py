"""The audit of a published survey: each fault is found, and a clean survey has none."""

from collections import Counter

import pytest

from sourcier.errors import SurveyError
from sourcier.survey.audit import Audit, audit
from sourcier.survey.bases import Known
from sourcier.survey.published import parse

SURVEY = """[survey]
title = "Lecture des ordonnances"
n = 1200
population = "Pharmaciens d'officine"
fieldwork = "mars 2026"
mode = "téléphone"
recruitment = "tirage au sort dans un annuaire"
weighting = "aucune"
"""
ROW = """[[figure]]
id = "ecran"
share = 48
printed = "48 % lisent les ordonnances sur écran"
indicator = "lecture sur écran"
base = "pharmaciens interrogés"
n = 1200
unit = "respondents"
asked_of = "pharmaciens"
wording = "Lisez-vous les ordonnances sur écran ?"
"""


def row(**changes: object) -> str:
    """Give a row of figures, with some of its fields changed."""
    lines = dict(line.split(" = ", 1) for line in ROW.splitlines()[1:])
    quoted = {
        key: f'"{value}"' if isinstance(value, str) else str(value)
        for key, value in changes.items()
    }
    made = {key: value for key, value in {**lines, **quoted}.items() if value != "None"}
    return "[[figure]]\n" + "".join(f"{key} = {value}\n" for key, value in made.items())


YOUNG = {"id": "jeunes", "group": "moins de 40 ans", "share": 62, "n": 400}
HAPPY = {
    "id": "contents",
    "share": 81,
    "printed": "81 % en sont contents",
    "indicator": "satisfaction",
    "implies": "lecture sur écran",
    "base": "utilisateurs d'écran",
    "n": 576,
    "wording": "En êtes-vous content ?",
}


def audited(*rows: str, survey: str = SURVEY) -> Audit:
    return audit(parse(survey + "".join(rows), name="enquete.toml"))


def codes(*rows: str, survey: str = SURVEY) -> Counter[str]:
    return Counter(str(found.code) for found in audited(*rows, survey=survey).findings)


def test_a_clean_survey_has_no_finding() -> None:
    assert not codes(ROW, row(**YOUNG), row(**HAPPY))


def asked(id_: str, share: float) -> str:
    return row(id=id_, share=share, indicator=id_, wording="Qu'attendez-vous ?", printed="")


CASES = {
    "impossible_base": [ROW, row(**{**HAPPY, "base": "pharmaciens", "n": 1200})],
    "missing_base": [row(base="", n=None)],
    "one_figure_two_bases": [
        row(n=None),
        row(id="b", base="pharmaciens titulaires", n=None, printed="", share=48),
        row(
            id="c",
            indicator="pharmaciens titulaires",
            share=54,
            wording="Êtes-vous titulaire ?",
        ),
    ],
    "one_figure_two_wordings": [
        ROW,
        row(id="b", wording="Ouvrez-vous l'ordonnance numérique ?"),
    ],
    "opinion_as_measure": [row(unit="cases")],
    "difference_not_established": [ROW, row(**{**YOUNG, "share": 50})],
    "ranking_not_established": [asked("a", 48), asked("b", 47), asked("c", 20)],
    "subgroup_size_missing": [row(**{**YOUNG, "n": None})],
}


@pytest.mark.parametrize("code", CASES)
def test_one_fault_is_the_one_finding(code: str) -> None:
    assert codes(*CASES[code]) == {code: 1}


def test_representative_asks_for_weights() -> None:
    said = SURVEY.replace("tirage au sort", "échantillon représentatif, tirage au sort")
    assert codes(ROW, survey=said) == {"representative_without_weights": 1}
    calibrated = said.replace('"aucune"', '"calage sur l\'âge"')
    assert not codes(ROW, survey=calibrated)
    denied = SURVEY.replace("tirage au sort", "échantillon non représentatif")
    assert not codes(ROW, survey=denied)


def test_what_is_not_disclosed_is_named_item_by_item() -> None:
    silent = SURVEY.replace('"téléphone"', '""').replace('"mars 2026"', '"non communiqué"')
    assert codes(ROW, survey=silent) == {"missing_disclosure": 2}


def test_a_count_that_no_person_can_give_is_impossible() -> None:
    assert codes(row(group="titulaires", share=47, n=12)) == {"impossible_base": 1}


def test_a_sub_group_larger_than_its_share_is_impossible() -> None:
    women = row(id="f", indicator="femmes", share=30, wording="Êtes-vous une femme ?")
    inside = row(id="g", group="femmes", share=80, n=700)
    assert "impossible_base" in codes(ROW, women, inside)


def test_items_far_apart_are_a_ranking() -> None:
    assert not codes(asked("a", 48), asked("b", 38), asked("c", 20))


def test_a_base_is_worked_out_from_the_share_that_makes_it() -> None:
    done = audited(ROW, row(**{**HAPPY, "n": None}))
    assert (done.figures[1].n, done.figures[1].known) == (576, Known.DERIVED)


def test_shares_may_be_fractions_or_words() -> None:
    done = audited(row(share=0.48))
    assert done.figures[0].figure.share == 48
    said = audited(row(share=None, printed="Deux pharmaciens sur trois lisent sur écran"))
    assert round(said.figures[0].figure.share) == 67


@pytest.mark.parametrize(
    "text",
    [
        "[survey",
        "[survey]\nn = 5\n",
        SURVEY + "[[figure]]\nid = 'a'\n",
        SURVEY + ROW + ROW,
        SURVEY + row(n=-3),
        SURVEY + row(id=""),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_in_one_sentence(text: str) -> None:
    with pytest.raises(SurveyError, match=r"enquete\.toml"):
        parse(text, name="enquete.toml")


def test_a_base_that_says_more_is_part_of_the_other() -> None:
    """A part is compared with the rest: 89 % of 102 within 81 % of 340 is a difference."""
    printed = {
        "indicator": "erreurs",
        "wording": "En avez-vous vu ?",
        "base": "utilisateurs",
    }
    users = row(id="u", share=81, n=340, **printed)
    rural = row(id="d", share=89, n=102, **{**printed, "base": "utilisateurs en désert"})
    assert "difference_not_established" not in codes(users, rural)
    apart = row(id="d", share=82, n=102, **{**printed, "base": "utilisateurs en désert"})
    assert "difference_not_established" in codes(users, apart)


def test_an_interval_is_that_of_whole_people() -> None:
    interval = audited(row(share=33, n=10)).figures[0].interval
    assert interval == audited(row(share=30, n=10)).figures[0].interval
