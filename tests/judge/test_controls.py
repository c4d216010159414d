"""Controls of a request, and what is believed of a reader by how it answered them."""

from collections import Counter

from briefing.judge.controls import COUNT, FEWEST_PLANTED, RequestStatement, add_controls
from briefing.judge.statements import JudgedStatement, Passage, bare_statement, number_sentences
from briefing.judge.trust import NO_CONTROLS, ControlResults, believed_readings, control_results
from briefing.tasks.readings import ErrorKind, Reading

TEXTS = (
    "Wexby Council may sell the ferry on Monday, Anna Dahl said.",
    "Larvik Port Authority sued Wexby Council after the ferry sank.",
    "Some 12 farms of the valley were flooded.",
    "The mill has been closed.",
)
STATEMENTS = [
    RequestStatement(JudgedStatement("fact", f"Statement {n}.", (Passage(0, n + 1, text),)), n)
    for n, text in enumerate(TEXTS)
]


def test_each_kind_that_has_a_place_is_planted_once_and_some_sentences_are_left_as_they_are() -> None:
    every = add_controls(STATEMENTS)
    planted = [one for one in every if one.number is None and one.planted]
    true = [one for one in every if one.number is None and not one.planted]

    kinds = [one.planted for one in planted]
    assert len(kinds) == len(set(kinds)) == FEWEST_PLANTED
    assert all(one.statement.text not in TEXTS for one in planted)
    assert [one.statement.text in TEXTS for one in true] == [True, True, True]
    assert [one.number for one in every if one.number is not None] == [0, 1, 2, 3]


def test_a_long_request_has_an_error_of_each_kind() -> None:
    every = add_controls([RequestStatement(one.statement, n) for n, one in enumerate(STATEMENTS * 6)])
    kinds = {one.planted for one in every if one.number is None and one.planted}

    assert len(kinds) >= 7
    assert len(every) <= 24 + COUNT


def test_controls_are_the_same_each_time_and_stand_among_the_statements() -> None:
    every = add_controls(STATEMENTS)

    assert every == add_controls(STATEMENTS)
    assert len({every.index(one) for one in STATEMENTS}) == 4
    assert every.index(STATEMENTS[3]) - every.index(STATEMENTS[0]) > 3


def test_of_a_sentence_that_two_articles_have_there_are_no_two_controls() -> None:
    cited = (Passage(0, 1, TEXTS[2]), Passage(1, 8, TEXTS[2]))
    every = add_controls([RequestStatement(JudgedStatement("fact", "Farms.", cited), 1)])
    texts = [one.statement.text for one in every]

    assert len(texts) == len(set(texts))


def test_a_question_and_a_fragment_are_controls_where_nothing_else_is() -> None:
    asked, fragment = Passage(0, 2, "“Will it be closed in the end?”"), Passage(0, 3, "“No.”")
    stated = tuple(Passage(0, 4 + n, text) for n, text in enumerate(TEXTS[1:]))

    def true(*cited: Passage) -> set[str]:
        every = add_controls([RequestStatement(JudgedStatement("question", "When?", cited), 1)])
        return {one.statement.text for one in every if one.number is None and not one.planted}

    assert true(asked, fragment, *stated) == set(TEXTS[1:])
    assert true(asked, fragment) == {asked.text, fragment.text}


def test_where_nothing_can_be_planted_foreign_statements_stand_in() -> None:
    german = bare_statement("Der Hafen ist zu.", ["Der Hafen bleibt geschlossen, sagt die Stadt."])

    controls = [one for one in add_controls([RequestStatement(german, 1)]) if one.number is None]

    assert sum(one.planted is not None for one in controls) >= 2


def test_sentences_stand_once_in_their_order_with_those_beside_them_in_round_brackets() -> None:
    first = JudgedStatement("fact", "A.", (Passage(0, 4, "Four."),), (Passage(0, 3, "Three."),))
    second = JudgedStatement("position", "B.", (Passage(0, 9, "Nine."), Passage(0, 4, "Four.")))

    numbered = number_sentences([first, second])

    assert numbered.lines == ("(1) Three.", "[2] Four.", "…", "[3] Nine.")
    assert second.line(7, numbered.places) == "7. position [2][3]: B."


def test_a_sentence_that_two_articles_have_stands_at_its_first_place() -> None:
    first = (Passage(0, 1, "One."), Passage(0, 2, "Two."), Passage(0, 4, "Four."))
    second = (Passage(1, 1, "Four."), Passage(1, 2, "One."), Passage(1, 3, "Three."))

    numbered = number_sentences([JudgedStatement("fact", "A.", (*second, *first))])

    assert numbered.lines == ("[1] One.", "[2] Two.", "…", "[3] Four.", "…", "[4] Three.")


# ── Trust ───────────────────────────────────────────────────────────────────────────────────────────


def answered(**seen: str) -> ControlResults:
    """`time="1/4"`: one of four seen; all true ones in peace, but for `true`."""
    true, entailed = (int(n) for n in reversed(seen.pop("true", "9/9").split("/")))
    pairs: dict[str, list[int]] = {kind: [int(n) for n in text.split("/")] for kind, text in seen.items()}
    return ControlResults(
        Counter({kind: n for kind, (_, n) in pairs.items()}),  # type: ignore[misc]
        Counter({kind: n for kind, (n, _) in pairs.items()}),  # type: ignore[misc]
        true,
        entailed,
    )


def error(kind: ErrorKind) -> Reading:
    return Reading(verdict="contradicted", kind=kind)


def test_what_a_reader_says_of_a_kind_that_it_does_not_see_is_not_used() -> None:
    results = answered(who="3/3", time="1/4", scope="2/2")

    counted = believed_readings(
        {1: error("who"), 2: error("time"), 3: error("other"), 4: error("cause")}, results
    )

    assert list(counted) == [1, 3, 4]
    assert results.blind_to == ("time",)


def test_an_error_that_is_believed_counts_where_a_graver_one_is_not() -> None:
    results = answered(who="3/3", time="1/4", scope="2/2")
    partly = Reading(verdict="partly", kind="who", words="Dahl")

    counted = believed_readings({1: error("time").model_copy(update={"further": (partly,)})}, results)

    assert counted == {1: partly}


def test_nothing_is_used_of_one_who_sees_too_little_or_too_much() -> None:
    blind = answered(who="1/3", time="0/4", scope="2/2")
    severe = answered(who="3/3", time="4/4", scope="2/2", true="7/9")

    assert not believed_readings({1: error("who"), 2: Reading(verdict="entailed")}, blind)
    assert not believed_readings({1: error("who"), 2: Reading(verdict="entailed")}, severe)
    assert not NO_CONTROLS.trusted


def test_one_slip_in_ten_true_ones_is_forgiven() -> None:
    assert answered(who="3/3", true="9/10").trusted
    assert not answered(who="3/3", true="8/9").trusted


def test_a_control_without_an_answer_makes_the_request_worth_nothing() -> None:
    every = add_controls(STATEMENTS)
    full = {at: Reading(verdict="entailed") for at in range(1, len(every) + 1)}
    control = next(at for at, one in enumerate(every, start=1) if one.number is None)

    assert control_results(every, full) is not None
    assert control_results(every, {at: one for at, one in full.items() if at != control}) is None
