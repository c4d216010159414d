from pathlib import Path

import pytest

from briefing.atomic_files import write_all
from briefing.errors import BriefingError


def test_no_file_changes_where_a_later_one_cannot_be_written(tmp_path: Path) -> None:
    first, second = tmp_path / "brief.md", tmp_path / "taken" / "brief.html"
    first.write_bytes(b"old")
    (tmp_path / "taken").write_bytes(b"a file where a folder should be")

    with pytest.raises(BriefingError, match="cannot write"):
        write_all({first: b"new", second: b"new"}, "try another")

    assert first.read_bytes() == b"old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["brief.md", "taken"]
