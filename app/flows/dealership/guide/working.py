"""In the workshop, from article 5."""

from app.kernel.flow import Guide

DISPATCHED = Guide(
    keep=(
        (
            "依委托书和登记表与车间主管交接车辆",
            "Hand car and keys to the workshop head by the order and the form",
        ),
        ("交代作业内容、交车时间和注意事项", "Say what is to be done, by when, and what else matters"),
        ("车间主管先定优先，再按班组的技术和忙闲派工", "Priority first, then by the team's skill and load"),
    ),
)
IN_WORK = Guide(
    keep=(
        (
            "按登记表验收车辆，确认故障现象，必要时试车",
            "Receive the car against the form; confirm the fault, on the road if need be",
        ),
        ("按委托书上的内容做", "Do what the order says"),
        ("凭委托书领料，出库单上签字", "Draw parts against the order; sign the slip"),
        (
            "非工作需要不进车内，不动电器",
            "Do not enter the car or switch anything on unless the work needs it",
        ),
        (
            "车内物品小心保护，要动先请顾问问客户",
            "Protect belongings; to move them, have the adviser ask the customer first",
        ),
        (
            "进度有变立即报车间主管和服务顾问",
            "Report every change of progress at once to workshop head and adviser",
        ),
        ("项目有变走增项，等客户同意", "Other work is added work: wait for the customer's yes"),
    ),
)
SELF_CHECKED = Guide(
    keep=(("做完先自检，再交班组长", "Check your own work first, then hand it to the team leader"),)
)
TEAM_CHECKED = Guide(
    keep=(
        (
            "合格后在委托书上写维修建议、注意事项，签名",
            "Once it is right write advice and notes on the order, and sign",
        ),
    ),
)
INSPECTED = Guide(
    keep=(
        ("质检员或技术总监检验签字，才算完工", "It is done once the inspector or technical head has signed"),
    )
)
