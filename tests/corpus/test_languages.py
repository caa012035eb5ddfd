"""Which language a text is in, told from its small words where nothing else says so."""

from __future__ import annotations

import pytest

from pincite.corpus.languages import told_language
from pincite.corpus.model import Source
from pincite.corpus.readers import ReadFile
from pincite.corpus.readers.plaintext import read_text
from pincite.corpus.readers.reading import Metadata
from pincite.corpus.stated import stated_source

GERMAN = "Der Hafen ist im Winter nicht zu, und die Fähre fährt mit dem Eis um die Wette, das auch im März noch liegt."


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (GERMAN, "de"),
        ("Le port est fermé en hiver, et les navires qui sont dans la baie ne partent pas avec ce vent sur la mer.", "fr"),
        ("El puerto no se cierra en invierno, y los barcos que están en la bahía salen con el viento por la noche.", "es"),
        ("Il porto non è chiuso in inverno, e le navi che sono nella baia partono con il vento anche di notte.", "it"),
        ("De haven is niet dicht in de winter, en het schip dat op zee is komt met de wind ook bij nacht aan.", "nl"),
        ("O porto não fecha no inverno, e os navios que são da baía saem com o vento mais forte pela noite.", "pt"),
        ("港口冬天不关闭，海湾里的船夜间随风出发。", "zh"),
        ("港は冬でも閉まらず、湾の船は夜に出る。", "ja"),
        ("The harbour is open in winter, and the ships that lie in the bay sail with the wind at night.", ""),
        ("Der Spiegel and Die Zeit wrote of the harbour, and the paper Das Bild was there with them for a day.", ""),
        ("Fähre, Hafen, Eis.", ""),
        ("", ""),
    ],
)  # fmt: skip
def test_prose_shows_its_language_and_scraps_show_none(text: str, language: str) -> None:
    assert told_language(text) == language


@pytest.mark.parametrize(("claimed", "language"), [("", "de"), ("en-US", "de"), ("nl", "nl")])
def test_a_template_that_calls_every_page_english_is_not_believed(claimed: str, language: str) -> None:
    reading = read_text(GERMAN.encode(), "")
    read = ReadFile("a.txt", reading.text, "", reading.blocks, (), Metadata(language=claimed))
    source: Source = stated_source("a", read)
    assert source.language == language
