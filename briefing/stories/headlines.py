"""Headlines from points: which statement may head a story, or stand in a bottom line, without a mark."""

from collections.abc import Sequence

from briefing.models import Headline, KeyPointFinding
from briefing.nlp.leaning_statements import stands_alone
from briefing.verification.claims import names_source


def may_lead(point: KeyPointFinding) -> bool:
    """Whether a point may stand at the top, beside any other: borne out and still so, and it takes up no
    other one."""
    return point.verdict == "supported" and point.superseded_by is None and stands_alone(point.text)


def may_head(point: KeyPointFinding) -> bool:
    """Whether a point may stand without a label as well: it is no claim that does not say whose it is."""
    says_whose = point.status != "claim" or point.checked == "verbatim" or names_source(point.text)
    return may_lead(point) and says_whose


def point_headline(points: Sequence[KeyPointFinding]) -> Headline | None:
    """The first point that may head a story; None where there is none."""
    first = next(filter(may_head, points), None)
    return Headline(text=first.text, evidence=first.evidence) if first else None
