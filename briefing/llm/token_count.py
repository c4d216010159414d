"""Token counts: of texts as a model sees them, and of a request and its answer before it is asked.

The ranks are shipped beside the code: no network, no cache folder. tiktoken's own loader downloads, and
leaves a copy in the temporary folder, so its `Encoding` is built here.
"""

from binascii import a2b_base64
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from tiktoken import Encoding

TokenCounter = Callable[[Sequence[str]], list[int]]
"""Gives the tokens of each text."""

_FRAME = 40  # tokens of an answer beside its items: the headline and the names of the lists
_ITEM = 60  # tokens of one item; measured on the recorded cassettes: 61, 39 and 55
_MANY = 12  # items of a list that the schema does not bound
_RANKS = Path(__file__).parent.parent / "nlp" / "data" / "o200k_base.tiktoken"
_SAME_TEXT_TOKENS = {"o200k_base", "o200k_harmony"}  # harmony adds special tokens alone
_BLOCK = 100_000  # characters: on a run of a million spaces tiktoken's pattern overflows its stack
_KEPT = 10_000  # characters of a part of which the count is kept

# The definition of o200k_base in tiktoken_ext/openai_public.py of tiktoken 0.14 (MIT).
_PATTERN = "|".join(
    [
        r"""[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]*[\p{Ll}\p{Lm}\p{Lo}\p{M}]+(?i:'s|'t|'re|'ve|'m|'ll|'d)?""",
        r"""[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]+[\p{Ll}\p{Lm}\p{Lo}\p{M}]*(?i:'s|'t|'re|'ve|'m|'ll|'d)?""",
        r"""\p{N}{1,3}""",
        r""" ?[^\s\p{L}\p{N}]+[\r\n/]*""",
        r"""\s*[\r\n]+""",
        r"""\s+(?!\S)""",
        r"""\s+""",
    ]
)
_SPECIAL = {"<|endoftext|>": 199999, "<|endofprompt|>": 200018}


@dataclass(frozen=True, slots=True)
class Tokenizer:
    """Counts tokens for one model.

    `name` is the encoding that counts, `exact` whether the model is known to use it. `notice` is one line
    for the user where it is not, else empty.
    """

    name: str
    exact: bool
    notice: str

    def count(self, texts: Sequence[str]) -> list[int]:
        """The tokens of each text, encoded once. What looks like a special token counts as plain text.

        The first call in a process reads the ranks (about 0.2 s). A text of more than 100,000 characters
        is counted in blocks, cut before a space where there is one: at most a few tokens off at each cut.
        """
        return [sum(map(_part_tokens, _parts(text))) for text in texts]


def tokenizer(model: str) -> Tokenizer:
    """The tokenizer for `model`, a name as its endpoint knows it. Every model is counted with o200k_base."""
    from tiktoken.model import encoding_name_for_model

    try:
        exact = encoding_name_for_model(model.removeprefix("openai/")) in _SAME_TEXT_TOKENS
    except KeyError:
        exact = False
    notice = "" if exact else f"Tokens of {model} are estimated with o200k_base"
    return Tokenizer(name="o200k_base", exact=exact, notice=notice)


@cache
def _encoding() -> "Encoding":
    from tiktoken import Encoding

    cells = _RANKS.read_bytes().split()
    ranks = dict(zip(map(a2b_base64, cells[::2]), map(int, cells[1::2]), strict=True))
    encoding = Encoding("o200k_base", pat_str=_PATTERN, mergeable_ranks=ranks, special_tokens=_SPECIAL)
    ranks.clear()  # 28 MB that counting needs no more: the encoding has them in a form of its own
    return encoding


def _parts(text: str) -> Iterable[str]:
    """What is encoded at once: a long text in blocks, another one cut before each numbered line. No token
    runs over such a border (`tasks.chunks`), so the instructions that all requests share, and lines that
    were counted before, need not be encoded again."""
    if len(text) > _BLOCK:
        return _blocks(text)
    first, *lines = text.split("\n[")
    return [f"{first}\n", *(f"[{line}\n" for line in lines[:-1]), f"[{lines[-1]}"] if lines else [first]


def _part_tokens(part: str) -> int:
    return _kept_tokens(part) if len(part) <= _KEPT else len(_encoding().encode_ordinary(part))


@lru_cache(maxsize=1024)
def _kept_tokens(part: str) -> int:
    return len(_encoding().encode_ordinary(part))


def _blocks(text: str) -> Iterator[str]:
    start = 0
    while len(text) - start > _BLOCK:
        space = text.rfind(" ", start + 1, start + _BLOCK)
        end = space if space > start else start + _BLOCK
        yield text[start:end]
        start = end
    yield text[start:]


class Estimate(NamedTuple):
    """Tokens of one request: its prompt as counted, its answer as expected and at most."""

    prompt: int
    answer: int
    most: int


class PlannedRequest(NamedTuple):
    """A request that would be made, or was answered before."""

    estimate: Estimate
    cached: bool


def answer_tokens(schema: Mapping[str, Any], sentences: int) -> int:
    """The tokens that an answer about so many sentences may be expected to have: an item for each of them, up
    to as many as the schema's lists take. What a model thinks before it answers is not among them."""
    lists = [
        property_schema
        for property_schema in schema.get("properties", {}).values()
        if _is_list_of_items(property_schema)
    ]
    room = sum(int(property_schema.get("maxItems", _MANY)) for property_schema in lists)
    return _FRAME + _ITEM * min(sentences, room)


def _is_list_of_items(described: Mapping[str, Any]) -> bool:
    return described.get("type") == "array" and described["items"].get("type", "object") == "object"
