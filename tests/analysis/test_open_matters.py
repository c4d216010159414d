"""Questions for what nobody has been chosen for, what is unresolved, put first, or due; and what is none."""

import pytest

from tests.analysis.test_questions import asked


@pytest.mark.parametrize(
    ("text", "question"),
    [
        (
            "It is unclear which of the clinics will lose its ward.",
            "Which of the clinics will lose its ward?",
        ),
        ("Whether the quay will be built at all will depend on the state.", "Will the quay be built?"),
        ("Who is behind the attack is unclear.", "Who is behind the attack?"),
        ("An architect for the library has not been chosen.", "Who will be the architect for the library?"),
        ("A buyer for the yard has yet to be found.", "Who will be the buyer for the yard?"),
        ("A date for the vote has not been set.", "When will the vote take place?"),
        ("A date for the vote has yet to be set.", "When will the vote take place?"),
        ("The fate of the 500 workers is unresolved.", "What is the fate of the 500 workers?"),
        ("The outcome of the tender is still open.", "What is the outcome of the tender?"),
        (
            "What the board will do with the quay the mayor did not say.",
            "What will the board do with the quay?",
        ),
        ("The board has not decided what to do with the quay.", "What will the board do with the quay?"),
        ("The board must decide how to spend the levy.", "How will the board spend the levy?"),
        ("Engineers do not know whether the dam is safe.", "Is the dam safe?"),
        ("It is doubtful whether the quay will open.", "Will the quay open?"),
        ("Prosecutors have 30 days to decide whether to try the banker.", "Will prosecutors try the banker?"),
        ("Details of how the levy will work are still being worked out.", "How will the levy work?"),
        ("Laboratory results are pending.", "What will the laboratory results be?"),
        (
            "The results of the blood tests are not expected before Friday.",
            "What will the results of the blood tests be?",
        ),
        ("Parliament will vote next week on a ban of nets.", "How will Parliament vote on a ban of nets?"),
        (
            "Chancellor Anna Holm will not run again. Who will succeed her has not been settled.",
            "Who will succeed Anna Holm?",
        ),
    ],
)
def test_what_the_article_leaves_open_is_asked(text: str, question: str) -> None:
    assert question in asked(text)


@pytest.mark.parametrize(
    "text",
    [
        "Which of them will close is unclear.",
        "It is not known what the two will discuss.",
        "An architect for the library has been chosen.",
        "An architect for the library had not been chosen.",
        "Architects for the library have not been chosen.",
        "His fate is unresolved.",
        "The results are pending.",
        "The results of the blood tests were not expected before Friday.",
        "I do not know whether the dam is safe.",
        "Engineers did not know whether the dam was safe.",
        "The fate of the pact between Norvik and Bergen is open.",
        "The door of the yard is open.",
        "The boards have not yet agreed on who will lead.",
    ],
)
def test_what_nobody_could_answer_from_the_question_is_not_asked(text: str) -> None:
    assert asked(text) == []
