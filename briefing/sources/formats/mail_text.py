"""The text of a letter without what it quotes of others, its signature and the small print of newsletters."""

import re
from typing import NamedTuple

from briefing.sources.metadata.datelines import date_stamps

_SIGNATURE = re.compile(r"-- ?")
_QUOTED = re.compile(r"[ \t]*>")
_SAYS = re.compile(
    r"(?:(?:on\b.{4,200}\b)?wrote|am\b.{4,200}\bschrieb\b.{0,100}|le\b.{4,200}\ba écrit)\s?:$",
    re.IGNORECASE | re.DOTALL,
)
_MARKER = re.compile(
    r"[>\s]*(?:-{2,}\s*(?:forwarded message|original message|(?:weitergeleitete|ursprüngliche) nachricht)"
    r"\s*-{2,}"
    r"|begin forwarded message:|_{20,})\s*$",
    re.IGNORECASE,
)
_INNER_HEADER = re.compile(
    r"[>*\s]*(?P<name>from|to|cc|bcc|date|sent|subject|reply-to|von|an|datum|gesendet|betreff)\*?\s?:\*?"
    r"(?:\s+|$)(?P<value>.*)",
    re.IGNORECASE,
)
_SENDER_ADDRESS = re.compile(r"\s*[<(\[](?:mailto:)?[^\s<>()\[\]]*@[^<>()\[\]]*[>)\]].*|\S+@\S+")
_FOOTER = re.compile(
    r"\b(?:view (?:this|it) (?:e-?mail |message |newsletter )?(?:in|on) (?:your|a|the) (?:web )?browser"
    r"|view in browser|view online|this (?:e-?mail|message|newsletter) (?:was|is) sent to"
    r"|(?:manage|update|change) (?:your )?(?:e-?mail )?(?:preferences|settings|subscription)"
    r"|you(?: are|’re|'re) receiving this|you received this (?:e-?mail|message|newsletter)"
    r"|forward(?:ed)? (?:this )?to a friend|add us to your address book"
    r"|sent from my (?:iphone|ipad|android|phone|mobile))\b"
    r"|^\W*(?:click )?(?:here )?(?:to )?unsubscribe\b|\bunsubscribe (?:here|at any time)\b",
    re.IGNORECASE,
)
_ANSWER = re.compile(r"^(?:(?:re|fwd?|aw|wg)\s*:\s*)+", re.IGNORECASE)
_LONGEST_HEADER = 60  # lines
_NEAR = 8  # lines above a quotation, in which it is said whose it is
_DEEPEST = 5  # letters forwarded in others
_REMARK = 30  # words: who forwards a letter with fewer says nothing of the news
_LONGEST_FOOTER = 20  # words
_ADDRESS = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")
_LINK = re.compile(
    r"[ \t]?(?:<https?://[^\s<>]{1,2000}>|\(\s{0,2}https?://[^\s()]{1,2000}\s{0,2}\)|<mailto:[^<>\s]{1,500}>)"
)
_PICTURE = re.compile(r"\[(?:image|cid):[^\]\n]{0,200}\]", re.IGNORECASE)
_RULE = re.compile(r"[-=_*~#•·\s]{3,}$")
_BARE_LINK = re.compile(r"\W*https?://\S+$")


class Letter(NamedTuple):
    """What one writer says. `subject`, `sender` and `day` (an ISO date) are those of the header that stands
    above what is `forwarded`."""

    text: str
    forwarded: bool = False
    subject: str = ""
    sender: str = ""
    day: str = ""


def letters(text: str, addresses: frozenset[str], *, answers: bool) -> tuple[Letter, ...]:
    """What whoever wrote a letter says, and what is forwarded in it, without the lines of headers.
    `addresses` are those of its receivers; in one that `answers` another all below the other's header is
    quoted."""
    lines = _drop_signature(text.replace("\r\n", "\n").split("\n"))
    written: list[Letter] = []
    head = Letter("")
    start = 0
    for _ in range(_DEEPEST):
        position, after = _find_forwarded(lines, start)
        own_text = "\n".join(_own_lines(lines[start:position], addresses)).strip()
        forwards = position < len(lines)
        if own_text and (not forwards or answers or len(own_text.split()) >= _REMARK):
            written.append(head._replace(text=re.sub(r"\n{3,}", "\n\n", own_text)))
        if not forwards or answers:
            break
        head = _parse_header(lines[position:after])
        lines, start = _unquote(lines[after:]), 0
    return tuple(written)


def _drop_signature(lines: list[str]) -> list[str]:
    """The lines above the last mark of a signature (RFC 3676, 4.3)."""
    marks = [number for number, line in enumerate(lines[:-1]) if _SIGNATURE.fullmatch(line)]
    return lines[: marks[-1]] if marks else lines


def _find_forwarded(lines: list[str], start: int) -> tuple[int, int]:
    """Where something forwarded begins with its header, and where that ends; twice the end where nothing
    does."""
    position = start
    while position < len(lines):
        marked = bool(_MARKER.match(lines[position]))
        after = position
        if marked or _INNER_HEADER.match(lines[position]):
            after = _header_end(lines, position + marked)
            names = {_header_name(line) for line in lines[position:after]}
            whole = names & {"from", "von"} and names & {"subject", "betreff"} and len(names) > 2
            if after > position + marked and (marked or whole):
                return position, after
        position = max(after, position + 1)
    return len(lines), len(lines)


def _parse_header(lines: list[str]) -> Letter:
    fields = {
        _header_name(line): " ".join(_header_value(line).split())
        for line in lines
        if _INNER_HEADER.match(line)
    }
    sent = fields.get("date") or fields.get("sent") or fields.get("datum") or fields.get("gesendet") or ""
    return Letter(
        text="",
        forwarded=True,
        subject=_ANSWER.sub("", fields.get("subject") or fields.get("betreff") or ""),
        sender=_SENDER_ADDRESS.sub("", fields.get("from") or fields.get("von") or "").strip(" \"'*"),
        day=next((stamp.day for stamp in date_stamps(sent) if stamp.day), ""),
    )


def _header_name(line: str) -> str:
    match = _INNER_HEADER.match(line)
    return match["name"].lower() if match else ""


def _header_value(line: str) -> str:
    match = _INNER_HEADER.match(line)
    return match["value"] if match else ""


def _own_lines(lines: list[str], addresses: frozenset[str]) -> list[str]:
    """The lines that are the writer's, without links and addresses."""
    kept: list[str] = []
    for line in lines:
        if _QUOTED.match(line):
            _drop_introduction(kept)
        elif not is_footer(line, addresses) and not _RULE.match(line) and not _BARE_LINK.match(line):
            kept.append(_ADDRESS.sub("", _PICTURE.sub("", _LINK.sub("", line))).rstrip())
    _drop_introduction(kept)
    return kept


def _unquote(lines: list[str]) -> list[str]:
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


def _header_end(lines: list[str], position: int) -> int:
    """Where the header of a forwarded letter ends that begins at `place`, perhaps below blank lines; `place`
    where there is none."""
    start = position
    end = min(len(lines), start + _LONGEST_HEADER)
    while position < end and not lines[position].strip(" >"):
        position += 1
    first = position
    while position < end and _INNER_HEADER.match(lines[position]):
        position += 1
        while position < end and lines[position][:1] in (" ", "\t") and lines[position].strip():
            position += 1
        blank = position
        while blank < end and not lines[blank].strip():
            blank += 1
        # A letter in HTML may have each line of its header in a paragraph of its own.
        position = blank if blank < end and _INNER_HEADER.match(lines[blank]) else position
    return position if position > first else start


def _drop_introduction(kept: list[str]) -> None:
    """Takes out the line that says who wrote what is quoted below it."""
    below = range(len(kept) - 1, max(-1, len(kept) - 1 - _NEAR), -1)
    last = [number for number in below if kept[number].strip()][:3][::-1]
    for count in (1, 2, 3):
        rows = last[-count:]
        if len(rows) == count and _SAYS.match("\n".join(kept[row] for row in rows).strip()):
            del kept[rows[0] :]
            return
