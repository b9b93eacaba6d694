"""Records what the real FastAPI and SQLAlchemy say about every conformance case and example.

    record.py [--check] [name ...]

Without names every case is recorded. `--check` writes nothing, shows what differs and exits with 1.
Each case runs in processes of its own, under two hash seeds: a truth that depends on the seed is
refused, unless the case's `case.toml` lists the places (JSON pointers) under `unstable`.
"""

from __future__ import annotations

import argparse
import difflib
import importlib
import json
import multiprocessing
import os
import signal
import subprocess
import sys
import tempfile
import tomllib
import traceback
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypedDict

HERE = Path(__file__).resolve().parent
CASES = HERE / "cases"
EXAMPLES = HERE.parents[1] / "examples"
HASH_SEEDS = ("0", "4242")
LIBRARIES = ("fastapi", "fastapi.testclient", "pydantic", "sqlalchemy.ext.asyncio", "sqlmodel")
"""Loaded once, for all cases: that takes longer than most of them."""
MOST_SECONDS = 120


class Outcome(TypedDict):
    """Truths by file name, or why there are none."""

    truths: dict[str, str]
    error: str | None


Given = tuple[str, dict[str, str], str, dict[str, str]]
"""The name of a case, its applications, its folder and its environment."""


@dataclass(frozen=True)
class Case:
    """One project to import, and where its truths are kept."""

    name: str
    root: Path
    folder: Path
    prefix: str = ""
    """What the names of its truths start with, where a folder holds those of several projects."""
    apps: dict[str, str] = field(default_factory=lambda: {"": "main:app"})
    env: dict[str, str] = field(default_factory=dict)
    unstable: tuple[str, ...] = ()

    def truth(self, name: str) -> Path:
        return self.folder / f"{self.prefix}{name}"

    def recorded(self) -> set[Path]:
        patterns = ("openapi.json", "openapi.*.json", "schema.sql")
        return {path for pattern in patterns for path in self.folder.glob(self.prefix + pattern)}


def all_cases() -> list[Case]:
    cases = [read_case(root.name, root, root, "main:app") for root in folders(CASES)]
    examples = [
        read_case(f"examples/{root.name}", root, HERE / "examples", "app.main:app", f"{root.name}.")
        for root in folders(EXAMPLES)
    ]
    return cases + examples


def read_case(name: str, root: Path, folder: Path, entry: str, prefix: str = "") -> Case:
    settings_file = folder / f"{prefix}case.toml"
    settings = tomllib.loads(settings_file.read_text()) if settings_file.exists() else {}
    return Case(
        name=name,
        root=root,
        folder=folder,
        prefix=prefix,
        apps={"": settings.get("entry", entry), **settings.get("apps", {})},
        env=settings.get("env", {}),
        unstable=tuple(settings.get("unstable", ())),
    )


def folders(parent: Path) -> list[Path]:
    return sorted(path for path in parent.iterdir() if path.is_dir() and not path.name.startswith("."))


# --- inside the process of one case -------------------------------------------------------------


def dump(apps: dict[str, str], root: Path) -> dict[str, str]:
    """Imports the applications and returns every truth by its file name."""
    truths: dict[str, str] = {}
    for label, entry in apps.items():
        module_name, _, path = entry.partition(":")
        app: Any = importlib.import_module(module_name)
        for attribute in path.removesuffix("()").split("."):
            app = getattr(app, attribute)
        if path.endswith("()"):
            app = app()
        file_name = f"openapi.{label}.json" if label else "openapi.json"
        truths[file_name] = json.dumps(app.openapi(), indent=2, ensure_ascii=False) + "\n"
    statements = [sql for metadata in declared_metadata(root) for sql in ddl(metadata)]
    if statements:
        truths["schema.sql"] = "\n\n".join(f"{sql};" for sql in statements) + "\n"
    return truths


def declared_metadata(root: Path) -> list[Any]:
    """Every `MetaData` with tables that a module of the project can reach by name."""
    try:
        from sqlalchemy import MetaData
    except ImportError:
        return []
    found: dict[int, Any] = {}
    for module in list(sys.modules.values()):
        file = getattr(module, "__file__", None)
        if not file or not Path(file).resolve().is_relative_to(root):
            continue
        for value in vars(module).values():
            metadata = value if isinstance(value, MetaData) else getattr(value, "metadata", None)
            if isinstance(metadata, MetaData) and metadata.tables:
                found.setdefault(id(metadata), metadata)
    return sorted(found.values(), key=lambda metadata: sorted(metadata.tables))


def ddl(metadata: Any) -> list[str]:
    """The statements of `create_all` on an empty PostgreSQL, indexes of one table by name."""
    from sqlalchemy import create_mock_engine
    from sqlalchemy.schema import CreateIndex

    statements: list[str] = []
    indexes: list[str] = []

    def collect(element: Any, *_: object, **__: object) -> None:
        text = "\n".join(
            line.rstrip() for line in str(element.compile(dialect=engine.dialect)).strip().splitlines()
        )
        if isinstance(element, CreateIndex):
            # `Table.indexes` is a set, so their order means nothing.
            indexes.append(text)
            return
        statements.extend(sorted(indexes))
        indexes.clear()
        statements.append(text)

    engine = create_mock_engine("postgresql://", collect)
    metadata.create_all(engine, checkfirst=False)
    return statements + sorted(indexes)


def dump_all(cases: list[Given]) -> dict[str, Outcome]:
    """Each case in a process of its own, which finds the libraries as they are before anybody used them."""
    for library in LIBRARIES:
        with suppress(ImportError):
            importlib.import_module(library)
    with multiprocessing.get_context("fork").Pool(maxtasksperchild=1) as pool:
        return dict(pool.imap_unordered(dump_here, cases))


def dump_here(case: Given) -> tuple[str, Outcome]:
    name, apps, root, env = case
    os.environ.update(env)
    os.chdir(root)
    sys.path.insert(0, root)
    signal.signal(signal.SIGALRM, signal.default_int_handler)
    signal.alarm(MOST_SECONDS)
    try:
        return name, {"truths": dump(apps, Path(root)), "error": None}
    except BaseException:
        return name, {"truths": {}, "error": traceback.format_exc()}


# --- around it ----------------------------------------------------------------------------------


def run_all(cases: list[Case], seed: str) -> dict[str, Outcome]:
    """What each case says where hashes are seeded so, or why it does not run."""
    with tempfile.NamedTemporaryFile(suffix=".json") as said:
        subprocess.run(
            [sys.executable, __file__, "--dump", said.name],
            env={
                "PATH": os.environ["PATH"],
                "PYTHONHASHSEED": seed,
                "PYTHONDONTWRITEBYTECODE": "1",
                "PYTHONWARNINGS": "ignore",
            },
            input=json.dumps([[case.name, case.apps, str(case.root), case.env] for case in cases]),
            text=True,
            check=True,
            stdout=subprocess.DEVNULL,
        )
        outcomes: dict[str, Outcome] = json.load(said)
        return outcomes


def without_unstable(case: Case, file_name: str, text: str) -> object:
    """The truth as a value in which places known to depend on the hash seed are blank."""
    if not file_name.endswith(".json"):
        return text
    document = json.loads(text)
    for pointer in case.unstable:
        *parents, last = (part.replace("~1", "/").replace("~0", "~") for part in pointer.split("/")[1:])
        place = document
        for part in parents:
            place = place[part]
        place[last] = None
    return document


def record(case: Case, one: Outcome, other: Outcome, *, check: bool) -> list[str]:
    """Returns what is wrong with the case, and writes its truths unless only asked to check."""
    if error := one["error"] or other["error"]:
        return [f"{case.name} does not run:\n{error[-3000:]}"]
    truths, again = one["truths"], other["truths"]
    complaints: list[str] = []
    for file_name, text in truths.items():
        path = case.truth(file_name)
        if without_unstable(case, file_name, text) != without_unstable(case, file_name, again[file_name]):
            complaints += [
                f"{case.name}: {file_name} depends on the hash seed",
                *difference(text, again[file_name]),
            ]
        elif check:
            recorded = path.read_text() if path.exists() else ""
            if recorded != text:
                complaints += [
                    f"{case.name}: {file_name} differs from the recorded truth",
                    *difference(recorded, text),
                ]
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
    for path in sorted(case.recorded() - {case.truth(name) for name in truths}):
        if check:
            complaints.append(f"{case.name}: {path.name} is no longer produced")
        else:
            path.unlink()
    return complaints


def difference(before: str, after: str) -> list[str]:
    lines = difflib.unified_diff(before.splitlines(), after.splitlines(), "recorded", "now", n=2, lineterm="")
    return list(lines)[:40]


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--check", action="store_true", help="write nothing, exit with 1 on a difference")
    parser.add_argument("--dump", metavar="FILE", help=argparse.SUPPRESS)
    parser.add_argument("names", nargs="*", metavar="case")
    arguments = parser.parse_args()
    if arguments.dump:
        Path(arguments.dump).write_text(json.dumps(dump_all(json.load(sys.stdin))))
        return 0

    cases = all_cases()
    unknown = set(arguments.names) - {case.name for case in cases}
    if unknown:
        parser.error(f"no such case: {', '.join(sorted(unknown))}")
    wanted = [case for case in cases if not arguments.names or case.name in arguments.names]
    one, other = (run_all(wanted, seed) for seed in HASH_SEEDS)
    outcomes = [record(case, one[case.name], other[case.name], check=arguments.check) for case in wanted]
    for line in (line for complaints in outcomes for line in complaints):
        print(line)
    failed = sum(1 for complaints in outcomes if complaints)
    print(
        f"{len(wanted) - failed} of {len(wanted)} {'agree' if arguments.check else 'recorded'}",
        file=sys.stderr,
    )
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
