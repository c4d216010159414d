"""Near-duplicate detection: which articles are another one over again, so that each is counted once.

Copies with small changes are found by the word triples that two texts share (A. Z. Broder, "On the
resemblance and containment of documents", 1997): a sample of the triples, the same in every text, leads to
the few texts that are worth a comparison. One is a copy where most of its words stand in triples that the
other has. Nothing depends on the order of the articles but which one of a group is the original, the first.
"""

import zlib
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from hashlib import blake2b
from typing import Literal, NamedTuple

from briefing.models import Article, Sentence
from briefing.nlp.tokenization import alphanumeric_runs
from briefing.sources.web.addresses import canonical_address, is_address

DuplicateReason = Literal["the same address", "the same text", "nearly the same text"]

NEAR = (
    0.8  # of the shorter text's words: a copy with a tenth of them changed has 0.9, another report under it
)
_SHORTEST = 0.45  # of the longer text's words: less is an excerpt
_FEWEST_WORDS = 40  # of a text whose copies may differ: in a shorter one a word can be the news
_SAMPLED = 8  # one in so many triples
_MOST_POSTINGS = 64  # texts remembered for one triple: a turn of phrase has thousands
_FEWEST_SHARED = 0.25  # of the shorter sample, before all triples are compared
_MASK = (1 << 64) - 1
_MIX = 0x9E3779B97F4A7C15  # spreads a product over all bits (D. E. Knuth, TAOCP 3, 6.4)


class _Text(NamedTuple):
    article: Article
    triples: "array[int]"


class _WordNumbers(dict[str, int]):
    """A number for each word, the same on every machine."""

    def __missing__(self, word: str) -> int:
        number = self[word] = zlib.crc32(word.encode())
        return number


class Duplicate(NamedTuple):
    """`of` is the id of the original, the first in the order of the sources."""

    of: str
    reason: DuplicateReason


def find_duplicates(articles: Iterable[tuple[Article, Sequence[Sentence]]]) -> dict[str, Duplicate]:
    """Maps the id of each article that another one already was to that one, and says why.

    Bodies are compared by their words alone, so neither encoding, line breaks, title nor boilerplate
    makes the same text two.
    """
    addresses: defaultdict[str, list[_Text]] = defaultdict(list)
    texts: dict[bytes, str] = {}
    copies: dict[str, Duplicate] = {}
    candidates: list[_Text] = []
    numbers = _WordNumbers()
    for article, sentences in articles:
        words = alphanumeric_runs("\n".join(article.text[s.start : s.end] for s in sentences).casefold())
        if not words:
            continue
        text = _Text(article, _triples(words, numbers))
        address_texts = addresses[
            canonical_address(article.source) if is_address(article.source) else article.id
        ]
        same_address = next((other for other in address_texts if _is_same_page(other, text)), None)
        address_texts.append(text)
        same_text = texts.setdefault(blake2b(" ".join(words).encode()).digest(), article.id)
        if same_address:
            copies[article.id] = Duplicate(same_address.article.id, "the same address")
        elif same_text != article.id:
            copies[article.id] = Duplicate(same_text, "the same text")
        elif len(words) >= _FEWEST_WORDS:
            candidates.append(text)
    for later, first in _near_duplicates([text.triples for text in candidates]).items():
        copies[candidates[later].article.id] = Duplicate(candidates[first].article.id, "nearly the same text")
    return {key: _resolve_original(key, copies) for key in copies}


def _is_same_page(text: _Text, other: _Text) -> bool:
    """Whether two texts of one address are the same article. A page is; feeds may give several articles one
    address, so what they say by themselves is, where the longer text has it too."""
    if not (text.article.from_feed or other.article.from_feed):
        return True
    shorter, longer = sorted((text.triples, other.triples), key=len)
    share = NEAR if len(shorter) + 2 >= _FEWEST_WORDS else 1.0
    return bool(shorter) and _is_contained(shorter, longer, share)


def _resolve_original(key: str, copies: dict[str, Duplicate]) -> Duplicate:
    """An original of an original is the original."""
    of = copies[key].of
    while of in copies:
        of = copies[of].of
    return copies[key]._replace(of=of)


def _near_duplicates(texts: Sequence["array[int]"]) -> dict[int, int]:
    """The first text of its group for each later one."""
    first = list(range(len(texts)))
    postings: defaultdict[int, list[int]] = defaultdict(list)
    samples: list[int] = []
    for number, triples in enumerate(texts):
        sample = {triple for triple in triples if triple % _SAMPLED == 0}
        samples.append(len(sample))
        shared: Counter[int] = Counter()
        for triple in sample:
            others = postings[triple]
            shared.update(others)
            if len(others) < _MOST_POSTINGS:
                others.append(number)
        for other, count in shared.items():
            enough = count >= max(1, _FEWEST_SHARED * min(samples[other], len(sample)))
            if (
                enough
                and _root(first, other) != _root(first, number)
                and _is_near_copy(texts[other], triples)
            ):
                low, high = sorted((_root(first, other), _root(first, number)))
                first[high] = low
    return {number: _root(first, number) for number in range(len(texts)) if _root(first, number) != number}


def _root(first: list[int], number: int) -> int:
    while first[number] != number:
        first[number] = first[first[number]]
        number = first[number]
    return number


def _is_near_copy(triples: "array[int]", other: "array[int]") -> bool:
    shorter, longer = sorted((triples, other), key=len)
    if len(shorter) < _SHORTEST * len(longer):
        return False
    return _is_contained(shorter, longer, NEAR)


def _is_contained(shorter: "array[int]", longer: "array[int]", share: float) -> bool:
    """Whether a share of the words of a text stands in triples that a longer one has."""
    longer_triples = set(longer)
    wanted = share * (len(shorter) + 2)
    common = sum(map(longer_triples.__contains__, shorter))  # of which each covers one to three words more
    if common >= wanted or 3 * common < wanted:
        return common >= wanted
    covered = end = 0
    for position, triple in enumerate(shorter):
        if triple in longer_triples:
            covered += min(3, position + 3 - end)
            end = position + 3
    return covered >= wanted


def _triples(words: Sequence[str], numbers: _WordNumbers) -> "array[int]":
    """A number for each triple of words that follow one another."""
    sequence = [numbers[word] for word in words]
    return array(
        "Q",
        [
            (((a * _MIX ^ b) * _MIX ^ c) * _MIX & _MASK) >> 7
            for a, b, c in zip(sequence, sequence[1:], sequence[2:], strict=False)
        ],
    )
