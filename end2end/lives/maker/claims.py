"""Comments that claim something now, each with the lines it asks for and the traps it is a case of."""

from maker.arrivals import PIN_GRACE_SECONDS, pin_at
from maker.people import phone
from maker.tables import Said
from maker.thumbs import near_code, tidy
from maker.words import NUMBER, Words

WORDS_FOR_NUMBERS = {
    "es": {2: "dos", 3: "tres", 4: "cuatro"}, "en": {2: "two", 3: "three", 4: "four"},
    "pt": {2: "dois", 3: "três", 4: "quatro"}, "fr": {2: "deux", 3: "trois", 4: "quatre"},
}


class Claims(Words):
    """One method a kind of claim; `claim` picks the product and remembers what the buyer now holds."""

    def line(self, code, variant, quantity=1):
        self.shop.asked[code] += quantity
        return {"product": code, "sku": variant["sku"] if variant else None, "quantity": quantity}

    def claim(self, account, kind, at_ms):
        pinned, previous, on_air = pin_at(self.pins, at_ms)
        traps = []
        code = pinned if self.rng.random() < 0.64 else self.other_code()
        if previous and on_air < PIN_GRACE_SECONDS and self.rng.random() < 0.6:
            # Still typing about the product that was on air a moment ago.
            code, traps = previous, [19]
            if kind in ("pin_option", "pin_open", "pin_option_quantity", "word", "lone_number", "near_code") and on_air > 5:
                kind = "word_option"
        elif kind.startswith("pin_") or kind in ("word", "word_option", "lone_number", "near_code"):
            code = pinned
        product = self.shop.products[code]
        variant = self.shop.variant(self.rng, code)
        writer = getattr(self, f"claim_{kind}", None)
        if writer:
            said = writer(account, code, product, variant)
        else:
            said = self.claim_plain(account, kind, code, product, variant)
        said.traps = sorted(set(said.traps + traps))
        for line in said.lines:
            if line["sku"]:
                account.held.append((line["product"], line["sku"]))
        return said

    def claim_plain(self, account, kind, code, product, variant):
        if kind in ("late", "contact", "side_question"):
            key = kind
        elif not product["options"]:
            key = {"code_option": "code", "pin_option": "pin_open", "word_option": "word"}.get(kind, kind)
        else:
            key = kind
        if key == "code" and product["options"] and self.rng.random() < 0.5:
            key = "code_option"
        numeric = bool(NUMBER.match(code)) or any(NUMBER.match(v) for v in variant["options"].values())
        template = self.pick(account, "claim", key, numeric=numeric)
        if template is None:
            key = "code_option" if product["options"] else "code"
            template = self.pick(account, "claim", key, numeric=numeric)
        partial = len(product["options"]) == 2 and self.rng.random() < 0.08
        open_variant = bool(product["options"]) and (partial or "{o}" not in template)
        text = self.fill(account, template, code, variant, partial, phone=phone(self.rng, account),
                         first=account.name.split()[0], email=f"{account.id}@correo.example")
        traps = ([17] if open_variant else []) + ([25] if kind == "contact" else [])
        return Said(tidy(text), "purchase",
                    [self.line(code, None if open_variant else variant)], traps)

    def quantity_claim(self, account, key, code, variant, quantity):
        words = WORDS_FOR_NUMBERS.get(account.language, {})
        numeric = bool(NUMBER.match(code)) or any(NUMBER.match(v) for v in variant["options"].values())
        template = self.pick(account, "claim", key, numeric=numeric, count=True)
        text = self.fill(account, template, code, variant, n=quantity, big=quantity,
                         nw=words.get(quantity, quantity), ne=f"{quantity}\ufe0f\u20e3")
        return Said(text, "purchase", [self.line(code, variant, quantity)])

    def some(self):
        return self.rng.choices([2, 3, 4], weights=[80, 15, 5])[0]

    def claim_code_option_quantity(self, account, code, product, variant):
        key = "code_option_quantity" if product["options"] else "code_quantity"
        return self.quantity_claim(account, key, code, variant, self.some())

    def claim_pin_option_quantity(self, account, code, product, variant):
        numeric = any(NUMBER.match(v) for v in variant["options"].values())
        if not product["options"] or numeric:
            return self.claim_code_option_quantity(account, code, product, variant)
        return self.quantity_claim(account, "pin_option_quantity", code, variant, self.some())

    def claim_absurd(self, account, code, product, variant):
        if not product["options"]:
            code = "A12"
            variant = self.shop.variant(self.rng, code)
        template = self.pick(account, "claim", "absurd")
        quantity = self.rng.choice([50, 99, 100, 200])
        said = Said(self.fill(account, template, code, variant, big=quantity), "purchase", [], [15])
        said.lines = [{"product": code, "sku": variant["sku"], "quantity": quantity}]
        return said

    def claim_multi(self, account, code, product, variant):
        second = self.other_code()
        if second == code:
            second = next(c for c in ["A13", "A12"] if c != code)
        pairs = [(code, variant), (second, self.shop.variant(self.rng, second))]
        texts = [f"{c} {self.option(account, v)}".strip() for c, v in pairs]
        text = self.fill(account, self.pick(account, "claim", "multi"), a=texts[0], b=texts[1])
        return Said(text, "purchase", [self.line(c, v) for c, v in pairs], [20])

    def claim_two_options(self, account, code, product, variant):
        others = [v for v in product["variants"] if v["sku"] != variant["sku"]]
        if not others:
            return self.claim_multi(account, code, product, variant)
        other = self.rng.choice(others)
        text = self.fill(account, self.pick(account, "claim", "two_options"), code, variant,
                         o2=self.option(account, other))
        return Said(text, "purchase", [self.line(code, variant), self.line(code, other)], [20])

    def claim_near_code(self, account, code, product, variant):
        slip = near_code(self.rng, code)
        if slip == code:
            return self.claim_plain(account, "code_option", code, product, variant)
        return Said(f"{slip} {self.option(account, variant)}".strip(), "purchase", [self.line(code, variant)], [16])

    def claim_unknown_code(self, account, code, product, variant):
        bad = self.rng.choice(["A99", "Z4", "B13", "A11", "C9", "77", "A122", "ZK"])
        text = self.fill(account, self.pick(account, "claim", "unknown_code"), bad=bad, size=self.rng.choice("SML"))
        return Said(text, "purchase", [], [16])

    def claim_no_such_option(self, account, code, product, variant):
        if not product["options"]:
            code = "A21"
        bad = self.rng.choice(["XXL", "54", "3XL", "XXS"])
        text = self.fill(account, self.pick(account, "claim", "no_such_option"), code, badsize=bad)
        return Said(text, "purchase", [self.line(code, None)], [18])

    def claim_lone_number(self, account, code, product, variant):
        if product["options"]:
            return self.claim_plain(account, "pin_open", code, product, variant)
        quantity = self.rng.choice([1, 2, 2, 3])
        return Said(str(quantity), "purchase", [self.line(code, variant, quantity)], [11])

    def claim_lone_code(self, account, code, product, variant):
        numbers = [c for c in self.shown if NUMBER.match(c)]
        if not numbers:
            return self.claim_plain(account, "code_option", code, product, variant)
        code = self.rng.choice(numbers)
        return Said(code, "purchase", [self.line(code, None)], [11, 17])

    def claim_held_again(self, account, code, product, variant):
        if account.held:
            code, sku = self.rng.choice(account.held)
            variant = next(v for v in self.shop.products[code]["variants"] if v["sku"] == sku)
            return Said(f"{code} {self.option(account, variant)}".strip(), "purchase", [self.line(code, variant)], [14])
        return self.claim_plain(account, "code_option", code, product, variant)
