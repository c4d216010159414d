"""False statements as a careless writer makes them of true sentences, in almost the same words: planned told
as done, feared as so, one as many. None is supported; their true counterparts are."""

import pytest

from briefing.verification.verify import verify

FALSE = [
    (
        "The bakery chain has opened 30 shops in the valley.",
        ["The bakery chain intends to run 30 shops in the valley by autumn."],
    ),
    (
        "Oster bought the ferry line from the county.",
        ["Oster is in advanced talks to acquire the ferry line from the county."],
    ),
    (
        "The two unions have signed a pact on night shifts.",
        ["The two unions were close to a pact on night shifts when talks broke down in June."],
    ),
    (
        "Passengers have paid a surcharge for large bags.",
        ["Passengers could face a surcharge for large bags."],
    ),
    ("The council has abolished the market fee.", ["The council is considering scrapping the market fee."]),
    (
        "Lund was appointed head of the fisheries board.",
        ["Lund has been proposed as head of the fisheries board."],
    ),
    ("The storm destroyed the pier at Holm.", ["The storm threatened to wreck the pier at Holm."]),
    (
        "The drug cures the disease in sheep.",
        ["The drug appears to cure the disease in sheep, according to early results."],
    ),
    (
        "It is proven that the old well is poisoned.",
        ["“I am convinced the old well is poisoned,” Brandt said."],
    ),
    (
        "Some shops have been shut or cleared out.",
        ["Some of the shops may since have been closed or emptied altogether."],
    ),
    (
        "Berg says that the wreck lies in the northern bay.",
        ["Berg asked: “Could the wreck, or a part of it, lie in the northern bay?”"],
    ),
    (
        "Growers have raised the yield of the orchards to 40 tonnes.",
        ["The ministry expects growers to increase the yield of the orchards from 30 to 40 tonnes."],
    ),
    ("The illness proved to be measles.", ["The doctor at first took the illness for measles."]),
    (
        "The new tram is faster than the old bus.",
        ["The new tram is the second-fastest way into town, behind the old bus."],
    ),
    ("Flats in Holm cost more than flats in Tarn.", ["Flats in Holm are cheaper than flats in Tarn."]),
    (
        "The Oster yard built fewer ships than the Veen yard.",
        ["The Veen yard was outbuilt by the Oster yard."],
    ),
    (
        "The town raised more from the fair than it spent on it.",
        ["The fair was a financial failure for the town, the treasurer said."],
    ),
    ("Heavy rain fell over the country as a whole.", ["Heavy rain fell over the northern valleys."]),
    (
        "Commuters often complain to the operator about the heating.",
        ["I have often complained to the operator about the heating."],
    ),
    ("Schools across the country closed on Monday.", ["Schools in two districts closed on Monday."]),
    (
        "Patients who take the syrup lose their sense of smell.",
        ["A 51-year-old woman lost her sense of smell after taking the syrup, doctors reported."],
    ),
    (
        "Brandt and Sons is the only boatbuilder on the island.",
        ["The island has a handful of boatbuilders, among them Brandt and Sons."],
    ),
    ("Trams never run on time.", ["Trams do not always run on time."]),
    ("The bridge will open by 2031 at the latest.", ["The bridge will open as soon as 2031."]),
    ("The repairs took more than a week.", ["The repairs were finished within a week."]),
    (
        "Residents should “leave their homes and go south”.",
        ["Residents should not “leave their homes and go south”, the mayor said."],
    ),
    ("The council did not back the merger.", ["The council endorsed the merger."]),
    (
        "Ines Brandt finds the plan “rather brave”.",
        ["Ines Brandt presented the plan on Monday.", "“It is rather brave,” Rolf Lund said of the plan."],
    ),
    (
        "The library at Tarn was given money in 2019.",
        ["The theatre at Tarn was given money in 2019.", "The library at Tarn has been planned since 2021."],
    ),
    (
        "Rents in the old town are lower than in the suburbs.",
        ["Rents in the old town are 20 percent above those in the suburbs."],
    ),
    (
        "The new ferry uses more fuel than the old one.",
        ["The new ferry uses a third less fuel than the old one."],
    ),
    (
        "The film did better than its predecessor.",
        ["The film failed to match the success of its predecessor."],
    ),
    (
        "The club signed more players than last year.",
        ["The club signed six players, down from nine last year."],
    ),
    (
        "The second phone has a bigger screen.",
        ["The second phone's screen is smaller, but its battery lasts longer."],
    ),
    ("The old model is cheaper.", ["The old model costs more, the shop said."]),
    ("The bank is insolvent.", ["Traders fear the bank is insolvent."]),
    ("The vaccine causes fever.", ["The agency rejected claims that the vaccine causes fever."]),
    ("The mayor supports the tunnel.", ["According to a rumour, the mayor supports the tunnel."]),
    ("The ring dates from the Bronze Age.", ["The ring is thought to date from the Bronze Age."]),
    ("The virus spreads through the air.", ["There are signs that the virus spreads through the air."]),
    (
        "Coffee lowers the risk of gout.",
        ["Coffee might help lower the risk of gout, a small study suggests."],
    ),
    ("The firm pays its workers a bonus.", ["The firm has offered to pay its workers a bonus."]),
    ("The team tested the sample in Oslo.", ["The team hopes to be able to examine the sample in Oslo."]),
    ("Tenants get a refund.", ["Tenants can apply for a refund."]),
    ("Brandt leads the commission.", ["Brandt is a candidate to lead the commission."]),
    ("Trains stop at Tarn again.", ["From May, trains are to stop at Tarn again."]),
    ("The drone flew over the lake.", ["The drone is designed to fly over the lake."]),
    (
        "The tablet was released in 2019.",
        ["The phone was released in 2019.", "The tablet has been expected since 2020."],
    ),
]

TRUE = [
    (
        "Norvik and Bergen have been unable to hold a meeting that was cancelled because of a strike.",
        [
            "The two sides have been unable to hold a meeting that was cancelled because of a strike.",
            "Norvik and Bergen have signed nothing.",
        ],
    ),
    (
        "Tension is slowing growth in almost every corner of the world, Holm said.",
        ["“In almost every corner of the world tension is slowing growth,” Holm said."],
    ),
    (
        "The bakery chain has opened 30 shops in the valley.",
        ["The bakery chain has opened 30 shops in the valley and plans to open 12 more in the hills."],
    ),
    (
        "The council dropped the market fee after protests.",
        ["The council, which had considered raising the market fee, scrapped it after protests."],
    ),
    (
        "The unions have reached a pact on night shifts.",
        ["The unions signed a pact on night shifts, which could take effect in May."],
    ),
    ("Lund asked the board to pay the growers.", ["Lund called on the board to pay the growers."]),
    ("The museum announced a new wing.", ["The museum said it would build a new wing."]),
    ("Police confirmed that the harbour had been closed.", ["Police said that the harbour had been closed."]),
    (
        "It was confirmed on Monday that the ferry had sunk.",
        ["Officials verified on Monday that the ferry had sunk."],
    ),
    (
        "The rash turned out to be an allergy to wool.",
        ["The rash was found to be an allergy to wool; at first it had been taken for measles."],
    ),
    (
        "Brandt and Sons is the only boatbuilder left on the island.",
        ["Brandt and Sons is the last boatbuilder on the island; there is no other."],
    ),
    (
        "The prize was won only by writers from the north.",
        ["The prize has gone to writers from the north alone."],
    ),
    ("Trams have never run to Tarn.", ["Trams have not run to Tarn, ever."]),
    (
        "Residents should not “leave their homes and go south”.",
        ["Residents should not “leave their homes and go south”, the mayor said."],
    ),
    (
        "Residents were told that they need not “leave their homes and go south”.",
        ["“You need not leave their homes and go south,” the mayor said."],
    ),
    (
        "Patients lost their sense of smell after taking the syrup.",
        ["Several patients lost their sense of smell after taking the syrup, as did a 51-year-old woman."],
    ),
    ("The whole fleet is electric now.", ["All of the fleet's vans are electric now."]),
    ("The entire harbour was closed on Monday.", ["The harbour was completely closed on Monday."]),
    ("Flats in Holm cost less than flats in Tarn.", ["Flats in Tarn are more expensive than flats in Holm."]),
    ("The new tram is slower than the old bus.", ["The old bus is faster than the new tram."]),
    (
        "The old bus is faster than the new tram.",
        ["The new tram is the second-fastest way into town, behind the old bus."],
    ),
    ("The repairs took less than a week.", ["The repairs were finished within a week."]),
    ("Demand for berths is weaker than last year.", ["Demand for berths has weakened since last year."]),
    (
        "There were fewer ships in the harbour in May.",
        ["The number of ships in the harbour decreased in May."],
    ),
    (
        "The Oster yard has more workers than the Veen yard.",
        ["The Oster yard has 400 workers and the Veen yard 250 workers."],
    ),
    (
        "The patient's breathlessness had become worse.",
        ["The patient came back with increased breathlessness."],
    ),
    ("The bridge will open in 2031 at the earliest.", ["The bridge will open as soon as 2031."]),
    (
        "Berg asked whether the wreck could lie in the northern bay.",
        ["Berg asked: “Could the wreck lie in the northern bay?”"],
    ),
    ("Rolf Lund calls the plan “rather brave”.", ["“It is rather brave,” Rolf Lund said of the plan."]),
    (
        "Rolf Lund told Ines Brandt that her plan was “rather brave”.",
        ["Ines Brandt presented the plan on Monday.", "“It is rather brave,” Rolf Lund told her."],
    ),
    (
        "The swelling is triggered by the body's immune response.",
        ["The body's immune response causes the swelling."],
    ),
    ("The bank is insolvent.", ["The bank is insolvent, as traders had feared."]),
    ("Trains stop at Tarn again.", ["Trains stop at Tarn again, and from May they are to call at Veen."]),
    (
        "The firm pays its workers a bonus.",
        ["The firm pays its workers a bonus and has offered to raise it."],
    ),
    ("The mill employs 40 people.", ["The mill, which employs 40 people, may close."]),
    (
        "The tower is 40 metres high.",
        ["The tower, thought to be the oldest on the coast, is 40 metres high."],
    ),
    ("The club signed six players.", ["The club signed six players, down from nine last year."]),
    (
        "The club signed fewer players than last year.",
        ["The club signed six players, down from nine last year."],
    ),
    ("The tablet was released in 2019.", ["The tablet is made by Oster.", "It was released in 2019."]),
    (
        "The bridge at Holm was closed in May for repairs.",
        ["The county owns the bridge at Holm.", "The crossing was closed in May for repairs."],
    ),
    (
        "The drug cures the disease in sheep.",
        ["The drug cures the disease in sheep and appears to cure it in goats."],
    ),
    ("The county expects growers to raise yields.", ["The county wants growers to increase yields."]),
    (
        "The minister apologised for the leak.",
        ["The minister apologised for the leak and said she hoped to find its source."],
    ),
    (
        "Brandt heads the commission.",
        ["Brandt, who is the head of the commission, may be a candidate for mayor."],
    ),
    (
        "Rents in the old town are higher than in the suburbs.",
        ["Rents in the old town are 20 percent above those in the suburbs."],
    ),
    (
        "The new ferry uses less fuel than the old one.",
        ["The new ferry uses a third less fuel than the old one."],
    ),
    ("The shop sells the old model for less.", ["The old model is cheaper, the shop said."]),
    (
        "The council opened a library across the river.",
        ["The council opened a library on the other bank, across the river."],
    ),
    ("Farmers asked the county to open the dam.", ["Farmers called on the county to open the dam."]),
    ("Police have found the car.", ["Police found the car on Monday and want to speak to its owner."]),
    (
        "The union agreed to the merger.",
        ["The union accepted the merger, which could still be blocked by the court."],
    ),
    ("Nobody was hurt.", ["No one was injured."]),
    ("The only bridge to the island is closed.", ["The island's sole bridge is shut."]),
    (
        "The patient never smoked.",
        ["The patient had never been a smoker, though he did not always tell his doctor so."],
    ),
    ("Women who work in the plant earn less.", ["Women in the plant earn less, a worker said."]),
    ("The mayor said the plan was “a gamble”.", ["“This is a gamble,” the mayor said of the plan."]),
    (
        "Lund won the vote by a wide margin.",
        ["Lund won the vote by a wide margin, more than polls had suggested."],
    ),
    (
        "The painting was sold for 3 million crowns.",
        ["The painting, which was expected to fetch 2 million crowns, went for 3 million crowns."],
    ),
    (
        "The ministry has ordered a review of the rules.",
        ["The ministry ordered that the rules be reviewed and may tighten them."],
    ),
    (
        "Heavy rain closed schools across the county.",
        ["Schools everywhere in the county were closed by heavy rain."],
    ),
    (
        "The tunnel opened later than planned.",
        ["The tunnel was to open in May but was finished only in August."],
    ),
    (
        "Holm's harbour is smaller than Tarn's.",
        ["Holm's harbour is the second largest on the coast, behind Tarn's."],
    ),
    ("The strike is over.", ["The union said that the strike has ended; talks on pay will go on."]),
    ("Residents were asked to boil their water.", ["Residents were told they should boil their water."]),
    (
        "The court has ruled that the sale was illegal.",
        ["The sale was unlawful, the court ruled, and may have to be undone."],
    ),
]


@pytest.mark.parametrize(("statement", "evidence"), FALSE, ids=[statement for statement, _ in FALSE])
def test_what_is_told_otherwise_is_not_supported(statement: str, evidence: list[str]) -> None:
    verdict = verify(statement, evidence)

    assert verdict.verdict != "supported"
    assert verdict.reason


@pytest.mark.parametrize(("statement", "evidence"), TRUE, ids=[f"{s} {e[0]}" for s, e in TRUE])
def test_what_is_told_in_other_words_is_supported(statement: str, evidence: list[str]) -> None:
    assert verify(statement, evidence).verdict == "supported"
