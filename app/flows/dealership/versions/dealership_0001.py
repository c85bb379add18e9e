"""The tables of dealership, as they begin."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "dealership_0001"
down_revision: str | None = None
branch_labels: Sequence[str] | None = ("dealership",)
depends_on: Sequence[str] | None = "house_0001"


def upgrade() -> None:
    """Take the tables of this room to this revision."""
    op.create_table(
        "dealership_fault_codes",
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("wmi", sa.String(length=3), nullable=False),
        sa.Column("n", sa.BigInteger(), nullable=False),
        sa.Column("terms", sa.String(length=400), nullable=False),
        sa.Column("papers", sa.String(length=1000), nullable=False),
        sa.Column("by", sa.String(length=64), nullable=False),
        sa.Column("at", sa.String(length=27), nullable=False),
        sa.PrimaryKeyConstraint("code", "wmi", "n", name=op.f("pk_dealership_fault_codes")),
        info={"room": "dealership"},
    )
    op.create_table(
        "dealership_market_prices",
        sa.Column("code", sa.String(length=64), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("source", sa.String(length=80), nullable=False),
        sa.Column("price", sa.BigInteger(), nullable=False),
        sa.Column("by", sa.String(length=64), nullable=False),
        sa.Column("at", sa.String(length=27), nullable=False),
        sa.CheckConstraint("price >= 0", name=op.f("ck_dealership_market_prices_price")),
        sa.PrimaryKeyConstraint("code", "day", "source", name=op.f("pk_dealership_market_prices")),
        info={"room": "dealership"},
    )
    op.create_table(
        "dealership_opening",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("by", sa.String(length=64), nullable=False),
        sa.Column("item", sa.String(length=16), nullable=False),
        sa.Column("at", sa.String(length=27), nullable=False),
        sa.PrimaryKeyConstraint("day", "by", "item", name=op.f("pk_dealership_opening")),
        info={"room": "dealership"},
    )
    op.create_table(
        "dealership_operations",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("minutes", sa.BigInteger(), nullable=False),
        sa.Column("fee", sa.String(length=16), nullable=False),
        sa.Column("repair", sa.String(length=16), nullable=False),
        sa.Column("first", sa.Boolean(), nullable=False),
        sa.Column("offered", sa.Boolean(), nullable=False),
        sa.CheckConstraint("minutes > 0", name=op.f("ck_dealership_operations_minutes")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dealership_operations")),
        info={"room": "dealership"},
    )
    op.create_table(
        "dealership_parts",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("unit", sa.String(length=80), nullable=False),
        sa.Column("price", sa.BigInteger(), nullable=False),
        sa.Column("offered", sa.Boolean(), nullable=False),
        sa.Column("grade", sa.String(length=16), nullable=False),
        sa.Column("shelf", sa.String(length=80), nullable=True),
        sa.CheckConstraint("price >= 0", name=op.f("ck_dealership_parts_price")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dealership_parts")),
        info={"room": "dealership"},
    )
    op.create_table(
        "dealership_teams",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("skills", sa.String(length=120), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dealership_teams")),
        sa.UniqueConstraint("name", name=op.f("uq_dealership_teams_name")),
        info={"room": "dealership"},
    )
    op.create_table(
        "dealership_alternatives",
        sa.Column("part", sa.String(length=64), nullable=False),
        sa.Column("other", sa.String(length=64), nullable=False),
        sa.Column("stands", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["other"], ["dealership_parts.id"], name=op.f("fk_dealership_alternatives_other")
        ),
        sa.ForeignKeyConstraint(
            ["part"], ["dealership_parts.id"], name=op.f("fk_dealership_alternatives_part")
        ),
        sa.PrimaryKeyConstraint("part", "other", name=op.f("pk_dealership_alternatives")),
        info={"room": "dealership"},
    )
    op.create_table(
        "dealership_bays",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("team", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["team"], ["dealership_teams.id"], name=op.f("fk_dealership_bays_team")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dealership_bays")),
        sa.UniqueConstraint("name", name=op.f("uq_dealership_bays_name")),
        info={"room": "dealership"},
    )
    with op.batch_alter_table("dealership_bays", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_dealership_bays_team"), ["team"], unique=False)

    op.create_table(
        "dealership_stock",
        sa.Column("part", sa.String(length=64), nullable=False),
        sa.Column("on_hand", sa.BigInteger(), nullable=False),
        sa.Column("reserved", sa.BigInteger(), nullable=False),
        sa.Column("expected_on", sa.Date(), nullable=True),
        sa.CheckConstraint("on_hand >= reserved", name=op.f("ck_dealership_stock_on_hand")),
        sa.CheckConstraint("reserved >= 0", name=op.f("ck_dealership_stock_reserved")),
        sa.ForeignKeyConstraint(["part"], ["dealership_parts.id"], name=op.f("fk_dealership_stock_part")),
        sa.PrimaryKeyConstraint("part", name=op.f("pk_dealership_stock")),
        info={"room": "dealership"},
    )
    op.create_table(
        "dealership_usual_parts",
        sa.Column("operation", sa.String(length=64), nullable=False),
        sa.Column("part", sa.String(length=64), nullable=False),
        sa.Column("quantity", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("quantity >= 0", name=op.f("ck_dealership_usual_parts_quantity")),
        sa.ForeignKeyConstraint(
            ["operation"], ["dealership_operations.id"], name=op.f("fk_dealership_usual_parts_operation")
        ),
        sa.ForeignKeyConstraint(
            ["part"], ["dealership_parts.id"], name=op.f("fk_dealership_usual_parts_part")
        ),
        sa.PrimaryKeyConstraint("operation", "part", name=op.f("pk_dealership_usual_parts")),
        info={"room": "dealership"},
    )
    op.create_table(
        "dealership_addresses",
        sa.Column("guest", sa.String(length=64), nullable=False),
        sa.Column("words", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["guest"], ["customers.id"], name=op.f("fk_dealership_addresses_guest")),
        sa.ForeignKeyConstraint(["words"], ["drawer.id"], name=op.f("fk_dealership_addresses_words")),
        sa.PrimaryKeyConstraint("guest", name=op.f("pk_dealership_addresses")),
        info={"room": "dealership"},
    )
    op.create_table(
        "dealership_vehicles",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("plate", sa.String(length=16), nullable=False),
        sa.Column("vin", sa.String(length=17), nullable=True),
        sa.Column("model", sa.String(length=80), nullable=False),
        sa.Column("engine", sa.String(length=40), nullable=True),
        sa.Column("sold_on", sa.Date(), nullable=True),
        sa.Column("owner", sa.String(length=64), nullable=False),
        sa.Column("since", sa.String(length=27), nullable=False),
        sa.Column("corrected", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["owner"], ["customers.id"], name=op.f("fk_dealership_vehicles_owner")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dealership_vehicles")),
        sa.UniqueConstraint("plate", name=op.f("uq_dealership_vehicles_plate")),
        sa.UniqueConstraint("vin", name=op.f("uq_dealership_vehicles_vin")),
        info={"room": "dealership"},
    )
    with op.batch_alter_table("dealership_vehicles", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_dealership_vehicles_owner"), ["owner"], unique=False)

    op.create_table(
        "dealership_complaints",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("vehicle", sa.String(length=64), nullable=False),
        sa.Column("whose", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["vehicle"], ["dealership_vehicles.id"], name=op.f("fk_dealership_complaints_vehicle")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dealership_complaints")),
        info={"room": "dealership"},
    )
    with op.batch_alter_table("dealership_complaints", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_dealership_complaints_vehicle"), ["vehicle"], unique=False)

    op.create_table(
        "dealership_drivers",
        sa.Column("vehicle", sa.String(length=64), nullable=False),
        sa.Column("guest", sa.String(length=64), nullable=False),
        sa.Column("at", sa.String(length=27), nullable=False),
        sa.ForeignKeyConstraint(["guest"], ["customers.id"], name=op.f("fk_dealership_drivers_guest")),
        sa.ForeignKeyConstraint(
            ["vehicle"], ["dealership_vehicles.id"], name=op.f("fk_dealership_drivers_vehicle")
        ),
        sa.PrimaryKeyConstraint("vehicle", "guest", name=op.f("pk_dealership_drivers")),
        info={"room": "dealership"},
    )
    op.create_table(
        "dealership_former_plates",
        sa.Column("vehicle", sa.String(length=64), nullable=False),
        sa.Column("until", sa.String(length=27), nullable=False),
        sa.Column("plate", sa.String(length=16), nullable=False),
        sa.ForeignKeyConstraint(
            ["vehicle"], ["dealership_vehicles.id"], name=op.f("fk_dealership_former_plates_vehicle")
        ),
        sa.PrimaryKeyConstraint("vehicle", "until", name=op.f("pk_dealership_former_plates")),
        info={"room": "dealership"},
    )
    op.create_table(
        "dealership_insurances",
        sa.Column("vehicle", sa.String(length=64), nullable=False),
        sa.Column("n", sa.BigInteger(), nullable=False),
        sa.Column("insurer", sa.String(length=80), nullable=False),
        sa.Column("policy", sa.String(length=40), nullable=True),
        sa.Column("until", sa.Date(), nullable=False),
        sa.Column("at", sa.String(length=27), nullable=False),
        sa.Column("by", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["vehicle"], ["dealership_vehicles.id"], name=op.f("fk_dealership_insurances_vehicle")
        ),
        sa.PrimaryKeyConstraint("vehicle", "n", name=op.f("pk_dealership_insurances")),
        info={"room": "dealership"},
    )
    op.create_table(
        "dealership_owners",
        sa.Column("vehicle", sa.String(length=64), nullable=False),
        sa.Column("n", sa.BigInteger(), nullable=False),
        sa.Column("guest", sa.String(length=64), nullable=False),
        sa.Column("why", sa.String(length=16), nullable=True),
        sa.Column("at", sa.String(length=27), nullable=False),
        sa.Column("by", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["guest"], ["customers.id"], name=op.f("fk_dealership_owners_guest")),
        sa.ForeignKeyConstraint(
            ["vehicle"], ["dealership_vehicles.id"], name=op.f("fk_dealership_owners_vehicle")
        ),
        sa.PrimaryKeyConstraint("vehicle", "n", name=op.f("pk_dealership_owners")),
        info={"room": "dealership"},
    )
    op.create_table(
        "dealership_visits",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("vehicle", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["id"], ["cases.id"], name=op.f("fk_dealership_visits_id")),
        sa.ForeignKeyConstraint(
            ["vehicle"], ["dealership_vehicles.id"], name=op.f("fk_dealership_visits_vehicle")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dealership_visits")),
        info={"room": "dealership"},
    )
    with op.batch_alter_table("dealership_visits", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_dealership_visits_vehicle"), ["vehicle"], unique=False)

    op.create_table(
        "dealership_advice",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("visit", sa.String(length=64), nullable=False),
        sa.Column("n", sa.BigInteger(), nullable=False),
        sa.Column("what", sa.String(length=64), nullable=False),
        sa.Column("why", sa.String(length=64), nullable=False),
        sa.Column("safety", sa.Boolean(), nullable=False),
        sa.Column("risk", sa.String(length=64), nullable=True),
        sa.Column("asked", sa.BigInteger(), nullable=False),
        sa.Column("by", sa.String(length=64), nullable=False),
        sa.Column("at", sa.String(length=27), nullable=False),
        sa.ForeignKeyConstraint(["risk"], ["drawer.id"], name=op.f("fk_dealership_advice_risk")),
        sa.ForeignKeyConstraint(["visit"], ["dealership_visits.id"], name=op.f("fk_dealership_advice_visit")),
        sa.ForeignKeyConstraint(["what"], ["drawer.id"], name=op.f("fk_dealership_advice_what")),
        sa.ForeignKeyConstraint(["why"], ["drawer.id"], name=op.f("fk_dealership_advice_why")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dealership_advice")),
        sa.UniqueConstraint("visit", "n", name=op.f("uq_dealership_advice_visit_n")),
        info={"room": "dealership"},
    )
    op.create_table(
        "dealership_arrivals",
        sa.Column("visit", sa.String(length=64), nullable=False),
        sa.Column("n", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.String(length=27), nullable=False),
        sa.Column("place", sa.String(length=80), nullable=False),
        sa.Column("by", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["visit"], ["dealership_visits.id"], name=op.f("fk_dealership_arrivals_visit")
        ),
        sa.PrimaryKeyConstraint("visit", name=op.f("pk_dealership_arrivals")),
        info={"room": "dealership"},
    )
    op.create_table(
        "dealership_askings",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("visit", sa.String(length=64), nullable=False),
        sa.Column("n", sa.BigInteger(), nullable=False),
        sa.Column("proof", sa.BigInteger(), nullable=False),
        sa.Column("words", sa.String(length=64), nullable=True),
        sa.Column("signature", sa.String(length=64), nullable=True),
        sa.Column("by", sa.String(length=64), nullable=False),
        sa.Column("at", sa.String(length=27), nullable=False),
        sa.ForeignKeyConstraint(["signature"], ["drawer.id"], name=op.f("fk_dealership_askings_signature")),
        sa.ForeignKeyConstraint(
            ["visit"], ["dealership_visits.id"], name=op.f("fk_dealership_askings_visit")
        ),
        sa.ForeignKeyConstraint(["words"], ["drawer.id"], name=op.f("fk_dealership_askings_words")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dealership_askings")),
        sa.UniqueConstraint("visit", "n", name=op.f("uq_dealership_askings_visit_n")),
        info={"room": "dealership"},
    )
    op.create_table(
        "dealership_bookings",
        sa.Column("visit", sa.String(length=64), nullable=False),
        sa.Column("n", sa.BigInteger(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("start", sa.BigInteger(), nullable=False),
        sa.Column("minutes", sa.BigInteger(), nullable=False),
        sa.Column("begins", sa.String(length=27), nullable=False),
        sa.Column("lane", sa.BigInteger(), nullable=False),
        sa.Column("stands", sa.Boolean(), nullable=False),
        sa.Column("work", sa.String(length=64), nullable=False),
        sa.Column("at", sa.String(length=27), nullable=False),
        sa.Column("by", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["visit"], ["dealership_visits.id"], name=op.f("fk_dealership_bookings_visit")
        ),
        sa.ForeignKeyConstraint(["work"], ["drawer.id"], name=op.f("fk_dealership_bookings_work")),
        sa.PrimaryKeyConstraint("visit", "n", name=op.f("pk_dealership_bookings")),
        info={"room": "dealership"},
    )
    with op.batch_alter_table("dealership_bookings", schema=None) as batch_op:
        batch_op.create_index(
            "uq_dealership_bookings_lane",
            ["day", "start", "lane"],
            unique=True,
            sqlite_where=sa.text("stands"),
            postgresql_where=sa.text("stands"),
        )

    op.create_table(
        "dealership_came_to_nothing",
        sa.Column("visit", sa.String(length=64), nullable=False),
        sa.Column("why", sa.String(length=64), nullable=True),
        sa.Column("at", sa.String(length=27), nullable=False),
        sa.Column("by", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["visit"], ["dealership_visits.id"], name=op.f("fk_dealership_came_to_nothing_visit")
        ),
        sa.ForeignKeyConstraint(["why"], ["drawer.id"], name=op.f("fk_dealership_came_to_nothing_why")),
        sa.PrimaryKeyConstraint("visit", name=op.f("pk_dealership_came_to_nothing")),
        info={"room": "dealership"},
    )
    op.create_table(
        "dealership_complaint_deeds",
        sa.Column("complaint", sa.String(length=64), nullable=False),
        sa.Column("n", sa.BigInteger(), nullable=False),
        sa.Column("did", sa.String(length=16), nullable=False),
        sa.Column("owner", sa.String(length=64), nullable=True),
        sa.Column("fault", sa.String(length=16), nullable=True),
        sa.Column("words", sa.String(length=64), nullable=True),
        sa.Column("by", sa.String(length=64), nullable=False),
        sa.Column("at", sa.String(length=27), nullable=False),
        sa.ForeignKeyConstraint(
            ["complaint"], ["dealership_complaints.id"], name=op.f("fk_dealership_complaint_deeds_complaint")
        ),
        sa.ForeignKeyConstraint(["words"], ["drawer.id"], name=op.f("fk_dealership_complaint_deeds_words")),
        sa.PrimaryKeyConstraint("complaint", "n", name=op.f("pk_dealership_complaint_deeds")),
        info={"room": "dealership"},
    )
    op.create_table(
        "dealership_diagnoses",
        sa.Column("visit", sa.String(length=64), nullable=False),
        sa.Column("n", sa.BigInteger(), nullable=False),
        sa.Column("words", sa.String(length=64), nullable=False),
        sa.Column("conditions", sa.String(length=64), nullable=True),
        sa.Column("found", sa.Boolean(), nullable=False),
        sa.Column("road_test", sa.Boolean(), nullable=False),
        sa.Column("by", sa.String(length=64), nullable=False),
        sa.Column("at", sa.String(length=27), nullable=False),
        sa.ForeignKeyConstraint(
            ["conditions"], ["drawer.id"], name=op.f("fk_dealership_diagnoses_conditions")
        ),
        sa.ForeignKeyConstraint(
            ["visit"], ["dealership_visits.id"], name=op.f("fk_dealership_diagnoses_visit")
        ),
        sa.ForeignKeyConstraint(["words"], ["drawer.id"], name=op.f("fk_dealership_diagnoses_words")),
        sa.PrimaryKeyConstraint("visit", "n", name=op.f("pk_dealership_diagnoses")),
        info={"room": "dealership"},
    )
    op.create_table(
        "dealership_follow_up_marks",
        sa.Column("visit", sa.String(length=64), nullable=False),
        sa.Column("question", sa.String(length=16), nullable=False),
        sa.Column("points", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("points BETWEEN 1 AND 5", name=op.f("ck_dealership_follow_up_marks_points")),
        sa.ForeignKeyConstraint(
            ["visit"], ["dealership_visits.id"], name=op.f("fk_dealership_follow_up_marks_visit")
        ),
        sa.PrimaryKeyConstraint("visit", "question", name=op.f("pk_dealership_follow_up_marks")),
        info={"room": "dealership"},
    )
    op.create_table(
        "dealership_follow_ups",
        sa.Column("visit", sa.String(length=64), nullable=False),
        sa.Column("n", sa.BigInteger(), nullable=False),
        sa.Column("called", sa.String(length=16), nullable=False),
        sa.Column("words", sa.String(length=64), nullable=True),
        sa.Column("complaint", sa.String(length=64), nullable=True),
        sa.Column("by", sa.String(length=64), nullable=False),
        sa.Column("at", sa.String(length=27), nullable=False),
        sa.ForeignKeyConstraint(
            ["complaint"], ["dealership_complaints.id"], name=op.f("fk_dealership_follow_ups_complaint")
        ),
        sa.ForeignKeyConstraint(
            ["visit"], ["dealership_visits.id"], name=op.f("fk_dealership_follow_ups_visit")
        ),
        sa.ForeignKeyConstraint(["words"], ["drawer.id"], name=op.f("fk_dealership_follow_ups_words")),
        sa.PrimaryKeyConstraint("visit", "n", name=op.f("pk_dealership_follow_ups")),
        info={"room": "dealership"},
    )
    op.create_table(
        "dealership_gate_passes",
        sa.Column("visit", sa.String(length=64), nullable=False),
        sa.Column("number", sa.String(length=40), nullable=False),
        sa.Column("by", sa.String(length=64), nullable=False),
        sa.Column("at", sa.String(length=27), nullable=False),
        sa.ForeignKeyConstraint(
            ["visit"], ["dealership_visits.id"], name=op.f("fk_dealership_gate_passes_visit")
        ),
        sa.PrimaryKeyConstraint("visit", name=op.f("pk_dealership_gate_passes")),
        info={"room": "dealership"},
    )
    op.create_table(
        "dealership_greetings",
        sa.Column("visit", sa.String(length=64), nullable=False),
        sa.Column("at", sa.String(length=27), nullable=False),
        sa.Column("adviser", sa.String(length=64), nullable=False),
        sa.Column("why", sa.String(length=64), nullable=True),
        sa.ForeignKeyConstraint(
            ["visit"], ["dealership_visits.id"], name=op.f("fk_dealership_greetings_visit")
        ),
        sa.ForeignKeyConstraint(["why"], ["drawer.id"], name=op.f("fk_dealership_greetings_why")),
        sa.PrimaryKeyConstraint("visit", name=op.f("pk_dealership_greetings")),
        info={"room": "dealership"},
    )
    op.create_table(
        "dealership_kept_parts",
        sa.Column("visit", sa.String(length=64), nullable=False),
        sa.Column("part", sa.String(length=64), nullable=False),
        sa.Column("quantity", sa.BigInteger(), nullable=False),
        sa.Column("reserved", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("quantity >= reserved", name=op.f("ck_dealership_kept_parts_quantity")),
        sa.CheckConstraint("reserved >= 0", name=op.f("ck_dealership_kept_parts_reserved")),
        sa.ForeignKeyConstraint(
            ["part"], ["dealership_parts.id"], name=op.f("fk_dealership_kept_parts_part")
        ),
        sa.ForeignKeyConstraint(
            ["visit"], ["dealership_visits.id"], name=op.f("fk_dealership_kept_parts_visit")
        ),
        sa.PrimaryKeyConstraint("visit", "part", name=op.f("pk_dealership_kept_parts")),
        info={"room": "dealership"},
    )
    with op.batch_alter_table("dealership_kept_parts", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_dealership_kept_parts_part"), ["part"], unique=False)

    op.create_table(
        "dealership_lines",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("visit", sa.String(length=64), nullable=False),
        sa.Column("n", sa.BigInteger(), nullable=False),
        sa.Column("fee", sa.String(length=16), nullable=False),
        sa.Column("code", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("quantity", sa.BigInteger(), nullable=False),
        sa.Column("unit", sa.String(length=80), nullable=False),
        sa.Column("price", sa.BigInteger(), nullable=False),
        sa.Column("payer", sa.String(length=16), nullable=False),
        sa.Column("repair", sa.String(length=16), nullable=True),
        sa.Column("grade", sa.String(length=16), nullable=True),
        sa.Column("examine", sa.Boolean(), nullable=False),
        sa.Column("struck", sa.Boolean(), nullable=False),
        sa.Column("by", sa.String(length=64), nullable=False),
        sa.Column("at", sa.String(length=27), nullable=False),
        sa.CheckConstraint("price >= 0", name=op.f("ck_dealership_lines_price")),
        sa.CheckConstraint("quantity > 0", name=op.f("ck_dealership_lines_quantity")),
        sa.ForeignKeyConstraint(["visit"], ["dealership_visits.id"], name=op.f("fk_dealership_lines_visit")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dealership_lines")),
        sa.UniqueConstraint("visit", "n", name=op.f("uq_dealership_lines_visit_n")),
        info={"room": "dealership"},
    )
    op.create_table(
        "dealership_marks",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("visit", sa.String(length=64), nullable=False),
        sa.Column("n", sa.BigInteger(), nullable=False),
        sa.Column("side", sa.String(length=16), nullable=False),
        sa.Column("damage", sa.String(length=16), nullable=False),
        sa.Column("x", sa.BigInteger(), nullable=False),
        sa.Column("y", sa.BigInteger(), nullable=False),
        sa.Column("note", sa.String(length=64), nullable=True),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.CheckConstraint(
            "x BETWEEN 0 AND 1000 AND y BETWEEN 0 AND 1000", name=op.f("ck_dealership_marks_place")
        ),
        sa.ForeignKeyConstraint(["note"], ["drawer.id"], name=op.f("fk_dealership_marks_note")),
        sa.ForeignKeyConstraint(["visit"], ["dealership_visits.id"], name=op.f("fk_dealership_marks_visit")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dealership_marks")),
        info={"room": "dealership"},
    )
    with op.batch_alter_table("dealership_marks", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_dealership_marks_visit"), ["visit"], unique=False)

    op.create_table(
        "dealership_next",
        sa.Column("visit", sa.String(length=64), nullable=False),
        sa.Column("n", sa.BigInteger(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("km", sa.BigInteger(), nullable=False),
        sa.Column("channel", sa.String(length=16), nullable=True),
        sa.Column("warranty", sa.Boolean(), nullable=False),
        sa.Column("whose", sa.BigInteger(), nullable=False),
        sa.Column("by", sa.String(length=64), nullable=False),
        sa.Column("at", sa.String(length=27), nullable=False),
        sa.CheckConstraint("km > 0", name=op.f("ck_dealership_next_km")),
        sa.ForeignKeyConstraint(["visit"], ["dealership_visits.id"], name=op.f("fk_dealership_next_visit")),
        sa.PrimaryKeyConstraint("visit", "n", name=op.f("pk_dealership_next")),
        info={"room": "dealership"},
    )
    op.create_table(
        "dealership_next_reminders",
        sa.Column("vehicle", sa.String(length=64), nullable=False),
        sa.Column("visit", sa.String(length=64), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("reached", sa.String(length=27), nullable=True),
        sa.Column("waits", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["vehicle"], ["dealership_vehicles.id"], name=op.f("fk_dealership_next_reminders_vehicle")
        ),
        sa.ForeignKeyConstraint(
            ["visit"], ["dealership_visits.id"], name=op.f("fk_dealership_next_reminders_visit")
        ),
        sa.PrimaryKeyConstraint("vehicle", name=op.f("pk_dealership_next_reminders")),
        info={"room": "dealership"},
    )
    with op.batch_alter_table("dealership_next_reminders", schema=None) as batch_op:
        batch_op.create_index(
            "ix_dealership_next_reminders_day",
            ["day"],
            unique=False,
            sqlite_where=sa.text("waits = 1"),
            postgresql_where=sa.text("waits"),
        )
        batch_op.create_index(
            "ix_dealership_next_reminders_reached",
            ["reached"],
            unique=False,
            sqlite_where=sa.text("waits = 1"),
            postgresql_where=sa.text("waits"),
        )

    op.create_table(
        "dealership_orders",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("visit", sa.String(length=64), nullable=False),
        sa.Column("n", sa.BigInteger(), nullable=False),
        sa.Column("number", sa.String(length=40), nullable=False),
        sa.Column("paying", sa.String(length=16), nullable=False),
        sa.Column("old_parts", sa.String(length=16), nullable=False),
        sa.Column("own_parts", sa.String(length=64), nullable=True),
        sa.Column("by", sa.String(length=64), nullable=False),
        sa.Column("at", sa.String(length=27), nullable=False),
        sa.ForeignKeyConstraint(["own_parts"], ["drawer.id"], name=op.f("fk_dealership_orders_own_parts")),
        sa.ForeignKeyConstraint(["visit"], ["dealership_visits.id"], name=op.f("fk_dealership_orders_visit")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dealership_orders")),
        sa.UniqueConstraint("visit", "n", name=op.f("uq_dealership_orders_visit_n")),
        info={"room": "dealership"},
    )
    op.create_table(
        "dealership_out",
        sa.Column("visit", sa.String(length=64), nullable=False),
        sa.Column("n", sa.BigInteger(), nullable=False),
        sa.Column("km", sa.BigInteger(), nullable=False),
        sa.Column("fuel", sa.BigInteger(), nullable=True),
        sa.Column("battery", sa.BigInteger(), nullable=True),
        sa.Column("given", sa.String(length=80), nullable=False),
        sa.Column("words", sa.String(length=64), nullable=True),
        sa.Column("signature", sa.String(length=64), nullable=False),
        sa.Column("number", sa.String(length=40), nullable=False),
        sa.Column("by", sa.String(length=64), nullable=False),
        sa.Column("at", sa.String(length=27), nullable=False),
        sa.CheckConstraint(
            "battery IS NULL OR battery BETWEEN 0 AND 100", name=op.f("ck_dealership_out_battery")
        ),
        sa.CheckConstraint("fuel IS NULL OR fuel BETWEEN 0 AND 8", name=op.f("ck_dealership_out_fuel")),
        sa.ForeignKeyConstraint(["signature"], ["drawer.id"], name=op.f("fk_dealership_out_signature")),
        sa.ForeignKeyConstraint(["visit"], ["dealership_visits.id"], name=op.f("fk_dealership_out_visit")),
        sa.ForeignKeyConstraint(["words"], ["drawer.id"], name=op.f("fk_dealership_out_words")),
        sa.PrimaryKeyConstraint("visit", "n", name=op.f("pk_dealership_out")),
        info={"room": "dealership"},
    )
    op.create_table(
        "dealership_out_marks",
        sa.Column("visit", sa.String(length=64), nullable=False),
        sa.Column("out", sa.BigInteger(), nullable=False),
        sa.Column("n", sa.BigInteger(), nullable=False),
        sa.Column("side", sa.String(length=16), nullable=False),
        sa.Column("damage", sa.String(length=16), nullable=False),
        sa.Column("x", sa.BigInteger(), nullable=False),
        sa.Column("y", sa.BigInteger(), nullable=False),
        sa.CheckConstraint(
            "x BETWEEN 0 AND 1000 AND y BETWEEN 0 AND 1000", name=op.f("ck_dealership_out_marks_place")
        ),
        sa.ForeignKeyConstraint(
            ["visit"], ["dealership_visits.id"], name=op.f("fk_dealership_out_marks_visit")
        ),
        sa.PrimaryKeyConstraint("visit", "out", "n", name=op.f("pk_dealership_out_marks")),
        info={"room": "dealership"},
    )
    op.create_table(
        "dealership_preparations",
        sa.Column("visit", sa.String(length=64), nullable=False),
        sa.Column("n", sa.BigInteger(), nullable=False),
        sa.Column("booking", sa.BigInteger(), nullable=False),
        sa.Column("operations", sa.String(length=800), nullable=False),
        sa.Column("parts", sa.String(length=1400), nullable=False),
        sa.Column("team", sa.String(length=64), nullable=False),
        sa.Column("bay", sa.String(length=80), nullable=False),
        sa.Column("by", sa.String(length=64), nullable=False),
        sa.Column("at", sa.String(length=27), nullable=False),
        sa.ForeignKeyConstraint(
            ["bay"], ["dealership_bays.name"], name=op.f("fk_dealership_preparations_bay")
        ),
        sa.ForeignKeyConstraint(
            ["team"], ["dealership_teams.id"], name=op.f("fk_dealership_preparations_team")
        ),
        sa.ForeignKeyConstraint(
            ["visit"], ["dealership_visits.id"], name=op.f("fk_dealership_preparations_visit")
        ),
        sa.PrimaryKeyConstraint("visit", "n", name=op.f("pk_dealership_preparations")),
        info={"room": "dealership"},
    )
    op.create_table(
        "dealership_readings",
        sa.Column("vehicle", sa.String(length=64), nullable=False),
        sa.Column("n", sa.BigInteger(), nullable=False),
        sa.Column("visit", sa.String(length=64), nullable=True),
        sa.Column("km", sa.BigInteger(), nullable=False),
        sa.Column("why", sa.String(length=16), nullable=True),
        sa.Column("note", sa.String(length=64), nullable=True),
        sa.Column("at", sa.String(length=27), nullable=False),
        sa.Column("by", sa.String(length=64), nullable=False),
        sa.CheckConstraint("km >= 0", name=op.f("ck_dealership_readings_km")),
        sa.ForeignKeyConstraint(["note"], ["drawer.id"], name=op.f("fk_dealership_readings_note")),
        sa.ForeignKeyConstraint(
            ["vehicle"], ["dealership_vehicles.id"], name=op.f("fk_dealership_readings_vehicle")
        ),
        sa.ForeignKeyConstraint(
            ["visit"], ["dealership_visits.id"], name=op.f("fk_dealership_readings_visit")
        ),
        sa.PrimaryKeyConstraint("vehicle", "n", name=op.f("pk_dealership_readings")),
        info={"room": "dealership"},
    )
    with op.batch_alter_table("dealership_readings", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_dealership_readings_visit"), ["visit"], unique=False)

    op.create_table(
        "dealership_receptions",
        sa.Column("visit", sa.String(length=64), nullable=False),
        sa.Column("covers", sa.String(length=40), nullable=False),
        sa.Column("lamps", sa.String(length=80), nullable=False),
        sa.Column("present", sa.String(length=80), nullable=False),
        sa.Column("absent", sa.String(length=80), nullable=False),
        sa.Column("fuel", sa.BigInteger(), nullable=True),
        sa.Column("battery", sa.BigInteger(), nullable=True),
        sa.Column("walked", sa.Boolean(), nullable=False),
        sa.Column("came_by", sa.String(length=16), nullable=False),
        sa.Column("clean", sa.String(length=16), nullable=False),
        sa.Column("wash", sa.Boolean(), nullable=False),
        sa.Column("brought_by", sa.String(length=64), nullable=True),
        sa.CheckConstraint(
            "battery IS NULL OR battery BETWEEN 0 AND 100", name=op.f("ck_dealership_receptions_battery")
        ),
        sa.CheckConstraint(
            "fuel IS NULL OR fuel BETWEEN 0 AND 8", name=op.f("ck_dealership_receptions_fuel")
        ),
        sa.ForeignKeyConstraint(
            ["brought_by"], ["customers.id"], name=op.f("fk_dealership_receptions_brought_by")
        ),
        sa.ForeignKeyConstraint(
            ["visit"], ["dealership_visits.id"], name=op.f("fk_dealership_receptions_visit")
        ),
        sa.PrimaryKeyConstraint("visit", name=op.f("pk_dealership_receptions")),
        info={"room": "dealership"},
    )
    op.create_table(
        "dealership_receptions_signed",
        sa.Column("visit", sa.String(length=64), nullable=False),
        sa.Column("signature", sa.String(length=64), nullable=False),
        sa.Column("number", sa.String(length=40), nullable=False),
        sa.Column("at", sa.String(length=27), nullable=False),
        sa.Column("by", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["signature"], ["drawer.id"], name=op.f("fk_dealership_receptions_signed_signature")
        ),
        sa.ForeignKeyConstraint(
            ["visit"], ["dealership_visits.id"], name=op.f("fk_dealership_receptions_signed_visit")
        ),
        sa.PrimaryKeyConstraint("visit", name=op.f("pk_dealership_receptions_signed")),
        info={"room": "dealership"},
    )
    op.create_table(
        "dealership_reminders",
        sa.Column("visit", sa.String(length=64), nullable=False),
        sa.Column("n", sa.BigInteger(), nullable=False),
        sa.Column("reply", sa.String(length=16), nullable=False),
        sa.Column("again", sa.Date(), nullable=True),
        sa.Column("words", sa.String(length=64), nullable=True),
        sa.Column("booking", sa.String(length=64), nullable=True),
        sa.Column("by", sa.String(length=64), nullable=False),
        sa.Column("at", sa.String(length=27), nullable=False),
        sa.ForeignKeyConstraint(
            ["booking"], ["dealership_visits.id"], name=op.f("fk_dealership_reminders_booking")
        ),
        sa.ForeignKeyConstraint(
            ["visit"], ["dealership_visits.id"], name=op.f("fk_dealership_reminders_visit")
        ),
        sa.ForeignKeyConstraint(["words"], ["drawer.id"], name=op.f("fk_dealership_reminders_words")),
        sa.PrimaryKeyConstraint("visit", "n", name=op.f("pk_dealership_reminders")),
        info={"room": "dealership"},
    )
    with op.batch_alter_table("dealership_reminders", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_dealership_reminders_at"), ["at"], unique=False)

    op.create_table(
        "dealership_seen",
        sa.Column("vehicle", sa.String(length=64), nullable=False),
        sa.Column("n", sa.BigInteger(), nullable=False),
        sa.Column("document", sa.String(length=16), nullable=False),
        sa.Column("visit", sa.String(length=64), nullable=True),
        sa.Column("at", sa.String(length=27), nullable=False),
        sa.Column("first_on", sa.Date(), nullable=True),
        sa.Column("by", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["vehicle"], ["dealership_vehicles.id"], name=op.f("fk_dealership_seen_vehicle")
        ),
        sa.ForeignKeyConstraint(["visit"], ["dealership_visits.id"], name=op.f("fk_dealership_seen_visit")),
        sa.PrimaryKeyConstraint("vehicle", "n", name=op.f("pk_dealership_seen")),
        info={"room": "dealership"},
    )
    with op.batch_alter_table("dealership_seen", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_dealership_seen_visit"), ["visit"], unique=False)

    op.create_table(
        "dealership_settlements",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("visit", sa.String(length=64), nullable=False),
        sa.Column("n", sa.BigInteger(), nullable=False),
        sa.Column("number", sa.String(length=40), nullable=False),
        sa.Column("due", sa.BigInteger(), nullable=False),
        sa.Column("lines", sa.String(length=64), nullable=False),
        sa.Column("excess", sa.BigInteger(), nullable=False),
        sa.Column("by", sa.String(length=64), nullable=False),
        sa.Column("at", sa.String(length=27), nullable=False),
        sa.CheckConstraint("due >= 0", name=op.f("ck_dealership_settlements_due")),
        sa.ForeignKeyConstraint(
            ["visit"], ["dealership_visits.id"], name=op.f("fk_dealership_settlements_visit")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dealership_settlements")),
        sa.UniqueConstraint("visit", "n", name=op.f("uq_dealership_settlements_visit_n")),
        info={"room": "dealership"},
    )
    op.create_table(
        "dealership_signers",
        sa.Column("visit", sa.String(length=64), nullable=False),
        sa.Column("owner", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["visit"], ["dealership_visits.id"], name=op.f("fk_dealership_signers_visit")
        ),
        sa.PrimaryKeyConstraint("visit", name=op.f("pk_dealership_signers")),
        info={"room": "dealership"},
    )
    op.create_table(
        "dealership_whereabouts",
        sa.Column("visit", sa.String(length=64), nullable=False),
        sa.Column("n", sa.BigInteger(), nullable=False),
        sa.Column("place", sa.String(length=16), nullable=False),
        sa.Column("by", sa.String(length=64), nullable=False),
        sa.Column("at", sa.String(length=27), nullable=False),
        sa.ForeignKeyConstraint(
            ["visit"], ["dealership_visits.id"], name=op.f("fk_dealership_whereabouts_visit")
        ),
        sa.PrimaryKeyConstraint("visit", "n", name=op.f("pk_dealership_whereabouts")),
        info={"room": "dealership"},
    )
    op.create_table(
        "dealership_words",
        sa.Column("visit", sa.String(length=64), nullable=False),
        sa.Column("n", sa.BigInteger(), nullable=False),
        sa.Column("words", sa.String(length=64), nullable=False),
        sa.Column("at", sa.String(length=27), nullable=False),
        sa.ForeignKeyConstraint(["visit"], ["dealership_visits.id"], name=op.f("fk_dealership_words_visit")),
        sa.ForeignKeyConstraint(["words"], ["drawer.id"], name=op.f("fk_dealership_words_words")),
        sa.PrimaryKeyConstraint("visit", "n", name=op.f("pk_dealership_words")),
        info={"room": "dealership"},
    )
    op.create_table(
        "dealership_work",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("visit", sa.String(length=64), nullable=False),
        sa.Column("n", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.String(length=27), nullable=False),
        sa.Column("by", sa.String(length=64), nullable=False),
        sa.Column("asked", sa.BigInteger(), nullable=False),
        sa.Column("did", sa.String(length=16), nullable=False),
        sa.Column("job", sa.String(length=64), nullable=True),
        sa.Column("how", sa.String(length=16), nullable=True),
        sa.Column("words", sa.String(length=64), nullable=True),
        sa.Column("road_test", sa.Boolean(), nullable=True),
        sa.ForeignKeyConstraint(["visit"], ["dealership_visits.id"], name=op.f("fk_dealership_work_visit")),
        sa.ForeignKeyConstraint(["words"], ["drawer.id"], name=op.f("fk_dealership_work_words")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dealership_work")),
        sa.UniqueConstraint("visit", "n", name=op.f("uq_dealership_work_visit_n")),
        info={"room": "dealership"},
    )
    with op.batch_alter_table("dealership_work", schema=None) as batch_op:
        batch_op.create_index("ix_dealership_work_by", ["by", "did"], unique=False)

    op.create_table(
        "dealership_advice_heard",
        sa.Column("advice", sa.String(length=64), nullable=False),
        sa.Column("n", sa.BigInteger(), nullable=False),
        sa.Column("outcome", sa.String(length=16), nullable=False),
        sa.Column("line", sa.String(length=64), nullable=True),
        sa.Column("words", sa.String(length=64), nullable=True),
        sa.Column("signature", sa.String(length=64), nullable=True),
        sa.Column("witness", sa.String(length=64), nullable=True),
        sa.Column("witness_signature", sa.String(length=64), nullable=True),
        sa.Column("by", sa.String(length=64), nullable=False),
        sa.Column("at", sa.String(length=27), nullable=False),
        sa.ForeignKeyConstraint(
            ["advice"], ["dealership_advice.id"], name=op.f("fk_dealership_advice_heard_advice")
        ),
        sa.ForeignKeyConstraint(
            ["line"], ["dealership_lines.id"], name=op.f("fk_dealership_advice_heard_line")
        ),
        sa.ForeignKeyConstraint(
            ["signature"], ["drawer.id"], name=op.f("fk_dealership_advice_heard_signature")
        ),
        sa.ForeignKeyConstraint(
            ["witness_signature"], ["drawer.id"], name=op.f("fk_dealership_advice_heard_witness_signature")
        ),
        sa.ForeignKeyConstraint(["words"], ["drawer.id"], name=op.f("fk_dealership_advice_heard_words")),
        sa.PrimaryKeyConstraint("advice", "n", name=op.f("pk_dealership_advice_heard")),
        info={"room": "dealership"},
    )
    op.create_table(
        "dealership_advice_left_out",
        sa.Column("advice", sa.String(length=64), nullable=False),
        sa.Column("by", sa.String(length=64), nullable=False),
        sa.Column("at", sa.String(length=27), nullable=False),
        sa.ForeignKeyConstraint(
            ["advice"], ["dealership_advice.id"], name=op.f("fk_dealership_advice_left_out_advice")
        ),
        sa.PrimaryKeyConstraint("advice", name=op.f("pk_dealership_advice_left_out")),
        info={"room": "dealership"},
    )
    op.create_table(
        "dealership_agreed",
        sa.Column("work", sa.String(length=64), nullable=False),
        sa.Column("on", sa.String(length=27), nullable=False),
        sa.ForeignKeyConstraint(["work"], ["dealership_work.id"], name=op.f("fk_dealership_agreed_work")),
        sa.PrimaryKeyConstraint("work", name=op.f("pk_dealership_agreed")),
        info={"room": "dealership"},
    )
    op.create_table(
        "dealership_answers",
        sa.Column("asking", sa.String(length=64), nullable=False),
        sa.Column("line", sa.String(length=64), nullable=False),
        sa.Column("answer", sa.String(length=16), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("off", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("amount >= 0 AND off >= 0", name=op.f("ck_dealership_answers_amount")),
        sa.ForeignKeyConstraint(
            ["asking"], ["dealership_askings.id"], name=op.f("fk_dealership_answers_asking")
        ),
        sa.ForeignKeyConstraint(["line"], ["dealership_lines.id"], name=op.f("fk_dealership_answers_line")),
        sa.PrimaryKeyConstraint("asking", "line", name=op.f("pk_dealership_answers")),
        info={"room": "dealership"},
    )
    with op.batch_alter_table("dealership_answers", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_dealership_answers_line"), ["line"], unique=False)

    op.create_table(
        "dealership_cars_received",
        sa.Column("work", sa.String(length=64), nullable=False),
        sa.Column("symptom", sa.String(length=64), nullable=True),
        sa.ForeignKeyConstraint(["symptom"], ["drawer.id"], name=op.f("fk_dealership_cars_received_symptom")),
        sa.ForeignKeyConstraint(
            ["work"], ["dealership_work.id"], name=op.f("fk_dealership_cars_received_work")
        ),
        sa.PrimaryKeyConstraint("work", name=op.f("pk_dealership_cars_received")),
        info={"room": "dealership"},
    )
    op.create_table(
        "dealership_changes",
        sa.Column("work", sa.String(length=64), nullable=False),
        sa.Column("finish", sa.String(length=27), nullable=False),
        sa.ForeignKeyConstraint(["work"], ["dealership_work.id"], name=op.f("fk_dealership_changes_work")),
        sa.PrimaryKeyConstraint("work", name=op.f("pk_dealership_changes")),
        info={"room": "dealership"},
    )
    op.create_table(
        "dealership_claims",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("visit", sa.String(length=64), nullable=False),
        sa.Column("line", sa.String(length=64), nullable=True),
        sa.Column("number", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(["line"], ["dealership_lines.id"], name=op.f("fk_dealership_claims_line")),
        sa.ForeignKeyConstraint(["visit"], ["dealership_visits.id"], name=op.f("fk_dealership_claims_visit")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dealership_claims")),
        sa.UniqueConstraint("line", name=op.f("uq_dealership_claims_line")),
        info={"room": "dealership"},
    )
    with op.batch_alter_table("dealership_claims", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_dealership_claims_visit"), ["visit"], unique=False)
        batch_op.create_index(
            "uq_dealership_claims_case",
            ["visit"],
            unique=True,
            sqlite_where=sa.text("line IS NULL"),
            postgresql_where=sa.text("line IS NULL"),
        )

    op.create_table(
        "dealership_comebacks",
        sa.Column("visit", sa.String(length=64), nullable=False),
        sa.Column("n", sa.BigInteger(), nullable=False),
        sa.Column("line", sa.String(length=64), nullable=True),
        sa.Column("why", sa.String(length=64), nullable=True),
        sa.Column("by", sa.String(length=64), nullable=False),
        sa.Column("at", sa.String(length=27), nullable=False),
        sa.ForeignKeyConstraint(["line"], ["dealership_lines.id"], name=op.f("fk_dealership_comebacks_line")),
        sa.ForeignKeyConstraint(
            ["visit"], ["dealership_visits.id"], name=op.f("fk_dealership_comebacks_visit")
        ),
        sa.ForeignKeyConstraint(["why"], ["drawer.id"], name=op.f("fk_dealership_comebacks_why")),
        sa.PrimaryKeyConstraint("visit", "n", name=op.f("pk_dealership_comebacks")),
        info={"room": "dealership"},
    )
    op.create_table(
        "dealership_copies_given",
        sa.Column("order", sa.String(length=64), nullable=False),
        sa.Column("by", sa.String(length=64), nullable=False),
        sa.Column("at", sa.String(length=27), nullable=False),
        sa.ForeignKeyConstraint(
            ["order"], ["dealership_orders.id"], name=op.f("fk_dealership_copies_given_order")
        ),
        sa.PrimaryKeyConstraint("order", name=op.f("pk_dealership_copies_given")),
        info={"room": "dealership"},
    )
    op.create_table(
        "dealership_discounts",
        sa.Column("line", sa.String(length=64), nullable=False),
        sa.Column("n", sa.BigInteger(), nullable=False),
        sa.Column("off", sa.BigInteger(), nullable=False),
        sa.Column("why", sa.String(length=64), nullable=True),
        sa.Column("by", sa.String(length=64), nullable=False),
        sa.Column("approved_by", sa.String(length=64), nullable=True),
        sa.Column("asked", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.String(length=27), nullable=False),
        sa.CheckConstraint("off >= 0", name=op.f("ck_dealership_discounts_off")),
        sa.ForeignKeyConstraint(["line"], ["dealership_lines.id"], name=op.f("fk_dealership_discounts_line")),
        sa.ForeignKeyConstraint(["why"], ["drawer.id"], name=op.f("fk_dealership_discounts_why")),
        sa.PrimaryKeyConstraint("line", "n", name=op.f("pk_dealership_discounts")),
        info={"room": "dealership"},
    )
    op.create_table(
        "dealership_dispatches",
        sa.Column("work", sa.String(length=64), nullable=False),
        sa.Column("team", sa.String(length=64), nullable=False),
        sa.Column("bay", sa.String(length=80), nullable=False),
        sa.ForeignKeyConstraint(["bay"], ["dealership_bays.name"], name=op.f("fk_dealership_dispatches_bay")),
        sa.ForeignKeyConstraint(
            ["team"], ["dealership_teams.id"], name=op.f("fk_dealership_dispatches_team")
        ),
        sa.ForeignKeyConstraint(["work"], ["dealership_work.id"], name=op.f("fk_dealership_dispatches_work")),
        sa.PrimaryKeyConstraint("work", name=op.f("pk_dealership_dispatches")),
        info={"room": "dealership"},
    )
    op.create_table(
        "dealership_explained",
        sa.Column("order", sa.String(length=64), nullable=False),
        sa.Column("line", sa.String(length=64), nullable=False),
        sa.Column("by", sa.String(length=64), nullable=False),
        sa.Column("at", sa.String(length=27), nullable=False),
        sa.ForeignKeyConstraint(["line"], ["dealership_lines.id"], name=op.f("fk_dealership_explained_line")),
        sa.ForeignKeyConstraint(
            ["order"], ["dealership_orders.id"], name=op.f("fk_dealership_explained_order")
        ),
        sa.PrimaryKeyConstraint("order", "line", name=op.f("pk_dealership_explained")),
        info={"room": "dealership"},
    )
    op.create_table(
        "dealership_faults",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("vehicle", sa.String(length=64), nullable=False),
        sa.Column("n", sa.BigInteger(), nullable=False),
        sa.Column("visit", sa.String(length=64), nullable=True),
        sa.Column("line", sa.String(length=64), nullable=True),
        sa.Column("fault", sa.String(length=80), nullable=False),
        sa.Column("weight", sa.String(length=16), nullable=False),
        sa.Column("replaced", sa.String(length=16), nullable=True),
        sa.Column("what", sa.String(length=80), nullable=True),
        sa.Column("began", sa.String(length=27), nullable=True),
        sa.Column("ended", sa.String(length=27), nullable=True),
        sa.Column("km", sa.BigInteger(), nullable=True),
        sa.Column("away", sa.BigInteger(), nullable=False),
        sa.Column("by", sa.String(length=64), nullable=False),
        sa.Column("at", sa.String(length=27), nullable=False),
        sa.CheckConstraint("(visit IS NULL) = (began IS NOT NULL)", name=op.f("ck_dealership_faults_told")),
        sa.CheckConstraint("away >= 0", name=op.f("ck_dealership_faults_away")),
        sa.ForeignKeyConstraint(["line"], ["dealership_lines.id"], name=op.f("fk_dealership_faults_line")),
        sa.ForeignKeyConstraint(
            ["vehicle"], ["dealership_vehicles.id"], name=op.f("fk_dealership_faults_vehicle")
        ),
        sa.ForeignKeyConstraint(["visit"], ["dealership_visits.id"], name=op.f("fk_dealership_faults_visit")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dealership_faults")),
        sa.UniqueConstraint("vehicle", "n", name=op.f("uq_dealership_faults_vehicle_n")),
        info={"room": "dealership"},
    )
    with op.batch_alter_table("dealership_faults", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_dealership_faults_visit"), ["visit"], unique=False)

    op.create_table(
        "dealership_forecasts",
        sa.Column("of", sa.String(length=64), nullable=False),
        sa.Column("begins", sa.String(length=27), nullable=False),
        sa.Column("finishes", sa.String(length=27), nullable=False),
        sa.Column("provisional", sa.Boolean(), nullable=False),
        sa.Column("work", sa.BigInteger(), nullable=False),
        sa.Column("rework", sa.BigInteger(), nullable=False),
        sa.Column("done", sa.BigInteger(), nullable=False),
        sa.Column("ahead", sa.String(length=400), nullable=False),
        sa.Column("lanes", sa.BigInteger(), nullable=False),
        sa.Column("parts_at", sa.String(length=27), nullable=True),
        sa.CheckConstraint("lanes > 0", name=op.f("ck_dealership_forecasts_lanes")),
        sa.ForeignKeyConstraint(["of"], ["dealership_work.id"], name=op.f("fk_dealership_forecasts_of")),
        sa.PrimaryKeyConstraint("of", name=op.f("pk_dealership_forecasts")),
        info={"room": "dealership"},
    )
    op.create_table(
        "dealership_found_work",
        sa.Column("line", sa.String(length=64), nullable=False),
        sa.Column("why", sa.String(length=64), nullable=False),
        sa.Column("minutes", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("minutes >= 0", name=op.f("ck_dealership_found_work_minutes")),
        sa.ForeignKeyConstraint(
            ["line"], ["dealership_lines.id"], name=op.f("fk_dealership_found_work_line")
        ),
        sa.ForeignKeyConstraint(["why"], ["drawer.id"], name=op.f("fk_dealership_found_work_why")),
        sa.PrimaryKeyConstraint("line", name=op.f("pk_dealership_found_work")),
        info={"room": "dealership"},
    )
    op.create_table(
        "dealership_handovers",
        sa.Column("work", sa.String(length=64), nullable=False),
        sa.Column("promised", sa.String(length=27), nullable=False),
        sa.Column("comeback", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["work"], ["dealership_work.id"], name=op.f("fk_dealership_handovers_work")),
        sa.PrimaryKeyConstraint("work", name=op.f("pk_dealership_handovers")),
        info={"room": "dealership"},
    )
    op.create_table(
        "dealership_jobs",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("handed", sa.String(length=64), nullable=False),
        sa.Column("n", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("minutes", sa.BigInteger(), nullable=False),
        sa.Column("skill", sa.String(length=16), nullable=False),
        sa.CheckConstraint("minutes > 0", name=op.f("ck_dealership_jobs_minutes")),
        sa.ForeignKeyConstraint(["handed"], ["dealership_work.id"], name=op.f("fk_dealership_jobs_handed")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dealership_jobs")),
        info={"room": "dealership"},
    )
    with op.batch_alter_table("dealership_jobs", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_dealership_jobs_handed"), ["handed"], unique=False)

    op.create_table(
        "dealership_line_parts",
        sa.Column("line", sa.String(length=64), nullable=False),
        sa.Column("part", sa.String(length=64), nullable=False),
        sa.Column("reserved", sa.BigInteger(), nullable=False),
        sa.Column("drawn", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("drawn >= 0", name=op.f("ck_dealership_line_parts_drawn")),
        sa.CheckConstraint("reserved >= 0", name=op.f("ck_dealership_line_parts_reserved")),
        sa.ForeignKeyConstraint(
            ["line"], ["dealership_lines.id"], name=op.f("fk_dealership_line_parts_line")
        ),
        sa.ForeignKeyConstraint(
            ["part"], ["dealership_parts.id"], name=op.f("fk_dealership_line_parts_part")
        ),
        sa.PrimaryKeyConstraint("line", name=op.f("pk_dealership_line_parts")),
        info={"room": "dealership"},
    )
    with op.batch_alter_table("dealership_line_parts", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_dealership_line_parts_part"), ["part"], unique=False)

    op.create_table(
        "dealership_old_parts",
        sa.Column("line", sa.String(length=64), nullable=False),
        sa.Column("n", sa.BigInteger(), nullable=False),
        sa.Column("bag", sa.String(length=40), nullable=False),
        sa.Column("fate", sa.String(length=16), nullable=False),
        sa.Column("by", sa.String(length=64), nullable=False),
        sa.Column("at", sa.String(length=27), nullable=False),
        sa.ForeignKeyConstraint(["line"], ["dealership_lines.id"], name=op.f("fk_dealership_old_parts_line")),
        sa.PrimaryKeyConstraint("line", "n", name=op.f("pk_dealership_old_parts")),
        info={"room": "dealership"},
    )
    op.create_table(
        "dealership_preparation_answers",
        sa.Column("visit", sa.String(length=64), nullable=False),
        sa.Column("n", sa.BigInteger(), nullable=False),
        sa.Column("k", sa.BigInteger(), nullable=False),
        sa.Column("asked", sa.String(length=16), nullable=False),
        sa.Column("can", sa.Boolean(), nullable=False),
        sa.Column("why", sa.String(length=64), nullable=True),
        sa.Column("by", sa.String(length=64), nullable=False),
        sa.Column("at", sa.String(length=27), nullable=False),
        sa.ForeignKeyConstraint(
            ["visit", "n"],
            ["dealership_preparations.visit", "dealership_preparations.n"],
            name=op.f("fk_dealership_preparation_answers_visit_n"),
        ),
        sa.ForeignKeyConstraint(["why"], ["drawer.id"], name=op.f("fk_dealership_preparation_answers_why")),
        sa.PrimaryKeyConstraint("visit", "n", "k", name=op.f("pk_dealership_preparation_answers")),
        info={"room": "dealership"},
    )
    op.create_table(
        "dealership_reopened",
        sa.Column("settlement", sa.String(length=64), nullable=False),
        sa.Column("why", sa.String(length=64), nullable=False),
        sa.Column("receipt", sa.String(length=64), nullable=True),
        sa.Column("by", sa.String(length=64), nullable=False),
        sa.Column("at", sa.String(length=27), nullable=False),
        sa.ForeignKeyConstraint(["receipt"], ["receipts.id"], name=op.f("fk_dealership_reopened_receipt")),
        sa.ForeignKeyConstraint(
            ["settlement"], ["dealership_settlements.id"], name=op.f("fk_dealership_reopened_settlement")
        ),
        sa.ForeignKeyConstraint(["why"], ["drawer.id"], name=op.f("fk_dealership_reopened_why")),
        sa.PrimaryKeyConstraint("settlement", name=op.f("pk_dealership_reopened")),
        info={"room": "dealership"},
    )
    op.create_table(
        "dealership_returns",
        sa.Column("work", sa.String(length=64), nullable=False),
        sa.Column("given_by", sa.String(length=64), nullable=False),
        sa.Column("place", sa.String(length=80), nullable=False),
        sa.ForeignKeyConstraint(["work"], ["dealership_work.id"], name=op.f("fk_dealership_returns_work")),
        sa.PrimaryKeyConstraint("work", name=op.f("pk_dealership_returns")),
        info={"room": "dealership"},
    )
    op.create_table(
        "dealership_settled",
        sa.Column("settlement", sa.String(length=64), nullable=False),
        sa.Column("receipt", sa.String(length=64), nullable=True),
        sa.Column("certificate", sa.String(length=40), nullable=True),
        sa.Column("by", sa.String(length=64), nullable=False),
        sa.Column("at", sa.String(length=27), nullable=False),
        sa.ForeignKeyConstraint(["receipt"], ["receipts.id"], name=op.f("fk_dealership_settled_receipt")),
        sa.ForeignKeyConstraint(
            ["settlement"], ["dealership_settlements.id"], name=op.f("fk_dealership_settled_settlement")
        ),
        sa.PrimaryKeyConstraint("settlement", name=op.f("pk_dealership_settled")),
        info={"room": "dealership"},
    )
    op.create_table(
        "dealership_stock_moves",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("part", sa.String(length=64), nullable=False),
        sa.Column("line", sa.String(length=64), nullable=True),
        sa.Column("quantity", sa.BigInteger(), nullable=False),
        sa.Column("taker", sa.String(length=64), nullable=True),
        sa.Column("signature", sa.String(length=64), nullable=True),
        sa.Column("by", sa.String(length=64), nullable=False),
        sa.Column("at", sa.String(length=27), nullable=False),
        sa.ForeignKeyConstraint(
            ["line"], ["dealership_lines.id"], name=op.f("fk_dealership_stock_moves_line")
        ),
        sa.ForeignKeyConstraint(
            ["part"], ["dealership_parts.id"], name=op.f("fk_dealership_stock_moves_part")
        ),
        sa.ForeignKeyConstraint(
            ["signature"], ["drawer.id"], name=op.f("fk_dealership_stock_moves_signature")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dealership_stock_moves")),
        info={"room": "dealership"},
    )
    with op.batch_alter_table("dealership_stock_moves", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_dealership_stock_moves_line"), ["line"], unique=False)
        batch_op.create_index(batch_op.f("ix_dealership_stock_moves_part"), ["part"], unique=False)

    op.create_table(
        "dealership_stopped",
        sa.Column("work", sa.String(length=64), nullable=False),
        sa.Column("stopped", sa.String(length=27), nullable=False),
        sa.ForeignKeyConstraint(["work"], ["dealership_work.id"], name=op.f("fk_dealership_stopped_work")),
        sa.PrimaryKeyConstraint("work", name=op.f("pk_dealership_stopped")),
        info={"room": "dealership"},
    )
    op.create_table(
        "dealership_warranties",
        sa.Column("line", sa.String(length=64), nullable=False),
        sa.Column("n", sa.BigInteger(), nullable=False),
        sa.Column("subject", sa.String(length=16), nullable=False),
        sa.Column("part", sa.String(length=64), nullable=False),
        sa.Column("verdict", sa.String(length=16), nullable=False),
        sa.Column("reason", sa.String(length=16), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=True),
        sa.Column("last_km", sa.BigInteger(), nullable=True),
        sa.Column("provisional", sa.Boolean(), nullable=False),
        sa.Column("why", sa.String(length=64), nullable=True),
        sa.Column("told", sa.Boolean(), nullable=False),
        sa.Column("by", sa.String(length=64), nullable=False),
        sa.Column("at", sa.String(length=27), nullable=False),
        sa.CheckConstraint("last_km >= 0", name=op.f("ck_dealership_warranties_last_km")),
        sa.ForeignKeyConstraint(
            ["line"], ["dealership_lines.id"], name=op.f("fk_dealership_warranties_line")
        ),
        sa.ForeignKeyConstraint(["why"], ["drawer.id"], name=op.f("fk_dealership_warranties_why")),
        sa.PrimaryKeyConstraint("line", "n", name=op.f("pk_dealership_warranties")),
        info={"room": "dealership"},
    )
    op.create_table(
        "dealership_claim_deeds",
        sa.Column("claim", sa.String(length=64), nullable=False),
        sa.Column("n", sa.BigInteger(), nullable=False),
        sa.Column("did", sa.String(length=16), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=True),
        sa.Column("lines", sa.BigInteger(), nullable=True),
        sa.Column("words", sa.String(length=64), nullable=True),
        sa.Column("by", sa.String(length=64), nullable=False),
        sa.Column("at", sa.String(length=27), nullable=False),
        sa.CheckConstraint("amount >= 0", name=op.f("ck_dealership_claim_deeds_amount")),
        sa.ForeignKeyConstraint(
            ["claim"], ["dealership_claims.id"], name=op.f("fk_dealership_claim_deeds_claim")
        ),
        sa.ForeignKeyConstraint(["words"], ["drawer.id"], name=op.f("fk_dealership_claim_deeds_words")),
        sa.PrimaryKeyConstraint("claim", "n", name=op.f("pk_dealership_claim_deeds")),
        info={"room": "dealership"},
    )
    op.create_table(
        "dealership_claim_texts",
        sa.Column("claim", sa.String(length=64), nullable=False),
        sa.Column("n", sa.BigInteger(), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=True),
        sa.Column("kept_until", sa.Date(), nullable=True),
        sa.Column("insurer", sa.String(length=80), nullable=True),
        sa.Column("policy", sa.String(length=40), nullable=True),
        sa.Column("loss", sa.String(length=40), nullable=True),
        sa.Column("surveyor", sa.String(length=64), nullable=True),
        sa.Column("assessed", sa.BigInteger(), nullable=True),
        sa.Column("excess", sa.BigInteger(), nullable=False),
        sa.Column("papers", sa.String(length=1000), nullable=False),
        sa.Column("by", sa.String(length=64), nullable=False),
        sa.Column("at", sa.String(length=27), nullable=False),
        sa.CheckConstraint("assessed >= 0", name=op.f("ck_dealership_claim_texts_assessed")),
        sa.CheckConstraint("excess >= 0", name=op.f("ck_dealership_claim_texts_excess")),
        sa.ForeignKeyConstraint(
            ["claim"], ["dealership_claims.id"], name=op.f("fk_dealership_claim_texts_claim")
        ),
        sa.ForeignKeyConstraint(["surveyor"], ["drawer.id"], name=op.f("fk_dealership_claim_texts_surveyor")),
        sa.PrimaryKeyConstraint("claim", "n", name=op.f("pk_dealership_claim_texts")),
        info={"room": "dealership"},
    )
    with op.batch_alter_table("dealership_claim_texts", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_dealership_claim_texts_code"), ["code"], unique=False)

    op.create_table(
        "dealership_counts",
        sa.Column("move", sa.String(length=64), nullable=False),
        sa.Column("counted", sa.BigInteger(), nullable=False),
        sa.Column("why", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["move"], ["dealership_stock_moves.id"], name=op.f("fk_dealership_counts_move")
        ),
        sa.ForeignKeyConstraint(["why"], ["drawer.id"], name=op.f("fk_dealership_counts_why")),
        sa.PrimaryKeyConstraint("move", name=op.f("pk_dealership_counts")),
        info={"room": "dealership"},
    )
    op.create_table(
        "dealership_excesses",
        sa.Column("claim", sa.String(length=64), nullable=False),
        sa.Column("n", sa.BigInteger(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("receipt", sa.String(length=64), nullable=False),
        sa.CheckConstraint("amount > 0", name=op.f("ck_dealership_excesses_amount")),
        sa.ForeignKeyConstraint(
            ["claim"], ["dealership_claims.id"], name=op.f("fk_dealership_excesses_claim")
        ),
        sa.ForeignKeyConstraint(["receipt"], ["receipts.id"], name=op.f("fk_dealership_excesses_receipt")),
        sa.PrimaryKeyConstraint("claim", "n", name=op.f("pk_dealership_excesses")),
        info={"room": "dealership"},
    )
    op.create_table(
        "dealership_excesses_undone",
        sa.Column("claim", sa.String(length=64), nullable=False),
        sa.Column("n", sa.BigInteger(), nullable=False),
        sa.Column("receipt", sa.String(length=64), nullable=False),
        sa.Column("why", sa.String(length=64), nullable=False),
        sa.Column("by", sa.String(length=64), nullable=False),
        sa.Column("at", sa.String(length=27), nullable=False),
        sa.ForeignKeyConstraint(
            ["claim"], ["dealership_claims.id"], name=op.f("fk_dealership_excesses_undone_claim")
        ),
        sa.ForeignKeyConstraint(
            ["receipt"], ["receipts.id"], name=op.f("fk_dealership_excesses_undone_receipt")
        ),
        sa.ForeignKeyConstraint(["why"], ["drawer.id"], name=op.f("fk_dealership_excesses_undone_why")),
        sa.PrimaryKeyConstraint("claim", "n", name=op.f("pk_dealership_excesses_undone")),
        info={"room": "dealership"},
    )
    op.create_table(
        "dealership_faults_struck",
        sa.Column("fault", sa.String(length=64), nullable=False),
        sa.Column("why", sa.String(length=64), nullable=False),
        sa.Column("by", sa.String(length=64), nullable=False),
        sa.Column("at", sa.String(length=27), nullable=False),
        sa.ForeignKeyConstraint(
            ["fault"], ["dealership_faults.id"], name=op.f("fk_dealership_faults_struck_fault")
        ),
        sa.ForeignKeyConstraint(["why"], ["drawer.id"], name=op.f("fk_dealership_faults_struck_why")),
        sa.PrimaryKeyConstraint("fault", name=op.f("pk_dealership_faults_struck")),
        info={"room": "dealership"},
    )
