"""A pronoun in what somebody says that a reader of it alone cannot resolve."""

import pytest

from briefing.nlp.free_pronouns import has_free_pronoun

NOT_SEVERAL = "is was has does says its this his hers as us yes thus perhaps always".split()


@pytest.mark.parametrize(
    "said",
    [
        "He and others were taken to the town hall",
        "“They were taken to the town hall",
        "His boat is gone",
        *(f"‘{pronoun} nobody asked" for pronoun in ("she", "him", "her", "their", "them")),
    ],
)
def test_a_quotation_that_opens_with_it_leans(said: str) -> None:
    assert has_free_pronoun(said, quoted=True, by_person=True)


@pytest.mark.parametrize(
    ("said", "by_person", "free"),
    [
        ("he would lower the fees", True, False),  # the speaker
        ("the two boats that he sold are old", False, True),
        ("“The boats that he sold are old”", False, True),
        ("Erik Berg sold the two boats that he had", False, False),
        ("to go on shouting at them", True, True),
        ("to stay away and go on shouting at them", True, True),
        ("to take the boats and burn them", True, False),
        ("to meet the police and thank them", True, False),
        ("to meet Berg and Holm and thank them", True, False),
        ("He would lower the fees", True, True),  # "He would lower the fees, a nurse said"
        ("the fees are too high", False, False),
        ("The old boat that he sold is gone", False, True),  # "The" is no name
        ("the boat is hers", False, True),
        ("to blame themselves", True, True),
        *(
            (f"to see {several} and thank them", True, False)
            for several in ("people", "men", "women", "children")
        ),
        *((f"to hope it {word} good to thank them", True, True) for word in NOT_SEVERAL),
        ("This would harm them", True, True),
        ("against it", False, True),
        ("that", True, True),
        ("to mend it", True, False),
    ],
)
def test_what_an_article_reports_may_speak_of_its_speaker(said: str, by_person: bool, free: bool) -> None:
    assert has_free_pronoun(said, quoted=False, by_person=by_person) is free
