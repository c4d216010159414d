"""Clauses: what opens them, what closes them, and what each says."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.nlp import entities
from briefing.nlp.annotated_sentence import AnnotatedSentence, annotate_sentence
from briefing.nlp.clauses import Clause


def annotated(text: str) -> AnnotatedSentence:
    return annotate_sentence(text, entities.known_names([text]))


def words(sentence: AnnotatedSentence, span: tuple[int, int] | None) -> str:
    return " ".join(token.text for token in sentence.tokens[slice(*span)]) if span else ""


def outline(text: str) -> list[str]:
    """A line a clause: its depth in dots, its kind, what takes it, its subject and predicate."""
    sentence = annotated(text)
    read = sentence.clauses.clauses

    def depth(clause: Clause) -> int:
        return 0 if clause.parent is None else 1 + depth(read[clause.parent])

    def line(clause: Clause) -> str:
        taken = f" of {sentence.tokens[clause.governor].lower}" if clause.governor is not None else ""
        told = f"{words(sentence, clause.subject)} / {words(sentence, clause.predicate)}".strip(" /")
        return f"{'.' * depth(clause)}{clause.kind}{taken}{': ' if told else ''}{told}"

    return [line(clause) for clause in read]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (
            "Erik Lund did not signal in his first hours that he intended to make any bold shifts.",
            [
                "main: Erik Lund / did not signal",
                ".content of signal: he / intended",
                "..infinitive of intended",
            ],
        ),
        (
            "If Anna Holm says the port must close, the union will strike.",
            [
                "main: the union / will strike",
                ".condition: Anna Holm / says",
                "..content of says: the port / must close",
            ],
        ),
        (
            "Had Anna Holm said that the port would close, the union would have walked out.",
            [
                "main: the union / would have walked",
                ".condition: Anna Holm / said",
                "..content of said: the port / would close",
            ],
        ),
        # content clauses without "that" whose verb is no auxiliary
        (
            "Anna Holm said the minister lied.",
            ["main: Anna Holm / said", ".content of said: the minister / lied"],
        ),
        (
            "It says the campaign broke federal law.",
            ["main: It / says", ".content of says: the campaign / broke"],
        ),
        ("Anna Holm says unions reject it.", ["main: Anna Holm / says", ".content of says: unions / reject"]),
        (
            "Anna Holm believes he graded the guests.",
            ["main: Anna Holm / believes", ".content of believes: he / graded"],
        ),
        (
            "Anna Holm claimed the minister lied about it.",
            ["main: Anna Holm / claimed", ".content of claimed: the minister / lied"],
        ),
        (
            "It said state law was broken.",
            ["main: It / said", ".content of said: state law / was broken"],
        ),
        ("Anna Holm knows the man charged with the theft.", ["main: Anna Holm / knows"]),
        ("Anna Holm believes the story told by the crew.", ["main: Anna Holm / believes"]),
        (
            "Rumours that Anna Holm wants the port closed were dismissed by her office.",
            ["main: Rumours / were dismissed", ".content of rumours: Anna Holm / wants"],
        ),
        (
            "Anna Holm, who had not said that she wanted the job, was named on Monday.",
            ["main: was named", ".relative: had not said", "..content of said: she / wanted"],
        ),
        (
            "The port may close, Erik Berg (R-S.C.) told the paper.",
            ["main: The port / may close", "tag: told"],
        ),
        (
            "Anna Holm refused to say whether she supports the plan.",
            ["main: Anna Holm / refused", ".infinitive of refused", "..question of say: she / supports"],
        ),
    ],
)  # fmt: skip
def test_a_sentence_is_its_clauses_one_in_another(text: str, lines: list[str]) -> None:
    assert outline(text) == lines


@pytest.mark.parametrize(
    ("text", "denied", "modality"),
    [
        ("Anna Holm wants the port closed.", False, "asserted"),
        ("Anna Holm doesn't want the port closed.", True, "asserted"),
        ("Nobody wants the port closed.", True, "asserted"),
        ("Anna Holm never promised a port.", True, "asserted"),
        ("Anna Holm might close the port.", False, "possible"),
        ("Anna Holm will close the port.", False, "future"),
        ("Anna Holm won't close the port.", True, "future"),
    ],
)
def test_a_predicate_has_its_polarity_and_modality(text: str, denied: bool, modality: str) -> None:
    main = annotated(text).clauses.clauses[0]

    assert (main.denied, main.modality) == (denied, modality)


def test_clauses_in_one_another_are_read_down_to_a_depth_that_nobody_writes() -> None:
    read = annotated("Anna Holm " + "said that Erik Berg " * 200 + "left.").clauses

    assert max(len(read.chain(token)) for token in range(len(read.innermost))) == 41


@given(st.text(alphabet="abc ,;:.?“”()’that whether if to not Holm said wants", max_size=120))
def test_any_text_is_in_clauses_that_contain_one_another(text: str) -> None:
    sentence = annotated(text)
    read = sentence.clauses

    assert len(read.innermost) == len(sentence.tokens)
    for token in range(len(sentence.tokens)):
        chain = read.chain(token)
        assert all(clause.start <= token < clause.end for clause in chain[:1])
        assert all(inner.start >= outer.start for inner, outer in pairwise(chain))


@pytest.mark.parametrize("subject", ["The Berg family", "The elderly", "The water supply", "The assembly"])
def test_a_noun_that_ends_as_adverbs_do_is_none(subject: str) -> None:
    assert outline(f"{subject} rejected it.") == [f"main: {subject} / rejected"]
