"""Clause segmentation: from a sentence's tokens to its clauses, without a parser.

Closed words open clauses, commas and verbs close them. Where that cannot be told, a clause counts as part of
the one before it.
"""

from briefing.nlp import lexicon
from briefing.nlp.adjuncts import clause_follows
from briefing.nlp.annotated_sentence import AUXILIARIES, AnnotatedSentence, is_adverb
from briefing.nlp.bare_clauses import OPENS_SUBJECT, plain_verb, takes_bare_clause
from briefing.nlp.clauses import Clause, Clauses, Kind
from briefing.nlp.noun_phrases import phrase_after, phrase_before
from briefing.nlp.predicates import MAY_OPEN, Modality, predicate_at
from briefing.nlp.word_classes import verb_class, word_class

_DEEPEST = 40  # clauses in one another, of which nobody writes five
_LEADING = 3  # words in which a clause begins that leads another: "Far from demanding"
_NEAR = 6  # words from what takes a clause to what opens it
_ADVERBIAL = word_class("subordinators", "concessive subordinators") - {"if"}
_CONCESSIVE = word_class("concessive subordinators")
_CONDITIONS = frozenset(("if", "unless", "lest"))
_AS_IF = frozenset((("as", "if"), ("as", "though"), ("provided", "that")))
_RELATIVE = word_class("relative pronouns", "interrogatives") - {"that", "when", "where"}
_COORDINATORS = word_class("coordinators")
_DETERMINERS = word_class("articles", "possessives")
_NOBODY = word_class("words for none")
_BEFORE_THAT = word_class("words before a that-clause", "words before what nobody vouches for")
_DENYING = verb_class("verbs that deny what they take")
KEPT_FROM = word_class("words of being kept from")
NOT_DOING = verb_class("verbs of not doing")
_NOT_DOING = NOT_DOING | word_class("words of not doing")
_TAKES_INFINITIVE = _NOT_DOING | verb_class("verbs of what others want")
_ASKING = verb_class("verbs of asking whether") | word_class("words of asking whether")
_TAKES_GERUND = NOT_DOING | _DENYING
_RATHER_THAN = frozenset((("short", "of"), ("instead", "of"), ("rather", "than")))
_INVERTED = frozenset(("had", "should", "were"))  # "Had she said so, …"
_OPENERS = _CONDITIONS | _INVERTED | _RELATIVE | _ADVERBIAL | {"whether", "as", "provided", "that", "to"}
_PARTICLES = word_class("verb particles")
_PRONOUNS = word_class("subject pronouns")
_POLAR = word_class("finite auxiliaries")


def segment_clauses(sentence: AnnotatedSentence) -> Clauses:
    """The clauses of a sentence; what is quoted belongs to the clause around it. Linear in its length but for
    looks at the few words around each."""
    return _ClauseReader(sentence).read()


class _Open:
    """A clause that is being read."""

    def __init__(self, kind: Kind, start: int, parent: int | None, governor: int | None, comma: bool) -> None:
        self.kind, self.start, self.parent, self.governor = kind, start, parent, governor
        self.end = start
        self.after_comma = comma
        self.leading = False
        self.subject: tuple[int, int] | None = None
        self.predicate: tuple[int, int] | None = None
        self.denied = False
        self.modality: Modality = "asserted"

    def close(self) -> Clause:
        return Clause(
            self.kind, self.start, self.end, self.parent, self.governor,
            self.subject, self.predicate, self.denied, self.modality,
        )  # fmt: skip


class _ClauseReader:
    """Reads a sentence's tokens from left to right; `_stack` holds the clauses that are open, by their
    places."""

    def __init__(self, sentence: AnnotatedSentence) -> None:
        self._sentence = sentence
        self._tokens = sentence.tokens
        self._lowers = [token.lower for token in sentence.tokens]
        kind: Kind = "question" if _is_polar_question(sentence) else "main"
        self._read = [_Open(kind, 0, None, None, comma=False)]
        self._stack = [0]

    def read(self) -> Clauses:
        innermost: list[int] = []
        index = 0
        while index < len(self._tokens):
            token = self._tokens[index]
            after = index + 1
            if token.quoted:
                pass
            elif not token.word:
                self._close_at_mark(index)
            elif token.named:
                self._open_bare_clause(index)
            else:
                self._open_clause(index)
                after = self._take_predicate(index) if MAY_OPEN[token.lower] else after
            innermost += [self._stack[-1]] * (after - index)
            index = after
        for number, at in enumerate(innermost):
            place: int | None = at
            while place is not None:
                self._read[place].end = number + 1
                place = self._read[place].parent
        return Clauses(tuple(clause.close() for clause in self._read), tuple(innermost))

    def _push(self, kind: Kind, index: int, governor: int | None = None) -> None:
        if len(self._stack) > _DEEPEST:
            return
        comma = index > 0 and self._tokens[index - 1].text == ","
        opened = _Open(kind, index, None if kind == "tag" else self._stack[-1], governor, comma)
        above = self._innermost
        opened.leading = kind != "relative" and index - above.start < _LEADING and above.predicate is None
        self._read.append(opened)
        self._stack.append(len(self._read) - 1)

    @property
    def _innermost(self) -> _Open:
        return self._read[self._stack[-1]]

    def _lower(self, index: int) -> str:
        return self._lowers[index] if 0 <= index < len(self._lowers) else ""

    # ── what closes a clause ────────────────────────────────────────────────────────────────────────

    def _close_at_mark(self, index: int) -> None:
        mark = self._tokens[index].text
        if mark in ";:" or (mark in ".?!" and self._ends_sentence(index)):
            del self._stack[1:]
            if mark != ":":
                self._read[0].predicate = None
        elif mark == ",":
            self._close_at_comma(index)

    def _ends_sentence(self, index: int) -> bool:
        """Whether evidence of several sentences goes on with another one after a mark; not at "Mr."."""
        before, after = self._tokens[index - 1 : index], self._tokens[index + 1 : index + 2]
        return bool(before and after) and not before[0].text[:1].isupper() and after[0].text[:1].isupper()

    def _close_at_comma(self, index: int) -> None:
        if self._telling_follows(index + 1):
            self._push("tag", index + 1)
        elif self._lower(index + 1) in _COORDINATORS:
            if not self._leads() and self._subject_follows(index + 2):
                del self._stack[1:]
        elif self._lower(index + 1 + (self._lower(index + 1) == "even")) in _ADVERBIAL and not self._leads():
            del self._stack[1:]
        else:
            self._close_parted(index)

    def _close_parted(self, index: int) -> None:
        """Closes at a comma the clause that leads the one around it, or that a comma opened."""
        for depth in range(1, len(self._stack)):
            clause = self._read[self._stack[depth]]
            inserted = clause.after_comma and not clause.leading and index > clause.start + 1
            if inserted or (clause.leading and phrase_after(self._sentence, index + 1)):
                del self._stack[depth:]
                return

    def _leads(self) -> bool:
        return any(self._read[at].leading for at in self._stack)

    def _telling_follows(self, index: int) -> bool:
        """Whether ", said Holm", ", she argues" or ", according to" stands at a token."""
        word = self._lower(index)
        if word == "according" or self._tells(index):
            return True
        phrase = phrase_after(self._sentence, index)
        if phrase is None or phrase[0] != index:
            return False
        after = self._skip_bracket(phrase[1])
        return self._tells(after) and self._lower(after + 1) not in ("that", "to")

    def _skip_bracket(self, index: int) -> int:
        """Past "(R-S.C.)"."""
        if self._lower(index) != "(":
            return index
        near = range(index, min(len(self._tokens), index + _NEAR))
        return next((at + 1 for at in near if self._lower(at) == ")"), index)

    def _tells(self, index: int) -> bool:
        cue = lexicon.cues().get(self._lower(index))
        return cue is not None and cue.kind == "speech" and cue.form in ("past", "third")

    def _subject_follows(self, index: int) -> bool:
        phrase = phrase_after(self._sentence, index)
        if phrase is None or phrase[0] != index:
            return False
        after = index + 1 if self._lower(index) in _PRONOUNS else phrase[1]
        while after < len(self._tokens) and (
            is_adverb(self._tokens[after]) or self._lower(after).endswith(("self", "selves"))
        ):
            after += 1
        word = self._lower(after)
        return word in AUXILIARIES or lexicon.base_of(word) is not None or word in lexicon.cues()

    # ── what opens one ──────────────────────────────────────────────────────────────────────────────

    def _open_clause(self, index: int) -> None:
        word = self._lowers[index]
        if word in _COORDINATORS:
            self._close_infinitive(index)
        if word not in _OPENERS and not word.endswith("ing"):
            if index and self._lowers[index - 1] in takes_bare_clause():
                self._open_bare_clause(index)
        elif word == "whether":
            self._push("question", index, self._governor(index, _ASKING))
        elif word in _CONDITIONS or (word, self._lower(index + 1)) in _AS_IF:
            asked = self._governor(index, _ASKING, near=3) if word == "if" else None
            self._push("question" if asked is not None else "condition", index, asked)
        elif word in _INVERTED and self._opens_inversion(index):
            self._push("condition", index)
        elif word == "that":
            self._open_at_that(index)
        elif word in _RELATIVE and index:
            self._push("relative", index)
        elif word in _ADVERBIAL and self._opens_adverbial(index):
            self._push("adverbial", index)
        elif word == "to" and (self._verb_stands(index + 1) or self._lower(index - 1) in _NOT_DOING):
            self._push("infinitive", index, self._governor_of_infinitive(index))
        elif lexicon.base_of_gerund(word):
            self._open_at_gerund(index)

    def _close_infinitive(self, index: int) -> None:
        """Closes an infinitive before "and" and a past form, which cannot go on with it: "refused to sell and
        closed"."""
        after = self._lower(index + 1)
        if self._innermost.kind != "infinitive" or after.endswith("ing"):
            return
        helped = not AUXILIARIES.isdisjoint(self._lowers[self._innermost.start : index])
        if not helped and lexicon.base_of(after) not in (None, after):
            self._stack.pop()

    def _opens_inversion(self, index: int) -> bool:
        """Whether "had" or "should" opens a condition: "Had she said so, …"."""
        if index and (self._tokens[index - 1].text != "," or self._innermost.predicate is None):
            return False
        if self._sentence.text.endswith("?") or index + 1 >= len(self._tokens):
            return False
        return self._tokens[index + 1].named or self._lower(index + 1) in OPENS_SUBJECT

    def _open_at_that(self, index: int) -> None:
        governor = self._governor(index, _BEFORE_THAT | _DENYING, cues=True)
        if governor is not None and not (governor < index - 1 and self._verb_with_object_stands(index + 1)):
            self._push("content", index, governor)
        elif self._lower(index + 1) in _PARTICLES:
            return  # "took that back"
        elif self._lower(index + 1) in AUXILIARIES or self._verb_stands(index + 1):
            self._push("relative", index)

    def _open_at_gerund(self, index: int) -> None:
        before, further = self._lower(index - 1), self._lower(index - 2)
        kept = before == "from" and (further in KEPT_FROM or self._lower(index - 3) in KEPT_FROM)
        if kept or before == "without" or (further, before) in _RATHER_THAN:
            self._push("gerund", index)
        elif before in _TAKES_GERUND and not before.endswith("ing"):
            self._push("gerund", index, index - 1)

    def _opens_adverbial(self, index: int) -> bool:
        return clause_follows(self._sentence, index + 1) or self._lower(index) in _CONCESSIVE

    def _open_bare_clause(self, index: int) -> None:
        """Opens what a verb of saying takes without "that"."""
        before = self._tokens[index - 1] if index else None
        if before is None or before.lower not in takes_bare_clause() or before.named or before.quoted:
            return
        if self._innermost.kind == "content" and self._innermost.start == index - 1:
            return  # "said state law was broken"
        if self._lower(index - 2) in _DETERMINERS:
            return  # "the suspected burglar was held"
        marked = "that" in self._lowers[index : index + _NEAR]
        if marked:
            return
        if self._subject_follows(index):
            self._push("content", index, index - 1)
        elif (verb := plain_verb(self._sentence, index, before.lower, _OPENERS)) is not None:
            self._push("content", index, index - 1)
            self._innermost.subject, self._innermost.predicate = (index, verb), (verb, verb + 1)

    def _verb_stands(self, index: int) -> bool:
        while index < len(self._tokens) and is_adverb(self._tokens[index]):
            index += 1
        return lexicon.base_of(self._lower(index)) is not None or self._lower(index) == "be"

    def _verb_with_object_stands(self, index: int) -> bool:
        """Whether a finite verb and the noun phrase that it takes stand at a token: "kept the ferry"."""
        word = self._lower(index)
        base = lexicon.base_of(word)
        if base is None or base == word or word.endswith("ing") or index + 1 >= len(self._tokens):
            return False
        return self._tokens[index + 1].named or self._lower(index + 1) in OPENS_SUBJECT

    def _governor(
        self, index: int, takers: frozenset[str], near: int = _NEAR, *, cues: bool = False
    ) -> int | None:
        """The nearest word before a token that takes what it opens."""
        for at in range(index - 1, max(-1, index - 1 - near), -1):
            token = self._tokens[at]
            if token.text in ".;:" or (token.text == "," and at == index - 1):
                return None
            if (token.named and at) or token.quoted or not token.word:
                continue  # a sentence's first word is no sure name
            cue = lexicon.cues().get(token.lower) if cues else None
            if token.lower in takers or (cue is not None and cue.frames & {"that", "with_object_that"}):
                return at
        return None

    def _governor_of_infinitive(self, index: int) -> int | None:
        for at in range(index - 1, max(-1, index - 1 - _NEAR), -1):
            word = self._lower(at)
            if self._tokens[at].text in ".;:," or word == "to":
                return None
            if self._tokens[at].named:
                continue
            if word in _TAKES_INFINITIVE or (lexicon.base_of(word) and not word.endswith("ing")):
                return at
        return None

    # ── the verb of a clause ────────────────────────────────────────────────────────────────────────

    def _take_predicate(self, index: int) -> int:
        """Gives a finite verb to the innermost clause that lacks one; the token after its group."""
        opened = self._innermost
        predicate = predicate_at(self._sentence, index)
        if predicate is None or (opened.kind == "condition" and opened.start == index):
            return index + 1  # in "Had she said" the verb comes later
        before = predicate.first
        if self._lower(before - 1) not in _COORDINATORS:
            before = self._close_finished(before)
        elif self._innermost.kind in ("infinitive", "gerund"):
            self._stack.pop()  # "was asked to leave but did not"
        clause = self._innermost
        if clause.predicate is None and clause.kind not in ("infinitive", "gerund"):
            clause.predicate = (predicate.first, predicate.end)
            clause.subject = phrase_before(self._sentence, before)
            clause.modality = predicate.modality
            nobody = clause.subject is not None and self._lower(clause.subject[0]) in _NOBODY
            clause.denied = predicate.denied or nobody
        return predicate.end

    def _close_finished(self, index: int) -> int:
        """Closes clauses that have their verb, down to one that waits for its own; the token that this one's
        subject stands before."""
        for depth in range(len(self._stack) - 1, -1, -1):
            clause = self._read[self._stack[depth]]
            if clause.predicate is None and clause.kind not in ("infinitive", "gerund"):
                if depth + 1 < len(self._stack):
                    index = self._read[self._stack[depth + 1]].start
                del self._stack[depth + 1 :]
                break
        return index


def _is_polar_question(sentence: AnnotatedSentence) -> bool:
    first = next((token for token in sentence.tokens if token.word), None)
    return bool(first and sentence.text.rstrip("”\"’' ").endswith("?") and first.lower in _POLAR)
