"""Intake: a brief into the archive, whole or not at all, in the place of what it held of that date."""

from datetime import date, timedelta

from briefing.archive.database import Archive
from briefing.archive.removal import remove_days
from briefing.archive.rows import brief_rows, first_id
from briefing.archive.storylines import continued_storylines, new_id
from briefing.models import Brief
from briefing.stories.history.matching import story_bodies, story_words

_DAY = timedelta(days=1)


def add_brief(archive: Archive, brief: Brief) -> None:
    """Takes a brief in, in one transaction. Raises what the archive raises, and then holds what it held."""
    day = date.fromisoformat(brief.date)
    bodies = story_bodies(brief)
    words = {story.id: dict(story_words(texts)) for story, texts in zip(brief.stories, bodies, strict=True)}
    with archive.transaction():
        storylines = continued_storylines(archive, brief, words)
        remove_days(archive, day, day + _DAY)
        _begin_storylines(archive, brief, storylines)
        for table, rows in brief_rows(brief, storylines, words).items():
            archive.insert(table, rows)
        archive.full_text.add(first_id(day), first_id(day + _DAY))


def _begin_storylines(archive: Archive, brief: Brief, storylines: dict[str, str]) -> None:
    """Gives each story that goes on none a storyline of its own, and keeps those that the day began
    before."""
    taken = set(storylines.values())
    for story in brief.stories:
        if story.id not in storylines:
            storylines[story.id] = new_id(brief, story, lambda key: key in taken or _is_known(archive, key))
            taken.add(storylines[story.id])
        if not _is_known(archive, storylines[story.id]):
            archive.insert("storylines", [{"id": storylines[story.id], "since": brief.date}])


def _is_known(archive: Archive, key: str) -> bool:
    return archive.value("SELECT 1 FROM storylines WHERE id = :key", key=key) is not None
