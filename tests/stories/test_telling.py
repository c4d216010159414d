import pytest

from briefing.models import (
    Analysis,
    Article,
    Evidence,
    Headline,
    KeyPointFinding,
    PositionFinding,
    Sentence,
    Story,
    Withheld,
)
from briefing.stories import assembly
from briefing.stories.bottom_line import bottom_line
from tests import making


def article(key: str, text: str) -> tuple[Article, tuple[Sentence, ...]]:
    made = making.article(text, key)
    return made, (Sentence(number=1, start=0, end=len(text)),)


def point(text: str) -> KeyPointFinding:
    evidence = (Evidence(article="a1", start=0, end=len(text), quote=text),)
    return KeyPointFinding(text=text, status="fact", evidence=evidence, verdict="supported")


def story(key: str, *points: str) -> Story:
    return Story(
        id=key,
        headline=Headline(text=key, evidence=()),
        summary=tuple(map(point, points)),
        positions=(),
        open_questions=(),
        articles=("a1",),
    )


def headed(key: str, text: str, title: str = "") -> assembly.AnalyzedArticle:
    """An article of one sentence, headed by its title, else by that sentence."""
    made, sentences = article(key, text)
    analysis = Analysis(
        article=key,
        headline=Headline(text=title or text, evidence=()),
        summary=(),
        positions=(),
        open_questions=(),
        withheld=(),
    )
    return assembly.AnalyzedArticle(made, sentences, analysis)


def test_a_lone_story_gives_its_first_two_points_to_the_bottom_line() -> None:
    found = bottom_line([story("s1", "One.", "Two.", "Three.")])

    assert [line.text for line in found] == ["One.", "Two."]


@pytest.mark.parametrize(
    "leaning",
    [
        "Holm's husband and daughter mended the pier as well.",
        "A neighbour of Holm mended the pier as well.",
        "Norvik has paid Holm for the pier.",
    ],
)
def test_a_last_name_that_a_point_below_introduces_is_no_bottom_line(leaning: str) -> None:
    whole = "The woman, identified as Anna Holm, mended the pier of Norvik."

    def lines(headline: str) -> list[str]:
        return [line.text for line in bottom_line([story(headline, leaning, whole, "Snow fell in Oslo.")])]

    assert leaning not in lines("A pier is mended")
    assert leaning in lines("Anna Holm mends a pier")


def test_a_day_gives_the_first_point_of_its_leading_stories() -> None:
    day = [story(f"s{n}", f"Lead {n}.", "More.") for n in range(1, 6)]

    assert [line.text for line in bottom_line(day)] == ["Lead 1.", "Lead 2.", "Lead 3."]


def test_who_is_named_without_a_position_is_said() -> None:
    text = "Norway is rich. Sweden is near Norway."
    made, _ = article("a1", text)
    sentences = (Sentence(number=1, start=0, end=15), Sentence(number=2, start=16, end=len(text)))
    position = PositionFinding(
        stakeholder="Norway",
        stakeholder_kind="government",
        role="",
        verb="wants",
        position="to buy ferries",
        stance="unclear",
        stance_on="",
        directness="reported",
        evidence=point(text).evidence,
        verdict="supported",
    )
    analysis = Analysis(
        article="a1",
        headline=Headline(text="", evidence=()),
        summary=(),
        positions=(position,),
        open_questions=(),
        withheld=(),
    )

    assert assembly.silent_parties(assembly.AnalyzedArticle(made, sentences, analysis), {}) == ("Sweden",)


def test_a_story_without_a_title_is_headed_by_the_sentence_that_names_most() -> None:
    texts = ("He was not hurt, they said.", "Anna Berg of Nordlinje was not hurt in Oslo.")
    told = [headed(f"a{number}", text) for number, text in enumerate(texts, start=1)]

    assert assembly.story_headline(told).text == texts[1]


def test_a_story_is_headed_by_a_title_where_an_article_has_one() -> None:
    plain = headed("a1", "Anna Berg of Nordlinje was not hurt in Oslo.")
    titled = headed("a2", "She was not hurt.", title="Ferry owner unhurt")

    assert assembly.story_headline([plain, titled]).text == "Ferry owner unhurt"


LEAD = point("Nordlinje sold its ferries on Monday.")


def test_a_lone_article_without_a_title_is_headed_by_its_first_point() -> None:
    plain = headed("a1", "He was not hurt, they said.")

    assert assembly.story_headline([plain], [LEAD, point("It was cold.")]).text == LEAD.text


def test_a_point_far_from_the_opening_heads_no_article_without_a_title() -> None:
    quiet = ("It was late.", "It was cold.", "Nobody came.", "Rain fell.")
    texts = ("He was not hurt, they said.", *quiet, LEAD.text)
    text = " ".join(texts)
    starts = [text.index(each) for each in texts]
    spans = tuple(
        Sentence(number=number, start=start, end=start + len(each))
        for number, (start, each) in enumerate(zip(starts, texts, strict=True), start=1)
    )
    plain = headed("a1", texts[0])
    long = plain._replace(article=plain.article.model_copy(update={"text": text}), sentences=spans)
    deep = LEAD.model_copy(
        update={"evidence": (Evidence(article="a1", start=starts[-1], end=len(text), quote=LEAD.text),)}
    )

    assert assembly.story_headline([long], [deep]).text == texts[0]


def test_a_lone_article_keeps_its_title() -> None:
    titled = headed("a1", "Nordlinje sold its ferries.", title="Ferries sold")

    assert assembly.story_headline([titled], [LEAD]).text == "Ferries sold"


@pytest.mark.parametrize(
    "marked",
    [{"verdict": "weak"}, {"status": "claim"}],
)
def test_what_needs_a_mark_heads_no_story(marked: dict[str, str]) -> None:
    plain = headed("a1", "He was not hurt, they said.")
    other = point("Snow fell in Oslo.")

    assert assembly.story_headline([plain], [LEAD.model_copy(update=marked), other]).text == other.text


def test_a_claim_that_is_a_whole_sentence_names_its_speaker_and_may_head_a_story() -> None:
    plain = headed("a1", "He was not hurt, they said.")
    claim = LEAD.model_copy(update={"status": "claim", "checked": "verbatim"})

    assert assembly.story_headline([plain], [claim]).text == LEAD.text


LEANING = (
    "His remarks follow a dispute in Oslo.",
    "They were sold on Monday.",
    "This angers the skippers of Oslo.",
    "The case will be heard in May.",
    "The two met in Oslo.",
)


@pytest.mark.parametrize("leaning", LEANING)
def test_nothing_that_takes_up_another_sentence_heads_a_story_or_is_a_bottom_line(leaning: str) -> None:
    plain = headed("a1", "He was not hurt, they said.")
    days = (
        [story("s1", leaning, LEAD.text, leaning)],
        [story("s1", "A judge in Oslo closed the lawsuit against Berg."), story("s2", leaning, LEAD.text)],
        [story("s1", LEAD.text), story("s2", leaning)],
    )

    assert assembly.story_headline([plain], [point(leaning), LEAD]).text == LEAD.text
    for day in days:
        lines = [line.text for line in bottom_line(day)]
        assert LEAD.text in lines
        assert leaning not in lines


def test_what_heads_a_story_of_several_is_a_bottom_line_for_want_of_another() -> None:
    day = [story(LEAD.text, LEAD.text), story("s2", "Ice broke in Hamn.")]

    assert [line.text for line in bottom_line(day)] == [LEAD.text, "Ice broke in Hamn."]


def test_nothing_weak_is_a_bottom_line() -> None:
    weak = LEAD.model_copy(update={"verdict": "weak"})
    lone = story("s1", "Snow fell in Oslo.").model_copy(
        update={"summary": (weak, point("Snow fell in Oslo."))}
    )

    assert [line.text for line in bottom_line([lone])] == ["Snow fell in Oslo."]
    assert [line.text for line in bottom_line([lone, story("s2", "Ice broke in Hamn.")])] == [
        "Snow fell in Oslo.",
        "Ice broke in Hamn.",
    ]


def test_an_article_whose_headline_is_withheld_is_headed_by_its_first_point() -> None:
    titled = headed("a1", "Nordlinje sold its ferries.", title="Ferries sold")
    lost = Withheld(section="headline", text="Berg sells ferries", reason="", article="a1")
    refused = titled._replace(analysis=titled.analysis.model_copy(update={"withheld": (lost,)}))

    assert assembly.story_headline([refused], [LEAD]).text == LEAD.text
    assert assembly.story_headline([refused]).text == "Ferries sold"
