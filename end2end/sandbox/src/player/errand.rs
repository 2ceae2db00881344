//! One buyer does what was planned: opens the link, fills in the form, goes to the gateway, comes back. As a browser
//! without scripts and cookies would; not a test of the pages, it only notes what they answered.

use reqwest::header::LOCATION;
use reqwest::{Client, Response, StatusCode, Url};
use tokio_util::sync::CancellationToken;

use super::patience::{NoAnswer, ask};
use super::script::{Ending, Plan};
use super::stage::{Seen, Stage};
use crate::dice::Dice;

/// How often one step is tried while the app is away: about half a minute.
const TRIES_MAX: u32 = 20;

/// How it went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Outcome {
    /// Paid at the gateway.
    Paid,
    /// Promised a transfer.
    Transferred,
    /// Left on purpose.
    Abandoned,
    /// Never came, on purpose.
    Ignored,
    /// Said STOP.
    SaidStop,
    /// Came too late, or the shop said no to the form.
    TurnedAway,
    /// An answer made no sense or never came.
    Failed,
}

/// What happened on the way.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Steps {
    /// Times the checkout page was seen.
    pub(super) opened: u64,
    /// Times the pay form was sent.
    pub(super) pay_posts: u64,
    /// Cards refused at the gateway.
    pub(super) refused_cards: u64,
}

/// Someone with a link.
#[derive(Debug, Clone)]
pub(super) struct Errand {
    pub(super) seen: Seen,
    pub(super) link: String,
    pub(super) plan: Plan,
    pub(super) seed: u64,
}

/// Why it went no further.
enum Halt {
    TurnedAway,
    Failed,
}

impl From<NoAnswer> for Halt {
    fn from(no_answer: NoAnswer) -> Self {
        if let NoAnswer::GaveUp(words) = no_answer {
            tracing::info!(words, "a buyer got no answer");
        }
        Self::Failed
    }
}

impl Errand {
    /// Does it.
    pub(super) async fn run(
        self,
        client: &Client,
        stage: &Stage,
        stop: &CancellationToken,
    ) -> (Outcome, Steps) {
        let mut steps = Steps::default();
        let walk = Walk { client, stop, errand: &self };
        let outcome = match walk.go(stage, &mut steps).await {
            Ok(outcome) => outcome,
            Err(Halt::TurnedAway) => Outcome::TurnedAway,
            Err(Halt::Failed) => Outcome::Failed,
        };
        (outcome, steps)
    }
}

struct Walk<'a> {
    client: &'a Client,
    stop: &'a CancellationToken,
    errand: &'a Errand,
}

impl Walk<'_> {
    async fn go(&self, stage: &Stage, steps: &mut Steps) -> Result<Outcome, Halt> {
        let Errand { seen, plan, .. } = self.errand;
        match plan.ending {
            Ending::Ignores => return Ok(Outcome::Ignored),
            Ending::SaysStop => {
                let said = stage.say(&seen.page, &seen.psid, "STOP", self.stop).await;
                return if said.is_ok() { Ok(Outcome::SaidStop) } else { Err(Halt::Failed) };
            }
            _ => {}
        }
        stage.look(&seen.page, &seen.psid, self.stop).await;
        self.open(steps).await?;
        if plan.reloads {
            self.open(steps).await?;
        }
        let outcome = match plan.ending {
            Ending::Pays => self.pay_at_gateway(steps, false).await?,
            Ending::PaysAtSecondTry => self.pay_at_gateway(steps, true).await?,
            Ending::LeavesGateway => {
                self.send_form(steps, "flow").await?;
                Outcome::Abandoned
            }
            Ending::Transfers => {
                self.send_form(steps, "transfer").await?;
                Outcome::Transferred
            }
            Ending::LeavesCart | Ending::Ignores | Ending::SaysStop => Outcome::Abandoned,
        };
        if plan.says_thanks && stage.say(&seen.page, &seen.psid, "gracias!", self.stop).await.is_err() {
            return Err(Halt::Failed);
        }
        Ok(outcome)
    }

    async fn open(&self, steps: &mut Steps) -> Result<(), Halt> {
        let answer = ask(TRIES_MAX, self.stop, || self.client.get(&self.errand.link)).await?;
        if answer.status() != StatusCode::OK {
            return Err(Halt::TurnedAway);
        }
        steps.opened += 1;
        Ok(())
    }

    /// Sends the form (twice at once when the buyer taps twice) and gives where it leads.
    async fn send_form(&self, steps: &mut Steps, method: &str) -> Result<Url, Halt> {
        let form = self.form(method);
        let url = format!("{}/pay", self.errand.link);
        let post = || ask(TRIES_MAX, self.stop, || self.client.post(&url).form(&form));
        steps.pay_posts += 1;
        let answer = if self.errand.plan.taps_twice {
            steps.pay_posts += 1;
            let (first, second) = futures::join!(post(), post());
            // The browser shows what the last tap gave.
            match second {
                Ok(second) => second,
                Err(_) => first?,
            }
        } else {
            post().await?
        };
        if answer.status() != StatusCode::SEE_OTHER {
            return Err(Halt::TurnedAway);
        }
        led_to(&answer)
    }

    async fn pay_at_gateway(&self, steps: &mut Steps, refused_first: bool) -> Result<Outcome, Halt> {
        if refused_first {
            let gateway = self.gateway(steps).await?;
            self.decide(&gateway, "reject", true).await?;
            steps.refused_cards += 1;
            self.open(steps).await?;
        }
        let gateway = self.gateway(steps).await?;
        self.decide(&gateway, "pay", !self.errand.plan.closes_window).await?;
        Ok(Outcome::Paid)
    }

    /// Sends the form and must land at the gateway's page with a token.
    async fn gateway(&self, steps: &mut Steps) -> Result<Url, Halt> {
        let page = self.send_form(steps, "flow").await?;
        // Back at the checkout means that the cart is no longer to be paid.
        if page.query_pairs().any(|(key, _)| key == "token") { Ok(page) } else { Err(Halt::TurnedAway) }
    }

    async fn decide(&self, page: &Url, action: &str, comes_back: bool) -> Result<(), Halt> {
        let token = page.query_pairs().find(|(key, _)| key == "token").map(|(_, token)| token.into_owned());
        let token = token.ok_or(Halt::Failed)?;
        let shown = ask(TRIES_MAX, self.stop, || self.client.get(page.clone())).await?;
        let shown = shown.text().await.map_err(|_| Halt::Failed)?;
        if !shown.contains("data-testid=\"flow-pay\"") {
            return Err(Halt::TurnedAway);
        }
        let mut target = page.clone();
        target.set_query(None);
        let form = [("token", token.as_str()), ("action", action)];
        let decided = ask(TRIES_MAX, self.stop, || self.client.post(target.clone()).form(&form)).await?;
        let html = decided.text().await.map_err(|_| Halt::Failed)?;
        if !comes_back {
            return Ok(());
        }
        let back = form_action(&html).ok_or(Halt::Failed)?;
        let form = [("token", token.as_str())];
        let returned = ask(TRIES_MAX, self.stop, || self.client.post(&back).form(&form)).await?;
        if returned.status() != StatusCode::SEE_OTHER {
            return Err(Halt::Failed);
        }
        let checkout = led_to(&returned)?;
        ask(TRIES_MAX, self.stop, || self.client.get(checkout.clone())).await?;
        Ok(())
    }

    /// What the buyer types: invented, and always the same for the same buyer.
    fn form(&self, method: &str) -> [(&'static str, String); 8] {
        let seen = &self.errand.seen;
        let mut dice = Dice::named(self.errand.seed, &seen.psid);
        let plain: String = seen.psid.chars().filter(char::is_ascii_alphanumeric).take(30).collect();
        let (delivery, address, city, region) = if self.errand.plan.picks_up {
            ("pickup", String::new(), "", "")
        } else {
            let streets = ["Los Aromos", "Avenida Inventada", "Pasaje El Litre", "Las Camelias"];
            let street = streets[dice.below(streets.len())];
            ("delivery", format!("{street} {}", 100 + dice.below(4_900)), "Santiago", "Región Metropolitana")
        };
        [
            ("name", seen.name.clone()),
            ("email", format!("{}@clienta.example", plain.to_lowercase())),
            ("phone", format!("+569{:08}", dice.below(100_000_000))),
            ("delivery", delivery.to_owned()),
            ("address", address),
            ("city", city.to_owned()),
            ("region", region.to_owned()),
            ("method", method.to_owned()),
        ]
    }
}

fn led_to(answer: &Response) -> Result<Url, Halt> {
    let place = answer.headers().get(LOCATION).and_then(|place| place.to_str().ok()).ok_or(Halt::Failed)?;
    answer.url().join(place).map_err(|_| Halt::Failed)
}

/// Where the form of the gateway's last page leads.
fn form_action(html: &str) -> Option<String> {
    let (_, rest) = html.split_once("action=\"")?;
    let (action, _) = rest.split_once('"')?;
    Some(action.replace("&#39;", "'").replace("&quot;", "\"").replace("&amp;", "&"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_form_of_the_gateways_page_is_found() {
        let html = r#"<form method="post" action="http://a/return?x=1&amp;y=2" id="back">"#;
        assert_eq!(form_action(html).as_deref(), Some("http://a/return?x=1&y=2"));
        assert_eq!(form_action("<p>nothing</p>"), None);
    }
}
