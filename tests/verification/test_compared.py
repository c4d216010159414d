"""Comparisons told from either side, figures that come of two others, choices and deeds of somebody led."""

import pytest

from briefing.verification import verify

CAUGHT = [
    ("The new tug burns as much oil as the old one.", "The new tug burns less oil than the old one."),
    ("The old tug has as many berths as the new one.", "The old tug has more berths than the new one."),
    ("The wage is below the rent.", "The wage exceeds the rent."),
    ("The toll is above the fare.", "The toll falls short of the fare."),
    ("The pier cost half what the guild had paid.", "The pier cost twice what the guild had paid."),
    ("The tug is double the size of the yacht.", "The tug is half the size of the yacht."),
    ("Tarn has seldom had so many tugs.", "Tarn has seldom had so few tugs."),
    ("Holm has never had so much snow.", "Holm has never had so little snow."),
    ("After the lock was dug, the town grew.", "While the lock was being dug, the town grew."),
    ("The mate fell ill before the voyage.", "The mate fell ill during the voyage."),
    ("Twice as many pilots as cooks struck.", "Twice as many cooks as pilots struck."),
    ("The mate's wife earns double what the mate earns.", "The mate's wage is double that of his wife."),
    (
        "The play took in more than it cost.",
        "The play, a more heated affair, made 3,000 euros on a budget of 9,000 euros.",
    ),
    ("The tug burns more than it saves.", "The tug burns 40 litres and saves 60 litres."),
    ("Oster sold more than it bought.", "Oster bought 300 nets and sold 200 nets."),
    ("Tarn did worse than Holm at rowing.", "Tarn did better than Holm at rowing."),
    ("The toll rose by 3 percent to 8 percent.", "The toll rose from 5 percent to 8 percent."),
    (
        "The slump is a lasting one.",
        "It is too early to say whether the slump is a blip, a lasting one, or an error.",
    ),
    ("The mast is of oak.", "The keeper does not know if the mast is of fir, of oak, or of elm."),
    ("The pupils of Oster College sued the bank.", "The pupils of Oster College led Oster to sue the bank."),
]
NOT_WITHHELD = [
    ("The old tug burns more oil than the new one.", "The new tug burns less oil than the old one."),
    ("The pier cost twice what the guild had paid.", "The guild had paid half what the pier cost."),
    ("The town grew as the lock was dug.", "While the lock was being dug, the town grew."),
    ("Tarn has not seen a worse storm.", "It was the worst storm in Tarn."),
    ("Half as many cooks as pilots struck.", "Twice as many pilots as cooks struck."),
    ("Only in 1950 was the lock rebuilt.", "The lock was not rebuilt until 1950."),
    ("The rent is below the wage.", "The wage exceeds the rent."),
    ("Holm did worse than Tarn at rowing.", "Tarn did better than Holm at rowing."),
    ("The toll rose by three percentage points to 8 percent.", "The toll rose from 5 percent to 8 percent."),
    ("The share fell from 12 percent to 8 percent.", "The share fell by 4 percentage points to 8 percent."),
    ("The lock was dug in 1912.", "The pier dates from 1909; the lock was dug three years later."),
    ("He was the master for six years.", "He was the master from 1991 to 1997."),
    ("The harvest was 25 percent smaller.", "The harvest was a quarter smaller."),
    ("Ines Dahl left on Thursday.", "On Friday, a day after Ines Dahl left, the mate left."),
    ("The inn opened again in 1981.", "The inn, shut in 1980, reopened in 1981."),
    ("Tarn has a third as many tugs as Holm.", "Holm has three times as many tugs as Tarn."),
    ("The toll is far above the rent.", "The rent is well below the toll."),
    ("Oster's bid was higher than Holm's.", "Holm's bid was not as high as Oster's."),
    ("Oster outstripped Holm in May.", "Holm was outstripped by Oster in May."),
    ("Not since the war had the club done so well.", "It was the club's best result since the war."),
    ("Never before had so many pilots struck.", "More pilots struck than ever before."),
]


@pytest.mark.parametrize(("statement", "evidence"), CAUGHT)
def test_what_is_turned_round_is_caught(statement: str, evidence: str) -> None:
    assert verify(statement, [evidence]).verdict != "supported"


@pytest.mark.parametrize(("statement", "evidence"), NOT_WITHHELD)
def test_what_is_told_from_the_other_side_is_not_withheld(statement: str, evidence: str) -> None:
    assert verify(statement, [evidence]).verdict != "unsupported"
