"""Scope: of how many, of which of them, in how wide an area and since when a statement is so."""

import pytest

from briefing.verification import verify

CAUGHT = [
    ("It was the driest May ever in Tarn.", "It was the driest May in Tarn since 1976."),
    ("It was the club's worst defeat of all time.", "It was the club's worst defeat this season."),
    ("It was the longest strike in history.", "It was the longest strike in twelve years."),
    ("It was the driest May in Tarn.", "It was the driest May in Tarn for forty years."),
    ("She was the first person to steer the tug.", "She was the first woman to steer the tug."),
    ("It is the largest company in Holm.", "It is the largest brewery in Holm."),
    ("It was the longest day of the fair.", "It was the shortest day of the fair."),
    ("Tarn is the richest parish of the island.", "Tarn is the poorest parish of the island."),
    ("Tarn has the oldest pier.", "Tarn has the oldest pier but for Oster's."),
    ("The fare is the lowest on the coast.", "The fare is the lowest on the coast after Tarn's."),
    ("Thefts rose in the country.", "Thefts rose in the county of Holm."),
    ("It is the oldest tug in the world.", "It is the oldest tug in Norway."),
    ("Thefts rose nationwide.", "Thefts rose in the town."),
    ("The syrup harms pupils.", "The syrup harms pupils under 12."),
    ("Pensioners ride free of charge.", "Pensioners aged 75 ride free of charge."),
    ("The levy is for shops.", "The levy is for shops with more than 20 employees."),
    ("Most of the clerks at the bank left.", "Most of the clerks at the customs office left."),
    ("A third of the pilots on the river struck.", "A third of the pilots on the canal struck."),
    ("Sales of boots rose by a third.", "Sales of leather boots rose by a third."),
    ("The crew lost four races in a row.", "The crew lost four night races in a row."),
    ("Pilots at Holm refuse to work at night.", "Some pilots at Holm refuse to work at night."),
    ("Pumps in all of the locks failed.", "Pumps in three of the locks failed."),
    ("Anybody may moor at the pier.", "Only members may moor at the pier."),
    ("Nobody came to the fair.", "Almost nobody came to the fair."),
    ("The Tarn league struck.", "Three crews from the Tarn league struck."),
    ("It is the oldest pier in Norway.", "It is the oldest pier in northern Norway."),
    ("Rents rose by 4 percent in Denmark.", "Rents rose by 4 percent in rural Denmark."),
    ("Of the crews, Tarn's rowed the least.", "Of the crews, Tarn's rowed the most."),
    ("Cooks will get a rise.", "Cooks at the canteen in Holm will get a rise."),
    ("The ban hits pilots.", "The ban hits pilots from Tarn."),
    ("Sailors expect a strike.", "A fifth of the sailors asked expect a strike."),
    ("Cows recover within a day.", "Most cows recover within a day."),
    ("The survey asked cooks and pilots.", "The survey asked only pilots."),
    ("One of the locks was shut.", "Both locks were shut."),
    ("Some of the crews were paid.", "All of the crews were paid."),
    ("The guild unanimously chose Ines Dahl.", "Most of the guild chose Ines Dahl."),
    ("The mate had severe burns.", "The mate had mild burns."),
    ("The flood hit the coast as a whole.", "The flood hit bays full of weed on the coast in the south."),
    ("Storms are the matter that voters ask about most.", "One of the matters I ask about is storms."),
]
KEPT = [
    ("It was the longest strike on record.", "It was the longest strike ever."),
    ("No woman had steered the tug before.", "She was the first woman to steer the tug."),
    ("No other day of the fair was as long.", "It was the longest day of the fair."),
    ("No brewery in Holm is bigger than Oster.", "Oster is the largest brewery in Holm."),
    (
        "Thefts of oars and anchors rose in the country in May.",
        "In May, thefts of oars and anchors rose in Norway.",
    ),
    (
        "Thefts of oars and anchors rose in the town in May.",
        "In May, thefts of oars and anchors rose in the city.",
    ),
    ("The syrup harms young pupils.", "The syrup harms pupils under 12."),
    ("The levy is for larger shops.", "The levy is for shops with more than 20 employees."),
    ("Sales of footwear of leather rose by a third.", "Sales of leather footwear rose by a third."),
    ("The court held two sailors.", "The court held two Danish sailors."),
    ("Pilots at Holm fell ill in May.", "Several pilots at Holm fell ill in May."),
    ("The river had not risen since 1994.", "It was the first time since 1994 that the river had risen."),
    ("A tug sank in Norway.", "A tug sank off a pier in northern Norway."),
    ("Almost none of the crews were paid.", "Hardly any of the crews were paid."),
    ("Cooks at the canteen will get a rise.", "Cooks at the canteen in Holm will get a rise."),
    ("The ban hits pilots of Tarn.", "The ban hits pilots from Tarn."),
    ("No fewer than a third of pilots must agree.", "At least a third of pilots must agree."),
    ("Pilots fell ill in May.", "Pilots from Tarn fell ill in May."),
    ("Not many of the crews were paid.", "Few of the crews were paid."),
    ("The two locks were shut.", "Both locks were shut."),
    ("The two mates did not see the buoy.", "Neither mate saw the buoy."),
    ("Some of the crews were not paid.", "Not all of the crews were paid."),
    ("One of the oldest locks was shut.", "One of the oldest locks was shut on Monday."),
]


@pytest.mark.parametrize(("statement", "evidence"), CAUGHT)
def test_a_wider_scope_is_caught(statement: str, evidence: str) -> None:
    assert verify(statement, [evidence]).verdict != "supported"


@pytest.mark.parametrize(("statement", "evidence"), KEPT)
def test_the_same_scope_is_supported(statement: str, evidence: str) -> None:
    assert verify(statement, [evidence]).verdict == "supported"
