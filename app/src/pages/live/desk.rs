//! What the parts of the console share: the board, what this person may do, what is chosen, and the three things one
//! can do from here (pin, stop or resume the bot, adjust stock).

use std::time::Duration;

use domain::frame::LiveHead;
use domain::ids::{LiveId, VariantId};
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::answer::Question;
use super::teach::Lesson;
use crate::api::ApiError;
use crate::api::catalogue::stock_adjust;
use crate::api::live::{pin_product, set_bot};
use crate::components::Toasts;
use crate::i18n::use_lang;
use crate::live::Board;
use crate::live::texts::{LiveTexts, use_live_texts};

/// How long the kill switch stays armed after the first press.
const ARMED: Duration = Duration::from_secs(5);
/// After stopping, the way back rests so long: whoever presses in haste presses once too often.
const RESUME_RESTS: Duration = Duration::from_secs(2);
/// Pixels from the top within which the comments follow.
const FOLLOW_PX: i32 = 24;

/// The column a phone shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Tab {
    #[default]
    Comments,
    Sales,
    Stock,
}

/// The console's desk. Copies share everything.
#[derive(Clone, Copy)]
pub(super) struct Desk {
    pub board: Board,
    pub live: LiveId,
    /// This person may pin and stop the bot.
    pub can_run: bool,
    /// This person may change stock.
    pub can_edit: bool,
    pub tab: RwSignal<Tab>,
    /// What is searched in the stock.
    pub search: RwSignal<String>,
    pub search_box: NodeRef<html::Input>,
    /// The scrolling list of comments.
    pub comments_list: NodeRef<html::Div>,
    /// The variant that the keys act on.
    pub choice: RwSignal<Option<VariantId>>,
    /// The kill switch was pressed once.
    pub armed: RwSignal<bool>,
    /// The bot is being stopped or resumed.
    pub switching: RwSignal<bool>,
    /// The bot was stopped this moment; resuming waits.
    pub resume_rests: RwSignal<bool>,
    /// The comment the reader is being taught from.
    pub lesson: RwSignal<Option<Lesson>>,
    /// The comment that is being answered.
    pub question: RwSignal<Option<Question>>,
    /// Counts armings, so that the end of an earlier one does not end a later one.
    armings: RwSignal<u32>,
    pub texts: &'static LiveTexts,
    lang: crate::i18n::Lang,
    toasts: Toasts,
}

impl Desk {
    pub fn new(live: LiveId, can_run: bool, can_edit: bool) -> Self {
        Self {
            board: Board::new(),
            live,
            can_run,
            can_edit,
            tab: RwSignal::new(Tab::default()),
            search: RwSignal::new(String::new()),
            search_box: NodeRef::new(),
            comments_list: NodeRef::new(),
            choice: RwSignal::new(None),
            armed: RwSignal::new(false),
            switching: RwSignal::new(false),
            resume_rests: RwSignal::new(false),
            lesson: RwSignal::new(None),
            question: RwSignal::new(None),
            armings: RwSignal::new(0),
            texts: use_live_texts(),
            lang: use_lang(),
            toasts: Toasts::here(),
        }
    }

    /// Lets the comments follow again, unless the seller has scrolled away from the newest.
    pub fn stop_reading(self) {
        let at_top = self.comments_list.get_untracked().is_none_or(|list| list.scroll_top() <= FOLLOW_PX);
        if at_top && self.board.window.with_untracked(|window| window.skip == 0) {
            self.board.follow();
        }
    }

    /// Whether the bot is stopped.
    pub fn is_stopped(self) -> bool {
        self.board.head.with(|head| head.as_ref().is_some_and(|head| head.stopped_since.is_some()))
    }

    /// Puts a product on air, or takes the pin away.
    pub fn pin(self, code: Option<String>) {
        if !self.can_run {
            return;
        }
        spawn_local(async move {
            let pinned = code.clone();
            let answer = pin_product(self.live, code).await;
            if self.take(answer)
                && let Some(code) = pinned
            {
                self.toasts.done((self.texts.pinned_done)(&code));
            }
        });
    }

    /// Puts the product of the chosen variant on air.
    pub fn pin_choice(self) {
        let chosen = self.choice.get_untracked();
        let code = chosen
            .and_then(|id| self.board.with_state(|state| state.variant(id).map(|row| row.code.clone())));
        if code.is_some() {
            self.pin(code);
        }
    }

    /// The kill switch: arms on the first press, stops the bot on the second. Two presses in one place take less time
    /// than a dialog, and one press in passing stops nothing.
    pub fn press_kill_switch(self) {
        if !self.can_run || self.board.head.with_untracked(Option::is_none) {
            return;
        }
        if self.armed.get_untracked() {
            self.switch_bot(true);
        } else {
            self.armed.set(true);
            let arming = self.armings.get_untracked() + 1;
            self.armings.set(arming);
            set_timeout(
                move || {
                    // The console may be gone by then.
                    if self.armings.try_get_untracked() == Some(arming) {
                        let _ = self.armed.try_set(false);
                    }
                },
                ARMED,
            );
        }
    }

    /// Stops the bot, or lets it speak again.
    pub fn switch_bot(self, stopped: bool) {
        let too_soon = !stopped && self.resume_rests.get_untracked();
        if !self.can_run || self.switching.get_untracked() || too_soon {
            return;
        }
        self.armed.set(false);
        self.switching.set(true);
        spawn_local(async move {
            let answer = set_bot(self.live, stopped).await;
            let _ = self.switching.try_set(false);
            if stopped && answer.is_ok() {
                self.rest_before_resuming();
            }
            self.take(answer);
        });
    }

    fn rest_before_resuming(self) {
        // Nobody can stop again before resuming, so an earlier rest is over. The console may be gone by now.
        let _ = self.resume_rests.try_set(true);
        set_timeout(
            move || {
                let _ = self.resume_rests.try_set(false);
            },
            RESUME_RESTS,
        );
    }

    /// Changes the units in the shop by `change`; `on_its_way` counts what was asked and not answered yet.
    pub fn adjust(self, variant: VariantId, change: i32, on_its_way: RwSignal<i32>) {
        on_its_way.update(|sum| *sum += change);
        spawn_local(async move {
            let answer = stock_adjust(variant, change, self.texts.adjust_note.to_owned()).await;
            if let Err(refusal) = answer {
                self.toasts.failed(refusal.sentence(self.lang));
            }
            // The row may have left the page meanwhile; what is in the shop comes over the socket.
            let _ = on_its_way.try_update(|sum| *sum -= change);
        });
    }

    /// Shows the Live as the server says it stands now, or why it refused. The socket says the same a moment later.
    fn take(self, answer: Result<LiveHead, ApiError>) -> bool {
        match answer {
            Ok(head) => self.board.head.try_set(Some(head)).is_none(),
            Err(refusal) => {
                self.toasts.failed(refusal.sentence(self.lang));
                false
            }
        }
    }
}
