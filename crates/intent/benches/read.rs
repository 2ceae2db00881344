//! What a comment costs: the comments of the five-hour Live against a catalogue of 1,000 products with four variants each,
//! on one core. Prints the median and the 99th percentile over single comments and the memory of lexicons and index, then
//! lets criterion compare with the last run.
//!
//! ```sh
//! cargo bench -p intent
//! scripts/reader-instructions.sh     # instructions a comment, which no other program on the machine changes
//! ```
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::print_stdout)]

use std::hint::black_box;
use std::time::{Duration, Instant};

use criterion::{Criterion, criterion_group, criterion_main};
use intent::{Author, Catalogue, Comment, Index, Product, Variant};

const PRODUCTS: usize = 1_000;
const SIZES: [&str; 4] = ["S", "M", "L", "XL"];
const KINDS: [&str; 10] =
    ["Polera", "Vestido", "Falda", "Blusa", "Chaqueta", "Pantalón", "Bolso", "Cartera", "Zapato", "Pulsera"];
const COLOURS: [&str; 10] =
    ["roja", "azul", "verde", "negra", "blanca", "gris", "rosada", "amarilla", "morada", "café"];
const KINDS_OF_CLOTH: [&str; 10] =
    ["algodón", "lino", "seda", "lana", "mezclilla", "cuero", "encaje", "punto", "gasa", "terciopelo"];

/// Names that share words, as real ones do: 10 kinds × 10 colours × 10 materials.
fn catalogue() -> Catalogue {
    let product = |i: usize| {
        let (kind, colour, cloth) = (KINDS[i % 10], COLOURS[i / 10 % 10], KINDS_OF_CLOTH[i / 100 % 10]);
        let code = format!("{}{}", char::from(b'A' + u8::try_from(i / 100).unwrap()), i % 100);
        let variants = SIZES
            .iter()
            .map(|size| Variant {
                sku: format!("{code}-{size}"),
                options: [("talla".to_owned(), (*size).to_owned())].into_iter().collect(),
                price: 9_990,
                stock: 5,
            })
            .collect();
        Product {
            name: format!("{kind} {colour} de {cloth}"),
            keywords: vec![format!("{kind} {colour}").to_lowercase()],
            options: vec!["talla".to_owned()],
            variants,
            code,
        }
    };
    Catalogue { currency: "CLP".to_owned(), products: (0..PRODUCTS).map(product).collect() }
}

/// Texts of the five-hour Live.
fn comments() -> Vec<String> {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../../end2end/lives/five-hours.jsonl");
    std::fs::read_to_string(file)
        .expect("the Live is in the repository")
        .lines()
        .filter_map(|line| {
            let entry: serde_json::Value = serde_json::from_str(line).expect("a line of JSON");
            (entry["kind"] == "comment").then(|| entry["text"].as_str().map(str::to_owned)).flatten()
        })
        .collect()
}

fn comment(text: &str) -> Comment<'_> {
    Comment { text, pinned: Some("A12"), author: Author::Buyer, claims: &[], locale: Some("es-CL") }
}

fn percentiles(index: &Index, texts: &[String]) {
    const ROUNDS: usize = 20;
    let mut times: Vec<Duration> = Vec::with_capacity(texts.len() * ROUNDS);
    for _ in 0..ROUNDS {
        for text in texts {
            let began = Instant::now();
            black_box(intent::read(index, black_box(&comment(text))));
            times.push(began.elapsed());
        }
    }
    times.sort_unstable();
    println!(
        "{} readings: median {:?}, 99 % within {:?}, longest {:?}",
        times.len(),
        times[times.len() / 2],
        times[times.len() * 99 / 100],
        times[times.len() - 1]
    );
}

/// The name is what `scripts/reader-instructions.sh` counts in.
#[inline(never)]
fn read_every_comment_once(index: &Index, texts: &[String]) {
    for text in texts {
        black_box(intent::read(index, black_box(&comment(text))));
    }
}

/// Resident memory of this process in kB, where the system tells.
fn resident_kb() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    status
        .lines()
        .find_map(|line| line.strip_prefix("VmRSS:")?.trim().strip_suffix(" kB")?.trim().parse().ok())
}

fn bench(criterion: &mut Criterion) {
    let (catalogue, texts) = (catalogue(), comments());
    let before = resident_kb();
    let index = Index::new(&catalogue);
    intent::warm_up();
    read_every_comment_once(&index, &texts);
    if let (Some(before), Some(after)) = (before, resident_kb()) {
        println!(
            "lexicons, index and {} readings: {} kB resident",
            texts.len(),
            after.saturating_sub(before)
        );
    }
    if std::env::var_os("ONCE").is_some() {
        return;
    }
    percentiles(&index, &texts);
    criterion.bench_function("the Live's comments", |b| {
        b.iter(|| read_every_comment_once(&index, &texts));
    });
    criterion.bench_function("index of 4,000 variants", |b| b.iter(|| Index::new(black_box(&catalogue))));
}

criterion_group!(benches, bench);
criterion_main!(benches);
