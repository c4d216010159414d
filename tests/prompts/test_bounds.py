"""Templates that grow, or go on, without end: each ends in one line, soon, and within little memory.

All of them end by themselves; the bounds are what ends them sooner.
"""

import itertools
import time
from pathlib import Path

import pytest

from briefing import prompts
from briefing.errors import UsageError
from briefing.prompts import Layers, packaged_folder
from tests.conftest import Run

PAIRS = tuple(itertools.pairwise("abcdefg"))
DOUBLED = "{% set ns = namespace(x=" + "START) %}{% for i in range(60) %}{% set ns.x = GROWN %}{% endfor %}"
ENDLESS = {
    "nested loops": "{% for a in range(9000) %}{% for b in range(9000) %}{% endfor %}{% endfor %}",
    "loops that print": "{% for a in range(9000) %}{% for b in range(9000) %}{{ a }}{% endfor %}{% endfor %}",
    "a macro that calls itself": "{% macro m(n) %}{{ m(n + 1) }}{% endmacro %}{{ m(1) }}",
    "a macro that calls itself twice": "{% macro m(n) %}{% if n %}{{ m(n - 1) }}{{ m(n - 1) }}{% endif %}"
    "{% endmacro %}{{ m(24) }}",
    "a loop that calls itself": "{% for a in [1, 2] recursive %}{% if loop.depth < 24 %}{{ loop([1, 2]) }}"
    "{% endif %}{% endfor %}",
    "blocks within blocks": "{% block a %}{{ self.a() }}{{ self.a() }}{% endblock %}",
    "a text doubled by ~": DOUBLED.replace("START", "'x'").replace("GROWN", "ns.x ~ ns.x"),
    "a text doubled by +": DOUBLED.replace("START", "'x'").replace("GROWN", "ns.x + ns.x"),
    "a list doubled by +": DOUBLED.replace("START", "[1]").replace("GROWN", "ns.x + ns.x"),
    "a list within a list": DOUBLED.replace("START", "[1]").replace("GROWN", "[ns.x, ns.x]") + "{{ ns.x }}",
    "a mapping within a mapping": DOUBLED.replace("START", "[1]").replace("GROWN", "{1: ns.x, 2: ns.x}"),
    "a text doubled by join": DOUBLED.replace("START", "'x'").replace("GROWN", "[ns.x, ns.x] | join"),
    "a text doubled by a format": DOUBLED.replace("START", "'x'").replace("GROWN", "'{0}{0}'.format(ns.x)"),
    "a text doubled by replace": DOUBLED.replace("START", "'x'").replace("GROWN", "ns.x.replace('x', 'xx')"),
    "a number squared": DOUBLED.replace("START", "3").replace("GROWN", "ns.x * ns.x"),
    "a power of a power": DOUBLED.replace("START", "3").replace("GROWN", "ns.x ** 9"),
    "a text times a number": '{{ "x" * 10**9 }}',
    "a list times a number": "{% set a = [1] * 10**9 %}",
    "a wide format": '{{ "{:>99999999}".format(1) }}',
    "a wide format by a value": '{{ "{:>{}}".format(1, 99999999) }}',
    "a wide mapped format": '{{ "{a:>99999999}".format_map({"a": 1}) }}',
    "a wide filter": '{{ "x" | center(99999999) }}',
    "a wide percent": '{{ "%99999999d" | format(1) }}',
    "a wide method": '{{ "x".ljust(99999999) }}',
    "a filled batch": "{{ [1] | batch(99999999, 1) | list | length }}",
    "many slices": "{{ [1] | slice(99999999) | list | length }}",
    "deep JSON": "{{ [[[1]]] | tojson(99999999) }}",
    "a round number": "{{ 1.5 | round(99999999, 'floor') }}",
    "a long joint": '{{ range(99999) | join("x" * 99999) }}',
    "a long joint of a text": '{{ ("x" * 99999).join("y" * 99999) }}',
    "a long replacement": '{{ ("x" * 99999) | replace("x", "y" * 99999) }}',
    "a long replacement by a method": '{{ ("x" * 99999).replace("x", "y" * 99999) }}',
    "a long wrapping": '{{ ("x y " * 9999) | wordwrap(1, wrapstring="y" * 99999) }}',
    "a mapped replacement": '{{ range(99999) | map("replace", "1", "y" * 99999) | list | length }}',
    "a sum of lists": "{{ (range(99999) | batch(1) | list) | sum(start=[]) | length }}",
    "macros that print each other": "{% macro a() %}" + "x" * 99 + "{% endmacro %}"
    + "".join(f"{{% macro {n}() %}}{{{{ {m}() * 9 }}}}{{% endmacro %}}" for m, n in PAIRS)
    + "{{ g() }}{{ g() }}{{ g() }}{{ g() }}{{ g() }}{{ g() }}",
    "a set block within another": "{% set ns = namespace(x='x') %}{% for i in range(60) %}{% set ns.x %}"
    "{{ ns.x }}{{ ns.x }}{% endset %}{% endfor %}",
    "a call with a call within": "{% macro m(n) %}{{ caller(n) }}{{ caller(n) }}{% endmacro %}"
    "{% for i in range(9000) %}{% for j in range(900) %}{% call(n) m(1) %}{{ n }}{% endcall %}"
    "{% endfor %}{% endfor %}",
    "nested too deep": "{% if 1 %}" * 300 + "{% endif %}" * 300,
    "loops nested too deep": "{% for a in [1] %}" * 30 + "{% endfor %}" * 30,
    "brackets too deep": "{{ " + "(" * 3000 + "1" + ")" * 3000 + " }}",
}  # fmt: skip


@pytest.mark.parametrize("template", ENDLESS.values(), ids=ENDLESS)
def test_what_grows_without_end_is_one_line_within_seconds(tmp_path: Path, template: str) -> None:
    (tmp_path / "system.md.j2").write_text(template, encoding="utf-8")
    begun = time.thread_time()

    with pytest.raises(UsageError, match=r"system\.md\.j2") as caught:
        prompts.request(Layers((tmp_path, packaged_folder())), "[1] The council met.", 1, 1)

    assert "\n" not in str(caught.value)
    assert time.thread_time() - begun < 4


@pytest.mark.parametrize(
    ("template", "rendered"),
    [
        ("{% for n in range(2000) %}.{% endfor %}", "." * 2000),
        ("{% set a = ['x', 'y'] %}{{ a | join(', ') }}{{ a + ['z'] }}", "x, y['x', 'y', 'z']"),
        ("{{ '{:,} {:>6.2f}'.format(1234567, 1.5) }}", "1,234,567   1.50"),
        ("{{ 'a b'.split() | map('upper') | list }}{{ 'x' ~ 1 }}", "['A', 'B']x1"),
        ("{% for a in 'ab' %}{{ loop.index }}/{{ loop.length }}{{ a }}{{ ',' if not loop.last }}{% endfor %}",
         "1/2a,2/2b"),
        ("{% for a in [[1, [2]], 3] recursive %}{{ loop(a) if a is iterable else a }}{% endfor %}", "123"),
        ("{% macro m(a, b=2) %}{{ a }}{{ b }}{% endmacro %}{{ m(1) }}{% call m(3) %}{% endcall %}", None),
        ("{% set x %}a{{ 1 }}{% endset %}{{ x | upper }}{% filter upper %}b{% endfilter %}", "A1B"),
        ("{% with a = 1 %}{{ a }}{% endwith %}{{ nobody | default('y') }}", "1y"),
    ],
)  # fmt: skip
def test_what_ends_by_itself_is_rendered_as_ever(tmp_path: Path, template: str, rendered: str | None) -> None:
    (tmp_path / "system.md.j2").write_text(template, encoding="utf-8")

    if rendered is not None:
        request = prompts.request(Layers((tmp_path, packaged_folder())), "[1] The council met.", 1, 1)
        assert request.system == f"{rendered}\n"


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ("  when: string, " + "x" * 200_000, "more than 100,000 characters"),
        ("  when: " + "[" * 5000 + "]" * 5000, "nested too deep"),
        ("  when: &a [x, y]\n  then: [*a, *a]", "when has a list"),
    ],
)
def test_a_front_matter_without_end_is_one_line(tmp_path: Path, fields: str, said: str) -> None:
    (tmp_path / "sections").mkdir()
    head = f"---\ntitle: T\norder: 1\nmax_items: 1\nfields:\n{fields}\n---\nEach.\n"
    (tmp_path / "sections" / "dates.md.j2").write_text(head, encoding="utf-8")

    with pytest.raises(UsageError, match=said):
        prompts.sections(Layers((tmp_path, packaged_folder())))


def test_the_command_ends_before_anything_is_sent(briefing: Run, tmp_path: Path) -> None:
    (tmp_path / "prompts").mkdir()
    (tmp_path / "prompts" / "system.md.j2").write_text(ENDLESS["nested loops"], encoding="utf-8")
    (tmp_path / "a.txt").write_text("Pier\n\nThe board closed the pier on Monday.\n", encoding="utf-8")

    done = briefing("daily", "a.txt", "--base-url", "http://127.0.0.1:9/v1", "--model", "m")
    checked = briefing("prompts", "check")

    assert (done.returncode, checked.returncode) == (2, 1)
    assert b"prompts/system.md.j2" in done.stderr
    assert b"shorten its loops" in checked.stdout
    assert not (tmp_path / "briefs").exists()
