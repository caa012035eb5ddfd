"""The words around a cite that no style may lose: that the source retells another, that it was corrected or retracted.

They go into the prefix and the suffix of the cite, which CSL keeps in every style:
``The recording of the episode, quoted in a summary: Alex Kantrowitz (host), …, 13:38.`` What follows the prefix is the
source that was read, with its own locator; the original is never cited as if it had been read.
"""

from __future__ import annotations

from pincite.corpus.model import Source

_WORDS: dict[str, dict[str, str]] = {
    "en": {
        "genre summary": "summary",
        "genre translation": "translation",
        "genre machine transcript": "machine transcript",
        "original": "the original",
        "quoted": "quoted in {noun}:",
        "summary": "as summarised in:",
        "translation": "in translation:",
        "machine transcript": "as transcribed in:",
        "other": "as retold in:",
        "a summary": "a summary",
        "a translation": "a translation",
        "a machine transcript": "a machine transcript",
        "a article": "an article",
        "a report": "a report",
        "a other": "a document",
        "corrected": "[corrected since]",
        "retracted": "[retracted]",
    },
    "fr": {
        "genre summary": "résumé",
        "genre translation": "traduction",
        "genre machine transcript": "transcription automatique",
        "original": "l’original",
        "quoted": "cité dans {noun} :",
        "summary": "résumé dans :",
        "translation": "en traduction :",
        "machine transcript": "transcrit dans :",
        "other": "rapporté dans :",
        "a summary": "un résumé",
        "a translation": "une traduction",
        "a machine transcript": "une transcription automatique",
        "a article": "un article",
        "a report": "un rapport",
        "a other": "un document",
        "corrected": "[corrigé depuis]",
        "retracted": "[rétracté]",
    },
    "de": {
        "genre summary": "Zusammenfassung",
        "genre translation": "Übersetzung",
        "genre machine transcript": "automatisches Transkript",
        "original": "das Original",
        "quoted": "zitiert in {noun}:",
        "summary": "zusammengefasst in:",
        "translation": "in Übersetzung:",
        "machine transcript": "transkribiert in:",
        "other": "wiedergegeben in:",
        "a summary": "einer Zusammenfassung",
        "a translation": "einer Übersetzung",
        "a machine transcript": "einem automatischen Transkript",
        "a article": "einem Artikel",
        "a report": "einem Bericht",
        "a other": "einem Dokument",
        "corrected": "[später berichtigt]",
        "retracted": "[zurückgezogen]",
    },
    "zh": {
        "genre summary": "摘要",
        "genre translation": "译文",
        "genre machine transcript": "机器转录稿",
        "original": "原文",
        "quoted": "转引自{noun}：",
        "summary": "概述见：",
        "translation": "译文见：",
        "machine transcript": "转录见：",
        "other": "转述见：",
        "a summary": "摘要",
        "a translation": "译文",
        "a machine transcript": "机器转录稿",
        "a article": "文章",
        "a report": "报告",
        "a other": "文件",
        "corrected": "［已更正］",
        "retracted": "［已撤回］",
    },
}
_COMMAS = {"zh": "，"}


def prefix(source: Source, *, quoted: bool, lang: str = "en-GB") -> str:
    """What stands before a cite of ``source``; empty when it speaks for itself.

    ``quoted`` says whether somebody's words are cited, rather than a statement of the source. The language is the
    briefing's; one that is not known gets English.
    """
    if not source.second_hand:
        return ""
    words, medium = _words(lang), form(source)
    if quoted:
        manner = words["quoted"].format(noun=words.get(f"a {medium}", words["a other"]))
    else:
        manner = words.get(medium, words["other"])
    return f"{source.original or words['original']}{_COMMAS.get(_base(lang), ', ')}{manner}"


def standing(source: Source, lang: str = "en-GB") -> str:
    """What stands after a cite of a source that was corrected or retracted; empty for any other."""
    return _words(lang).get(source.status, "")


def _words(lang: str) -> dict[str, str]:
    return _WORDS.get(_base(lang), _WORDS["en"])


def _base(lang: str) -> str:
    return lang.split("-", maxsplit=1)[0].lower()


def form(source: Source) -> str:
    """What the document is to what it retells: ``summary``, ``translation``, ``article`` ..."""
    return "translation" if source.translated else source.kind


def genre(source: Source, lang: str = "en-GB") -> str:
    """The bibliography's word for what was read in place of the original; empty for the thing itself."""
    return _words(lang).get(f"genre {form(source)}", "") if source.second_hand else ""
