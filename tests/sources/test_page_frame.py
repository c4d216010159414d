"""Where a sentence may stand on a page, each with each part of a page that may hold it: none is lost."""

import pytest

from briefing.sources.html.pages import extract_article

SAID = tuple(
    f"{sentence}, as everybody in Norvik could read in the minutes of the harbour board number {number}."
    for number, sentence in enumerate(
        (
            "The harbour board of Norvik will close pier 4 until April because of cracks in its pillars",
            "Shipping agents want the board to name a date for the reopening of the pier",
            "The ministry has not said whether it will pay for the repairs",
            "The repairs will cost 14 million euros, which is twice what had been set aside",
            "Fishermen of the town will move to Sandvik for the winter",
            "The mayor of Norvik called for an inquiry into the cracks",
        )
    )
)
FIRST, *MIDDLE, LAST = SAID


def paragraphs(sentences: list[str]) -> str:
    return "".join(f"<p>{sentence}</p>" for sentence in sentences)


def items(tag: str) -> str:
    return "".join(f"<{tag}>{sentence}</{tag}>" for sentence in MIDDLE)


SHAPES = {
    "paragraphs": paragraphs(MIDDLE),
    "list": f"<ul>{items('li')}</ul>",
    "numbered list": f"<ol>{items('li')}</ol>",
    "list of paragraphs": f"<ul><li>{'</li><li>'.join(f'<p>{said}</p>' for said in MIDDLE)}</li></ul>",
    "list in a list": f"<ul><li>{MIDDLE[0]}<ul><li>{'</li><li>'.join(MIDDLE[1:])}</li></ul></li></ul>",
    "list of definitions": f"<dl><dt>Pier 4</dt>{items('dd')}</dl>",
    "table": f"<table><tr><td>{'</td></tr><tr><td>'.join(MIDDLE)}</td></tr></table>",
    "quotation": "".join(f"<blockquote>{said}</blockquote>" for said in MIDDLE),
    "preformatted": "<pre>{}</pre>".format("\n".join(MIDDLE)),
    "details": f"<details open><summary>Pier 4</summary><p>{MIDDLE[0]}</p>{' '.join(MIDDLE[1:])}</details>",
    "bare text": " ".join(MIDDLE),
    "bare lines": "<br><br>".join(MIDDLE),
    "text after headings": "".join(f"<h2>On the pier</h2>{said}" for said in MIDDLE),
    "divisions": items("div"),
    "division with emphasis": "".join(f"<div>{said[:9]}<b>{said[9:]}</b></div>" for said in MIDDLE),
    "sections": "".join(f"<section><h2>Part</h2><p>{said}</p></section>" for said in MIDDLE),
    "list with links": "<ul>{}</ul>".format(
        "".join(f"<li><a href=/x>{said[:20]}</a>{said[20:]}</li>" for said in MIDDLE)
    ),
    "font": f"<font><p>{MIDDLE[0]}</p>{' '.join(MIDDLE[1:])}</font>",
}
HEADING = "<h1>Norvik closes pier 4</h1>"
HOLDERS = {
    "body": "{}",
    "division": "<div>{}</div>",
    "division with a menu": '<div id="wrap"><nav><a href="/a">News</a></nav><div class="left">{}</div></div>',
    "article": "<article>{}</article>",
    "class": '<div class="page"><div class="article-body">{}</div></div>',
    "main": "<main>{}</main>",
}


@pytest.mark.parametrize("holder", HOLDERS)
@pytest.mark.parametrize("shape", SHAPES)
def test_no_sentence_is_lost_or_read_twice(shape: str, holder: str) -> None:
    body = HOLDERS[holder].format(f"{HEADING}<p>{FIRST}</p>{SHAPES[shape]}<p>{LAST}</p>")

    text = " ".join(
        extract_article(f"<html><head><title>Norvik</title></head><body>{body}</body></html>").text.split()
    )

    assert [text.count(said) for said in SAID] == [1] * len(SAID)


def test_a_list_outside_of_a_division_with_the_other_paragraphs_is_read() -> None:
    body = f"{HEADING}<div><p>{FIRST}</p>{SHAPES['list']}</div><p>{LAST}</p>"

    text = extract_article(f"<html><body>{body}</body></html>").text

    assert all(said in text for said in SAID)


def test_a_deck_in_a_division_of_its_own_is_no_paragraph() -> None:
    deck = '<div class="lead-in">What the cracks in the harbour mean for the town.</div>'
    body = f"<article>{HEADING}{deck}{paragraphs(list(SAID))}</article>"

    assert "What the cracks" not in extract_article(f"<html><body>{body}</body></html>").text
