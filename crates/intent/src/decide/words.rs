//! Which words nobody knows a claim may have beside it. Not for words the lexicons know.

use super::{Context, Strength};
use crate::clause::Clause;
use crate::lexicon::{Class, Property};
use crate::mark::{Mark, What};
use crate::resolve::Source;
use crate::slots::Item;

/// Words nobody knows, by where they stand.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Strangers {
    /// In a part of the comment that has neither claim nor item: "me antojé, la chaqueta en L para mí".
    pub aside: usize,
    /// In a part that claims or names something.
    pub inside: usize,
    /// Of those inside, before any claim or item.
    pub ahead: usize,
    /// One of them may change what is claimed: a verb after "quiero", a number before "piezas".
    pub decisive: bool,
}

impl Context<'_> {
    /// Whether the words nobody knows leave a claim plain.
    pub(super) fn strangers_are_harmless(&self, because: Option<usize>, strength: Strength) -> bool {
        let strangers = self.strangers(because);
        if strangers.inside + strangers.aside == 0 {
            return true;
        }
        let more = because.is_some_and(|mark| self.marks[mark].what == What::Cue(Class::More));
        let coded = self.lines.iter().all(|l| matches!(l.source, Source::Code | Source::NearCode));
        let named =
            self.lines.iter().all(|l| !matches!(l.source, Source::Pin | Source::Open | Source::Misspelt))
                || !self.slots.items.is_empty() && self.slots.items.iter().all(Item::noun);
        // "me la llevo": what is on air, and nothing to be added.
        let complete = because.is_some_and(|mark| self.marks[mark].what == What::Cue(Class::Claim))
            && strangers.ahead == 0;
        let told = self.lines.iter().all(|l| l.counted || !l.said.is_empty());
        let (aside, inside) = match strength {
            Strength::Strong if coded || named => (8, 4),
            Strength::Strong if complete => (4, 2),
            Strength::Strong if told => (3, 1),
            Strength::Weak if coded || named && told => (4, 1),
            Strength::Weak if named => (2, 0),
            Strength::Bare if coded && told => (3, 1),
            Strength::Bare if named && told && self.comment.claims.is_empty() => (2, 1),
            Strength::Bare if named && told => (2, 0),
            Strength::Strong | Strength::Weak | Strength::Bare => (0, 0),
        };
        !strangers.decisive
            && !more
            && strangers.ahead <= if strength == Strength::Strong && named { 3 } else { 1 }
            && strangers.aside <= aside
            && strangers.inside <= inside
    }

    /// The words nobody knows, but for those of side questions and of names and addresses around a phone number.
    pub(super) fn strangers(&self, because: Option<usize>) -> Strangers {
        let mut found = Strangers::default();
        let contact_at = self.marks.iter().position(|m| matches!(m.what, What::Contact { .. }));
        // A number without a code behind a phone number is one of an address.
        let housed = |i: usize, m: &Mark| {
            contact_at.is_some_and(|contact| i > contact) && matches!(m.what, What::Number { code: None, .. })
        };
        let last = (0..self.marks.len())
            .rev()
            .find(|i| self.marks.get(*i).is_some_and(|m| is_core(m) && !housed(*i, m)));
        let mut run = 0usize;
        for (i, mark) in self.marks.iter().enumerate() {
            if mark.what != What::Unknown {
                run = 0;
                continue;
            }
            // Signs of one run without blanks are about one word for every two.
            let glyph = mark.len == 1 && mark.glued && run > 0;
            run += 1;
            let counts = !glyph || run % 2 == 1;
            let side = self.clauses.all.iter().find(|c| (c.from..c.to).contains(&i));
            let asked = side.is_some_and(|c| c.is_question() && !c.claims && !c.coded);
            if asked || contact_at.is_some() && last.is_some_and(|last| i > last) {
                continue;
            }
            let apart = side.is_some_and(|c: &Clause| !c.claims && !c.points);
            if apart {
                found.aside += usize::from(counts);
                continue;
            }
            found.inside += usize::from(counts);
            let ahead =
                side.is_some_and(|c| !self.marks.get(c.from..i).unwrap_or_default().iter().any(is_core));
            found.ahead += usize::from(counts && ahead);
            let counts_units = self.is_beside_number(i);
            found.decisive |= mark.len > 1 || counts_units || self.may_decide(i, because);
        }
        found
    }

    /// A sign written onto a number may be part of it: "삼십".
    fn is_beside_number(&self, i: usize) -> bool {
        let number = |at: usize| {
            matches!(
                self.marks.get(at).map(|m| &m.what),
                Some(What::Number { .. } | What::Cue(Class::Num(_)))
            )
        };
        let glued = |at: usize| self.marks.get(at).is_some_and(|m| m.glued);
        glued(i) && i.checked_sub(1).is_some_and(number) || glued(i + 1) && number(i + 1)
    }

    /// A word that may be a verb, a number or the noun that decides.
    fn may_decide(&self, i: usize, because: Option<usize>) -> bool {
        let what = |at: Option<usize>| at.and_then(|at| self.marks.get(at)).map(|m| &m.what);
        let after_verb =
            because.is_some_and(|mark| mark + 1 == i && self.marks[mark].what == What::Cue(Class::ClaimVerb));
        let before = what(i.checked_sub(1));
        let after = what(Some(i + 1));
        let counted = self.lines.iter().all(|l| l.counted);
        let number = match after {
            Some(What::Cue(Class::Unit)) => true,
            Some(What::Hint(hint)) => {
                hint.said.and_then(|s| s.concept).is_some_and(|c| c.property == Property::Size)
                    || hint.said.is_none() && !counted && !matches!(before, Some(What::Cue(Class::Article)))
            }
            _ => false,
        };
        // "sold black dress": beside a colour and nothing else, it may be the noun that decides.
        let beside_hint = [before, after].into_iter().flatten().any(|w| matches!(w, What::Hint(_)));
        let nameless = self.slots.items.iter().any(|item| item.code.is_none() && !item.noun());
        // "lo quiero regalar": what one wants is to do something with it.
        let spells =
            |at: usize| self.marks.get(at).and_then(|m| self.tokens.get(m.from)).map_or("", |t| t.text);
        let wants =
            because.is_some_and(|mark| mark + 1 == i && self.marks[mark].what == What::Cue(Class::Claim));
        let infinitive = wants && spells(i).len() > 4 && spells(i).ends_with(['r']) && spells(i).is_ascii();
        after_verb || infinitive || number || beside_hint && nameless
    }
}

/// What a claim is made of: claim words, codes, names, options and numbers.
fn is_core(mark: &Mark) -> bool {
    match mark.what {
        What::Code(_) | What::Near(_) | What::Hint(_) | What::Number { .. } => true,
        What::Cue(class) => class.claims(),
        _ => false,
    }
}
