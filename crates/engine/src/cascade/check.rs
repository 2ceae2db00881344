//! Whether a model's answer may be believed: every line must be one of the offered products and make sense beside what
//! its writer holds. Whatever does not is dropped, and the comment stays with a person.

use domain::reading::{Intent, Reading, ReadingLine};
use intent::{Claim, Product, QUANTITY_MAX};
use serde::Deserialize;
use serde_json::Value;

/// Lines of one comment at most.
const LINES_MAX: usize = 12;
/// How sure a reading is that rules left open and a model closed.
const CONFIDENCE: f32 = 0.9;

#[derive(Deserialize)]
struct Answer {
    items: Vec<Value>,
}

#[derive(Deserialize)]
struct Item {
    i: usize,
    intent: Intent,
    sure: bool,
    lines: Vec<Line>,
}

#[derive(Deserialize)]
struct Line {
    sku: String,
    quantity: u32,
}

/// What a model said of one comment, as far as it can be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Said {
    intent: Intent,
    sure: bool,
    lines: Vec<(String, u32)>,
}

/// What the answer says of each of `number` comments; `None` where it says nothing that can be read, or two things.
/// `None` as a whole when the answer is not of the asked shape.
pub(super) fn said(answer: &Value, number: usize) -> Option<Vec<Option<Said>>> {
    let Answer { items } = Answer::deserialize(answer).ok()?;
    let mut all: Vec<Option<Said>> = vec![None; number];
    let mut seen = vec![false; number];
    for item in items {
        let Ok(item) = Item::deserialize(item) else { continue };
        let Some(slot) = all.get_mut(item.i) else { continue };
        let lines = item.lines.into_iter().map(|line| (line.sku, line.quantity)).collect();
        let twice = std::mem::replace(&mut seen[item.i], true);
        *slot = (!twice).then_some(Said { intent: item.intent, sure: item.sure, lines });
    }
    Some(all)
}

/// The second opinion on a comment, if it may stand: `offered` are the products the model was told, `claims` what the
/// writer holds, `language` what the rules took the comment for, `provider` who says so.
pub(super) fn opinion(
    said: &Said,
    offered: &[&Product],
    claims: &[Claim],
    language: &str,
    provider: &str,
) -> Option<Reading> {
    if !said.sure {
        return None;
    }
    let act = matches!(said.intent, Intent::Purchase | Intent::Cancel | Intent::Modify);
    let lines = if act { lines(said, offered, claims)? } else { Vec::new() };
    let tag = said.intent.tag();
    let named: Vec<String> =
        lines.iter().filter_map(|l| Some(format!("{} × {}", l.quantity, l.sku.as_deref()?))).collect();
    Some(Reading {
        intent: said.intent,
        act,
        language: language.to_owned(),
        confidence: CONFIDENCE,
        tags: vec![tag.to_owned(), "second_opinion".to_owned()],
        // Only words of ours and of the catalogue: a model's own sentences are not shown to anybody.
        reason: match named.as_slice() {
            [] => format!("second opinion by {provider}: {tag}"),
            named => format!("second opinion by {provider}: {tag}, {}", named.join(", ")),
        },
        lines,
        questions: Vec::new(),
        open: false,
    })
}

fn lines(said: &Said, offered: &[&Product], claims: &[Claim]) -> Option<Vec<ReadingLine>> {
    if said.lines.is_empty() || said.lines.len() > LINES_MAX {
        return None;
    }
    let held = |sku: &str| claims.iter().find(|claim| claim.sku.as_deref() == Some(sku));
    let mut lines: Vec<ReadingLine> = Vec::with_capacity(said.lines.len());
    for (sku, quantity) in &said.lines {
        let product = offered.iter().find(|product| product.variants.iter().any(|v| v.sku == *sku))?;
        let again = lines.iter().any(|line| line.sku.as_deref() == Some(sku));
        if again || !(1..=QUANTITY_MAX).contains(&u64::from(*quantity)) {
            return None;
        }
        match said.intent {
            // Claiming what is held already may mean one more: somebody has to ask.
            Intent::Purchase if held(sku).is_some() => return None,
            Intent::Cancel if held(sku).is_none_or(|claim| claim.quantity != *quantity) => return None,
            Intent::Modify if claims.is_empty() || held(sku).is_some_and(|c| c.quantity == *quantity) => {
                return None;
            }
            _ => {}
        }
        lines.push(ReadingLine {
            product: Some(product.code.clone()),
            sku: Some(sku.clone()),
            quantity: *quantity,
            missing: Vec::new(),
        });
    }
    Some(lines)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn shop() -> Product {
        serde_json::from_value(
            json!({"code": "A1", "name": "Polera", "keywords": [], "options": ["talla"], "variants": [
            {"sku": "A1-M", "options": {"talla": "M"}, "price": 1, "stock": 1},
            {"sku": "A1-L", "options": {"talla": "L"}, "price": 1, "stock": 1}]}),
        )
        .unwrap()
    }

    fn held(sku: &str, quantity: u32) -> Claim {
        Claim { product: "A1".to_owned(), sku: Some(sku.to_owned()), quantity }
    }

    fn judge(intent: &str, sure: bool, lines: &Value, claims: &[Claim]) -> Option<Reading> {
        let answer = json!({"items": [{"i": 0, "intent": intent, "sure": sure, "lines": lines}]});
        let said = said(&answer, 1)?.pop()??;
        opinion(&said, &[&shop()], claims, "es", "openai")
    }

    #[test]
    fn what_is_offered_and_sane_may_stand() {
        let one = json!([{"sku": "A1-M", "quantity": 2}]);
        let reading = judge("purchase", true, &one, &[]).unwrap();
        assert!(reading.act);
        assert_eq!(reading.lines[0].product.as_deref(), Some("A1"));
        assert_eq!(judge("cancel", true, &one, &[held("A1-M", 2)]).unwrap().intent, Intent::Cancel);
        assert!(judge("modify", true, &one, &[held("A1-M", 1)]).unwrap().act);
        assert!(!judge("question", true, &json!([]), &[]).unwrap().act);
    }

    #[test]
    fn whatever_a_stranger_may_have_talked_a_model_into_is_dropped() {
        let line = |sku: &str, quantity: i64| json!([{"sku": sku, "quantity": quantity}]);
        let refused = [
            ("purchase", true, line("A1-XXL", 1), vec![]),
            ("purchase", true, line("A1-M", 99), vec![]),
            ("purchase", true, line("A1-M", 0), vec![]),
            ("purchase", true, line("A1-M", -1), vec![]),
            ("purchase", true, json!([]), vec![]),
            ("purchase", false, line("A1-M", 1), vec![]),
            ("purchase", true, line("A1-M", 1), vec![held("A1-M", 1)]),
            (
                "purchase",
                true,
                json!([{"sku": "A1-M", "quantity": 1}, {"sku": "A1-M", "quantity": 1}]),
                vec![],
            ),
            ("cancel", true, line("A1-M", 1), vec![]),
            ("cancel", true, line("A1-M", 1), vec![held("A1-M", 2)]),
            ("modify", true, line("A1-M", 2), vec![]),
            ("modify", true, line("A1-M", 2), vec![held("A1-M", 2)]),
            ("discount", true, json!([]), vec![]),
        ];
        for (intent, sure, lines, claims) in refused {
            assert_eq!(judge(intent, sure, &lines, &claims), None, "{intent} {sure} {lines} {claims:?}");
        }
    }

    #[test]
    fn an_answer_is_taken_comment_by_comment() {
        let answer = json!({"items": [
            {"i": 1, "intent": "greeting", "sure": true, "lines": []},
            {"i": 7, "intent": "greeting", "sure": true, "lines": []},
            {"i": 2, "intent": "greeting", "sure": true, "lines": []},
            {"i": 2, "intent": "purchase", "sure": true, "lines": []},
            {"i": 0, "intent": 5}]});
        let all = said(&answer, 3).unwrap();
        assert!(all[0].is_none() && all[1].is_some() && all[2].is_none(), "{all:?}");
        assert_eq!(said(&json!({"readings": []}), 1), None);
        assert_eq!(said(&json!("purchase"), 1), None);
    }
}
