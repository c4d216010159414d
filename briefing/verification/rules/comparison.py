"""Comparison: which of two has more in the statement has more in its evidence."""

from briefing.verification.annotated_statement import AnnotatedStatement, CitedText, StatementFault
from briefing.verification.comparisons import Comparison, comparisons


def check_comparison(stated: AnnotatedStatement, cited: CitedText) -> StatementFault | None:
    """Nothing is more than another in the statement, and less in the evidence, whichever is told first."""
    for comparison in comparisons(stated.annotation):
        sourced = [other for text in cited.texts for other in comparisons(text)]
        signs = [(o, sign) for o in sourced if (sign := _sourced_sign(comparison, o)) is not None]
        if signs and all(sign != comparison.sign for _, sign in signs):
            written, instead = comparison.written, signs[0][0].written
            return StatementFault(
                "unsupported", f"a comparison turned round: “{written}” where its source has “{instead}”"
            )
    return None


def _sourced_sign(stated: Comparison, source: Comparison) -> int | None:
    """What a comparison of the evidence says of what stands before in the statement; None where they
    compare other things, or by another measure."""
    if stated.measure != source.measure:
        return None
    straight = len(stated.behind & source.behind)
    crossed = len(stated.behind & source.before)
    if not (straight or crossed):
        return None
    crossed += len(stated.before & source.behind)
    return None if straight == crossed else source.sign if straight > crossed else -source.sign


def is_borne_out(stated: AnnotatedStatement, cited: CitedText) -> bool:
    """Whether a statement compares two things and its evidence does so the same way, from whichever side."""
    return any(
        _sourced_sign(comparison, other) == comparison.sign
        for comparison in comparisons(stated.annotation)
        for text in cited.texts
        for other in comparisons(text)
    )


def are_compared(one: str, other: str, cited: CitedText) -> bool:
    """Whether the evidence compares two things, each told by a stem."""
    return any(
        (one in c.before and other in c.behind) or (other in c.before and one in c.behind)
        for text in cited.texts
        for c in comparisons(text)
        if c.measure not in ("rank", "contrast")
    )
