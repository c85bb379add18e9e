"""How surnames are read where the dictionary puts another reading first, and which have two characters."""

from collections.abc import Mapping

_READ = """
单 shan|仇 qiu|区 ou|曾 zeng|查 zha|解 xie|盖 ge gai|朴 piao|员 yun|折 she
覃 qin tan|缪 miao|种 chong|重 chong|郇 xun huan|黑 he|隗 wei kui|翟 zhai di|召 shao|祭 zhai
谌 chen shen|佴 nai|秘 bi|卜 bu|能 nai|句 gou|都 du|藏 zang|乐 yue le|乜 nie
洗 xian|阚 kan|便 pian|繁 po|粘 nian|参 shen|尉迟 yu-chi|单于 chan-yu|万俟 mo-qi|令狐 ling-hu
澹台 tan-tai|长孙 zhang-sun|鲜于 xian-yu|呼延 hu-yan
"""

_PLAIN_COMPOUND = (
    "欧阳 司马 上官 诸葛 夏侯 东方 皇甫 公孙 慕容 宇文 司徒 司空 公冶 宗政 濮阳 淳于 太叔 申屠 轩辕 "
    "钟离 闻人 端木 百里 南宫 独孤 拓跋 闾丘 完颜 赫连 东郭 南门 西门 公羊 仲孙 子车 颛孙 第五 左丘"
)


def _table() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Per surname, for each of its characters, the readings that it has as a surname."""
    entries = (entry.split() for entry in _READ.replace("\n", "|").split("|") if entry)
    return {
        name: tuple(zip(*(reading.split("-") for reading in readings), strict=True))
        for name, *readings in entries
    }


SURNAMES: Mapping[str, tuple[tuple[str, ...], ...]] = _table()
COMPOUND: frozenset[str] = frozenset(_PLAIN_COMPOUND.split()) | {name for name in SURNAMES if len(name) > 1}


def surname(name: str) -> str:
    """The surname that a Chinese name begins with: two characters if it is one of those, else one."""
    return name[:2] if name[:2] in COMPOUND and len(name) > 2 else name[:1]
