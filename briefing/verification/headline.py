"""Headline: an article's title where the text bears it out, else a short sentence of it."""

import re
from collections.abc import Mapping, Sequence
from itertools import islice

from briefing.attribution.speaker_turns import article_turns
from briefing.models import Article, Evidence, Headline, Sentence, Verdict
from briefing.nlp.annotated_sentence import annotate_sentence
from briefing.nlp.cleaning.asides import asides
from briefing.nlp.cleaning.instructions import Order, classify_order
from briefing.nlp.content_words import content_stems
from briefing.nlp.introductions import introduces_words
from briefing.nlp.leaning_statements import takes_up_another
from briefing.nlp.lexicon import cues
from briefing.nlp.opening_statements import is_whole_statement, opens_a_page
from briefing.nlp.turned_sentences import takes_back, turns_heading, without_opener
from briefing.nlp.word_classes import word_class
from briefing.verification.claims import CLAIM_AS_FACT, MOST, is_claim
from briefing.verification.verify import verify

LEANS = "takes up what only a sentence before it names"
_LONGEST = 25  # words
_OPENING = 5  # sentences
_LONGEST_OPENING = 40  # words of a sentence that needs nothing above it
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")
_BORNE_OUT = 0.6  # share of a title's content words that stand in the article
_DOUBTFUL = frozenset("unless otherwise maybe perhaps".split())


def headline_fault(text: str, verdict: Verdict, evidence: Sequence[str], aliases: Mapping[str, str]) -> str:
    """Why a headline that was written may not stand, by the verdict on it; "" where it may. It carries no
    mark, so it is borne out wholly, nobody's claim told as a fact, and takes up nothing."""
    if verdict.verdict != "supported":
        return verdict.reason
    if is_claim(text, evidence, aliases, share=MOST):
        return CLAIM_AS_FACT
    return LEANS if takes_up_another(text) else ""


def article_headline(
    article: Article, sentences: Mapping[int, Evidence], aliases: Mapping[str, str]
) -> Headline:
    """The headline that needs no analyst; `sentences` by their numbers."""
    places = [Sentence(number=n, start=e.start, end=e.end) for n, e in sentences.items()]
    apart = asides(article.text, article.title_span, places)
    spoken = article_turns(article.text, article.title_span, places)
    apart |= {number for number, turn in spoken.items() if number != turn.number or not turn.label.who}
    stating = {number: evidence for number, evidence in sentences.items() if number not in apart} or sentences
    if not _is_headline(article.title, stating):
        return _short_sentence(article, stating)
    return _title(article, stating, aliases) or _short_sentence(article, stating)


def _is_headline(title: str, sentences: Mapping[int, Evidence]) -> bool:
    """Whether a title may head the article: not what tells its reader to do a piece of work, nor an
    imperative or a question about something else than the article."""
    how = max(map(classify_order, _SENTENCE_END.split(title)))
    if how is Order.MACHINE:
        return False
    if how is Order.NONE and not title.endswith("?"):
        return True
    words = content_stems(title)
    there = frozenset[str]().union(*(content_stems(evidence.quote) for evidence in sentences.values()))
    return len(words & there) >= _BORNE_OUT * max(1, len(words))


def _title(
    article: Article, sentences: Mapping[int, Evidence], aliases: Mapping[str, str]
) -> Headline | None:
    """The title with its place in the text, or with the sentence that bears it out where it has none."""
    title, span = article.title, article.title_span
    if title and span:
        return Headline(
            text=title,
            evidence=(
                Evidence(
                    article=article.id,
                    start=span.start,
                    end=span.end,
                    quote=article.text[span.start : span.end],
                ),
            ),
        )
    bearing = [
        evidence
        for evidence in sentences.values()
        if title and verify(title, (evidence.quote,), aliases=aliases).verdict == "supported"
    ]
    return Headline(text=title, evidence=(bearing[0],)) if bearing else None


def _short_sentence(article: Article, sentences: Mapping[int, Evidence]) -> Headline:
    """The first sentence that is short and takes up nothing, or one of the opening that needs nothing above
    it; else the first short one, or the shortest. None that the next one turns round, where another is left;
    the turning one stands without its opener."""
    if not sentences:
        return Headline(text=article.title, evidence=())
    quotes = _own_quotes(article, sentences)
    lengths = {number: len(quote.split()) for number, quote in quotes.items()}
    short = [n for n, quote in quotes.items() if lengths[n] <= _LONGEST and _stands_alone(quote)]
    whole = [n for n in short if not takes_up_another(quotes[n]) and is_whole_statement(quotes[n])]
    opening = [n for n in islice(quotes, _OPENING) if lengths[n] <= _LONGEST_OPENING and _opens(quotes[n])]
    shortest = min(lengths, key=lambda number: lengths[number])
    number = next(iter((*sorted({*opening, *whole}), *short, shortest)))
    return Headline(text=quotes[number], evidence=(sentences[number],))


def _own_quotes(article: Article, sentences: Mapping[int, Evidence]) -> dict[int, str]:
    """What each sentence says by itself, by its number: none that the next one turns round and that does not
    tell who says it, of the turning one what stands behind its opener, and none of another's words behind a
    colon. All of them where nothing is left."""
    every = {number: " ".join(evidence.quote.split()) for number, evidence in sentences.items()}
    own: dict[int, str] = {}
    before = next(iter(every))
    for number, quote in every.items():
        beside = "\n" not in article.text[sentences[before].end : sentences[number].start]
        turned = turns_heading(quote) if beside else takes_back(quote)
        if before == number or beside or not introduces_words(every[before]):
            own[number] = quote
        if before != number and turned and not _is_sourced(every[before]) and own.pop(before, ""):
            rest = without_opener(quote)
            own[number] = rest if rest and opens_a_page(rest) else quote
        before = number
    return own or every


def _is_sourced(sentence: str) -> bool:
    """Whether its main clause tells whose word it is: not "it is reported that"."""
    if sentence.startswith("It "):
        return False
    annotated = annotate_sentence(sentence)
    return "according to" in sentence or any(
        clause.kind == "tag"
        or (
            clause.kind == "main"
            and clause.verb is not None
            and annotated.tokens[clause.verb].lower in cues()
        )
        for clause in annotated.clauses.clauses
    )


def _opens(sentence: str) -> bool:
    return sentence[-1] not in ":?!" and opens_a_page(sentence)


def _stands_alone(sentence: str) -> bool:
    """Whether a sentence tells something without what comes before or after it."""
    opener = sentence.split()[0].strip(',“"').casefold()
    return sentence[-1] not in ":?!" and opener not in word_class("anaphoric openers") | _DOUBTFUL
