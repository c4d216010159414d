"""The checks of a statement against its evidence, in the order in which their reasons are given.

To add one, write a function of `Statement` and `Source` that returns a `Fault` or None, and a row here: its
reason, a statement that it catches and one that it must leave alone. The tests walk this table, and
`python -m tests.eval.rules` counts how often each rule is right and wrong on statements that people labelled.
"""

from collections.abc import Callable
from typing import NamedTuple

from briefing.grounding import (
    agency,
    counterparts,
    counting,
    facts,
    meaning,
    offices,
    persons,
    replaced,
    slots,
    speech,
    wording,
)
from briefing.grounding.reading import Fault, Source, Statement

Check = Callable[[Statement, Source], Fault | None]


class Rule(NamedTuple):
    """`reason` says why there is such a rule. `caught` and `left_alone` are statements about `evidence`, with
    a fault and without. `word_for_word`: the check can find fault even with what stands so in the evidence;
    all others would find there the very figures, names and words that they look for."""

    name: str
    reason: str
    check: Check
    evidence: tuple[str, ...]
    caught: str
    left_alone: str
    word_for_word: bool = False


RULES = (
    Rule(
        "wording",
        "A statement that breaks off or repeats itself was written without the source in mind.",
        wording.wording,
        ("The ferry to the island sank on Monday in a storm.",),
        "On Monday the ferry sank in a storm, the ferry sank in a storm, the ferry sank in a storm.",
        "In a storm on Monday, the ferry sank.",
    ),
    Rule(
        "figures",
        "A figure changed or invented is what readers act on first.",
        facts.figures,
        ("The fund proposed buying the chipmaker for about 903.9 billion yen ($6.3 billion).",),
        "The fund proposed buying the chipmaker for $6.3 million.",
        "The fund proposed buying the chipmaker for about ¥903.9bn.",
    ),
    Rule(
        "counts",
        "A figure that stands in the evidence for something else is no counterpart.",
        counting.counts,
        ("The 20 miners struck for another 45 days, the union said.",),
        "The miners struck for another 20 days.",
        "For 45 days more, the 20 miners struck.",
    ),
    Rule(
        "amounts",
        "“Some” made “all” is the commonest exaggeration.",
        counting.amounts,
        ("Some of the harbour's fishermen went on strike on Monday.",),
        "All of the harbour's fishermen went on strike.",
        "On Monday, some fishermen of the harbour went on strike.",
    ),
    Rule(
        "dates",
        "A day or month that the source does not give is a guess, or an error.",
        facts.dates,
        ("The two sides met last week.",),
        "The two sides met last month.",
        "Last week, the two sides met.",
    ),
    Rule(
        "quotations",
        "Quotation marks promise the very words.",
        facts.quoted,
        ("Artificial intelligence would be “very high” on his agenda, he said.",),
        "Artificial intelligence would be “first” on his agenda, he said.",
        'Artificial intelligence would be "very high" on his agenda.',
    ),
    Rule(
        "names",
        "A name that the evidence lacks is somebody else, or knowledge from elsewhere.",
        facts.proper_names,
        ("The European Union held a council with South Korea.",),
        "The European Union held a council with North Korea.",
        "The EU held a South Korean council.",
    ),
    Rule(
        "persons",
        "A namesake is somebody else, and so is “he” where the source has “she”.",
        persons.persons,
        ("Ines Dahl told the council that the harbour was her first concern.",),
        "Anna Dahl told the council that the harbour was her first concern.",
        "Dahl told the council that her first concern was the harbour.",
    ),
    Rule(
        "offices",
        "Another office is another person, though no name gives it away.",
        offices.offices,
        ("The delegation met the Danish attorney general in Aarhus.",),
        "The delegation met the Danish prime minister.",
        "The delegation met Denmark’s attorney general.",
    ),
    Rule(
        "counterparts",
        "What has no counterpart at all was added; a summary may reword, not add.",
        counterparts.counterparts,
        ("The fund proposed buying the chipmaker.",),
        "Farmers blocked roads in protest.",
        "Buying the chipmaker was proposed.",
    ),
    Rule(
        "negation",
        'One "not" put in or left out turns a statement into its opposite.',
        meaning.negation,
        ("The committee did not approve the merger on Monday.",),
        "The committee approved the merger on Monday.",
        "The merger was not approved by the committee.",
        word_for_word=True,
    ),
    Rule(
        "direction",
        '"Rose" for "fell" keeps every other word.',
        meaning.direction,
        ("Oil prices fell 3 percent on Friday.",),
        "Oil prices rose 3 percent on Friday.",
        "Oil prices dropped 3 percent on Friday.",
    ),
    Rule(
        "opposite",
        "The opposite of a word fits wherever the word does, and so passes for a synonym.",
        meaning.opposite,
        ("The court upheld a ban on cheap foreign steel for the ministry.",),
        "The court upheld a ban on expensive foreign steel for the ministry.",
        "A ban on cheap foreign steel was upheld by the court.",
    ),
    Rule(
        "replaced",
        "In an otherwise equal clause another colour, food or figure is the error itself.",
        replaced.replaced,
        ("Farmers grew green beans in the valley, and white onions on the hill.",),
        "Farmers grew white beans in the valley.",
        "In the valley, farmers grew green beans.",
    ),
    Rule(
        "slots",
        "Two names that change places keep every word, and turn the news round.",
        slots.slots,
        ("On Monday Oslo asked Aarhus to lend its ferry for the summer.",),
        "On Monday Aarhus asked Oslo to lend its ferry for the summer.",
        "For the summer, Oslo asked Aarhus to lend its ferry.",
    ),
    Rule(
        "modality",
        "A plan told as done is a fact that the source does not know.",
        meaning.modality,
        ("The fund proposed buying the chipmaker last week.",),
        "The fund bought the chipmaker last week.",
        "The fund plans to buy the chipmaker.",
    ),
    Rule(
        "doer",
        "The same deed by another party is another event.",
        agency.doer,
        ("New export restrictions on chip equipment for the Netherlands were announced last week.",),
        "The Netherlands announced new export restrictions last week.",
        "New export restrictions for the Netherlands were announced last week.",
    ),
    Rule(
        "spliced sentences",
        "Two true sentences make an untrue one where one names whom the other does not.",
        agency.spliced,
        ("The Netherlands is home to the company ASML", "New export restrictions were announced last week."),
        "The Netherlands imposed new export restrictions last week.",
        "New export restrictions were announced last week.",
    ),
    Rule(
        "speaker",
        "Who said it decides what it is worth.",
        speech.speaker,
        ("Macron told Scholz that the budget would grow.",),
        "Scholz said that the budget would grow.",
        "Macron said that the budget would grow.",
        word_for_word=True,
    ),
    Rule(
        "voice",
        "A brief that says “we” has taken somebody's side; what is only quoted is no fact.",
        speech.voice,
        ("“We shall close every one of our harbours by May,” the minister told fishermen.",),
        "We shall close all our harbours by May.",
        "The minister said that every harbour would close by May.",
    ),
)


def faults(stated: Statement, cited: Source, word_for_word: bool = False) -> list[Fault]:
    """The faults of a statement, in the order of the table, to the first that withholds it; of one that
    stands word for word in a sentence of the evidence those alone that it can have."""
    found: list[Fault] = []
    for rule in RULES:
        fault = rule.check(stated, cited) if rule.word_for_word or not word_for_word else None
        if fault:
            found.append(fault)
            if fault.verdict == "unsupported":
                break
    return found
