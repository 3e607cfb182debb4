"""Web pages, data and odd texts: the article without the site, ledgers in CSV and rows in JSON as tables."""

import json

import pytest

from kg.errors import UnreadableError
from kg.pipeline import plan_of as plan_of_source
from loaders.readers import read_bytes

ARTICLE = "".join(
    f"<p>（{number}）加快建设铁路，完善公路网络，提升<b>航道</b>等级。（市发展改革委、\n市交通运输局负责）</p>"
    for number in "一二三四五六七八九十"
)
PAGE = f"""<!DOCTYPE html>
<html><head><title>关于加快交通建设的实施意见_市政府门户网站</title><script>var a = "<p>牵头</p>";</script></head>
<body>
<div class="nav"><a href=/>首页</a><a href=/a>政务公开</a><a href=/b>互动交流</a></div>
<div id="main">
<ul><li><a>新闻一</a></li><li><a>新闻二</a></li><li><a>新闻三</a></li></ul>
<table><tr><td>发文字号：</td><td>市政发〔2025〕3号</td></tr><tr><td>成文日期：</td><td>2025年1月2日</td></tr></table>
<div class="article">{ARTICLE}</div>
<div class="share">分享到：<a>微信</a></div>
</div>
<div class="footer">版权所有 市政府办公室 网站标识码 4200000001</div>
</body></html>"""


def _text(data, name):
    return read_bytes(data if isinstance(data, bytes) else data.encode(), name).text


def _duties(data, name):
    tasks = plan_of_source(read_bytes(data.encode(), name)).tasks
    return {(duty.name, duty.role.value) for task in tasks for duty in task.duties}


@pytest.mark.parametrize("word", ["首页", "新闻二", "微信", "版权所有", "var a", "门户网站"])
def test_the_site_around_an_article_is_gone(word):
    assert word not in _text(PAGE, "page.html")


def test_the_title_and_the_document_table_of_a_page_stand_above_its_article():
    assert _text(PAGE, "page.html").splitlines()[:4] == [
        "关于加快交通建设的实施意见",
        "发文字号： 市政发〔2025〕3号",
        "成文日期： 2025年1月2日",
        "（一）加快建设铁路，完善公路网络，提升航道等级。（市发展改革委、市交通运输局负责）",
    ]


def test_the_grammar_reads_the_article():
    assert _duties(PAGE, "page.html") == {("市发展改革委", "joint"), ("市交通运输局", "joint")}


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        ("<p>一、总体要求</p><p>二、主要任务</p>", ["一、总体要求", "二、主要任务"]),
        ("<p>一、总体要求<br>二、主要任务</p>", ["一、总体要求", "二、主要任务"]),
        ("<p>加快\n   建设</p>", ["加快建设"]),
        ("<p>GDP\ngrowth</p>", ["GDP growth"]),
        ("<p>A&amp;B&nbsp;&#12288;&ldquo;十四五&rdquo;</p>", ["A&B\u00a0\u3000“十四五”"]),
        ("<p>責<ruby>任<rt>rèn</rt></ruby></p>", ["責任"]),
        ("<p>铁路<span style='display: none'>隐藏</span>公路加快建设加快建设</p>", ["铁路公路加快建设加快建设"]),
    ],
)
def test_blocks_are_lines_and_inline_marks_are_not(source, lines):
    assert _text(f"<html><body>{source}</body></html>", "page.html").splitlines() == lines


def test_a_table_of_data_is_pipe_rows():
    page = """<html><body><table>
    <tr><th>任务</th><th colspan=2>责任单位</th></tr>
    <tr><td rowspan=2>建设<br>铁路</td><td>市发改委</td><td>市财政局</td></tr>
    <tr><td>市交通局</td><td>市水利局</td></tr></table></body></html>"""
    assert _text(page, "page.html").splitlines() == [
        "任务 | 责任单位 | |",
        "建设 铁路 | 市发改委 | 市财政局 |",
        "建设 铁路 | 市交通局 | 市水利局 |",
    ]


def test_a_table_that_lays_out_a_page_is_no_table():
    page = "<html><body><table><tr><td><p>一、总体要求</p><p>二、主要任务</p></td></tr></table></body></html>"
    assert _text(page, "page.html") == "一、总体要求\n二、主要任务\n"


def test_a_page_in_gb18030_that_is_cut_in_the_middle_of_a_character_is_read():
    assert _text(PAGE.encode("gb18030")[:900], "page.html").startswith("关于加快交通建设的实施意见")


def test_a_page_under_another_ending_is_read_as_a_page():
    assert "<p>" not in _text(PAGE, "page.txt")


def test_a_text_that_only_holds_some_tags_stays_as_it_is():
    text = "<p>加快建设铁路。</p>\n"
    assert _text(text, "page.txt") == text
    assert _text(text, "page.html") == "加快建设铁路。\n"


MARKDOWN = [
    ("# 方案\n\n## 一、任务\n\n1. 修路\n2. 架桥\n", ["方案", "一、任务", "1. 修路", "2. 架桥"]),
    ("3. 修路\n\n4. 架桥\n", ["3. 修路", "4. 架桥"]),
    ("1) 修路\n2) 架桥\n", ["1) 修路", "2) 架桥"]),
    ("(**牵头单位:**市水利局、*市林业局*、[市财政局](https://a.cn/b))\n", ["(牵头单位:市水利局、市林业局、市财政局)"]),
    ("| 任务 | 单位 |\n|:--:|---|\n| 铁路 | 市发改委<br>市财政局 |\n", ["任务 | 单位 |", "铁路 | 市发改委 市财政局 |"]),
    ("牵头单位:市水利局\n责任单位:市林业局\n", ["牵头单位:市水利局", "责任单位:市林业局"]),
    ("    为建设水网,制定本方案。\n", ["为建设水网,制定本方案。"]),
    ("---\ntitle: 甲市方案\ndate: 2023-03-15\ntags: [a]\n---\n\n正文\n", ["甲市方案", "发布日期: 2023-03-15", "正文"]),
    ("---\ntitle: 甲市方案\n---\n# 甲市方案\n", ["甲市方案"]),
    ("<!-- 草稿 -->\n\n正文<span hidden>隐去</span>\n", ["正文"]),
]


@pytest.mark.parametrize(("text", "lines"), MARKDOWN)
def test_markdown_is_read_as_it_is_shown(text, lines):
    assert _text(text, "plan.md").splitlines() == lines


LISTS = [
    ("<ol><li>修路</li><li>架桥</li></ol>", ["1. 修路", "2. 架桥"]),
    (
        "<ol start=4><li><p>修路</p><p>又</p></li><li value=9>架桥</li><li>种树</li></ol>",
        ["4. 修路", "又", "9. 架桥", "10. 种树"],
    ),
    ("<ol type=a><li>修路</li></ol><ul><li>架桥</li></ul>", ["a. 修路", "架桥"]),
    ("<ol style='list-style:none'><li>一、修路</li></ol>", ["一、修路"]),
]


@pytest.mark.parametrize(("page", "lines"), LISTS)
def test_items_bear_the_numbers_that_a_browser_draws(page, lines):
    assert _text(f"<html><body>{page}</body></html>", "plan.html").splitlines() == lines


HIDDEN = [
    "<p hidden>{}</p>",
    "<div style='display: none'><p>{}</p></div>",
    "<template><p>{}</p></template>",
    "<noscript>{}</noscript>",
    "<!-- {} -->",
    "<script>{}</script>",
]


@pytest.mark.parametrize("hidden", HIDDEN)
def test_what_a_page_hides_is_left_out_however_long_it_is(hidden):
    page = f"<html><body>{hidden.format('(责任单位:市民政局)' * 9)}<p>(责任单位:市水利局)</p></body></html>"
    assert _text(page, "plan.html") == "(责任单位:市水利局)\n"


def test_a_page_that_hides_everything_is_one_that_a_script_shows():
    assert (
        _text("<html><body><div style='display:none'><p>水网方案</p></div></body></html>", "plan.html") == "水网方案\n"
    )


def test_html_in_a_string_of_json_is_read_as_a_page():
    rows = '[{"title": "甲市方案", "content": "<p>(一)修路。</p><p>(二)架桥。</p>", "pub_date": "2023-03-15"}]'
    assert _text(rows, "rows.json").splitlines() == ["甲市方案", "(一)修路。", "(二)架桥。", "发布日期:2023-03-15"]


LEDGER = [
    ["2025年重点工作任务分工表", "", "", ""],
    ["序号", "主要任务", "牵头单位", "配合单位"],
    ["1", "建设铁路", "市发改委", "市财政局"],
    ["2", "建设公路", "市交通局", "市财政局"],
]
EXPECTED = {("市发改委", "lead"), ("市交通局", "lead"), ("市财政局", "support")}


@pytest.mark.parametrize("separator", [",", "\t", ";"], ids=["comma", "tab", "semicolon"])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030"])
def test_a_csv_ledger_is_a_table_below_its_title(separator, encoding):
    data = "\r\n".join(separator.join(row) for row in LEDGER).encode(encoding)
    assert _text(data, "ledger.csv").splitlines() == [
        "2025年重点工作任务分工表",
        "序号 | 主要任务 | 牵头单位 | 配合单位 |",
        "1 | 建设铁路 | 市发改委 | 市财政局 |",
        "2 | 建设公路 | 市交通局 | 市财政局 |",
    ]


def test_a_quoted_cell_may_hold_a_separator_and_a_line_end():
    assert _text('任务,单位\n"建设铁路,\n公路",市发改委\n', "a.csv") == "任务 | 单位 |\n建设铁路, 公路 | 市发改委 |\n"


def test_the_grammar_reads_a_csv_ledger():
    assert _duties("\n".join(map(",".join, LEDGER)), "ledger.csv") == EXPECTED


ROWS = [
    {"no": 1, "task": "建设铁路", "owner": "市发改委", "co": ["市财政局"], "time": "2025年底前"},
    {"no": 2, "task": "建设公路", "owner": "市交通局", "co": "市财政局", "time": None},
]


@pytest.mark.parametrize("held", [ROWS, {"title": "2025年重点工作任务分工表", "total": 2, "rows": ROWS}])
@pytest.mark.parametrize("name", ["rows.json", "rows.txt"])
def test_the_grammar_reads_json_rows(held, name):
    assert _duties(json.dumps(held, ensure_ascii=False), name) == EXPECTED


def test_json_rows_get_a_chinese_header():
    assert _text(json.dumps({"title": "分工表", "rows": ROWS}), "rows.json").splitlines()[:3] == [
        "分工表",
        "序号 | 任务 | 牵头单位 | 责任单位 | 完成时限 |",
        "1 | 建设铁路 | 市发改委 | 市财政局 | 2025年底前 |",
    ]


def test_a_json_tree_is_its_strings_line_by_line():
    tree = {"name": "就业", "left": "8%", "children": [{"name": "扩大就业"}, {"name": "教育部、财政部负责"}]}
    assert _text(json.dumps(tree), "tree.json") == "就业\n扩大就业\n教育部、财政部负责\n"


def test_half_a_character_in_json_is_marked_as_lost():
    assert _text(b'["\\ud800\xe5\xb8\x82"]', "a.json") == "\ufffd市\n"


@pytest.mark.parametrize(
    ("data", "name", "says"),
    [
        (b"[" * 100_000 + b"]" * 100_000, "a.json", "nested deeper"),
        (b"[" * 300 + b'"x"' + b"]" * 300, "a.json", "levels of nesting"),
        (b'[{"task": "a"', "a.json", "no valid JSON"),
        (b"<html><body>" + b"<div>" * 1_000_000, "a.html", "no readable HTML"),
        (b"<html><body><script>1</script></body></html>", "a.html", "holds no text"),
        (b"\x1f\x8b\x08" + bytes(30), "a.txt", "an archive"),
        (b"\x89PNG\r\n\x1a\n" + bytes(30), "a.pdf", "a picture"),
        (("市" * 3_500_000).encode(), "a.txt", "a line of more than"),
    ],
    ids=["deep", "rather deep", "cut short", "tags", "script", "archive", "picture", "10 MB line"],
)
def test_hostile_and_foreign_files_get_one_sentence(data, name, says):
    with pytest.raises(UnreadableError, match=says):
        read_bytes(data, name)


@pytest.mark.parametrize("sign", ["\u200b", "\u202e", "\u2066", "\ufeff", "\x01", "\u00ad"])
def test_a_sign_without_a_shape_parts_no_name(sign):
    text = f"1.加快建设铁路。（责任单位：市发展{sign}改革委、{sign}市财政局）\n" + "加快完善公路网络。\n" * 20
    assert _text(text, "plan.txt") == text
    assert _duties(text, "plan.txt") == {("市发展改革委", "joint"), ("市财政局", "joint")}
