"""Languages as Word names them."""

from __future__ import annotations

from typing import Final

_REGIONS: Final = {
    "ar": "ar-SA", "bg": "bg-BG", "bs": "bs-Latn-BA", "cs": "cs-CZ", "da": "da-DK", "de": "de-DE", "el": "el-GR",
    "en": "en-GB", "es": "es-ES", "et": "et-EE", "fa": "fa-IR", "fi": "fi-FI", "fr": "fr-FR", "he": "he-IL",
    "hr": "hr-HR", "hu": "hu-HU", "it": "it-IT", "lt": "lt-LT", "lv": "lv-LV", "mk": "mk-MK", "nl": "nl-NL",
    "no": "nb-NO", "pl": "pl-PL", "pt": "pt-PT", "ro": "ro-RO", "ru": "ru-RU", "sk": "sk-SK", "sl": "sl-SI",
    "sq": "sq-AL", "sr": "sr-Latn-RS", "sv": "sv-SE", "tr": "tr-TR", "uk": "uk-UA", "ur": "ur-PK",
}  # fmt: skip
_RIGHT_TO_LEFT: Final = ("ar", "fa", "he", "ur")


def word_language(tag: str) -> str:
    """The language and region that Word checks spelling by: ``en`` is ``en-GB``; a tag with a region stays."""
    return _REGIONS.get(tag, tag) or "en-GB"


def language_mark(tag: str) -> str:
    """The ``w:lang`` of text in the language ``tag``; empty for the document's own."""
    if not tag:
        return ""
    attribute = "bidi" if tag.split("-")[0] in _RIGHT_TO_LEFT else "val"
    return f'<w:lang w:{attribute}="{word_language(tag)}"/>'
