"""Small corpora for the tests of releases: a folder of texts, a home, a clock."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from pathlib import Path

from sourcier import bootstrap
from sourcier.corpus.configuration import Configuration
from sourcier.releases.build import Built, build
from sourcier.releases.release import Release
from sourcier.releases.workshop import Progress, Workshop
from sourcier.settings import Settings
from sourcier.sources.reading import Block

NOON = datetime(2026, 6, 1, 12, 0, tzinfo=UTC)
ADVICE = {
    "fievre.md": "# Fièvre\n\nBuvez souvent. Reposez-vous.\n",
    "toux.md": "# Toux\n\nAérez la chambre. Ne fumez pas.\n",
}


@dataclass
class Place:
    """A home and a folder of sources that a test changes as it likes.

    Args:
        root: an empty folder.
        now: what the clock says.
    """

    root: Path
    now: datetime = NOON
    blocks: list[Block] = field(default_factory=list)

    @property
    def home(self) -> Path:
        """Where releases lie."""
        return self.root / "home"

    @property
    def settings(self) -> Settings:
        """One worker: the corpora are a few texts."""
        return Settings(self.home, workers=1)

    def workshop(self, *, progress: Progress = bootstrap.silent) -> Workshop:
        """Assemble the real parts with this clock."""
        plain = bootstrap.workshop(self.settings, progress=progress)
        return replace(plain, now=lambda: self.now)

    def folder(
        self, name: str, texts: Mapping[str, str], *, edition: date | None = None
    ) -> None:
        """Write the texts of a source, or of one edition of it, in place of the former."""
        folder = self.root / "sources" / f"{name}-{edition or ''}"
        folder.mkdir(parents=True, exist_ok=True)
        for old in folder.iterdir():
            old.unlink()
        for file, text in texts.items():
            (folder / file).write_text(text, encoding="utf-8")
        block = Block("folder", name, str(folder), outline="markdown", edition=edition)
        self.blocks = [b for b in self.blocks if (b.name, b.edition) != (name, edition)]
        self.blocks.append(block)

    def configuration(self, *, limits: Sequence[str] = ()) -> Configuration:
        """The blocks written so far."""
        return Configuration(tuple(self.blocks), self.root, "Essai", tuple(limits))

    def build(
        self,
        *,
        keep_going: bool = False,
        fresh: bool = False,
        progress: Progress = bootstrap.silent,
    ) -> Built:
        """Build what is written."""
        return build(
            self.configuration(),
            self.workshop(progress=progress),
            keep_going=keep_going,
            fresh=fresh,
        )

    def release(self, name: str | None = None) -> Release:
        """Open the release in force, or another."""
        return bootstrap.release(self.settings, name=name)

    def current(self) -> Path:
        """Folder of the release in force."""
        name = (self.home / "current").read_text(encoding="utf-8").strip()
        return self.home / "releases" / name


def words_in(release: Release, on: date) -> list[str]:
    """Give the words of every passage valid on a day, as a reply would find them."""
    return [
        place.span.of(release.corpus.held(version.number).document.text)
        for version in release.corpus.every_version()
        if version.holds_on(on)
        for place in release.corpus.passages_of(version.number)
    ]
