//! Words written without blanks: "b4rosaS", "mx2". Not for codes.

use super::{Hint, Marker, What};
use crate::catalogue::Said;
use crate::lexicon::lexicon;
use phrases::token::{Kind, Token};

impl Marker<'_, '_> {
    /// The two parts of a word that touches what stands before it, where both are known: colour and size, or size and "x"
    /// before a number.
    pub(super) fn parts(&self, at: usize, product: Option<u16>) -> Option<[What; 2]> {
        let token = self.tokens.get(at).filter(|t| t.kind == Kind::Word && t.text.is_ascii())?;
        let number = self.tokens.get(at + 1).filter(|t| t.glued && matches!(t.kind, Kind::Number(1..=10)));
        let sold = |number: &Token<'_>| {
            self.index.product_of_compact(&format!("{}{}", token.text, number.text)).is_some()
        };
        let counted = number.is_some_and(|number| !sold(number));
        let option = |said: Said| {
            What::Hint(Hint { said: Some(said), names: Vec::new(), misspelt: false, whole: false })
        };
        if let (true, Some(size)) = (counted, token.text.strip_suffix('x').filter(|rest| !rest.is_empty())) {
            return Some([option(self.said_of(size)?), What::Times('x')]);
        }
        let entry = self.index.products.get(usize::from(product.filter(|_| token.glued)?))?;
        let offered = |text: &str| self.said_of(text).filter(|said| entry.offers(*said));
        ["xxl", "xl", "xs", "s", "m", "l"].into_iter().find_map(|size| {
            let colour = offered(token.text.strip_suffix(size)?).filter(|said| said.is_colour())?;
            Some([option(colour), option(offered(size)?)])
        })
    }

    /// What a word alone says, in any language.
    fn said_of(&self, text: &str) -> Option<Said> {
        let mut concept = None;
        lexicon().concepts.walk(&[lexicon().concepts.word(text)], |_, found| {
            concept = found.first().map(|entry| entry.concept);
        });
        let mut value = None;
        self.index.values.walk(&[self.index.values.word(text)], |_, found| value = found.first().copied());
        (concept.is_some() || value.is_some()).then_some(Said { concept, to: None, value })
    }
}
