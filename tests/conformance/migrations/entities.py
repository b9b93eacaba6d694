from alembic import op
from alembic_utils.pg_extension import PGExtension
from alembic_utils.pg_function import PGFunction
from alembic_utils.pg_grant_table import PGGrantTable, PGGrantTableChoice
from alembic_utils.pg_materialized_view import PGMaterializedView
from alembic_utils.pg_policy import PGPolicy
from alembic_utils.pg_trigger import PGTrigger
from alembic_utils.pg_view import PGView

revision = "entities"
down_revision = None

extension = PGExtension(schema="public", signature="pg_trgm")
plain = PGFunction(
    schema="public",
    signature="added(a integer, b integer default 1)",
    definition="returns integer language sql as $$ select a + b; -- sum: done\n $$;",
)
procedural = PGFunction(
    schema="web",
    signature="touch()",
    definition="RETURNS trigger LANGUAGE plpgsql AS $$ begin NEW.at := now(); RETURN NEW; end $$",
)
trigger = PGTrigger(
    schema="public",
    signature="touched",
    on_entity="public.accounts",
    is_constraint=False,
    definition="BEFORE UPDATE ON accounts FOR EACH ROW EXECUTE FUNCTION touch()",
)
view = PGView("public", "adults", "select * from accounts where age >= 18;")
stored = PGMaterializedView("public", "counted", "select count(*) from accounts", with_data=False)
policy = PGPolicy("public", "own_rows", "for all using (owner = current_user)", "accounts")
grant = PGGrantTable("public", "accounts", "reader", PGGrantTableChoice.SELECT, columns=["name", "id"])


def upgrade() -> None:
    for one in (extension, plain, procedural, trigger, view, stored, policy, grant):
        op.create_entity(one)
    for one in (plain, trigger, view, stored, policy):
        op.replace_entity(one)


def downgrade() -> None:
    op.drop_entity(grant)
    op.drop_entity(policy)
    op.drop_entity(stored)
    op.drop_entity(view, cascade=True)
    op.drop_entity(trigger)
    op.drop_entity(procedural)
    op.drop_entity(plain)
    op.drop_entity(extension)
