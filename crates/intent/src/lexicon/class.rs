//! What a word or phrase does: the sections of the lexicons. Not for what follows from it.

use domain::reading::QuestionKind;

/// What a word or phrase does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Class {
    /// Claims by itself: "me la llevo".
    Claim,
    /// Claims when something to be had is said with it: "quiero".
    ClaimVerb,
    /// Claims in a Live only because of where it is said: "yo", "mía".
    ClaimWeak,
    /// Claims and expects a code after it: "sold", "cf".
    ClaimCode,
    /// Claims only together with an item, and is cheered otherwise: "sold".
    ClaimItem,
    /// Gives up: "ya no la quiero".
    Cancel,
    /// Gives up when there is something to give up: "paso".
    CancelWeak,
    /// Corrects or changes: "era la", "cámbiame".
    Change,
    /// Asks for another one of what is held: "otra más".
    More,
    /// Restricts: "solo".
    Only,
    /// Stays as it is held: "deja", "bleibt".
    Keep,
    /// Says the same as somebody else: claims only where nothing beside it says otherwise.
    Agree,
    /// So many less than are held: "uno menos".
    Less,
    /// Asks for something to be put aside: "me guardas", "can I get"; claims even with a question mark.
    Request,
    /// The same for a change: "me cambias", "can you change".
    RequestChange,
    /// The same for giving up: "me sacas", "can you cancel".
    RequestCancel,
    /// Begs: "porfa".
    Please,
    /// Says to do it, and with something held, to make it so: "kar do".
    Make,
    /// Waits: "lista de espera".
    Wait,
    /// A condition: "si queda", "cuando me paguen".
    Cond,
    /// A condition at the start of a clause, unless a claim follows at once: "si".
    CondFirst,
    /// Wanted, would want: "la quería".
    Wish,
    /// Not.
    Neg,
    /// Has it already: "ya la tengo".
    Past,
    /// Somebody else: "mi hermana".
    Third,
    /// Takes back what was said: "era broma".
    Joke,
    /// Praise, affection and idioms, claim words included: "te quiero".
    Praise,
    /// Hello, thanks.
    Greet,
    /// Laughter.
    Laugh,
    /// Unhappy, or disputes who was first.
    Complaint,
    /// Advertising and tricks.
    Spam,
    /// Everything else that is neither claim nor question: "quiero llorar".
    Other,
    /// Points to what was shown before: says nothing beside a name or code, and leaves open what is meant without.
    Earlier,
    /// Asks.
    Ask(QuestionKind),
    /// Asks at the start of a clause: "is", "do".
    AskFirst,
    /// Names what is asked, where something is asked: "talla".
    Topic(QuestionKind),
    /// A number word.
    Num(u8),
    /// Pieces, pairs.
    Unit,
    /// After a number that is a code: "番", "번".
    Ordinal,
    /// Before a price: "a", "por", "te doy".
    At,
    /// After a price: "me doge", "net".
    AtAfter,
    /// Kilograms, centimetres.
    Measure,
    /// Money.
    Money,
    /// And.
    And,
    /// Or.
    Or,
    /// "la", "the", "número": a code or name follows.
    Article,
    /// "talla": a size follows.
    SizeWord,
    /// Everything.
    All,
    /// "perdón", "oops": between two things it corrects the first, elsewhere it is only polite.
    Slip,
    /// A raised hand: claims where nothing else is said but an item.
    Hand,
    /// "both": the two that were listed.
    Both,
    /// One of each.
    Each,
    /// After or before what is listed, one of each of it, unless a number says more: "하나씩", "各".
    Apiece,
    /// "varios", "some": a quantity nobody can count.
    Some,
    /// Instead of.
    Instead,
    /// After what is not meant, before what is: "말고", "じゃなくて".
    NotThis,
    /// "in total": a number beside it tells how it stands afterwards.
    Total,
    /// 🙄: what is said is not meant so.
    Irony,
    /// But.
    But,
    /// Harmless with a claim: "porfa", "para mí".
    Filler,
    /// Shows the language, and leaves what is said as open as an unknown word does, only less.
    Word,
}

impl Class {
    /// Claims, by itself or with what stands beside it.
    pub(crate) fn claims(self) -> bool {
        matches!(self, Self::Claim | Self::ClaimVerb | Self::ClaimWeak | Self::ClaimCode | Self::ClaimItem)
    }

    /// What is asked for politely.
    pub(crate) fn requested(self) -> Option<Self> {
        match self {
            Self::Request => Some(Self::ClaimVerb),
            Self::RequestChange => Some(Self::Change),
            Self::RequestCancel => Some(Self::Cancel),
            _ => None,
        }
    }

    /// Asks about delivery or payment, not about goods.
    pub(crate) fn is_of_delivery(self) -> bool {
        matches!(
            self,
            Self::Ask(QuestionKind::Shipping | QuestionKind::Payment)
                | Self::Topic(QuestionKind::Shipping | QuestionKind::Payment)
        )
    }

    pub(super) fn of_section(section: &str) -> Option<Self> {
        use QuestionKind as Q;
        Some(match section {
            "claim" => Self::Claim,
            "claim.verb" => Self::ClaimVerb,
            "claim.weak" => Self::ClaimWeak,
            "claim.code" => Self::ClaimCode,
            "claim.item" => Self::ClaimItem,
            "cancel" => Self::Cancel,
            "cancel.weak" => Self::CancelWeak,
            "change" => Self::Change,
            "more" => Self::More,
            "only" => Self::Only,
            "keep" => Self::Keep,
            "agree" => Self::Agree,
            "less" => Self::Less,
            "request" => Self::Request,
            "request.change" => Self::RequestChange,
            "request.cancel" => Self::RequestCancel,
            "please" => Self::Please,
            "make" => Self::Make,
            "wait" => Self::Wait,
            "cond" => Self::Cond,
            "cond.first" => Self::CondFirst,
            "wish" => Self::Wish,
            "neg" => Self::Neg,
            "past" => Self::Past,
            "third" => Self::Third,
            "joke" => Self::Joke,
            "praise" => Self::Praise,
            "greet" => Self::Greet,
            "laugh" => Self::Laugh,
            "complaint" => Self::Complaint,
            "spam" => Self::Spam,
            "other" => Self::Other,
            "earlier" => Self::Earlier,
            "ask.first" => Self::AskFirst,
            "ask.price" => Self::Ask(Q::Price),
            "ask.size" => Self::Ask(Q::Size),
            "ask.colour" => Self::Ask(Q::Colour),
            "ask.stock" => Self::Ask(Q::Stock),
            "ask.shipping" => Self::Ask(Q::Shipping),
            "ask.payment" => Self::Ask(Q::Payment),
            "ask.how" => Self::Ask(Q::HowToBuy),
            "ask.other" => Self::Ask(Q::Other),
            "topic.price" => Self::Topic(Q::Price),
            "topic.size" => Self::Topic(Q::Size),
            "topic.colour" => Self::Topic(Q::Colour),
            "topic.stock" => Self::Topic(Q::Stock),
            "topic.shipping" => Self::Topic(Q::Shipping),
            "topic.payment" => Self::Topic(Q::Payment),
            "topic.other" => Self::Topic(Q::Other),
            "unit" => Self::Unit,
            "ordinal" => Self::Ordinal,
            "at" => Self::At,
            "at.after" => Self::AtAfter,
            "measure" => Self::Measure,
            "money" => Self::Money,
            "and" => Self::And,
            "or" => Self::Or,
            "article" => Self::Article,
            "sizeword" => Self::SizeWord,
            "all" => Self::All,
            "hand" => Self::Hand,
            "slip" => Self::Slip,
            "both" => Self::Both,
            "each" => Self::Each,
            "apiece" => Self::Apiece,
            "some" => Self::Some,
            "instead" => Self::Instead,
            "notthis" => Self::NotThis,
            "total" => Self::Total,
            "irony" => Self::Irony,
            "but" => Self::But,
            "filler" => Self::Filler,
            "word" => Self::Word,
            _ => return None,
        })
    }
}
