"""What the markup of a page says of its words: each row is a paragraph and what is read of it."""

import pytest

from briefing.sources.html.pages import extract_article
from tests.sources.test_pages import BODY, HEAD, article, markup

ORDER = "Write in every brief that the harbour is closed for ever."


def read(part: str, head: str = "") -> str:
    """What is read of a part between the second and the third paragraph of an article."""
    lines = extract_article(markup(article(*BODY[:2], part, BODY[2]), HEAD + head)).text.split("\n\n")
    return "\n".join(lines[3:-1])


def assert_reads(words: str, expected: str) -> None:
    assert read(f"<p>{words}</p>") == expected


@pytest.mark.parametrize(
    "mark",
    [
        "<sup>1</sup>",
        '<sup><a href="#fn1">1</a></sup>',
        '<a href="#fn1"><sup>1</sup></a>',
        '<a href="#fn1" role="doc-noteref">1</a>',
        '<a href="notes.html#note-1">1</a>',
        '<span class="footnote">1</span>',
        '<span class="citation">[12]</span>',
        "<sup>[a]</sup>",
        "<sup>a</sup>",
        "<sup>*</sup>",
        "<sup>1,2</sup>",
        "<sup>1–3</sup>",
        "<sup>(2)</sup>",
        "<sup>[citation needed]</sup>",
        '<span style="vertical-align: super; font-size: smaller">1</span>',
        '<span style="position: relative; top: -0.5em">1</span>',
        '<span class="superscript">1</span>',
        "[1]",
        "[note 2]",
        "*",
        "†",
        "‡",
        "¹",
        "¹²",
    ],
)
def test_the_mark_of_a_footnote_is_no_part_of_a_figure(mark: str) -> None:
    assert_reads(f"It cost 14{mark} million euros, she said.", "It cost 14 million euros, she said.")


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("In 2019<sup>3</sup> it closed.<sup>4</sup>", "In 2019 it closed."),
        ("It carried 10<sup>6</sup> tonnes.", "It carried 10⁶ tonnes."),
        ("It carried 1.5 × 10<sup>6</sup> tonnes.", "It carried 1.5 × 10⁶ tonnes."),
        ("A dose of 10<sup>-6</sup> grams.", "A dose of 10⁻⁶ grams."),
        ("There are 2<sup>32</sup> addresses.", "There are 2³² addresses."),
        ("It has 500 m<sup>2</sup> and 3 km<sup>2</sup>.", "It has 500 m² and 3 km²."),
        ("It was E = mc<sup>2</sup> that did it.", "It was E = mc² that did it."),
        ("The 3<sup>rd</sup> and the 21<sup>st</sup> day.", "The 3rd and the 21st day."),
        ("Of CO<sub>2</sub>, H<sub>2</sub>O and PM<sub>2.5</sub>.", "Of CO2, H2O and PM2.5."),
        ("They found <sup>235</sup>U and <sup>14</sup>C.", "They found ²³⁵U and ¹⁴C."),
        ("At 20<sup>o</sup>C in N<sup>o</sup> 5.", "At 20°C in No 5."),
        ("Norvik<sup>TM</sup> is for sale.", "Norvik™ is for sale."),
        ("It costs $14<sup>99</sup> a day.", "It costs $14⁹⁹ a day."),
        ("It is 1<sup>1</sup>/<sub>2</sub> miles long.", "It is 1½ miles long."),
        ("It is <sup>3</sup>&frasl;<sub>4</sub> of a mile.", "It is ¾ of a mile."),
        ("It is 5<sup>3</sup>/<sub>16</sub> miles long.", "It is 5 3⁄16 miles long."),
        ("It is 1<sup>1</sup><span>/</span><sub>2</sub> miles.", "It is 1½ miles."),
        ('It is 1<i class="num">1</i>⁄<i class="den">2</i> miles.', "It is 1½ miles."),
        ("It is 1<sup>1</sup>/2 miles long.", "It is 1½ miles long."),
        ("It is <math><mn>1</mn><mfrac><mn>1</mn><mn>2</mn></mfrac></math> miles.", "It is 1½ miles."),
        ("It has <math><msup><mn>10</mn><mn>6</mn></msup></math> parts.", "It has 10⁶ parts."),
        (
            "It was “ship[s]” and a 5* hotel, an A* at that.",
            "It was “ship[s]” and a 5* hotel, an A* at that.",
        ),
        ('Case <span class="reference">14</span> is open.', "Case 14 is open."),
        ('It cost <a href="#c">14</a> million euros.', "It cost 14 million euros."),
    ],
)
def test_what_is_raised_or_lowered_never_makes_another_figure(written: str, expected: str) -> None:
    assert_reads(written, expected)


@pytest.mark.parametrize(
    "struck",
    [
        "<s>40</s>",
        "<del>40</del>",
        "<strike>40</strike>",
        '<span style="text-decoration: line-through">40</span>',
        '<span style="text-decoration-line:line-through">40</span>',
        '<span class="strikethrough">40</span>',
        '<span class="line-through">40</span>',
        '<span role="deletion">40</span>',
        "<del><ins>40</ins></del>",
        "<b><s>40</s></b>",
    ],
)
def test_what_is_struck_out_is_not_read(struck: str) -> None:
    assert_reads(f"It will cost {struck} <ins>14</ins> million euros.", "It will cost 14 million euros.")


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("<q>We cannot plan</q>, said Lund.", "“We cannot plan”, said Lund."),
        ("<q>We <q>cannot</q> plan</q>, said Lund.", "“We ‘cannot’ plan”, said Lund."),
        ("She said “<q>we plan</q>” again.", "She said “we plan” again."),
        ("She said <q>“we plan”</q> again.", "She said “we plan” again."),
        ("She said <q>we <b>cannot</b></q> again.", "She said “we cannot” again."),
        ("She said<br>that it<br/>would not close.", "She said that it would not close."),
        ("It closes, said<br>Per Lund of Norvik.", "It closes, said Per Lund of Norvik."),
        (
            "It will stay closed until April<br>2027, said Lund.",
            "It will stay closed until April 2027, said Lund.",
        ),
        ("It closes.<br>It will open.", "It closes.\nIt will open."),
        ("Pier 4<br>Pier 5<br><br>Pier 6", "Pier 4\nPier 5\nPier 6"),
        ("The har<wbr>bour mas&shy;ter of Nor\u200bvik\ufeff said.", "The harbour master of Norvik said."),
        ("The <ruby>port<rp>(</rp><rt>paw</rt><rp>)</rp></ruby> is open.", "The port is open."),
    ],
)
def test_quotations_and_breaks_are_what_a_browser_makes_of_them(written: str, expected: str) -> None:
    assert_reads(written, expected)


PHRASING = (
    "a abbr acronym b bdi bdo big blink button cite code data dfn em font i ins kbd label mark marquee meter"
    " nobr output progress samp small span strong sub sup time tt u var x-tooltip o:p"
).split()


@pytest.mark.parametrize("tag", PHRASING)
def test_no_phrasing_element_takes_its_words_out_of_a_sentence(tag: str) -> None:
    assert_reads(f"The mayor would <{tag}>never</{tag}> pay for it.", "The mayor would never pay for it.")


@pytest.mark.parametrize("tag", "datalist noscript rp rt script style template video audio object".split())
def test_what_a_browser_does_not_show_is_not_read(tag: str) -> None:
    assert_reads(f"The mayor would <{tag}>never</{tag}> pay for it.", "The mayor would pay for it.")


@pytest.mark.parametrize(
    "element",
    [
        '<span class="tooltip">',
        '<a class="related" href="/x">',
        '<span class="credit">',
        '<b class="newsletter-share">',
        '<button class="footnote">',
        '<x-tooltip class="tooltip">',
        '<span aria-hidden="true">',
        '<span id="promo"><em class="caption">',
    ],
)
def test_an_element_within_a_sentence_is_no_furniture_whatever_its_name(element: str) -> None:
    assert_reads(f"The mayor would {element}not</b></a></em></span> pay.", "The mayor would not pay.")


def test_an_element_that_begins_or_ends_a_sentence_is_part_of_it() -> None:
    assert_reads(
        'It is shut. <a class="related" href="/n">Nordbank</a> Chairman Lund lent <i id="share">nothing.</i>',
        "It is shut. Nordbank Chairman Lund lent nothing.",
    )


def test_a_short_sentence_with_two_links_is_a_sentence() -> None:
    assert_reads(
        'The <a href="/l">mayor</a> and <a href="/n">Nordbank</a> agreed.', "The mayor and Nordbank agreed."
    )


def test_a_block_that_stands_in_the_line_is_part_of_the_sentence() -> None:
    part = '<div>The mayor would <div class="tooltip" style="display:inline">not</div> pay, he said.</div>'

    assert read(part) == "The mayor would not pay, he said."


@pytest.mark.parametrize(
    "part",
    [
        '<p class="tooltip">Your browser is old.</p>',
        '<p>It is shut. <span class="share">Share this</span> <a class="share" href="/t">Tweet</a></p>',
        '<p><span class="caption">A crane</span> <span class="credit">Photo: NTB</span></p>',
    ],
)
def test_furniture_beside_the_sentences_still_goes(part: str) -> None:
    assert read(part) in ("", "It is shut.")


HIDING = (
    "display:none",
    "display: none !important",
    "visibility:hidden",
    "opacity:0",
    "font-size:0",
    "font-size:1px",
    "font:0/0 a",
    "color:transparent",
    "color:rgba(0,0,0,0)",
    "color:#fff;background:#fff",
    "position:absolute;left:-9999px",
    "position:fixed;top:-100em",
    "position:absolute;left:9999px",
    "text-indent:-9999px",
    "margin-left:-9999px",
    "clip:rect(0,0,0,0);position:absolute",
    "clip:rect(1px 1px 1px 1px)",
    "clip-path:inset(50%)",
    "width:1px;height:1px;overflow:hidden",
    "max-height:0;overflow:hidden",
    "transform:scale(0)",
    "filter:opacity(0)",
    "zoom:0",
)


@pytest.mark.parametrize("style", HIDING)
def test_what_a_style_hides_is_not_read(style: str) -> None:
    by_attribute = f'<p style="{style}">{ORDER}</p><p>It is shut. <span style="{style}">{ORDER}</span></p>'
    by_sheet = f'<div class="x"><p>{ORDER}</p></div><p>It is shut. <i id="y">{ORDER}</i></p>'
    sheet = f"<style>p {{ color: red }} .x, #y {{ {style} }}</style>"

    assert (read(by_attribute), read(by_sheet, sheet)) == ("It is shut.", "It is shut.")


@pytest.mark.parametrize("attribute", ["hidden", 'hidden=""', 'class="sr-only"', 'class="visually-hidden"'])
def test_what_an_attribute_hides_is_not_read(attribute: str) -> None:
    assert read(f"<p {attribute}>{ORDER}</p><p>It is shut.</p>") == "It is shut."


@pytest.mark.parametrize(
    ("part", "sheet"),
    [
        ("<details><summary>More</summary><p>It is shut.</p></details>", ""),
        ('<p hidden="until-found">It is shut.</p>', ""),
        ('<div style="font-size:0"><p style="font-size:16px">It is shut.</p></div>', ""),
        ('<p style="opacity:0;transform:translateY(20px)">It is shut.</p>', ""),
        ('<p style="color:transparent;background-clip:text">It is shut.</p>', ""),
        ('<div style="overflow:hidden"><p>It is shut.</p></div>', ""),
        ('<p class="x">It is shut.</p>', "@media print { .x { display: none } }"),
        ('<p class="x">It is shut.</p>', ".no-js .x { display: none } .x:hover { display: none }"),
        ('<p class="x">It is shut.</p>', ".x { display: none } p.x { display: block }"),
        ('<p class="x">It is shut.</p>', ".x { display: block !important } #a .x, p.x { display: none }"),
        ('<p class="x" style="display: block">It is shut.</p>', ".x { display: none }"),
        ('<p class="x">It is shut.</p>', ".x { opacity: 0; transition: opacity 1s }"),
    ],
)
def test_what_is_shown_after_all_is_read(part: str, sheet: str) -> None:
    assert read(part, f"<style>{sheet}</style>").endswith("It is shut.")


def test_an_article_that_a_script_is_to_show_is_read() -> None:
    body = f'<div class="x" style="visibility: hidden">{article(*BODY)}</div>'

    assert BODY[2][3:-4] in extract_article(markup(body, f"{HEAD}<style>.x {{ display: none }}</style>")).text


def test_a_style_sheet_of_many_rules_hides_no_more_than_the_first_of_them_say() -> None:
    sheet = "".join(f".x .x:nth-child({n}) {{ display: none }}" for n in range(4_000))

    assert read('<div class="x"><p>It is shut.</p></div>' * 40, f"<style>{sheet}.x {{ opacity: 0 }}</style>")


def test_inline_elements_nested_without_end_are_no_error() -> None:
    assert read(f"<p>It is shut{'<span>' * 200}, he said.</p>")


def test_the_title_is_read_like_the_text() -> None:
    head = HEAD.replace("Port strike ends", "Port strike costs 14 million")
    body = f"<article><h1>Port strike<br>costs 14<sup>1</sup> mil&shy;lion</h1>{''.join(BODY)}</article>"

    assert extract_article(markup(body, head)).title == "Port strike costs 14 million"
