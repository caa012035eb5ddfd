"""Writes ``pincite.pptx``: the master, its named layouts, theme, notes master and table style.

Run it from anywhere with ``python templates/deck/make_template.py``; the same script gives the same bytes.
What the layouts look like is in ``layouts.py``; here they become Office XML.
"""

from __future__ import annotations

import sys
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

from layouts import (
    BODY,
    BODY_FONT,
    FOOTERS,
    GUIDES,
    HEADING_FONT,
    LAYOUTS,
    LEFT,
    PALETTE,
    TITLE,
    TOP,
    WIDE,
    Layout,
    Look,
    Rule,
    Slot,
)

DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
NS = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE_REL = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPE = "application/vnd.openxmlformats-officedocument.presentationml"
TABLE_STYLE = "{6F1B2A54-3C0E-4D57-9A61-8E2D5C7B9F10}"
PAGE = "<p:bg><p:bgRef idx='1001'><a:schemeClr val='bg1'/></p:bgRef></p:bg>"
NUMBER_FIELD = "{5B1F4E0A-7D0B-4C38-9A3C-2F6C1A9D7E11}"
EMPTY_TREE = "<p:nvGrpSpPr><p:cNvPr id='1' name=''/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>"


def emu(points: float) -> int:
    """English metric units; a point is 12,700 of them."""
    return round(points * 12700)


def colour(name: str) -> str:
    return f'<a:solidFill><a:schemeClr val="{name}"/></a:solidFill>'


def box(x: float, y: float, width: float, height: float) -> str:
    return (
        f'<a:xfrm><a:off x="{emu(x)}" y="{emu(y)}"/><a:ext cx="{emu(width)}" cy="{emu(height)}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
    )


def run_style(look: Look, tag: str) -> str:
    attributes = [f'sz="{round(look.size * 100)}"', f'b="{int(look.bold)}"', f'i="{int(look.italic)}"']
    if look.capitals:
        attributes.append('cap="all"')
    attributes.append(f'spc="{look.spacing}"')
    face = "mj" if look.serif else "mn"
    fonts = f'<a:latin typeface="+{face}-lt"/><a:ea typeface="+{face}-ea"/><a:cs typeface="+{face}-cs"/>'
    return f"<a:{tag} {' '.join(attributes)}>{colour(look.colour)}{fonts}</a:{tag}>"


def level(number: int, look: Look) -> str:
    """Level 1 is a plain paragraph, level 2 the same with a bullet; the writer uses these two."""
    margins = 'marL="0" indent="0"' if number == 1 else f'marL="{emu(18)}" indent="{-emu(18)}"'
    bullet = "<a:buNone/>"
    if number > 1:
        bullet = '<a:buClr><a:schemeClr val="accent1"/></a:buClr><a:buFont typeface="Arial"/><a:buChar char="•"/>'
    return (
        f'<a:lvl{number}pPr {margins} algn="{look.align}"><a:lnSpc><a:spcPct val="{look.leading * 1000}"/></a:lnSpc>'
        f'<a:spcBef><a:spcPts val="{round(look.gap * 100)}"/></a:spcBef><a:spcAft><a:spcPts val="0"/></a:spcAft>'
        f"{bullet}{run_style(look, 'defRPr')}</a:lvl{number}pPr>"
    )


def placeholder(shape_id: int, slot: Slot) -> str:
    geometry = box(*slot.place) if slot.place else ""
    index = f' idx="{slot.idx}"' if slot.kind not in ("title", "ctrTitle") else ""
    size = ' sz="quarter"' if slot.kind in ("body", "dt", "ftr", "sldNum", "chart", "tbl") else ""
    body = f'<a:r><a:rPr lang="en-GB"/><a:t>{escape(slot.prompt)}</a:t></a:r>'
    if slot.kind == "sldNum":
        body = f'<a:fld id="{NUMBER_FIELD}" type="slidenum"><a:rPr lang="en-GB"/><a:t>‹#›</a:t></a:fld>'
    levels = level(1, slot.look) + (level(2, slot.look) if slot.kind == "body" else "")
    if slot.place is None:
        properties, levels = "<a:bodyPr/>", ""
    else:
        properties = (
            f'<a:bodyPr vert="horz" wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="{slot.look.anchor}">'
            "<a:noAutofit/></a:bodyPr>"
        )
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{shape_id}" name="{escape(slot.name)}"/><p:cNvSpPr>'
        f'<a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="{slot.kind}"{size}{index}/></p:nvPr></p:nvSpPr>'
        f"<p:spPr>{geometry}</p:spPr><p:txBody>{properties}<a:lstStyle>{levels}</a:lstStyle><a:p>{body}</a:p></p:txBody></p:sp>"
    )


def line(shape_id: int, rule: Rule) -> str:
    return (
        f'<p:cxnSp><p:nvCxnSpPr><p:cNvPr id="{shape_id}" name="Rule {shape_id}"/><p:cNvCxnSpPr/><p:nvPr userDrawn="1"/>'
        f'</p:nvCxnSpPr><p:spPr><a:xfrm><a:off x="{emu(rule.x)}" y="{emu(rule.y)}"/>'
        f'<a:ext cx="{emu(rule.width)}" cy="0"/></a:xfrm><a:prstGeom prst="line"><a:avLst/></a:prstGeom>'
        f'<a:ln w="{emu(rule.weight)}">{colour(rule.colour)}</a:ln></p:spPr></p:cxnSp>'
    )


def tree(rules: tuple[Rule, ...], slots: tuple[Slot, ...]) -> str:
    shapes = [line(2 + index, rule) for index, rule in enumerate(rules)]
    shapes += [placeholder(2 + len(rules) + index, slot) for index, slot in enumerate(slots)]
    return f"<p:spTree>{EMPTY_TREE}{''.join(shapes)}</p:spTree>"


def layout_xml(layout: Layout) -> str:
    kind = f' type="{layout.kind}"' if layout.kind else ' userDrawn="1"'
    background = f"<p:bg><p:bgPr>{colour('tx1')}<a:effectLst/></p:bgPr></p:bg>" if layout.dark else ""
    hidden = ' showMasterSp="0"' if layout.dark else ""
    return (
        f'{HEAD}<p:sldLayout {NS}{hidden}{kind} preserve="1"><p:cSld name="{layout.name}">{background}'
        f"{tree(layout.rules, layout.slots)}</p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>"
    )


def master_xml() -> str:
    slots = (
        Slot("Title", 0, (LEFT, 48, WIDE, 88), TITLE, "title", "One sentence that says what the evidence shows"),
        Slot("Text", 1, (LEFT, TOP, WIDE, 302), BODY, "body", "Text"),
        *(
            Slot(slot.name, 2 + index, slot.place, slot.look, slot.kind, slot.prompt)
            for index, slot in enumerate(FOOTERS)
        ),
    )
    layout_ids = "".join(f'<p:sldLayoutId id="{2147483649 + n}" r:id="rId{n + 1}"/>' for n in range(len(LAYOUTS)))
    levels = "".join(
        level(number, BODY).replace("<a:lvl1pPr", f"<a:lvl{number}pPr").replace("</a:lvl1pPr", f"</a:lvl{number}pPr")
        for number in range(1, 10)
    )
    other = "".join(
        f'<a:lvl{n}pPr marL="0" algn="l">{run_style(Look(size=18), "defRPr")}</a:lvl{n}pPr>' for n in range(1, 10)
    )
    return (
        f"{HEAD}<p:sldMaster {NS} preserve='1'><p:cSld>{PAGE}"
        f"{tree((Rule(LEFT, 497, WIDE, 0.75, 'bg2'),), slots)}</p:cSld>"
        '<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" '
        'accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>'
        f"<p:sldLayoutIdLst>{layout_ids}</p:sldLayoutIdLst>"
        f"<p:txStyles><p:titleStyle>{level(1, TITLE)}</p:titleStyle><p:bodyStyle>{levels}</p:bodyStyle>"
        f"<p:otherStyle>{other}</p:otherStyle></p:txStyles>{guides_xml()}</p:sldMaster>"
    )


def guides_xml() -> str:
    """Guides as PowerPoint 2013 and later keep them with the master, in eighths of a point."""
    guides = "".join(
        f'<p15:guide id="{number}" orient="{way}" pos="{round(place * 8)}" name="{name}" userDrawn="1">'
        f'<p15:clr><a:schemeClr val="accent1"/></p15:clr></p15:guide>'
        for number, (name, way, place) in enumerate(GUIDES, 1)
    )
    return (
        '<p:extLst><p:ext uri="{27BBF7A9-308A-43DC-89C8-2F10F3537804}"><p15:sldGuideLst '
        f'xmlns:p15="http://schemas.microsoft.com/office/powerpoint/2012/main">{guides}</p15:sldGuideLst></p:ext></p:extLst>'
    )


def notes_master_xml() -> str:
    image = (
        '<p:sp><p:nvSpPr><p:cNvPr id="2" name="Slide Image"/>'
        '<p:cNvSpPr><a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/>'
        '</p:cNvSpPr><p:nvPr><p:ph type="sldImg" idx="2"/></p:nvPr></p:nvSpPr><p:spPr>'
        f'{box(54, 48, 432, 243)}<a:noFill/><a:ln w="9525">{colour("bg2")}</a:ln></p:spPr></p:sp>'
    )
    look = Look(size=11, gap=4)
    words = placeholder(
        3, Slot("Notes", 3, (54, 312, 432, 360), look, "body", "What to say, the evidence in its context, caveats")
    )
    words = words.replace(' sz="quarter"', "")
    levels = "".join(
        f'<a:lvl{n}pPr marL="0" algn="l">{run_style(Look(size=11), "defRPr")}</a:lvl{n}pPr>' for n in range(1, 10)
    )
    return (
        f"{HEAD}<p:notesMaster {NS}><p:cSld>{PAGE}"
        f"<p:spTree>{EMPTY_TREE}{image}{words}</p:spTree></p:cSld>"
        '<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" '
        'accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>'
        f"<p:notesStyle>{levels}</p:notesStyle></p:notesMaster>"
    )


def theme_xml() -> str:
    colours = "".join(f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in PALETTE)
    fonts = "".join(
        f'<a:{kind}Font><a:latin typeface="{face}"/><a:ea typeface=""/><a:cs typeface=""/></a:{kind}Font>'
        for kind, face in (("major", HEADING_FONT), ("minor", BODY_FONT))
    )
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    lines = "".join(f'<a:ln w="{emu(weight)}">{fill}<a:prstDash val="solid"/></a:ln>' for weight in (0.75, 1.5, 3))
    effects = "<a:effectStyle><a:effectLst/></a:effectStyle>" * 3
    return (
        f'{HEAD}<a:theme xmlns:a="{DRAWING}" name="Pincite"><a:themeElements>'
        f'<a:clrScheme name="Pincite">{colours}</a:clrScheme><a:fontScheme name="Pincite">{fonts}</a:fontScheme>'
        f'<a:fmtScheme name="Pincite"><a:fillStyleLst>{fill * 3}</a:fillStyleLst><a:lnStyleLst>{lines}</a:lnStyleLst>'
        f"<a:effectStyleLst>{effects}</a:effectStyleLst><a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst></a:fmtScheme>"
        "</a:themeElements><a:objectDefaults/><a:extraClrSchemeLst/></a:theme>"
    )


def table_styles_xml() -> str:
    def border(side: str, weight: float = 0, tone: str = "") -> str:
        drawn = f'<a:ln w="{emu(weight)}">{colour(tone)}</a:ln>' if tone else "<a:ln><a:noFill/></a:ln>"
        return f"<a:{side}>{drawn}</a:{side}>"

    def words(weight: str = "") -> str:
        return f'<a:tcTxStyle{weight}><a:fontRef idx="minor"/><a:schemeClr val="tx1"/></a:tcTxStyle>'

    bold = words(' b="on"')
    none = "".join(border(side) for side in ("left", "right", "top"))
    whole = none + border("bottom", 0.75, "tx1") + border("insideH", 0.75, "bg2") + border("insideV")
    return (
        f'{HEAD}<a:tblStyleLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" def="{TABLE_STYLE}">'
        f'<a:tblStyle styleId="{TABLE_STYLE}" styleName="Pincite"><a:wholeTbl>{words()}<a:tcStyle><a:tcBdr>{whole}'
        f"</a:tcBdr><a:fill><a:noFill/></a:fill></a:tcStyle></a:wholeTbl><a:firstRow>{bold}"
        f"<a:tcStyle><a:tcBdr>{border('bottom', 1, 'tx1')}</a:tcBdr><a:fill><a:noFill/></a:fill></a:tcStyle>"
        "</a:firstRow></a:tblStyle></a:tblStyleLst>"
    )


def presentation_xml() -> str:
    text = "".join(
        f'<a:lvl{n}pPr marL="0" algn="l"><a:defRPr lang="en-GB" sz="1800"/></a:lvl{n}pPr>' for n in range(1, 10)
    )
    return (
        f'{HEAD}<p:presentation {NS} saveSubsetFonts="1" autoCompressPictures="0">'
        '<p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="rId1"/></p:sldMasterIdLst>'
        '<p:notesMasterIdLst><p:notesMasterId r:id="rId2"/></p:notesMasterIdLst>'
        f'<p:sldSz cx="{emu(960)}" cy="{emu(540)}"/><p:notesSz cx="{emu(540)}" cy="{emu(720)}"/>'
        f"<p:defaultTextStyle>{text}</p:defaultTextStyle></p:presentation>"
    )


def relationships(*targets: tuple[str, str]) -> str:
    rows = "".join(
        f'<Relationship Id="rId{number}" Type="{kind if "//" in kind else f"{REL}/{kind}"}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'{HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{rows}</Relationships>'


def content_types() -> str:
    parts = [
        ("/ppt/presentation.xml", f"{TYPE}.presentation.main+xml"),
        ("/ppt/slideMasters/slideMaster1.xml", f"{TYPE}.slideMaster+xml"),
        *((f"/ppt/slideLayouts/slideLayout{n}.xml", f"{TYPE}.slideLayout+xml") for n in range(1, len(LAYOUTS) + 1)),
        ("/ppt/notesMasters/notesMaster1.xml", f"{TYPE}.notesMaster+xml"),
        ("/ppt/theme/theme1.xml", "application/vnd.openxmlformats-officedocument.theme+xml"),
        ("/ppt/theme/theme2.xml", "application/vnd.openxmlformats-officedocument.theme+xml"),
        ("/ppt/presProps.xml", f"{TYPE}.presProps+xml"),
        ("/ppt/viewProps.xml", f"{TYPE}.viewProps+xml"),
        ("/ppt/tableStyles.xml", f"{TYPE}.tableStyles+xml"),
        ("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
    ]
    rows = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in parts)
    return (
        f'{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{rows}</Types>'
    )


def core_xml() -> str:
    return (
        f'{HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>Pincite deck template</dc:title>'
        '<dcterms:created xsi:type="dcterms:W3CDTF">1980-01-01T00:00:00Z</dcterms:created></cp:coreProperties>'
    )


def members() -> dict[str, str]:
    """The package: name of each part and its XML."""
    layouts = [("slideLayout", f"../slideLayouts/slideLayout{n}.xml") for n in range(1, len(LAYOUTS) + 1)]
    parts = {
        "[Content_Types].xml": content_types(),
        "_rels/.rels": relationships(
            ("officeDocument", "ppt/presentation.xml"),
            (f"{PACKAGE_REL}/metadata/core-properties", "docProps/core.xml"),
        ),
        "docProps/core.xml": core_xml(),
        "ppt/presentation.xml": presentation_xml(),
        "ppt/_rels/presentation.xml.rels": relationships(
            ("slideMaster", "slideMasters/slideMaster1.xml"),
            ("notesMaster", "notesMasters/notesMaster1.xml"),
            ("presProps", "presProps.xml"),
            ("viewProps", "viewProps.xml"),
            ("theme", "theme/theme1.xml"),
            ("tableStyles", "tableStyles.xml"),
        ),
        "ppt/presProps.xml": f"{HEAD}<p:presentationPr {NS}/>",
        "ppt/viewProps.xml": f"{HEAD}<p:viewPr {NS}/>",
        "ppt/tableStyles.xml": table_styles_xml(),
        "ppt/theme/theme1.xml": theme_xml(),
        "ppt/theme/theme2.xml": theme_xml(),
        "ppt/slideMasters/slideMaster1.xml": master_xml(),
        "ppt/slideMasters/_rels/slideMaster1.xml.rels": relationships(*layouts, ("theme", "../theme/theme1.xml")),
        "ppt/notesMasters/notesMaster1.xml": notes_master_xml(),
        "ppt/notesMasters/_rels/notesMaster1.xml.rels": relationships(("theme", "../theme/theme2.xml")),
    }  # fmt: skip
    for number, layout in enumerate(LAYOUTS, 1):
        parts[f"ppt/slideLayouts/slideLayout{number}.xml"] = layout_xml(layout)
        parts[f"ppt/slideLayouts/_rels/slideLayout{number}.xml.rels"] = relationships(
            ("slideMaster", "../slideMasters/slideMaster1.xml")
        )
    return parts


def main(target: Path) -> None:
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in members().items():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            package.writestr(entry, text.encode("utf-8"))


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).with_name("pincite.pptx"))
