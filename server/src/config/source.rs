//! Where settings come from: the environment, or a map in tests.

use std::collections::BTreeMap;

/// Gives the value of a variable.
pub trait Source: Sync {
    /// The value; `None` when it is not set. A value of nothing but spaces counts as not set, as it stands in a copied
    /// `.env.example`.
    fn get(&self, name: &str) -> Option<String>;
}

/// The process's environment.
struct Environment;

impl Source for Environment {
    fn get(&self, name: &str) -> Option<String> {
        std::env::var(name).ok().map(|value| value.trim().to_owned()).filter(|value| !value.is_empty())
    }
}

/// The process's environment.
pub fn environment() -> &'static dyn Source {
    &Environment
}

impl Source for BTreeMap<String, String> {
    fn get(&self, name: &str) -> Option<String> {
        BTreeMap::get(self, name).map(|value| value.trim().to_owned()).filter(|value| !value.is_empty())
    }
}

/// A source of which some values are replaced and some are hidden.
pub struct Over<'a> {
    /// What goes first.
    pub first: BTreeMap<String, String>,
    /// What the rest may not say.
    pub hidden: &'static [&'static str],
    /// What is asked otherwise.
    pub rest: &'a dyn Source,
}

impl Source for Over<'_> {
    fn get(&self, name: &str) -> Option<String> {
        let first = Source::get(&self.first, name);
        if first.is_some() || self.hidden.contains(&name) { first } else { self.rest.get(name) }
    }
}
