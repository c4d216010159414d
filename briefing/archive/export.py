"""Export of the archive: an object for each thing that it holds, with all that belongs to it."""

from collections.abc import Iterator

from briefing.archive.database import Archive
from briefing.archive.statements import load_statements

_BRIEFS = "SELECT * FROM briefs ORDER BY date"
_ARTICLES = "SELECT * FROM articles WHERE date = :date ORDER BY length(id), id"
_STORIES = "SELECT date, id, storyline, place, headline, state FROM stories WHERE date = :date ORDER BY place"
_STATEMENTS = "SELECT id FROM statements WHERE date = :date ORDER BY id"


def export_objects(archive: Archive) -> Iterator[dict[str, object]]:
    """Each brief, then its articles, stories and statements, by date. `record` says what an object is."""
    for brief in archive.rows(_BRIEFS):
        day = brief["date"]
        yield {"record": "brief", **dict(brief)}
        for article in archive.rows(_ARTICLES, date=day):
            yield {"record": "article", **dict(article)}
        for story in archive.rows(_STORIES, date=day):
            yield {"record": "story", **dict(story)}
        ids = [row["id"] for row in archive.rows(_STATEMENTS, date=day)]
        for statement in load_statements(archive, ids):
            yield {"record": "statement", **statement.model_dump(mode="json")}
