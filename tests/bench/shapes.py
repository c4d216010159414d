"""Texts of a given length in shapes that tempt a reader into work that grows faster than they do.

All made up, the same for the same shape and length. `python -m tests.bench.shapes SHAPE CHARACTERS` prints
one.
"""

import random
import sys
from collections.abc import Callable, Mapping
from itertools import count
from typing import NamedTuple

_WORDS = (
    "the minister said that government plans to ban export of chips by Monday because officials want a deal"
)
_SURNAMES = (
    "Weber Miller Holm Berg Lund Okafor Tanaka Silva Novak Haddad Moreau Fischer Rossi Kowalski".split()
)
_GIVEN = "Anna Bob Kari Olav Ruth Ken Ines Petr Leila Marc Eva Paolo Ewa Tom".split()
_OFFICES = "minister mayor spokesman director chairwoman senator commissioner analyst".split()
_BODIES = (
    "the council of Norvik, the port authority, the ministry, Lindholm Steel, the union, the bank".split(", ")
)
_ACTS = "raise the toll, close the harbour, repair the bridge, ban the export, cut the tax, sell the ferry"
_REASONS = "costs rose, voters asked for it, the court ruled so, winter is near, the budget is short"


class Shape(NamedTuple):
    """`text` writes about as many characters as it is told, in a file that ends in `suffix`."""

    text: Callable[[int], str]
    suffix: str = "txt"


def _name(rng: random.Random, letters: int = 6) -> str:
    return "".join(rng.choice("abcdefgh") for _ in range(letters)).capitalize()


def _until(length: int, part: Callable[[random.Random, int], str], between: str = " ") -> str:
    """Parts, each made of a seeded generator and its number, until there are as many characters."""
    rng, left = random.Random(7), length
    parts: list[str] = []
    for number in count():
        if left <= 0:
            return between.join(parts)
        parts.append(part(rng, number))
        left -= len(parts[-1]) + len(between)
    raise AssertionError


def _article(body: str) -> str:
    return f"Minister plans ban\n\n{body}\n\nThe opposition wants a vote on it."


def _line(begin: str, repeated: str, end: str = "starts in May.") -> Shape:
    return Shape(lambda length: _article(begin + repeated * (length // len(repeated)) + end))


def _parts(part: Callable[[random.Random, int], str], between: str = " ", end: str = "") -> Shape:
    return Shape(lambda length: _article(_until(length, part, between) + end))


def prose_sentence(rng: random.Random, number: int) -> str:
    """A sentence of news; every fourth one ends its paragraph."""
    name = f"{rng.choice(_GIVEN)} {rng.choice(_SURNAMES)}"
    office, body, act = rng.choice(_OFFICES), rng.choice(_BODIES), rng.choice(_ACTS.split(", "))
    reason, figure = rng.choice(_REASONS.split(", ")), rng.randrange(2, 9000)
    return rng.choice(
        (
            f"{name}, a {office}, said that {body} would {act} because {reason}.",
            f"“We will {act},” {name} said. “It costs {figure:,} euros.”",
            f"{body[0].upper()}{body[1:]} plans to {act} by {1 + figure % 28} May, for {figure} million.",
            f"It rejected the plan of {name}, who had asked {body} to {act}.",
            f"About {figure:,} people signed, up {figure % 70} percent from a year before.",
            f"She did not say when {body} would {act}.",
            f"The {office} denied that {reason}, according to {body}.",
            f"Will {body} {act} before the vote? {name} warned that {reason}.",
        )
    ) + ("\n\n" if number % 4 == 3 else "")


def _nested(length: int) -> str:
    quoted = length // 30
    return _article("“He said ‘that she said " * quoted + "no" + "’” and left " * quoted + "then.")


def _page(
    inside: Callable[[int], str], title: Callable[[int], str] = lambda _: "Minister plans ban"
) -> Shape:
    def text(length: int) -> str:
        kept = "<p>Anna Weber said on Monday that the ban starts in May, and the union opposes it.</p>"
        return (
            f"<!doctype html><html><head><title>{title(length)}</title></head><body><article>"
            f"<h1>{title(length)}</h1>{kept * 6}{inside(length)}{kept}</article></body></html>"
        )

    return Shape(text, "html")


def feed(length: int) -> str:
    """An Atom feed of entries whose text stands in it."""
    entry = "<entry><title>Ban number {0} comes</title><id>urn:x:{0}</id><link href='/{0}'/>"
    entry += "<updated>2026-11-20T10:00:00Z</updated>"
    entry += "<content type='html'>&lt;p&gt;{1} said on Monday that ban number {0} starts.&lt;/p&gt;"
    entry += "</content></entry>"
    entries = _until(length, lambda rng, number: entry.format(number, f"{_name(rng)} {_name(rng)}"), "\n")
    return (
        f"<?xml version='1.0'?><feed xmlns='http://www.w3.org/2005/Atom'><title>News</title>{entries}</feed>"
    )


SHAPES: Mapping[str, Shape] = {
    # One line, one endless sentence
    "hashes": _line("Weber said on Monday that the ban on ", "#"),
    "and_names": Shape(lambda n: _article("Anna Weber and " * (n // 15) + "Bob Miller said it.")),
    "ministers": _parts(lambda rng, _: f"Minister {_name(rng)} {_name(rng)} said that the plan is good."),
    "sentence": _parts(lambda rng, _: rng.choice(_WORDS.split()), end="."),
    "abbreviations": _line("", "U.S. ", "exports fell."),
    "prose": _parts(prose_sentence),
    "commas": _line("Weber said on Monday that the ban on ", "chips, "),
    "only commas": _line("Weber said on Monday that the ban ", ","),
    "semicolons": _line("Weber said that ", "the ban starts; the union opposes it; "),
    "which clauses": _line("Weber, ", "who met the minister, which said that the plan, "),
    "listed names": _parts(lambda rng, _: f"{_name(rng)} {_name(rng)},", end=" and Bob Miller said it."),
    "capitals": _parts(lambda rng, _: _name(rng), end=" said it."),
    "shouting": _parts(lambda rng, _: _name(rng).upper(), end=" SAID IT."),
    "one word": _line("Weber said that the ban on ", "a"),
    "one capital word": _line("Weber said that the ban on ", "A"),
    "one hyphenated word": _line("Weber said that the ban on ", "well-"),
    "digits": _line("Weber said that the ban on ", "7"),
    "grouped digits": _line("Weber said that the ban on ", "1,000,"),
    "dotted digits": _line("Weber said that the ban on ", "1.2."),
    "dollars": _line("Weber said that the ban on ", "$1 "),
    "spaces": _line("Weber said that the ban", " "),
    "tabs": _line("Weber said that the ban", "\t"),
    "no-break spaces": _line("Weber said that the ban", "\u00a0"),
    "open quotations": _line("", "“We will wait. "),
    "open brackets": _line("Weber said (", "the ban ("),
    "straight quotations": _line("", 'He said "yes" and "no" to it. '),
    "one straight quotation": _line('"We will wait. ', "We will not wait. "),
    "nested quotations": Shape(_nested),
    "apostrophes": _line("Weber said that ", "the unions' "),
    "brackets": _line("Weber said that ", "the ban (of May) [sic] "),
    "initials": _line("Weber said that ", "J. R. "),
    "addresses": _line("Weber said that ", "https://news.example/a-b_c?d=e "),
    "one address": _line("Weber said that https://news.example/", "a/b-"),
    "mails": _line("Weber said that ", "a.b@news.example "),
    "mail with no end": _line("Weber said that ", "a.b"),
    "percentages": _line("Weber said that ", "it fell 3.5 percent, "),
    "months": _line("Weber said that on ", "3 May 2026, "),
    "times": _line("Weber said that at ", "10:30 a.m. "),
    "number words": _line("Weber said that ", "twenty-one hundred thousand "),
    "negations": _line("Weber said that ", "it is not true that "),
    "ands": _line("Weber said that ", "the union and "),
    "to": _line("Weber wants to ", "ask the union to "),
    "of": _line("The head ", "of the office "),
    "said": _line("Weber ", "said "),
    "whether": _line("Weber asked ", "whether and when and how "),
    "capital and lower": _line("The ", "Bank of the "),
    **{
        f"mark {mark}": _line("Weber said on Monday that the ban ", mark)
        for mark in (
            "-",
            ".",
            "!",
            "?",
            '"',
            "“",
            "”",
            "(",
            ")",
            "*",
            "_",
            ">",
            "|",
            "'",
            "’",
            ":",
            "—",
            "/",
            "%",
        )
    },
    **{
        f"spaced {mark}": _line("Weber said on Monday that the ban ", f"{mark} ")
        for mark in ("-", ".", "!", "?", '"', "“", "”", "(", "*", "_", ">", "|", "'", "’", ":", "—", "A", "7")
    },
    # Many lines
    **{
        f"lines of {name}": _parts(lambda rng, number, line=line: line, "\n")  # type: ignore[misc]
        for name, line in {
            "nothing": "",
            "spaces": "   ",
            "stars": "* * *",
            "hashes": "#",
            "quotes": "> ",
            "tables": "| a | b |",
            "bullets": "- ban",
            "dashes": "---",
        }.items()
    },
    "headings": _parts(lambda rng, n: f"## Ban of {_name(rng)}", "\n\n"),
    "paragraphs": _parts(lambda rng, n: f"{_name(rng)} wants a ban.", "\n\n"),
    "short lines": _parts(lambda rng, n: f"{_name(rng)} {_name(rng)}", "\n"),
    "questions": _parts(lambda rng, n: f"Will {_name(rng)} ban the export of {_name(rng).lower()}?"),
    "speakers": _parts(
        lambda rng, n: f"{_name(rng).upper()}: We want the ban of {_name(rng).lower()}.", "\n"
    ),
    "same sentence": _line("", "Anna Weber said that the union wants a vote on the ban. ", ""),
    "same paragraph": _line("", "Anna Weber said that the union wants a vote.\n\n", ""),
    "quotations": _parts(lambda rng, n: f"“We want {_name(rng).lower()},” {_name(rng)} {_name(rng)} said."),
    "figures": _parts(lambda rng, n: f"Norvik lost {n:,} jobs and {n % 90} percent of {n * 7} ships."),
    "dates": _parts(lambda rng, n: f"The ban came on {1 + n % 28} May {1900 + n % 120}."),
    "same surname": _parts(lambda rng, n: f"{_name(rng)} Weber said that the plan is good."),
    "namesakes": _parts(lambda rng, n: f"Weber said that {_name(rng)} Weber wants the plan."),
    "offices": _parts(lambda rng, n: f"{_name(rng)} {_name(rng)}, the minister of {_name(rng)}, opposes it."),
    "acronyms": _parts(
        lambda rng, n: f"The {_name(rng)} {_name(rng)} Union ({_name(rng, 3).upper()}) wants it."
    ),
    "he": _line("Anna Weber met Bob Miller. ", "He said that he wants it. She opposes it. ", ""),
    "denials": _parts(lambda rng, n: f"{_name(rng)} denied that {_name(rng)} had banned it."),
    "unclear": _parts(lambda rng, n: f"It is unclear whether {_name(rng)} will ban {_name(rng).lower()}."),
    "casualties": _parts(lambda rng, n: f"At least {n} people died in {_name(rng)}."),
    "table": _parts(lambda rng, n: f"| {_name(rng)} | {n} | wants a ban |", "\n"),
    "list": _parts(lambda rng, n: f"- {_name(rng)} wants a ban on {_name(rng).lower()}", "\n"),
    "captions": _parts(lambda rng, n: f"Photo: {_name(rng)} {_name(rng)} | Reuters", "\n\n"),
    "front matter": Shape(
        lambda n: (
            f"---\ntitle: Ban\n{_until(n, lambda rng, at: f'key{at}: {_name(rng)}', chr(10))}\n---\n"
            "Anna Weber said on Monday that the ban starts in May.\n"
        ),
        "md",
    ),
    "open front matter": Shape(
        lambda n: f"---\n{'key: value' + chr(10):}" * (n // 15) + "\nWeber wants it.", "md"
    ),
    # Pages
    "page of nesting": _page(lambda n: "<div>" * (n // 11) + "deep" + "</div>" * (n // 11)),
    "page of inline nesting": _page(lambda n: "<p>" + "<b>" * (n // 7) + "deep" + "</b>" * (n // 7) + "</p>"),
    "page of an attribute": _page(lambda n: f'<p class="{"a " * (n // 2)}">He wants the ban.</p>'),
    "page of empty tags": _page(lambda n: "<p></p>" * (n // 7)),
    "page of breaks": _page(lambda n: "<p>" + "Weber wants a ban.<br>" * (n // 22) + "</p>"),
    "page of empty breaks": _page(lambda n: "<p>" + "<br>" * (n // 4) + "</p>"),
    "page of links": _page(lambda n: "<p>" + '<a href="/ban">ban</a> ' * (n // 23) + "</p>"),
    "page of paragraphs": _page(
        lambda n: _until(
            n, lambda rng, at: f"<p>{_name(rng)} {_name(rng)} said that the ban of {at} is good.</p>"
        )
    ),
    "page of a list": _page(
        lambda n: f"<ul>{_until(n, lambda rng, at: f'<li>{_name(rng)} wants a ban of {at} ships.</li>')}</ul>"
    ),
    "page of a table": _page(
        lambda n: (
            f"<table>{_until(n, lambda rng, at: f'<tr><td>{_name(rng)}</td><td>{at}</td></tr>')}</table>"
        )
    ),
    "page of entities": _page(lambda n: "<p>" + "&amp;" * (n // 5) + "</p>"),
    "page of metadata": _page(lambda n: f"<script type='application/ld+json'>{'[' * (n // 2)}</script>"),
    "page of comments": _page(lambda n: "<!-- a -->" * (n // 10)),
    "page of unclosed tags": _page(lambda n: "<p><i>" * (n // 6)),
    "page of a title of words": _page(lambda n: "", lambda n: "Ban of chips " * (n // 26)),
    "page of a title of marks": _page(lambda n: "", lambda n: "Ban " + "#[" * (n // 4) + " now"),
    "page of one line": _page(lambda n: f"<p>{'Weber wants a ban and ' * (n // 22)}</p>"),
}


ARTICLE = 400  # characters of a short article, about


def _alone(number: int) -> str:
    """An article on an event of its own."""
    rng = random.Random(number)
    told = (
        f"{_name(rng)} {_name(rng)} said that {_name(rng).lower()} {_name(rng).lower()} would ban"
        f" {_name(rng).lower()}. {prose_sentence(rng, 0)}"
        for _ in range(2)
    )
    return f"{_name(rng)} plans a ban\n\n{' '.join(told)}\n"


def _of_one_event(number: int) -> str:
    """One of many articles on the same event, no two of which count alike."""
    rng = random.Random(number)
    lead = "The council of Norvik voted on Monday to close the harbour after"
    told = " ".join(prose_sentence(rng, 0) for _ in range(3))
    return f"Norvik council closes harbour\n\n{lead} {rng.randrange(2, 50)} ferries were damaged. {told}\n"


FOLDERS: Mapping[str, Callable[[int], str]] = {"many events": _alone, "one event": _of_one_event}


def main() -> None:
    sys.stdout.write(SHAPES[sys.argv[1]].text(int(sys.argv[2])))


if __name__ == "__main__":
    main()
