import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.models import OpenQuestion, Verdict
from briefing.verification import verify, verify_position, verify_question
from tests.making import position
from tests.verification.texts import ALIASES, DEAL, SENTENCES


@given(st.text(min_size=1).filter(lambda text: text.strip()))
def test_a_sentence_bears_itself_out(sentence: str) -> None:
    assert verify(sentence, [sentence]) == Verdict(verdict="supported", reason="")


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_sentence_of_the_seed_bears_itself_out_among_others(sentence: str) -> None:
    assert verify(sentence, SENTENCES, aliases=ALIASES).verdict == "supported"


@given(
    st.integers(13, 10**6),
    st.sampled_from(["", "$", "€"]),
    st.sampled_from(["", " percent", " million", "km"]),
)
def test_a_sentence_with_its_figure_changed_is_unsupported(figure: int, symbol: str, unit: str) -> None:
    true = f"The plan to widen the road covers {symbol}{figure}{unit} according to the council."
    changed = true.replace(str(figure), str(figure + 7))

    assert verify(true, [true]).verdict == "supported"
    assert verify(changed, [true]).verdict == "unsupported"


def test_a_clause_after_a_denial_is_not_taken_for_a_verbatim_sentence() -> None:
    assert verify("The plan will work.", ["Critics deny that the plan will work."]).verdict == "unsupported"


# ── positions ────────────────────────────────────────────────────────────────────────────────────────


def test_a_stakeholder_may_be_named_in_another_sentence() -> None:
    he = position("Thierry Breton", "said", "that the council would be established")
    evidence = ["He said that the council would be established."]

    assert verify_position(he, evidence).verdict == "unsupported"
    assert verify_position(he, evidence, named_in="Thierry Breton met reporters.").verdict == "supported"


def test_a_stakeholder_who_did_not_say_it_is_unsupported() -> None:
    evidence = ["Breton told Kishida on Monday that chips would come first."]

    verdict = verify_position(position("Kishida", "said", "that chips would come first"), evidence)

    assert verdict == Verdict(verdict="unsupported", reason="said by somebody else: Breton, not Kishida")
    assert (
        verify_position(position("Breton", "said", "that chips would come first"), evidence).verdict
        == "supported"
    )


def test_a_party_that_somebody_else_speaks_of_is_a_stakeholder() -> None:
    evidence = ["Breton told Reuters on Monday that the EU would cooperate with Japan on chips."]

    assert (
        verify_position(
            position("European Union", "would cooperate", "with Japan on chips"), evidence
        ).verdict
        == "supported"
    )


def test_a_group_that_its_leader_speaks_of_is_a_stakeholder() -> None:
    evidence = ["The union wants more pay for night shifts, its leader Karin Moe said."]

    assert (
        verify_position(position("Union", "wants", "more pay for night shifts"), evidence).verdict
        == "supported"
    )


def test_a_described_stakeholder_is_named_by_its_words() -> None:
    fund = position("Fund backed by the Japanese government", "proposed", "buying domestic chipmaker JSR")

    assert verify_position(fund, [DEAL]).verdict == "supported"
    assert verify_position(fund, ["A bank proposed buying domestic chipmaker JSR."]).verdict == "unsupported"


def test_opposition_turned_into_support_is_unsupported() -> None:
    evidence = ["The union opposes the merger of the two banks."]

    assert verify_position(position("The union", "opposes", "the merger"), evidence).verdict == "supported"
    assert verify_position(position("The union", "supports", "the merger"), evidence).verdict == "unsupported"


def test_a_denial_made_a_statement_is_unsupported() -> None:
    evidence = ["Smith denied that the firm paid bribes."]

    assert (
        verify_position(position("Smith", "said", "that the firm paid bribes"), evidence).verdict
        == "unsupported"
    )


def test_a_promise_where_the_source_has_a_wish_is_weak() -> None:
    evidence = ["Washington hopes to persuade European allies to join."]

    assert (
        verify_position(position("Washington", "pledged", "to persuade European allies"), evidence).verdict
        == "weak"
    )


# ── questions ────────────────────────────────────────────────────────────────────────────────────────


def test_a_question_needs_its_names_and_figures_in_the_evidence() -> None:
    def asked(question: str) -> str:
        return verify_question(OpenQuestion(question=question, why=""), [DEAL]).verdict

    assert asked("Will the fund buy JSR?") == "supported"
    assert asked("Will the fund buy Toshiba?") == "unsupported"
    assert asked("Will the fund pay $9 billion for JSR?") == "unsupported"
    assert asked("Why do whales sing?") == "unsupported"


def test_what_a_question_says_is_open_is_not_held_against_it() -> None:
    asked = OpenQuestion(question="Will the fund not buy JSR after all?", why="“proposed”: not yet done")

    assert verify_question(asked, [DEAL]).verdict == "supported"


def test_a_sentence_denied_as_a_whole_is_not_its_statement() -> None:
    plain, denied = "Rents fell in Oslo in May.", "It is not true that rents fell in Oslo in May."

    assert verify(plain, [denied]).verdict == "unsupported"
    assert verify(denied, [plain]).verdict == "unsupported"
    assert verify(denied, [denied]).verdict == "supported"


def test_about_allows_only_a_figure_of_fewer_digits() -> None:
    evidence = ["The fund offered 903.9 billion yen for the chipmaker."]

    assert (
        verify("The fund offered about 900 billion yen for the chipmaker.", evidence).verdict == "supported"
    )
    assert (
        verify("The fund offered about 909.3 billion yen for the chipmaker.", evidence).verdict
        == "unsupported"
    )


@pytest.mark.parametrize(
    ("stakeholder", "verb", "clause", "sentence"),
    [
        ("Holm", "says", "the bridge will open", "Holm never says the bridge will open."),
        ("Scholz", "told", "the budget would grow", "Macron told Scholz that the budget would grow."),
        ("Berg", "says", "the bridge will open", "Holm says the bridge will open."),
    ],
)
def test_words_that_stand_so_in_a_sentence_can_still_be_denied_or_somebody_elses(
    stakeholder: str, verb: str, clause: str, sentence: str
) -> None:
    assert verify_position(position(stakeholder, verb, clause), [sentence]).verdict == "unsupported"


def test_words_right_after_their_party_and_its_verb_are_supported() -> None:
    found = verify_position(
        position("Kari Holm", "says", "the bridge will open"), ["Holm says the bridge will open."]
    )

    assert found.verdict == "supported"


@pytest.mark.parametrize("clause", ["100 million went to rail", "5 million went to rail"])
def test_a_figure_cut_out_of_another_does_not_stand_in_a_sentence(clause: str) -> None:
    sentence = "Holm said $100 million went to rail; Berg said 1.5 million went to rail."

    assert verify_position(position("Holm", "said", clause), [sentence]).verdict == "unsupported"


@pytest.mark.parametrize(
    "sentence", ["Rents fell by a third, Holm said.", "Holm said: “Rents fell by a third.”"]
)
def test_a_verb_before_a_mark_stands_in_its_sentence(sentence: str) -> None:
    found = verify_position(position("Holm", "said", "Rents fell by a third"), [sentence])

    assert found.verdict == "supported"
