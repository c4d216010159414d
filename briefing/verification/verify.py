"""Verdicts on one statement, position or question. Pure, and without a model: lexical, not entailment."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType

from briefing.models import OpenQuestion, Position, Verdict
from briefing.nlp import languages
from briefing.nlp.confusables import normalize_text
from briefing.verification.annotated_statement import (
    AnnotatedStatement,
    CitedText,
    StatementFault,
    annotate_statement,
    cited_text,
    copied_statement,
)
from briefing.verification.annotated_text import (
    EDGES,
    AnnotatedText,
    annotate_normalized,
    annotate_text,
    fold_text,
)
from briefing.verification.name_matching import is_named, stands_in
from briefing.verification.position_verbs import verb_faults
from briefing.verification.rules import counterparts, facts, figure_bounds, registry, speech

ENGLISH = "English"
_NO_ALIASES: Mapping[str, str] = MappingProxyType({})
_SUPPORTED = Verdict(verdict="supported", reason="")
_LONGEST = 1500  # characters of a statement that is checked
_EDGE = 4  # characters before a clause that show that it begins there
_OPENS = re.compile(r"(?:^|[;:–—]|[.!?]\s)\s*\"?$")
_CLOSES = re.compile(r"\"?\s*(?:$|[.;:!?–—])")
_RUNS_ON = re.compile(  # what follows a cut through a word or a figure: "il|legal", "don|’t", "$|100", "3|.5"
    r"(?<=\w)[’'-]?\w|(?<=\w[’'-])\w|(?<=[$€£¥₹₽₩])\d|(?<=\d)[.,]\d|(?<=\d[.,])\d|(?<=\d)%"
)


def verify(
    statement_text: str,
    evidence: Sequence[str],
    *,
    aliases: Mapping[str, str] = _NO_ALIASES,
    stakeholder: str = "",
    named_in: str = "",
    article: str = "",
) -> Verdict:
    """Whether the cited sentences bear a statement out.

    `aliases` maps keys of short names to those of full ones (`names.aliases`). `stakeholder` is whose
    statement it is where the text does not name them; `named_in` a sentence that does. `article` is the whole
    text where it is known: what not even that has is invented.
    """
    if not evidence:
        return Verdict(verdict="unsupported", reason="cites no sentence of the article")
    if not statement_text.strip():
        return Verdict(verdict="unsupported", reason="says nothing")
    statement, stakeholder = annotate_normalized(statement_text), normalize_text(stakeholder)
    texts = list(map(annotate_normalized, evidence))
    if not stakeholder and _is_verbatim(statement.text, texts):
        return _worst_verdict(_quote_as_fact_faults(statement, texts))
    if len(statement.text) > _LONGEST:
        reason = f"too long for one statement: {len(statement.text)} characters"
        return Verdict(verdict="unsupported", reason=reason)
    cited = cited_text(texts, aliases, normalize_text(named_in), normalize_text(article))
    name_faults = _unnamed_faults(stakeholder, cited) if stakeholder else []
    return _worst_verdict(
        [*name_faults, *registry.faults(annotate_statement(statement, cited, stakeholder), cited)]
    )


def verify_position(
    position: Position,
    evidence: Sequence[str],
    *,
    aliases: Mapping[str, str] = _NO_ALIASES,
    named_in: str = "",
    article: str = "",
) -> Verdict:
    """Whether the evidence names the stakeholder (or `named_in` does), lets nobody else say it, has the verb
    or one like it, and bears out what follows. `article` is the whole text where it is known."""
    if not evidence:
        return Verdict(verdict="unsupported", reason="cites no sentence of the article")
    position = _comparable_position(position)
    texts = list(map(annotate_normalized, evidence))
    text = f"{position.verb} {position.position}".strip()
    word_for_word = any(_is_word_for_word(position, sentence.text) for sentence in texts)
    cited = cited_text(texts, aliases, normalize_text(named_in), normalize_text(article))
    if word_for_word:
        stated = copied_statement(text, position.stakeholder, position.verb)
        return _worst_verdict(
            [
                *_unnamed_faults(position.stakeholder, cited),
                *registry.faults(stated, cited, word_for_word=True),
            ]
        )
    stated = annotate_statement(text, cited, position.stakeholder)
    statement_faults = [*_unnamed_faults(position.stakeholder, cited), *registry.faults(stated, cited)]
    return _worst_verdict([*statement_faults, *verb_faults(position, cited)])


def verify_question(
    question: OpenQuestion,
    evidence: Sequence[str],
    *,
    aliases: Mapping[str, str] = _NO_ALIASES,
    article: str = "",
) -> Verdict:
    """Whether the evidence has what a question speaks of: its names, figures and some of its words. What the
    question says of them is not checked. `why` is no part of it (`roles_and_reasons.verify_reason`).
    `article` is the whole text where it is known."""
    if not evidence:
        return Verdict(verdict="unsupported", reason="cites no sentence of the article")
    texts = list(map(annotate_normalized, evidence))
    question_text = normalize_text(question.question)
    if _is_verbatim(question_text, texts):
        return _SUPPORTED
    cited = cited_text(texts, aliases, article=normalize_text(article))
    return _worst_verdict(_faults(_FOR_QUESTION, question_text, cited))


def _comparable_position(position: Position) -> Position:
    fields = {name: getattr(position, name) for name in ("stakeholder", "verb", "position")}
    plain_fields = {name: normalize_text(text) for name, text in fields.items()}
    return position if plain_fields == fields else position.model_copy(update=plain_fields)


_Check = Callable[[AnnotatedStatement, CitedText], StatementFault | None]
_FOR_QUESTION: tuple[_Check, ...] = (
    facts.check_figures,
    figure_bounds.check_bounds,
    facts.check_dates,
    facts.check_quotations,
    facts.check_names,
    counterparts.check_question_overlap,
)


def _faults(checks: tuple[_Check, ...], text: str, cited: CitedText) -> list[StatementFault]:
    stated = annotate_statement(text, cited)
    return [fault for check in checks if (fault := check(stated, cited))]


def _worst_verdict(faults: Sequence[StatementFault]) -> Verdict:
    worst = next((f for f in faults if f.verdict == "unsupported"), faults[0] if faults else None)
    return Verdict(verdict=worst.verdict, reason=worst.reason) if worst else _SUPPORTED


def is_verbatim(text: str, evidence: Sequence[str]) -> bool:
    """Whether a text is a sentence of the evidence, or a clause of one between its marks."""
    return _is_verbatim(text, map(annotate_text, evidence))


def _is_verbatim(text: str, evidence: Iterable[AnnotatedText]) -> bool:
    part = fold_text(text)
    # letters are folded as they stand, so that most sentences need not be
    word = max(filter(str.isalnum, part.split()), key=len, default="")
    return any(word in sentence.lower and _is_verbatim_in(part, sentence.folded) for sentence in evidence)


def _is_verbatim_in(part: str, whole: str) -> bool:
    """Whether a text is a sentence of the evidence, or a clause of one between its marks; both folded."""
    if whole == part:
        return True
    part, at = part.strip(EDGES), -1
    while part and len(part) < len(whole) and (at := whole.find(part, at + 1)) >= 0:
        if _OPENS.search(whole[max(0, at - _EDGE) : at] if at else "") and _CLOSES.match(
            whole, at + len(part)
        ):
            return True
    return False


def _quote_as_fact_faults(text: AnnotatedText, evidence: Sequence[AnnotatedText]) -> list[StatementFault]:
    """What stands so in a sentence, but in quotation marks, is weak without them."""
    fault = speech.check_quote_as_fact(copied_statement(text, "", ""), cited_text(evidence, {}))
    return [StatementFault("weak", fault.reason)] if fault else []


def _is_word_for_word(position: Position, sentence: str) -> bool:
    """Whether the position and its verb stand so in a sentence, each in whole words and figures."""
    at = _find_words(position.position, sentence)
    if at < 0:
        return False
    rest = f"{sentence[:at]} {sentence[at + len(position.position) :]}"
    return not position.verb or _find_words(position.verb, rest) >= 0


def _find_words(words: str, sentence: str) -> int:
    """Where some words stand in a sentence, and not as parts of others; -1 where they don't, or for none."""
    at = sentence.find(words) if words else -1
    while at >= 0:
        if not (_RUNS_ON.match(sentence, at) or _RUNS_ON.match(sentence, at + len(words))):
            return at
        at = sentence.find(words, at + 1)
    return -1


def _unnamed_faults(stakeholder: str, cited: CitedText) -> list[StatementFault]:
    if cited.named_in and stands_in(stakeholder, (annotate_text(cited.named_in),)):
        return []
    if is_named(stakeholder, cited):
        return []
    if cited.named_in and is_named(stakeholder, cited_text((*cited.texts, cited.named_in), cited.aliases)):
        return []
    return [StatementFault("unsupported", f"a stakeholder whom its sentence does not name: “{stakeholder}”")]


def names_party(stakeholder: str, sentence: str, aliases: Mapping[str, str] = _NO_ALIASES) -> bool:
    """Whether a sentence has a party's name, or another one of it."""
    stakeholder, sentence = normalize_text(stakeholder), normalize_text(sentence)
    named = stands_in(stakeholder, (annotate_text(sentence),))
    return named or is_named(stakeholder, cited_text((sentence,), aliases))


def is_readable(text: str, written: str, article: str) -> bool:
    """Whether the check can read a text that was asked for in this language, on an article of that code."""
    return languages.language_code(written) in ("en", article) or languages.reads_as_english(text)


def verdict_for_language(
    verdict: Verdict, text: str, evidence: Sequence[str], written: str, article: str
) -> Verdict:
    """The verdict where the check could read the statement, else *weak*: "not checked: written in German".

    `written` is the language that the statement was asked for in, by its name, `article` the code of the
    article's. A quotation stays in the article's language, so one that its evidence lacks is a fault still.
    """
    if verdict.verdict == "supported" or not evidence or not text.strip():
        return verdict
    if is_readable(text, written, article):
        return verdict
    cited = cited_text(evidence, {})
    fault = facts.check_quotations(annotate_statement(text, cited), cited)
    if fault:
        return Verdict(verdict="unsupported", reason=fault.reason)
    return Verdict(verdict="weak", reason=f"not checked: written in {written}")
