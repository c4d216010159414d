"""What a second reader would be asked, and what that would cost, before anything is stated."""

from collections.abc import Mapping, Sequence

from briefing import prompts
from briefing.analysts import second_opinion
from briefing.analysts.lines import Line, line
from briefing.analysts.second_reader import SecondReader
from briefing.bodies import Body
from briefing.llm.accounts import Bill, bill
from briefing.llm.endpoint import host
from briefing.notices import Notice
from briefing.settings import Settings


def second_reading(
    settings: Settings,
    environment: Mapping[str, str],
    where: prompts.Layers,
    chunk_tokens: int,
    analyst: Line,
    stories: Sequence[Sequence[Body]],
    notice: Notice,
) -> tuple[str, Bill] | None:
    """Who would read statements again, as "MODEL at HOST", and what that may be expected to come to; None
    where rules alone check. What is kept of earlier answers is not known before the analysis."""
    if settings.check == "rules":
        return None
    place = second_opinion.endpoint(settings, environment, analyst.endpoint, planned=True)
    own = place is not analyst.endpoint
    asked = line(settings, place, None, notice, beside=analyst) if own else analyst
    reader = SecondReader(asked.asker, where, chunk_tokens, asked.tokens)
    estimates = [one for bodies in stories for one in reader.foresee([_sentences(body) for body in bodies])]
    return f"{place.model} at {host(place)}", bill(estimates, asked.purse)


def _sentences(body: Body) -> list[str]:
    return [body.article.text[s.start : s.end] for s in body.sentences]
