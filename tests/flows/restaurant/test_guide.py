"""The guide of each step has what the article says there (RST-25)."""

from collections.abc import Mapping

import pytest

from app.flows.restaurant.facts.tracks import STEP_LINE, Sitting
from app.flows.restaurant.guide import STEPS

ARTICLE: Mapping[Sitting, tuple[str, ...]] = {
    Sitting.GREETED: (
        "欢迎光临，里面请",
        "一米",
        "45 度",
        "0.8 至 1.2 米",
        "三步一回头",
        "五指并拢",
        "提拿行李",
    ),
    Sitting.SEATED: ("您请坐", "挂衣物", "照明和空调"),
    Sitting.TEA: ("喜欢喝什么茶", "不重复问茶", "八分满", "放低茶壶", "亲切微笑"),
    Sitting.ORDERING: (
        "您现在可以点菜了吗",
        "回房添茶",
        "特色菜",
        "致歉",
        "复述",
        "芥末酱油",
        "红醋",
        "洗手盅",
    ),
    Sitting.CONFIRMED: ("请您确认", "菜肴认可凭证", "点菜时间", "五分钟", "商标朝客人"),
    Sitting.AT_TABLE: (
        *("请您上座", "女士优先，先宾后主", "主人和主宾拉椅", "膝盖", "右侧", "左手在前"),
        *("餐前小吃", "左手托瓶底", "12 厘米", "45 度"),
    ),
    Sitting.COLD: (
        *("您的凉菜已上齐", "副主陪旁", "核对点菜单", "荤素", "转盘中心", "龙头朝左", "我叫", "酒过三巡"),
        *("白酒八分", "1/3 至 1/2", "两指", "啤酒黄酒不超过 2/3", "饮料 1/2", "1.5 厘米", "不碰杯", "45 度"),
        *("脱外套", "点烟", "火柴向自己"),
    ),
    Sitting.CALLED: ("叫菜单", "预热", "第一次骨碟", "左手托净碟", "从主宾起顺时针", "调味碟"),
    Sitting.HOT: (
        *("鲍鱼、辽参、雪蛤", "撤位、上刀叉、再上菜", "两人配合", "不拖不拉", "每上一位报一次菜名"),
        *("退后一步", "先征求客人", "过目", "一勺准、一叉准", "头、尾、骨、刺不分", "一次性手套", "不刮响"),
        *("绝不再分", "肩上、头上", "先老人", "是否先分给孩子", "小盘", "1/3", "每汤一换", "两个烟蒂"),
        *("热毛巾", "左边", "添茶添酒", "空杯"),
    ),
    Sitting.STAPLE: (
        *("青菜面条", "二两", "撤下所有酒杯", "餐后茶", "热茶", "3/4", "先大碟后小碟"),
        *("先玻璃、再银器、后瓷器", "叉柄朝右"),
    ),
    Sitting.BILL: ("这边请", "您消费", "收您", "数清人民币"),
    Sitting.FAREWELL: ("随身物品", "前方一米", "台阶", "停车场", "欢迎再次光临"),
    Sitting.CLEARING: (
        "电视、空调",
        "明火",
        "烟头",
        "口布 → 玻璃器皿 → 茶杯 → 骨碟 → 展示碟",
        "洒水",
        "翻叠",
    ),
}
"""What the article tells for each step, in its words."""


@pytest.mark.rule("RST-25", "COM-02")
@pytest.mark.parametrize("step", ARTICLE)
def test_each_step_tells_what_the_article_says(step: Sitting) -> None:
    guide = STEPS[step]
    told = "\n".join(pair[0] for pair in (*filter(None, (guide.say,)), *guide.keep))
    assert [words for words in ARTICLE[step] if words not in told] == []


@pytest.mark.rule("RST-25", "COM-60")
def test_the_guide_is_complete_in_both_languages_and_in_the_articles_order() -> None:
    assert list(STEPS) == list(STEP_LINE)
    pairs = [pair for guide in STEPS.values() for pair in (*filter(None, (guide.say,)), *guide.keep)]
    assert all(zh and en and zh != en for zh, en in pairs)
    assert len({zh for zh, _ in pairs}) == len(pairs), "nothing is told twice"
    hot = "".join(zh for zh, _ in STEPS[Sitting.STAPLE].keep)
    order = ("大碟", "小碟", "玻璃", "银器", "瓷器", "清好转盘", "果盘果叉", "餐后茶")
    places = [hot.rindex(word) if word == "餐后茶" else hot.index(word) for word in order]
    assert places == sorted(places), "the order of clearing"
