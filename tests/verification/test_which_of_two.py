"""Which of two is meant, what is so no more, and what somebody is against."""

import pytest

from briefing.verification import verify

MATE = "It was not the pilot but the mate who saw the reef, the report says."
BAKER = "The guild chose the baker, not the miller, to speak at the fair."
BUS = "Pupils took the bus instead of the ferry on Monday."
MEDALS = "Holm and Tarn won 7 and 12 medals, respectively."
ISLES = "Holm and Tarn both want the ferry; the former has a quay for it, the latter only a beach."
TUNNEL = "Until last year, cyclists could use the tunnel at Holm; it is now for buses."
INN = "The mill at Veen was once an inn, and is being turned into a school."
HALL = "The new hall seats half as many people as the old one."
BAN = "The port proposed lifting the ban on night ferries, which fishermen vowed to fight in court."
MILL = "The guild is resisting calls from its clerk, Ida Falk, to sell the old mill."
PLAN = "Mayor Ida Falk urged the council to throw out the quarry's plan."
BELL = "No sooner had the bell rung than the choir sang the anthem."
NOT_EVERY = "Not every shop on the pier will shut in May, the port said."
HEIR = "Judge Marta Falk, replaced by her pupil Tobias Aune, moved to Veen."
SONS = "Of the two sons, Aune went to sea from Holm and Berg to the mines of Veen."
CREW = "Apart from the cook, the entire crew was saved off Holm."
FERRY = "The ferry will not sail until the inspectors have checked its hull."
SCHOOL = "In those days the isle of Tarn had a school; pupils now go by boat."
CAUGHT = [
    ("Aune went to the mines of Veen.", SONS),
    ("The entire crew was saved off Holm.", CREW),
    ("The ferry will sail before the inspectors have checked its hull.", FERRY),
    ("The isle of Tarn has a school.", SCHOOL),
    ("The clerk passed the letter to the guild.", "The guild passed the letter that it had to the clerk."),
    ("The pilot saw the reef, the report says.", MATE),
    ("The guild chose the miller to speak at the fair.", BAKER),
    ("Pupils took the ferry on Monday.", BUS),
    ("Holm won 12 medals.", MEDALS),
    ("Tarn has a quay for the ferry.", ISLES),
    ("Cyclists can use the tunnel at Holm.", TUNNEL),
    ("The mill at Veen is an inn.", INN),
    ("Tarn's bakers can use the mill.", "Tarn's bakers used to use the mill on Sundays."),
    ("The mill grinds rye for the bakers.", "The mill formerly ground rye for the bakers and was closed."),
    ("The new hall seats twice as many people as the old one.", HALL),
    ("Fishermen vowed to fight the ban on night ferries in court.", BAN),
    ("The guild wants to sell the old mill.", MILL),
    ("Mayor Ida Falk urged the council to approve the quarry's plan.", PLAN),
    ("The choir sang the anthem before the bell rang.", BELL),
    ("The shops on the pier will shut in May.", NOT_EVERY),
]
KEPT = [
    ("Berg went to the mines of Veen.", SONS),
    ("The entire crew but the cook was saved off Holm.", CREW),
    ("The ferry will sail once the inspectors have checked its hull.", FERRY),
    ("The isle of Tarn had a school.", SCHOOL),
    (
        "The wall is thought to be more than 9,000 years old.",
        "The wall is thought to be upwards of 9,000 years old.",
    ),
    ("Guests may stay no longer than three nights.", "Guests may stay for at most three nights."),
    ("The mill has to pay because of the smell.", "The mill was ordered to pay 3,000 kroner for the smell."),
    (
        "The guild wants the pipe kept away from the wood.",
        "The guild asked for the pipe not to cross the wood.",
    ),
    ("The mate saw the reef, the report says.", MATE),
    ("The report says that the pilot did not see the reef.", MATE),
    ("The guild chose the baker to speak at the fair.", BAKER),
    ("Pupils took the bus on Monday.", BUS),
    ("Tarn won 12 medals.", MEDALS),
    ("Holm has a quay for the ferry.", ISLES),
    ("Cyclists could use the tunnel at Holm until last year.", TUNNEL),
    ("The tunnel at Holm is for buses now.", TUNNEL),
    ("The mill at Veen was an inn.", INN),
    (
        "The pier is open to cyclists from the parish.",
        "The pier was once more open to cyclists from the parish on Monday.",
    ),
    ("The pier is no longer open to cyclists.", "Until last year the pier was open to cyclists."),
    (
        "The baker stole the silver spoons, not the cook.",
        "Not the cook but the baker stole the silver spoons.",
    ),
    ("The old hall seats twice as many people as the new one.", HALL),
    ("The guild does not want to sell the old mill.", MILL),
    ("Ida Falk wants the guild to sell the old mill.", MILL),
    ("Mayor Ida Falk urged the council to reject the quarry's plan.", PLAN),
    ("The choir sang the anthem right after the bell rang.", BELL),
    ("Some shops on the pier will stay open in May.", NOT_EVERY),
    ("Tobias Aune replaced Judge Marta Falk, whose pupil he had been.", HEIR),
]


@pytest.mark.parametrize(("statement", "evidence"), CAUGHT)
def test_the_other_of_two_is_caught(statement: str, evidence: str) -> None:
    assert verify(statement, [evidence]).verdict != "supported"


@pytest.mark.parametrize(("statement", "evidence"), KEPT)
def test_the_one_that_is_meant_is_kept(statement: str, evidence: str) -> None:
    assert verify(statement, [evidence]).verdict == "supported"
