import enum

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "enums"
down_revision = None


class Color(enum.Enum):
    RED = "red"
    GREEN = "green"


state = postgresql.ENUM("open", "it's closed", name="state", create_type=False)
mood = sa.Enum("good", "bad", name="Mood", schema="web")


def upgrade() -> None:
    state.create(op.get_bind(), checkfirst=True)
    mood.create(op.get_bind(), checkfirst=False)
    op.create_table(
        "tickets",
        sa.Column("state", state, nullable=False),
        sa.Column("color", sa.Enum(Color), server_default="RED"),
        sa.Column("kind", sa.Enum("a", "b", name="kind")),
        sa.Column("other", sa.Enum("a", "b", name="kind")),
        sa.Column("text", sa.Enum("x", "yyy", native_enum=False)),
        sa.Column("checked", sa.Enum("x", "y", native_enum=False, create_constraint=True, name="xy")),
        sa.Column("many", postgresql.ARRAY(postgresql.ENUM(name="kind", create_type=False))),
        sa.Column("by_value", sa.Enum(Color, name="color_value", values_callable=lambda of: [one.value for one in of])),
    )
    op.create_table("more", sa.Column("kind", sa.Enum("a", "b", name="kind")))
    op.add_column("tickets", sa.Column("mood", sa.Enum("a", "b", name="mood_of_ticket")))
    op.execute("ALTER TYPE kind ADD VALUE IF NOT EXISTS 'c'")
    op.execute(f"ALTER TABLE tickets ALTER COLUMN text TYPE {state.name} USING text::{state.name}")
    op.alter_column("tickets", "checked", existing_type=sa.Enum("x", "y", native_enum=False, create_constraint=True, name="xy"), type_=sa.Text())


def downgrade() -> None:
    op.drop_table("tickets")
    sa.Enum(name="kind").drop(op.get_bind(), checkfirst=True)
    sa.Enum(Color).drop(op.get_bind())
    state.drop(op.get_bind(), checkfirst=False)
    mood.drop(op.get_bind())
