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
            ("单据：志愿服务小册，收册单", "Papers: the booklets, the hand-in list"),
        ),
    ),
    Collection.APPRAISED: Guide(
        say=(
            "这次超过三小时，请说说去了哪里、谁带队，我们核实一下",
            "This took over three hours: where was it, and who led it? We verify it",
        ),
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
            ("单据：志愿服务小册，核实凭据", "Papers: the booklets, and what verifies them"),
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
            (
                "单据：小册发还条，鉴定表发放清单，志愿服务鉴定表",
                "Papers: a slip for each booklet, the list of forms, the appraisal forms",
            ),
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
            ("单据：志愿服务鉴定表，鉴定表发放清单", "Papers: the appraisal forms, the list of forms"),
        ),
    ),
    Collection.KEPT: Guide(
        say=(
            "请队长统计每人本月时长，用铅笔记在左上角",
            "The leader tallies each month, in pencil in the upper left corner",
        ),
        keep=(
            ("中心复核后归入班级档案", "The centre checks it, then enters it in the class archive"),
            (
                "单据：志愿服务鉴定表（左上角铅笔备注）",
                "Papers: the appraisal forms, with the note in pencil",
            ),
        ),
    ),
    Collection.TALLIED: Guide(
        say=(
            "本月统计核对好了，这就归入班级档案",
            "The hours of the month are checked; they go into the class archive now",
        ),
        keep=(
            ("建立《班级志愿服务档案》", "The class archive is kept up"),
            ("单据：《班级志愿服务档案》", "Papers: the class archive"),
        ),
    ),
    Collection.ARCHIVED: Guide(
        say=("档案里都有，需要证明随时来开", "It is all in the archive: come for a certificate at any time"),
        keep=(
            ("随时可凭档案开具证明", "A certificate can be issued from the archive at any time"),
            ("单据：《班级志愿服务档案》，志愿服务证明", "Papers: the class archive, the certificate"),
        ),
    ),
}
