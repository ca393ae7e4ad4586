"""score and remind."""

import sqlalchemy as sa
from alembic import op

from storage.types import Points, UtcTime, type_of_id

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "deadline",
        sa.Column("season_id", type_of_id, nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("title", sa.String(length=120), nullable=False),
        sa.Column("due_at", UtcTime(), nullable=False),
        sa.Column("set_at", UtcTime(), nullable=False),
        sa.Column("grace_minutes", sa.Integer(), nullable=False),
        sa.Column("after_due", sa.String(length=20), nullable=False),
        sa.Column("for_everybody", sa.Boolean(), nullable=False),
        sa.Column("rev", sa.Integer(), nullable=False),
        sa.Column("created_by_id", type_of_id, nullable=False),
        sa.Column("created_at", UtcTime(), nullable=False),
        sa.Column("cancelled_at", UtcTime(), nullable=True),
        sa.Column("cancelled_by_id", type_of_id, nullable=True),
        sa.Column("cancel_reason", sa.String(length=300), nullable=True),
        sa.Column("id", type_of_id, nullable=False),
        sa.ForeignKeyConstraint(["cancelled_by_id"], ["person.id"], name=op.f("fk_deadline_cancelled_by_id")),
        sa.ForeignKeyConstraint(["created_by_id"], ["person.id"], name=op.f("fk_deadline_created_by_id")),
        sa.ForeignKeyConstraint(["season_id"], ["season.id"], name=op.f("fk_deadline_season_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deadline")),
    )
    with op.batch_alter_table("deadline", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_deadline_season_id"), ["season_id"], unique=False)
        batch_op.create_index(
            "uq_deadline_scoring",
            ["season_id"],
            unique=True,
            sqlite_where=sa.text("kind = 'scoring' AND cancelled_at IS NULL"),
            postgresql_where=sa.text("kind = 'scoring' AND cancelled_at IS NULL"),
        )

    op.create_table(
        "sheet",
        sa.Column("season_id", type_of_id, nullable=False),
        sa.Column("title", sa.String(length=160), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("is_sample", sa.Boolean(), nullable=False),
        sa.Column("leader_approves", sa.Boolean(), nullable=False),
        sa.Column("imported_by_id", type_of_id, nullable=False),
        sa.Column("imported_at", UtcTime(), nullable=False),
        sa.Column("applied_by_id", type_of_id, nullable=True),
        sa.Column("applied_at", UtcTime(), nullable=True),
        sa.Column("id", type_of_id, nullable=False),
        sa.ForeignKeyConstraint(["applied_by_id"], ["person.id"], name=op.f("fk_sheet_applied_by_id")),
        sa.ForeignKeyConstraint(["imported_by_id"], ["person.id"], name=op.f("fk_sheet_imported_by_id")),
        sa.ForeignKeyConstraint(["season_id"], ["season.id"], name=op.f("fk_sheet_season_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sheet")),
        sa.UniqueConstraint("season_id", "state", name=op.f("uq_sheet_season_id_state")),
    )
    op.create_table(
        "completion",
        sa.Column("deadline_id", type_of_id, nullable=False),
        sa.Column("unit_id", type_of_id, nullable=False),
        sa.Column("person_id", type_of_id, nullable=False),
        sa.Column("done_at", UtcTime(), nullable=False),
        sa.Column("id", type_of_id, nullable=False),
        sa.ForeignKeyConstraint(["deadline_id"], ["deadline.id"], name=op.f("fk_completion_deadline_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_completion_person_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_completion_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_completion")),
        sa.UniqueConstraint("deadline_id", "unit_id", name=op.f("uq_completion_deadline_id_unit_id")),
    )
    op.create_table(
        "criterion",
        sa.Column("sheet_id", type_of_id, nullable=False),
        sa.Column("parent_id", type_of_id, nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=20), nullable=False),
        sa.Column("title", sa.String(length=500), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("most", Points(), nullable=False),
        sa.Column("step", Points(), nullable=True),
        sa.Column("needs_evidence", sa.Boolean(), nullable=False),
        sa.Column("guidance", sa.Text(), nullable=True),
        sa.Column("basis", sa.String(length=300), nullable=True),
        sa.Column("id", type_of_id, nullable=False),
        sa.ForeignKeyConstraint(["parent_id"], ["criterion.id"], name=op.f("fk_criterion_parent_id")),
        sa.ForeignKeyConstraint(["sheet_id"], ["sheet.id"], name=op.f("fk_criterion_sheet_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_criterion")),
        sa.UniqueConstraint("sheet_id", "code", name=op.f("uq_criterion_sheet_id_code")),
        sa.UniqueConstraint("sheet_id", "position", name=op.f("uq_criterion_sheet_id_position")),
    )
    op.create_table(
        "deadline_unit",
        sa.Column("deadline_id", type_of_id, autoincrement=False, nullable=False),
        sa.Column("unit_id", type_of_id, autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(["deadline_id"], ["deadline.id"], name=op.f("fk_deadline_unit_deadline_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_deadline_unit_unit_id")),
        sa.PrimaryKeyConstraint("deadline_id", "unit_id", name=op.f("pk_deadline_unit")),
    )
    op.create_table(
        "extension",
        sa.Column("deadline_id", type_of_id, nullable=False),
        sa.Column("unit_id", type_of_id, nullable=True),
        sa.Column("due_at", UtcTime(), nullable=False),
        sa.Column("reason", sa.String(length=300), nullable=False),
        sa.Column("granted_by_id", type_of_id, nullable=False),
        sa.Column("granted_at", UtcTime(), nullable=False),
        sa.Column("ended_at", UtcTime(), nullable=True),
        sa.Column("id", type_of_id, nullable=False),
        sa.ForeignKeyConstraint(["deadline_id"], ["deadline.id"], name=op.f("fk_extension_deadline_id")),
        sa.ForeignKeyConstraint(["granted_by_id"], ["person.id"], name=op.f("fk_extension_granted_by_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_extension_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_extension")),
    )
    with op.batch_alter_table("extension", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_extension_deadline_id"), ["deadline_id"], unique=False)

    op.create_table(
        "snooze",
        sa.Column("deadline_id", type_of_id, nullable=False),
        sa.Column("unit_id", type_of_id, nullable=False),
        sa.Column("person_id", type_of_id, nullable=False),
        sa.Column("until", UtcTime(), nullable=False),
        sa.Column("asked_at", UtcTime(), nullable=False),
        sa.Column("served_at", UtcTime(), nullable=True),
        sa.Column("id", type_of_id, nullable=False),
        sa.ForeignKeyConstraint(["deadline_id"], ["deadline.id"], name=op.f("fk_snooze_deadline_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_snooze_person_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_snooze_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_snooze")),
        sa.UniqueConstraint(
            "deadline_id", "unit_id", "person_id", "until", name=op.f("uq_snooze_deadline_id_unit_id_person_id_until")
        ),
    )
    with op.batch_alter_table("snooze", schema=None) as batch_op:
        batch_op.create_index(
            "ix_snooze_until",
            ["until"],
            unique=False,
            sqlite_where=sa.text("served_at IS NULL"),
            postgresql_where=sa.text("served_at IS NULL"),
        )

    op.create_table(
        "submission",
        sa.Column("sheet_id", type_of_id, nullable=False),
        sa.Column("unit_id", type_of_id, nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("rev", sa.Integer(), nullable=False),
        sa.Column("started_by_id", type_of_id, nullable=False),
        sa.Column("started_at", UtcTime(), nullable=False),
        sa.Column("sent_by_id", type_of_id, nullable=True),
        sa.Column("sent_at", UtcTime(), nullable=True),
        sa.Column("submitted_at", UtcTime(), nullable=True),
        sa.Column("reopened_at", UtcTime(), nullable=True),
        sa.Column("reopen_reason", sa.String(length=300), nullable=True),
        sa.Column("id", type_of_id, nullable=False),
        sa.ForeignKeyConstraint(["sent_by_id"], ["person.id"], name=op.f("fk_submission_sent_by_id")),
        sa.ForeignKeyConstraint(["sheet_id"], ["sheet.id"], name=op.f("fk_submission_sheet_id")),
        sa.ForeignKeyConstraint(["started_by_id"], ["person.id"], name=op.f("fk_submission_started_by_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_submission_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_submission")),
        sa.UniqueConstraint("sheet_id", "unit_id", name=op.f("uq_submission_sheet_id_unit_id")),
    )
    with op.batch_alter_table("submission", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_submission_unit_id"), ["unit_id"], unique=False)

    op.create_table(
        "entry",
        sa.Column("submission_id", type_of_id, nullable=False),
        sa.Column("criterion_id", type_of_id, nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("points", Points(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("rev", sa.Integer(), nullable=False),
        sa.Column("updated_by_id", type_of_id, nullable=False),
        sa.Column("updated_at", UtcTime(), nullable=False),
        sa.Column("id", type_of_id, nullable=False),
        sa.ForeignKeyConstraint(["criterion_id"], ["criterion.id"], name=op.f("fk_entry_criterion_id")),
        sa.ForeignKeyConstraint(["submission_id"], ["submission.id"], name=op.f("fk_entry_submission_id")),
        sa.ForeignKeyConstraint(["updated_by_id"], ["person.id"], name=op.f("fk_entry_updated_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_entry")),
        sa.UniqueConstraint("submission_id", "criterion_id", name=op.f("uq_entry_submission_id_criterion_id")),
    )
    op.create_table(
        "receipt",
        sa.Column("submission_id", type_of_id, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=20), nullable=False),
        sa.Column("submitted_by_id", type_of_id, nullable=False),
        sa.Column("submitted_at", UtcTime(), nullable=False),
        sa.Column("is_late", sa.Boolean(), nullable=False),
        sa.Column("total", Points(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("fingerprint", sa.String(length=64), nullable=False),
        sa.Column("head", sa.String(length=64), nullable=False),
        sa.Column("id", type_of_id, nullable=False),
        sa.ForeignKeyConstraint(["submission_id"], ["submission.id"], name=op.f("fk_receipt_submission_id")),
        sa.ForeignKeyConstraint(["submitted_by_id"], ["person.id"], name=op.f("fk_receipt_submitted_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_receipt")),
        sa.UniqueConstraint("code", name=op.f("uq_receipt_code")),
        sa.UniqueConstraint("submission_id", "number", name=op.f("uq_receipt_submission_id_number")),
    )
    op.create_table(
        "reminder",
        sa.Column("deadline_id", type_of_id, nullable=False),
        sa.Column("unit_id", type_of_id, nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("step", sa.String(length=30), nullable=False),
        sa.Column("person_id", type_of_id, nullable=False),
        sa.Column("outbox_id", type_of_id, nullable=True),
        sa.Column("planned_at", UtcTime(), nullable=False),
        sa.Column("id", type_of_id, nullable=False),
        sa.ForeignKeyConstraint(["deadline_id"], ["deadline.id"], name=op.f("fk_reminder_deadline_id")),
        sa.ForeignKeyConstraint(["outbox_id"], ["outbox.id"], name=op.f("fk_reminder_outbox_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_reminder_person_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_reminder_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reminder")),
        sa.UniqueConstraint(
            "deadline_id",
            "unit_id",
            "due_on",
            "step",
            "person_id",
            name=op.f("uq_reminder_deadline_id_unit_id_due_on_step_person_id"),
        ),
    )
    with op.batch_alter_table("reminder", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_reminder_outbox_id"), ["outbox_id"], unique=False)

    op.create_table(
        "acknowledgement",
        sa.Column("reminder_id", type_of_id, nullable=False),
        sa.Column("person_id", type_of_id, nullable=False),
        sa.Column("acknowledged_at", UtcTime(), nullable=False),
        sa.Column("id", type_of_id, nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_acknowledgement_person_id")),
        sa.ForeignKeyConstraint(["reminder_id"], ["reminder.id"], name=op.f("fk_acknowledgement_reminder_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_acknowledgement")),
        sa.UniqueConstraint("reminder_id", name=op.f("uq_acknowledgement_reminder_id")),
    )
    op.create_table(
        "evidence",
        sa.Column("entry_id", type_of_id, nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("url", sa.String(length=1000), nullable=True),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("size", sa.Integer(), nullable=True),
        sa.Column("file_id", sa.String(length=200), nullable=True),
        sa.Column("added_by_id", type_of_id, nullable=False),
        sa.Column("added_at", UtcTime(), nullable=False),
        sa.Column("removed_by_id", type_of_id, nullable=True),
        sa.Column("removed_at", UtcTime(), nullable=True),
        sa.Column("id", type_of_id, nullable=False),
        sa.ForeignKeyConstraint(["added_by_id"], ["person.id"], name=op.f("fk_evidence_added_by_id")),
        sa.ForeignKeyConstraint(["entry_id"], ["entry.id"], name=op.f("fk_evidence_entry_id")),
        sa.ForeignKeyConstraint(["removed_by_id"], ["person.id"], name=op.f("fk_evidence_removed_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_evidence")),
    )
    with op.batch_alter_table("evidence", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_evidence_digest"), ["digest"], unique=False)
        batch_op.create_index(batch_op.f("ix_evidence_entry_id"), ["entry_id"], unique=False)
        batch_op.create_index(
            "uq_evidence_entry_digest",
            ["entry_id", "digest"],
            unique=True,
            sqlite_where=sa.text("removed_at IS NULL"),
            postgresql_where=sa.text("removed_at IS NULL"),
        )

    with op.batch_alter_table("audit", schema=None) as batch_op:
        batch_op.create_index("ix_audit_object", ["object_kind", "object_id"], unique=False)
