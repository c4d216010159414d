"""Whether templates will do, told before a run: each fault with its file and line."""

import io
from collections.abc import Iterator
from datetime import date
from difflib import get_close_matches
from pathlib import Path, PurePosixPath

from briefing import picoschema, pipeline, prompts
from briefing.analysts.answer_schema import answer_schema
from briefing.analysts.check_answer import check_schema
from briefing.analysts.engine import engine
from briefing.analysts.merge_answer import merge_schema
from briefing.errors import UsageError
from briefing.llm.pricing import context_window
from briefing.model import Brief, Section, Source
from briefing.prompts import Layers
from briefing.prompts.layers import PAGES, SECTIONS, SUFFIX, found
from briefing.prompts.layers import names as names_in
from briefing.prompts.requests import ANALYZE, CHECK, MERGE, SYSTEM
from briefing.prompts.sections import section_of
from briefing.settings import DEFAULT_MODEL, Settings
from briefing.sources import Selection
from briefing.workbench import comments, examples, paging, stray_files, strictness
from briefing.workbench.catalogue import EXAMPLES, layer_of, names
from briefing.workbench.faults import Fault, of_error
from briefing.workbench.sending import tokenizer_of
from briefing.workbench.syntax import Parsed

_LINES = "[1] The council of Brackwater met on Monday.\n[2] It wants to close the market, said Ines Dahl."
_ARTICLE = (
    "Market to close\n\nThe council of Brackwater met on Monday. It wants to close the market by 2028.\n"
)
_PAGES = tuple(f"{PAGES}{name}" for name in paging.FILLED)


def check(where: Layers, settings: Settings) -> tuple[Fault, ...]:
    """The faults of all templates that a run would take, those of one file together.

    Raises UsageError where a template cannot be read.
    """
    parsed = Parsed(where)
    templates = [one for name in names(where) if name.endswith(".j2") and (one := found(where, name))]
    faults = [fault for one in templates for fault in parsed.faults(one)]
    faults += _unreached(where, parsed)
    faults += [
        fault
        for name in names_in(where, SECTIONS)
        if (one := found(where, name))
        for fault in comments.faults(one)
    ]
    wrong_heads = list(_wrong_heads(where))
    faults += wrong_heads
    if not wrong_heads:
        broken = {fault.file for fault in faults}
        faults += [fault for fault in _of_requests(where, settings) if fault.file not in broken]
        faults += [fault for fault in _of_pages(where) if fault.file not in broken]
    return tuple(sorted(dict.fromkeys(faults)))


def _unreached(where: Layers, parsed: Parsed) -> Iterator[Fault]:
    """Templates of the user's that neither a request nor a page includes."""
    roots = (SYSTEM, ANALYZE, MERGE, CHECK, *names_in(where, SECTIONS), *_PAGES, f"{PAGES}style.css")
    reached = parsed.reached(roots)
    yield from stray_files.faults(where, reached, roots)
    for name in names(where) if reached is not None else ():
        template = found(where, name)
        if template is None or layer_of(where, template) is None or name.startswith(EXAMPLES):
            continue
        if reached is not None and name not in reached:
            stems = {PurePosixPath(root).name.partition(".")[0]: root for root in roots if root != name}
            near = get_close_matches(PurePosixPath(name).name.partition(".")[0], stems, n=1)
            hint = (
                f"did you mean {stems[near[0]]}?" if near else f"a section stands in {SECTIONS}NAME{SUFFIX}"
            )
            yield Fault(str(template.path), 0, f"no request and no page includes it; {hint}")


def _wrong_heads(where: Layers) -> Iterator[Fault]:
    """Sections whose front matter is wrong, each of them."""
    for name in names_in(where, SECTIONS):
        template = found(where, name)
        try:
            section_of(where, name)
        except UsageError as wrong:
            yield of_error(wrong, template.path if template else Path(name))


def _of_requests(where: Layers, settings: Settings) -> Iterator[Fault]:
    """Faults of what a model would be sent."""
    analyze = found(where, ANALYZE)
    place = str(analyze.path) if analyze else ANALYZE
    sections = prompts.sections(where)
    for section in sections:
        yield from _of_section(where, section)
    for said in strictness.excesses(strictness.size(answer_schema(sections).described)):
        largest = max(sections, key=lambda one: strictness.size(answer_schema([one]).described).characters)
        yield Fault(_file(where, largest), 0, f"the sections ask for {said}; leave out some of this one's")
    try:
        told = prompts.instructed(where)
        request = prompts.request(where, _LINES, 1, 1, told)
    except UsageError as wrong:
        yield of_error(wrong, Path(place))
        return
    if _LINES not in request.user:
        yield Fault(place, 0, "it leaves out the article: print {{ lines }} between its fences")
    for one in told:
        if one.instructions not in request.user:
            yield Fault(
                place, 0, f"it leaves out the instructions of {one.name}: print them for each section"
            )
    if analyze:
        yield from examples.faults(analyze, request.user, answer_schema(sections))
    yield from _of_merging(where)
    yield from _of_checking(where)
    yield from _of_length(place, [request.system, request.user], sections, settings)


def _of_merging(where: Layers) -> Iterator[Fault]:
    """Faults of what a model would be sent to merge a story's findings."""
    merge = found(where, MERGE)
    place = str(merge.path) if merge else MERGE
    try:
        request = prompts.merge_request(where, _LINES, 1, 1)
    except UsageError as wrong:
        yield of_error(wrong, Path(place))
        return
    if _LINES not in request.user:
        yield Fault(place, 0, "it leaves out the findings: print {{ lines }} between its fences")
    if merge:
        yield from examples.faults(merge, request.user, merge_schema())


def _of_checking(where: Layers) -> Iterator[Fault]:
    """Faults of what a model would be sent to read statements again."""
    check = found(where, CHECK)
    try:
        request = prompts.check_request(where, _LINES, 1, 1)
    except UsageError as wrong:
        yield of_error(wrong, check.path if check else Path(CHECK))
        return
    place = str(check.path) if check else CHECK
    if _LINES not in request:
        yield Fault(place, 0, "it leaves out the statements: print {{ lines }} between its fences")
    if check:
        yield from examples.faults(check, request, check_schema())


def _of_section(where: Layers, section: Section) -> Iterator[Fault]:
    """A section that holds nothing to check, and instructions that name a field that there is not."""
    template = found(where, f"{SECTIONS}{section.name}{SUFFIX}")
    if template is None:
        return
    fields = picoschema.fields(section.fields)
    if all(one.choices or one.type == "boolean" for one in fields):
        said = "no field holds words or figures of the article, so nothing of it can be checked; add a string"
        yield Fault(str(template.path), 0, said)
    yield from examples.misnamed(template, fields)


def _of_length(
    place: str, messages: list[str], sections: tuple[Section, ...], settings: Settings
) -> Iterator[Fault]:
    """Prompts that leave an article too little room, or cost more than it."""
    counting = tokenizer_of(settings)
    schema = str(answer_schema(sections).described)
    prompt = sum(counting.count([*messages, schema]))
    window = context_window(settings.model or DEFAULT_MODEL) if not settings.local_model else None
    whole = prompt + settings.chunk_tokens
    if window is not None and whole > window:
        said = f"a request takes {whole:,} tokens, {settings.chunk_tokens:,} of them the article's; the model"
        yield Fault(place, 0, f"{said} reads {window:,}: make the templates shorter")
    elif prompt > settings.chunk_tokens:
        said = f"the prompts take {prompt:,} tokens of each request, the article at most"
        yield Fault(place, 0, f"{said} {settings.chunk_tokens:,} (chunk_tokens)", "warning")


def _of_pages(where: Layers) -> Iterator[Fault]:
    """Pages that cannot be filled in with a brief."""
    brief = made_up_brief(where)
    for name in _PAGES:
        template = found(where, name)
        try:
            paging.filled(name, where, brief)
        except UsageError as wrong:
            yield of_error(wrong, template.path if template else Path(name))


def made_up_brief(where: Layers) -> Brief:
    """A brief of a made-up article, by the embedded analyst. Raises UsageError where a section is wrong."""
    settings = Settings(engine="extractive")
    wanted = Selection(sources=(Source(place="-"),), day=date.min)

    def unheard(_line: str) -> None:
        pass

    with engine(settings, {}, unheard, wanted.day, where) as analyst:
        return pipeline.make_brief(wanted, io.BytesIO(_ARTICLE.encode()), analyst, unheard)


def _file(where: Layers, section: Section) -> str:
    template = found(where, f"{SECTIONS}{section.name}{SUFFIX}")
    return str(template.path) if template else section.name
