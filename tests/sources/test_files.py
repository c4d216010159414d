import io
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.models import Article, Source, Span, Unread
from briefing.sources import Selection, read
from briefing.sources.files import MAX_BYTES

PAGE = (
    '<!doctype html><html><head><meta charset="utf-8"><title>EU signs pact</title></head><body><article>'
    "<h1>EU signs pact</h1><p>The EU said on Monday that it would sign. The café is closed.</p>"
    "</article></body></html>"
).encode()
NEWS = "EU signs pact\r\n\r\nThe EU said on Monday that it would sign.\r\n"


def rows(*sources: str | Path, stdin: bytes = b"") -> tuple[Article | Unread, ...]:
    return read_from(io.BytesIO(stdin), *sources)


def read_from(stdin: io.BytesIO, *sources: str | Path) -> tuple[Article | Unread, ...]:
    wanted = tuple(Source(place=str(source)) for source in sources)
    return read(Selection(sources=wanted, day=date(2026, 11, 24)), stdin, lambda _: None)


def failure(source: str | Path) -> str:
    (row,) = rows(source)
    assert isinstance(row, Unread)
    assert row.status == "failed"
    return row.reason


@pytest.fixture
def news(tmp_path: Path) -> Path:
    path = tmp_path / "news.txt"
    path.write_bytes(NEWS.encode())
    return path


# ── Articles ────────────────────────────────────────────────────────────────────────────────────────


def test_the_text_is_the_files_own_with_its_newlines(news: Path) -> None:
    (row,) = rows(news)
    assert isinstance(row, Article)
    assert (row.text, row.title, row.source) == (NEWS, "EU signs pact", str(news))


def test_a_byte_order_mark_is_no_part_of_the_text(news: Path) -> None:
    news.write_bytes(b"\xef\xbb\xbf" + NEWS.encode())
    (row,) = rows(news)
    assert isinstance(row, Article)
    assert row.text == NEWS
    assert row.title_span is not None
    assert row.title_span.start == 0


def test_every_row_counts_for_the_ids_the_unread_too(news: Path, tmp_path: Path) -> None:
    found = rows(news, tmp_path / "missing.txt", news)
    assert [row.id if isinstance(row, Article) else row.status for row in found] == ["a1", "failed", "a3"]


def test_a_file_named_twice_is_read_twice(news: Path) -> None:
    assert [row.source for row in rows(news, news)] == [str(news)] * 2


def test_a_file_with_any_ending_is_read_if_it_is_text(tmp_path: Path) -> None:
    path = tmp_path / "article.news"
    path.write_text(NEWS)
    assert isinstance(rows(path)[0], Article)


def test_a_hash_is_a_heading_in_markdown_only(tmp_path: Path) -> None:
    for name in ("a.md", "a.txt"):
        (tmp_path / name).write_text("# EU signs pact\n\nIt is signed.\n")
    found = rows(tmp_path / "a.md", tmp_path / "a.txt")
    assert [row.title for row in found if isinstance(row, Article)] == ["EU signs pact", "# EU signs pact"]


def test_a_dash_is_standard_input() -> None:
    (row,) = rows("-", stdin=NEWS.encode())
    assert isinstance(row, Article)
    assert (row.source, row.text) == ("-", NEWS)


def test_closed_standard_input_costs_only_itself(news: Path) -> None:
    stdin = io.BytesIO()
    stdin.close()
    failed, article = read_from(stdin, "-", news)
    assert isinstance(failed, Unread)
    assert isinstance(article, Article)


def test_a_usual_run_does_not_load_the_encoding_detector(news: Path) -> None:
    code = (
        "import io, sys; from datetime import date; from briefing.models import Source;"
        " from briefing.sources import Selection, read;"
        " read(Selection(sources=(Source(place=sys.argv[1]),), day=date.max), io.BytesIO(), print);"
        " sys.exit('charset_normalizer' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code, news], check=False).returncode == 0


# ── Folders ─────────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "seeds"
    for name in ("b.txt", "a.md", "c/d.TXT", "c/e.markdown", "table.csv", ".hidden.txt", ".git/f.txt"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(NEWS)
    return folder


@pytest.mark.parametrize("given_as", ["seeds", "seeds/", "./seeds"])
def test_a_folder_gives_its_text_files_in_order(
    folder: Path, given_as: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder.parent)
    stem = given_as.rstrip("/")
    names = [f"{stem}/a.md", f"{stem}/b.txt", f"{stem}/c/d.TXT", f"{stem}/c/e.markdown"]
    assert [row.source for row in rows(given_as)] == names


def test_a_link_to_a_folder_is_not_followed_within_a_folder(folder: Path) -> None:
    before = len(rows(folder))
    (folder / "round").symlink_to(folder)
    assert len(rows(folder)) == before


def test_a_link_that_leads_nowhere_is_said(tmp_path: Path) -> None:
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere.txt")
    (row,) = rows(tmp_path)
    assert row == Unread(
        source=f"{tmp_path}/gone.txt",
        status="failed",
        reason="no such file: check the path",
        named=False,
    )


def test_a_pipe_in_a_folder_does_not_stop_the_run(folder: Path) -> None:
    before = len(rows(folder))
    os.mkfifo(folder / "pipe.txt")
    assert len(rows(folder)) == before


def test_a_folder_without_text_files_says_so(tmp_path: Path) -> None:
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    (row,) = rows(tmp_path)
    assert isinstance(row, Unread)
    assert (row.status, row.named) == ("empty", True)
    assert "nothing to read in this folder" in row.reason


def test_an_empty_file_in_a_folder_was_not_named(folder: Path) -> None:
    (folder / "a.md").write_text(" \n")
    (row, *_) = rows(folder)
    assert isinstance(row, Unread)
    assert (row.status, row.named) == ("empty", False)


# ── What cannot be read ─────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("raw", [b"", b"\xef\xbb\xbf", b" \r\n\t\n", "\u200b\n\ufeff".encode()])
def test_a_file_without_a_visible_character_is_empty(news: Path, raw: bytes) -> None:
    news.write_bytes(raw)
    (row,) = rows(news)
    assert isinstance(row, Unread)
    assert (row.status, row.named) == ("empty", True)


@pytest.mark.parametrize("name", ["missing.txt", "missing.pdf", "missing/x.txt", "nul\0.txt", "x" * 5000])
def test_a_missing_path_asks_to_check_it(tmp_path: Path, name: str) -> None:
    assert failure(f"{tmp_path}/{name}").endswith("check the path")


def test_a_binary_file_says_that_it_is_no_text(news: Path) -> None:
    news.write_bytes(b"\x7fELF\x02\x01\x01\0\0\0")
    assert failure(news).startswith("looks like a binary file (it holds NUL bytes), not text")


def test_links_in_a_loop_are_said(tmp_path: Path) -> None:
    (tmp_path / "loop.txt").symlink_to(tmp_path / "loop.txt")
    assert failure(tmp_path / "loop.txt").startswith("its links lead round in a loop")


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
@pytest.mark.parametrize("closed", ["seeds/b.txt", "seeds/c"])
def test_a_path_without_permission_is_said(folder: Path, closed: str) -> None:
    (folder.parent / closed).chmod(0)
    reasons = [row.reason for row in rows(folder) if isinstance(row, Unread)]
    (folder.parent / closed).chmod(0o700)
    assert reasons == ["no permission to read it: change its permissions or copy it"]


def test_a_file_over_the_limit_is_said_with_its_size(tmp_path: Path) -> None:
    large = tmp_path / "large.txt"
    with large.open("wb") as file:
        file.truncate(2 * MAX_BYTES)
    assert failure(large) == "20,000,000 bytes, over the limit of 10,000,000: split it"


def test_endless_input_is_read_to_the_limit_only() -> None:
    stdin = io.BytesIO(b"a" * (MAX_BYTES + 100))
    (row,) = read_from(stdin, "-")
    assert isinstance(row, Unread)
    assert "more than the limit" in row.reason
    assert stdin.tell() == MAX_BYTES + 1


@pytest.mark.parametrize("name", ["a.docx", "a.epub", "a.rtf", "a.odt"])
def test_a_document_is_not_read_as_text_whatever_is_in_it(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(NEWS)
    assert "save it" in failure(tmp_path / name)


@pytest.mark.parametrize(
    ("raw", "advice"), [(b"PK\x03\x04", "unpack it"), (b"{\\rtf1 News}", "save it as .docx, text")]
)
def test_a_closed_document_is_known_by_its_first_bytes(news: Path, raw: bytes, advice: str) -> None:
    news.write_bytes(raw)
    assert advice in failure(news)


@pytest.mark.parametrize(
    "raw",
    [
        PAGE,
        b"\xef\xbb\xbf\n " + PAGE,
        b"<!-- saved from a browser -->" + PAGE,
        PAGE.decode().encode("utf-16"),
        PAGE.replace(b"<!doctype html>", b""),
    ],
)
def test_a_page_is_known_by_its_first_bytes_whatever_its_ending(news: Path, raw: bytes) -> None:
    news.write_bytes(raw)
    (row,) = rows(news)
    assert isinstance(row, Article)
    assert row.text == "EU signs pact\n\nThe EU said on Monday that it would sign. The café is closed."
    assert row.title_span == Span(start=0, end=13)


def test_a_page_is_read_in_the_encoding_that_it_names(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(PAGE.decode().replace("utf-8", "iso-8859-1").encode("cp1252"))
    (row,) = rows(tmp_path)
    assert isinstance(row, Article)
    assert "café" in row.text


def test_a_page_that_names_another_encoding_than_its_own_is_read(news: Path) -> None:
    news.write_bytes(PAGE.replace(b"utf-8", b"utf-16"))
    (row,) = rows(news)
    assert isinstance(row, Article)
    assert "café" in row.text


def test_a_page_without_an_article_is_said_to_have_none(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("<html><body><nav>Home</nav><div></div></body></html>")
    assert failure(tmp_path / "a.html") == "no article found on the page: save its text"


def test_text_with_the_ending_of_a_page_is_text(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(NEWS)
    (row,) = rows(tmp_path / "a.html")
    assert isinstance(row, Article)
    assert row.text == NEWS


def test_a_usual_run_does_not_load_what_reads_pages(news: Path) -> None:
    code = (
        "import io, sys; from datetime import date; from briefing.models import Source;"
        " from briefing.sources import Selection, read;"
        " read(Selection(sources=(Source(place=sys.argv[1]),), day=date.max), io.BytesIO(), print);"
        " sys.exit(any(name in sys.modules for name in ('trafilatura', 'lxml', 'feedparser', 'pdfminer')))"
    )
    assert subprocess.run([sys.executable, "-c", code, news], check=False).returncode == 0


# ── Patterns ────────────────────────────────────────────────────────────────────────────────────────


def test_a_pattern_gives_its_files_in_order(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder.parent)
    assert [row.source for row in rows("seeds/*.[mt][dx]*")] == ["seeds/a.md", "seeds/b.txt"]


def test_two_stars_go_down_into_folders(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder.parent)
    assert [row.source for row in rows("seeds/**/*.TXT")] == ["seeds/c/d.TXT"]


def test_a_file_whose_name_looks_like_a_pattern_is_that_file(tmp_path: Path) -> None:
    (tmp_path / "a[1].txt").write_text(NEWS)
    assert [row.source for row in rows(f"{tmp_path}/a[1].txt")] == [f"{tmp_path}/a[1].txt"]


def test_a_pattern_without_a_match_is_said(tmp_path: Path) -> None:
    assert failure(f"{tmp_path}/*.txt") == "no file matches: check the pattern"


def test_an_empty_name_is_not_the_current_folder() -> None:
    assert failure("").startswith("an empty name")


# ── Whatever comes ──────────────────────────────────────────────────────────────────────────────────


@given(st.binary(max_size=400))
def test_any_bytes_give_an_article_or_a_reason(raw: bytes) -> None:
    (row,) = rows("-", stdin=raw)
    if isinstance(row, Article):
        row.text.encode()
    else:
        assert row.reason == " ".join(row.reason.split())


@given(st.text(min_size=1).filter(lambda name: name.strip("./ ") != "" and not name.startswith("/")))
def test_any_name_gives_an_article_or_a_reason(name: str) -> None:
    (row,) = rows(f"/nowhere/{name}")
    assert isinstance(row, Unread)
    row.source.encode()
