//! What stands beside giving something up: why, and what is kept. Not for what is given up.

use super::Context;
use crate::lexicon::Class;
use crate::mark::{Mark, What};

impl Context<'_> {
    /// Whether giving up depends on something, or on somebody else. A reason given afterwards ("cancel my 7, hubby said
    /// no") and what is kept ("the clutch goes, the tank stays") leave a firm cancel as it is.
    pub(super) fn depends_on_something(&self, mark: usize) -> bool {
        let firm = self.marks.get(mark).is_some_and(|m| m.what == What::Cue(Class::Cancel));
        self.clauses.cues.iter().any(|(class, at, clause)| match class {
            Class::Cond => !(firm && self.tells_what_is_kept(*at, *clause, mark)),
            Class::Third => !(firm && (self.is_said_afterwards(*at, mark) || self.is_said_before(*at, mark))),
            _ => false,
        })
    }

    /// "resérvame la chaqueta L, mi marido la necesita": somebody else is spoken of when all that is claimed was named.
    pub(super) fn third_is_a_reason(&self, claim: Option<usize>) -> bool {
        let adds = |c: Class| matches!(c, Class::More | Class::And | Class::But | Class::Num(_) | Class::Or);
        let Some(claim) = claim.filter(|_| !self.slots.items.is_empty()) else { return false };
        self.clauses.cues.iter().filter(|(c, ..)| *c == Class::Third).all(|(_, at, _)| {
            self.is_said_afterwards(*at, claim)
                && self.slots.items.iter().all(|i| i.at < *at)
                && !self.clauses.cues.iter().any(|(c, i, _)| adds(*c) && i > at)
        })
    }

    /// "cancela el bolso, carísimo": a complaint behind something held that is given up says why.
    pub(super) fn is_a_reason(&self, complaint: usize) -> bool {
        !self.comment.claims.is_empty()
            && self.clauses.cues.iter().any(|(c, at, _)| {
                matches!(c, Class::Cancel | Class::CancelWeak)
                    && !self.negated(*at)
                    && self.is_said_afterwards(complaint, *at)
            })
    }

    /// "…, the dress stays": a clause of its own that names something first.
    fn tells_what_is_kept(&self, at: usize, clause: usize, mark: usize) -> bool {
        let Some(part) = self.clauses.all.get(clause) else { return false };
        let before = self.marks.get(part.from..at).unwrap_or_default();
        let told = |m: &Mark| names(&m.what) || m.what == What::Cue(Class::All);
        clause > self.clause_of(mark)
            && (before.iter().any(told) || self.marks.get(at).is_some_and(|m| m.keeps))
    }

    /// "hubby saw the total 😩 please cancel everything": a sentence of its own, which names nothing.
    fn is_said_before(&self, at: usize, mark: usize) -> bool {
        let between = self.marks.get(at + 1..mark).unwrap_or_default();
        let breaks = |m: &Mark| matches!(m.what, What::Comma | What::End | What::Emoji);
        at < mark && between.iter().any(breaks) && !between.iter().any(|m| names(&m.what))
    }

    /// Not "cancel my sister's": what goes, or at least a break, stands between.
    fn is_said_afterwards(&self, at: usize, mark: usize) -> bool {
        let between = self.marks.get(mark + 1..at).unwrap_or_default();
        at > mark
            && between.iter().any(|m| {
                let breaks = matches!(m.what, What::Comma | What::End | What::Emoji);
                breaks
                    || names(&m.what)
                    || matches!(m.what, What::Cue(Class::All | Class::But | Class::Cancel))
            })
            || at == mark + 1 && self.clause_of(at) > self.clause_of(mark)
    }

    /// "cancel my bag, the A2 stays" where nobody knows the bag: what goes is not what a later part names.
    pub(super) fn names_something_else(&self, mark: usize) -> bool {
        let given_up = self.clause_of(mark);
        let Some(part) = self.clauses.all.get(given_up) else { return false };
        let object = self.marks.get(part.from..part.to).unwrap_or_default();
        let unknown = |what: &What| matches!(what, What::Unknown | What::Cue(Class::Unit));
        object.iter().any(|m| unknown(&m.what))
            && self.slots.items.iter().all(|item| self.clause_of(item.at) > given_up)
    }

    /// "j'annule tout": the words that give up end in the one for everything.
    fn says_all(&self, mark: usize) -> bool {
        let words = self.marks.get(mark).and_then(|m| self.tokens.get(m.from..m.from + m.len));
        let all = |word: &str| {
            matches!(
                word,
                "todo" | "todos" | "todas" | "tudo" | "tutto" | "tutti" | "tout" | "tous" | "alles" | "semua"
            )
        };
        words.and_then(<[_]>::last).is_some_and(|t| all(t.text))
    }

    /// Whether everything is given up; "the 12 goes, all the rest stays" speaks of the rest.
    pub(super) fn gives_up_all(&self, mark: usize) -> bool {
        let given_up = self.clause_of(mark);
        let part = self.clauses.all.get(given_up);
        let named = part
            .and_then(|part| self.marks.get(part.from..part.to))
            .is_some_and(|marks| marks.iter().any(|m| names(&m.what)));
        let stays = |clause: usize| {
            self.clauses.cues.iter().any(|(class, _, of)| {
                *of == clause
                    && matches!(class, Class::Cond | Class::Third | Class::Only | Class::Keep | Class::Past)
            }) || self.clauses.all.get(clause).is_some_and(|part| {
                let marks = self.marks.get(part.from..part.to).unwrap_or_default();
                marks.iter().any(|m| m.what == What::Unknown)
            })
        };
        if self.lines.is_empty() && self.says_all(mark) {
            return true;
        }
        self.clauses
            .cues
            .iter()
            .filter(|(_, at, _)| {
                // "cancela los dos" with three held: which two?
                self.number_within(*at).is_none_or(|n| usize::from(n) == self.comment.claims.len())
            })
            .any(|(class, _, of)| *class == Class::All && !(named && *of > given_up && stays(*of)))
    }
}

fn names(what: &What) -> bool {
    matches!(what, What::Code(_) | What::Near(_) | What::Hint(_) | What::Number { .. })
}
