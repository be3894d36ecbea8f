//! What a browser and its system are called, from what the browser says of itself (`User-Agent`, RFC 9110,
//! section 10.1.5). It may say anything: this is to recognise one's own by, not to trust.

/// Browsers by a word that only they have; those built on others come first.
const BROWSERS: &[(&str, &str)] = &[
    ("Edg/", "Edge"),
    ("EdgA/", "Edge"),
    ("EdgiOS/", "Edge"),
    ("OPR/", "Opera"),
    ("Vivaldi/", "Vivaldi"),
    ("SamsungBrowser/", "Samsung Internet"),
    ("FxiOS/", "Firefox"),
    ("Firefox/", "Firefox"),
    ("CriOS/", "Chrome"),
    ("HeadlessChrome/", "Chrome"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
];

/// Systems in the same way.
const SYSTEMS: &[(&str, &str)] = &[
    ("iPhone", "iOS"),
    ("iPad", "iPadOS"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("CrOS", "ChromeOS"),
    ("Macintosh", "macOS"),
    ("Linux", "Linux"),
];

/// The browser; empty if it is none that is known.
pub(crate) fn browser(user_agent: &str) -> &'static str {
    first_of(BROWSERS, user_agent)
}

/// The operating system; empty if it is none that is known.
pub(crate) fn system(user_agent: &str) -> &'static str {
    first_of(SYSTEMS, user_agent)
}

fn first_of(names: &[(&str, &'static str)], user_agent: &str) -> &'static str {
    let found = names.iter().find(|(word, _)| user_agent.contains(word));
    found.map_or("", |(_, name)| *name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn browsers_are_told_apart_though_each_names_the_others() {
        for (user_agent, expected) in [
            (
                "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
                ("Firefox", "Linux"),
            ),
            (
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 \
                 Safari/537.36 Edg/138.0.0.0",
                ("Edge", "Windows"),
            ),
            (
                "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 Mobile \
                 Safari/537.36",
                ("Chrome", "Android"),
            ),
            (
                "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) \
                 Version/18.5 Safari/605.1.15",
                ("Safari", "macOS"),
            ),
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) \
                 CriOS/138.0.7204.119 Mobile/15E148 Safari/604.1",
                ("Chrome", "iOS"),
            ),
            ("curl/8.5.0", ("", "")),
            ("", ("", "")),
        ] {
            assert_eq!(
                (browser(user_agent), system(user_agent)),
                expected,
                "{user_agent}"
            );
        }
    }
}
