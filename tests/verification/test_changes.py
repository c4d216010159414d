"""What an amount changed by, to and from."""

import pytest

from briefing.verification import verify

CAUGHT = [
    ("Rents in the old town rose to 9 percent.", "Rents in the old town rose 9 percent last year."),
    ("The ferry fare went up by 40 kroner.", "The ferry fare was raised from 25 to 40 kroner."),
    ("Output of the mine shrank to 400 tons.", "Output of the mine shrank from 400 tons within a year."),
    ("Oster cut its staff by 900.", "Oster cut its staff to 900 at the end of May."),
    ("Queues shortened to 3 hours.", "Queues shortened by 3 hours once the second gate opened."),
]
KEPT = [
    ("Rents in the old town went up by 9 percent.", "Rents in the old town rose 9 percent last year."),
    ("The ferry fare was lifted to 40 kroner.", "The ferry fare was raised from 25 to 40 kroner."),
    ("Sales grew by 4% to 7%.", "Sales grew, Oster said, 4% to 7% a year."),
    ("A cut of 900 jobs was announced.", "Oster announced that it would cut staff by 900 jobs."),
    ("The mine shed 400 tons of its output.", "Output of the mine shrank by 400 tons within a year."),
]


@pytest.mark.parametrize(("statement", "evidence"), CAUGHT)
def test_another_part_of_the_change_is_caught(statement: str, evidence: str) -> None:
    assert verify(statement, [evidence]).verdict == "unsupported"


@pytest.mark.parametrize(("statement", "evidence"), KEPT)
def test_the_same_part_is_kept(statement: str, evidence: str) -> None:
    assert verify(statement, [evidence]).verdict != "unsupported"
