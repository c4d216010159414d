"""Claims: the sentences of an article, tokenised for comparison with those of another article.

A claim's proposition is what it states without its attribution ("the ship was overloaded"). That is looser
than `briefing.attribution`, which tells whose word it is: it is enough that somebody says it.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from briefing.models import Article, Coverage, Evidence, Sentence
from briefing.nlp import content_words, entities
from briefing.nlp.cleaning.asides import asides
from briefing.nlp.memo import kept

_COMMON = 0.3  # a word that so many articles hold aligns no two sentences
_LONGEST = 400  # characters; what is longer is a list or no prose
_SHOUTED = frozenset("not no never".split())
_SAYING = (
    r"(?:sa(?:id|ys)|told|claim(?:s|ed)|report(?:s|ed)|announce[sd]|confirm(?:s|ed)|state[sd]|add(?:s|ed)"
    r"|insist(?:s|ed)|allege[sd]|believe[sd]|warn(?:s|ed)|maintain(?:s|ed))"
)
_PART = r"[^,;:“”\"]"  # of a clause
_BEFORE = re.compile(
    rf"^(?:(?:On|In|At|After|Before|Late|Early|Earlier|Last)\b{_PART}{{1,40}},\s)?"
    rf"(?:{_PART}{{2,80}}?|{_PART}{{2,60}}, {_PART}{{2,80}},)\s"
    rf"(?:{_SAYING}\s(?:{_PART}{{1,40}}?\s)?that|said|says)\s(?!that\s)"
)
_AFTER = re.compile(
    rf",[”\"’']?\s(?:according to\s[^;:]{{2,90}}|{_SAYING}\s[^,;:]{{2,60}}?|[^,;:]{{2,60}}?\s{_SAYING})"
    r"(?:\son [A-Z]\w+)?[.\s]*$"
)
_RUN_TOGETHER = re.compile(r"[a-z][A-Z].*[a-z][A-Z].*[a-z][A-Z]", re.DOTALL)  # a list of links


@dataclass(frozen=True)
class Claim:
    """A sentence as a claim. `said` are the stems of all its content words, `stems` those that tell, `named`
    the keys of the single words of its names."""

    evidence: Evidence
    words: tuple[content_words.StemmedWord, ...]
    said: frozenset[str]
    stems: frozenset[str]
    named: frozenset[str]
    memo: dict[object, Any] = field(default_factory=dict, repr=False, compare=False)

    @property
    def text(self) -> str:
        """The sentence."""
        return self.evidence.quote


class ArticleClaims(NamedTuple):
    """An article with the claims of its sentences, in order."""

    article: str
    claims: tuple[Claim, ...]


def article_claims(article: Article | Coverage, sentences: Sequence[Sentence]) -> ArticleClaims:
    """The claims of an article: its sentences but for questions, asides and what is no prose."""
    texts = [article.text[s.start : s.end] for s in sentences]
    title = article.title_span if isinstance(article, Article) else None
    apart = asides(article.text, title, sentences)
    article_names = entities.known_names(texts)
    return ArticleClaims(
        article.id,
        tuple(
            claim(Evidence(article=article.id, start=s.start, end=s.end, quote=text), article_names)
            for s, text in zip(sentences, texts, strict=True)
            if len(text) <= _LONGEST
            and s.number not in apart
            and not text.rstrip("”\"’' ").endswith("?")
            and not _RUN_TOGETHER.search(text)
        ),
    )


def claim(evidence: Evidence, known: frozenset[str] = frozenset()) -> Claim:
    """A sentence read as a claim. `known` are the names of its article."""
    words = content_words.stemmed_words(evidence.quote)
    return Claim(
        evidence=evidence,
        words=words,
        said=frozenset(word.stem for word in words if word.content),
        stems=frozenset(word.stem for word in words if is_informative(word)),
        named=frozenset(name_words(evidence.quote, known)),
    )


def bare_claim(sentence: str) -> Claim:
    """A sentence read as a claim, wherever it stands."""
    return claim(Evidence(article="", start=0, end=len(sentence), quote=sentence))


def is_informative(word: content_words.StemmedWord) -> bool:
    """Whether a word is rare enough to say what a sentence is about."""
    return word.content and not word.lower[0].isdigit() and content_words.chance(word.stem) < _COMMON


def name_words(text: str, known: frozenset[str] = frozenset()) -> Iterable[str]:
    """The keys of the words of the names in a text. A "NOT" in capitals is none."""
    for name in entities.names(text, known):
        yield from (word for word in entities.name_key(name.text).split() if word not in _SHOUTED)


@kept
def proposition_span(claim: Claim) -> tuple[int, int]:
    """What is said in a sentence, as [start, end); the whole of one that nobody is said to say."""
    text = claim.text
    before, after = _BEFORE.match(text), _AFTER.search(text)
    start = before.end() if before else 0
    return start, after.start() if after and not before else len(text)


@kept
def proposition_words(claim: Claim) -> tuple[content_words.StemmedWord, ...]:
    """The content words of what a sentence states, in order."""
    start, end = proposition_span(claim)
    return tuple([word for word in claim.words if word.content and start <= word.start < end])
