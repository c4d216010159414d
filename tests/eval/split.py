"""The sentence splitter as a filter: a JSON string a line in, the JSON list of its sentences a line out.

score.py sentences --split 'python tests/eval/split.py'
"""

import json
import sys

from briefing.model import Span
from briefing.text.sentences import split

for line in sys.stdin:
    text = json.loads(line)
    sentences = split(text, (Span(start=0, end=len(text)),))
    print(json.dumps([text[sentence.start : sentence.end] for sentence in sentences]))
