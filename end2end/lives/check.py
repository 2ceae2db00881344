#!/usr/bin/env python3
"""Asserts what README.md says of five-hours.jsonl and short.jsonl, and prints the figures as a table."""

import json
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from pathlib import Path

HERE = Path(__file__).resolve().parent
LIVE_MS = 5 * 3600 * 1000
HALF_HOUR_MS = 1800 * 1000
LATE_MS_MAX = 3 * 24 * 3600 * 1000
FILE_BYTES_MAX = 600_000
TRAP_CASES_MIN = 3
INTENTS = {"purchase", "cancel", "modify", "waitlist", "question", "complaint", "greeting", "other"}
FIELDS = {
    "pin": {"at_ms", "kind", "code"},
    "comment": {"at_ms", "kind", "id", "from", "text", "expect"},
    "reply": {"at_ms", "kind", "id", "parent", "from", "text", "expect"},
    "edit": {"at_ms", "kind", "id", "text"},
    "remove": {"at_ms", "kind", "id"},
    "page_comment": {"at_ms", "kind", "id", "text"},
    "sticker": {"at_ms", "kind", "id", "from"},
}
TRAPS = {
    1: "question with a buy verb", 2: "question with a code", 3: "negation", 4: "past or other ownership",
    5: "condition", 6: "third party", 7: "price offer", 8: "affection, idiom", 9: "agreement",
    10: "laughter", 11: "lone number", 12: "host's sample", 13: "edited", 14: "repeated", 15: "absurd quantity",
    16: "wrong or near code", 17: "variant missing", 18: "no such variant", 19: "pin changed while typing",
    20: "several items", 21: "correction", 22: "cancel of one of several", 23: "joke", 24: "dispute",
    25: "contact data", 26: "emoji or sticker", 27: "mixed language", 28: "reply to a buyer",
    29: "restricted buyer", 30: "late", 31: "sale to the seller", 32: "spam",
}


def rows(name):
    with open(HERE / name, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def check(holds, message):
    if not holds:
        sys.exit(f"check.py: {message}")


def fixture():
    store = json.loads((HERE / "tienda-demo.fixture.json").read_text(encoding="utf-8"))["stores"][0]
    return store, {product["code"]: product for product in store["products"]}


def check_fixture(store, products):
    check(len(products) == len(store["products"]) == 29, "the fixture does not have 29 different codes")
    skus = [v["sku"] for p in products.values() for v in p["variants"]]
    check(len(skus) == len(set(skus)), "a SKU appears twice")
    for product in products.values():
        check(product["options"] or len(product["variants"]) == 1, f"{product['code']} has variants but no options")
        for variant in product["variants"]:
            check(set(variant["options"]) == set(product["options"]), f"{variant['sku']} has the wrong options")
            check(variant["price"] > 0 and variant["stock"] >= 0, f"{variant['sku']} has no price or stock")
    check(store["live"]["pinned"] in products, "the fixture pins an unknown code")


def check_events(events, products):
    """Shapes, order, identities and references: what a player relies on."""
    seen, removed, last = {}, set(), -1
    for event in events:
        check(set(event) == FIELDS[event["kind"]], f"wrong fields in {event}")
        check(event["at_ms"] >= last, f"out of order at {event}")
        last = event["at_ms"]
        kind = event["kind"]
        if kind == "pin":
            check(event["code"] in products, f"unknown code pinned: {event}")
        elif kind in ("edit", "remove"):
            check(event["id"] in seen and event["id"] not in removed, f"refers to nothing standing: {event}")
            if kind == "remove":
                removed.add(event["id"])
        else:
            check(event["id"] not in seen, f"id used twice: {event}")
            seen[event["id"]] = event
            if kind == "reply":
                parent = seen.get(event["parent"], {})
                check(parent.get("from") and event["parent"] not in removed, f"reply to nothing standing: {event}")
        if "expect" in event:
            check(event["expect"] in INTENTS, f"unknown intent in {event}")
        if kind in ("comment", "reply", "edit", "page_comment"):
            text = event["text"]
            check(text.strip() and len(text) <= 300 and "{" not in text, f"bad text in {event}")
    check(events[0] == {"at_ms": 0, "kind": "pin", "code": events[0].get("code")}, "does not begin with a pin")
    return seen


def check_people(said):
    names = {}
    for event in said.values():
        if "from" in event:
            person = event["from"]
            check(names.setdefault(person["id"], person) == person, f"two faces of one id: {person}")
    by_name = defaultdict(set)
    for person in names.values():
        by_name[person["name"]].add(person["id"])
    return len(names), sum(1 for ids in by_name.values() if len(ids) > 1)


def dispersion(times):
    """Variance over mean of comments in ten seconds of the first half hour; 1 would be even chance."""
    counts = Counter(t // 10_000 for t in times if t < HALF_HOUR_MS)
    values = [counts[i] for i in range(HALF_HOUR_MS // 10_000)]
    mean = sum(values) / len(values)
    return sum((v - mean) ** 2 for v in values) / len(values) / mean


def five_hours(products):
    check((HERE / "five-hours.jsonl").stat().st_size < FILE_BYTES_MAX, "five-hours.jsonl is too large")
    events = rows("five-hours.jsonl")
    said = check_events(events, products)
    labels = {label["id"]: label for label in rows("five-hours.labels.jsonl")}
    check(set(labels) == set(said), "labels and comments differ")
    skus = {(p["code"], v["sku"]) for p in products.values() for v in p["variants"]}
    for identity, label in labels.items():
        check(said[identity].get("expect", label["expect"]) == label["expect"], f"two intents for {identity}")
        for line in label["lines"]:
            check(line["product"] in products, f"unknown code in the label of {identity}")
            check(line["sku"] is None or (line["product"], line["sku"]) in skus, f"unknown SKU in {identity}")

    buyer = {i: e for i, e in said.items() if e["kind"] != "page_comment"}
    table, lines_per_half = [], []
    for half in range(11):
        start = half * HALF_HOUR_MS
        end = start + HALF_HOUR_MS if half < 10 else LIVE_MS + LATE_MS_MAX + 1
        ids = [i for i, e in buyer.items() if start <= e["at_ms"] < end]
        lines = sum(len(labels[i]["lines"]) for i in ids if labels[i]["expect"] == "purchase")
        claims = sum(labels[i]["expect"] == "purchase" for i in ids)
        table.append((f"{half / 2:.1f} h" if half < 10 else "late", len(ids), claims, lines))
        lines_per_half.append(lines)
    check(280 <= lines_per_half[0] <= 330, f"first half hour has {lines_per_half[0]} order lines, not about 300")
    check(all(lines < 40 for lines in lines_per_half[6:10]), f"not under 40 after three hours: {lines_per_half}")
    check(all(a > b for a, b in zip(lines_per_half[:10], lines_per_half[1:10])), f"the curve rises: {lines_per_half}")
    check(24 <= table[10][1] <= 100, "late comments are not a few dozen")
    check(max(e["at_ms"] for e in events) <= LIVE_MS + LATE_MS_MAX, "a comment later than three days")

    live = [e for e in buyer.values() if e["at_ms"] < LIVE_MS]
    check(len(live) >= 2000, f"only {len(live)} comments in the five hours")
    languages = Counter(labels[i]["language"] for i in buyer)
    check(len(languages) >= 6 and min(languages.values()) >= 30, f"languages too few or thin: {languages}")
    check(languages.most_common(1)[0][0] == "es", "Spanish is not the main language")
    locales = Counter(e["from"]["locale"] for e in buyer.values())
    traps = Counter(t for label in labels.values() for t in label["traps"])
    rare = [trap for trap in TRAPS if traps[trap] < TRAP_CASES_MIN]
    check(not rare and set(traps) == set(TRAPS), f"traps with too few cases: {rare}")
    intents = Counter(labels[i]["expect"] for i in buyer)
    check(set(intents) == INTENTS, f"intents without a case: {INTENTS - set(intents)}")
    share = intents["purchase"] / len(buyer)
    check(0.4 <= share <= 0.55, f"{share:.0%} of comments are claims, not about half")

    people, shared_names = check_people(said)
    check(shared_names == 14, f"{shared_names} names belong to two accounts, not 14")
    claims_of = Counter(e["from"]["id"] for i, e in buyer.items() if labels[i]["expect"] == "purchase")
    check(sum(n >= 5 for n in claims_of.values()) >= 20, "too few buyers with five claims or more")
    kinds = Counter(e["kind"] for e in events)
    check(kinds["edit"] >= 10 and kinds["remove"] >= 10 and kinds["sticker"] >= 10 and kinds["reply"] >= 20,
          f"too few edits, removals, stickers or replies: {kinds}")
    pinned = [e["code"] for e in events if e["kind"] == "pin"]
    check(set(pinned) == set(products), f"never shown: {set(products) - set(pinned)}")

    asked, absurd = Counter(), {i for i, l in labels.items() if 15 in l["traps"]}
    for identity, label in labels.items():
        if label["expect"] == "purchase" and identity not in absurd:
            for line in label["lines"]:
                asked[line["product"]] += line["quantity"]
    stock = {code: sum(v["stock"] for v in p["variants"]) for code, p in products.items()}
    beyond = [code for code in products if asked[code] > stock[code]]
    for code in ("A12", "C1", "A21", "B8", "13"):
        check(asked[code] >= 1.5 * stock[code], f"{code} is not claimed far beyond stock")
    check(set(asked) == set(products), f"never claimed: {set(products) - set(asked)}")
    spread = dispersion([e["at_ms"] for e in live])
    check(spread > 1.2, f"arrivals are as even as chance: {spread:.2f}")

    real = set((HERE / "sources" / "thai-questions-cc0.txt").read_text(encoding="utf-8").splitlines())
    thai = sum(e.get("text") in real for e in buyer.values())
    check(thai >= 15, f"only {thai} real Thai questions")

    print(f"five-hours.jsonl: {len(events)} events, {len(buyer)} buyer comments ({len(live)} in the five hours)")
    print("  kinds     " + "  ".join(f"{k} {n}" for k, n in kinds.most_common()))
    print("  intents   " + "  ".join(f"{k} {n}" for k, n in intents.most_common()))
    print("  languages " + "  ".join(f"{k} {n}" for k, n in languages.most_common()))
    print(f"  thai      {thai} real questions from sources/")
    print("  locales   " + "  ".join(f"{k} {n}" for k, n in locales.most_common()))
    print(f"  people    {people} accounts, {shared_names} names on two accounts, "
          f"{sum(n >= 5 for n in claims_of.values())} with five claims or more, most {max(claims_of.values())}")
    print(f"  arrivals  variance/mean of 10 s counts in the first half hour {spread:.2f}")
    print("\n  from      comments  claims  order lines")
    for name, comments, claims, lines in table:
        print(f"  {name:<9} {comments:>8} {claims:>7} {lines:>12}")
    print(f"  all       {len(buyer):>8} {sum(r[2] for r in table):>7} {sum(r[3] for r in table):>12}")
    print(f"\n  code  shown  asked  stock   ({len(beyond)} codes asked beyond stock; absurd quantities left out)")
    for code in sorted(products, key=lambda c: -asked[c]):
        print(f"  {code:<5} {pinned.count(code):>5} {asked[code]:>6} {stock[code]:>6}")
    print("\n  trap")
    for trap, name in TRAPS.items():
        print(f"  {trap:>4}  {name:<26} {traps[trap]:>4}")


def short(products):
    events = rows("short.jsonl")
    said = check_events(events, products)
    check(50 <= len(events) <= 75, "short.jsonl is not about 60 events")
    check(events[-1]["at_ms"] <= 120_000, "short.jsonl is longer than two minutes")
    kinds = Counter(e["kind"] for e in events)
    check(set(kinds) == set(FIELDS), f"short.jsonl lacks {set(FIELDS) - set(kinds)}")
    intents = Counter(e["expect"] for e in events if "expect" in e)
    check(set(intents) == INTENTS, f"short.jsonl lacks {INTENTS - set(intents)}")
    check_people(said)
    print(f"\nshort.jsonl: {len(events)} events; " + "  ".join(f"{k} {n}" for k, n in kinds.most_common()))
    print("  intents   " + "  ".join(f"{k} {n}" for k, n in intents.most_common()))


def check_regenerates():
    """The committed files are what generate.py writes, byte for byte."""
    with tempfile.TemporaryDirectory() as directory:
        out = Path(directory) / "five-hours.jsonl"
        subprocess.run([sys.executable, HERE / "generate.py", "--out", out], check=True, stdout=subprocess.DEVNULL)
        for name in ("five-hours.jsonl", "five-hours.labels.jsonl"):
            same = (Path(directory) / name).read_bytes() == (HERE / name).read_bytes()
            check(same, f"{name} is not what generate.py writes")


def main():
    store, products = fixture()
    check_fixture(store, products)
    check_regenerates()
    five_hours(products)
    short(products)


if __name__ == "__main__":
    main()
