import pytest

from briefing.models import Verdict
from briefing.verification import verify
from briefing.verification.annotated_statement import annotate_statement, cited_text
from briefing.verification.rules.registry import RULES, VerificationRule
from tests.verification.texts import ALIASES, DEAL, GLUED


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_each_rule_catches_its_example_and_leaves_its_paraphrase_alone(rule: VerificationRule) -> None:
    evidence = cited_text(rule.evidence, {})

    fault = rule.check(annotate_statement(rule.caught, evidence), evidence)

    assert fault is not None
    assert fault.verdict == rule.finds
    assert verify(rule.caught, rule.evidence).verdict == rule.finds
    assert verify(rule.left_alone, rule.evidence) == Verdict(verdict="supported", reason="")


PLANTED = [
    (
        "an invented figure",
        "A fund proposed buying JSR and 12 suppliers.",
        "A fund proposed buying JSR.",
        [DEAL],
    ),
    (
        "a changed figure",
        "A fund proposed buying JSR for $6.8 billion.",
        "A fund proposed buying JSR for $6.3bn.",
        [DEAL],
    ),
    (
        "a changed magnitude",
        "The offer for JSR was 903.9 million yen.",
        "The fund proposed buying JSR for ¥903.9bn.",
        [DEAL],
    ),
    (
        "a changed currency",
        "A fund proposed buying JSR for $903.9 billion.",
        "A fund proposed buying JSR for 903.9bn yen.",
        [DEAL],
    ),
    (
        "percent for percentage points",
        "Unemployment rose by 2 percent.",
        "Unemployment was up 2 percentage points.",
        ["Unemployment rose by 2 percentage points."],
    ),
    (
        "a bound turned round",
        "Fewer than 500 people were arrested.",
        "Police arrested over 500 people.",
        ["More than 500 people were arrested by police."],
    ),
    (
        "a changed date",
        "A fund proposed buying JSR last month.",
        "A fund proposed buying JSR last week.",
        [DEAL],
    ),
    (
        "a name that the source lacks",
        "A fund proposed buying Toshiba.",
        "A Japanese fund proposed buying JSR.",
        [DEAL],
    ),
    (
        "another country",
        "The Chinese government backed the fund that proposed buying JSR.",
        "The fund that proposed buying JSR is backed by Japan’s government.",
        [DEAL],
    ),
    (
        "a speaker who did not say it",
        "Kishida said that the EU would cooperate on semiconductors.",
        "Breton said that the EU would cooperate on semiconductors.",
        ["Breton told Kishida on Monday that the EU would cooperate on semiconductors."],
    ),
    (
        "a negation put in",
        "The committee did not approve the merger.",
        "The merger was approved by the committee.",
        ["The committee approved the merger on Monday."],
    ),
    (
        "a negation taken out",
        "Police found evidence of fraud.",
        "Police did not find any evidence of fraud.",
        ["Police said that they found no evidence of fraud."],
    ),
    (
        "a denial taken for its opposite",
        "The minister took bribes, he said.",
        "The minister denied that he took bribes.",
        ["The minister denied that he took any bribes."],
    ),
    (
        "a direction turned round",
        "Exports fell for the third month as the yen weakened.",
        "Exports climbed for the third month as the yen weakened.",
        ["Exports rose for the third month as the yen weakened."],
    ),
    (
        "two directions that changed places",
        "Gold rose 2 percent on Friday while oil fell 3 percent.",
        "Oil climbed 3 percent on Friday while gold dropped 2 percent.",
        ["Oil rose 3 percent on Friday while gold fell 2 percent."],
    ),
    (
        "a plan made a fact",
        "A fund backed by the Japanese government bought JSR.",
        "A fund plans to buy JSR.",
        [DEAL],
    ),
    (
        "who did it to whom",
        "Smith sued Jones over the patent.",
        "Jones sued Smith.",
        ["Jones sued Smith over the patent on Friday."],
    ),
    (
        "shares nothing with its evidence",
        "Farmers blocked motorways in protest.",
        "JSR is a chipmaker that a fund proposed buying.",
        [DEAL],
    ),
    (
        "a wish given to whom it is about",
        "China has sought to cut the United States off from key technologies.",
        "The US has sought to cut China off from key technologies.",
        ["The U.S., in particular, has sought to cut China off from key technologies such as chips."],
    ),
    (
        "somebody who lost said to have won",
        "Jones won the election.",
        "Smith won the election.",
        ["Smith won the election against Jones."],
    ),
    (
        "words never said in quotation marks",
        "The council would “transform everything”, he said.",
        'The council would discuss "key technologies".',
        ["He said the council would discuss “key  technologies”."],
    ),
    (
        "a deed from the line glued to it",
        "The Netherlands announced new export restrictions on advanced semiconductor equipment.",
        "New export restrictions on advanced semiconductor equipment were announced last week.",
        GLUED,
    ),
    (
        "the same where the lines were not told apart",
        "The Netherlands announced new export restrictions last week.",
        "New export restrictions were announced last week.",
        ["".join(GLUED)],
    ),
]


@pytest.mark.parametrize(
    ("planted", "evidence"), [(p, e) for _, p, _, e in PLANTED], ids=[n for n, *_ in PLANTED]
)
def test_a_planted_fault_is_caught(planted: str, evidence: list[str]) -> None:
    verdict = verify(planted, evidence)

    assert verdict.verdict == "unsupported"
    assert verdict.reason


@pytest.mark.parametrize(
    ("true", "evidence"), [(t, e) for _, _, t, e in PLANTED], ids=[n for n, *_ in PLANTED]
)
def test_a_true_paraphrase_passes(true: str, evidence: list[str]) -> None:
    assert verify(true, evidence) == Verdict(verdict="supported", reason="")


def test_what_will_happen_is_weak_where_the_source_only_hopes() -> None:
    verdict = verify("Washington will persuade its allies.", ["Washington hopes to persuade its allies."])

    assert verdict.verdict == "weak"


def test_a_statement_that_says_nothing_or_cites_nothing_is_unsupported() -> None:
    assert verify(" ", ["It rained."]).reason == "says nothing"
    assert verify("It rained.", []).reason == "cites no sentence of the article"


def test_an_alias_of_the_article_is_the_full_name() -> None:
    evidence = ["Breton said the EU would cooperate with Japan."]

    assert verify("Thierry Breton said the European Union would cooperate.", evidence).verdict == "weak"
    assert (
        verify("Thierry Breton said the European Union would cooperate.", evidence, aliases=ALIASES).verdict
        == "supported"
    )


def test_a_denial_of_what_the_source_nowhere_denies_is_caught() -> None:
    evidence = ["The survey gives surprising figures of the lake.", "It is not finished."]

    assert verify("The survey gives nothing surprising.", evidence).verdict == "unsupported"
    assert verify("Surprising figures of the lake are given.", evidence).verdict == "supported"


def test_what_was_called_off_may_be_told_as_a_denial() -> None:
    evidence = ["The council called off the vote, which it has yet to repeat."]

    assert verify("The council did not repeat the vote.", evidence).verdict != "unsupported"


def test_another_country_is_not_found_in_chance_initials() -> None:
    evidence = ["Using sails, the Norwegian crew crossed the strait under storm warnings."]

    assert verify("The U.S. crew crossed the strait.", evidence).verdict == "unsupported"


def test_a_state_of_things_stands_for_no_other_one() -> None:
    evidence = ["The young herrings gather inside the harbour of the old town every spring."]

    assert verify("The old herrings gather inside the harbour every spring.", evidence).verdict != "supported"
    assert verify("In spring the young herrings gather inside the harbour.", evidence).verdict == "supported"
