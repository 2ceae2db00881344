"""Comments that claim nothing new: questions, cancels, changes, waiting, praise, noise."""

from maker.arrivals import pin_at
from maker.claims import WORDS_FOR_NUMBERS
from maker.people import phone
from maker.tables import Said, weighted
from maker.thumbs import EMOJI, tidy
from maker.words import Words

QUESTION_KINDS = {
    "price": 24, "size": 18, "stock": 16, "shipping": 14, "payment": 9, "colour": 8, "how_to_buy": 5, "other": 12,
}


class Talk(Words):
    """One method a kind of talk; cancels and changes speak of what the buyer holds."""

    def talk(self, account, kind, at_ms):
        pinned = pin_at(self.pins, at_ms)[0]
        code = pinned if self.rng.random() < 0.7 else self.other_code()
        return getattr(self, f"talk_{kind}")(account, code)

    def plain(self, account, key, code, expect, traps=()):
        text = self.fill(account, self.pick(account, key), code, phone=phone(self.rng, account))
        return Said(text, expect, [], list(traps))

    def talk_question(self, account, code):
        real = self.phrases.language(account.language).get("real_questions")
        if real and self.rng.random() < 0.8:
            return Said(self.rng.choice(real), "question")
        template = None
        while template is None:
            template = self.pick(account, "question", weighted(self.rng, QUESTION_KINDS))
        return Said(self.fill(account, template, code), "question", [], [2] if "{code}" in template else [])

    def talk_greeting(self, account, code):
        return self.plain(account, "greeting", code, "greeting")

    def talk_praise(self, account, code):
        return self.plain(account, "praise", code, "greeting")

    def talk_laughter(self, account, code):
        return self.plain(account, "laughter", code, "greeting", [10])

    def talk_complaint(self, account, code):
        return self.plain(account, "complaint", code, "complaint")

    def talk_other(self, account, code):
        return self.plain(account, "other", code, "other")

    def talk_spam(self, account, code):
        return self.plain(account, "spam", code, "other", [32])

    def talk_emoji(self, account, code):
        return Said(self.rng.choice(EMOJI) * self.rng.choice([1, 1, 2, 3]), "greeting", [], [26])

    def talk_restricted(self, account, code):
        code = self.other_code()
        variant = self.shop.variant(self.rng, code)
        return Said(f"{code} {self.option(account, variant)} x9".replace("  ", " "), "purchase",
                    [self.line(code, variant, 9)], [29])

    def talk_trap(self, account, code):
        case = self.rng.choice(self.phrases.of(account, "traps"))
        return Said(self.fill(account, case["text"], code), case["expect"], [], list(case["traps"]))

    def talk_dispute(self, account, code):
        scarce = [c for c, _ in account.held if self.shop.scarce(c)] or [c for c, _ in account.held] or [code]
        return self.plain(account, "dispute", self.rng.choice(scarce), "complaint", [24])

    def talk_waitlist(self, account, code):
        sized = [c for c in self.shown if self.shop.products[c]["options"]]
        code = self.rng.choice([c for c in sized if self.shop.scarce(c)] or sized)
        key, trap = ("offer", 7) if self.rng.random() < 0.22 else ("condition", 5)
        text = self.fill(account, self.pick(account, "waitlist", key), code, self.shop.variant(self.rng, code))
        return Said(tidy(text), "waitlist", [], [trap])

    def talk_cancel(self, account, code):
        if not account.held:
            return self.talk_question(account, code)
        code, sku = account.held.pop(self.rng.randrange(len(account.held)))
        several = any(c != code for c, _ in account.held)
        account.held = [h for h in account.held if h[0] != code]
        roll = self.rng.random()
        if several and roll < 0.5:
            key, traps = "one_of_several", [22]
        elif roll > 0.85:
            key, traps = "joke", [23]
        elif not several and roll > 0.6 and self.phrases.of(account, "cancel", "plain"):
            key, traps = "plain", []
        else:
            key, traps = "code", []
        return Said(self.fill(account, self.pick(account, "cancel", key), code), "cancel", [], traps)

    def talk_modify(self, account, code):
        changeable = [(c, s) for c, s in account.held if len(self.shop.products[c]["variants"]) > 1]
        if not changeable:
            return self.talk_question(account, code)
        held = self.rng.choice(changeable)
        code, sku = held
        variants = self.shop.products[code]["variants"]
        current = next(v for v in variants if v["sku"] == sku)
        other = self.rng.choice([v for v in variants if v["sku"] != sku])
        roll = self.rng.random()
        account.held.remove(held)
        if roll < 0.55:
            text = self.fill(account, self.pick(account, "modify", "option"), code, other)
            line, traps = (code, other, 1), []
        elif roll < 0.72:
            words = WORDS_FOR_NUMBERS.get(account.language, {})
            text = self.fill(account, self.pick(account, "modify", "quantity"), code, current, n=2, nw=words.get(2, 2))
            line, traps = (code, current, 2), []
        else:
            meant = self.other_code()
            variant = self.shop.variant(self.rng, meant) if meant != code else other
            text = self.fill(account, self.pick(account, "modify", "correction"), meant, variant).strip()
            line, traps = (meant, variant, 1), [21]
        account.held.append((line[0], line[1]["sku"]))
        return Said(tidy(text), "modify",
                    [{"product": line[0], "sku": line[1]["sku"], "quantity": line[2]}], traps)
