"""Certificates for tests and measurements: whole class files of real rare names, each with a signature of its own."""

import hashlib
from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import cycle, islice
from pathlib import Path

from app.kernel.text import T
from app.paper.fonts import missing
from app.paper.framed import Certificate, SignedCode, Star
from app.paper.model import Format, Letterhead, Paper, Print

NAMES = tuple(
    one
    for one in Path(__file__).parents[1].joinpath("data", "names-rare.txt").read_text("utf-8").split("\n")
    if one and not one.startswith("#") and not missing(one)
)
MADE = Print(1, datetime(2026, 11, 23, 6, tzinfo=UTC), "A1", "许老师")


def names(count: int) -> list[str]:
    """So many names, over and over again."""
    return list(islice(cycle(NAMES), count))


def fields(n: int, name: str) -> tuple[str, ...]:
    """What the code of the n-th certificate says."""
    number = f"VC-A1-261123-{n:04}"
    return (
        "K7AB12CD",
        number,
        name,
        "3300**********2846",
        f"{23140000 + n}",
        str(60 * n),
        "250301",
        "261122",
    )


def class_file(called: Sequence[str], format: Format = Format.A4, first: int = 1) -> Paper:
    """A file of certificates, one a page."""
    blocks = tuple(_page(n, name) for n, name in enumerate(called, first))
    head = Letterhead("临江学院志愿服务中心", seal_word="临")
    title = T("Certificate of volunteer service")
    return Paper("CB", "CB-A1-261123-0001", title, format, blocks, head)


def _page(n: int, name: str) -> Certificate:
    told = fields(n, name)
    signature = hashlib.sha512(str(told).encode()).hexdigest()
    kinds = (("图书馆整理", "142:00"), ("社区服务", "86:30"), ("校门值日", "51:00"), ("赛会服务", "37:00"))
    return Certificate(
        number=told[1],
        opens="兹证明",
        name=name,
        who=f"（居民身份证 {told[3]}，志愿者编号 {told[4]}）",
        span="自2025年3月1日至2026年11月22日，参加本中心组织并记录的志愿服务，经鉴定认可的时长为",
        sum=f"{n} 小时",
        closes="，服务真实、无偿，特此证明。",
        stars=tuple(Star(f"{one:,} h", n > one) for one in (100, 300, 600, 1000, 1500)),
        kinds_title="服务内容",
        kinds=kinds,
        signs=(("负责人", "许文昭"), ("经办人", "周砚")),
        issuer="临江学院志愿服务中心",
        day="二〇二六年十一月二十三日",
        seal_says="临江学院志愿服务中心",
        code=SignedCode(told, signature),
        under_code="扫码验证真伪",
        foot="联系电话 0000-88120606",
    )
