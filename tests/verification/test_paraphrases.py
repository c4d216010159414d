"""True statements in constructions of their own, each with a false neighbour."""

import pytest

from briefing.verification import verify

KEPT = [
    ("No hall in Oster but Brandt's has an organ.", "Brandt's is the only hall in Oster with an organ."),
    (
        "Apart from the Lume, no ferry on the lake runs on hydrogen.",
        "The Lume is the only ferry on the lake that runs on hydrogen.",
    ),
    (
        "No bakery in Holm sells larger loaves than Dahl's.",
        "Of all the bakeries in Holm, Dahl's sells the largest loaves.",
    ),
    (
        "No sledge on the market has a better brake than the Firn.",
        "The Firn has the best brake of any sledge on the market.",
    ),
    (
        "Never before in the club's history had Oster reached the final.",
        "Oster reached the final for the first time in the club's history.",
    ),
    (
        "Never before had the choir sung in two countries in one week.",
        "The choir sung in two countries in one week, a choir first.",
    ),
    (
        "Users can no longer plug the lamp into a car.",
        "The new lamp loses the ability to plug into a car.",
    ),
    (
        "The tram can no longer run on the coastal track.",
        "The tram gave up the right to run on the coastal track.",
    ),
    (
        "When the second bridge over the fjord will open has not been announced.",
        "No opening date for the second bridge over the fjord near Holm has yet been announced.",
    ),
    (
        "Lund sees no reason for owners of old boats to panic.",
        "Owners of old boats should not panic, Lund said.",
    ),
    ("Lund said there is no need for tenants to move out.", "Tenants should not move out, Lund said."),
    (
        "The ship sailed the strait between 1998 and 2011.",
        "The ship sailed the strait from 1998 to 2011.",
    ),
    ("The market was shut from May to July.", "The market was shut between May and July."),
    (
        "The kiln of the old brickworks reaches 900 degrees today.",
        "The kiln of the old brickworks now reaches 900 degrees.",
    ),
    ("The ferry is due to reach Holm in 2031.", "The ferry is scheduled to reach Holm in 2031."),
    (
        "The long strike was brought to an end by the pilots.",
        "The pilots ended the long strike at the airline.",
    ),
    ("The glider can fly as far as 40 kilometres.", "The glider has a range of up to 40 kilometres."),
    (
        "The ministry plans to lift the output of the yards.",
        "The ministry plans to increase the output of the yards.",
    ),
    (
        "The guild has a plan to make heat pumps cheaper.",
        "The guild has a plan to reduce the cost of heat pumps.",
    ),
    (
        "The rebels let two drivers go and sent them to Holm.",
        "The rebels freed two drivers and sent them to Holm, where their families came to meet them.",
    ),
]
NOT_SUPPORTED = [
    ("No hall in Oster but Falk's has an organ.", "Brandt's is the only hall in Oster with an organ."),
    (
        "No ferry on the lake runs on hydrogen.",
        "The Lume is the only ferry on the lake that runs on hydrogen.",
    ),
    (
        "No bakery in Holm sells larger loaves than Dahl's.",
        "Dahl's sells large loaves to the other bakeries in Holm.",
    ),
    (
        "No sledge on the market has a better brake than the Firn.",
        "The Firn has a brake like any sledge on the market.",
    ),
    (
        "Never before had Oster reached the final.",
        "Oster reached the final for the second time in the club's history.",
    ),
    ("The choir had not sung in two countries.", "The choir had sung in two countries, a choir first."),
    ("The new lamp can plug into a car.", "The new lamp loses the ability to plug into a car."),
    ("The tram cannot run on the coastal track.", "The tram won the right to run on the coastal track."),
    (
        "The opening date of the second bridge has not been announced.",
        "The opening date of the second bridge over the fjord was announced in Holm.",
    ),
    (
        "Lund sees reason for owners of old boats to panic.",
        "Owners of old boats should not panic, Lund said.",
    ),
    ("Tenants should not move out, Lund said.", "Tenants should move out, Lund said."),
    ("The ship sailed the strait since 2011.", "The ship sailed the strait from 1998 to 2011."),
    ("The market was shut since July.", "The market was shut between May and July."),
    ("The kiln reached 900 degrees yesterday.", "The kiln currently reaches 900 degrees."),
    (
        "The ferry was late due to repairs at Holm.",
        "The ferry was late. Repairs at Holm are to begin in May.",
    ),
    (
        "The strike was brought about by the new rota.",
        "The strike began in May. The new rota began in June.",
    ),
    ("The glider can fly at least 40 kilometres.", "The glider has a range of up to 40 kilometres."),
    ("The ministry plans to lift the tariff.", "The ministry plans a tariff on steel."),
    ("The guild wants higher costs of heat pumps.", "The guild wants to reduce the costs of heat pumps."),
    ("The yard's cheap steel was inspected.", "The yard's expensive steel was inspected."),
]


@pytest.mark.parametrize(("statement", "evidence"), KEPT)
def test_a_paraphrase_is_supported(statement: str, evidence: str) -> None:
    assert verify(statement, [evidence]).verdict == "supported"


@pytest.mark.parametrize(("statement", "evidence"), NOT_SUPPORTED)
def test_its_false_neighbour_is_not(statement: str, evidence: str) -> None:
    assert verify(statement, [evidence]).verdict != "supported"


def test_a_view_that_somebody_does_not_share_is_not_withheld() -> None:
    evidence = ["The beam was considered to be sound.", "But Falk disagreed and ordered a scan of the beam."]
    statement = "Falk did not share the view that the beam was sound and ordered a scan."
    assert verify(statement, evidence).verdict != "unsupported"
