"""No call that the OpenAPI describes, or forbids, breaks the interface for programs."""

import shutil
from pathlib import Path

from benchmarks.fuzzing import fuzzed

EXAMPLES = 10
"""Calls an operation; `make soak` runs the same with 100."""


def test_no_call_breaks_the_interface(demo_home: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    shutil.copytree(demo_home, home)
    found = [*fuzzed(home, examples=EXAMPLES, start=1)]
    assert len(found) >= 7
    assert [fault for one in found for fault in one.faults] == []
    assert all(one.statuses for one in found)
