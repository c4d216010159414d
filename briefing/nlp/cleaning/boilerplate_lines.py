"""Boilerplate rules: what a line of a news page is when it is not the article, in one table.

A line is boilerplate when a rule's `pattern` matches the whole of it. Every rule is narrow on purpose: a line
kept by mistake costs the reader a glance, a sentence thrown away is never seen again.
"""

import re
from typing import NamedTuple

from briefing.nlp.word_classes import weekdays

LONGEST = 400  # characters; a longer line is read as body whatever it says


class BoilerplateRule(NamedTuple):
    """`needs`, in lower case, spares lines a slow pattern: every line that it matches has one of them."""

    name: str
    pattern: re.Pattern[str]
    example: str
    why: str
    needs: tuple[str, ...] = ()


def _compile_alternatives(*alternatives: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(alternatives)})", re.IGNORECASE)


_AGENCY = (
    "(?:Getty(?: Images)?|Reuters|Bloomberg|AFP|AP(?: Photo| Images)?|(?:The )?Associated Press|EPA|UPI|DPA"
    "|PA|REUTERS|Shutterstock|iStock(?:photo)?|Alamy|Corbis|Zuma(?: Press)?|NurPhoto|Anadolu(?: Agency)?"
    "|Xinhua|Kyodo|Instagram|Flickr|Wikimedia(?: Commons)?)"
)
_NAME = r"(?:[A-Z][\w.'’-]+(?:\s(?:[A-Z][\w.'’-]*|de|van|von|al|bin)){0,4})"
_BAR = r"(?:\s?[|/]\s?|,\s|\s[–—-]\s)"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)(?:[a-z]{3,6})?\.?"
_DAY = rf"(?:(?:{'|'.join(weekdays())}),?\s)"
_TIME = r"(?:\d{1,2}(?:[:.]\d\d)?(?:\s?[ap]\.?m\.?)?(?:\s\(?[A-Z]{2,4}\)?)?)"
_DATE = (
    rf"{_DAY}?(?:{_MONTH}\s\d{{1,2}}(?:st|nd|rd|th)?,?\s\d{{4}}|\d{{1,2}}(?:st|nd|rd|th)?\s{_MONTH},?\s\d{{4}}"
    r"|\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{4})"
)
_SHARE = (
    "(?:share|tweet|pin it|e-?mail|print|facebook|twitter|x|linkedin|whatsapp|reddit|pinterest|telegram"
    "|copy link|flipboard|messenger|bookmark)"
)

_BUTTON = rf"(?:{_SHARE}|on|via|\d+k?)"
_PICTURE = "(?:file |featured |stock )?(?:photo|image|picture|photograph|video|graphic)s?"

CREDITS = (
    BoilerplateRule(
        "credit",
        re.compile(
            rf"(?:{_NAME}{_BAR}){{0,3}}{_AGENCY}(?:{_BAR}(?:{_AGENCY}|{_NAME})){{0,3}}(?:\sfor\s{_NAME})?\.?"
        ),
        "Angel Garcia | Bloomberg | Getty Images",
        "photographer and agency under a picture",
    ),
    BoilerplateRule(
        "labelled credit",
        re.compile(
            rf"\W*(?i:{_PICTURE}(?: credit)?\s?:)"
            r"[^.!?:]{1,80}\.?\W?|\W*(?i:credits?\s?:)[^!?:]{1,80}\W?|(?i:(?:file )?photos?)\.?"
            rf"|\W*(?i:{_PICTURE}\s(?:by|via|courtesy of))"
            rf"\s(?:{_AGENCY}|{_NAME}|screengrab)(?:{_BAR}(?:{_AGENCY}|{_NAME})){{0,3}}"
            rf"(?:\sfor\s{_NAME}|;[^.;]{{1,40}})?\.?\W?"
        ),
        "Photo: Jane Doe/The Daily News",
        "the same, with the word for it",
    ),
    BoilerplateRule(
        "bracketed credit",
        _compile_alternatives(rf"[(\[](?:h/t|via|image|photo|{_AGENCY})\b[^()\[\]]{{0,100}}[)\]]\.?"),
        "(AP Photo/John Doe)",
        "the same, in brackets on a line of its own",
    ),
)

RULES = (
    BoilerplateRule(
        "caption with its credit",
        re.compile(
            r".{0,300}(?:\((?:AP Photo|(?:File )?Photos? (?:by|via|credit|courtesy)"
            r"|(?:Photo |Image )?[Cc]redit:"
            rf"|{_AGENCY}\s?/\s?[A-Z]\S+\s[A-Z]|Getty Images)[^()]{{0,80}}\)"
            rf"|\s(?:Photo|Photograph|Picture|Image|Credit)(?: credit)?: ?[^.:]{{1,60}}"
            rf"|\s(?:REUTERS|AFP|AP)/{_NAME}|\s{_NAME}\s?[|/]\s?{_AGENCY}(?:\s?[|/]\s?{_AGENCY})?)\.?"
        ),
        "A man casts his vote in Cleveland on Tuesday. (AP Photo/John Doe)",
        "a credit at the end of a line makes the line a caption",
        ("(", "/", "|", "photo", "picture", "image", "credit"),
    ),
    BoilerplateRule(
        "comments",
        _compile_alternatives(
            r"(?:leave|post|add|write) a (?:reply|comment)\.?",
            r"(?:cancel )?reply",
            r"(?:view |show |see )?(?:all )?(?:\d+ )?comments?(?: \(\d+\))?",
            r"(?:log|sign) in to (?:reply|comment)\.?",
            r"join the (?:conversation|discussion)\.?",
        ),
        "Leave a Reply",
        "the heading of the comment form",
    ),
    BoilerplateRule(
        "comment form",
        _compile_alternatives(
            r"your e-?mail address will not be (?:published|shared)\.?(?:\s*required fields are marked\W*)?",
            r"required fields are marked\W*",
            r"save my name, e-?mail,? and website in this browser.{0,80}",
            r"(?:name|e-?mail|website|comment)\s?\*",
        ),
        "Your email address will not be published. Required fields are marked *",
        "the comment form itself",
    ),
    BoilerplateRule(
        "share bar",
        _compile_alternatives(
            rf"(?:share (?:this|on|via)\W+)?{_BUTTON}(?:[\s|,/·•]+{_BUTTON}){{0,15}}[\s.]*",
            r"share this(?: article| story| post| page)?\W*",
        ),
        "Share Tweet Email Print",
        "buttons, copied as text",
    ),
    BoilerplateRule(
        "read more",
        _compile_alternatives(
            r"\W*read (?:more|the rest|the full|also|next)\b[^.!?]{0,90}\W*",
            r"\W*(?:continue reading|click here|tap here|scroll down for|try it now)\b[^.!?]{0,60}\W*",
            r"\W*(?:see (?:also|more)|also(?: read| see)?|read(?: also)?|more|related|watch|listen"
            r"|recommended|special|don[’']t miss)\s?:\s.{1,140}",
            r"(?:follow|find|for|read|see|get|more|visit)\b[^.!?:]{0,100}:? (?:https?://|www\.)\S+"
            r"(?:,? (?:and|or) (?:https?://|www\.)\S+)?",
            r"\[(?:button|caption|embed|gallery|video|audio|poll|contact-form)\b[^\[\]]{0,200}\]"
            r".{0,120}(?:\[/\w+\])?",
            r"(?:view|see|show|load) (?:gallery|all|more|all related)\W*",
            r"(?:print|save|e-?mail|bookmark) (?:this )?(?:article|story|page)|order reprints?",
            r"(?:story|article) continues below.{0,40}",
            r"advertisements?\W*|sponsored(?: content)?|ads? by \w+|(?:video|poll) loading\W*",
        ),
        "Read more: What the ruling means for farmers",
        "a link to another page",
    ),
    BoilerplateRule(
        "newsletter",
        _compile_alternatives(
            r"(?:subscribe|sign up|register)\b[^.]{0,120}\b(?:newsletters?|inbox|alerts?|updates|e-?mails?)\b"
            r".{0,80}",
            r"(?:get|receive) [^.]{0,80}\b(?:newsletter|(?:in|to) your inbox)\b.{0,60}",
            r"subscribe(?: now| today)?\W*",
            r"(?:you(?:[’']ve| have)(?: been)?(?: successfully)? (?:subscribed|signed up)"
            r"|thank(?:s| you) for (?:subscribing|signing up))\b.{0,60}",
            r"\W*(?:follow|like|find) (?:us|[A-Z][\w. ]{1,40}(?: \(@\w+\))?) on"
            r" (?:twitter|facebook|instagram|x)\b.{0,40}",
            r"download (?:our|the) [^.]{0,40}\bapp\b.{0,40}",
        ),
        "Subscribe to our newsletter",
        "an invitation to the publisher's other channels",
    ),
    BoilerplateRule(
        "cookies",
        _compile_alternatives(
            r".{0,120}\b(?:we|(?:this|our) (?:web)?site) uses? cookies\b.{0,250}",
            r"(?:accept|reject|manage)(?: all)? cookies\W*",
        ),
        "We use cookies to improve your experience.",
        "the consent banner",
        ("cookies", "accept", "reject", "manage"),
    ),
    BoilerplateRule(
        "copyright",
        _compile_alternatives(
            r"(?:©|\(c\)\s|copyright (?:©|\(c\)|\d{4}\b)).{0,250}",
            r".{0,80}\ball rights reserved\b.{0,200}",
            r"this material may not be published, broadcast, rewritten.{0,80}",
        ),
        "© 2016 The Daily News. All rights reserved.",
        "who owns the text says nothing about its subject",
        ("©", "(c)", "copyright", "all rights reserved", "this material"),
    ),
    BoilerplateRule(
        "byline",
        re.compile(
            rf"(?:By|BY|by)\s{_NAME}(?:(?:,| and| &|, and)\s{_NAME}){{0,5}}"
            rf"(?:\s?[,|–—-]\s?[^.!?]{{0,80}})?|(?:By|BY)\s[A-Z][\w'’-]+\s(?:[A-Z]\.\s)?[A-Z][\w'’-]+\."
        ),
        "By Jane Doe and John Roe, Reuters",
        "the article's author is no part of its statements",
    ),
    BoilerplateRule(
        "reporting credit",
        _compile_alternatives(
            r"\W*(?:additional )?(?:reporting|writing|editing)(?: and (?:writing|editing))? (?:by|from)\s"
            r".{1,200}",
            r"[A-Z][^.!?]{1,150} contributed (?:reporting|to this (?:report|story|article))\.?",
        ),
        "(Reporting by Jane Doe; editing by John Roe)",
        "as the byline",
    ),
    BoilerplateRule(
        "contact",
        re.compile(
            r"(?:e-?mail:?\s)?[\w.+-]+@[\w-]+\.[\w.]{2,20}(?:\sFollow on Twitter\W.{1,30})?|@\w+\.?"
            r"|(?:write to|reach|contact|e-?mail|follow)\b[^.!?:]{1,80}\s(?:at|on twitter(?: at)?|via)"
            r"\s(?:[\w.+-]+@|@\w|https?://).{0,80}",
            re.I,
        ),
        "jdoe@example.com",
        "an address or a handle alone states nothing",
    ),
    BoilerplateRule(
        "date",
        re.compile(
            rf"(?:(?:first |last )?(?:published|updated|posted|modified)(?: on| at)?:?\s)?"
            rf"(?:{_DATE}(?:,?\s(?:at\s|[|–—-]\s)?{_TIME})?|{_TIME}(?:,?\s(?:on\s|[|–—-]\s)?{_DATE})"
            rf"|\d{{1,2}}(?::\d\d)?\s[ap]\.?m\.?)\.?",
            re.IGNORECASE,
        ),
        "Published 10:15 AM EDT, September 26, 2016",
        "a date or an hour alone is a heading",
    ),
    BoilerplateRule(
        "publisher",
        re.compile(r"(?:publisher|publication|outlet|newspaper|published by)\s*:\s.{2,60}", re.IGNORECASE),
        "Publisher: The Holm Gazette",
        "a label and a name state who publishes the text, and nothing in it",
    ),
    BoilerplateRule(
        "stamp of an update",
        _compile_alternatives(
            r"(?:(?:last |first )?(?:published|updated|posted|modified)(?: on| at)?:?\s)?\W*"
            r"\d{1,2}[:.]\d\d(?::\d\d)?(?:\s?[ap]\.?m\.?)?(?:\s\(?(?:[A-Z]{2,4}|local time)\)?)?\W*",
            r"(?:(?:last )?(?:updated|posted|published) )?(?:about |around )?(?:\d+|an?|a few) ?"
            r"(?:s|m|h|d|sec|min|hr|second|minute|hour|day)s? ago\W*|just now",
            r"(?:posted|published|updated) by [\w .’'-]{2,60}",
            r"(?:by [\w .’'-]{2,40}, )?(?:posted|published|updated) at [\w :.]{3,30}",
            r"key (?:events?|moments?|updates?)|pinned|live(?: updates?)?",
            r"(?:show|load|see) (?:\d+ )?(?:new|more|older|earlier) (?:updates?|posts?|entries)",
            r"(?:share|copy) (?:this )?(?:link|update|post)|jump to (?:latest|comments|summary).{0,20}",
        ),
        "14:35 GMT",
        "when an update of a live page was posted, and its buttons",
    ),
    BoilerplateRule(
        "section label",
        _compile_alternatives(
            r"(?:abstract|full text|summary|introduction|highlights|key points|correction appended|letters"
            r"|opinion|editorial|politics|world|business|technology|sports?|exclusive|breaking news"
            r"|video|live|latest news(?: update)?|updated?|original post|editor[’']s note)[.:]?"
        ),
        "ABSTRACT.",
        "the name of a part of the page",
    ),
    BoilerplateRule(
        "markup",
        re.compile(
            r"!\[[^\]]{0,200}\]\([^)]{0,300}\)|\[[^\]]{0,200}\]\([^)]{0,300}\)|(?:<[^<>]{1,200}>\s*)+\.?"
            r"|#{1,6}\s.{1,200}|\|.{1,390}\||(?:```|~~~)\w*|\[\^[^\]]{1,20}\]:.{0,390}|<script\b.{0,390}"
            r"|https?://\S+|(?:[\w-]+\.)?pic\.twitter\.com/\S+"
        ),
        "![A chip](chip.png)",
        "Markdown images, headings and bare links, and tags",
    ),
    BoilerplateRule(
        "ruler",
        re.compile(r"[\W_]+"),
        "* * *",
        "a line without a letter or a figure",
    ),
)

# A heading that opens a list of links to other stories; see `cleaning` for where the list ends.
RELATED = BoilerplateRule(
    "related stories",
    _compile_alternatives(
        r"(?:related|more|top|other|latest) (?:articles|stories|coverage|content|posts|news|topics|links)\W*",
        r"(?:you (?:may|might) (?:also )?like|recommended(?: for you| reading| stories)?|don[’']t miss)\W*",
        r"(?:most (?:read|popular|viewed|shared)|trending(?: now| stories)?|also on .{1,40})\W*",
        r"more (?:from|on|in) [^.!?]{1,40}:",
    ),
    "Related Articles",
    "headlines of other articles would be read as statements of this one",
)
