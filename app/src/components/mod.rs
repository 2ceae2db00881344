//! The pieces pages are made of. Few, small, with variants as enums; no data is fetched here.

mod badge;
mod button;
mod card;
mod countdown;
mod dialog;
mod field;
mod icon;
mod money;
mod page;
mod pager;
mod segmented;
mod stat;
mod state;
mod stepper;
mod table;
mod toast;

pub use badge::{Badge, Tint};
pub use button::{Button, ButtonSize, ButtonTone, LinkButton, button_class};
pub use card::{Card, CardHeader};
pub use countdown::Countdown;
pub use dialog::Dialog;
pub use field::{Field, FieldKind, INPUT_CLASS, SearchField, Select};
pub use icon::{Icon, IconView};
pub use money::{Money, When};
pub use page::{Page, PageTitle};
pub use pager::Pager;
pub use segmented::{Segment, Segmented};
pub use stat::Stat;
pub use state::{EmptyState, ErrorState, Notice, ReadOnlyNotice, Skeleton, SkeletonRows};
pub use stepper::{Step, StepState, Stepper};
pub use table::{Cell, DataTable};
pub use toast::{ToastRegion, ToastTone, Toasts};
