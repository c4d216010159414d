"""Which value belongs to what, of how many something is told, who said it, and what made what."""

import pytest

from briefing.verification import verify

# of some evidence what is caught, and what is kept
CASES: list[tuple[list[str], list[str], list[str]]] = [
    (
        [
            (
                "Falk leads Aune by 6 points among farmers in the northern parishes, a survey"
                " of the chamber found."
            ),
            "In the town itself Falk leads by 15 points.",
        ],
        [
            (
                "Falk leads Aune by 15 points among farmers in the northern parishes, a survey"
                " of the chamber found."
            )
        ],
        [
            "Falk leads Aune by 6 points among farmers, a survey of the chamber found.",
            "In the town, Falk leads Aune by 15 points.",
        ],
    ),
    (
        ["Tarn led Holm 12-3 at the break before adding 20 points in the last quarter for a 32-9 win."],
        ["Tarn led Holm 32-9 at the break."],
        ["Tarn led Holm 12-3 at the break."],
    ),
    (
        [
            "The opera was staged in 2011 with a choir of pupils.",
            (
                "The ballet, which a Veen dance school is still rehearsing with pupils, has"
                " been planned since 2019."
            ),
        ],
        ["The ballet was planned and rehearsed with pupils from Veen in 2011."],
        ["The ballet has been planned since 2019."],
    ),
    (
        ["Of the eight jurors, all but three believed the pilot."],
        ["All eight jurors believed the pilot."],
        [
            "Five of the eight jurors believed the pilot.",
            "All but three of the eight jurors believed the pilot.",
        ],
    ),
    (
        ["Hardly any of the nurses at the Tarn clinic were told of the merger."],
        ["Most of the nurses at the Tarn clinic were told of the merger."],
        ["Few of the nurses at the Tarn clinic were told of the merger."],
    ),
    (
        ["A handful of dockers from Oster have joined the strike; the rest are at work."],
        ["The dockers have joined the strike."],
        ["A few dockers from Oster have joined the strike."],
    ),
    (
        ["Even the guild's oldest donors have left, its clerk Ida Falk admitted."],
        ["Only the guild's oldest donors have left, Ida Falk admitted."],
        ["Even the guild's oldest donors have left, Ida Falk admitted."],
    ),
    (
        ["Skippers believe that the buoy was cut loose, though harbour chief Jon Aune has made no finding."],
        ["The buoy was cut loose, according to harbour chief Jon Aune."],
        ["Skippers believe that the buoy was cut loose."],
    ),
    (
        ["The editor claims that a clerk sold the letters, which archivists doubt."],
        ["A clerk sold the letters, according to archivists."],
        ["The editor claims that a clerk sold the letters."],
    ),
    (
        ["The choir's manager rejected the finding of a weekly that the tenor had been paid twice."],
        ["The tenor had been paid twice."],
        ["The choir's manager rejected a weekly's finding that the tenor had been paid twice."],
    ),
    (
        ["Police accuse Jon Aune, who used to be the treasurer of the guild, of having sold the bonds."],
        ["Jon Aune sold the bonds."],
        ["Jon Aune is accused of having sold the bonds."],
    ),
    (
        ["Coach Ingrid Falk said Jonas Aune has her full trust for the season."],
        ["Jonas Aune said that Ingrid Falk had his full trust for the season."],
        ["Ingrid Falk said that Jonas Aune had her full trust for the season."],
    ),
    (
        ["A truce would allow for a thaw between the two towns."],
        ["The thaw would make a truce possible."],
        ["A truce would make a thaw possible."],
    ),
    (
        ["The crop failed, which farmers put down to drought."],
        ["Drought was the result of the crop's failure."],
        ["Farmers said that drought was why the crop failed."],
    ),
    (
        ["The yard lost its licence by 8 votes to 3 days after the fire."],
        ["The yard lost its licence because of the fire."],
        [],
    ),
    (
        ["Falk leads Aune 46 percent to 35 percent after the fair."],
        [],
        ["Falk leads Aune by 46 to 35 percent after the fair."],
    ),
    (
        [
            "In 2017 the town paid 9 million kroner for the mill.",
            "It spent 4 million kroner on the pier in the same year.",
        ],
        [],
        ["The town spent 4 million kroner on the pier in 2017."],
    ),
    (
        ["The boy, who was supposed to swim in the relay, watched from the pier."],
        [],
        ["The boy watched the relay from the pier."],
    ),
]
CAUGHT = [(statement, evidence) for evidence, caught, _ in CASES for statement in caught]
KEPT = [(statement, evidence) for evidence, _, kept in CASES for statement in kept]


@pytest.mark.parametrize(("statement", "evidence"), CAUGHT)
def test_a_value_an_amount_or_a_voice_of_something_else_is_caught(
    statement: str, evidence: list[str]
) -> None:
    assert verify(statement, evidence).verdict != "supported"


@pytest.mark.parametrize(("statement", "evidence"), KEPT)
def test_its_own_value_amount_or_voice_is_kept(statement: str, evidence: list[str]) -> None:
    assert verify(statement, evidence).verdict == "supported"
