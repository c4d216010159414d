"""Areas: what is so in the city is not told of the country, nor what is so in Europe of the world."""

from briefing.verification.annotated_statement import AnnotatedStatement, CitedText, StatementFault
from briefing.verification.areas import areas


def check_areas(stated: AnnotatedStatement, cited: CitedText) -> StatementFault | None:
    """No area that the evidence lacks and that is wider than all that it has."""
    if stated.copied or not cited.is_few:
        return None
    told = [area for area in areas(stated.annotation) if area.is_extent]
    sourced = [area for text in cited.texts for area in areas(text)] if told else []
    widest = max((level for area in sourced for level in area.levels), default=0)
    for area in told:
        same = any(not area.levels.isdisjoint(other.levels) for other in sourced)
        if not same and 0 < widest < min(area.levels):
            narrower = next(other for other in sourced if widest in other.levels)
            return StatementFault(
                "weak", f"told of a wider area than in its source: “{area.word}” for “{narrower.word}”"
            )
    return None
