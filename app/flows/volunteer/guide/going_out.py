"""What to do and say of activities, duties and moves, from article 6 (COM-02, VOL-05)."""

from app.kernel.flow import Guide

ACTIVITIES = Guide(
    say=("几个人去、谁带队、告诉中心了吗？", "How many go, who leads, was the centre told?"),
    keep=(
        (
            "一次五人以下：队长做好登记，做完由老师盖章",
            "Fewer than five: the leader registers it, a teacher stamps it after",
        ),
        (
            "五人以上：先告知队长，由队长告知中心核实",
            "Five or more: the leader is told, and tells the centre, which verifies",
        ),
        ("没报备或迟报的，核实以后才能通过", "Untold or told late: approved only once verified"),
        ("单据：活动登记（队长做好登记）", "Papers: the register of activities, kept by the leader"),
    ),
)
WITNESSED = Guide(
    say=(
        "做完了请老师或负责人在小册上盖章",
        "Now that it is done, have a teacher or whoever is in charge stamp the booklet",
    ),
    keep=(
        ("每次服务结束后盖章，不提前盖", "Stamped after each service, never before"),
        (
            "有效章：辅导员私章、中心公章、青协公章",
            "Valid seals: the counsellor's, the centre's, the youth association's",
        ),
        ("别的章只证明去过，不能收册", "Any other stamp shows that it took place, and is not collected"),
        ("单据：志愿服务小册", "Papers: the booklet"),
    ),
)
ROSTER = Guide(
    say=("这次去不了没关系，换别人去", "If you cannot come, it is no matter: somebody else goes"),
    keep=(
        ("每次由队长做好人员的调动", "The team leader sees to who goes each time"),
        ("出行人数按值日表备注，仅作参考", "The number in the note is a reference"),
        ("到岗点名，时长自动记入本期小册", "Whoever is ticked has the hours in this period's booklet"),
        ("单据：值日表", "Papers: the duty roster"),
    ),
)
MOVED = Guide(
    say=("从哪天起到新班？", "From which day on is it the new class?"),
    keep=(
        (
            "那天以前的时长留在原班，鉴定表和台账随人走",
            "Hours before that day stay with the old class; form and ledger go along",
        ),
        (
            "日期写错：撤回转班，写明原因，再按对的日期转",
            "A wrong day: take the move back with its reason, then move from the right day",
        ),
        (
            "新班已收的几笔，先在新班撤销，撤回后录到原班",
            "What the new class handed in is struck there first, and entered with the old one after it",
        ),
        ("单据：班级名单，志愿服务鉴定表", "Papers: the class list, the appraisal form"),
    ),
)
