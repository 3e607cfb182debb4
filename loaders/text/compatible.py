"""Characters that only look like Chinese ones, each with the one it stands for: radicals and compatibility forms.

PDF files and input methods leave ⻓ for 长 and ⺠ for 民. The radicals of Kangxi and the compatibility ideographs have
their equivalents in Unicode's own data; of the supplement of radicals, those that are characters by themselves are
listed here (Unicode, EquivalentUnifiedIdeograph).
"""

from __future__ import annotations

import re
import unicodedata

SUPPLEMENT = dict(
    zip(
        "⺁⺄⺇⺈⺌⺍⺎⺏⺐⺒⺓⺔⺕⺖⺗⺙⺛⺜⺝⺞⺟⺠⺡⺢⺣⺤⺦⺨⺩⺪⺫⺬⺭⺯⺰⺱⺲⺶⺷⺸⺹⺺⺼⺽⺾⻁⻂⻃⻄⻅⻆⻈⻉⻊⻋⻌⻍⻎⻏⻐⻑⻒⻓⻔⻖⻗⻘⻙⻚⻛⻜⻝⻟⻠⻢⻣⻤⻥⻦⻧⻨⻩⻫⻬⻭⻮⻯⻰",
        "厂乙几刀小小尢尣尢巳幺彐彐忄忄攵旡日月歺母民氵氵灬爪丬犭王疋目示礻糸纟网罒羊羊羊老聿月臼艹虎衤覀西见角讠贝足车辶辶辶阝钅長镸长门阝雨青韦页风飞食饣饣马骨鬼鱼鸟卤麦黄齊齐歯齿竜龙",
        strict=True,
    )
)


def _table() -> dict[int, str]:
    found = {}
    for code in (*range(0x2F00, 0x2FD6), *range(0xF900, 0xFB00)):
        plain = unicodedata.normalize("NFKC", chr(code))
        if len(plain) == 1 and plain != chr(code):
            found[code] = plain
    return found | {ord(form): plain for form, plain in SUPPLEMENT.items()}


COMPATIBLE = _table()
"""Each such character's code and its equivalent, one for one."""
ANY_COMPATIBLE = re.compile("[\u2e80-\u2fd5\uf900-\ufaff]")
