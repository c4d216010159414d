"""Storylines: stories over days. One goes on in today's story that clusters with its last one, and keeps the
id that it got on its first day."""

import itertools
import json
from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from hashlib import blake2b

from briefing.archive.database import Archive
from briefing.models import Brief, Story
from briefing.stories.history.matching import match_stories
from briefing.stories.history.tellings import DAYS

_DIGEST = 4  # bytes of an id

Words = Mapping[str, int]

# The last story of each storyline within some days before a day.
_LAST = (
    "SELECT s.storyline, s.words FROM stories s JOIN (SELECT storyline, max(date) AS last FROM stories"
    " WHERE date >= :first AND date < :day GROUP BY storyline) t ON t.storyline = s.storyline"
    " AND t.last = s.date ORDER BY s.date DESC, s.place"
)
_BEGUN = (  # those that began on a day, when it is briefed again
    "SELECT s.storyline, s.words FROM stories s JOIN storylines l ON l.id = s.storyline"
    " WHERE s.date = :day AND l.since = :day ORDER BY s.place"
)
_OF_STORY = "SELECT storyline FROM stories WHERE date = :date AND id = :id"


def continued_storylines(archive: Archive, brief: Brief, words: Mapping[str, Words]) -> dict[str, str]:
    """The storylines that stories of a brief go on, by the stories' ids, each storyline once.

    A story goes on that of the same story in the previous brief, by its history; else the one whose last
    story within 14 days is most like it; else, where the day was in the archive before, the one that began
    with it then. `words` are those of each story.
    """
    storylines: dict[str, str] = {}
    for story in brief.stories:
        before = story.history.previous if story.history else ""
        storyline = archive.value(_OF_STORY, date=brief.previous, id=before) if before else None
        if storyline and storyline not in storylines.values():
            storylines[story.id] = str(storyline)
    first = (date.fromisoformat(brief.date) - timedelta(days=DAYS)).isoformat()
    for query in (_LAST, _BEGUN):
        if len(storylines) < len(brief.stories):
            rows = archive.rows(query, day=brief.date, first=first)
            candidates = [
                (row["storyline"], json.loads(row["words"]))
                for row in rows
                if row["storyline"] not in storylines.values()
            ]
            storylines |= _match(brief.stories, storylines, words, candidates)
    return storylines


def _match(
    stories: Sequence[Story],
    storylines: Mapping[str, str],
    words: Mapping[str, Words],
    candidates: Sequence[tuple[str, Words]],
) -> dict[str, str]:
    if not candidates:
        return {}
    left = [story.id for story in stories if story.id not in storylines]
    matches = match_stories([words[key] for key in left], [its for _, its in candidates])
    return {left[index]: candidates[place][0] for index, place in matches.items()}


def new_id(brief: Brief, story: Story, is_taken: Callable[[str], bool]) -> str:
    """The id of the storyline that begins with a story: eight hexadecimal digits, the same for the same day,
    headline and first article, but where they are taken."""
    source = next((article.source for article in brief.articles if article.id in story.articles), "")
    for count in itertools.count():
        origin = "\n".join((brief.date, story.headline.text, source, str(count)))
        key = blake2b(origin.encode(errors="replace"), digest_size=_DIGEST).hexdigest()
        if not is_taken(key):
            return key
    raise AssertionError
