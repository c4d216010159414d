"""Who does it to whom, and of which sentence: the parties, the place and the time of a deed."""

import pytest

from briefing.verification import verify

STORM = [
    "A storm flattened the pavilion in Oster on Monday.",
    "A gas leak on Tuesday injured four nurses in Holm.",
]
TOUR = [
    "The senator visited miners in Lund on Monday.",
    "On Tuesday she told farmers in Veen that dues would rise.",
]
FINE = [
    "The tax office fined the brewery 2 million kroner for late filing.",
    "In another case it has opened an inquiry into its exports.",
]
CAUGHT = [
    ("Berg had warned Holm of the leak.", ["Holm told the court that she had warned Berg of the leak."]),
    ("Prieto hit Koski with a stick.", ["Koski hit Prieto with a stick."]),
    ("The museum sold the vase to the count.", ["The count sold the vase to the museum."]),
    ("Ana Berg saw off Rosa Holm in the final.", ["Rosa Holm beat Ana Berg in the final."]),
    ("Vuelo lost to Tarn in the final.", ["Tarn lost to Vuelo in the final."]),
    ("The council preferred the bridge to the tunnel.", ["The council preferred the tunnel to the bridge."]),
    ("The baker was sued.", ["The baker sued the bank."]),
    ("Former pupils sued the judge.", ["Former pupils went to law, which led Berg to sue the judge."]),
    ("Holm resigned.", ["Holm forced Berg to resign."]),
    ("The harbour board sold pier 4 on Monday.", ["The harbour board closed pier 4 on Monday."]),
    ("The mayor praised the crew after the fire.", ["The mayor visited the crew after the fire."]),
    ("Four wardens were attacked.", ["Four wardens attacked a visitor at the gate."]),
    ("The tanners had been cheated.", ["The tanners had cheated a rival of his share."]),
    ("A storm injured four nurses.", STORM),
    ("A storm on Monday flattened the pavilion and injured four nurses.", STORM),
    ("The senator told miners in Lund on Monday that dues would rise.", TOUR),
    ("The tax office fined the brewery 2 million kroner for its exports.", FINE),
]
CAUGHT += [
    ("The harbour board was bribed on Monday.", ["The harbour board met on Monday to talk of pier 4."]),
    ("The inn at Holm was looted.", ["The inn at Holm opened its doors again on Friday."]),
    ("Two pilots had been kidnapped.", ["Two pilots of the ferry line signed a letter on Friday."]),
]
KEPT = [
    (
        "The inn at Holm was looted.",
        ["Thieves carried everything of worth out of the inn at Holm: it was plundered."],
    ),
    ("How the goals are to be met was not said.", ["Nobody said how the goals would be reached."]),
    ("Two pilots were taken into custody.", ["Police detained two pilots of the ferry line."]),
    ("Dahl sang with Berg at the fair.", ["At the fair, Berg joined Dahl on the stage."]),
    ("Since Berg left, the guild has courted Oster.", ["Oster outplayed Berg, and the guild woos Oster."]),
    ("The harbour board shut pier 4 on Monday.", ["The harbour board closed pier 4 on Monday."]),
    ("The mayor saw the crew after the fire.", ["The mayor visited the crew after the fire."]),
    ("Berg sued the judge.", ["Former pupils went to law, which led Berg to sue the judge."]),
    (
        "Berg had been warned of the leak by Holm.",
        ["Holm told the court that she had warned Berg of the leak."],
    ),
    ("Holm thanked Berg.", ["Holm expressed gratitude to Berg."]),
    ("The bank was sued.", ["The baker sued the bank."]),
    ("The baker was sued.", ["The baker was sued by the bank, and sued it in turn."]),
    ("The baker was told of the debt.", ["The baker told of the debt, of which the bank knew."]),
    ("Prieto was hit by Koski with a stick.", ["Koski hit Prieto with a stick."]),
    ("The museum bought the vase from the count.", ["The count sold the vase to the museum."]),
    ("Ana Berg was seen off by Rosa Holm in the final.", ["Rosa Holm beat Ana Berg in the final."]),
    ("Floods hit Lund, and a quake shook Veen.", ["A quake shook Veen on Monday.", "Floods hit Lund."]),
    ("Vuelo beat Tarn in the final.", ["Tarn lost to Vuelo in the final."]),
    ("A gas leak injured four nurses in Holm on Tuesday.", STORM),
    ("The senator told farmers in Veen on Tuesday that dues would rise.", TOUR),
    ("The tax office fined the brewery 2 million kroner for late filing.", FINE),
    (
        "A storm flattened the pavilion in Oster and injured two guards.",
        ["A storm flattened the pavilion in Oster.", "It injured two guards as well."],
    ),
    (
        "Dahl opened the bridge on Friday.",
        ["Dahl became mayor in May.", "On Friday the mayor opened the bridge."],
    ),
]


@pytest.mark.parametrize(("statement", "evidence"), CAUGHT)
def test_another_doer_place_or_time_is_caught(statement: str, evidence: list[str]) -> None:
    assert verify(statement, evidence).verdict != "supported"


@pytest.mark.parametrize(("statement", "evidence"), KEPT)
def test_the_same_deed_from_another_side_is_kept(statement: str, evidence: list[str]) -> None:
    assert verify(statement, evidence).verdict == "supported"
