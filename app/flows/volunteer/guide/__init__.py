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
        say=(
            "小册发还，请队长领走鉴定表登记",
            "The booklets go home; the team leader takes the forms to enter",
        ),
        keep=(
            ("最终以中心公章为准", "In the end the centre's seal makes the hours count"),
            ("鉴定表清单点数，两边签字", "Count the forms on the list together; both sign"),
        ),
    ),
    Collection.ENTERED: Guide(
        say=(
            "逐人核对预填内容，有出入的当面说明",
            "Hold each form against what is prefilled; name what differs",
        ),
        keep=(
            ("与台账一致的才盖章", "Only a form that equals the ledger is stamped"),
            (
                "签时、盖章后由中心保管，以便下次发放",
                "Hours and date signed and stamped, the centre keeps it until the next time",
            ),
        ),
    ),
    Collection.KEPT: Guide(
        say=(
            "请队长统计每人本月时长，用铅笔记在左上角",
            "The leader tallies each month, in pencil in the upper left corner",
        ),
        keep=(("中心复核后归入班级档案", "The centre checks it, then enters it in the class archive"),),
    ),
    Collection.TALLIED: Guide(
        keep=(("建立《班级志愿服务档案》", "The class archive is kept up"),),
    ),
    Collection.ARCHIVED: Guide(
        keep=(("随时可凭档案开具证明", "A certificate can be issued from the archive at any time"),),
    ),
}
