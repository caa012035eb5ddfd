"""Make the two binary documents of ``formats/``: run as ``python tests/corpus/make_formats.py``."""

from __future__ import annotations

import zipfile
from pathlib import Path

FOLDER = Path(__file__).with_name("formats")

REPORT = """<!doctype html><html lang="en-GB"><head><meta charset="utf-8">
<title>Lights on the sound: safety of a night crossing</title><meta name="author" content="Coastguard, Eastern Station">
<style>
@page { size: A5; margin: 20mm 14mm; @top-center { content: "Lights on the sound"; font: 8pt sans-serif }
        @bottom-center { content: counter(page); font: 8pt sans-serif } }
body { font: 10pt/1.35 serif; text-align: justify; hyphens: auto }
h1 { font: bold 18pt sans-serif; text-align: left } h2 { font: bold 12pt sans-serif; break-after: avoid }
.columns { columns: 2; column-gap: 6mm } .note { font-size: 7.5pt; float: footnote }
</style></head><body>
<h1>Lights on the sound: safety of a night crossing</h1>
<p>Eastern Station, 4 March 2026</p>
<h2>Summary</h2>
<p>A ferry that crosses by night needs three things that a day boat does not: lamps on both piers, a second lookout on the
bridge, and an agreement on who decides when it stays in port. The station has looked at eleven crossings in four countries
and finds that the third is the one most often forgotten.<span class="note">The crossings are listed in the annex; two of
them closed while this report was being written.</span></p>
<h2>1. What was found</h2>
<div class="columns">
<p>Nine of the eleven crossings have lit piers. On the two that do not, accidents per hundred thousand crossings are nearly
three times as frequent. “A dark pier is a pier that somebody will find the hard way,” the inspector of lights told the
station.</p>
<p>A second lookout costs about €310,000 a year. Four operators have done without one; three of those have since changed
their minds. The fourth, the smallest, carries fewer than twenty-five passengers a night and argues that its boat is slow
enough to stop.</p>
<p>Agreements differ most of all. In one port the master decides alone. In another, the harbour office may forbid a crossing
but may not order one. In a third nobody could say who decides, unless there has been an accident within the last twelve
months.</p>
<p>The station asked each operator how often fog had kept a boat in port. The answers run from four nights a year to sixty-one.
They do not follow the weather, which is much the same in all eleven places; they follow the rule, and where there is no
rule they follow the temper of whoever is on the bridge.</p>
<p>Where the rule is written down, it fits on one page. Where it is not, explanations took the better part of a morning and
ended in disagreement between people who had worked side by side for years.</p>
</div>
<h2>2. What is recommended</h2>
<p>The council should settle the rule before it buys the lamps. A rule costs nothing and takes effect at once; lamps cost
€84,000 a pier and take a winter to install. The station would prefer that the harbour office may forbid a crossing and that
the master may refuse one, so that either of them can say no and neither can be made to say yes.</p>
<p>Radar is a poorer bargain. A set for small craft costs $2.7 million, five times the price of all the lamps together with
their upkeep for ten years, and it would have prevented one of the thirty-seven incidents that the station examined. “Radar
answers a question that nobody on the bridge was asking,” the duty officer said.</p>
<p>None of this makes a night crossing safe. It makes it as safe as the day boat in autumn, which the station regards as an
acceptable standard, provided that traffic stays below six crossings a night.</p>
</body></html>"""

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def _run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def _paragraph(content: str, style: str = "") -> str:
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}{content if content.startswith('<w:') else _run(content)}</w:p>"


_WHO = 'w:id="7" w:author="Clerk" w:date="2026-03-20T09:00:00Z"'
_TRACKED = _paragraph(
    _run("The chair asked the treasurer to find ")
    + f"<w:ins {_WHO}>"
    + _run("£1.1 million")
    + f"</w:ins><w:del {_WHO}><w:r><w:delText>£2 million</w:delText></w:r></w:del>"
    + _run(" for a second tug by June.")
    + '<w:r><w:footnoteReference w:id="2"/></w:r>'
)
DOCUMENT = f"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:document {_W}><w:body>
{_paragraph("Minutes: night ferry", "Title")}
{_paragraph("Decisions", "Heading1")}
{_paragraph("The council approved lamps for both piers, at " + "€84,000 each, by nine votes to two.")}
{_TRACKED}
{_paragraph("What was said", "Heading1")}
{_paragraph("“We are buying the lamps first because lamps do not need a rota,” the treasurer said.")}
{_paragraph("“And the rule?” asked the harbour master. “The rule is free, and we still do not have it.”")}
<w:sectPr/></w:body></w:document>"""

FOOTNOTES = f"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:footnotes {_W}><w:footnote w:id="2">{_paragraph("The tug would be shared with the neighbouring port.")}</w:footnote>
</w:footnotes>"""

STYLES = f"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:styles {_W}>
<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/></w:style>
</w:styles>"""

_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
PARTS = {
    "[Content_Types].xml": f"""<?xml version="1.0" encoding="UTF-8"?>
<Types xmlns="{_PACKAGE}/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Override PartName="/word/document.xml" ContentType="{_TYPE}.document.main+xml"/>
<Override PartName="/word/footnotes.xml" ContentType="{_TYPE}.footnotes+xml"/>
<Override PartName="/word/styles.xml" ContentType="{_TYPE}.styles+xml"/>
<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>
</Types>""",
    "_rels/.rels": f"""<?xml version="1.0" encoding="UTF-8"?>
<Relationships xmlns="{_PACKAGE}/relationships">
<Relationship Id="r1" Type="{_RELATION}/officeDocument" Target="word/document.xml"/>
<Relationship Id="r2" Type="{_PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>
</Relationships>""",
    "word/_rels/document.xml.rels": f"""<?xml version="1.0" encoding="UTF-8"?>
<Relationships xmlns="{_PACKAGE}/relationships">
<Relationship Id="r1" Type="{_RELATION}/footnotes" Target="footnotes.xml"/>
<Relationship Id="r2" Type="{_RELATION}/styles" Target="styles.xml"/>
</Relationships>""",
    "docProps/core.xml": f"""<?xml version="1.0" encoding="UTF-8"?>
<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:title>Minutes: night ferry</dc:title><dc:creator>Clerk to the Council</dc:creator><dc:language>en-GB</dc:language>
</cp:coreProperties>""",
    "word/document.xml": DOCUMENT,
    "word/footnotes.xml": FOOTNOTES,
    "word/styles.xml": STYLES,
}


def main() -> None:
    from weasyprint import HTML

    HTML(string=REPORT).write_pdf(FOLDER / "lights-on-the-sound.pdf")
    with zipfile.ZipFile(FOLDER / "council-minutes.docx", "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in PARTS.items():
            package.writestr(zipfile.ZipInfo(name, (2026, 3, 20, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)


if __name__ == "__main__":
    main()
