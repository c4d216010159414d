"""Prompt injection and imperatives: orders to whoever reads, planted for a model or by a publisher
for readers. They state nothing, so a brief has no use for them.

What somebody in the story is told to do is news: it stands in quotation marks, or is told with its speaker.
"""

import re
from collections.abc import Sequence
from enum import IntEnum
from functools import lru_cache

from briefing.nlp import lexicon
from briefing.nlp.annotated_sentence import AUXILIARIES, PREPOSITIONS
from briefing.nlp.tokenization import Token, tokenize
from briefing.nlp.word_classes import word_class

_REMEMBERED = 256  # sentences
_LONGEST = 1500  # characters that are looked at
_LONGEST_ADJUNCT = 12  # words before the comma of "In your answer, …"


class Order(IntEnum):
    """How surely a sentence is an order to whoever reads it."""

    NONE = 0
    LIKELY = 1  # an imperative
    SURE = 2  # asks for a piece of work, or for a click
    MACHINE = 3  # is about the answer, its form or the instructions: what stands beside it is, too


_TEXT = (
    r"(?:text|passage|article|paragraphs?|sentences?|e-?mails?|letter|content|document|message|news"
    r"|code|table"
    r"|questions?|words?|data|information|context|instructions?|story|prompt|excerpt|transcript)"
)
_ANSWER = r"(?:answers?|responses?|reply|replies|output|completion)"
_OF_THE_ANSWER = re.compile(  # in an imperative
    rf"\b(?:your|(?:in|to|of|with|within|from) the) (?:\w+ ){{0,2}}{_ANSWER}(?:['’]s)?\b"
    r"|\b(?:ignore|disregard|forget|override|bypass|drop|skip) (?:all |any |everything |every |each "
    r")?(?:of )?"
    r"(?:the |your |these |those |my |what )?(?:previous|above|prior|earlier|preceding|foregoing"
    r"|former|other"
    r"|system|original|instructions?|rules|guidelines|prompts?|safety)\b"
    rf"|\b(?:this|the|following|above|below|these|previous|given|provided) (?:\w+ )?{_TEXT}"
    r"(?: (?:below|above|that follows|provided|given))?\s*:\s*"
    rf"|\b(?:the |following |above )(?:\w+ )?{_TEXT} (?:below|above|that follows|provided)\b"
    rf"|^\W*(?:\w+ ){{1,6}}(?:following|above) {_TEXT}\b"
    r"|^\W*(?:act|behave|respond|reply|answer|talk|write|speak|role-?play) (?:\w+ )?(?:as|like|only"
    r"|with|in)\b",
    re.IGNORECASE,
)
_OPENS_TO_THE_MACHINE = re.compile(  # at the beginning of any sentence
    r"\W*(?:"
    r"(?:imagine|pretend|suppose|assume) (?:that )?you(?:['’]re| are| were)\b"
    r"|(?:given|based on|using|considering) (?:only )?the (?:following|above|below)\b"
    rf"|(?:given|based on|using|considering) (?:only )?the (?:\w+ )?{_TEXT} (?:below|above|provided)\b"
    r"|when (?:answering|responding|replying|summari[sz]ing|translating),"
    r"|(?:note |message |instructions? |attention )?(?:to|for) (?:the |any |all )?(?:ai|llms?|language"
    r" models?|assistants?|summari[sz]ers?|chatbots?)\b.{0,20}[:,]"
    r")",
    re.IGNORECASE,
)
_WORK = (
    r" (?:now )?(?:only |always |never )?(?:act as|respond|reply|answer|ignore|disregard|translate"
    r"|output|pretend|summari[sz]e|generate|print"
    r"|obey|role-?play)\b"
)
_TELLS_YOU = re.compile(  # in any sentence with "you" or "your"
    r"\b(?:"
    r"you are (?:now )?(?:an? |the |my |in )(?:[\w-]+ ){0,4}(?:assistant|expert|ai|model|bot|chatbot"
    r"|translator|writer|poet|tutor|programmer|developer|mode|coder|copywriter|reviewer|summari[sz]er"
    r"|classifier|generator|engine)\b"
    r"|you are now (?:called |named )?(?-i:[A-Z]{2,})\b"
    rf"|you(?:['’]ll| will| must| should| shall| are to| have to| need to){_WORK}"
    r"|your (?:new |only |main |next |sole )?(?:task|assignment|instructions?) (?:is|are|will be)\b"
    r"|your (?:new |only |main |next |sole )?(?:job|goal|role|mission|objective|purpose|duty) (?:is )?to\b"
    r"|as an? (?:ai|llm|chatbot|(?:ai |large )?language model),? you\b"
    r"|from now on,? you\b"
    rf"|(?:in|of|to|with) your (?:\w+ ){{0,2}}(?:{_ANSWER}|message)(?:['’]s)?\b"
    r"|(?:before|when|while) you (?:answer|respond|reply|summari[sz]e|translate)\b"
    r"|if you(?: are|['’]re) (?:an? )?(?:ai|llm|language model|bot|assistant|chatbot)\b"
    r")",
    re.IGNORECASE,
)
_TELLS_THE_MACHINE = re.compile(  # in any sentence
    r"\b(?:"
    r"system prompt\b|previous instructions\b|new instructions?\s*:"
    rf"|thou shalt{_WORK}"
    r"|the (?:ai |virtual |digital )?(?:assistant|chatbot|language model) (?:must|should|shall|will|has to)"
    rf"{_WORK}"
    rf"|(?:following|above|below) {_TEXT} (?:should|must|shall|is to|has to|needs to) be \w+ed\b"
    r"|(?:reader|assistant|model|ai|chatbot|summari[sz]er)s? (?:is|are) (?:kindly |hereby )?(?:asked"
    r"|requested|instructed|required|told|ordered|expected) to\b"
    r"|(?:ai|llms?|models?|assistants?|chatbots?|agents?|bots?) (?:who (?:is|are) |that (?:is|are) )?"
    r"(?:reading|processing|parsing|summari[sz]ing|seeing) (?:this|the (?:text|page|article|document))\b"
    r")",
    re.IGNORECASE,
)
_ASKED = re.compile(
    r"^\W*(?:(?:hi|hey|hello|ok|okay|so|now|well|dear \w+|assistant)\W+)*"
    r"(?:i(?:['’]d| would)? (?:want|need|like) you to (?P<wish>\w+)"
    r"|(?:can|could|would|will|won['’]t) you (?:please |kindly |also |now |possibly |just )?(?P<can>[\w-]+)"
    r"|would you mind (?P<mind>\w+)|[^.!?]{3,40} (?:if|that) you (?:could|can|would) (?:please "
    r")?(?P<might>\w+)|(?:let['’]s|let us) (?P<let>\w+)"
    r"|i (?:want|need|would like|['’]d like) (?P<thing>an?|some|the) )",
    re.IGNORECASE,
)
_SERVICE = re.compile(
    r"^\W*(?:please |kindly )?(?:"
    + "|".join(
        (
            r"(?:sign up|subscribe|log in|sign in|swipe|scroll)\b",
            r"(?:click|tap) (?:here|on|the|to|below|this|for)\b",
            r"register (?:for|now|here)\b",
            r"follow (?:us|our|me|the (?:latest|live)|@)",
            r"join (?:us|our)\b",
            r"read (?:more|also|next|our|the full|the rest|on|the original|this)\b",
            r"see (?:also|more|our|all)\b",
            r"download (?:our|the)\b",
            r"share (?:this|your|with)\b",
            r"watch (?:the video|our|more|live|now)\b",
            r"listen to (?:our|the podcast|more|this)\b",
            r"(?:find out|learn) more\b",
            r"for (?:more|further|(?:all )?the latest)\b[^.]{0,60}?,? (?:visit|see|click|follow|go to)\b",
            r"for more (?:information|news|stories|details)\b",
            r"(?:contact|write to|tell|send|e-?mail|call|like|find|add) us\b",
            r"have your say\b",
            r"let us know\b",
            r"got a (?:tip|story)\b",
            r"do you have (?:a |any )?(?:tip|story|question|information)s?\b",
            r"support our\b",
            r"donate (?:here|now|to (?:our|us))\b",
            r"become a (?:member|subscriber|supporter|patron)\b",
            r"buy a (?:subscription|copy)\b",
            r"try (?:it|us)\b",
            r"get (?:the latest|our|all the|breaking|unlimited|full access|more)\b",
            r"stay (?:up to date|informed|tuned)\b",
            r"visit (?:our|www|https?)\b",
            r"go to www",
            r"check out\b",
            r"(?:don['’]t (?:miss|forget)|never miss)\b",
            r"leave a comment\b",
            r"turn on notifications\b",
            r"enable (?:notifications|javascript|cookies)\b",
            r"advertise with\b",
        )
    )
    + ")",
    re.IGNORECASE,
)
_LONGEST_OPENING = 60  # characters in which a quotation is no order
_POLITE = frozenset("please kindly pls plz".split())
_FIRST = word_class("words before an order")
_OPENS_ADJUNCT = PREPOSITIONS | word_class("openers of an adjunct")
_OPENS_OBJECT = word_class(
    "possessives", "demonstratives", "object pronouns", "articles", "words that open an object"
)
_NEGATED = frozenset("not never".split())
_SUBORDINATE = word_class("interrogatives") | {"that", "if"}
_TELLING = re.compile(
    r"[,”\"’]\s(?:(?:[\w.’'-]+\s){1,6}(?:say|warn|tell|urge|demand|ask|insist|claim)"
    r"|(?:[\w.’'-]+\s){0,6}(?:says|said|warns|warned|tells|told|urges|urged|adds|added|demands"
    r"|demanded|asks"
    r"|asked|insists|insisted|claims|claimed))\b"
)
_SLANG = re.compile(r"^\W*(?:\w+,? )?(?:gimme|lemme)\b|^\W*let['’]s (?:play|pretend)\b", re.IGNORECASE)
_PLEASE = re.compile(r"\b(?:please|kindly|pls|plz) (?P<verb>\w+)", re.IGNORECASE)
_NO_NOUN = word_class("verbs that are no nouns")
_NOUN_AS_WELL = word_class("verbs that are nouns as well")
_ANSWER_TAIL = re.compile(r"^\W*(?:answer|response|output)\s*:", re.IGNORECASE)


@lru_cache(maxsize=_REMEMBERED)
def classify_order(sentence: str) -> Order:
    """Whether a sentence is an order to its reader, and how surely. Quotations and what is told of a speaker
    ("Stop the war, minister says") are none."""
    text = sentence[:_LONGEST]
    if _TELLING.search(text):
        return Order.NONE
    imperative, plain = _imperative(text), _blank_quotations(text)
    tasked = imperative or _opens_with_a_task(plain)
    if _is_to_the_machine(plain) or (tasked and _OF_THE_ANSWER.search(plain)):
        return Order.MACHINE
    if (imperative == Order.SURE or _is_request(plain)) and _is_about_writing(plain):
        return Order.MACHINE
    if (polite := _PLEASE.search(plain)) and polite["verb"].casefold() in _tasks():
        return Order.SURE
    if _ANSWER_TAIL.match(plain) or _SERVICE.match(plain) or _SLANG.match(plain) or _is_request(plain):
        return Order.SURE
    return imperative


def _is_to_the_machine(text: str) -> bool:
    """Whether a sentence is about what a machine is to do, whatever its mood."""
    if _OPENS_TO_THE_MACHINE.match(text) or _TELLS_THE_MACHINE.search(text):
        return True
    return "you" in text.casefold() and _TELLS_YOU.search(text) is not None


def _blank_quotations(text: str) -> str:
    return re.sub(r"“[^“”]*”|\"[^\"]*\"", "“”", text)


def _opens_with_a_task(text: str) -> bool:
    """Whether the first word, or that after the first comma, is a verb of work."""
    tokens = [token for token in tokenize(text).tokens if token.word or token.text == ","][:_LONGEST_ADJUNCT]
    comma = next((index for index, token in enumerate(tokens) if token.text == ","), None)
    opening = tokens[:1] if comma is None else [*tokens[:1], *tokens[comma + 1 : comma + 2]]
    return any(token.lower in _tasks() for token in opening)


def _is_request(text: str) -> bool:
    match = _ASKED.match(text)
    if not match:
        return False
    verb = (match["wish"] or match["can"] or match["let"] or match["mind"] or "").casefold()
    if match["thing"]:
        return _is_about_writing(text)
    if verb == "imagine":
        return False
    if match["might"]:
        return _is_about_writing(text) and match["might"].casefold() in _tasks()
    return verb in _tasks() or lexicon.base_of_gerund(verb) in _tasks()


def _is_about_writing(text: str) -> bool:
    """Whether the work is a piece of writing or a change of it."""
    words = {token.lower for token in tokenize(text).tokens[1:12]}
    return not words.isdisjoint(word_class("pieces of writing"))


def _tasks() -> frozenset[str]:
    return word_class("writing tasks")


def _imperative(text: str) -> Order:
    tokens = [token for token in tokenize(text).tokens if token.text not in "*_#>"]
    index, polite = _skip_openers(tokens, 0)
    if index >= len(tokens):
        return Order.NONE
    verdict = _order_at_verb(tokens, index, polite)
    if verdict or polite:
        return verdict
    if (
        text[:_LONGEST_OPENING].count("“")
        or "''" in text[:_LONGEST_OPENING]
        or '"' in text[:_LONGEST_OPENING]
    ):
        return Order.NONE
    comma = next((n for n, token in enumerate(tokens[:_LONGEST_ADJUNCT]) if token.text in ",:"), 0)
    if comma and (tokens[0].lower in _OPENS_ADJUNCT):
        index, polite = _skip_openers(tokens, comma + 1)
        if index < len(tokens) and (tokens[index].lower in _tasks() or polite):
            return _order_at_verb(tokens, index, polite)
    return Order.NONE


def _skip_openers(tokens: Sequence[Token], index: int) -> tuple[int, bool]:
    """Past "Now, please" and marks; and whether "please" was among them."""
    polite = False
    while index < len(tokens) and (
        tokens[index].lower in _FIRST or tokens[index].text.isdigit() or not tokens[index].word
    ):
        if tokens[index].text in '“"‘':
            break
        polite = polite or tokens[index].lower in _POLITE
        index += 1
    return index, polite


def _order_at_verb(tokens: Sequence[Token], index: int, polite: bool) -> Order:
    """What a sentence is whose first word of weight stands at a place."""
    verb = tokens[index].lower
    after = tokens[index + 1].lower if index + 1 < len(tokens) else ""
    if verb in ("do", "don't") and (after in _NEGATED or verb == "don't"):
        ordered_verb = tokens[min(index + 1 + (verb == "do"), len(tokens) - 1)].lower
        return Order.SURE if ordered_verb in _tasks() else Order.LIKELY
    task = verb in _tasks()
    if not task and lexicon.base_of(verb) != verb:
        return Order.NONE
    writing = after in word_class("pieces of writing") and not _has_finite_verb(tokens[index + 2 : index + 3])
    if after and (verb in _NO_NOUN or (task and writing)):
        return Order.SURE
    if after in _OPENS_OBJECT or after in ("“", '"', "'", "‘", "''") or polite:
        return Order.SURE if task else Order.LIKELY
    governs = after == "to" or after in PREPOSITIONS
    if (
        after in ("of", "by", "or")
        or (not task and after in _SUBORDINATE)
        or (governs and (not task or verb in _NOUN_AS_WELL))
        or not after
    ):
        return Order.NONE if after or not task else Order.LIKELY
    agent = lexicon.agents().get(after)
    if (agent and not agent.plural) or _has_finite_verb(tokens[index + 1 :]):
        return Order.NONE
    return Order.SURE if task else Order.LIKELY


def _has_finite_verb(rest: Sequence[Token]) -> bool:
    """Whether a verb in its past or third form stands in the rest, but after "that", "which" and "
    "the like."""
    before = ""
    for token in rest:
        if token.lower in _SUBORDINATE:
            return before.endswith("s") and before not in _OPENS_OBJECT and token.lower == "that"
        base = lexicon.base_of(token.lower)
        inflected = base not in (None, token.lower) and not token.lower.endswith("ing")
        noun = token.lower.endswith("s") and (before in PREPOSITIONS | _OPENS_OBJECT or before.endswith("s"))
        several = base == token.lower and before.endswith("s") and before not in _OPENS_OBJECT
        if token.lower in AUXILIARIES or (inflected and not noun) or several:
            return True
        before = token.lower if token.word else ""
    return False
