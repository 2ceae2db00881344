"""When things happen: the pins, the curve over the hours, the rhythm of the seconds. Knows no words."""

import csv
import math

from maker.tables import HERE, weighted

LIVE_SECONDS = 5 * 3600
HALF_HOUR_SECONDS = 1800
LATE_SECONDS_MAX = 3 * 24 * 3600
LATE_COMMENTS = 46
PIN_GRACE_SECONDS = 30

# Order lines and other comments of each half hour: the curve of the Live in the field notes.
ORDER_LINES = [294, 224, 150, 104, 76, 54, 35, 31, 24, 16]
TALK = [250, 205, 165, 135, 112, 92, 78, 66, 56, 42]

# (minute, code): the hot codes first, each code at least once, the hot ones again when it is quiet.
PINS = [
    (0, "A12"), (3.6, "C1"), (8.2, "A21"), (12.3, "B8"), (16.7, "13"), (21.1, "A13"), (25.2, "X5"),
    (28.3, "17"), (33, "D2"), (37.4, "31"), (42.1, "20"), (46.2, "A12"), (50.3, "A30"), (55.5, "B3"),
    (62.2, "A22"), (67.1, "B7"), (72.6, "C4"), (78.2, "25"), (84.4, "C1"), (91.3, "A15"), (98.1, "14"),
    (105.2, "21"), (112.7, "T9"), (120.4, "A14"), (128.3, "AB"), (136.2, "X2"), (145.1, "B10"),
    (153.4, "C5"), (162.2, "LM"), (171.3, "KZ"), (180.6, "X1"), (190.2, "13"), (200.5, "A21"),
    (212.1, "B8"), (224.3, "A13"), (236.2, "D2"), (248.4, "17"), (258.1, "A12"), (268.6, "31"),
    (280.3, "C1"), (290.5, "X5"),
]

CLAIM_KINDS = {
    "code_option": 38, "pin_option": 17, "word_option": 8, "pin_open": 7, "code_option_quantity": 6,
    "multi": 5, "code": 4, "two_options": 2.5, "word": 2, "pin_option_quantity": 2, "near_code": 1.4,
    "side_question": 1.5, "contact": 1.2, "held_again": 1.2, "no_such_option": 0.9,
    "unknown_code": 0.9, "lone_number": 0.9, "absurd": 0.9, "lone_code": 0.6,
}
CLAIM_LINES = {"multi": 2, "two_options": 2, "unknown_code": 0}

TALK_KINDS = {
    "question": 40, "greeting": 10, "praise": 12, "trap": 13, "cancel": 5, "modify": 4.5, "waitlist": 5,
    "laughter": 4.5, "complaint": 3.5, "reply": 3.5, "other": 3, "repeat": 2.8, "sticker": 2, "emoji": 2,
    "dispute": 1.8, "spam": 1.2, "restricted": 0.9,
}
LATE_KINDS = {"late": 14, "question": 12, "code_option": 6, "complaint": 4, "praise": 4, "cancel": 3, "waitlist": 2}


def arrival_modulation():
    """One weight a second for the whole Live: counts of real chats over their own five-minute mean."""
    def normalised(name):
        with open(HERE / "sources" / name, encoding="utf-8") as rows:
            counts = [int(row["comments"]) for row in csv.DictReader(rows)]
        sums = [0]
        for count in counts:
            sums.append(sums[-1] + count)
        out = []
        for second, count in enumerate(counts):
            low, high = max(0, second - 150), min(len(counts), second + 151)
            mean = (sums[high] - sums[low]) / (high - low)
            out.append(min(count / mean, 10.0) if mean else 0.0)
        return out

    busy, calm = normalised("arrivals-entertainer-36min.csv"), normalised("arrivals-press-154min.csv")
    # The calm chat first: its rate, about one comment a second, is the nearer to a shop's busy half hour.
    return (calm + busy + calm)[:LIVE_SECONDS]


def pin_times():
    return [(round(minute * 60_000), code) for minute, code in PINS]


def pin_at(pins, at_ms):
    """The code on air, the one before it, and for how many seconds it has been on air."""
    index = max(i for i, (pin_ms, _) in enumerate(pins) if pin_ms <= at_ms)
    previous = pins[index - 1][1] if index else None
    return pins[index][1], previous, (at_ms - pins[index][0]) / 1000


def interpolated(curve, second):
    position = second / HALF_HOUR_SECONDS - 0.5
    low = min(max(int(math.floor(position)), 0), len(curve) - 1)
    high = min(low + 1, len(curve) - 1)
    share = min(max(position - low, 0), 1)
    return curve[low] * (1 - share) + curve[high] * share


def schedule(rng, pins):
    """(at_ms, kind, is_claim) for every comment of the five hours, in time order."""
    modulation = arrival_modulation()

    def claim_boost(second):
        on_air = pin_at(pins, second * 1000)[2]
        return 0.25 if on_air < 6 else 0.35 + 1.8 * math.exp(-(on_air - 6) / 70)

    slots = []
    for half, (lines, talk) in enumerate(zip(ORDER_LINES, TALK)):
        seconds = range(half * HALF_HOUR_SECONDS, (half + 1) * HALF_HOUR_SECONDS)
        flat = [modulation[s] for s in seconds]
        kinds = []
        left = lines
        while left > 0:
            kind = weighted(rng, CLAIM_KINDS)
            count = CLAIM_LINES.get(kind, 1)
            if count <= left:
                kinds.append(kind)
                left -= count
        claim_weights = [w * interpolated(ORDER_LINES, s) * claim_boost(s) for w, s in zip(flat, seconds)]
        talk_weights = [w * interpolated(TALK, s) for w, s in zip(flat, seconds)]
        for second, kind in zip(rng.choices(seconds, claim_weights, k=len(kinds)), kinds):
            slots.append((second * 1000 + rng.randrange(1000), kind, True))
        for second in rng.choices(seconds, talk_weights, k=talk):
            kind = weighted(rng, TALK_KINDS)
            slots.append((second * 1000 + rng.randrange(1000), kind, False))
    slots.sort()
    return slots


def late_schedule(rng):
    slots = []
    while len(slots) < LATE_COMMENTS:
        after = rng.expovariate(1 / (20 * 3600))
        if after < LATE_SECONDS_MAX:
            kind = weighted(rng, LATE_KINDS)
            slots.append((LIVE_SECONDS * 1000 + 4000 + int(after * 1000), kind, kind in ("late", "code_option")))
    return sorted(slots)
