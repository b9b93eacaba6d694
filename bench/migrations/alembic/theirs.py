"""The statements Alembic itself makes of each revision of a folder, as JSON on stdout.

    python theirs.py [--path FOLDER]... [--convention JSON] [--stub MODULE]... VERSIONS_FOLDER

Each revision is run by itself, up and down, against a connection that writes down what it is sent, spelled as
`alembic upgrade --sql` spells it, and answers every question with no rows.
"""

import argparse
import importlib.abc
import importlib.machinery
import importlib.util
import io
import json
import sys
import types
import unittest.mock
import warnings
from pathlib import Path

import sqlalchemy
from alembic.config import Config
from alembic.operations import Operations
from alembic.runtime.environment import EnvironmentContext
from alembic.runtime.migration import MigrationContext
from sqlalchemy import MetaData, inspection, orm, text
from sqlalchemy.engine.reflection import Inspector
from sqlalchemy.engine import make_url
from sqlalchemy.engine.mock import MockConnection
from sqlalchemy.sql import Executable
from sqlalchemy.sql.ddl import DDLElement

warnings.simplefilter("ignore")


class One:
    """A row that a statement hands back: whatever is asked of it is 1."""

    def __getattr__(self, name):
        return 1

    def __getitem__(self, key):
        return 1


class NoRows:
    """A result without rows; with one where the statement itself makes them."""

    def __init__(self, rows=()):
        self.rows = rows

    rowcount = 0

    def __iter__(self):
        return iter(self.rows)

    def __getattr__(self, name):
        many = {"all", "fetchall", "fetchmany", "partitions", "keys"}
        same = {"scalars", "mappings", "unique", "tuples", "yield_per"}
        if name in many:
            return lambda *_, **__: list(self.rows)
        if name.startswith("scalar") and self.rows:
            return lambda *_, **__: 1
        if name in {"one", "first", "fetchone"} and self.rows:
            return lambda *_, **__: self.rows[0]
        return (lambda *_, **__: self) if name in same else (lambda *_, **__: None)


class Recorder(MockConnection):
    """Sends nothing, remembers everything."""

    def __init__(self, dialect, sent):
        super().__init__(dialect, self.dump)
        self._sent = sent

    def dump(self, statement, *_, **__):
        self.execute(statement)

    def execute(self, statement, parameters=None, **_):
        if isinstance(statement, str):
            statement = text(statement)
        for one in parameters if isinstance(parameters, (list, tuple)) else [parameters]:
            self._sent(written(statement, one, self.dialect))
        return NoRows((One(),) if getattr(statement, "_returning", None) else ())

    def scalar(self, statement, parameters=None, **_):
        self.execute(statement, parameters)

    def scalars(self, statement, parameters=None, **_):
        return self.execute(statement, parameters)

    def exec_driver_sql(self, statement, parameters=None, **_):
        self._sent(statement)
        return NoRows()

    def execution_options(self, **_):
        return self

    @property
    def url(self):
        return make_url("postgresql://")

    @property
    def engine(self):
        return self

    name = "postgresql"

    def connect(self, **_):
        return self

    def __enter__(self):
        return self

    def __exit__(self, *_):
        pass

    def close(self):
        pass

    def in_transaction(self):
        return True

    in_nested_transaction = in_transaction

    def begin_nested(self):
        return unittest.mock.MagicMock()

    begin = begin_nested

    def commit(self):
        pass

    def get_execution_options(self):
        return {}


class NoServer:
    """Who asks for an engine of their own is given the connection that writes down."""

    connection = None


sqlalchemy.engine_from_config = sqlalchemy.create_engine = lambda *_, **__: NoServer.connection
# Objects are loaded from nowhere and written nowhere: what hangs on them is not compared.
orm.Query._iter = lambda _: NoRows()
orm.Query.update = orm.Query.delete = lambda *_, **__: 0
execute_in_session = orm.Session.execute


def execute_unless_loading(session, statement, *args, **kwargs):
    loads = getattr(statement, "is_select", False) and statement._propagate_attrs.get("compile_state_plugin") == "orm"
    return NoRows() if loads else execute_in_session(session, statement, *args, **kwargs)


orm.Session.execute = execute_unless_loading
orm.Session.flush = orm.Session.commit = orm.Session.refresh = lambda *_, **__: None


class Nothing:
    """What an inspector finds in an empty database."""

    def has_table(self, *_, **__):
        return False

    def __getattr__(self, name):
        return lambda *_, **__: {} if name == "get_pk_constraint" else []


inspection._inspects(Recorder)(lambda _: Nothing())
Inspector.from_engine = classmethod(lambda *_: Nothing())


def written(statement, parameters, dialect):
    kwargs = {} if isinstance(statement, DDLElement) else {"compile_kwargs": {"literal_binds": True}}
    if parameters and hasattr(statement, "bindparams"):
        statement = statement.bindparams(**parameters)
    elif parameters:
        statement = statement.values(**parameters) if hasattr(statement, "values") else statement.params(**parameters)
    return str(statement.compile(dialect=dialect, **kwargs))


class Stubs(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Modules that are not there: whatever is taken from them is a mock."""

    def __init__(self, names):
        self.names = names

    def find_spec(self, name, path, target=None):
        if any(name == one or name.startswith(one + ".") for one in self.names):
            return importlib.machinery.ModuleSpec(name, self, is_package=True)

    def create_module(self, spec):
        module = types.ModuleType(spec.name)
        module.__path__ = []
        module.__getattr__ = lambda name: unittest.mock.MagicMock(name=name)
        return module

    def exec_module(self, module):
        pass


def run(module, name, convention):
    sent = []
    function = getattr(module, name, None)
    if function is None:
        return None
    context = MigrationContext.configure(
        dialect_name="postgresql",
        dialect_opts={"paramstyle": "named"},
        opts={
            "as_sql": True,
            "literal_binds": True,
            "output_buffer": io.StringIO(),
            "target_metadata": MetaData(naming_convention=convention) if convention else MetaData(),
        },
    )

    def send(statement):
        statement = statement.strip()
        if statement not in ("BEGIN", "COMMIT"):
            sent.append(statement)

    context.impl.static_output = lambda statement: send(statement.removesuffix(";"))
    context.connection = context.impl.connection = Recorder(context.dialect, send)
    NoServer.connection = context.connection
    config = Config()
    config.set_main_option("sqlalchemy.url", "postgresql://")
    environment = EnvironmentContext(config, None)
    context.environment_context = environment
    environment._migration_context = context
    environment.is_offline_mode = lambda: False
    error = None
    with environment, Operations.context(context):
        environment.is_offline_mode = lambda: False
        try:
            function()
        except BaseException as problem:  # noqa: BLE001: whatever it is, it is what the revision does
            error = f"{type(problem).__name__}: {str(problem).splitlines()[0] if str(problem) else ''}"
    return {"sent": sent, "error": error}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--path", action="append", default=[])
    parser.add_argument("--convention")
    parser.add_argument("--stub", action="append", default=[])
    parser.add_argument("--load", action="append", default=[], help="modules that register operations")
    given = parser.parse_args()
    # What the programs print is not the answer.
    answer, sys.stdout = sys.stdout, sys.stderr
    sys.path[:0] = given.path
    sys.meta_path.insert(0, Stubs(given.stub))
    for name in given.load:
        importlib.import_module(name)
    convention = json.loads(given.convention) if given.convention else None
    found = {}
    for file in sorted(given.folder.rglob("*.py")):
        if file.name == "__init__.py":
            continue
        spec = importlib.util.spec_from_file_location("revision_" + file.stem.replace("-", "_"), file)
        module = importlib.util.module_from_spec(spec)
        try:
            spec.loader.exec_module(module)
        except BaseException as problem:  # noqa: BLE001
            print(f"{file.name}: {problem!r}", file=sys.stderr)
            continue
        if not hasattr(module, "revision"):
            continue
        found[module.revision] = {
            "file": file.name,
            "up": run(module, "upgrade", convention),
            "down": run(module, "downgrade", convention),
        }
    json.dump(found, answer)


if __name__ == "__main__":
    main()
