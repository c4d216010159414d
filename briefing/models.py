"""The terms of the line that an article travels, as frozen types.

    Article ─► Sentence ─► Draft (what an analyst states, cited by sentence number)
            ─► Analysis (findings with evidence and verdict, and what was withheld) ─► Story ─► Brief

An analyst never makes evidence: it cites sentence numbers, and `verification` copies the quotes. So the
types before and after the check differ: `KeyPoint` is a statement, `KeyPointFinding` a checked one.
"""

from typing import Any, Generic, Literal, NamedTuple, TypeVar

from pydantic import ConfigDict, Field

from briefing.frozen import Frozen

StatementStatus = Literal["fact", "claim", "assessment"]
StakeholderKind = Literal["person", "government", "company", "organisation", "group", "unclear"]
Stance = Literal["supports", "opposes", "unclear"]
Directness = Literal["direct quote", "reported", "inferred"]
VerdictName = Literal["supported", "weak", "unsupported"]
ArticleStatus = Literal["used", "duplicate", "empty", "failed"]
AgreementKind = Literal["corroborated", "differs", "disputed"]
HistoryState = Literal["new", "changed", "unchanged"]
MutedBy = Literal["topic", "source", "language"]
Turn = Literal["called off", "put off", "carried out", "decided", "undone", "taken back", "turned round"]
EventKind = Literal["withdrawn", "reversed", "superseded"]
Checked = Literal["verbatim", "rules", "second reader"]
ConfidenceLevel = Literal["high", "moderate", "low", "one source", "contested"]
FieldValue = str | bool | int | float | None | tuple[str | bool | int | float, ...]


# ── Articles ────────────────────────────────────────────────────────────────────────────────────────


class Span(NamedTuple):
    """Character offsets (code points) into `Article.text`: `text[start:end]`."""

    start: int
    end: int


class Article(Frozen):
    """One document. `text` is exactly what was read: decoded, no newline translated, a BOM left out.

    `title`, `publisher`, `author` and `published` (an ISO date, the publisher's own day) are empty where the
    text does not carry them. `language` is an ISO 639-1 code, or "und" where it could not be told.
    `published_at` is the ISO time with its offset, empty where the day alone is known. `from_feed` is whether
    the text is a feed's own, and not that of the page at `source`; `note` says what a reader has to know of
    how the text was come by.
    `cut_off`: the text is only the beginning of the article, and the rest of it for those who pay.
    """

    id: str
    title: str
    title_span: Span | None
    source: str
    publisher: str
    author: str
    published: str
    published_at: str = ""
    language: str
    text: str
    from_feed: bool = False
    note: str = ""
    cut_off: bool = False


class Sentence(NamedTuple):
    """A numbered span of an article's body. `number` counts from 1; boilerplate has none."""

    number: int
    start: int
    end: int


class Source(Frozen):
    """Where articles come from: a file, folder, pattern, web address or feed, or "-" for standard input.

    `name` stands for the publisher where an article names none. At most `limit` articles are taken, none
    older than `max_age`, as in "7d"; an empty text and None are no limit.
    """

    place: str
    name: str = ""
    limit: int | None = Field(default=None, ge=1)
    max_age: str = ""


class Watched(Frozen):
    """What a reader wants to see first: stakeholders by name ("Breton"), topics in a few words ("export
    controls")."""

    stakeholders: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()


class Ignored(Frozen):
    """What a reader leaves out: topics in a few words ("horoscope"), sources by address, file, folder or
    publisher ("tabloid.example"), languages by their ISO 639-1 codes."""

    topics: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()


class Muted(Frozen):
    """What of a reader's settings leaves an article out: one of what is `Ignored`, as it stands there, and
    where in the article it was found ("its title")."""

    by: MutedBy
    setting: str
    place: str


class Unread(Frozen):
    """A source that gave no article, and why. `empty` means readable, but without text."""

    source: str
    status: Literal["empty", "failed"]
    reason: str
    named: bool  # by the user, and not merely found in a folder


# ── What an analyst states ──────────────────────────────────────────────────────────────────────────


class KeyPoint(Frozen):
    text: str
    status: StatementStatus


class Position(Frozen):
    """Who says, wants, plans, opposes or fears what.

    `verb` is the source's own ("said", "hopes"); `position` is what follows it, so that name, verb and
    position read as a sentence. `verb` is empty where `position` is a whole clause with a verb of its own.
    """

    stakeholder: str
    stakeholder_kind: StakeholderKind
    role: str
    verb: str
    position: str
    stance: Stance
    stance_on: str
    directness: Directness


class OpenQuestion(Frozen):
    """`why` says in one clause what the source leaves open. A `question` that is no question is a
    sentence of the source that stands as it is."""

    question: str
    why: str


class Entry(Frozen):
    """A statement of a section that a user added: its fields by name, as the section's file lists them."""

    values: dict[str, FieldValue]


BUILT_IN: dict[str, type[KeyPoint] | type[Position] | type[OpenQuestion]] = {
    "summary": KeyPoint,
    "positions": Position,
    "open_questions": OpenQuestion,
}

StatementT = TypeVar("StatementT", KeyPoint, Position, OpenQuestion, Entry)


class Cited(Frozen, Generic[StatementT]):
    """A statement with the numbers of the sentences that bear it out, most important first.

    `named_in` is the number of the sentence that names a position's stakeholder where the cited
    sentences only say "he" or "the commission"; 0 where there is none. `added` are the fields that a user's
    template adds to a section of the program.
    """

    statement: StatementT
    cites: tuple[int, ...]
    named_in: int = 0
    added: dict[str, FieldValue] = Field(default_factory=dict)


class Gap(Frozen):
    """The numbers of sentences that nobody read, and why, in a few words that a brief can carry."""

    sentences: tuple[int, ...]
    reason: str


class Merge(Frozen):
    """What a model makes of the numbered findings of a story's articles. It cites those numbers. Each of
    `same_positions` are numbers of positions that say one thing, the fullest first."""

    headline: str = ""
    headline_cites: tuple[int, ...] = ()
    summary: tuple[Cited[KeyPoint], ...] = ()
    open_questions: tuple[Cited[OpenQuestion], ...] = ()
    same_positions: tuple[tuple[int, ...], ...] = ()


class Draft(Frozen):
    """All that an analyst states about one article, before anything of it was checked. What it could not read
    stands in `unread`."""

    summary: tuple[Cited[KeyPoint], ...] = ()
    positions: tuple[Cited[Position], ...] = ()
    open_questions: tuple[Cited[OpenQuestion], ...] = ()
    sections: dict[str, tuple[Cited[Entry], ...]] = Field(default_factory=dict)
    headline: str = ""
    headline_cites: tuple[int, ...] = ()
    unread: tuple[Gap, ...] = ()

    def __reduce__(self) -> tuple[Any, ...]:
        """By its fields: a `Cited[KeyPoint]` is a class that pickle does not find by its name."""
        return Draft.model_validate, (self.model_dump(),)


# ── What was checked ────────────────────────────────────────────────────────────────────────────────


class Evidence(Frozen):
    """`quote` is `text[start:end]` of the article, always."""

    article: str
    start: int
    end: int
    quote: str


class Verdict(Frozen):
    """What the check says of one statement. `reason` is empty when it is supported."""

    verdict: VerdictName
    reason: str


class Finding(Frozen):
    """One statement with its evidence and what the check said of it.

    `checked` is how: by rules, which a verbatim statement passes by being a sentence of its source or a
    clause of one, and by a second reader besides.
    Fields that a user's template asks for stand beside these by their own names.
    """

    model_config = ConfigDict(frozen=True, extra="allow")
    __pydantic_extra__: dict[str, FieldValue]

    evidence: tuple[Evidence, ...]
    verdict: VerdictName
    reason: str = ""
    checked: Checked = "rules"


class Confidence(Frozen):
    """How well a finding is attested, which is not how likely it is.

    `sources` counts the articles behind it with their copies, `independent` those of them that rest on
    reporting of their own. `basis` is what the level comes from, in words.
    """

    level: ConfidenceLevel
    sources: int
    independent: int
    basis: str


class KeyPointFinding(Finding, KeyPoint):
    """`confidence` is a story's to give; there is none in the analysis of a single article. `first_told` is
    the date of the brief that told it first, empty where the brief was compared with no earlier one.
    `superseded_by` is a later sentence by which it is so no more; no page tells it as if it were."""

    model_config = Finding.model_config  # the statement's own forbids the fields that a template adds

    confidence: Confidence | None = None
    first_told: str = ""
    superseded_by: Evidence | None = None


class PositionFinding(Finding, Position):
    """`confidence`, `first_told` and `superseded_by` as of a key point. `role_in` is the sentence that gives
    the party its role."""

    model_config = Finding.model_config

    named_in: Evidence | None = None
    role_in: Evidence | None = None
    confidence: Confidence | None = None
    first_told: str = ""
    superseded_by: Evidence | None = None


class QuestionFinding(Finding, OpenQuestion):
    """`first_told` as of a key point: the date since when the question is open."""

    model_config = Finding.model_config

    first_told: str = ""


AGREEMENT = "agreement"  # the section of what a story's sources agree and differ in
STRUCK = "struck by the analyst"  # the reason of what was withheld by hand


class Withheld(Frozen):
    """A statement that its source does not bear out, or that was struck, kept with the reason.

    `beside` is what was left out beside a statement that is shown: the role of a party, the reason of a
    question. No page repeats it.
    """

    section: str
    text: str
    reason: str
    article: str
    beside: str = ""


class Headline(Frozen):
    text: str
    evidence: tuple[Evidence, ...]


class Analysis(Frozen):
    """All findings of one article, and those withheld. `unread` are the sentences that nobody read."""

    article: str
    headline: Headline
    summary: tuple[KeyPointFinding, ...]
    positions: tuple[PositionFinding, ...]
    open_questions: tuple[QuestionFinding, ...]
    sections: dict[str, tuple[Finding, ...]] = Field(default_factory=dict)
    withheld: tuple[Withheld, ...]
    unread: tuple[Gap, ...] = ()


class Side(Frozen):
    """What one article says where several are compared: `says` is a run of words of `evidence.quote`, and
    `against` whether it denies what the finding tells."""

    says: str
    evidence: Evidence
    against: bool = False


class Agreement(Finding):
    """How articles of one story stand to each other in one thing.

    corroborated: `text` is said by independent sources. differs: `text` is what they give different figures,
    ages or days for. disputed: `text` is a claim of the first side, which those `against` deny.
    `evidence` is that of all sides.
    """

    kind: AgreementKind
    text: str
    sides: tuple[Side, ...]


# ── The brief ───────────────────────────────────────────────────────────────────────────────────────


class Section(Frozen):
    """All that a renderer must know of a section. `fields` maps names to Picoschema types."""

    name: str
    title: str
    order: int
    max_items: int
    fields: dict[str, str | list[str]]


class Stakeholder(Frozen):
    """A party of a story by the fullest name that its positions give it; `aliases` are the others."""

    name: str
    aliases: tuple[str, ...]
    role: str
    kind: StakeholderKind


class Earlier(Frozen):
    """A sentence of an article of the previous brief, or of one that was published on an earlier day than the
    others, as it stood there; `says` is the run of its words that is meant, `published` the article's day."""

    says: str
    quote: str
    title: str
    source: str
    publisher: str
    published: str = ""


class Change(Frozen):
    """What an article gives otherwise than one of the previous brief did: `text` is what the figure, the age
    or the day is of, `says` a run of words of `evidence`. It is a correction where both cannot have been
    right, or where the new sentence says that the old figure was wrong."""

    text: str
    before: Earlier
    says: str
    evidence: Evidence
    correction: bool


class Pending(Frozen):
    """A question of an earlier brief, open since the date `asked`, with the sentence that left it open."""

    question: str
    asked: str
    before: Earlier


class Answer(Pending):
    """A question of an earlier brief, with the sentence that answers it."""

    evidence: Evidence


class Event(Frozen):
    """What became of something that an earlier sentence tells, by the sentence that says so.

    `kind` is withdrawn for a plan that was called off and a report that was taken back, superseded for one
    that was carried out or put off, for what was open and is decided and what was done and is undone,
    reversed for a party that changed sides; `turn` says which of these.
    """

    kind: EventKind
    turn: Turn
    before: Earlier
    evidence: Evidence


class History(Frozen):
    """How a story stands to the same one in an earlier brief, that of the date `told`, whose id there is
    `previous` (both empty for a new story). Nothing of it changed after the date `since`.

    `changes`, `events` and `answers` are what its articles give otherwise than earlier ones, what they turn
    and what they answer, `pending` the questions that they neither ask again nor answer.
    """

    state: HistoryState
    previous: str
    told: str = ""
    since: str
    changes: tuple[Change, ...] = ()
    events: tuple[Event, ...] = ()
    answers: tuple[Answer, ...] = ()
    pending: tuple[Pending, ...] = ()


class Story(Frozen):
    """The articles on one event and their findings, best first. `silent` are names that the sources
    mention more than in passing and give no position to.

    `origins` are the articles by the reporting that they rest on: those of one group count as one independent
    source. `why` says in a clause what put it in its place among several; empty where nothing did.
    `not_merged` says why a model that was asked to merge the findings did not, so that each stands as its own
    article gave it; it is empty where it did, or was not asked. `not_read_again` says so of a second reader,
    so that what it did not read is checked by rules alone. `history` is None where the brief was
    compared with no earlier one.
    """

    id: str
    headline: Headline
    summary: tuple[KeyPointFinding, ...]
    positions: tuple[PositionFinding, ...]
    open_questions: tuple[QuestionFinding, ...]
    sections: dict[str, tuple[Finding, ...]] = Field(default_factory=dict)
    agreement: tuple[Agreement, ...] = ()
    silent: tuple[str, ...] = ()
    articles: tuple[str, ...]
    origins: tuple[tuple[str, ...], ...] = ()
    stakeholders: tuple[Stakeholder, ...] = ()
    not_merged: str = ""
    not_read_again: str = ""
    why: str = ""
    history: History | None = None


class Note(Frozen):
    """A remark of whoever hands the brief on, checked by nobody. `story` is empty for one on the day."""

    story: str
    text: str


class BottomLine(Frozen):
    text: str
    evidence: tuple[Evidence, ...]


class Coverage(Frozen):
    """One source and what became of it.

    `sentences` are the numbered spans, `unread` the numbers that nobody read, `boilerplate` the count of
    non-empty lines left out. A source that failed has an empty `text`. `published_at`, `from_feed`, `note`
    and `cut_off` as of an article. Where a reader's settings leave it out, `muted` says by what: it is in no
    story, and nobody analyzed it, though its status is what it would be without.
    """

    id: str
    title: str
    source: str
    publisher: str
    author: str
    published: str
    published_at: str = ""
    language: str
    text: str
    from_feed: bool = False
    note: str = ""
    sentences: tuple[tuple[int, int], ...]
    unread: tuple[int, ...]
    boilerplate: int
    status: ArticleStatus
    reason: str
    duplicate_of: str | None
    cut_off: bool = False
    muted: Muted | None = None

    @property
    def is_used(self) -> bool:
        """Whether it is told in a story."""
        return self.status == "used" and self.muted is None


class Usage(Frozen):
    """Of the answers that the brief was made from, whether paid for now or before. USD.

    `reasoning_tokens` are among those of the completions. So many marks were `mended` to make answers fit
    their schema, and so many findings `left_out` that did not fit it.
    """

    requests: int = 0
    prompt_tokens: int = 0
    completion_tokens: int = 0
    reasoning_tokens: int = 0
    mended: int = 0
    left_out: int = 0
    cost_usd: str | None = None


class PlantedErrors(Frozen):
    """How many errors of a kind were planted among what a second reader was asked, and how many it saw."""

    planted: int
    seen: int

    @property
    def mostly_seen(self) -> bool:
        """Whether more than half of them were."""
        return 2 * self.seen > self.planted


class Run(Frozen):
    """`not_filled` names the sections of a user's templates, or fields of them, that need a model. `language`
    is what the brief is written in, as the user named it. `second_reader` is the model that read each
    statement again, None where none was asked or none is believed; `planted_errors` tell by the kind of
    error what it was seen to see. `classifier`: it was none that is asked, and gave a probability."""

    engine: Literal["extractive", "llm"]
    model: str | None
    prompts: dict[str, str]
    usage: Usage
    not_filled: tuple[str, ...] = ()
    language: str = "English"
    second_reader: str | None = None
    planted_errors: dict[str, PlantedErrors] = Field(default_factory=dict)
    classifier: bool = False


class Retired(Pending):
    """A question that is not followed any more, since its story has been silent for 14 days. `story` is its
    headline, `told` the date on which it was told last."""

    story: str
    told: str


class Brief(Frozen):
    """The contract `briefing/1`. The same inputs with the same answers give the same bytes.

    `previous` is the date of the earlier brief that it was compared with, or empty. `retired` are the
    questions of earlier briefs that are not followed from this day on.
    """

    format: Literal["briefing/1"] = "briefing/1"
    date: str
    title: str
    bottom_line: tuple[BottomLine, ...]
    sections: tuple[Section, ...]
    stories: tuple[Story, ...]
    articles: tuple[Coverage, ...]
    withheld: tuple[Withheld, ...]
    notes: tuple[Note, ...] = ()
    previous: str = ""
    retired: tuple[Retired, ...] = ()
    run: Run
