"""E-mail: letters, mailboxes and pages saved as a letter, as the text that a reader would read.

RFC 5322 and MIME by the standard library. Of the header only the subject, the sender's name and the day are
told; no address is.
"""

import re
from collections.abc import Iterator, Sequence
from email import message_from_bytes, policy
from email.message import EmailMessage, Message
from email.utils import getaddresses

from briefing.errors import SourceError
from briefing.models import Article, Span, Unread
from briefing.sources.decoding import decode
from briefing.sources.documents import (
    PAGE_KINDS,
    Document,
    article_from_page,
    build_article,
    failed_source,
    translate_parser_errors,
)
from briefing.sources.formats.mail_text import Letter, is_footer, letters
from briefing.sources.metadata.bylines import is_press, people
from briefing.sources.metadata.text_metadata import Metadata, language
from briefing.sources.name_tables import table_words

MOST_MESSAGES = 500
MOST_PARTS = 300
_DEEPEST = 5  # messages within messages
_REMARK = 30  # words: who forwards a letter with fewer says nothing of the news
_SHARE = 0.5  # of the words of the HTML: a plain part with fewer only points to it
_BROKEN = "the message is broken: save its text"
_POSTMARK = re.compile(rb"(?:\A|\r?\n\r?\n)From [^\r\n]{1,200}\r?\n(?=[A-Za-z][A-Za-z0-9-]*:)")
_ESCAPED = re.compile(rb"^>(?=>*From )", re.MULTILINE)
_ANSWER = re.compile(r"(?:re|fwd?|fw|aw|wg)\s*(?:\[\d+\])?:\s*", re.IGNORECASE)
_OFFICES = frozenset(table_words("metadata", "office"))
_VIA = re.compile(r"\s+(?:via|at|from)\s+|\s*[|/,]\s*")


def articles_from_mail(document: Document) -> Iterator[Article | Unread]:
    """The article of a letter, and of each letter that is forwarded with it as an attachment."""
    with translate_parser_errors(_BROKEN):
        message = message_from_bytes(document.raw.lstrip(), policy=policy.default)
        rows = tuple(_rows(message, document, _DEEPEST))
    yield from rows


def articles_from_mailbox(document: Document) -> Iterator[Article | Unread]:
    """The articles of a mailbox, each letter by its number (RFC 4155)."""
    starts = [match.end() for match in _POSTMARK.finditer(document.raw)]
    ends = [*(match.start() for match in _POSTMARK.finditer(document.raw, 1)), len(document.raw)]
    for number, (start, end) in enumerate(zip(starts[:MOST_MESSAGES], ends, strict=False), start=1):
        within = document._replace(
            raw=_ESCAPED.sub(b"", document.raw[start:end]), source=f"{document.source}, message {number}"
        )
        try:
            yield from articles_from_mail(within)
        except SourceError as wrong:
            yield failed_source(within.source, str(wrong), named=document.named)
    if len(starts) > MOST_MESSAGES:
        rest = f"{document.source}, messages from {MOST_MESSAGES + 1} on"
        reason = f"more than {MOST_MESSAGES} messages in the mailbox: split it"
        yield failed_source(rest, reason, named=document.named)
    if not starts:
        raise SourceError("no message in the mailbox: export it again, or a message as .eml")


def articles_from_saved_page(document: Document) -> Iterator[Article | Unread]:
    """The article of a page that a browser saved with its pictures (RFC 2557)."""
    with translate_parser_errors(_BROKEN):
        message = message_from_bytes(document.raw.lstrip(), policy=policy.default)
        pages = [part for part in _parts(message) if part.get_content_type() in PAGE_KINDS]
        if not pages:
            raise SourceError("no page in it: save the page again, or as text")
        root = pages[0]
        address = str(root.get("content-location", "") or message.get("snapshot-content-location", ""))
    yield article_from_page(document._replace(base=address), _text(root))


def _rows(message: Message, document: Document, deepest: int) -> Iterator[Article | Unread]:
    inner = [part for part in _parts(message) if part.get_content_type() == "message/rfc822"]
    written = [
        letter
        for letter in _body_letters(message)
        if letter.forwarded or not inner or _word_count([letter]) >= _REMARK
    ]
    if not written and not inner:
        raise SourceError(_reason(message))
    for letter in written:
        within = f"{document.source}, forwarded message" if letter.forwarded and len(written) > 1 else ""
        yield _article(message, letter, document._replace(source=within or document.source))
    for number, part in enumerate(inner, start=1):
        source = f"{document.source}, forwarded message" + (f" {number}" if len(inner) > 1 else "")
        payload = part.get_payload()
        letters = (
            [inner for inner in payload if isinstance(inner, Message)] if isinstance(payload, list) else []
        )
        if deepest <= 0:
            yield failed_source(source, "messages in messages, too deep: save the text", named=document.named)
        for forwarded in letters if deepest > 0 else ():
            try:
                yield from _rows(forwarded, document._replace(source=source), deepest - 1)
            except SourceError as wrong:
                yield failed_source(source, str(wrong), named=document.named)


def _parts(message: Message) -> list[Message]:
    """The parts of a message that are no attachments, in order; not those of a message within."""
    parts: list[Message] = []
    waiting = [message]
    while waiting and len(parts) <= MOST_PARTS:
        part = waiting.pop()
        payload = part.get_payload()
        if part.is_multipart() and part.get_content_maintype() == "multipart" and isinstance(payload, list):
            waiting += [inner for inner in reversed(payload) if isinstance(inner, Message)]
        elif part.get_content_disposition() != "attachment" or part.get_content_type() == "message/rfc822":
            parts.append(part)
    if len(parts) > MOST_PARTS:
        raise SourceError(f"more than {MOST_PARTS} parts in the message: save its text")
    return parts


def _body_letters(message: Message) -> tuple[Letter, ...]:
    """What the letter says: its plain text, or its HTML where the plain text only points to it."""
    parts = _parts(message)
    addresses = _receivers(message)
    answers = bool(re.match(r"(?:re|aw)\s*(?:\[\d+\])?:", _header(message, "subject"), re.IGNORECASE))
    plain = [_text(part) for part in parts if part.get_content_type() == "text/plain"]
    from_plain = letters("\n\n".join(plain), addresses, answers=answers)
    pages = [_text(part) for part in parts if part.get_content_type() in PAGE_KINDS]
    if not pages:
        return from_plain
    from_pages = _letters_from_pages(pages, addresses, answers=answers)
    return from_plain if _word_count(from_plain) >= max(1, _SHARE * _word_count(from_pages)) else from_pages


def _letters_from_pages(pages: list[str], addresses: frozenset[str], *, answers: bool) -> tuple[Letter, ...]:
    from briefing.sources.formats.html_paragraphs import paragraphs

    lines = [line.text for page in pages for line in paragraphs(page, quoted=not answers)]
    body_lines = [line for line in lines if not is_footer(line, addresses)]
    return letters("\n\n".join(body_lines), addresses, answers=answers)


def _text(part: Message) -> str:
    payload = part.get_payload(decode=True)
    raw = payload if isinstance(payload, bytes) else b""
    return decode(raw, str(part.get_param("charset") or "")) if raw.strip() else ""


def _word_count(written: Sequence[Letter]) -> int:
    return sum(len(letter.text.split()) for letter in written)


def _article(message: Message, letter: Letter, document: Document) -> Article:
    text = letter.text
    title = letter.subject or _ANSWER.sub("", _header(message, "subject"))
    author, publisher = _credit(letter.sender, "") if letter.forwarded else _credit(*_sender(message))
    stated = Metadata(
        title=title,
        title_span=Span(0, len(title)) if title and text.startswith(title) else None,
        publisher=publisher,
        author=author,
        published=letter.day if letter.forwarded else _day(message),
        language=language(text),
    )
    return build_article(document, text, stated)


def _credit(name: str, address: str) -> tuple[str, str]:
    """Whom a sender's name names: a person, a publisher, or the one by way of the other."""
    first, *rest = _VIA.split(name)
    box, _, host = address.lower().partition("@")
    letters_of = "".join(filter(str.isalnum, first.lower()))
    of_office = box in _OFFICES and not rest
    is_outlet = is_press(first) or of_office or (letters_of and letters_of in host.replace("-", ""))
    author = "" if is_outlet else people([first])
    return author, (" ".join(rest[:1]) if author else name)


def _header(message: Message, name: str) -> str:
    with translate_parser_errors(_BROKEN):
        value = str(message.get(name, "") or "")
        if "\ufffd" in value:  # bytes as they are, which the standard does not allow and old programs write
            stated = next((text for key, text in message.raw_items() if key.lower() == name), "")
            raw = str(stated).encode("ascii", "surrogateescape")
            value = raw.decode("utf-8" if _is_utf8(raw) else "cp1252", "replace")
    single = " ".join(value.encode("utf-8", "replace").decode("utf-8").split())
    return single if single.isprintable() else ""


def _is_utf8(raw: bytes) -> bool:
    try:
        return bool(raw.decode())
    except UnicodeDecodeError:
        return False


def _sender(message: Message) -> tuple[str, str]:
    """The name that the sender goes by, "" where only an address is given; and the address."""
    for name, address in getaddresses([_header(message, "from")]):
        return ("" if "@" in name else " ".join(name.strip(" \"'").split())), address
    return "", ""


def _receivers(message: Message) -> frozenset[str]:
    headers = [_header(message, name) for name in ("to", "cc", "bcc", "delivered-to", "x-original-to")]
    return frozenset(address.lower() for _, address in getaddresses(headers) if "@" in address)


def _day(message: Message) -> str:
    """The day of the letter's date, as written there; "" where it cannot be read."""
    if not isinstance(message, EmailMessage):
        return ""
    with translate_parser_errors(_BROKEN):
        stamp = getattr(message.get("date"), "datetime", None)
    return stamp.date().isoformat() if stamp else ""


def _reason(message: Message) -> str:
    types = {part.get_content_type() for part in message.walk()}
    if "multipart/encrypted" in types or any("pkcs7-mime" in kind for kind in types):
        return "the message is encrypted: open it and save its text"
    if any(part.get_content_disposition() == "attachment" for part in message.walk()):
        return "no text in the message but in its attachments: save those and name them"
    return "no text in the message"
