"""Articles in JSON: an object on each line (JSON Lines), a list of them, or a single object.

An object has a `text`, and may have a `title`, `url`, `published`, `publisher`, `author` and `language`. The
names that other programs give to these are understood as well.
"""

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date

from briefing.errors import SourceError
from briefing.models import Article, Span, Unread
from briefing.sources.documents import Document, article_from_page, build_article, failed_source
from briefing.sources.formats.signatures import is_page
from briefing.sources.metadata.datelines import date_stamps
from briefing.sources.metadata.text_metadata import Metadata, language, metadata
from briefing.sources.web.addresses import is_address, redact_address

MOST_LINES = 1_000
_KEYS = {
    "text": ("text", "body", "content", "articleBody", "article"),
    "title": ("title", "headline"),
    "url": ("url", "link"),
    "published": ("published", "date", "published_at", "publishedAt", "date_published", "datePublished"),
    "publisher": ("publisher", "source", "site", "outlet"),
    "author": ("author", "authors", "byline"),
    "language": ("language", "lang"),
}
_LISTS = ("articles", "items", "data", "results")
_DAY = re.compile(r"(\d{4}-\d\d-\d\d)(?:[T ]\d\d:?\d\d.*)?$")
_PLACE = re.compile(r"://|[/\\]|\.\w{2,5}$")  # of a file or a page, where a name was looked for
_CUT = re.compile(r"(?:…|\.\.\.)?\s*\[\+\d+ chars\]\s*$")
_SHAPE = "an object with title and text on each line, or a list of such objects"


def articles_from_json(document: Document, text: str) -> tuple[Article | Unread, ...]:
    """The articles of a JSON document, each under its own address or by its place in the document; an object
    that is none costs its own row. Raises SourceError where it holds no articles at all."""
    whole = _load_json(text)
    by_line = isinstance(whole, Exception)
    unit = "line" if by_line else "article"
    objects = _objects_by_line(text, whole) if isinstance(whole, Exception) else _document_objects(whole)
    rows = tuple(_rows(objects[:MOST_LINES], document, unit))
    if not any(isinstance(row, Article) for row in rows) and not _has_text(objects):
        raise SourceError(f"no articles in the JSON: it needs {_SHAPE}")
    if len(objects) > MOST_LINES:
        rest = f"{document.source}, {unit}s after the first {MOST_LINES:,}"
        rows += (
            failed_source(rest, f"more than {MOST_LINES:,} articles in it: split it", named=document.named),
        )
    return rows


def _objects_by_line(text: str, wrong: Exception) -> list[tuple[int, object]]:
    """What stands on the lines that are not blank, with their numbers."""
    lines = [(number, line) for number, line in enumerate(re.split(r"\r?\n", text), start=1) if line.strip()]
    objects = [(number, _load_json(line)) for number, line in lines[: MOST_LINES + 1]]
    if text.lstrip()[:1] == "[" or not any(isinstance(value, dict) for _, value in objects):
        raise SourceError(f"the JSON is broken ({wrong}): it needs {_SHAPE}")
    return objects


def _document_objects(whole: object) -> list[tuple[int, object]]:
    """The objects of a list; those of the only list in an object that is no article itself."""
    if isinstance(whole, dict):
        lists = [whole[key] for key in _LISTS if isinstance(whole.get(key), list)]
        whole = lists[0] if len(lists) == 1 and not _text(whole) else [whole]
    return list(enumerate(whole, start=1)) if isinstance(whole, list) else []


def _rows(objects: list[tuple[int, object]], document: Document, unit: str) -> Iterator[Article | Unread]:
    for number, value in objects:
        alone = unit == "article" and len(objects) == 1
        source = document.source if alone else f"{document.source} {unit} {number}"
        try:
            yield _article(value, document._replace(source=source, markdown=False))
        except SourceError as wrong:
            yield failed_source(source, str(wrong), named=document.named)


def _article(value: object, document: Document) -> Article:
    if isinstance(value, Exception):
        raise SourceError(f"no JSON ({value}): mend the line")
    if not isinstance(value, dict):
        raise SourceError("no object: it needs title and text")
    text = _text(value)
    if not text:
        raise SourceError("no text in the object: it needs a text, and a title")
    if _CUT.search(text[-60:]):
        raise SourceError("its text is cut off: name the address of the article")
    url = _string(value, "url")
    article_document = document._replace(source=redact_address(url) if is_address(url) else document.source)
    if is_page(text):
        return _add_stated_metadata(article_from_page(article_document, text), value)
    about = metadata(text, markdown=False)
    return _add_stated_metadata(build_article(article_document, text, about), value)


def _add_stated_metadata(article: Article, value: Mapping[str, object]) -> Article:
    """The article with what the object says of it, which goes before what the text says."""
    title, author, publisher = (_string(value, key) for key in ("title", "author", "publisher"))
    span = Span(0, len(title)) if title and article.text.startswith(title) else None
    stated = Metadata(
        title=title or article.title,
        title_span=span if title else article.title_span,
        publisher=publisher or article.publisher,
        author=author or article.author,
        published=_day(_string(value, "published")) or article.published,
        language=language(article.text, _string(value, "language")[:2].lower()),
    )
    return article.model_copy(update=stated.model_dump() | {"title_span": stated.title_span})


def _text(value: Mapping[str, object]) -> str:
    texts = [value[key] for key in _KEYS["text"] if isinstance(value.get(key), str)]
    first_text = next((text for text in texts if isinstance(text, str) and text.strip()), "")
    return _replace_surrogates(first_text)


def _string(value: Mapping[str, object], key: str) -> str:
    """What the object says under a key or one of its other names, as a line; "" where it does not."""
    for name in _KEYS[key]:
        stated = value.get(name)
        names = stated if isinstance(stated, list) else [stated]
        flat = [part.get("name") if isinstance(part, dict) else part for part in names]
        line = " and ".join(" ".join(part.split()) for part in flat if isinstance(part, str) and part.strip())
        if line and line.isprintable() and not (key == "publisher" and _PLACE.search(line)):
            return line
    return ""


def _day(stated: str) -> str:
    """The day as it is written; "" where it cannot be read."""
    match = _DAY.match(stated)
    if match is None:
        return next((stamp.day for stamp in date_stamps(stated) if stamp.day), "")
    try:
        return date.fromisoformat(match[1]).isoformat()
    except ValueError:
        return ""


def _has_text(objects: list[tuple[int, object]]) -> bool:
    return any(isinstance(value, dict) and _text(value) for _, value in objects)


def _load_json(text: str) -> object:
    """What JSON a text is, or the error that shows that it is none."""
    try:
        return json.loads(text)
    except RecursionError:
        return ValueError("nested too deep")
    except ValueError as wrong:
        return ValueError(getattr(wrong, "msg", "not readable"))


def _replace_surrogates(text: str) -> str:
    """Half characters, which JSON can write and no text can hold, are replaced."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").replace("\0", "")
