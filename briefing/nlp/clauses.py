"""Clauses: a sentence's predicates with their subjects, polarity and modality, clause within clause."""

from typing import Literal, NamedTuple

from briefing.nlp.predicates import Modality

Kind = Literal[
    "main", "tag", "content", "question", "condition", "adverbial", "relative", "infinitive", "gerund"
]


class Clause(NamedTuple):
    """Tokens [start, end) with what opens them; clauses within it lie inside.

    A tag is ", said Holm" or ", according to Holm" beside what is said. `parent` is the place of the clause
    around it among the sentence's clauses, None for a main clause. `governor` is the token that takes it
    ("said" of "said that …"), where one does. `subject` and `predicate` are tokens [first, last); the
    predicate is the verb with its auxiliaries and negation, the last of them the verb. `denied` is its own
    "not", or a subject that is nobody.
    """

    kind: Kind
    start: int
    end: int
    parent: int | None = None
    governor: int | None = None
    subject: tuple[int, int] | None = None
    predicate: tuple[int, int] | None = None
    denied: bool = False
    modality: Modality = "asserted"

    @property
    def verb(self) -> int | None:
        """The token of its verb itself, without its auxiliaries."""
        return self.predicate[1] - 1 if self.predicate else None


class Clauses(NamedTuple):
    """The clauses of a sentence in the order in which they open, and for each token the innermost one that
    it stands in."""

    clauses: tuple[Clause, ...]
    innermost: tuple[int, ...]

    def chain(self, token: int) -> list[Clause]:
        """The clauses that a token stands in, the innermost first."""
        chain: list[Clause] = []
        at: int | None = self.innermost[token]
        while at is not None:
            chain.append(self.clauses[at])
            at = self.clauses[at].parent
        return chain
