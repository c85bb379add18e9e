"""What a guest's own words say of allergens, in Chinese or English (RST-04).

Longer words go first: 鲍鱼 is shellfish and no fish, 蛋白质 is no egg, 鱼香肉丝 has no fish in it. A word that
nobody knows here stays as words; the screen says that no dish is held against it.
"""

import re
from collections.abc import Iterable, Mapping

from app.flows.restaurant.facts.kinds import Allergen

_NAMED: Mapping[tuple[Allergen, ...], str] = {
    (Allergen.PEANUT,): "花生 落花生 peanut groundnut|peanut butter",
    (Allergen.NUTS,): (
        "坚果 果仁 核桃 杏仁 腰果 开心果 夏威夷果 榛子 榛果 松子 松仁 碧根果 巴旦木 栗子 板栗 杏仁奶 杏仁豆腐 "
        "nut almond cashew walnut pistachio hazelnut pecan macadamia chestnut praline marzipan"
        "|tree nut|pine nut|almond milk"
    ),
    (Allergen.SHELLFISH,): (
        "虾 蟹 贝 贝类 甲壳 鲍 鲍鱼 鱿鱼 墨鱼 章鱼 八爪鱼 乌贼 牡蛎 生蚝 蚝 海蛎 蛤 花甲 蛏 蚌 蚬 青口 海虹 淡菜 "
        "螺 瑶柱 带子 shellfish shrimp prawn crab lobster crayfish crawfish langoustine oyster clam mussel scallop "
        "abalone squid octopus octopuses cuttlefish calamari whelk cockle conch mollusc mollusk crustacean"
        "|shell fish"
    ),
    (Allergen.FISH,): (
        "鱼 鳗 鳝 鳕 鲈 鲑 鲳 fish salmon tuna cod trout eel anchovy anchovies sardine mackerel carp halibut "
        "herring haddock bass caviar roe"
    ),
    (Allergen.SHELLFISH, Allergen.FISH): "海鲜 水产 seafood",
    (Allergen.EGG,): "蛋 玉子豆腐 日本豆腐 egg mayonnaise mayo",
    (Allergen.MILK,): (
        "奶 乳 芝士 起司 黄油 milk dairy lactose cheese butter cream yoghurt yogurt whey custard|ice cream"
    ),
    (Allergen.SOY,): (
        "大豆 黄豆 毛豆 豆制品 豆类 豆腐 豆浆 豆奶 豆乳 豆花 豆干 豆皮 豆豉 豆瓣酱 腐竹 腐乳 酱油 味噌 纳豆 "
        "soy soya soybean tofu edamame miso tempeh|bean curd|soy milk|soya milk"
    ),
    (Allergen.WHEAT,): (
        "麸 小麦 麦子 全麦 大麦 面 饺 包子 馒头 馄饨 吐司 乳糜泻 gluten wheat flour bread pasta seitan celiac coeliac"
    ),
    (Allergen.SESAME,): "芝麻 麻酱 香油 麻油 sesame tahini",
    (Allergen.EGG, Allergen.MILK, Allergen.WHEAT): "蛋糕 cake",
    (): (
        "里面 外面 上面 前面 后面 方面 见面 当面 面前 桌面 表面 面子 宝贝 贝贝 蟹味菇 甲鱼 鳄鱼 鱼香 鱼腥草 蛋白质 蛋白粉 奶奶 椰奶 椰乳 燕麦奶 乳猪 乳鸽 母乳 哺乳 喂奶 芝麻菜 "
        "eggplant jellyfish buckwheat"
        "|oyster mushroom|water chestnut|coconut milk|coconut cream|oat milk|rice milk|rice flour|corn flour|rice cake"
    ),
}
"""Words by what they name: single ones between blanks, those of several words between bars; the last name nothing."""


def _words(told: str) -> Iterable[str]:
    single, *several = told.split("|")
    return (*single.split(), *several)


_KINDS = {word: frozenset(kinds) for kinds, told in _NAMED.items() for word in _words(told)}
_LONGEST_FIRST = sorted(_KINDS, key=len, reverse=True)
_WORDS = re.compile(
    "|".join(
        rf"(?<![a-z])({word})(?:e?s)?(?![a-z])" if word.isascii() else f"({word})" for word in _LONGEST_FIRST
    )
)
_SENTENCES = re.compile(r"[。.；;！!\n]")
_CLAUSES = re.compile(r"[，,]|但是?|不过(?!敏)|\bbut\b")
_EATEN = re.compile(
    r"都吃|都能吃|能吃|可以吃|爱吃|喜欢吃|吃得[了惯来]|没问题|不忌|不过敏|没有?过敏"
    r"|\bcan eat\b|\b(?:is|are) (?:fine|ok|okay)\b|\blikes?\b|\bloves?\b|\bnot allergic\b"
)
_AVOIDED = re.compile(
    r"不(?!忌|过敏)|(?<!不)忌|别|勿|去|除|外|免|无|没(?!有?过敏|问题)|怕|戒|拒|少|换|吗|么|[?？]"
    r"|\b(?:no|not(?! allergic)|never|cannot|avoids?|without|hates?|dislikes?|except|free)\b|n['’]t\b"
)
_REACTION = re.compile(
    r"(?<!不)(?<!没)(?<!没有)过敏|疹|肿|痒|休克|红斑|窒息|喘|吐(?!司)|呕|泻|拉肚子|难受|中毒|发作|(?<!过敏)反应"
    r"|(?<!not )\ballerg|intoleran|\bhives\b|\bswell|\bswoll|\brash|\bitch|\bill\b|\bsick|\bvomit|\bthrows? up\b"
    r"|anaphyla|\bshock|\bfaint|\bwheez|\breact"
)


def allergens_in(words: str) -> frozenset[Allergen]:
    """The allergens that some words name. What a clause says to be eaten is none; where that is in doubt it is one.

    It is in doubt where a later clause of the sentence avoids something, or anybody reacts to something later
    on, and what it is is not named there: "爱吃虾，但是过敏".
    """
    found: frozenset[Allergen] = frozenset()
    reacts = False
    for sentence in reversed(_SENTENCES.split(words.casefold())):
        avoids = False
        for clause in reversed(_CLAUSES.split(sentence)):
            named = _named(clause)
            avoided, reaction = bool(_AVOIDED.search(clause)), bool(_REACTION.search(clause))
            if avoided or reaction or avoids or reacts or not _EATEN.search(clause):
                found |= named
            avoids |= avoided and not named
            reacts |= reaction and not named
    return found


def _named(clause: str) -> frozenset[Allergen]:
    return frozenset().union(*(_KINDS[_LONGEST_FIRST[_group(match)]] for match in _WORDS.finditer(clause)))


def _group(match: re.Match[str]) -> int:
    return (match.lastindex or 1) - 1


def besides(allergens: Iterable[Allergen], words: str | None) -> tuple[Allergen, ...]:
    """Which of what a table avoids its words do not name: they stand beside them."""
    if not allergens:
        return ()
    named = allergens_in(words or "")
    return tuple(one for one in Allergen if one in allergens and one not in named)
