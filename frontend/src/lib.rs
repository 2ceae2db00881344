//! The browser's entry point: brings the server's page to life. Nothing else belongs here.

/// Called once by the page's script when the module has loaded.
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    console_error_panic_hook::set_once();
    leptos::mount::hydrate_body(app::App);
}
