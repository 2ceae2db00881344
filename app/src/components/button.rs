//! Buttons and links that look like buttons.

use leptos::prelude::*;

/// How much a button asks to be pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ButtonTone {
    /// The one thing to do here.
    Primary,
    /// Something else one can do.
    #[default]
    Secondary,
    /// Hardly there.
    Quiet,
    /// Stops or takes away something.
    Danger,
}

/// How large a button is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ButtonSize {
    /// 36 px, inside rows.
    Small,
    /// 44 px: a finger's width (WCAG 2.5.5).
    #[default]
    Medium,
    /// 56 px, for standing people with full hands.
    Large,
}

/// The classes of a button, for elements that are none of the components here.
pub fn button_class(tone: ButtonTone, size: ButtonSize) -> String {
    let tone = match tone {
        ButtonTone::Primary => "bg-primary text-on-primary hover:bg-primary-strong",
        ButtonTone::Secondary => "border border-line bg-raised text-ink hover:border-line-strong",
        ButtonTone::Quiet => "text-soft hover:bg-raised hover:text-ink",
        ButtonTone::Danger => "bg-danger text-white hover:bg-danger-strong",
    };
    let size = match size {
        ButtonSize::Small => "h-9 px-3 text-sm",
        ButtonSize::Medium => "h-11 px-5 text-sm",
        ButtonSize::Large => "h-14 px-6 text-base",
    };
    format!(
        "inline-flex items-center justify-center gap-2 rounded-control font-semibold whitespace-nowrap select-none \
         transition-colors duration-150 disabled:opacity-50 {tone} {size}"
    )
}

/// A button. Attributes and events given to it go to the element.
#[component]
pub fn Button(
    /// How much it asks to be pressed.
    #[prop(optional)]
    tone: ButtonTone,
    /// How large it is.
    #[prop(optional)]
    size: ButtonSize,
    /// Sends the form it stands in.
    #[prop(optional)]
    submit: bool,
    /// Takes the whole width.
    #[prop(optional)]
    wide: bool,
    /// Cannot be pressed now.
    #[prop(optional, into)]
    disabled: Signal<bool>,
    /// Works on what was asked: cannot be pressed, and says so to assistive technology.
    #[prop(optional, into)]
    busy: Signal<bool>,
    /// Text and icons.
    children: Children,
) -> impl IntoView {
    let wide = if wide { " w-full" } else { "" };
    view! {
        <button
            type=if submit { "submit" } else { "button" }
            class=format!("{}{wide}", button_class(tone, size))
            disabled=move || disabled.get() || busy.get()
            aria-busy=move || busy.get().then_some("true")
        >
            {children()}
        </button>
    }
}

/// A link that looks like a button.
#[component]
pub fn LinkButton(
    /// Where it goes.
    #[prop(into)]
    href: String,
    /// How much it asks to be pressed.
    #[prop(optional)]
    tone: ButtonTone,
    /// How large it is.
    #[prop(optional)]
    size: ButtonSize,
    /// Text and icons.
    children: Children,
) -> impl IntoView {
    view! {
        <a href=href class=button_class(tone, size)>
            {children()}
        </a>
    }
}
