"""Made-up pages in many layouts, each with the paragraphs that it holds, in order."""

from typing import NamedTuple

from tests.sources.formats.pdf.drawing import HELVETICA, Text, column, content, letters, pdf, width, words

CLOSES = (
    "The harbour board of Norvik said on Monday that it would close pier 4 until April 2027 because of "
    "cracks in its pillars."
)
AGENTS = (
    "Shipping agents want the board to name a date for the reopening, and they asked the ministry of "
    "transport to pay for the repairs."
)
QUOTE = "“We cannot plan a single voyage without that date,” said Ingrid Halle, who speaks for the agents."
COST = "The repairs will cost 14 million euros, the board estimates, which is twice what it had set aside."
MOVE = "Fishermen of the town said that they would move to Sandvik for the winter."
MAYOR = "The mayor of Norvik, Per Lund, called for an inquiry into how the cracks were overlooked for years."
LEFT, RIGHT = f"{CLOSES}|{AGENTS}|{QUOTE}", f"{COST}|{MOVE}|{MAYOR}"
LEFT_SAYS, RIGHT_SAYS = [CLOSES, AGENTS, QUOTE], [COST, MOVE, MAYOR]
TITLE = "Norvik closes pier 4"


class Layout(NamedTuple):
    raw: bytes
    says: list[str]


def _shifted(texts: list[Text], across: float, down: float = 0) -> list[Text]:
    return [text._replace(x=text.x + across, y=text.y - down) for text in texts]


def _end(texts: list[Text]) -> float:
    return min(text.y for text in texts)


def _furnished(number: int, texts: list[Text]) -> list[Text]:
    return [
        Text(50, 815, "NORVIK GAZETTE", 8),
        Text(250, 815, "Subscriber copy", 8),
        Text(470, 815, "24 November 2026", 8),
        *texts,
        Text(50, 30, "gazette.example", 8),
        Text(520, 30, f"Page {number} of 3", 8),
    ]


def _line(*parts: tuple[str, float, float], y: float = 700) -> list[Text]:
    """A line of parts: text, size, rise."""
    made = []
    x = 50.0
    for text, size, rise in parts:
        made.append(Text(x, y + rise, text, size))
        x += width(text, size)
    return made


_TABLE = [
    text
    for row, cells in enumerate(
        [("Pier", "Opened", "Euros"), ("Pier 3", "1962", "9"), ("Pier 4", "1974", "14")]
    )
    for text in (Text(50 + 120 * place, 600 - 14 * row, cell) for place, cell in enumerate(cells))
]
_WIDE = column(50, 760, 490, f"{CLOSES} {AGENTS}")
_NAMES = "<< /Type /Encoding /BaseEncoding /WinAnsiEncoding /Differences [128 /f_i /f_f_i /T_h] >>"
_NAMED = HELVETICA.replace("/WinAnsiEncoding", _NAMES)
_UPRIGHT = " ".join(f"1 0 0 1 50 {700 - 14 * row} Tm ({text}) Tj" for row, text in enumerate((TITLE, MOVE)))
_UP = b"BT /F1 10 Tf 0 1 -1 0 20 300 Tm (Printed on recycled paper in Sandvik) Tj ET\n"

LAYOUTS: dict[str, Layout] = {
    "one column": Layout(pdf(column(50, 760, 490, f"{LEFT}|{RIGHT}")), LEFT_SAYS + RIGHT_SAYS),
    "one column, justified": Layout(
        pdf(column(50, 760, 230, f"{LEFT}|{RIGHT}", justified=True)), LEFT_SAYS + RIGHT_SAYS
    ),
    "two columns under a title": Layout(
        pdf([Text(50, 790, TITLE, 16), *column(50, 760, 230, LEFT), *column(310, 760, 230, RIGHT)]),
        [TITLE, *LEFT_SAYS, *RIGHT_SAYS],
    ),
    "two columns, justified, close together": Layout(
        pdf([*column(50, 760, 240, LEFT, justified=True), *column(301, 760, 240, RIGHT, justified=True)]),
        LEFT_SAYS + RIGHT_SAYS,
    ),
    "two columns of another leading": Layout(
        pdf([*column(50, 760, 230, LEFT), *column(310, 757, 230, RIGHT, leading=1.35)]),
        LEFT_SAYS + RIGHT_SAYS
    ),
    "two columns, the right one drawn first": Layout(
        pdf([*column(310, 760, 230, RIGHT), *column(50, 760, 230, LEFT)]), LEFT_SAYS + RIGHT_SAYS
    ),
    "two columns, lines drawn from below": Layout(
        pdf([*column(50, 760, 230, LEFT), *column(310, 760, 230, RIGHT)][::-1]), LEFT_SAYS + RIGHT_SAYS
    ),
    "two columns of two lines": Layout(
        pdf([*column(50, 760, 230, COST), *column(310, 760, 230, MAYOR)]), [COST, MAYOR]
    ),
    "three columns under a centred title across them": Layout(
        pdf(
            [
                Text(210, 790, TITLE, 18),
                *column(50, 760, 155, LEFT, 9),
                *column(220, 760, 155, RIGHT, 9),
                *column(390, 760, 155, f"{MOVE}|{COST}", 9),
            ]
        ),
        [TITLE, *LEFT_SAYS, *RIGHT_SAYS, MOVE, COST],
    ),
    "a lead across two columns, and a paragraph below both": Layout(
        pdf(
            [
                *_WIDE,
                *column(50, 700, 230, LEFT),
                *column(310, 700, 230, RIGHT),
                *column(50, 500, 490, f"{MAYOR} {AGENTS}"),
            ]
        ),
        [f"{CLOSES} {AGENTS}", *LEFT_SAYS, *RIGHT_SAYS, f"{MAYOR} {AGENTS}"],
    ),
    "a sentence that goes on in the next column": Layout(
        pdf([*column(50, 760, 230, CLOSES)[:2], *_shifted(column(50, 760, 230, CLOSES)[2:], 260, -24)]),
        [CLOSES],
    ),
    "words one by one": Layout(pdf(words(column(50, 760, 490, LEFT))), LEFT_SAYS),
    "letters one by one": Layout(pdf(letters(column(50, 760, 490, LEFT))), LEFT_SAYS),
    "letters one by one in two columns, from the last on": Layout(
        pdf(letters([*column(50, 760, 230, LEFT), *column(310, 760, 230, RIGHT)])[::-1]),
        LEFT_SAYS + RIGHT_SAYS
    ),
    "a title with its letters set apart": Layout(
        pdf([Text(50, 790, TITLE.upper(), 14, spread=4), *column(50, 760, 490, LEFT)]),
        [TITLE.upper(), *LEFT_SAYS]
    ),
    "letters set apart one by one": Layout(
        pdf([*letters([Text(50, 790, MOVE, 8)]), *column(50, 760, 490, LEFT)]), [MOVE, *LEFT_SAYS]
    ),
    "bold by drawing twice": Layout(
        pdf([Text(50, 790, TITLE, 14), Text(50.3, 790, TITLE, 14), *column(50, 760, 490, LEFT)]),
        [TITLE, *LEFT_SAYS]
    ),
    "heads and feet of several pieces": Layout(
        pdf(
            _furnished(1, column(50, 760, 490, LEFT)),
            _furnished(2, column(50, 760, 490, RIGHT)),
            _furnished(3, column(50, 760, 490, MOVE)),
        ),
        [*LEFT_SAYS, *RIGHT_SAYS, MOVE],
    ),
    "heads and feet of two pages in columns": Layout(
        pdf(
            _furnished(1, [*column(50, 760, 230, LEFT), *column(310, 760, 230, RIGHT)]),
            _furnished(
                2, [*column(50, 760, 230, f"{AGENTS}|{COST}"), *column(310, 760, 230, f"{MOVE}|{QUOTE}")]
            ),
        ),
        [*LEFT_SAYS, *RIGHT_SAYS, AGENTS, COST, MOVE, QUOTE],
    ),
    "a sentence across pages, a note and a foot between": Layout(
        pdf(
            _furnished(1, [*column(50, 760, 300, CLOSES)[:1], Text(50, 90, "Photo: Kari Nes", 7)]),
            _furnished(2, _shifted(column(50, 760, 300, CLOSES)[1:], 0, -12)),
        ),
        [CLOSES, "Photo: Kari Nes"],
    ),
    "a table between paragraphs": Layout(
        pdf([*column(50, 760, 490, LEFT), *_TABLE, *column(50, 540, 490, RIGHT)]),
        [*LEFT_SAYS, "Pier", "Opened", "Euros", "Pier 3", "1962", "9", "Pier 4", "1974", "14", *RIGHT_SAYS],
    ),
    "a caption beside a column": Layout(
        pdf([*column(50, 760, 300, f"{LEFT}|{RIGHT}"), *column(400, 700, 120, MOVE, 8)]),
        [*LEFT_SAYS, *RIGHT_SAYS, MOVE],
    ),
    "text around a picture": Layout(
        pdf([*column(50, 760, 260, f"{CLOSES} {AGENTS}"), *column(50, 760 - 12 * 6, 490, f"{COST} {MAYOR}")]),
        [CLOSES, AGENTS, COST, MAYOR],
    ),
    "paragraphs that are indented": Layout(
        pdf(
            [
                text._replace(x=text.x + 12 * (number == 0))
                for block, said in enumerate(LEFT_SAYS)
                for number, text in enumerate(_shifted(column(50, 760, 250, said), 0, 12 * 3 * block))
            ]
        ),
        LEFT_SAYS,
    ),
    "a hyphen at the end of a narrow line": Layout(
        pdf([Text(50, 760, "Dockers say that the har-"), Text(50, 748, "bour is theirs.")]),
        ["Dockers say that the harbour is theirs."],
    ),
    "a soft hyphen at the end of a line and within": Layout(
        pdf([Text(50, 760, "Dockers s\u00aday that the har\u00ad"), Text(50, 748, "bour is theirs.")]),
        ["Dockers say that the harbour is theirs."],
    ),
    "a hyphen that belongs": Layout(
        pdf(
            [
                Text(50, 760, "The twice elected mayor met in pre-"),
                Text(50, 748, "and post-war halls a twice-"),
                Text(50, 736, "elected board of the COVID-"),
                Text(50, 724, "19 years 2019-"),
                Text(50, 712, "2020 and the post-"),
                Text(50, 700, "Brexit time."),
            ]
        ),
        [
            "The twice elected mayor met in pre- and post-war halls a twice-elected board of the COVID-19 "
            "years 2019-2020 and the post-Brexit time."
        ],
    ),
    "a footnote mark on a figure": Layout(
        pdf(_line(("The repairs will cost 14", 10, 0), ("1", 6, 3.5), (" million euros.", 10, 0))),
        ["The repairs will cost 14¹ million euros."],
    ),
    "a footnote mark on a word, and one after the stop": Layout(
        pdf(_line(("The board", 10, 0), ("2", 6, 3.5), (" said so.", 10, 0),
                  ("3,4", 6, 3.5), (" It rained.", 10, 0))),
        ["The board said so. It rained."],
    ),
    "a footnote mark drawn word by word": Layout(
        pdf([*words(_line(("The repairs will cost 14", 10, 0))),
             Text(50 + width("The repairs will cost 14"), 704, "1", 5),
             Text(170, 700, "million"), Text(204, 700, "euros.")]),
        ["The repairs will cost 14¹ million euros."],
    ),
    "powers": Layout(
        pdf(_line(("It moved 10", 10, 0), ("6", 7, 4), (" tonnes over 40 km", 10, 0),
                  ("2", 7, 4), (" at 10", 10, 0),
                  ("-3", 7, 4), (" a day.", 10, 0))),
        ["It moved 10⁶ tonnes over 40 km² at 10⁻³ a day."],
    ),
    "fractions": Layout(
        pdf(_line(("The pier is 1", 10, 0), ("1", 6, 4), ("/", 10, 0), ("2", 6, 0), (" km long.", 10, 0))),
        ["The pier is 1 1/2 km long."],
    ),
    "a fraction that is stacked": Layout(
        pdf([Text(50, 700, "The pier is 1"), Text(107, 704, "3", 6), Text(105.5, 697, "16", 6),
             Text(115, 700, "km long.")]),
        ["The pier is 1 3/16 km long."],
    ),
    "an ordinal, a lowered figure": Layout(
        pdf(_line(("The 3", 10, 0), ("rd", 6, 3.5),
                  (" meeting on CO", 10, 0), ("2", 6, -2), (" ended.", 10, 0))),
        ["The 3rd meeting on CO2 ended."],
    ),
    "a mark raised without being smaller": Layout(
        pdf(b"BT /F1 10 Tf 1 0 0 1 50 700 Tm (The repairs will cost 14) Tj 4 Ts (1) Tj 0 Ts"
            b" ( million euros.) Tj ET"),
        ["The repairs will cost 14¹ million euros."],
    ),
    "artifacts": Layout(
        pdf(
            b"/Artifact BMC BT /F1 8 Tf 1 0 0 1 50 815 Tm (The Norvik Gazette) Tj ET EMC\n"
            b"/Artifact << /Type /Pagination >> BDC BT /F1 8 Tf 1 0 0 1 50 30 Tm (Copy 7) Tj ET EMC\n"
            b"/P << /MCID 0 >> BDC BT /F1 10 Tf " + _UPRIGHT.encode() + b" ET EMC"
        ),
        [TITLE, MOVE],
    ),
    "text that stands for other text": Layout(
        pdf(
            b"BT /F1 10 Tf 1 0 0 1 50 700 Tm (The har) Tj /Span << /ActualText <FEFF00AD> >> BDC (-) Tj EMC"
            b" 1 0 0 1 50 688 Tm (bour was closed.) Tj ET"
        ),
        ["The harbour was closed."],
    ),
    "a margin that runs up": Layout(
        pdf(_UP + b"BT /F1 10 Tf " + _UPRIGHT.encode() + b" ET"), [TITLE, MOVE]
    ),
    "a page that is turned": Layout(
        pdf(b"q 0 1 -1 0 800 0 cm BT /F1 10 Tf " + _UPRIGHT.encode() + b" ET Q",
            page="/MediaBox [0 0 842 595] /Rotate 90"),
        [TITLE, MOVE],
    ),
    "a page drawn sideways": Layout(
        pdf(b"q 0 1 -1 0 800 0 cm BT /F1 10 Tf " + _UPRIGHT.encode() + b" ET Q",
            page="/MediaBox [0 0 842 842]"),
        [TITLE, MOVE],
    ),
    "glyphs with names of ligatures": Layout(
        pdf(b"BT /F2 10 Tf 1 0 0 1 50 700 Tm (The of\200ce, the e\201cient and \202e rest.) Tj ET",
            fonts={"F2": _NAMED}),
        ["The office, the efficient and The rest."],
    ),
    "a page without contents": Layout(
        pdf(column(50, 760, 490, COST), None, column(50, 760, 490, MOVE)), [COST, MOVE]
    ),
    "text in a form": Layout(
        pdf(
            b"q 1 0 0 1 0 100 cm /Fm1 Do Q",
            resources="/XObject << /Fm1 5 0 R >>",
            objects=[
                b"<< /Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /Font << /F1 "
                + HELVETICA.encode() + b" >> >> /Length %d >>\nstream\n" % (len(_UPRIGHT) + 15)
                + b"BT /F1 10 Tf " + _UPRIGHT.encode() + b" ET\nendstream"
            ],
        ),
        [TITLE, MOVE],
    ),
    "a list with bullets and hanging lines": Layout(
        pdf([text for block, said in enumerate(LEFT_SAYS) for text in (
            Text(50, 760 - 40 * block, "•"), *column(62, 760 - 40 * block, 300, said))]),
        [f"• {said}" for said in LEFT_SAYS],
    ),
    "a list with numbers, close together": Layout(
        pdf([text for block, said in enumerate(LEFT_SAYS) for text in (
            Text(50, 760 - 36 * block, f"{block + 1}."), *column(64, 760 - 36 * block, 250, said))]),
        [f"{number}. {said}" for number, said in enumerate(LEFT_SAYS, start=1)],
    ),
    "lines with numbers on the margin": Layout(
        pdf([part for number, text in enumerate(column(70, 760, 300, f"{LEFT}|{RIGHT}"), start=1)
             for part in (Text(44 - width(str(number), 8), text.y, str(number), 8), text)]),
        LEFT_SAYS + RIGHT_SAYS,
    ),
    "a large first letter": Layout(
        pdf([Text(50, 738, "T", 34), *_shifted(column(50, 760, 230, CLOSES[1:])[:1], 23),
             *_shifted(column(50, 748, 207, CLOSES[51:]), 23)]),
        [CLOSES],
    ),
    "words whose baselines jitter": Layout(
        pdf([part._replace(y=part.y + (0, 0.7, -0.5, 1.1, -1.0)[number % 5])
             for number, part in enumerate(words(column(50, 760, 490, LEFT)))]),
        LEFT_SAYS,
    ),
    "two columns whose baselines jitter": Layout(
        pdf([part._replace(y=part.y + (0, 0.7, -0.5, 1.1, -1.0)[number % 5]) for number, part in enumerate(
            words([*column(50, 760, 230, LEFT), *column(310, 760, 230, RIGHT)]))]),
        LEFT_SAYS + RIGHT_SAYS,
    ),
    "a scan that lies askew": Layout(
        pdf(b"1 0.006 -0.006 1 0 0 cm " + content(column(50, 760, 490, f"{LEFT}|{RIGHT}"))),
        LEFT_SAYS + RIGHT_SAYS,
    ),
    "a letter to an address, with a date at the right": Layout(
        pdf([Text(50, 790, "Harbour board of Norvik"), Text(420, 790, "Norvik, 24 November 2026"),
             Text(50, 778, "Quay street 4"), *column(50, 730, 490, LEFT)]),
        ["Harbour board of Norvik", "Quay street 4", "Norvik, 24 November 2026", *LEFT_SAYS],
    ),
    "a table with cells of several words": Layout(
        pdf([*column(50, 760, 490, COST),
             *[Text(x, 700 - 14 * row, cell)
               for x, cells in ((50, ["Repairs of the pillars", "Works on the quay wall", "Rent of a pier"]),
                                (300, ["14 million euros", "9 million euros", "2 million euros"]))
               for row, cell in enumerate(cells)]]),
        [COST, "Repairs of the pillars", "14 million euros", "Works on the quay wall", "9 million euros",
         "Rent of a pier", "2 million euros"],
    ),
}  # fmt: skip
