//! The console's socket: connects, keeps frames until the browser draws, connects again when it breaks. Runs only in
//! the browser; called from an effect. What to do when is decided in `connection`.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::{Rc, Weak};
use std::time::Duration;

use domain::frame::LiveFrame;
use domain::ids::LiveId;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::{ev, leptos_dom};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CloseEvent, MessageEvent, WebSocket};

use super::Board;
use super::connection::{self, AfterClose, Connection};
use super::history::SAMPLE_SECONDS;
use crate::api::live::current_live;
use crate::routes;

/// Frames that wait for the browser to draw. Past that they are dropped and a snapshot brings the board up to date: a
/// page in the background does not draw.
const QUEUE_FRAMES_MAX: usize = 1_000;
/// Least time between two drawings. A Live of a hundred comments a second would otherwise lay the page out sixty times
/// a second for rows nobody can read so fast; ten times is still at once to the eye.
const DRAW_MS_MIN: f64 = 100.0;
/// Most time between two drawings.
const DRAW_MS_MAX: f64 = 500.0;
/// A drawing rests so many times as long as the last one took: a slow phone draws less often, and stays free for the
/// finger.
const REST_PER_DRAWING: f64 = 4.0;
/// The only thing the console says to the server.
const RESYNC: &str = r#"{"type":"resync"}"#;

/// A connection that lives as long as this handle.
pub struct Watch {
    socket: Rc<Socket>,
    listeners: Vec<WindowListenerHandle>,
    ticking: Option<leptos_dom::helpers::IntervalHandle>,
}

/// Follows `live` on `board` until the handle is closed.
pub fn watch(board: Board, live: LiveId) -> Watch {
    let socket = Rc::new_cyclic(|me| Socket {
        me: me.clone(),
        board,
        live,
        open: RefCell::new(None),
        queue: RefCell::new(VecDeque::new()),
        drawing: Cell::new(false),
        draw_from: Cell::new(f64::NEG_INFINITY),
        attempt: Cell::new(0),
        heard_at: Cell::new(now_ms()),
        asked_at: Cell::new(f64::NEG_INFINITY),
        retry: Cell::new(None),
        seconds: Cell::new(0),
        closed: Cell::new(false),
    });
    socket.connect();
    let on = |event: &'static str, act: fn(&Socket)| {
        let socket = Rc::downgrade(&socket);
        window_event_listener_untyped(event, move |_| {
            if let Some(socket) = socket.upgrade() {
                act(&socket);
            }
        })
    };
    let listeners = vec![
        on("visibilitychange", Socket::on_visibility),
        on("offline", Socket::on_offline),
        on("online", Socket::on_online),
    ];
    let ticking = {
        let socket = Rc::downgrade(&socket);
        set_interval_with_handle(
            move || {
                if let Some(socket) = socket.upgrade() {
                    socket.on_second();
                }
            },
            Duration::from_secs(1),
        )
        .ok()
    };
    Watch { socket, listeners, ticking }
}

impl Watch {
    /// Ends the connection.
    pub fn close(self) {
        self.socket.closed.set(true);
        self.socket.forget_retry();
        self.socket.drop_open();
        for listener in self.listeners {
            listener.remove();
        }
        if let Some(ticking) = self.ticking {
            ticking.clear();
        }
    }
}

/// An open `WebSocket` with the closures it calls.
struct Open {
    socket: WebSocket,
    _on_message: Closure<dyn FnMut(MessageEvent)>,
    _on_close: Closure<dyn FnMut(CloseEvent)>,
}

struct Socket {
    me: Weak<Self>,
    board: Board,
    live: LiveId,
    open: RefCell<Option<Open>>,
    queue: RefCell<VecDeque<LiveFrame>>,
    drawing: Cell<bool>,
    /// When the next drawing may begin.
    draw_from: Cell<f64>,
    attempt: Cell<u32>,
    heard_at: Cell<f64>,
    asked_at: Cell<f64>,
    retry: Cell<Option<TimeoutHandle>>,
    seconds: Cell<u32>,
    closed: Cell<bool>,
}

impl Socket {
    fn connect(&self) {
        if self.closed.get() {
            return;
        }
        self.drop_open();
        self.heard_at.set(now_ms());
        match self.opened() {
            Ok(open) => *self.open.borrow_mut() = Some(open),
            // Refused before it left the browser (no network, a blocked address): the same as a close without a code.
            Err(_) => self.on_close(0),
        }
    }

    fn opened(&self) -> Result<Open, JsValue> {
        let location = location();
        let scheme = if location.protocol()? == "https:" { "wss" } else { "ws" };
        let socket = WebSocket::new(&format!("{scheme}://{}/ws/live/{}", location.host()?, self.live))?;
        let me = self.me.clone();
        let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            if let (Some(me), Some(text)) = (me.upgrade(), event.data().as_string()) {
                me.on_text(&text);
            }
        });
        let me = self.me.clone();
        let on_close = Closure::<dyn FnMut(CloseEvent)>::new(move |event: CloseEvent| {
            if let Some(me) = me.upgrade() {
                me.on_close(event.code());
            }
        });
        socket.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        socket.set_onclose(Some(on_close.as_ref().unchecked_ref()));
        Ok(Open { socket, _on_message: on_message, _on_close: on_close })
    }

    /// Lets go of the present socket without hearing of its close.
    fn drop_open(&self) {
        if let Some(open) = self.open.borrow_mut().take() {
            open.socket.set_onmessage(None);
            open.socket.set_onclose(None);
            // Closing one that is closed already is no error worth telling.
            let _ = open.socket.close();
        }
        self.queue.borrow_mut().clear();
    }

    fn on_text(&self, text: &str) {
        self.heard_at.set(now_ms());
        let Ok(frame) = serde_json::from_str::<LiveFrame>(text) else {
            // A server of another version: a snapshot may still be understood.
            self.ask_for_snapshot();
            return;
        };
        if matches!(frame, LiveFrame::Snapshot(_)) {
            self.attempt.set(0);
            self.board.connection.set(Connection::Live);
            // A snapshot makes what waits before it needless.
            self.queue.borrow_mut().clear();
        }
        let overflow = {
            let mut queue = self.queue.borrow_mut();
            let overflow = queue.len() >= QUEUE_FRAMES_MAX;
            if overflow {
                queue.clear();
            }
            queue.push_back(frame);
            overflow
        };
        if overflow {
            self.ask_for_snapshot();
        }
        self.draw_soon();
    }

    /// Hands what has come to the board: at the browser's next drawing turn, or at the first one that is not too soon
    /// after the last.
    fn draw_soon(&self) {
        if self.drawing.replace(true) {
            return;
        }
        let wait = self.draw_from.get() - now_ms();
        if wait <= 0.0 {
            self.draw_next();
            return;
        }
        let me = self.me.clone();
        let draw = move || {
            if let Some(me) = me.upgrade() {
                me.draw_next();
            }
        };
        set_timeout(draw, Duration::from_secs_f64(wait / 1000.0));
    }

    fn draw_next(&self) {
        let me = self.me.clone();
        request_animation_frame(move || {
            let Some(me) = me.upgrade() else { return };
            let began = now_ms();
            let frames = std::mem::take(&mut *me.queue.borrow_mut());
            if me.closed.get() {
                return;
            }
            if me.board.take(frames.into_iter(), began) {
                me.ask_for_snapshot();
            }
            me.draw_part(began, 0.0);
        });
    }

    /// Draws a part of what was taken, in a turn that began at `began`; `spent` milliseconds went into the parts before.
    fn draw_part(&self, began: f64, spent: f64) {
        let more = self.board.draw();
        let me = self.me.clone();
        // Runs when the browser has laid out and painted what just changed, so that its work counts too.
        let painted = move || {
            let Some(me) = me.upgrade() else { return };
            let spent = spent + (now_ms() - began);
            if more {
                let me = me.me.clone();
                request_animation_frame(move || {
                    if let Some(me) = me.upgrade() {
                        me.draw_part(now_ms(), spent);
                    }
                });
                return;
            }
            let rest = (spent * REST_PER_DRAWING).clamp(DRAW_MS_MIN, DRAW_MS_MAX);
            me.draw_from.set(now_ms() + rest);
            me.drawing.set(false);
            if !me.queue.borrow().is_empty() {
                me.draw_soon();
            }
        };
        set_timeout(painted, Duration::ZERO);
    }

    fn ask_for_snapshot(&self) {
        let now = now_ms();
        if now - self.asked_at.get() < connection::RESYNC_MS_MIN {
            return;
        }
        if let Some(open) = self.open.borrow().as_ref()
            && open.socket.ready_state() == WebSocket::OPEN
        {
            self.asked_at.set(now);
            // A send that fails is followed by a close, which is heard.
            let _ = open.socket.send_with_str(RESYNC);
        }
    }

    fn on_close(&self, code: u16) {
        if self.closed.get() {
            return;
        }
        let attempt = self.attempt.get() + 1;
        self.attempt.set(attempt);
        match connection::after_close(code, attempt, js_sys::Math::random()) {
            AfterClose::Retry { wait_ms } => {
                if connection::asks_for_session(attempt) {
                    self.ask_for_session();
                }
                self.retry_in(wait_ms, attempt);
            }
            AfterClose::GiveUp => self.board.connection.set(Connection::Refused),
            AfterClose::SignIn => self.sign_in(),
        }
    }

    /// An upgrade without a session is refused without a code that a page may see; an ordinary request tells.
    fn ask_for_session(&self) {
        let me = self.me.clone();
        spawn_local(async move {
            let signed_out = current_live().await.is_err_and(|error| error.is_signed_out());
            if let Some(me) = me.upgrade()
                && signed_out
                && !me.closed.get()
            {
                me.sign_in();
            }
        });
    }

    fn sign_in(&self) {
        self.forget_retry();
        self.board.connection.set(Connection::Refused);
        let sign_in = routes::address(routes::SIGN_IN, &[("next", routes::LIVE)]);
        // A page that cannot move stays and says that it was refused.
        let _ = location().assign(&sign_in);
    }

    fn retry_in(&self, wait_ms: u32, attempt: u32) {
        self.board.connection.set(Connection::Reconnecting { attempt });
        self.forget_retry();
        let me = self.me.clone();
        let again = move || {
            if let Some(me) = me.upgrade() {
                me.connect();
            }
        };
        let wait = Duration::from_millis(u64::from(wait_ms));
        self.retry.set(set_timeout_with_handle(again, wait).ok());
    }

    fn forget_retry(&self) {
        if let Some(retry) = self.retry.take() {
            retry.clear();
        }
    }

    fn on_second(&self) {
        let now = now_ms();
        self.board.tick(now);
        let seconds = self.seconds.get().wrapping_add(1);
        self.seconds.set(seconds);
        if self.board.connection.get_untracked() != Connection::Live {
            return;
        }
        if seconds.is_multiple_of(SAMPLE_SECONDS) {
            self.board.sample();
        }
        let silence = now - self.heard_at.get();
        if silence > connection::SILENCE_MS_MAX {
            self.drop_open();
            self.on_close(0);
        } else if silence > connection::QUIET_MS_MAX {
            self.ask_for_snapshot();
        }
    }

    fn on_visibility(&self) {
        if document().hidden() {
            return;
        }
        // What came while the page was hidden was not drawn, and timers may have slept: one snapshot says it all.
        self.queue.borrow_mut().clear();
        match self.board.connection.get_untracked() {
            Connection::Live => self.ask_for_snapshot(),
            Connection::Reconnecting { .. } => self.connect_now(),
            Connection::Connecting | Connection::Offline | Connection::Refused => {}
        }
    }

    fn on_offline(&self) {
        if self.board.connection.get_untracked() != Connection::Refused {
            self.forget_retry();
            self.drop_open();
            self.board.connection.set(Connection::Offline);
        }
    }

    fn on_online(&self) {
        if self.board.connection.get_untracked() == Connection::Offline {
            self.board.connection.set(Connection::Reconnecting { attempt: 1 });
            self.connect_now();
        }
    }

    fn connect_now(&self) {
        self.forget_retry();
        self.connect();
    }
}

/// The browser's monotonic clock, in milliseconds.
pub fn now_ms() -> f64 {
    window().performance().map_or(0.0, |clock| clock.now())
}

/// Calls `act` for each key pressed anywhere on the page, as long as the present owner lives.
pub fn on_key(act: impl Fn(&web_sys::KeyboardEvent) + 'static) {
    let listener = window_event_listener(ev::keydown, move |event| act(&event));
    on_cleanup(move || listener.remove());
}
