//! Which product and variants a comment speaks of, for somebody who answers it. Not for claiming.

use crate::catalogue::{ProductEntry, Said};
use crate::lexicon::Class;
use crate::mark::{self, Mark, What};
use crate::resolve;
use crate::{Comment, Index};

/// The one product a comment speaks of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subject {
    /// Its code.
    pub product: String,
    /// SKUs of the variants that fit what was said ("hay en M?"); all of them where nothing was, none where nothing
    /// fits.
    pub skus: Vec<String>,
    /// It was named, not only on air.
    pub named: bool,
}

/// The product a comment names, else the one on air; `None` where it names several, or none and none is on air.
pub fn subject(index: &Index, comment: &Comment<'_>) -> Option<Subject> {
    let text = crate::folded(comment.text);
    let (tokens, mut marks, _) = mark::marked(index, comment.text, &text, comment.locale);
    // "hay en M?": the words that ask end in what is asked for.
    for mark in marks.clone() {
        let last = tokens.get(mark.from + mark.len.saturating_sub(1));
        if let (What::Cue(Class::Ask(_)), true, Some(last)) = (&mark.what, mark.len > 1, last) {
            marks.extend(mark::marked(index, last.text, last.text, comment.locale).1);
        }
    }
    let pin = comment.pinned.and_then(|code| index.product_of(code));
    let (product, named) = match named(&marks, pin) {
        Named::Nothing => (pin?, false),
        Named::One(product) => (product, true),
        Named::Several => return None,
    };
    let entry = index.products.get(usize::from(product))?;
    let said = options_said(&marks, entry, product);
    let fits = |at: usize| said.as_ref().is_some_and(|said| resolve::fits(entry, said, at));
    let skus = entry.variants.iter().enumerate().filter(|(at, _)| fits(*at)).map(|(_, v)| v.sku.clone());
    Some(Subject { product: entry.code.clone(), skus: skus.collect(), named })
}

enum Named {
    Nothing,
    One(u16),
    Several,
}

/// What codes name, and else what words name together; a word of several products names the one on air among them.
fn named(marks: &[Mark], pin: Option<u16>) -> Named {
    let mut codes: Vec<u16> = marks.iter().filter_map(|mark| coded(&mark.what)).collect();
    codes.sort_unstable();
    codes.dedup();
    match codes.as_slice() {
        [] => {}
        [one] => return Named::One(*one),
        _ => return Named::Several,
    }
    let mut common: Option<Vec<u16>> = None;
    for mark in marks {
        let What::Hint(hint) = &mark.what else { continue };
        if hint.names.is_empty() {
            continue;
        }
        common = Some(match common {
            None => hint.names.clone(),
            Some(before) => before.into_iter().filter(|product| hint.names.contains(product)).collect(),
        });
    }
    match common.as_deref() {
        None => Named::Nothing,
        Some([one]) => Named::One(*one),
        Some(several) => pin.filter(|pin| several.contains(pin)).map_or(Named::Several, Named::One),
    }
}

fn coded(what: &What) -> Option<u16> {
    match what {
        What::Code(product) => Some(*product),
        What::Number { code, said: None, .. } => *code,
        _ => None,
    }
}

/// The options said that the product has; `None` where one was said that it does not have.
fn options_said(marks: &[Mark], entry: &ProductEntry, product: u16) -> Option<Vec<Said>> {
    let mut all = Vec::new();
    for mark in marks {
        let (said, is_name) = match &mark.what {
            What::Hint(hint) => (hint.said, hint.names.contains(&product)),
            What::Number { said, code, .. } => (*said, *code == Some(product)),
            _ => (None, false),
        };
        let Some(said) = said else { continue };
        if entry.offers(said) {
            all.push(said);
        } else if !is_name && !entry.is_coloured(said) {
            return None;
        }
    }
    Some(all)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Author, Catalogue};

    fn subject_of(text: &str, pinned: Option<&str>) -> Option<(String, usize, bool)> {
        let variant =
            |size: &str| serde_json::json!({"sku": format!("POL-{size}"), "options": {"talla": size}});
        let catalogue: Catalogue =
            serde_json::from_value(serde_json::json!({"currency": "CLP", "products": [
            {"code": "A12", "name": "Polera roja", "keywords": ["polera"], "options": ["talla"],
             "variants": [variant("S"), variant("M"), variant("L")]},
            {"code": "B7", "name": "Bolso de paja", "variants": [{"sku": "BOL"}]}]}))
            .unwrap();
        let comment = Comment { text, pinned, author: Author::Buyer, claims: &[], locale: Some("es-CL") };
        subject(&Index::new(&catalogue), &comment).map(|s| (s.product, s.skus.len(), s.named))
    }

    #[test]
    fn what_is_named_is_asked_about_else_what_is_on_air() {
        let a12 = |variants, named| Some(("A12".to_owned(), variants, named));
        assert_eq!(subject_of("cuánto sale la polera?", Some("B7")), a12(3, true));
        assert_eq!(subject_of("precio A12", None), a12(3, true));
        assert_eq!(subject_of("hay en M?", Some("A12")), a12(1, false));
        assert_eq!(subject_of("tienes la polera en XXL?", None), a12(0, true));
        assert_eq!(subject_of("precio?", Some("A12")), a12(3, false));
    }

    #[test]
    fn several_products_or_none_are_no_subject() {
        assert_eq!(subject_of("precio?", None), None);
        assert_eq!(subject_of("cuánto por la polera y el bolso?", Some("A12")), None);
    }
}
