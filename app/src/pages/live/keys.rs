//! The console's keys: `/` searches, `P` pins what is chosen, `K` is the kill switch.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::KeyboardEvent;

use super::desk::{Desk, Tab};
use crate::live::selection::next_choice;
use domain::ids::VariantId;

/// What a key means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Key {
    Search,
    Pin,
    KillSwitch,
    Away,
}

/// The meaning of a key by its sign, or by its place where letters are not Latin.
fn meaning(key: &str, code: &str) -> Option<Key> {
    let latin = key.is_ascii();
    match (key, code) {
        ("/", _) => Some(Key::Search),
        ("Escape", _) => Some(Key::Away),
        ("p" | "P", _) => Some(Key::Pin),
        ("k" | "K", _) => Some(Key::KillSwitch),
        (_, "KeyP") if !latin => Some(Key::Pin),
        (_, "KeyK") if !latin => Some(Key::KillSwitch),
        _ => None,
    }
}

/// Acts on a key pressed anywhere on the page; not while somebody types.
pub(super) fn on_page(desk: Desk, event: &KeyboardEvent) {
    if event.ctrl_key() || event.meta_key() || event.alt_key() || event.repeat() {
        return;
    }
    let Some(key) = meaning(&event.key(), &event.code()) else { return };
    if key == Key::Away {
        desk.armed.set(false);
        return;
    }
    if types_text(event) {
        return;
    }
    match key {
        Key::Search => {
            event.prevent_default();
            desk.tab.set(Tab::Stock);
            if let Some(search) = desk.search_box.get_untracked() {
                // Focus fails only for an element that is not in the page.
                let _ = search.focus();
                search.select();
            }
        }
        Key::Pin => desk.pin_choice(),
        Key::KillSwitch if !desk.is_stopped_now() => desk.press_kill_switch(),
        Key::KillSwitch | Key::Away => {}
    }
}

/// Acts on a key pressed in the stock column: arrows choose, Enter pins and leaves the search, Escape only leaves it.
pub(super) fn on_stock(desk: Desk, ids: &[VariantId], event: &KeyboardEvent) {
    let back = match event.key().as_str() {
        "ArrowDown" => false,
        "ArrowUp" => true,
        "Enter" if is_search_box(event) => {
            event.prevent_default();
            if desk.choice.get_untracked().is_none() {
                desk.choice.set(ids.first().copied());
            }
            desk.pin_choice();
            desk.leave_search();
            return;
        }
        "Escape" => {
            desk.leave_search();
            return;
        }
        _ => return,
    };
    event.prevent_default();
    let next = next_choice(ids, desk.choice.get_untracked(), back);
    desk.choice.set(next);
    if let Some(row) = next.and_then(|id| document().get_element_by_id(&super::stock::row_id(id))) {
        row.scroll_into_view_with_bool(false);
    }
}

impl Desk {
    /// Empties the search and leaves it, so that the keys of the page work again.
    fn leave_search(self) {
        self.search.set(String::new());
        if let Some(search) = self.search_box.get_untracked() {
            // Leaving an element that is not in the page is nothing.
            let _ = search.blur();
        }
    }

    fn is_stopped_now(self) -> bool {
        self.board.head.with_untracked(|head| head.as_ref().is_some_and(|head| head.stopped_since.is_some()))
    }
}

fn target(event: &KeyboardEvent) -> Option<web_sys::Element> {
    event.target()?.dyn_into().ok()
}

fn types_text(event: &KeyboardEvent) -> bool {
    target(event).is_some_and(|element| {
        matches!(element.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT")
            || element.has_attribute("contenteditable")
    })
}

fn is_search_box(event: &KeyboardEvent) -> bool {
    target(event).is_some_and(|element| element.tag_name() == "INPUT")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_work_in_either_case_and_on_keyboards_without_latin_letters() {
        assert_eq!(meaning("k", "KeyK"), Some(Key::KillSwitch));
        assert_eq!(meaning("P", "KeyP"), Some(Key::Pin));
        assert_eq!(meaning("ن", "KeyK"), Some(Key::KillSwitch));
        assert_eq!(meaning("/", "Digit7"), Some(Key::Search), "as on a Spanish keyboard");
    }

    #[test]
    fn a_latin_letter_counts_by_its_sign_and_not_by_its_place() {
        assert_eq!(meaning("t", "KeyK"), None, "as on a Dvorak keyboard");
        assert_eq!(meaning("a", "KeyA"), None);
    }
}
