"""What to do and say at each step, from article 6 (COM-02, VOL-05)."""

from collections.abc import Mapping

from app.flows.volunteer.facts.tracks import Collection
from app.kernel.flow import Guide
from app.kernel.steps import Steps

STEPS: Mapping[Steps, Guide] = {
    Collection.COLLECTED: Guide(
        say=("当面点清册数和笔数，两边签字", "Count booklets and entries together; both sign"),
        keep=(
            ("每两周由队长收取本时段服务过的小册子", "Every two weeks the team leader collects the booklets"),
            ("迟交的随下一期，注明迟交", "Late booklets go with the next period, and say so"),
        ),
    ),
    Collection.APPRAISED: Guide(
        keep=(
            ("一次超过三小时的，先核实真实性", "Verify what took over three hours in one go"),
            (
                "有效章：辅导员私章、中心公章、青协公章",
                "Valid seals: the counsellor's, the centre's, the youth association's",
            ),
            (
                "做假：第一次扣等时长，第二次扣双倍，第三次清零",
                "Fakes: as many hours again, then twice as many, the third time everything",
            ),
        ),
    ),
    Collection.STAMPED: Guide(
        keep=(("最终以中心公章为准", "In the end the centre's seal makes the hours count"),),
    ),
}
