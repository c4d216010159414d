"""The text of a letter without what it quotes of others, its signature and the small print of newsletters."""

import re
from typing import NamedTuple

_SIGNATURE = re.compile(r"\n-- ?\r?\n(?!.*\n-- ?\r?\n).*", re.DOTALL)
_QUOTED = re.compile(r"[ \t]*>")
_SAYS = re.compile(
    r"(?:on\b.{4,200}\bwrote|am\b.{4,200}\bschrieb\b.{0,100}|le\b.{4,200}\ba écrit)\s?:$",
    re.IGNORECASE | re.DOTALL,
)
_ORIGINAL = re.compile(
    r"\s*(?:-{2,}\s*original message\s*-{2,}|_{20,}|-{2,}\s*ursprüngliche nachricht\s*-{2,})\s*$",
    re.IGNORECASE,
)
_FORWARDED = re.compile(
    r"\s*(?:-{2,}\s*(?:forwarded message|original message|weitergeleitete nachricht)\s*-{2,}"
    r"|begin forwarded message:)\s*$",
    re.IGNORECASE,
)
_INNER_HEADER = re.compile(
    r"[>*\s]*(?:from|to|cc|bcc|date|sent|subject|reply-to|von|an|datum|gesendet|betreff)\*?\s?:\*?(?:\s+|$)(?P<value>.*)",
    re.IGNORECASE,
)
_FOOTER = re.compile(
    r"\b(?:view (?:this|it) (?:e-?mail |message |newsletter )?(?:in|on) (?:your|a|the) (?:web )?browser"
    r"|view in browser|view online|this (?:e-?mail|message|newsletter) (?:was|is) sent to"
    r"|(?:manage|update|change) (?:your )?(?:e-?mail )?(?:preferences|settings|subscription)"
    r"|you(?: are|’re|'re) receiving this|you received this (?:e-?mail|message|newsletter)"
    r"|forward(?:ed)? (?:this )?to a friend|add us to your address book"
    r"|sent from my (?:iphone|ipad|android|phone|mobile))\b"
    r"|^\W*(?:click )?(?:here )?(?:to )?unsubscribe\b|\bunsubscribe (?:here|from|at any time)\b",
    re.IGNORECASE,
)
_ANSWER = re.compile(r"^(?:(?:re|fwd?|aw|wg)\s*:\s*)+", re.IGNORECASE)
_REMARK = 30  # words: who forwards a letter with fewer says nothing of the news
_LONGEST_FOOTER = 20  # words
_ADDRESS = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")
_LINK = re.compile(
    r"[ \t]*(?:<https?://[^\s<>]{1,2000}>|\(\s{0,2}https?://[^\s()]{1,2000}\s{0,2}\)|<mailto:[^<>\s]{1,500}>)"
)
_PICTURE = re.compile(r"\[(?:image|cid):[^\]\n]{0,200}\]", re.IGNORECASE)
_RULE = re.compile(r"[-=_*~#•·\s]{3,}$")
_BARE_LINK = re.compile(r"\W*https?://\S+$")


class Letter(NamedTuple):
    """`subject` is that of what is forwarded in the text; "" where nothing is."""

    text: str
    subject: str = ""


def letter(text: str, addresses: frozenset[str], *, answers: bool) -> Letter:
    """What whoever wrote the letter says, or what is forwarded in it without the lines of its header.
    `addresses` are those of its receivers; in one that `answers` another all below the other's header is
    quoted."""
    lines = _SIGNATURE.sub("", "\n" + text.replace("\r\n", "\n")).split("\n")
    kept: list[str] = []
    subject = ""
    for place, line in enumerate(lines):
        if not (_FORWARDED.match(line) or _ORIGINAL.match(line)):
            continue
        after, stated = _inner_headers(lines, place + 1)
        if answers or after > place + 1:
            kept = _own(lines[:place], addresses)
            if not answers:
                subject = _ANSWER.sub("", stated)
                kept = kept if _words(kept) >= _REMARK else []
                kept += _own(_unquoted(lines[after:]), addresses)
            break
    else:
        kept = _own(lines, addresses)
    return Letter(re.sub(r"\n{3,}", "\n\n", "\n".join(kept)).strip(), subject)


def _own(lines: list[str], addresses: frozenset[str]) -> list[str]:
    """The lines that are the writer's, without links and addresses."""
    kept: list[str] = []
    for line in lines:
        if _QUOTED.match(line):
            _drop_introduction(kept)
        elif not is_footer(line, addresses) and not _RULE.match(line) and not _BARE_LINK.match(line):
            kept.append(_ADDRESS.sub("", _PICTURE.sub("", _LINK.sub("", line))).rstrip())
    _drop_introduction(kept)
    return kept


def _unquoted(lines: list[str]) -> list[str]:
    """Lines that are all quoted once, as some programs forward them, without the mark of it."""
    quoted = [line for line in lines if line.strip()]
    if not quoted or not all(_QUOTED.match(line) for line in quoted):
        return lines
    return [re.sub(r"^[ \t]*> ?", "", line) for line in lines]


def is_footer(line: str, addresses: frozenset[str]) -> bool:
    """Whether a line is the small print of a newsletter, or tells whom it was sent to."""
    if len(line.split()) > _LONGEST_FOOTER:
        return False
    to_receiver = any(address[0].lower() in addresses for address in _ADDRESS.finditer(line))
    return to_receiver or bool(_FOOTER.search(line))


def _inner_headers(lines: list[str], place: int) -> tuple[int, str]:
    """Where the header of a forwarded letter ends, and the subject in it."""
    subject = ""
    while place < len(lines) and not lines[place].strip():
        place += 1
    start = place
    while place < len(lines) and (found := _INNER_HEADER.match(lines[place])):
        if re.match(r"[>*\s]*(?:subject|betreff)", lines[place], re.IGNORECASE):
            subject = " ".join(found["value"].split())
        place += 1
        while place < len(lines) and lines[place][:1] in (" ", "\t") and lines[place].strip():
            place += 1
        blank = place
        while blank < len(lines) and not lines[blank].strip():
            blank += 1
        # A letter in HTML has its header in paragraphs of their own.
        place = blank if blank < len(lines) and _INNER_HEADER.match(lines[blank]) else place
    return (place, subject) if place > start else (start, "")


def _drop_introduction(kept: list[str]) -> None:
    """Takes out the line that says who wrote what is quoted below it."""
    last = [number for number, line in enumerate(kept) if line.strip()][-3:]
    for count in (1, 2, 3):
        rows = last[-count:]
        if len(rows) == count and _SAYS.match("\n".join(kept[row] for row in rows).strip()):
            del kept[rows[0] :]
            return


def _words(lines: list[str]) -> int:
    return sum(len(line.split()) for line in lines)
