from alembic import op
from alembic.operations import MigrateOperation, Operations

revision = "registered"
down_revision = None


class View:
    def __init__(self, name, query):
        self.name = name
        self.query = query


@Operations.register_operation("create_view", "invoke_for_target")
class CreateView(MigrateOperation):
    def __init__(self, target):
        self.target = target

    @classmethod
    def invoke_for_target(cls, operations, target):
        return operations.invoke(cls(target))


@Operations.register_operation("drop_view")
class DropView(MigrateOperation):
    def __init__(self, name):
        self.name = name

    @classmethod
    def drop_view(cls, operations, name, **kw):
        return operations.invoke(cls(name))


@Operations.implementation_for(CreateView)
def create_view(operations, operation):
    operations.execute("CREATE VIEW %s AS %s" % (operation.target.name, operation.target.query))


@Operations.implementation_for(DropView)
def drop_view(operations, operation):
    operations.execute("DROP VIEW {}".format(operation.name))


people = View("people", "SELECT 1")


def upgrade() -> None:
    op.create_view(people)


def downgrade() -> None:
    op.drop_view(people.name)
