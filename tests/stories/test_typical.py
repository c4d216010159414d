"""What leads a story of several articles, and heads it: what they have in common."""

from briefing.models import Confidence, Evidence, Headline, KeyPointFinding
from briefing.stories import centrality

SANK = "The ferry Lady Maud sank off Norvik in a storm on Monday evening."
BERG = "Anna Berg bought a red bicycle in the old town of Hasle in autumn."
BODIES = [
    f"{SANK} The coast guard searched the bay.",
    "A storm sank the ferry Lady Maud off Norvik. It was Monday evening.",
    f"On Monday evening the Lady Maud, a ferry, sank off Norvik in a storm. {BERG}",
]


def point(text: str, independent: int = 1, article: str = "a1") -> KeyPointFinding:
    return KeyPointFinding(
        text=text,
        status="fact",
        evidence=(Evidence(article=article, start=0, end=len(text), quote=text),),
        verdict="supported",
        confidence=Confidence(level="moderate", sources=1, independent=independent, basis=""),
    )


def title(text: str) -> Headline:
    return Headline(text=text, evidence=())


def test_what_all_articles_tell_is_more_typical_than_what_one_tells() -> None:
    of = centrality.typicality(BODIES)

    assert of(SANK, 8) > 2 * of(BERG, 8)


def test_openings_come_first_then_what_is_corroborated_then_what_is_typical() -> None:
    detail, attested = point("The bay is deep.", 3), point("The coast guard searched the bay.", 2)
    odd, common = point(BERG), point(SANK)
    openings = frozenset(piece for one in (attested, odd, common) for piece in one.evidence)

    found = centrality.rank_points([detail, odd, common, attested], openings, centrality.typicality(BODIES))

    assert found == (attested, common, odd, detail)


def test_the_title_that_tells_what_most_articles_tell_heads_the_story() -> None:
    titles = [title("Berg buys red bicycle in Hasle"), title("Ferry Lady Maud sinks off Norvik")]

    found = centrality.choose_headline(titles, [point(SANK)], centrality.typicality(BODIES))

    assert found == titles[1]


def test_a_title_that_tells_nothing_gives_way_to_a_sentence_that_does() -> None:
    found = centrality.choose_headline(
        [title("Well, who would have thought it?")], [point(SANK)], centrality.typicality(BODIES)
    )

    assert found is not None
    assert found.text == SANK


def test_a_sentence_that_is_long_or_weakly_borne_out_heads_nothing() -> None:
    long = point(f"{SANK[:-1]} and {'very ' * 30}far away.")
    weak = point(SANK).model_copy(update={"verdict": "weak"})

    assert centrality.choose_headline([], [long, weak], centrality.typicality(BODIES)) is None
