"""What a sentence says was not given or is not decided yet, and sentences like it that leave nothing open."""

import pytest

from tests.analysis.test_questions import asked


@pytest.mark.parametrize(
    ("sentence", "question"),
    [
        (
            "The court has not yet ruled on the appeal of the union.",
            "How will the court rule on the appeal of the union?",
        ),
        (
            "Judges in Oslo have not ruled on the sale of the yard.",
            "How will judges in Oslo rule on the sale of the yard?",
        ),
        ("The council is to vote on the budget next week.", "How will the council vote on the budget?"),
        ("Parliament will vote on the harbour fees in May.", "How will Parliament vote on the harbour fees?"),
        (
            "The company has not yet paid the fine of two million crowns.",
            "Will the company pay the fine of two million crowns?",
        ),
        (
            "The ministry has not yet released the report on the ferry.",
            "Will the ministry release the report on the ferry?",
        ),
        (
            "No decision on the site of the school has been made.",
            "What will the decision on the site of the school be?",
        ),
        ("A ruling on the sale is not expected before June.", "What will the ruling on the sale be?"),
        ("Nordvik is awaiting a reply from the council.", "What will the reply from the council be?"),
        ("Nordvik is awaiting a report on the ferry.", "What will the report on the ferry say?"),
        (
            "The crew is still waiting for the verdict on the captain.",
            "What will the verdict on the captain be?",
        ),
        (
            "Negotiations over the price of the yard are continuing.",
            "Will the negotiations over the price of the yard lead to an agreement?",
        ),
        (
            "Talks about the harbour fees continue.",
            "Will the talks about the harbour fees lead to an agreement?",
        ),
        ("Nordvik has not ruled out selling the yard in Bergen.", "Will Nordvik sell the yard in Bergen?"),
        ("Kari Holm did not rule out a sale of the yard.", "Will there be a sale of the yard?"),
        ("The union refused to rule out further strikes.", "Will there be further strikes?"),
        (
            "Nordvik said it would publish the report, but gave no date.",
            "When will Nordvik publish the report?",
        ),
        (
            "Nordvik will sell the yard in Bergen but has not said when.",
            "When will Nordvik sell the yard in Bergen?",
        ),
        (
            "Kari Holm said she would leave the council, without saying why.",
            "Will Kari Holm leave the council?",
        ),
        (
            "The council closed the school in Bergen but did not say why.",
            "Why did the council close the school in Bergen?",
        ),
        ("The mayor cancelled the contract and gave no reason.", "Why did the mayor cancel the contract?"),
        ("No date for the trial has been set.", "When will the trial take place?"),
        ("The council has not set a date for the election.", "When will the election take place?"),
        (
            "There is no date yet for the reopening of the bridge.",
            "When will the reopening of the bridge take place?",
        ),
        ("No venue has been chosen for the final.", "Where will the final take place?"),
        (
            "No reason was given for the closure of the school.",
            "What was the reason for the closure of the school?",
        ),
        (
            "Nordvik did not give a reason for the change of captain.",
            "What was the reason for the change of captain?",
        ),
        (
            "Nordvik declined to give a reason for the change of captain.",
            "What was the reason for the change of captain?",
        ),
        (
            "Nordvik hasn't given a reason for the change of captain.",
            "What was the reason for the change of captain?",
        ),
        ("No successor to the captain has been named.", "Who will succeed the captain?"),
        ("No replacement for Kari Holm has been found.", "Who will replace Kari Holm?"),
        ("The council would not name the two companies.", "What are the names of the two companies?"),
        ("Police did not name the owner of the ferry.", "Who is the owner of the ferry?"),
    ],
)
def test_what_is_withheld_or_pending_is_asked(sentence: str, question: str) -> None:
    assert asked(sentence) == [question]


@pytest.mark.parametrize(
    "sentence",
    [
        "A date has been set for the vote.",
        "No date had been set for the vote.",
        "The ministry gave a reason for the delay.",
        "There is no reason for concern.",
        "There is no reason for the council to meet.",
        "There is no time for the debate.",
        "There is no place for the strike in Bergen.",
        "The council spent no time on the vote.",
        "“No date has been set for the vote,” Holm said.",
        "The court has ruled on the appeal of the union.",
        "If the council is to vote on the budget, it must meet.",
        "The council was to vote on the budget in May last year.",
        "No date has been set for the vote. The council will hold the vote on 4 May.",
        "The ministry gave no reason for the delay. The delay was caused by a strike.",
        "Nordvik ruled out a sale of the yard.",
        "Nordvik ruled out selling the yard.",
        "Police cannot rule out a strike at the yard.",
        "Nordvik said it would publish the report and gave a date.",
        "Nordvik had said it would publish the report, but gave no date.",
        "Talks on the price ended on Monday.",
        "The union got an answer from Nordvik.",
        "The ministry named the firms.",
        "Voters have not yet warmed to the mayor.",
        "He is a man without a reason to live.",
        "The captain did not name the ferry after the mayor.",
        "The crew has not named the cat.",
        "The mayor refused to name the bridge after the king.",
        "Kari Holm has no successor.",
        "The price of the yard was not the reason for the sale.",
        "No price is too high for the sale.",
        "Nordvik did not tell of prices, time or cost for the ferry.",
        "Nobody sails if no date has been set for the vote.",
        "No date set for the vote pleased the mayor.",
        "No bridge has been set for the trial.",
        "No date has been set for the ferry.",
        "Nordvik came to give a reason for the change of captain.",
        "The council is to vote on the budget if it meets.",
        "The storm has not yet hit the coast of Norvik.",
        "Court has not yet ruled on the appeal of the union.",
        "A ruling on the sale of the yard was published in June.",
        "The ruling on the sale of the yard is on the agenda and expected by few.",
        "By far no decision on the site of the school has been made.",
        "Nordvik awaits its report on the ferry.",
        "Nordvik is waiting for a train on the new line.",
        "The talks on the harbour fees are secret.",
        "The talks on the harbour fees have not begun, and the strikes continue.",
        "The talks in Norvik on the harbour fees are under way.",
        "The court is to sit in the hall on the hill.",
        "The union has not yet begun.",
    ],
)
def test_what_is_given_decided_or_of_the_past_is_not(sentence: str) -> None:
    assert asked(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "question"),
    [
        (
            "Shareholders of the ferry line will be asked on 9 May to approve the takeover by Nordhav.",
            "Will shareholders of the ferry line approve the takeover by Nordhav?",
        ),
        (
            "Members of the union will be asked in June to back the strike at the harbour.",
            "Will members of the union back the strike at the harbour?",
        ),
        (
            "The union will say on Friday whether it will accept the offer.",
            "Will the union accept the offer?",
        ),
        ("The board will announce in May which schools will close.", "Which schools will close?"),
        (
            "The board postponed a decision on the site to the autumn.",
            "What will the decision on the site be?",
        ),
        ("The union has until Friday to accept the offer.", "Will the union accept the offer?"),
        ("Nordvik has ten days to appeal against the ruling.", "Will Nordvik appeal against the ruling?"),
        ("The club can still appeal against the fine.", "Will the club appeal against the fine?"),
        ("The company is looking for a buyer for the yard.", "Will the company find a buyer for the yard?"),
        (
            "The council is still seeking a site for the new school.",
            "Will the council find a site for the new school?",
        ),
        (
            "The deal depends on whether the regulator will agree to the price.",
            "Will the regulator agree to the price?",
        ),
        (
            "Much will depend on how the council will vote on the fees.",
            "How will the council vote on the fees?",
        ),
        ("It remains a mystery how the fire in the mill started.", "How did the fire in the mill start?"),
        ("Why the crane fell on the ferry is a mystery.", "Why did the crane fall on the ferry?"),
        ("Little is known about how the water got into the hold.", "How did the water get into the hold?"),
        ("Nothing is known about who owned the second ferry.", "Who owned the second ferry?"),
        ("The ruling raises the question of who will pay for the repairs.", "Who will pay for the repairs?"),
        ("There is uncertainty over whether the ferry will sail in May.", "Will the ferry sail in May?"),
        ("Residents are waiting to hear when the bridge will reopen.", "When will the bridge reopen?"),
        (
            "The two leaders met on Tuesday. Neither would say whether they will meet again.",
            "Will the two leaders meet again?",
        ),
        (
            "The airline cancelled 30 flights on Monday. It did not say why.",
            "Why did the airline cancel 30 flights?",
        ),
        (
            "The airline closed the old terminal on Monday. It gave no reason.",
            "Why did the airline close the old terminal?",
        ),
        ("The city will build a tram line. No date has been set.", "When will the city build a tram line?"),
        (
            "The judges will rule in March on the appeal of the two editors.",
            "How will the judges rule on the appeal of the two editors?",
        ),
        (
            "The minister will decide in spring on the tax on sugar.",
            "How will the minister decide on the tax?",
        ),
        (
            "A verdict in the trial of the two editors is expected on Friday.",
            "What will the verdict in the trial of the two editors be?",
        ),
        ("What caused the explosion in the mill is not known.", "What caused the explosion in the mill?"),
        (
            "The cause of the explosion in the mill has not been found.",
            "What was the cause of the explosion in the mill?",
        ),
        ("Voters will decide on 9 May whether the airport may be extended.", "May the airport be extended?"),
        (
            "It is for the parliament to decide whether the airport may be extended.",
            "May the airport be extended?",
        ),
    ],
)
def test_what_somebody_has_time_for_looks_for_or_doubts_is_asked(sentence: str, question: str) -> None:
    assert asked(sentence) == [question]


@pytest.mark.parametrize(
    "sentence",
    [
        "There is no doubt about who owns the wreck of the ferry.",
        "The club had ten days to appeal against the fine.",
        "Holm has two days to rest, the doctor said, if she can.",
        "The company is looking for a ferry that sank in May.",
        "The council put off the children with a story.",
        "The board put off its vote on the budget. On Friday the board voted against the budget.",
        "The deal depended on the price.",
        "The union said on Friday whether it would accept the offer.",
        "The council has little to say about how the yard is run.",
        "Holm settled the dispute over who owned the yard in 1998.",
        "The crew was waiting to hear when the bridge would reopen.",
        "The council voted on the budget after a long dispute.",
        "Nordvik found a buyer for the yard.",
        "The fire has raised questions about whether the mill was insured.",
        "The club has not said who will replace its coach.",
        "The airline had cancelled 30 flights on Monday. It did not say why.",
        "The cause of the explosion in the mill has been found.",
        "The inquiry into the collapse of the bridge blamed the builders.",
        "The ministry has ordered an inquiry into the collapse of the bridge.",
        "It was for the parliament to decide whether the airport would be extended.",
        "The judges ruled in March on the appeal of the two editors.",
        "The city will build a tram line. A date has been set.",
        "The airline cancelled 30 flights on Monday. It said why.",
        "It is not clear what the mayor may be hiding.",
    ],
)
def test_what_had_its_time_or_was_found_is_not(sentence: str) -> None:
    assert asked(sentence) == []


@pytest.mark.parametrize(
    ("sentences", "question"),
    [
        (
            "Nordvik bought the yard in March. It has until Friday to pay the price.",
            "Will Nordvik pay the price?",
        ),
        (
            "Nordvik bought the yard in March. It has yet to pay the price of the sale.",
            "Will Nordvik pay the price of the sale?",
        ),
        (
            "Anna Berg met the council on Monday. She is expected to resign over the fees.",
            "Will Anna Berg resign over the fees?",
        ),
        (
            "The council met on Monday. It is expected to approve the sale of the yard.",
            "Will the council approve the sale of the yard?",
        ),
        (
            "The club was fined on Monday. It can still appeal against the fine.",
            "Will the club appeal against the fine?",
        ),
    ],
)
def test_a_subject_that_the_sentence_before_names_is_named(sentences: str, question: str) -> None:
    assert asked(sentences) == [question]


@pytest.mark.parametrize(
    "sentences",
    [
        "Nordvik met the council in March. It is expected to approve the sale of the yard.",
        "Anna Berg met Kari Holm on Monday. She is expected to resign over the fees.",
        "The storm passed on Monday. It is expected to rain on the coast.",
        "The bridge fell on Monday. It may take a year to build a bridge.",
        "The company closed the yard. It may sell the ferry to the crew.",
    ],
)
def test_a_subject_that_could_be_two_or_no_thing_is_not_asked_about(sentences: str) -> None:
    assert asked(sentences) == []
