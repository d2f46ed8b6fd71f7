//! Who may ask.

/// What tells where a request comes from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Origin {
    /// The name of this machine that was asked for.
    pub(super) host: Option<String>,
    /// The page from which was asked.
    pub(super) origin: Option<String>,
    /// What the browser says of that page.
    pub(super) site: Option<String>,
}

/// The name and port under which the page is to be had, and its secret.
#[derive(Debug, Clone)]
pub(super) struct Gate {
    port: u16,
    token: String,
}

impl Gate {
    pub(super) fn new(port: u16, token: String) -> Gate {
        Gate { port, token }
    }

    pub(super) fn token(&self) -> &str {
        &self.token
    }

    /// Whether a request comes from the page itself, or from the address typed by hand. Another name of this machine is
    /// refused, because any page of the web can give itself one; so is every other page.
    pub(super) fn lets_in(&self, from: &Origin) -> bool {
        let own = format!("127.0.0.1:{}", self.port);
        let by_name = from.host.as_deref() == Some(own.as_str());
        let by_page = from.origin.as_deref().is_none_or(|origin| origin == format!("http://{own}"));
        let by_site = from.site.as_deref().is_none_or(|site| site == "same-origin" || site == "none");
        by_name && by_page && by_site
    }

    /// Whether a secret is the right one; wrong ones take as long as the right one.
    pub(super) fn knows(&self, token: &str) -> bool {
        let (ours, theirs) = (self.token.as_bytes(), token.as_bytes());
        let differing = ours.iter().zip(theirs).fold(0, |sum, (one, other)| sum | (one ^ other));
        ours.len() == theirs.len() && differing == 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_page_itself_is_let_in() {
        let gate = Gate::new(4000, "ab12".into());
        let check = |host: &str, origin: Option<&str>, site: Option<&str>| {
            let text = |text: &str| Some(text.to_owned());
            gate.lets_in(&Origin { host: text(host), origin: origin.and_then(text), site: site.and_then(text) })
        };
        assert!(check("127.0.0.1:4000", None, None));
        assert!(check("127.0.0.1:4000", Some("http://127.0.0.1:4000"), Some("same-origin")));
        assert!(check("127.0.0.1:4000", None, Some("none")));
        assert!(!check("127.0.0.1:4000", Some("http://127.0.0.1:4001"), None));
        assert!(!check("127.0.0.1:4000", Some("null"), None));
        assert!(!check("127.0.0.1:4000", Some("https://example.com"), None));
        assert!(!check("127.0.0.1:4000", None, Some("cross-site")));
        assert!(!check("evil.example:4000", None, None));
        assert!(!check("localhost:4000", None, None));
        assert!(!gate.lets_in(&Origin::default()));
        assert!(gate.knows("ab12") && !gate.knows("ab13") && !gate.knows("ab1") && !gate.knows(""));
    }
}
