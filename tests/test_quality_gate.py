import pytest

from briefing.models import STRUCK, Brief, Confidence, Withheld
from briefing.quality_gate import GateLimits, Measure, measures
from tests.rendering.page_briefs import brief, covered, point, position, story, unread_source

ARTICLE = covered("a1", ["Dockers stopped work.", "The union wants more pay.", "The port fears losses."])


def _brief(**changed: object) -> Brief:
    """A brief of one story with two points, one of them weak, and a position, and a source that failed."""
    told = story(
        "s1",
        [ARTICLE],
        summary=[point(ARTICLE, 1), point(ARTICLE, 3, verdict="weak")],
        positions=[position(ARTICLE, 2, "Union", "wants", "more pay")],
    )
    articles = [ARTICLE, unread_source("a2", "failed", "no such file")]
    refused = Withheld(section="summary", text="Nobody works.", reason="not there", article="a1")
    made = brief(articles, [told], withheld=[refused])
    return made.model_copy(update=changed)


def _measured(one: Brief, name: str) -> Measure:
    (found,) = [measure for measure in measures(one, GateLimits()) if measure.name == name]
    return found


@pytest.mark.parametrize(
    ("name", "found", "of", "passed"),
    [
        ("withheld", 1, 4, True),
        ("weak", 1, 3, False),
        ("unread", 1, 2, False),
        ("lone", 3, 3, True),
        ("without_positions", 0, 1, True),
        ("without_questions", 1, 1, True),
    ],
)
def test_each_limit_is_measured(name: str, found: int, of: int, passed: bool) -> None:
    measured = _measured(_brief(), name)

    assert (measured.found, measured.of, measured.is_met) == (found, of, passed)


def test_what_was_struck_by_hand_is_not_withheld() -> None:
    struck = Withheld(section="summary", text="Nobody works.", reason=STRUCK, article="a1")

    assert _measured(_brief(withheld=(struck,)), "withheld").found == 0


def test_a_point_of_two_independent_sources_is_not_alone() -> None:
    twice = Confidence(level="moderate", sources=2, independent=2, basis="two sources")
    told = _brief().stories[0]
    attested = tuple(one.model_copy(update={"confidence": twice}) for one in told.summary)

    measured = _measured(_brief(stories=(told.model_copy(update={"summary": attested}),)), "lone")

    assert (measured.found, measured.of) == (1, 3)


def test_nothing_at_all_is_within_every_share() -> None:
    nothing = _brief(stories=(), withheld=(), articles=())

    assert all(one.is_met and one.value == 0 for one in measures(nothing, GateLimits()))
