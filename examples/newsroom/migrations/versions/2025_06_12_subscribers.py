"""Subscribers, and the time of publication"""

import sqlalchemy as sa
from alembic import op

revision = "f2b96d41c0aa"
down_revision = "8c1f0a7e52d3"


def upgrade() -> None:
    with op.batch_alter_table("article") as article:
        article.add_column(sa.Column("published_at", sa.DateTime(timezone=True), nullable=True))
        article.create_check_constraint(
            op.f("ck_article_published_has_time"),
            "(state = 'published') = (published_at IS NOT NULL)",
        )
    op.create_table(
        "subscriber",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("callback_url", sa.String(500), nullable=False),
        sa.Column("newspaper_id", sa.Uuid(), nullable=False),
        sa.Column(
            "created_at", sa.DateTime(timezone=True), server_default=sa.func.now(), nullable=False
        ),
        sa.ForeignKeyConstraint(
            ["newspaper_id"],
            ["newspaper.id"],
            name="fk_subscriber_newspaper_id_newspaper",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_subscriber"),
        sa.UniqueConstraint(
            "newspaper_id", "callback_url", name="uq_subscriber_newspaper_id_callback_url"
        ),
    )
    op.create_index("ix_subscriber_newspaper_id", "subscriber", ["newspaper_id"])


def downgrade() -> None:
    op.drop_table("subscriber")
    with op.batch_alter_table("article") as article:
        article.drop_constraint(op.f("ck_article_published_has_time"), type_="check")
        article.drop_column("published_at")
