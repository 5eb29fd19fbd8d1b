"""Builds: all or nothing, and what they tell."""

import fcntl
import os
import signal
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from sourcier.errors import ConfigurationError, ReleaseError, SourceError
from sourcier.releases import lock
from sourcier.releases.build import build
from sourcier.releases.comparing import compare
from sourcier.releases.layout import Home
from sourcier.releases.manifest import manifests
from sourcier.releases.overview import overview
from sourcier.releases.pruning import prune
from tests.releases_kit import ADVICE, NOON, Place, words_in

BROKEN = "---\nupdated: jamais\n---\n# Nez\n\nLavez.\n"


@pytest.fixture
def place(tmp_path: Path) -> Place:
    made = Place(tmp_path)
    made.folder("conseils", ADVICE)
    return made


def test_a_first_build_adds_everything(place: Place) -> None:
    built = place.build()
    assert built.changes.added == ("conseils:fievre.md", "conseils:toux.md")
    assert built.manifest.counts["documents"] == 2
    assert built.manifest.order == 1
    assert place.current().name == built.manifest.name


def test_nothing_changed_builds_nothing(place: Place) -> None:
    first = place.build()
    again = place.build()
    assert again.unchanged
    assert again.manifest == first.manifest
    assert len(Home(place.home).names()) == 1


def test_a_change_is_told(place: Place) -> None:
    place.build()
    place.folder(
        "conseils", {"fievre.md": "# Fièvre\n\nBuvez peu.\n", "nez.md": "# Nez\n\nLavez.\n"}
    )
    built = place.build()
    assert built.changes.added == ("conseils:nez.md",)
    assert built.changes.changed == ("conseils:fievre.md",)
    assert built.changes.withdrawn == ("conseils:toux.md",)


def test_two_builds_of_one_minute_have_two_names_in_order(place: Place) -> None:
    first = place.build()
    place.folder("conseils", {**ADVICE, "nez.md": "# Nez\n\nLavez.\n"})
    second = place.build()
    place.folder("conseils", ADVICE)
    third = place.build(fresh=True)
    assert third.manifest.digest == first.manifest.digest
    assert third.manifest.name == f"{first.manifest.name}-2"
    listed = [manifest.name for manifest in manifests(Home(place.home))]
    assert listed == [first.manifest.name, second.manifest.name, third.manifest.name]


def test_the_same_sources_make_the_same_release(place: Place, tmp_path: Path) -> None:
    other = Place(tmp_path / "autre", now=NOON + timedelta(hours=3), blocks=place.blocks)
    one, two = place.build().manifest, other.build().manifest
    assert one.digest == two.digest
    names = "lexicons/names.json"
    assert one.files[names] == two.files[names]


def test_limits_of_the_corpus_are_kept_and_rebuilt_when_they_change(place: Place) -> None:
    place.build()
    configuration = place.configuration(limits=["Deux textes seulement."])
    built = build(configuration, place.workshop())
    assert not built.unchanged
    assert built.manifest.limits == ("Deux textes seulement.",)


def test_a_file_that_cannot_be_read_leaves_the_former_release(place: Place) -> None:
    former = place.build()
    place.folder("conseils", ADVICE)
    broken = place.root / "sources" / "conseils-" / "nez.md"
    broken.write_text(BROKEN, encoding="utf-8")
    with pytest.raises(SourceError, match=r"nez\.md, ligne 2"):
        place.build()
    assert place.current().name == former.manifest.name
    with place_open(place) as words:
        assert any("Buvez souvent" in passage for passage in words)


def test_keep_going_says_what_was_left_out_and_withdraws_nothing(place: Place) -> None:
    place.build()
    folder = place.root / "sources" / "conseils-"
    (folder / "toux.md").write_text(BROKEN, encoding="utf-8")
    (folder / "nez.md").write_text("# Nez\n\nLavez.\n", encoding="utf-8")
    place.now += timedelta(days=1)
    built = place.build(keep_going=True)
    [sentence] = built.manifest.left_out
    assert "toux.md" in sentence
    assert built.changes.added == ("conseils:nez.md",)
    assert built.changes.withdrawn == ()
    with pytest.raises(SourceError):
        place.build()  # what was left out once is not left out in silence


def test_what_was_left_out_is_read_again_once_repaired(place: Place) -> None:
    place.build()
    broken = place.root / "sources" / "conseils-" / "toux.md"
    broken.write_text(BROKEN, encoding="utf-8")
    place.build(keep_going=True)
    broken.write_text(ADVICE["toux.md"], encoding="utf-8")
    built = place.build()
    assert built.manifest.left_out == ()
    assert built.changes.added == built.changes.withdrawn == ()


def test_an_id_that_comes_twice_is_refused(place: Place) -> None:
    twice = {f"{n}.md": "---\nid: meme\n---\n# Titre\n\nTexte.\n" for n in (1, 2)}
    place.folder("conseils", twice)
    with pytest.raises(SourceError, match="apparaît deux fois"):
        place.build()


def test_an_unknown_kind_of_source_is_refused(place: Place) -> None:
    place.blocks = [replace(place.blocks[0], kind="telepathie")]
    with pytest.raises(ConfigurationError, match="telepathie"):
        place.build()
    assert not (place.home / "current").exists()


def test_a_second_build_at_once_is_refused(place: Place) -> None:
    place.build()
    with (
        lock.one_build(Home(place.home)),
        pytest.raises(ReleaseError, match="déjà en cours"),
    ):
        place.build()


def test_what_killed_builds_left_is_swept(place: Place) -> None:
    place.build()
    left = place.home / "releases" / "new.building"
    left.mkdir()
    part = place.home / "cache" / "blocks" / "cle.1.part"
    part.write_bytes(b"")
    place.build()
    assert not left.exists()
    assert not part.exists()


class Stop:
    """Breaks off the build when a stage begins, as Ctrl-C would."""

    def __init__(self, stage: str) -> None:
        self.stage = stage

    def __call__(self, stage: str, done: int, total: int) -> None:
        if stage == self.stage and done <= total:
            raise KeyboardInterrupt


@pytest.mark.parametrize(
    "stage", ["lecture des sources", "analyse", "indexation", "vérification"]
)
def test_ctrl_c_leaves_the_former_release_and_what_was_read(
    place: Place, stage: str
) -> None:
    former = place.build()
    place.folder("conseils", {**ADVICE, "nez.md": "# Nez\n\nLavez.\n"})
    with pytest.raises(KeyboardInterrupt):
        place.build(progress=Stop(stage))
    assert place.current().name == former.manifest.name
    assert len(list((place.home / "cache" / "blocks").glob("*.sqlite"))) >= 1
    analysed: list[int] = []

    def hear(stage: str, done: int, total: int) -> None:
        if stage == "analyse":
            analysed.append(max(done, total))

    assert place.build(progress=hear).changes.added == ("conseils:nez.md",)
    assert analysed[0] == (1 if stage == "lecture des sources" else 0)


def test_a_killed_worker_is_told_in_a_sentence(place: Place) -> None:
    former = place.build()
    place.folder("conseils", {**ADVICE, "nez.md": "# Nez\n\nLavez.\n"})

    def kill_children(stage: str, done: int, total: int) -> None:
        if stage == "lecture des sources" and done == total:
            children = Path(f"/proc/self/task/{os.getpid()}/children").read_text()
            for child in children.split():
                command = Path(f"/proc/{child}/cmdline").read_bytes()
                if b"spawn_main" in command:
                    os.kill(int(child), signal.SIGKILL)

    with pytest.raises(ReleaseError, match="processus de la construction"):
        place.build(progress=kill_children)
    assert place.current().name == former.manifest.name
    assert place.build().changes.added == ("conseils:nez.md",)


def place_open(place: Place) -> "Opened":
    return Opened(place)


class Opened:
    """The words of the release in force, closed afterwards."""

    def __init__(self, place: Place) -> None:
        self.release = place.release()
        self.day = place.now.date()

    def __enter__(self) -> list[str]:
        return words_in(self.release, self.day)

    def __exit__(self, *_: object) -> None:
        self.release.close()


def three_builds(place: Place) -> list[str]:
    names = [place.build().manifest.name]
    for name in ("nez.md", "gorge.md"):
        place.now += timedelta(days=1)
        place.folder("conseils", {**ADVICE, name: "# Titre\n\nLavez.\n"})
        names.append(place.build().manifest.name)
    return names


def test_pruning_keeps_the_newest_and_says_what_it_freed(place: Place) -> None:
    first, second, third = three_builds(place)
    pruned = prune(Home(place.home), keep=2)
    assert pruned.removed == (first,)
    assert pruned.kept == (second, third)
    assert pruned.freed > 10_000
    assert Home(place.home).names() == sorted([second, third])


def test_pruning_leaves_a_release_that_is_read(place: Place) -> None:
    first, second, third = three_builds(place)
    opened = place.release(first)
    pruned = prune(Home(place.home), keep=1)
    assert (pruned.removed, pruned.in_use) == ((second,), (first,))
    assert words_in(opened, place.now.date())
    opened.close()
    assert prune(Home(place.home), keep=1).removed == (first,)
    assert place.current().name == third


def test_pruning_leaves_a_release_that_is_needed(place: Place) -> None:
    first, second, third = three_builds(place)
    pruned = prune(Home(place.home), keep=1, needed=lambda: [first])
    assert (pruned.removed, pruned.needed) == ((second,), (first,))
    assert pruned.kept == (first, third)


def test_pruning_leaves_a_release_that_becomes_needed_meanwhile(place: Place) -> None:
    first, second, _ = three_builds(place)
    looks: list[str] = []

    def needed() -> list[str]:
        looks.append(first)
        return [first] if len(looks) > len(Home(place.home).names()) else []

    assert prune(Home(place.home), keep=1, needed=needed).removed == (second,)
    assert first in Home(place.home).names()


def test_pruning_never_removes_the_release_in_force(place: Place) -> None:
    first, *_ = three_builds(place)
    (place.home / "current").write_text(f"{first}\n", encoding="utf-8")
    assert first in prune(Home(place.home), keep=1).kept


def test_pruning_keeps_at_least_one(place: Place) -> None:
    with pytest.raises(ReleaseError, match="au moins une"):
        prune(Home(place.home), keep=0)


def test_pruning_waits_for_no_build(place: Place) -> None:
    place.build()
    descriptor = os.open(place.home / "build.lock", os.O_RDWR)
    fcntl.flock(descriptor, fcntl.LOCK_EX)
    with pytest.raises(ReleaseError, match="déjà en cours"):
        prune(Home(place.home), keep=1)
    os.close(descriptor)


def test_a_damaged_release_is_pruned_as_the_oldest(place: Place) -> None:
    first, second, third = three_builds(place)
    folder = Home(place.home).folder(second)
    (folder / "manifest.json").write_text("{", encoding="utf-8")
    (folder / lock.IN_USE).unlink()
    assert prune(Home(place.home), keep=2).removed == (second,)
    assert Home(place.home).names() == sorted([first, third])


def test_the_last_two_releases_are_compared(place: Place) -> None:
    first, second, third = three_builds(place)
    changes = compare(place.workshop())
    assert (changes.before, changes.after) == (second, third)
    assert changes.added == ("conseils:gorge.md",)
    assert changes.withdrawn == ("conseils:nez.md",)
    assert compare(place.workshop(), first, third).withdrawn == ()


def test_comparing_needs_two_releases_that_exist(place: Place) -> None:
    with pytest.raises(ReleaseError, match="aucune"):
        compare(place.workshop())
    name = place.build().manifest.name
    with pytest.raises(ReleaseError, match="deux versions"):
        compare(place.workshop())
    with pytest.raises(ReleaseError, match="ailleurs n'existe pas"):
        compare(place.workshop(), "ailleurs", name)
    (place.current() / "manifest.json").write_text("{", encoding="utf-8")
    with pytest.raises(ReleaseError, match="illisible"):
        compare(place.workshop(), name, name)


def test_an_overview_tells_dates_age_counts_and_limits(place: Place) -> None:
    assert overview(Home(place.home), today=NOON.date()) is None
    first = place.build()
    place.folder("dates", {"un.md": "# Un\n\nTexte.\n"}, edition=NOON.date())
    build(place.configuration(limits=["Peu de textes."]), place.workshop())
    found = overview(Home(place.home), today=NOON.date() + timedelta(days=10))
    assert found
    assert found.manifest.limits == ("Peu de textes.",)
    assert found.others == (first.manifest.name,)
    assert found.current
    assert found.age == 10
    undated, dated = found.sources
    assert (undated.editions, undated.latest, undated.age) == ((), None, None)
    assert (dated.editions, dated.age, dated.documents) == ((NOON.date(),), 10, 1)
    older = overview(Home(place.home), name=first.manifest.name, today=NOON.date())
    assert older
    assert not older.current


def test_a_source_without_a_document_withdraws_nothing(place: Place) -> None:
    """A wrong path or kind would otherwise empty the release in force."""
    former = place.build().manifest.name
    place.folder("conseils", {"notes.docx": "un format que rien ne lit"})
    with pytest.raises(SourceError, match="conseils : aucun document lu"):
        place.build()
    assert place.current().name == former
