"""The tables of restaurant, as they begin."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "restaurant_0001"
down_revision: str | None = None
branch_labels: Sequence[str] | None = ("restaurant",)
depends_on: Sequence[str] | None = "house_0001"


def upgrade() -> None:
    """Take the tables of this room to this revision."""
    op.create_table(
        "restaurant_dishes",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("category", sa.String(length=80), nullable=False),
        sa.Column("place", sa.BigInteger(), nullable=False),
        sa.Column("course", sa.String(length=16), nullable=False),
        sa.Column("station", sa.String(length=80), nullable=False),
        sa.Column("pricing", sa.String(length=16), nullable=False),
        sa.Column("unit", sa.String(length=16), nullable=False),
        sa.Column("price", sa.BigInteger(), nullable=True),
        sa.Column("discountable", sa.Boolean(), nullable=False),
        sa.Column("in_pieces", sa.Boolean(), nullable=False),
        sa.Column("bones", sa.Boolean(), nullable=False),
        sa.Column("accessories", sa.Text(), nullable=False),
        sa.Column("minutes", sa.BigInteger(), nullable=False),
        sa.Column("portions", sa.BigInteger(), nullable=True),
        sa.Column("allergens", sa.String(length=120), nullable=False),
        sa.Column("special", sa.Boolean(), nullable=False),
        sa.Column("on_menu", sa.Boolean(), nullable=False),
        sa.Column("choices", sa.Text(), nullable=False),
        sa.Column("drink", sa.String(length=16), nullable=False),
        sa.Column("dishes", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "price >= 0 AND portions >= 0 AND minutes >= 0", name=op.f("ck_restaurant_dishes_sizes")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_restaurant_dishes")),
        info={"room": "restaurant"},
    )
    op.create_table(
        "restaurant_tables",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("area", sa.String(length=80), nullable=False),
        sa.Column("section", sa.String(length=80), nullable=False),
        sa.Column("place", sa.BigInteger(), nullable=False),
        sa.Column("seats", sa.BigInteger(), nullable=False),
        sa.Column("fee", sa.BigInteger(), nullable=False),
        sa.Column("room", sa.Boolean(), nullable=False),
        sa.Column("features", sa.String(length=200), nullable=False),
        sa.Column("closed", sa.Boolean(), nullable=False),
        sa.Column("x", sa.BigInteger(), nullable=True),
        sa.Column("y", sa.BigInteger(), nullable=True),
        sa.Column("w", sa.BigInteger(), nullable=True),
        sa.Column("h", sa.BigInteger(), nullable=True),
        sa.Column("shape", sa.String(length=16), nullable=True),
        sa.CheckConstraint("seats > 0 AND fee >= 0", name=op.f("ck_restaurant_tables_sizes")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_restaurant_tables")),
        info={"room": "restaurant"},
    )
    op.create_table(
        "restaurant_accepted",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("subject", sa.String(length=64), nullable=False),
        sa.Column("dish", sa.String(length=64), nullable=False),
        sa.Column("allergen", sa.String(length=16), nullable=False),
        sa.Column("guest", sa.String(length=64), nullable=False),
        sa.Column("by", sa.String(length=64), nullable=False),
        sa.Column("at", sa.String(length=27), nullable=False),
        sa.ForeignKeyConstraint(["dish"], ["restaurant_dishes.id"], name=op.f("fk_restaurant_accepted_dish")),
        sa.ForeignKeyConstraint(["guest"], ["drawer.id"], name=op.f("fk_restaurant_accepted_guest")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_restaurant_accepted")),
        info={"room": "restaurant"},
    )
    with op.batch_alter_table("restaurant_accepted", schema=None) as batch_op:
        batch_op.create_index("ix_restaurant_accepted_subject", ["subject"], unique=False)

    op.create_table(
        "restaurant_sold_out",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("dish", sa.String(length=64), nullable=False),
        sa.Column("at", sa.String(length=27), nullable=False),
        sa.Column("by", sa.String(length=64), nullable=False),
        sa.Column("told", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["dish"], ["restaurant_dishes.id"], name=op.f("fk_restaurant_sold_out_dish")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_restaurant_sold_out")),
        info={"room": "restaurant"},
    )
    with op.batch_alter_table("restaurant_sold_out", schema=None) as batch_op:
        batch_op.create_index("ix_restaurant_sold_out_at", ["at"], unique=False)

    op.create_table(
        "restaurant_sittings",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("table_id", sa.String(length=64), nullable=True),
        sa.Column("guests", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.String(length=64), nullable=True),
        sa.Column("phone", sa.String(length=64), nullable=True),
        sa.Column("words", sa.String(length=64), nullable=True),
        sa.Column("wishes", sa.String(length=200), nullable=False),
        sa.Column("wants_room", sa.Boolean(), nullable=False),
        sa.Column("fee_told", sa.BigInteger(), nullable=True),
        sa.Column("vip", sa.Boolean(), nullable=False),
        sa.Column("service_rate", sa.BigInteger(), nullable=False),
        sa.Column("stay", sa.BigInteger(), nullable=False),
        sa.Column("waiter", sa.String(length=64), nullable=True),
        sa.Column("booked_for", sa.String(length=27), nullable=True),
        sa.Column("booked_at", sa.String(length=27), nullable=True),
        sa.Column("greeted_at", sa.String(length=27), nullable=True),
        sa.Column("waits_as", sa.String(length=40), nullable=True),
        sa.Column("wait_told", sa.BigInteger(), nullable=True),
        sa.Column("summoned", sa.BigInteger(), nullable=False),
        sa.Column("summoned_at", sa.String(length=27), nullable=True),
        sa.Column("summoned_by", sa.String(length=64), nullable=True),
        sa.Column("seated_at", sa.String(length=27), nullable=True),
        sa.Column("gone_at", sa.String(length=27), nullable=True),
        sa.Column("gone_by", sa.String(length=64), nullable=True),
        sa.Column("gone_why", sa.String(length=64), nullable=True),
        sa.Column("tea", sa.String(length=64), nullable=True),
        sa.Column("tea_pots", sa.BigInteger(), nullable=True),
        sa.Column("tea_by", sa.String(length=64), nullable=True),
        sa.Column("tea_at", sa.String(length=27), nullable=True),
        sa.Column("taboos_at", sa.String(length=27), nullable=True),
        sa.Column("taboos", sa.String(length=64), nullable=True),
        sa.Column("allergens", sa.String(length=120), nullable=False),
        sa.Column("ahead", sa.String(length=16), nullable=True),
        sa.Column("taken_ahead", sa.BigInteger(), nullable=False),
        sa.Column("ahead_at", sa.String(length=27), nullable=True),
        sa.Column("agreed_sum", sa.BigInteger(), nullable=True),
        sa.Column("serving_place", sa.String(length=16), nullable=True),
        sa.Column("call_planned", sa.String(length=27), nullable=True),
        sa.Column("called_at", sa.String(length=27), nullable=True),
        sa.Column("billed_at", sa.String(length=27), nullable=True),
        sa.Column("left_at", sa.String(length=27), nullable=True),
        sa.Column("freed_at", sa.String(length=27), nullable=True),
        sa.CheckConstraint("guests > 0 AND stay > 0", name=op.f("ck_restaurant_sittings_sizes")),
        sa.ForeignKeyConstraint(["gone_why"], ["drawer.id"], name=op.f("fk_restaurant_sittings_gone_why")),
        sa.ForeignKeyConstraint(["id"], ["cases.id"], name=op.f("fk_restaurant_sittings_id")),
        sa.ForeignKeyConstraint(["name"], ["drawer.id"], name=op.f("fk_restaurant_sittings_name")),
        sa.ForeignKeyConstraint(["phone"], ["drawer.id"], name=op.f("fk_restaurant_sittings_phone")),
        sa.ForeignKeyConstraint(
            ["table_id"], ["restaurant_tables.id"], name=op.f("fk_restaurant_sittings_table_id")
        ),
        sa.ForeignKeyConstraint(["taboos"], ["drawer.id"], name=op.f("fk_restaurant_sittings_taboos")),
        sa.ForeignKeyConstraint(["tea"], ["restaurant_dishes.id"], name=op.f("fk_restaurant_sittings_tea")),
        sa.ForeignKeyConstraint(["waiter"], ["staff.login"], name=op.f("fk_restaurant_sittings_waiter")),
        sa.ForeignKeyConstraint(["words"], ["drawer.id"], name=op.f("fk_restaurant_sittings_words")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_restaurant_sittings")),
        info={"room": "restaurant"},
    )
    with op.batch_alter_table("restaurant_sittings", schema=None) as batch_op:
        batch_op.create_index(
            "ix_restaurant_sittings_booked",
            ["booked_for"],
            unique=False,
            sqlite_where=sa.text("booked_for IS NOT NULL"),
            postgresql_where=sa.text("booked_for IS NOT NULL"),
        )
        batch_op.create_index(
            "ix_restaurant_sittings_expected",
            ["table_id", "booked_for"],
            unique=False,
            sqlite_where=sa.text("booked_for IS NOT NULL AND seated_at IS NULL AND gone_at IS NULL"),
            postgresql_where=sa.text("booked_for IS NOT NULL AND seated_at IS NULL AND gone_at IS NULL"),
        )
        batch_op.create_index("ix_restaurant_sittings_seated", ["seated_at"], unique=False)
        batch_op.create_index(
            "ix_restaurant_sittings_waiting",
            ["waits_as"],
            unique=False,
            sqlite_where=sa.text("waits_as IS NOT NULL AND seated_at IS NULL AND gone_at IS NULL"),
            postgresql_where=sa.text("waits_as IS NOT NULL AND seated_at IS NULL AND gone_at IS NULL"),
        )
        batch_op.create_index(
            "uq_restaurant_sittings_table_id",
            ["table_id"],
            unique=True,
            sqlite_where=sa.text("seated_at IS NOT NULL AND freed_at IS NULL"),
            postgresql_where=sa.text("seated_at IS NOT NULL AND freed_at IS NULL"),
        )

    op.create_table(
        "restaurant_bills",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("sitting", sa.String(length=64), nullable=False),
        sa.Column("n", sa.BigInteger(), nullable=False),
        sa.Column("number", sa.String(length=40), nullable=False),
        sa.Column("step", sa.String(length=16), nullable=False),
        sa.Column("discount", sa.BigInteger(), nullable=False),
        sa.Column("discount_by", sa.String(length=64), nullable=True),
        sa.Column("discount_why", sa.String(length=64), nullable=True),
        sa.Column("rounding", sa.BigInteger(), nullable=False),
        sa.Column("rounded_from", sa.BigInteger(), nullable=False),
        sa.Column("rounded_by", sa.String(length=64), nullable=True),
        sa.Column("split", sa.String(length=16), nullable=True),
        sa.Column("opened_at", sa.String(length=27), nullable=False),
        sa.Column("reopened", sa.BigInteger(), nullable=False),
        sa.Column("reopened_at", sa.String(length=27), nullable=True),
        sa.Column("printed", sa.BigInteger(), nullable=False),
        sa.Column("printed_at", sa.String(length=27), nullable=True),
        sa.Column("printed_due", sa.BigInteger(), nullable=True),
        sa.Column("settled_at", sa.String(length=27), nullable=True),
        sa.Column("settled_by", sa.String(length=64), nullable=True),
        sa.Column("settled_due", sa.BigInteger(), nullable=True),
        sa.Column("receipt", sa.String(length=40), nullable=True),
        sa.CheckConstraint(
            "discount >= 0 AND discount <= 10000 AND rounding >= 0", name=op.f("ck_restaurant_bills_sizes")
        ),
        sa.ForeignKeyConstraint(
            ["discount_why"], ["drawer.id"], name=op.f("fk_restaurant_bills_discount_why")
        ),
        sa.ForeignKeyConstraint(
            ["sitting"], ["restaurant_sittings.id"], name=op.f("fk_restaurant_bills_sitting")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_restaurant_bills")),
        sa.UniqueConstraint("number", name=op.f("uq_restaurant_bills_number")),
        info={"room": "restaurant"},
    )
    with op.batch_alter_table("restaurant_bills", schema=None) as batch_op:
        batch_op.create_index(
            "ix_restaurant_bills_open",
            ["step"],
            unique=False,
            sqlite_where=sa.text("step = 'open'"),
            postgresql_where=sa.text("step = 'open'"),
        )
        batch_op.create_index("ix_restaurant_bills_settled", ["settled_at"], unique=False)
        batch_op.create_index("ix_restaurant_bills_sitting", ["sitting"], unique=False)

    op.create_table(
        "restaurant_calls",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("sitting", sa.String(length=64), nullable=False),
        sa.Column("at", sa.String(length=27), nullable=False),
        sa.Column("by", sa.String(length=64), nullable=False),
        sa.Column("ground", sa.String(length=16), nullable=False),
        sa.Column("lines", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["sitting"], ["restaurant_sittings.id"], name=op.f("fk_restaurant_calls_sitting")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_restaurant_calls")),
        info={"room": "restaurant"},
    )
    with op.batch_alter_table("restaurant_calls", schema=None) as batch_op:
        batch_op.create_index("ix_restaurant_calls_sitting", ["sitting"], unique=False)

    op.create_table(
        "restaurant_found",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("number", sa.String(length=40), nullable=False),
        sa.Column("what", sa.String(length=64), nullable=False),
        sa.Column("place", sa.String(length=64), nullable=True),
        sa.Column("table_id", sa.String(length=64), nullable=True),
        sa.Column("sitting", sa.String(length=64), nullable=True),
        sa.Column("at", sa.String(length=27), nullable=False),
        sa.Column("by", sa.String(length=64), nullable=False),
        sa.Column("handed_at", sa.String(length=27), nullable=True),
        sa.Column("handed_by", sa.String(length=64), nullable=True),
        sa.Column("handed_to", sa.String(length=64), nullable=True),
        sa.Column("proof", sa.String(length=64), nullable=True),
        sa.Column("signature", sa.String(length=64), nullable=True),
        sa.ForeignKeyConstraint(["handed_to"], ["drawer.id"], name=op.f("fk_restaurant_found_handed_to")),
        sa.ForeignKeyConstraint(["place"], ["drawer.id"], name=op.f("fk_restaurant_found_place")),
        sa.ForeignKeyConstraint(["proof"], ["drawer.id"], name=op.f("fk_restaurant_found_proof")),
        sa.ForeignKeyConstraint(["signature"], ["drawer.id"], name=op.f("fk_restaurant_found_signature")),
        sa.ForeignKeyConstraint(
            ["sitting"], ["restaurant_sittings.id"], name=op.f("fk_restaurant_found_sitting")
        ),
        sa.ForeignKeyConstraint(
            ["table_id"], ["restaurant_tables.id"], name=op.f("fk_restaurant_found_table_id")
        ),
        sa.ForeignKeyConstraint(["what"], ["drawer.id"], name=op.f("fk_restaurant_found_what")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_restaurant_found")),
        sa.UniqueConstraint("number", name=op.f("uq_restaurant_found_number")),
        info={"room": "restaurant"},
    )
    with op.batch_alter_table("restaurant_found", schema=None) as batch_op:
        batch_op.create_index("ix_restaurant_found_at", ["at"], unique=False)

    op.create_table(
        "restaurant_joins",
        sa.Column("sitting", sa.String(length=64), nullable=False),
        sa.Column("into", sa.String(length=64), nullable=False),
        sa.Column("at", sa.String(length=27), nullable=False),
        sa.Column("by", sa.String(length=64), nullable=False),
        sa.Column("why", sa.String(length=64), nullable=True),
        sa.ForeignKeyConstraint(["into"], ["restaurant_sittings.id"], name=op.f("fk_restaurant_joins_into")),
        sa.ForeignKeyConstraint(
            ["sitting"], ["restaurant_sittings.id"], name=op.f("fk_restaurant_joins_sitting")
        ),
        sa.ForeignKeyConstraint(["why"], ["drawer.id"], name=op.f("fk_restaurant_joins_why")),
        sa.PrimaryKeyConstraint("sitting", name=op.f("pk_restaurant_joins")),
        info={"room": "restaurant"},
    )
    with op.batch_alter_table("restaurant_joins", schema=None) as batch_op:
        batch_op.create_index("ix_restaurant_joins_into", ["into"], unique=False)

    op.create_table(
        "restaurant_known",
        sa.Column("sitting", sa.String(length=64), nullable=False),
        sa.Column("guest", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["guest"], ["customers.id"], name=op.f("fk_restaurant_known_guest")),
        sa.ForeignKeyConstraint(
            ["sitting"], ["restaurant_sittings.id"], name=op.f("fk_restaurant_known_sitting")
        ),
        sa.PrimaryKeyConstraint("sitting", name=op.f("pk_restaurant_known")),
        info={"room": "restaurant"},
    )
    op.create_table(
        "restaurant_laid",
        sa.Column("sitting", sa.String(length=64), nullable=False),
        sa.Column("piece", sa.String(length=80), nullable=False),
        sa.Column("count", sa.BigInteger(), nullable=False),
        sa.Column("by", sa.String(length=64), nullable=False),
        sa.Column("at", sa.String(length=27), nullable=False),
        sa.CheckConstraint("count > 0", name=op.f("ck_restaurant_laid_some")),
        sa.ForeignKeyConstraint(
            ["sitting"], ["restaurant_sittings.id"], name=op.f("fk_restaurant_laid_sitting")
        ),
        sa.PrimaryKeyConstraint("sitting", "piece", "count", name=op.f("pk_restaurant_laid")),
        info={"room": "restaurant"},
    )
    op.create_table(
        "restaurant_moves",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("sitting", sa.String(length=64), nullable=False),
        sa.Column("from_table", sa.String(length=64), nullable=False),
        sa.Column("to_table", sa.String(length=64), nullable=False),
        sa.Column("at", sa.String(length=27), nullable=False),
        sa.Column("by", sa.String(length=64), nullable=False),
        sa.Column("why", sa.String(length=64), nullable=True),
        sa.Column("cleared_at", sa.String(length=27), nullable=True),
        sa.Column("cleared_by", sa.String(length=64), nullable=True),
        sa.ForeignKeyConstraint(
            ["from_table"], ["restaurant_tables.id"], name=op.f("fk_restaurant_moves_from_table")
        ),
        sa.ForeignKeyConstraint(
            ["sitting"], ["restaurant_sittings.id"], name=op.f("fk_restaurant_moves_sitting")
        ),
        sa.ForeignKeyConstraint(
            ["to_table"], ["restaurant_tables.id"], name=op.f("fk_restaurant_moves_to_table")
        ),
        sa.ForeignKeyConstraint(["why"], ["drawer.id"], name=op.f("fk_restaurant_moves_why")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_restaurant_moves")),
        info={"room": "restaurant"},
    )
    with op.batch_alter_table("restaurant_moves", schema=None) as batch_op:
        batch_op.create_index("ix_restaurant_moves_sitting", ["sitting", "at"], unique=False)
        batch_op.create_index(
            "uq_restaurant_moves_from_table",
            ["from_table"],
            unique=True,
            sqlite_where=sa.text("cleared_at IS NULL"),
            postgresql_where=sa.text("cleared_at IS NULL"),
        )

    op.create_table(
        "restaurant_orders",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("sitting", sa.String(length=64), nullable=False),
        sa.Column("number", sa.String(length=40), nullable=False),
        sa.Column("step", sa.String(length=16), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("taken_by", sa.String(length=64), nullable=False),
        sa.Column("at", sa.String(length=27), nullable=False),
        sa.Column("captain_busy", sa.Boolean(), nullable=False),
        sa.Column("how", sa.String(length=16), nullable=True),
        sa.Column("confirmed_by", sa.String(length=64), nullable=True),
        sa.Column("confirmed_at", sa.String(length=27), nullable=True),
        sa.Column("signature", sa.String(length=64), nullable=True),
        sa.Column("seal", sa.String(length=64), nullable=True),
        sa.Column("printed_seal", sa.String(length=64), nullable=True),
        sa.Column("printed_sum", sa.BigInteger(), nullable=True),
        sa.Column("shown_rate", sa.BigInteger(), nullable=True),
        sa.Column("shown_fee", sa.BigInteger(), nullable=True),
        sa.Column("sent_by", sa.String(length=64), nullable=True),
        sa.Column("sent_at", sa.String(length=27), nullable=True),
        sa.ForeignKeyConstraint(["signature"], ["drawer.id"], name=op.f("fk_restaurant_orders_signature")),
        sa.ForeignKeyConstraint(
            ["sitting"], ["restaurant_sittings.id"], name=op.f("fk_restaurant_orders_sitting")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_restaurant_orders")),
        sa.UniqueConstraint("number", name=op.f("uq_restaurant_orders_number")),
        info={"room": "restaurant"},
    )
    with op.batch_alter_table("restaurant_orders", schema=None) as batch_op:
        batch_op.create_index("ix_restaurant_orders_sitting", ["sitting"], unique=False)

    op.create_table(
        "restaurant_parked",
        sa.Column("sitting", sa.String(length=64), nullable=False),
        sa.Column("at", sa.String(length=27), nullable=False),
        sa.Column("by", sa.String(length=64), nullable=False),
        sa.Column("come", sa.BigInteger(), nullable=False),
        sa.Column("tea_at", sa.String(length=27), nullable=True),
        sa.Column("wished_at", sa.String(length=27), nullable=True),
        sa.Column("wished_by", sa.String(length=64), nullable=True),
        sa.CheckConstraint("come > 0", name=op.f("ck_restaurant_parked_sizes")),
        sa.ForeignKeyConstraint(
            ["sitting"], ["restaurant_sittings.id"], name=op.f("fk_restaurant_parked_sitting")
        ),
        sa.PrimaryKeyConstraint("sitting", name=op.f("pk_restaurant_parked")),
        info={"room": "restaurant"},
    )
    op.create_table(
        "restaurant_persons",
        sa.Column("sitting", sa.String(length=64), nullable=False),
        sa.Column("persons", sa.String(length=400), nullable=False),
        sa.Column("children_first", sa.Boolean(), nullable=True),
        sa.ForeignKeyConstraint(
            ["sitting"], ["restaurant_sittings.id"], name=op.f("fk_restaurant_persons_sitting")
        ),
        sa.PrimaryKeyConstraint("sitting", name=op.f("pk_restaurant_persons")),
        info={"room": "restaurant"},
    )
    op.create_table(
        "restaurant_places",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("sitting", sa.String(length=64), nullable=False),
        sa.Column("table_id", sa.String(length=64), nullable=False),
        sa.Column("further", sa.Boolean(), nullable=False),
        sa.Column("fee", sa.BigInteger(), nullable=False),
        sa.Column("since", sa.String(length=27), nullable=False),
        sa.Column("by", sa.String(length=64), nullable=False),
        sa.Column("until", sa.String(length=27), nullable=True),
        sa.CheckConstraint("fee >= 0", name=op.f("ck_restaurant_places_sizes")),
        sa.ForeignKeyConstraint(
            ["sitting"], ["restaurant_sittings.id"], name=op.f("fk_restaurant_places_sitting")
        ),
        sa.ForeignKeyConstraint(
            ["table_id"], ["restaurant_tables.id"], name=op.f("fk_restaurant_places_table_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_restaurant_places")),
        info={"room": "restaurant"},
    )
    with op.batch_alter_table("restaurant_places", schema=None) as batch_op:
        batch_op.create_index("ix_restaurant_places_sitting", ["sitting"], unique=False)
        batch_op.create_index(
            "uq_restaurant_places_table_id",
            ["table_id"],
            unique=True,
            sqlite_where=sa.text("until IS NULL"),
            postgresql_where=sa.text("until IS NULL"),
        )

    op.create_table(
        "restaurant_ticks",
        sa.Column("sitting", sa.String(length=64), nullable=False),
        sa.Column("item", sa.String(length=40), nullable=False),
        sa.Column("by", sa.String(length=64), nullable=False),
        sa.Column("at", sa.String(length=27), nullable=False),
        sa.ForeignKeyConstraint(
            ["sitting"], ["restaurant_sittings.id"], name=op.f("fk_restaurant_ticks_sitting")
        ),
        sa.PrimaryKeyConstraint("sitting", "item", name=op.f("pk_restaurant_ticks")),
        info={"room": "restaurant"},
    )
    op.create_table(
        "restaurant_vip_marks",
        sa.Column("sitting", sa.String(length=64), nullable=False),
        sa.Column("n", sa.BigInteger(), nullable=False),
        sa.Column("item", sa.String(length=40), nullable=False),
        sa.Column("done", sa.Boolean(), nullable=False),
        sa.Column("by", sa.String(length=64), nullable=False),
        sa.Column("at", sa.String(length=27), nullable=False),
        sa.Column("why", sa.String(length=64), nullable=True),
        sa.ForeignKeyConstraint(
            ["sitting"], ["restaurant_sittings.id"], name=op.f("fk_restaurant_vip_marks_sitting")
        ),
        sa.ForeignKeyConstraint(["why"], ["drawer.id"], name=op.f("fk_restaurant_vip_marks_why")),
        sa.PrimaryKeyConstraint("sitting", "n", name=op.f("pk_restaurant_vip_marks")),
        info={"room": "restaurant"},
    )
    op.create_table(
        "restaurant_vips",
        sa.Column("sitting", sa.String(length=64), nullable=False),
        sa.Column("named", sa.String(length=2000), nullable=False),
        sa.Column("alias", sa.String(length=80), nullable=False),
        sa.Column("since", sa.String(length=27), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("received", sa.String(length=64), nullable=True),
        sa.Column("purpose", sa.String(length=64), nullable=True),
        sa.Column("needs", sa.String(length=64), nullable=True),
        sa.Column("contact", sa.String(length=64), nullable=True),
        sa.Column("flowers", sa.Boolean(), nullable=False),
        sa.Column("seated_for", sa.String(length=27), nullable=True),
        sa.ForeignKeyConstraint(["contact"], ["drawer.id"], name=op.f("fk_restaurant_vips_contact")),
        sa.ForeignKeyConstraint(["needs"], ["drawer.id"], name=op.f("fk_restaurant_vips_needs")),
        sa.ForeignKeyConstraint(["purpose"], ["drawer.id"], name=op.f("fk_restaurant_vips_purpose")),
        sa.ForeignKeyConstraint(["received"], ["drawer.id"], name=op.f("fk_restaurant_vips_received")),
        sa.ForeignKeyConstraint(
            ["sitting"], ["restaurant_sittings.id"], name=op.f("fk_restaurant_vips_sitting")
        ),
        sa.PrimaryKeyConstraint("sitting", name=op.f("pk_restaurant_vips")),
        info={"room": "restaurant"},
    )
    op.create_table(
        "restaurant_lines",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("sitting", sa.String(length=64), nullable=False),
        sa.Column("order_id", sa.String(length=64), nullable=False),
        sa.Column("n", sa.BigInteger(), nullable=False),
        sa.Column("dish", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=240), nullable=False),
        sa.Column("course", sa.String(length=16), nullable=False),
        sa.Column("station", sa.String(length=80), nullable=False),
        sa.Column("pricing", sa.String(length=16), nullable=False),
        sa.Column("unit", sa.String(length=16), nullable=False),
        sa.Column("minutes", sa.BigInteger(), nullable=False),
        sa.Column("discountable", sa.Boolean(), nullable=False),
        sa.Column("step", sa.String(length=16), nullable=False),
        sa.Column("quantity", sa.BigInteger(), nullable=False),
        sa.Column("served", sa.BigInteger(), nullable=False),
        sa.Column("price", sa.BigInteger(), nullable=True),
        sa.Column("grams", sa.BigInteger(), nullable=True),
        sa.Column("amount", sa.BigInteger(), nullable=True),
        sa.Column("agreed_by", sa.String(length=64), nullable=True),
        sa.Column("agreed_at", sa.String(length=27), nullable=True),
        sa.Column("at_once", sa.Boolean(), nullable=False),
        sa.Column("allergens", sa.String(length=120), nullable=False),
        sa.Column("request", sa.String(length=64), nullable=True),
        sa.Column("read_back_by", sa.String(length=64), nullable=True),
        sa.Column("read_back_at", sa.String(length=27), nullable=True),
        sa.Column("holds", sa.BigInteger(), nullable=False),
        sa.Column("lapsed", sa.Boolean(), nullable=False),
        sa.Column("tea", sa.Boolean(), nullable=False),
        sa.Column("added_by", sa.String(length=64), nullable=False),
        sa.Column("added_at", sa.String(length=27), nullable=False),
        sa.Column("sent_at", sa.String(length=27), nullable=True),
        sa.Column("fired_at", sa.String(length=27), nullable=True),
        sa.Column("served_at", sa.String(length=27), nullable=True),
        sa.Column("served_by", sa.String(length=64), nullable=True),
        sa.Column("bill", sa.String(length=64), nullable=True),
        sa.Column("ticket", sa.String(length=40), nullable=True),
        sa.Column("ticket_line", sa.BigInteger(), nullable=True),
        sa.Column("returned", sa.BigInteger(), nullable=False),
        sa.Column("given", sa.BigInteger(), nullable=False),
        sa.Column("taken_off", sa.BigInteger(), nullable=False),
        sa.Column("urged", sa.BigInteger(), nullable=False),
        sa.Column("fallen", sa.BigInteger(), nullable=False),
        sa.Column("ways", sa.String(length=240), nullable=False),
        sa.Column("of_set", sa.String(length=64), nullable=True),
        sa.Column("exchanged", sa.BigInteger(), nullable=False),
        sa.CheckConstraint(
            "quantity > 0 AND served >= 0 AND served <= quantity", name=op.f("ck_restaurant_lines_counts")
        ),
        sa.CheckConstraint(
            "returned >= 0 AND returned <= quantity AND given >= 0 AND urged >= 0 AND fallen >= 0",
            name=op.f("ck_restaurant_lines_changes"),
        ),
        sa.ForeignKeyConstraint(["bill"], ["restaurant_bills.id"], name=op.f("fk_restaurant_lines_bill")),
        sa.ForeignKeyConstraint(["dish"], ["restaurant_dishes.id"], name=op.f("fk_restaurant_lines_dish")),
        sa.ForeignKeyConstraint(["of_set"], ["restaurant_lines.id"], name=op.f("fk_restaurant_lines_of_set")),
        sa.ForeignKeyConstraint(
            ["order_id"], ["restaurant_orders.id"], name=op.f("fk_restaurant_lines_order_id")
        ),
        sa.ForeignKeyConstraint(["request"], ["drawer.id"], name=op.f("fk_restaurant_lines_request")),
        sa.ForeignKeyConstraint(
            ["sitting"], ["restaurant_sittings.id"], name=op.f("fk_restaurant_lines_sitting")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_restaurant_lines")),
        info={"room": "restaurant"},
    )
    with op.batch_alter_table("restaurant_lines", schema=None) as batch_op:
        batch_op.create_index("ix_restaurant_lines_dish", ["dish", "sent_at"], unique=False)
        batch_op.create_index("ix_restaurant_lines_sitting", ["sitting"], unique=False)
        batch_op.create_index(
            "ix_restaurant_lines_unsent",
            ["dish", "added_at"],
            unique=False,
            sqlite_where=sa.text("step = 'draft' AND holds > 0"),
            postgresql_where=sa.text("step = 'draft' AND holds > 0"),
        )

    op.create_table(
        "restaurant_shares",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("bill", sa.String(length=64), nullable=False),
        sa.Column("n", sa.BigInteger(), nullable=False),
        sa.Column("step", sa.String(length=16), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=True),
        sa.Column("parts", sa.Text(), nullable=False),
        sa.Column("due", sa.BigInteger(), nullable=True),
        sa.Column("paid_at", sa.String(length=27), nullable=True),
        sa.Column("paid_by", sa.String(length=64), nullable=True),
        sa.Column("receipt", sa.String(length=40), nullable=True),
        sa.CheckConstraint("n > 0 AND amount > 0 AND due >= 0", name=op.f("ck_restaurant_shares_sizes")),
        sa.ForeignKeyConstraint(["bill"], ["restaurant_bills.id"], name=op.f("fk_restaurant_shares_bill")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_restaurant_shares")),
        info={"room": "restaurant"},
    )
    with op.batch_alter_table("restaurant_shares", schema=None) as batch_op:
        batch_op.create_index("ix_restaurant_shares_bill", ["bill"], unique=False)

    op.create_table(
        "restaurant_bottles",
        sa.Column("line", sa.String(length=64), nullable=False),
        sa.Column("drink", sa.String(length=16), nullable=False),
        sa.Column("shown", sa.BigInteger(), nullable=False),
        sa.Column("shown_at", sa.String(length=27), nullable=True),
        sa.Column("shown_by", sa.String(length=64), nullable=True),
        sa.Column("opened", sa.BigInteger(), nullable=False),
        sa.Column("opened_at", sa.String(length=27), nullable=True),
        sa.Column("opened_by", sa.String(length=64), nullable=True),
        sa.CheckConstraint("opened >= 0 AND opened <= shown", name=op.f("ck_restaurant_bottles_counts")),
        sa.ForeignKeyConstraint(["line"], ["restaurant_lines.id"], name=op.f("fk_restaurant_bottles_line")),
        sa.PrimaryKeyConstraint("line", name=op.f("pk_restaurant_bottles")),
        info={"room": "restaurant"},
    )
    op.create_table(
        "restaurant_changes",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("sitting", sa.String(length=64), nullable=False),
        sa.Column("line", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("quantity", sa.BigInteger(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("stood", sa.String(length=16), nullable=False),
        sa.Column("untouched", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.String(length=16), nullable=True),
        sa.Column("why", sa.String(length=64), nullable=True),
        sa.Column("by", sa.String(length=64), nullable=False),
        sa.Column("approved_by", sa.String(length=64), nullable=True),
        sa.Column("at", sa.String(length=27), nullable=False),
        sa.Column("number", sa.String(length=40), nullable=False),
        sa.CheckConstraint("quantity > 0 AND amount >= 0", name=op.f("ck_restaurant_changes_sizes")),
        sa.ForeignKeyConstraint(["line"], ["restaurant_lines.id"], name=op.f("fk_restaurant_changes_line")),
        sa.ForeignKeyConstraint(
            ["sitting"], ["restaurant_sittings.id"], name=op.f("fk_restaurant_changes_sitting")
        ),
        sa.ForeignKeyConstraint(["why"], ["drawer.id"], name=op.f("fk_restaurant_changes_why")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_restaurant_changes")),
        info={"room": "restaurant"},
    )
    with op.batch_alter_table("restaurant_changes", schema=None) as batch_op:
        batch_op.create_index("ix_restaurant_changes_sitting", ["sitting"], unique=False)

    op.create_table(
        "restaurant_line_moves",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("line", sa.String(length=64), nullable=False),
        sa.Column("to_line", sa.String(length=64), nullable=False),
        sa.Column("from_order", sa.String(length=64), nullable=False),
        sa.Column("quantity", sa.BigInteger(), nullable=False),
        sa.Column("before", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.String(length=27), nullable=False),
        sa.Column("by", sa.String(length=64), nullable=False),
        sa.CheckConstraint(
            "quantity > 0 AND quantity <= before", name=op.f("ck_restaurant_line_moves_sizes")
        ),
        sa.ForeignKeyConstraint(
            ["from_order"], ["restaurant_orders.id"], name=op.f("fk_restaurant_line_moves_from_order")
        ),
        sa.ForeignKeyConstraint(
            ["line"], ["restaurant_lines.id"], name=op.f("fk_restaurant_line_moves_line")
        ),
        sa.ForeignKeyConstraint(
            ["to_line"], ["restaurant_lines.id"], name=op.f("fk_restaurant_line_moves_to_line")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_restaurant_line_moves")),
        info={"room": "restaurant"},
    )
    with op.batch_alter_table("restaurant_line_moves", schema=None) as batch_op:
        batch_op.create_index("ix_restaurant_line_moves_line", ["line"], unique=False)
        batch_op.create_index("ix_restaurant_line_moves_to_line", ["to_line"], unique=False)

    op.create_table(
        "restaurant_line_ticks",
        sa.Column("line", sa.String(length=64), nullable=False),
        sa.Column("item", sa.String(length=16), nullable=False),
        sa.Column("sitting", sa.String(length=64), nullable=False),
        sa.Column("by", sa.String(length=64), nullable=False),
        sa.Column("at", sa.String(length=27), nullable=False),
        sa.ForeignKeyConstraint(
            ["line"], ["restaurant_lines.id"], name=op.f("fk_restaurant_line_ticks_line")
        ),
        sa.ForeignKeyConstraint(
            ["sitting"], ["restaurant_sittings.id"], name=op.f("fk_restaurant_line_ticks_sitting")
        ),
        sa.PrimaryKeyConstraint("line", "item", name=op.f("pk_restaurant_line_ticks")),
        info={"room": "restaurant"},
    )
    with op.batch_alter_table("restaurant_line_ticks", schema=None) as batch_op:
        batch_op.create_index("ix_restaurant_line_ticks_sitting", ["sitting"], unique=False)

    op.create_table(
        "restaurant_marks",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("sitting", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("line", sa.String(length=64), nullable=True),
        sa.Column("by", sa.String(length=64), nullable=False),
        sa.Column("at", sa.String(length=27), nullable=False),
        sa.ForeignKeyConstraint(["line"], ["restaurant_lines.id"], name=op.f("fk_restaurant_marks_line")),
        sa.ForeignKeyConstraint(
            ["sitting"], ["restaurant_sittings.id"], name=op.f("fk_restaurant_marks_sitting")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_restaurant_marks")),
        info={"room": "restaurant"},
    )
    with op.batch_alter_table("restaurant_marks", schema=None) as batch_op:
        batch_op.create_index("ix_restaurant_marks_sitting", ["sitting"], unique=False)

    op.create_table(
        "restaurant_packed",
        sa.Column("number", sa.String(length=40), nullable=False),
        sa.Column("line", sa.String(length=64), nullable=False),
        sa.Column("quantity", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.String(length=27), nullable=False),
        sa.Column("by", sa.String(length=64), nullable=False),
        sa.CheckConstraint("quantity > 0", name=op.f("ck_restaurant_packed_sizes")),
        sa.ForeignKeyConstraint(["line"], ["restaurant_lines.id"], name=op.f("fk_restaurant_packed_line")),
        sa.PrimaryKeyConstraint("number", "line", name=op.f("pk_restaurant_packed")),
        info={"room": "restaurant"},
    )
    op.create_table(
        "restaurant_stored",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("number", sa.String(length=40), nullable=False),
        sa.Column("sitting", sa.String(length=64), nullable=False),
        sa.Column("line", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=64), nullable=False),
        sa.Column("phone", sa.String(length=64), nullable=True),
        sa.Column("measure", sa.String(length=16), nullable=False),
        sa.Column("stored", sa.BigInteger(), nullable=False),
        sa.Column("left_over", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.String(length=27), nullable=False),
        sa.Column("by", sa.String(length=64), nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.CheckConstraint(
            "left_over >= 0 AND left_over <= stored AND stored > 0", name=op.f("ck_restaurant_stored_sizes")
        ),
        sa.ForeignKeyConstraint(["line"], ["restaurant_lines.id"], name=op.f("fk_restaurant_stored_line")),
        sa.ForeignKeyConstraint(["name"], ["drawer.id"], name=op.f("fk_restaurant_stored_name")),
        sa.ForeignKeyConstraint(["phone"], ["drawer.id"], name=op.f("fk_restaurant_stored_phone")),
        sa.ForeignKeyConstraint(
            ["sitting"], ["restaurant_sittings.id"], name=op.f("fk_restaurant_stored_sitting")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_restaurant_stored")),
        sa.UniqueConstraint("number", name=op.f("uq_restaurant_stored_number")),
        info={"room": "restaurant"},
    )
    with op.batch_alter_table("restaurant_stored", schema=None) as batch_op:
        batch_op.create_index("ix_restaurant_stored_left", ["until", "left_over"], unique=False)
        batch_op.create_index("ix_restaurant_stored_line", ["line"], unique=False)

    op.create_table(
        "restaurant_stored_taken",
        sa.Column("number", sa.String(length=40), nullable=False),
        sa.Column("bottle", sa.String(length=64), nullable=False),
        sa.Column("sitting", sa.String(length=64), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.String(length=27), nullable=False),
        sa.Column("by", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["bottle"], ["restaurant_stored.id"], name=op.f("fk_restaurant_stored_taken_bottle")
        ),
        sa.ForeignKeyConstraint(
            ["sitting"], ["restaurant_sittings.id"], name=op.f("fk_restaurant_stored_taken_sitting")
        ),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_restaurant_stored_taken")),
        info={"room": "restaurant"},
    )
    with op.batch_alter_table("restaurant_stored_taken", schema=None) as batch_op:
        batch_op.create_index("ix_restaurant_stored_taken_bottle", ["bottle"], unique=False)
        batch_op.create_index("ix_restaurant_stored_taken_sitting", ["sitting"], unique=False)
