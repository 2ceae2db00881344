"""How thumbs change a text: slips, case, accents, emoji, other scripts' digits. Never its meaning."""

import re
import unicodedata

EMOJI = ["😍", "❤️", "🙋‍♀️", "👏👏", "🔥", "😍😍😍", "🥰", "👍", "💕", "🙌", "😮", "✨"]
DIGITS = {
    "th": str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙"),
    "ar": str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"),
}
FULL_WIDTH = str.maketrans({chr(c): chr(c + 0xFEE0) for c in range(0x21, 0x7F)})


def without_accents(text):
    kept = "".join(c for c in unicodedata.normalize("NFD", text) if unicodedata.category(c) != "Mn" or c == "\u0303")
    return unicodedata.normalize("NFC", kept).replace("¿", "").replace("¡", "")


def tidy(text):
    """Closes the gaps that an item without options leaves in a template."""
    return re.sub(r" +([,،])", r"\1", re.sub(r"  +", " ", text)).strip()


def mistyped(rng, text):
    """One word of five letters or more with two letters swapped or one lost."""
    words = [m for m in re.finditer(r"(?<![@/.\w])[a-záéíóúñ]{5,}(?![@/.\w])", text)]
    if not words:
        return text
    word = rng.choice(words)
    at = rng.randrange(word.start() + 1, word.end() - 2)
    if rng.random() < 0.5:
        return text[:at] + text[at + 1] + text[at] + text[at + 2:]
    return text[:at] + text[at + 1:]


def typed(rng, account, text, claim):
    """The text as thumbs type it: case, accents, repeats, emoji, other scripts' digits."""
    language = account.language
    if language == "es" and rng.random() < 0.4:
        text = without_accents(text)
    if language in ("es", "en", "pt", "fr", "id") and rng.random() < 0.05:
        text = mistyped(rng, text)
    roll = rng.random()
    if roll < 0.32:
        text = text.lower()
    elif roll < 0.37 and "http" not in text:
        text = text.upper()
    if language in DIGITS and claim and rng.random() < 0.2:
        text = text.translate(DIGITS[language])
    if language == "zh" and claim and rng.random() < 0.15:
        text = text.translate(FULL_WIDTH)
    if rng.random() < 0.03 and "@" not in text and "http" not in text:
        text = re.sub(r"(o|a|e)$", lambda m: m[1] * rng.randint(3, 6), text)
    if rng.random() < 0.09:
        text = f"{text} {rng.choice(EMOJI)}"
    elif rng.random() < 0.05 and not text.endswith(("?", "!", "？")):
        text += "!!"
    return text


def spelled_code(rng, code):
    """A code as buyers write it, still the same code."""
    letters = re.match(r"^([A-Z]+)(\d+)$", code)
    roll = rng.random()
    if letters and roll < 0.03:
        return f"{letters[1]} {letters[2]}"
    if letters and roll < 0.045:
        return f"{letters[1]}-{letters[2]}"
    return f"#{code}" if roll > 0.985 else code


def near_code(rng, code):
    """The code with a look-alike slip, still recognisable while its product is on air."""
    slip = code.replace("1", rng.choice("Il"), 1)
    return slip.replace("0", "O", 1) if slip == code and "0" in code else slip
