"""Places: each name of a province, city or county in a phrase, and what it means there."""

import re

import pytest

from kg.reference.gazetteer import Context, gazetteer
from kg.resolve.places import ancestors, locate, members, parents, place_of, region_members, vocabulary
from kg.text import Span

ALONE = Context()
NATION = Context(jurisdiction="100000", year=2022)
HUBEI = Context(jurisdiction="420000", year=2022)
HUANGSHI = Context(jurisdiction="420200", year=2021)
HUNAN = Context(jurisdiction="430000", year=2015)
JIANGXI = Context(jurisdiction="360000", year=2022)

MARK = re.compile(r"\[([^\[\]=]+)=([^\[\]]+)\]")


def _read(marked):
    """Return a phrase without its marks, and what the marks say: (start, end, id) of each place."""
    text, expected, last = "", [], 0
    for mark in MARK.finditer(marked):
        text += marked[last : mark.start()]
        expected.append((len(text), len(text) + len(mark[1]), mark[2]))
        text += mark[1]
        last = mark.end()
    return text + marked[last:], expected


def _found(text, context, masked=()):
    return [(one.span.start, one.span.end, one.place.id) for one in locate(text, context, masked)]


def _check(marked, context):
    text, expected = _read(marked)
    assert _found(text, context) == expected


@pytest.mark.parametrize(
    ("context", "marked"),
    [
        (HUBEI, "规划建设[武汉=420100]至[宜昌=420500]、[武汉=420100]至[合肥=340100]、[襄阳=420600]至[常德=430700]铁路"),
        (HUBEI, "[荆门=420800]至[荆州=421000]、[仙桃=429004]至[监利=421088]铁路等项目"),
        (HUBEI, "逐步降低[武汉市=420100][江汉区=420103]等人口密度过高城区的人口密度"),
        (HUBEI, "推动[荆门=420800]—[长沙=430100]、[南昌=360100]—[武汉=420100]等特高压交流工程建设"),
        (HUBEI, "实施金上—[湖北=420000]、[宁夏=640000]—[湖南=430000]特高压直流输电等区外电力引入工程"),
        (HUBEI, "建设[成都=510100][重庆=500000]至[上海=310000]沿江高铁"),
        (HUBEI, "实施[武汉=420100]天河机场第三跑道建设"),
        (HUBEI, "支持[恩施=422800]等革命老区重点城市"),
        (HUBEI, "深入推进[湖北=420000][荆州=421000]等国家级承接产业转移示范区建设"),
        (HUBEI, "促进[湖北=420000][随州=421300]炎帝故里与[湖南=430000][炎陵县=430225]炎帝陵合作"),
        (HUANGSHI, "106国道[铁山=420205]至[大冶=420281]段改建工程、S349[大冶=420281]港湖至[鄂州=420700]茅圻"),
        (HUANGSHI, "[下陆区=420204]长乐山工业园、[西塞山=420203]电子信息产业园"),
        (HUANGSHI, "[黄石港区=420202]与[浠水县=421125]共建[黄石=420200]江北工业园"),
        (HUANGSHI, "积极联合[舟山=330900]港打造储运基地"),
        (HUNAN, "培育[宁乡=430124]、[浏阳=430181]、[耒阳=430481]、[醴陵=430281]、津澧等中小型现代城市"),
        (HUNAN, "推进以[南县=430921]、[华容=430623]、[安乡=430721]为重点的水资源设施建设"),
        (HUNAN, "[常德=430700]-[安化=430923]段、[安化=430923]-[邵阳=430500]段,杭瑞高速[临湘=430682]-[岳阳=430600]段"),
        (HUNAN, "推进[岳阳=430600]-[望城=430112]等断头路建设。争取[华容=430623][监利=421023][长江=natural/长江]大桥"),
        (HUNAN, "[二连浩特=152501]至[广州=440100]。五横:[杭州=330100]至[瑞丽=533102]、[浏阳=430181]至[花垣=433124]"),
        (HUNAN, "[咸宁=421200]-[茶陵=430224]-[炎陵=430225]-[韶关=440200]"),
        (HUNAN, "[重庆=500000][秀山=500241]至[益阳=430900]、沪昆、[西安=610100]至[长沙=430100]"),
        (HUNAN, "以[湘潭=430300]、[双峰=431321]、[汨罗=430681]为重点的农机产业基地"),
        (HUNAN, "启动中石化[仪征=321081]-长岭原油管道复线[九江=360400]-长岭段"),
        (HUNAN, "加快推进[松滋=421087]建闸、四口河系整治,与[湖北=420000]争取支持"),
        (HUNAN, "武广高铁[株洲=430200]站-沪昆客专[韶山=430382]南站"),
        (JIANGXI, "规划建设[长沙=430100]至[赣州=360700]、[常德=430700]至[岳阳=430600]至[九江=360400]"),
        (JIANGXI, "突出[萍乡=360300]、[宜春=360900]、[新余=360500]、[鹰潭=360600]、[上饶=361100]等地优势特色"),
        (JIANGXI, "推进[韶山=430382]—[井冈山=360881]等红色旅游专线"),
        (JIANGXI, "推动[丰城=360981]绿色产业示范基地建设"),
        (JIANGXI, "联合推广[江西=360000][婺源=361130]、[湖北=420000][枝江=420583]、[湖南=430000][平江=430626]油菜花"),
    ],
)
def test_a_place_is_found_where_it_stands_and_has_its_code(context, marked):
    _check(marked, context)


@pytest.mark.parametrize(
    "marked",
    [
        "规划建设[监利=421088]至[华容=430623]公铁两用大桥、[九江=360400]至[黄梅=421127]等跨江通道",
        "[湖北=420000][枝江=420583]、[湖南=430000][平江=430626]油菜花主题旅游",
        "支持[宁乡=430182]、[浏阳=430181]建设",
        "[通(城)=421222][平(江)=430626][修(水)=360424]绿色发展先行区",
        "[武汉=420100]、[宜昌=420500]等重点城市",
        "支持[义乌=330782]、[昆山=320583]建设",
        "[孝昌=420921]、[大悟=420922]、[云梦=420923]、[应城=420981]、[安陆=420982]、[汉川=420984]",
        "[团风=421121]、[浠水=421125]、[蕲春=421126]、[黄梅=421127]、[武穴=421182]",
        "[通城=421222]、[通山=421224]、[崇阳=421223]、[嘉鱼=421221]、[赤壁=421281]",
        "[竹山=420323]、[竹溪=420324]、[房县=420325]、[郧西=420322]、[丹江口=420381]",
        "[建始=422822]、[巴东=422823]、[利川=422802]、[宣恩=422825]",
        "[随县=421321]、[广水=421381]",
        "[襄州区=420607]、[襄城=420602]、[樊城=420606]",
        "[内蒙古=150000][呼和浩特=150100]、[新疆=650000][喀什=653100]",
        "[恩施州=422800]、[湘西州=433100]、[延边州=222400]、[黔东南州=522600]",
        "[长阳县=420528]、[五峰县=420529]",
        "[海南省=460000][海口市=460100],[青海省=630000][海南州=632500]",
        "[河南=410000][郑州=410100]、[洛阳=410300]、[开封=410200]一体化",
    ],
)
def test_a_phrase_needs_no_document_around_it(marked):
    _check(marked, ALONE)


@pytest.mark.parametrize(
    ("context", "marked"),
    [
        (HUBEI, "[鄂城=420704]、[华容=420703]、[梁子湖=420702]三区"),
        (HUBEI, "[监利=421088]至[华容=430623]"),
        (HUNAN, "加快[岳阳=430600]、[华容=430623]煤炭储配基地建设"),
        (HUNAN, "[岳阳=430600]、[岳阳县=430621]、[岳阳楼区=430602]"),
        (JIANGXI, "[吉安=360800]、[吉安县=360821],[南昌=360100]、[南昌县=360121]"),
        (HUNAN, "[益阳=430900]、[资阳=430902]"),
        (ALONE, "[成都=510100]、[资阳=512000]"),
        (ALONE, "[北京市=110000][朝阳区=110105]"),
        (ALONE, "[辽宁=210000][朝阳=211300]、[锦州=210700]"),
        (ALONE, "[吉林=220000]、[吉林市=220200]"),
        (ALONE, "[安徽=340000][和县=340523]、[寿县=340422]"),
        (ALONE, "[山西省=140000][晋城市=140500][城区=140502]"),
    ],
)
def test_a_shared_name_means_what_its_neighbours_and_its_document_say(context, marked):
    _check(marked, context)


@pytest.mark.parametrize(
    ("year", "name", "code", "called"),
    [
        (2015, "宁乡", "430124", "宁乡县"),
        (2022, "宁乡", "430182", "宁乡市"),
        (9999, "宁乡", "430182", "宁乡市"),
        (2015, "监利", "421023", "监利县"),
        (2022, "监利", "421088", "监利市"),
        (2005, "襄樊", "420600", "襄樊市"),
        (2022, "襄樊", "420600", "襄阳市"),
        (2015, "株洲县", "430221", "株洲县"),
    ],
)
def test_a_name_means_the_division_of_its_year(year, name, code, called):
    found = locate(f"支持{name}、武汉", Context(jurisdiction="430000", year=year))
    assert (found[0].place.id, found[0].place.name) == (code, called)


@pytest.mark.parametrize(
    "text",
    [
        "拓展深化合作协议,优化城区布局,推进矿区治理",
        "打通物流通道,整合创新资源",
        "公安机关、省公安厅、公安民警",
        "鼓励湘商返乡投资兴业",
        "长乐山循环经济产业园",
        "黄鹤楼、岳阳楼、滕王阁等名楼",
        "岳麓、白鹿洞等书院",
        "光谷、珞珈、江夏等实验室建设",
        "武汉大学、华中科技大学、武汉协和医院",
        "引进武汉仁爱或同德等医疗机构",
        "湖北日报、长江证券、长沙银行",
        "湖南日报报业集团、湖南广播影视集团",
        "依托上海大众、湖南吉利、长沙比亚迪等骨干企业",
        "依托株洲硬质合金等核心企业",
        "广州路、情人路、北京路步行街",
        "人行武汉分行、江西银保监局、民航江西监管局",
        "振兴县域经济,建成县城,和县级财政",
        "确保定期更新,推广安全经验,扩大同时段覆盖",
        "提高安全水平,社会治安稳定,加强数据整合和安全保护",
        "促进周边城镇发展,顺利通过验收,督促地方城市管理",
        "适应城市需要,交通城市建设,振兴山区",
        "长治久安、形成都市圈",
        "平安建设、和平发展、改革开放、新兴产业、惠民工程",
        "武鄂黄产业布局",
        "支持芜湖科技工程学校发展",
    ],
)
def test_what_only_looks_like_a_name_is_no_place(text):
    assert _found(text, HUBEI) == []


@pytest.mark.parametrize(
    ("context", "marked"),
    [
        (HUBEI, "支持[公安县=421022]建设"),
        (HUNAN, "推进[靖州=431229]、[通道=431230]、[会同=431225]一体化"),
        (HUBEI, "[湖北=420000]通道建设"),
        (ALONE, "[上海=310000][青浦=310118]、[金山=310116]、[闵行=310112]"),
        (HUBEI, "[武汉=420100]、[宜昌=420500]与云和、新河、龙华合作"),
        (HUBEI, "[武汉=420100]大学城、[黄石=420200]港、[宜昌=420500]港"),
        (HUBEI, "引进[武汉=420100]高水平实验室、[武汉=420100]三甲医院"),
        (HUBEI, "以[武汉=420100]东湖等国家级高新技术产业开发区为引领"),
    ],
)
def test_a_word_is_a_place_only_with_its_kind_or_beside_its_siblings(context, marked):
    _check(marked, context)


@pytest.mark.parametrize(
    ("context", "marked"),
    [
        (
            HUBEI,
            "推动[武汉都市圈=region/武汉都市圈]、[长株潭都市圈=region/长株潭都市圈]、[南昌都市圈=region/南昌都市圈]",
        ),
        (HUBEI, "[长江中游城市群=region/长江中游城市群]和[长江经济带=region/长江经济带]"),
        (HUBEI, "承接[长三角=region/长三角]和[粤港澳大湾区=region/粤港澳大湾区]产业"),
        (ALONE, "[福州都市圈=region/福州都市圈]"),
        (HUBEI, "[武汉东湖新技术开发区=zone/武汉东湖新技术开发区]、[东湖高新区=zone/武汉东湖新技术开发区]"),
        (HUANGSHI, "[开发区·铁山区=zone/黄石经济技术开发区·铁山区]"),
        (HUANGSHI, "[大冶市=420281][黄石临空经济区=zone/黄石临空经济区]"),
        (HUANGSHI, "[黄石棋盘洲综合保税区=zone/黄石棋盘洲综合保税区]、[黄石新港=zone/黄石新港(物流)工业园区]"),
        (HUNAN, "[湘潭=430300][岳塘经开区=zone/岳塘经济技术开发区]、[益阳东部新区=zone/益阳东部新区]"),
        (JIANGXI, "[赣江新区=zone/赣江新区]与[赣江=natural/赣江]"),
        (HUBEI, "[幕阜山=natural/幕阜山]、[汉江=natural/汉江]、[洞庭湖=natural/洞庭湖]"),
        (HUBEI, "[洪湖=natural/洪湖]、[斧头湖=natural/斧头湖]湿地"),
        (HUBEI, "[潜江=429005]、[洪湖=421083]、[监利=421088]"),
        (HUNAN, "改善[衡山=natural/衡山]、[武陵山=natural/武陵山]北段等山体生态质量"),
        (HUANGSHI, "[黄石港区=420202][花湖街道=420202005]"),
        (HUANGSHI, "支持[金牛=420281100]、[王英=420222115]等乡镇发展休闲农业"),
        (HUNAN, "[宁乡=430124]、[韶山=430382],抓好[清溪镇=430382100]、[花明楼镇=430182102]、[太子庙镇=430722109]"),
    ],
)
def test_zones_regions_features_and_townships_are_places(context, marked):
    _check(marked, context)


def test_no_place_is_mentioned_inside_the_name_of_an_agency():
    text = "武汉海关、武汉市人民政府支持武汉"
    assert _found(text, HUBEI, [Span(0, 4), Span(5, 12)]) == [(14, 16, "420100")]


def test_full_width_brackets_spread_a_name_too():
    text = "武\uff08汉\uff09鄂\uff08州\uff09黄\uff08石\uff09市域铁路"
    assert _found(text, ALONE) == [(0, 4, "420100"), (4, 8, "420700"), (8, 12, "420200")]


@pytest.mark.parametrize(
    ("key", "above"),
    [
        ("420281", ["420200", "420000"]),
        ("429004", ["420000"]),
        ("420281100", ["420281", "420200", "420000"]),
        ("zone/黄石新港(物流)工业园区", ["420222", "420200", "420000"]),
        ("region/武汉都市圈", []),
        ("natural/长江", []),
    ],
)
def test_a_place_lies_in_county_city_and_province(key, above):
    assert [place.id for place in ancestors(place_of(key))] == above


def test_a_city_belongs_to_its_province_and_to_its_regions():
    above = {place.id for place in parents(place_of("420200"))}
    assert {"420000", "region/武汉都市圈", "region/长江中游城市群"} <= above
    assert "黄石市" in {place.name for place in members(place_of("region/武汉都市圈"))}


def test_a_place_carries_its_name_its_short_name_and_its_position():
    place = place_of("420200", 2021)
    assert (place.name, place.aliases) == ("黄石市", ("黄石", "黄石市"))
    assert place.lat == pytest.approx(30.2, abs=0.2)
    assert place.lon == pytest.approx(115.0, abs=0.2)


def test_an_unknown_code_is_a_key_error():
    with pytest.raises(KeyError):
        place_of("999999")


@pytest.mark.parametrize(
    ("context", "text", "region", "codes"),
    [
        (
            HUBEI,
            "长江中游城市群地跨湖北、湖南、江西三省(以下简称三省),规划范围包括湖北省武汉市、襄阳市、潜江市等13市。为深入",
            "长江中游城市群",
            ("420100", "420600", "429005"),
        ),
        (
            HUNAN,
            "实施范围为环长株潭城市群,即以长沙、株洲、湘潭三市为核心,辐射衡阳、岳阳五市,总面积9.68万平方公里。",
            "环长株潭城市群",
            ("430100", "430200", "430300", "430400", "430600"),
        ),
        (HUNAN, "推进洞庭湖生态经济区(岳阳、常德、益阳)、湘中合作", "洞庭湖生态经济区", ("430600", "430700", "430900")),
    ],
)
def test_a_document_says_what_a_region_holds(context, text, region, codes):
    held, span = region_members(text, locate(text, context))[region]
    assert held == codes
    assert region in span.of(text)


def test_a_region_that_only_radiates_has_no_new_members():
    text = "发挥武汉都市圈辐射带动作用,夯实襄阳、宜昌制造业基础。"
    assert region_members(text, locate(text, HUBEI)) == {}


def test_every_region_and_zone_names_divisions_that_exist():
    assert all(gazetteer().divisions_of(code) for code in _codes_of_seeds())


def _codes_of_seeds():
    from kg.reference.gazetteer import regions, zones

    yield from (code for region in regions().values() for code in region.members)
    yield from (zone.parent for zone in zones().values())


def test_every_division_in_force_lies_in_a_province():
    current = [row for row in gazetteer().divisions if row.current and row.level != "province"]
    assert all(list(gazetteer().ancestors(row.code))[-1].level == "province" for row in current)


def test_no_name_is_also_a_word_that_hides_it():
    from kg.resolve.places.vocabulary import traps

    assert not set(traps().not_names) & set(vocabulary().names)
