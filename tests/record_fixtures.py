"""Records the cassettes whose answers were written by hand: `make fixtures`.

The answers in `tests/answers/` are served on loopback to the very requests that the templates render, and
recorded through the client that asks real endpoints. Each cassette says so in its own head.
"""

import io
import json
import sys
from datetime import date
from pathlib import Path
from typing import NamedTuple

from briefing import pipeline
from briefing.engine import open_engine
from briefing.llm.cassettes import cassette
from briefing.models import Source
from briefing.settings import CheckMode, Settings
from briefing.sources.load import Selection
from tests.judge import stand_in
from tests.llm.server import Json, Reply, completion, serve

ROOT = Path(__file__).parent.parent
ABOUT = "Answers written by hand, in tests/answers/{name}.json; no model was asked."
MODEL = "written-by-hand"


class Fixture(NamedTuple):
    """A cassette's name, which is also its answer's, the article that it answers for, or the folder of a
    story's articles, the folder that it is kept in, and the templates that are taken before the default ones.

    The answers on a story are an object of several: by words of the article that each is about, "merge", and
    "check" where a second reader was asked: what it finds fault with, by words of the statement.
    """

    name: str
    source: str
    kept: str = "fixtures"
    prompts: str = ""


FIXTURES = (
    Fixture("eu-japan", "seeds/eu-japan-ai-chips.txt"),
    Fixture("planted-faults", "seeds/eu-japan-ai-chips.txt"),
    Fixture("second-reader", "seeds/eu-japan-ai-chips.txt"),
    Fixture("ravensey", "tests/articles/ravensey"),
    Fixture(
        "rents",
        "tests/example_project/articles/rents.txt",
        kept="tests/example_project/tests/cassettes",
        prompts="tests/example_project/prompts",
    ),
)


def record(fixture: Fixture, folder: Path) -> Path:
    """Writes the fixture's cassette into a folder, and gives its path."""
    answers = json.loads((ROOT / "tests" / "answers" / f"{fixture.name}.json").read_text(encoding="utf-8"))

    def answered(request: Json) -> Reply:
        content = json.dumps(answer_to(request, answers), ensure_ascii=False, indent=1)
        usage = {"prompt_tokens": 0, "completion_tokens": 0, "total_tokens": 0}
        return Reply(completion(content, model=MODEL) | {"usage": usage})

    path = folder / f"{fixture.name}.yaml"
    check: CheckMode = "model" if "check" in answers else "rules"
    with serve(answered) as server:
        own = str(ROOT / fixture.prompts) if fixture.prompts else ""
        settings = Settings(
            engine="llm", base_url=server.url, model=MODEL, prompts=own, check=check, cache=False
        )
        with (
            cassette.record_cassette(path, ABOUT.format(name=fixture.name), "make fixtures"),
            open_engine(settings, {}, lambda _: None) as analyst,
        ):
            sources = (Source(place=str(ROOT / fixture.source)),)
            wanted = Selection(sources=sources, day=date(2026, 11, 24))
            pipeline.make_brief(wanted, io.BytesIO(), analyst, lambda _: None)
    return path


def answer_to(request: Json, answers: Json) -> Json:
    """The answer that a request is given: the only one, or of several the one that is about its lines."""
    asked = request["response_format"]["json_schema"]["name"]
    if asked == "check":
        return stand_in.right(request, answers.get("check", {}))
    if asked in answers:
        return dict(answers[asked])
    if "merge" not in answers and "check" not in answers:
        return answers
    article = request["messages"][1]["content"]
    return dict(next(answer for words, answer in answers.items() if words in article))


if __name__ == "__main__":
    for each in FIXTURES:
        print(record(each, ROOT / each.kept).relative_to(ROOT), file=sys.stderr)
