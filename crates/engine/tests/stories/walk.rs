//! Three hundred things happen at random, in two processes at once; afterwards everything that must always be true is.

use domain::FaultKind;
use domain::checkout::PayRequest;
use domain::order::OrderMove;
use domain::payment::PaymentMethod;
use engine::{Engine, EngineError, checkout, live, orders, payments, stock};
use platforms::meta::{CommentEvent, CommentVerb, GraphFault, PageEvent};
use testkit::{Fate, Shop, Way};

const STEPS: usize = 300;
const BUYERS: [&str; 8] = ["Rosa", "Ana", "Eva", "Luz", "Paz", "Sol", "Ema", "Mar"];
const SKUS: [&str; 6] = ["POL-S", "POL-M", "POL-L", "JEA-38", "JEA-40", "CAR-NEG"];
const GOODS: [&str; 6] = ["A12 talla S", "A12 talla M", "A12 talla L", "B7 talla 38", "B7 talla 40", "C3"];

/// Numbers that the seed alone decides (xorshift, Marsaglia 2003).
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % bound as u64).unwrap()
    }

    fn of<T: Copy>(&mut self, choices: &[T]) -> T {
        choices[self.below(choices.len())]
    }
}

/// Refusals are answers; anything else is a defect.
fn answered<T>(outcome: Result<T, EngineError>) -> Option<T> {
    match outcome {
        Ok(value) => Some(value),
        Err(EngineError::Refused(fault)) if fault.kind != FaultKind::Internal => None,
        Err(EngineError::IllegalMove(_)) => None,
        Err(error) => panic!("{error}"),
    }
}

struct Walk {
    shop: Shop,
    second: Engine,
    dice: Dice,
    past: Vec<CommentEvent>,
}

impl Walk {
    fn words(&mut self) -> String {
        let goods = self.dice.of(&GOODS);
        match self.dice.below(10) {
            0..=5 => format!("quiero {} {goods}", 1 + self.dice.below(3)),
            6 => "cancelo mi pedido".to_owned(),
            7 => format!("cambio a {} {goods}", 1 + self.dice.below(2)),
            8 => "lo quiero".to_owned(),
            _ => "¿cuánto cuesta?".to_owned(),
        }
    }

    async fn hand_in(&mut self, events: Vec<CommentEvent>) {
        let events = events.into_iter().map(PageEvent::Comment).collect();
        if self.dice.below(2) == 0 {
            self.shop.submit(events).await;
        } else {
            self.second.inbox.submit(events).await.unwrap();
        }
    }

    async fn comments(&mut self) {
        let mut events = Vec::new();
        for _ in 0..=self.dice.below(4) {
            let (buyer, words) = (self.dice.of(&BUYERS), self.words());
            events.push(self.shop.comment_event(buyer, &words));
        }
        self.past.extend(events.iter().cloned());
        self.hand_in(events).await;
    }

    async fn something_about_an_old_comment(&mut self) {
        if self.past.is_empty() {
            return;
        }
        let old = self.past[self.dice.below(self.past.len())].clone();
        let event = match self.dice.below(3) {
            0 => old,
            1 => {
                let words = self.words();
                self.shop.change_event(&old.comment_id, CommentVerb::Edit, &words)
            }
            _ => self.shop.change_event(&old.comment_id, CommentVerb::Remove, ""),
        };
        self.hand_in(vec![event]).await;
    }

    async fn at_the_checkout(&mut self) {
        let buyer = self.dice.of(&BUYERS);
        let orders = self.shop.order_ids_of(buyer).await;
        if orders.is_empty() {
            return;
        }
        // Mostly the newest: it is the one that can still be paid.
        let order = if self.dice.below(4) == 0 { self.dice.of(&orders) } else { orders[orders.len() - 1] };
        let token = self.shop.token_of(order).await;
        let engine = if self.dice.below(2) == 0 { self.shop.engine.clone() } else { self.second.clone() };
        match self.dice.below(7) {
            0 | 1 => {
                let request =
                    PayRequest { contact: self.shop.contact(buyer), method: PaymentMethod::Transfer };
                let step = answered(checkout::pay(&engine, &token, request).await);
                if step.is_some() && self.dice.below(2) == 0 {
                    answered(payments::approve_transfer(&engine, &self.shop.owner, order).await);
                }
            }
            2 => {
                let view = checkout::view(&engine, &token).await.unwrap();
                if let Some(line) = view.lines.first() {
                    let quantity = u32::try_from(self.dice.below(4)).unwrap();
                    answered(checkout::set_quantity(&engine, &token, line.id, quantity).await);
                }
            }
            3 => {
                answered(checkout::revive(&engine, &token).await);
            }
            4 => {
                answered(payments::approve_transfer(&engine, &self.shop.owner, order).await);
            }
            5 => {
                // Both at once: one of them comes first, and both answers make sense.
                let (one, other) = tokio::join!(
                    payments::approve_transfer(&engine, &self.shop.owner, order),
                    orders::make_move(&self.second, &self.shop.owner, order, OrderMove::Cancel)
                );
                answered(one);
                answered(other);
            }
            _ => {
                let what = self.dice.of(&[
                    OrderMove::Cancel,
                    OrderMove::Refund,
                    OrderMove::Pack,
                    OrderMove::Deliver,
                ]);
                answered(orders::make_move(&engine, &self.shop.owner, order, what).await);
            }
        }
    }

    async fn in_the_shop(&mut self) {
        let engine = self.shop.engine.clone();
        match self.dice.below(4) {
            0 | 1 => {
                let variant = self.shop.variant(self.dice.of(&SKUS));
                let change = self.dice.of(&[-2, -1, 1, 2, 3]);
                answered(stock::adjust(&engine, &self.shop.owner, variant, change, "conteo").await);
            }
            2 => {
                let stopped = self.dice.below(3) == 0;
                live::set_bot(&engine, &self.shop.owner, self.shop.live(), stopped).await.unwrap();
            }
            _ => {
                let code = self.dice.of(&[Some("A12"), Some("B7"), Some("C3"), None]);
                live::pin(&engine, &self.shop.owner, self.shop.live(), code).await.unwrap();
            }
        }
    }

    async fn step(&mut self) {
        match self.dice.below(20) {
            0..=8 => self.comments().await,
            9 => self.something_about_an_old_comment().await,
            10..=14 => self.at_the_checkout().await,
            15 | 16 => self.in_the_shop().await,
            17 => {
                let words = self.dice.of(&["gracias", "hola", "STOP"]);
                let buyer = self.dice.of(&BUYERS);
                self.shop.writes(buyer, words).await;
            }
            18 => {
                let way = self.dice.of(&[Way::PublicReply, Way::PrivateReply, Way::Message]);
                let fate = self.dice.of(&[
                    Fate::AnswerLost,
                    Fate::Refused(GraphFault::Transient),
                    Fate::Refused(GraphFault::RateLimited { retry_after: None }),
                    Fate::Refused(GraphFault::Network { sent: false }),
                ]);
                self.shop.graph.will(way, [fate]);
            }
            _ => {
                let ms = 1_000 + 1_000 * self.dice.below(900);
                self.shop.clock.advance_ms(i64::try_from(ms).unwrap());
            }
        }
        // Sometimes everything comes to rest; mostly the next thing happens while the last is still being worked.
        if self.dice.below(10) == 0 {
            self.shop.settle().await;
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whatever_happens_in_whatever_order_what_must_be_true_stays_true() {
    let seed = std::env::var("WALK_SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or_else(|| {
        let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap();
        u64::try_from(since.as_nanos() % u128::from(u64::MAX)).unwrap() | 1
    });
    println!("WALK_SEED={seed}");
    let shop = Shop::open().await;
    let (second, stop, tasks) = shop.another_engine("second");
    let mut walk = Walk { shop, second, dice: Dice(seed), past: Vec::new() };
    for _ in 0..STEPS {
        walk.step().await;
    }
    let shop = walk.shop;
    live::set_bot(&shop.engine, &shop.owner, shop.live(), false).await.unwrap();
    shop.settle().await;
    let report = engine::verify::verify(&shop.db.pool, shop.clock.as_ref()).await.unwrap();
    assert!(report.is_clean(), "WALK_SEED={seed}\n{report}");
    println!("{}", engine::verify::tally(&shop.db.pool).await.unwrap());
    stop.cancel();
    tasks.close();
    tasks.wait().await;
    shop.finish().await;
}
