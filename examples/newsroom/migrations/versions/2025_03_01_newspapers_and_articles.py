"""Newspapers and articles"""

import sqlalchemy as sa
from alembic import op

revision = "8c1f0a7e52d3"
down_revision = None

state = sa.Enum("draft", "published", name="article_state")


def upgrade() -> None:
    op.create_table(
        "newspaper",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(100), nullable=False),
        sa.Column(
            "created_at", sa.DateTime(timezone=True), server_default=sa.func.now(), nullable=False
        ),
        sa.PrimaryKeyConstraint("id", name="pk_newspaper"),
        sa.UniqueConstraint("name", name="uq_newspaper_name"),
    )
    op.create_table(
        "article",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("headline", sa.String(200), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("state", state, nullable=False),
        sa.Column("newspaper_id", sa.Uuid(), nullable=False),
        sa.Column(
            "created_at", sa.DateTime(timezone=True), server_default=sa.func.now(), nullable=False
        ),
        sa.ForeignKeyConstraint(
            ["newspaper_id"],
            ["newspaper.id"],
            name="fk_article_newspaper_id_newspaper",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_article"),
    )
    op.create_index("ix_article_newspaper_id", "article", ["newspaper_id"])


def downgrade() -> None:
    op.drop_table("article")
    op.drop_table("newspaper")
    state.drop(op.get_bind())
