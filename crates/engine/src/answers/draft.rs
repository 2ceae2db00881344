//! An answer to a question from what the catalogue says, and nothing else. Pure: the caller brings the facts.

use domain::Money;
use domain::money::Currency;
use domain::reading::QuestionKind;
use domain::views::{AnswerFact, AnswerFactKind};

use super::sentences::Sentences;

/// Values or variants listed in one answer at most; a public reply is short.
const LISTED_MAX: usize = 12;

/// A variant as an answer needs it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Choice {
    /// Its options' values, in the order of the product's options.
    pub values: Vec<String>,
    /// Minor units.
    pub price_minor: i64,
    /// Units nobody holds.
    pub free: i64,
    /// It fits what was said.
    pub meant: bool,
}

/// The product that is asked about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Topic {
    pub code: String,
    pub name: String,
    pub choices: Vec<Choice>,
}

/// How the shop delivers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Ways {
    pub currency: Currency,
    pub delivery_minor: i64,
    /// Empty where nothing can be picked up.
    pub pickup_address: String,
}

/// An answer and what it rests on.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Draft {
    /// Empty where the catalogue answers nothing of what is asked.
    pub text: String,
    pub facts: Vec<AnswerFact>,
}

impl Draft {
    fn say(&mut self, sentence: &str) {
        if !self.text.is_empty() {
            self.text.push(' ');
        }
        self.text.push_str(sentence);
    }

    fn rests_on(&mut self, kind: AnswerFactKind, about: &str, value: String) {
        self.facts.push(AnswerFact { kind, about: about.to_owned(), value });
    }
}

/// Answers the kinds of question the catalogue knows about: price, stock, size, colour, delivery. The others are left out.
pub(super) fn draft(
    sentences: &Sentences,
    kinds: &[QuestionKind],
    topic: Option<&Topic>,
    ways: &Ways,
) -> Draft {
    let mut draft = Draft::default();
    let asks = |kind| kinds.contains(&kind);
    if let Some(topic) = topic {
        if asks(QuestionKind::Price) {
            price(&mut draft, topic, ways.currency);
        }
        let particular = topic.choices.iter().any(|choice| !choice.meant);
        if asks(QuestionKind::Stock) || particular && (asks(QuestionKind::Size) || asks(QuestionKind::Colour))
        {
            stock(&mut draft, sentences, topic);
        } else if asks(QuestionKind::Size) || asks(QuestionKind::Colour) {
            choices(&mut draft, sentences.choices, topic);
        }
    }
    if asks(QuestionKind::Shipping) {
        delivery(&mut draft, sentences, ways);
    }
    draft
}

fn about(topic: &Topic, choice: Option<&Choice>) -> String {
    let mut text = format!("{} · {}", topic.code, topic.name);
    for value in choice.iter().flat_map(|choice| &choice.values) {
        text.push_str(" · ");
        text.push_str(value);
    }
    text
}

/// "Polera roja (A12): $9.990", or from … to … where the variants differ.
fn price(draft: &mut Draft, topic: &Topic, currency: Currency) {
    let meant: Vec<&Choice> = topic.choices.iter().filter(|choice| choice.meant).collect();
    let asked: Vec<&Choice> = if meant.is_empty() { topic.choices.iter().collect() } else { meant };
    let prices = || asked.iter().map(|choice| choice.price_minor);
    let (Some(low), Some(high)) = (prices().min(), prices().max()) else { return };
    let shown = |minor| Money::new(minor, currency).to_string();
    let amount = if low == high { shown(low) } else { format!("{} – {}", shown(low), shown(high)) };
    draft.say(&format!("{} ({}): {amount}.", topic.name, topic.code));
    let one = if let [one] = asked.as_slice() { Some(*one) } else { None };
    draft.rests_on(AnswerFactKind::Price, &about(topic, one), amount);
}

/// What is left of what was asked for; where that is nothing, what else there is.
fn stock(draft: &mut Draft, sentences: &Sentences, topic: &Topic) {
    let meant: Vec<&Choice> = topic.choices.iter().filter(|choice| choice.meant).collect();
    if meant.is_empty() {
        choices(draft, sentences.none_such, topic);
        return;
    }
    for choice in meant.iter().take(LISTED_MAX) {
        draft.rests_on(AnswerFactKind::Stock, &about(topic, Some(choice)), choice.free.max(0).to_string());
    }
    let left: Vec<&&Choice> = meant.iter().filter(|choice| choice.free > 0).collect();
    if left.is_empty() {
        let goods = if let [only] = meant.as_slice() { goods(topic, only) } else { topic.name.clone() };
        draft.say(&fill(sentences.sold_out, &goods));
        return;
    }
    let whole = left.len() == meant.len() && meant.len() > 1 && meant.len() == topic.choices.len();
    let goods = if whole {
        format!("{} ({})", topic.name, listed(left.iter().map(|choice| choice.values.join(" · "))))
    } else {
        listed(left.iter().map(|choice| goods(topic, choice)))
    };
    draft.say(&fill(sentences.available, &goods));
}

fn goods(topic: &Topic, choice: &Choice) -> String {
    let mut text = topic.name.clone();
    for value in &choice.values {
        text.push_str(" · ");
        text.push_str(value);
    }
    text
}

/// What can be had now.
fn choices(draft: &mut Draft, sentence: &str, topic: &Topic) {
    let left: Vec<&Choice> =
        topic.choices.iter().filter(|choice| choice.free > 0 && !choice.values.is_empty()).collect();
    if left.is_empty() {
        return;
    }
    let values = listed(left.iter().map(|choice| choice.values.join(" · ")));
    draft.say(&fill(sentence, &values));
    draft.rests_on(AnswerFactKind::Choices, &about(topic, None), values);
}

fn delivery(draft: &mut Draft, sentences: &Sentences, ways: &Ways) {
    let price = Money::new(ways.delivery_minor, ways.currency).to_string();
    if ways.delivery_minor == 0 {
        draft.say(sentences.delivery_free);
    } else {
        draft.say(&fill(sentences.delivery, &price));
    }
    draft.rests_on(AnswerFactKind::Delivery, "", price);
    if !ways.pickup_address.is_empty() {
        draft.say(&fill(sentences.pickup, &ways.pickup_address));
        draft.rests_on(AnswerFactKind::Pickup, "", ways.pickup_address.clone());
    }
}

fn fill(sentence: &str, with: &str) -> String {
    sentence.replacen("{}", with, 1)
}

fn listed(values: impl Iterator<Item = String>) -> String {
    let mut values: Vec<String> = values.collect();
    values.dedup();
    if values.len() > LISTED_MAX {
        values.truncate(LISTED_MAX);
        values.push("…".to_owned());
    }
    values.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::answers::sentences;

    fn choice(size: &str, price_minor: i64, free: i64) -> Choice {
        Choice { values: vec![size.to_owned()], price_minor, free, meant: true }
    }

    fn polera() -> Topic {
        Topic {
            code: "A12".to_owned(),
            name: "Polera roja".to_owned(),
            choices: vec![choice("S", 9_990, 0), choice("M", 9_990, 2), choice("XL", 11_990, 1)],
        }
    }

    fn meaning(size: &str) -> Topic {
        let mut topic = polera();
        for choice in &mut topic.choices {
            choice.meant = choice.values == [size];
        }
        topic
    }

    fn ways() -> Ways {
        Ways { currency: Currency::CLP, delivery_minor: 3_500, pickup_address: String::new() }
    }

    fn says(kinds: &[QuestionKind], topic: Option<&Topic>) -> String {
        draft(sentences::of("es").unwrap(), kinds, topic, &ways()).text
    }

    #[test]
    fn a_price_is_the_catalogues_and_a_range_where_variants_differ() {
        assert_eq!(says(&[QuestionKind::Price], Some(&polera())), "Polera roja (A12): $9.990 – $11.990.");
        assert_eq!(says(&[QuestionKind::Price], Some(&meaning("XL"))), "Polera roja (A12): $11.990.");
        assert_eq!(
            says(&[QuestionKind::Price], Some(&meaning("52"))),
            "Polera roja (A12): $9.990 – $11.990."
        );
    }

    #[test]
    fn what_is_left_is_said_and_what_is_not_too() {
        let stock = |topic: &Topic| says(&[QuestionKind::Stock], Some(topic));
        assert_eq!(stock(&meaning("M")), "Sí, nos queda: Polera roja · M.");
        assert!(stock(&meaning("S")).starts_with("Por ahora se agotó: Polera roja · S."));
        assert_eq!(stock(&meaning("52")), "Así no lo tenemos. Disponible en: M, XL.");
        assert_eq!(stock(&polera()), "Sí, nos queda: Polera roja · M, Polera roja · XL.");
        let mut all_there = polera();
        all_there.choices[0].free = 1;
        assert_eq!(stock(&all_there), "Sí, nos queda: Polera roja (S, M, XL).");
        let mut nothing = polera();
        nothing.choices.iter_mut().for_each(|choice| choice.free = 0);
        assert!(stock(&nothing).starts_with("Por ahora se agotó: Polera roja."));
        assert_eq!(says(&[QuestionKind::Size], Some(&nothing)), "", "there is nothing to choose from");
    }

    #[test]
    fn sizes_and_colours_are_those_that_can_be_had() {
        assert_eq!(says(&[QuestionKind::Size], Some(&polera())), "Disponible en: M, XL.");
        assert_eq!(says(&[QuestionKind::Size], Some(&meaning("M"))), "Sí, nos queda: Polera roja · M.");
        assert_eq!(
            says(&[QuestionKind::Price, QuestionKind::Colour], Some(&polera())),
            "Polera roja (A12): $9.990 – $11.990. Disponible en: M, XL."
        );
    }

    #[test]
    fn delivery_needs_no_product_and_everything_else_does() {
        assert_eq!(says(&[QuestionKind::Shipping], None), "El envío cuesta $3.500.");
        let free = Ways { delivery_minor: 0, pickup_address: "Lira 12".to_owned(), ..ways() };
        let drafted = draft(sentences::of("en").unwrap(), &[QuestionKind::Shipping], None, &free);
        assert_eq!(drafted.text, "Delivery is free. You can also pick it up: Lira 12.");
        assert_eq!(drafted.facts.len(), 2);
        for kind in [QuestionKind::Price, QuestionKind::Stock, QuestionKind::Size] {
            assert_eq!(says(&[kind], None), "");
        }
        for kind in [QuestionKind::Payment, QuestionKind::HowToBuy, QuestionKind::Other] {
            assert_eq!(says(&[kind], Some(&polera())), "", "the catalogue does not know");
        }
    }

    #[test]
    fn every_fact_said_names_its_source() {
        let all = [QuestionKind::Price, QuestionKind::Stock, QuestionKind::Shipping];
        let drafted = draft(sentences::of("pt").unwrap(), &all, Some(&meaning("M")), &ways());
        let kinds: Vec<AnswerFactKind> = drafted.facts.iter().map(|fact| fact.kind).collect();
        assert_eq!(kinds, [AnswerFactKind::Price, AnswerFactKind::Stock, AnswerFactKind::Delivery]);
        assert_eq!(drafted.facts[1].about, "A12 · Polera roja · M");
        assert_eq!(drafted.facts[1].value, "2");
    }

    #[test]
    fn every_language_has_all_its_sentences() {
        for language in sentences::LANGUAGES {
            let one = sentences::of(language).unwrap();
            for frame in [one.available, one.sold_out, one.choices, one.none_such, one.delivery, one.pickup] {
                assert_eq!(frame.matches("{}").count(), 1, "{language}: {frame}");
            }
            assert!(!one.delivery_free.is_empty() && !one.delivery_free.contains("{}"), "{language}");
        }
        assert!(sentences::of("xx").is_none());
        assert_eq!(sentences::script("zh", "這個多少錢", "SG"), "zh-Hant");
        assert_eq!(sentences::script("zh", "多少", "TW"), "zh-Hant");
        assert_eq!(sentences::script("zh", "这个多少钱", "CN"), "zh");
    }
}
