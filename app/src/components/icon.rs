//! Line icons on a 24 px grid, drawn for this product. Always decoration: the text beside them says the same.

use leptos::prelude::*;

/// An icon.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "the name of each is its picture")]
pub enum Icon {
    Alert,
    ArrowBack,
    ArrowForward,
    Bag,
    Box,
    Check,
    ChevronDown,
    Clock,
    Close,
    Comment,
    Eye,
    EyeOff,
    Globe,
    Home,
    Live,
    Lock,
    Mail,
    Menu,
    Minus,
    Moon,
    Pencil,
    Phone,
    Pin,
    Play,
    Plus,
    Search,
    SignOut,
    Stop,
    Sun,
    Tag,
    Trash,
    Truck,
    User,
    Wallet,
}

impl Icon {
    /// The strokes.
    const fn path(self) -> &'static str {
        match self {
            Self::Alert => "M12 4 2.8 19.5h18.4L12 4ZM12 10v4.5M12 17.2v.1",
            Self::ArrowBack => "M19 12H5M11 6l-6 6 6 6",
            Self::ArrowForward => "M5 12h14M13 6l6 6-6 6",
            Self::Bag => "M5 8h14l1 12H4L5 8ZM8.5 8V7a3.5 3.5 0 0 1 7 0v1",
            Self::Box => "M12 3 4 7v10l8 4 8-4V7l-8-4ZM4 7l8 4 8-4M12 11v10",
            Self::Check => "M5 12.5 10 17.5 19.5 7",
            Self::ChevronDown => "M6 9l6 6 6-6",
            Self::Clock => "M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17ZM12 7.5V12l3 2",
            Self::Close => "M6 6l12 12M18 6 6 18",
            Self::Comment => "M4 5h16v11H10l-4 4v-4H4V5Z",
            Self::Eye => {
                "M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12ZM12 9.2a2.8 2.8 0 1 0 0 5.6 2.8 2.8 0 0 0 0-5.6Z"
            }
            Self::EyeOff => {
                "M4 4l16 16M9.5 5.9A9 9 0 0 1 12 5.5c6 0 9.5 6.5 9.5 6.500a17 17 0 0 1-2.6 3.400M6.3 7.600A16 16 0 0 0 2.5 12S6 18.5 12 18.500c1.5 0 2.9-.4 4.1-1M10 10a2.8 2.8 0 0 0 4 4"
            }
            Self::Globe => {
                "M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17ZM3.5 12h17M12 3.500c2.3 2.3 3.4 5.1 3.4 8.500s-1.1 6.2-3.4 8.500c-2.3-2.3-3.4-5.1-3.4-8.500S9.7 5.8 12 3.500Z"
            }
            Self::Home => "M4 11 12 4l8 7v9h-5.500v-5.500h-5V20H4v-9Z",
            Self::Live => {
                "M12 10a2 2 0 1 0 0 4 2 2 0 0 0 0-4ZM8 8a5.6 5.6 0 0 0 0 8M16 8a5.6 5.6 0 0 1 0 8M5.2 5.200a9.6 9.6 0 0 0 0 13.600M18.8 5.200a9.6 9.6 0 0 1 0 13.6"
            }
            Self::Lock => "M6 11h12v9H6v-9ZM8.5 11V7.500a3.5 3.5 0 0 1 7 0V11M12 14.500v2",
            Self::Mail => "M3.5 6h17v12h-17V6ZM4 6.500l8 6.5 8-6.5",
            Self::Menu => "M4 7h16M4 12h16M4 17h16",
            Self::Minus => "M5 12h14",
            Self::Moon => "M20 14.500A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.500Z",
            Self::Pencil => "M4 20l1-4.500L16 4.500l3.5 3.500L8.5 19 4 20ZM13.5 7l3.5 3.5",
            Self::Phone => {
                "M6 3.500h3.500l1.5 5-2.5 1.500a11 11 0 0 0 5.5 5.500l1.5-2.5 5 1.500V18a2.5 2.5 0 0 1-2.5 2.500A14.5 14.5 0 0 1 3.5 6 2.5 2.5 0 0 1 6 3.500Z"
            }
            Self::Pin => "M9 3.500h6l-.8 6.500L17.5 13v1.500h-11V13l3.3-3L9 3.500ZM12 14.500V21",
            Self::Play => "M7 4.500v15l12-7.5-12-7.500Z",
            Self::Plus => "M12 5v14M5 12h14",
            Self::Search => "M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13ZM15.5 15.5 20 20",
            Self::SignOut => "M10 4H5v16h5M14.5 8l4 4-4 4M18.5 12H9.5",
            Self::Stop => "M6 6h12v12H6V6Z",
            Self::Sun => {
                "M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8ZM12 2.500v2M12 19.500v2M2.5 12h2M19.5 12h2M5.3 5.300l1.4 1.400M17.3 17.300l1.4 1.400M5.3 18.700l1.4-1.400M17.3 6.700l1.4-1.4"
            }
            Self::Tag => "M4 4h8l8.5 8.5-8 8L4 12V4ZM8 8v.1",
            Self::Trash => "M4.5 7h15M9.5 7V4h5v3M6.5 7l1 13h9l1-13M10.5 11v5.500M13.5 11v5.5",
            Self::Truck => {
                "M2.5 6h11v10h-11V6ZM13.5 9.500h4l3.5 3.500v3h-7.500M7 14.500a2 2 0 1 0 0 4 2 2 0 0 0 0-4ZM17 14.500a2 2 0 1 0 0 4 2 2 0 0 0 0-4Z"
            }
            Self::User => "M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8ZM4.5 20.500a7.5 7.5 0 0 1 15 0",
            Self::Wallet => "M4 6.500h14v3M4 6.500v12h16.500v-9H4M16.5 14v.1",
        }
    }

    /// Whether the picture points along the line of writing and is mirrored from right to left.
    const fn is_directional(self) -> bool {
        matches!(self, Self::ArrowBack | Self::ArrowForward | Self::SignOut | Self::Truck | Self::Comment)
    }
}

/// Draws an icon in the colour of the text around it.
#[component]
pub fn IconView(
    /// Which.
    icon: Icon,
    /// Size and place, such as `size-5`; 20 px without.
    #[prop(default = "size-5")]
    class: &'static str,
) -> impl IntoView {
    let mirrored = if icon.is_directional() { "rtl:-scale-x-100" } else { "" };
    view! {
        <svg
            class=format!("shrink-0 {class} {mirrored}")
            viewBox="0 0 24 24"
            fill="none"
            stroke="currentColor"
            stroke-width="1.75"
            stroke-linecap="round"
            stroke-linejoin="round"
            aria-hidden="true"
        >
            <path d=icon.path()></path>
        </svg>
    }
}
