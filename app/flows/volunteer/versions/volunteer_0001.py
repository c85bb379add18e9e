"""The tables of volunteer, as they begin."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "volunteer_0001"
down_revision: str | None = None
branch_labels: Sequence[str] | None = ("volunteer",)
depends_on: Sequence[str] | None = "house_0001"


def upgrade() -> None:
    """Take the tables of this room to this revision."""
    op.create_table(
        "volunteer_exports",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("entered", sa.Date(), nullable=True),
        sa.Column("by", sa.String(length=64), nullable=False),
        sa.Column("at", sa.String(length=27), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_volunteer_exports")),
        info={"room": "volunteer"},
    )
    op.create_table(
        "volunteer_keys",
        sa.Column("id", sa.String(length=8), nullable=False),
        sa.Column("public", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("since", sa.String(length=27), nullable=False),
        sa.Column("by", sa.String(length=64), nullable=False),
        sa.Column("lists", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_volunteer_keys")),
        sa.UniqueConstraint("public", name=op.f("uq_volunteer_keys_public")),
        info={"room": "volunteer"},
    )
    op.create_table(
        "volunteer_classes",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("college", sa.String(length=80), nullable=False),
        sa.Column("leader", sa.String(length=64), nullable=True),
        sa.ForeignKeyConstraint(["leader"], ["drawer.id"], name=op.f("fk_volunteer_classes_leader")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_volunteer_classes")),
        sa.UniqueConstraint("name", name=op.f("uq_volunteer_classes_name")),
        info={"room": "volunteer"},
    )
    op.create_table(
        "volunteer_lists",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("n", sa.BigInteger(), nullable=False),
        sa.Column("centre", sa.String(length=200), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("key", sa.String(length=8), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("signature", sa.String(length=128), nullable=False),
        sa.Column("by", sa.String(length=64), nullable=False),
        sa.Column("at", sa.String(length=27), nullable=False),
        sa.ForeignKeyConstraint(["key"], ["volunteer_keys.id"], name=op.f("fk_volunteer_lists_key")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_volunteer_lists")),
        sa.UniqueConstraint("n", name=op.f("uq_volunteer_lists_n")),
        info={"room": "volunteer"},
    )
    op.create_table(
        "volunteer_samples",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("number", sa.String(length=40), nullable=False),
        sa.Column("first", sa.Date(), nullable=False),
        sa.Column("last", sa.Date(), nullable=False),
        sa.Column("called", sa.String(length=40), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("population", sa.BigInteger(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("entries", sa.Text(), nullable=False),
        sa.Column("why", sa.String(length=64), nullable=True),
        sa.Column("by", sa.String(length=64), nullable=False),
        sa.Column("at", sa.String(length=27), nullable=False),
        sa.ForeignKeyConstraint(["why"], ["drawer.id"], name=op.f("fk_volunteer_samples_why")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_volunteer_samples")),
        info={"room": "volunteer"},
    )
    op.create_table(
        "volunteer_seals",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("holder", sa.String(length=64), nullable=False),
        sa.Column("picture", sa.String(length=64), nullable=True),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.CheckConstraint("until IS NULL OR until >= since", name=op.f("ck_volunteer_seals_span")),
        sa.ForeignKeyConstraint(["holder"], ["drawer.id"], name=op.f("fk_volunteer_seals_holder")),
        sa.ForeignKeyConstraint(["picture"], ["drawer.id"], name=op.f("fk_volunteer_seals_picture")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_volunteer_seals")),
        info={"room": "volunteer"},
    )
    op.create_table(
        "volunteer_activities",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("klass", sa.String(length=64), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("start", sa.BigInteger(), nullable=False),
        sa.Column("until", sa.BigInteger(), nullable=False),
        sa.Column("begins", sa.String(length=27), nullable=False),
        sa.Column("place", sa.String(length=80), nullable=False),
        sa.Column("content", sa.String(length=80), nullable=False),
        sa.Column("organiser", sa.String(length=80), nullable=False),
        sa.Column("places", sa.BigInteger(), nullable=False),
        sa.Column("leader", sa.String(length=64), nullable=False),
        sa.Column("by", sa.String(length=64), nullable=False),
        sa.Column("at", sa.String(length=27), nullable=False),
        sa.CheckConstraint(
            "0 <= start AND start < until AND until <= 1440 AND places > 0",
            name=op.f("ck_volunteer_activities_span"),
        ),
        sa.ForeignKeyConstraint(
            ["klass"], ["volunteer_classes.id"], name=op.f("fk_volunteer_activities_klass")
        ),
        sa.ForeignKeyConstraint(["leader"], ["drawer.id"], name=op.f("fk_volunteer_activities_leader")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_volunteer_activities")),
        info={"room": "volunteer"},
    )
    with op.batch_alter_table("volunteer_activities", schema=None) as batch_op:
        batch_op.create_index("ix_volunteer_activities_day", ["day"], unique=False)
        batch_op.create_index("ix_volunteer_activities_klass", ["klass", "day"], unique=False)

    op.create_table(
        "volunteer_archived",
        sa.Column("klass", sa.String(length=64), nullable=False),
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("by", sa.String(length=64), nullable=False),
        sa.Column("at", sa.String(length=27), nullable=False),
        sa.ForeignKeyConstraint(
            ["klass"], ["volunteer_classes.id"], name=op.f("fk_volunteer_archived_klass")
        ),
        sa.PrimaryKeyConstraint("klass", "month", name=op.f("pk_volunteer_archived")),
        info={"room": "volunteer"},
    )
    op.create_table(
        "volunteer_archives_closed",
        sa.Column("klass", sa.String(length=64), nullable=False),
        sa.Column("year", sa.BigInteger(), nullable=False),
        sa.Column("first", sa.Date(), nullable=False),
        sa.Column("last", sa.Date(), nullable=False),
        sa.Column("document", sa.String(length=64), nullable=False),
        sa.Column("listed", sa.Text(), nullable=False),
        sa.Column("by", sa.String(length=64), nullable=False),
        sa.Column("at", sa.String(length=27), nullable=False),
        sa.ForeignKeyConstraint(
            ["document"], ["documents.id"], name=op.f("fk_volunteer_archives_closed_document")
        ),
        sa.ForeignKeyConstraint(
            ["klass"], ["volunteer_classes.id"], name=op.f("fk_volunteer_archives_closed_klass")
        ),
        sa.PrimaryKeyConstraint("klass", "year", name=op.f("pk_volunteer_archives_closed")),
        info={"room": "volunteer"},
    )
    op.create_table(
        "volunteer_collections",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("klass", sa.String(length=64), nullable=False),
        sa.Column("period", sa.BigInteger(), nullable=False),
        sa.Column("first", sa.Date(), nullable=False),
        sa.Column("last", sa.Date(), nullable=False),
        sa.Column("before", sa.BigInteger(), nullable=False),
        sa.Column("leader", sa.String(length=64), nullable=False),
        sa.Column("handed_at", sa.String(length=27), nullable=False),
        sa.Column("handed_to", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["id"], ["cases.id"], name=op.f("fk_volunteer_collections_id")),
        sa.ForeignKeyConstraint(
            ["klass"], ["volunteer_classes.id"], name=op.f("fk_volunteer_collections_klass")
        ),
        sa.ForeignKeyConstraint(["leader"], ["drawer.id"], name=op.f("fk_volunteer_collections_leader")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_volunteer_collections")),
        sa.UniqueConstraint(
            "klass", "first", "before", name=op.f("uq_volunteer_collections_klass_first_before")
        ),
        info={"room": "volunteer"},
    )
    with op.batch_alter_table("volunteer_collections", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_volunteer_collections_handed_at"), ["handed_at"], unique=False)

    op.create_table(
        "volunteer_draws",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("sample", sa.String(length=64), nullable=False),
        sa.Column("line", sa.String(length=64), nullable=False),
        sa.Column("seed", sa.String(length=64), nullable=False),
        sa.Column("by", sa.String(length=64), nullable=False),
        sa.Column("at", sa.String(length=27), nullable=False),
        sa.ForeignKeyConstraint(["sample"], ["volunteer_samples.id"], name=op.f("fk_volunteer_draws_sample")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_volunteer_draws")),
        sa.UniqueConstraint("sample", name=op.f("uq_volunteer_draws_sample")),
        info={"room": "volunteer"},
    )
    op.create_table(
        "volunteer_slots",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("klass", sa.String(length=64), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("start", sa.BigInteger(), nullable=False),
        sa.Column("until", sa.BigInteger(), nullable=False),
        sa.Column("place", sa.String(length=80), nullable=False),
        sa.Column("content", sa.String(length=80), nullable=False),
        sa.Column("people", sa.BigInteger(), nullable=False),
        sa.Column("off", sa.Boolean(), nullable=False),
        sa.Column("by", sa.String(length=64), nullable=False),
        sa.Column("at", sa.String(length=27), nullable=False),
        sa.CheckConstraint(
            "0 <= start AND start < until AND until <= 1440 AND people > 0",
            name=op.f("ck_volunteer_slots_span"),
        ),
        sa.ForeignKeyConstraint(["klass"], ["volunteer_classes.id"], name=op.f("fk_volunteer_slots_klass")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_volunteer_slots")),
        info={"room": "volunteer"},
    )
    with op.batch_alter_table("volunteer_slots", schema=None) as batch_op:
        batch_op.create_index("ix_volunteer_slots_klass", ["klass", "day"], unique=False)

    op.create_table(
        "volunteer_students",
        sa.Column("id", sa.String(length=12), nullable=False),
        sa.Column("klass", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=64), nullable=False),
        sa.Column("joined", sa.Date(), nullable=False),
        sa.Column("left", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["klass"], ["volunteer_classes.id"], name=op.f("fk_volunteer_students_klass")
        ),
        sa.ForeignKeyConstraint(["name"], ["drawer.id"], name=op.f("fk_volunteer_students_name")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_volunteer_students")),
        info={"room": "volunteer"},
    )
    with op.batch_alter_table("volunteer_students", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_volunteer_students_klass"), ["klass"], unique=False)

    op.create_table(
        "volunteer_tallies",
        sa.Column("klass", sa.String(length=64), nullable=False),
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("n", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("who", sa.String(length=64), nullable=True),
        sa.Column("why", sa.String(length=64), nullable=True),
        sa.Column("by", sa.String(length=64), nullable=False),
        sa.Column("at", sa.String(length=27), nullable=False),
        sa.ForeignKeyConstraint(["klass"], ["volunteer_classes.id"], name=op.f("fk_volunteer_tallies_klass")),
        sa.ForeignKeyConstraint(["who"], ["drawer.id"], name=op.f("fk_volunteer_tallies_who")),
        sa.ForeignKeyConstraint(["why"], ["drawer.id"], name=op.f("fk_volunteer_tallies_why")),
        sa.PrimaryKeyConstraint("klass", "month", "n", name=op.f("pk_volunteer_tallies")),
        info={"room": "volunteer"},
    )
    op.create_table(
        "volunteer_teams",
        sa.Column("klass", sa.String(length=64), nullable=False),
        sa.Column("year", sa.BigInteger(), nullable=False),
        sa.Column("n", sa.BigInteger(), nullable=False),
        sa.Column("leader", sa.String(length=64), nullable=True),
        sa.Column("secretary", sa.String(length=64), nullable=True),
        sa.Column("login", sa.String(length=64), nullable=True),
        sa.Column("by", sa.String(length=64), nullable=False),
        sa.Column("at", sa.String(length=27), nullable=False),
        sa.ForeignKeyConstraint(["klass"], ["volunteer_classes.id"], name=op.f("fk_volunteer_teams_klass")),
        sa.ForeignKeyConstraint(["leader"], ["drawer.id"], name=op.f("fk_volunteer_teams_leader")),
        sa.ForeignKeyConstraint(["secretary"], ["drawer.id"], name=op.f("fk_volunteer_teams_secretary")),
        sa.PrimaryKeyConstraint("klass", "year", "n", name=op.f("pk_volunteer_teams")),
        info={"room": "volunteer"},
    )
    op.create_table(
        "volunteer_activities_corrected",
        sa.Column("activity", sa.String(length=64), nullable=False),
        sa.Column("n", sa.BigInteger(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("start", sa.BigInteger(), nullable=False),
        sa.Column("until", sa.BigInteger(), nullable=False),
        sa.Column("place", sa.String(length=80), nullable=False),
        sa.Column("content", sa.String(length=80), nullable=False),
        sa.Column("organiser", sa.String(length=80), nullable=False),
        sa.Column("places", sa.BigInteger(), nullable=False),
        sa.Column("leader", sa.String(length=64), nullable=False),
        sa.Column("why", sa.String(length=64), nullable=False),
        sa.Column("by", sa.String(length=64), nullable=False),
        sa.Column("at", sa.String(length=27), nullable=False),
        sa.ForeignKeyConstraint(
            ["activity"], ["volunteer_activities.id"], name=op.f("fk_volunteer_activities_corrected_activity")
        ),
        sa.ForeignKeyConstraint(
            ["leader"], ["drawer.id"], name=op.f("fk_volunteer_activities_corrected_leader")
        ),
        sa.ForeignKeyConstraint(["why"], ["drawer.id"], name=op.f("fk_volunteer_activities_corrected_why")),
        sa.PrimaryKeyConstraint("activity", "n", name=op.f("pk_volunteer_activities_corrected")),
        info={"room": "volunteer"},
    )
    op.create_table(
        "volunteer_called_off",
        sa.Column("activity", sa.String(length=64), nullable=False),
        sa.Column("why", sa.String(length=64), nullable=False),
        sa.Column("by", sa.String(length=64), nullable=False),
        sa.Column("at", sa.String(length=27), nullable=False),
        sa.ForeignKeyConstraint(
            ["activity"], ["volunteer_activities.id"], name=op.f("fk_volunteer_called_off_activity")
        ),
        sa.ForeignKeyConstraint(["why"], ["drawer.id"], name=op.f("fk_volunteer_called_off_why")),
        sa.PrimaryKeyConstraint("activity", name=op.f("pk_volunteer_called_off")),
        info={"room": "volunteer"},
    )
    op.create_table(
        "volunteer_certificates",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("number", sa.String(length=40), nullable=False),
        sa.Column("student", sa.String(length=12), nullable=False),
        sa.Column("klass", sa.String(length=64), nullable=False),
        sa.Column("style", sa.String(length=16), nullable=False),
        sa.Column("minutes", sa.BigInteger(), nullable=False),
        sa.Column("first", sa.Date(), nullable=False),
        sa.Column("last", sa.Date(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("name", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=24), nullable=False),
        sa.Column("shown", sa.String(length=64), nullable=False),
        sa.Column("volunteer", sa.String(length=40), nullable=False),
        sa.Column("issuer", sa.String(length=80), nullable=False),
        sa.Column("responsible", sa.String(length=80), nullable=False),
        sa.Column("contact", sa.String(length=80), nullable=False),
        sa.Column("before", sa.String(length=120), nullable=False),
        sa.Column("handler", sa.String(length=64), nullable=True),
        sa.Column("seal", sa.String(length=64), nullable=True),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("at", sa.String(length=27), nullable=False),
        sa.Column("key", sa.String(length=8), nullable=False),
        sa.Column("signature", sa.String(length=128), nullable=False),
        sa.Column("batch", sa.String(length=64), nullable=True),
        sa.Column("lists", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("minutes > 0", name=op.f("ck_volunteer_certificates_minutes")),
        sa.ForeignKeyConstraint(["batch"], ["batches.id"], name=op.f("fk_volunteer_certificates_batch")),
        sa.ForeignKeyConstraint(["handler"], ["drawer.id"], name=op.f("fk_volunteer_certificates_handler")),
        sa.ForeignKeyConstraint(["key"], ["volunteer_keys.id"], name=op.f("fk_volunteer_certificates_key")),
        sa.ForeignKeyConstraint(
            ["klass"], ["volunteer_classes.id"], name=op.f("fk_volunteer_certificates_klass")
        ),
        sa.ForeignKeyConstraint(["name"], ["drawer.id"], name=op.f("fk_volunteer_certificates_name")),
        sa.ForeignKeyConstraint(["seal"], ["drawer.id"], name=op.f("fk_volunteer_certificates_seal")),
        sa.ForeignKeyConstraint(["shown"], ["drawer.id"], name=op.f("fk_volunteer_certificates_shown")),
        sa.ForeignKeyConstraint(
            ["student"], ["volunteer_students.id"], name=op.f("fk_volunteer_certificates_student")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_volunteer_certificates")),
        sa.UniqueConstraint("number", name=op.f("uq_volunteer_certificates_number")),
        info={"room": "volunteer"},
    )
    with op.batch_alter_table("volunteer_certificates", schema=None) as batch_op:
        batch_op.create_index("ix_volunteer_certificates_batch", ["batch", "klass"], unique=False)
        batch_op.create_index(batch_op.f("ix_volunteer_certificates_student"), ["student"], unique=False)

    op.create_table(
        "volunteer_class_moves",
        sa.Column("student", sa.String(length=12), nullable=False),
        sa.Column("n", sa.BigInteger(), nullable=False),
        sa.Column("klass", sa.String(length=64), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("by", sa.String(length=64), nullable=False),
        sa.Column("at", sa.String(length=27), nullable=False),
        sa.ForeignKeyConstraint(
            ["klass"], ["volunteer_classes.id"], name=op.f("fk_volunteer_class_moves_klass")
        ),
        sa.ForeignKeyConstraint(
            ["student"], ["volunteer_students.id"], name=op.f("fk_volunteer_class_moves_student")
        ),
        sa.PrimaryKeyConstraint("student", "n", name=op.f("pk_volunteer_class_moves")),
        info={"room": "volunteer"},
    )
    with op.batch_alter_table("volunteer_class_moves", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_volunteer_class_moves_klass"), ["klass"], unique=False)

    op.create_table(
        "volunteer_confirmed",
        sa.Column("activity", sa.String(length=64), nullable=False),
        sa.Column("n", sa.BigInteger(), nullable=False),
        sa.Column("how", sa.String(length=16), nullable=False),
        sa.Column("note", sa.String(length=64), nullable=True),
        sa.Column("by", sa.String(length=64), nullable=False),
        sa.Column("at", sa.String(length=27), nullable=False),
        sa.ForeignKeyConstraint(
            ["activity"], ["volunteer_activities.id"], name=op.f("fk_volunteer_confirmed_activity")
        ),
        sa.ForeignKeyConstraint(["note"], ["drawer.id"], name=op.f("fk_volunteer_confirmed_note")),
        sa.PrimaryKeyConstraint("activity", "n", name=op.f("pk_volunteer_confirmed")),
        info={"room": "volunteer"},
    )
    op.create_table(
        "volunteer_counts",
        sa.Column("collection", sa.String(length=64), nullable=False),
        sa.Column("n", sa.BigInteger(), nullable=False),
        sa.Column("booklets", sa.BigInteger(), nullable=False),
        sa.Column("listed", sa.BigInteger(), nullable=False),
        sa.Column("why", sa.String(length=64), nullable=True),
        sa.CheckConstraint("booklets > 0 AND listed >= booklets", name=op.f("ck_volunteer_counts_counts")),
        sa.ForeignKeyConstraint(
            ["collection"], ["volunteer_collections.id"], name=op.f("fk_volunteer_counts_collection")
        ),
        sa.ForeignKeyConstraint(["why"], ["drawer.id"], name=op.f("fk_volunteer_counts_why")),
        sa.PrimaryKeyConstraint("collection", "n", name=op.f("pk_volunteer_counts")),
        info={"room": "volunteer"},
    )
    op.create_table(
        "volunteer_entries",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("collection", sa.String(length=64), nullable=True),
        sa.Column("n", sa.BigInteger(), nullable=False),
        sa.Column("student", sa.String(length=12), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("start", sa.BigInteger(), nullable=True),
        sa.Column("minutes", sa.BigInteger(), nullable=False),
        sa.Column("place", sa.String(length=80), nullable=False),
        sa.Column("spot", sa.String(length=120), nullable=False),
        sa.Column("content", sa.String(length=80), nullable=False),
        sa.Column("stamps", sa.String(length=40), nullable=False),
        sa.Column("witness", sa.String(length=64), nullable=True),
        sa.Column("activity", sa.String(length=64), nullable=True),
        sa.Column("role", sa.String(length=16), nullable=False),
        sa.Column("witnessed", sa.Date(), nullable=False),
        sa.Column("verified", sa.String(length=16), nullable=True),
        sa.Column("note", sa.String(length=64), nullable=True),
        sa.Column("why", sa.String(length=64), nullable=True),
        sa.CheckConstraint("minutes > 0 AND minutes <= 1440", name=op.f("ck_volunteer_entries_minutes")),
        sa.ForeignKeyConstraint(
            ["activity"], ["volunteer_activities.id"], name=op.f("fk_volunteer_entries_activity")
        ),
        sa.ForeignKeyConstraint(
            ["collection"], ["volunteer_collections.id"], name=op.f("fk_volunteer_entries_collection")
        ),
        sa.ForeignKeyConstraint(["note"], ["drawer.id"], name=op.f("fk_volunteer_entries_note")),
        sa.ForeignKeyConstraint(
            ["student"], ["volunteer_students.id"], name=op.f("fk_volunteer_entries_student")
        ),
        sa.ForeignKeyConstraint(["why"], ["drawer.id"], name=op.f("fk_volunteer_entries_why")),
        sa.ForeignKeyConstraint(["witness"], ["drawer.id"], name=op.f("fk_volunteer_entries_witness")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_volunteer_entries")),
        info={"room": "volunteer"},
    )
    with op.batch_alter_table("volunteer_entries", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_volunteer_entries_activity"), ["activity"], unique=False)
        batch_op.create_index(batch_op.f("ix_volunteer_entries_collection"), ["collection"], unique=False)
        batch_op.create_index("ix_volunteer_entries_day", ["day"], unique=False)
        batch_op.create_index("ix_volunteer_entries_spot", ["spot", "day"], unique=False)
        batch_op.create_index("ix_volunteer_entries_student", ["student", "day"], unique=False)

    op.create_table(
        "volunteer_forms",
        sa.Column("student", sa.String(length=12), nullable=False),
        sa.Column("n", sa.BigInteger(), nullable=False),
        sa.Column("number", sa.String(length=40), nullable=False),
        sa.Column("why", sa.String(length=16), nullable=True),
        sa.Column("opened_at", sa.String(length=27), nullable=False),
        sa.Column("by", sa.String(length=64), nullable=False),
        sa.CheckConstraint("(n = 1) = (why IS NULL)", name=op.f("ck_volunteer_forms_why")),
        sa.ForeignKeyConstraint(
            ["student"], ["volunteer_students.id"], name=op.f("fk_volunteer_forms_student")
        ),
        sa.PrimaryKeyConstraint("student", "n", name=op.f("pk_volunteer_forms")),
        sa.UniqueConstraint("number", name=op.f("uq_volunteer_forms_number")),
        info={"room": "volunteer"},
    )
    op.create_table(
        "volunteer_identities",
        sa.Column("student", sa.String(length=12), nullable=False),
        sa.Column("kind", sa.String(length=24), nullable=False),
        sa.Column("shown", sa.String(length=64), nullable=False),
        sa.Column("volunteer", sa.String(length=40), nullable=True),
        sa.ForeignKeyConstraint(["shown"], ["drawer.id"], name=op.f("fk_volunteer_identities_shown")),
        sa.ForeignKeyConstraint(
            ["student"], ["volunteer_students.id"], name=op.f("fk_volunteer_identities_student")
        ),
        sa.PrimaryKeyConstraint("student", name=op.f("pk_volunteer_identities")),
        info={"room": "volunteer"},
    )
    op.create_table(
        "volunteer_ledgers_closed",
        sa.Column("student", sa.String(length=12), nullable=False),
        sa.Column("klass", sa.String(length=64), nullable=False),
        sa.Column("year", sa.BigInteger(), nullable=False),
        sa.Column("acts", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["klass", "year"],
            ["volunteer_archives_closed.klass", "volunteer_archives_closed.year"],
            name=op.f("fk_volunteer_ledgers_closed_klass_year"),
        ),
        sa.ForeignKeyConstraint(
            ["student"], ["volunteer_students.id"], name=op.f("fk_volunteer_ledgers_closed_student")
        ),
        sa.PrimaryKeyConstraint("student", "klass", "year", name=op.f("pk_volunteer_ledgers_closed")),
        info={"room": "volunteer"},
    )
    op.create_table(
        "volunteer_posted",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("collection", sa.String(length=64), nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.Column("by", sa.String(length=64), nullable=False),
        sa.Column("at", sa.String(length=27), nullable=False),
        sa.ForeignKeyConstraint(
            ["collection"], ["volunteer_collections.id"], name=op.f("fk_volunteer_posted_collection")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_volunteer_posted")),
        info={"room": "volunteer"},
    )
    with op.batch_alter_table("volunteer_posted", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_volunteer_posted_collection"), ["collection"], unique=False)

    op.create_table(
        "volunteer_remarks",
        sa.Column("collection", sa.String(length=64), nullable=False),
        sa.Column("n", sa.BigInteger(), nullable=False),
        sa.Column("words", sa.String(length=64), nullable=False),
        sa.Column("by", sa.String(length=64), nullable=False),
        sa.Column("at", sa.String(length=27), nullable=False),
        sa.ForeignKeyConstraint(
            ["collection"], ["volunteer_collections.id"], name=op.f("fk_volunteer_remarks_collection")
        ),
        sa.ForeignKeyConstraint(["words"], ["drawer.id"], name=op.f("fk_volunteer_remarks_words")),
        sa.PrimaryKeyConstraint("collection", "n", name=op.f("pk_volunteer_remarks")),
        info={"room": "volunteer"},
    )
    op.create_table(
        "volunteer_returns",
        sa.Column("collection", sa.String(length=64), nullable=False),
        sa.Column("by", sa.String(length=64), nullable=False),
        sa.Column("at", sa.String(length=27), nullable=False),
        sa.ForeignKeyConstraint(
            ["collection"], ["volunteer_collections.id"], name=op.f("fk_volunteer_returns_collection")
        ),
        sa.PrimaryKeyConstraint("collection", name=op.f("pk_volunteer_returns")),
        info={"room": "volunteer"},
    )
    op.create_table(
        "volunteer_tallied",
        sa.Column("student", sa.String(length=12), nullable=False),
        sa.Column("klass", sa.String(length=64), nullable=False),
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("n", sa.BigInteger(), nullable=False),
        sa.Column("minutes", sa.BigInteger(), nullable=False),
        sa.Column("acts", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["klass", "month", "n"],
            ["volunteer_tallies.klass", "volunteer_tallies.month", "volunteer_tallies.n"],
            name=op.f("fk_volunteer_tallied_klass_month_n"),
        ),
        sa.ForeignKeyConstraint(
            ["student"], ["volunteer_students.id"], name=op.f("fk_volunteer_tallied_student")
        ),
        sa.PrimaryKeyConstraint("student", "klass", "month", "n", name=op.f("pk_volunteer_tallied")),
        info={"room": "volunteer"},
    )
    op.create_table(
        "volunteer_told",
        sa.Column("activity", sa.String(length=64), nullable=False),
        sa.Column("leader_told_by", sa.String(length=64), nullable=False),
        sa.Column("leader_told_at", sa.String(length=27), nullable=False),
        sa.Column("centre_told_by", sa.String(length=64), nullable=False),
        sa.Column("centre_told_at", sa.String(length=27), nullable=False),
        sa.Column("noted_by", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["activity"], ["volunteer_activities.id"], name=op.f("fk_volunteer_told_activity")
        ),
        sa.ForeignKeyConstraint(
            ["centre_told_by"], ["drawer.id"], name=op.f("fk_volunteer_told_centre_told_by")
        ),
        sa.ForeignKeyConstraint(
            ["leader_told_by"], ["drawer.id"], name=op.f("fk_volunteer_told_leader_told_by")
        ),
        sa.PrimaryKeyConstraint("activity", name=op.f("pk_volunteer_told")),
        info={"room": "volunteer"},
    )
    op.create_table(
        "volunteer_withdrawn",
        sa.Column("collection", sa.String(length=64), nullable=False),
        sa.Column("why", sa.String(length=64), nullable=False),
        sa.Column("by", sa.String(length=64), nullable=False),
        sa.Column("at", sa.String(length=27), nullable=False),
        sa.ForeignKeyConstraint(
            ["collection"], ["volunteer_collections.id"], name=op.f("fk_volunteer_withdrawn_collection")
        ),
        sa.ForeignKeyConstraint(["why"], ["drawer.id"], name=op.f("fk_volunteer_withdrawn_why")),
        sa.PrimaryKeyConstraint("collection", name=op.f("pk_volunteer_withdrawn")),
        info={"room": "volunteer"},
    )
    op.create_table(
        "volunteer_acts",
        sa.Column("student", sa.String(length=12), nullable=False),
        sa.Column("n", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("entry", sa.String(length=64), nullable=False),
        sa.Column("minutes", sa.BigInteger(), nullable=False),
        sa.Column("why", sa.String(length=64), nullable=True),
        sa.Column("by", sa.String(length=64), nullable=False),
        sa.Column("at", sa.String(length=27), nullable=False),
        sa.CheckConstraint("minutes > 0", name=op.f("ck_volunteer_acts_minutes")),
        sa.ForeignKeyConstraint(["entry"], ["volunteer_entries.id"], name=op.f("fk_volunteer_acts_entry")),
        sa.ForeignKeyConstraint(
            ["student"], ["volunteer_students.id"], name=op.f("fk_volunteer_acts_student")
        ),
        sa.ForeignKeyConstraint(["why"], ["drawer.id"], name=op.f("fk_volunteer_acts_why")),
        sa.PrimaryKeyConstraint("student", "n", name=op.f("pk_volunteer_acts")),
        info={"room": "volunteer"},
    )
    with op.batch_alter_table("volunteer_acts", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_volunteer_acts_entry"), ["entry"], unique=False)

    op.create_table(
        "volunteer_audited",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("sample", sa.String(length=64), nullable=False),
        sa.Column("entry", sa.String(length=64), nullable=False),
        sa.Column("right", sa.Boolean(), nullable=False),
        sa.Column("note", sa.String(length=64), nullable=True),
        sa.Column("by", sa.String(length=64), nullable=False),
        sa.Column("at", sa.String(length=27), nullable=False),
        sa.ForeignKeyConstraint(["entry"], ["volunteer_entries.id"], name=op.f("fk_volunteer_audited_entry")),
        sa.ForeignKeyConstraint(["note"], ["drawer.id"], name=op.f("fk_volunteer_audited_note")),
        sa.ForeignKeyConstraint(
            ["sample"], ["volunteer_samples.id"], name=op.f("fk_volunteer_audited_sample")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_volunteer_audited")),
        info={"room": "volunteer"},
    )
    with op.batch_alter_table("volunteer_audited", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_volunteer_audited_sample"), ["sample"], unique=False)

    op.create_table(
        "volunteer_certificate_ends",
        sa.Column("certificate", sa.String(length=64), nullable=False),
        sa.Column("how", sa.String(length=16), nullable=False),
        sa.Column("by_certificate", sa.String(length=64), nullable=True),
        sa.Column("at", sa.String(length=27), nullable=False),
        sa.Column("by", sa.String(length=64), nullable=False),
        sa.Column("lists", sa.BigInteger(), nullable=False),
        sa.Column("withdrawn_at", sa.String(length=27), nullable=True),
        sa.Column("withdrawn_by", sa.String(length=64), nullable=True),
        sa.Column("withdrawn_lists", sa.BigInteger(), nullable=True),
        sa.Column("collected_at", sa.String(length=27), nullable=True),
        sa.Column("collected_by", sa.String(length=64), nullable=True),
        sa.ForeignKeyConstraint(
            ["by_certificate"],
            ["volunteer_certificates.id"],
            name=op.f("fk_volunteer_certificate_ends_by_certificate"),
        ),
        sa.ForeignKeyConstraint(
            ["certificate"],
            ["volunteer_certificates.id"],
            name=op.f("fk_volunteer_certificate_ends_certificate"),
        ),
        sa.PrimaryKeyConstraint("certificate", name=op.f("pk_volunteer_certificate_ends")),
        info={"room": "volunteer"},
    )
    op.create_table(
        "volunteer_certificate_prints",
        sa.Column("certificate", sa.String(length=64), nullable=False),
        sa.Column("document", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["certificate"],
            ["volunteer_certificates.id"],
            name=op.f("fk_volunteer_certificate_prints_certificate"),
        ),
        sa.ForeignKeyConstraint(
            ["document"], ["documents.id"], name=op.f("fk_volunteer_certificate_prints_document")
        ),
        sa.PrimaryKeyConstraint("certificate", "document", name=op.f("pk_volunteer_certificate_prints")),
        info={"room": "volunteer"},
    )
    op.create_table(
        "volunteer_class_moves_back",
        sa.Column("student", sa.String(length=12), nullable=False),
        sa.Column("n", sa.BigInteger(), nullable=False),
        sa.Column("why", sa.String(length=64), nullable=False),
        sa.Column("by", sa.String(length=64), nullable=False),
        sa.Column("at", sa.String(length=27), nullable=False),
        sa.ForeignKeyConstraint(
            ["student", "n"],
            ["volunteer_class_moves.student", "volunteer_class_moves.n"],
            name=op.f("fk_volunteer_class_moves_back_student_n"),
        ),
        sa.ForeignKeyConstraint(
            ["student"], ["volunteer_students.id"], name=op.f("fk_volunteer_class_moves_back_student")
        ),
        sa.ForeignKeyConstraint(["why"], ["drawer.id"], name=op.f("fk_volunteer_class_moves_back_why")),
        sa.PrimaryKeyConstraint("student", "n", name=op.f("pk_volunteer_class_moves_back")),
        info={"room": "volunteer"},
    )
    op.create_table(
        "volunteer_decisions",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("entry", sa.String(length=64), nullable=False),
        sa.Column("what", sa.String(length=64), nullable=False),
        sa.Column("who", sa.String(length=64), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("by", sa.String(length=64), nullable=False),
        sa.Column("at", sa.String(length=27), nullable=False),
        sa.ForeignKeyConstraint(
            ["entry"], ["volunteer_entries.id"], name=op.f("fk_volunteer_decisions_entry")
        ),
        sa.ForeignKeyConstraint(["what"], ["drawer.id"], name=op.f("fk_volunteer_decisions_what")),
        sa.ForeignKeyConstraint(["who"], ["drawer.id"], name=op.f("fk_volunteer_decisions_who")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_volunteer_decisions")),
        info={"room": "volunteer"},
    )
    with op.batch_alter_table("volunteer_decisions", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_volunteer_decisions_entry"), ["entry"], unique=False)

    op.create_table(
        "volunteer_duties",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("slot", sa.String(length=64), nullable=False),
        sa.Column("student", sa.String(length=12), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("why", sa.String(length=64), nullable=True),
        sa.Column("entry", sa.String(length=64), nullable=True),
        sa.Column("by", sa.String(length=64), nullable=False),
        sa.Column("at", sa.String(length=27), nullable=False),
        sa.ForeignKeyConstraint(["entry"], ["volunteer_entries.id"], name=op.f("fk_volunteer_duties_entry")),
        sa.ForeignKeyConstraint(["slot"], ["volunteer_slots.id"], name=op.f("fk_volunteer_duties_slot")),
        sa.ForeignKeyConstraint(
            ["student"], ["volunteer_students.id"], name=op.f("fk_volunteer_duties_student")
        ),
        sa.ForeignKeyConstraint(["why"], ["drawer.id"], name=op.f("fk_volunteer_duties_why")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_volunteer_duties")),
        info={"room": "volunteer"},
    )
    with op.batch_alter_table("volunteer_duties", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_volunteer_duties_entry"), ["entry"], unique=False)
        batch_op.create_index(batch_op.f("ix_volunteer_duties_slot"), ["slot"], unique=False)
        batch_op.create_index(batch_op.f("ix_volunteer_duties_student"), ["student"], unique=False)

    op.create_table(
        "volunteer_entry_seals",
        sa.Column("entry", sa.String(length=64), nullable=False),
        sa.Column("seal", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["entry"], ["volunteer_entries.id"], name=op.f("fk_volunteer_entry_seals_entry")
        ),
        sa.ForeignKeyConstraint(["seal"], ["volunteer_seals.id"], name=op.f("fk_volunteer_entry_seals_seal")),
        sa.PrimaryKeyConstraint("entry", "seal", name=op.f("pk_volunteer_entry_seals")),
        info={"room": "volunteer"},
    )
    op.create_table(
        "volunteer_exported",
        sa.Column("entry", sa.String(length=64), nullable=False),
        sa.Column("credit", sa.BigInteger(), nullable=False),
        sa.Column("export", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["entry"], ["volunteer_entries.id"], name=op.f("fk_volunteer_exported_entry")
        ),
        sa.ForeignKeyConstraint(
            ["export"], ["volunteer_exports.id"], name=op.f("fk_volunteer_exported_export")
        ),
        sa.PrimaryKeyConstraint("entry", "credit", name=op.f("pk_volunteer_exported")),
        info={"room": "volunteer"},
    )
    with op.batch_alter_table("volunteer_exported", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_volunteer_exported_export"), ["export"], unique=False)

    op.create_table(
        "volunteer_form_moves",
        sa.Column("student", sa.String(length=12), nullable=False),
        sa.Column("n", sa.BigInteger(), nullable=False),
        sa.Column("form", sa.BigInteger(), nullable=False),
        sa.Column("to", sa.String(length=16), nullable=False),
        sa.Column("collection", sa.String(length=64), nullable=False),
        sa.Column("acts", sa.BigInteger(), nullable=False),
        sa.Column("minutes", sa.BigInteger(), nullable=False),
        sa.Column("why", sa.String(length=64), nullable=True),
        sa.Column("by", sa.String(length=64), nullable=False),
        sa.Column("at", sa.String(length=27), nullable=False),
        sa.ForeignKeyConstraint(
            ["collection"], ["volunteer_collections.id"], name=op.f("fk_volunteer_form_moves_collection")
        ),
        sa.ForeignKeyConstraint(
            ["student", "form"],
            ["volunteer_forms.student", "volunteer_forms.n"],
            name=op.f("fk_volunteer_form_moves_student_form"),
        ),
        sa.ForeignKeyConstraint(
            ["student"], ["volunteer_students.id"], name=op.f("fk_volunteer_form_moves_student")
        ),
        sa.ForeignKeyConstraint(["why"], ["drawer.id"], name=op.f("fk_volunteer_form_moves_why")),
        sa.PrimaryKeyConstraint("student", "n", name=op.f("pk_volunteer_form_moves")),
        info={"room": "volunteer"},
    )
    with op.batch_alter_table("volunteer_form_moves", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_volunteer_form_moves_collection"), ["collection"], unique=False)

    op.create_table(
        "volunteer_looks",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("entry", sa.String(length=64), nullable=False),
        sa.Column("sign", sa.String(length=16), nullable=False),
        sa.Column("why", sa.String(length=64), nullable=False),
        sa.Column("by", sa.String(length=64), nullable=False),
        sa.Column("at", sa.String(length=27), nullable=False),
        sa.ForeignKeyConstraint(["entry"], ["volunteer_entries.id"], name=op.f("fk_volunteer_looks_entry")),
        sa.ForeignKeyConstraint(["why"], ["drawer.id"], name=op.f("fk_volunteer_looks_why")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_volunteer_looks")),
        info={"room": "volunteer"},
    )
    with op.batch_alter_table("volunteer_looks", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_volunteer_looks_entry"), ["entry"], unique=False)

    op.create_table(
        "volunteer_news",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("klass", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("collection", sa.String(length=64), nullable=True),
        sa.Column("month", sa.Date(), nullable=True),
        sa.Column("entry", sa.String(length=64), nullable=True),
        sa.Column("activity", sa.String(length=64), nullable=True),
        sa.Column("by", sa.String(length=64), nullable=False),
        sa.Column("at", sa.String(length=27), nullable=False),
        sa.Column("seen_by", sa.String(length=64), nullable=True),
        sa.ForeignKeyConstraint(
            ["activity"], ["volunteer_activities.id"], name=op.f("fk_volunteer_news_activity")
        ),
        sa.ForeignKeyConstraint(
            ["collection"], ["volunteer_collections.id"], name=op.f("fk_volunteer_news_collection")
        ),
        sa.ForeignKeyConstraint(["entry"], ["volunteer_entries.id"], name=op.f("fk_volunteer_news_entry")),
        sa.ForeignKeyConstraint(["klass"], ["volunteer_classes.id"], name=op.f("fk_volunteer_news_klass")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_volunteer_news")),
        info={"room": "volunteer"},
    )
    with op.batch_alter_table("volunteer_news", schema=None) as batch_op:
        batch_op.create_index("ix_volunteer_news_klass", ["klass", "at"], unique=False)

    op.create_table(
        "volunteer_sampled",
        sa.Column("sample", sa.String(length=64), nullable=False),
        sa.Column("entry", sa.String(length=64), nullable=False),
        sa.Column("n", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["entry"], ["volunteer_entries.id"], name=op.f("fk_volunteer_sampled_entry")),
        sa.ForeignKeyConstraint(
            ["sample"], ["volunteer_samples.id"], name=op.f("fk_volunteer_sampled_sample")
        ),
        sa.PrimaryKeyConstraint("sample", "entry", name=op.f("pk_volunteer_sampled")),
        info={"room": "volunteer"},
    )
