"""What a reader ignores is known by its title, its part of a site and its first sentences, its publisher and
its language; never by half a word, and never where it is what the reader watches."""

import pytest

from briefing.models import Ignored, Muted, Unread, Watched
from briefing.nlp.doc import Doc, annotate
from briefing.stories.muting import mute_unread, muted_articles, muted_line, without_ignored
from tests import making
from tests.rendering.page_briefs import brief, covered, story

NOTHING = Watched()
BODY = "The council of Hexley met on Monday. It spoke of the bridge. Nothing was decided. It meets again."
GERMAN = "Der Rat von Hexley stimmte am Montag für den Neubau der Brücke, die seit dem Herbst gesperrt ist."


def doc(text: str = BODY, **about: str) -> Doc:
    return annotate(making.article(text, "a1").model_copy(update={"title": "Council meets", **about}))


def muted(of: Doc, ignored: Ignored, watched: Watched = NOTHING) -> Muted | None:
    return muted_articles([of], ignored, watched).get("a1")


@pytest.mark.parametrize(
    ("topic", "title"),
    [
        ("recipes", "Recipe: a tart of winter apples"),
        ("horoscope", "Your horoscopes for the week"),
        ("gift guide", "Gift guides for people who have all"),
        ("gift guides", "The gift-guide you waited for"),
        ("Video Games", "Ten video games for the dark evenings"),
    ],
)
def test_a_topic_is_known_by_any_form_of_its_words_in_the_title(topic: str, title: str) -> None:
    found = muted(doc(title=title), Ignored(topics=(topic,)))

    assert found == Muted(by="topic", setting=topic, place="its title")


@pytest.mark.parametrize(
    ("topic", "title"),
    [
        ("recipes", "Receipts of the customs office fall"),
        ("game", "Gamekeepers ask for a higher wage"),
        ("gift guide", "A guide gets a gift from the mayor"),
        ("art", "Party starts to mend its cart"),
    ],
)
def test_a_topic_is_not_known_by_half_a_word_or_by_words_apart(topic: str, title: str) -> None:
    assert muted(doc(title=title), Ignored(topics=(topic,))) is None


def test_a_topic_is_known_by_the_first_sentences_and_not_by_a_later_one() -> None:
    ignored = Ignored(topics=("bridge",))

    assert muted(doc(), ignored) == Muted(by="topic", setting="bridge", place="its first sentences")
    assert muted(doc("One. Two. Three.\n\nFour of the bridge.", title=""), ignored) is None


def test_a_topic_is_known_by_the_part_of_the_site_and_not_by_a_folder_here() -> None:
    ignored = Ignored(topics=("recipes",))

    assert muted(doc(source="https://paper.example/life/recipes/apple-tart"), ignored) == Muted(
        by="topic", setting="recipes", place="its address"
    )
    assert muted(doc(source="recipes/council.txt"), ignored) is None


@pytest.mark.parametrize(
    ("setting", "about", "place"),
    [
        ("tabloid.example", {"source": "https://www.tabloid.example/a"}, "its address"),
        ("tabloid.example", {"source": "https://news.tabloid.example/a"}, "its address"),
        ("https://www.tabloid.example/", {"source": "http://tabloid.example/a"}, "its address"),
        ("tabloid.example/stars", {"source": "https://tabloid.example/stars/a"}, "its address"),
        ("clippings/tabloid", {"source": "clippings/tabloid/a.txt"}, "its file"),
        ("clippings/a.txt", {"source": "clippings/a.txt"}, "its file"),
        ("the hexley star", {"publisher": "Hexley Star"}, "its publisher"),
    ],
)
def test_a_source_is_known_by_its_address_its_file_and_its_publisher(
    setting: str, about: dict[str, str], place: str
) -> None:
    assert muted(doc(**about), Ignored(sources=(setting,))) == Muted(
        by="source", setting=setting, place=place
    )


@pytest.mark.parametrize(
    ("setting", "about"),
    [
        ("tabloid.example", {"source": "https://nottabloid.example/a"}),
        ("tabloid.example", {"source": "https://paper.example/tabloid.example"}),
        ("tabloid.example/stars", {"source": "https://tabloid.example/startups/a"}),
        ("clip", {"source": "clippings/a.txt"}),
        ("Star", {"publisher": "Hexley Star"}),
    ],
)
def test_a_source_is_not_known_by_a_part_of_its_name(setting: str, about: dict[str, str]) -> None:
    assert muted(doc(**about), Ignored(sources=(setting,))) is None


def test_a_language_is_known_by_what_is_stated_and_by_the_words() -> None:
    ignored = Ignored(languages=("de",))

    assert muted(doc(language="de"), ignored) == Muted(by="language", setting="de", place="its language")
    assert muted(doc(GERMAN, language="und"), ignored) == Muted(
        by="language", setting="de", place="its words"
    )
    assert muted(doc(), ignored) is None


def test_what_is_watched_is_never_muted() -> None:
    recipe = doc("The recipe is that of Ines Holm. She wrote it down. Eat it cold.", title="Recipe: tart")
    by_all = Ignored(topics=("recipe",), sources=("Hexley Star",), languages=("en",))

    assert muted(recipe, by_all)
    assert muted(recipe, by_all, Watched(stakeholders=("Ines Holm",))) is None
    assert muted(recipe, by_all, Watched(topics=("tart",))) is None


def test_a_source_that_failed_is_muted_unless_the_user_named_it() -> None:
    row = Unread(source="https://tabloid.example/a", status="failed", reason="gone", named=False)
    ignored = Ignored(sources=("tabloid.example",))

    assert mute_unread(row, ignored)
    assert mute_unread(row.model_copy(update={"named": True}), ignored) is None


def test_the_line_counts_by_setting_the_most_frequent_first() -> None:
    of = [Muted(by="topic", setting=setting, place="") for setting in ("games", "recipes", "art", "recipes")]

    assert muted_line(of) == "Left out by your settings: 4 articles (recipes 2, art 1, games 1)."
    assert muted_line([]) == ""


def test_a_story_of_an_earlier_brief_goes_where_all_its_articles_would_be_left_out_now() -> None:
    tart, fee = (
        covered(key, [f"{title} again."], title=title)
        for key, title in (("a1", "Recipe: tart"), ("a2", "Fees"))
    )
    earlier = brief([tart, fee], [story("s1", [tart]), story("s2", [tart, fee])])

    kept = without_ignored(earlier, Ignored(topics=("recipe",)), NOTHING)

    assert [each.id for each in kept.stories] == ["s2"]
