"""Language identification: languages by names and codes, and whether a short text reads as English."""

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


def language_code(name: str) -> str:
    """The ISO 639-1 code of a language: of "German", "deutsch", "de" or "British English"; "" if unknown."""
    words = name.casefold().replace("-", " ").split()
    return next((_CODES[word] for word in words if word in _CODES), "")


def reads_as_english(text: str) -> bool:
    """Whether enough of a text's words are those that hold English sentences together."""
    words = [word.casefold() for word in letter_runs(text)]
    return bool(words) and sum(word in _ENGLISH for word in words) >= _SHARE * len(words)
