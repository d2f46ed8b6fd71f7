#!/usr/bin/env python3
"""Whether longer periods follow from the quarters: derives them from a truth and compares.

    python3 scripts/longer_periods.py target/release/tonghop INPUTS TRUTH [--programme FILE] [--year 2026]

The truth holds, under `consolidated`, what each quarter comes to (period, item, measure, value, flag), and under `files`
what single reports say, among them reports on six months. From that alone the six months, the year and the term to the end
of the year are worked out: counts that are told with a cumulative figure are added, other counts and rates are taken from
the last quarter that tells them, growth rates from a report on the longer period itself. Every item is then one of

    agrees     the program shows that figure, or none where a quarter is missing, with the sum of the others
    review     the program asks a person first; the truth of a quarter, or what reports on six months say, tells why
    none       the program shows nothing where a figure follows
    wrong      the program shows another figure

and all but the first are listed with the reasons that the program gives. The last line printed is one line of JSON; the
exit code is 1 where anything is wrong.
"""

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from pathlib import Path


def quarters(truth, year):
    """Result and state of each quarter by item: {item: {quarter: (value, unit, flagged)}}, and the items that add up."""
    found, flows = defaultdict(dict), set()
    for each in truth["consolidated"]:
        period, item = each["period"], each["item"]
        if not period.startswith(f"{year}-Q") or each["flag"] == "no_report":
            continue
        if each["measure"] == "in_period":
            found[item][period] = (each["value"], each.get("unit"), each["flag"] == "review")
        if each["measure"] == "cumulative_year" and not str(each.get("unit")).startswith("%"):
            flows.add(item)
    return found, flows


def half_year_reports(truth, year):
    """What reports on six months say of an item: {item: [value, …]}."""
    said = defaultdict(list)
    for record in truth["files"]:
        if record["period"] == f"{year}-H1" and record["expect_state"] == "read":
            for fact in record["facts"]:
                if fact["measure"] in ("in_period", "cumulative_year") and fact.get("value") is not None:
                    said[fact["item"]].append(float(fact["value"]))
    return said


def expected(item, told, flows, needed, growth):
    """The figure of a longer period, the sum so far, and whether a quarter of it waits for a person."""
    values = {quarter: told[quarter] for quarter in needed if quarter in told}
    flagged = any(flag for _, _, flag in values.values())
    if item in growth or not values:
        return None, None, flagged
    if item in flows:
        total = round(sum(float(value) for value, _, _ in values.values() if value is not None), 6)
        whole = len(values) == len(needed)
        return (total, None, flagged) if whole else (None, total, flagged)
    last = values[max(values)]
    return (None if last[0] is None else float(last[0])), None, last[2]


def same(a, b):
    return a is not None and b is not None and abs(float(a) - float(b)) <= max(0.06, 1e-6 * abs(float(a)))


def judge(item, result, history, want, half):
    value, so_far, flagged = want
    shown = result["in_period"]
    if result["assessment"] == "needs_review":
        return "review"
    if value is None:
        if shown is None:
            told = history.get("so_far") if history else None
            return "agrees" if so_far is None or told is None or same(told, so_far) else "wrong"
        return "agrees" if any(same(shown, said) for said in half.get(item, [])) else "wrong"
    if shown is None:
        return "none"
    if same(shown, value):
        return "agrees"
    # A report of the lead unit on six months tells the whole itself.
    return "agrees" if any(same(shown, said) for said in half.get(item, [])) else "wrong"


def read(outputs, period):
    return json.loads((outputs / period / "so-lieu.json").read_text(encoding="utf-8"))


def run(binary, inputs, programme, year):
    outputs = Path(tempfile.mkdtemp())
    # A run writes a file beside the programme: it gets a copy.
    copy = outputs / ("ct" + programme.suffix)
    shutil.copy(programme, copy)
    base = [binary, "run", "--inputs", str(inputs), "--programme", str(copy), "--outputs", str(outputs / "kq")]
    for more in ([], ["--period", str(year)], ["--period", "mid-term", "--den", f"{year}-12-31"]):
        done = subprocess.run(base + more, capture_output=True, text=True)
        if done.returncode == 2:
            sys.exit(done.stderr)
    return outputs / "kq"


def main():
    arguments = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    arguments.add_argument("binary")
    arguments.add_argument("inputs", type=Path)
    arguments.add_argument("truth", type=Path)
    arguments.add_argument("--programme", type=Path, required=True)
    arguments.add_argument("--year", type=int, default=2026)
    arguments.add_argument("--outputs", type=Path, help="outputs of earlier runs instead of new ones")
    given = arguments.parse_args()
    truth = json.loads(given.truth.read_text(encoding="utf-8"))
    outputs = given.outputs or run(given.binary, given.inputs, given.programme, given.year)
    told, flows = quarters(truth, given.year)
    half = half_year_reports(truth, given.year)
    names = [f"{given.year}-Q{number}" for number in range(1, 5)]
    summary = {}
    halves = read(outputs, f"{given.year}-H1")["history"]["items"]
    growth = {each["item"] for each in halves if each["over_time"] == "own"}
    for period, needed in ((f"{given.year}-H1", names[:2]), (str(given.year), names), ("mid-term", names)):
        result = read(outputs, period)
        items = {each["item"]: each for each in result["items"]}
        history = {each["item"]: each for each in result["history"]["items"]}
        said = half if period.endswith("H1") else {}
        counts = Counter()
        print(f"== {period}")
        for item in sorted(told):
            if item not in items:
                continue
            want = expected(item, told[item], flows, needed, growth)
            judged = judge(item, items[item], history.get(item), want, half)
            counts[judged] += 1
            if judged != "agrees":
                own = history.get(item, {})
                reasons = [result["facts"][at]["reasons"] for at in items[item]["facts"]]
                why = sorted({reason for each in reasons for reason in each})
                print(f"{judged:7} {item:10} truth {want}  shown {items[item]['in_period']}  so far {own.get('so_far')}")
                quarters_told = "; ".join(
                    f"{at}: {value} {unit or ''}{' (flag)' if flag else ''}"
                    for at, (value, unit, flag) in sorted(told[item].items())
                )
                print(f"        quarters: {quarters_told}; six-month reports: {said.get(item, half.get(item, []))}; way {own.get('over_time')}")
                for reason in why[:4]:
                    print(f"        {reason}")
        summary[period] = dict(counts)
    print(json.dumps(summary))
    sys.exit(1 if any(counts.get("wrong") for counts in summary.values()) else 0)


if __name__ == "__main__":
    main()
