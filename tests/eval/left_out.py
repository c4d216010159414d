"""What cleaning leaves out of labelled body text: `python -m tests.eval.left_out`.

The articles stand beside the project, clean but for a title line. Printed are each line that is left out
beside it, then their number.
"""

import json
import sys
from pathlib import Path

from briefing.nlp.cleaning.body_lines import split_boilerplate
from briefing.sources.metadata.text_metadata import metadata

ARTICLES = Path(__file__).parents[3] / "shared" / "eval" / "polnear-dev.jsonl"


def left_out(text: str) -> list[str]:
    title = metadata(text, markdown=False).title_span
    return [
        text[span.start : span.end]
        for span in split_boilerplate(text, title).boilerplate
        if title is None or not title.start <= span.start < title.end
    ]


def main() -> int:
    if not ARTICLES.exists():
        print(f"{ARTICLES.name} is not beside the project; nothing is measured", file=sys.stderr)
        return 1
    texts = [str(json.loads(line)["text"]) for line in ARTICLES.read_text(encoding="utf-8").splitlines()]
    left = [line for text in texts for line in left_out(text)]
    lines = sum(bool(line.strip()) for text in texts for line in text.splitlines())
    print(*left, f"{len(left)} of {lines} lines left out beside titles", sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
