//! The pages around the product editor: for a new product and for one that exists.

use domain::ids::ProductId;
use domain::role::Permission;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::draft::ProductDraft;
use super::form::ProductForm;
use crate::api::ApiError;
use crate::api::catalogue::product;
use crate::components::{Card, ErrorState, Icon, IconView, Page, ReadOnlyNotice, SkeletonRows};
use crate::i18n::use_texts;
use crate::pages::dashboard::Session;
use crate::routes;

/// The editor of a new product.
#[component]
pub fn NewProductPage() -> impl IntoView {
    let texts = use_texts();
    let session = Session::here();
    let form = move || {
        Suspend::new(async move {
            match session.me.await {
                Ok(me) if me.role.may(Permission::EditCatalogue) => {
                    view! { <ProductForm draft=ProductDraft::default() currency=me.currency/> }.into_any()
                }
                Ok(_) => view! { <ReadOnlyNotice/> }.into_any(),
                Err(error) => view! { <Card flush=true><ErrorState error=error/></Card> }.into_any(),
            }
        })
    };
    view! {
        <Page title=texts.inventory.new_product actions=BackToList>
            <Transition fallback=|| view! { <Card flush=true><SkeletonRows/></Card> }>{form}</Transition>
        </Page>
    }
}

/// The editor of a product that exists.
#[component]
pub fn EditProductPage() -> impl IntoView {
    let texts = use_texts();
    let session = Session::here();
    let params = use_params_map();
    let id = Memo::new(move |_| params.read().get("id").unwrap_or_default());
    let found = Resource::new(
        move || id.get(),
        |id| async move {
            match id.parse::<ProductId>() {
                Ok(id) => product(id).await,
                Err(_) => Err(ApiError::not_found()),
            }
        },
    );
    let form = move || {
        Suspend::new(async move {
            let may = session.may(Permission::EditCatalogue).await;
            match found.await {
                Ok(product) if may => {
                    let currency = product.currency;
                    view! {
                        <p class="mb-5 text-base text-soft" dir="auto">
                            {(texts.inventory.edit_title)(&format!("{} · {}", product.code, product.name))}
                        </p>
                        <ProductForm draft=ProductDraft::of(&product) currency=currency/>
                    }
                    .into_any()
                }
                Ok(_) => view! { <ReadOnlyNotice/> }.into_any(),
                Err(error) => {
                    error.mark_page();
                    view! { <Card flush=true><ErrorState error=error/></Card> }.into_any()
                }
            }
        })
    };
    view! {
        <Page title=texts.inventory.product actions=BackToList>
            <Transition fallback=|| view! { <Card flush=true><SkeletonRows/></Card> }>{form}</Transition>
        </Page>
    }
}

/// The way back to the list.
#[component]
fn BackToList() -> impl IntoView {
    let texts = use_texts();
    view! {
        <a
            href=routes::INVENTORY
            class="inline-flex h-11 items-center gap-2 rounded-control px-3 text-sm font-medium text-soft transition-colors hover:bg-raised hover:text-ink"
        >
            <IconView icon=Icon::ArrowBack class="size-4.5"/>
            {texts.common.back}
        </a>
    }
}
