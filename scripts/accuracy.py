#!/usr/bin/env python3
"""How right the figures are: runs the program over a folder of reports with a truth and compares.

    python3 scripts/accuracy.py target/release/tonghop inputs tests/golden/sample-truth.json [--programme FILE]

The truth names, for each file, its unit, period and state, and the facts that a careful reader finds: item, measure,
value and unit (or text, for a state or a document). `optional` ones are right if given and not demanded; `alt_measures`,
`alt_values` and `alt_text` are further right readings; `must_not` are tempting wrong ones. The last line printed is one
line of JSON.

Counts: a fact that the program accepted and the truth does not have is *wrong*; one that it sends to review costs a
person's time; one that it gives neither way is *missed*.
"""

import argparse
import json
import re
import shutil
import subprocess
import sys
import tempfile
import unicodedata
from collections import Counter
from pathlib import Path

SCALES = [("tỷ", 1e9), ("triệu", 1e6), ("nghìn", 1e3), ("ngàn", 1e3)]
SHORT = {"trđ": "triệu đồng", "tr.đ": "triệu đồng", "tr đ": "triệu đồng", "tr.đồng": "triệu đồng", "đ": "đồng"}


def plain(text):
    """Composed letters, lower case, single blanks."""
    return " ".join(unicodedata.normalize("NFC", str(text or "")).lower().split())


def folded(text):
    """Without accents and marks, for names of units."""
    bare = unicodedata.normalize("NFD", plain(text)).replace("đ", "d")
    return " ".join(re.findall(r"[a-z0-9]+", "".join(c for c in bare if not unicodedata.combining(c))))


def amount(value, unit):
    """A value in the base of its unit, and whether it is money, a share, or a count."""
    unit = SHORT.get(plain(unit), plain(unit))
    if "%" in unit or "phần trăm" in unit:
        return float(value), "share"
    scale = next((factor for word, factor in SCALES if unit.startswith(word)), 1.0)
    kind = "money" if unit.endswith("đồng") else "count"
    return float(value) * scale, kind


def same_value(wanted, given, unit, fact, tolerance):
    if wanted is None or given is None or isinstance(given, str):
        return False
    (a, kind_a), (b, kind_b) = amount(wanted, unit), amount(given, fact.get("unit"))
    if {kind_a, kind_b} == {"money", "share"}:
        return False
    near = lambda x, y: abs(x - y) <= max(tolerance or 0.0, 1e-6 * max(1.0, abs(x)))
    # A scale that one side leaves out ("nghìn lượt" as a column's unit) is no other value.
    return near(a, b) or (kind_a == kind_b == "count" and near(float(wanted), float(given)))


class Truth:
    """What a careful reader finds, with the items that state the same."""

    def __init__(self, path, pairs):
        read = json.loads(Path(path).read_text(encoding="utf-8"))
        self.files = {plain(record["file"]): record for record in read["files"]}
        self.consolidated = read.get("consolidated", [])
        self.alike = {}
        stated = read.get("same_as") or pairs
        for row, bullets in stated.items():
            for bullet in bullets:
                for name in {row, re.sub(r"[a-z]$", "", row)}:
                    self.alike.setdefault(bullet, set()).add(name)

    def items(self, item):
        return {item} | self.alike.get(item, set())

    def means(self, wanted, fact):
        """Whether a fact of the program is one of the truth."""
        if wanted["item"] not in self.items(fact["item"]):
            return False
        if wanted.get("alt_status") and fact["measure"] == "status":
            return fact.get("text") in wanted["alt_status"]
        if fact["measure"] not in {wanted["measure"], *(wanted.get("alt_measures") or [])}:
            return False
        if wanted["measure"] == "status":
            return fact.get("text") in {wanted["text"], *(wanted.get("alt_text") or [])}
        if wanted["measure"] == "product":
            a, b = (re.sub(r"[^a-z0-9/-]", "", folded_sign(t)) for t in (wanted["text"], fact.get("text")))
            return bool(a) and bool(b) and (a in b or (len(b) > 4 and b in a))
        values = [wanted["value"], *(wanted.get("alt_values") or [])]
        return any(same_value(v, fact.get("value"), wanted.get("unit"), fact, wanted.get("tol")) for v in values)


def folded_sign(text):
    bare = unicodedata.normalize("NFD", plain(text)).replace("đ", "d")
    return "".join(c for c in bare if not unicodedata.combining(c))


def tempts(wrong, fact, truth):
    """Whether a fact is one of the wrong readings that the truth warns of."""
    if wrong.get("item") and wrong["item"] not in truth.items(fact["item"]):
        return False
    if wrong.get("measure") and wrong["measure"] != fact["measure"]:
        return False
    if wrong.get("value") is None:
        return wrong.get("text") is not None and wrong["text"] == fact.get("text")
    return same_value(wrong["value"], fact.get("value"), wrong.get("unit"), fact, None)


def run(binary, inputs, programme):
    """Runs the program on a copy's outputs; gives its results by period, and the pairs of the programme."""
    with tempfile.TemporaryDirectory() as home:
        home = Path(home)
        shutil.copytree(inputs, home / "inputs")
        command = [str(Path(binary).resolve()), "run", "--inputs", "inputs", "--outputs", "outputs"]
        if programme:
            own = home / ("chuong-trinh" + Path(programme).suffix)
            shutil.copy(programme, own)
            command += ["--programme", str(own)]
        done = subprocess.run(command, cwd=home, capture_output=True, text=True)
        if done.returncode == 2:
            sys.exit(done.stderr)
        results = [json.loads(p.read_text(encoding="utf-8")) for p in sorted(home.glob("outputs/*/so-lieu.json"))]
        named = own if programme else next(iter(sorted((home / "inputs/chuong-trinh").glob("*.*"))))
        told = subprocess.run([command[0], "programme", str(named), "--json"], cwd=home, capture_output=True, text=True)
        pairs = json.loads(told.stdout).get("pairs", []) if told.stdout else []
        return results, {pair["indicator"]: pair["body"] for pair in pairs}


def compare(truth, results, show):
    count = Counter()
    facts, submissions = {}, {}
    for result in results:
        for submission in result["submissions"]:
            submissions.setdefault(plain(submission["file"]), submission)
        for fact in result["facts"]:
            seen = facts.setdefault(plain(fact["file"]), [])
            if fact not in seen:
                seen.append(fact)
    for name, record in truth.files.items():
        submission = submissions.get(name)
        count["files"] += 1
        states = {record["expect_state"], *(record.get("expect_state_any") or [])}
        count["states_right"] += submission is not None and submission["state"] in states
        if record["expect_state"] == "read":
            count["read"] += 1
            names = {folded(n) for n in [record["unit"], *(record.get("unit_aliases") or [])]}
            unit = folded((submission or {}).get("unit"))
            count["units_right"] += any(unit == n or unit.startswith(n + " ") or n.startswith(unit + " ") for n in names if unit)
            count["periods_right"] += (submission or {}).get("period") == record["period"]
        given = [f for f in facts.get(name, []) if f["decision"] in ("accepted", "review")]
        for wanted in record["facts"]:
            if wanted.get("optional"):
                continue
            count["demanded"] += 1
            found = {f["decision"] for f in given if truth.means(wanted, f)}
            count["found_accepted"] += "accepted" in found
            count["found_review"] += bool(found) and "accepted" not in found
            if not found and show == "missed":
                print(f"{record['file']}: {wanted['item']} {wanted['measure']} {wanted.get('quote')}")
        for fact in given:
            right = any(truth.means(wanted, fact) for wanted in record["facts"])
            count[fact["decision"]] += 1
            count[fact["decision"] + "_right"] += right
            trap = fact["decision"] == "accepted" and any(tempts(w, fact, truth) for w in record.get("must_not") or [])
            count["must_not_hits"] += trap
            if not right and show == ("wrong" if fact["decision"] == "accepted" else "review"):
                print(f"{record['file']}: {fact['item']} {fact['measure']} {fact.get('value')} | {fact.get('quote')}")
    return count


def share(part, whole):
    return round(part / whole, 4) if whole else None


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("binary")
    parser.add_argument("inputs")
    parser.add_argument("truth")
    parser.add_argument("--programme")
    parser.add_argument("--show", choices=["missed", "wrong", "review"])
    given = parser.parse_args()
    results, pairs = run(given.binary, given.inputs, given.programme)
    c = compare(Truth(given.truth, pairs), results, given.show)
    wrong = c["accepted"] - c["accepted_right"]
    print(json.dumps({
        "files": c["files"],
        "states_right": share(c["states_right"], c["files"]),
        "units_right": share(c["units_right"], c["read"]),
        "periods_right": share(c["periods_right"], c["read"]),
        "demanded": c["demanded"],
        "accepted": c["accepted"],
        "wrong": wrong,
        "must_not_hits": c["must_not_hits"],
        "precision_accepted": share(c["accepted_right"], c["accepted"]),
        "recall_accepted": share(c["found_accepted"], c["demanded"]),
        "recall_accepted_review": share(c["found_accepted"] + c["found_review"], c["demanded"]),
        "review_burden": share(c["review"], c["demanded"]),
        "review_right": share(c["review_right"], c["review"]),
    }))


if __name__ == "__main__":
    main()
