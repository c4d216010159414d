"""Citations: numbers for the sentences that a page cites, in the order of their first use."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence

from briefing.models import Coverage, Evidence
from briefing.redaction import safe_link
from briefing.rendering.english import article_name, clean, day, quote_sentence, shorten_title
from briefing.rendering.view import CitedSentence, Reference

_Place = tuple[str, int, int]  # article, start, end


class References:
    """Gives each distinct cited sentence one number and remembers which reference used it."""

    def __init__(self, articles: Mapping[str, Coverage]) -> None:
        self._articles = articles
        self._numbers: dict[_Place, int] = {}
        self._uses: dict[_Place, list[int]] = {}
        self._quotes: dict[_Place, str] = {}
        self._made = 0

    def cite(self, evidence: Sequence[Evidence], checked: str = "") -> Reference | None:
        """The reference for one statement, with how it was checked, or None where there is no evidence."""
        if not evidence:
            return None
        self._made += 1
        places = list(dict.fromkeys(self._place(piece) for piece in evidence))
        for place in places:
            self._numbers.setdefault(place, len(self._numbers) + 1)
            self._uses.setdefault(place, []).append(self._made)
        return Reference(self._made, tuple(self._numbers[place] for place in places), checked)

    def sentences(self) -> tuple[CitedSentence, ...]:
        """All cited sentences by their number."""
        return tuple(self._sentence(place, number) for place, number in self._numbers.items())

    def _place(self, piece: Evidence) -> _Place:
        """The span of the sentence that holds the evidence; its own span where no single one does."""
        article = self._articles.get(piece.article)
        held = sentence_number(article, piece) if article else 0
        start, end = article.sentences[held - 1] if article and held else (piece.start, piece.end)
        place = (piece.article, start, end)
        self._quotes.setdefault(place, piece.quote)
        return place

    def _sentence(self, place: _Place, number: int) -> CitedSentence:
        identifier, start, end = place
        article = self._articles.get(identifier)
        inside = (
            [k for k, (s, e) in enumerate(article.sentences, 1) if start <= s and e <= end] if article else []
        )
        text = clean(article.text[start:end] if article else self._quotes[place])
        address = safe_link(article.source) if article else ""
        return CitedSentence(
            number=number,
            title=shorten_title(article_name(article) if article else identifier),
            place=_place_words(article, text, inside) if article else "",
            origin=_origin(article) if article else "",
            before=_neighbour_sentence(article, inside[0] - 1) if article and inside else "",
            text=text,
            quoted=quote_sentence(text),
            after=_neighbour_sentence(article, inside[-1] + 1) if article and inside else "",
            link=clean(address),
            language=article.language if article and article.language != "und" else "",
            uses=tuple(self._uses[place]),
        )


def sentence_number(article: Coverage, piece: Evidence) -> int:
    """The number of the one sentence that holds the evidence, or 0."""
    last = bisect_right(article.sentences, piece.start, key=_start)  # the last that begins before it
    return last if last and piece.end <= article.sentences[last - 1][1] else 0


def _start(span: tuple[int, int]) -> int:
    return span[0]


def _neighbour_sentence(article: Coverage, number: int) -> str:
    if not 1 <= number <= len(article.sentences):
        return ""
    start, end = article.sentences[number - 1]
    return clean(article.text[start:end])


def _place_words(article: Coverage, text: str, inside: Sequence[int]) -> str:
    if not inside:
        return "title" if text == clean(article.title) else "outside its sentences"
    first, last = inside[0], inside[-1]
    return f"sentence {first}" if first == last else f"sentences {first} to {last}"


def _origin(article: Coverage) -> str:
    parts = [clean(article.publisher), day(article.published) if article.published else ""]
    return ", ".join(part for part in parts if part)
