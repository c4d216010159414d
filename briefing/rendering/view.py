"""View of a page: what it shows, in the order in which it shows it. Every page is made from a `BriefPage`.

All text is on one line and safe to print, not yet escaped: that is each format's own affair. Quotation
marks are part of the text, because whether they may stand is decided once, here. `weak` says in about five
words why a statement is traced in part only, and is empty where it is traced.
"""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Reference:
    """The numbers of the sentences behind one statement. `id` counts the references of a page from 1;
    `checked` says how the statement was checked, or is empty."""

    id: int
    numbers: tuple[int, ...]
    checked: str = ""

    def __str__(self) -> str:
        return f"[{', '.join(map(str, self.numbers))}]"


@dataclass(frozen=True)
class PageStatement:
    """One thing said. `label` is "Claim", "Assessment" or empty; `stop` the full stop that the text needs.
    `details` are the fields that a user's template adds, as one text, or empty; `attested` is how well
    several sources attest it, a sentence without its full stop, or empty."""

    text: str
    stop: str
    label: str
    weak: str
    reference: Reference | None
    details: str = ""
    attested: str = ""


@dataclass(frozen=True)
class PositionClause:
    """What a stakeholder says, wants or does. `note`: "own words", "inferred" or empty; `attested` says by
    how many sources it is attested, where by several."""

    verb: str
    text: str
    note: str
    weak: str
    reference: Reference | None
    details: str = ""
    attested: str = ""


@dataclass(frozen=True)
class StakeholderEntry:
    """`role` follows the name as it is: ", European Commissioner", " (Tokyo)", or nothing."""

    name: str
    role: str
    clauses: tuple[PositionClause, ...]


@dataclass(frozen=True)
class PageQuestion:
    """`why` is empty or a clause that says what the source leaves open, `stop` the full stop it needs."""

    text: str
    why: str
    stop: str
    weak: str
    reference: Reference | None
    details: str = ""


@dataclass(frozen=True)
class PageEntry:
    """A finding of a user's section: its first field, its second, and the others by their names."""

    lead: str
    text: str
    details: str
    stop: str
    weak: str
    reference: Reference | None


@dataclass(frozen=True)
class DifferenceSide:
    """What one side says, in quotation marks; `source` is its publisher or empty."""

    text: str
    source: str
    against: bool
    reference: Reference | None


@dataclass(frozen=True)
class PageDifference:
    """What the sources differ in, and each side's words."""

    topic: str
    sides: tuple[DifferenceSide, ...]


@dataclass(frozen=True)
class PageSection:
    """One section of a story, with the entries of its kind alone. `silent` are names without a position."""

    kind: Literal["points", "positions", "questions", "entries", "differences"]
    title: str
    points: tuple[PageStatement, ...] = ()
    stakeholders: tuple[StakeholderEntry, ...] = ()
    silent: str = ""
    questions: tuple[PageQuestion, ...] = ()
    entries: tuple[PageEntry, ...] = ()
    differences: tuple[PageDifference, ...] = ()


@dataclass(frozen=True)
class PageStory:
    """A story in full. `lead` is the day's bottom line where the day has this story alone.

    `left_out` says what of it a page does not show, or is empty, for templates that say it of each story;
    `notes` are the analyst's own; `why` is a clause that says why the story leads, or empty.
    """

    id: str
    headline: str
    reference: Reference | None
    lead: tuple[PageStatement, ...]
    basis: str
    sections: tuple[PageSection, ...]
    left_out: str = ""
    notes: tuple[str, ...] = ()
    why: str = ""


@dataclass(frozen=True)
class AlsoToday:
    """A story in one line."""

    headline: str
    note: str
    reference: Reference | None


@dataclass(frozen=True)
class CitedSentence:
    """A sentence that statements rest on, whole, with its neighbours.

    `quoted` is `text` between quotation marks. `place` is "sentence 3", or says that it is none of the
    numbered ones; `link` is an http(s) address or empty; `uses` are the ids of the references to it.
    """

    number: int
    title: str
    place: str
    origin: str
    before: str
    text: str
    quoted: str
    after: str
    link: str
    language: str
    uses: tuple[int, ...]


@dataclass(frozen=True)
class WithheldEntry:
    section: str
    text: str
    reason: str
    article: str


@dataclass(frozen=True)
class BriefPage:
    """`not_shown` says in one line what the page has no room for, where it is and what the page is kept to,
    or is empty; `also_left_out` says it of stories in one line, for templates that say it of each story.
    `unlisted` counts the stories that are not even in one line.
    `not_filled` names the sections that nobody filled. `withheld_kinds` names why statements were withheld
    without repeating any; `checked` says how the others were checked and what that means. `json_name` is the
    file that holds the whole brief; `language` is an ISO 639-1 code, or "und"."""

    title: str
    date: str
    coverage: tuple[str, ...]
    withheld: tuple[WithheldEntry, ...]
    withheld_kinds: str
    struck: bool
    not_filled: str
    made: str
    json_name: str
    language: str
    checked: tuple[str, ...] = ()
    notice: str = ""
    lead: tuple[PageStatement, ...] = ()
    basis: str = ""
    stories: tuple[PageStory, ...] = ()
    also_title: str = ""
    also: tuple[AlsoToday, ...] = ()
    also_left_out: str = ""
    unlisted: int = 0
    not_shown: str = ""
    cited: tuple[CitedSentence, ...] = ()
    legend: str = ""
    notes: tuple[str, ...] = ()
