"""The demonstration comes up again beside what another version left."""

from pathlib import Path

from tests.demo_home import Sourcier


def test_a_release_of_another_format_is_left_alone(tmp_path: Path) -> None:
    sourcier = Sourcier(tmp_path)
    assert sourcier("demo", "--no-serve").code == 0
    name = (tmp_path / "current").read_text(encoding="utf-8").strip()
    manifest = tmp_path / "releases" / name / "manifest.json"
    manifest.write_text('{"format": "sourcier.release/0"}', encoding="utf-8")
    again = sourcier("demo", "--no-serve")
    assert again.code == 0, again.err
    assert (tmp_path / "current").read_text(encoding="utf-8").strip() == name
    assert (tmp_path / "demo" / "current").exists()


def test_the_last_day_that_can_be_written_is_after_every_release(
    sourcier: Sourcier,
) -> None:
    found = sourcier("ask", "ibuprofène allaitement ?", "--as-of", "9999-12-31", "--json")
    assert found.json["kind"] == "answer"
