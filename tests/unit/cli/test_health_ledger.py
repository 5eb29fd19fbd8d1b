"""The examination of the ledger tells what is late, damaged or open to others."""

from datetime import date
from pathlib import Path

from sourcier.cli.health import Level
from sourcier.cli.health_ledger import examine_ledger
from sourcier.releases.release import Release
from sourcier.settings import Settings
from sourcier.wording.speech import FRENCH
from tests.ledger_kit import NOON, clinic

TODAY = NOON.date()


def said(settings: Settings, today: date = TODAY) -> list[tuple[Level, str]]:
    found = examine_ledger(settings, today=today)
    return [(one.level, FRENCH.say(one.template, **one.values)) for one in found]


def test_looking_makes_nothing(tmp_path: Path) -> None:
    [(level, text)] = said(Settings(tmp_path))
    assert level is Level.GOOD
    assert "rien n'a encore été enregistré" in text
    assert [*tmp_path.iterdir()] == []


def test_records_are_counted(tmp_path: Path, release: Release) -> None:
    settings = Settings(tmp_path)
    with clinic(settings) as here:
        here.ask(release, keep=True)
        here.ask(release, "toux ?")
    [(level, text)] = said(settings)
    assert level is Level.GOOD
    assert "enregistrées 2, dont gardées 1" in text
    [(level, text)] = said(settings, date(2027, 3, 1))
    assert level is Level.NOTED
    assert "en retard d'effacement, 1" in text


def test_what_is_damaged_or_open_to_others_is_broken(
    tmp_path: Path, release: Release
) -> None:
    settings = Settings(tmp_path)
    with clinic(settings) as here:
        here.ask(release)
        here.database.write_bytes(b"no database" * 1_000)
    (tmp_path / "keys" / "installation.key").chmod(0o644)
    assert [level for level, _ in said(settings)] == [Level.BROKEN, Level.BROKEN]
