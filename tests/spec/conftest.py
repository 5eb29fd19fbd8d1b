"""La commande et le corpus de démonstration."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from sourcier import bootstrap
from sourcier.releases.release import Release
from sourcier.settings import Settings
from tests.demo_home import Sourcier, build


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Le dossier du corpus de démonstration."""
    return build(tmp_path_factory.getbasetemp())


@pytest.fixture(scope="session")
def sourcier(home: Path) -> Sourcier:
    """La commande sur le corpus de démonstration, qu'aucun test ne change."""
    return Sourcier(home)


@pytest.fixture(scope="session")
def release(home: Path) -> Iterator[Release]:
    """La version en vigueur, ouverte une fois."""
    opened = bootstrap.release(Settings(home))
    yield opened
    opened.close()
