"""Paywall texts: what a page says where its article is for those who pay, calls to subscribe and sign in.

A line is a call where each of its sentences is one, or tells the price beside one. News on subscriptions
tells of them; a call speaks to the reader, or of the article that it stands in.
"""

import re

LONGEST = 600  # characters; a longer line is none
_SENTENCES = re.compile(r"(?<=[.!?…])[\"'”’)\]]*\s+|\s+[|•·>»]+\s+")
_ENDS = re.compile(r"^[\W_]+|[\W_]+$")


def _compile_any(*alternatives: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(alternatives)})", re.IGNORECASE)


_READERS = (
    r"(?:our |the )?(?:paying |registered |premium |digital |plus |print |logged-in |signed-in )*"
    r"(?:subscribers?|members?|customers|users|readers (?:with|who)\b.{0,40})"
)
_WORK = (
    r"(?:article|story|content|report|post|page|piece|analysis|interview|column|text|edition|feature|item)"
)
_JOIN = (
    r"(?:subscribe|sign[ -]?(?:in|up)|log[ -]?(?:in|on)|register|join(?: us)?"
    r"|become an? (?:\w+ )?(?:member|subscriber)"
    r"|upgrade|create an? (?:\w+ )?account|(?:start|begin|get|take out|buy|choose|activate|try|pick)"
    r" (?:an? |your |our )?[^.,]{0,40}(?:trial|subscription|plan|membership|access|pass)|pay|donate)"
)
_READ = (
    r"(?:continue|keep (?:on )?reading|go on|carry on|read|unlock|finish reading|(?:access|see|view|enjoy"
    r"|get|gain"
    r"|open|have) (?:full|unlimited|complete|instant|all|more|our|premium|exclusive|the (?:full|rest|whole"
    r"|complete"
    r"|entire|article|story|content)|this (?:article|story|content|page)))"
)
_CUT = _compile_any(
    rf"(?:please |you (?:must|need to|have to|can|should) )?{_JOIN}\b[^.]{{0,60}}\bto {_READ}\b.{{0,120}}",
    rf"(?:in order )?to {_READ}\b[^,]{{0,80}},? (?:please |simply |just |you (?:can |must |(?:need"
    rf"|have) to ))?{_JOIN}\b"
    r".{0,80}",
    rf"(?:in order )?to {_READ}\b[^,]{{0,80}},? you(?:[’']ll| will)? need (?:an? |to be )\b.{{0,60}}",
    rf"(?:sorry,? )?(?:this|the (?:full|whole|complete|entire|rest of (?:this|the)|remainder of (?:this"
    rf"|the)))"
    rf" (?:\w+ )?{_WORK} (?:is|are) (?:only |exclusively |reserved |available |open |accessible |visible "
    rf"|exclusive"
    rf" |readable |free )*(?:to |for )(?:read by )?{_READERS}(?: only| exclusively| alone)?",
    rf"(?:this|the full) (?:\w+ )?{_WORK} (?:is|requires|needs) (?:locked|behind (?:a|our) paywall|paywalled"
    r"|an? (?:\w+ )?(?:subscription|account|membership)|premium(?: content)?)",
    r"this is (?:an? )?(?:premium|subscriber|member|exclusive)s?(?:[’'-]?(?:s|only))? (?:content|article"
    r"|story)",
    rf"only {_READERS} (?:can|may) (?:read|see|view|access)\b.{{0,60}}",
    rf"(?:exclusively |exclusive |only |reserved |premium )*(?:content |{_WORK} )?(?:for"
    rf"|to) {_READERS}(?: only)?",
    rf"{_READERS}[- ](?:only|exclusive)(?: {_WORK})?",
    rf"premium (?:content|{_WORK})",
    r"(?:subscription|registration|membership|login|log-?in|sign-?in|an? (?:\w+ )?(?:account"
    r"|subscription) is)"
    r" (?:is )?(?:required|needed|necessary)\b.{0,60}",
    r"you(?:[’']ve| have) (?:now )?(?:reached|hit|used(?: up)?|read|exceeded|come to|viewed)\b.{0,60}"
    r"\b(?:articles?|limit|stories|end of (?:the|this|your) (?:free|preview))\b.{0,60}",
    r"you(?:[’']re| are) (?:reading|seeing|viewing) (?:a|the) (?:free )?(?:preview|sample|excerpt"
    r"|teaser)\b.{0,60}",
    r"you (?:must|need to|have to) be (?:an? |logged |signed |registered)\b.{0,60}",
    r"you need an? [^.]{0,40}(?:subscription|account|membership)\b.{0,60}",
    r"(?:unlock|read|continue (?:reading|with)|keep reading|finish|access)\b[^.]{0,60}\b(?:with|by|for"
    r"|from)"
    r" (?:an? |your |only |just |as little as )*(?:[\w’']+ ){0,3}(?:subscri\w+|membership|free trial|trial"
    r"|account"
    r"|[$€£]\s?\d|\d+ ?(?:euros?|dollars?|pounds?|cents?|pence))\b.{0,80}",
    r"(?:continue|keep|go on|unlock|finish) (?:reading|this|the (?:full|rest)|to read)(?: (?:this|the"
    r"|your) .{0,30})?",
    rf"(?:the )?(?:rest|remainder|full (?:text|version)) of (?:this"
    rf"|the) {_WORK} .{{0,60}}{_READERS}.{{0,40}}",
)
_CALL = _compile_any(
    r"(?:are you )?(?:already|not (?:yet )?an?|still not an?) (?:an? )?(?:\w+ )?(?:subscriber|member"
    r"|subscribed"
    r"|registered|customer)(?: yet| already)?",
    r"(?:subscriber|member|registered|subscribed) already(?: (?:sign|log)[ -]?in\b.{0,30})?",
    r"(?:already )?(?:have|got) (?:an? |your )?(?:\w+ )?(?:account|subscription|membership)(?: already"
    r"| yet)?",
    r"(?:already an?|existing) (?:\w+ )?(?:subscriber|member|customer)s?,? (?:please )?(?:sign"
    r"|log)[ -]?in\b.{0,60}",
    r"(?:no|don[’']t have an?|need an?) (?:account|subscription)(?: yet)?|new here|new to us",
    r"(?:please )?(?:sign|log)[ -]?(?:in|on)(?: (?:here|now|or|with|to|and|below|again|using)\b.{0,60})?",
    r"(?:please )?(?:sign up|register|join us|join)(?: (?:now|today|here|online|below|for free))*",
    r"(?:please )?subscribe(?: (?:now|today|here|from|for|at|and|to|with|or|online|below)\b.{0,100})?",
    r"become an? (?:\w+ )?(?:member|subscriber|supporter)(?: (?:of|to|for|from|and|now|today"
    r"|with)\b.{0,80})?",
    r"(?:create|register for|open) (?:an?|your) (?:free )?account(?: (?:to|now|today|here|with)\b.{0,50})?",
    r"(?:start|get|begin|take out|try|claim|choose|pick|select|activate|view|see|compare|renew|manage|buy"
    r"|gift)"
    r" (?:an? |your |our |all |the )?(?:\w+[ -]){0,3}(?:subscriptions?|free trial|day trial|membership"
    r"|day pass)"
    r"\b.{0,80}",
    r"start (?:your|a) trial\b.{0,40}",
    r"(?:choose|pick|select|view|see|compare) (?:an? |your |our |all |the )?(?:\w+ )?(?:plans?|offers?"
    r"|options)",
    r"(?:get |enjoy |for |with |have )?(?:unlimited|instant)(?:,? \w+)? access\b.{0,80}",
    r"(?:get|enjoy|for|with|have) (?:full|complete)(?:,? \w+)? access\b.{0,80}",
    r"(?:you can )?(?:cancel|stop)(?: your \w+)?(?: at)?,? (?:any ?time|whenever you (?:like|want))\b.{0,40}",
    r"(?:support|help (?:us )?(?:to )?(?:fund|keep))\b.{0,50}\b(?:journalism|newsroom|reporting"
    r"|reporters)\b.{0,60}",
    r"(?:want|would you like|do you want) to (?:read|keep reading|continue|see)(?: (?:more|on|this"
    r"|the (?:full|rest))"
    r"\b.{0,30})?",
    r"(?:enjoying|like) (?:this (?:article|story)|what you(?:[’']re| are)? read\w*)",
)
_BESIDE = _compile_any(
    r"(?:it is|it[’']s|registration is) (?:quick|free|easy)\b.{0,60}",
    r"it takes (?:less than |only )?(?:a|one|two) minutes?\b.{0,60}",
    r"no (?:commitment|credit card|strings)\b.{0,40}",
    r"(?:your )?(?:first|next) (?:\w+ )?(?:month|week)s? (?:is|are|for|free)\b.{0,40}",
)
_PRICE = re.compile(
    r".{0,80}(?:[$€£]\s?\d[\d.,]*|\b\d[\d.,]*\s?(?:€|euros?|dollars?|pounds?|pence|cents?|kroner|kronor"
    r"|francs?))"
    r".{0,40}(?:\b(?:a|per|each|every|first|next)\b|/)\s?(?:\d+ )?(?:week|month|year|day|quarter)s?\b.{0,60}"
    r"|(?:only |just |from )?[$€£]\s?\d[\d.,]*",
    re.IGNORECASE,
)
_REPORT = re.compile(
    r"\b(?:said|says|told|tells|asked|added|announced|according|ruled|urged|reported|decided|warned|wrote"
    r"|agreed)\b",
    re.IGNORECASE,
)
_OTHER = re.compile(  # what else a page calls for
    r"\b(?:comment\w*|repl(?:y|ies)|votes?|discussion|conversation|newsletters?|inbox|alerts?|notifications?"
    r"|podcasts?|channel|rss|feeds?|updates|youtube|twitter|facebook|telegram|whatsapp)\b",
    re.IGNORECASE,
)


def is_call(line: str) -> bool:
    """Whether a line calls its reader to pay or to sign in, and says nothing else."""
    if len(line) > LONGEST:
        return False
    sentences = _sentences(line)
    calls = [_matches(_CUT, sentence) or _matches(_CALL, sentence) for sentence in sentences]
    return any(calls) and all(
        call or _PRICE.fullmatch(sentence) or _BESIDE.fullmatch(sentence)
        for call, sentence in zip(calls, sentences, strict=True)
    )


def is_price(line: str) -> bool:
    """Whether a line tells what a subscription costs or takes, as it may stand beside a call."""
    return len(line) <= LONGEST and all(
        _PRICE.fullmatch(sentence) or _BESIDE.fullmatch(sentence) for sentence in _sentences(line)
    )


def cuts_off(line: str) -> bool:
    """Whether a line says that the article goes on for those who pay or sign in."""
    return len(line) <= LONGEST and any(_matches(_CUT, sentence) for sentence in _sentences(line))


def _matches(pattern: re.Pattern[str], sentence: str) -> bool:
    return bool(pattern.fullmatch(sentence)) and not _REPORT.search(sentence) and not _OTHER.search(sentence)


def _sentences(line: str) -> list[str]:
    return [bare for part in _SENTENCES.split(line) if (bare := _ENDS.sub("", part))]
