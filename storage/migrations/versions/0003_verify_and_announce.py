"""verify and announce."""

import sqlalchemy as sa
from alembic import op

from storage.types import Json, Points, UtcTime, type_of_id

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "announcement",
        sa.Column("season_id", type_of_id, nullable=False),
        sa.Column("corrects_id", type_of_id, nullable=True),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("flag_unit_id", type_of_id, nullable=True),
        sa.Column("certificate_unit_id", type_of_id, nullable=True),
        sa.Column("with_standings", sa.Boolean(), nullable=False),
        sa.Column("note", sa.String(length=500), nullable=True),
        sa.Column("rev", sa.Integer(), nullable=False),
        sa.Column("editors", Json, nullable=False),
        sa.Column("drafted_at", UtcTime(), nullable=False),
        sa.Column("sent_at", UtcTime(), nullable=True),
        sa.Column("published_at", UtcTime(), nullable=True),
        sa.Column("code", sa.String(length=20), nullable=True),
        sa.Column("content", sa.Text(), nullable=True),
        sa.Column("fingerprint", sa.String(length=64), nullable=True),
        sa.Column("head", sa.String(length=64), nullable=True),
        sa.Column("id", type_of_id, nullable=False),
        sa.ForeignKeyConstraint(["certificate_unit_id"], ["unit.id"], name=op.f("fk_announcement_certificate_unit_id")),
        sa.ForeignKeyConstraint(["corrects_id"], ["announcement.id"], name=op.f("fk_announcement_corrects_id")),
        sa.ForeignKeyConstraint(["flag_unit_id"], ["unit.id"], name=op.f("fk_announcement_flag_unit_id")),
        sa.ForeignKeyConstraint(["season_id"], ["season.id"], name=op.f("fk_announcement_season_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_announcement")),
        sa.UniqueConstraint("code", name=op.f("uq_announcement_code")),
    )
    with op.batch_alter_table("announcement", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_announcement_season_id"), ["season_id"], unique=False)
        batch_op.create_index(
            "uq_announcement_at_work",
            ["season_id"],
            unique=True,
            sqlite_where=sa.text("state IN ('draft', 'waiting')"),
            postgresql_where=sa.text("state IN ('draft', 'waiting')"),
        )
    op.create_table(
        "approval",
        sa.Column("announcement_id", type_of_id, nullable=False),
        sa.Column("announcement_rev", sa.Integer(), nullable=False),
        sa.Column("person_id", type_of_id, nullable=False),
        sa.Column("approved_at", UtcTime(), nullable=False),
        sa.Column("id", type_of_id, nullable=False),
        sa.ForeignKeyConstraint(["announcement_id"], ["announcement.id"], name=op.f("fk_approval_announcement_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_approval_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_approval")),
        sa.UniqueConstraint("announcement_id", "person_id", name=op.f("uq_approval_announcement_id_person_id")),
    )
    op.create_table(
        "verdict",
        sa.Column("entry_id", type_of_id, nullable=False),
        sa.Column("entry_rev", sa.Integer(), nullable=False),
        sa.Column("points", Points(), nullable=True),
        sa.Column("reason", sa.String(length=300), nullable=True),
        sa.Column("rev", sa.Integer(), nullable=False),
        sa.Column("decided_by_id", type_of_id, nullable=False),
        sa.Column("decided_at", UtcTime(), nullable=False),
        sa.Column("id", type_of_id, nullable=False),
        sa.ForeignKeyConstraint(["decided_by_id"], ["person.id"], name=op.f("fk_verdict_decided_by_id")),
        sa.ForeignKeyConstraint(["entry_id"], ["entry.id"], name=op.f("fk_verdict_entry_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_verdict")),
        sa.UniqueConstraint("entry_id", name=op.f("uq_verdict_entry_id")),
    )
    op.add_column("award", sa.Column("decision_number", sa.String(length=60), nullable=True))
    op.add_column("award", sa.Column("decision_date", sa.Date(), nullable=True))
    op.add_column("chat", sa.Column("title", sa.String(length=200), nullable=True))
    op.add_column("chat", sa.Column("registered_at", UtcTime(), nullable=True))
    _add_person("chat", "registered_by_id")
    op.add_column("season", sa.Column("tie_rule", sa.String(length=20), server_default="shared", nullable=False))
    op.add_column("season_unit", sa.Column("excluded_at", UtcTime(), nullable=True))
    _add_person("season_unit", "excluded_by_id")
    op.add_column("season_unit", sa.Column("exclude_reason", sa.String(length=300), nullable=True))
    op.add_column("submission", sa.Column("verified_at", UtcTime(), nullable=True))
    _add_person("submission", "verified_by_id")


def _add_person(table: str, column: str) -> None:
    """A column that names a person. SQLite takes the constraint only with the column, without making the table anew."""
    kind = "BIGINT" if op.get_bind().dialect.name == "postgresql" else "INTEGER"
    constraint = f"CONSTRAINT fk_{table}_{column} REFERENCES person (id)"
    op.execute(sa.text(f"ALTER TABLE {table} ADD COLUMN {column} {kind} {constraint}"))
