"""Which value belongs to what, of how many something is told, who said it, and what made what."""

import pytest

from briefing.verification import verify

POLLS = [
    "Falk leads Aune by 6 points among farmers in the northern parishes, a survey of the chamber found.",
    "In the town itself Falk leads by 15 points.",
]
MATCH = ["Tarn led Holm 12-3 at the break before adding 20 points in the last quarter for a 32-9 win."]
WRITERS = [
    "The opera was staged in 2011 with a choir of pupils.",
    "The ballet, which a Veen dance school is still rehearsing with pupils, has been planned since 2019.",
]
PANEL = ["Of the eight jurors, all but three believed the pilot."]
NURSES = ["Hardly any of the nurses at the Tarn clinic were told of the merger."]
DOCKERS = ["A handful of dockers from Oster have joined the strike; the rest are at work."]
DONORS = ["Even the guild's oldest donors have left, its clerk Ida Falk admitted."]
BUOY = ["Skippers believe that the buoy was cut loose, though harbour chief Jon Aune has made no finding."]
LETTER = ["The editor claims that a clerk sold the letters, which archivists doubt."]
REPORT = ["The choir's manager rejected the finding of a weekly that the tenor had been paid twice."]
CHARGE = ["Police accuse Jon Aune, who used to be the treasurer of the guild, of having sold the bonds."]
COACH = ["Coach Ingrid Falk said Jonas Aune has her full trust for the season."]
CROP = ["The crop failed, which farmers put down to drought."]
TRUCE = ["A truce would allow for a thaw between the two towns."]
LEAD = ["Falk leads Aune 46 percent to 35 percent after the fair."]
RELAY = ["The boy, who was supposed to swim in the relay, watched from the pier."]
PIER = [
    "In 2017 the town paid 9 million kroner for the mill.",
    "It spent 4 million kroner on the pier in the same year.",
]
CAUGHT = [
    (
        "Falk leads Aune by 15 points among farmers in the northern parishes, a survey of the chamber found.",
        POLLS,
    ),
    ("Tarn led Holm 32-9 at the break.", MATCH),
    ("The ballet was planned and rehearsed with pupils from Veen in 2011.", WRITERS),
    ("All eight jurors believed the pilot.", PANEL),
    ("Most of the nurses at the Tarn clinic were told of the merger.", NURSES),
    ("The dockers have joined the strike.", DOCKERS),
    ("Only the guild's oldest donors have left, Ida Falk admitted.", DONORS),
    ("The buoy was cut loose, according to harbour chief Jon Aune.", BUOY),
    ("A clerk sold the letters, according to archivists.", LETTER),
    ("The tenor had been paid twice.", REPORT),
    ("Jon Aune sold the bonds.", CHARGE),
    ("Jonas Aune said that Ingrid Falk had his full trust for the season.", COACH),
    ("The thaw would make a truce possible.", TRUCE),
    (
        "Drought was the result of the crop's failure.",
        CROP,
    ),
    (
        "The yard lost its licence because of the fire.",
        ["The yard lost its licence by 8 votes to 3 days after the fire."],
    ),
]
KEPT = [
    ("Falk leads Aune by 6 points among farmers, a survey of the chamber found.", POLLS),
    ("In the town, Falk leads Aune by 15 points.", POLLS),
    ("Tarn led Holm 12-3 at the break.", MATCH),
    ("The ballet has been planned since 2019.", WRITERS),
    ("Five of the eight jurors believed the pilot.", PANEL),
    ("All but three of the eight jurors believed the pilot.", PANEL),
    ("Few of the nurses at the Tarn clinic were told of the merger.", NURSES),
    ("A few dockers from Oster have joined the strike.", DOCKERS),
    ("Even the guild's oldest donors have left, Ida Falk admitted.", DONORS),
    ("Skippers believe that the buoy was cut loose.", BUOY),
    ("The editor claims that a clerk sold the letters.", LETTER),
    ("The choir's manager rejected a weekly's finding that the tenor had been paid twice.", REPORT),
    ("Jon Aune is accused of having sold the bonds.", CHARGE),
    ("Ingrid Falk said that Jonas Aune had her full trust for the season.", COACH),
    ("A truce would make a thaw possible.", TRUCE),
    ("Farmers said that drought was why the crop failed.", CROP),
    ("Falk leads Aune by 46 to 35 percent after the fair.", LEAD),
    (
        "The town spent 4 million kroner on the pier in 2017.",
        PIER,
    ),
    ("The boy watched the relay from the pier.", RELAY),
]


@pytest.mark.parametrize(("statement", "evidence"), CAUGHT)
def test_a_value_an_amount_or_a_voice_of_something_else_is_caught(
    statement: str, evidence: list[str]
) -> None:
    assert verify(statement, evidence).verdict != "supported"


@pytest.mark.parametrize(("statement", "evidence"), KEPT)
def test_its_own_value_amount_or_voice_is_kept(statement: str, evidence: list[str]) -> None:
    assert verify(statement, evidence).verdict == "supported"
