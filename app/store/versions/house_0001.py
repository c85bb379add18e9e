"""The tables of house, as they begin."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from app.store import guards

revision: str = "house_0001"
down_revision: str | None = None
branch_labels: Sequence[str] | None = ("house",)
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """Take the tables of this room to this revision."""
    op.create_table(
        "batches",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("flow", sa.String(length=32), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("items", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("counter", sa.String(length=16), nullable=False),
        sa.Column("by", sa.String(length=64), nullable=False),
        sa.Column("roles", sa.Text(), nullable=False),
        sa.Column("waits", sa.Text(), nullable=True),
        sa.Column("at", sa.String(length=27), nullable=False),
        sa.Column("ended_at", sa.String(length=27), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_batches")),
        info={"room": "house"},
    )
    with op.batch_alter_table("batches", schema=None) as batch_op:
        batch_op.create_index(
            "ix_batches_open",
            ["counter"],
            unique=False,
            sqlite_where=sa.text("ended_at IS NULL"),
            postgresql_where=sa.text("ended_at IS NULL"),
        )

    op.create_table(
        "cases",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("flow", sa.String(length=32), nullable=False),
        sa.Column("number", sa.String(length=40), nullable=False),
        sa.Column("step", sa.String(length=40), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("terms", sa.String(length=40), nullable=False),
        sa.Column("opened_at", sa.String(length=27), nullable=False),
        sa.Column("closed_at", sa.String(length=27), nullable=True),
        sa.Column("business_day", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cases")),
        sa.UniqueConstraint("number", name=op.f("uq_cases_number")),
        info={"room": "house"},
    )
    with op.batch_alter_table("cases", schema=None) as batch_op:
        batch_op.create_index(
            "ix_cases_open",
            ["flow", "opened_at"],
            unique=False,
            sqlite_where=sa.text("closed_at IS NULL"),
            postgresql_where=sa.text("closed_at IS NULL"),
        )

    op.create_table(
        "counters",
        sa.Column("code", sa.String(length=16), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_counters")),
        info={"room": "house"},
    )
    op.create_table(
        "drawer",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("salt", sa.String(length=64), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_drawer")),
        info={"room": "house"},
    )
    op.create_table(
        "numbers",
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("counter", sa.String(length=16), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("n", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("n > 0", name=op.f("ck_numbers_counts")),
        sa.PrimaryKeyConstraint("kind", "counter", "day", name=op.f("pk_numbers")),
        info={"room": "house"},
    )
    op.create_table(
        "outages",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("counter", sa.String(length=16), nullable=False),
        sa.Column("name", sa.String(length=24), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("begun_at", sa.String(length=27), nullable=False),
        sa.Column("ended_at", sa.String(length=27), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outages")),
        info={
            "room": "house",
            "unsealed": "a machine notes it outside every command; nothing is reckoned from it",
        },
    )
    op.create_table(
        "photo_files",
        sa.Column("photo", sa.String(length=64), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=True),
        sa.Column("gone_at", sa.String(length=27), nullable=True),
        sa.PrimaryKeyConstraint("photo", name=op.f("pk_photo_files")),
        info={
            "room": "house",
            "unsealed": "it is called by its own digest, which the deep audit computes anew",
        },
    )
    op.create_table(
        "pin_tries",
        sa.Column("login", sa.String(length=64), nullable=False),
        sa.Column("counter", sa.String(length=16), nullable=False),
        sa.Column("wrong", sa.BigInteger(), nullable=False),
        sa.Column("until", sa.String(length=27), nullable=True),
        sa.PrimaryKeyConstraint("login", "counter", name=op.f("pk_pin_tries")),
        info={
            "room": "house",
            "unsealed": "a machine notes it outside every command; nothing is reckoned from it",
        },
    )
    op.create_table(
        "printers",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("how", sa.String(length=16), nullable=False),
        sa.Column("address", sa.String(length=200), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_printers")),
        info={"room": "house"},
    )
    op.create_table(
        "refusals",
        sa.Column("command_id", sa.String(length=64), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("no", sa.Text(), nullable=False),
        sa.Column("at", sa.String(length=27), nullable=False),
        sa.Column("staff", sa.String(length=64), nullable=False),
        sa.Column("command", sa.String(length=80), nullable=False),
        sa.PrimaryKeyConstraint("command_id", "digest", name=op.f("pk_refusals")),
        info={
            "room": "house",
            "unsealed": "a machine notes it outside every command; nothing is reckoned from it",
        },
    )
    op.create_table(
        "seals",
        sa.Column("n", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("counter", sa.String(length=16), nullable=False),
        sa.Column("at", sa.String(length=27), nullable=False),
        sa.Column("why", sa.String(length=40), nullable=False),
        sa.Column("heads", sa.Text(), nullable=False),
        sa.Column("key", sa.String(length=64), nullable=True),
        sa.Column("signature", sa.String(length=128), nullable=True),
        sa.Column("sealed_at", sa.String(length=27), nullable=True),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_seals")),
        info={"room": "house", "unsealed": "its own signatures are checked"},
    )
    op.create_table(
        "search_terms",
        sa.Column("kind", sa.String(length=24), nullable=False),
        sa.Column("ref", sa.String(length=64), nullable=False),
        sa.Column(
            "term",
            sa.String(length=64).with_variant(sa.String(length=64, collation="C"), "postgresql"),
            nullable=False,
        ),
        sa.Column("rank", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("kind", "ref", "term", name=op.f("pk_search_terms")),
        info={"room": "house", "unsealed": "the deep audit computes it anew"},
    )
    with op.batch_alter_table("search_terms", schema=None) as batch_op:
        batch_op.create_index("ix_search_terms_rank", ["kind", "rank", "term", "ref"], unique=False)

    op.create_table(
        "secret_seals",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("seal", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_secret_seals")),
        info={"room": "house", "unsealed": "it hangs on a pepper that no other house has", "stays": True},
    )
    op.create_table(
        "settings",
        sa.Column("key", sa.String(length=80), nullable=False),
        sa.Column("counter", sa.String(length=16), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", "counter", name=op.f("pk_settings")),
        info={"room": "house"},
    )
    op.create_table(
        "upgrades",
        sa.Column("revision", sa.String(length=64), nullable=False),
        sa.Column("program", sa.String(length=40), nullable=False),
        sa.Column("at", sa.String(length=27), nullable=False),
        sa.PrimaryKeyConstraint("revision", name=op.f("pk_upgrades")),
        info={
            "room": "house",
            "unsealed": "a machine notes it outside every command; nothing is reckoned from it",
        },
    )
    op.create_table(
        "accounts",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("holder", sa.String(length=16), nullable=False),
        sa.Column("name", sa.String(length=64), nullable=False),
        sa.Column("signers", sa.String(length=64), nullable=True),
        sa.Column("most", sa.BigInteger(), nullable=False),
        sa.Column("balance", sa.BigInteger(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.CheckConstraint("balance >= 0 AND most >= 0", name=op.f("ck_accounts_sums")),
        sa.ForeignKeyConstraint(["name"], ["drawer.id"], name=op.f("fk_accounts_name")),
        sa.ForeignKeyConstraint(["signers"], ["drawer.id"], name=op.f("fk_accounts_signers")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_accounts")),
        info={"room": "house"},
    )
    op.create_table(
        "customers",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=64), nullable=False),
        sa.Column("phone", sa.String(length=64), nullable=True),
        sa.Column("taboos", sa.String(length=64), nullable=True),
        sa.Column("consent_at", sa.String(length=27), nullable=True),
        sa.Column("consent_until", sa.Date(), nullable=True),
        sa.Column("since", sa.String(length=27), nullable=False),
        sa.Column("seen_at", sa.String(length=27), nullable=True),
        sa.Column("visits", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["name"], ["drawer.id"], name=op.f("fk_customers_name")),
        sa.ForeignKeyConstraint(["phone"], ["drawer.id"], name=op.f("fk_customers_phone")),
        sa.ForeignKeyConstraint(["taboos"], ["drawer.id"], name=op.f("fk_customers_taboos")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_customers")),
        info={"room": "house"},
    )
    op.create_table(
        "documents",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column(
            "number",
            sa.String(length=40).with_variant(sa.String(length=40, collation="C"), "postgresql"),
            nullable=False,
        ),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("case", sa.String(length=64), nullable=True),
        sa.Column("data", sa.Text(), nullable=False),
        sa.Column("layout", sa.BigInteger(), nullable=False),
        sa.Column("keeps", sa.Boolean(), nullable=False),
        sa.Column("code", sa.String(length=8), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=True),
        sa.Column("prints", sa.BigInteger(), nullable=False),
        sa.Column("made_at", sa.String(length=27), nullable=False),
        sa.Column("made_by", sa.String(length=64), nullable=False),
        sa.Column("counter", sa.String(length=16), nullable=False),
        sa.Column("awaited", sa.String(length=80), nullable=True),
        sa.Column("seen_at", sa.String(length=27), nullable=True),
        sa.Column("seen_by", sa.String(length=64), nullable=True),
        sa.ForeignKeyConstraint(["case"], ["cases.id"], name=op.f("fk_documents_case")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_documents")),
        info={"room": "house"},
    )
    with op.batch_alter_table("documents", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_documents_case"), ["case"], unique=False)
        batch_op.create_index("ix_documents_made_at", ["made_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_documents_number"), ["number"], unique=False)

    op.create_table(
        "dues",
        sa.Column("case", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("flow", sa.String(length=32), nullable=False),
        sa.Column("at", sa.String(length=27), nullable=False),
        sa.ForeignKeyConstraint(["case"], ["cases.id"], name=op.f("fk_dues_case")),
        sa.PrimaryKeyConstraint("case", "name", "key", name=op.f("pk_dues")),
        info={"room": "house", "unsealed": "the deep audit computes it anew"},
    )
    with op.batch_alter_table("dues", schema=None) as batch_op:
        batch_op.create_index("ix_dues_at", ["at"], unique=False)

    op.create_table(
        "journal",
        sa.Column("counter", sa.String(length=16), nullable=False),
        sa.Column("n", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("command_id", sa.String(length=64), nullable=False),
        sa.Column("at", sa.String(length=27), nullable=False),
        sa.Column("staff", sa.String(length=64), nullable=False),
        sa.Column("on_behalf", sa.String(length=64), nullable=True),
        sa.Column("approved_by", sa.String(length=64), nullable=True),
        sa.Column("flow", sa.String(length=32), nullable=False),
        sa.Column("case", sa.String(length=64), nullable=True),
        sa.Column("touched", sa.Text(), nullable=False),
        sa.Column("command", sa.String(length=80), nullable=False),
        sa.Column("args", sa.Text(), nullable=False),
        sa.Column("seen", sa.Text(), nullable=False),
        sa.Column("result", sa.Text(), nullable=False),
        sa.Column("wrote", sa.Text(), nullable=False),
        sa.Column("prev", sa.String(length=64), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["counter"], ["counters.code"], name=op.f("fk_journal_counter")),
        sa.PrimaryKeyConstraint("counter", "n", name=op.f("pk_journal")),
        sa.UniqueConstraint("command_id", name="uq_journal_command_id"),
        sa.UniqueConstraint("seq", name="uq_journal_seq"),
        info={"room": "house", "unsealed": "its own chain is walked"},
    )
    with op.batch_alter_table("journal", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_journal_case"), ["case"], unique=False)

    op.create_table(
        "moves",
        sa.Column("command_id", sa.String(length=64), nullable=False),
        sa.Column("subject", sa.String(length=64), nullable=False),
        sa.Column("case", sa.String(length=64), nullable=False),
        sa.Column("start", sa.String(length=40), nullable=True),
        sa.Column("to", sa.String(length=40), nullable=False),
        sa.Column("staff", sa.String(length=64), nullable=False),
        sa.Column("at", sa.String(length=27), nullable=False),
        sa.ForeignKeyConstraint(["case"], ["cases.id"], name=op.f("fk_moves_case")),
        sa.PrimaryKeyConstraint("command_id", "subject", name=op.f("pk_moves")),
        info={"room": "house"},
    )
    with op.batch_alter_table("moves", schema=None) as batch_op:
        batch_op.create_index("ix_moves_case", ["case", "at"], unique=False)

    op.create_table(
        "photo_uses",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("photo", sa.String(length=64), nullable=False),
        sa.Column("case", sa.String(length=64), nullable=True),
        sa.Column("kind", sa.String(length=24), nullable=False),
        sa.Column("subject", sa.String(length=64), nullable=False),
        sa.Column("wide", sa.BigInteger(), nullable=False),
        sa.Column("high", sa.BigInteger(), nullable=False),
        sa.Column("said_at", sa.String(length=27), nullable=True),
        sa.Column("at", sa.String(length=27), nullable=False),
        sa.Column("by", sa.String(length=64), nullable=False),
        sa.Column("counter", sa.String(length=16), nullable=False),
        sa.Column("until", sa.String(length=27), nullable=False),
        sa.CheckConstraint("wide > 0 AND high > 0", name=op.f("ck_photo_uses_size")),
        sa.ForeignKeyConstraint(["case"], ["cases.id"], name=op.f("fk_photo_uses_case")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_photo_uses")),
        info={"room": "house"},
    )
    with op.batch_alter_table("photo_uses", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_photo_uses_case"), ["case"], unique=False)
        batch_op.create_index("ix_photo_uses_kept", ["photo", "until"], unique=False)
        batch_op.create_index("ix_photo_uses_subject", ["kind", "subject"], unique=False)

    op.create_table(
        "photos_erased",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("photo", sa.String(length=64), nullable=False),
        sa.Column("why", sa.String(length=64), nullable=False),
        sa.Column("at", sa.String(length=27), nullable=False),
        sa.Column("by", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["why"], ["drawer.id"], name=op.f("fk_photos_erased_why")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_photos_erased")),
        info={"room": "house"},
    )
    with op.batch_alter_table("photos_erased", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_photos_erased_photo"), ["photo"], unique=False)

    op.create_table(
        "printer_routes",
        sa.Column("role", sa.String(length=80), nullable=False),
        sa.Column("counter", sa.String(length=16), nullable=False),
        sa.Column("printer", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["printer"], ["printers.id"], name=op.f("fk_printer_routes_printer")),
        sa.PrimaryKeyConstraint("role", "counter", name=op.f("pk_printer_routes")),
        info={"room": "house"},
    )
    op.create_table(
        "shifts",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("number", sa.String(length=40), nullable=False),
        sa.Column("counter", sa.String(length=16), nullable=False),
        sa.Column("begun_at", sa.String(length=27), nullable=True),
        sa.Column("ended_at", sa.String(length=27), nullable=False),
        sa.Column("by", sa.String(length=64), nullable=False),
        sa.Column("to", sa.String(length=64), nullable=True),
        sa.Column("floated", sa.BigInteger(), nullable=False),
        sa.Column("notes", sa.String(length=200), nullable=False),
        sa.Column("counted", sa.BigInteger(), nullable=False),
        sa.Column("expected", sa.BigInteger(), nullable=False),
        sa.Column("stays", sa.BigInteger(), nullable=False),
        sa.Column("why", sa.String(length=64), nullable=True),
        sa.Column("business_day", sa.Date(), nullable=False),
        sa.CheckConstraint("counted >= 0 AND stays >= 0 AND stays <= counted", name=op.f("ck_shifts_sums")),
        sa.ForeignKeyConstraint(["why"], ["drawer.id"], name=op.f("fk_shifts_why")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shifts")),
        sa.UniqueConstraint("number", name=op.f("uq_shifts_number")),
        info={"room": "house"},
    )
    with op.batch_alter_table("shifts", schema=None) as batch_op:
        batch_op.create_index("ix_shifts_counter", ["counter", "ended_at"], unique=False)

    op.create_table(
        "staff",
        sa.Column("login", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=64), nullable=False),
        sa.Column("roles", sa.Text(), nullable=False),
        sa.Column("pin", sa.String(length=200), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["name"], ["drawer.id"], name=op.f("fk_staff_name")),
        sa.PrimaryKeyConstraint("login", name=op.f("pk_staff")),
        info={"room": "house"},
    )
    op.create_table(
        "document_files",
        sa.Column("document", sa.String(length=64), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("until", sa.String(length=27), nullable=True),
        sa.ForeignKeyConstraint(["document"], ["documents.id"], name=op.f("fk_document_files_document")),
        sa.PrimaryKeyConstraint("document", name=op.f("pk_document_files")),
        info={
            "room": "house",
            "unsealed": "written once a document is laid out; the deep audit holds both against each other",
        },
    )
    with op.batch_alter_table("document_files", schema=None) as batch_op:
        batch_op.create_index("ix_document_files_until", ["until"], unique=False)

    op.create_table(
        "photo_papers",
        sa.Column("document", sa.String(length=64), nullable=False),
        sa.Column("photo", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["document"], ["documents.id"], name=op.f("fk_photo_papers_document")),
        sa.PrimaryKeyConstraint("document", "photo", name=op.f("pk_photo_papers")),
        info={"room": "house"},
    )
    with op.batch_alter_table("photo_papers", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_photo_papers_photo"), ["photo"], unique=False)

    op.create_table(
        "photos_off",
        sa.Column("use", sa.String(length=64), nullable=False),
        sa.Column("why", sa.String(length=64), nullable=False),
        sa.Column("at", sa.String(length=27), nullable=False),
        sa.Column("by", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["use"], ["photo_uses.id"], name=op.f("fk_photos_off_use")),
        sa.ForeignKeyConstraint(["why"], ["drawer.id"], name=op.f("fk_photos_off_why")),
        sa.PrimaryKeyConstraint("use", name=op.f("pk_photos_off")),
        info={"room": "house"},
    )
    op.create_table(
        "print_counts",
        sa.Column("page", sa.String(length=40), nullable=False),
        sa.Column("n", sa.BigInteger(), nullable=False),
        sa.Column("document", sa.String(length=64), nullable=False),
        sa.Column("copy", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["document"], ["documents.id"], name=op.f("fk_print_counts_document")),
        sa.PrimaryKeyConstraint("page", "n", name=op.f("pk_print_counts")),
        sa.UniqueConstraint("document", "copy", "page", name=op.f("uq_print_counts_document_copy_page")),
        info={"room": "house"},
    )
    op.create_table(
        "print_jobs",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("document", sa.String(length=64), nullable=False),
        sa.Column("copy", sa.BigInteger(), nullable=False),
        sa.Column("role", sa.String(length=80), nullable=False),
        sa.Column("printer", sa.String(length=64), nullable=True),
        sa.Column("pulse", sa.Boolean(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("attempts", sa.BigInteger(), nullable=False),
        sa.Column("why", sa.Text(), nullable=True),
        sa.Column("cancelled_why", sa.String(length=64), nullable=True),
        sa.Column("counter", sa.String(length=16), nullable=False),
        sa.Column("made_at", sa.String(length=27), nullable=False),
        sa.Column("made_by", sa.String(length=64), nullable=False),
        sa.Column("n", sa.BigInteger(), nullable=False),
        sa.Column("asked_at", sa.String(length=27), nullable=False),
        sa.Column("next_at", sa.String(length=27), nullable=False),
        sa.Column("ended_at", sa.String(length=27), nullable=True),
        sa.CheckConstraint("copy > 0 AND attempts >= 0", name=op.f("ck_print_jobs_counts")),
        sa.ForeignKeyConstraint(["cancelled_why"], ["drawer.id"], name=op.f("fk_print_jobs_cancelled_why")),
        sa.ForeignKeyConstraint(["document"], ["documents.id"], name=op.f("fk_print_jobs_document")),
        sa.ForeignKeyConstraint(["printer"], ["printers.id"], name=op.f("fk_print_jobs_printer")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_print_jobs")),
        info={"room": "house"},
    )
    with op.batch_alter_table("print_jobs", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_print_jobs_document"), ["document"], unique=False)
        batch_op.create_index("ix_print_jobs_state", ["state", "made_at"], unique=False)
        batch_op.create_index(
            "ix_print_jobs_waiting",
            ["counter", "made_at"],
            unique=False,
            sqlite_where=sa.text("state IN ('queued', 'printing')"),
            postgresql_where=sa.text("state IN ('queued', 'printing')"),
        )

    op.create_table(
        "receipts",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("number", sa.String(length=40), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("case", sa.String(length=64), nullable=True),
        sa.Column("bill", sa.String(length=64), nullable=True),
        sa.Column("due", sa.BigInteger(), nullable=False),
        sa.Column("paid", sa.BigInteger(), nullable=False),
        sa.Column("ahead", sa.BigInteger(), nullable=False),
        sa.Column("undoes", sa.String(length=64), nullable=True),
        sa.Column("why", sa.String(length=64), nullable=True),
        sa.Column("document", sa.String(length=64), nullable=False),
        sa.Column("at", sa.String(length=27), nullable=False),
        sa.Column("by", sa.String(length=64), nullable=False),
        sa.Column("counter", sa.String(length=16), nullable=False),
        sa.Column("business_day", sa.Date(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('back', 'counter') OR (paid >= 0 AND paid <= due)", name=op.f("ck_receipts_sums")
        ),
        sa.ForeignKeyConstraint(["case"], ["cases.id"], name=op.f("fk_receipts_case")),
        sa.ForeignKeyConstraint(["document"], ["documents.id"], name=op.f("fk_receipts_document")),
        sa.ForeignKeyConstraint(["undoes"], ["receipts.id"], name=op.f("fk_receipts_undoes")),
        sa.ForeignKeyConstraint(["why"], ["drawer.id"], name=op.f("fk_receipts_why")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_receipts")),
        sa.UniqueConstraint("number", name=op.f("uq_receipts_number")),
        sa.UniqueConstraint("undoes", name=op.f("uq_receipts_undoes")),
        info={"room": "house"},
    )
    with op.batch_alter_table("receipts", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_receipts_bill"), ["bill"], unique=False)
        batch_op.create_index("ix_receipts_business_day", ["business_day", "counter"], unique=False)
        batch_op.create_index(batch_op.f("ix_receipts_case"), ["case"], unique=False)

    op.create_table(
        "shift_means",
        sa.Column("shift", sa.String(length=64), nullable=False),
        sa.Column("means", sa.String(length=16), nullable=False),
        sa.Column("times", sa.BigInteger(), nullable=False),
        sa.Column("taken", sa.BigInteger(), nullable=False),
        sa.Column("back", sa.BigInteger(), nullable=False),
        sa.Column("counted", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["shift"], ["shifts.id"], name=op.f("fk_shift_means_shift")),
        sa.PrimaryKeyConstraint("shift", "means", name=op.f("pk_shift_means")),
        info={"room": "house"},
    )
    op.create_table(
        "account_entries",
        sa.Column("receipt", sa.String(length=64), nullable=False),
        sa.Column("n", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("account", sa.String(length=64), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("reference", sa.String(length=40), nullable=False),
        sa.Column("signer", sa.String(length=64), nullable=True),
        sa.Column("signature", sa.String(length=64), nullable=True),
        sa.ForeignKeyConstraint(["account"], ["accounts.id"], name=op.f("fk_account_entries_account")),
        sa.ForeignKeyConstraint(["receipt"], ["receipts.id"], name=op.f("fk_account_entries_receipt")),
        sa.ForeignKeyConstraint(["signature"], ["drawer.id"], name=op.f("fk_account_entries_signature")),
        sa.ForeignKeyConstraint(["signer"], ["drawer.id"], name=op.f("fk_account_entries_signer")),
        sa.PrimaryKeyConstraint("receipt", "n", name=op.f("pk_account_entries")),
        info={"room": "house"},
    )
    with op.batch_alter_table("account_entries", schema=None) as batch_op:
        batch_op.create_index("ix_account_entries_account", ["account"], unique=False)

    op.create_table(
        "advances",
        sa.Column("receipt", sa.String(length=64), nullable=False),
        sa.Column("case", sa.String(length=64), nullable=False),
        sa.Column("deposit", sa.Boolean(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("used", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.String(length=27), nullable=False),
        sa.CheckConstraint("used >= 0 AND used <= amount AND amount > 0", name=op.f("ck_advances_covers")),
        sa.ForeignKeyConstraint(["case"], ["cases.id"], name=op.f("fk_advances_case")),
        sa.ForeignKeyConstraint(["receipt"], ["receipts.id"], name=op.f("fk_advances_receipt")),
        sa.PrimaryKeyConstraint("receipt", name=op.f("pk_advances")),
        info={"room": "house"},
    )
    with op.batch_alter_table("advances", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_advances_case"), ["case"], unique=False)

    op.create_table(
        "payments",
        sa.Column("receipt", sa.String(length=64), nullable=False),
        sa.Column("n", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("means", sa.String(length=16), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("tendered", sa.BigInteger(), nullable=True),
        sa.Column("tail", sa.String(length=4), nullable=True),
        sa.Column("advance", sa.String(length=64), nullable=True),
        sa.ForeignKeyConstraint(["advance"], ["advances.receipt"], name=op.f("fk_payments_advance")),
        sa.ForeignKeyConstraint(["receipt"], ["receipts.id"], name=op.f("fk_payments_receipt")),
        sa.PrimaryKeyConstraint("receipt", "n", name=op.f("pk_payments")),
        info={"room": "house"},
    )
    for statement in guards.statements(op.get_bind().dialect.name):
        op.execute(statement)
