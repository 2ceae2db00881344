//! The development cases of every language, read and scored: what the reader reached may not be lost again.

use std::path::{Path, PathBuf};

use crate::score::{Case, Score, parse_cases, score};
use crate::{Catalogue, Index};

/// Languages whose cases and lexicon were written by the same hand, in `cases/<language>.jsonl`.
const LANGUAGES: [&str; 15] =
    ["es", "en", "pt", "fr", "it", "de", "tl", "id", "vi", "th", "zh", "ja", "ko", "ar", "hi"];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("cases")
}

fn text(file: &Path) -> String {
    std::fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

fn score_of(catalogue: &Catalogue, cases: &[Case], held_out: bool) -> Score {
    score(&Index::new(catalogue), cases.iter().filter(|case| case.is_held_out() == held_out))
}

fn with_the_lexicon(held_out: bool) -> Score {
    let mut total = Score::default();
    for language in LANGUAGES {
        let catalogue: Catalogue =
            serde_json::from_str(&text(&folder().join(format!("{language}.catalogue.json")))).unwrap();
        let cases = parse_cases(&text(&folder().join(format!("{language}.jsonl")))).unwrap().cases;
        total.add(score_of(&catalogue, &cases, held_out));
    }
    total
}

/// All cases of a folder of `cases` whose files bring their own catalogue.
fn folder_of_shops(name: &str) -> Score {
    let mut total = Score::default();
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(folder().join(name)).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    for file in files.iter().filter(|file| file.extension().is_some_and(|end| end == "json")) {
        let file = parse_cases(&text(file)).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        total.add(score(&Index::new(&file.catalogue.unwrap()), &file.cases));
    }
    total
}

fn check(name: &str, tuned: &Score, held_out: &Score, precision_min: f64) {
    println!("{name}, tuned on:\n{}", tuned.tables());
    for miss in tuned.wrong_acts.iter().chain(&tuned.misses) {
        println!("{miss}");
    }
    // No sentences about these: nobody is to tune on them.
    println!("{name}, held out:\n{}", held_out.tables());
    assert!(tuned.overall.cases > 0 && held_out.overall.cases > 0);
    for score in [tuned, held_out] {
        assert!(
            score.overall.precision() >= precision_min,
            "a wrong act costs the seller more than a question: {:?}",
            score.overall
        );
    }
}

#[test]
fn cases_written_with_the_lexicons_are_read_as_well_as_before() {
    check("written with the lexicons", &with_the_lexicon(false), &with_the_lexicon(true), 0.99);
}

#[test]
fn independent_cases_are_read_as_well_as_before() {
    check("independent", &folder_of_shops("independent"), &folder_of_shops("untouched"), 0.96);
}
