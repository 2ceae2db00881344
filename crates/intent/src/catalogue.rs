//! The shop's products as the reader needs them: codes, words, options and variants, prepared once per catalogue.
//! Not for stock or prices: the reader decides nothing by them.

use serde::{Deserialize, Serialize};

use std::collections::BTreeMap;

use crate::homograph::is_no_colour;
use crate::lexicon::{Concept, Lang, Property, lexicon};
use crate::slots::QUANTITY_MAX;
use phrases::arabic::{bare, forms, is_written, known, root};
use phrases::normalise::{normalise, stem};
use phrases::token::{Kind, Token, tokenise};
use phrases::tones::{spelling, spellings};
use phrases::trie::{QuickMap, Trie};

/// A shop's products. Fields that the reader does not need, such as `category`, are ignored.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Catalogue {
    /// ISO 4217; also a hint of the language.
    pub currency: String,
    /// The products, at most 65,535.
    pub products: Vec<Product>,
}

/// One product.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Product {
    /// What buyers type, such as `A12` or `12`.
    pub code: String,
    /// Its name in the shop's language.
    pub name: String,
    /// Words or phrases that mean it; several products may share one.
    #[serde(default)]
    pub keywords: Vec<String>,
    /// Names of its options, such as `talla`.
    #[serde(default)]
    pub options: Vec<String>,
    /// What can be had; one for a product without options.
    pub variants: Vec<Variant>,
}

/// One thing that can be had.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Variant {
    /// The shop's own number.
    pub sku: String,
    /// Option name → value.
    #[serde(default)]
    pub options: BTreeMap<String, String>,
    /// In minor units of the currency.
    #[serde(default)]
    pub price: i64,
    /// On hand; the reader does not look at it.
    #[serde(default)]
    pub stock: i64,
}

/// A value of an option as said or as offered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Said {
    /// The size or colour it names in any language.
    pub concept: Option<Concept>,
    /// The upper end of a value of two sizes, such as "L/XL", whose lower one is the concept.
    pub to: Option<Concept>,
    /// The catalogue's own value with that spelling.
    pub value: Option<u16>,
}

impl Said {
    pub(crate) fn means(self, other: Self) -> bool {
        let of = |a: Option<Concept>, b: Option<Concept>| a.is_some() && a == b;
        self.is_just(other)
            || of(self.concept, other.concept)
            || of(self.to, other.concept)
            || of(self.concept, other.to)
    }

    /// Whether both are the same word of the catalogue, not only of one meaning.
    pub(crate) fn is_just(self, other: Self) -> bool {
        self.value.is_some() && self.value == other.value
    }

    pub(crate) fn is_colour(self) -> bool {
        self.concept.is_some_and(|c| c.property == Property::Colour)
    }
}

#[derive(Debug, Clone)]
pub(crate) struct VariantEntry {
    pub sku: String,
    /// In the order of the product's options; `None` where the variant has no such option.
    pub values: Vec<Option<Said>>,
}

#[derive(Debug, Clone)]
pub(crate) struct ProductEntry {
    pub code: String,
    pub options: Vec<String>,
    pub variants: Vec<VariantEntry>,
    /// Colours its name speaks of.
    pub colours: Vec<u16>,
}

impl ProductEntry {
    /// Whether some variant has this value.
    pub(crate) fn offers(&self, said: Said) -> bool {
        self.variants.iter().any(|v| v.values.iter().flatten().any(|value| value.means(said)))
    }

    /// Whether both are values of one option: "black" and "beige", "S" and "42".
    pub(crate) fn shares_option(&self, a: Said, b: Said) -> bool {
        (0..self.options.len()).any(|option| {
            let has = |said: Said| {
                self.variants
                    .iter()
                    .any(|v| v.values.get(option).copied().flatten().is_some_and(|x| x.means(said)))
            };
            has(a) && has(b)
        })
    }

    pub(crate) fn is_coloured(&self, said: Said) -> bool {
        said.concept.is_some_and(|c| c.property == Property::Colour && self.colours.contains(&c.id))
    }
}

/// The stem of what Spanish and Portuguese make little: "pijamita", "bolsinha", "saiazinha".
fn diminished(word: &str) -> Option<&str> {
    let singular = word.strip_suffix('s').unwrap_or(word);
    let root = ["zinho", "zinha", "cito", "cita", "inho", "inha", "ito", "ita"]
        .into_iter()
        .find_map(|end| singular.strip_suffix(end))?;
    (root.len() >= 4).then(|| stem(root))
}

/// A catalogue prepared for reading; build it once and share it.
#[derive(Debug, Clone, Default)]
pub struct Index {
    pub(crate) products: Vec<ProductEntry>,
    /// Codes without blanks and signs, lower case.
    codes: QuickMap<Box<str>, u16>,
    /// Codes with letters that look like digits made digits.
    skeletons: QuickMap<Box<str>, Vec<u16>>,
    /// The digits of codes that have letters too.
    digits: QuickMap<u64, Vec<u16>>,
    /// Whether any code is digits only.
    pub(crate) has_numeric_codes: bool,
    /// Keywords, names and aliases → products.
    pub(crate) phrases: Trie<u16>,
    /// Option values → their number.
    pub(crate) values: Trie<u16>,
    /// Words of names and keywords, as spelled.
    words: QuickMap<Box<str>, Vec<u16>>,
    /// The same by stem.
    stems: QuickMap<Box<str>, Vec<u16>>,
    /// Arabic words by their root.
    roots: QuickMap<Box<str>, Vec<u16>>,
    /// Option values of one Arabic word by their root.
    value_roots: QuickMap<Box<str>, Said>,
    /// Products whose name speaks of a colour.
    colours: QuickMap<u32, Vec<u16>>,
    /// How words of names, keywords and values are spelt, where the shop writes with tone marks.
    spelt: QuickMap<Box<str>, Vec<Box<str>>>,
    pub(crate) language: Option<Lang>,
}

impl Index {
    /// Prepares a catalogue. Of two products with one code, the first keeps it.
    pub fn new(catalogue: &Catalogue) -> Self {
        Self::with_aliases(catalogue, [])
    }

    /// Prepares a catalogue with words taught during a Live: (word or phrase, product code). A taught word means its
    /// product and no other, whatever the catalogue says; of an unknown code it is ignored.
    pub fn with_aliases<'a>(
        catalogue: &Catalogue,
        aliases: impl IntoIterator<Item = (&'a str, &'a str)>,
    ) -> Self {
        let mut index = Self { language: language_of_currency(&catalogue.currency), ..Self::default() };
        let mut values = QuickMap::default();
        for product in catalogue.products.iter().take(usize::from(u16::MAX)) {
            index.add(product, &mut values);
        }
        index.agree_values(&values);
        for (word, code) in aliases {
            if let Some(product) = index.product_of(code) {
                let folded = normalise(word);
                index.phrases.replace(phrase_of(&tokenise(&folded)), product);
            }
        }
        index
    }

    /// The number of products.
    pub fn len(&self) -> usize {
        self.products.len()
    }

    /// Whether there is nothing to sell.
    pub fn is_empty(&self) -> bool {
        self.products.is_empty()
    }

    pub(crate) fn product_of(&self, code: &str) -> Option<u16> {
        self.codes.get(compact(code).as_str()).copied()
    }

    pub(crate) fn product_of_compact(&self, compact: &str) -> Option<u16> {
        self.codes.get(compact).copied()
    }

    pub(crate) fn near(&self, compact: &str) -> &[u16] {
        self.skeletons.get(skeleton(compact).as_str()).map_or(&[], Vec::as_slice)
    }

    pub(crate) fn with_digits(&self, digits: u64) -> &[u16] {
        self.digits.get(&digits).map_or(&[], Vec::as_slice)
    }

    pub(crate) fn word(&self, word: &str) -> &[u16] {
        let named = |word| self.words.get(word).or_else(|| self.stems.get(stem(word)));
        let of = |word| forms(word).find_map(named);
        let little = || self.stems.get(diminished(word)?);
        of(word).or_else(|| self.without_ending(word).find_map(of)).or_else(little).map_or(&[], Vec::as_slice)
    }

    /// Products with an Arabic word that has the root of this one, in whatever script: "جاكت", "jaket".
    pub(crate) fn rooted(&self, word: &str) -> &[u16] {
        self.by_root(&self.roots, word).map_or(&[], Vec::as_slice)
    }

    /// The option whose Arabic word has the root of this one.
    pub(crate) fn rooted_value(&self, word: &str) -> Option<Said> {
        self.by_root(&self.value_roots, word).copied()
    }

    fn by_root<'m, T>(&self, map: &'m QuickMap<Box<str>, T>, word: &str) -> Option<&'m T> {
        if self.roots.is_empty() {
            return None;
        }
        // Two consonants tell a word only where its vowels are written.
        let enough = if is_written(word) { 3 } else { 2 };
        let rooted =
            |word: &str| Some(root(word)).filter(|r| r.len() >= enough).and_then(|r| map.get(r.as_str()));
        let of = |word: &str| {
            let single = ["ات", "تي", "at"].iter().find_map(|end| word.strip_suffix(end));
            rooted(word).or_else(|| rooted(single?))
        };
        forms(word).find_map(of)
    }

    /// "serumnya", "tuwalyang", "kerzen", "giacche": the word without what the shop's language may write onto it.
    fn without_ending<'w>(&self, word: &'w str) -> impl Iterator<Item = &'w str> {
        let endings: &[&str] = match self.language {
            Some(Lang::Id) => &["nya", "ny", "ne", "ku", "mu", "e"],
            Some(Lang::Tl) => &["ng"],
            // One currency, several languages.
            None => &["en", "er", "n", "x", "he", "hi", "i"],
            _ => &[],
        };
        endings
            .iter()
            .filter_map(|end| word.strip_suffix(end))
            .filter(|rest| rest.len() > 2 && rest.is_ascii())
    }

    /// The tone marks of a comment's words; none where they are not of use.
    pub(crate) fn spellings(&self, text: &str, tokens: &[Token<'_>]) -> Vec<Option<String>> {
        if self.language == Some(Lang::Vi) { spellings(text, tokens) } else { Vec::new() }
    }

    /// Whether the shop has a word of these letters, and with other tone marks only.
    pub(crate) fn is_spelt_otherwise(&self, letters: &str, spelt: &str) -> bool {
        self.spelt
            .get(letters)
            .is_some_and(|known| known.iter().all(|k| k.as_ref() != spelt && !k.is_ascii()))
    }

    /// Whether a word is the shop's, tone marks and all.
    pub(crate) fn is_spelt_so(&self, letters: &str, spelt: &str) -> bool {
        !spelt.is_ascii()
            && self.spelt.get(letters).is_some_and(|known| known.iter().any(|k| k.as_ref() == spelt))
    }

    fn learn_spelling(&mut self, text: &str) {
        if self.language != Some(Lang::Vi) {
            return;
        }
        for word in text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()) {
            self.spelt.entry(normalise(word).into()).or_default().push(spelling(word).into());
        }
    }

    pub(crate) fn coloured(&self, concept: Concept) -> &[u16] {
        self.colours.get(&u32::from(concept.id)).map_or(&[], Vec::as_slice)
    }

    /// Adds products with a word that ends in this one.
    pub(crate) fn add_compounds(&self, word: &str, products: &mut Vec<u16>) {
        for (known, of) in &self.words {
            if known.len() > word.len() && known.ends_with(word) {
                for product in of {
                    push(products, *product);
                }
            }
        }
    }

    /// Products with a word one slip away from this one.
    pub(crate) fn misspelt(&self, word: &str) -> &[u16] {
        let long = word.len() >= 5 && word.is_ascii();
        let hit = long
            .then(|| self.words.iter().find(|(known, _)| one_slip(word.as_bytes(), known.as_bytes())))
            .flatten();
        hit.map_or(&[], |(_, products)| products.as_slice())
    }

    fn add(&mut self, product: &Product, values: &mut QuickMap<Box<str>, u16>) {
        let Ok(number) = u16::try_from(self.products.len()) else { return };
        let code = compact(&product.code);
        if !code.is_empty() {
            self.has_numeric_codes |= code.bytes().all(|b| b.is_ascii_digit());
            if code.bytes().any(|b| !b.is_ascii_digit()) {
                let digits: String = code.chars().filter(char::is_ascii_digit).collect();
                if let Ok(digits) = digits.parse() {
                    self.digits.entry(digits).or_default().push(number);
                }
            }
            push(self.skeletons.entry(skeleton(&code).into()).or_default(), number);
            self.codes.entry(code.into()).or_insert(number);
        }
        let mut colours = Vec::new();
        self.add_phrase(&product.name, number);
        self.add_words(&product.name, number, &mut colours);
        for keyword in &product.keywords {
            self.add_phrase(keyword, number);
            self.add_words(keyword, number, &mut colours);
        }
        let variants = product.variants.iter().map(|variant| VariantEntry {
            sku: variant.sku.clone(),
            values: product
                .options
                .iter()
                .map(|option| variant.options.get(option).map(|value| self.value(value, values)))
                .collect(),
        });
        let entry = ProductEntry {
            code: product.code.clone(),
            options: product.options.clone(),
            variants: variants.collect(),
            colours,
        };
        self.products.push(entry);
    }

    fn value(&mut self, value: &str, values: &mut QuickMap<Box<str>, u16>) -> Said {
        self.learn_spelling(value);
        let folded = normalise(value);
        let fresh = u16::try_from(values.len()).unwrap_or(u16::MAX);
        let number = *values.entry(folded.as_str().into()).or_insert(fresh);
        let tokens = tokenise(&folded);
        self.values.insert(tokens.iter().map(|t| bare(t.text)), number);
        // "100ml" and "100 مل": a number too large for a quantity says the same without its unit.
        if let [Token { kind: Kind::Number(amount), text, .. }, rest @ ..] = tokens.as_slice()
            && *amount > QUANTITY_MAX
            && rest.len() == 1
        {
            self.values.insert(std::iter::once(*text), number);
        }
        let (concept, to) = match tokens.as_slice() {
            [low, Token { kind: Kind::Symbol('/' | '-'), .. }, high] => {
                let end = |token: &Token<'_>| concept_of(std::slice::from_ref(token), self.language);
                (concept_of(&tokens, self.language).or_else(|| end(low)), end(high))
            }
            _ => (concept_of(&tokens, self.language), None),
        };
        let said = Said { concept, to, value: Some(number) };
        if let [Token { kind: Kind::Word, text, .. }] = tokens.as_slice()
            && is_written(text)
        {
            let root = root(bare(text));
            if root.len() > 2 {
                self.value_roots.entry(root.into()).or_insert(said);
            }
        }
        said
    }

    /// "la base clara" of a shade named "claro": where the shop's language bends adjectives, a value is known in all forms
    /// that are no other value.
    fn agree_values(&mut self, values: &QuickMap<Box<str>, u16>) {
        if !matches!(self.language, Some(Lang::Es | Lang::Pt)) {
            return;
        }
        for (value, number) in values {
            let stem =
                value.strip_suffix(['o', 'a']).filter(|s| s.len() > 3 && s.chars().all(char::is_alphabetic));
            for ending in stem.iter().flat_map(|_| ["o", "a", "os", "as"]) {
                let form = format!("{}{ending}", stem.unwrap_or_default());
                if !values.contains_key(form.as_str()) {
                    self.values.insert(std::iter::once(form.as_str()), *number);
                }
            }
        }
    }

    fn add_phrase(&mut self, phrase: &str, product: u16) {
        self.learn_spelling(phrase);
        let folded = normalise(phrase);
        self.insert_phrase(&folded, product);
        // "すにーかー": katakana typed as hiragana.
        let hiragana: String = folded.chars().map(as_hiragana).collect();
        if hiragana != folded {
            self.insert_phrase(&hiragana, product);
        }
    }

    fn insert_phrase(&mut self, folded: &str, product: u16) {
        self.phrases.insert(phrase_of(&tokenise(folded)), product);
    }

    fn add_words(&mut self, text: &str, product: u16, colours: &mut Vec<u16>) {
        let folded = normalise(text);
        let tokens = tokenise(&folded);
        let spelt = self.spellings(text, &tokens);
        for (i, token) in tokens.iter().enumerate() {
            let spelt = spelt.get(i).and_then(Option::as_deref);
            if spelt.is_some_and(|spelt| is_no_colour(token.text, spelt)) {
                // "Đèn ngủ" is a lamp and not black.
            } else if let Some(concept) =
                concept_at(&tokens[i..], self.language).filter(|c| c.property == Property::Colour)
            {
                push(self.colours.entry(u32::from(concept.id)).or_default(), product);
                push(colours, concept.id);
            }
            if token.kind == Kind::Word && token.text.chars().count() > 2 {
                let word = bare(token.text);
                push(self.words.entry(word.into()).or_default(), product);
                push(self.stems.entry(stem(word).into()).or_default(), product);
                let root = if is_written(word) { root(word) } else { String::new() };
                if !root.is_empty() {
                    push(self.roots.entry(root.into()).or_default(), product);
                }
            }
        }
    }
}

/// The words by which a phrase is found.
fn phrase_of<'t>(tokens: &'t [Token<'t>]) -> impl Iterator<Item = &'t str> {
    tokens.iter().filter(|token| is_text(token.kind)).map(|token| bare(token.text))
}

fn push(list: &mut Vec<u16>, item: u16) {
    if !list.contains(&item) {
        list.push(item);
    }
}

fn as_hiragana(c: char) -> char {
    match c {
        '\u{30a1}'..='\u{30f6}' => char::from_u32(u32::from(c) - 0x60).unwrap_or(c),
        c => c,
    }
}

fn is_text(kind: Kind) -> bool {
    matches!(kind, Kind::Word | Kind::Glyph | Kind::Number(_) | Kind::Decimal)
}

/// A code as buyers may type it: letters and digits only, lower case.
pub(crate) fn compact(code: &str) -> String {
    normalise(code).chars().filter(|c| c.is_alphanumeric()).collect()
}

fn skeleton(compact: &str) -> String {
    compact
        .chars()
        .map(|c| match c {
            'o' => '0',
            'l' | 'i' => '1',
            other => other,
        })
        .collect()
}

/// The size or colour these tokens name. Vietnamese without tone marks is short ("do", "den") and counts only where the
/// shop sells in its currency.
fn concept_of(tokens: &[Token<'_>], language: Option<Lang>) -> Option<Concept> {
    let words: Vec<u32> =
        tokens.iter().map(|t| known(t.text, |word| lexicon().concepts.word(word))).collect();
    let mut whole = None;
    lexicon().concepts.walk(&words, |len, concepts| {
        if len == words.len() {
            let spoken = |lang: Lang| lang != Lang::Vi || language == Some(Lang::Vi);
            whole = concepts.iter().find(|c| spoken(c.lang)).map(|c| c.concept);
        }
    });
    whole
}

fn concept_at(tokens: &[Token<'_>], language: Option<Lang>) -> Option<Concept> {
    (1..=tokens.len().min(3)).rev().find_map(|len| concept_of(&tokens[..len], language))
}

/// One letter more, less, different or two swapped, first letter kept.
fn one_slip(a: &[u8], b: &[u8]) -> bool {
    if a.len().abs_diff(b.len()) > 1 || a.first() != b.first() || a == b || b.len() < 4 {
        return false;
    }
    let start = a.iter().zip(b).take_while(|(x, y)| x == y).count();
    let (a, b) = (&a[start..], &b[start..]);
    match a.len().cmp(&b.len()) {
        std::cmp::Ordering::Greater => a[1..] == *b,
        std::cmp::Ordering::Less => *a == b[1..],
        std::cmp::Ordering::Equal => {
            a[1..] == b[1..] || a.len() >= 2 && a[0] == b[1] && a[1] == b[0] && a[2..] == b[2..]
        }
    }
}

fn language_of_currency(currency: &str) -> Option<Lang> {
    Some(match currency {
        "CLP" | "MXN" | "PEN" | "ARS" | "UYU" | "COP" | "BOB" | "PYG" | "GTQ" | "CRC" | "DOP" => Lang::Es,
        "USD" | "GBP" | "AUD" | "CAD" | "SGD" | "NZD" => Lang::En,
        "BRL" => Lang::Pt,
        "PHP" => Lang::Tl,
        "IDR" | "MYR" => Lang::Id,
        "VND" => Lang::Vi,
        "THB" => Lang::Th,
        "TWD" | "CNY" | "HKD" => Lang::Zh,
        "JPY" => Lang::Ja,
        "KRW" => Lang::Ko,
        "INR" => Lang::Hi,
        "EGP" | "SAR" | "AED" | "MAD" | "JOD" | "KWD" | "LBP" | "IQD" | "DZD" | "TND" | "QAR" => Lang::Ar,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_slip_is_a_letter_more_less_different_or_swapped() {
        for (a, b) in [("polra", "polera"), ("poleera", "polera"), ("polara", "polera"), ("ploera", "polera")]
        {
            assert!(one_slip(a.as_bytes(), b.as_bytes()), "{a}");
        }
        assert!(!one_slip(b"blusas", b"polera"));
    }
}
