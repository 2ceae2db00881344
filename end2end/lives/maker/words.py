"""Filling a phrase for one buyer and one product. Decides no meaning: claims.py and talk.py do."""

import re

from maker.thumbs import spelled_code

SIZE_WORDS = ("talla", "talle", "size", "taille", "tamanho", "ไซส์", "مقاس")
COUNT_MARKS = ("x{n}", "x {n}", "({n})", "{nw}", "{ne}", "{n} unidades", "{n}pcs", "{n} pcs", "{n}件", "{n}個",
               "{n} ตัว", "{n} ชิ้น", "{n} อัน", "{n} cái", "عدد {n}")
NUMBER = re.compile(r"^\d+$")


class Words:
    """The phrase tables, the shop and the pins, as one buyer at one moment would use them."""

    def __init__(self, rng, shop, phrases, pins):
        self.rng, self.shop, self.phrases, self.pins = rng, shop, phrases, pins
        self.shown = []

    def option(self, account, variant, partial=False):
        """The variant's options in the buyer's words, in either order; `partial` leaves one out."""
        colours = self.phrases.language(account.language)["colours"]
        words = [colours.get(value, value) if key == "color" else value for key, value in variant["options"].items()]
        if partial:
            words = words[:1]
        elif len(words) == 2 and self.rng.random() < 0.3:
            words.reverse()
        return " ".join(words)

    def other_code(self):
        heat = [self.shop.notes[code]["heat"] ** 1.4 for code in self.shown]
        return self.rng.choices(self.shown, weights=heat)[0]

    def fill(self, account, template, code=None, variant=None, partial=False, **extra):
        word = self.shop.notes[code].get(account.language, code) if code else ""
        joined = code and "F{code}" in template
        values = {"code": code if joined else spelled_code(self.rng, code) if code else "", "word": word,
                  "lo": {"es": self.shop.notes[code]["lo"], "fr": "la" if word.startswith("la ") else "le"}.get(
                      account.language, "") if code else "",
                  "o": self.option(account, variant, partial) if variant else "", **extra}
        return re.sub(r"\{(\w+)\}", lambda m: str(values[m[1]]), template)

    def pick(self, account, *keys, numeric=False, count=False):
        options = self.phrases.of(account, *keys)
        if numeric and count:
            options = [t for t in options if any(mark in t for mark in COUNT_MARKS)] or options
        elif numeric and keys[-1] == "pin_option":
            options = [t for t in options if any(word in t for word in SIZE_WORDS)]
        elif numeric:
            options = [t for t in options if "{o} {code}" not in t]
        return self.rng.choice(options) if options else None
