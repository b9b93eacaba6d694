"""Prints the DDL that SQLAlchemy itself creates for the models of an application.

    truth.py FOLDER MODULE[:ATTRIBUTE] [MODULE ...]

FOLDER goes to the import path, every MODULE is imported, and the metadata of the first one that has
any (or of ATTRIBUTE) is written as PostgreSQL statements. Packages that are not installed are
replaced by mocks: importing models needs SQLAlchemy, pydantic and little else.
"""

from __future__ import annotations

import importlib
import importlib.abc
import importlib.machinery
import importlib.util
import os
import sys
from pathlib import Path
from typing import Any
from unittest.mock import MagicMock


class Stub(MagicMock):
    __path__: list[str] = []
    __version__ = "0"

    def __mro_entries__(self, bases: Any) -> tuple[type, ...]:
        return ()

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        # A decorator hands on what it decorates.
        if len(args) == 1 and not kwargs and (isinstance(args[0], type) or callable(args[0])):
            return args[0]
        return super().__call__(*args, **kwargs)

    def __or__(self, other: Any) -> Any:
        return Any

    def __ror__(self, other: Any) -> Any:
        return Any

    def __getitem__(self, key: Any) -> Any:
        return self


class MissingPackages(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    def __init__(self, root: Path) -> None:
        self.root = root
        self.stubbed: set[str] = set()

    def find_spec(self, name: str, path: Any = None, target: Any = None) -> Any:
        place = self.root.joinpath(*name.split("."))
        if place.exists() or place.with_suffix(".py").exists():
            return None
        self.stubbed.add(name.split(".")[0])
        return importlib.machinery.ModuleSpec(name, self, is_package=True)

    def create_module(self, spec: Any) -> Any:
        module = Stub(name=spec.name)
        module.__name__ = spec.name
        module.__spec__ = spec
        return module

    def exec_module(self, module: Any) -> None:
        pass


def metadata_of(modules: list[str]) -> list[Any]:
    from sqlalchemy import MetaData

    found: dict[int, Any] = {}
    for written in modules:
        name, _, attribute = written.partition(":")
        module = importlib.import_module(name)
        values = [eval(attribute, vars(module))] if attribute else list(vars(module).values())
        for value in values:
            metadata = value if isinstance(value, MetaData) else getattr(value, "metadata", None)
            if isinstance(metadata, MetaData) and metadata.tables:
                found.setdefault(id(metadata), metadata)
    return list(found.values())


def ddl(metadata: Any) -> list[str]:
    from sqlalchemy import create_mock_engine

    statements: list[str] = []
    engine = create_mock_engine(
        "postgresql://",
        lambda element, *_, **__: statements.append(str(element.compile(dialect=engine.dialect)).strip()),
    )
    metadata.create_all(engine, checkfirst=False)
    return statements


def main() -> None:
    folder = Path(sys.argv[1]).resolve()
    sys.path.insert(0, str(folder))
    os.chdir(folder)
    finder = MissingPackages(folder)
    sys.meta_path.append(finder)
    found = metadata_of(sys.argv[2:])
    for metadata in found:
        for statement in ddl(metadata):
            print("\n".join(line.rstrip() for line in statement.splitlines()) + ";\n")
    print(f"mocked: {', '.join(sorted(finder.stubbed))}", file=sys.stderr)


if __name__ == "__main__":
    main()
