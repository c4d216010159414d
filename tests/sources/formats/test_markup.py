import pytest

from briefing.sources.formats.html_paragraphs import paragraphs


@pytest.mark.parametrize("markup", ["", " \n", "<!-- nothing -->"])
def test_markup_with_nothing_in_it_has_no_paragraph(markup: str) -> None:
    assert paragraphs(markup) == ()
