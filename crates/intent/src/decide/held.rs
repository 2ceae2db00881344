//! Giving up what a buyer holds. Not for new claims.

use domain::reading::Intent;

use super::{Context, Decision, Doubt};
use crate::Claim;
use crate::catalogue::Said;
use crate::clause::Clause;
use crate::lexicon::Class;
use crate::mark::{Mark, What};
use crate::resolve::{self, Line, Source};
use crate::slots::{Item, Trouble};

impl Context<'_> {
    /// Cancel, or the mixed "not that one, this one".
    pub(super) fn giving_up(&mut self) -> Option<Decision> {
        let held = self.comment.claims;
        let clauses = self.clauses;
        let firm = clauses.first(|c| c == Class::Cancel);
        let weak = clauses.first(|c| c == Class::CancelWeak || c == Class::Joke).filter(|_| !held.is_empty());
        let negated = self
            .claim()
            .filter(|(mark, _)| {
                // "no quiero otra, con una basta"
                let another = |m: &Mark| m.what == What::Cue(Class::More);
                !held.is_empty() && self.negated(*mark) && !self.marks.get(mark + 1).is_some_and(another)
            })
            .map(|(mark, _)| (Class::Neg, mark, self.clause_of(mark)));
        let joke = clauses.first(|c| c == Class::Joke && held.is_empty());
        let (class, mark, clause) =
            firm.or(weak).or(negated).or(joke).or_else(|| self.not_this_but_that())?;
        if clauses.all.get(clause).is_some_and(Clause::is_question) {
            return Some(self.question());
        }
        // "no cancelo nada", "que nadie me quite la M"
        let from = clauses.all.get(clause).map_or(0, |c| c.from).max(mark.saturating_sub(2));
        let denied = self.marks.get(from..mark).unwrap_or_default();
        // An answer of its own: "finalement nn je laisse …".
        let answers =
            |m: &Mark| self.tokens.get(m.from).is_some_and(|t| matches!(t.text, "nn" | "non" | "nein"));
        let denies = denied.iter().any(|m| m.what == What::Cue(Class::Neg) && !answers(m))
            && !denied.iter().any(|m| matches!(m.what, What::Hint(_) | What::Code(_) | What::Number { .. }));
        if class == Class::Cancel && denies {
            return Some(Decision {
                doubt: Some(Doubt::Negated),
                ..Decision::plain(Intent::Other, Some(mark))
            });
        }
        if class == Class::Joke
            && held.is_empty()
            && self.claim().is_none()
            && self.slots.items.is_empty()
            && clauses.has(|c| matches!(c, Class::Laugh))
            && clauses.cues.len() <= 1
        {
            return None;
        }
        if held.is_empty() {
            let intent = Intent::Cancel;
            return Some(Decision { doubt: Some(Doubt::NothingHeld), ..Decision::plain(intent, Some(mark)) });
        }
        // "troca a minha pra M, pus P sem querer": what is held is put against something else.
        let change = clauses.first(|c| matches!(c, Class::Change | Class::Instead | Class::NotThis));
        let refused = || Some(mark).filter(|at| self.refuses_held(*at));
        if let Some(decision) =
            change.map(|(_, at, _)| at).or_else(refused).and_then(|at| self.contrasted(at))
        {
            return Some(decision);
        }
        // "cancela la 12, dame la 13": what is claimed anew decides.
        let claims_anew = clauses.cues.iter().any(|(c, m, _)| c.claims() && *m > mark && !self.negated(*m))
            && self.lines.iter().any(|l| l.product.is_some() && !self.is_held(l))
            && !clauses.has(|c| c == Class::All);
        let denies = clauses.has(|c| c == Class::Neg) && self.lines.len() > 1;
        let fresh = self.lines.iter().any(|l| l.source == Source::Code && !self.is_held(l));
        let held_only = !self.lines.is_empty() && self.lines.iter().all(|l| self.is_held(l));
        let changes = clauses.has(|c| matches!(c, Class::Change | Class::Instead | Class::NotThis))
            && !held_only
            || denies && fresh;
        if (claims_anew || changes) && class != Class::Joke {
            return Some(self.replace(mark));
        }
        // "打错了 M": what was wrong stands first, and what is right follows.
        let behind = !self.slots.items.is_empty() && self.slots.items.iter().all(|i| i.at > mark);
        if behind && self.marks.get(mark).is_some_and(|m| m.slips) && !held_only {
            return Some(self.replace(mark));
        }
        Some(self.cancel(mark))
    }

    /// "just one, not 3", "要M不要S" with three or S held: what is refused is how it stands, and something else is said.
    fn refuses_held(&self, mark: usize) -> bool {
        let small = |m: &&Mark| matches!(m.what, What::Cue(Class::Article | Class::SizeWord | Class::Filler));
        let next = self.marks.get(mark + 1..).unwrap_or_default().iter().find(|m| !small(m));
        let Some((claim, next)) = self.held_target().zip(next) else { return false };
        let entry = self.index.product_of(&claim.product).map(|p| &self.index.products[usize::from(p)]);
        let of_held = |said: Said| {
            entry
                .and_then(|e| e.variants.iter().find(|v| Some(v.sku.as_str()) == claim.sku.as_deref()))
                .is_some_and(|held| held.values.iter().flatten().any(|value| value.means(said)))
        };
        match &next.what {
            What::Number { value, said, .. } => {
                *value == u64::from(claim.quantity) || said.is_some_and(of_held)
            }
            What::Cue(Class::Num(value)) => u32::from(*value) == claim.quantity,
            What::Hint(hint) => hint.said.is_some_and(of_held),
            _ => false,
        }
    }

    /// "la cartera no, la crema sí" with both held.
    fn not_this_but_that(&self) -> Option<(Class, usize, usize)> {
        let held = |clause: usize| {
            let mut of = self
                .lines
                .iter()
                .zip(&self.slots.items)
                .filter(|(_, i)| self.clause_of(i.at) == clause)
                .peekable();
            of.peek().is_some() && of.all(|(line, _)| self.is_held(line))
        };
        if self.comment.claims.len() < 2 || self.lines.len() != self.slots.items.len() {
            return None;
        }
        let named = |m: &Mark| matches!(m.what, What::Hint(_) | What::Code(_) | What::Number { .. });
        let (class, mark, clause) = self.clauses.cues.iter().copied().find(|(c, at, of)| {
            let last = self.clauses.all.get(*of).is_some_and(|c| at + 1 == c.to || at + 2 == c.to);
            *c == Class::Neg && last && at.checked_sub(1).and_then(|i| self.marks.get(i)).is_some_and(named)
        })?;
        let affirmed = (0..self.clauses.all.len()).any(|of| of != clause && held(of) && self.affirms(of));
        (held(clause) && affirmed).then_some((class, mark, clause))
    }

    /// Whether a part says yes.
    fn affirms(&self, clause: usize) -> bool {
        let part =
            self.clauses.all.get(clause).and_then(|c| self.marks.get(c.from..c.to)).unwrap_or_default();
        part.iter().any(|m| {
            self.tokens.get(m.from).is_some_and(|t| matches!(t.text, "si" | "sim" | "sip" | "yes" | "oui"))
        })
    }

    pub(super) fn clause_of(&self, mark: usize) -> usize {
        self.clauses.all.iter().position(|c| (c.from..c.to).contains(&mark)).unwrap_or(0)
    }

    pub(super) fn held_lines(&self, claims: &[&Claim]) -> Option<Vec<Line>> {
        claims
            .iter()
            .map(|claim| {
                let product = self.index.product_of(&claim.product)?;
                let entry = &self.index.products[usize::from(product)];
                let variant = match &claim.sku {
                    Some(sku) => Some(entry.variants.iter().position(|v| v.sku == *sku)?),
                    None => None,
                };
                Some(Line {
                    variant,
                    quantity: claim.quantity.max(1),
                    ..Line::of(Some(product), Source::Code)
                })
            })
            .collect()
    }

    /// The held claims an item speaks of.
    pub(super) fn spoken_of(&self, line: &Line) -> Vec<&Claim> {
        let named = matches!(line.source, Source::Code | Source::NearCode | Source::Name | Source::Misspelt)
            || line.source == Source::Pin && !line.counted;
        self.comment
            .claims
            .iter()
            .filter(|claim| {
                let Some(product) = self.index.product_of(&claim.product) else { return false };
                if named && line.product.is_some() && line.product != Some(product) {
                    return false;
                }
                let entry = &self.index.products[usize::from(product)];
                let Some(variant) =
                    entry.variants.iter().find(|v| Some(v.sku.as_str()) == claim.sku.as_deref())
                else {
                    return line.said.is_empty();
                };
                line.said.iter().all(|s| variant.values.iter().flatten().any(|value| value.means(*s)))
            })
            .collect()
    }

    /// Where words fit several products, the one that is held is meant when it is given up.
    pub(super) fn prefer_held(&mut self) {
        if self.lines.len() != self.slots.items.len() {
            return;
        }
        for (line, item) in self.lines.iter_mut().zip(&self.slots.items) {
            if line.product.is_some() {
                continue;
            }
            let mut held: Vec<u16> =
                self.comment.claims.iter().filter_map(|c| self.index.product_of(&c.product)).collect();
            held.sort_unstable();
            held.dedup();
            let mut fitting = held.into_iter().filter_map(|product| {
                let candidate = resolve::lines(self.index, item, Some(product)).into_iter().next()?;
                (candidate.product == Some(product) && !candidate.contradiction).then_some(candidate)
            });
            if let (Some(only), None) = (fitting.next(), fitting.next()) {
                *line = Line { source: Source::Name, ..only };
            }
        }
    }

    /// "cancela el serum, la blusa me la deja": items of a part that says something else are kept. Gives those.
    fn drop_kept(&mut self, mark: usize) -> Vec<Line> {
        let given_up = self.clause_of(mark);
        let single = self.lines.len() == 1 && self.names_something_else(mark);
        if self.lines.len() != self.slots.items.len() || self.lines.len() < 2 && !single {
            return Vec::new();
        }
        let beside = self.slots.items.iter().any(|i| self.clause_of(i.at) == given_up && i.at < mark);
        let said_of = |item: &Item| {
            let of = self.clause_of(item.at);
            if of == given_up {
                // "no quiero la roja la negra sí la llevo"
                let keeps = |(c, m, _): &(Class, usize, usize)| {
                    *m > mark && (*c == Class::Only || c.claims() && !self.negated(*m))
                };
                // "no quiero la crema, pero deja el sérum"
                let named = self.slots.items.iter().filter(|i| i.at > mark).map(|i| i.at).min();
                let but = self.clauses.first(|c| c == Class::But).map(|(_, at, _)| at);
                let contrasts = named.zip(but).is_some_and(|(first, but)| first < but && but < item.at);
                // "棄A1 睡衣留著": the last thing before a word for keeping.
                if let Some(kept) = self.keeps(item.at, mark) {
                    return kept;
                }
                let others =
                    |from: usize, to: usize| self.slots.items.iter().any(|i| i.at > from && i.at < to);
                let stays = others(mark, item.at)
                    && self
                        .clauses
                        .cues
                        .iter()
                        .any(|(c, at, _)| *c == Class::Only && *at > item.at && !others(item.at, *at));
                return contrasts || stays || beside && item.at > mark && self.clauses.cues.iter().any(keeps);
            }
            let Some(clause) = self.clauses.all.get(of) else { return false };
            if self.affirms(of) {
                return true;
            }
            (clause.from..clause.to).any(|i| match self.marks.get(i).map(|m| &m.what) {
                Some(What::Unknown) => true,
                Some(What::Cue(class)) => !matches!(
                    class,
                    Class::Cancel
                        | Class::CancelWeak
                        | Class::Article
                        | Class::And
                        | Class::Filler
                        | Class::Num(_)
                        | Class::Unit
                        | Class::SizeWord
                ),
                _ => false,
            })
        };
        let kept: Vec<bool> = self.slots.items.iter().map(said_of).collect();
        if kept.iter().all(|k| *k) && !single {
            return Vec::new();
        }
        let (kept, given_up): (Vec<_>, Vec<_>) =
            std::mem::take(&mut self.lines).into_iter().zip(kept).partition(|(_, kept)| *kept);
        self.lines = given_up.into_iter().map(|(line, _)| line).collect();
        kept.into_iter().map(|(line, _)| line).collect()
    }

    /// Whether a word for keeping in the part that gives up at `mark` speaks of the item that stands at `at`: of what follows
    /// it ("quita los guantes y deja el gorro"), else of the last thing before it ("raus mit der Dose, Rucksack bleibt").
    /// `None` where there is no such word.
    fn keeps(&self, at: usize, mark: usize) -> Option<bool> {
        let part = self.clauses.all.get(self.clause_of(mark))?;
        let keeps = |class: Class, i: usize| self.marks.get(i).is_some_and(|m| m.keeps) || class.claims();
        let inside = |(class, i, _): &&(Class, usize, usize)| {
            keeps(*class, *i) && *i > mark && (part.from..part.to).contains(i) && !self.negated(*i)
        };
        let (_, keep, _) = *self.clauses.cues.iter().find(inside)?;
        let items = || self.slots.items.iter().map(|i| i.at).filter(|at| (part.from..part.to).contains(at));
        if !items().any(|i| i < keep) {
            return None;
        }
        if items().any(|i| i > keep) {
            return Some(at > keep);
        }
        // "cancel the hoops, keep": what is given up stands before the word, and alone.
        let before = || items().filter(|i| *i < keep);
        (before().count() > 1).then(|| before().max() == Some(at))
    }

    pub(super) fn cancel(&mut self, mark: usize) -> Decision {
        let held = self.comment.claims;
        let all = self.gives_up_all(mark);
        self.prefer_held();
        let kept = self.drop_kept(mark);
        let mut lines = std::mem::take(&mut self.lines);
        // "quítame uno de los 3 termos" with three held.
        if let [part, whole] = lines.as_slice()
            && matches!(part.source, Source::Pin | Source::Open | Source::Name)
            && part.counted
            && part.said.is_empty()
            && part.quantity < whole.quantity
            && matches!(self.spoken_of(whole).as_slice(), [only] if only.quantity == whole.quantity)
            && self.slots.items.get(1).is_some_and(|i| self.clause_of(i.at) == self.clause_of(mark))
        {
            lines = vec![Line { quantity: part.quantity, ..whole.clone() }];
        }
        let lines = lines;
        let wrong_code = self.slots.troubles.contains(&Trouble::UnknownCode);
        // "everything" needs no number; a code that is nothing may be all that was meant.
        let harmless =
            |t: &Trouble| all && matches!(t, Trouble::AmbiguousNumber | Trouble::Choice | Trouble::Unparted);
        let troubled = !self.slots.troubles.iter().all(harmless);
        // "everything except the 10" names what is kept, in whatever words.
        let excepts = all
            && !lines.is_empty()
            && (self.clauses.unknown > 0 || self.clauses.has(|c| matches!(c, Class::Neg | Class::Only)));
        let chosen: Vec<&Claim> = match lines.as_slice() {
            _ if excepts => Vec::new(),
            [] if all || held.len() == 1 => held.iter().collect(),
            // "cancel my bag, keep the A2": nobody knows the bag, and one thing is left that is not kept.
            [] if !kept.is_empty() => {
                let of: Vec<&Claim> = kept.iter().flat_map(|line| self.spoken_of(line)).collect();
                let is_kept = |claim: &Claim| of.iter().any(|kept| std::ptr::eq(*kept, claim));
                let left: Vec<&Claim> = held.iter().filter(|claim| !is_kept(claim)).collect();
                if of.len() == kept.len() && left.len() == 1 { left } else { Vec::new() }
            }
            [] => Vec::new(),
            lines => {
                let mut chosen = Vec::new();
                for line in lines {
                    let of = if all && line.product.is_none() {
                        held.iter().collect()
                    } else {
                        self.spoken_of(line)
                    };
                    let [only] = of.as_slice() else {
                        chosen.clear();
                        break;
                    };
                    chosen.push(*only);
                }
                chosen
            }
        };
        let open = |doubt| Decision { doubt: Some(doubt), ..Decision::plain(Intent::Cancel, Some(mark)) };
        if chosen.is_empty() {
            return open(if wrong_code { Doubt::UnknownCode } else { Doubt::WhichClaim });
        }
        let Some(mut held_lines) = self.held_lines(&chosen) else { return open(Doubt::WhichClaim) };
        // Less of a held line is a change.
        let less = lines.len() == 1
            && chosen.len() == 1
            && lines[0].counted
            && lines[0].quantity < chosen[0].quantity;
        let more =
            lines.iter().zip(&chosen).any(|(line, claim)| line.counted && line.quantity > claim.quantity);
        if less {
            held_lines[0].quantity = chosen[0].quantity - lines[0].quantity;
        }
        // A reason may be long; what is given up is plain all the same.
        let firm = self.marks.get(mark).is_some_and(|m| m.what == What::Cue(Class::Cancel));
        let unknown = self.clauses.unknown > if firm { 6 } else { 3 };
        let praises = self.clauses.has(|c| c == Class::Praise) && !self.clauses.has(|c| c == Class::Cancel);
        let doubt = if wrong_code {
            Some(Doubt::UnknownCode)
        } else if troubled {
            Some(Doubt::AmbiguousNumber)
        } else if praises {
            // "yo no la quiero, pero está linda" gives nothing up.
            Some(Doubt::NotPlainClaim)
        } else if more {
            Some(Doubt::WhichClaim)
        } else if unknown {
            Some(Doubt::UnknownWords)
        } else if self.clauses.all.iter().any(|c| c.interrogative) || self.depends_on_something(mark) {
            Some(Doubt::Condition)
        } else {
            None
        };
        let intent = if less { Intent::Modify } else { Intent::Cancel };
        Decision { act: doubt.is_none(), lines: held_lines, doubt, ..Decision::plain(intent, Some(mark)) }
    }

    pub(super) fn slot_trouble(&self) -> Option<Doubt> {
        self.slots.troubles.first().map(|trouble| match trouble {
            Trouble::UnknownCode => Doubt::UnknownCode,
            Trouble::AbsurdQuantity(value) => Doubt::Quantity(*value),
            Trouble::Price(_) => Doubt::OfferedPrice,
            Trouble::Measure => Doubt::Measure,
            _ => Doubt::AmbiguousNumber,
        })
    }

    pub(super) fn is_held(&self, line: &Line) -> bool {
        !self.spoken_of(line).is_empty() && (line.variant.is_some() || line.said.is_empty())
    }
}
