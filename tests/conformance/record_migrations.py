"""Records the statements Alembic makes of every revision in `migrations`.

    record_migrations.py [--check] [name ...]

It takes `bench/migrations/alembic/theirs.py` for that; install the `requirements.txt` beside it first.
"""

import argparse
import importlib.util
import json
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
CASES = HERE / "migrations"
BENCH = HERE.parents[1] / "bench/migrations/alembic/theirs.py"


def module_at(path: Path):
    spec = importlib.util.spec_from_file_location(path.stem, path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def recorded(theirs, case: Path) -> str:
    first = case.read_text().partition("\n")[0]
    convention = json.loads(first.removeprefix("# convention: ")) if first.startswith("# convention") else None
    module = module_at(case)
    parts = []
    for title, name in (("up", "upgrade"), ("down", "downgrade")):
        found = theirs.run(module, name, convention)
        parts.append(f"-- {title}\n")
        parts += [f"{one}\n-- next\n" for one in found["sent"]]
        if found["error"]:
            parts.append(f"-- fails: {found['error']}\n")
    return "".join(parts)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("names", nargs="*")
    parser.add_argument("--check", action="store_true")
    given = parser.parse_args()
    theirs = module_at(BENCH)
    for name in ("alembic_utils", "alembic_postgresql_enum"):
        importlib.import_module(name)
    differing = []
    for case in sorted(CASES.glob("*.py")):
        if given.names and case.stem not in given.names:
            continue
        text = recorded(theirs, case)
        truth = case.with_suffix(".sql")
        if truth.exists() and truth.read_text() == text:
            continue
        differing.append(case.stem)
        if not given.check:
            truth.write_text(text)
    print(f"differing: {', '.join(differing) or 'none'}")
    sys.exit(1 if given.check and differing else 0)


main()
