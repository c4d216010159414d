"""Stories are ranked by what a reader can check: sources, dates, and the watch list."""

from datetime import date

from briefing.models import Analysis, Headline, Story, Watched
from briefing.stories import ranking
from briefing.stories.assembly import AnalyzedArticle
from briefing.stories.subjects import ArticleOutline
from tests.stories.made_up import article
from tests.stories.test_telling import point

DAY = date(2026, 11, 24)
NOTHING = Watched()


def covered(key: str, text: str, published: str = "") -> AnalyzedArticle:
    made, sentences = article(key, text)
    analysis = Analysis(
        article=key,
        headline=Headline(text="", evidence=()),
        summary=(),
        positions=(),
        open_questions=(),
        withheld=(),
    )
    return AnalyzedArticle(made.model_copy(update={"published": published}), sentences, analysis)


def story(key: str, *articles: AnalyzedArticle, findings: bool = True) -> Story:
    return Story(
        id=key,
        headline=Headline(text="", evidence=()),
        summary=(point("Something happened."),) if findings else (),
        positions=(),
        open_questions=(),
        articles=tuple(one.article.id for one in articles),
        origins=tuple((one.article.id,) for one in articles),
    )


def subject(one: AnalyzedArticle) -> ArticleOutline:
    sentences = tuple(one.article.text[s.start : s.end] for s in one.sentences)
    return ArticleOutline(one.article.title, sentences, one.article.published)


FERRY = covered("a1", "Nordlinje sold a ferry to Sandholm. The price was kept secret.")
MILL = covered("a2", "A mill burned in Hexley. Nobody was hurt.")
ROOF = covered("a3", "The roof of a mill fell in Hexley. Nobody was hurt.")
DAY_OF_THREE = (FERRY, MILL, ROOF)


def told(watched: Watched = NOTHING) -> tuple[Story, ...]:
    stories = [story("s1", FERRY), story("s2", MILL, ROOF)]
    return ranking.rank_stories(stories, DAY_OF_THREE, watched, DAY)


def test_a_story_of_more_independent_sources_comes_first_and_says_so() -> None:
    first, second = told()

    assert (first.id, first.articles, first.why) == ("s1", ("a2", "a3"), "2 independent sources")
    assert (second.id, second.why) == ("s2", "")


def test_copies_of_one_report_are_no_more_sources() -> None:
    copied = story("s2", MILL, ROOF).model_copy(update={"origins": (("a2", "a3"),)})

    assert ranking.standing(copied, [subject(MILL), subject(ROOF)], NOTHING, DAY).sources == 1


def test_a_watched_stakeholder_leads_before_a_second_source() -> None:
    first, _ = told(Watched(stakeholders=("Nordlinje", "Breton")))

    assert (first.articles, first.why) == (("a1",), "names Nordlinje, whom you watch")


def test_a_watched_topic_is_found_in_another_form_of_its_words() -> None:
    first, _ = told(Watched(topics=("ferry prices",)))

    assert first.articles == ("a2", "a3")  # no sentence holds both words
    first, _ = told(Watched(topics=("selling ferries",)))
    assert (first.articles, first.why) == (("a1",), "on selling ferries, which you watch")


def test_a_name_in_passing_is_not_what_a_story_is_about() -> None:
    aside = covered("a1", "One ran. Two ran. Three ran. Breton ran.")
    often = covered("a2", "One ran. Two ran. Three ran. Breton ran. Breton fell.")
    watched = Watched(stakeholders=("Breton",))

    assert ranking.standing(story("s1", aside), [subject(aside)], watched, DAY).stakeholders == ()
    assert ranking.standing(story("s2", often), [subject(often)], watched, DAY).stakeholders == ("Breton",)


def test_a_name_is_not_found_inside_a_word() -> None:
    apple = covered("a1", "Applegate sold an apple.")

    assert (
        ranking.standing(story("s1", apple), [subject(apple)], Watched(stakeholders=("Apple",)), DAY).weight
        == 1
    )


def test_a_newer_story_comes_before_an_older_one() -> None:
    old = covered("a1", "A bridge fell in Hexley.", "2026-11-20")
    new = covered("a2", "A mill burned in Hexley.", "2026-11-24")

    ranked = ranking.rank_stories([story("s1", old), story("s2", new)], [old, new], NOTHING, DAY)

    assert [one.articles for one in ranked] == [("a2",), ("a1",)]


def test_an_old_date_cannot_outweigh_more_than_a_week() -> None:
    ancient = covered("a1", "A bridge fell.", "1999-01-01")

    assert ranking.standing(story("s1", ancient), [subject(ancient)], NOTHING, DAY).weight == 1 - 7


def test_a_story_dated_after_the_day_is_no_newer_than_the_others() -> None:
    old = covered("a1", "A bridge fell in Hexley.", "2026-11-22")
    to_come = covered("a2", "A mill burned in Hexley.", "2026-12-25")

    found = ranking.standings(
        [story("s1", old), story("s2", to_come)], [[subject(old)], [subject(to_come)]], NOTHING, DAY
    )

    assert [one.days for one in found] == [2, 2]


def test_a_date_that_is_none_counts_as_no_date() -> None:
    odd = covered("a1", "A bridge fell.", "last week")

    assert ranking.standing(story("s1", odd), [subject(odd)], NOTHING, DAY).days == 0


def test_a_story_without_findings_comes_last_however_many_tell_it() -> None:
    empty, found = story("s1", MILL, ROOF, findings=False), story("s2", FERRY)

    ranked = ranking.rank_stories([empty, found], DAY_OF_THREE, NOTHING, DAY)

    assert [one.articles for one in ranked] == [("a1",), ("a2", "a3")]


def test_the_order_of_the_sources_makes_no_difference() -> None:
    stories = [story("s1", FERRY), story("s2", MILL), story("s3", ROOF)]

    one = ranking.rank_stories(stories, DAY_OF_THREE, NOTHING, DAY)
    other = ranking.rank_stories(stories[::-1], DAY_OF_THREE[::-1], NOTHING, DAY)

    assert one == other


def test_a_lone_story_has_nothing_to_lead() -> None:
    (lone,) = ranking.rank_stories([story("s1", MILL, ROOF)], DAY_OF_THREE, NOTHING, DAY)

    assert lone.why == ""


def test_an_article_without_a_date_counts_as_new_as_the_newest_and_no_newer() -> None:
    undated, dated = covered("a1", "A mill burned."), covered("a2", "A ferry sank.", "2026-11-21")
    old = covered("a3", "A bridge fell.", "2026-11-20")
    stories = [story("s1", undated), story("s2", dated), story("s3", old)]

    found = ranking.standings(stories, [[subject(one)] for one in (undated, dated, old)], NOTHING, DAY)

    assert [one.days for one in found] == [3, 3, 4]


def test_what_the_analyst_cannot_read_comes_after_what_it_can() -> None:
    foreign, english = (
        covered("a1", "Eine Mühle brannte in Hexley. Niemand kam zu Schaden."),
        covered("a2", "A ferry sank."),
    )
    foreign = foreign._replace(article=foreign.article.model_copy(update={"language": "de"}))
    stories, both = [story("s1", foreign), story("s2", english)], [foreign, english]

    first_of_embedded, _ = ranking.rank_stories(stories, both, NOTHING, DAY, "en")
    first_of_model, _ = ranking.rank_stories(stories, both, NOTHING, DAY)

    assert first_of_embedded.articles == ("a2",)
    assert first_of_model.articles == ("a1",)
