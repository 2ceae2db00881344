//! Language and theme of the reader: decided once on the server, written into the page, read back in the browser,
//! so that both draw the same first page. Not for settings of the shop.

use crate::i18n::Lang;

/// Name of the cookie with the chosen language.
pub const LANG_COOKIE: &str = "lang";
/// Name of the cookie with the chosen theme.
pub const THEME_COOKIE: &str = "theme";
/// How long a choice is kept, in seconds: a year.
pub const PREFERENCE_MAX_AGE_S: i64 = 31_536_000;

/// Colours of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Theme {
    /// Light on dark, for the dark room of a Live.
    #[default]
    Dark,
    /// Dark on light.
    Light,
    /// As the device says.
    Auto,
}

impl Theme {
    /// Every theme, in the order of the menu.
    pub const ALL: [Self; 3] = [Self::Dark, Self::Light, Self::Auto];

    /// The word in the cookie and in the page's `data-theme` attribute.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Dark => "dark",
            Self::Light => "light",
            Self::Auto => "auto",
        }
    }

    /// The theme of that word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|theme| theme.word() == word)
    }
}

/// What the reader chose, or what was chosen for them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Preferences {
    /// Language.
    pub lang: Lang,
    /// Theme.
    pub theme: Theme,
}

impl Preferences {
    /// Those of the request being answered; the defaults where there is no request, as when routes are listed.
    #[cfg(feature = "ssr")]
    pub fn current() -> Self {
        leptos::prelude::use_context::<axum::http::request::Parts>()
            .map(|parts| Self::from_headers(&parts.headers))
            .unwrap_or_default()
    }

    /// Those a request's headers ask for.
    #[cfg(feature = "ssr")]
    pub fn from_headers(headers: &axum::http::HeaderMap) -> Self {
        use crate::session::cookie;
        let wished = || {
            headers
                .get(axum::http::header::ACCEPT_LANGUAGE)
                .and_then(|value| value.to_str().ok())
                .and_then(Lang::from_accept_language)
        };
        Self {
            lang: cookie(headers, LANG_COOKIE).and_then(Lang::from_code).or_else(wished).unwrap_or_default(),
            theme: cookie(headers, THEME_COOKIE).and_then(Theme::from_word).unwrap_or_default(),
        }
    }

    /// Those the server wrote into the page.
    #[cfg(not(feature = "ssr"))]
    pub fn current() -> Self {
        let Some(root) = web_sys::window().and_then(|window| window.document()?.document_element()) else {
            return Self::default();
        };
        let attribute = |name| root.get_attribute(name).unwrap_or_default();
        Self {
            lang: Lang::from_code(&attribute("lang")).unwrap_or_default(),
            theme: Theme::from_word(&attribute("data-theme")).unwrap_or_default(),
        }
    }
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use axum::http::{HeaderMap, HeaderValue, header};

    use super::*;

    #[test]
    fn a_chosen_language_outranks_what_the_browser_asks_for() {
        let mut headers = HeaderMap::new();
        headers.insert(header::ACCEPT_LANGUAGE, HeaderValue::from_static("en-US,en"));
        assert_eq!(Preferences::from_headers(&headers).lang, Lang::En);
        headers.insert(header::COOKIE, HeaderValue::from_static("theme=light; lang=ar"));
        let preferences = Preferences::from_headers(&headers);
        assert_eq!(preferences, Preferences { lang: Lang::Ar, theme: Theme::Light });
    }

    #[test]
    fn a_cookie_that_says_nonsense_is_as_good_as_none() {
        let mut headers = HeaderMap::new();
        headers.insert(header::COOKIE, HeaderValue::from_static("theme=\"><script>; lang=klingon"));
        assert_eq!(Preferences::from_headers(&headers), Preferences::default());
    }
}
