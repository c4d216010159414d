"""The numbered sentences of the HTML pages in a folder: {"source": PATH, "text": STR} a line for each.

score.py extraction --extract 'python tests/eval/extract.py'
"""

import io
import json
import sys

from briefing import pipeline, sources
from briefing.model import Article

for row in sources.read(sys.argv[1:], io.BytesIO()):
    text = ""
    if isinstance(row, Article):
        text = "\n".join(row.text[s.start : s.end] for s in pipeline.prepare(row).sentences)
    print(json.dumps({"source": row.source, "text": text}))
