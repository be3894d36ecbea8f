//! The language that a person reads.

/// A language of the console.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Language {
    /// English, also for who asks for none of ours.
    #[default]
    English,
    /// German.
    German,
}

impl Language {
    /// Every language, as the switch offers them.
    pub const ALL: &[Self] = &[Self::English, Self::German];

    /// The cookie that keeps a choice.
    pub const COOKIE: &str = "language";

    /// The tag of RFC 5646, as in `<html lang>`.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::German => "de",
        }
    }

    /// The language's own name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::German => "Deutsch",
        }
    }

    /// The sign between thousands.
    #[must_use]
    pub const fn thousands_separator(self) -> char {
        match self {
            Self::English => ',',
            Self::German => '.',
        }
    }

    /// The sign before decimals.
    #[must_use]
    pub const fn decimal_point(self) -> char {
        match self {
            Self::English => '.',
            Self::German => ',',
        }
    }

    /// The language of a tag, with or without a region: `de`, `de-AT`.
    #[must_use]
    pub fn of_tag(tag: &str) -> Option<Self> {
        let language = tag.split('-').next().unwrap_or_default();
        let is_meant = |known: &&Self| known.tag().eq_ignore_ascii_case(language);
        Self::ALL.iter().find(is_meant).copied()
    }

    /// The language of the page that is being rendered, of the request that is being answered, or in
    /// the browser of the open page.
    #[must_use]
    pub fn current() -> Self {
        #[cfg(feature = "ssr")]
        {
            use leptos::prelude::use_context;
            use_context::<Self>().unwrap_or_else(|| {
                use_context::<http::request::Parts>()
                    .map_or(Self::default(), |parts| Self::of_request(&parts.headers))
            })
        }
        #[cfg(not(feature = "ssr"))]
        Self::of_page()
    }

    #[cfg(not(feature = "ssr"))]
    #[inline(never)]
    fn of_page() -> Self {
        use std::cell::OnceCell;
        thread_local! {
            static PAGE: OnceCell<Language> = const { OnceCell::new() };
        }
        let read = || {
            let document = web_sys::window()?.document()?.document_element()?;
            Self::of_tag(&document.get_attribute("lang")?)
        };
        PAGE.with(|page| *page.get_or_init(|| read().unwrap_or_default()))
    }

    /// The language that was chosen by the switch, or the first of `Accept-Language` (RFC 9110, section
    /// 12.5.4) that the console speaks.
    #[cfg(feature = "ssr")]
    #[must_use]
    pub fn of_request(headers: &http::HeaderMap) -> Self {
        let text = |value: &http::HeaderValue| value.to_str().unwrap_or_default().to_owned();
        let cookies: Vec<String> = headers.get_all(http::header::COOKIE).iter().map(text).collect();
        let chosen = cookies.iter().flat_map(|line| line.split(';')).find_map(|pair| {
            let (name, value) = pair.trim().split_once('=')?;
            (name == Self::COOKIE).then(|| Self::of_tag(value))?
        });
        let accepted = || headers.get(http::header::ACCEPT_LANGUAGE).map(text);
        chosen
            .or_else(|| Self::accepted(&accepted()?))
            .unwrap_or_default()
    }

    #[cfg(feature = "ssr")]
    fn accepted(header: &str) -> Option<Self> {
        let weighed = |range: &str| {
            let (tag, weight) = range.split_once(';').unwrap_or((range, "q=1"));
            let weight: f32 = weight.trim().strip_prefix("q=")?.trim().parse().ok()?;
            let language = Self::of_tag(tag.trim())?;
            (weight > 0.0).then_some((language, weight))
        };
        // Of equal weights the first counts.
        let best = |best: (Self, f32), next: (Self, f32)| if next.1 > best.1 { next } else { best };
        header
            .split(',')
            .filter_map(weighed)
            .reduce(best)
            .map(|(language, _)| language)
    }
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use http::{HeaderMap, HeaderValue, header};

    use super::*;

    fn language(accepted: Option<&'static str>, cookie: Option<&'static str>) -> Language {
        let mut headers = HeaderMap::new();
        if let Some(accepted) = accepted {
            headers.insert(header::ACCEPT_LANGUAGE, HeaderValue::from_static(accepted));
        }
        if let Some(cookie) = cookie {
            headers.insert(header::COOKIE, HeaderValue::from_static(cookie));
        }
        Language::of_request(&headers)
    }

    #[test]
    fn the_heaviest_language_that_is_spoken_counts() {
        assert_eq!(language(None, None), Language::English);
        assert_eq!(language(Some("fr"), None), Language::English);
        assert_eq!(language(Some("de-AT, en;q=0.5"), None), Language::German);
        assert_eq!(language(Some("fr, en;q=0.5, de;q=0.7"), None), Language::German);
        assert_eq!(language(Some("de;q=0, en;q=0.1"), None), Language::English);
        assert_eq!(language(Some("en, de"), None), Language::English);
        assert_eq!(language(Some(";;,q"), None), Language::English);
    }

    #[test]
    fn a_choice_comes_before_it() {
        assert_eq!(language(Some("en"), Some("a=b; language=de")), Language::German);
        assert_eq!(language(Some("de"), Some("language=xx")), Language::German);
    }
}
