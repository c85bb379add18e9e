"""From the handover inside to the follow-up call, from article 5."""

from app.kernel.flow import Guide

HANDED_OVER = Guide(
    keep=(
        (
            "收回钥匙、委托书、登记表，问清停车位置",
            "Take back keys, order and form; ask where the car stands",
        ),
        ("委托书上项目都有记录，质检员已签字", "Every line has its record and the inspector's signature"),
        ("实车核对每一项确实做完", "Check on the car that each line is really done"),
        ("故障已消除，必要时试车", "The fault is gone; drive it if need be"),
        ("换下的旧件备好", "Have the replaced parts at hand"),
        ("车内外无灰尘、油污、油脂", "No dust, oil or grease inside or outside"),
        ("不留抹布、工具、螺母、螺栓", "No rags, tools, nuts or bolts left"),
    ),
)
TOLD = Guide(
    say=("您的车修好了，您什么时候方便来取？", "Your car is ready; when would it suit you?"),
    keep=(
        ("检查完立即联系客户", "Reach the customer as soon as it is checked"),
        ("大修车、事故车避开高峰", "Major and accident repairs not in the peak hours"),
    ),
)
SETTLED = Guide(
    keep=(
        (
            "建议维修项目逐条说明，写进结算单",
            "Explain each recommended item; it stands on the settlement list",
        ),
        (
            "安全项目说清必须修的原因和不修的后果，不修请客户注明并签字",
            "Safety: why it must be done and what happens if not; a refusal is noted and signed",
        ),
        ("说明保养手册上的记录", "Explain what stands in the service booklet"),
        (
            "首保免费，介绍质量担保和定期保养的重要",
            "The first service is free; explain warranty and why regular service matters",
        ),
        (
            "下次保养的时间和里程写在结算单上，请客户留意",
            "Next service by date and mileage stands on the settlement list; point it out",
        ),
        ("下次保养到期前会提醒、预约", "Say that we remind them and book before it is due"),
    ),
)
FOLLOWED_UP = Guide(
    say=("您的车这几天开着还好吗？", "How has the car been these days?"),
    keep=(
        (
            "三个工作日内回访，不满意的立即立案",
            "Call within three working days; what displeases is a complaint at once",
        ),
    ),
)
