from datetime import date
from pathlib import Path

import pytest

from sourcier.corpus.configuration import read_configuration
from sourcier.errors import ConfigurationError
from sourcier.evidence.status import Status

BLOCK = '[[source]]\nkind = "folder"\nname = "notes"\npath = "textes"\n'


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "corpus.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_block_has_its_defaults(tmp_path: Path) -> None:
    configuration = read_configuration(written(tmp_path, BLOCK))
    [block] = configuration.blocks
    assert (block.kind, block.name, block.path) == ("folder", "notes", "textes")
    assert (block.language, block.status, block.edition) == ("fr", Status.IN_FORCE, None)
    assert configuration.root == tmp_path
    assert (configuration.title, configuration.limits) == ("", ())


def test_every_key_is_read(tmp_path: Path) -> None:
    more = (
        'issuer = "ANSM"\nlicence = "LO"\nlanguage = "en"\nedition = 2025-03-01\n'
        'retrieved = "2025-04-01"\noutline = "markdown"\nstatus = "archived"\n'
        'demonstration = true\nfields = { id = "key" }\n'
    )
    described = '[corpus]\ntitle = "Essai"\nlimits = ["Un seul texte."]\n'
    configuration = read_configuration(written(tmp_path, described + BLOCK + more))
    [block] = configuration.blocks
    assert (block.issuer, block.licence, block.language) == ("ANSM", "LO", "en")
    assert (block.edition, block.retrieved) == (date(2025, 3, 1), date(2025, 4, 1))
    assert (block.outline, block.status) == ("markdown", Status.ARCHIVED)
    assert block.demonstration
    assert block.fields == {"id": "key"}
    assert (configuration.title, configuration.limits) == ("Essai", ("Un seul texte.",))


WRONG = {
    "no source": ("", "aucun bloc"),
    "source is a table": ('[source]\nkind = "a"\n', "aucun bloc"),
    "unknown table": (f"[sources]\n{BLOCK}", "clé inconnue sources"),
    "unknown key": (f'{BLOCK}couleur = "bleu"\n', "bloc 1 : clé inconnue couleur"),
    "missing key": ('[[source]]\nkind = "folder"\n', "il manque name, path"),
    "name": (BLOCK.replace("notes", "Mes notes"), "name attend"),
    "type": (f"{BLOCK}issuer = 3\n", "issuer n'est pas du type attendu"),
    "flag": (f'{BLOCK}demonstration = "oui"\n', "true ou false"),
    "date": (f'{BLOCK}edition = "hier"\n', "edition attend une date"),
    "status": (f'{BLOCK}status = "vrai"\n', "status attend l'un de"),
    "twins": (BLOCK + BLOCK, "plusieurs blocs nommés notes"),
    "same edition": (2 * f"{BLOCK}edition = 2025-03-01\n", "plusieurs blocs"),
    "toml": ("[[source]\n", "TOML invalide"),
    "corpus": (f"corpus = 3\n{BLOCK}", r"\[corpus\] attend"),
    "corpus key": (f"[corpus]\nnote = 'a'\n{BLOCK}", r"\[corpus\] attend"),
    "limits": (f"[corpus]\nlimits = 'a'\n{BLOCK}", r"\[corpus\] attend"),
    "limit": (f"[corpus]\nlimits = [1]\n{BLOCK}", r"\[corpus\] attend"),
    "title": (f"[corpus]\ntitle = 1\n{BLOCK}", r"\[corpus\] attend"),
}


@pytest.mark.parametrize("fault", WRONG)
def test_what_cannot_be_used_is_said(tmp_path: Path, fault: str) -> None:
    text, sentence = WRONG[fault]
    with pytest.raises(ConfigurationError, match=sentence):
        read_configuration(written(tmp_path, text))


def test_a_missing_or_misencoded_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="illisible"):
        read_configuration(tmp_path / "absent.toml")
    path = tmp_path / "latin.toml"
    path.write_bytes(b'[[source]]\nname = "\xe9"\n')
    with pytest.raises(ConfigurationError, match="UTF-8"):
        read_configuration(path)


def test_editions_of_one_name_need_distinct_dates(tmp_path: Path) -> None:
    text = f"{BLOCK}edition = 2025-03-01\n{BLOCK}edition = 2026-03-01\n"
    assert len(read_configuration(written(tmp_path, text)).blocks) == 2


@pytest.mark.parametrize(
    "text",
    [
        "source = [1]\n",
        'source = [""]\n',
        "a = " + "[" * 10_000,
        BLOCK + "edition = 2022-01-01T00:00:00\n",
        BLOCK + "retrieved = 2022-01-01T00:00:00Z\n",
    ],
)
def test_what_is_no_block_and_no_date_is_refused(text: str, tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError):
        read_configuration(written(tmp_path, text))
