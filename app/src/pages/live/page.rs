//! Which Live the console is for, or why there is none.

use std::time::Duration;

use domain::role::Permission;
use leptos::prelude::*;

use super::console::Console;
use crate::api::live::current_live;
use crate::components::{Card, EmptyState, ErrorState, Icon, Page, PageTitle, SkeletonRows};
use crate::i18n::use_texts;
use crate::live::texts::use_live_texts;
use crate::pages::dashboard::Session;

/// How often a shop without a Live is asked whether one has begun.
const LOOK_AGAIN: Duration = Duration::from_secs(10);

/// The console of the Live that is on, or of the last one.
#[component]
pub fn LivePage() -> impl IntoView {
    let common = &use_texts().common;
    let session = Session::here();
    let live = Resource::new(|| (), |()| current_live());
    let content = move || {
        Suspend::new(async move {
            let can_run = session.may(Permission::RunLive).await;
            let can_edit = session.may(Permission::EditCatalogue).await;
            match live.await {
                Ok(Some(card)) => {
                    view! { <Console card=card can_run=can_run can_edit=can_edit live=live/> }.into_any()
                }
                Ok(None) => view! { <NoLive live=live/> }.into_any(),
                Err(error) => {
                    view! { <Page title=common.live><Card flush=true><ErrorState error=error/></Card></Page> }
                        .into_any()
                }
            }
        })
    };
    view! {
        <PageTitle text=common.live.to_owned()/>
        <Transition fallback=move || view! { <Page title=common.live><Card flush=true><SkeletonRows/></Card></Page> }>
            {content}
        </Transition>
    }
}

/// The shop never had a Live; the page notices by itself when one begins.
#[component]
fn NoLive(live: super::console::CurrentLive) -> impl IntoView {
    let common = &use_texts().common;
    let texts = use_live_texts();
    Effect::new(move || {
        if let Ok(handle) = set_interval_with_handle(move || live.refetch(), LOOK_AGAIN) {
            on_cleanup(move || handle.clear());
        }
    });
    view! {
        <Page title=common.live>
            <Card flush=true>
                <EmptyState icon=Icon::Live title=texts.none text=texts.none_text/>
            </Card>
        </Page>
    }
}
