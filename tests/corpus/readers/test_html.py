"""Web pages: the article's words as the page shows them, without the page's furniture."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pincite.corpus.readers.html import read_html
from pincite.corpus.readers.page_metadata import sure_date
from pincite.corpus.readers.reading import Reading, UnreadableError

FURNITURE = """<div id="cookie-consent"><p>We use cookies to improve your experience. By continuing you accept them.</p></div>
<header><a href="/">The Daily Ledger</a><nav><ul><li><a href="/w">World</a></li><li><a href="/b">Business</a></li></ul></nav></header>"""
BELOW = """<section class="related"><h2>Related stories</h2><ul><li><a href="/1">Tariffs bite as exports fall again</a></li>
<li><a href="/2">What the new chip rules mean for buyers</a></li></ul></section>
<section id="comments"><h3>Comments (1)</h3><div class="comment"><p>I completely disagree with all of this, it is nonsense.</p></div></section>
<footer><p>© 2025 The Daily Ledger. All rights reserved.</p><a href="/privacy">Privacy policy</a></footer>"""
SENTENCE = "The harbour master said on Monday that traffic had grown by a third in the year."
NEWS = f"""<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>Port traffic hits a record | The Daily Ledger</title>
<meta property="og:site_name" content="The Daily Ledger"><link rel="canonical" href="https://ledger.example/a/1">
<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "Port traffic hits a record",
"datePublished": "2025-04-16T08:00:00Z", "author": [{{"@type": "Person", "name": "Grace Shao"}}]}}</script></head>
<body class="has-cookie-banner">{FURNITURE}<main><article><h1>Port traffic hits a record</h1>
<p>Container volumes rose by 7.8 % in the first quarter.</p>
<div class="share-bar"><a href="#">Share on X</a> <a href="#">Email</a></div>
<figure><img src="a.jpg" alt="ships"><figcaption>Ships waiting at the outer harbour on Monday</figcaption></figure>
<p>The port handled <strong>4.2&nbsp;million</strong> containers,
   the harbour <span>mas</span>ter said on <time>Monday</time>, the most since records began<sup><a href="#n1">1</a></sup>.</p>
<p>“It was not easy, un&shy;less you like queues,” the harbour master said.</p>
<blockquote><p>Capacity must grow by a third before 2030, or the trade will go elsewhere.</p><footer>— Port Authority</footer></blockquote>
<aside><p>Sign up for our newsletter to get the best of the Ledger every morning.</p></aside>
<h2>What comes next</h2><p>Three steps are planned:</p>
<ul><li>a quay of 10<sup>6</sup> m<sup>2</sup>;</li><li>deeper channels<ul><li>north first</li></ul></li><li><p>Night shifts.</p><p>Unions object.</p></li></ul>
<ol><li>The budget must pass first.</li></ol>
<table><tr><th>Year</th><th>Containers</th></tr><tr><td>2023</td><td>3.6</td></tr></table>
<p><a href="/x">Read more: how the port lost its crown</a></p>
<p>The ministry did not comment.<br>A decision is due in <q>the very near future</q>, it said. <s>Not so.</s></p>
</article></main>{BELOW}<script>var a = 1</script></body></html>"""


def read(page: str) -> Reading:
    return read_html(page.encode(), "")


def shown(reading: Reading) -> list[tuple[str, str, str]]:
    return [(block.kind, block.label, reading.text[block.span.start : block.span.end]) for block in reading.blocks]


def paragraphs(reading: Reading) -> list[str]:
    return [text for kind, _, text in shown(reading) if kind in ("paragraph", "item")]


def test_an_article_is_read_with_its_structure_and_without_furniture() -> None:
    assert shown(read(NEWS)) == [
        ("title", "", "Port traffic hits a record"),
        ("paragraph", "p1", "Container volumes rose by 7.8 % in the first quarter."),
        ("paragraph", "p2", "Ships waiting at the outer harbour on Monday"),
        (
            "paragraph",
            "p3",
            "The port handled 4.2\xa0million containers, the harbour master said on Monday, the most since records began.",
        ),
        ("paragraph", "p4", "“It was not easy, unless you like queues,” the harbour master said."),
        ("paragraph", "p5", "Capacity must grow by a third before 2030, or the trade will go elsewhere."),
        ("paragraph", "p6", "— Port Authority"),
        ("heading", "", "What comes next"),
        ("paragraph", "p7", "Three steps are planned:"),
        ("item", "p8i1", "a quay of 10⁶ m²;"),
        ("item", "p8i2", "deeper channels"),
        ("item", "p8i3", "north first"),
        ("item", "p8i4", "Night shifts.\nUnions object."),
        ("item", "p9i1", "The budget must pass first."),
        ("item", "p10i1", "Year | Containers"),
        ("item", "p10i2", "2023 | 3.6"),
        (
            "paragraph",
            "p11",
            "The ministry did not comment.\nA decision is due in “the very near future”, it said.",
        ),
    ]


def test_a_block_quotation_is_told_from_what_names_its_source() -> None:
    reading = read(NEWS)
    quoted = [reading.text[block.span.start : block.span.end] for block in reading.blocks if block.quoted]
    assert quoted == ["Capacity must grow by a third before 2030, or the trade will go elsewhere."]


def test_sections_are_those_of_the_headings() -> None:
    assert {block.section for block in read(NEWS).blocks[:7]} == {""}
    assert {block.section for block in read(NEWS).blocks[7:]} == {"What comes next"}


def test_the_head_gives_the_record() -> None:
    metadata = read(NEWS).metadata
    assert (metadata.title, metadata.authors) == ("Port traffic hits a record", ("Grace Shao",))
    assert (metadata.issued, metadata.language, metadata.kind) == ("2025-04-16", "en-GB", "article")
    assert (metadata.container_title, metadata.url) == ("The Daily Ledger", "https://ledger.example/a/1")


@pytest.mark.parametrize(
    ("told", "issued"),
    [
        ("2025-04-16T23:30:00+02:00", "2025-04-16"), ("2025-04", "2025-04"), ("2025", "2025"), ("2025/4/6", "2025-04-06"),
        ("04/05/2025", ""), ("yesterday", ""), ("2025-13-40", ""), ("2025-02-30", ""), ("", ""), (None, ""), ("20250416x", ""),
    ],
)  # fmt: skip
def test_a_date_counts_only_when_sure(told: object, issued: str) -> None:
    assert sure_date(told) == issued


def test_an_old_page_of_tables_and_line_breaks_has_paragraphs() -> None:
    page = """<html><head><title>Press release: new quay approved - Ministry of Transport</title>
    <meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1"></head><body bgcolor=white><table><tr>
    <td><a href="/">Home</a><br><a href="/p">Press</a></td><td><b>Press release: new quay approved</b><br><br>
    The Ministry of Transport has approved a new quay at a cost of £250 million.<br><br>
    “This is good news for the region,” the Deputy Minister said.</td></tr></table></body></html>"""
    reading = read_html(page.encode("cp1252"), "")
    assert [text for _, _, text in shown(reading)] == [
        "Press release: new quay approved",
        "The Ministry of Transport has approved a new quay at a cost of £250 million.",
        "“This is good news for the region,” the Deputy Minister said.",
    ]


@pytest.mark.parametrize(
    "body",
    [
        "<p><b>Q:</b> What did you see?</p><p><b>A:</b> I saw ships queue for days on end.</p>",
        "<p><b>Q:</b> What did you see?<br><b>A:</b> I saw ships queue for days on end.</p>",
    ],
)
def test_each_turn_of_a_transcript_is_a_paragraph(body: str) -> None:
    page = f"<html><head><title>Interview</title></head><body>{body}</body></html>"
    assert paragraphs(read(page)) == ["Q: What did you see?", "A: I saw ships queue for days on end."]


def test_what_is_boxed_on_its_own_is_kept_and_comments_under_their_heading_are_not() -> None:
    page = f"""<html><head><title>Why ports matter</title></head><body><div><h1>Why ports matter</h1><div>
    <div><p>{SENTENCE} {SENTENCE}</p></div><div><h2>Queues</h2></div><div><p>{SENTENCE} {SENTENCE}</p></div>
    <div><ul><li><p>First, demand fell.</p></li></ul></div><div><blockquote><p>The sea does not wait.</p></blockquote></div>
    <div><p>{SENTENCE} And that was all.</p></div></div></div><div><h4>Discussion about this post</h4>
    <div><p>I loved this post, but I think you forget about the railways altogether.</p></div></div></body></html>"""
    kinds = [(kind, label) for kind, label, _ in shown(read(page))]
    assert kinds == [
        ("title", ""), ("paragraph", "p1"), ("heading", ""), ("paragraph", "p2"), ("item", "p3i1"), ("paragraph", "p4"),
        ("paragraph", "p5"),
    ]  # fmt: skip
    assert "railways" not in read(page).text


def test_a_transcript_tells_who_speaks() -> None:
    turns = "".join(
        f"<p><b>ALEX KANTROWITZ:</b> What did you see at the port in week {week}?</p>"
        f"<p><b>GRACE SHAO:</b> I saw ships queue for days.</p><p>And nobody had a plan for it.</p>"
        for week in range(1, 4)
    )
    page = f"<html><head><title>Episode 12</title></head><body><div><h1>Episode 12</h1>{turns}</div></body></html>"
    reading = read(page)
    assert [(block.label, block.turn, block.spoken) for block in reading.blocks[1:4]] == [
        ("p1", "ALEX KANTROWITZ", True),
        ("p2", "GRACE SHAO", True),
        ("p3", "GRACE SHAO", True),
    ]
    assert paragraphs(reading)[:2] == ["What did you see at the port in week 1?", "I saw ships queue for days."]
    assert reading.metadata.kind == "transcript"


def test_the_title_of_a_blog_post_is_not_that_of_the_blog() -> None:
    page = f"""<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title>My quay: Why cranes</title>
    <script src="x.js" /></head><body><div id="header"><h1><a href="/">My quay</a></h1></div><div id="content">
    <h2>Why cranes</h2><p>{SENTENCE}</p><p>{SENTENCE}</p></div></body></html>"""
    assert shown(read(page))[0] == ("title", "", "Why cranes")
    assert paragraphs(read(page)) == [SENTENCE, SENTENCE]


def test_other_languages_are_read_as_well() -> None:
    page = """<html lang="de"><head><title>Hafen wächst – Tageblatt</title></head><body><nav><a href="/">Start</a></nav><main>
    <h1>Hafen wächst</h1><p>„Wir mussten Schiffe abweisen“, sagte die Hafenmeisterin am Montag.</p></main><footer>Impressum</footer>"""
    assert [text for _, _, text in shown(read(page))][1:] == [
        "„Wir mussten Schiffe abweisen“, sagte die Hafenmeisterin am Montag."
    ]
    page = """<html lang="zh-CN"><head><meta charset="gb2312"><title>港口吞吐量创新高_日报</title></head><body>
    <div class="nav"><a href="/">首页</a><a href="/n">新闻</a></div><div class="content"><h1>港口吞吐量创新高</h1>
    <p>港口第一季度处理了420万个集装箱，港务局长周一表示。</p><p>“这并不容易。”</p></div></body></html>"""
    reading = read_html(page.encode("gb18030"), "")
    assert [text for _, _, text in shown(reading)] == [
        "港口吞吐量创新高",
        "港口第一季度处理了420万个集装箱，港务局长周一表示。",
        "“这并不容易。”",
    ]


@pytest.mark.parametrize(
    "body", [f"<div>{SENTENCE}</div>", SENTENCE, f"<form>{SENTENCE}</form>", f"<pre>{SENTENCE}</pre>"]
)
def test_a_short_or_odd_page_is_read_whole(body: str) -> None:
    assert paragraphs(read(f"<html><body>{body}</body></html>")) == [SENTENCE]


@pytest.mark.parametrize(
    "body",
    [
        '<noscript>You need to enable JavaScript to run this app.</noscript><div id="root"></div><script src="a.js"></script>',
        FURNITURE
        + '<ul><li><a href="/1">Tariffs bite as exports fall for a third month in a row</a></li></ul>'
        + BELOW,
        "<p>Loading…</p>",
    ],
)
def test_a_page_without_an_article_is_refused(body: str) -> None:
    with pytest.raises(UnreadableError, match="holds no article text"):
        read(f"<!doctype html><html><head><title>App</title></head><body>{body}</body></html>")


def test_entities_of_a_document_type_are_never_expanded() -> None:
    entities = "".join(f'<!ENTITY e{i} "{f"&e{i - 1};" * 10 if i else "ha"}">' for i in range(12))
    page = f'<?xml version="1.0"?><!DOCTYPE html [{entities}<!ENTITY f SYSTEM "file:///etc/passwd">]><html><body><p>{SENTENCE} &e11; &f;</p>'
    assert read(page).text == f"{SENTENCE} &e11; &f;"


@pytest.mark.parametrize("tag", ["div", "span", "ul><li", "blockquote", "table><tr><td", "section"])
def test_deep_nesting_loses_no_words(tag: str) -> None:
    assert SENTENCE in read(f"<html><body>{f'<{tag}>' * 3000}{SENTENCE} {SENTENCE}").text


def test_a_large_page_takes_seconds() -> None:
    page = f"<html><body><article>{f'<p>{SENTENCE * 3}</p>' * 4000}</article></body></html>"
    start = time.perf_counter()
    assert len(read(page).blocks) == 4000
    assert time.perf_counter() - start < 20


_TAGS = "p div ul li table tr td a q sup pre blockquote h2 h1 footer s svg title math script template b".split()
_PARTS = st.sampled_from(
    [f"<{tag}>" for tag in _TAGS]
    + [f"</{tag}>" for tag in _TAGS]
    + ["<br>", "<!--", "-->", "&nbsp;", "&#0;", "\x01", SENTENCE, "A: x "]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(_PARTS, max_size=60))
def test_any_markup_gives_blocks_that_are_slices_of_the_text_or_is_refused(parts: list[str]) -> None:
    try:
        reading = read("".join(parts))
    except UnreadableError:
        return
    end = 0
    for block in reading.blocks:
        words = reading.text[block.span.start : block.span.end]
        assert block.span.start >= end
        assert words == words.strip(" \n")
        assert words
        end = block.span.end
    assert end == len(reading.text)


@pytest.mark.parametrize(
    "before", ["<title>The port</title>", "<script>let at = 1</script>", "<html lang=en><meta charset=utf-8>"]
)
@pytest.mark.parametrize("tag", ["article", "main", "section", "div"])
def test_a_page_may_leave_out_its_body(before: str, tag: str) -> None:
    """As HTML allows; what follows the head is read whatever element it stands in."""
    said = "The port opened, and the ferries came in one after the other that day."
    page = f"<!doctype html>{before}<{tag}><h1>The port</h1><p>{said}</p><p>{said}</p></{tag}><p>{said}</p>"
    assert read(page).text.count(said) == 3


def words(body: str) -> list[tuple[str, str]]:
    """Kind and words of the blocks of a page with this body, under its title."""
    page = f"<html><head><title>A port in numbers</title></head><body><h1>A port in numbers</h1>{body}</body></html>"
    return [(kind, text.replace(SENTENCE, "S")) for kind, _, text in shown(read(page))][1:]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (f"<p>{SENTENCE} It owns <private-company id='3'>Tencent</private-company> too.</p>", [("paragraph", "S It owns Tencent too.")]),
        (f"<x-card><p>{SENTENCE}</p></x-card><x-card>{SENTENCE}</x-card>", [("paragraph", "S"), ("paragraph", "S")]),
        (f"<p>{SENTENCE} A <q>“slow”</q> and <q>costly</q> one.</p>", [("paragraph", "S A “slow” and “costly” one.")]),
        (f"<h2>Trade<span>[<a href='/e'>Bearbeiten</a>]</span></h2><p>{SENTENCE}</p>", [("heading", "Trade"), ("paragraph", "S")]),
        (f"<div><h2>Trade</h2><span>[<a href='/e'>edit</a>]</span></div><p>{SENTENCE}</p>", [("heading", "Trade"), ("paragraph", "S")]),
        (f"<p>{SENTENCE} It is new.<sup>[<i><a href='/wiki/C'>citation needed</a></i>]</sup></p>", [("paragraph", "S It is new.")]),
        (f"<p>{SENTENCE} It joins logic<a href='#footnote-1'>1</a> and memory [<a href='#fn2'>2</a>].</p>", [("paragraph", "S It joins logic and memory [2].")]),
        (f"<p>{SENTENCE}</p><p>\u3000\u3000港口很忙。</p>", [("paragraph", "S"), ("paragraph", "港口很忙。")]),
        (f"<h2>Contents</h2><ul><li><a href='#t'>1 Trade</a></li></ul><h2 id='t'>Trade</h2><p>{SENTENCE}</p>", [("heading", "Trade"), ("paragraph", "S")]),
        (f"<p>{SENTENCE}</p><p>Read more: <a href='/x'>the port's year</a></p><p>{SENTENCE}</p>", [("paragraph", "S"), ("paragraph", "S")]),
        (f"<p>{SENTENCE}</p><h3>More must-reads from us</h3><ul><li><a href='/x'>The year of the port</a></li></ul><p>{SENTENCE}</p>", [("paragraph", "S"), ("paragraph", "S")]),
        (f"<p>By Radio Desk</p><p>12 February 2026</p><p>{SENTENCE}</p>", [("header", "By Radio Desk"), ("header", "12 February 2026"), ("paragraph", "S")]),
        (f"<p>Host: Alex Kantrowitz</p><p>Podcast: Play in new window | Download</p><p>{SENTENCE}</p>", [("header", "Host: Alex Kantrowitz"), ("paragraph", "S")]),
        (f"<p>{SENTENCE}</p><p>· deeper channels</p><p>· a new quay</p><p>– It was slow.</p>", [("paragraph", "S"), ("item", "deeper channels"), ("item", "a new quay"), ("paragraph", "– It was slow.")]),
        (f"<h2>Register</h2><p>{SENTENCE}</p>", [("heading", "Register"), ("paragraph", "S")]),
        (f"<p>{SENTENCE}</p><p><strong>What it costs</strong></p><p>{SENTENCE}</p>", [("paragraph", "S"), ("heading", "What it costs"), ("paragraph", "S")]),
        (f"<p><b>What did it cost?</b></p><p>{SENTENCE}</p><p><b>And the second quay</b></p><p>{SENTENCE}</p>", [("paragraph", "What did it cost?"), ("paragraph", "S"), ("paragraph", "And the second quay"), ("paragraph", "S")]),
        (
            f"<p>{SENTENCE}</p><table><tr><th rowspan=2>Port</th><th colspan=2>Ships</th></tr><tr><th>2023</th><th>2024</th></tr>"
            "<tr><td>Zeebrugge</td><td>4</td><td>5</td></tr></table>",
            [("paragraph", "S"), ("item", "Port | Ships"), ("item", "| 2023 | 2024"), ("item", "Zeebrugge | 4 | 5")],
        ),
    ],
)  # fmt: skip
def test_the_words_of_a_page_are_those_that_its_reader_sees(body: str, expected: list[tuple[str, str]]) -> None:
    found = [(kind, text) for kind, text in words(body) if "spoken" not in kind]
    assert found == expected


def test_who_is_quoted_is_not_part_of_the_quotation() -> None:
    page = f"""<html><head><title>Ports</title></head><body><p>{SENTENCE}</p><blockquote><p>It is a slow squeeze.</p><cite>Deputy
    Minister</cite></blockquote><blockquote><p>The sea does not wait.</p><p>— Benjamin Bratton</p></blockquote></body></html>"""
    reading = read(page)
    quoted = [reading.text[block.span.start : block.span.end] for block in reading.blocks if block.quoted]
    assert quoted == ["It is a slow squeeze.", "The sea does not wait."]
    assert "— Benjamin Bratton" in paragraphs(reading)


def test_a_typed_page_is_read_as_the_plain_text_that_it_is() -> None:
    text = "\n".join(
        f"{number}. {'Quays Trade Tides Ferries'.split()[number - 1]} of the north\n\n   Traffic had grown by a third in the year, the harbour\n   master said, and would grow"
        f" again before the summer\n   came.\n\n\nDesk                     Port report                    [Page {number}]\n\n"
        for number in range(1, 5)
    )
    reading = read(f"<html><head><title>Port report</title></head><body><pre>{text}</pre></body></html>")
    assert [block.kind for block in reading.blocks] == [
        "title",
        "paragraph",
        "furniture",
        *["heading", "paragraph", "furniture"] * 3,
    ]
    assert reading.metadata.title == "Port report"


def record(head: str, body: str = "") -> tuple[str, tuple[str, ...], str]:
    """Title, authors and date of a page with this head."""
    metadata = read(f"<html><head>{head}</head><body>{body}<p>{SENTENCE}</p></body></html>").metadata
    return metadata.title, metadata.authors, metadata.issued


@pytest.mark.parametrize(
    ("head", "body", "expected"),
    [
        ('<title>Rotterdam - Wikipedia</title><script type="application/ld+json">{"@type": "Article", "headline": "port city"}</script>', "<h1>Rotterdam</h1>", ("Rotterdam", (), "")),
        ('<title>Why ports matter now</title><meta property="og:title" content="Ports matter">', "<h1>Ports matter</h1>", ("Ports matter", (), "")),
        ('<title>P</title><meta name="author" content="admin"><meta name="pub_date" content="20240501">', "", ("P", (), "2024-05-01")),
        ('<title>P</title><meta name="author" content="By  Grace Shao, CNN"><meta name="publish_date" content="Thu, 06 Oct 2011 08:10:27 EST">', "", ("P", ("Grace Shao",), "2011-10-06")),
        ('<title>P</title><meta name="author" content="Grace Shao, Alex Kantrowitz and Josh Chin">', "", ("P", ("Grace Shao", "Alex Kantrowitz", "Josh Chin"), "")),
        ('<title>P</title><meta name="author" content="Grace Shao, University of Hong Kong">', "", ("P", ("Grace Shao",), "")),
        ('<title>P</title><meta name="citation_author" content="van der Berg, Jan">', "", ("P", ("Jan van der Berg",), "")),
        ('<title>P</title><meta name="author" content="ledger.example">', '<a rel="author" href="/gs">Grace Shao</a>', ("P", ("Grace Shao",), "")),
        ("<title>P</title>", '<div class="comments"><a rel="author" href="/x">Some Reader</a></div>', ("P", (), "")),
        ('<title>P</title><script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", "author": {"@id": "#p"}, "datePublished": "Nov 6, 2023"}, {"@type": "Person", "@id": "#p", "name": "Grace Shao"}]}</script>', "", ("P", ("Grace Shao",), "2023-11-06")),
        ('<title>P</title><script type="application/ld+json">{"@type": "WebPage", "datePublished": "2023-11-06"}</script>', "", ("P", (), "2023-11-06")),
        ("<title>P</title>", '<time datetime="2024-05-01T10:00">1 May</time><p class="updated"><time datetime="2024-06-01">1 June</time></p>', ("P", (), "2024-05-01")),
        ("<title>P</title>", '<time datetime="2024-05-01">1 May</time><time datetime="2024-05-02">2 May</time>', ("P", (), "")),
        ("<title>P</title>", '<p class="event"><time datetime="2027-05-01">1 May</time></p>', ("P", (), "")),
        ("<title>P</title>", '<p>The hearing that the committee held on <time datetime="2019-05-01">1 May</time> of that year was short.</p>', ("P", (), "")),
        ('<title>P</title><meta name="last-modified" content="2024-05-01"><meta name="publisher" content="2020">', "", ("P", (), "")),
    ],
)  # fmt: skip
def test_the_record_is_what_the_page_says_of_its_article(
    head: str, body: str, expected: tuple[str, tuple[str, ...], str]
) -> None:
    assert record(head, body) == expected
