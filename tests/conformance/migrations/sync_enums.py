from alembic import op
from alembic_postgresql_enum import ColumnType, TableReference
from alembic_postgresql_enum.sql_commands.indexes import TableIndex

revision = "sync_enums"
down_revision = None


def upgrade() -> None:
    op.sync_enum_values(
        enum_schema="public",
        enum_name="state",
        new_values=["open", "closed", "lost"],
        affected_columns=[
            TableReference(table_schema="public", table_name="tickets", column_name="state"),
            TableReference("tickets", "states", column_type=ColumnType.ARRAY, existing_server_default="'{}'::state[]"),
        ],
        enum_values_to_rename=[],
    )


def downgrade() -> None:
    op.sync_enum_values(
        "public",
        "state",
        ["begun", "closed"],
        [TableReference("tickets", "state", existing_server_default="'open'::state"), ("tickets", "last")],
        enum_values_to_rename=[("open", "begun")],
        indexes_to_recreate=[
            TableIndex(name="public.ix_open", definition="CREATE INDEX ix_open ON t (id) WHERE state = 'open'::state")
        ],
    )
