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
from briefing.analysts.engine import engine
from briefing.llm import cassette
from briefing.model import Source
from briefing.settings import Settings
from briefing.sources import Selection
from tests.llm.server import Json, Reply, completion, serve

ROOT = Path(__file__).parent.parent
ABOUT = "Answers written by hand, in tests/answers/{name}.json; no model was asked."
MODEL = "written-by-hand"


class Fixture(NamedTuple):
    """A cassette's name, which is also its answer's, the article that it answers for, the folder that it is
    kept in, and the templates that are taken before the default ones."""

    name: str
    source: str
    kept: str = "fixtures"
    prompts: str = ""


FIXTURES = (
    Fixture("eu-japan", "seeds/eu-japan-ai-chips.txt"),
    Fixture("planted-faults", "seeds/eu-japan-ai-chips.txt"),
    Fixture(
        "rents",
        "tests/example_project/articles/rents.txt",
        kept="tests/example_project/tests/cassettes",
        prompts="tests/example_project/prompts",
    ),
)


def record(fixture: Fixture, folder: Path) -> Path:
    """Writes the fixture's cassette into a folder, and gives its path."""
    answer = json.loads((ROOT / "tests" / "answers" / f"{fixture.name}.json").read_text(encoding="utf-8"))
    content = json.dumps(answer, ensure_ascii=False, indent=1)

    def answered(request: Json) -> Reply:
        usage = {"prompt_tokens": 0, "completion_tokens": 0, "total_tokens": 0}
        return Reply(completion(content, model=MODEL) | {"usage": usage})

    path = folder / f"{fixture.name}.yaml"
    with serve(answered) as server:
        own = str(ROOT / fixture.prompts) if fixture.prompts else ""
        settings = Settings(engine="llm", base_url=server.url, model=MODEL, prompts=own, cache=False)
        with (
            cassette.recording(path, ABOUT.format(name=fixture.name), "make fixtures"),
            engine(settings, {}, lambda _: None) as analyst,
        ):
            sources = (Source(place=str(ROOT / fixture.source)),)
            wanted = Selection(sources=sources, day=date(2026, 11, 24))
            pipeline.make_brief(wanted, io.BytesIO(), analyst, lambda _: None)
    return path


if __name__ == "__main__":
    for each in FIXTURES:
        print(record(each, ROOT / each.kept).relative_to(ROOT), file=sys.stderr)
