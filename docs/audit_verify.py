#!/usr/bin/env python3
"""Verifies an exported audit chain (docs/audit-format.md) with nothing but SHA-256 and JSON.

usage: audit_verify.py FILE [SEQUENCE:HASH]    the second: a head that central keeps
Prints one line and ends with 0 where the chain is whole, 1 where it is not, naming the first bad row."""
import hashlib, json, sys


def bad(row, why):
    print(f"NOT INTACT: row {row}: {why}")
    sys.exit(1)


def main(path, anchor):
    head, previous, rows, gaps, end = 0, "0" * 64, 0, [], None
    heads = {0: previous}
    with open(path, encoding="utf-8", newline="\n") as lines:
        if not next(lines, "").startswith("guitai-audit/1 "):
            bad(0, "this is not an export of an audit chain")
        for line in lines:
            if end is not None or not line.endswith("\n"):
                bad(head + 1, "something follows the end, or the last line is cut")
            mark, _, body = line[:-1].partition(" ")
            try:
                content = json.loads(body)
                if mark == "end":
                    end = content
                    continue
                number, data = content["sequence"], content["data"]
            except (ValueError, KeyError, TypeError):
                bad(head + 1, "the line is not a row")
            if number != head + 1:
                lost = (data.get("lastSequence"), data.get("lastHash"), data.get("resumesAfter"))
                if content["event"] != "system.restored" or lost != (head, previous, number - 1) or number <= head:
                    bad(head + 1, "missing or out of place")
                gaps.append(f"{head + 1}-{number - 1}")
                previous = heads[number - 1] = data["resumesHash"]
            if hashlib.sha256(("guitai/v1" + previous + body).encode()).hexdigest() != mark:
                bad(head + 1, "changed, missing or out of place")
            head, previous, rows = number, mark, rows + 1
            heads[head] = mark
    if end is None or (end["rows"], end["head"]["sequence"], end["head"]["hash"]) != (rows, head, previous):
        bad(head + 1, "the tail was cut off or added to")
    kept = [anchor] if anchor else []
    for sequence, digest in kept + ([(end["anchor"]["sequence"], end["anchor"]["hash"])] if end["anchor"] else []):
        if heads.get(sequence) != digest:
            bad(min(sequence, head + 1), "central keeps another head")
    print(f"intact: {rows} rows, head {head}:{previous}" + (f", lost before a restore: {', '.join(gaps)}" if gaps else ""))


if __name__ == "__main__":
    given = sys.argv[2].split(":") if len(sys.argv) > 2 else None
    main(sys.argv[1], (int(given[0]), given[1]) if given else None)
