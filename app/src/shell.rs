//! The HTML around every page of the app, drawn on the server. No inline styles and no inline scripts without the
//! response's nonce, so that the strictest content policy holds.

use leptos::nonce::use_nonce;
use leptos::prelude::*;
use leptos_meta::MetaTags;

use crate::preferences::Preferences;
use crate::routes::App;

/// The whole document. Also called without a request, when routes are listed.
pub fn shell(options: LeptosOptions) -> impl IntoView {
    let preferences = Preferences::current();
    let stylesheet = format!("/{}/{}.css", options.site_pkg_dir, options.output_name);
    view! {
        <!DOCTYPE html>
        <html
            lang=preferences.lang.code()
            dir=preferences.lang.dir()
            data-theme=preferences.theme.word()
        >
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover"/>
                <meta name="color-scheme" content="dark light"/>
                <meta name="theme-color" content="#09090b"/>
                <meta name="robots" content="noindex"/>
                <link rel="icon" href="/favicon.svg" type="image/svg+xml"/>
                <link rel="manifest" href="/app.webmanifest"/>
                <link
                    rel="preload"
                    href="/fonts/inter-latin.woff2"
                    r#as="font"
                    type="font/woff2"
                    crossorigin="anonymous"
                />
                <link rel="stylesheet" href=stylesheet nonce=use_nonce()/>
                <HydrationScripts options=options/>
                <MetaTags/>
            </head>
            <body class="bg-ground text-ink antialiased">
                <App/>
            </body>
        </html>
    }
}
