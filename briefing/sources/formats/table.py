"""The formats that a source can have: how each is recognised, and what reads it or what to do instead.

What the bytes say goes before the ending of a name and the media type that a server states. What none of the
rows claims is plain text. A row that only its first bytes can tell comes before those that read it as text.
"""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from briefing.models import Article, Unread
from briefing.sources.documents import Document, article_from_page, articles_from_pdf, articles_from_text
from briefing.sources.formats import signatures

Reader = Callable[[Document, str], Iterable[Article | Unread]]


class Format(NamedTuple):
    """`signature` is asked of the bytes, `syntax` of the text that they encode; `suffixes` and `kinds` (media
    types) count where neither knows better. `read` makes rows of a document and its text, "" where the bytes
    are no text; where it is None, `advice` says what to do instead. `in_folders` says whether a folder is
    searched for it."""

    name: str
    suffixes: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    signature: Callable[[bytes], bool] | None = None
    syntax: Callable[[str], bool] | None = None
    read: Reader | None = None
    advice: str = ""
    in_folders: bool = False


def _read_pdf(document: Document, _: str) -> Iterable[Article | Unread]:
    return articles_from_pdf(document)


def _read_page(document: Document, text: str) -> Iterable[Article | Unread]:
    # A text that was only saved under the name of a page is read as what it is.
    return (
        (article_from_page(document, text),)
        if signatures.has_tags(text)
        else articles_from_text(document, text)
    )


def _read_markdown(document: Document, text: str) -> Iterable[Article | Unread]:
    return articles_from_text(document._replace(markdown=True), text)


def _read_mail(document: Document, _: str) -> Iterable[Article | Unread]:
    from briefing.sources.formats.mail import articles_from_mail

    return articles_from_mail(document)


def _read_mailbox(document: Document, _: str) -> Iterable[Article | Unread]:
    from briefing.sources.formats.mail import articles_from_mailbox

    return articles_from_mailbox(document)


def _read_saved_page(document: Document, _: str) -> Iterable[Article | Unread]:
    from briefing.sources.formats.mail import articles_from_saved_page

    return articles_from_saved_page(document)


def _read_word(document: Document, _: str) -> Iterable[Article | Unread]:
    from briefing.sources.formats.docx import articles_from_word

    return articles_from_word(document)


def _read_book(document: Document, _: str) -> Iterable[Article | Unread]:
    from briefing.sources.formats.epub import articles_from_book

    return articles_from_book(document)


def _read_captions(document: Document, text: str) -> Iterable[Article | Unread]:
    from briefing.sources.formats.captions import articles_from_captions

    return articles_from_captions(document, text)


def _read_json(document: Document, text: str) -> Iterable[Article | Unread]:
    from briefing.sources.formats.json_articles import articles_from_json

    return articles_from_json(document, text)


_OFFICE = "application/vnd.openxmlformats-officedocument."

FORMATS = (
    Format("PDF", (".pdf",), ("application/pdf",), signatures.is_pdf, read=_read_pdf, in_folders=True),
    Format(
        "Word document",
        (".docx",),
        (f"{_OFFICE}wordprocessingml.document",),
        signatures.has_members("word/document.xml"),
        read=_read_word,
        in_folders=True,
    ),
    Format(
        "EPUB book",
        (".epub",),
        ("application/epub+zip",),
        signatures.has_members("META-INF/container.xml"),
        read=_read_book,
        in_folders=True,
    ),
    Format(
        "OpenDocument file",
        (".odt", ".ods", ".odp"),
        ("application/vnd.oasis.opendocument.text",),
        signatures.has_members("META-INF/manifest.xml", "content.xml"),
        advice="save it as .docx, text, HTML or PDF",
    ),
    Format(
        "presentation",
        (".pptx", ".ppt"),
        (f"{_OFFICE}presentationml.presentation", "application/vnd.ms-powerpoint"),
        signatures.has_members("ppt/presentation.xml"),
        advice="save its text or a PDF of it",
    ),
    Format(
        "spreadsheet",
        (".xlsx", ".xls"),
        (f"{_OFFICE}spreadsheetml.sheet", "application/vnd.ms-excel"),
        signatures.has_members("xl/workbook.xml"),
        advice="save its articles as JSON Lines, an object with title and text on each line",
    ),
    Format(
        "archive",
        (".zip", ".gz", ".tgz", ".bz2", ".xz", ".zst", ".7z", ".rar", ".tar"),
        ("application/zip", "application/gzip", "application/x-tar", "application/x-7z-compressed"),
        signatures.is_archive,
        advice="unpack it and name the files or the folder",
    ),
    Format(
        "old or locked Office document",
        (".doc", ".msg"),
        ("application/msword", "application/vnd.ms-outlook"),
        signatures.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
        advice="save it as .docx, text, HTML or PDF, a message as .eml",
    ),
    Format(
        "RTF document",
        (".rtf",),
        ("application/rtf", "text/rtf"),
        signatures.starts_with(b"{\\rtf"),
        advice="save it as .docx, text, HTML or PDF",
    ),
    Format(
        "picture",
        (".png", ".jpg", ".jpeg", ".gif", ".webp", ".tif", ".tiff", ".bmp", ".heic", ".svg"),
        ("image/*",),
        signatures.is_picture,
        syntax=signatures.is_drawing,
        advice="run text recognition over it and save the text",
    ),
    Format(
        "recording",
        (".mp3", ".wav", ".ogg", ".flac", ".m4a", ".mp4", ".mov", ".mkv", ".webm", ".avi"),
        ("audio/*", "video/*"),
        signatures.is_recording,
        advice="transcribe it, or name its captions (.vtt, .srt)",
    ),
    Format(
        "database",
        (".sqlite", ".sqlite3", ".db"),
        ("application/vnd.sqlite3",),
        signatures.starts_with(b"SQLite format 3\0"),
        advice="export its articles as JSON Lines, an object with title and text on each line",
    ),
    Format(
        "web archive",
        (".warc",),
        ("application/warc",),
        signatures.is_web_archive,
        advice="extract its pages, as with warcio, and name those",
    ),
    Format(
        "book for one reader",
        (".mobi", ".azw", ".azw3", ".djvu"),
        ("application/x-mobipocket-ebook",),
        signatures.is_book_of_a_device,
        advice="convert it to .epub, text or PDF",
    ),
    Format(
        "PostScript",
        (".ps", ".eps"),
        ("application/postscript",),
        signatures.starts_with(b"%!PS"),
        advice="convert it to PDF",
    ),
    Format(
        "mailbox",
        (".mbox",),
        ("application/mbox",),
        signatures.is_mailbox,
        read=_read_mailbox,
        in_folders=True,
    ),
    Format(
        "saved page",
        (".mhtml", ".mht"),
        ("multipart/related", "application/x-mimearchive"),
        signatures.is_saved_page,
        read=_read_saved_page,
        in_folders=True,
    ),
    Format("e-mail", (".eml",), ("message/rfc822",), signatures.is_mail, read=_read_mail, in_folders=True),
    Format(
        "captions",
        (".vtt", ".srt"),
        ("text/vtt", "application/x-subrip"),
        syntax=signatures.is_captions,
        read=_read_captions,
        in_folders=True,
    ),
    Format(
        "subtitle script",
        (".ass", ".ssa", ".sbv", ".ttml", ".dfxp"),
        ("text/x-ssa", "application/ttml+xml"),
        syntax=signatures.is_subtitle_script,
        advice="save it as .vtt or .srt",
    ),
    Format(
        "JSON Lines",
        (".jsonl", ".ndjson"),
        ("application/jsonl", "application/x-ndjson", "application/jsonlines"),
        syntax=signatures.is_json,
        read=_read_json,
        in_folders=True,
    ),
    Format("JSON", (".json",), ("application/json", "application/ld+json"), read=_read_json),
    Format(
        "web page",
        (".html", ".htm", ".xhtml"),
        ("text/html", "application/xhtml+xml"),
        syntax=signatures.is_page,
        read=_read_page,
        in_folders=True,
    ),
    # Feeds and lists of feeds hold no article but lead to some: they are opened before this table is asked.
    Format(
        "feed",
        (".rss", ".atom"),
        ("application/rss+xml", "application/atom+xml", "application/feed+json"),
        syntax=signatures.has_root("rss", "feed", "RDF"),
        advice="name it as a source of its own",
    ),
    Format(
        "list of feeds",
        (".opml",),
        ("text/x-opml",),
        syntax=signatures.has_root("opml"),
        advice="name it as a source of its own",
    ),
    Format(
        "news in XML",
        (".nitf",),
        ("application/vnd.iptc.g2.newsitem+xml", "application/vnd.iptc.g2.newsmessage+xml"),
        syntax=signatures.has_root("nitf", "newsItem", "newsMessage", "packageItem", "NewsML"),
        advice="NITF and NewsML are not read: save the text or the page of the article",
    ),
    Format(
        "XML",
        (".xml",),
        ("application/xml", "text/xml"),
        syntax=signatures.is_xml,
        advice="it is neither a feed nor a page: save the text of the article",
    ),
    Format(
        "table",
        (".csv", ".tsv"),
        ("text/csv", "text/tab-separated-values"),
        advice="save its articles as JSON Lines, an object with title and text on each line",
    ),
    Format("YAML", (".yaml", ".yml"), ("application/yaml",), advice="save the text of the article"),
    Format(
        "LaTeX",
        (".tex", ".latex"),
        ("application/x-latex", "application/x-tex"),
        syntax=signatures.is_latex,
        advice="convert it to text or PDF",
    ),
    Format(
        "calendar or card",
        (".ics", ".vcf"),
        ("text/calendar", "text/vcard"),
        syntax=signatures.is_calendar,
        advice="it holds no article: save what it says as text",
    ),
    Format("Markdown", (".md", ".markdown"), ("text/markdown",), read=_read_markdown, in_folders=True),
    Format("text", (".txt", ".text"), ("text/plain",), read=articles_from_text, in_folders=True),
)
_LISTED = (".txt", ".md", ".html", ".pdf", ".docx", ".eml", ".epub", ".jsonl", ".vtt")  # of a message

_DOCUMENTS = (  # not JSON: a server that has both a page and its record would send the record
    "application/pdf",
    "application/epub+zip",
    f"{_OFFICE}wordprocessingml.document",
)

SUFFIXES = frozenset(ending for form in FORMATS if form.in_folders for ending in form.suffixes)
"""The endings that a folder is searched for."""

READABLE = f"{', '.join(_LISTED[:-1])} or {_LISTED[-1]}"
"""The commonest of them, as a message lists them."""

ACCEPT = ", ".join(
    (
        "text/html, application/xhtml+xml",
        "application/rss+xml, application/atom+xml, application/feed+json",
        *(form.kinds[0] for form in FORMATS if form.read and form.kinds[0] in _DOCUMENTS),
        "text/*;q=0.8, */*;q=0.5",
    )
)
"""What a server is asked for."""
