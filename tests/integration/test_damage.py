"""Damage and full disks: one sentence that names the place, never a traceback."""

import json
import os
import resource
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

import pytest
from benchmarks.kills import answers

from sourcier import bootstrap
from sourcier.corpus.adapters.rows import proof
from sourcier.corpus.adapters.sqlite import SqliteStore
from sourcier.corpus.configuration import read_configuration
from sourcier.errors import IntegrityError, ReleaseError, SourcierError, StorageError
from sourcier.releases.build import build
from sourcier.releases.indexing import draw
from sourcier.releases.intact import measure
from sourcier.releases.verification import verify
from sourcier.settings import Settings
from tests.releases_kit import ADVICE, Place, words_in


@pytest.fixture
def place(tmp_path: Path) -> Place:
    made = Place(tmp_path)
    made.folder("conseils", ADVICE)
    made.build()
    return made


def flip(path: Path, where: int) -> None:
    data = bytearray(path.read_bytes())
    data[where] ^= 0xFF
    path.write_bytes(data)


def alter_record(place: Place) -> None:
    """Change the stored bytes of a document, as a bad disk would."""
    with sqlite3.connect(place.current() / "corpus.sqlite") as connection:
        digest = connection.execute(
            "SELECT digest FROM version WHERE document = 'conseils:fievre.md'"
        ).fetchone()[0]
        [packed] = connection.execute(
            "SELECT packed FROM record WHERE digest = ?", (digest,)
        ).fetchone()
        changed = bytearray(packed)
        changed[-1] ^= 0xFF
        connection.execute(
            "UPDATE record SET packed = ? WHERE digest = ?", (bytes(changed), digest)
        )
    connection.close()


def test_a_changed_byte_of_a_text_names_its_document(place: Place) -> None:
    alter_record(place)
    release = place.release()
    [version] = release.corpus.versions("conseils:fievre.md")
    with pytest.raises(IntegrityError, match=r"conseils:fievre\.md"):
        release.corpus.held(version.number)
    release.close()


def test_verify_finds_nothing_wrong_in_a_whole_release(place: Place) -> None:
    report = verify(place.workshop(), place.current().name)
    assert report.faults == ()
    assert (report.versions, report.passages) == (2, 2)
    assert report.terms > 5
    assert report.files >= 8


def test_verify_names_the_altered_document_and_file(place: Place) -> None:
    alter_record(place)
    faults = " ".join(verify(place.workshop(), place.current().name).faults)
    assert "conseils:fievre.md" in faults
    assert "corpus.sqlite" in faults


def test_verify_names_a_passage_that_moved(place: Place) -> None:
    with sqlite3.connect(place.current() / "corpus.sqlite") as connection:
        row = connection.execute("SELECT * FROM passage WHERE id = 1").fetchone()
        moved = [*row[:3], row[3] - 1, row[4]]
        connection.execute(
            "UPDATE passage SET past = ?, proof = ? WHERE id = 1", (moved[3], proof(moved))
        )
    connection.close()
    faults = " ".join(verify(place.workshop(), place.current().name).faults)
    assert "conseils:fievre.md : ses passages" in faults


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE passage SET past = past - 1",
        "UPDATE version SET valid_to = '2020-01-01'",
        "UPDATE version SET status = 'in_force', known_from = 'autre'",
    ],
)
def test_an_altered_row_is_never_believed(place: Place, change: str) -> None:
    with sqlite3.connect(place.current() / "corpus.sqlite") as connection:
        connection.execute(change)
    connection.close()
    release = place.release()
    with pytest.raises(IntegrityError, match="altérée"):
        words_in(release, place.now.date())
    release.close()


def test_verify_names_an_altered_index_and_lexicon(place: Place) -> None:
    [index] = (place.current() / "lexical").glob("*.idx")
    flip(index, 10)
    flip(place.current() / "lexicons" / "names.json", 3)
    faults = " ".join(verify(place.workshop(), place.current().name).faults)
    assert index.name in faults
    assert "names.json" in faults


def test_verify_sees_an_index_of_another_corpus(place: Place, tmp_path: Path) -> None:
    other = Place(tmp_path / "autre")
    other.folder("conseils", {"a.md": "Buvez buvez.", "b.md": "Rien de cela."})
    other.build()
    shutil.rmtree(place.current() / "lexical")
    shutil.copytree(other.current() / "lexical", place.current() / "lexical")
    forge(place, files=measured(place))
    faults = " ".join(verify(place.workshop(), place.current().name).faults)
    assert "index : le terme" in faults


def measured(place: Place) -> dict[str, object]:
    (place.current() / "manifest.json").rename(place.root / "manifest.json")
    (place.current() / "in-use.lock").unlink()
    files = {name: asdict(found) for name, found in measure(place.current()).items()}
    (place.root / "manifest.json").rename(place.current() / "manifest.json")
    (place.current() / "in-use.lock").touch()
    return {**files}


def forge(place: Place, **facts: object) -> None:
    path = place.current() / "manifest.json"
    data = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps({**data, **facts}), encoding="utf-8")


def test_verify_counts_what_the_manifest_counts(place: Place) -> None:
    counts = {"documents": 2, "versions": 3, "passages": 2, "withdrawn": 0}
    forge(place, counts=counts)
    faults = " ".join(verify(place.workshop(), place.current().name).faults)
    assert "au lieu de 3" in faults


def test_verify_names_a_file_that_is_no_database(place: Place) -> None:
    path = place.current() / "corpus.sqlite"
    data = path.read_bytes()
    path.write_bytes(data[:4096] + b"\xa5" * (len(data) - 4096))
    [first, *_] = verify(place.workshop(), place.current().name).faults
    assert "corpus.sqlite" in first


def test_verify_reads_a_lexicon_again(place: Place) -> None:
    path = place.current() / "lexicons" / "names.json"
    path.write_bytes(b"{" * path.stat().st_size)
    forge(place, files=measured(place))
    faults = " ".join(verify(place.workshop(), place.current().name).faults)
    assert "lexique" in faults


def truncated(place: Place) -> None:
    path = place.current() / "corpus.sqlite"
    path.write_bytes(path.read_bytes()[:5000])


def no_index_file(place: Place) -> None:
    next((place.current() / "lexical").glob("*.term")).unlink()


def no_index(place: Place) -> None:
    shutil.rmtree(place.current() / "lexical")


def no_manifest(place: Place) -> None:
    (place.current() / "manifest.json").unlink()


def damaged_manifest(place: Place) -> None:
    (place.current() / "manifest.json").write_bytes(b'{"format": "sourcier.rel\xff')


def list_as_manifest(place: Place) -> None:
    (place.current() / "manifest.json").write_text("[]", encoding="utf-8")


def foreign_manifest(place: Place) -> None:
    forge(place, format="sourcier.release/9")


def foreign_analyzer(place: Place) -> None:
    forge(place, analysis="9-cafe")


def pointer_to_nothing(place: Place) -> None:
    (place.home / "current").write_text("2020-01-01T0000Z-rien\n", encoding="utf-8")


def pointer_outside(place: Place) -> None:
    (place.home / "current").write_text("../ailleurs\n", encoding="utf-8")


def pointer_of_bytes(place: Place) -> None:
    (place.home / "current").write_bytes(b"\xff\xfe")


def no_lock(place: Place) -> None:
    (place.current() / "in-use.lock").unlink()


def no_lexicon(place: Place) -> None:
    (place.current() / "lexicons" / "names.json").unlink()


DAMAGES: dict[str, tuple[Callable[[Place], None], str]] = {
    "truncated": (truncated, r"corpus\.sqlite manque ou est altéré"),
    "no index file": (no_index_file, r"lexical/\w+\.term manque"),
    "no index": (no_index, "lexical/"),
    "no manifest": (no_manifest, r"manifest\.json est illisible"),
    "damaged manifest": (damaged_manifest, r"manifest\.json est illisible"),
    "list as manifest": (list_as_manifest, r"manifest\.json est illisible"),
    "foreign manifest": (foreign_manifest, "autre format"),
    "foreign analyzer": (foreign_analyzer, "autre analyseur"),
    "pointer to nothing": (pointer_to_nothing, "désigne une version absente"),
    "pointer outside": (pointer_outside, "désigne une version absente"),
    "pointer of bytes": (pointer_of_bytes, "désigne une version absente"),
    "no lock": (no_lock, r"in-use\.lock manque"),
    "no lexicon": (no_lexicon, r"names\.json manque"),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_release_is_refused_in_one_sentence(place: Place, damage: str) -> None:
    change, sentence = DAMAGES[damage]
    change(place)
    with pytest.raises(ReleaseError, match=sentence):
        place.release()


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_fresh_build_repairs_every_damage(place: Place, damage: str) -> None:
    change, _ = DAMAGES[damage]
    change(place)
    place.build(fresh=True)
    release = place.release()
    assert words_in(release, place.now.date())
    release.close()


def test_a_build_refuses_to_carry_over_from_a_damaged_corpus(place: Place) -> None:
    truncated(place)
    with pytest.raises(SourcierError, match="--fresh"):
        place.build()


def test_a_missing_index_is_built_again(place: Place) -> None:
    no_index_file(place)
    assert not place.build().unchanged
    place.release().close()


def test_a_release_that_is_not_there_is_named(place: Place) -> None:
    with pytest.raises(ReleaseError, match="ailleurs n'existe pas"):
        place.release("ailleurs")


def test_no_corpus_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ReleaseError, match="corpus build"):
        Place(tmp_path).release()


def test_a_file_that_is_no_corpus_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ReleaseError, match="manque"):
        SqliteStore(tmp_path / "corpus.sqlite")
    path = tmp_path / "other.sqlite"
    sqlite3.connect(path).execute("CREATE TABLE a (b)").connection.close()
    with pytest.raises(ReleaseError, match="autre format"):
        SqliteStore(path)
    path.write_bytes(b"This is no database at all, whatever its name says.")
    with pytest.raises(IntegrityError, match=r"other\.sqlite"):
        SqliteStore(path)


def test_a_damaged_cache_is_dropped_and_said(place: Place) -> None:
    place.folder("conseils", {**ADVICE, "nez.md": "Lavez."})
    place.build()
    place.folder("autre", {"a.md": "Autre."})
    for path in (place.home / "cache" / "blocks").glob("*.sqlite"):
        path.write_bytes(path.read_bytes()[:4096] + b"\xa5" * 8192)
    with pytest.raises(ReleaseError, match="cache"):
        place.build()
    assert place.build().changes.added == ("autre:a.md",)


def test_a_damaged_text_of_the_cache_is_not_published(place: Place) -> None:
    former = place.current().name
    place.folder("autre", {"a.md": "Autre."})
    for path in (place.home / "cache" / "blocks").glob("*.sqlite"):
        with sqlite3.connect(path) as connection:
            connection.execute("UPDATE row SET packed = x'00'")
            connection.execute("UPDATE row SET digest = 'sha256:' || document")
        connection.close()
    with pytest.raises(IntegrityError, match="conseils:"):
        place.build()
    assert place.current().name == former
    assert place.build().changes.added == ("autre:a.md",)


BUILD_IN_LITTLE_ROOM = """
import resource, sys
from pathlib import Path
from sourcier import bootstrap
from sourcier.corpus.configuration import read_configuration
from sourcier.errors import StorageError
from sourcier.releases.build import build
from sourcier.settings import Settings

if __name__ == "__main__":
    home, configuration, most = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
    try:
        build(read_configuration(configuration), bootstrap.workshop(Settings(home)))
    except StorageError as fault:
        print("REFUSED", fault)
"""


def demonstration() -> Path:
    return Path(__file__).parents[2] / "src" / "sourcier" / "demo" / "corpus.toml"


@pytest.mark.parametrize("most", [3_000, 20_000, 60_000, 120_000])
def test_a_full_disk_leaves_the_former_release(
    place: Place, tmp_path: Path, most: int
) -> None:
    script = tmp_path / "build.py"
    script.write_text(BUILD_IN_LITTLE_ROOM, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, str(script), str(place.home), str(demonstration()), str(most)],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        env={**os.environ, "PYTHONPATH": str(demonstration().parents[2])},
    )
    assert "REFUSED" in done.stdout, done.stderr
    assert "libérez de la place" in done.stdout
    release = place.release()
    assert words_in(release, place.now.date())
    release.close()
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[0] != most


READ_ONLY = """
import os, sys
from pathlib import Path
from sourcier import bootstrap
from sourcier.corpus.configuration import read_configuration
from sourcier.errors import StorageError
from sourcier.releases.build import build
from sourcier.settings import Settings

if __name__ == "__main__":
    if os.getuid() == 0:
        os.setgid(65534)
        os.setuid(65534)
    settings = Settings(Path(sys.argv[1]))
    release = bootstrap.release(settings)
    print("READ", release.corpus.held(1).document.id, release.index.frequency("buv"))
    release.close()
    try:
        build(read_configuration(Path(sys.argv[2])), bootstrap.workshop(settings))
    except StorageError as fault:
        print("REFUSED", fault)
"""


def test_a_read_only_home_answers_and_refuses_to_build(place: Place) -> None:
    opened = [place.root, *place.root.parents]
    if os.getuid() == 0:
        for folder in opened[:4]:
            folder.chmod(0o755)
    for path in [place.home, *place.home.rglob("*")]:
        path.chmod(0o555 if path.is_dir() else 0o444)
    done = subprocess.run(
        [sys.executable, "-c", READ_ONLY, str(place.home), str(demonstration())],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        env={**os.environ, "PYTHONPATH": str(demonstration().parents[2])},
    )
    for path in [place.home, *place.home.rglob("*")]:
        path.chmod(0o755 if path.is_dir() else 0o644)
    assert "READ conseils:fievre.md 1" in done.stdout, done.stderr
    assert "REFUSED écriture impossible" in done.stdout, done.stderr


def test_a_storage_error_names_what_was_written(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("a file where a folder should be", encoding="utf-8")
    made = Place(tmp_path)
    made.folder("conseils", ADVICE)
    with pytest.raises(StorageError, match="home"):
        made.build()


def outcome(home: Path, expected: str) -> str:
    """Say how a damaged home answers; anything but these two is a failure."""
    try:
        return "the same answers" if answers(home) == expected else "wrong answers"
    except SourcierError:
        return "a sentence"


def put(path: Path, data: bytes) -> None:
    """Replace a file: cutting one short that the engine still maps ends the process."""
    new = path.with_name(f"{path.name}.new")
    new.write_bytes(data)
    new.replace(path)


def test_a_flipped_bit_gives_a_sentence_or_the_same_answers(tmp_path: Path) -> None:
    home, copy = tmp_path / "home", tmp_path / "copy"
    workshop = bootstrap.workshop(Settings(home, workers=1))
    built = build(read_configuration(demonstration()), workshop)
    expected = answers(home)
    folder = home / "releases" / built.manifest.name
    files = [p for p in sorted(folder.rglob("*")) if p.is_file() and p.stat().st_size > 1]
    shutil.copytree(home, copy)
    for turn in range(120):
        path = draw(files, f"file {turn}")
        damaged = copy / path.relative_to(home)
        data = bytearray(path.read_bytes())
        data[draw(range(len(data)), f"byte {turn}")] ^= 1 << turn % 8
        put(damaged, bytes(data))
        found = outcome(copy, expected)
        assert found != "wrong answers", (path.name, turn)
        put(damaged, path.read_bytes())
