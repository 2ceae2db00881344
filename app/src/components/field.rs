//! Form fields: label, hint and error belong together and are announced together.

use leptos::prelude::*;

use super::{Icon, IconView};
use crate::i18n::use_texts;

/// The classes of every text input.
pub const INPUT_CLASS: &str = "h-11 w-full min-w-0 rounded-control border border-line-strong/60 bg-ground px-3 text-base \
     text-ink placeholder:text-faint transition-colors duration-150 hover:border-line-strong \
     focus:border-primary-ink aria-invalid:border-danger-ink sm:text-sm";

/// What a field takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum FieldKind {
    /// Any text.
    #[default]
    Text,
    /// An e-mail address.
    Email,
    /// A password.
    Password,
    /// An amount of money; phones show digits and separators.
    Money,
    /// A whole number; phones show digits.
    Count,
}

impl FieldKind {
    const fn html_type(self) -> &'static str {
        match self {
            Self::Text | Self::Money | Self::Count => "text",
            Self::Email => "email",
            Self::Password => "password",
        }
    }

    const fn input_mode(self) -> &'static str {
        match self {
            Self::Text | Self::Password => "text",
            Self::Email => "email",
            Self::Money => "decimal",
            Self::Count => "numeric",
        }
    }
}

/// A labelled input bound to a signal.
#[component]
pub fn Field(
    /// Name in the form, and the base of the ids; unique on the page.
    #[prop(into)]
    name: String,
    /// Label.
    #[prop(into)]
    label: String,
    /// What is typed.
    value: RwSignal<String>,
    /// What it takes.
    #[prop(optional)]
    kind: FieldKind,
    /// A sentence that helps; empty for none.
    #[prop(optional, into)]
    hint: String,
    /// What is wrong with it; empty while nothing is.
    #[prop(optional, into)]
    error: Signal<String>,
    /// The label is read out but not shown: a column's head says it.
    #[prop(optional)]
    label_hidden: bool,
    /// It can be read but not changed.
    #[prop(optional)]
    read_only: bool,
    /// Most characters it takes.
    #[prop(default = 200)]
    max_length: i32,
    /// What browsers may fill in, as in the `autocomplete` attribute.
    #[prop(default = "off")]
    autocomplete: &'static str,
) -> impl IntoView {
    let id = format!("field-{name}");
    let hint_id = format!("{id}-hint");
    let error_id = format!("{id}-error");
    let described_by = format!("{hint_id} {error_id}");
    let label_class = if label_hidden { "sr-only" } else { "mb-1.5 block text-sm font-medium text-ink" };
    let hint =
        (!hint.is_empty()).then(|| view! { <p id=hint_id class="mt-1.5 text-sm text-faint">{hint}</p> });
    view! {
        <div class="min-w-0">
            <label for=id.clone() class=label_class>{label}</label>
            <input
                id=id
                name=name
                type=kind.html_type()
                inputmode=kind.input_mode()
                class=INPUT_CLASS
                maxlength=max_length
                autocomplete=autocomplete
                readonly=read_only
                aria-describedby=described_by
                aria-invalid=move || error.with(|error| (!error.is_empty()).then_some("true"))
                value=value.get_untracked()
                prop:value=move || value.get()
                on:input:target=move |event| value.set(event.target().value())
            />
            {hint}
            <p id=error_id class="mt-1.5 text-sm text-danger-ink empty:hidden" role="alert">
                {move || error.get()}
            </p>
        </div>
    }
}

/// A labelled choice among a few.
#[component]
pub fn Select(
    /// Name in the form, and the base of the id; unique on the page.
    #[prop(into)]
    name: String,
    /// Label.
    #[prop(into)]
    label: String,
    /// Values with the words shown for them.
    options: Vec<(&'static str, &'static str)>,
    /// The value chosen at first.
    selected: &'static str,
) -> impl IntoView {
    let id = format!("select-{name}");
    let for_id = id.clone();
    let options = options
        .into_iter()
        .map(|(value, text)| view! { <option value=value selected=value == selected>{text}</option> })
        .collect_view();
    view! {
        <label class="flex items-center justify-between gap-3 text-sm text-soft" for=for_id>
            <span>{label}</span>
            <select
                id=id
                name=name
                class="h-9 rounded-control border border-line bg-raised px-2 text-sm text-ink hover:border-line-strong"
            >
                {options}
            </select>
        </label>
    }
}

/// A search box that works as a plain form (`GET` with `q`) and, with scripts, tells of every pause in typing.
#[component]
pub fn SearchField(
    /// Path of the page it searches, without query.
    action: &'static str,
    /// Hidden values that go with it, such as a filter.
    #[prop(optional)]
    keep: Vec<(&'static str, String)>,
    /// Words searched for when the page was drawn.
    #[prop(into)]
    value: Signal<String>,
    /// What can be typed.
    #[prop(into)]
    placeholder: String,
    /// Called with the words after a pause, or at once on Enter.
    #[prop(into)]
    on_search: Callback<String>,
) -> impl IntoView {
    let texts = use_texts();
    let typed = RwSignal::new(value.get_untracked());
    let pending = StoredValue::new(None::<TimeoutHandle>);
    let cancel = move || {
        if let Some(handle) = pending.try_update_value(Option::take).flatten() {
            handle.clear();
        }
    };
    on_cleanup(cancel);
    let typed_on = move |words: String| {
        typed.set(words.clone());
        cancel();
        let search = move || {
            pending.set_value(None);
            on_search.run(words);
        };
        pending.set_value(set_timeout_with_handle(search, SEARCH_PAUSE).ok());
    };
    // The address may change by other ways (back, a link that clears the search); the box then follows it, unless
    // somebody is typing. It is not bound to a signal, so that what was typed before the page came to life stays.
    let element = NodeRef::<leptos::html::Input>::new();
    Effect::new(move || {
        let words = value.get();
        if pending.with_value(Option::is_some) || typed.get_untracked() == words {
            return;
        }
        typed.set(words.clone());
        if let Some(input) = element.get_untracked() {
            input.set_value(&words);
        }
    });
    let keep = keep
        .into_iter()
        .map(|(name, value)| view! { <input type="hidden" name=name value=value/> })
        .collect_view();
    view! {
        <form
            action=action
            method="get"
            role="search"
            class="relative w-full sm:max-w-xs"
            on:submit=move |event| {
                event.prevent_default();
                cancel();
                if let Some(input) = element.get_untracked() {
                    on_search.run(input.value());
                }
            }
        >
            {keep}
            <span class="pointer-events-none absolute inset-y-0 start-3 flex items-center text-faint">
                <IconView icon=Icon::Search class="size-4.5"/>
            </span>
            <input
                type="search"
                name="q"
                class=format!("{INPUT_CLASS} ps-10")
                maxlength="80"
                autocomplete="off"
                placeholder=placeholder.clone()
                aria-label=format!("{}: {placeholder}", texts.common.search)
                value=value.get_untracked()
                node_ref=element
                on:input:target=move |event| typed_on(event.target().value())
            />
        </form>
    }
}

/// The pause in typing after which a search begins.
const SEARCH_PAUSE: std::time::Duration = std::time::Duration::from_millis(250);
