"""A draft's sentence numbers made evidence, each statement checked, what fails withheld with its reason."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from briefing import picoschema
from briefing.grounding.asides import role_sentence, verify_reason
from briefing.grounding.entries import text_of, verify_fields, worse
from briefing.grounding.foreign import ENGLISH, in_language, is_readable
from briefing.grounding.headline import of_article
from briefing.grounding.statements import verbatim, verify, verify_position, verify_question
from briefing.model import (
    Analysis,
    Article,
    Checked,
    Cited,
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
    Verdict,
    Withheld,
)
from briefing.text import names


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
    here = _read(article, sentences, known_aliases, sections, written)
    withheld: list[Withheld] = []
    return Analysis(
        article=article.id,
        headline=_headline(here, draft, withheld),
        summary=tuple(_key_points(here, draft.summary, withheld)),
        positions=tuple(_positions(here, draft.positions, withheld)),
        open_questions=tuple(_questions(here, draft.open_questions, withheld)),
        sections={
            name: tuple(_entries(here, name, entries, withheld)) for name, entries in draft.sections.items()
        },
        withheld=tuple(withheld),
        unread=draft.unread,
    )


def own_headline(
    article: Article, sentences: Sequence[Sentence], known_aliases: Mapping[str, str]
) -> Headline:
    """The title, or a short sentence of the article where nothing of it bears a title out."""
    here = _read(article, sentences, known_aliases, (), ENGLISH)
    return of_article(here.article, here.sentences, here.aliases)


def aliases_of(text: str, title: str, sentences: Sequence[Sentence]) -> dict[str, str]:
    """The article's own short names: the key of each to the key of the full name (`names.aliases`).

    A name with its office before it stands for the name alone.
    """
    lines = [text[s.start : s.end] for s in sentences]
    known = names.known_names(lines)
    mentions = [name.text for line in lines for name in names.names(line, known)]
    mentions += [name.text for name in names.names(title, known | names.known_names([title]))]
    found = names.aliases([names.split_role(mention)[1] for mention in mentions])
    for mention in mentions:
        long, bare = names.key(mention), names.key(names.split_role(mention)[1])
        if long != bare:
            found[long] = found.get(bare, bare)
    return found


class _Ground(NamedTuple):
    article: Article
    sentences: Mapping[int, Evidence]
    aliases: Mapping[str, str]
    fields: Mapping[str, tuple[picoschema.Field, ...]]
    written: str
    known: str  # all that the article says, its title and its date


def _read(
    article: Article,
    sentences: Sequence[Sentence],
    aliases: Mapping[str, str],
    sections: Sequence[Section],
    written: str,
) -> _Ground:
    quotes = {s.number: _evidence(article, s.start, s.end) for s in sentences}
    fields = {s.name: picoschema.added(s) for s in sections}
    known = "\n".join((article.text, article.title, article.published, article.author, article.publisher))
    return _Ground(article, quotes, aliases, fields, written, known)


def _evidence(article: Article, start: int, end: int) -> Evidence:
    return Evidence(article=article.id, start=start, end=end, quote=article.text[start:end])


# ── findings ────────────────────────────────────────────────────────────────────────────────────────


def _key_points(
    here: _Ground, drafted: Sequence[Cited[KeyPoint]], withheld: list[Withheld]
) -> list[KeyPointFinding]:
    found = []
    for cited in drafted:
        evidence = _cited(here, cited.cites)
        text = cited.statement.text
        verdict = verify(text, _quotes(evidence), aliases=here.aliases, article=here.known)
        verdict = _settled(here, "summary", text, verdict, evidence, cited.added)
        if _stands(here, "summary", text, cited.cites, verdict, withheld):
            found.append(
                KeyPointFinding(
                    **vars(cited.statement),
                    **cited.added,
                    evidence=evidence,
                    **vars(verdict),
                    checked=_how(text, evidence),
                )
            )
    return found


def _positions(
    here: _Ground, drafted: Sequence[Cited[Position]], withheld: list[Withheld]
) -> list[PositionFinding]:
    found = []
    for cited in drafted:
        position, evidence = cited.statement, _cited(here, cited.cites)
        named_in = here.sentences.get(cited.named_in)
        verdict = verify_position(
            position,
            _quotes(evidence),
            aliases=here.aliases,
            named_in=named_in.quote if named_in else "",
            article=here.known,
        )
        text = " ".join(part for part in (position.stakeholder, position.verb, position.position) if part)
        verdict = _settled(here, "positions", text, verdict, evidence, cited.added)
        if _stands(here, "positions", text, cited.cites, verdict, withheld):
            role, role_in = _role(here, position, (*evidence, *([named_in] if named_in else [])), withheld)
            found.append(
                PositionFinding(
                    **vars(position) | {"role": role},
                    **cited.added,
                    evidence=evidence,
                    named_in=named_in,
                    role_in=role_in,
                    **vars(verdict),
                )
            )
    return found


def _role(
    here: _Ground, position: Position, cited: Sequence[Evidence], withheld: list[Withheld]
) -> tuple[str, Evidence | None]:
    """The role of a party with the sentence that gives it; "" where none does, and it is withheld."""
    role = position.role.strip()
    if not role or not is_readable(role, here.written, here.article.language):
        return role, None
    by_quote = {piece.quote: piece for piece in (*here.sentences.values(), *cited)}
    quotes = dict.fromkeys([*_quotes(cited), *by_quote])
    sentence = role_sentence(position, quotes, here.aliases)
    if sentence is not None:
        return role, by_quote[sentence]
    reason = f"a role that no sentence gives to {position.stakeholder}"
    _withhold(here, "positions", position.stakeholder, role, reason, withheld)
    return "", None


def _questions(
    here: _Ground, drafted: Sequence[Cited[OpenQuestion]], withheld: list[Withheld]
) -> list[QuestionFinding]:
    found = []
    for cited in drafted:
        evidence = _cited(here, (*cited.cites, *([cited.named_in] if _cited(here, cited.cites) else [])))
        verdict = verify_question(
            cited.statement, _quotes(evidence), aliases=here.aliases, article=here.known
        )
        text = f"{cited.statement.question} {cited.statement.why}"
        verdict = _settled(here, "open_questions", text, verdict, evidence, cited.added)
        if _stands(here, "open_questions", cited.statement.question, cited.cites, verdict, withheld):
            why = _reason(here, cited.statement, evidence, withheld)
            found.append(
                QuestionFinding(
                    **vars(cited.statement) | {"why": why},
                    **cited.added,
                    evidence=evidence,
                    **vars(verdict),
                    checked=_how(cited.statement.question, evidence),
                )
            )
    return found


def _reason(
    here: _Ground, question: OpenQuestion, evidence: Sequence[Evidence], withheld: list[Withheld]
) -> str:
    """Why a question is open, as far as its sentences say so; what they don't is withheld."""
    if not is_readable(question.why, here.written, here.article.language):
        return question.why
    fault = verify_reason(question.why, _quotes(evidence), aliases=here.aliases, article=here.known)
    if not fault:
        return question.why
    _withhold(
        here, "open_questions", question.question, question.why, "a reason that no sentence gives", withheld
    )
    return ""


def _withhold(
    here: _Ground, section: str, text: str, beside: str, reason: str, withheld: list[Withheld]
) -> None:
    withheld.append(
        Withheld(section=section, text=text, reason=reason, article=here.article.id, beside=beside)
    )


def _entries(
    here: _Ground, section: str, drafted: Sequence[Cited[Entry]], withheld: list[Withheld]
) -> list[Finding]:
    found = []
    for cited in drafted:
        values, evidence = cited.statement.values, _cited(here, cited.cites)
        verdict = _of_fields(here, section, values, evidence)
        if not text_of(values):
            verdict = Verdict(verdict="unsupported", reason="says nothing")
        if _stands(here, section, text_of(values), cited.cites, verdict, withheld):
            found.append(Finding(**values, evidence=evidence, **vars(verdict)))
    return found


def _settled(
    here: _Ground,
    section: str,
    text: str,
    verdict: Verdict,
    evidence: Sequence[Evidence],
    added: Mapping[str, FieldValue],
) -> Verdict:
    """The verdict on a statement as far as the check could read it, and on what a user's template adds."""
    read = in_language(verdict, text, _quotes(evidence), here.written, here.article.language)
    return worse(read, _of_fields(here, section, added, evidence)) if added else read


def _of_fields(
    here: _Ground, section: str, values: Mapping[str, FieldValue], evidence: Sequence[Evidence]
) -> Verdict:
    return verify_fields(
        values,
        here.fields.get(section, ()),
        _quotes(evidence),
        aliases=here.aliases,
        written=here.written,
        article=here.article.language,
    )


def _cited(here: _Ground, cites: Sequence[int]) -> tuple[Evidence, ...]:
    """The cited sentences whole, in the order cited, each once; numbers that no sentence has are dropped."""
    return tuple(here.sentences[number] for number in dict.fromkeys(cites) if number in here.sentences)


def _how(text: str, evidence: Sequence[Evidence]) -> Checked:
    return "verbatim" if verbatim(text, _quotes(evidence)) else "rules"


def _quotes(evidence: Sequence[Evidence]) -> tuple[str, ...]:
    return tuple(one.quote for one in evidence)


def _stands(
    here: _Ground, section: str, text: str, cites: Sequence[int], verdict: Verdict, withheld: list[Withheld]
) -> bool:
    """Whether a statement may be shown; if not, it is kept among those withheld."""
    if verdict.verdict != "unsupported":
        return True
    reason = verdict.reason
    if cites and not _cited(here, cites):
        numbers = ", ".join(str(number) for number in cites)
        reason = f"cites a sentence that is not there: {numbers}; the article has {len(here.sentences)}"
    withheld.append(Withheld(section=section, text=text, reason=reason, article=here.article.id))
    return False


# ── the headline ────────────────────────────────────────────────────────────────────────────────────


def _headline(here: _Ground, draft: Draft, withheld: list[Withheld]) -> Headline:
    """The draft's own if its evidence bears it out, else the title, else a short sentence of the article.

    A headline carries no mark, so one that is only weakly borne out is withheld as well.
    """
    if draft.headline and draft.headline != here.article.title:
        evidence = _cited(here, draft.headline_cites)
        verdict = verify(draft.headline, _quotes(evidence), aliases=here.aliases, article=here.known)
        verdict = _settled(here, "headline", draft.headline, verdict, evidence, {})
        if verdict.verdict == "supported":
            return Headline(text=draft.headline, evidence=evidence)
        refused = Verdict(verdict="unsupported", reason=verdict.reason)
        _stands(here, "headline", draft.headline, draft.headline_cites, refused, withheld)
    return of_article(here.article, here.sentences, here.aliases)
