//! Millions of inputs nobody would type: no reading may panic, book what is not sold here, or take longer than its length
//! explains. A short run belongs to every test run; the long one is
//!
//! ```sh
//! INPUTS=10000000 cargo test --release -p intent --test flood -- --nocapture
//! ```
//!
//! The seed is printed; `SEED=…` repeats a run.
#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stdout)]

#[path = "support/pieces.rs"]
mod pieces;

use std::time::{SystemTime, UNIX_EPOCH};

use intent::{Author, Catalogue, Claim, Comment, Index, read};

use self::pieces::PIECES;

const INPUTS: u64 = 40_000;
/// Facebook takes 8,000 characters; one input in two thousand is far longer.
const LONG_BYTES: usize = 100_000;
const LONG_EVERY: u64 = 2_000;

/// xorshift64*: fast, and the same everywhere.
struct Dice(u64);

impl Dice {
    fn roll(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d)
    }

    fn below(&mut self, n: u64) -> u64 {
        self.roll() % n
    }

    fn of<T: Copy>(&mut self, items: &[T]) -> T {
        items[usize::try_from(self.below(items.len() as u64)).unwrap()]
    }

    fn character(&mut self) -> char {
        let from = match self.below(6) {
            0 => 0x20,
            1 => 0x0600,
            2 => 0x0e00,
            3 => 0x4e00,
            4 => 0x1f300,
            _ => return char::from_u32(u32::try_from(self.below(0x11_0000)).unwrap()).unwrap_or('\u{fffd}'),
        };
        char::from_u32(from + u32::try_from(self.below(0x180)).unwrap()).unwrap_or('\u{fffd}')
    }

    fn text(&mut self, into: &mut String, nth: u64) {
        into.clear();
        let long = nth.is_multiple_of(LONG_EVERY);
        let pieces = self.below(14);
        let mut count = 0;
        while if long { into.len() < LONG_BYTES } else { count < pieces } {
            match self.below(8) {
                0 => into.push(self.character()),
                1 => {
                    let c = self.character();
                    into.extend(std::iter::repeat_n(c, usize::try_from(self.below(40)).unwrap()));
                }
                _ => into.push_str(self.of(&PIECES)),
            }
            if self.below(3) > 0 {
                into.push(' ');
            }
            count += 1;
        }
    }
}

fn number(name: &str) -> Option<u64> {
    std::env::var(name).ok().map(|value| value.parse().unwrap_or_else(|_| panic!("{name} is a number")))
}

#[test]
fn no_input_panics_or_books_what_is_not_sold_here() {
    let inputs = number("INPUTS").unwrap_or(INPUTS);
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_nanos();
    let seed = number("SEED").unwrap_or_else(|| u64::try_from(now % u128::from(u64::MAX)).unwrap()).max(1);
    println!("{inputs} inputs, SEED={seed}");
    let catalogue: Catalogue = serde_json::from_str(include_str!("../cases/es.catalogue.json")).unwrap();
    let index = Index::new(&catalogue);
    let held = [Claim { product: "C5".into(), sku: Some("C5".into()), quantity: 2 }];
    let mut dice = Dice(seed);
    let mut text = String::new();
    let (mut bytes, mut acts, mut longest) = (0usize, 0u64, 0usize);
    for nth in 0..inputs {
        dice.text(&mut text, nth);
        let comment = Comment {
            text: &text,
            pinned: dice.of(&[None, Some("C5"), Some("A12"), Some("Z9")]),
            author: if dice.below(50) == 0 { Author::Page } else { Author::Buyer },
            claims: if dice.below(3) == 0 { &held } else { &[] },
            locale: dice.of(&[None, Some("es-CL"), Some("th-TH"), Some("zh_TW"), Some("")]),
        };
        let reading = read(&index, &comment);
        bytes += text.len();
        longest = longest.max(text.len());
        acts += u64::from(reading.act);
        assert!((0.0..=1.0).contains(&reading.confidence), "SEED={seed}, input {nth}: {text:?}");
        assert!(!reading.act || comment.author == Author::Buyer, "SEED={seed}, input {nth}: {text:?}");
        for line in reading.lines.iter().filter(|_| reading.act) {
            let product =
                catalogue.products.iter().find(|product| Some(&product.code) == line.product.as_ref());
            let sold = product.is_some_and(|p| p.variants.iter().any(|v| Some(&v.sku) == line.sku.as_ref()));
            assert!(sold && (1..=10).contains(&line.quantity), "SEED={seed}, input {nth}: {text:?} {line:?}");
        }
    }
    println!("{bytes} bytes read, the longest input {longest}; {acts} readings act");
    assert!(inputs < 1_000 || acts > 0, "the inputs look nothing like comments");
}
