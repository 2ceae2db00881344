//! The development cases of every language, read and scored: what the reader reached may not be lost again.

use crate::score::{Case, Score, Tally, parse_cases, score};
use crate::{Catalogue, Index};

const LANGUAGES: [&str; 15] =
    ["es", "en", "pt", "fr", "it", "de", "tl", "id", "vi", "th", "zh", "ja", "ko", "ar", "hi"];

fn file(name: &str) -> Option<String> {
    std::fs::read_to_string(format!("{}/cases/{name}", env!("CARGO_MANIFEST_DIR"))).ok()
}

fn score_of(language: &str, held_out: bool) -> Score {
    let Some(text) = file(&format!("{language}.jsonl")) else { return Score::default() };
    let catalogue: Catalogue =
        serde_json::from_str(&file(&format!("{language}.catalogue.json")).unwrap()).unwrap();
    let cases: Vec<Case> =
        parse_cases(&text).unwrap().cases.into_iter().filter(|case| case.is_held_out() == held_out).collect();
    score(&Index::new(&catalogue), &cases)
}

fn all(held_out: bool) -> Score {
    let mut total = Score::default();
    for language in LANGUAGES {
        let score = score_of(language, held_out);
        total.languages.extend(score.languages);
        total.misses.extend(score.misses);
    }
    for tally in total.languages.values() {
        total.overall = sum(total.overall, *tally);
    }
    total
}

fn sum(a: Tally, b: Tally) -> Tally {
    Tally {
        cases: a.cases + b.cases,
        acted: a.acted + b.acted,
        acted_right: a.acted_right + b.acted_right,
        should_act: a.should_act + b.should_act,
        intent_right: a.intent_right + b.intent_right,
    }
}

#[test]
fn the_development_cases_are_read_as_well_as_before() {
    let total = all(false);
    println!("{}", total.table());
    for miss in &total.misses {
        println!("{miss}");
    }
    println!("held out:\n{}", all(true).table());
    assert!(total.overall.cases > 0);
    assert!(total.overall.precision() >= 0.98, "a wrong act costs the seller more than a question");
}
