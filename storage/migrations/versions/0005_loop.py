"""loop."""

import sqlalchemy as sa
from alembic import op

from storage.types import Json, UtcTime, type_of_id

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "faq",
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("citations", Json, nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("author_id", type_of_id, nullable=False),
        sa.Column("written_at", UtcTime(), nullable=False),
        sa.Column("approver_id", type_of_id, nullable=True),
        sa.Column("approved_at", UtcTime(), nullable=True),
        sa.Column("retired_at", UtcTime(), nullable=True),
        sa.Column("return_reason", sa.String(length=300), nullable=True),
        sa.Column("replaces_id", type_of_id, nullable=True),
        sa.Column("created_at", UtcTime(), nullable=False),
        sa.Column("rev", sa.Integer(), nullable=False),
        sa.Column("id", type_of_id, nullable=False),
        sa.ForeignKeyConstraint(["approver_id"], ["person.id"], name=op.f("fk_faq_approver_id")),
        sa.ForeignKeyConstraint(["author_id"], ["person.id"], name=op.f("fk_faq_author_id")),
        sa.ForeignKeyConstraint(["replaces_id"], ["faq.id"], name=op.f("fk_faq_replaces_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_faq")),
    )
    with op.batch_alter_table("faq", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_faq_state"), ["state"], unique=False)

    op.create_table(
        "faq_variant",
        sa.Column("faq_id", type_of_id, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("text_folded", sa.Text(), nullable=False),
        sa.Column("id", type_of_id, nullable=False),
        sa.ForeignKeyConstraint(["faq_id"], ["faq.id"], name=op.f("fk_faq_variant_faq_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_faq_variant")),
        sa.UniqueConstraint("faq_id", "position", name=op.f("uq_faq_variant_faq_id_position")),
    )
    op.create_table(
        "question_log",
        sa.Column("asked_at", UtcTime(), nullable=False),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("zone", sa.String(length=20), nullable=False),
        sa.Column("source", sa.String(length=80), nullable=True),
        sa.Column("verdict", sa.String(length=20), nullable=True),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("person_id", type_of_id, nullable=True),
        sa.Column("passed_at", UtcTime(), nullable=True),
        sa.Column("answer", sa.Text(), nullable=True),
        sa.Column("citations", Json, nullable=True),
        sa.Column("answered_at", UtcTime(), nullable=True),
        sa.Column("answered_by_id", type_of_id, nullable=True),
        sa.Column("faq_id", type_of_id, nullable=True),
        sa.Column("id", type_of_id, nullable=False),
        sa.ForeignKeyConstraint(["answered_by_id"], ["person.id"], name=op.f("fk_question_log_answered_by_id")),
        sa.ForeignKeyConstraint(["faq_id"], ["faq.id"], name=op.f("fk_question_log_faq_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_question_log_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_question_log")),
    )
    with op.batch_alter_table("question_log", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_question_log_asked_at"), ["asked_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_question_log_person_id"), ["person_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_question_log_state"), ["state"], unique=False)


def downgrade() -> None:
    op.drop_table("question_log")
    op.drop_table("faq_variant")
    op.drop_table("faq")
