"""What became of what an earlier sentence tells, by a later one: called off, carried out, taken back …"""

import pytest

from briefing.models import Evidence
from briefing.stories.contradictions.claims import Claim, claim
from briefing.stories.history.turns import turn


def sentence(text: str) -> Claim:
    return claim(Evidence(article="", start=0, end=len(text), quote=text))


@pytest.mark.parametrize(
    ("turned", "earlier", "later"),
    [
        (
            "called off",
            "Tram drivers in Holm will walk out on Friday, their union said.",
            "The walkout of tram drivers in Holm has been called off.",
        ),
        (
            "called off",
            "The council plans to sell the old library.",
            "The council has dropped its plan to sell the old library.",
        ),
        (
            "called off",
            "The council plans to sell the old library.",
            "The council will not sell the old library after all.",
        ),
        (
            "put off",
            "Parliament will vote on the tax on Thursday.",
            "The vote on the tax has been put off until January.",
        ),
        (
            "carried out",
            "Holm Bank plans to close its branches in the hills, its head said.",
            "Holm Bank closed its six branches in the hills on Wednesday.",
        ),
        (
            "carried out",
            "The ministry is considering a ban on vapes.",
            "The ministry announced a ban on vapes.",
        ),
        (
            "carried out",
            "The court in Arl will rule on Wednesday on the wind park at Holm.",
            "The court in Arl ruled on Wednesday that the wind park at Holm may stay.",
        ),
        (
            "decided",
            "It is unclear whether Berg will resign over the leak.",
            "Minister Lena Berg will not resign over the leak, she said.",
        ),
        (
            "decided",
            "It is not known who will pay for the new pier.",
            "The city agreed on Wednesday to pay for the new pier.",
        ),
        (
            "decided",
            "The government has not said whether it will send mediators to Kell.",
            "The government will send two mediators to Kell, the labour minister said.",
        ),
        (
            "undone",
            "Police arrested the mayor's driver on Monday.",
            "The mayor's driver was released on Wednesday.",
        ),
        ("undone", "Road 7 was closed on Monday after a landslide.", "Road 7 reopened on Wednesday."),
        (
            "undone",
            "A girl of nine is missing in the hills above Torv.",
            "The girl of nine who was missing in the hills above Torv has been found.",
        ),
        (
            "taken back",
            "The ferry sank off Holm with 20 people, the Courier reported.",
            "The Courier retracted its report that the ferry sank off Holm.",
        ),
        (
            "turned round",
            "The Greens oppose the harbour tunnel, their leader said.",
            "The Greens now support the harbour tunnel.",
        ),
        (
            "turned round",
            "The Centre Party rejects a coalition with the Union.",
            "The Centre Party is ready to form a coalition with the Union.",
        ),
        ("turned round", "Lena Holt voted for the tunnel.", "Lena Holt is now against the tunnel."),
        (
            "decided",
            "The ministry has not said whether it will compensate the growers.",
            "There will be no compensation for the growers, the ministry said.",
        ),
        (
            "turned round",
            "The union supports the merger, its chairwoman said.",
            "The union no longer supports the merger, its chairwoman said.",
        ),
    ],
)
def test_a_later_sentence_turns_an_earlier_one(turned: str, earlier: str, later: str) -> None:
    assert turn(sentence(later), sentence(earlier)) == turned


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ("Shares in Litra fell 11 percent on Tuesday.", "Shares in Litra fell 6 percent on Wednesday."),
        ("Teachers will strike on Friday.", "Nurses will not strike on Friday."),
        ("The firm will build a plant in Orn.", "The firm has built a plant in Skell."),
        ("The council plans to sell the old library.", "The council sold two parking lots on Tuesday."),
        (
            "The government has not said whether it will send mediators.",
            "Analysts say it will send mediators.",
        ),
        ("The president will sign the treaty on Friday.", "The president signed a decree on pensions."),
        ("Police arrested a man in Holm.", "Police released pictures of the harbour."),
        ("The union will meet again on Thursday.", "The union met on Wednesday."),
        ("The party opposes the tunnel.", "The mayor supports the tunnel."),
        ("The party opposes the tunnel.", "The party supports the new school."),
        ("Sten Berg was kidnapped in the hills.", "The militants released a video of Sten Berg."),
        ("A bear attacked Ivan Tarn near Holm.", "The bear halted the attack, Ivan Tarn said."),
        ("The league will expand soon, a columnist wrote.", "The league has not expanded since 2000."),
        ("I can confirm that jets struck a convoy.", "The army confirmed that jets had struck a convoy."),
        ("The league will expand soon, a columnist wrote.", "The league has no plans to expand."),
        ("Sten Berg will sell his shares in Holm.", "Sten Berg sold his shares in Holm in 1997."),
        (
            "Two men were detained at the border.",
            "The video released in August showed two men at the border.",
        ),
        ("The paper reported a fire in Holm.", "The paper withdrew from the fair in Holm."),
        ("The club will play in Holm on Friday.", "It is unclear whether the club will play in Holm."),
    ],
)
def test_what_is_only_about_the_same_turns_nothing(earlier: str, later: str) -> None:
    assert turn(sentence(later), sentence(earlier)) is None
