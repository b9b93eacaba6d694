"""What may name what: a part of the program keeps to what is its own, and to those it may call."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.owners import MAY_CALL, OWNERS

APP = Path(__file__).parent.parent / "app"
OF_OPERATIONS = "_operations"


def owner_of(module: str) -> str | None:
    """Whose a module is: that of a resource belongs to whoever owns the resource."""
    folder, _, name = module.removeprefix("app.").rpartition(".")
    is_of_rows = folder in {
        "access",
        "models",
        "schemas",
        "repositories",
        "services",
        "api.v1.endpoints",
        "api.v1.operations",
    }
    return OWNERS.get(name.removesuffix(OF_OPERATIONS)) if is_of_rows else None


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
    owner = owner_of(module)
    if owner is None:
        return []
    others = {name: owner_of(name) for name in named_in(source)}
    allowed = {owner, *MAY_CALL[owner]}
    return sorted(
        f"{module} of {owner} names {name} of {other}"
        for name, other in others.items()
        if other is not None and other not in allowed
    )


def modules() -> list[tuple[str, Path]]:
    """Every module of the program."""
    return [
        (".".join(["app", *path.relative_to(APP).with_suffix("").parts]), path)
        for path in sorted(APP.rglob("*.py"))
    ]


def test_everybody_keeps_to_what_is_theirs() -> None:
    found = [stray for name, path in modules() for stray in strays(name, path.read_text())]
    assert found == []


def test_every_resource_is_where_its_owner_is_looked_for() -> None:
    seen = {name.rpartition(".")[2] for name, _ in modules() if name.startswith("app.models.")}
    assert set(OWNERS) <= seen


@pytest.mark.parametrize("owner", sorted(MAY_CALL))
def test_whoever_strays_is_noticed(owner: str) -> None:
    own = next((name for name, whose in OWNERS.items() if whose == owner), None)
    far = next(
        (name for name, whose in OWNERS.items() if whose not in {owner, *MAY_CALL[owner]}), None
    )
    if own is None or far is None:
        pytest.skip(f"there is nothing that {owner} may not call")
    module = f"app.services.{own}"
    assert strays(module, f"from app.services import {far}\n") != []
    assert strays(module, f"def late() -> None:\n    import app.repositories.{far}\n") != []
    guarded = f"if TYPE_CHECKING:\n    from app.models.{far} import Far\n"
    assert strays(module, guarded) == []
