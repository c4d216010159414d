"""Unchecked fields: a user's enums and yes-or-no fields are a reading, not checked, and marked."""

from collections.abc import Container, Sequence

from briefing import picoschema
from briefing.models import FieldValue, Finding, Section, Story
from briefing.verification import text_of_value

_MARK = "unchecked"


def mark_choices(story: Story, sections: Sequence[Section]) -> Story:
    """The story with each value that no rule checks marked, in all its findings that have any."""
    by_section = {section.name: _choice_fields(section) for section in sections}
    built_in = {
        name: tuple(_mark_finding(finding, by_section.get(name, ())) for finding in getattr(story, name))
        for name in ("summary", "positions", "open_questions")
    }
    own = {
        name: tuple(_mark_finding(finding, by_section.get(name, ())) for finding in findings)
        for name, findings in story.sections.items()
    }
    return story.model_copy(update={**built_in, "sections": own})


def _choice_fields(section: Section) -> frozenset[str]:
    try:
        fields = picoschema.parse_fields(section.fields)
    except picoschema.PicoschemaError:  # of a brief from elsewhere: nothing is known of its fields
        return frozenset(key.partition("(")[0].rstrip("?") for key in section.fields)
    return frozenset(field.name for field in fields if field.choices)


def _mark_finding(finding: Finding, choices: Container[str]) -> Finding:
    marked = {
        name: f"{text}, {_MARK}"
        for name, value in (finding.model_extra or {}).items()
        if (name in choices or _is_yes_or_no(value)) and (text := text_of_value(value))
    }
    return finding.model_copy(update=marked) if marked else finding


def _is_yes_or_no(value: FieldValue) -> bool:
    return any(isinstance(scalar, bool) for scalar in (value if isinstance(value, tuple) else (value,)))
