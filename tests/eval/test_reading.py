from pathlib import Path

import pytest

from tests.eval.reading import counted, main, marks, sheet

PAGE = """# Daily brief

## Dockers stop work

**Bottom line.** “Dockers in Larvik stopped work on Monday.” [1]

**Who wants what**

- **Harbour board** *wants* “talks” [2]

**Still open**

1. When will work go on? [1] [2]

---

[1] Dockers stop work, sentence 1: “Dockers in Larvik stopped work on Monday.”

[2] Dockers stop work, sentence 2: “The harbour board wants talks.”
"""


def test_each_statement_has_a_place_for_a_mark_and_its_sentences_below_it() -> None:
    lines = sheet(PAGE, "The article.").splitlines()

    assert [line for line in lines if line.startswith("[ ]")] == [
        "[ ] ## Dockers stop work",
        "[ ] **Bottom line.** “Dockers in Larvik stopped work on Monday.” [1]",
        "[ ] - **Harbour board** *wants* “talks” [2]",
        "[ ] 1. When will work go on? [1] [2]",
        "[ ] (the whole) right, or main fact missing",
    ]
    assert lines[6] == "      2: Dockers stop work, sentence 2: “The harbour board wants talks.”"
    assert lines[-1] == "The article."


def test_marks_are_counted_and_so_is_what_is_unread() -> None:
    first = sheet(PAGE, "[right] is no mark here.").replace("[ ] -", "[Wrong speaker] -")
    second = sheet(PAGE, "").replace("[ ]", "[right]")

    assert list(marks(first)) == ["", "", "wrong speaker", "", ""]
    rows = counted([first, second])
    assert rows[0].split() == ["5", "83.3%", "right"]
    assert rows[-1] == "6 lines read, 4 unread; a false statement in 1 of 2 briefs"


def test_a_mark_that_there_is_not_is_said() -> None:
    with pytest.raises(ValueError, match=r"unknown mark \[wrogn\]"):
        counted([sheet(PAGE, "").replace("[ ]", "[wrogn]")])


def test_a_folder_gets_sheets_and_keeps_the_marks_in_them(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    articles = tmp_path / "set.jsonl"
    articles.write_text('{"text": "Dockers stop work\\n\\nDockers in Larvik stopped work on Monday."}\n' * 3)

    assert main([str(tmp_path / "news"), "--draw", str(articles), "2", "7"]) == 0
    (first, _) = sorted((tmp_path / "news").glob("*.reading.md"))
    first.write_text(first.read_text().replace("[ ] (the whole)", "[main fact missing] (the whole)"))
    capsys.readouterr()
    assert main([str(tmp_path / "news")]) == 0

    assert "    1  100.0%  main fact missing" in capsys.readouterr().out
