//! The cookies of a signed-in person, built and read in one place for pages and server. Not for deciding who somebody
//! is: `engine::accounts` does that.

use axum::http::header::{COOKIE, InvalidHeaderValue};
use axum::http::{HeaderMap, HeaderValue};
use engine::accounts::SessionTokens;

use crate::preferences::{LANG_COOKIE, PREFERENCE_MAX_AGE_S, Preferences, THEME_COOKIE};

/// Cookie with the access token. The prefix makes browsers refuse it without `Secure`, with a `Domain`, or with another
/// path (RFC 6265bis, 4.1.3.2).
pub const ACCESS_COOKIE: &str = "__Host-access";
/// Cookie with the refresh token.
pub const REFRESH_COOKIE: &str = "__Host-refresh";
/// Longest path that is followed after signing in, in bytes.
pub const NEXT_PATH_BYTES_MAX: usize = 512;

/// The `Set-Cookie` values that sign a person in.
///
/// # Errors
/// When a token holds characters that no header may carry.
pub fn set_cookies(tokens: &SessionTokens) -> Result<[HeaderValue; 2], InvalidHeaderValue> {
    Ok([
        host_cookie(ACCESS_COOKIE, &tokens.access, tokens.access_max_age_s)?,
        host_cookie(REFRESH_COOKIE, &tokens.refresh, tokens.refresh_max_age_s)?,
    ])
}

/// The `Set-Cookie` values that sign a person out.
pub fn clear_cookies() -> [HeaderValue; 2] {
    const {
        [
            HeaderValue::from_static("__Host-access=; Path=/; Max-Age=0; Secure; HttpOnly; SameSite=Lax"),
            HeaderValue::from_static("__Host-refresh=; Path=/; Max-Age=0; Secure; HttpOnly; SameSite=Lax"),
        ]
    }
}

/// The `Set-Cookie` values that remember language and theme.
///
/// # Errors
/// Never in fact: both values are words of ours.
pub fn preference_cookies(preferences: Preferences) -> Result<[HeaderValue; 2], InvalidHeaderValue> {
    let cookie = |name, value| {
        HeaderValue::try_from(format!("{name}={value}; Path=/; Max-Age={PREFERENCE_MAX_AGE_S}; SameSite=Lax"))
    };
    Ok([cookie(LANG_COOKIE, preferences.lang.code())?, cookie(THEME_COOKIE, preferences.theme.word())?])
}

/// The value of a request's cookie; the first one of that name.
pub fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers
        .get_all(COOKIE)
        .iter()
        .filter_map(|header| header.to_str().ok())
        .flat_map(|header| header.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find_map(|(found, value)| (found == name).then_some(value))
}

/// `next` when it is a path of ours, safe to redirect to: never another site, never a header of its own.
pub fn own_path(next: &str) -> Option<&str> {
    let ours = next.starts_with('/')
        && !next.starts_with("//")
        && !next.contains('\\')
        && next.len() <= NEXT_PATH_BYTES_MAX
        && next.bytes().all(|byte| byte.is_ascii_graphic());
    ours.then_some(next)
}

fn host_cookie(name: &str, value: &str, max_age_s: i64) -> Result<HeaderValue, InvalidHeaderValue> {
    let mut header = HeaderValue::try_from(format!(
        "{name}={value}; Path=/; Max-Age={max_age_s}; Secure; HttpOnly; SameSite=Lax"
    ))?;
    header.set_sensitive(true);
    Ok(header)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_session_cookie_is_out_of_reach_of_scripts_and_other_sites() {
        let tokens = SessionTokens {
            access: "aaa.bbb".to_owned(),
            access_max_age_s: 3600,
            refresh: "rrr".to_owned(),
            refresh_max_age_s: 2_592_000,
        };
        let [access, refresh] = set_cookies(&tokens).unwrap();
        assert_eq!(access, "__Host-access=aaa.bbb; Path=/; Max-Age=3600; Secure; HttpOnly; SameSite=Lax");
        assert_eq!(refresh, "__Host-refresh=rrr; Path=/; Max-Age=2592000; Secure; HttpOnly; SameSite=Lax");
        assert!(access.is_sensitive() && refresh.is_sensitive());
    }

    #[test]
    fn signing_out_removes_the_very_cookies_that_signing_in_set() {
        for (cleared, name) in clear_cookies().iter().zip([ACCESS_COOKIE, REFRESH_COOKIE]) {
            let text = cleared.to_str().unwrap();
            assert!(text.starts_with(&format!("{name}=;")) && text.contains("Max-Age=0"), "{text}");
        }
    }

    #[test]
    fn a_cookie_is_found_by_its_whole_name_only() {
        let mut headers = HeaderMap::new();
        headers.insert(COOKIE, HeaderValue::from_static("x__Host-access=1; __Host-access=2;lang=es"));
        assert_eq!(cookie(&headers, ACCESS_COOKIE), Some("2"));
        assert_eq!(cookie(&headers, "lang"), Some("es"));
        assert_eq!(cookie(&headers, "theme"), None);
    }

    #[test]
    fn after_signing_in_nobody_is_sent_to_another_site() {
        for good in ["/dashboard", "/dashboard/orders?filter=paid&q=%C3%B1", "/"] {
            assert_eq!(own_path(good), Some(good));
        }
        let long = format!("/{}", "a".repeat(NEXT_PATH_BYTES_MAX));
        for bad in [
            "",
            "dashboard",
            "//evil.example",
            "/\\evil.example",
            "https://evil.example",
            "/a\r\nSet-Cookie: x",
            "/ñ",
            &long,
        ] {
            assert_eq!(own_path(bad), None, "{bad}");
        }
    }
}
