"""Releases as lines: what was built, what differs, what is there."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from sourcier.cli import building, overviews
from sourcier.cli.lines import Line
from sourcier.cli.session import Session
from sourcier.releases.build import Built
from sourcier.releases.changes import Changes
from sourcier.releases.contradictions import Contradiction
from sourcier.releases.manifest import Manifest
from sourcier.releases.overview import Overview, SourceState
from sourcier.settings import Settings
from sourcier.wording.speech import FRENCH

SESSION = Session(Settings(Path()), FRENCH)
IDS = tuple(f"s:{n}" for n in range(25))


def plain(lines: list[Line]) -> list[str]:
    return [line.text.replace("\u00a0", " ").replace("\u202f", " ") for line in lines]


def manifest() -> Manifest:
    """What is not read from a manifest is left out."""
    made = object.__new__(Manifest)
    facts = {
        "name": "r2",
        "title": "",
        "limits": (),
        "counts": {"documents": 1234, "passages": 5678},
        "probes": {},
        "created": "2026-11-24T00:00:00Z",
        "sources": (),
        "left_out": ("b.md : fichier vide",),
    }
    for name, value in facts.items():
        object.__setattr__(made, name, value)
    return made


def built(count: int) -> Built:
    remarks = tuple(f"remarque {n}" for n in range(count))
    changes = Changes("r1", "r2", IDS, (), ())
    return Built(manifest(), changes, unchanged=False, remarks=remarks)


def test_remarks_are_summarised_unless_all_are_asked_for() -> None:
    short = plain(list(building.lines_of(built(8), SESSION)))
    assert short[:4] == [
        "Version en vigueur : r2",
        "1 234 documents, 5 678 passages",
        "ajoutés : 25, modifiés : 0, retirés : 0",
        "Laissé de côté : b.md : fichier vide",
    ]
    assert short[-1] == "… et 3 de plus (--verbose)"
    assert len(plain(list(building.lines_of(built(8), SESSION, verbose=True)))) == 12


def test_a_build_for_a_program() -> None:
    assert overviews.built_json(built(8)) == {
        "release": "r2",
        "documents": 1234,
        "passages": 5678,
        "added": 25,
        "changed": 0,
        "withdrawn": 0,
        "unchanged": False,
        "remarks": 8,
        "left_out": ["b.md : fichier vide"],
    }


def test_changes_are_summarised_unless_all_are_asked_for() -> None:
    changes = Changes("r1", "r2", IDS, (), ("s:99",))
    short = plain(list(overviews.changes_lines(changes, SESSION, verbose=False)))
    assert short[:2] == ["De r1 à r2", "Ajoutés : 25"]
    assert "… et 5 de plus (--verbose)" in short
    whole = plain(list(overviews.changes_lines(changes, SESSION, verbose=True)))
    assert set(IDS) < set(whole)


def source() -> SourceState:
    return SourceState(
        name="s",
        kind="folder",
        issuer="",
        licence="",
        editions=(),
        latest=None,
        age=None,
        documents=3,
        remarks=2,
        demonstration=False,
    )


def seen_of(
    sources: tuple[SourceState, ...], found: tuple[Contradiction, ...] | None = ()
) -> Overview:
    return Overview(
        manifest=manifest(),
        age=0,
        sources=sources,
        current=False,
        size=1,
        others=("r1",),
        contradictions=found,
    )


def test_tables_that_contradict_each_other_are_counted_and_listed() -> None:
    rows = tuple((line, f"6000000{line // 2}") for line in range(1, 8))
    found = Contradiction("bdpm", "2026-05-26", "CIS_CIP_bdpm.txt", rows)
    seen = seen_of((), (found,))
    lines = plain(list(overviews.lines_of(seen, FRENCH)))
    start = lines.index("bdpm 2026-05-26, CIS_CIP_bdpm.txt : lignes 7, codes 4")
    assert lines[start + 1] == "ligne 1 : 60000000"
    assert lines[start + 6] == "… et 2 de plus (--verbose)"
    whole = plain(list(overviews.lines_of(seen, FRENCH, verbose=True)))
    assert "ligne 7 : 60000003" in whole
    [table] = json_of(seen)
    assert (table["rows"], table["codes"], len(table["listed"])) == (7, 4, 5)
    [table] = json_of(seen, verbose=True)
    assert table["listed"][-1] == {"line": 7, "code": "60000003"}


def json_of(seen: Overview, *, verbose: bool = False) -> list[dict[str, Any]]:
    found = overviews.overview_json(seen, verbose=verbose)["contradictions"]
    assert isinstance(found, list)
    return found


def test_a_table_without_edition_is_named_without_one() -> None:
    found = Contradiction("bdpm", "", "CIP.txt", ((1, "6"),))
    lines = plain(list(overviews.lines_of(seen_of((), (found,)), FRENCH)))
    assert "bdpm, CIP.txt : lignes 1, codes 1" in lines


def test_a_release_built_before_says_that_it_does_not_know() -> None:
    before, none = seen_of((), None), seen_of((), ())
    told = "Tables qui se contredisent"
    assert any(told in line for line in plain(list(overviews.lines_of(before, FRENCH))))
    assert not any(told in line for line in plain(list(overviews.lines_of(none, FRENCH))))
    assert overviews.overview_json(before)["contradictions"] is None
    assert overviews.overview_json(none)["contradictions"] == []


def test_an_undated_source_says_so() -> None:
    dated = replace(
        source(),
        name="t",
        issuer="ANSM",
        latest=date(2026, 1, 1),
        age=327,
        editions=(date(2025, 1, 1), date(2026, 1, 1)),
    )
    seen = seen_of((source(), dated))
    lines = plain(list(overviews.lines_of(seen, FRENCH)))
    assert lines[:2] == ["r2", "Version r2"]
    assert "s : 3 documents · sans date · 2 remarques" in lines
    told = "t : 3 documents · au 1er janvier 2026 · 327 jours · 2 éditions · 2 remarques"
    assert f"{told} · ANSM" in lines
    assert "Autres versions gardées : r1" in lines
    sources = overviews.overview_json(seen)["sources"]
    assert isinstance(sources, list)
    assert sources[0]["latest"] is None
