"""The tables of ninth, as they begin."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "ninth_0001"
down_revision: str | None = None
branch_labels: Sequence[str] | None = ("ninth",)
depends_on: Sequence[str] | None = "house_0001"


def upgrade() -> None:
    """Take the tables of this room to this revision."""
    op.create_table(
        "ninth_pupils",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=64), nullable=False),
        sa.Column("minutes", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["name"], ["drawer.id"], name=op.f("fk_ninth_pupils_name")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ninth_pupils")),
        info={"room": "ninth"},
    )
    op.create_table(
        "ninth_loans",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("pupil", sa.String(length=64), nullable=False),
        sa.Column("instrument", sa.String(length=40), nullable=False),
        sa.Column("starts", sa.Date(), nullable=False),
        sa.Column("out", sa.Boolean(), nullable=False),
        sa.Column("years", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["id"], ["cases.id"], name=op.f("fk_ninth_loans_id")),
        sa.ForeignKeyConstraint(["pupil"], ["ninth_pupils.id"], name=op.f("fk_ninth_loans_pupil")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ninth_loans")),
        info={"room": "ninth"},
    )
    with op.batch_alter_table("ninth_loans", schema=None) as batch_op:
        batch_op.create_index(
            "uq_ninth_loans_instrument",
            ["instrument"],
            unique=True,
            sqlite_where=sa.text("out"),
            postgresql_where=sa.text("out"),
        )

    op.create_table(
        "ninth_checks",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("loan", sa.String(length=64), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.ForeignKeyConstraint(["loan"], ["ninth_loans.id"], name=op.f("fk_ninth_checks_loan")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ninth_checks")),
        info={"room": "ninth"},
    )
    with op.batch_alter_table("ninth_checks", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_ninth_checks_loan"), ["loan"], unique=False)

    op.create_table(
        "ninth_confided",
        sa.Column("note", sa.String(length=64), nullable=False),
        sa.Column("loan", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["loan"], ["ninth_loans.id"], name=op.f("fk_ninth_confided_loan")),
        sa.ForeignKeyConstraint(["note"], ["drawer.id"], name=op.f("fk_ninth_confided_note")),
        sa.PrimaryKeyConstraint("note", name=op.f("pk_ninth_confided")),
        info={"room": "ninth"},
    )
    with op.batch_alter_table("ninth_confided", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_ninth_confided_loan"), ["loan"], unique=False)

    op.create_table(
        "ninth_looked",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("loan", sa.String(length=64), nullable=False),
        sa.Column("by", sa.String(length=64), nullable=False),
        sa.Column("at", sa.String(length=27), nullable=False),
        sa.ForeignKeyConstraint(["loan"], ["ninth_loans.id"], name=op.f("fk_ninth_looked_loan")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ninth_looked")),
        info={"room": "ninth"},
    )
    with op.batch_alter_table("ninth_looked", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_ninth_looked_loan"), ["loan"], unique=False)
