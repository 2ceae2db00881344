//! The demo's Live: where its recording is, how it is played, and how a later start gets one of its own.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use anyhow::Context;
use domain::Timestamp;
use sandbox::player::{BuyerScript, PlayOptions, PlayReport, play as play_live};
use serde_json::{Value, json};
use tokio_util::sync::CancellationToken;

use super::story::Story;
use crate::cli::DemoArgs;

/// Five hours of a Live.
const FIVE_HOURS: &str = include_str!("../../../../end2end/lives/five-hours.jsonl");
/// The minute at which that Live ends; what comes later are late comments.
const FIVE_HOURS_END_MINUTES: i64 = 300;
/// How often the progress is told.
const TELL_EVERY: Duration = Duration::from_secs(10);

/// Plays the Live to its end or until `stop`.
pub(super) async fn play(
    args: &DemoArgs,
    data_dir: &Path,
    story: &Story<'_>,
    stop: &CancellationToken,
) -> anyhow::Result<PlayReport> {
    let recording = match &args.live {
        Some(path) => path.clone(),
        None => unpacked(data_dir)?,
    };
    let owner = story.owner();
    let mut options = PlayOptions::new(recording, story.live.id.to_string());
    let end_minutes = args.until_minutes.or(args.live.is_none().then_some(FIVE_HOURS_END_MINUTES));
    options.until_ms = end_minutes.map(|minutes| minutes.saturating_mul(60_000));
    options.speed = args.speed;
    options.app_url = story.app_url.to_owned();
    options.sandbox_url = story.sandbox_url.to_owned();
    options.email.clone_from(&owner.email);
    options.password.clone_from(&owner.password);
    options.live_video_id = Some(story.live.live_video_id.clone());
    options.buyers = buyers(args);
    let mut told = Instant::now();
    let report = play_live(options, stop.clone(), move |progress| {
        if told.elapsed() >= TELL_EVERY {
            told = Instant::now();
            eprintln!("{progress}");
        }
    })
    .await
    .context("the Live could not be played to its end")?;
    Ok(report)
}

/// Those who do not pay as often leave as often as in the usual script.
fn buyers(args: &DemoArgs) -> BuyerScript {
    let usual = BuyerScript::default();
    if !args.buyers {
        return BuyerScript { share_pays: 0.0, share_transfers: 0.0, share_abandons: 0.0, ..usual };
    }
    let rest = 1.0 - args.pay_share;
    let usual_rest = 1.0 - usual.share_pays;
    BuyerScript {
        share_pays: args.pay_share,
        share_transfers: usual.share_transfers * rest / usual_rest,
        share_abandons: usual.share_abandons * rest / usual_rest,
        ..usual
    }
}

/// The player reads a file, so the recording inside this program is written into the data folder.
fn unpacked(data_dir: &Path) -> anyhow::Result<PathBuf> {
    let path = data_dir.join("five-hours.jsonl");
    std::fs::write(&path, FIVE_HOURS).with_context(|| format!("{} cannot be written", path.display()))?;
    Ok(path)
}

/// The fixture with another Live: the same page and title, ids made from the moment.
pub(super) fn another(fixture: &str, now: Timestamp) -> anyhow::Result<String> {
    let mut fixture: Value = serde_json::from_str(fixture).context("the demo shop is not JSON")?;
    let number = format!("88{}", now.0 / 1_000);
    let stores = fixture["stores"].as_array_mut().context("the demo shop has no stores")?;
    for store in stores {
        let Some(page) = store["page"]["id"].as_str().map(str::to_owned) else { continue };
        let Some(live) = store["live"].as_object_mut() else { continue };
        live.insert("live_video_id".to_owned(), json!(number));
        live.insert("video_id".to_owned(), json!(number));
        live.insert("post_id".to_owned(), json!(format!("{page}_{number}")));
    }
    Ok(fixture.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use engine::seed::Fixture;

    #[test]
    fn another_live_differs_in_its_ids_only() {
        let first = Fixture::parse(super::super::FIXTURE).unwrap();
        let other =
            Fixture::parse(&another(super::super::FIXTURE, Timestamp(1_790_000_000_000)).unwrap()).unwrap();
        let (first, other) = (&first.stores[0], &other.stores[0]);
        assert_eq!(first.products, other.products);
        let (first, other) = (first.live.as_ref().unwrap(), other.live.as_ref().unwrap());
        assert_eq!(first.title, other.title);
        assert_ne!(first.live_video_id, other.live_video_id);
        assert_eq!(other.post_id, "1057700001_881790000000");
    }

    #[test]
    fn the_shares_of_buyers_never_add_up_to_more_than_all() {
        for share in [0.0, 0.3, 0.62, 1.0] {
            let args = DemoArgs {
                addr: None,
                sandbox_addr: ([127, 0, 0, 1], 3001).into(),
                data: None,
                live: None,
                until_minutes: None,
                no_play: false,
                speed: 4.0,
                buyers: true,
                pay_share: share,
                exit_when_done: false,
            };
            let script = buyers(&args);
            let sum = script.share_pays + script.share_transfers + script.share_abandons;
            assert!(sum <= 1.0 + 1e-9 && script.share_transfers >= 0.0, "{script:?}");
        }
    }
}
