//! What is not meant as it is said: a rolled eye beside praise, "+1" to somebody else's words. Not for jokes taken back.

use domain::reading::Intent;

use super::{Context, Decision};
use crate::lexicon::Class;
use crate::slots::Item;
use crate::slots::Trouble;
use phrases::token::Kind;

impl Context<'_> {
    /// 🙄 beside praise, past, a price, a question without its sign, or a claim that names no code: a complaint.
    pub(super) fn ironic(&self) -> Option<Decision> {
        let clauses = self.clauses;
        let (_, mark, _) = clauses.first(|c| c == Class::Irony)?;
        // "paso del kit 🙄" of somebody who holds it.
        if self.is_a_reason(mark) {
            return None;
        }
        let coded = self.slots.items.iter().any(|i| i.code.is_some());
        let priced = self.slots.troubles.iter().any(|t| matches!(t, Trouble::Price(_)));
        let sign = clauses.all.iter().any(|c| c.interrogative);
        let telling = clauses.has(|c| matches!(c, Class::Praise | Class::Past | Class::Money));
        let claims = clauses.has(Class::claims) && !coded;
        let rhetorical = clauses.is_question() && !sign;
        (telling || claims || priced || rhetorical).then(|| Decision::plain(Intent::Complaint, Some(mark)))
    }

    /// "+1, concordo, maravilhoso": agrees with what somebody said, where nothing to be had is named.
    pub(super) fn agrees_only(&self) -> Option<Decision> {
        let clauses = self.clauses;
        let kind = |at: usize| self.marks.get(at).and_then(|m| self.tokens.get(m.from)).map(|t| t.kind);
        let spoken = |at: usize| !matches!(kind(at), None | Some(Kind::Emoji(_)));
        if clauses.is_question() {
            return None;
        }
        let (_, mark, _) = clauses.cues.iter().find(|(c, at, _)| *c == Class::Praise && spoken(*at))?;
        let plus_one = |at: usize| kind(at) == Some(Kind::Symbol('+'));
        let mut claims = clauses.cues.iter().filter(|(c, ..)| c.claims()).peekable();
        // "agree +1, best wok I ever used": praising what it names asks for none.
        let told =
            |i: &Item| i.code.is_some() || i.quantity.is_some() || i.hints.iter().any(|h| h.said.is_some());
        (claims.peek().is_some()
            && claims.all(|(_, at, _)| plus_one(*at))
            && !self.slots.items.iter().any(told))
        .then(|| Decision::plain(Intent::Greeting, Some(*mark)))
    }
}
