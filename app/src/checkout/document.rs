//! The document around every page of the buyer: head, style, script and the frame. Not for the content.

use leptos::html;
use leptos::prelude::*;

use super::texts::Texts;

/// The style, written into each page: the first answer is all a slow phone needs to draw it.
const STYLE: &str = include_str!("../../../public/checkout.css");
/// Mark of the script's version, so that a browser may keep it as long as it is the same.
const SCRIPT_VERSION: u32 = mark(include_bytes!("../../../public/checkout.js"));
/// Seconds after which a page without scripts looks again whether the gateway has confirmed.
const REFRESH_S: u32 = 5;

/// How eagerly the page asks for news.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Watch {
    /// Nothing more happens by itself.
    Never,
    /// Now and then.
    Calm,
    /// A confirmation is due any second.
    Quick,
}

/// A page's frame.
pub(super) struct Document<'a> {
    pub texts: &'static Texts,
    /// Title of the page and of a shared link; no personal data.
    pub title: String,
    /// Text of a shared link; no personal data. Empty for a message.
    pub description: String,
    /// The shop; empty when not known.
    pub store: String,
    /// What stands across from the shop's name.
    pub aside: String,
    /// The order's state for the script.
    pub state: &'static str,
    /// Where the script asks for news.
    pub status_url: String,
    pub watch: Watch,
    pub nonce: &'a str,
}

impl Document<'_> {
    /// The whole document around `content`.
    pub fn around(self, content: AnyView) -> AnyView {
        let texts = self.texts;
        let watch = match self.watch {
            Watch::Never => None,
            Watch::Calm => Some("calm"),
            Watch::Quick => Some("quick"),
        };
        let refresh = (self.watch == Watch::Quick).then(|| {
            view! { <noscript><meta http-equiv="refresh" content=REFRESH_S.to_string() /></noscript> }
        });
        let card = (!self.description.is_empty()).then(|| {
            (
                shared("og:type", "website".to_owned()),
                shared("og:site_name", self.store.clone()),
                shared("og:title", self.title.clone()),
                shared("og:description", self.description.clone()),
            )
        });
        let store = (!self.store.is_empty()).then(|| {
            view! { <header class="store"><span>{self.store.clone()}</span><span>{self.aside.clone()}</span></header> }
        });
        let nonce = self.nonce.to_owned();
        view! {
            <html lang=texts.code dir=texts.dir>
                <head>
                    <meta charset="utf-8" />
                    <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
                    <title>{self.title}</title>
                    <meta name="robots" content="noindex, nofollow, noarchive" />
                    // Nothing leaks to other sites; `no-referrer` would also blank the Origin of the page's own forms.
                    <meta name="referrer" content="same-origin" />
                    <meta name="format-detection" content="telephone=no" />
                    <meta name="color-scheme" content="light dark" />
                    <meta name="theme-color" content="#0866ff" />
                    <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
                    {card}
                    {refresh}
                    <style nonce=nonce.clone() inner_html=STYLE></style>
                    <script nonce=nonce src=format!("/checkout.js?v={SCRIPT_VERSION:x}") defer></script>
                </head>
                <body>
                    <main
                        data-state=self.state
                        data-status=self.status_url
                        data-watch=watch
                        data-note=texts.hold_note
                        data-over=texts.hold_over
                        data-copied=texts.copied
                    >
                        {store}
                        {content}
                        <footer>{texts.foot}</footer>
                    </main>
                </body>
            </html>
        }
        .into_any()
    }
}

/// One line of the card that a shared link shows (Open Graph protocol).
fn shared(property: &'static str, content: String) -> AnyView {
    html::meta().attr("property", property).content(content).into_any()
}

/// A 32-bit FNV-1a mark of `bytes`.
const fn mark(bytes: &[u8]) -> u32 {
    let mut mark: u32 = 0x811c_9dc5;
    let mut at = 0;
    while at < bytes.len() {
        mark = (mark ^ bytes[at] as u32).wrapping_mul(0x0100_0193);
        at += 1;
    }
    mark
}
