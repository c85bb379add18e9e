"""From the telephone to the signed job order, from article 5."""

from app.kernel.flow import Guide

BOOKED = Guide(
    say=(
        "您好，这里是售后服务，我是顾问某某。请问您贵姓，车牌是多少，哪天几点方便过来？",
        "Good day, after-sales, this is … speaking. May I have your name and plate, and when would it suit you?",
    ),
    keep=(
        ("铃响三声内接起，先报店名和自己的名字", "Pick up within three rings; name the house and yourself"),
        (
            "记下客户的原话，再问里程和上次保养",
            "Take down the customer's own words, then mileage and last service",
        ),
        (
            "复述：日期、时间、车牌、项目、大概要多久、请带行驶证和保养手册",
            "Read back: day, time, plate, work, how long; licence and booklet to be brought",
        ),
        ("等客户先挂电话", "Let the customer hang up first"),
    ),
)
PREPARED = Guide(
    keep=(
        ("查易损件和常用件的库存，缺的先订", "Check wear parts and common parts; order what is missing"),
        (
            "备好表单、工位和班组，看上次推后的活",
            "Have forms, bay and team ready; see what was put off last time",
        ),
        ("整理环境和三件套", "Tidy up; lay out the three covers"),
    ),
)
RECEIVED = Guide(
    say=(
        "您好，欢迎光临！我先为您铺好三件套，再陪您看一圈车，贵重物品请您随身带走。",
        "Welcome! I fit the covers, then we walk round the car together; please take your valuables along.",
    ),
    keep=(
        ("主动迎接，引导停车，称呼得当", "Go to meet them, show where to park, address them as they wish"),
        ("预约的准时先接，其余按到店先后", "Booked cars at their time, all others as they came"),
        ("当着客户的面环车，伤痕当面说清", "Walk round together; name every mark in front of the customer"),
    ),
)
DIAGNOSED = Guide(
    say=("请您说说车的情况，什么时候、什么路况会这样？", "What does the car do, when, and on what road?"),
    keep=(
        ("听完再问，照客户的原话记", "Hear them out, then ask; write their own words"),
        (
            "能当场确定的，说明是否在质保内；不能的，说明要先检查",
            "If certain, say whether it is under warranty; if not, say that it must be examined first",
        ),
        ("请客户出示行驶证和保养手册", "Ask for vehicle licence and maintenance booklet"),
    ),
)
ESTIMATED = Guide(
    keep=(
        ("先查备品库存，再估工时费和备品费，分开写", "Check parts first; labour and parts apart"),
        ("不能确定的，检查后再报", "What is not certain is quoted after the examination"),
    ),
)
ORDERED = Guide(
    say=(
        "维修中如果发现新的项目，我会先联系您，您同意了才做。",
        "If we find more work I ask you first; nothing is done without your yes.",
    ),
    keep=(
        (
            "说明付费方式和交车程序，问旧件怎么处理",
            "Ways to pay, how delivery goes, what becomes of old parts",
        ),
        (
            "逐项解释，请客户签字，客户联和登记表交客户",
            "Explain line by line, have it signed, hand over the copies",
        ),
    ),
)
