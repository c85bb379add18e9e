"""What to do and say at each step: the article's phrases and standards, Chinese beside English (COM-02)."""

from collections.abc import Mapping

from app.flows.restaurant.facts.tracks import Sitting
from app.kernel.flow import Guide
from app.kernel.steps import Steps

STEPS: Mapping[Steps, Guide] = {
    Sitting.BOOKED: Guide(
        say=(
            "您好，请问几位、几点到，怎么称呼您？",
            "Good day. How many guests, at what time, and what name may I note?",
        ),
        keep=(
            ("复述姓名、电话、人数、到店时间", "Read back name, phone, number of guests and time"),
            ("包间有房费的，订座时先说明", "Tell the room fee when the room is booked"),
            ("未议定总额时收的是预付款，不是定金", "Without an agreed sum it is an advance, not a deposit"),
        ),
    ),
    Sitting.PREPARED: Guide(
        keep=(
            ("检查设备、卫生和物品摆放", "Check equipment, cleanliness and the placing of things"),
            (
                "按人数备好餐位、小食和餐具",
                "Lay places, starter snacks and tableware for the number of guests",
            ),
            ("提前半小时打开空调和照明", "Air conditioning and lights on half an hour before"),
        ),
    ),
    Sitting.GREETED: Guide(
        say=("欢迎光临，里面请", "Welcome, please come in"),
        keep=(
            ("客人距自己约一米时，鞠躬 45 度", "At about one metre from the guest, bow at 45 degrees"),
            (
                "走在客人左前方 0.8 至 1.2 米，三步一回头",
                "Walk 0.8 to 1.2 m ahead on the guest's left; look back every three steps",
            ),
            (
                "指路五指并拢、掌心向上，不用一个手指",
                "Show the way with the fingers together, palm up, never with one finger",
            ),
            ("主动提拿行李", "Offer to carry the luggage"),
        ),
    ),
    Sitting.SEATED: Guide(
        say=("您请坐", "Please have a seat"),
        keep=(
            ("看情况为客人挂衣物", "Hang up coats where guests wish it"),
            ("打开包间全部照明和空调", "Turn on all lights and the air conditioning of the room"),
            ("问清忌口和过敏", "Ask for allergies and taboos"),
        ),
    ),
    Sitting.TEA: Guide(
        say=("请问您喜欢喝什么茶？", "Which tea would you like?"),
        keep=(
            ("问过就记下，不重复问茶", "Note it at once: nobody asks a second time"),
            ("斟茶八分满，壶嘴靠近茶杯", "Pour to eight tenths, the spout close to the cup"),
            (
                "每斟完一杯放低茶壶，快捷收起，不溅水",
                "Lower the pot after each cup and lift it quickly; spill nothing",
            ),
        ),
    ),
    Sitting.ORDERING: Guide(
        say=("先生（女士），您现在可以点菜了吗？", "May I take your order now, sir, madam?"),
        keep=(
            (
                "客人未到齐：请先到的客人看电视或翻菜单，回房添茶",
                "Not all there yet: offer television or the menu, and come back to add tea",
            ),
            ("先介绍特色菜", "Offer the house specialities first"),
            ("沽清的菜先致歉，再推荐相近的菜", "Sold out: say sorry first, then offer something like it"),
            ("特殊要求写上点菜单，并向客人复述", "Write each special request on the slip and read it back"),
            (
                "同时备好调味料、汤碗、手套、洗手盅、刀叉",
                "Meanwhile lay ready condiments, soup bowls, gloves, finger bowls, knives and forks",
            ),
        ),
    ),
    Sitting.CONFIRMED: Guide(
        say=("您点的菜是……请您确认", "You have ordered … Is this right?"),
        keep=(
            ("请客人确认或签单：菜肴认可凭证", "The guest confirms or signs: it is the proof of the order"),
            (
                "发单时提醒特殊菜肴的做法和点菜时间",
                "When sending, point out unusual dishes and the time of order",
            ),
            (
                "白酒五分钟内取来示酒；红酒商标朝客人，认可后再开",
                "Liquor is fetched and shown within five minutes; wine with its label to the guest, opened once agreed",
            ),
        ),
    ),
    Sitting.AT_TABLE: Guide(
        say=(
            "不好意思，打扰了，马上要上菜了，请您上座",
            "Excuse me, the dishes are about to come. Please take your seats",
        ),
        keep=(
            ("女士优先，先宾后主", "Ladies first, guests before hosts"),
            ("只为主人和主宾拉椅", "Draw the chair for host and guest of honour only"),
            (
                "在客人右侧拆口布，极不便时才从左侧",
                "Open the napkin from the right; from the left only where there is no other way",
            ),
            (
                "上餐前小食：「这是我们的餐前小吃，各位请慢用」",
                "Put down the starter snacks: “These are our snacks before the meal, please enjoy”",
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
                "荤素、颜色、口味、盘型搭配；观赏面朝转盘中心，刺身龙头朝左",
                "Mix meat and greens, colours, tastes and plates; the showing side to the centre, a sashimi dragon's head to the left",
            ),
            (
                "酒过三巡，征得主人同意再叫起热菜",
                "After three rounds of toasts, ask the host's consent before calling the hot dishes",
            ),
        ),
    ),
    Sitting.CALLED: Guide(
        say=("热菜现在为您起吗？", "Shall we start the hot dishes now?"),
        keep=(
            ("记下是谁同意，写好叫菜单", "Note who agreed, and write the call slip"),
            ("换第一次骨碟", "Change the bone plates for the first time"),
            (
                "第一个位上菜先预热，再一起叫起",
                "The first dish per person is warmed, then called with the rest",
            ),
        ),
    ),
    Sitting.HOT: Guide(
        say=("这是……，请慢用", "This is …, please enjoy"),
        keep=(
            (
                "先上鲍鱼、辽参、雪蛤等高档菜：撤位、上刀叉、再上菜",
                "Premium dishes first: clear the place, lay knife and fork, then serve",
            ),
            ("先清转盘；盘子轻拿起，不拖不拉", "Clear the turntable first; lift the plates, never drag them"),
            (
                "转到主人与主宾之间，退后一步报菜名",
                "Turn the dish between host and guest of honour, step back, and name it",
            ),
            (
                "骨碟不超过 1/3，汤碗每汤一换，烟缸不过两个烟蒂",
                "Bone plates at one third, soup bowls after each soup, ashtrays from two butts",
            ),
            (
                "白酒八分，红酒 1/3 至 1/2，啤酒黄酒不超过 2/3",
                "Liquor to eight tenths, red wine a third to a half, beer and rice wine at most two thirds",
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
                "主食上桌撤下所有酒杯，备水果和餐后茶",
                "When the staple goes down take away all wine glasses; make fruit and tea ready",
            ),
            ("甜品上桌，跟一道热茶", "A hot tea comes with the dessert"),
            (
                "清好转盘，先上果盘果叉（叉柄朝右），再上水果",
                "Clear the turntable, then fruit plates and forks (handles to the right), then the fruit",
            ),
            (
                "菜吃到 3/4 停筷，问是否撤盘或打包",
                "At three quarters with chopsticks down, ask whether to clear or pack",
            ),
        ),
    ),
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
            ("走在客人前方一米", "Walk one metre ahead of the guests"),
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
            ("检查地面、桌底有无烟头", "Check the floor and under the table for cigarette ends"),
            (
                "口布 → 玻璃器皿 → 茶杯 → 骨碟 → 展示碟",
                "Napkins → glasses → tea cups → bone plates → display plates",
            ),
            (
                "擦转盘，收台布，杂物不落台面",
                "Wipe the turntable, fold the cloth inwards, drop nothing on the table",
            ),
        ),
    ),
}
