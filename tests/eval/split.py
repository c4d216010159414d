"""The sentence splitter as a filter: a JSON string a line in, the JSON list of its sentences a line out.

score.py sentences --split 'python tests/eval/split.py'
"""

import json
import sys

from briefing.models import Span
from briefing.nlp.sentences import split_sentences

for line in sys.stdin:
    text = json.loads(line)
    sentences = split_sentences(text, (Span(start=0, end=len(text)),))
    print(json.dumps([text[sentence.start : sentence.end] for sentence in sentences]))
