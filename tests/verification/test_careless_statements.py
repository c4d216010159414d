"""Careless statements of good sentences, and honest ones of the same: none of the first is supported, and
none of the second withheld."""

import pytest

from briefing.verification.verify import verify

CARELESS = [
    (
        "Rolf Tiede, the harbour master, took bribes from two lines.",
        ["Dockers said the harbour master, Rolf Tiede, was accused of taking bribes from two lines."],
    ),
    (
        "Two clerks forged the permits of the Lund quarry.",
        ["Two clerks have been charged with forging the permits of the Lund quarry."],
    ),
    (
        "A former caretaker set fire to the Varde archive.",
        ["Police suspect a former caretaker of setting fire to the Varde archive."],
    ),
    (
        "The mayor sold the orchard to her brother for a tenth of its price.",
        ["The mayor reportedly sold the orchard to her brother for a tenth of its price."],
    ),
    (
        "The trader hid 40 crates of ivory in a barn near Skern.",
        ["The trader is alleged to have hidden 40 crates of ivory in a barn near Skern."],
    ),
    (
        "The dam's operator ignored three warnings from its engineers.",
        ["The dam's operator is believed to have ignored three warnings from its engineers."],
    ),
    (
        "The bishop's ties to the smuggling ring have cost him his seat on the council.",
        ["The bishop's alleged ties to the smuggling ring have cost him his seat on the council."],
    ),
    (
        "The vaccine protects cattle for two years, researchers at Aarlund found.",
        ["The vaccine probably protects cattle for two years, researchers at Aarlund found."],
    ),
    (
        "The pilot had fallen asleep before the ferry struck the pier.",
        ["Apparently the pilot had fallen asleep before the ferry struck the pier."],
    ),
    (
        "The minister's resignation brings down the coalition.",
        ["The minister's resignation is likely to bring down the coalition."],
    ),
    (
        "The brewery has sold its name to a rival in Ostrava.",
        ["It is rumoured that the brewery has sold its name to a rival in Ostrava."],
    ),
    (
        "Signe Madsen, a dentist who poisoned two colleagues, returned to court on Friday.",
        ["Signe Madsen, a dentist on trial for poisoning two colleagues, returned to court on Friday."],
    ),
    (
        "The bridge at Holm is safe for lorries.",
        ["It is unclear whether the bridge at Holm is safe for lorries, the road office said."],
    ),
    ("The well is polluted.", ["The company denies that the well is polluted."]),
    ("The treaty is binding.", ["Berg doubts that the treaty is binding."]),
    (
        "Every school in Varde is fitted with sprinklers, inspectors wrote.",
        ["Every school in Varde should be fitted with sprinklers, inspectors wrote."],
    ),
    (
        "The railway has repaid 12 million crowns to its passengers.",
        ["The railway must repay 12 million crowns to its passengers."],
    ),
    (
        "The council approved the tramline's budget.",
        ["The council has yet to approve the tramline's budget."],
    ),
    (
        "The two ports dredged the channel together.",
        ["The two ports agreed to dredge the channel together next spring."],
    ),
    ("The zoo has rehoused its elephants in Lund.", ["The zoo is set to rehouse its elephants in Lund."]),
    (
        "The governor lied to every family in the valley.",
        ["“The governor lied to every family in this valley,” said Tove Krag, who leads the miners' union."],
    ),
    (
        "The tariff cost the region 900 jobs.",
        ["The tariff cost the region 900 jobs, according to the chamber of trade."],
    ),
    (
        "The bank had paid no tax since 2011.",
        ["In a tweet on Sunday, Senator Ulf Brandt said the bank had paid no tax since 2011."],
    ),
    (
        "The city has ruined its river.",
        ["The city has ruined its river, the Varde Gazette wrote in an editorial."],
    ),
    (
        "Workers at the refinery have been prosecuted over the spill, the ministry said.",
        ["Nobody at the refinery has been “prosecuted” over the spill, the ministry said."],
    ),
    (
        "The surgeon has been suspended, the hospital said.",
        ["The surgeon hasn't been “suspended”, the hospital said."],
    ),
    ("The board published its accounts for 2019.", ["The board failed to publish its accounts for 2019."]),
    ("The widow sold the mill to the developers.", ["The widow refused to sell the mill to the developers."]),
    (
        "The convoy lost a truck before it reached the valley.",
        ["The convoy reached the valley without losing a single truck."],
    ),
    ("The two pilots had slept on the flight.", ["Neither of the two pilots had slept on the flight."]),
    (
        "The court asked the witness about the cheque.",
        ["The court never asked the witness about the cheque."],
    ),
    (
        "The fire at the cannery was started by a night watchman.",
        ["Investigators believe the fire at the cannery was started by a night watchman."],
    ),
    (
        "The former treasurer laundered the club's money.",
        ["The former treasurer, indicted last year for laundering the club's money, lives in Narvik."],
    ),
    ("The boxer hit a referee.", ["The boxer is being investigated for hitting a referee."]),
    (
        "The singer's marriage to a prince made headlines.",
        ["The singer's supposed marriage to a prince made headlines."],
    ),
    (
        "Brandt poisoned her neighbours' dogs.",
        ["Her neighbours have accused Brandt of poisoning their dogs."],
    ),
    ("The tanker leaked oil for three days.", ["The tanker seems to have leaked oil for three days."]),
    ("The painting is a copy, the curator noted.", ["The painting is presumably a copy, the curator noted."]),
    ("The merger cost 400 jobs.", ["The merger is likely to cost 400 jobs."]),
    ("The abbot has sold the relics.", ["There are rumours of the abbot having sold the relics."]),
    ("The baker poisoned his rival.", ["Police arrested a baker on suspicion of poisoning his rival."]),
    (
        "The militia shelled two villages.",
        ["The militia reportedly shelled two villages and withdrew on Sunday."],
    ),
    (
        "The clinic billed the state for patients who had died.",
        ["The clinic allegedly billed the state for patients who had died."],
    ),
    ("The reservoir is leaking.", ["Locals fear that the reservoir is leaking."]),
    ("The canal was widened.", ["The ministry wants the canal to be widened by 2030."]),
    ("The landlord repaired the lift.", ["The tenants expect the landlord to repair the lift."]),
    ("The herring return to the fjord.", ["It remains to be seen whether the herring return to the fjord."]),
    ("The court ruled on the widow's claim.", ["The court has yet to rule on the widow's claim."]),
    ("The airline has retired its oldest jets.", ["The airline plans to retire its oldest jets."]),
    ("The shipyard launched the frigate in May.", ["The shipyard had hoped to launch the frigate in May."]),
    (
        "The reservoir was poisoned on purpose.",
        ["“The reservoir was poisoned on purpose,” wrote Ida Falk in a letter to the Gazette."],
    ),
    (
        "The reservoir was poisoned on purpose.",
        ["The reservoir was poisoned on purpose, Ida Falk wrote in a letter to the Gazette."],
    ),
    ("The bank had lost the deeds.", ["An anonymous post claimed the bank had lost the deeds."]),
    ("Villagers refused to sign the petition.", ["No villager refused to sign the petition."]),
    ("The pilot landed with permission.", ["The pilot landed without permission."]),
    (
        "The keeper had left the lighthouse in forty years.",
        ["The keeper had never left the lighthouse in forty years."],
    ),
    ("The bank named the two traders.", ["The bank declined to name the two traders."]),
    ("Lund is the owner of the paper mill.", ["Lund is no longer the owner of the paper mill."]),
]

HONEST = [
    ("Divers are to inspect the wreck.", ["Divers plan to inspect the wreck in May."]),
    (
        "The surgeon has not been suspended, the hospital said.",
        ["The surgeon hasn't been “suspended”, the hospital said."],
    ),
    (
        "Greta Holm says the town needs a library more than a second car park.",
        ["Our town needs a library more than a second car park.", "Greta Holm, Varde."],
    ),
    (
        "The Varde Hunters' Guild says the new fence will starve the deer of the northern woods.",
        ["The new fence will starve the deer of the northern woods.", "Signed: the Varde Hunters' Guild."],
    ),
    (
        "Krag had repeatedly refused to meet the strikers.",
        ["The letter ended Krag's repeated refusals to meet the strikers."],
    ),
    (
        "Lindqvist promises to reopen the mine.",
        ["Lindqvist's recent promises to reopen the mine have angered the fishermen of Holm."],
    ),
    (
        "At least nine barges sank in the storm, according to Radio Sund.",
        ["According to Radio Sund, at least nine barges sank in the storm."],
    ),
    (
        "At least nine barges sank in the storm, according to the broadcaster Radio Sund.",
        ["At least nine barges sank in the storm, Radio Sund reported."],
    ),
    (
        "Ida Falk does not expect the ministry to reopen the line.",
        ["Do not hold your breath waiting for the ministry to reopen the line, wrote Ida Falk."],
    ),
    (
        "The two brothers reject the charges of fraud.",
        ["The two brothers denied the charges of fraud in court on Tuesday."],
    ),
    (
        "Oster denies the allegations made by the former clerks.",
        ["Oster has denied every allegation made by the former clerks."],
    ),
    (
        "The shipowner argued that his books were private.",
        ["The shipowner was asked to open his books but did not do so, and argued that they were private."],
    ),
    (
        "Poe aide Roe told reporters that the tour had been called off.",
        ["Roe, one of Poe's aides, told reporters that the tour had been called off."],
    ),
    (
        "Two clerks are accused of forging the permits of the Lund quarry.",
        ["Two clerks have been charged with forging the permits of the Lund quarry."],
    ),
    (
        "A former caretaker is suspected of setting fire to the Varde archive.",
        ["Police suspect a former caretaker of setting fire to the Varde archive."],
    ),
    (
        "The mayor is reported to have sold the orchard to her brother for a tenth of its price.",
        ["The mayor reportedly sold the orchard to her brother for a tenth of its price."],
    ),
    (
        "The dam's operator may have ignored three warnings from its engineers.",
        ["The dam's operator is believed to have ignored three warnings from its engineers."],
    ),
    (
        "The dam's operator allegedly ignored three warnings from its engineers.",
        ["The dam's operator is believed to have ignored three warnings from its engineers."],
    ),
    (
        "The chamber of trade says the tariff cost the region 900 jobs.",
        ["The tariff cost the region 900 jobs, according to the chamber of trade."],
    ),
    (
        "The council has not approved the tramline's budget.",
        ["The council has yet to approve the tramline's budget."],
    ),
    (
        "The board did not publish its accounts for 2019.",
        ["The board failed to publish its accounts for 2019."],
    ),
    ("The zoo plans to rehouse its elephants in Lund.", ["The zoo is set to rehouse its elephants in Lund."]),
    (
        "Police arrested a clerk and seized his computer.",
        ["The police arrested a clerk who is accused of forging permits, and seized his computer."],
    ),
    (
        "The railway is obliged to repay 12 million crowns to its passengers.",
        ["The railway must repay 12 million crowns to its passengers."],
    ),
    (
        "The vaccine is likely to protect cattle for two years, researchers at Aarlund found.",
        ["The vaccine probably protects cattle for two years, researchers at Aarlund found."],
    ),
    (
        "Signe Madsen, a dentist accused of poisoning two colleagues, returned to court on Friday.",
        ["Signe Madsen, a dentist on trial for poisoning two colleagues, returned to court on Friday."],
    ),
    (
        "A night watchman is believed to have started the fire at the cannery.",
        ["Investigators believe the fire at the cannery was started by a night watchman."],
    ),
    (
        "The boxer is under investigation for hitting a referee.",
        ["The boxer is being investigated for hitting a referee."],
    ),
    (
        "A baker was arrested on suspicion of poisoning his rival.",
        ["Police arrested a baker on suspicion of poisoning his rival."],
    ),
    ("The court has not ruled on the widow's claim.", ["The court has yet to rule on the widow's claim."]),
    (
        "The ministry wants to widen the canal by 2030.",
        ["The ministry wants the canal to be widened by 2030."],
    ),
    (
        "The pilot landed in Bergen with nine passengers.",
        ["The pilot, who is accused of smuggling, landed in Bergen on Monday with nine passengers."],
    ),
    (
        "The baker was sentenced to nine years in prison.",
        ["The judge sentenced the baker, accused of poisoning his rival, to nine years in prison."],
    ),
    (
        "The harbour was closed on Monday.",
        ["The harbour, which is expected to freeze in January, was closed on Monday."],
    ),
    (
        "The union suspects the company of hiding its losses.",
        ["The union said it suspects the company is hiding its losses."],
    ),
    ("Lund does not own the paper mill any more.", ["Lund is no longer the owner of the paper mill."]),
    ("The bank did not name the two traders.", ["The bank declined to name the two traders."]),
    ("The bank closed its doors.", ["The bank refused to name the traders and closed its doors."]),
    (
        "The guild stayed and paid its dues.",
        ["The guild considered leaving the fair, but stayed and paid its dues."],
    ),
    (
        "The mayor opened the bridge on Monday.",
        ["The mayor opened the bridge on Monday, and he is expected to resign in May."],
    ),
    (
        "The tanker leaked oil for three days.",
        ["The tanker leaked oil for three days, the coastguard confirmed."],
    ),
    (
        "The company paid a fine of two million crowns in June.",
        ["The company was ordered to pay a fine of two million crowns and paid it in June."],
    ),
    (
        "The theatre sold its costumes to save money.",
        ["To save money, the theatre sold its costumes, which are thought to be worth two million crowns."],
    ),
]


@pytest.mark.parametrize(("statement", "evidence"), CARELESS)
def test_a_careless_statement_is_not_supported(statement: str, evidence: list[str]) -> None:
    assert verify(statement, evidence).verdict != "supported"


@pytest.mark.parametrize(("statement", "evidence"), HONEST)
def test_an_honest_statement_is_not_withheld(statement: str, evidence: list[str]) -> None:
    assert verify(statement, evidence).verdict != "unsupported"
