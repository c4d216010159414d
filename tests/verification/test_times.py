"""Parts of the day, seasons, how often and how long after; what has passed and what is to come."""

import pytest

from briefing.verification import verify

CAUGHT = [
    ("The choir sings on Sunday evening.", "The choir sings on Sunday morning."),
    ("The choir sings on Sunday at noon.", "The choir sings on Sunday night."),
    ("The wreck was raised in the autumn.", "The wreck was raised in the spring."),
    ("The wreck was raised last winter in Holm.", "The wreck was raised last summer in Holm."),
    ("The fair opens in late June.", "The fair opens in early June."),
    ("The fair opens at the end of June.", "The fair opens at the start of June."),
    ("The mate quit a month after the captain.", "The mate quit a year after the captain."),
    ("The mate quit the following week.", "The mate quit the following day."),
    ("The lock was shut for a week.", "The lock was shut for a month."),
    ("Within weeks the pier had rotted.", "Within years the pier had rotted."),
    ("Fog covered the bay on Sunday.", "Fog is forecast on Sunday."),
    ("A vote took place on Monday.", "A vote is planned on Monday."),
    ("The choir sings every week.", "The choir sings every two weeks."),
    ("The choir sings twice a month.", "The choir sings every other month."),
    ("The fair was on last Friday.", "The fair is on next Friday."),
    ("The pilots will be on leave.", "The pilots have been on leave since May."),
    ("The lock was rebuilt before 1950.", "The lock was rebuilt between 1950 and 1960."),
    ("The ferry calls at Tarn twice a day.", "The ferry calls at Tarn twice a week."),
    ("The ferry calls at Tarn weekly.", "The ferry calls at Tarn daily."),
    ("The ferry calls at Tarn three times a week.", "The ferry calls at Tarn once a week."),
    ("The tower will be repainted in Tarn.", "The tower was repainted in Tarn."),
    ("The guild will have chosen a new master.", "The guild has chosen a new master."),
    ("The pool at Holm will be shut for a month.", "The pool at Holm has been shut for a month."),
    ("Oster skippers the pilot boat at Holm.", "Oster used to skipper the pilot boat at Holm."),
]
KEPT = [
    ("The choir sings on Sunday night.", "The choir sings on Sunday evening."),
    ("The choir sings on Sunday evening.", "The choir sings on Sunday at 8 p.m."),
    ("The wreck was raised in autumn.", "The wreck was raised in the autumn of 1988."),
    ("The wreck was raised in the summer.", "The wreck was raised in July."),
    ("The fair opens at the start of June.", "The fair opens in early June."),
    ("The mate quit a day after the captain.", "The captain quit; the mate quit the following day."),
    ("The mate quit a week after the captain.", "The mate quit seven days after the captain."),
    ("The mate quit one day later than the captain.", "The mate quit the day after the captain."),
    ("The lease was signed on 9 May, in Holm.", "The lease was signed in Holm on 9 May."),
    ("A vote took place on Monday.", "A vote was planned on Monday, and it took place."),
    ("The choir sings every other year.", "The choir sings every two years."),
    ("The pilots will be on leave.", "The pilots have been ill and are to be on leave."),
    ("The ferry calls at Tarn every day.", "The ferry calls at Tarn daily."),
    ("The ferry calls at Tarn once a week.", "The ferry calls at Tarn every week."),
    ("The pool at Holm will be shut.", "The pool at Holm is to be shut after it was shut last year."),
    ("Oster was once the skipper of the pilot boat.", "Oster used to skipper the pilot boat at Holm."),
]
RIVALS = [
    (
        "The trawler was towed in after a day.",
        ["The yacht reached Tarn within a day.", "After a week the trawler was towed in."],
    ),
    (
        "The Herald reported in 2011 that Brandt would return to Oster.",
        ["The line was founded in 2011.", "The Herald reports today that Brandt will return to Oster."],
    ),
]


@pytest.mark.parametrize(("statement", "evidence"), CAUGHT)
def test_another_time_is_caught(statement: str, evidence: str) -> None:
    assert verify(statement, [evidence]).verdict != "supported"


@pytest.mark.parametrize(("statement", "evidence"), KEPT)
def test_the_same_time_is_supported(statement: str, evidence: str) -> None:
    assert verify(statement, [evidence]).verdict == "supported"


@pytest.mark.parametrize(("statement", "evidence"), RIVALS)
def test_the_time_of_another_sentence_is_caught(statement: str, evidence: list[str]) -> None:
    assert verify(statement, evidence).verdict == "weak"


def test_a_date_line_is_of_every_sentence() -> None:
    evidence = ["June 3, 2011", "The Oster line said on Monday that it had hired Ines Brandt as master."]

    assert (
        verify("Ines Brandt has been a master of the Oster line since 2011.", evidence).verdict == "supported"
    )
