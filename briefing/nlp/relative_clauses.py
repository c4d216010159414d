"""Relative clauses, without a parser: which words belong to one, and where what is said in one ends.

"Fishermen who land their catch said": the subject of "said" stands before "who".
"""

from briefing.nlp import lexicon
from briefing.nlp.annotated_sentence import AUXILIARIES, NEGATIONS, PREPOSITIONS, AnnotatedSentence, is_adverb
from briefing.nlp.word_classes import word_class

PRONOUNS = word_class("relative pronouns") | {"where"}
_OPENS_PHRASE = word_class("articles", "possessives", "demonstratives", "subject pronouns") - {"that"} | set(
    "some many all no there".split()
)
_JOINS = word_class("relative pronouns", "coordinators", "joins of a clause")
_CONTENT_NOUNS = word_class("words before a that-clause")
_SHORT = 4  # words of a subject that only a comma parts from a clause before it
_NEAR = 6  # words from a verb of saying to the "that" that opens what is said


def pronoun_before(sentence: AnnotatedSentence, start: int, end: int) -> int | None:
    """The relative pronoun of the clause that the words [start, end) before a verb are the rest of, so that
    the verb is not theirs; None where they are its subject."""
    first = start
    while first > 0 and _helps(sentence, first - 1):
        first -= 1
    index = first - 1
    if (
        index < 1
        or sentence.tokens[index].lower not in PRONOUNS
        or sentence.tokens[index].quoted != sentence.tokens[start].quoted
    ):
        return None
    pronoun = sentence.tokens[index].lower
    if pronoun == "that" and _opens_content(sentence, index, _NEAR):
        return None
    if first < start:
        return index
    if pronoun in ("whose", "where") or _begins_phrase(sentence, start):
        return index if end - start > 1 and _has_verb(sentence, start + 1, end) else None
    if pronoun == "that":
        return index if end - start > 1 and _is_inflected_or_plain_verb(sentence, start) else None
    return index


def has_object_gap(sentence: AnnotatedSentence, start: int, verb: int) -> bool:
    """Whether a subject at a token is that of a relative clause whose object is what stands before: "the
    strike that the pilots called on Friday"."""
    if start < 2:
        return False
    pronoun = sentence.tokens[start - 1].lower
    after = sentence.tokens[verb + 1].lower if verb + 1 < len(sentence.tokens) else ""
    if after == "to":
        return False
    if pronoun in ("whom", "which") or (pronoun == "who" and _begins_phrase(sentence, start)):
        return sentence.tokens[start - 2].lower not in PREPOSITIONS
    owned = start > 2 and sentence.tokens[start - 3].lower in _OPENS_PHRASE  # "the strike" is no verb
    noun = sentence.tokens[start - 2].word and (owned or not _is_inflected_or_plain_verb(sentence, start - 2))
    lacks_object = after in PREPOSITIONS | word_class("calendar words") or not after.isalpha()
    return pronoun == "that" and noun and lacks_object and not _opens_content(sentence, start - 1, start)


def clause_end(sentence: AnnotatedSentence, pronoun: int, start: int, own_verbs: int) -> int | None:
    """The offset where a relative clause ends that has content from offset `start`: at the comma that closes
    it, or at the verb of the clause around it; None where it runs to the end. `own_verbs` is how many
    finite verbs the content has itself."""
    content = next(
        (index for index, token in enumerate(sentence.tokens) if token.start >= start), len(sentence.tokens)
    )
    inserted = sentence.tokens[pronoun - 1].text == ","
    for index in range(content + 1, len(sentence.tokens)):
        token = sentence.tokens[index]
        if token.quoted:
            continue
        if inserted:
            if token.text == "," and _closes(sentence, _skip_adverbs(sentence, index + 1)):
                return token.start
        elif token.lower == "that" and not own_verbs:
            return sentence.tokens[index].start
        elif token.lower in _JOINS or token.text in ",;:":
            own_verbs += token.lower in _JOINS
        elif is_finite(sentence, index):
            if not own_verbs:
                return sentence.tokens[_subject_start(sentence, content, index)].start
            own_verbs -= 1
    return None


def _helps(sentence: AnnotatedSentence, index: int) -> bool:
    token = sentence.tokens[index]
    return not token.named and (token.lower in AUXILIARIES or token.lower in NEGATIONS or is_adverb(token))


def _opens_content(sentence: AnnotatedSentence, index: int, near: int) -> bool:
    """Whether "that" opens what is said, and is no relative pronoun: a verb or noun of saying is near."""
    for before in range(index - 1, max(-1, index - 1 - near), -1):
        token = sentence.tokens[before]
        if token.text in ".;:":
            break
        cue = lexicon.cues().get(token.lower)
        if (
            cue and ("that" in cue.frames or "with_object_that" in cue.frames)
        ) or token.lower in _CONTENT_NOUNS:
            return True
    return not sentence.tokens[index - 1].word


def _begins_phrase(sentence: AnnotatedSentence, index: int) -> bool:
    token = sentence.tokens[index]
    return (
        token.named
        or token.lower in _OPENS_PHRASE
        or token.lower in lexicon.agents()
        or token.lower in lexicon.roles()
    )


def _has_verb(sentence: AnnotatedSentence, start: int, end: int) -> bool:
    return any(_is_inflected_or_plain_verb(sentence, index) for index in range(start, end))


def _is_inflected_or_plain_verb(sentence: AnnotatedSentence, index: int) -> bool:
    token = sentence.tokens[index]
    if token.named or token.lower in lexicon.agents() or token.lower in lexicon.roles():
        return False
    return lexicon.base_of(token.lower) is not None or (token.lower.endswith("ed") and len(token.lower) > 4)


def is_finite(sentence: AnnotatedSentence, index: int) -> bool:
    """Whether a token is an auxiliary or a verb in its past or third form."""
    if index >= len(sentence.tokens) or sentence.tokens[index].named:
        return False
    word, before = sentence.tokens[index].lower, sentence.tokens[index - 1].lower
    if word in AUXILIARIES:
        return before != "to" and before not in AUXILIARIES and word not in ("be", "been", "being", "having")
    base = lexicon.base_of(word)
    if base == word and before.endswith("s") and before not in _OPENS_PHRASE:
        return word in lexicon.cues()
    if base in (None, word) or word.endswith("ing") or before in AUXILIARIES or before in PREPOSITIONS:
        return False
    if before in _OPENS_PHRASE:
        return False
    cue = lexicon.cues().get(word)
    return (cue is not None and cue.form in ("past", "third")) or not word.endswith(("ed", "s"))


def _closes(sentence: AnnotatedSentence, index: int) -> bool:
    """Whether the verb of the clause around an insertion follows its closing comma."""
    if index >= len(sentence.tokens) or sentence.tokens[index].named:
        return False
    word = sentence.tokens[index].lower
    return is_finite(sentence, index) or (
        word.endswith("ed") and word not in lexicon.agents() and len(word) > 4
    )


def _skip_adverbs(sentence: AnnotatedSentence, index: int) -> int:
    while index < len(sentence.tokens) and is_adverb(sentence.tokens[index]):
        index += 1
    return index


def _subject_start(sentence: AnnotatedSentence, content: int, verb: int) -> int:
    """Where the subject of a verb begins that a comma parts from a relative clause ("the judges who will hear
    the case, six were appointed"); else the verb's own adverbs."""
    for index in range(verb - 1, max(content, verb - 1 - _SHORT), -1):
        if sentence.tokens[index].text == ",":
            return index
    return _skip_adverbs_back(sentence, verb)


def _skip_adverbs_back(sentence: AnnotatedSentence, index: int) -> int:
    while index > 0 and (is_adverb(sentence.tokens[index - 1]) or sentence.tokens[index - 1].text in "—–―-"):
        index -= 1
    return index
