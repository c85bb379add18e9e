"""At the table, from the seat to the fruit: what to do and say, from the article (COM-02, RST-25)."""

from collections.abc import Mapping

from app.flows.restaurant.facts.tracks import Sitting
from app.kernel.flow import Guide
from app.kernel.steps import Steps

STEPS: Mapping[Steps, Guide] = {
    Sitting.AT_TABLE: Guide(
        say=(
            "不好意思，打扰了，马上要上菜了，请您上座",
            "Excuse me, the dishes are about to come. Please take your seats",
        ),
        keep=(
            ("女士优先，先宾后主", "Ladies first, guests before hosts"),
            (
                "只为主人和主宾拉椅：双手抓椅背轻轻拉出，说「您请坐」，坐下前用膝盖轻轻顶回",
                "Draw the chair for host and guest of honour only: both hands on its back, “Please have a seat”, a knee brings it back gently before they sit",
            ),
            (
                "在客人右侧先做手势，再拆口布；极不便时才从左侧，左手在前，肘不碰客人",
                "From the guest's right, with a gesture first, open the napkin; from the left only where there is no other way, left hand in front, so that no elbow touches the guest",
            ),
            (
                "上餐前小食：「这是我们的餐前小吃，各位请慢用」",
                "Put down the starter snacks: “These are our snacks before the meal, please enjoy”",
            ),
            (
                "红酒：左手托瓶底，商标朝客人，右手并拢示意商标，认可后再开",
                "Wine: the left hand holds the bottom, the label to the guest, the right hand shows it; open it once they agree",
            ),
            (
                "白酒：口布叠成 12 厘米见方垫在左掌，右手扶瓶上端，倾斜 45 度示酒",
                "Liquor: a napkin folded 12 cm square on the left palm, the right hand at the upper part, shown at 45 degrees",
            ),
        ),
    ),
    Sitting.COLD: Guide(
        say=(
            "不好意思，打扰了！您的凉菜已上齐，请慢用，祝您用餐愉快！",
            "Excuse me. All your cold dishes are served. Please enjoy your meal!",
        ),
        keep=(
            ("定一个上菜位，一般在副主陪旁", "Choose one serving place, as a rule beside the deputy host"),
            ("上菜前核对点菜单，调料辅料跟全", "Compare with the order first; its condiments come along"),
            (
                "先移开转盘上的物品；荤素、颜色、口味、盘型搭配",
                "Clear the turntable first; mix meat and greens, colours, tastes and plates",
            ),
            (
                "观赏面朝左或朝转盘中心，刺身船龙头朝左",
                "The showing side to the left or to the centre, a sashimi boat's dragon head to the left",
            ),
            (
                "凉菜上齐时先报姓名：「我是本房间服务员，我叫……，有照顾不周之处请多包涵」",
                "Say your name with the last cold dish: “I am your waiter, my name is …; please tell me if anything is amiss”",
            ),
            (
                "酒过三巡，征得主人同意再叫起热菜；或按客人吃菜的速度自己拿捏",
                "After three rounds of toasts ask the host's consent before calling the hot dishes; or judge by how fast they eat",
            ),
            (
                "白酒八分，红酒 1/3 至 1/2（贵客不超过两指），啤酒黄酒不超过 2/3，饮料 1/2，大杯不超过 2/3",
                "Liquor to eight tenths, red wine a third to a half (two fingers for guests of rank), beer and rice wine at most two thirds, soft drinks a half, large glasses at most two thirds",
            ),
            (
                "斟酒侧身站客人右侧，瓶口距杯口 1.5 厘米、不碰杯，斟毕顺时针转瓶 45 度提起",
                "Pour from the guest's right, the bottle 1.5 cm above the glass and never on it; turn it clockwise by 45 degrees as you lift it",
            ),
            (
                "客人脱外套：上前协助、挂好，并调好空调温度",
                "A guest takes the coat off: help, hang it up, and set the air conditioning",
            ),
            (
                "点烟：站右侧，先示意，火苗先调好，左手遮住；火柴向自己划，燃稳再用",
                "Lighting a cigarette: from the right, with a gesture; the flame set before, shielded by the left hand; a match is struck towards yourself and burns fully first",
            ),
        ),
    ),
    Sitting.CALLED: Guide(
        say=("热菜现在为您起吗？", "Shall we start the hot dishes now?"),
        keep=(
            ("记下是谁同意，写好叫菜单", "Note who agreed, and write the call slip"),
            (
                "第一个位上菜先预热，再一起叫起",
                "The first dish per person is warmed, then called with the rest",
            ),
            ("换第一次骨碟", "Change the bone plates for the first time"),
            (
                "换骨碟：先提示，站客人右侧，左手托净碟，右手先撤脏碟再送净碟；从主宾起顺时针",
                "Bone plates: tell the guest, stand at the right, clean plate on the left hand, the right one takes the used plate, then lays the clean one; from the guest of honour clockwise",
            ),
            (
                "收碟小心，不碰调味碟，不掉食物",
                "Take plates away with care: touch no sauce dish, drop no food",
            ),
        ),
    ),
    Sitting.HOT: Guide(
        say=("这是……，请慢用", "This is …, please enjoy"),
        keep=(
            (
                "先上鲍鱼、辽参、雪蛤等高档菜：撤位、上刀叉、再上菜，最好两人配合，不脱节",
                "Premium dishes first: clear the place, lay knife and fork, then serve; best by two, without a pause",
            ),
            (
                "先清转盘、擦净菜汁；盘子轻拿起，不拖不拉",
                "Clear the turntable and wipe spilt sauce first; lift the plates, never drag them",
            ),
            (
                "各客菜每上一位报一次菜名；例份菜转到主人与主宾之间，退后一步，左手背后，右手示意报菜名",
                "Name a dish per person at each guest; turn any other between host and guest of honour, step back, left hand behind you, show it with the right and name it",
            ),
            (
                "分菜：先征求客人；报菜名，顺时针转到主宾与主人面前过目，再从主宾右侧分起",
                "Sharing: ask first; name the dish, turn it clockwise to guest of honour and host, then begin at the guest of honour's right",
            ),
            (
                "一勺准、一叉准，荤素汁菜分匀；头、尾、骨、刺不分，优质部分给主宾和主人",
                "One spoon, one fork, the same for everybody, meat, greens and sauce; no head, tail or bones; the best part to guest of honour and host",
            ),
            (
                "净碟无破损，手不碰菜（要碰先戴一次性手套），不刮响盘底，不洒汤汁",
                "Whole, clean plates; hands never touch the food (gloves where they must); do not scrape, spill nothing",
            ),
            (
                "掉在桌上的菜用口布或纸巾拿走，绝不再分；不越位，不从客人肩上、头上过",
                "What fell on the table is taken away with a napkin and never served; never reach over a guest's shoulder or head",
            ),
            (
                "有老人先老人，快分慢撤；有孩子先问是否先分给孩子，再顺时针",
                "Elders first, shared quickly and cleared slowly; with children ask whether they come first, then clockwise",
            ),
            (
                "多出的分到小盘，摆回转盘；剩得不多的菜均分给客人，给下一道腾地方",
                "What is left over goes on a small plate on the turntable; share out what is nearly finished, to make room for the next",
            ),
            (
                "骨碟不超过 1/3，汤碗每汤一换，烟缸不过两个烟蒂：净烟缸反盖脏烟缸一起拿走，再放净的",
                "Bone plates at one third, soup bowls after each soup, ashtrays from two butts: cover it with a clean one, take both away, put the clean one back",
            ),
            (
                "热毛巾（限冬天）凉了脏了就换：站客人左边，脏夹收、净夹递，说「请用热毛巾」",
                "Hot towels (in winter), at once when cold or soiled: from the guest's left, one pair of tongs takes, another gives: “A hot towel, please”",
            ),
            (
                "随时添茶添酒，看情况适量；客人不再用酒水，撤下空杯",
                "Add tea and wine as it is needed; take empty glasses away once they drink no more",
            ),
        ),
    ),
    Sitting.STAPLE: Guide(
        say=(
            "请问现在可以上主食吗？晚上青菜面条比较好消化",
            "May we bring the staple now? Vegetable noodles are light in the evening",
        ),
        keep=(
            (
                "白酒剩二两左右，问是否再取；不取就备主食",
                "With about 100 ml of liquor left, ask for another bottle; if not, prepare the staple",
            ),
            (
                "主食分好上桌，撤下所有酒杯，备水果和餐后茶",
                "When the staple is shared and down take away all wine glasses; make fruit and tea ready",
            ),
            ("甜品上桌，跟一道热茶", "A hot tea comes with the dessert"),
            (
                "菜吃到 3/4 停筷，问是否撤盘或打包",
                "At three quarters with chopsticks down, ask whether to clear or pack",
            ),
            (
                "撤盘先大碟后小碟，器皿归类；客人餐具先玻璃、再银器、后瓷器，分托盘放",
                "Large plates first, then small, sorted; then the guests' own: glass, silver, porcelain, on separate trays",
            ),
            (
                "清好转盘，先上果盘果叉（叉柄朝右），再上水果，最后餐后茶",
                "Clear the turntable, then fruit plates and forks (handles to the right), then the fruit, then the tea",
            ),
        ),
    ),
}
