//! Signing in and out, who I am, and how I like the pages.

use domain::views::Me;
use leptos::prelude::*;

use super::ApiError;
#[cfg(feature = "ssr")]
use super::{actor, answer, engine, wants_page};

/// Signs in with e-mail and password, sets the session's cookies and goes to `next` (own paths only) or the dashboard.
/// A browser without scripts is sent back to `/auth?error=<code>` when refused.
///
/// # Errors
/// `auth.*` faults: wrong e-mail or password, too many attempts.
#[server(prefix = "/api", endpoint = "sign_in")]
pub async fn sign_in(
    /// E-mail, in any case.
    email: String,
    /// Password.
    password: String,
    /// Where to go afterwards; empty for the dashboard.
    #[server(default)]
    next: String,
) -> Result<(), ApiError> {
    use crate::session::{own_path, set_cookies};

    let next = own_path(&next).unwrap_or(crate::routes::DASHBOARD);
    let signed_in = answer(engine::accounts::sign_in(&engine(), email.trim(), &password).await);
    match signed_in {
        Ok(tokens) => {
            let cookies = set_cookies(&tokens).map_err(|_| ApiError::internal())?;
            append_cookies(cookies);
            leptos_axum::redirect(next);
            Ok(())
        }
        Err(refusal) if wants_page() => {
            leptos_axum::redirect(&back_to_sign_in(&refusal, next));
            Ok(())
        }
        Err(refusal) => Err(refusal),
    }
}

/// Ends the session and goes to the sign-in page.
///
/// # Errors
/// Faults of the database; the cookies are removed in any case.
#[server(prefix = "/api", endpoint = "sign_out")]
pub async fn sign_out() -> Result<(), ApiError> {
    append_cookies(crate::session::clear_cookies());
    leptos_axum::redirect(crate::routes::SIGN_IN);
    match actor().await {
        Ok(actor) => answer(engine::accounts::sign_out(&engine(), &actor).await),
        Err(_) => Ok(()),
    }
}

/// The signed-in person and their shop.
///
/// # Errors
/// `SignedOut` when nobody is signed in.
#[server(name = ReadMe, prefix = "/api", endpoint = "me", input = server_fn::codec::Json)]
pub async fn me() -> Result<Me, ApiError> {
    let actor = actor().await?;
    answer(engine::accounts::me(&engine(), &actor).await)
}

/// Remembers language (`es`, `en`, `pt`, `ar`) and theme (`dark`, `light`, `auto`); an unknown or empty word keeps what
/// was. Needs nobody signed in. A browser is sent back to the page it came from.
///
/// # Errors
/// None in practice.
#[server(prefix = "/api", endpoint = "preferences")]
pub async fn set_preferences(
    /// Language, or empty.
    #[server(default)]
    lang: String,
    /// Theme, or empty.
    #[server(default)]
    theme: String,
    /// Path of the page to come back to, or empty.
    #[server(default)]
    back: String,
) -> Result<(), ApiError> {
    use crate::i18n::Lang;
    use crate::preferences::{Preferences, Theme};
    use crate::session::{own_path, preference_cookies};

    let before = Preferences::current();
    let chosen = Preferences {
        lang: Lang::from_code(&lang).unwrap_or(before.lang),
        theme: Theme::from_word(&theme).unwrap_or(before.theme),
    };
    append_cookies(preference_cookies(chosen).map_err(|_| ApiError::internal())?);
    if let Some(back) = own_path(&back) {
        leptos_axum::redirect(back);
    }
    Ok(())
}

/// The sign-in page with the reason of the refusal. Codes and own paths hold nothing that an address must escape,
/// except the marks of a query.
#[cfg(feature = "ssr")]
fn back_to_sign_in(refusal: &ApiError, next: &str) -> String {
    let code = crate::routes::query_value(&refusal.0.code);
    let next = crate::routes::query_value(next);
    format!("{}?error={code}&next={next}", crate::routes::SIGN_IN)
}

#[cfg(feature = "ssr")]
fn append_cookies(cookies: [axum::http::HeaderValue; 2]) {
    if let Some(response) = use_context::<leptos_axum::ResponseOptions>() {
        for cookie in cookies {
            response.append_header(axum::http::header::SET_COOKIE, cookie);
        }
    }
}
