"""Unanchored lines: sentences of an article that hang on what stands beside them there: a label with what it
labels ("Bottom line: …"), a posting, and "he said" behind what a speaker says who is named before it."""

import re

from briefing.analysis.extractive.annotated_article import AnnotatedArticle
from briefing.analysis.extractive.attributed_sentence import AttributedSentence, annotation, unquoted_text
from briefing.nlp import entities, lexicon, reporting_cues
from briefing.nlp.tokenization import Token
from briefing.nlp.unanchored_wording import is_unanchored_wording
from briefing.nlp.word_classes import word_class

_ROW = re.compile(r"(?:In )?\d{4}s?(?:\s?[-–—/]\s?(?:\d{2,4}s?|present|today|now))?:\s")  # "1970-74: Six, …"
_LABEL = re.compile(r"[A-Za-z][\w’'-]*(?: [A-Za-z][\w’'-]*){0,3}:\s+[“\"‘']?[A-Z]")
_POSTED = re.compile(r"(?<!\w)#[A-Za-z]\w")
_SPOKEN_OF = word_class("third-person subjects") - {"it"}


def is_unanchored(reading: AnnotatedArticle, line: AttributedSentence) -> bool:
    """Whether a sentence hangs on something that no page shows beside it."""
    if line.number > 1 and (
        _ROW.match(line.text) or _LABEL.match(line.text) or _POSTED.search(unquoted_text(line))
    ):
        return True
    return is_unanchored_wording(annotation(line)) or _is_told_by_pronoun(reading, line)


def _is_told_by_pronoun(reading: AnnotatedArticle, line: AttributedSentence) -> bool:
    """Whether ", he said" stands behind what is said, and nobody whom he could be before it."""
    sentence = annotation(line)
    for clause in sentence.clauses.clauses:
        subject = clause.subject
        if clause.kind != "tag" or subject is None or sentence.tokens[subject[0]].quoted:
            continue
        if sentence.tokens[subject[0]].lower in _SPOKEN_OF:
            before = sentence.tokens[: clause.start]
            names = [name for name in line.names if name.end <= sentence.tokens[subject[0]].start]
            return not any(map(_is_person, before)) and not any(_is_somebody(reading, n) for n in names)
    return False


def _is_person(token: Token) -> bool:
    agent = lexicon.agents().get(token.lower)
    return (
        token.lower in lexicon.roles()
        or reporting_cues.is_person(token.lower)
        or (agent is not None and agent.kind == "person")
    )


def _is_somebody(reading: AnnotatedArticle, name: entities.Name) -> bool:
    """Whether a name is a person's, by its title, its given name or the article's own fuller one."""
    role, bare = entities.split_role(name.text)
    people = reading.roster
    fuller = [
        bare,
        *people.ending.get(entities.name_key(bare), ()),
        people.full.get(entities.name_key(bare), ""),
    ]
    return bool(role) or any(
        full.split()[0] in lexicon.given_names() or bool(people.pronouns.get(full)) for full in fuller if full
    )
