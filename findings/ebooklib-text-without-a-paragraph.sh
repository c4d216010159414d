#!/usr/bin/env bash
# Text may stand right in the <body> of a page, without a paragraph around it: in the HTML standard, which the pages
# of EPUB 3 follow, a body takes flow content, and text is that. One would guess that a chapter which EbookLib is
# given is in the book that it writes.
#
# EbookLib 0.20 copies the elements of the body and not the text before the first of them: "Pier 4 closes. <p>It is
# old.</p>" is written as the second sentence alone, and nothing tells of it. Text between the elements stays.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check EbookLib==0.20
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import zipfile
from importlib.metadata import version

from ebooklib import epub

PAGE = '<html xmlns="http://www.w3.org/1999/xhtml"><head><title>Pier 4</title></head><body>{}</body></html>'


def written(body):
    book = epub.EpubBook()
    book.set_identifier("urn:uuid:1c5f")
    book.set_title("Norvik Gazette")
    book.set_language("en")
    chapter = epub.EpubHtml(title="Pier 4", file_name="pier.xhtml", lang="en", content=PAGE.format(body))
    book.add_item(chapter)
    book.add_item(epub.EpubNav())
    book.spine = ["nav", chapter]
    epub.write_epub("book.epub", book)
    page = zipfile.ZipFile("book.epub").read("EPUB/pier.xhtml").decode()
    return " ".join(page.partition("<body")[2].partition(">")[2].partition("</body>")[0].split())


print("EbookLib", version("EbookLib"))
first, between = "Pier 4 closes. <p>It is old.</p>", "<p>Pier 4 closes.</p> It is old. <p>So it goes.</p>"
for body in (first, between):
    print(f"{body!r} is written as {written(body)!r}")
assert written(between) == between
assert written(first) == "<p>It is old.</p>", "the text before the first element is written now"
PYTHON
