"""Whether the audit log is whole: python -m app.audit.verify"""

import asyncio
import sys

from app.audit.chain import chains, first_break
from app.core.database import close_database, sessions


async def verify() -> list[str]:
    """What is wrong with each chain; nothing, where all of them hold."""
    async with sessions()() as session:
        found = [await first_break(session, chain) for chain in await chains(session)]
    return [f"{one.chain} breaks at {one.position}: {one.why}" for one in found if one]


async def main() -> int:
    """Says what is wrong."""
    try:
        problems = await verify()
    finally:
        await close_database()
    for problem in problems:
        print(problem, file=sys.stderr)
    print("The audit log is broken." if problems else "The audit log is whole.")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
