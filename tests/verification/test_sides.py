"""Who gives and who gets, who does it behind a relative clause, what a preposition makes of a party."""

import pytest

from briefing.verification import verify

SALE = "The mill at Tarn was sold by the Falk sisters to a bank from Oster in May."
LOAN = "Keeper Jon Aune, on loan to Holm from Veen, was cheered by the crowd."
CLERK = "The clerk to whom Mr. Aune had sent the plan forwarded it to the mayor."
PAINTER = "The painter who had taught Mrs. Falk sold the villa to a dentist."
HEIR = "Judge Marta Falk, replaced by her pupil Jon Aune, moved to Veen."
FINES = "A fine of 3 million kroner was paid to the pilots against the airline."
CAREER = "Rasmussen moved to Oster in 2014, four years after he had opened the inn at Veen."
TRIAL = (
    "The mayor, Jon Aune, was fined for late books, and the broker, Ida Falk, was jailed for forging bonds."
)
CAUGHT = [
    ("The Falk sisters bought the mill at Tarn from a bank.", SALE),
    ("A bank from Oster sold the mill at Tarn to the Falk sisters.", SALE),
    ("The mill at Tarn was bought by the Falk sisters from a bank.", SALE),
    ("Holm lent keeper Jon Aune to Veen.", LOAN),
    ("Veen borrowed keeper Jon Aune from Holm.", LOAN),
    ("The museum bequeathed the organ to Ida Falk.", "The organ came as a bequest from Ida Falk."),
    ("The ministry warned the pilots.", "A warning from the pilots reached the ministry on Monday."),
    ("The mayor forwarded the plan to the clerk.", CLERK),
    ("Mrs. Falk sold the villa to a dentist.", PAINTER),
    ("Judge Marta Falk replaced her pupil Jon Aune.", HEIR),
    ("Judge Marta Falk replaced Jon Aune and moved to Veen.", HEIR),
    ("A fine of 3 million kroner was paid to the airline.", FINES),
    ("The stone was hauled from the quarry.", "The stone was hauled to the quarry by mules."),
    ("The choir voted for the new hall.", "The choir voted against the new hall on Friday."),
    ("Rasmussen opened the inn at Veen in 2014.", CAREER),
    ("Jon Aune was fined for forging bonds.", TRIAL),
    ("Ida Falk was jailed for late books.", TRIAL),
]
KEPT = [
    ("A bank from Oster bought the mill at Tarn from the Falk sisters.", SALE),
    ("The Falk sisters sold the mill at Tarn to a bank.", SALE),
    ("Veen lent keeper Jon Aune to Holm.", LOAN),
    ("Ida Falk left the organ to the museum.", "The museum's organ came as a bequest from Ida Falk."),
    ("The clerk forwarded Mr. Aune's plan to the mayor.", CLERK),
    ("Mr. Aune had sent the plan to the clerk.", CLERK),
    ("The painter sold the villa to a dentist.", PAINTER),
    ("Jon Aune replaced Judge Marta Falk.", HEIR),
    ("Judge Marta Falk was replaced by Jon Aune.", HEIR),
    ("The pilots were paid 3 million kroner.", FINES),
    ("The airline's fine of 3 million kroner was paid to the pilots.", FINES),
    (
        "The stone was hauled to the quarry from the harbour.",
        "From the harbour the stone was hauled to the quarry.",
    ),
    ("Rasmussen moved to Oster in 2014.", CAREER),
    ("Ida Falk, a broker, was jailed for forging bonds.", TRIAL),
    ("Sales rose by a third in May.", "Sales, which had fallen by a half, rose by a third in May."),
    ("Falk walked by the river.", "Falk walked by the river and smiled."),
    ("Falk was preceded by Aune.", "Falk succeeded Aune as head of the guild."),
    ("Aune sang with Falk at the fair.", "Falk accompanied Aune at the fair, where both sang."),
    (
        "The plan is to cut module costs to 10 cents.",
        "Steps named by Oster include a cut in module costs to 10 cents.",
    ),
]


@pytest.mark.parametrize(("statement", "evidence"), CAUGHT)
def test_a_party_on_the_other_side_of_a_deed_is_caught(statement: str, evidence: str) -> None:
    assert verify(statement, [evidence]).verdict != "supported"


@pytest.mark.parametrize(("statement", "evidence"), KEPT)
def test_the_same_sides_in_other_words_are_kept(statement: str, evidence: str) -> None:
    assert verify(statement, [evidence]).verdict == "supported"
