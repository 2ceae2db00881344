//! Gives every stretch of a comment one meaning: cue, code, product word, option, number, sign, or unknown.
//! Not for what follows from them together.

mod afterwards;
mod arabic;
mod code;
mod cues;
mod glued;
mod place;

use self::afterwards::{count_codes, give_instead_of_two, name_people, negate_backwards, number_signs};
use self::cues::Cues;
use self::place::{Marker, ids, is_strange};
use crate::catalogue::{Index, Said};
use crate::language::{Spoken, Weights};
use crate::lexicon::{Class, Lang, lexicon};
use phrases::arabic::known;
use phrases::token::{Kind, Token};

/// One meaning.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum What {
    /// A word or phrase of a lexicon.
    Cue(Class),
    /// A product's code as typed, letters included.
    Code(u16),
    /// A code with letters typed for digits, or the digits alone typed with a wrong letter: needs confirmation.
    Near(Vec<u16>),
    /// A word nobody knows that is a code when its letters are read as digits: "AI" for A1.
    MaybeCode(Vec<u16>),
    /// Looks like a code and is none of ours.
    BadCode,
    /// Words of product names or values of options.
    Hint(Hint),
    /// A number and what it could be in the catalogue.
    Number {
        /// The number.
        value: u64,
        /// The value of an option with that spelling.
        said: Option<Said>,
        /// The product whose whole code it is.
        code: Option<u16>,
    },
    /// "2 XL" where something comes in XL and in 2XL.
    TwoWays,
    /// A decimal or a time.
    Decimal,
    /// `x` or `*` or `=` or `(` or `/` or `+`: a quantity follows.
    Times(char),
    /// `#`.
    Hash,
    /// `-` before a number.
    Minus,
    /// `,` or `;`.
    Comma,
    /// `.` or `!` or a line break.
    End,
    /// `?`.
    QuestionMark,
    /// A pictograph.
    Emoji,
    /// `@name`.
    Mention,
    /// Phone, mail or link.
    Contact {
        /// It is a link.
        link: bool,
    },
    /// A currency sign.
    Currency,
    /// Any other sign.
    Sign,
    /// A word nobody knows.
    Unknown,
}

/// Words that point to products or options.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Hint {
    /// The value said.
    pub said: Option<Said>,
    /// Products whose name or keyword has the word; empty for a plain option.
    pub names: Vec<u16>,
    /// The word was misspelt.
    pub misspelt: bool,
    /// A whole keyword, name or alias.
    pub whole: bool,
}

/// Words that say for whom or what something is, in the languages that put them first.
const FOR_WHOM: [&str; 13] =
    ["para", "pa", "xa", "pal", "pra", "pro", "per", "pour", "for", "fur", "fuer", "buat", "untuk"];

/// A stretch of tokens and its meaning.
#[derive(Debug, Clone, PartialEq)]
#[allow(clippy::struct_excessive_bools, reason = "independent marks of a stretch, read one by one")]
pub(crate) struct Mark {
    /// First token.
    pub from: usize,
    /// Number of tokens.
    pub len: usize,
    /// The meaning.
    pub what: What,
    /// Touches the token before.
    pub glued: bool,
    /// A change word that ends in a claim word: "mejor dame".
    pub claims: bool,
    /// A phrase that ends in an article: "era la", "no era el".
    pub points: bool,
    /// A single letter.
    pub letter: bool,
    /// A word that claims, changes or gives up by asking for it: "can I get".
    pub requests: bool,
    /// A harmless word that begs: "porfa".
    pub begs: bool,
    /// A word that corrects what stands before it, whatever else it may do: "oops", "me equivoqué".
    pub slips: bool,
    /// A harmless word that says to make it so: "kar do".
    pub makes: bool,
    /// A word that may say that something stays as it is held.
    pub keeps: bool,
    /// "me too": may only agree with somebody.
    pub agrees: bool,
    /// Begins with the word that says for whom or what: "para mi mamá".
    pub allots: bool,
}

/// The tokens of a comment, folded as `text`, with what each stretch of them means.
pub(crate) fn marked<'t>(
    index: &Index,
    comment: &str,
    text: &'t str,
    locale: Option<&str>,
) -> (Vec<Token<'t>>, Vec<Mark>, Spoken) {
    let tokens = arabic::parted(index, phrases::token::tokenise(text));
    let spelt = index.spellings(comment, &tokens);
    let (marks, spoken) = mark(index, &tokens, &spelt, locale);
    (tokens, marks, spoken)
}

/// Marks a whole comment and tells the language.
fn mark(
    index: &Index,
    tokens: &[Token<'_>],
    spelt: &[Option<String>],
    locale: Option<&str>,
) -> (Vec<Mark>, Spoken) {
    let cues = Cues::find(tokens, spelt);
    let mut weights = Weights::new(locale, index.language);
    weights.see_script(tokens);
    cues.weigh(tokens, &mut weights);
    weights.add(Lang::Vi, spelt.iter().flatten().map(|_| 0.7).sum());
    let spoken = weights.decide();
    let mut reader = Marker {
        index,
        tokens,
        spoken,
        indian: locale.is_some_and(|locale| locale.ends_with("IN")),
        cues,
        own: (0..tokens.len())
            .map(|at| {
                let spelt = spelt.get(at).and_then(Option::as_deref);
                spelt.is_some_and(|spelt| index.is_spelt_so(tokens[at].text, spelt))
            })
            .collect(),
        strange: (0..tokens.len()).map(|at| is_strange(index, tokens, spelt, at)).collect(),
        phrase_words: ids(tokens, |word| known(word, |form| index.phrases.word(form))),
        value_words: ids(tokens, |word| known(word, |form| index.values.word(form))),
        concept_words: ids(tokens, |word| known(word, |form| lexicon().concepts.word(form))),
    };
    reader.forget_strange(spelt);
    let mut marks = Vec::with_capacity(tokens.len());
    let mut at = 0;
    while at < tokens.len() {
        let named = marks.last().and_then(|m: &Mark| match m.what {
            What::Code(product) | What::Number { code: Some(product), .. } => Some(product),
            _ => None,
        });
        let after_option = marks.last().is_some_and(|m: &Mark| matches!(m.what, What::Hint(_)));
        if (named.is_some() || after_option)
            && let Some(parts) = reader.parts(at, named)
        {
            let glued = tokens[at].glued;
            marks.extend(parts.map(|what| Mark {
                from: at,
                len: 1,
                what,
                glued,
                claims: false,
                points: false,
                letter: false,
                requests: false,
                begs: false,
                slips: false,
                makes: false,
                keeps: false,
                agrees: false,
                allots: false,
            }));
            at += 1;
            continue;
        }
        let (mut len, mut what) = reader.at(at);
        if what == What::Unknown && reader.is_small(at) {
            what = What::Cue(Class::Word);
        }
        if what == What::Cue(Class::Neg)
            && let Some(class) = reader.short_for_number(at, marks.last().map(|m: &Mark| &m.what))
        {
            (len, what) = (1, What::Cue(class));
        }
        if let (Lang::Tl, What::Code(product) | What::Number { code: Some(product), .. }, Some(before)) =
            (spoken.main, &what, marks.last_mut())
            && tokens[before.from].text == "m"
            && matches!(&before.what, What::Hint(Hint { said: Some(said), .. })
                if tokens[at].glued || !index.products[usize::from(*product)].offers(*said))
        {
            // "m k2" is "mine k2" in the Philippines, unless it comes in M; "m22" always is.
            before.what = What::Cue(Class::ClaimCode);
        }
        // "A1+1": after something to be had, "+1" is a quantity and no claim of its own.
        let follows_item = marks.last().is_some_and(|m: &Mark| {
            matches!(m.what, What::Code(_) | What::Near(_) | What::Hint(_) | What::Number { .. })
        });
        if follows_item && tokens[at].kind == Kind::Symbol('+') && len == 2 {
            (len, what) = (1, What::Times('+'));
        }
        // "A30 M x2" is a quantity even in a shop that sells an X2.
        let small = matches!(tokens.get(at + 1).map(|t| t.kind), Some(Kind::Number(1..=10)));
        let same_again = |m: &Mark| matches!((&m.what, &what), (What::Code(a), What::Code(b)) if a == b);
        if follows_item && tokens[at].text == "x" && small && !marks.last().is_some_and(same_again) {
            (len, what) = (1, What::Times('x'));
        }
        // "A1-1" gives one up where Chinese is spoken.
        let digit_follows =
            tokens.get(at + 1).is_some_and(|t| t.glued && matches!(t.kind, Kind::Number(1..=10)));
        if what == What::Minus && tokens[at].glued && digit_follows && follows_item && spoken.main == Lang::Zh
        {
            what = What::Cue(Class::CancelWeak);
        }
        // "the K3s": a plural, unless it comes in S.
        if let (Some(What::Code(product)), true) =
            (marks.last().map(|m| &m.what), tokens[at].glued && tokens[at].text == "s")
            && let What::Hint(Hint { said: Some(said), .. }) = &what
            && !index.products[usize::from(*product)].offers(*said)
        {
            (len, what) = (1, What::Cue(Class::Filler));
        }
        let cue = matches!(what, What::Cue(_));
        let slips = cue && reader.cues.may_mean(at, len, len, spoken, |c| c == Class::Slip);
        let begs = what == What::Cue(Class::Please);
        let makes = cue && reader.cues.may_mean(at, len, len, spoken, |c| c == Class::Make);
        if begs || what == What::Cue(Class::Make) {
            what = What::Cue(Class::Filler);
        }
        let requested = match what {
            What::Cue(class) => class.requested(),
            _ => None,
        };
        if let Some(class) = requested {
            what = What::Cue(class);
        }
        let claims = what == What::Cue(Class::Change) && reader.ends_in_claim(at, len);
        let points = matches!(what, What::Cue(Class::Change | Class::NotThis | Class::Instead))
            && reader.ends_in_article(at, len);
        let requests = requested.is_some()
            || matches!(&what, What::Cue(class) if class.claims())
                && reader.cues.may_mean(at, 1, len, spoken, |c| c == Class::Request);
        marks.push(Mark {
            from: at,
            len,
            what,
            glued: tokens[at].glued,
            claims,
            points,
            letter: len == 1 && tokens[at].text.len() == 1,
            requests,
            begs,
            slips,
            makes,
            keeps: cue && reader.cues.may_mean(at, len, len, spoken, |c| c == Class::Keep),
            agrees: cue && reader.cues.may_mean(at, 1, len, spoken, |c| c == Class::Agree),
            allots: !begs && FOR_WHOM.contains(&tokens[at].text),
        });
        at += len;
    }
    if matches!(spoken.main, Lang::Es | Lang::Pt) {
        number_signs(&mut marks, tokens);
    }
    name_people(tokens, &mut marks);
    count_codes(index, tokens, &mut marks);
    if spoken.main == Lang::Hi {
        negate_backwards(&mut marks, tokens);
        give_instead_of_two(&mut marks, tokens);
    }
    (marks, spoken)
}
