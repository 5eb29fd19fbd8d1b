"""The weights shipped are those that the code asks for, no more and no fewer."""

from sourcier.answering.candidates import candidates
from sourcier.answering.features import features, stretch_features
from sourcier.answering.selection import Scored
from sourcier.answering.sufficiency import evidence
from sourcier.answering.weights import weights
from tests.unit.answering.by_hand import asked, document, found

(CANDIDATE,) = candidates(found([document("Peu de sel.")]))
ASKED = asked("sel")
KNOWN = features(CANDIDATE, ASKED, stretch_features(CANDIDATE.stretch, ASKED))


def test_every_feature_of_a_candidate_has_its_weight() -> None:
    assert set(weights().selection) == set(KNOWN)


def test_every_feature_of_a_ranking_has_its_weight_beside_the_constant() -> None:
    known = evidence([Scored(CANDIDATE, KNOWN, 1.0)], ASKED)
    assert set(weights().sufficiency) == {*known, "constant"}


def test_the_threshold_is_a_probability() -> None:
    assert 0 < weights().threshold < 1
