"""Premises that are too long, in runs of whole sentences."""

import pytest

from briefing.judge.classifier.premise_runs import premise_runs

A, B, C = "Rain fell on Monday.", "The river rose.", "Nobody was hurt in Holm."


def words(text: str) -> int:
    return len(text.split())


@pytest.mark.parametrize(
    ("pieces", "room", "runs"),
    [
        ([A, B, C], 20, [f"{A} {B} {C}"]),
        ([A, B, C], 12, [f"{A} {B} {C}"]),
        ([A, B, C], 8, [f"{A} {B}", C]),
        ([f"{A} {B} {C}"], 8, [f"{A} {B}", C]),
        ([A, B, C], 4, [A, B, C]),
        ([A, C], 2, [A, C]),
        ([], 8, [""]),
    ],
)
def test_a_run_has_as_many_sentences_as_fit(pieces: list[str], room: int, runs: list[str]) -> None:
    assert premise_runs(pieces, room, words) == runs


def test_no_word_is_lost() -> None:
    article = " ".join(
        f"Speaker {at} said that the toll of the bridge would rise by {at} percent." for at in range(30)
    )

    runs = premise_runs([article], 40, words)

    assert " ".join(runs) == article
    assert max(map(words, runs)) <= 40
