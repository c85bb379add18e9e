"""From the handover inside to the follow-up call, from article 5."""

from app.kernel.flow import Guide

HANDED_OVER = Guide(
    keep=(
        ("钥匙、委托书、登记表齐，知道车停在哪里", "Keys, order and form complete; where the car is"),
        (
            "委托的项目逐项实车核对，故障已消除",
            "Each ordered line is really done on the car; the fault is gone",
        ),
        ("旧件备好，车内外干净，不留抹布工具螺母", "Old parts at hand; clean; no rags, tools or nuts left"),
    ),
)
TOLD = Guide(
    say=("您的车修好了，您什么时候方便来取？", "Your car is ready; when would it suit you?"),
    keep=(("大修车、事故车避开高峰", "Major and accident repairs not in the peak hours"),),
)
SETTLED = Guide(
    keep=(
        (
            "建议项目逐条说明，安全项目不做要请客户注明并签字",
            "Explain the advice; a refused safety item is noted and signed",
        ),
        ("首保免费，说明质量担保和定期保养", "First service is free; explain warranty and regular service"),
        (
            "下次保养的时间和里程写在结算单上",
            "Next service by date and mileage stands on the settlement list",
        ),
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
