"""Verification rules: the checks of a statement, in the order in which their reasons are given.

To add one, write a function of `AnnotatedStatement` and `CitedText` that returns a `StatementFault` or None,
and a row here: its reason, a statement that it catches and one that it must leave alone. The tests walk this
table, and `python -m tests.eval.rules` counts how often each rule is right and wrong on statements that
people labelled.
"""

from collections.abc import Callable
from typing import Literal, NamedTuple

from briefing.verification.annotated_statement import AnnotatedStatement, CitedText, StatementFault
from briefing.verification.rules import (
    absolutes,
    agency,
    alternatives,
    certainty,
    changes,
    comparison,
    counted,
    counterparts,
    direction,
    durations,
    ended_states,
    establishment,
    facts,
    factuality,
    figure_bounds,
    generalization,
    modality,
    negation,
    offices,
    openness,
    persons,
    quantifiers,
    realization,
    relations,
    rival_values,
    roles,
    slots,
    speech,
    subject_swap,
    substitutions,
    time_spans,
    uniqueness,
    universals,
    utterances,
    wanted,
    wholes,
    word_edits,
    wording,
)

RuleCheck = Callable[[AnnotatedStatement, CitedText], StatementFault | None]


class VerificationRule(NamedTuple):
    """`reason` says why there is such a rule. `caught` and `left_alone` are statements about `evidence`, with
    a fault and without. `word_for_word`: the check can find fault even with what stands so in the evidence;
    all others would find there the very figures, names and words that they look for. `finds` is its verdict
    on what it catches."""

    name: str
    reason: str
    check: RuleCheck
    evidence: tuple[str, ...]
    caught: str
    left_alone: str
    word_for_word: bool = False
    finds: Literal["weak", "unsupported"] = "unsupported"


RULES = (
    VerificationRule(
        "wording",
        "A statement that breaks off or repeats itself was written without the source in mind.",
        wording.check_wording,
        ("The ferry to the island sank on Monday in a storm.",),
        "On Monday the ferry sank in a storm, the ferry sank in a storm, the ferry sank in a storm.",
        "In a storm on Monday, the ferry sank.",
    ),
    VerificationRule(
        "figures",
        "A figure changed or invented is what readers act on first.",
        facts.check_figures,
        ("The fund proposed buying the chipmaker for about 903.9 billion yen ($6.3 billion).",),
        "The fund proposed buying the chipmaker for $6.3 million.",
        "The fund proposed buying the chipmaker for about ¥903.9bn.",
    ),
    VerificationRule(
        "bounds",
        "“Up to 300” promises nothing; “300” does.",
        figure_bounds.check_bounds,
        ("The ferry to Holm carries up to 300 cars.",),
        "The ferry to Holm carries 300 cars.",
        "The ferry to Holm carries at most 300 cars.",
        finds="weak",
    ),
    VerificationRule(
        "counts",
        "A figure that stands in the evidence for something else is no counterpart.",
        quantifiers.check_counts,
        ("The 20 miners struck for another 45 days, the union said.",),
        "The miners struck for another 20 days.",
        "For 45 days more, the 20 miners struck.",
    ),
    VerificationRule(
        "amounts",
        "“Some” made “all” is the commonest exaggeration.",
        quantifiers.check_amounts,
        ("Some of the harbour's fishermen went on strike on Monday.",),
        "All of the harbour's fishermen went on strike.",
        "On Monday, some fishermen of the harbour went on strike.",
    ),
    VerificationRule(
        "wholes",
        "What some members did is not what their union did.",
        wholes.check_wholes,
        ("Some members of the pilots' union backed the merger in May.",),
        "The pilots' union backed the merger in May.",
        "In May the merger was backed by some of the pilots' union.",
        finds="weak",
    ),
    VerificationRule(
        "universals",
        "“Every”, “always” and “only” shut out what the source leaves open.",
        universals.check_universals,
        ("The county's lifeboats were out during the storm.",),
        "All the county's lifeboats were out during the storm.",
        "During the storm, the lifeboats of the county were out.",
        finds="weak",
    ),
    VerificationRule(
        "absolutes",
        "“Not always” is no “never”, one of several no “only” one, and “don’t panic” no advice to panic.",
        absolutes.check_absolutes,
        ("The night ferry to Holm might not always call at Tarn.",),
        "The night ferry to Holm never calls at Tarn.",
        "The night ferry to Holm may sometimes leave out Tarn.",
        finds="weak",
    ),
    VerificationRule(
        "generalization",
        "What befell one patient is no news about patients.",
        generalization.check_generalization,
        ("A 51-year-old man lost his sense of smell after taking the syrup.",),
        "Patients lose their sense of smell after taking the syrup.",
        "After taking the syrup, a man lost his sense of smell.",
        finds="weak",
    ),
    VerificationRule(
        "singled out",
        "“One of the first” is no boast; “the first” is one, and mostly wrong.",
        uniqueness.check_uniqueness,
        ("The lighthouse at Holm is one of the oldest on the coast, its keeper says.",),
        "The lighthouse at Holm is the oldest on the coast, its keeper says.",
        "The lighthouse at Holm is among the oldest on the coast, its keeper says.",
    ),
    VerificationRule(
        "changes",
        "“To 12 percent” for “by 12 percent” keeps every word but the one that says how much.",
        changes.check_changes,
        ("The brewery raised its prices by 12 percent in May.",),
        "The brewery raised its prices to 12 percent in May.",
        "In May the brewery's prices went up 12 percent.",
    ),
    VerificationRule(
        "dates",
        "A day or month that the source does not give is a guess, or an error.",
        facts.check_dates,
        ("The two sides met last week.",),
        "The two sides met last month.",
        "Last week, the two sides met.",
    ),
    VerificationRule(
        "quotations",
        "Quotation marks promise the very words.",
        facts.check_quotations,
        ("Artificial intelligence would be “very high” on his agenda, he said.",),
        "Artificial intelligence would be “first” on his agenda, he said.",
        'Artificial intelligence would be "very high" on his agenda.',
    ),
    VerificationRule(
        "names",
        "A name that the evidence lacks is somebody else, or knowledge from elsewhere.",
        facts.check_names,
        ("The European Union held a council with South Korea.",),
        "The European Union held a council with North Korea.",
        "The EU held a South Korean council.",
    ),
    VerificationRule(
        "persons",
        "A namesake is somebody else, and so is “he” where the source has “she”.",
        persons.check_persons,
        ("Ines Dahl told the council that the harbour was her first concern.",),
        "Anna Dahl told the council that the harbour was her first concern.",
        "Dahl told the council that her first concern was the harbour.",
    ),
    VerificationRule(
        "offices",
        "Another office is another person, though no name gives it away.",
        offices.check_offices,
        ("The delegation met the Danish attorney general in Aarhus.",),
        "The delegation met the Danish prime minister.",
        "The delegation met Denmark’s attorney general.",
    ),
    VerificationRule(
        "counterparts",
        "What has no counterpart at all was added; a summary may reword, not add.",
        counterparts.check_counterparts,
        ("The fund proposed buying the chipmaker.",),
        "Farmers blocked roads in protest.",
        "Buying the chipmaker was proposed.",
    ),
    VerificationRule(
        "negation",
        'One "not" put in or left out turns a statement into its opposite.',
        negation.check_negation,
        ("The committee did not approve the merger on Monday.",),
        "The committee approved the merger on Monday.",
        "The merger was not approved by the committee.",
        word_for_word=True,
    ),
    VerificationRule(
        "direction",
        '"Rose" for "fell" keeps every other word.',
        direction.check_direction,
        ("Oil prices fell 3 percent on Friday.",),
        "Oil prices rose 3 percent on Friday.",
        "Oil prices dropped 3 percent on Friday.",
    ),
    VerificationRule(
        "opposite",
        "The opposite of a word fits wherever the word does, and so passes for a synonym.",
        direction.check_opposites,
        ("The court upheld a ban on cheap foreign steel for the ministry.",),
        "The court upheld a ban on expensive foreign steel for the ministry.",
        "A ban on cheap foreign steel was upheld by the court.",
    ),
    VerificationRule(
        "replaced",
        "In an otherwise equal clause another colour, food or figure is the error itself.",
        substitutions.check_substitution,
        ("Farmers grew green beans in the valley, and white onions on the hill.",),
        "Farmers grew white beans in the valley.",
        "In the valley, farmers grew green beans.",
    ),
    VerificationRule(
        "slots",
        "Two names that change places keep every word, and turn the news round.",
        slots.check_slots,
        ("On Monday Oslo asked Aarhus to lend its ferry for the summer.",),
        "On Monday Aarhus asked Oslo to lend its ferry for the summer.",
        "For the summer, Oslo asked Aarhus to lend its ferry.",
    ),
    VerificationRule(
        "modality",
        "A plan told as done is a fact that the source does not know.",
        modality.check_modality,
        ("The fund proposed buying the chipmaker last week.",),
        "The fund bought the chipmaker last week.",
        "The fund plans to buy the chipmaker.",
    ),
    VerificationRule(
        "realization",
        "Another verb in the past makes a fact of a plan as well as the plan’s own verb does.",
        realization.check_realization,
        ("The bakery chain may earn a fee from some of the stalls on this square.",),
        "The bakery chain has received a fee from some stalls on this square.",
        "The bakery chain may receive a fee from some of the stalls on this square.",
        finds="weak",
    ),
    VerificationRule(
        "wanted",
        "Who wants to avert a thing does not want it, though the sentence has both words.",
        wanted.check_wanted,
        ("The carpenters' guild is working to avert a lockout at the yard before Easter.",),
        "The carpenters' guild is working towards a lockout at the yard before Easter.",
        "The carpenters' guild is trying to prevent a lockout at the yard before Easter.",
    ),
    VerificationRule(
        "doer",
        "The same deed by another party is another event.",
        agency.check_doer,
        ("New export restrictions on chip equipment for the Netherlands were announced last week.",),
        "The Netherlands announced new export restrictions last week.",
        "New export restrictions for the Netherlands were announced last week.",
    ),
    VerificationRule(
        "roles",
        "The same two parties and the same deed make another event where they change sides.",
        roles.check_roles,
        ("Captain Ines Brandt told the court that she had warned the shipowner, Oster, of the leak.",),
        "The shipowner, Oster, had warned Captain Ines Brandt of the leak.",
        "The shipowner, Oster, had been warned of the leak by Captain Ines Brandt.",
    ),
    VerificationRule(
        "alternatives",
        "“Not the pilot but the mate” names the pilot to say that he is not meant.",
        alternatives.check_alternatives,
        ("It was not the pilot but the mate who saw the reef, the report says.",),
        "The pilot saw the reef, the report says.",
        "The mate saw the reef, the report says.",
    ),
    VerificationRule(
        "spliced sentences",
        "Two true sentences make an untrue one where one names whom the other does not.",
        agency.check_splicing,
        ("The Netherlands is home to the company ASML", "New export restrictions were announced last week."),
        "The Netherlands imposed new export restrictions last week.",
        "New export restrictions were announced last week.",
    ),
    VerificationRule(
        "swapped subject",
        "The deed of one sentence and the thing of another make an untrue sentence of true words.",
        subject_swap.check_subject_swap,
        ("The theatre at Tarn was given money in 2019.", "The library at Tarn has been planned since 2021."),
        "The library at Tarn was given money in 2019.",
        "The theatre at Tarn was given money in 2019, and the library has been planned since 2021.",
        finds="weak",
    ),
    VerificationRule(
        "figures in place",
        "A figure of one sentence with the deed of another is nobody's figure.",
        counted.check_counted,
        ("The council of Holm opened a swimming hall.", "A library will cost the council 12 million kroner."),
        "The council of Holm spent 12 million kroner on a swimming hall.",
        "The council of Holm is to spend 12 million kroner on a library.",
        finds="weak",
    ),
    VerificationRule(
        "rival values",
        "Of two figures of one kind the wrong one is the error itself.",
        rival_values.check_rival_values,
        (
            "The ferry sank with 12 people in a gale.",
            "The tug of the Oster line sank off Holm with 3 people.",
        ),
        "The tug of the Oster line sank off Holm with 12 people.",
        "With 3 people the tug of the Oster line sank off Holm.",
        finds="weak",
    ),
    VerificationRule(
        "relations",
        "“Because” and “after” keep both events, and say which of them made the other.",
        relations.check_relations,
        ("Because the river had risen, the ferry company cancelled its evening crossings.",),
        "The river had risen because the ferry company cancelled its evening crossings.",
        "The ferry company cancelled its evening crossings since the river had risen.",
    ),
    VerificationRule(
        "time spans",
        "What is so since May was not so before; what was so until May is no more.",
        time_spans.check_time_spans,
        ("The canal was closed to barges until May, the port of Oster said.",),
        "The canal was closed to barges since May, the port of Oster said.",
        "Until May the canal was closed to barges, the port of Oster said.",
    ),
    VerificationRule(
        "ended states",
        "What was so until last year is so no more, though each word of it still stands.",
        ended_states.check_ended_states,
        ("Until last year, cyclists could use the tunnel at Holm; it is now for buses.",),
        "Cyclists can use the tunnel at Holm.",
        "Cyclists could use the tunnel at Holm until last year.",
        finds="weak",
    ),
    VerificationRule(
        "durations",
        "Whether a state will last is what nobody knows yet, unless somebody says so.",
        durations.check_durations,
        ("The council closed the northern pier for repairs.",),
        "The council permanently closed the northern pier for repairs.",
        "The northern pier was closed by the council for repairs.",
        finds="weak",
    ),
    VerificationRule(
        "comparison",
        "Which of two has more is all that a comparison says.",
        comparison.check_comparison,
        ("The northern ferry carried more lorries in May than the bridge at Holm.",),
        "The bridge at Holm carried more lorries in May than the northern ferry.",
        "The bridge at Holm carried fewer lorries in May than the northern ferry.",
    ),
    VerificationRule(
        "degrees",
        "“Weaker” for “stronger” needs no second thing to be wrong, and “more than” needs one.",
        comparison.check_degrees,
        ("The patient went back to the clinic with increased breathlessness.",),
        "When the patient went back to the clinic, his breathlessness was less severe.",
        "The patient's breathlessness had increased when he went back to the clinic.",
        finds="weak",
    ),
    VerificationRule(
        "speaker",
        "Who said it decides what it is worth.",
        speech.check_speaker,
        ("Macron told Scholz that the budget would grow.",),
        "Scholz said that the budget would grow.",
        "Macron said that the budget would grow.",
        word_for_word=True,
    ),
    VerificationRule(
        "utterances",
        "A quotation belongs to whoever spoke it, and a question is no answer.",
        utterances.check_utterances,
        ("Berg asked: “Could the wreck, or a part of it, lie in the northern bay?”",),
        "Berg says that the wreck lies in the northern bay.",
        "Berg asked whether the wreck lies in the northern bay.",
        finds="weak",
    ),
    VerificationRule(
        "factuality",
        "What is asked, supposed, denied or rumoured is nobody's word that it is so.",
        factuality.check_factuality,
        ("Dahlberg asked in parliament whether the ministry had paid the consultant twice.",),
        "The ministry had paid the consultant twice.",
        "Dahlberg asked whether the ministry had paid the consultant twice.",
        word_for_word=True,
    ),
    VerificationRule(
        "certainty",
        "An accusation told as a fact is the dearest error there is.",
        certainty.check_certainty,
        ("Two clerks have been charged with forging the permits of the quarry.",),
        "Two clerks forged the permits of the quarry.",
        "Two clerks are accused of forging the permits of the quarry.",
    ),
    VerificationRule(
        "establishment",
        "A rumour that has been confirmed is a fact, and a first finding that turned out so is the last.",
        establishment.check_establishment,
        ("The doctor at first took the rash of the man for measles.",),
        "The rash of the man turned out to be measles.",
        "At first the doctor took the rash of the man for measles.",
        finds="weak",
    ),
    VerificationRule(
        "openness",
        "What is feared, offered or thought to be is not so yet, whatever form its verb has.",
        openness.check_openness,
        ("Traders at the exchange fear the bank is insolvent.",),
        "The bank is insolvent.",
        "The bank may be insolvent, traders at the exchange fear.",
        finds="weak",
    ),
    VerificationRule(
        "word edits",
        "Who copies a sentence and changes a word of it may have turned it round.",
        word_edits.check_word_edits,
        ("Twenty towns and their harbours are challenging the plan before the court.",),
        "Twenty towns and their harbours are not challenging the plan before the court.",
        "Twenty towns and harbours are challenging the plan before the court.",
    ),
    VerificationRule(
        "voice",
        "A brief that says “we” has taken somebody's side; what is only quoted is no fact.",
        speech.check_voice,
        ("“We shall close every one of our harbours by May,” the minister told fishermen.",),
        "We shall close all our harbours by May.",
        "The minister said that every harbour would close by May.",
    ),
)


def faults(stated: AnnotatedStatement, cited: CitedText, word_for_word: bool = False) -> list[StatementFault]:
    """The faults of a statement, in the order of the table, to the first that withholds it; of one that
    stands word for word in a sentence of the evidence those alone that it can have."""
    rule_faults: list[StatementFault] = []
    for rule in RULES:
        fault = rule.check(stated, cited) if rule.word_for_word or not word_for_word else None
        if fault:
            rule_faults.append(fault)
            if fault.verdict == "unsupported":
                break
    return rule_faults
