"""The examination of an installation finds what is broken, and says what to do."""

import os
from datetime import date
from pathlib import Path

import pytest

from sourcier.cli import health
from sourcier.cli.health import Finding, Level, examine, file_system
from sourcier.settings import Settings
from sourcier.wording.speech import FRENCH

TODAY = date(2026, 11, 24)


def said(findings: list[Finding]) -> str:
    lines = [f"{f.level} {FRENCH.say(f.template, **f.values)}" for f in findings]
    return "\n".join(lines).replace("\u00a0", " ").replace("\u202f", " ")


def test_an_empty_installation_is_not_broken(tmp_path: Path) -> None:
    findings = list(examine(Settings(tmp_path / "a" / "b"), today=TODAY))
    assert not [f for f in findings if f.level is Level.BROKEN]
    assert "sera créé à la première construction" in said(findings)
    assert "noted aucun corpus" in said(findings)


def test_a_missing_package_is_broken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(health, "PACKAGES", ("paquet-absent",))
    page = said(list(examine(Settings(tmp_path), today=TODAY)))
    assert "broken paquet-absent n'est pas installé : lancez « make run »" in page


def test_a_home_that_is_a_file_is_broken(tmp_path: Path) -> None:
    place = tmp_path / "home"
    place.write_text("")
    assert f"broken dossier {place} : lecture" in said(
        list(examine(Settings(place), today=TODAY))
    )


def test_a_home_that_cannot_be_written_is_broken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Root may write everywhere, so the system's answer is replaced."""
    monkeypatch.setattr(os, "access", lambda _, mode: not mode & os.W_OK)
    page = said(list(examine(Settings(tmp_path), today=TODAY)))
    assert "broken dossier" in page


@pytest.mark.parametrize(("kind", "level"), [("nfs4", "noted"), ("ext4", "good")])
def test_a_shared_file_system_is_to_be_known(kind: str, level: str, tmp_path: Path) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text(f"a / tmpfs rw 0 0\nb {tmp_path} {kind} rw 0 0\n")
    page = said(list(examine(Settings(tmp_path), today=TODAY, mounts=mounts)))
    assert f"{level} système de fichiers {kind}" in page


def test_a_file_system_that_nothing_tells(tmp_path: Path) -> None:
    assert file_system(tmp_path, tmp_path / "absent") == "inconnu"
    empty = tmp_path / "mounts"
    empty.write_text("")
    assert file_system(tmp_path, empty) == "inconnu"


def test_a_small_disk_is_to_be_known(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(health, "LOW", 10**18)
    page = said(list(examine(Settings(tmp_path), today=TODAY)))
    assert "noted" in page.split("Go libres")[0].splitlines()[-1]


def test_the_folder_of_real_data(tmp_path: Path) -> None:
    absent = Settings(tmp_path, real_data=tmp_path / "absent")
    assert "noted dossier de données réelles" in said(list(examine(absent, today=TODAY)))
    there = Settings(tmp_path, real_data=tmp_path)
    assert f"good données réelles : {tmp_path}" in said(list(examine(there, today=TODAY)))


def test_a_pointer_to_nowhere_is_broken(tmp_path: Path) -> None:
    (tmp_path / "current").write_text("nulle-part\n")
    page = said(list(examine(Settings(tmp_path), today=TODAY)))
    assert "broken le fichier" in page
