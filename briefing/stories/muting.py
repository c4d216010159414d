"""Muting: which articles a reader leaves out, by what they are about, whose they are and their language.

It is decided by what an article says of itself, before anybody is asked about it. What the reader watches is
never muted.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from briefing.models import Article, Brief, Coverage, Ignored, Muted, Unread, Watched
from briefing.nlp import content_words, languages
from briefing.nlp.doc import Doc, prose
from briefing.notices import pluralize
from briefing.sources.web.addresses import is_address
from briefing.stories.subjects import OPENING, ArticleOutline, article_outline, watched_names

NOTHING_IGNORED = Ignored()
LEFT_OUT = "Left out by your settings"  # how the line that counts them begins


def muted_articles(docs: Iterable[Doc], ignored: Ignored, watched: Watched) -> dict[str, Muted]:
    """The articles that are to be left out, by their ids. One without a sentence is empty, and no more."""
    if ignored == NOTHING_IGNORED:
        return {}
    muted: dict[str, Muted] = {}
    for doc in docs:
        outline = article_outline(doc.article, prose(doc.sentences))
        found = find_ignored(doc.article, outline, ignored) if doc.sentences else None
        if found and not any(watched_names([outline], watched)):
            muted[doc.article.id] = found
    return muted


def without_ignored(brief: Brief, ignored: Ignored, watched: Watched) -> Brief:
    """An earlier brief without the stories of which all articles would be left out now."""
    if ignored == NOTHING_IGNORED:
        return brief
    by_id = {article.id: article for article in brief.articles}

    def is_ignored(article: Coverage) -> bool:
        texts = tuple(article.text[start:end] for start, end in article.sentences)
        outline = ArticleOutline(article.title, texts, article.published, article.published_at)
        return bool(find_ignored(article, outline, ignored)) and not any(watched_names([outline], watched))

    told = (
        story
        for story in brief.stories
        if not all(is_ignored(by_id[key]) for key in story.articles if key in by_id)
    )
    return brief.model_copy(update={"stories": tuple(told)})


def mute_unread(row: Unread, ignored: Ignored) -> Muted | None:
    """What leaves out a source that could not be read; None for one that the user named."""
    return None if row.named else _find_source(row.source, "", ignored.sources)


def find_ignored(article: Article | Coverage, outline: ArticleOutline, ignored: Ignored) -> Muted | None:
    """What of the ignored an article is, whatever else it is about; None where it is nothing of it."""
    return (
        _find_source(article.source, article.publisher, ignored.sources)
        or _find_language(article, ignored.languages)
        or _find_topic(article.source, outline, ignored.topics)
    )


def muted_reason(muted: Muted) -> str:
    """ "left out by your settings: topic recipes, in its title"."""
    return f"left out by your settings: {ignored_phrase(muted)}, by {muted.place}"


def ignored_phrase(muted: Muted) -> str:
    """ "topic recipes", "language German"."""
    named = languages.language_name(muted.setting) if muted.by == "language" else muted.setting
    return f"{muted.by} {named}"


def muted_line(muted: Iterable[Muted]) -> str:
    """ "Left out by your settings: 25 articles (recipes 12, gift guides 8, in German 5).", the most frequent
    first; empty where none is."""
    counts = Counter(map(_counted_name, muted))
    ranked = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    named = ", ".join(f"{name} {count}" if len(ranked) > 1 else name for name, count in ranked)
    return f"{LEFT_OUT}: {pluralize(counts.total(), 'article')} ({named})." if counts else ""


def _counted_name(muted: Muted) -> str:
    return f"in {languages.language_name(muted.setting)}" if muted.by == "language" else muted.setting


def _find_source(source: str, publisher: str, settings: Sequence[str]) -> Muted | None:
    for setting in settings:
        if _is_within(source, setting):
            return Muted(
                by="source", setting=setting, place="its address" if is_address(source) else "its file"
            )
        if publisher and _name_key(publisher) == _name_key(setting):
            return Muted(by="source", setting=setting, place="its publisher")
    return None


def _is_within(source: str, setting: str) -> bool:
    """Whether a source is what a setting names, or lies below it: a host below a host, a page or a file below
    a folder."""
    if not is_address(source):
        path, folder = PurePosixPath(source), PurePosixPath(setting)
        return path == folder or folder in path.parents or source.startswith(f"{setting} ")
    host, parts = _address_parts(source)
    wanted_host, wanted_parts = _address_parts(setting if is_address(setting) else f"https://{setting}")
    below = host == wanted_host or host.endswith(f".{wanted_host}")
    return bool(wanted_host) and below and parts[: len(wanted_parts)] == wanted_parts


def _address_parts(url: str) -> tuple[str, tuple[str, ...]]:
    """The host of an address and the parts of its path."""
    try:
        parsed = urlsplit(url)
        host = (parsed.hostname or "").rstrip(".").removeprefix("www.")
    except ValueError:
        return "", ()
    return host, tuple(unquote(part) for part in parsed.path.split("/") if part)


def _name_key(publisher: str) -> str:
    return publisher.casefold().strip().removeprefix("the ")


def _find_language(article: Article | Coverage, codes: Sequence[str]) -> Muted | None:
    if not codes:
        return None
    stated = article.language
    code = languages.identify_language(article.text) if stated == "und" else stated
    place = "its words" if stated == "und" else "its language"
    return Muted(by="language", setting=code, place=place) if code in codes else None


def _find_topic(source: str, outline: ArticleOutline, topics: Sequence[str]) -> Muted | None:
    """Whether the title, the part of its site that a page is in, or an article's first sentences name a topic
    by its words in a row."""
    places = (
        ("its title", (outline.title,)),
        ("its address", _address_parts(source)[1][:-1] if is_address(source) else ()),
        ("its first sentences", outline.sentences[:OPENING]),
    )
    stems = [(place, [_stems(text) for text in texts]) for place, texts in places]
    for topic in topics:
        wanted = _stems(topic)
        for place, texts in stems:
            if any(_holds_run(text, wanted) for text in texts):
                return Muted(by="topic", setting=topic, place=place)
    return None


def _stems(text: str) -> list[str]:
    return [word.stem for word in content_words.stemmed_words(text)]


def _holds_run(stems: Sequence[str], run: Sequence[str]) -> bool:
    starts = range(len(stems) - len(run) + 1)
    return bool(run) and any(stems[start : start + len(run)] == run for start in starts)
