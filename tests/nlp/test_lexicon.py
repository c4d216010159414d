"""The word lists: what is in them, what must not be, and the forms that are made from them."""

from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.models import StakeholderKind
from briefing.nlp import lexicon
from briefing.nlp.word_classes import word_class

TABLES = sorted((Path(lexicon.__file__).parent / "data").glob("*.tsv"))


def _rows(table: Path) -> list[str]:
    return [line for line in table.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.stem)
def test_a_table_says_what_a_row_is_and_its_licence(table: Path) -> None:
    comment = [line for line in table.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
    assert "A row: " in " ".join(comment)
    assert any(licence in comment[-1] for licence in ("MIT", "CC BY-SA 4.0"))


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.stem)
def test_a_table_has_no_row_twice(table: Path) -> None:
    rows = _rows(table)
    assert len(rows) == len(set(rows))


@pytest.mark.parametrize(
    ("gerund", "base"),
    [
        ("buying", "buy"),
        ("cutting", "cut"),
        ("making", "make"),
        ("banning", "ban"),
        ("travelling", "travel"),
        ("traveling", "travel"),
        ("dying", "die"),
        ("agreeing", "agree"),
        ("developing", "develop"),
        ("transferring", "transfer"),
        ("vetoing", "veto"),
        ("Quitting", "quit"),
        ("panicking", "panic"),
    ],
)
def test_a_gerund_leads_to_its_base(gerund: str, base: str) -> None:
    assert lexicon.base_of_gerund(gerund) == base


@pytest.mark.parametrize(
    ("base", "participle"),
    [
        ("establish", "established"),
        ("buy", "bought"),
        ("undertake", "undertaken"),
        ("put", "put"),
        ("plan", "planned"),
        ("deny", "denied"),
        ("deter", "deterred"),
        ("focus", "focused"),
        ("agree", "agreed"),
        ("control", "controlled"),
        ("Target", "targeted"),
    ],
)
def test_a_participle_leads_to_its_base_and_back(base: str, participle: str) -> None:
    assert ("participle", participle) in lexicon.verb_forms(base.casefold())
    assert lexicon.base_of_participle(participle) == base.casefold()


@pytest.mark.parametrize("word", ["thing", "ceiling", "beijing", "transfering", "nation", ""])
def test_a_word_that_is_no_listed_verb_is_not_guessed(word: str) -> None:
    assert lexicon.base_of(word) is None
    assert lexicon.base_of_gerund(word) is None
    assert lexicon.base_of_participle(word) is None


@given(
    st.sampled_from([row.split("\t")[0] for table in TABLES if table.stem == "verbs" for row in _rows(table)])
)
def test_every_form_of_a_listed_verb_leads_to_a_verb_with_that_form(base: str) -> None:
    for form, word in lexicon.verb_forms(base):
        found = lexicon.base_of(word)
        assert found is not None
        assert word in [other for _, other in lexicon.verb_forms(found)], form


@pytest.mark.parametrize(
    ("word", "lemma", "form"),
    [
        ("said", "say", "past"),
        ("says", "say", "third"),
        ("hopes", "hope", "third"),
        ("seeking", "seek", "gerund"),
        ("written", "write", "participle"),
        ("denies", "deny", "third"),
        ("criticised", "criticise", "past"),
        ("criticized", "criticize", "past"),
        ("pointed out", "point out", "past"),
    ],
)
def test_a_cue_is_known_in_each_form(word: str, lemma: str, form: str) -> None:
    cue = lexicon.cues()[word]
    assert (cue.lemma, cue.form) == (lemma, form)


def test_cues_carry_kind_frames_and_stance_of_the_closed_sets() -> None:
    frames = {"that", "quote", "to", "ing", "noun", "about", "for", "against", "on"}
    for cue in lexicon.cues().values():
        assert cue.kind in {"speech", "belief", "intent", "emotion", "stance", "perception", "according"}
        assert cue.frames <= frames | {"with_object_that", "with_object_to"}, cue.lemma
        assert cue.stance in {"supports", "opposes", "none"}


def test_a_phrase_that_is_no_verb_is_not_inflected() -> None:
    assert lexicon.cues()["according to"].kind == "according"
    assert "accorded to" not in lexicon.cues()


def test_there_are_at_least_250_cue_verbs() -> None:
    assert len({cue.lemma for cue in lexicon.cues().values() if " " not in cue.lemma}) >= 250


@pytest.mark.parametrize("name", ["US", "U.S.", "USA", "the United States", "The US", "America"])
def test_names_of_one_country_are_one(name: str) -> None:
    country = lexicon.country_of(name)
    assert country is not None
    assert (country.name, country.article) == ("United States", True)


@pytest.mark.parametrize("word", ["us", "Us", "turkey", "chad", "Washington", "Europe", ""])
def test_a_word_that_is_no_country_by_its_spelling_is_none(word: str) -> None:
    assert lexicon.country_of(word) is None


@pytest.mark.parametrize(
    ("capital", "name"),
    [
        ("Washington", "United States"),
        ("White House", "United States"),
        ("the Kremlin", "Russia"),
        ("Tokyo", "Japan"),
        ("Brussels", "European Union"),
        ("Élysée", "France"),
        ("Downing Street", "United Kingdom"),
    ],
)
def test_a_seat_of_government_leads_to_its_country(capital: str, name: str) -> None:
    country = lexicon.capital_of(capital)
    assert country is not None
    assert country.name == name


@pytest.mark.parametrize(("word", "name"), [("Americans", "United States"), ("Dutch", "Netherlands")])
def test_an_adjective_leads_to_its_country(word: str, name: str) -> None:
    country = lexicon.country_of_adjective(word)
    assert country is not None
    assert country.name == name


def test_no_name_adjective_or_capital_belongs_to_two_countries() -> None:
    for field in ("adjectives", "capitals"):
        words = [word for country in lexicon.countries() for word in getattr(country, field)]
        assert len(words) == len(set(words))
    names = [word for country in lexicon.countries() for word in (country.name, *country.aliases)]
    assert len(names) == len(set(names))
    assert len(lexicon.countries()) >= 200


@pytest.mark.parametrize(
    "word", ["countries", "semiconductors", "part", "strategy", "he", "chips", "restrictions", "technology"]
)
def test_a_thing_is_no_agent(word: str) -> None:
    assert word not in lexicon.agents()


@pytest.mark.parametrize(
    ("word", "kind", "plural"),
    [
        ("officials", "group", True),
        ("minister", "person", False),
        ("commission", "government", False),
        ("banks", "company", True),
        ("police", "government", True),
        ("union", "organisation", False),
    ],
)
def test_people_and_institutions_are_agents(word: str, kind: str, plural: bool) -> None:
    assert lexicon.agents()[word] == (word, kind, plural)


def test_kinds_are_those_of_a_stakeholder() -> None:
    kinds = {agent.kind for agent in lexicon.agents().values()}
    assert kinds <= set(get_args(StakeholderKind))
    assert {role.kind for role in lexicon.roles().values()} == {"honorific", "office", "job"}


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Reuters", "organisation"),
        ("NATO", "organisation"),
        ("Apple", "company"),
        ("the European Commission", "government"),
        ("Example Holdings Inc.", "company"),
        ("Ministry of Silly Walks", "government"),
        ("Sydney University", "organisation"),
        ("The Hill", "organisation"),
        ("Bank", None),
        ("Thierry Breton", None),
        ("", None),
    ],
)
def test_a_name_tells_its_kind(name: str, kind: str | None) -> None:
    assert lexicon.kind_of_name(name) == kind


def test_titles_are_known_in_lower_case_without_a_full_stop() -> None:
    assert {"mr", "dr", "sen", "prime minister", "chief executive", "spokeswoman"} <= lexicon.roles().keys()
    assert not [title for title in lexicon.roles() if title.endswith(".") or title != title.casefold()]


def test_given_names_of_many_languages_are_known() -> None:
    assert {"Thierry", "Fatima", "Haruki", "Priya", "Kwame", "José", "Olena"} <= lexicon.given_names()
    assert len(lexicon.given_names()) >= 1200


def test_openers_lean_on_the_sentence_before_and_months_are_no_names() -> None:
    assert {"he", "they", "it", "this", "but", "however", "meanwhile", "such"} <= word_class(
        "anaphoric openers"
    )
    assert {"the", "of", "would", "and"} <= word_class("function words")
    assert {"monday", "january", "christmas"} <= word_class("calendar words")


def test_every_name_of_a_country_begins_with_an_opener() -> None:
    openers = lexicon.country_openers()
    assert {"The", "South", "Japanese", "Washington"} <= openers
    assert "Breton" not in openers
