"""documents."""

import sqlalchemy as sa
from alembic import op

from storage.types import Json, UtcTime, type_of_id

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "rule_document",
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("number", sa.String(length=60), nullable=True),
        sa.Column("number_key", sa.String(length=60), nullable=True),
        sa.Column("kind", sa.String(length=60), nullable=True),
        sa.Column("title", sa.String(length=500), nullable=True),
        sa.Column("issuer", sa.String(length=160), nullable=True),
        sa.Column("issued_on", sa.Date(), nullable=True),
        sa.Column("in_force_from", sa.Date(), nullable=True),
        sa.Column("in_force_to", sa.Date(), nullable=True),
        sa.Column("replaced_by", sa.String(length=60), nullable=True),
        sa.Column("valid_by_hand", sa.Boolean(), nullable=False),
        sa.Column("replaces", Json, nullable=False),
        sa.Column("unclear", sa.Integer(), nullable=False),
        sa.Column("blank_pages", sa.Integer(), nullable=False),
        sa.Column("legacy", sa.String(length=20), nullable=True),
        sa.Column("fingerprint", sa.String(length=64), nullable=False),
        sa.Column("drafted_by_id", type_of_id, nullable=True),
        sa.Column("drafted_at", UtcTime(), nullable=False),
        sa.Column("loaded_at", UtcTime(), nullable=True),
        sa.Column("removed_at", UtcTime(), nullable=True),
        sa.Column("removed_by_id", type_of_id, nullable=True),
        sa.Column("supersedes_id", type_of_id, nullable=True),
        sa.Column("id", type_of_id, nullable=False),
        sa.ForeignKeyConstraint(["drafted_by_id"], ["person.id"], name=op.f("fk_rule_document_drafted_by_id")),
        sa.ForeignKeyConstraint(["removed_by_id"], ["person.id"], name=op.f("fk_rule_document_removed_by_id")),
        sa.ForeignKeyConstraint(["supersedes_id"], ["rule_document.id"], name=op.f("fk_rule_document_supersedes_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rule_document")),
    )
    with op.batch_alter_table("rule_document", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_rule_document_fingerprint"), ["fingerprint"], unique=False)
        for name, column, state in (
            ("uq_rule_document_number", "number_key", "loaded"),
            ("uq_rule_document_draft", "drafted_by_id", "draft"),
        ):
            batch_op.create_index(
                name,
                [column],
                unique=True,
                sqlite_where=sa.text(f"state = '{state}'"),
                postgresql_where=sa.text(f"state = '{state}'"),
            )
    op.create_table(
        "provision",
        sa.Column("document_id", type_of_id, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("part", sa.String(length=250), nullable=True),
        sa.Column("chapter", sa.String(length=250), nullable=True),
        sa.Column("section", sa.String(length=250), nullable=True),
        sa.Column("article", sa.String(length=60), nullable=False),
        sa.Column("heading", sa.String(length=500), nullable=False),
        sa.Column("clause", sa.String(length=10), nullable=True),
        sa.Column("point", sa.String(length=10), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("id", type_of_id, nullable=False),
        sa.ForeignKeyConstraint(["document_id"], ["rule_document.id"], name=op.f("fk_provision_document_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_provision")),
        sa.UniqueConstraint("document_id", "position", name=op.f("uq_provision_document_id_position")),
    )
    op.create_table(
        "amendment",
        sa.Column("document_id", type_of_id, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("target", sa.String(length=200), nullable=False),
        sa.Column("article", sa.String(length=60), nullable=False),
        sa.Column("clause", sa.String(length=10), nullable=True),
        sa.Column("point", sa.String(length=10), nullable=True),
        sa.Column("deed", sa.String(length=20), nullable=False),
        sa.Column("by_article", sa.String(length=60), nullable=False),
        sa.Column("by_clause", sa.String(length=10), nullable=True),
        sa.Column("id", type_of_id, nullable=False),
        sa.ForeignKeyConstraint(["document_id"], ["rule_document.id"], name=op.f("fk_amendment_document_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_amendment")),
        sa.UniqueConstraint("document_id", "position", name=op.f("uq_amendment_document_id_position")),
    )
