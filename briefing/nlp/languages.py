"""Language identification: languages by names and codes, whether a short text reads as English, and which
other language a text is in."""

import re
from collections.abc import Mapping
from functools import cache

from briefing.nlp.lexicon import rows
from briefing.nlp.tokenization import letter_runs
from briefing.nlp.word_classes import word_class

_CODES = {
    name: code
    for code, names in {
        "ar": "arabic",
        "bg": "bulgarian",
        "cs": "czech",
        "da": "danish dansk",
        "de": "german deutsch",
        "el": "greek",
        "en": "english",
        "es": "spanish español castellano",
        "et": "estonian",
        "fi": "finnish suomi",
        "fr": "french français",
        "ga": "irish",
        "he": "hebrew",
        "hi": "hindi",
        "hr": "croatian",
        "hu": "hungarian magyar",
        "id": "indonesian",
        "it": "italian italiano",
        "ja": "japanese 日本語",
        "ko": "korean",
        "lt": "lithuanian",
        "lv": "latvian",
        "mt": "maltese",
        "nl": "dutch nederlands",
        "no": "norwegian norsk",
        "pl": "polish polski",
        "pt": "portuguese português",
        "ro": "romanian română",
        "ru": "russian",
        "sk": "slovak",
        "sl": "slovenian slovene",
        "sv": "swedish svenska",
        "tr": "turkish türkçe",
        "uk": "ukrainian",
        "zh": "chinese 中文",
    }.items()
    for name in (code, *names.split())
}
_ENGLISH = word_class("words that mark English")
_SHARE = 0.15  # of a text's words; English news has 0.25 and more
_OWN_SHARE = 0.2  # the same of another language: news has 0.3 and more, its nearest kin less than their own
_FEWEST = 12  # words
_SAMPLE = 4000  # characters
_SCRIPTS = {  # those that one language of news is written in, or nearly one
    "el": re.compile(r"[\u0370-\u03ff]"),
    "he": re.compile(r"[\u0590-\u05ff]"),
    "ar": re.compile(r"[\u0600-\u06ff]"),
    "hi": re.compile(r"[\u0900-\u097f]"),
    "ko": re.compile(r"[\uac00-\ud7af]"),
    "ja": re.compile(r"[\u3040-\u30ff]"),
    "zh": re.compile(r"[\u4e00-\u9fff]"),
}
_SCRIPT_SHARE = 0.2  # of the letters; Japanese, which is asked for first, mixes its own with Chinese ones


def language_code(name: str) -> str:
    """The ISO 639-1 code of a language: of "German", "deutsch", "de" or "British English"; "" if unknown."""
    words = name.casefold().replace("-", " ").split()
    return next((_CODES[word] for word in words if word in _CODES), "")


def language_name(code: str) -> str:
    """The English name of a language by its code: "German" of "de"; an unknown code as it is."""
    names = (name for name, known in _CODES.items() if known == code and name != code)
    return next(names, code).capitalize()


def reads_as_english(text: str) -> bool:
    """Whether enough of a text's words are those that hold English sentences together."""
    words = [word.casefold() for word in letter_runs(text)]
    return bool(words) and sum(word in _ENGLISH for word in words) >= _SHARE * len(words)


def identify_language(text: str) -> str:
    """The ISO 639-1 code of the language that the beginning of a text is in, by its script or the words that
    hold its sentences together; "" where it is too short to tell, or in none that is known so."""
    sample = text[:_SAMPLE].casefold()
    letters = sum(character.isalpha() for character in sample)
    for code, script in _SCRIPTS.items():
        if letters and len(script.findall(sample)) >= _SCRIPT_SHARE * letters:
            return code
    words = letter_runs(sample)
    if len(words) < _FEWEST:
        return ""
    if reads_as_english(sample):
        return "en"
    counts = {code: sum(word in own for word in words) for code, own in _function_words().items()}
    best = max(counts, key=lambda code: counts[code])
    return best if counts[best] >= _OWN_SHARE * len(words) else ""


@cache
def _function_words() -> Mapping[str, frozenset[str]]:
    return {code: frozenset(words.split()) for code, words in rows("languages")}
