"""The guide of each step has what the article says there (DLR-24)."""

from collections.abc import Mapping

import pytest

from app.flows.dealership.facts.tracks import Visit
from app.flows.dealership.guide import STEPS

ARTICLE: Mapping[Visit, tuple[str, ...]] = {
    Visit.BOOKED: ("您好", "铃响三声", "原话", "复述", "行驶证和保养手册"),
    Visit.PREPARED: (
        *("易损件", "常用件", "顾客资料", "内部", "仪容、仪表", "表单、工具、材料", "环境和设施", "三件套"),
    ),
    Visit.RECEIVED: (
        *("欢迎光临", "主动迎接", "引导停车", "称呼得当", "先后", "装三件套", "环车", "详细", "准确"),
    ),
    Visit.DIAGNOSED: (
        *("来意", "仔细听", "立即确定的", "质量担保", "说明原因", "诊断后", "全面检查", "行驶证和保养手册"),
        "前台坐下",
    ),
    Visit.ESTIMATED: ("备品库存", "服务档案", "可推荐", "工时费和备品费", "检查结果出来后", "预估完工时间"),
    Visit.ORDERED: (
        *("付费方式", "交车程序", "旧件", "先联系您", "同意了才做", "解释", "签字确认", "客户联", "休息"),
    ),
    Visit.DISPATCHED: ("委托书和登记表", "作业内容", "交车时间", "注意事项", "优先", "技术和忙闲"),
    Visit.IN_WORK: (
        *("按登记表验收", "故障现象", "必要时试车", "领料", "出库单上签字", "不进车内", "不动电器", "物品"),
        *("问客户", "立即报车间主管和服务顾问", "增项"),
    ),
    Visit.SELF_CHECKED: ("先自检，再交班组长",),
    Visit.TEAM_CHECKED: ("合格后", "维修建议、注意事项", "签名"),
    Visit.INSPECTED: ("质检员或技术总监",),
    Visit.HANDED_OVER: (
        *("钥匙、委托书、登记表", "停车位置", "质检员已签字", "实车核对", "故障已消除", "旧件"),
        *("灰尘、油污、油脂", "抹布、工具、螺母、螺栓"),
    ),
    Visit.TOLD: ("修好了", "立即联系", "什么时候方便", "大修车、事故车避开高峰"),
    Visit.SETTLED: (
        *("建议维修项目", "结算单", "必须修的原因", "后果", "注明并签字", "保养手册", "首保免费"),
        *("质量担保", "定期保养", "时间和里程", "到期前会提醒、预约"),
    ),
    Visit.FOLLOWED_UP: ("还好吗", "三个工作日"),
}
"""What the article tells for each step, in its words; of telephone and follow-up it names the step alone."""


@pytest.mark.rule("DLR-24", "COM-02")
@pytest.mark.parametrize("step", ARTICLE)
def test_each_step_tells_what_the_article_says(step: Visit) -> None:
    guide = STEPS[step]
    told = "\n".join(pair[0] for pair in (*filter(None, (guide.say,)), *guide.keep))
    assert [words for words in ARTICLE[step] if words not in told] == []


@pytest.mark.rule("DLR-24", "COM-60")
def test_the_guide_is_complete_in_both_languages() -> None:
    assert list(STEPS) == list(ARTICLE) == [step for step in Visit if step in STEPS]
    pairs = [pair for guide in STEPS.values() for pair in (*filter(None, (guide.say,)), *guide.keep)]
    assert all(zh and en and zh != en for zh, en in pairs)
    assert len({zh for zh, _ in pairs}) == len(pairs), "nothing is told twice"
