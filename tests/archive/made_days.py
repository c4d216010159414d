"""Made-up days of a strike, a mill and a bridge, as briefs, and archives of them."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from briefing.archive.database import Archive, open_archive
from briefing.archive.intake import add_brief
from briefing.models import (
    Answer,
    Brief,
    Coverage,
    Earlier,
    Event,
    Evidence,
    History,
    HistoryState,
    PositionFinding,
    Stakeholder,
    Story,
)
from tests.rendering import page_briefs
from tests.rendering.page_briefs import covered, point, position, question

QUAY = (
    "Dockers in Larvik stopped work on the western quay on Monday.",
    "Karin Moe said that the dockers want 120 crowns more for each night shift on the quay.",
    "It is not known when dockers of Larvik will return to the quay.",
)
OFFER = (
    "The council of Larvik offered the striking dockers a bonus for each night on the western quay.",
    "Moe said that the dockers want 110 crowns more for each night shift on the quay.",
    "Two ships with lithium turned back from the quay of Larvik.",
)
RETURN = (
    "The dockers of Larvik returned to the western quay on Friday, their union said.",
    "Ships with cars and lithium were unloaded by the dockers at the quay.",
)
MILL = (
    "A cotton mill burned down in Hexley before dawn.",
    "The fire brigade of Hexley said that the cause of the fire at the mill is not known.",
)
BRIDGE = (
    "The old bridge over the Tessel river will be closed for repairs in spring.",
    "Engineers found rust in the cables of the bridge over the Tessel.",
)
MOE = Stakeholder(name="Karin Moe", aliases=("Moe",), role="union leader", kind="person")


class Told:
    """A story for `brief_of`: its sentences, each a point but for those that hold a position or leave a
    question open, by their numbers."""

    def __init__(
        self,
        title: str,
        sentences: Sequence[str],
        *,
        positions: Sequence[tuple[int, str, str, str]] = (),
        questions: Sequence[tuple[int, str]] = (),
        parties: Sequence[Stakeholder] = (),
        history: History | None = None,
        source: str = "",
    ) -> None:
        self.title, self.sentences = title, sentences
        self.positions, self.questions, self.parties = positions, questions, parties
        self.history, self.source = history, source


STRIKE = Told(
    "Dockers stop work",
    QUAY,
    positions=[(2, "Karin Moe", "said", "that the dockers want 120 crowns more for each night shift")],
    questions=[(3, "When will dockers of Larvik return to the quay?")],
    parties=[MOE],
)
BONUS = Told(
    "Council makes an offer",
    OFFER,
    positions=[(2, "Moe", "said", "that the dockers want 110 crowns more for each night shift")],
    parties=[MOE],
)
FIRE = Told("Mill burns", MILL)
CLOSURE = Told("Bridge to close", BRIDGE)


def goes_on(
    previous: str,
    state: HistoryState = "changed",
    answers: tuple[Answer, ...] = (),
    events: tuple[Event, ...] = (),
) -> History:
    return History(state=state, previous=previous, since="2026-11-23", answers=answers, events=events)


def called_off(planned: str, sentence: str) -> Event:
    before = Earlier(says=planned, quote=planned, title="Dockers stop work", source="a1.txt", publisher="")
    found = Evidence(article="a1", start=0, end=len(sentence), quote=sentence)
    return Event(kind="withdrawn", turn="called off", before=before, evidence=found)


def answer(question: str, sentence: str, article: str = "a1") -> Answer:
    before = Earlier(says=QUAY[2], quote=QUAY[2], title="Dockers stop work", source="a1.txt", publisher="")
    found = Evidence(article=article, start=0, end=len(sentence), quote=sentence)
    return Answer(question=question, asked="2026-11-23", before=before, evidence=found)


def brief_of(day: str, *told: Told, previous: str = "") -> Brief:
    """The brief of a day, each story of an article of its own."""
    articles, stories = [], []
    for number, one in enumerate(told, start=1):
        article = covered(
            f"a{number}",
            one.sentences,
            title=one.title,
            source=one.source or f"news/{day}-{number}.txt",
            publisher="Larvik Post",
            published=day,
        )
        articles.append(article)
        stories.append(_story(f"s{number}", article, one))
    made = page_briefs.brief(articles, stories)
    return made.model_copy(update={"date": day, "previous": previous})


def _story(key: str, article: Coverage, told: Told) -> Story:
    elsewhere = {number for number, *_ in (*told.positions, *told.questions)}
    held: list[PositionFinding] = [position(article, *its) for its in told.positions]
    made = page_briefs.story(
        key,
        [article],
        summary=[point(article, n) for n in range(1, len(told.sentences) + 1) if n not in elsewhere],
        positions=held,
        questions=[question(article, number, text) for number, text in told.questions],
    )
    return made.model_copy(update={"stakeholders": tuple(told.parties), "history": told.history})


@contextmanager
def archive_of(folder: Path, *briefs: Brief) -> Iterator[Archive]:
    """An archive in a folder that took in these briefs, one after the other."""
    with open_archive(folder / "archive.db", create=True) as archive:
        for brief in briefs:
            add_brief(archive, brief)
        yield archive


def storylines(archive: Archive) -> dict[str, str]:
    """The storylines by the story of a day, as in "2026-11-23/s1"."""
    rows = archive.rows("SELECT date, id, storyline FROM stories ORDER BY date, place")
    return {f"{row['date']}/{row['id']}": row["storyline"] for row in rows}
