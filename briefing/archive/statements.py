"""Statements of the archive, each with its story and its evidence, as every question to it answers."""

from collections import defaultdict
from collections.abc import Sequence

from briefing.archive.database import Archive, in_list
from briefing.frozen import Frozen


class ArchivedEvidence(Frozen):
    """A sentence of an article, with where it stands: `article` is the id in the brief of the statement."""

    quote: str
    article: str
    title: str
    publisher: str
    published: str
    source: str


class ArchivedStatement(Frozen):
    """A statement of a brief of `date`. `story` is its story there, as in "2026-11-24/s1", and `storyline`
    the id of that story over days. `section` is the list that held it (headline, summary, positions,
    open_questions, agreement, answers, changes, events or a user's own), `first_told` the date of the brief
    that told it first.

    Of a position there are `party`, `verb` and `position`, of an answer its `question`, of a change and an
    event the sentence `before`, and whether that was `corrected`; they are empty for all others. The `status`
    of an event is its turn."""

    date: str
    story: str
    storyline: str
    headline: str
    section: str
    number: int
    text: str
    status: str
    verdict: str
    first_told: str
    evidence: tuple[ArchivedEvidence, ...]
    party: str = ""
    verb: str = ""
    position: str = ""
    question: str = ""
    before: str = ""
    corrected: bool = False


_STATEMENTS = (
    "SELECT s.id, s.date, s.story, s.section, s.number, s.text, s.status, s.verdict, s.first_told,"
    " t.storyline, t.headline, coalesce(q.name, '') AS party, coalesce(p.verb, '') AS verb,"
    " coalesce(p.position, '') AS position, coalesce(a.question, '') AS question,"
    " coalesce(c.before_quote, '') AS before,"
    " coalesce(c.correction, 0) AS corrected FROM statements s"
    " JOIN stories t ON t.date = s.date AND t.id = s.story"
    " LEFT JOIN positions p ON p.statement = s.id LEFT JOIN parties q ON q.id = p.party"
    " LEFT JOIN answers a ON a.statement = s.id LEFT JOIN changes c ON c.statement = s.id WHERE s.id IN "
)
_EVIDENCE = (
    "SELECT e.statement, e.quote, e.article, a.title, a.publisher, a.published, a.source FROM evidence e"
    " JOIN statements s ON s.id = e.statement JOIN articles a ON a.date = s.date AND a.id = e.article"
    " WHERE e.statement IN "
)


def load_statements(archive: Archive, ids: Sequence[int]) -> list[ArchivedStatement]:
    """The statements of these ids, in their order."""
    evidence: defaultdict[int, list[ArchivedEvidence]] = defaultdict(list)
    for row in archive.rows(f"{_EVIDENCE}{in_list(ids)} ORDER BY e.statement, e.number"):
        columns = dict(row)
        evidence[columns.pop("statement")].append(ArchivedEvidence.model_validate(columns))
    by_id: dict[int, ArchivedStatement] = {}
    for row in archive.rows(f"{_STATEMENTS}{in_list(ids)}"):
        columns = dict(row)
        key = columns.pop("id")
        columns["story"] = f"{columns['date']}/{columns['story']}"
        by_id[key] = ArchivedStatement(**columns, evidence=tuple(evidence[key]))
    return [by_id[key] for key in ids if key in by_id]
