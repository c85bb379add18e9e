"""From the booking to the confirmed order: what to do and say, from the article (COM-02, RST-25)."""

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
                "面带微笑，走在客人左前方 0.8 至 1.2 米，按客人的步伐，三步一回头",
                "With a smile, walk 0.8 to 1.2 m ahead on the guest's left, at their pace; look back every three steps",
            ),
            (
                "指路五指并拢、掌心向上，同时说明，不用一个手指",
                "Show the way with the fingers together, palm up, in words too, never with one finger",
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
            (
                "贵宾的房间保密，未经通报不让任何人进入",
                "A VIP's room is kept in confidence: let nobody in who was not announced",
            ),
        ),
    ),
    Sitting.TEA: Guide(
        say=("请问您喜欢喝什么茶？我们这里有……", "Which tea would you like? We have …"),
        keep=(
            ("问过就记下，马上去冲茶，不重复问茶", "Note it and brew it at once: nobody asks a second time"),
            ("斟茶八分满，壶嘴靠近茶杯", "Pour to eight tenths, the spout close to the cup"),
            ("介绍酒水也亲切微笑", "Offer drinks in the same way, warmly and with a smile"),
            (
                "每斟完一杯放低茶壶，快捷收起，不碰撞、不溅水烫人",
                "Lower the pot after each cup and lift it quickly; bump nothing, scald nobody",
            ),
        ),
    ),
    Sitting.ORDERING: Guide(
        say=("先生（女士），您现在可以点菜了吗？", "May I take your order now, sir, madam?"),
        keep=(
            (
                "客人未到齐：请先到的看电视或翻菜单，招呼后到门外等候，久了回房添茶",
                "Not all there yet: offer television or the menu, wait outside, and come back to add tea",
            ),
            (
                "领班点菜，服务员从旁协助；先介绍特色菜",
                "The captain takes it, a waiter helps; specialities first",
            ),
            (
                "沽清的菜先按用餐时间致歉，再推荐相近的菜",
                "Sold out: say sorry by the time of the meal, then offer something like it",
            ),
            ("特殊要求写上点菜单，并向客人复述", "Write each special request on the slip and read it back"),
            (
                "同时备好芥末酱油、红醋等调味料，汤碗、手套、洗手盅、刀叉",
                "Meanwhile lay ready mustard-soy, red vinegar, soup bowls, gloves, finger bowls, knives and forks",
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
}
