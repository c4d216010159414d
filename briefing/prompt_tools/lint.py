"""Template checks: whether templates will do, told before a run: each fault with its file and line."""

import io
from collections.abc import Iterator
from datetime import date
from difflib import get_close_matches
from pathlib import Path, PurePosixPath
from typing import get_args

from briefing import picoschema, pipeline, prompts
from briefing.engine import open_engine
from briefing.errors import UsageError
from briefing.llm.pricing import context_window
from briefing.models import Brief, Section, Source
from briefing.prompt_tools import (
    TemplateFault,
    examples,
    fault_from_error,
    preview,
    schema_limits,
    stray_files,
)
from briefing.prompt_tools.catalogue import EXAMPLES, layer_of
from briefing.prompt_tools.syntax import ParsedTemplates, yaml_comment_faults
from briefing.prompts import Layers
from briefing.prompts.overlay import PAGES, SECTIONS, SUFFIX, find_template, names_in_folder, template_names
from briefing.prompts.request_text import ANALYZE, CHECK, MERGE, SYSTEM
from briefing.prompts.sections import section_of
from briefing.settings import DEFAULT_MODEL, Settings
from briefing.sources.load import Selection
from briefing.tasks.analyze import answer_schema
from briefing.tasks.judge import check_schema
from briefing.tasks.merge import merge_schema
from briefing.tasks.readings import Entailment

_LINES = "[1] The council of Brackwater met on Monday.\n[2] It wants to close the market, said Ines Dahl."
_ARTICLE = (
    "Market to close\n\nThe council of Brackwater met on Monday. It wants to close the market by 2028.\n"
)
_PAGES = tuple(f"{PAGES}{name}" for name in preview.PAGE_FILES)


def check(where: Layers, settings: Settings) -> tuple[TemplateFault, ...]:
    """The faults of all templates that a run would take, those of one file together.

    Raises UsageError where a template cannot be read.
    """
    parsed = ParsedTemplates(where)
    templates = [
        template
        for name in template_names(where.folders)
        if name.endswith(".j2") and (template := find_template(where, name))
    ]
    faults = [fault for template in templates for fault in parsed.faults(template)]
    faults += _unused_templates(where, parsed)
    faults += [
        fault
        for name in names_in_folder(where, SECTIONS)
        if (template := find_template(where, name))
        for fault in yaml_comment_faults(template)
    ]
    wrong_heads = list(_front_matter_faults(where))
    faults += wrong_heads
    if not wrong_heads:
        broken = {fault.file for fault in faults}
        faults += [fault for fault in _request_faults(where, settings) if fault.file not in broken]
        faults += [fault for fault in _page_faults(where) if fault.file not in broken]
    return tuple(sorted(dict.fromkeys(faults)))


def _unused_templates(where: Layers, parsed: ParsedTemplates) -> Iterator[TemplateFault]:
    """Templates of the user's that neither a request nor a page includes."""
    roots = (SYSTEM, ANALYZE, MERGE, CHECK, *names_in_folder(where, SECTIONS), *_PAGES, f"{PAGES}style.css")
    reached = parsed.reachable_names(roots)
    yield from stray_files.faults(where, reached, roots)
    for name in template_names(where.folders) if reached is not None else ():
        template = find_template(where, name)
        if template is None or layer_of(where, template) is None or name.startswith(EXAMPLES):
            continue
        if reached is not None and name not in reached:
            stems = {PurePosixPath(root).name.partition(".")[0]: root for root in roots if root != name}
            near = get_close_matches(PurePosixPath(name).name.partition(".")[0], stems, n=1)
            hint = (
                f"did you mean {stems[near[0]]}?" if near else f"a section stands in {SECTIONS}NAME{SUFFIX}"
            )
            yield TemplateFault(str(template.path), 0, f"no request and no page includes it; {hint}")


def _front_matter_faults(where: Layers) -> Iterator[TemplateFault]:
    """Sections whose front matter is wrong, each of them."""
    for name in names_in_folder(where, SECTIONS):
        template = find_template(where, name)
        try:
            section_of(where, name)
        except UsageError as wrong:
            yield fault_from_error(wrong, template.path if template else Path(name))


def _request_faults(where: Layers, settings: Settings) -> Iterator[TemplateFault]:
    """Faults of what a model would be sent."""
    analyze = find_template(where, ANALYZE)
    place = str(analyze.path) if analyze else ANALYZE
    sections = prompts.sections(where)
    for section in sections:
        yield from _section_faults(where, section)
    for excess in schema_limits.excesses(schema_limits.size(answer_schema(sections).json_schema)):
        largest = max(
            sections,
            key=lambda brief_section: (
                schema_limits.size(answer_schema([brief_section]).json_schema).characters
            ),
        )
        yield TemplateFault(
            _file_of(where, largest), 0, f"the sections ask for {excess}; leave out some of this one's"
        )
    try:
        instructed_sections = prompts.section_instructions(where)
        request = prompts.request(where, _LINES, 1, 1, instructed_sections)
    except UsageError as wrong:
        yield fault_from_error(wrong, Path(place))
        return
    if _LINES not in request.user:
        yield TemplateFault(place, 0, "it leaves out the article: print {{ lines }} between its fences")
    for brief_section in instructed_sections:
        if brief_section.instructions not in request.user:
            yield TemplateFault(
                place,
                0,
                f"it leaves out the instructions of {brief_section.name}: print them for each section",
            )
    if analyze:
        yield from examples.faults(analyze, request.user, answer_schema(sections))
    yield from _merge_faults(where)
    yield from _check_faults(where)
    yield from _length_faults(place, [request.system, request.user], sections, settings)


def _merge_faults(where: Layers) -> Iterator[TemplateFault]:
    """Faults of what a model would be sent to merge a story's findings."""
    merge = find_template(where, MERGE)
    place = str(merge.path) if merge else MERGE
    try:
        request = prompts.merge_request(where, _LINES, 1, 1)
    except UsageError as wrong:
        yield fault_from_error(wrong, Path(place))
        return
    if _LINES not in request.user:
        yield TemplateFault(place, 0, "it leaves out the findings: print {{ lines }} between its fences")
    if merge:
        yield from examples.faults(merge, request.user, merge_schema())


def _check_faults(where: Layers) -> Iterator[TemplateFault]:
    """Faults of what a model would be sent to read statements again."""
    check = find_template(where, CHECK)
    try:
        request = prompts.check_request(where, _LINES, 1, 1)
    except UsageError as wrong:
        yield fault_from_error(wrong, check.path if check else Path(CHECK))
        return
    place = str(check.path) if check else CHECK
    if _LINES not in request:
        yield TemplateFault(place, 0, "it leaves out the statements: print {{ lines }} between its fences")
    missing = [verdict for verdict in get_args(Entailment) if f"`{verdict}`" not in request]
    if missing:
        message = (
            f"it does not ask for the verdict `{missing[0]}`: an answer lists `errors`, each with `kind`,"
            f" `words`, `sentence`, `verdict` ({', '.join(get_args(Entailment))}), and the numbers of those"
            f' that are `entailed`; take {{% extends "default/{CHECK}" %}} and reword its blocks'
        )
        yield TemplateFault(place, 0, message)
        return
    if check:
        yield from examples.faults(check, request, check_schema())


def _section_faults(where: Layers, section: Section) -> Iterator[TemplateFault]:
    """A section that holds nothing to check, and instructions that name a field that there is not."""
    template = find_template(where, f"{SECTIONS}{section.name}{SUFFIX}")
    if template is None:
        return
    fields = picoschema.parse_fields(section.fields)
    if all(field.choices or field.type == "boolean" for field in fields):
        message = (
            "no field holds words or figures of the article, so nothing of it can be checked; add a string"
        )
        yield TemplateFault(str(template.path), 0, message)
    yield from examples.misnamed_fields(template, fields)


def _length_faults(
    place: str, messages: list[str], sections: tuple[Section, ...], settings: Settings
) -> Iterator[TemplateFault]:
    """Prompts that leave an article too little room, or cost more than it."""
    counting = preview.tokenizer_of(settings)
    schema = str(answer_schema(sections).json_schema)
    prompt = sum(counting.count([*messages, schema]))
    window = context_window(settings.model or DEFAULT_MODEL) if not settings.local_model else None
    whole = prompt + settings.chunk_tokens
    if window is not None and whole > window:
        message = (
            f"a request takes {whole:,} tokens, {settings.chunk_tokens:,} of them the article's; the model"
        )
        yield TemplateFault(place, 0, f"{message} reads {window:,}: make the templates shorter")
    elif prompt > settings.chunk_tokens:
        message = f"the prompts take {prompt:,} tokens of each request, the article at most"
        yield TemplateFault(place, 0, f"{message} {settings.chunk_tokens:,} (chunk_tokens)", "warning")


def _page_faults(where: Layers) -> Iterator[TemplateFault]:
    """Pages that cannot be filled in with a brief."""
    brief = made_up_brief(where)
    for name in _PAGES:
        template = find_template(where, name)
        try:
            preview.render_page(name, where, brief)
        except UsageError as wrong:
            yield fault_from_error(wrong, template.path if template else Path(name))


def made_up_brief(where: Layers) -> Brief:
    """A brief of a made-up article, by the embedded analyst. Raises UsageError where a section is wrong."""
    settings = Settings(engine="extractive", cache=False)
    wanted = Selection(sources=(Source(place="-"),), day=date.min)

    def unheard(_line: str) -> None:
        pass

    with open_engine(settings, {}, unheard, wanted.day, where) as analyst:
        return pipeline.make_brief(wanted, io.BytesIO(_ARTICLE.encode()), analyst, unheard)


def _file_of(where: Layers, section: Section) -> str:
    template = find_template(where, f"{SECTIONS}{section.name}{SUFFIX}")
    return str(template.path) if template else section.name
