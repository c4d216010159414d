"""The numbered sentences of the HTML pages in a folder: {"source": PATH, "text": STR} a line for each.

score.py extraction --extract 'python tests/eval/extract.py'
"""

import io
import json
import sys
from datetime import date

from briefing import sources
from briefing.models import Article, Source
from briefing.nlp.doc import annotate

wanted = sources.Selection(sources=tuple(Source(place=place) for place in sys.argv[1:]), day=date.today())
for row in sources.read(wanted, io.BytesIO(), print):
    text = ""
    if isinstance(row, Article):
        text = "\n".join(row.text[s.start : s.end] for s in annotate(row).sentences)
    print(json.dumps({"source": row.source, "text": text}))
