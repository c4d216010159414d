"""Evidence resolution: a draft's sentence numbers made evidence, each statement checked or withheld."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from briefing import picoschema
from briefing.models import (
    Analysis,
    Article,
    Checked,
    Cited,
    Directness,
    Draft,
    Entry,
    Evidence,
    FieldValue,
    Finding,
    Headline,
    KeyPoint,
    KeyPointFinding,
    OpenQuestion,
    Position,
    PositionFinding,
    QuestionFinding,
    Section,
    Sentence,
    StatementStatus,
    Verdict,
    Withheld,
)
from briefing.verification.claims import is_claim
from briefing.verification.directness import checked_directness
from briefing.verification.headline import article_headline, headline_fault
from briefing.verification.roles_and_reasons import UNGIVEN_REASON, role_sentence, verify_reason
from briefing.verification.user_fields import text_of, verify_fields, worse_verdict
from briefing.verification.verify import (
    ENGLISH,
    is_readable,
    is_verbatim,
    names_party,
    verdict_for_language,
    verify,
    verify_position,
    verify_question,
)


def ground(
    draft: Draft,
    article: Article,
    sentences: Sequence[Sentence],
    known_aliases: Mapping[str, str],
    sections: Sequence[Section] = (),
    written: str = ENGLISH,
) -> Analysis:
    """All findings of an article with their evidence and verdict; the unsupported ones are withheld.

    Numbers that no sentence has are dropped; a statement that is left without evidence is withheld, too.
    `sections` tell of the fields that a user's templates ask for, `written` is the language asked for.
    """
    context = _article_context(article, sentences, known_aliases, sections, written)
    withheld: list[Withheld] = []
    return Analysis(
        article=article.id,
        headline=_headline(context, draft, withheld),
        summary=tuple(_key_points(context, draft.summary, withheld)),
        positions=tuple(_positions(context, draft.positions, withheld)),
        open_questions=tuple(_questions(context, draft.open_questions, withheld)),
        sections={
            name: tuple(_entries(context, name, entries, withheld))
            for name, entries in draft.sections.items()
        },
        withheld=tuple(withheld),
        unread=draft.unread,
    )


def own_headline(
    article: Article, sentences: Sequence[Sentence], known_aliases: Mapping[str, str]
) -> Headline:
    """The title, or a short sentence of the article where nothing of it bears a title out."""
    context = _article_context(article, sentences, known_aliases, (), ENGLISH)
    return article_headline(context.article, context.sentences, context.aliases)


class _ArticleContext(NamedTuple):
    article: Article
    sentences: Mapping[int, Evidence]
    aliases: Mapping[str, str]
    fields: Mapping[str, tuple[picoschema.Field, ...]]
    written: str
    known: str  # all that the article says, its title and its date


def _article_context(
    article: Article,
    sentences: Sequence[Sentence],
    aliases: Mapping[str, str],
    sections: Sequence[Section],
    written: str,
) -> _ArticleContext:
    quotes = {s.number: _evidence(article, s.start, s.end) for s in sentences}
    fields = {s.name: picoschema.added_fields(s) for s in sections}
    known = "\n".join((article.text, article.title, article.published, article.author, article.publisher))
    return _ArticleContext(article, quotes, aliases, fields, written, known)


def _evidence(article: Article, start: int, end: int) -> Evidence:
    return Evidence(article=article.id, start=start, end=end, quote=article.text[start:end])


# ── findings ────────────────────────────────────────────────────────────────────────────────────────


def _key_points(
    context: _ArticleContext, drafted: Sequence[Cited[KeyPoint]], withheld: list[Withheld]
) -> list[KeyPointFinding]:
    findings = []
    for cited in drafted:
        evidence = _cited_evidence(context, cited.cites)
        text = cited.statement.text
        verdict = verify(text, _quotes(evidence), aliases=context.aliases, article=context.known)
        verdict = _verdict_with_fields(context, "summary", text, verdict, evidence, cited.added)
        if _stands(context, "summary", text, cited.cites, verdict, withheld):
            findings.append(
                KeyPointFinding(
                    **vars(cited.statement) | {"status": _status(context, cited.statement, evidence)},
                    **cited.added,
                    evidence=evidence,
                    **vars(verdict),
                    checked=_check_method(text, evidence),
                )
            )
    return findings


def _status(context: _ArticleContext, point: KeyPoint, evidence: Sequence[Evidence]) -> StatementStatus:
    """The status that is drafted, but for a fact that its evidence only has somebody say."""
    if point.status == "fact" and is_claim(point.text, _quotes(evidence), context.aliases):
        return "claim"
    return point.status


def _positions(
    context: _ArticleContext, drafted: Sequence[Cited[Position]], withheld: list[Withheld]
) -> list[PositionFinding]:
    findings = []
    for cited in drafted:
        position, evidence = cited.statement, _cited_evidence(context, cited.cites)
        named_in = _naming_sentence(context, position, cited.named_in)
        verdict = verify_position(
            position,
            _quotes(evidence),
            aliases=context.aliases,
            named_in=named_in.quote if named_in else "",
            article=context.known,
        )
        text = " ".join(part for part in (position.stakeholder, position.verb, position.position) if part)
        verdict = _verdict_with_fields(context, "positions", text, verdict, evidence, cited.added)
        if _stands(context, "positions", text, cited.cites, verdict, withheld):
            role, role_in = _role(context, position, (*evidence, *([named_in] if named_in else [])), withheld)
            findings.append(
                PositionFinding(
                    **vars(position) | {"role": role, "directness": _directness(context, position, evidence)},
                    **cited.added,
                    evidence=evidence,
                    named_in=named_in,
                    role_in=role_in,
                    **vars(verdict),
                )
            )
    return findings


def _naming_sentence(context: _ArticleContext, position: Position, number: int) -> Evidence | None:
    """The sentence that is drafted as the one that names a party, where it does."""
    sentence = context.sentences.get(number)
    named = sentence is not None and names_party(position.stakeholder, sentence.quote, context.aliases)
    return sentence if named else None


def _directness(context: _ArticleContext, position: Position, evidence: Sequence[Evidence]) -> Directness:
    places = [Sentence(number, piece.start, piece.end) for number, piece in context.sentences.items()]
    return checked_directness(position, evidence, context.article, places)


def _role(
    context: _ArticleContext, position: Position, cited: Sequence[Evidence], withheld: list[Withheld]
) -> tuple[str, Evidence | None]:
    """The role of a party with the sentence that gives it; "" where none does, and it is withheld."""
    role = position.role.strip()
    if not role or not is_readable(role, context.written, context.article.language):
        return role, None
    by_quote = {piece.quote: piece for piece in (*context.sentences.values(), *cited)}
    quotes = dict.fromkeys([*_quotes(cited), *by_quote])
    sentence = role_sentence(position, quotes, context.aliases)
    if sentence is not None:
        return role, by_quote[sentence]
    reason = f"a role that no sentence gives to {position.stakeholder}"
    _withhold(context, "positions", position.stakeholder, role, reason, withheld)
    return "", None


def _questions(
    context: _ArticleContext, drafted: Sequence[Cited[OpenQuestion]], withheld: list[Withheld]
) -> list[QuestionFinding]:
    findings = []
    for cited in drafted:
        evidence = _cited_evidence(
            context, (*cited.cites, *([cited.named_in] if _cited_evidence(context, cited.cites) else []))
        )
        verdict = verify_question(
            cited.statement, _quotes(evidence), aliases=context.aliases, article=context.known
        )
        text = f"{cited.statement.question} {cited.statement.why}"
        verdict = _verdict_with_fields(context, "open_questions", text, verdict, evidence, cited.added)
        if _stands(context, "open_questions", cited.statement.question, cited.cites, verdict, withheld):
            why = _reason(context, cited.statement, evidence, withheld)
            findings.append(
                QuestionFinding(
                    **vars(cited.statement) | {"why": why},
                    **cited.added,
                    evidence=evidence,
                    **vars(verdict),
                    checked=_check_method(cited.statement.question, evidence),
                )
            )
    return findings


def _reason(
    context: _ArticleContext, question: OpenQuestion, evidence: Sequence[Evidence], withheld: list[Withheld]
) -> str:
    """Why a question is open, as far as its sentences say so; what they don't is withheld."""
    if not is_readable(question.why, context.written, context.article.language):
        return question.why
    fault = verify_reason(question.why, _quotes(evidence), aliases=context.aliases, article=context.known)
    if not fault:
        return question.why
    _withhold(
        context,
        "open_questions",
        question.question,
        question.why,
        UNGIVEN_REASON,
        withheld,
    )
    return ""


def _withhold(
    context: _ArticleContext, section: str, text: str, beside: str, reason: str, withheld: list[Withheld]
) -> None:
    withheld.append(
        Withheld(section=section, text=text, reason=reason, article=context.article.id, beside=beside)
    )


def _entries(
    context: _ArticleContext, section: str, drafted: Sequence[Cited[Entry]], withheld: list[Withheld]
) -> list[Finding]:
    findings = []
    for cited in drafted:
        values, evidence = cited.statement.values, _cited_evidence(context, cited.cites)
        verdict = _fields_verdict(context, section, values, evidence)
        if not text_of(values):
            verdict = Verdict(verdict="unsupported", reason="says nothing")
        if _stands(context, section, text_of(values), cited.cites, verdict, withheld):
            findings.append(Finding(**values, evidence=evidence, **vars(verdict)))
    return findings


def _verdict_with_fields(
    context: _ArticleContext,
    section: str,
    text: str,
    verdict: Verdict,
    evidence: Sequence[Evidence],
    added: Mapping[str, FieldValue],
) -> Verdict:
    """The verdict on a statement as far as the check could read it, and on what a user's template adds."""
    read = verdict_for_language(verdict, text, _quotes(evidence), context.written, context.article.language)
    return worse_verdict(read, _fields_verdict(context, section, added, evidence)) if added else read


def _fields_verdict(
    context: _ArticleContext, section: str, values: Mapping[str, FieldValue], evidence: Sequence[Evidence]
) -> Verdict:
    return verify_fields(
        values,
        context.fields.get(section, ()),
        _quotes(evidence),
        aliases=context.aliases,
        written=context.written,
        article=context.article.language,
    )


def _cited_evidence(context: _ArticleContext, cites: Sequence[int]) -> tuple[Evidence, ...]:
    """The cited sentences whole, in the order cited, each once; numbers that no sentence has are dropped."""
    return tuple(context.sentences[number] for number in dict.fromkeys(cites) if number in context.sentences)


def _check_method(text: str, evidence: Sequence[Evidence]) -> Checked:
    return "verbatim" if is_verbatim(text, _quotes(evidence)) else "rules"


def _quotes(evidence: Sequence[Evidence]) -> tuple[str, ...]:
    return tuple(piece.quote for piece in evidence)


def _stands(
    context: _ArticleContext,
    section: str,
    text: str,
    cites: Sequence[int],
    verdict: Verdict,
    withheld: list[Withheld],
) -> bool:
    """Whether a statement may be shown; if not, it is kept among those withheld."""
    if verdict.verdict != "unsupported":
        return True
    reason = verdict.reason
    if cites and not _cited_evidence(context, cites):
        numbers = ", ".join(str(number) for number in cites)
        reason = f"cites a sentence that is not there: {numbers}; the article has {len(context.sentences)}"
    withheld.append(Withheld(section=section, text=text, reason=reason, article=context.article.id))
    return False


# ── the headline ────────────────────────────────────────────────────────────────────────────────────


def _headline(context: _ArticleContext, draft: Draft, withheld: list[Withheld]) -> Headline:
    """The draft's own if its evidence bears it out, else the title, else a short sentence of the article.

    A headline carries no mark, so one that is only weakly borne out is withheld as well.
    """
    if draft.headline and draft.headline != context.article.title:
        evidence = _cited_evidence(context, draft.headline_cites)
        verdict = verify(draft.headline, _quotes(evidence), aliases=context.aliases, article=context.known)
        verdict = _verdict_with_fields(context, "headline", draft.headline, verdict, evidence, {})
        reason = headline_fault(draft.headline, verdict, _quotes(evidence), context.aliases)
        if not reason:
            return Headline(text=draft.headline, evidence=evidence)
        refused = Verdict(verdict="unsupported", reason=reason)
        _stands(context, "headline", draft.headline, draft.headline_cites, refused, withheld)
    return article_headline(context.article, context.sentences, context.aliases)
