"""From the bill to the free table: what to do and say, from the article (COM-02, RST-25)."""

from collections.abc import Mapping

from app.flows.restaurant.facts.tracks import Sitting
from app.kernel.flow import Guide
from app.kernel.steps import Steps

STEPS: Mapping[Steps, Guide] = {
    Sitting.BILL: Guide(
        say=(
            "这边请！您消费 {total} 元，收您 {tendered} 元",
            "This way, please. Your bill is {total} yuan; I receive {tendered} yuan",
        ),
        keep=(
            ("当面数清人民币", "Count the notes before the guest"),
            ("先报应收，再报实收和找零", "Say what is due, then what you received, then the change"),
            (
                "不设最低消费，不向上凑整，未告知的费用不收",
                "No minimum spend, never round up, charge nothing that was not told",
            ),
        ),
    ),
    Sitting.FAREWELL: Guide(
        say=(
            "请带齐您的随身物品，小心台阶，欢迎再次光临",
            "Please take all your belongings. Mind the step. We look forward to seeing you again",
        ),
        keep=(
            (
                "起身时先提醒带齐随身物品；走在客人前方一米",
                "Remind them as they rise; walk one metre ahead of them",
            ),
            ("遇台阶或地滑主动提醒", "Point out steps and wet floors"),
            ("尽量送到停车场", "See them to the car if you can"),
        ),
    ),
    Sitting.CLEARING: Guide(
        keep=(
            (
                "先关电视、空调等电器，再熄明火",
                "Television, air conditioning and other devices off, then open flames out",
            ),
            (
                "检查地面、桌底有无未熄烟头和杂物",
                "Check the floor and under the table for cigarette ends and anything left",
            ),
            (
                "口布 → 玻璃器皿 → 茶杯 → 骨碟 → 展示碟",
                "Napkins → glasses → tea cups → bone plates → display plates",
            ),
            (
                "擦转盘：左手骨碟、右手抹布扫净杂物，洒水再擦",
                "Turntable: sweep it onto a bone plate with a cloth, sprinkle water, wipe",
            ),
            (
                "收台布：推到转盘底部，转盘移到台边，两边向中间翻叠，杂物不落台面",
                "Cloth: push it under the turntable, move that to the edge, fold both sides to the middle, drop nothing on the table",
            ),
        ),
    ),
}
