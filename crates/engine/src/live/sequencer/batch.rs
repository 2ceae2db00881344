//! The decisions of a batch, in memory: what each comment wants, who gets it, what is answered. No database here.

use std::collections::{BTreeSet, HashMap};

use domain::frame::Outcome;
use domain::reading::Reading;
use uuid::Uuid;

use super::super::index::StoreIndex;
use super::super::plan::{OwnClaim, Plan, Want, plan};
use super::load::{LiveFacts, Pending, ReadBy, SecondOpinion};
use crate::cascade::ledger::NewQuestion;
use crate::core::new_id;
use crate::outbox::texts::{self, Answer, Language};
use crate::outbox::{Kind, NewMessage, Template, answer_key, link_key};
use crate::stock::{Balance, LineChange, Standing, allot};

/// The writer of a comment.
#[derive(Debug, Clone)]
pub(super) struct Buyer {
    pub customer: Uuid,
    pub opted_out: bool,
    pub cart: Option<CartStand>,
}

/// An open cart as the batch found it.
#[derive(Debug, Clone)]
pub(super) struct CartStand {
    pub order: Uuid,
    pub has_link: bool,
    pub lines: Vec<CartLine>,
}

/// A line of it.
#[derive(Debug, Clone)]
pub(super) struct CartLine {
    pub id: Uuid,
    pub variant: Uuid,
    pub code: String,
    pub stands: Standing,
}

/// A cart as the batch leaves it.
#[derive(Debug, Clone)]
struct Cart {
    order: Uuid,
    is_new: bool,
    has_link: bool,
    customer: Uuid,
    language: String,
    lines: Vec<Line>,
}

#[derive(Debug, Clone)]
struct Line {
    id: Uuid,
    is_new: bool,
    variant: Uuid,
    code: String,
    comment: Uuid,
    /// How it stood before the batch.
    before: Standing,
    /// What the comments so far want in all.
    wanted: u32,
    /// How it stands now.
    stands: Standing,
}

/// A comment read and planned.
#[derive(Debug)]
struct Step {
    comment: Uuid,
    page: Uuid,
    customer: Option<Uuid>,
    opted_out: bool,
    reading: Option<(Reading, ReadBy)>,
    plan: Plan,
    /// What was known when it was read, where somebody else may read it better.
    question: Option<NewQuestion>,
}

/// A batch being decided.
pub(super) struct Batch<'a> {
    live: &'a LiveFacts,
    index: &'a StoreIndex,
    buyers: HashMap<Uuid, Buyer>,
    carts: HashMap<Uuid, Cart>,
    steps: Vec<Step>,
}

/// A new order.
#[derive(Debug, Clone)]
pub(super) struct NewOrder {
    pub id: Uuid,
    pub customer: Uuid,
    pub language: String,
}

/// A new order line.
#[derive(Debug, Clone)]
pub(super) struct NewLine {
    pub id: Uuid,
    pub order: Uuid,
    pub variant: Uuid,
    pub comment: Uuid,
    pub unit_minor: i64,
}

/// What became of a comment.
#[derive(Debug, Clone)]
pub(super) struct Decided {
    pub comment: Uuid,
    pub outcome: Outcome,
    pub customer: Option<Uuid>,
    pub order: Option<Uuid>,
    pub reading: Option<(Reading, ReadBy)>,
}

/// Everything a batch decided.
#[derive(Debug, Default)]
pub(super) struct Decisions {
    pub comments: Vec<Decided>,
    pub orders: Vec<NewOrder>,
    pub lines: Vec<NewLine>,
    /// In the order in which new places in the waitlist are given.
    pub changes: Vec<LineChange>,
    /// Orders that were left without anything held or waited for.
    pub emptied: Vec<Uuid>,
    pub messages: Vec<NewMessage>,
    /// Comments left to a person that a model may read.
    pub questions: Vec<NewQuestion>,
    /// Variants with units free while somebody waits.
    pub freed: Vec<Uuid>,
}

impl Decisions {
    /// Orders that a console must show anew.
    pub fn touched_orders(&self) -> impl Iterator<Item = Uuid> + '_ {
        self.comments.iter().filter_map(|comment| comment.order)
    }
}

impl<'a> Batch<'a> {
    pub fn new(live: &'a LiveFacts, index: &'a StoreIndex, buyers: HashMap<Uuid, Buyer>) -> Self {
        Self { live, index, buyers, carts: HashMap::new(), steps: Vec::new() }
    }

    /// Reads one comment, in order of arrival, and notes what it wants.
    pub fn read(&mut self, comment: &Pending) {
        let buyer = self.buyers.get(&comment.id).cloned();
        let mut step = Step {
            comment: comment.id,
            page: comment.page,
            customer: buyer.as_ref().map(|buyer| buyer.customer),
            opted_out: buyer.as_ref().is_some_and(|buyer| buyer.opted_out),
            reading: None,
            plan: Plan::Leave(Outcome::Noted),
            question: None,
        };
        if comment.removed {
            step.plan = Plan::Leave(Outcome::Withdrawn);
            self.steps.push(step);
            return;
        }
        let own = buyer.as_ref().map_or_else(Vec::new, |buyer| self.own_claims(buyer));
        let claims = self.claims(&own);
        let pinned = self.live.pins.meant_at(comment.at);
        let (reading, by) = match &comment.opinion {
            Some(opinion) => (believed(opinion, &claims), opinion.by.clone()),
            None => (self.understand(comment, pinned, &claims), ReadBy::rules()),
        };
        if let Some(buyer) = &buyer {
            step.plan = plan(&reading, &own, self.index);
            if reading.open && step.plan == Plan::Leave(Outcome::NeedsYou) {
                step.question =
                    Some(NewQuestion { comment: comment.id, pinned: pinned.map(str::to_owned), claims });
            }
            if let Plan::Claim(wants) | Plan::Change(wants) | Plan::GiveUp(wants) = &step.plan {
                self.note(buyer, comment, &reading.language, wants);
            }
        }
        step.reading = Some((reading, by));
        self.steps.push(step);
    }

    fn claims(&self, own: &[OwnClaim]) -> Vec<intent::Claim> {
        own.iter()
            .filter_map(|claim| {
                let facts = self.index.by_id(claim.variant)?;
                Some(intent::Claim {
                    product: facts.code.clone(),
                    sku: Some(facts.sku.clone()),
                    quantity: claim.wanted,
                })
            })
            .collect()
    }

    fn understand(&self, comment: &Pending, pinned: Option<&str>, claims: &[intent::Claim]) -> Reading {
        intent::read(
            &self.index.reader,
            &intent::Comment {
                text: &comment.text,
                pinned,
                author: if comment.from_page { intent::Author::Page } else { intent::Author::Buyer },
                claims,
                locale: Some(&self.live.language),
            },
        )
    }

    fn own_claims(&self, buyer: &Buyer) -> Vec<OwnClaim> {
        let claim =
            |variant: Uuid, code: &str, wanted: u32| OwnClaim { variant, code: code.to_owned(), wanted };
        let mut own: Vec<OwnClaim> = match (self.carts.get(&buyer.customer), &buyer.cart) {
            (Some(cart), _) => {
                cart.lines.iter().map(|line| claim(line.variant, &line.code, line.wanted)).collect()
            }
            (None, Some(cart)) => {
                cart.lines.iter().map(|line| claim(line.variant, &line.code, line.stands.wanted())).collect()
            }
            (None, None) => Vec::new(),
        };
        own.retain(|claim| claim.wanted > 0);
        own
    }

    fn note(&mut self, buyer: &Buyer, comment: &Pending, language: &str, wants: &[Want]) {
        let cart = self.carts.entry(buyer.customer).or_insert_with(|| open_cart(buyer, language));
        for want in wants {
            if let Some(line) = cart.lines.iter_mut().find(|line| line.variant == want.variant) {
                line.wanted = want.wanted;
            } else if want.wanted > 0 {
                cart.lines.push(Line {
                    id: new_id(),
                    is_new: true,
                    variant: want.variant,
                    code: self.index.by_id(want.variant).map_or_else(String::new, |facts| facts.code.clone()),
                    comment: comment.id,
                    before: Standing::default(),
                    wanted: want.wanted,
                    stands: Standing::default(),
                });
            }
        }
    }

    /// The variants whose stock the batch may change.
    pub fn variants(&self) -> Vec<Uuid> {
        let variants: BTreeSet<Uuid> = self
            .steps
            .iter()
            .filter_map(|step| match &step.plan {
                Plan::Claim(wants) | Plan::Change(wants) | Plan::GiveUp(wants) => Some(wants),
                Plan::Leave(_) => None,
            })
            .flatten()
            .map(|want| want.variant)
            .collect();
        variants.into_iter().collect()
    }

    /// The lines that were there before the batch.
    pub fn known_lines(&self) -> Vec<Uuid> {
        self.carts
            .values()
            .flat_map(|cart| &cart.lines)
            .filter(|line| !line.is_new)
            .map(|line| line.id)
            .collect()
    }

    /// Takes over how the lines stand now that their variants are locked: those who wait may have been served since
    /// they were read. What they want in all is the same.
    pub fn stand(&mut self, standings: &HashMap<Uuid, Standing>) {
        for line in self.carts.values_mut().flat_map(|cart| &mut cart.lines) {
            if let Some(stands) = standings.get(&line.id) {
                (line.before, line.stands) = (*stands, *stands);
            }
        }
    }

    /// Gives out what is there, comment by comment, in order of arrival.
    pub fn decide(mut self, mut balances: HashMap<Uuid, Balance>) -> Decisions {
        let mut decisions = Decisions::default();
        let mut queue: Vec<Uuid> = Vec::new();
        for step in std::mem::take(&mut self.steps) {
            let decided = self.carry_out(&step, &mut balances, &mut queue, &mut decisions.messages);
            decisions.comments.push(decided);
            decisions.questions.extend(step.question);
        }
        self.collect(&queue, &mut decisions);
        decisions.freed = balances
            .into_iter()
            .filter(|(_, balance)| balance.free > 0 && balance.waiting > 0)
            .map(|(variant, _)| variant)
            .collect();
        decisions.freed.sort_unstable();
        decisions
    }

    fn carry_out(
        &mut self,
        step: &Step,
        balances: &mut HashMap<Uuid, Balance>,
        queue: &mut Vec<Uuid>,
        messages: &mut Vec<NewMessage>,
    ) -> Decided {
        let mut decided = Decided {
            comment: step.comment,
            outcome: Outcome::Noted,
            customer: step.customer,
            order: None,
            reading: step.reading.clone(),
        };
        let (wants, is_change) = match &step.plan {
            Plan::Leave(outcome) => {
                decided.outcome = *outcome;
                return decided;
            }
            Plan::Claim(wants) => (wants, false),
            Plan::Change(wants) | Plan::GiveUp(wants) => (wants, true),
        };
        let Some(cart) = step.customer.and_then(|customer| self.carts.get_mut(&customer)) else {
            return decided;
        };
        let mut got: Vec<(Uuid, Standing, Standing)> = Vec::with_capacity(wants.len());
        for want in wants {
            let Some(line) = cart.lines.iter_mut().find(|line| line.variant == want.variant) else {
                continue;
            };
            let balance = balances.entry(want.variant).or_default();
            let before = line.stands;
            line.stands = allot(balance, before, want.wanted);
            if before.waiting == 0 && line.stands.waiting > 0 {
                queue.retain(|id| *id != line.id);
                queue.push(line.id);
            }
            got.push((want.variant, before, line.stands));
        }
        decided.order = Some(cart.order);
        let held: u32 = got.iter().map(|(.., after)| after.held).sum();
        let waiting: u32 = got.iter().map(|(.., after)| after.waiting).sum();
        decided.outcome = match (is_change, held, waiting) {
            (true, 0, 0) => Outcome::GivenUp,
            (true, ..) => Outcome::Changed,
            (false, 0, _) => Outcome::Waiting,
            (false, _, 0) => Outcome::Held,
            (false, ..) => Outcome::HeldInPart,
        };
        let link_now = !cart.has_link && held > 0 && !step.opted_out;
        cart.has_link |= link_now;
        let cart = cart.clone();
        self.answer(step, &cart, &got, decided.outcome, link_now, messages);
        decided
    }

    fn answer(
        &self,
        step: &Step,
        cart: &Cart,
        got: &[(Uuid, Standing, Standing)],
        outcome: Outcome,
        link_now: bool,
        messages: &mut Vec<NewMessage>,
    ) {
        let goods = |units: fn(&Standing) -> u32| {
            got.iter()
                .filter(|(.., after)| units(after) > 0)
                .filter_map(|(variant, _, after)| {
                    Some(format!("{} × {}", units(after), self.index.by_id(*variant)?.label))
                })
                .collect::<Vec<_>>()
                .join(", ")
        };
        let held = goods(|stands| stands.held);
        let waiting = goods(|stands| stands.waiting);
        let answer = match outcome {
            Outcome::Held => Answer::Held { goods: held, link_follows: link_now },
            Outcome::Waiting => Answer::Waiting { goods: waiting },
            Outcome::HeldInPart => Answer::HeldInPart { goods: held, waiting },
            Outcome::Changed if held.is_empty() => Answer::Waiting { goods: waiting },
            Outcome::Changed => Answer::Changed { goods: held },
            _ => Answer::GivenUp,
        };
        let message = |kind: Kind, template: Template, text: String, dedupe_key: String| NewMessage {
            page: step.page,
            live: Some(self.live.id),
            kind,
            template,
            text,
            comment: Some(step.comment),
            order: Some(cart.order),
            customer: step.customer,
            dedupe_key,
        };
        let language = Language::of(&cart.language, &self.live.language);
        // Any stable number varies the wording; the comment's own bytes are at hand.
        let variety = usize::from(step.comment.as_bytes()[15]);
        messages.push(message(
            Kind::PublicReply,
            Template::Answer,
            texts::answer(language, &answer, variety),
            answer_key(step.comment),
        ));
        if link_now {
            messages.push(message(Kind::PrivateReply, Template::Link, String::new(), link_key(cart.order)));
        }
    }

    /// What is to be written of the carts.
    fn collect(&mut self, queue: &[Uuid], decisions: &mut Decisions) {
        let mut carts: Vec<Cart> = std::mem::take(&mut self.carts).into_values().collect();
        carts.sort_by_key(|cart| cart.order);
        let mut dropped: Vec<Uuid> = Vec::new();
        for cart in &carts {
            let empty = cart.lines.iter().all(|line| line.stands.wanted() == 0);
            if cart.is_new && empty {
                dropped.push(cart.order);
                continue;
            }
            if cart.is_new {
                decisions.orders.push(NewOrder {
                    id: cart.order,
                    customer: cart.customer,
                    language: cart.language.clone(),
                });
            } else if empty {
                decisions.emptied.push(cart.order);
            }
            for line in &cart.lines {
                if line.is_new {
                    decisions.lines.push(NewLine {
                        id: line.id,
                        order: cart.order,
                        variant: line.variant,
                        comment: line.comment,
                        unit_minor: self.index.by_id(line.variant).map_or(0, |facts| facts.price_minor),
                    });
                }
                if line.before != line.stands {
                    decisions.changes.push(LineChange {
                        line: line.id,
                        variant: line.variant,
                        before: line.before,
                        after: line.stands,
                    });
                }
            }
        }
        // A cart that was opened and given up within the batch leaves no trace but its answers.
        for comment in &mut decisions.comments {
            if comment.order.is_some_and(|order| dropped.contains(&order)) {
                comment.order = None;
            }
        }
        for message in &mut decisions.messages {
            if message.order.is_some_and(|order| dropped.contains(&order)) {
                message.order = None;
            }
        }
        decisions.messages.retain(|message| message.kind == Kind::PublicReply || message.order.is_some());
        let place = |line: Uuid| queue.iter().position(|queued| *queued == line).unwrap_or(usize::MAX);
        decisions.changes.sort_by_key(|change| place(change.line));
    }
}

fn open_cart(buyer: &Buyer, language: &str) -> Cart {
    let (order, is_new, has_link, lines) = match &buyer.cart {
        Some(cart) => (cart.order, false, cart.has_link, cart.lines.as_slice()),
        None => (new_id(), true, false, [].as_slice()),
    };
    Cart {
        order,
        is_new,
        has_link,
        customer: buyer.customer,
        language: language.to_owned(),
        lines: lines
            .iter()
            .map(|line| Line {
                id: line.id,
                is_new: false,
                variant: line.variant,
                code: line.code.clone(),
                comment: Uuid::nil(),
                before: line.stands,
                wanted: line.stands.wanted(),
                stands: line.stands,
            })
            .collect(),
    }
}

/// A second opinion as far as it still holds: what its writer claims may have changed while it was asked for, by a clearer
/// comment of theirs; acting on both would count twice.
fn believed(opinion: &SecondOpinion, claims: &[intent::Claim]) -> Reading {
    let mut reading = opinion.reading.clone();
    if reading.act && opinion.claims != claims {
        reading.act = false;
        reading.reason.push_str("; claimed something else meanwhile");
    }
    reading
}
