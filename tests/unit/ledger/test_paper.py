"""A reply and its proof on paper: the same bytes, all the words, what is proved."""

from pathlib import Path

import pypdfium2
import pytest

from sourcier import bootstrap
from sourcier.errors import ProofError
from sourcier.ledger.paper import proof_pdf, reply_pdf
from sourcier.ledger.proof import proof
from sourcier.ledger.proof_check import check
from sourcier.ledger.record import Record
from sourcier.releases.release import Release
from sourcier.settings import Settings
from sourcier.wording.speech import FRENCH, speech
from tests.ledger_kit import QUESTION, clinic

UNKNOWN = "zorglubine et allaitement ?"


@pytest.fixture(scope="module")
def settings(demo_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Settings:
    home = tmp_path_factory.mktemp("home")
    (home / "releases").symlink_to(demo_home / "releases")
    return Settings(home)


@pytest.fixture(scope="module")
def proven(settings: Settings, release: Release) -> bytes:
    with clinic(settings) as here:
        opened = bootstrap.releases_of(settings)
        id_ = here.id_of(release)
        return proof(id_, here.journal, opened, secret=bytes(range(32)))


def words(data: bytes) -> str:
    pages = (page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(data))
    return " ".join(" ".join(pages).split())


def test_a_proof_on_paper_is_the_same_bytes_each_time(proven: bytes) -> None:
    assert proof_pdf(proven, speech=FRENCH) == proof_pdf(proven, speech=FRENCH)


def test_a_proof_on_paper_says_what_is_proved_and_every_digest(proven: bytes) -> None:
    found, content = words(proof_pdf(proven, speech=FRENCH)), check(proven).content
    assert "Ce qui est prouvé" in found
    assert "Ce qui ne l'est pas" in found
    assert QUESTION.split()[0] in found
    assert "[1] " in found
    bare = found.replace(" ", "").replace("\ufffe", "")
    for digest in content["digests"].values():
        assert digest in bare
    assert content["signature"] in bare
    assert check(proven).fingerprint in bare


def test_every_word_quoted_is_on_paper(proven: bytes) -> None:
    found = words(proof_pdf(proven, speech=FRENCH)).replace("\u202f", " ")
    for one in check(proven).content["reply"]["quotations"]:
        first = one["text"].split()[0]
        assert first in found


def test_the_mode_stands_for_machines(proven: bytes) -> None:
    said = pypdfium2.PdfDocument(proof_pdf(proven, speech=FRENCH)).get_metadata_dict()
    assert "sourcier-mode=extractive" in said["Keywords"]
    assert "ai-generated=false" in said["Keywords"]


def test_an_altered_proof_is_not_set(proven: bytes) -> None:
    with pytest.raises(ProofError, match="altérée"):
        proof_pdf(proven.replace(b"extractive", b"extractivE", 1), speech=FRENCH)


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("question", [QUESTION, UNKNOWN, "中 <b> #ibuprofène $x$ ?"])
def test_any_reply_is_set(
    settings: Settings, release: Release, lang: str, question: str
) -> None:
    with clinic(settings) as here:
        done = here.ask(release, question)
    assert isinstance(done.record, Record)
    told = speech(lang)
    made = reply_pdf(done.facts, asked_at=done.record.asked_at, speech=told)
    assert made == reply_pdf(done.facts, asked_at=done.record.asked_at, speech=told)
    assert done.record.id in words(made)
