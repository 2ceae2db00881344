"""The tables everything is drawn from: phrases by language, the shop of the fixture. Holds no wording itself."""

import json
import math
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent


@dataclass
class Said:
    """One written comment: its text, what it means, and which traps it is a case of."""
    text: str
    expect: str
    lines: list = field(default_factory=list)
    traps: list = field(default_factory=list)


def load(path):
    return json.loads((HERE / path).read_text(encoding="utf-8"))


def weighted(rng, table):
    return rng.choices(list(table), weights=list(table.values()))[0]


class Phrases:
    """The phrase table of one market: the language's own list plus what only that market says."""

    def __init__(self):
        self.tables = {}
        for path in sorted((HERE / "phrases").glob("??.json")):
            table = json.loads(path.read_text(encoding="utf-8"))
            self.tables[table["language"]] = table

    def language(self, language):
        return self.tables[language]

    def of(self, account, *keys):
        table = self.tables[account.language]
        local = table["markets"].get(account.market, {})
        for key in keys:
            table, local = table.get(key, {}), local.get(key, {})
        # Local words count double: people of a market mostly speak its own way.
        return list(table or []) + list(local or []) * 2


class Shop:
    def __init__(self):
        store = load("tienda-demo.fixture.json")["stores"][0]
        self.products = {product["code"]: product for product in store["products"]}
        self.notes = load("phrases/products.json")
        self.asked = defaultdict(int)

    def variant(self, rng, code):
        variants = self.products[code]["variants"]
        return rng.choices(variants, weights=[math.sqrt(v["stock"]) for v in variants])[0]

    def scarce(self, code):
        stock = sum(v["stock"] for v in self.products[code]["variants"])
        return self.asked[code] > stock
