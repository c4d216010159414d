from briefing.duplicates import duplicates
from briefing.model import Article, Sentence


def article(key: str, text: str) -> tuple[Article, tuple[Sentence, ...]]:
    made = Article(
        id=key,
        title="",
        title_span=None,
        source=f"{key}.txt",
        publisher="",
        author="",
        published="",
        language="en",
        text=text,
    )
    return made, (Sentence(number=1, start=0, end=len(text)),)


def test_the_same_words_are_one_article_whatever_their_line_breaks() -> None:
    found = duplicates(
        [article("a1", "Rents fell\nin May."), article("a2", "Rents  fell in May"), article("a3", "No.")]
    )

    assert found == {"a2": "a1"}


def test_a_changed_figure_is_another_article() -> None:
    assert duplicates([article("a1", "Rents fell 3 percent."), article("a2", "Rents fell 4 percent.")]) == {}
