//! The first page: what this is, and the way to every other.

use axum::extract::State;
use axum::response::Html;

use super::html::{escape, path};
use super::layout;
use crate::server::Sandbox;

/// `GET /`.
pub(super) async fn show(State(sandbox): State<Sandbox>) -> Html<String> {
    let (lives, threads, comments, payments) = {
        let world = sandbox.world();
        let lives: String = world
            .lives
            .iter()
            .map(|live| {
                format!(
                    r#"<li><span class="live-mark">EN VIVO</span> <a href="/live/{}">{}</a> <span class="muted">de {}</span></li>"#,
                    path(&live.id),
                    escape(&live.title),
                    escape(&world.pages[live.page].name)
                )
            })
            .collect();
        (lives, world.threads.len(), world.comments.len(), world.payments.len())
    };
    let empty = r#"<li class="muted">Ninguno: arranca con --fixture.</li>"#;
    let body = format!(
        r#"{bar}<main class="card">
<h1>Un mundo de prueba para tu tienda en vivo</h1>
<p>Aquí haces de clienta: comenta en el Live, mira el mensaje que te manda la tienda en Messenger, abre el enlace y paga. Nada sale de este computador y nada se cobra.</p>
<h2>Lives</h2><ul class="plain">{lives}</ul>
<h2>Messenger</h2><p><a href="/messenger">{threads} conversaciones</a></p>
<h2>Hasta ahora</h2><p class="muted">{comments} comentarios · {payments} pagos · <a href="/control/stats">todo en números</a></p>
<h2>Para programas</h2>
<table><tr><th>Graph API</th><td><code>{base}{graph}</code></td></tr>
<tr><th>Flow</th><td><code>{base}{flow}</code></td></tr>
<tr><th>Webhooks hacia</th><td><code>{webhook}</code></td></tr>
<tr><th>Control</th><td><code>{base}/control/…</code></td></tr></table>
</main>"#,
        bar = layout::bar(""),
        lives = if lives.is_empty() { empty } else { &lives },
        base = escape(sandbox.base_url()),
        graph = crate::graph::PREFIX,
        flow = crate::flow::PREFIX,
        webhook = escape(&sandbox.config().webhook_url),
    );
    Html(layout::page("Sandbox", "facebook", &body))
}
