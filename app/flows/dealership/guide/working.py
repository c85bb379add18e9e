"""In the workshop, from article 5."""

from app.kernel.flow import Guide

DISPATCHED = Guide(
    keep=(
        ("先定优先，再按班组的技术和忙闲派工", "Priority first, then by the team's skill and load"),
        ("交车时间和注意事项说清楚", "Name promised time and whatever else matters"),
    ),
)
IN_WORK = Guide(
    keep=(
        ("按登记表验收车辆，先确认故障现象", "Receive the car against the form; confirm the fault first"),
        ("凭委托书领料，出库单上签字", "Draw parts against the order; sign the slip"),
        (
            "非工作需要不进车内，不动电器和客户物品",
            "Do not enter the car or touch belongings unless the work needs it",
        ),
        ("进度或项目有变，立即报告", "Report every change of progress or work at once"),
    ),
)
SELF_CHECKED = Guide(
    keep=(("做完先自检，再交班组长", "Check your own work first, then hand it to the team leader"),)
)
TEAM_CHECKED = Guide(
    keep=(("合格后写维修建议和注意事项，签名", "Once it is right write advice and notes, and sign"),)
)
INSPECTED = Guide(keep=(("质检员或技术总监签字后才算完工", "It is done once the inspector has signed"),))
