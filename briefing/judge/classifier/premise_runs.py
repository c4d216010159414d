"""Premise runs: a premise that is too long for a model, in runs of whole sentences that are not.

A statement is held against each run, and the run that bears it out best counts: SummaC takes the best
sentence (Laban et al., 2022, https://doi.org/10.1162/tacl_a_00453), MiniCheck the best run of sentences
(Tang et al., 2024, https://arxiv.org/abs/2404.10774).
"""

from collections.abc import Callable, Sequence

from briefing.models import Span
from briefing.nlp.sentences import split_sentences


def premise_runs(pieces: Sequence[str], room: int, count: Callable[[str], int]) -> list[str]:
    """The pieces of evidence as premises of `room` tokens at most, in order: one where they fit it together,
    else runs of as many sentences as do. A sentence that is longer by itself is one of them, whole."""
    whole = " ".join(pieces)
    if count(whole) <= room:
        return [whole]
    runs: list[str] = []
    run = ""
    for sentence in (sentence for piece in pieces for sentence in _sentences(piece)):
        longer = f"{run} {sentence}".lstrip()
        if run and count(longer) > room:
            runs.append(run)
            longer = sentence
        run = longer
    return [*runs, run] if run else runs


def _sentences(piece: str) -> list[str]:
    found = [piece[s.start : s.end] for s in split_sentences(piece, [Span(0, len(piece))])]
    return found or [piece]
