"""What cleaning leaves out of labelled body text: each line but the title, then the count.

python tests/eval/left_out.py ../shared/eval/polnear-dev.jsonl
"""

import json
import sys
from pathlib import Path

from briefing.sources.metadata import metadata
from briefing.text.cleaning import divided

left = lines = 0
for row in map(json.loads, Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()):
    text, title = row["text"], metadata(row["text"], markdown=False).title_span
    for span in divided(text, title).boilerplate:
        if title is None or not title.start <= span.start < title.end:
            print(text[span.start : span.end])
            left += 1
    lines += sum(bool(line.strip()) for line in text.splitlines())
print(f"{left} of {lines} lines left out beside titles")
