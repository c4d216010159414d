"""Exit codes: one table, which the README repeats."""

import re
from pathlib import Path

import pytest

from briefing import errors
from briefing.cli.exit_codes import ExitCode, StoppedError, error_code

README = Path(__file__).parent.parent.parent / "README.md"


def test_the_readme_lists_the_codes_of_the_table_in_its_words() -> None:
    section = README.read_text(encoding="utf-8").partition("| exit code | |\n|---|---|\n")[2]
    rows = re.findall(r"^\| (\d+) \| (.+) \|$", section.partition("\n\n")[0], re.MULTILINE)
    assert [int(code) for code, _ in rows] == list(ExitCode)
    words = " ".join((ExitCode.__doc__ or "").split())
    assert [text for code, text in rows if f"{code} {text.replace('`', '')}" not in words] == []


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (errors.UsageError("wrong"), 2),
        (errors.NotABrief("none"), 2),
        (StoppedError("stopped"), 130),
        (errors.NothingToBrief("nothing"), 1),
        (errors.CassetteError("no answer"), 1),
        (errors.SchemaError("no schema"), 1),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, Exception) else str(value),
)
def test_an_error_ends_a_command_with_its_code(error: errors.BriefingError, code: int) -> None:
    assert error_code(error) == code


def test_no_command_writes_a_code_as_a_number() -> None:
    folder = README.parent / "briefing" / "cli"
    literal = re.compile(r"(?:Exit|sys\.exit)\([^)]*\b\d|return \d+$", re.MULTILINE)
    assert [path.name for path in folder.glob("*.py") if literal.search(path.read_text("utf-8"))] == []
