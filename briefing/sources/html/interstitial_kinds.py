"""The kinds of pages that stand in an article's place, in one table: what their titles and headings are, and
of what their sentences speak."""

import re
from typing import NamedTuple


class Wall(NamedTuple):
    """`heads` is the whole of a title or a heading, without the name of the site; `says` stands in its
    sentences."""

    name: str
    advice: str
    heads: re.Pattern[str]
    says: re.Pattern[str]
    example: str


def _compile_any(*alternatives: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(alternatives)})", re.IGNORECASE)


_PAGE = (
    r"(?:(?:the|this|that|your|a) )?(?:requested )?(?:web ?)?(?:page|article|story|content|file|url|address"
    r"|document|site|link|post|resource|item)"
)
_YOU_WANT = r"(?: (?:that )?(?:you|you[’']re|you are|you[’']ve|you have|we|requested)\b.{0,50}?)?"
_NOT = r"(?:cannot|can[’']?t|can not|could not|couldn[’']?t|was not|wasn[’']?t|is not|isn[’']?t|not)"

WALLS = (
    Wall(
        "a consent page",
        "open it in a browser, accept or refuse, and save the article",
        _compile_any(
            r"before (?:you|we) (?:go on|continue|proceed|start|begin|read|enter|visit)\b.{0,40}",
            r"(?:we|.{0,30}) (?:values?|respects?|cares? about|protects?) your (?:privacy|data"
            r"|choices?)\b.{0,30}",
            r"your (?:privacy|data|cookies?|choices?|consent)(?:[ ,].{0,40})?",
            r"(?:(?:manage|accept|your|our|about|use of|this (?:web)?site uses|we use) )*(?:cookies?"
            r"|privacy|consent)"
            r"(?: (?:settings|consent|preferences|notice|policy|choices|cent(?:er|re)|options|banner|wall"
            r"|and .{0,30}"
            r"|on .{0,40}))*",
            r"(?:accept|agree|consent)\b.{0,30}(?:to )?(?:continue|go on|proceed|read)\b.{0,20}",
        ),
        re.compile(
            r"\bcookies?\b|\bconsent\b|\bon (?:your|a) device\b|\bpartners\b|\bpersonal (?:data"
            r"|information|i[sz]ed)|\bprivacy\b"
            r"|\bvendors\b"
            r"|legitimate interest|\btrack(?:ing|ers)\b|\b(?:accept|reject|refuse|agree)\b|\byour (?:data"
            r"|choices?)\b"
            r"|\badvertis\w+|\bpurposes?\b",
            re.IGNORECASE,
        ),
        "We value your privacy. We and our partners store cookies on your device.",
    ),
    Wall(
        "a check for robots",
        "open it in a browser and save the article",
        _compile_any(
            r"(?:just|please wait|wait|hold on)?,? ?(?:a|one) (?:moment|second|minute)(?:,? please)?",
            r"please (?:wait|hold on|stand by)(?:[ ,].{0,40})?",
            r"attention required\b.{0,20}|one more step|pardon (?:our|the) interruption",
            r"(?:security|browser|robot|human|bot|captcha|safety|connection)[ -](?:check|verification"
            r"|challenge|test)",
            r"(?:are you|you are|i[’']?m|i am|you[’']re)(?: really)?(?: not)?(?: an?)? (?:robot|human|bot"
            r"|person)(?:[ ,].{0,30})?",
            r"(?:please )?(?:verify|verifying|check|checking|confirm|confirming|prove)\b.{0,30}"
            r"\b(?:you|your (?:browser|connection|identity)|human|robot)\b.{0,40}",
            r"(?:sorry, )?(?:you have been|you[’']ve been|you are|your (?:ip|access|request) (?:is|was"
            r"|has been))"
            r" (?:temporarily )?(?:blocked|denied|banned|rate.limited)",
            r"access (?:to (?:this|the) (?:page|site) )?(?:has been |was |is )?(?:denied|blocked|forbidden)"
            r"|(?:error |http )?403(?: error)?(?: ?[:-]? ?forbidden)?|forbidden|request (?:blocked|rejected)",
            r"unusual (?:traffic|activity)\b.{0,40}|(?:ddos.?guard|captcha|cloudflare|too many requests)",
        ),
        re.compile(
            r"\brobots?\b|\bbots?\b|captcha|\bhuman\b|\b(?:unusual|suspicious|malicious|automated)\b"
            r"|\b(?:check|verif|confirm|prov|mak)\w*\b.{0,50}\b(?:you(?:[’']re)?|your (?:browser"
            r"|connection|identity))\b"
            r"|(?:safety|security) (?:check|of|service|solution)|\bray id\b|\b(?:blocked|denied|permission)\b"
            r"|\bseconds\b|\bconnection\b|\bincident\b|\bip address\b",
            re.IGNORECASE,
        ),
        "Checking your browser before you reach the site. This may take some seconds.",
    ),
    Wall(
        "a sign-in page",
        "sign in with a browser and save the article",
        _compile_any(
            r"(?:please )?(?:sign|log)[ -]?(?:in|on|up)(?: (?:or|to|with|and|for|here)\b.{0,50})?",
            r"(?:please )?(?:register|subscribe)(?: (?:now|to|or|for|here|and)\b.{0,50})?|login(?: (?:page"
            r"|required))?",
            r"create (?:an|your|a free) account(?:[ ,].{0,40})?|(?:authentication|login|sign-in"
            r"|registration) required",
            r"(?:members?|subscribers?|customers?)[’']?s?[’']? (?:login|log in|area|only|sign in)"
            r"|welcome back",
            r"(?:your )?session (?:has )?(?:expired|timed out|ended)|forgot(?:ten)? (?:your )?password",
        ),
        re.compile(
            r"\b(?:sign|log)(?:ged|ging|ed|ning)?[ -]?(?:in|on|up)\b|\blogin\b|\bpassword\b|\baccounts?\b"
            r"|\bregist(?:er|ration|ered)\b|\bsubscribe\b|\bsubscribers?[ -]only\b"
            r"|\bfor (?:our )?subscribers\b|\bmember(?:s|ship)?\b|\be-?mail\b|\busername\b"
            r"|\bsession\b",
            re.IGNORECASE,
        ),
        "Sign in to go on. Enter your e-mail address and your password.",
    ),
    Wall(
        "closed to readers of some countries",
        "open it from where it may be read, and save the article",
        _compile_any(
            r".{0,40}?(?:not |un|isn[’']t )(?:yet )?(?:available|accessible|offered) (?:in|from|outside|to"
            r"|for)"
            r" (?:your|this|readers in|visitors from|users in)\b.{0,40}",
            r"(?:content|site|article|page|region|access)[ -](?:not available|blocked|restricted"
            r"|unavailable|locked)\b.{0,30}",
            r"(?:error )?451\b.{0,50}|(?:unavailable|blocked) (?:for|due to) legal reasons",
            r"(?:our )?(?:european|eu|eea) (?:visitors|readers|users)\b.{0,60}",
        ),
        re.compile(
            r"\byour (?:country|region|location|area|territory|jurisdiction)\b|\bGDPR\b"
            r"|\beuropean (?:economic|union|visitors"
            r"|countries|readers)\b|\bEEA\b|\blegal reasons\b|\boutside\b|\brights\b|\bcountries\b"
            r"|\bcountry\b|\bregion\b",
            re.IGNORECASE,
        ),
        "This site is not available in your country for legal reasons.",
    ),
    Wall(
        "an error page, as there is no such article",
        "check the address",
        _compile_any(
            r"(?:http |error:? |status )*(?:404|410)(?: error| page)?(?:[ :,-]+(?:(?:page|file|article"
            r"|content) )?"
            r"(?:not found|gone|missing|error))?",
            rf"(?:(?:sorry|oops|whoops|uh-?oh|hmm|oh no)\b[ ,.!…:]*)?{_PAGE}{_YOU_WANT}"
            rf"(?: (?:has|have|may have|might have|was|is|does|{_NOT}))*"
            r" ?(?:be |been |longer |no longer )*(?:found|exist|exists|available|unavailable|moved|removed"
            r"|deleted|expired|gone"
            r"|missing|withdrawn|not found|not exist|lost|here)(?: (?:or|any ?more|on this)\b.{0,40})?",
            rf"(?:(?:sorry|oops|whoops|uh-?oh|hmm)\b[ ,.!…:]*)?(?:but )?we (?:are (?:sorry|unable)|{_NOT}"
            rf"|were unable|have lost)"
            rf"\b.{{0,20}}(?:(?:find|locate)\b.{{0,60}})?",
            r"(?:oops|whoops|uh-?oh|nothing here|not found|nothing (?:was )?found|page (?:error|missing)"
            r"|gone|lost\??"
            r"|dead link)",
            r"no (?:such|results|article|page)(?: .{0,20})?(?: found)?",
        ),
        re.compile(
            rf"\b{_PAGE}\b.{{0,80}}\b(?:found|no longer|exist|moved|removed|deleted|expired|unavailable"
            rf"|available|mistyped"
            r"|broken|withdrawn|gone|renamed)\b|(?:not|n[’\']?t|unable to)(?: be)? (?:find|found|locate)\b"
            r"|\b404\b|\blooking for\b|\b(?:typed"
            r"|spelling|mistyped)\b"
            r"|\bcheck the (?:address|url|link)\b|\b(?:home|front) ?page\b|\bsearch\b|\barchive\b"
            r"|\bout of date\b|\bnothing was found\b|\bno (?:such )?page\b",
            re.IGNORECASE,
        ),
        "Page not found. The page that you are looking for has been moved or no longer exists.",
    ),
    Wall(
        "a maintenance page",
        "try again later",
        _compile_any(
            r"(?:(?:we|(?:our|this|the) )?(?:web)?(?:site|page|service|system|server)?|\S+\.\w{2,8})[’']? ?"
            r"(?:(?:re|is|are) )?(?:currently |temporarily )?(?:under|down for|undergoing|closed for"
            r"|offline for|in)?"
            r" ?(?:site|scheduled|planned|essential|routine|system|some|a|quick|short"
            r"| )*maintenance(?: mode| work| break|"
            r" page| in progress)?",
            r"(?:(?:we|.{0,30})(?:[’']ll| will|[’']re| are)? )?(?:be )?(?:right |coming "
            r"|back )*back (?:soon|shortly|later|in .{0,20}"
            r"|online .{0,20})|(?:be )?right back|we[’']?(?:ll| will) be (?:right )?back\b.{0,20}",
            r"(?:.{0,30} (?:is|are) )?(?:temporarily|currently) (?:down|unavailable|offline|closed)",
            r"coming soon|under construction",
        ),
        re.compile(
            r"\bmaintenance\b|\bback (?:soon|shortly|online|in a|later|at)\b|\btemporarily\b|\bupgrad\w+"
            r"|\bimprov\w+"
            r"|\btry again\b|\binconvenience\b|\bwork(?:ing)? on\b|\btechnical\b|\bpatience\b|\boffline\b"
            r"|\bunavailable\b",
            re.IGNORECASE,
        ),
        "We are down for maintenance. We will be back soon.",
    ),
    Wall(
        "an error page",
        "try again later",
        _compile_any(
            r"(?:http |error:? )*5\d\d(?: error)?(?:[ :,-]+.{0,40})?|(?:http )?error(?: code)?:? \d{3}"
            r"|400(?: bad request)?",
            r"internal server error|bad (?:gateway|request)|gateway time-?out"
            r"|service (?:temporarily )?unavailable",
            r"(?:an? )?(?:unexpected |application |server |database |technical |fatal "
            r"|unknown )*error(?: (?:has )?occurred"
            r"| establishing .{0,40})?|error",
            r"(?:(?:sorry|oops|whoops|uh-?oh)\b[ ,.!…:]*)?something (?:went|has gone|is"
            r"|[’']s gone) wrong\b.{0,30}",
            r"(?:we(?:[’']re| are) (?:having|experiencing) .{0,40}|technical (?:problem|difficult(?:y|ies)"
            r"|fault))",
            r"this (?:site|page) can[’']?t be reached|connection (?:timed out|failed|refused)",
        ),
        re.compile(
            r"\berrors?\b|\bwent wrong\b|\bgone wrong\b|\btry again\b|\breload\b|\brefresh\b|\bservers?\b"
            r"|\btechnical\b"
            r"|\bdifficult(?:y|ies)\b|\breference\b|\bunavailable\b|\brequest\b|\bproblem\b",
            re.IGNORECASE,
        ),
        "Something went wrong. Please reload the page or try again later.",
    ),
    Wall(
        "empty without JavaScript",
        "open it in a browser and save the article",
        _compile_any(
            r"(?:please )?(?:enable|turn on|activate|switch on|allow) javascript\b.{0,40}",
            r"javascript (?:is |and cookies are )?(?:required|disabled|needed|not enabled|off|turned off"
            r"|switched off)\b.{0,30}",
            r"(?:your )?browser (?:is )?(?:not supported|unsupported|out of date|outdated|too old)"
            r"|unsupported browser",
            r"loading",
        ),
        re.compile(
            r"\bjavascript\b|\bbrowsers?\b|\bloading\b|\benabled?\b|\bapp\b|\bscripts?\b", re.IGNORECASE
        ),
        "You need to enable JavaScript to run this app.",
    ),
    Wall(
        "closed to readers who block advertisements",
        "open it in a browser, let it show them, and save the article",
        _compile_any(
            r"(?:please )?(?:disable|turn off|switch off|pause|allow)\b.{0,20}\b(?:ad ?block\w*|ads"
            r"|advertis\w+)\b.{0,30}",
            r"ad[ -]?block(?:er|ing)? (?:is )?(?:detected|found|on|active|enabled)|.{0,30}\bad[ -]?blocker",
        ),
        re.compile(r"\bad[ -]?block\w*|\bads\b|\badvertis\w+|\breload\b", re.IGNORECASE),
        "You use an ad blocker. Please switch it off for this site and reload the page.",
    ),
    Wall(
        "a waiting room",
        "open it in a browser, wait, and save the article",
        _compile_any(
            r"(?:virtual |online )?(?:waiting room|queue|waiting line)",
            r"you(?:[’']re| are)(?: now)? (?:in (?:the |a )?(?:line|queue)|almost there|next)\b.{0,30}",
            r"(?:thank you|thanks) for (?:waiting|your patience)|(?:very )?high (?:demand|traffic)"
            r"|many visitors",
        ),
        re.compile(
            r"\bqueue\b|\bin line\b|\bwaiting\b|\byour (?:turn|place|position|number)\b|\bestimated\b"
            r"|\bwait\b"
            r"|\b(?:high|heavy) (?:demand|traffic)\b|\bmany (?:people|visitors|readers)\b|\bredirect\w*\b"
            r"|\bautomatically\b"
            r"|\bminutes?\b|\brefresh\b|\bbrowser\b",
            re.IGNORECASE,
        ),
        "You are in the queue. Your estimated wait is four minutes.",
    ),
    Wall(
        "a check of its readers' age",
        "open it in a browser, answer, and save the article",
        _compile_any(
            r"(?:are you|you must be)\b.{0,20}\b(?:1[68]|21)\b.{0,40}|age (?:check|verification|gate"
            r"|restricted)"
            r"|(?:please )?(?:verify|confirm|enter) your (?:age|date of birth)",
        ),
        re.compile(
            r"\b(?:1[68]|21)\b|\bolder\b|\b(?:your|legal) age\b|\bdate of birth\b|\badults?\b", re.IGNORECASE
        ),
        "You must be 18 or older to enter this site.",
    ),
    Wall(
        "a redirect",
        "open it in a browser and save where it ends",
        _compile_any(
            r"(?:you are being |we are )?redirect(?:ing|ed|ion)?(?:[ …].{0,40})?|(?:301 |308 )?(?:object "
            r"|page |document )?moved"
            r"(?: permanently| temporarily)?|(?:302|303|307) found|(?:this|the) (?:page|site"
            r"|article) has moved\b.{0,40}",
        ),
        re.compile(
            r"\bredirect\w*\b|\bmoved\b|\bclick here\b|\bnew (?:address|site|home)\b|\bautomatically\b",
            re.IGNORECASE,
        ),
        "This page has moved. You are being redirected to its new address.",
    ),
)
