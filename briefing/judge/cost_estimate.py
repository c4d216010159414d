"""Cost estimate of the second reader: what it would be asked, before anything is stated."""

from collections.abc import Mapping, Sequence

from briefing import prompts
from briefing.judge import configuration
from briefing.judge.reader import SecondReader
from briefing.llm.bill import Bill, bill
from briefing.llm.endpoint import host
from briefing.nlp.doc import Doc
from briefing.notices import Notice
from briefing.session.model_connection import ModelConnection, connect_model
from briefing.settings import Settings


def estimate_second_reading(
    settings: Settings,
    environment: Mapping[str, str],
    where: prompts.Layers,
    chunk_tokens: int,
    analyst: ModelConnection,
    stories: Sequence[Sequence[Doc]],
    notice: Notice,
) -> tuple[str, Bill] | None:
    """Who would read statements again, as "MODEL at HOST", and what that may be expected to come to; None
    where rules alone check. What is kept of earlier answers is not known before the analysis."""
    if settings.check == "rules":
        return None
    target = configuration.reader_endpoint(settings, environment, analyst.endpoint, planned=True)
    own = target is not analyst.endpoint
    connection = connect_model(settings, target, None, notice, beside=analyst) if own else analyst
    reader = SecondReader(connection.asker, where, chunk_tokens, connection.tokens)
    estimates = [
        estimate for docs in stories for estimate in reader.foresee([_sentence_texts(doc) for doc in docs])
    ]
    return f"{target.model} at {host(target)}", bill(estimates, connection.purse)


def _sentence_texts(doc: Doc) -> list[str]:
    return [doc.article.text[s.start : s.end] for s in doc.sentences]
