"""Statement by statement: python compare.py OURS.json THEIRS.json [--folder FOLDER] [--all]"""

import argparse
import difflib
import json
import re


def plain(statement):
    # A clock shows another time each time it is asked.
    statement = re.sub(r"'20\d\d-\d\d-\d\d[ T]\d\d:\d\d:\d\d(\.\d+)?([+-]\d\d:\d\d)?'", "'NOW'", statement)
    return re.sub(r"\s+", " ", statement).strip().removesuffix(";").strip()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("ours")
    parser.add_argument("theirs")
    parser.add_argument("--folder")
    parser.add_argument("--quiet", action="store_true")
    given = parser.parse_args()
    histories = json.load(open(given.ours))
    history = next(one for one in histories if given.folder is None or one["folder"] == given.folder)
    theirs = json.load(open(given.theirs))
    totals = {"revisions": 0, "statements": 0, "equal": 0, "different": 0, "not reproduced": 0, "refused": 0, "unnamed drops": 0}
    shown = []
    missing = set(theirs) - {one["id"] for one in history["revisions"]}
    shown += [f"? revision {one} was not read" for one in missing]
    for revision in history["revisions"]:
        totals["revisions"] += 1
        real = theirs.get(revision["id"])
        if real is None:
            shown.append(f"? {revision['id']} could not be loaded by Alembic")
            continue
        for way, script in (("up", revision["up"]), ("down", revision["back"])):
            if script is None or real[way] is None:
                if (script is None) != (real[way] is None):
                    shown.append(f"? {revision['id']} {way} is only on one side")
                continue
            compare(revision, real, way, script, totals, shown)
    print(json.dumps(totals))
    if not given.quiet:
        print("\n".join(shown))


def compare(revision, real, way, script, totals, shown):
    steps = script["steps"]
    error, refuses = real[way]["error"], script["refuses"]
    if error and refuses:
        # Alembic stops there; what stands behind it is told here, and never sent.
        unnamed = [i for i, one in enumerate(steps) if "dropped by no name" in (one["notReproduced"] or "")]
        stop = unnamed[0] if unnamed else len(real[way]["sent"])
        totals["refused"] += 1
        totals["unnamed drops"] += sum("dropped by no name" in (one["notReproduced"] or "") for one in steps)
        steps = steps[:stop]
    a = [plain(one["sql"]) for one in steps if not one["notReproduced"]]
    b = [plain(one) for one in real[way]["sent"]]
    skipped = [one["notReproduced"] for one in steps if one["notReproduced"]]
    totals["statements"] += len(b)
    totals["not reproduced"] += len(skipped)
    lines = []
    for tag, i1, i2, j1, j2 in difflib.SequenceMatcher(None, b, a, autojunk=False).get_opcodes():
        if tag == "equal":
            totals["equal"] += i2 - i1
            continue
        totals["different"] += max(i2 - i1, j2 - j1)
        lines += [f"  - {one}" for one in b[i1:i2]] + [f"  + {one}" for one in a[j1:j2]]
    if (error is None) != (refuses is None):
        lines.append(f"  ! Alembic: {error}; here: {refuses}")
    if lines:
        shown.append(f"{revision['id']} {way} {real['file']}")
        shown += [f"  ~ {one[:200]}" for one in skipped]
        shown += lines


main()
