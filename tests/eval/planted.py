"""What the check catches of errors planted in sentences of real news: `python -m tests.eval.planted`.

Each error changes a sentence in one place and leaves all its other words, which is the hardest case for rules
that compare words; the check gets the sentence and those before and after it. A Markdown row for each kind:
how many were planted, withheld, marked weak. The articles stand beside the project.
"""

import random
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator

from briefing.nlp.content_words import OPPOSITES
from briefing.nlp.doc import annotate
from briefing.nlp.entities import Name
from briefing.verification import verify
from briefing.verification.annotated_text import annotate_text
from tests.eval.adversary import NEWS, articles

ARTICLES, SENTENCES, SEED = 100, 900, 5
_WORDS = range(10, 36)
_OTHER = {"he": "she", "his": "her", "she": "he", "her": "his"}
_HELPING = re.compile(r"\b(?:is|are|was|were|will|would|has|have|had|can|could|should)\b (?!not\b)")
_SAID = re.compile(r"^(?:[A-Z][\w.]+ ){1,3}said (?:that )?")

Plant = Callable[[str], str]  # the sentence with an error, or "" where it has no place for one


def exchanged_names(sentence: str) -> str:
    found = [name for name in annotate_text(sentence).names if len(name.text) > 2]
    if len(found) < 2 or _one(found[0], found[1]):
        return ""
    one, other = found[:2]
    between = sentence[one.end : other.start]
    return f"{sentence[: one.start]}{other.text}{between}{one.text}{sentence[other.end :]}"


def _one(name: Name, other: Name) -> bool:
    return name.text in other.text or other.text in name.text


def changed_figure(sentence: str) -> str:
    return re.sub(r"\b\d{2,}\b", lambda figure: str(int(figure.group()) + 7), sentence, count=1)


def denial_put_in(sentence: str) -> str:
    return _HELPING.sub(lambda verb: f"{verb.group()}not ", sentence, count=1)


def denial_left_out(sentence: str) -> str:
    return re.sub(r"\b(?:not|never) ", "", sentence, count=1)


def other_pronoun(sentence: str) -> str:
    return re.sub(r"\b(?:he|his|she|her)\b", lambda word: _OTHER[word.group()], sentence)


def some_made_all(sentence: str) -> str:
    return re.sub(r"\b(?:some|many|several|most)\b", "all", sentence, count=1)


def plan_made_sure(sentence: str) -> str:
    return re.sub(r"\b(?:may|might|could|would) ", "will ", sentence, count=1)


def turned_round(sentence: str) -> str:
    for word in sentence.split():
        for one, other in OPPOSITES:
            if word in one.split() and f" {word} " in sentence:
                return sentence.replace(f" {word} ", f" {other.split()[0]} ", 1)
    return ""


def speaker_left_out(sentence: str) -> str:
    said = _SAID.match(sentence)
    return sentence[said.end()].upper() + sentence[said.end() + 1 :] if said else ""


PLANTS: dict[str, Plant] = {
    "two names exchanged": exchanged_names,
    "a figure changed": changed_figure,
    "a denial put in": denial_put_in,
    "a denial left out": denial_left_out,
    "“he” for “she”": other_pronoun,
    "“some” made “all”": some_made_all,
    "“may” made “will”": plan_made_sure,
    "a word turned into its opposite": turned_round,
    "a speaker left out": speaker_left_out,
}


def sentences() -> list[tuple[str, tuple[str, ...]]]:
    """Sentences of the news without quotation marks, in a random order, each with its neighbours."""
    found: list[tuple[str, tuple[str, ...]]] = []
    for article in articles(ARTICLES):
        body = annotate(article)
        every = [article.text[one.start : one.end] for one in body.sentences]
        for at, sentence in enumerate(every):
            if len(sentence.split()) in _WORDS and sentence.endswith(".") and not re.search('[“"]', sentence):
                found.append((sentence, tuple(every[max(0, at - 1) : at + 2])))
    random.Random(SEED).shuffle(found)
    return found[:SENTENCES]


def table() -> Iterator[str]:
    yield "| planted | sentences | withheld | marked weak |"
    yield "|---|---|---|---|"
    asked = sentences()
    for kind, plant in PLANTS.items():
        planted = [(text, cited) for one, cited in asked if (text := plant(one)) not in ("", one)]
        verdicts = Counter(verify(text, cited).verdict for text, cited in planted)
        shares = [verdicts[verdict] / max(1, len(planted)) for verdict in ("unsupported", "weak")]
        yield f"| {kind} | {len(planted)} | {shares[0]:.0%} | {shares[1]:.0%} |"


def main() -> None:
    if not NEWS.exists():
        sys.exit(f"{NEWS.name} is not beside the project; nothing is measured")
    print("\n".join(table()))


if __name__ == "__main__":
    main()
