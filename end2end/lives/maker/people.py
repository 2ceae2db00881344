"""The invented accounts: names, markets, how often they write. No account is a real person."""

import re
from dataclasses import dataclass, field

from maker.tables import load

ACCOUNTS = 640
SHARED_NAMES = 14


@dataclass
class Account:
    id: str
    name: str
    market: str
    locale: str
    language: str
    phone: str
    weight: float
    held: list = field(default_factory=list)

    def sender(self):
        return {"id": self.id, "name": self.name, "locale": self.locale}


def accounts(rng):
    people = load("phrases/people.json")["markets"]
    made, names = [], set()
    while len(made) < ACCOUNTS:
        market = rng.choices(list(people), weights=[m["share"] for m in people.values()])[0]
        book = people[market]
        first, last = rng.choice(book["first"]), rng.choice(book["last"])
        name = {"VN": f"{last} {first}", "TW": f"{last}{first}"}.get(market, f"{first} {last}")
        if name in names:
            name = {"VN": f"{last} {first}", "TW": f"{last}{first}"}.get(
                market, f"{first} {rng.choice(book['first'])} {last}")
        if name in names:
            name = f"{name} {rng.choice('ABCDEFGHJLMPRSTV')}."
        if name in names:
            continue
        names.add(name)
        rank = len(made) + 1
        # Shoppers abroad who write Spanish under an English interface are common in Chilean lives.
        language = "es" if market == "US" and rng.random() < 0.15 else book["language"]
        made.append(Account(f"p{rank}", name, market, book["locale"], language, book["phone"],
                            1 / (rank + 12) ** 0.62))
    middle = made[ACCOUNTS // 2].weight
    for twin, original in zip(made[-SHARED_NAMES:], rng.sample(made[20:300], SHARED_NAMES)):
        twin.name, twin.market, twin.locale = original.name, original.market, original.locale
        twin.language, twin.phone = original.language, original.phone
        twin.weight = original.weight = middle * 4
    return made


def phone(rng, account):
    return re.sub(r"\{d(\d)\}", lambda m: "".join(rng.choice("0123456789") for _ in range(int(m[1]))), account.phone)


def called(account):
    """What other buyers call someone: the given name, which comes last in Vietnamese."""
    return account.name.split(" ", 1)[1] if account.market == "VN" else account.name.split()[0]
