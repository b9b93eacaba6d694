"""What may name what: a part of the program keeps to what is its own, and to those it may call."""

import ast
from collections.abc import Iterator
from configparser import ConfigParser
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
CONTRACTS = ConfigParser()
CONTRACTS.read(ROOT / ".importlinter")
OWNERS = [name for name in CONTRACTS.sections() if name.startswith("importlinter:contract:")]


def listed(owner: str, key: str) -> list[str]:
    """Modules as a contract lists them."""
    return CONTRACTS.get(owner, key).split()


def is_in(name: str, modules: list[str]) -> bool:
    """Whether a name is one of these modules, or stands in one."""
    return any(name == module or name.startswith(f"{module}.") for module in modules)


def named_in(source: str) -> Iterator[str]:
    """Modules a source names while it runs; what only checkers of types read does not count."""
    waiting: list[ast.AST] = [ast.parse(source)]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.If) and ast.unparse(node.test).endswith("TYPE_CHECKING"):
            waiting.extend(node.orelse)
            continue
        if isinstance(node, ast.Import):
            yield from (one.name for one in node.names)
        if isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{one.name}" for one in node.names)
        waiting.extend(ast.iter_child_nodes(node))


def strays(module: str, source: str) -> list[str]:
    """What a module names and may not."""
    return sorted(
        f"{module} names {name}"
        for owner in OWNERS
        if is_in(module, listed(owner, "source_modules"))
        for name in set(named_in(source))
        if is_in(name, listed(owner, "forbidden_modules"))
    )


def modules() -> dict[str, Path]:
    """Every module of the program."""
    paths = sorted((ROOT / "app").rglob("*.py"))
    return {".".join(path.relative_to(ROOT).with_suffix("").parts): path for path in paths}


def test_everybody_keeps_to_what_is_theirs() -> None:
    found = [stray for name, path in modules().items() for stray in strays(name, path.read_text())]
    assert found == []


@pytest.mark.parametrize("owner", OWNERS)
def test_what_is_owned_is_there(owner: str) -> None:
    named = {*listed(owner, "source_modules"), *listed(owner, "forbidden_modules")}
    assert named <= set(modules())


@pytest.mark.parametrize("owner", OWNERS)
def test_whoever_strays_is_noticed(owner: str) -> None:
    own = listed(owner, "source_modules")[0]
    forbidden = listed(owner, "forbidden_modules")
    if not forbidden:
        pytest.skip(f"there is nothing that {owner} may not call")
    folder, _, far = forbidden[0].rpartition(".")
    assert strays(own, f"from {folder} import {far}\n") != []
    assert strays(own, f"def late() -> None:\n    import {forbidden[0]}\n") != []
    guarded = f"if TYPE_CHECKING:\n    from {forbidden[0]} import Far\n"
    assert strays(own, guarded) == []
