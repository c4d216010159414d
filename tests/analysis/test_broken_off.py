"""What a page prints of a party can be read without the sentences around it, or is not printed."""

import pytest

from briefing.analysis.extractive.annotated_article import annotate_article
from briefing.analysis.extractive.positions import positions
from briefing.nlp.doc import annotate
from tests.making import article


def shown(sentence: str) -> list[str]:
    """Verb and clause of each position that a page would show."""
    doc = annotate(article(f"Anna Holm met the council in the town hall on Monday.\n\n{sentence}\n"))
    told = [cited.statement for cited in positions(annotate_article(doc.article, doc.sentences))]
    return [f"{each.verb} {each.position}".strip() for each in told if each.directness != "inferred"]


@pytest.mark.parametrize(
    "sentence",
    [
        # "one" without a noun
        "Anna Holm said children standing on one in a storm are the first to fall.",
        "Anna Holm said drivers who park near one and leave are fined.",
        "Anna Holm said families that buy one for the garden regret the cost.",
        # a noun for what was said, without which
        "Anna Holm dismissed the accusation as an old trick of the board.",
        "Anna Holm rejected the complaints and the insults.",
        "Anna Holm shrugged off the insinuations as an old trick of the board.",
        # a deed of one's own, without which
        "“We have paid dearly for our mistake,” Anna Holm said.",
        "“The whole crew suffered from my choice,” Anna Holm said.",
        "“The harbour board forced my answer,” Anna Holm said.",
        # "this" and "that" without a clause before them
        "“Whenever the board says that, the fares go up,” Anna Holm said.",
        "“The crew was paid for this,” Anna Holm said.",
        "“If a skipper wanted a way out, this is it,” Anna Holm said.",
        "“To do that against every club is something,” Anna Holm said.",
        "“Nobody prevents that from happening to a crew,” Anna Holm said.",
        # he, she and they before anybody whom they could stand for
        "“The boat on the pier belongs to him,” Anna Holm said.",
        "“The fares at the pier were her idea,” Anna Holm said.",
        "Fishermen believe it must have startled the seals.",
        # an adjective without its complement
        "Anna Holm said the board is exempt.",
        "Anna Holm said the mayor seems immune.",
        "Anna Holm said the skippers were not entitled.",
        # a noun of which one must know whose it is
        "Anna Holm said the board could not confirm authenticity.",
        "Anna Holm said the mayor had doubted the legitimacy.",
        "Anna Holm said nobody had asked about involvement.",
        # who is spoken to
        "“For you, the harbour is the only thing that counts,” Anna Holm said.",
        "“Unlike you, the board has paid its share,” Anna Holm said.",
        "“To you, the harbour is a place to fish in,” Anna Holm said.",
        # a quotation that is not ended
        "“The harbour board wanted the money but --” Anna Holm said.",
        "“The harbour board wanted the money…” Anna Holm said.",
        "“The harbour board wanted the money...” Anna Holm said.",
        # what is spoken about, and figures of speech
        "Anna Holm describes what the police are looking for.",
        "Anna Holm explained how the boats are built.",
        "Anna Holm outlined why the board met.",
        "Anna Holm could not believe her eyes when the boat came in.",
        "Anna Holm couldn't believe her luck when the boat came in.",
        "Anna Holm could hardly believe her ears when the horn blew.",
        # a sum without whom it is for
        "Anna Holm has pledged $5 million, and the Berg family will give $1 million.",
        "Anna Holm pledged up to 300,000 dollars.",
        "Anna Holm promised €20 million.",
        # a telling of an earlier time
        "Last year, Anna Holm said the levy would be dropped.",
        "Anna Holm said in June that the levy would be dropped.",
        "“The levy is a shame for the town,” Anna Holm told the board three months ago.",
        "“The levy is a shame for the town,” Anna Holm told the board then.",
    ],
)
def test_what_points_at_something_that_is_not_there_is_on_no_page(sentence: str) -> None:
    assert shown(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "position"),
    [
        ("Anna Holm said one in five boats is damaged.", "said one in five boats is damaged"),
        ("Anna Holm said owners of one in thirteen boats pay.", "said owners of one in thirteen boats pay"),
        ("Anna Holm said owners of one in 40 boats pay.", "said owners of one in 40 boats pay"),
        (
            "Anna Holm said a boat is safer than one on a trailer.",
            "said a boat is safer than one on a trailer",
        ),
        ("Anna Holm rejected the claim that boats leak.", "rejected the claim that boats leak"),
        (
            "Anna Holm welcomed the criticism of the harbour board.",
            "welcomed the criticism of the harbour board",
        ),
        (
            "“We regret our decision to sell the yard,” Anna Holm said.",
            "said We regret our decision to sell the yard",
        ),
        (
            "“If the harbour board raises fares, the crew will suffer from this,” Anna Holm said.",
            "said If the harbour board raises fares, the crew will suffer from this",
        ),
        ("Anna Holm said the board is exempt from the levy.", "said the board is exempt from the levy"),
        ("Anna Holm said she doubted its legitimacy.", "said she doubted its legitimacy"),
        (
            "Anna Holm said she doubted the letter's authenticity.",
            "said she doubted the letter's authenticity",
        ),
        ("Anna Holm pledged $5 million for the harbour.", "pledged $5 million for the harbour"),
        (
            "Anna Holm said last week that the levy would be dropped.",
            "said the levy would be dropped",
        ),
        ("Anna Holm said the levy was raised last year.", "said the levy was raised last year"),
        ("Anna Holm said the levy would be dropped in June.", "said the levy would be dropped in June"),
        (
            "“The mayor must keep his word to the crews,” Anna Holm said.",
            "said The mayor must keep his word to the crews",
        ),
        ("Fishermen believe it was a seal that cut the net.", "believe it was a seal that cut the net"),
        ("Anna Holm told me the levy would be dropped.", "told the levy would be dropped"),
        (
            "“The levy is a shame for the town,” Anna Holm told the board later.",
            "told the board The levy is a shame for the town",
        ),
    ],
)
def test_what_names_all_that_it_speaks_of_is_shown(sentence: str, position: str) -> None:
    assert shown(sentence) == [position]


@pytest.mark.parametrize(
    "sentence",
    [
        "Holm has come up with a formula, she said, for how the yard can keep building boats",
        "Most of the guests were young, Anna Holm said, and “I had to laugh at that old joke”",
        "The levy will fall, Anna Holm said, by ten crowns a year",
        "The yard will close, Anna Holm said, unless the board pays",
    ],
)
def test_both_halves_of_a_clause_stand_with_the_telling_between_them(sentence: str) -> None:
    assert shown(f"{sentence}.") == [sentence]


@pytest.mark.parametrize(
    ("sentence", "position"),
    [
        ("The levy will fall, Anna Holm said, on Monday.", "said The levy will fall"),
        ("The levy will fall, Anna Holm said, in her speech.", "said The levy will fall"),
        ("The levy will fall, Anna Holm said.", "said The levy will fall"),
    ],
)
def test_what_follows_a_telling_and_is_none_of_what_was_said_is_left_out(
    sentence: str, position: str
) -> None:
    assert position in shown(sentence)


@pytest.mark.parametrize(
    ("sentence", "position"),
    [
        ("Anna Holm pledged help for the harbour, and many boats will stay.", "pledged help for the harbour"),
        ("Anna Holm wants to sell the ferry, and the shipyard would buy it.", "wants to sell the ferry"),
        ("Anna Holm supports a lower levy, but the Berg family gave up on it.", "supports a lower levy"),
        (
            "Anna Holm supports a levy, a fee, and boats for rent.",
            "supports a levy, a fee, and boats for rent",
        ),
    ],
)
def test_a_wish_ends_where_a_clause_with_another_subject_begins(sentence: str, position: str) -> None:
    assert shown(sentence) == [position]


@pytest.mark.parametrize(
    "sentence",
    [
        "The mayor also said the levy would be dropped, according to Anna Holm.",
        "Berg also claimed that the boats leak, according to Anna Holm.",
        "The board also warned that the boats leak, according to Anna Holm.",
    ],
)
def test_what_another_also_said_is_not_what_a_party_says(sentence: str) -> None:
    assert shown(sentence) == []


ANSWERS = "HOLM: The fees are too high for all of us."


@pytest.mark.parametrize(
    "turns",
    [
        (
            "BERG: The board has met. Why are the fees so high?",
            "BERG: And the board saw it. Who pays?",
        ),
        (
            "BERG: You know the harbour well. Is it full?",
            "BERG: The yard has lost ten boats. Where?",
        ),
        ("BERG: The crew is tired of it. Is it true?", "BERG: Skippers pay too much. Will they strike?"),
    ],
)
def test_who_asks_in_a_transcript_is_no_party(turns: tuple[str, str]) -> None:
    first, second = turns
    body = "\n\n".join((first, ANSWERS, second, "HOLM: The board of the harbour must pay them all.")) + "\n"
    doc = annotate(article(body))
    told = [cited.statement for cited in positions(annotate_article(doc.article, doc.sentences))]

    assert {each.stakeholder for each in told if each.directness != "inferred"} == {"Holm"}


def test_who_states_more_than_he_asks_in_a_transcript_is_a_party() -> None:
    body = "\n\n".join(("BERG: The fees must fall now.", ANSWERS, "BERG: Who pays?", f"{ANSWERS[:-1]} now."))
    doc = annotate(article(f"{body}\n"))
    told = [cited.statement for cited in positions(annotate_article(doc.article, doc.sentences))]

    assert {each.stakeholder for each in told if each.directness != "inferred"} == {"Berg", "Holm"}


@pytest.mark.parametrize(
    ("sentence", "position"),
    [
        (
            "Anna Holm said the harbour was not safe yet, and skippers of Lund warned of the rocks.",
            "said the harbour was not safe yet",
        ),
        (
            "Anna Holm argued that the harbour had paid its way, but the board claimed the opposite.",
            "argued the harbour had paid its way",
        ),
        (
            "Anna Holm said the levy was too high, and that the boats were old.",
            "said the levy was too high, and that the boats were old",
        ),
    ],
)
def test_a_telling_ends_where_another_one_tells(sentence: str, position: str) -> None:
    assert shown(sentence)[0] == position
