"""The spine: people, conversations, what came in and what goes out."""

import sqlalchemy as sa
from alembic import op

from storage.types import Json, UtcTime, type_of_id

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "audit",
        sa.Column("id", type_of_id, autoincrement=False, nullable=False),
        sa.Column("at", UtcTime(), nullable=False),
        sa.Column("actor_id", type_of_id, nullable=True),
        sa.Column("unit_id", type_of_id, nullable=True),
        sa.Column("action", sa.String(length=60), nullable=False),
        sa.Column("object_kind", sa.String(length=40), nullable=False),
        sa.Column("object_id", sa.String(length=40), nullable=False),
        sa.Column("before", Json, nullable=True),
        sa.Column("after", Json, nullable=True),
        sa.Column("detail_digest", sa.String(length=64), nullable=True),
        sa.Column("previous_hash", sa.String(length=64), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit")),
        sa.UniqueConstraint("hash", name=op.f("uq_audit_hash")),
    )
    with op.batch_alter_table("audit", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_audit_action"), ["action"], unique=False)

    op.create_table(
        "inbox",
        sa.Column("bot_id", type_of_id, nullable=False),
        sa.Column("update_id", type_of_id, nullable=False),
        sa.Column("queue", sa.String(length=40), nullable=False),
        sa.Column("payload", sa.Text(), nullable=True),
        sa.Column("received_at", UtcTime(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("applied_at", UtcTime(), nullable=True),
        sa.Column("answered_at", UtcTime(), nullable=True),
        sa.Column("set_aside_at", UtcTime(), nullable=True),
        sa.Column("error_code", sa.String(length=20), nullable=True),
        sa.Column("id", type_of_id, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_inbox")),
        sa.UniqueConstraint("bot_id", "update_id", name=op.f("uq_inbox_bot_id_update_id")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("inbox", schema=None) as batch_op:
        batch_op.create_index(
            "ix_inbox_open",
            ["id"],
            unique=False,
            sqlite_where=sa.text("answered_at IS NULL AND set_aside_at IS NULL"),
            postgresql_where=sa.text("answered_at IS NULL AND set_aside_at IS NULL"),
        )

    op.create_table(
        "person",
        sa.Column("tg_user_id", type_of_id, nullable=True),
        sa.Column("display_name", sa.String(length=160), nullable=False),
        sa.Column("name_folded", sa.String(length=160), nullable=False),
        sa.Column("language", sa.String(length=8), nullable=False),
        sa.Column("code_failures", sa.Integer(), nullable=False),
        sa.Column("codes_locked_until", UtcTime(), nullable=True),
        sa.Column("created_at", UtcTime(), nullable=False),
        sa.Column("forgotten_at", UtcTime(), nullable=True),
        sa.Column("id", type_of_id, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
        sa.UniqueConstraint("tg_user_id", name=op.f("uq_person_tg_user_id")),
    )
    op.create_table(
        "season",
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("created_at", UtcTime(), nullable=False),
        sa.Column("opened_at", UtcTime(), nullable=True),
        sa.Column("closed_at", UtcTime(), nullable=True),
        sa.Column("id", type_of_id, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_season")),
        sa.UniqueConstraint("year", name=op.f("uq_season_year")),
    )
    with op.batch_alter_table("season", schema=None) as batch_op:
        batch_op.create_index(
            "uq_season_open",
            ["state"],
            unique=True,
            sqlite_where=sa.text("state = 'open'"),
            postgresql_where=sa.text("state = 'open'"),
        )

    op.create_table(
        "setting",
        sa.Column("key", sa.String(length=60), nullable=False),
        sa.Column("value", Json, nullable=False),
        sa.Column("updated_at", UtcTime(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_setting")),
    )
    op.create_table(
        "unit",
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("name_folded", sa.String(length=120), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("created_at", UtcTime(), nullable=False),
        sa.Column("retired_at", UtcTime(), nullable=True),
        sa.Column("id", type_of_id, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_unit")),
        sa.UniqueConstraint("name", name=op.f("uq_unit_name")),
        sa.UniqueConstraint("name_folded", name=op.f("uq_unit_name_folded")),
    )
    op.create_table(
        "audit_detail",
        sa.Column("audit_id", type_of_id, autoincrement=False, nullable=False),
        sa.Column("salt", sa.String(length=32), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["audit_id"], ["audit.id"], name=op.f("fk_audit_detail_audit_id")),
        sa.PrimaryKeyConstraint("audit_id", name=op.f("pk_audit_detail")),
    )
    op.create_table(
        "award",
        sa.Column("season_id", type_of_id, nullable=False),
        sa.Column("unit_id", type_of_id, nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("stage", sa.String(length=20), nullable=False),
        sa.Column("recorded_at", UtcTime(), nullable=False),
        sa.Column("id", type_of_id, nullable=False),
        sa.ForeignKeyConstraint(["season_id"], ["season.id"], name=op.f("fk_award_season_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_award_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_award")),
        sa.UniqueConstraint("season_id", "kind", name=op.f("uq_award_season_id_kind")),
    )
    op.create_table(
        "chat",
        sa.Column("tg_chat_id", type_of_id, nullable=True),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("person_id", type_of_id, nullable=True),
        sa.Column("unreachable_since", UtcTime(), nullable=True),
        sa.Column("unreachable_reason", sa.String(length=200), nullable=True),
        sa.Column("created_at", UtcTime(), nullable=False),
        sa.Column("id", type_of_id, nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_chat_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_chat")),
        sa.UniqueConstraint("tg_chat_id", name=op.f("uq_chat_tg_chat_id")),
    )
    with op.batch_alter_table("chat", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_chat_person_id"), ["person_id"], unique=False)

    op.create_table(
        "dialog",
        sa.Column("person_id", type_of_id, autoincrement=False, nullable=False),
        sa.Column("form", sa.String(length=40), nullable=False),
        sa.Column("step", sa.String(length=40), nullable=False),
        sa.Column("answers", Json, nullable=False),
        sa.Column("notice", Json, nullable=True),
        sa.Column("paused", Json, nullable=True),
        sa.Column("rev", sa.Integer(), nullable=False),
        sa.Column("message_id", type_of_id, nullable=True),
        sa.Column("due_at", UtcTime(), nullable=True),
        sa.Column("updated_at", UtcTime(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_dialog_person_id")),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_dialog")),
    )
    with op.batch_alter_table("dialog", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_dialog_due_at"), ["due_at"], unique=False)

    op.create_table(
        "invitation",
        sa.Column("code_hash", sa.String(length=64), nullable=False),
        sa.Column("role", sa.String(length=20), nullable=False),
        sa.Column("unit_id", type_of_id, nullable=True),
        sa.Column("uses_allowed", sa.Integer(), nullable=False),
        sa.Column("uses", sa.Integer(), nullable=False),
        sa.Column("created_by_id", type_of_id, nullable=False),
        sa.Column("created_at", UtcTime(), nullable=False),
        sa.Column("expires_at", UtcTime(), nullable=False),
        sa.Column("revoked_at", UtcTime(), nullable=True),
        sa.Column("id", type_of_id, nullable=False),
        sa.ForeignKeyConstraint(["created_by_id"], ["person.id"], name=op.f("fk_invitation_created_by_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_invitation_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invitation")),
        sa.UniqueConstraint("code_hash", name=op.f("uq_invitation_code_hash")),
    )
    op.create_table(
        "season_unit",
        sa.Column("season_id", type_of_id, nullable=False),
        sa.Column("unit_id", type_of_id, nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("office", sa.String(length=20), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("id", type_of_id, nullable=False),
        sa.ForeignKeyConstraint(["season_id"], ["season.id"], name=op.f("fk_season_unit_season_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_season_unit_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_season_unit")),
        sa.UniqueConstraint("season_id", "unit_id", name=op.f("uq_season_unit_season_id_unit_id")),
    )
    with op.batch_alter_table("season_unit", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_season_unit_unit_id"), ["unit_id"], unique=False)
        batch_op.create_index(
            "uq_season_unit_office",
            ["season_id", "office"],
            unique=True,
            sqlite_where=sa.text("office <> 'member'"),
            postgresql_where=sa.text("office <> 'member'"),
        )

    op.create_table(
        "unit_alias",
        sa.Column("unit_id", type_of_id, nullable=False),
        sa.Column("alias", sa.String(length=120), nullable=False),
        sa.Column("alias_folded", sa.String(length=120), nullable=False),
        sa.Column("id", type_of_id, nullable=False),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_unit_alias_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_unit_alias")),
        sa.UniqueConstraint("alias_folded", name=op.f("uq_unit_alias_alias_folded")),
    )
    with op.batch_alter_table("unit_alias", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_unit_alias_unit_id"), ["unit_id"], unique=False)

    op.create_table(
        "membership",
        sa.Column("person_id", type_of_id, nullable=False),
        sa.Column("role", sa.String(length=20), nullable=False),
        sa.Column("unit_id", type_of_id, nullable=True),
        sa.Column("invitation_id", type_of_id, nullable=True),
        sa.Column("granted_by_id", type_of_id, nullable=True),
        sa.Column("granted_at", UtcTime(), nullable=False),
        sa.Column("ended_at", UtcTime(), nullable=True),
        sa.Column("ended_by_id", type_of_id, nullable=True),
        sa.Column("id", type_of_id, nullable=False),
        sa.ForeignKeyConstraint(["ended_by_id"], ["person.id"], name=op.f("fk_membership_ended_by_id")),
        sa.ForeignKeyConstraint(["granted_by_id"], ["person.id"], name=op.f("fk_membership_granted_by_id")),
        sa.ForeignKeyConstraint(["invitation_id"], ["invitation.id"], name=op.f("fk_membership_invitation_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_membership_person_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_membership_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_membership")),
    )
    with op.batch_alter_table("membership", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_membership_unit_id"), ["unit_id"], unique=False)
        batch_op.create_index(
            "uq_membership_person_id_role",
            ["person_id", "role"],
            unique=True,
            sqlite_where=sa.text("ended_at IS NULL"),
            postgresql_where=sa.text("ended_at IS NULL"),
        )

    op.create_table(
        "outbox",
        sa.Column("dedupe_key", sa.String(length=200), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("args", Json, nullable=False),
        sa.Column("chat_id", type_of_id, nullable=False),
        sa.Column("not_before", UtcTime(), nullable=False),
        sa.Column("created_at", UtcTime(), nullable=False),
        sa.Column("claimed_at", UtcTime(), nullable=True),
        sa.Column("sending_at", UtcTime(), nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("outcome", sa.String(length=20), nullable=True),
        sa.Column("outcome_at", UtcTime(), nullable=True),
        sa.Column("tg_message_id", type_of_id, nullable=True),
        sa.Column("error", sa.String(length=200), nullable=True),
        sa.Column("id", type_of_id, nullable=False),
        sa.ForeignKeyConstraint(["chat_id"], ["chat.id"], name=op.f("fk_outbox_chat_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outbox")),
        sa.UniqueConstraint("dedupe_key", name=op.f("uq_outbox_dedupe_key")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("outbox", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_outbox_chat_id"), ["chat_id"], unique=False)
        batch_op.create_index(
            "ix_outbox_open",
            ["not_before", "id"],
            unique=False,
            sqlite_where=sa.text("outcome IS NULL"),
            postgresql_where=sa.text("outcome IS NULL"),
        )
