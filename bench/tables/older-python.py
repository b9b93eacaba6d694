"""Rewrites a copy of a project so that Python 3.13 can import what was written for 3.14.

    older-python.py FOLDER

Adds the parentheses that `except A, B:` leaves out, and defers annotations as 3.14 does by itself.
Only for copies: it changes the files below FOLDER.
"""

import re
import sys
from pathlib import Path

EXCEPT = re.compile(r"^(\s*except\*? )([\w.]+(?:, *[\w.]+)+)(:.*)$", re.M)

for path in Path(sys.argv[1]).rglob("*.py"):
    source = path.read_text()
    changed = EXCEPT.sub(r"\1(\2)\3", source)
    if "(SQLModel" not in changed and "table=True" not in changed and "import annotations" not in changed:
        changed = "from __future__ import annotations\n" + changed
    # SQLModel reads its annotations at once: only the names in them are quoted.
    if "(SQLModel" in changed or "Relationship(" in changed:
        changed = re.sub(r"(: )(list\[)(\w+)(\] = Relationship)", r'\1\2"\3"\4', changed)
    if changed != source:
        path.write_text(changed)
