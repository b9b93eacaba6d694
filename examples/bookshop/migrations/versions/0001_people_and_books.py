"""People and books"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

role = sa.Enum("customer", "staff", "admin", name="role")


def upgrade() -> None:
    op.create_table(
        "person",
        sa.Column("email", sa.String(255), nullable=False),
        sa.Column("name", sa.String(80), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("role", role, nullable=False),
        sa.Column("password_hash", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_person_email", "person", ["email"], unique=True)
    op.create_table(
        "book",
        sa.Column("title", sa.String(200), nullable=False),
        sa.Column("author", sa.String(120), nullable=False),
        sa.Column("isbn", sa.String(13), nullable=False),
        sa.Column("price", sa.Numeric(8, 2), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_book_author", "book", ["author"])
    op.create_index("ix_book_isbn", "book", ["isbn"], unique=True)


def downgrade() -> None:
    op.drop_table("book")
    op.drop_table("person")
    role.drop(op.get_bind())
