//! The words of the messages, in the languages the shop's bot writes. Short, and varied where many people read them,
//! because identical public texts are held for spam.

use domain::Money;

/// Languages the messages are written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    /// Spanish.
    Es,
    /// English.
    En,
    /// Portuguese.
    Pt,
}

impl Language {
    /// The language of that ISO 639-1 code, or the shop's when the bot does not write it.
    pub fn of(code: &str, shop: &str) -> Self {
        Self::known(code).or_else(|| Self::known(shop)).unwrap_or(Self::En)
    }

    fn known(code: &str) -> Option<Self> {
        match code.get(..2) {
            Some("es") => Some(Self::Es),
            Some("en") => Some(Self::En),
            Some("pt") => Some(Self::Pt),
            _ => None,
        }
    }

    /// ISO 639-1.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Es => "es",
            Self::En => "en",
            Self::Pt => "pt",
        }
    }
}

/// What a public reply answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// Held: the goods, as people say them, and whether the link comes by private message.
    Held {
        /// Such as `2 × Polera roja · M`.
        goods: String,
        /// The private message with the link is on its way.
        link_follows: bool,
    },
    /// Sold out: they wait.
    Waiting {
        /// What they wait for.
        goods: String,
    },
    /// Part held, part waiting.
    HeldInPart {
        /// What is held.
        goods: String,
        /// What they wait for.
        waiting: String,
    },
    /// Changed as asked.
    Changed {
        /// What is in the cart now.
        goods: String,
    },
    /// Given up as asked.
    GivenUp,
}

/// The words of a public reply. `variety` picks among wordings; any number will do.
pub fn answer(language: Language, answer: &Answer, variety: usize) -> String {
    use Language::{En, Es, Pt};
    let pick = |wordings: [&'static str; 3]| wordings[variety % wordings.len()];
    match answer {
        Answer::Held { goods, link_follows } => {
            let opening = match language {
                Es => pick(["¡Listo! Te guardamos", "¡Anotado! Queda apartado:", "¡Es tuyo! Apartamos"]),
                En => pick(["Done! We are keeping", "Noted! Set aside for you:", "Yours! We kept"]),
                Pt => pick(["Pronto! Separamos", "Anotado! Está reservado:", "É seu! Guardamos"]),
            };
            let closing = match (language, link_follows) {
                (Es, true) => pick([
                    "Te escribimos por interno con tu link 💬",
                    "Revisa tus mensajes, ahí va tu link 💬",
                    "Tu link para pagar va por mensaje 💬",
                ]),
                (Es, false) => {
                    pick(["Ya está en tu carrito 🛒", "Sumado a tu pedido 🛒", "Lo agregamos a tu link 🛒"])
                }
                (En, true) => pick([
                    "Your link is in your messages 💬",
                    "Check your inbox for the link 💬",
                    "We just sent you the link 💬",
                ]),
                (En, false) => {
                    pick(["It is in your cart 🛒", "Added to your order 🛒", "Added to your link 🛒"])
                }
                (Pt, true) => pick([
                    "Seu link está nas mensagens 💬",
                    "Veja suas mensagens, lá está o link 💬",
                    "Enviamos o link por mensagem 💬",
                ]),
                (Pt, false) => {
                    pick(["Já está no seu carrinho 🛒", "Somado ao seu pedido 🛒", "Está no seu link 🛒"])
                }
            };
            format!("{opening} {goods}. {closing}")
        }
        Answer::Waiting { goods } => match language {
            Es => format!(
                "{} {goods}. {}",
                pick(["Por ahora no queda", "Se agotó", "Volaron:"]),
                pick([
                    "Quedas en lista de espera y te avisamos ⏳",
                    "Estás en la lista; si se libera, es tuyo ⏳",
                    "Te anotamos en espera ⏳"
                ])
            ),
            En => format!(
                "{} {goods}. {}",
                pick(["Sold out for now:", "None left of", "All taken:"]),
                pick([
                    "You are on the waitlist and we will tell you ⏳",
                    "If one is released it is yours ⏳",
                    "We put you in line ⏳"
                ])
            ),
            Pt => format!(
                "{} {goods}. {}",
                pick(["Esgotou:", "No momento não temos", "Acabou:"]),
                pick([
                    "Você está na lista de espera e avisamos ⏳",
                    "Se liberar, é seu ⏳",
                    "Colocamos você na fila ⏳"
                ])
            ),
        },
        Answer::HeldInPart { goods, waiting } => match language {
            Es => format!("Te guardamos {goods}; en lista de espera: {waiting} ⏳"),
            En => format!("We are keeping {goods}; on the waitlist: {waiting} ⏳"),
            Pt => format!("Separamos {goods}; na lista de espera: {waiting} ⏳"),
        },
        Answer::Changed { goods } => match language {
            Es => {
                format!("{} {goods} ✏️", pick(["Cambiado: ahora tienes", "Listo, quedó así:", "Corregido:"]))
            }
            En => format!("{} {goods} ✏️", pick(["Changed: you now have", "Done, it is now:", "Corrected:"])),
            Pt => {
                format!("{} {goods} ✏️", pick(["Alterado: agora você tem", "Pronto, ficou:", "Corrigido:"]))
            }
        },
        Answer::GivenUp => match language {
            Es => pick([
                "Listo, lo liberamos 👌",
                "Cancelado, gracias por avisar 👌",
                "Sin problema, quedó libre 👌",
            ]),
            En => pick([
                "Done, released 👌",
                "Cancelled, thanks for telling us 👌",
                "No problem, it is free again 👌",
            ]),
            Pt => pick([
                "Pronto, liberado 👌",
                "Cancelado, obrigado por avisar 👌",
                "Sem problema, liberamos 👌",
            ]),
        }
        .to_owned(),
    }
}

/// What a private message tells of an order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrderFacts {
    /// The buyer's first name; empty when unknown.
    pub name: String,
    /// The order's number.
    pub number: i64,
    /// What is held or sold, one entry a line.
    pub goods: Vec<String>,
    /// What waits, one entry a line.
    pub waiting: Vec<String>,
    /// What it comes to.
    pub total: Money,
    /// Minutes until the hold ends.
    pub minutes_left: i64,
}

/// Title of the button that opens the cart; at most 20 characters (Send API).
pub const fn pay_button(language: Language) -> &'static str {
    match language {
        Language::Es => "Pagar ahora",
        Language::En => "Pay now",
        Language::Pt => "Pagar agora",
    }
}

/// Title of the button that opens the order; at most 20 characters.
pub const fn order_button(language: Language) -> &'static str {
    match language {
        Language::Es => "Ver mi pedido",
        Language::En => "See my order",
        Language::Pt => "Ver meu pedido",
    }
}

fn hello(language: Language, name: &str) -> String {
    let word = match language {
        Language::Es => "Hola",
        Language::En => "Hi",
        Language::Pt => "Olá",
    };
    if name.is_empty() { format!("{word} 👋") } else { format!("{word} {name} 👋") }
}

/// The goods in one sentence, cut so that a message with two such lists fits the button template's 640 characters.
fn goods_list(goods: &[String]) -> String {
    const CHARS_MAX: usize = 200;
    let mut text = String::new();
    for (index, one) in goods.iter().enumerate() {
        let separator = if index == 0 { "" } else { ", " };
        if text.chars().count() + separator.len() + one.chars().count() > CHARS_MAX {
            text.push_str(" …");
            break;
        }
        text.push_str(separator);
        text.push_str(one);
    }
    text
}

/// The message with the link: what is held, the total, until when.
pub fn link(language: Language, facts: &OrderFacts) -> String {
    let hello = hello(language, &facts.name);
    let goods = goods_list(&facts.goods);
    let OrderFacts { number, total, minutes_left, .. } = facts;
    let mut text = match language {
        Language::Es => {
            format!("{hello} Te guardamos {goods} por {minutes_left} min. Total {total}. Pedido {number}.")
        }
        Language::En => {
            format!(
                "{hello} We are keeping {goods} for you for {minutes_left} min. Total {total}. Order {number}."
            )
        }
        Language::Pt => {
            format!("{hello} Separamos {goods} por {minutes_left} min. Total {total}. Pedido {number}.")
        }
    };
    if !facts.waiting.is_empty() {
        let waiting = goods_list(&facts.waiting);
        let waits = match language {
            Language::Es => " En lista de espera: ",
            Language::En => " On the waitlist: ",
            Language::Pt => " Na lista de espera: ",
        };
        text.extend([waits, &waiting, "."]);
    }
    text
}

/// The message to somebody whose turn has come.
pub fn promoted(language: Language, facts: &OrderFacts) -> String {
    let hello = hello(language, &facts.name);
    let goods = goods_list(&facts.goods);
    let OrderFacts { total, minutes_left, .. } = facts;
    match language {
        Language::Es => {
            format!("{hello} ¡Te tocó! Ahora tienes {goods} por {minutes_left} min. Total {total}.")
        }
        Language::En => {
            format!("{hello} It is your turn! You now have {goods} for {minutes_left} min. Total {total}.")
        }
        Language::Pt => {
            format!("{hello} Chegou sua vez! Agora você tem {goods} por {minutes_left} min. Total {total}.")
        }
    }
}

/// The receipt.
pub fn receipt(language: Language, facts: &OrderFacts) -> String {
    let goods = goods_list(&facts.goods);
    let OrderFacts { number, total, .. } = facts;
    match language {
        Language::Es => format!("✅ Recibimos tu pago de {total}. Pedido {number}: {goods}. ¡Gracias!"),
        Language::En => {
            format!("✅ We received your payment of {total}. Order {number}: {goods}. Thank you!")
        }
        Language::Pt => format!("✅ Recebemos seu pagamento de {total}. Pedido {number}: {goods}. Obrigado!"),
    }
}

#[cfg(test)]
mod tests {
    use domain::Currency;

    use super::*;

    #[test]
    fn a_language_the_bot_does_not_write_falls_back_to_the_shops() {
        assert_eq!(Language::of("th", "es"), Language::Es);
        assert_eq!(Language::of("pt-BR", "es"), Language::Pt);
        assert_eq!(Language::of("", "xx"), Language::En);
    }

    #[test]
    fn the_same_answer_is_worded_in_several_ways() {
        let held = Answer::Held { goods: "1 × Polera".to_owned(), link_follows: true };
        let wordings: std::collections::HashSet<String> =
            (0..3).map(|variety| answer(Language::Es, &held, variety)).collect();
        assert_eq!(wordings.len(), 3);
    }

    #[test]
    fn a_full_cart_still_fits_metas_button_template() {
        let facts = OrderFacts {
            name: "María Fernanda".to_owned(),
            number: 123_456,
            goods: vec!["10 × Chaqueta impermeable con forro polar · XL · azul marino".to_owned(); 40],
            waiting: vec!["10 × Chaqueta impermeable · XL".to_owned(); 40],
            total: Money::new(123_456_789, Currency::CLP),
            minutes_left: 30,
        };
        for language in [Language::Es, Language::En, Language::Pt] {
            let text: String = link(language, &facts);
            assert!(text.chars().count() <= 640, "{} characters", text.chars().count());
            assert!(pay_button(language).chars().count() <= 20);
            assert!(order_button(language).chars().count() <= 20);
        }
    }
}
