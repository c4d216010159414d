"""Page templates of the user's own, taken before the packaged ones file by file."""

from pathlib import Path

import pytest

from briefing.errors import UsageError
from briefing.prompts import Layers, hashes, packaged_folder
from briefing.rendering.formats import render
from tests.rendering.page_briefs import seed_by_model, seed_by_rule

PAGES = {
    "brief.md.j2": "markdown",
    "brief.html.j2": "html",
    "email.txt.j2": "email",
    "email.html.j2": "email",
}


@pytest.fixture
def layer(tmp_path: Path) -> Path:
    (tmp_path / "pages").mkdir()
    return tmp_path


def overlaid(layer: Path, name: str, content: str) -> str:
    (layer / "pages" / name).write_text(content, encoding="utf-8")
    made = render(seed_by_model(), PAGES.get(name, "html"), Layers((layer, packaged_folder())))
    return made.decode().replace("=\r\n", "").replace("\r\n", "\n")


@pytest.mark.parametrize("name", PAGES)
def test_an_editor_changes_a_pages_words_one_by_one(layer: Path, name: str) -> None:
    words = f'{{% extends "default/pages/{name}" %}}{{% block bottom_line_words %}}In short:{{% endblock %}}'

    made = overlaid(layer, name, words)

    assert "In short:" in made
    assert "breton" in made.casefold()


def test_a_block_of_a_users_page_has_what_the_packaged_one_has(layer: Path) -> None:
    made = overlaid(
        layer,
        "brief.md.j2",
        '{% extends "default/pages/brief.md.j2" %}{% block section %}### {{ section.title }}\n'
        "{% for point in section.points %}* {{ said(point) }}\n{% endfor %}{% endblock %}",
    )

    assert "### What happened\n* " in made


def test_text_of_a_source_is_escaped_in_a_users_page_too(layer: Path) -> None:
    page = seed_by_rule().model_copy(update={"title": "<b>_Daily_</b>"})
    for name in ("brief.html.j2", "brief.md.j2"):
        (layer / "pages" / name).write_text("{{ page.title }}", encoding="utf-8")

    where = Layers((layer, packaged_folder()))

    assert render(page, "html", where) == b"&lt;b&gt;_Daily_&lt;/b&gt;\n"
    assert render(page, "markdown", where) == b"&lt;b>\\_Daily\\_&lt;/b>\n"


def test_a_users_style_sheet_cannot_end_its_element(layer: Path) -> None:
    made = overlaid(layer, "style.css", "b { color: red } </style><script>alert(1)</script>")

    assert "b { color: red }" in made
    assert made.count("</style>") == 1


def test_a_page_gets_the_users_variables(layer: Path) -> None:
    (layer / "pages" / "brief.md.j2").write_text("For {{ audience }}, by {{ desk }}.", encoding="utf-8")

    made = render(
        seed_by_model(), "markdown", Layers((layer, packaged_folder()), (("desk", "the Asia desk"),))
    )

    assert made == b"For analysts and ministers, by the Asia desk.\n"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("\n{{ page.titel }}", "line 2 cannot be filled"),
        ("{% for %}", "line 1 cannot be filled"),
        ('{% extends "pages/brief.md.j2" %}', "extends, includes or calls itself"),
        ('{% include "../../secret.txt" %}', "there is no template"),
        ("{{ page.__class__.__mro__ }}", "unsafe"),
        ("{{ page.title * 100000000 }}", "a text of more than"),
        ("{{ 9 ** 99999 }}", "a power above"),
        ("{{ page.title.rjust(100000000) }}", "unsafe"),
    ],
)
def test_a_broken_page_is_one_line_that_names_its_file(layer: Path, content: str, said: str) -> None:
    with pytest.raises(UsageError, match=r"brief\.md\.j2") as caught:
        overlaid(layer, "brief.md.j2", content)

    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_link_out_of_the_folder_is_refused(layer: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    secret = tmp_path_factory.mktemp("elsewhere") / "secret.md"
    secret.write_text("secret", encoding="utf-8")
    (layer / "pages" / "brief.md.j2").symlink_to(secret)

    with pytest.raises(UsageError, match="leads out of"):
        render(seed_by_model(), "markdown", Layers((layer, packaged_folder())))


def test_the_hash_of_a_changed_page_is_told_and_of_no_other(layer: Path) -> None:
    (layer / "pages" / "brief.md.j2").write_text("{{ page.title }}", encoding="utf-8")

    assert [n for n in hashes(Layers((layer, packaged_folder()))) if n.startswith("pages/")] == [
        "pages/brief.md.j2"
    ]
    assert not [n for n in hashes() if n.startswith("pages/")]
