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
        ("易损件和常用件查库存，缺的先订", "Check wear parts and common parts; order what is missing"),
        (
            "看顾客资料：上次做了什么，推后了什么",
            "Read the customer's file: what was done last time, what was put off",
        ),
        ("内部先沟通：工位、班组、备品库都知道", "Tell bay, team and parts store beforehand"),
        ("检查仪容、仪表", "Check your own appearance"),
        (
            "表单、工具、材料备齐，三件套放好",
            "Have forms, tools and material ready; lay out the three covers",
        ),
        ("接待环境和设施收拾干净", "Clean the reception and see that everything works"),
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
        ("先装三件套，再动车", "Fit the three covers before you touch anything in the car"),
        ("当着客户的面环车，伤痕当面说清", "Walk round together; name every mark in front of the customer"),
        ("接车登记表写详细、写准确", "Fill in the reception form, complete and exact"),
    ),
)
DIAGNOSED = Guide(
    say=("请您说说车的情况，什么时候、什么路况会这样？", "What does the car do, when, and on what road?"),
    keep=(
        (
            "问来意，仔细听完再问，照客户的原话记",
            "Ask why they came, hear them out, then ask more; write their own words",
        ),
        ("能立即确定的，说明是否属于质量担保", "If certain, say whether the warranty covers it"),
        (
            "一时定不了担保的，说明原因，诊断后再答复",
            "If the warranty is in doubt, say why; answer after the diagnosis",
        ),
        (
            "不能立即确定故障的，说明须全面检查后才知道",
            "If the fault is not certain, say that it takes a full examination",
        ),
        ("取行驶证和保养手册，请到前台坐下", "Take licence and booklet, and lead them to a seat at the desk"),
    ),
)
ESTIMATED = Guide(
    keep=(
        ("先查备品库存", "Check the parts in stock first"),
        ("看服务档案，有没有其它可推荐的项目", "Look in the file for other work to recommend"),
        ("工时费和备品费分开估，尽量准确", "Estimate labour and parts apart, as exactly as you can"),
        (
            "不能确定的，检查结果出来后再报费用",
            "What is not certain is priced after the examination",
        ),
        (
            "按工时和店里的实际忙闲预估完工时间",
            "Estimate the finish from the hours and from how busy the house is",
        ),
    ),
)
ORDERED = Guide(
    say=(
        "维修中如果发现新的项目，我会先联系您，您同意了才做。",
        "If we find more work I ask you first; nothing is done without your yes.",
    ),
    keep=(
        ("问付费方式，说明公司接受哪些", "Ask how they pay, and say what the house accepts"),
        ("说明交车程序，问旧件怎么处理", "Explain how delivery goes; ask what becomes of old parts"),
        ("任务委托书逐项解释，请客户签字确认", "Explain the order line by line and have it signed"),
        (
            "登记表和委托书的客户联交客户",
            "Hand over the customer's copies of form and order",
        ),
        ("安排休息：客户在服务中心等，或约好怎么联系", "Show where to wait, or agree how to reach them"),
    ),
)
