//! Files: the browser's part under `/pkg`, and the public files at the root (fonts, icons, the checkout's script).
//! Compressed forms made at build time (`.br`, `.gz`) are sent where the browser takes them.

use std::path::Path;

use axum::Router;
use axum::http::{HeaderValue, Response, header};
use leptos::prelude::LeptosOptions;
use tower::ServiceBuilder;
use tower_http::services::{ServeDir, ServeFile};
use tower_http::set_header::{MakeHeaderValue, SetResponseHeader, SetResponseHeaderLayer};

use super::router::Edge;

/// A file whose name changes with its content may be kept for ever.
const FOR_EVER: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");
/// May be kept, but must be asked for each time: an unchanged file costs a 304.
const ASK_AGAIN: HeaderValue = HeaderValue::from_static("no-cache");
/// Fonts and icons change with releases only; an hour or a day old one does no harm.
const A_DAY: HeaderValue = HeaderValue::from_static("public, max-age=86400");

/// Folders and files of the site's root that are served besides `/pkg`. Named, so that nothing else in the folder is.
const PUBLIC_FOLDERS: [&str; 1] = ["fonts"];
const PUBLIC_FILES: [&str; 4] = ["favicon.svg", "app.webmanifest", "checkout.js", "checkout.css"];

/// Routes of the files.
pub(super) fn routes(options: &LeptosOptions) -> Router<Edge> {
    let root = Path::new(&*options.site_root);
    let pkg = &*options.site_pkg_dir;
    let keep = if options.hash_files { FOR_EVER } else { ASK_AGAIN };
    let mut router = Router::new().nest_service(&format!("/{pkg}"), folder(&root.join(pkg), keep));
    for name in PUBLIC_FOLDERS {
        router = router.nest_service(&format!("/{name}"), folder(&root.join(name), A_DAY));
    }
    for name in PUBLIC_FILES {
        // The checkout's script is asked for with a mark of its version, so a day is safe for it too.
        let file = ServeFile::new(root.join(name)).precompressed_br().precompressed_gzip();
        let layer = SetResponseHeaderLayer::if_not_present(header::CACHE_CONTROL, A_DAY);
        router = router.route_service(&format!("/{name}"), ServiceBuilder::new().layer(layer).service(file));
    }
    router
}

fn folder(path: &Path, keep: HeaderValue) -> SetResponseHeader<ServeDir, KeepOf> {
    let files =
        ServeDir::new(path).append_index_html_on_directories(false).precompressed_br().precompressed_gzip();
    ServiceBuilder::new()
        .layer(SetResponseHeaderLayer::overriding(header::CACHE_CONTROL, KeepOf(keep)))
        .service(files)
}

/// How long a folder's files may be kept. A 404 kept for ever would outlive the release that brings the file.
#[derive(Clone)]
struct KeepOf(HeaderValue);

impl<B> MakeHeaderValue<Response<B>> for KeepOf {
    fn make_header_value(&mut self, response: &Response<B>) -> Option<HeaderValue> {
        Some(if response.status().is_success() { self.0.clone() } else { ASK_AGAIN })
    }
}
