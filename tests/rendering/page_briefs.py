"""Briefs to try the pages on: made-up articles, and the seed as two analysts might brief it."""

from collections.abc import Sequence
from pathlib import Path

from briefing.models import (
    ArticleStatus,
    BottomLine,
    Brief,
    Coverage,
    Directness,
    Evidence,
    Headline,
    KeyPointFinding,
    PositionFinding,
    QuestionFinding,
    Run,
    Section,
    StatementStatus,
    Story,
    Usage,
    VerdictName,
    Withheld,
)

SEED = Path(__file__).parents[2] / "seeds" / "eu-japan-ai-chips.txt"

SECTIONS = (
    Section(name="summary", title="What happened", order=10, max_items=5, fields={"text": "string"}),
    Section(
        name="positions", title="Who wants what", order=20, max_items=12, fields={"stakeholder": "string"}
    ),
    Section(name="open_questions", title="Still open", order=30, max_items=5, fields={"question": "string"}),
)
EMBEDDED = Run(engine="extractive", model=None, prompts={}, usage=Usage())
MODEL = Run(
    engine="llm",
    model="gpt-large",
    prompts={"analyze.md.j2": "3f9a1c0b77aa"},
    usage=Usage(requests=1, prompt_tokens=1500, completion_tokens=412, cost_usd="0.002"),
)


def covered(
    identifier: str,
    sentences: Sequence[str],
    *,
    title: str = "",
    source: str = "",
    publisher: str = "",
    published: str = "",
    text: str = "",
    status: ArticleStatus = "used",
    reason: str = "",
    duplicate_of: str | None = None,
    boilerplate: int = 0,
    unread: tuple[int, ...] = (),
) -> Coverage:
    """An article whose numbered sentences are the given ones, found in `text` or joined by spaces."""
    whole = text or " ".join([title, *sentences])
    spans, at = [], 0
    for sentence in sentences:
        start = whole.index(sentence, at)
        at = start + len(sentence)
        spans.append((start, at))
    return Coverage(
        id=identifier,
        title=title,
        source=source or f"news/{identifier}.txt",
        publisher=publisher,
        author="",
        published=published,
        language="en",
        text=whole,
        sentences=tuple(spans),
        unread=unread,
        boilerplate=boilerplate,
        status=status,
        reason=reason,
        duplicate_of=duplicate_of,
    )


def unread_source(
    identifier: str, status: ArticleStatus, reason: str, *, source: str = "", duplicate_of: str | None = None
) -> Coverage:
    return covered(identifier, [], source=source, status=status, reason=reason, duplicate_of=duplicate_of)


def evidence(article: Coverage, *numbers: int) -> tuple[Evidence, ...]:
    found = []
    for number in numbers:
        start, end = article.sentences[number - 1]
        found.append(Evidence(article=article.id, start=start, end=end, quote=article.text[start:end]))
    return tuple(found)


def title_of(article: Coverage) -> Headline:
    start = article.text.find(article.title)
    span = Evidence(article=article.id, start=start, end=start + len(article.title), quote=article.title)
    return Headline(text=article.title, evidence=(span,) if start >= 0 else ())


def point(
    article: Coverage,
    number: int,
    text: str = "",
    *,
    status: StatementStatus = "fact",
    verdict: VerdictName = "supported",
) -> KeyPointFinding:
    """A point on one sentence; the sentence itself where no text is given."""
    cited = evidence(article, number)
    return KeyPointFinding(text=text or cited[0].quote, status=status, evidence=cited, verdict=verdict)


def position(
    article: Coverage,
    number: int,
    stakeholder: str,
    verb: str,
    text: str,
    *,
    role: str = "",
    directness: Directness = "reported",
    verdict: VerdictName = "supported",
    named_in: int = 0,
) -> PositionFinding:
    return PositionFinding(
        stakeholder=stakeholder,
        stakeholder_kind="organisation",
        role=role,
        verb=verb,
        position=text,
        stance="unclear",
        stance_on="",
        directness=directness,
        evidence=evidence(article, number),
        verdict=verdict,
        named_in=evidence(article, named_in)[0] if named_in else None,
    )


def question(article: Coverage, number: int, text: str, why: str = "") -> QuestionFinding:
    return QuestionFinding(question=text, why=why, evidence=evidence(article, number), verdict="supported")


def story(
    identifier: str,
    articles: Sequence[Coverage],
    *,
    headline: Headline | None = None,
    summary: Sequence[KeyPointFinding] = (),
    positions: Sequence[PositionFinding] = (),
    questions: Sequence[QuestionFinding] = (),
    silent: Sequence[str] = (),
) -> Story:
    return Story(
        id=identifier,
        headline=headline or title_of(articles[0]),
        summary=tuple(summary),
        positions=tuple(positions),
        open_questions=tuple(questions),
        silent=tuple(silent),
        articles=tuple(article.id for article in articles),
    )


def brief(
    articles: Sequence[Coverage],
    stories: Sequence[Story],
    *,
    bottom_line: Sequence[KeyPointFinding] = (),
    withheld: Sequence[Withheld] = (),
    run: Run = EMBEDDED,
    sections: Sequence[Section] = SECTIONS,
) -> Brief:
    return Brief(
        date="2026-11-24",
        title="Daily brief · Tuesday 24 November 2026",
        bottom_line=tuple(BottomLine(text=line.text, evidence=line.evidence) for line in bottom_line),
        sections=tuple(sections),
        stories=tuple(stories),
        articles=tuple(articles),
        withheld=tuple(withheld),
        run=run,
    )


# ── The seed ────────────────────────────────────────────────────────────────────────────────────────

_SEED_SENTENCES = (  # how each begins and how each ends
    ("The head of the EU industry", "in certain areas."),
    ("European Commissioner", "on his agenda."),
    ("“I will work", "Breton said."),
    ("Breton also said", "high-performance computing."),
    ("The European Union held", "cybersecurity."),
    ("The EU wants", "from Beijing."),
    ("Part of the EU strategy", "technology."),
    ("Breton told Reuters", "semiconductors."),
    ("Japan is a key country", "domestic industry."),
    ("Last week, a fund", "($6.3 billion)."),
    ("The European Union has also", "across the EU."),
    ("Semiconductors are critical", "military applications."),
    ("Countries around the world", "back home."),
    ("Semiconductors are also key", "AI models."),
    ("Artificial intelligence and chips", "capitalize on them."),
    ("At the same time", "to join."),
    ("The Netherlands is home", "companies ASML"),
    ("New export restrictions", "last week."),
)
SEED_WITHHELD = (
    Withheld(
        section="positions",
        text="The Netherlands announced new export restrictions",
        reason="a name that the source lacks: Netherlands",
        article="a1",
    ),
    Withheld(
        section="summary",
        text="Breton resigned over the talks",
        reason="shares nothing with its sentence",
        article="a1",
    ),
)


def seed_article() -> Coverage:
    text = SEED.read_bytes().decode("utf-8")
    sentences = [text[text.index(a) : text.index(b, text.index(a)) + len(b)] for a, b in _SEED_SENTENCES]
    title = text.split("\n", 1)[0].strip()
    return covered(
        "a1", sentences, title=title, text=text, source="seeds/eu-japan-ai-chips.txt", boilerplate=8
    )


def seed_by_rule() -> Brief:
    """The seed as the embedded analyst puts it together."""
    a = seed_article()
    summary = [
        point(a, 1),
        point(a, 2, status="claim"),
        point(a, 8, status="claim"),
        point(a, 15, status="assessment"),
    ]
    positions = [
        position(a, 1, "European Union", "hopes", "to cooperate more closely with Japan on key technologies"),
        position(
            a,
            4,
            "Thierry Breton",
            "said",
            "an EU-Japan Digital Cooperation Council would be established",
            role="European Commissioner",
            named_in=2,
        ),
        position(
            a,
            3,
            "Thierry Breton",
            "said",
            "I will work with the Japanese government … to discuss how to organize our digital space,"
            " including artificial intelligence based on our shared values",
            directness="direct quote",
        ),
        position(a, 6, "European Union", "wants", "to “de-risk” China"),
        position(a, 6, "United States", "seeks", "to decouple its economy from Beijing"),
        position(a, 9, "Japan", "has been looking", "to strengthen its domestic industry"),
        position(
            a,
            10,
            "Fund backed by the Japanese government",
            "proposed",
            "buying domestic chipmaker JSR for about 903.9 billion yen ($6.3 billion)",
        ),
        position(a, 11, "European Union", "has been looking", "to strengthen its own semiconductor industry"),
        position(a, 16, "United States", "hopes", "to persuade European allies to join"),
    ]
    questions = [
        question(
            a, 4, "When will an EU-Japan Digital Cooperation Council be established?", "“would be”: no date"
        ),
        question(a, 8, "How would the EU and Japan cooperate in the field of semiconductors?"),
        question(a, 16, "Will Washington persuade European allies to join?"),
        question(a, 18, "Who announced new export restrictions on advanced semiconductor equipment?"),
    ]
    told = story(
        "s1",
        [a],
        summary=summary,
        positions=positions,
        questions=questions,
        silent=("China", "the Netherlands", "ASML", "JSR"),
    )
    return brief([a], [told], bottom_line=summary[:2], withheld=SEED_WITHHELD)


def seed_by_model() -> Brief:
    """The seed as a careful model would put it."""
    a = seed_article()
    first = point(
        a,
        1,
        "The EU hopes to work more closely with Japan on technologies such as artificial intelligence, to"
        " depend less on China “in certain areas”.",
    )
    second = point(a, 6, "It wants to “de-risk” China, where the United States seeks to decouple.")
    summary = [
        first,
        second,
        point(
            a,
            2,
            "European Commissioner Thierry Breton, due to meet the Japanese government “on Monday”, said that"
            " artificial intelligence would be “very high” on his agenda.",
            status="claim",
        ),
        point(
            a,
            4,
            "A joint digital council would be established, for areas such as quantum computing.",
            status="claim",
        ),
        point(
            a,
            10,
            "A fund backed by the Japanese government proposed “last week” to buy the chipmaker JSR for about"
            " ¥903.9 billion ($6.3 billion).",
        ),
        point(
            a,
            15,
            "AI and chips will be the key technologies of the future.",
            status="assessment",
            verdict="weak",
        ),
    ]
    positions = [
        position(a, 6, "European Union", "", "“de-risk” China through partnerships with Asian countries"),
        position(a, 11, "European Union", "", "strengthen its own semiconductor industry"),
        position(
            a,
            3,
            "Thierry Breton",
            "will",
            "work with the Japanese government",
            role="European Commissioner",
            directness="direct quote",
        ),
        position(a, 9, "Japan", "wants", "a stronger chip industry at home", directness="inferred"),
        position(a, 6, "United States", "seeks", "to decouple its economy from Beijing"),
        position(a, 16, "United States", "hopes", "to persuade European allies to join"),
    ]
    questions = [
        question(a, 8, "What will the EU and Japan do together on chips?", "Breton names the field."),
        question(a, 4, "When does the council start, and who sits on it?", "It “would be established”."),
        question(
            a, 18, "Who announced last week's restrictions on chip equipment?", "The text is damaged there."
        ),
    ]
    told = story(
        "s1",
        [a],
        headline=Headline(
            text="EU looks to Japan on AI and chips, to depend less on China", evidence=title_of(a).evidence
        ),
        summary=summary,
        positions=positions,
        questions=questions,
        silent=("China", "the Netherlands", "ASML", "JSR"),
    )
    return brief([a], [told], bottom_line=[first, second], withheld=SEED_WITHHELD, run=MODEL)


# ── Made-up days ────────────────────────────────────────────────────────────────────────────────────

PORT = (
    "The port of Larvik will close its western quay on Monday, the harbour authority said.",
    "Dockers fear that 140 jobs would go.",
    "“We were not asked,” said Ines Holm, who speaks for the dockers' union.",
    "The authority plans to move the cranes to the eastern quay by spring.",
    "Shipping companies welcomed the plan, which had been disputed since last year.",
    "The city council has not said whether it will pay for the move.",
    "Traffic through the port fell by 12% to 3.1 million tonnes.",
    "Fishermen may lose their berths, a report commissioned by the council found.",
    "The quay was built in 1961 and last repaired in 1994.",
    "A meeting with residents is planned.",
)


def port_article(identifier: str = "a1", *, publisher: str = "", published: str = "") -> Coverage:
    return covered(
        identifier,
        PORT,
        title=f"Larvik closes its western quay ({identifier})",
        source=f"https://news.example/{identifier}",
        publisher=publisher,
        published=published,
        boilerplate=3,
    )


def port_story(identifier: str, a: Coverage) -> Story:
    return story(
        identifier,
        [a],
        summary=[point(a, 1, status="claim"), point(a, 7), point(a, 8, status="assessment"), point(a, 9)],
        positions=[
            position(a, 2, "Dockers", "fear", "that 140 jobs would go"),
            position(
                a,
                3,
                "Ines Holm",
                "said",
                "We were not asked",
                role="who speaks for the dockers' union",
                directness="direct quote",
            ),
            position(a, 4, "Harbour authority", "plans", "to move the cranes to the eastern quay by spring"),
            position(a, 5, "Shipping companies", "welcomed", "the plan"),
        ],
        questions=[
            question(a, 6, "Will the city council pay for the move?"),
            question(a, 4, "Will the harbour authority move the cranes to the eastern quay by spring?"),
        ],
        silent=("residents",),
    )


def port_day(*, publisher: str = "", published: str = "") -> Brief:
    a = port_article(publisher=publisher, published=published)
    told = port_story("s1", a)
    return brief([a], [told], bottom_line=told.summary[:1])


def long_day(stories: int = 40) -> Brief:
    articles = [
        port_article(f"a{n}", publisher=f"Gazette {n % 3}", published=f"2026-11-{10 + n % 9}")
        for n in range(1, stories + 1)
    ]
    told = [port_story(f"s{n}", a) for n, a in enumerate(articles, start=1)]
    sources = [
        unread_source("a98", "failed", "permission denied", source="news/locked.txt"),
        unread_source("a99", "empty", "no text", source="news/blank.txt"),
        unread_source("a97", "duplicate", "the same text as a1", source="news/copy.txt", duplicate_of="a1"),
    ]
    return brief([*articles, *sources], told, bottom_line=[s.summary[0] for s in told[:3]])


HOSTILE = (
    "<script>alert(1)</script> said `rm -rf` and [click](javascript:alert(1)) to **win** $5 & more.",
    "# Not a heading, it says <img src=x onerror=alert(2)> and | pipes |.",
    "He wants \x1b[31mred\x1b[0m text and \u202eoverrides\u202c, see https://evil.example/?a=b&c=d now.",
)


def hostile_day() -> Brief:
    a = covered(
        "a1",
        HOSTILE,
        title="# <b>Bold</b> [x](javascript:alert(3)) {{ 7 * 7 }} \r\nBcc: a@b.example",
        source="javascript:alert(4)",
        publisher="<i>Evil</i>",
        published='"><script>',
    )
    told = story(
        "s1",
        [a],
        summary=[point(a, 1), point(a, 2)],
        positions=[position(a, 3, "<u>He</u>", "wants", "\x1b[31mred\x1b[0m text", role="`chief`")],
        questions=[question(a, 2, "<script>Why</script> *is* it?")],
        silent=("</details>", "_x_"),
    )
    other = [Withheld(section="<b>", text="<script>no</script>", reason="a figure: <9>", article="a1")]
    filler = covered("a2", PORT, title="Filler")
    return brief(
        [a, filler],
        [told.model_copy(update={"articles": ("a1", "a2")})],
        bottom_line=told.summary[:1],
        withheld=other,
    )
