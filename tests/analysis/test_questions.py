import asyncio

import pytest

from briefing.analysis.extractive import ExtractiveAnalyst
from briefing.nlp.cleaning.body_lines import paragraphs
from briefing.nlp.sentences import split_sentences
from tests import making

KNOWN = "The owner of Nordvik sat in the town hall. The seats of Parliament were full."


def asked(sentences: str) -> list[str]:
    body = f"{KNOWN} {sentences}"
    article = making.article(body)
    draft = asyncio.run(ExtractiveAnalyst().analyze(article, split_sentences(body, paragraphs(body, None))))
    return [cited.statement.question for cited in draft.open_questions]


@pytest.mark.parametrize(
    ("sentence", "question"),
    [
        (
            "Anna Berg called on Kari Holm to resign over the ferries.",
            "Will Kari Holm resign over the ferries?",
        ),
        (
            "Anna Berg urged Parliament not to raise the harbour fees.",
            "Will Parliament raise the harbour fees?",
        ),
        (
            "Fishermen are demanding that the council publish the contract.",
            "Will the council publish the contract?",
        ),
        (
            "Anna Berg accused Nordvik of hiding the cost of the ships.",
            "Did Nordvik hide the cost of the ships?",
        ),
        (
            "Prosecutors in Oslo are investigating the sale of the ships.",
            "What will the investigation of the sale of the ships find?",
        ),
        (
            "Anna Berg called on Kari Holm to apologize to the crew for calling them lazy.",
            "Will Kari Holm apologize to the crew?",
        ),
        ("IS fighters have threatened to sink the ferry.", "Will IS fighters sink the ferry?"),
        ("The new ferry is expected to sail in spring.", "Will the new ferry sail in spring?"),
        ("Police have not said whether the captain had a map.", "Did the captain have a map?"),
        (
            "Parliament is expected to vote on the fees in May.",
            "How will Parliament vote on the fees in May?",
        ),
        ("Nordvik has refused to publish the contract.", "Will Nordvik publish the contract?"),
        ("Nordvik meanwhile has yet to launch a ferry.", "Will Nordvik launch a ferry?"),
        ("Nordvik may sell the yard in Bergen.", "Will Nordvik sell the yard in Bergen?"),
        ("Nordvik may have hidden the cost of the ships.", "Did Nordvik hide the cost of the ships?"),
        # indirect questions, by what leaves them open
        (
            "It is not known how many passengers were on board.",
            "How many passengers were on board?",
        ),
        ("Nordvik would not say who had paid for the trip.", "Who had paid for the trip?"),
        (
            "The mayor declined to say when the ferry will sail again.",
            "When will the ferry sail again?",
        ),
        (
            "The council has not decided where the new harbour will be built.",
            "Where will the new harbour be built?",
        ),
        ("How long the yard will stay closed is not known.", "How long will the yard stay closed?"),
        ("Whether the yard can stay open is for a judge to decide.", "Can the yard stay open?"),
        (
            "The judge will decide in May whether the mayor can stand again.",
            "Can the mayor stand again?",
        ),
        ("There was no word on when the ferries would sail again.", "When will the ferries sail again?"),
        ("No decision has been made on whether the yard will close.", "Will the yard close?"),
        ("The mayor left open whether the yard would close.", "Will the yard close?"),
        ("Nordvik is weighing whether to sell the yard.", "Will Nordvik sell the yard?"),
        ("The council will examine why the yard was closed.", "Why was the yard closed?"),
        ("Both sides agreed on a price but not on who should pay it.", ""),
        (
            "Both sides agreed on a price but not on who should pay the crew.",
            "Who should pay the crew?",
        ),
        (
            "It is unclear how long it will take to build the yard.",
            "How long will it take to build the yard?",
        ),
        # a pronoun that can mean one only
        (
            "Nordvik bought the yard in March. It has not said what it paid for the yard.",
            "What did Nordvik pay for the yard?",
        ),
        (
            "The police chief resigned on Monday. Who will succeed him is unclear.",
            "Who will succeed the police chief?",
        ),
        ("Per Lund met Jon Dahl on Monday. It is unclear whether he will run again.", ""),
        ("Per Lund denied that a yard would be closed.", ""),
        # prospects
        (
            "If the union agrees, Nordvik will build four ships in Bergen.",
            "Will Nordvik build four ships in Bergen?",
        ),
        (
            "A ruling on the appeal of the union is expected in May.",
            "What will the ruling on the appeal of the union be?",
        ),
        (
            "Shareholders will be asked in May to approve the sale of the yard.",
            "Will shareholders approve the sale of the yard?",
        ),
        (
            "Norwegian fishermen threaten to block the harbour of Bergen.",
            "Will Norwegian fishermen block the harbour of Bergen?",
        ),
        (
            "Democratic senators threaten to block the sale of the yard.",
            "Will Democratic senators block the sale of the yard?",
        ),
        # facts that are missing
        (
            "The cause of the fire at the mill is under investigation.",
            "What was the cause of the fire at the mill?",
        ),
        ("Nordvik did not disclose the terms of the deal.", "What are the terms of the deal?"),
        ("The reason for the delay was not immediately clear.", "What was the reason for the delay?"),
        ("The driver of the second car has not been identified.", "Who is the driver of the second car?"),
        (
            "The merger still needs the approval of the competition authority.",
            "Will the competition authority approve the merger?",
        ),
        ("The treaty must be ratified by Parliament.", "Will Parliament ratify the treaty?"),
        (
            "Nordvik plans to visit Bergen on Sunday. The mayor threatened to close the yard.",
            "Will the mayor close the yard?",
        ),
    ],
)
def test_what_a_sentence_leaves_open_is_asked(sentence: str, question: str) -> None:
    assert asked(sentence) == ([question] if question else [])


@pytest.mark.parametrize(
    "sentence",
    [
        "Anna Berg urged voters to come to the polls.",
        "The efforts are expected to go on until May.",
        "The offer would see Anna Berg relinquish demands that Nordvik return the yard.",
        "The plan works by asking the mayor to sign a form.",
        "Holm was asked to leave the council hall.",
        "Regardless of whether the union agrees, the yard will close.",
        "An old advertisement asked in 2008 whether Holm was ready for the office.",
        "Suppose Norway demanded that the council publish the contract.",
        "A careful captain might turn the ferry round.",
        "The yard near the ferry that Nordvik threatens to sell in Bergen is old.",
        "The rumour that Nordvik may sell the yard was first told by the crew.",
        "Holm said the council would work to find the captain.",
        "The captain may seem like an odd man for the job.",
        "This is a ferry Nordvik threatens to sell in Bergen.",
        "The crew offered to remain calm.",
        "The captain refused to leave the bridge.",
        "If the union agrees, the yard could build four ships.",
        "Would Nordvik propose to build the ships in Bergen?",
        "The harsh demands that come with the work often tire the crew.",
        "“It is unclear whether the union will accept the deal,” Holm said.",
        "Holm did not know where the keys of the yard were.",
        "The film explores how the yard was built by the crew.",
        "Two chapters examine why the council sold the ferry.",
        "The report shows how Nordvik hid the cost.",
        "The mayor knows who paid for the ferry.",
        "Nordvik disclosed the terms of the deal.",
        "The cause of the fire was known.",
        "The mayor pressed Nordvik to publish the contract, and on Friday Nordvik published the contract.",
        "The newspaper wants to hear from you about the ferry.",
        "Nordvik had not said when the yard would close.",
        "The treaty was ratified by Parliament.",
        "The council had requested that the union help the crew.",
        "The council had also urged the union to help the crew.",
        "The captain is expected to consider a sale of the ferry.",
    ],
)
def test_what_is_settled_or_said_to_nobody_is_not_asked(sentence: str) -> None:
    assert asked(sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "In June, Anna Berg called on Kari Holm to resign over the ferries.",
        "Last year Anna Berg urged Parliament not to raise the harbour fees.",
        "Three months ago, Nordvik announced plans to sell the yard in Bergen.",
        "Earlier this year, fishermen demanded that the council publish the contract.",
        "Fishermen met last month. Nordvik offered to pay the harbour fees.",
        "Following this, the council asked the fishermen to leave the harbour.",
        "After that, Anna Berg urged Parliament not to raise the harbour fees.",
        "No one knew what had become of the captain’s family.",
        "The crew wondered what had sunk the ferry.",
        "Fishermen then threatened to block the harbour of Bergen unless the fees were cut.",
        "Nordvik then offered to buy the ferry.",
        "Nordvik had offered to buy the ferry.",
        "Nordvik was considering selling the ferry.",
        "Nordvik is considering the sale of the ferry.",
        "Nordvik threatened to sell the ferry until the union came.",
        "In a poll, 44 percent of the skippers want the council to publish the contract.",
        "Most skippers want the council to publish the contract.",
        "We're not certain when Nordvik last sold a ferry.",
        "I do not know why Nordvik sold the ferry.",
        "It was unclear what had become of the ferry.",
        "Nordvik wants to buy two ferries from Bergen.",
        "Nordvik plans to buy two ferries from Bergen.",
        "Nordvik has agreed to buy two ferries from Bergen.",
        "Anna Berg promised to sell the ferries to Bergen.",
        "Nordvik expects to sell two ferries to Bergen.",
        "Fishermen want the council to publish the contract if Nordvik agrees.",
        "Anna Berg urged fellow skippers to leave the union.",
        "Anna Berg called on her fellow members to reject the fees.",
        "Fishermen are demanding that fellow fishermen publish the contract.",
    ],
)
def test_what_was_asked_in_former_times_or_of_whose_fellows_is_not_asked(sentence: str) -> None:
    assert asked(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "question"),
    [
        (
            "Anna Berg called on Kari Holm to resign over the ferries in June.",
            "Will Kari Holm resign over the ferries in June?",
        ),
        ("Nordvik offered to pay the harbour fees.", "Will Nordvik pay the harbour fees?"),
        (
            "Fishermen met last month. Nordvik has now offered to pay the harbour fees.",
            "Will Nordvik pay the harbour fees?",
        ),
        (
            "Nordvik has refused to publish the contract since June.",
            "Will Nordvik publish the contract?",
        ),
        (
            "Anna Berg proposed to push for a new law to overturn the ruling of the court in Oslo on ferries "
            "that helped the yards of Bergen.",
            "Will Anna Berg push for a new law to overturn the ruling of the court in Oslo on ferries?",
        ),
    ],
)
def test_what_is_still_ahead_is_asked_with_its_purpose(sentence: str, question: str) -> None:
    assert asked(sentence) == [question]


def test_a_day_that_may_be_over_when_the_brief_is_read_is_not_asked_about() -> None:
    assert asked("Nordvik threatens to close the yard on Sunday.") == ["Will Nordvik close the yard?"]


def test_a_question_about_what_the_article_is_about_comes_first() -> None:
    body = (
        "Nordvik threatens to leave an orchestra. The mayor threatens to close the ferry yard."
        " The ferry yard is old. Nobody else builds a ferry in this yard."
    )

    assert asked(body)[0] == "Will the mayor close the ferry yard?"


def test_a_line_that_opens_with_a_mark_is_left_as_it_is() -> None:
    assert asked("They left.\n\n, The fees the crew the yard remain unclear.") == []
