#!/usr/bin/env python3
"""Writes five-hours.jsonl, a made-up five-hour Live, and five-hours.labels.jsonl, what it means.

The wording is in phrases/ (one table per language), the shop in tienda-demo.fixture.json, the
second-by-second rhythm in sources/. The same seed gives the same bytes. It is not a model of how
buyers decide: who claims what is drawn from the demand table in phrases/products.json.
"""

import argparse
import heapq
import itertools
import json
import math
import random
import re
import sys
from pathlib import Path

sys.dont_write_bytecode = True

from maker.arrivals import LIVE_SECONDS, late_schedule, pin_at, pin_times, schedule  # noqa: E402
from maker.claims import Claims  # noqa: E402
from maker.people import Account, accounts, called  # noqa: E402
from maker.tables import HERE, Phrases, Said, Shop, load  # noqa: E402
from maker.talk import Talk  # noqa: E402
from maker.thumbs import tidy, typed  # noqa: E402


class Writer(Claims, Talk):
    """Puts words to any kind of comment."""


class Play:
    """Walks the schedule, gives every comment a buyer and keeps what later comments refer to."""

    def __init__(self, seed):
        self.rng = random.Random(seed)
        self.shop, self.phrases, self.pins = Shop(), Phrases(), pin_times()
        self.pool = accounts(self.rng)
        self.restricted = Account("p900", "Promo Fardos Express", "CL", "es_CL", "es", "+56 9 0000 {d4}", 0)
        self.writer = Writer(self.rng, self.shop, self.phrases, self.pins)
        self.events, self.labels = [], []
        self.pending = []
        self.order = itertools.count()
        self.said = []
        self.doomed = set()
        self.counter = 0
        self.host_counter = 0

    def run(self):
        # The pool is sorted by activity, so the early hours see the regulars and everyone else.
        weights = [account.weight for account in self.pool]
        slots = schedule(self.rng, self.pins) + late_schedule(self.rng)
        for at_ms, kind, text in self.host_script():
            heapq.heappush(self.pending, (at_ms, next(self.order), kind, text))
        for at_ms, kind, is_claim in slots:
            self.release(at_ms)
            account = self.rng.choices(self.pool, weights)[0]
            self.one(at_ms, kind, is_claim, account)
        self.release(math.inf)

    def one(self, at_ms, kind, is_claim, account):
        if kind in ("cancel", "modify", "dispute") and not account.held:
            holders = [a for a in self.pool if a.held]
            account = self.rng.choice(holders) if holders else account
        late = at_ms >= LIVE_SECONDS * 1000
        if kind == "sticker":
            self.emit(at_ms, {"kind": "sticker", "from": account.sender()}, account, Said("", "greeting", [], [26]))
        elif kind == "reply":
            self.reply(at_ms, account)
        elif kind == "repeat":
            self.repeat(at_ms)
        else:
            if kind == "restricted":
                account = self.restricted
            said = self.writer.claim(account, kind, at_ms) if is_claim else self.writer.talk(account, kind, at_ms)
            if late:
                said.traps = sorted(set(said.traps + [30]))
            verbatim = said.text in (self.phrases.language(account.language).get("real_questions") or [])
            near = bool({16, 11} & set(said.traps))
            said.text = said.text if verbatim or near else typed(self.rng, account, said.text, is_claim)
            if said.text and account.language == "es" and account.locale.startswith("en"):
                said.traps = sorted(set(said.traps + [27]))
            self.comment(at_ms, account, said)

    def comment(self, at_ms, account, said):
        event = {"kind": "comment", "from": account.sender(), "text": said.text, "expect": said.expect}
        comment_id = self.emit(at_ms, event, account, said)
        self.said.append((comment_id, at_ms, account, said))
        roll = self.rng.random()
        if roll < 0.012:
            self.doomed.add(comment_id)
            self.later(at_ms + self.rng.randint(6_000, 150_000), {"kind": "remove", "id": comment_id})
        elif roll < 0.026 and said.text:
            edit = {"kind": "edit", "id": comment_id, "text": self.edited(account, said)}
            self.later(at_ms + self.rng.randint(4_000, 60_000), edit)
            self.labels[-1]["traps"] = sorted(set(self.labels[-1]["traps"] + [13]))

    def edited(self, account, said):
        line = said.lines[0] if said.lines and said.expect == "purchase" else None
        if line and line["sku"]:
            variants = self.shop.products[line["product"]]["variants"]
            variant = self.rng.choice(variants)
            return f"{line['product']} {self.writer.option(account, variant)}".strip()
        return f"{said.text} 🙏"

    def reply(self, at_ms, account):
        parents = [(i, a) for i, ms, a, s in self.said[-40:] if a.id != account.id and a.language == account.language
                   and called(a) != called(account) and i not in self.doomed]
        if not parents:
            self.comment(at_ms, account, self.writer.talk_praise(account, pin_at(self.pins, at_ms)[0]))
            return
        parent, other = self.rng.choice(parents)
        text = self.writer.fill(account, self.writer.pick(account, "buyer_talk"), name=called(other))
        event = {"kind": "reply", "parent": parent, "from": account.sender(), "text": text, "expect": "other"}
        self.emit(at_ms, event, account, Said(text, "other", [], [28]))

    def repeat(self, at_ms):
        recent = [(a, s) for _, _, a, s in self.said[-25:]
                  if s.expect in ("purchase", "question") and a is not self.restricted]
        if recent:
            account, said = self.rng.choice(recent)
            again = Said(said.text, said.expect, said.lines, sorted(set(said.traps + [14])))
            self.comment(at_ms, account, again)

    def emit(self, at_ms, event, account, said):
        self.counter += 1
        event = {"at_ms": at_ms, "kind": event.pop("kind"), "id": f"c{self.counter}", **event}
        self.events.append(event)
        self.labels.append({"id": event["id"], "expect": said.expect, "language": account.language,
                            "lines": said.lines, "traps": said.traps})
        return event["id"]

    def later(self, at_ms, event):
        heapq.heappush(self.pending, (at_ms, next(self.order), "event", event))

    def release(self, until_ms):
        """Lets pins, host comments, edits and removals happen that are due before `until_ms`."""
        while self.pending and self.pending[0][0] <= until_ms:
            at_ms, _, kind, what = heapq.heappop(self.pending)
            if kind == "pin":
                if what not in self.writer.shown:
                    self.writer.shown.append(what)
                self.events.append({"at_ms": at_ms, "kind": "pin", "code": what})
            elif kind == "event":
                self.events.append({"at_ms": at_ms, **what})
            else:
                self.host_counter += 1
                identity = f"h{self.host_counter}"
                self.events.append({"at_ms": at_ms, "kind": "page_comment", "id": identity, "text": what})
                self.labels.append({"id": identity, "expect": "other", "language": "es", "lines": [],
                                    "traps": [12] if kind == "sample" else []})

    def host_script(self):
        """(at_ms, kind, text) of the pins and of what the page itself writes."""
        words = load("phrases/host.json")
        script = [(2_500 + 9_000 * i, "host", text) for i, text in enumerate(words["opening"])]
        for index, (at_ms, code) in enumerate(self.pins):
            script.append((at_ms, "pin", code))
            product = self.shop.products[code]
            variant = product["variants"][min(1, len(product["variants"]) - 1)]
            values = {"code": code, "product": product["name"], "option": " ".join(variant["options"].values()),
                      "price": f"{variant['price']:,}".replace(",", ".")}

            def fill(texts):
                return tidy(re.sub(r"\{(\w+)\}", lambda m: values[m[1]], self.rng.choice(texts)))

            if self.rng.random() < 0.65:
                script.append((at_ms + self.rng.randint(3_000, 12_000), "host", fill(words["pin"])))
            if index % 5 == 1:
                script.append((at_ms + self.rng.randint(40_000, 90_000), "sample", fill(words["sample"])))
            if index % 2 == 0:
                script.append((at_ms + self.rng.randint(100_000, 200_000), "host", fill(words["chat"])))
        end = LIVE_SECONDS * 1000
        script += [(end - 60_000 + 30_000 * i, "host", text) for i, text in enumerate(words["closing"])]
        return sorted(script)


def write_lines(path, rows):
    with open(path, "w", encoding="utf-8") as out:
        for row in rows:
            out.write(json.dumps(row, ensure_ascii=False, separators=(",", ":")) + "\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seed", type=int, default=20260917)
    parser.add_argument("--out", type=Path, default=HERE / "five-hours.jsonl")
    arguments = parser.parse_args()
    play = Play(arguments.seed)
    play.run()
    write_lines(arguments.out, play.events)
    write_lines(arguments.out.with_suffix(".labels.jsonl"), play.labels)
    print(f"{arguments.out.name}: {len(play.events)} events, {play.counter} buyer comments, seed {arguments.seed}")


if __name__ == "__main__":
    main()
