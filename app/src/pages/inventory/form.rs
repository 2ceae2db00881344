//! The product editor itself: fields, the rows of variants, and saving.

use domain::Currency;
use domain::ids::VariantId;
use domain::views::ProductEdit;
use leptos::prelude::*;
use leptos_router::hooks::use_navigate;

use super::draft::{OPTIONS_MAX, Place, Problem, Problems, ProductDraft, VariantDraft, list};
use super::suggested::SuggestedWords;
use crate::api::catalogue::product_save;
use crate::components::{
    Button, ButtonSize, ButtonTone, Card, CardHeader, Field, FieldKind, Icon, IconView, LinkButton, Notice,
    Tint, Toasts,
};
use crate::i18n::{use_lang, use_texts};
use crate::routes;

/// Variants a product may have.
const VARIANTS_MAX: usize = 200;

/// One row of the editor. `key` stays with the row when rows above it go.
#[derive(Clone, Copy)]
struct Row {
    key: u32,
    id: Option<VariantId>,
    sku: RwSignal<String>,
    values: [RwSignal<String>; OPTIONS_MAX],
    price: RwSignal<String>,
    stock: RwSignal<String>,
}

impl Row {
    fn new(key: u32, draft: VariantDraft) -> Self {
        Self {
            key,
            id: draft.id,
            sku: RwSignal::new(draft.sku),
            values: draft.values.map(RwSignal::new),
            price: RwSignal::new(draft.price),
            stock: RwSignal::new(draft.stock),
        }
    }

    fn draft(&self) -> VariantDraft {
        VariantDraft {
            id: self.id,
            sku: self.sku.get_untracked(),
            values: self.values.map(|value| value.get_untracked()),
            price: self.price.get_untracked(),
            stock: self.stock.get_untracked(),
        }
    }
}

/// The rows and the way to make more of them.
#[derive(Clone, Copy)]
struct Rows {
    all: RwSignal<Vec<Row>>,
    next_key: StoredValue<u32>,
}

impl Rows {
    fn new(drafts: Vec<VariantDraft>) -> Self {
        let rows = Self { all: RwSignal::new(Vec::new()), next_key: StoredValue::new(0) };
        let drafts = if drafts.is_empty() { vec![VariantDraft::default()] } else { drafts };
        for draft in drafts {
            rows.add(draft);
        }
        rows
    }

    fn add(self, draft: VariantDraft) {
        let key = self.next_key.get_value();
        self.next_key.set_value(key + 1);
        self.all.update(|all| all.push(Row::new(key, draft)));
    }

    /// A new row with the price of the row above, for sizes mostly cost the same.
    fn add_like_last(self) {
        let price = self.all.with_untracked(|all| all.last().map(|row| row.price.get_untracked()));
        self.add(VariantDraft { price: price.unwrap_or_default(), ..VariantDraft::default() });
    }

    fn remove(self, key: u32) {
        self.all.update(|all| all.retain(|row| row.key != key));
    }
}

/// The editor of one product.
#[component]
pub fn ProductForm(
    /// What it begins with.
    draft: ProductDraft,
    /// Currency of the prices.
    currency: Currency,
) -> impl IntoView {
    let texts = use_texts();
    let lang = use_lang();
    let toasts = Toasts::here();
    let navigate = use_navigate();
    let id = draft.id;
    let code = RwSignal::new(draft.code);
    let name = RwSignal::new(draft.name);
    let category = RwSignal::new(draft.category);
    let keywords = RwSignal::new(draft.keywords);
    let options = RwSignal::new(draft.options);
    let rows = Rows::new(draft.variants);
    let problems = RwSignal::new(Problems::new());
    let option_names = Memo::new(move |_| {
        let mut names = list(&options.read());
        names.truncate(OPTIONS_MAX);
        names
    });

    let save = Action::new(|edit: &ProductEdit| product_save(edit.clone()));
    Effect::new(move || {
        if let Some(Ok(_)) = save.value().get() {
            toasts.done(texts.inventory.saved);
            navigate(routes::INVENTORY, leptos_router::NavigateOptions::default());
        }
    });
    let submit = move || {
        let draft = ProductDraft {
            id,
            code: code.get_untracked(),
            name: name.get_untracked(),
            category: category.get_untracked(),
            keywords: keywords.get_untracked(),
            options: options.get_untracked(),
            variants: rows.all.with_untracked(|all| all.iter().map(Row::draft).collect()),
        };
        match draft.check(currency) {
            Ok(edit) => {
                problems.set(Problems::new());
                save.dispatch(edit);
            }
            Err(found) => problems.set(found),
        }
    };
    let problem = move |wanted: Problem| {
        Signal::derive(move || {
            let found = problems.read().contains(&(Place::Product, wanted));
            if found { wanted.sentence(&texts.inventory).to_owned() } else { String::new() }
        })
    };
    let refusal = move || {
        let sentence = match save.value().get() {
            Some(Err(refusal)) => refusal.sentence(lang),
            _ if !problems.read().is_empty() => texts.inventory.check_fields.to_owned(),
            _ => return None,
        };
        Some(view! {
            <div role="alert" data-testid="product-error">
                <Notice tint=Tint::Bad icon=Icon::Alert>{sentence}</Notice>
            </div>
        })
    };
    view! {
        <form
            class="flex flex-col gap-6"
            novalidate=true
            on:submit=move |event| {
                event.prevent_default();
                submit();
            }
        >
            <noscript>
                <Notice tint=Tint::Warn icon=Icon::Alert>{texts.common.scripts_needed}</Notice>
            </noscript>
            <Card>
                <CardHeader title=texts.inventory.basics/>
                <div class="grid gap-5 sm:grid-cols-[minmax(0,1fr)_minmax(0,3fr)]">
                    <Field name="code" label=texts.inventory.code value=code hint=texts.inventory.code_hint error=problem(Problem::Code) max_length=20/>
                    <Field name="name" label=texts.inventory.name value=name error=problem(Problem::Name) max_length=120/>
                </div>
                <div class="mt-5 grid gap-5 sm:grid-cols-2">
                    <Field name="category" label=texts.inventory.category value=category error=problem(Problem::Category) max_length=60/>
                    <Field name="keywords" label=texts.inventory.keywords value=keywords hint=texts.inventory.keywords_hint error=problem(Problem::Keywords) max_length=1000/>
                </div>
                {id.map(|id| view! { <SuggestedWords product=id keywords=keywords/> })}
            </Card>
            <Card>
                <CardHeader title=texts.inventory.variants/>
                <p class="-mt-3 mb-5 text-sm text-soft">{texts.inventory.variants_text}</p>
                <div class="mb-6 max-w-md">
                    <Field name="options" label=texts.inventory.options value=options hint=texts.inventory.options_hint error=problem(Problem::Options) max_length=120/>
                </div>
                <div class="flex flex-col gap-4">
                    <For each=move || rows.all.get() key=|row| row.key let:row>
                        <VariantFields row=row rows=rows option_names=option_names problems=problems currency=currency/>
                    </For>
                </div>
                <div class="mt-5">
                    <Button
                        size=ButtonSize::Small
                        disabled=Signal::derive(move || rows.all.read().len() >= VARIANTS_MAX)
                        on:click=move |_| rows.add_like_last()
                        attr:data-testid="add-variant"
                    >
                        <IconView icon=Icon::Plus class="size-4"/>
                        {texts.inventory.add_variant}
                    </Button>
                </div>
            </Card>
            {refusal}
            <div class="flex flex-wrap items-center justify-end gap-3">
                <LinkButton href=routes::INVENTORY tone=ButtonTone::Quiet>{texts.common.cancel}</LinkButton>
                <Button submit=true tone=ButtonTone::Primary busy=save.pending() attr:data-testid="product-save">
                    {if id.is_some() { texts.inventory.save_changes } else { texts.inventory.create }}
                </Button>
            </div>
        </form>
    }
}

/// The fields of one variant.
#[component]
fn VariantFields(
    row: Row,
    rows: Rows,
    option_names: Memo<Vec<String>>,
    problems: RwSignal<Problems>,
    currency: Currency,
) -> impl IntoView {
    let texts = use_texts();
    let key = row.key;
    let position = move || rows.all.read().iter().position(|other| other.key == key);
    let wrong = move |wanted: Problem| {
        position().is_some_and(|at| problems.read().contains(&(Place::Variant(at), wanted)))
    };
    let problem = move |wanted: Problem, also: Option<Problem>| {
        Signal::derive(move || {
            let found = if wrong(wanted) { Some(wanted) } else { also.filter(|also| wrong(*also)) };
            found.map_or_else(String::new, |found| found.sentence(&texts.inventory).to_owned())
        })
    };
    let values = move || {
        option_names
            .get()
            .into_iter()
            .zip(row.values)
            .enumerate()
            .map(|(at, (name, value))| {
                view! {
                    <Field name=format!("value-{key}-{at}") label=name value=value error=problem(Problem::Value, None) max_length=40/>
                }
            })
            .collect_view()
    };
    let can_remove = move || rows.all.read().len() > 1;
    view! {
        <fieldset class="grid grid-cols-2 items-start gap-4 rounded-control border border-line p-4 lg:flex lg:[&>div]:flex-1">
            <legend class="sr-only">
                {move || format!("{} {}", texts.inventory.variant, position().map_or(0, |at| at + 1))}
            </legend>
            {values}
            <Field
                name=format!("price-{key}")
                label=format!("{} ({currency})", texts.inventory.price)
                value=row.price
                kind=FieldKind::Money
                error=problem(Problem::Price, None)
                max_length=20
            />
            {row.id.is_none().then(|| view! {
                <Field
                    name=format!("stock-{key}")
                    label=texts.inventory.opening_stock
                    value=row.stock
                    kind=FieldKind::Count
                    error=problem(Problem::Stock, None)
                    max_length=6
                />
            })}
            <Field
                name=format!("sku-{key}")
                label=texts.inventory.sku
                value=row.sku
                error=problem(Problem::Sku, Some(Problem::SkuTwice))
                max_length=64
            />
            {move || can_remove().then(|| view! {
                <button
                    type="button"
                    class="flex size-11 items-center justify-center self-start rounded-control text-faint transition-colors hover:bg-raised hover:text-danger-ink lg:mt-6.5"
                    aria-label=texts.inventory.remove_variant
                    on:click=move |_| rows.remove(key)
                >
                    <IconView icon=Icon::Trash/>
                </button>
            })}
        </fieldset>
    }
}
