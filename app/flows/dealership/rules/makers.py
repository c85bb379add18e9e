"""Who built a car, and where: by the first places of its VIN (DLR-01).

Makers are those that are sold in China; a code that is not here has no maker, which is no fault. The
countries are those of ISO 3780.
"""

from collections.abc import Mapping

from app.kernel.text import T, Text

_ORDER = "ABCDEFGHJKLMNPRSTUVWXYZ1234567890"
"""The order of second places in ISO 3780."""

_MAKERS: tuple[tuple[Text, str], ...] = (
    (T("SAIC Volkswagen"), "LSV"),
    (T("FAW-Volkswagen"), "LFV"),
    (T("SAIC GM"), "LSG LRB"),
    (T("SAIC-GM-Wuling"), "LZW LK6"),
    (T("SAIC Motor (Roewe, MG)"), "LSJ"),
    (T("SAIC Maxus"), "LSK LSH"),
    (T("FAW (Hongqi, Bestune)"), "LFP"),
    (T("FAW Toyota"), "LFM LTV"),
    (T("GAC Toyota"), "LVG"),
    (T("GAC Honda"), "LHG LUC"),
    (T("Dongfeng Honda"), "LVH"),
    (T("Dongfeng Nissan"), "LGB"),
    (T("Zhengzhou Nissan"), "LJN"),
    (T("Changan Mazda"), "LVR"),
    (T("Changan Ford"), "LVS"),
    (T("Changan"), "LS4 LS5 LS6"),
    (T("BMW Brilliance"), "LBV"),
    (T("Beijing Benz"), "LE4"),
    (T("Fujian Benz"), "LB1"),
    (T("Volvo (China)"), "LYV LVY"),
    (T("Chery Jaguar Land Rover"), "L2C"),
    (T("Beijing Hyundai"), "LBE"),
    (T("Yueda Kia"), "LJD"),
    (T("Dongfeng Peugeot Citroën"), "LDC"),
    (T("GAC Mitsubishi"), "LL6"),
    (T("GAC Fiat Chrysler"), "LWV"),
    (T("GAC Trumpchi"), "LMG"),
    (T("GAC Aion"), "LNA"),
    (T("BYD"), "LGX LC0"),
    (T("Geely"), "LB3 L6T"),
    (T("Great Wall"), "LGW"),
    (T("Chery"), "LVV LVT LNN"),
    (T("BAIC"), "LNB"),
    (T("JAC (also NIO)"), "LJ1"),
    (T("JMC"), "LEF"),
    (T("Jiangling Isuzu"), "LET"),
    (T("Dongfeng Fengshen"), "LGJ"),
    (T("Dongfeng Liuzhou"), "LGG"),
    (T("Dongfeng Sokon"), "LVZ"),
    (T("Seres"), "LM8"),
    (T("Haima"), "LMV LH1"),
    (T("Soueast"), "LDN"),
    (T("Brilliance"), "LSY"),
    (T("Tesla (Shanghai)"), "LRW"),
    (T("Li Auto"), "LW4"),
    (T("XPeng"), "L1N"),
    (T("Leapmotor"), "LFZ"),
    (T("Neta"), "LUZ"),
    (T("Polestar"), "LPS"),
    (T("smart", "car maker"), "HES WME"),
    (T("Audi"), "WAU WA1 WUA TRU"),
    (T("BMW"), "WB 5U 4US"),
    (T("MINI"), "WMW WMZ"),
    (T("Mercedes-Benz"), "WDB WDC WDD WDF W1 4JG 55S"),
    (T("Porsche"), "WP0 WP1"),
    (T("Volkswagen"), "WV 1VW 1V2 3VW 3VV"),
    (T("Land Rover"), "SAL"),
    (T("Jaguar"), "SAJ SAD"),
    (T("Rolls-Royce"), "SCA SLA"),
    (T("Bentley"), "SCB SJA"),
    (T("Aston Martin"), "SCF"),
    (T("McLaren"), "SBM"),
    (T("Lotus"), "SCC"),
    (T("Ferrari"), "ZFF"),
    (T("Lamborghini"), "ZHW ZPB"),
    (T("Maserati"), "ZAM ZN6"),
    (T("Alfa Romeo"), "ZAR ZAS"),
    (T("Renault"), "VF1"),
    (T("Peugeot"), "VF3 VR3"),
    (T("Citroën"), "VF7 VR7"),
    (T("SEAT"), "VSS"),
    (T("Škoda"), "TMB"),
    (T("Volvo"), "YV1 YV4 7JR"),
    (T("Tesla"), "5YJ 7SA XP7"),
    (T("Lexus"), "JTH JTJ 58A 2T2"),
    (T("Toyota"), "JT 4T 5T"),
    (T("Honda"), "JH 1H 2H"),
    (T("Acura"), "JH4 19U"),
    (T("Nissan"), "JN 1N 5N1"),
    (T("Infiniti"), "JNK JNX 5N3"),
    (T("Mazda"), "JM"),
    (T("Mitsubishi"), "JMB JMY JA3 JA4"),
    (T("Subaru"), "JF 4S3 4S4"),
    (T("Suzuki"), "JS"),
    (T("Hyundai"), "KMH"),
    (T("Genesis"), "KMT"),
    (T("Kia"), "KNA KND"),
    (T("SsangYong"), "KPT KPA"),
    (T("Jeep"), "1C4 1J4 1J8"),
    (T("Ford"), "1F WF0"),
    (T("Lincoln"), "1L 2L 5L"),
    (T("Cadillac"), "1G6 1GY"),
    (T("Chevrolet"), "1G1 1GN"),
)
MAKERS: Mapping[str, Text] = {code: maker for maker, codes in _MAKERS for code in codes.split()}
"""Makers by the first two or three places of a VIN."""

_COUNTRIES: tuple[tuple[Text, str], ...] = (
    (T("China"), "HA-H0 LA-L0"),
    (T("United States"), "1A-10 4A-40 5A-50 7F-70"),
    (T("Canada"), "2A-20"),
    (T("Mexico"), "3A-3X"),
    (T("Japan"), "JA-J0"),
    (T("South Korea"), "KL-KR"),
    (T("India"), "MA-ME"),
    (T("Indonesia"), "MF-MK"),
    (T("Thailand"), "ML-MR"),
    (T("Türkiye"), "NL-NR"),
    (T("United Kingdom"), "SA-SM"),
    (T("Germany"), "SN-ST WA-W0"),
    (T("Poland"), "SU-SZ"),
    (T("Czechia"), "TJ-TP"),
    (T("Hungary"), "TR-TV"),
    (T("Slovakia"), "U5-U7"),
    (T("Romania"), "UU-UZ"),
    (T("Austria"), "VA-VE"),
    (T("France"), "VF-VR"),
    (T("Spain"), "VS-VW"),
    (T("Netherlands"), "XL-XR"),
    (T("Belgium"), "YA-YE"),
    (T("Finland"), "YF-YK"),
    (T("Sweden"), "YS-YW"),
    (T("Italy"), "ZA-ZU"),
    (T("South Africa"), "AA-AH"),
    (T("Australia"), "6A-6W"),
    (T("Brazil"), "9A-9E 93-99"),
    (T("Argentina"), "8A-8E"),
)
_REGIONS: tuple[tuple[Text, str], ...] = (
    (T("Africa"), "ABCDEFGH"),
    (T("Asia"), "JKLMNPR"),
    (T("Europe"), "STUVWXYZ"),
    (T("North America"), "12345"),
    (T("Oceania"), "67"),
    (T("South America"), "89"),
)


def maker(vin: str) -> Text | None:
    """Who built it; None for a code that is not known here."""
    return MAKERS.get(vin[:3]) or MAKERS.get(vin[:2])


def made_in(vin: str) -> Text | None:
    """The country that a VIN names, or its part of the world where the country is not known here."""
    for country, spans in _COUNTRIES:
        if any(_within(vin, *span.split("-")) for span in spans.split()):
            return country
    return next((region for region, letters in _REGIONS if vin[0] in letters), None)


def _within(vin: str, first: str, last: str) -> bool:
    places = (first[1], vin[1], last[1])
    return vin[0] == first[0] and [*map(_ORDER.index, places)] == sorted(map(_ORDER.index, places))
