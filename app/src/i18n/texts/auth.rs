//! Texts of the sign-in page.

#![allow(missing_docs, reason = "the Spanish text beside each name says what it is")]

/// Signing in.
#[derive(Debug)]
pub struct AuthTexts {
    pub title: &'static str,
    pub welcome: &'static str,
    pub email: &'static str,
    pub password: &'static str,
    pub show_password: &'static str,
    pub hide_password: &'static str,
    pub submit: &'static str,
    pub working: &'static str,
    pub next_step: &'static str,
    pub promise_holds: &'static str,
    pub promise_money: &'static str,
    pub promise_stop: &'static str,
}

pub(super) const SPANISH: AuthTexts = AuthTexts {
    title: "Entra a tu tienda",
    welcome: "Tus ventas en vivo, en orden.",
    email: "Correo electrónico",
    password: "Contraseña",
    show_password: "Mostrar",
    hide_password: "Ocultar",
    submit: "Entrar",
    working: "Entrando…",
    next_step: "¿Olvidaste tu contraseña? Pide a quien administra la tienda que te dé una nueva.",
    promise_holds: "Cada comentario, leído. Cada prenda, reservada para quien llegó primero.",
    promise_money: "Un enlace privado por compra y el pago a la vista.",
    promise_stop: "Un botón detiene todo al instante.",
};

pub(super) const ENGLISH: AuthTexts = AuthTexts {
    title: "Sign in to your shop",
    welcome: "Your live sales, in order.",
    email: "E-mail",
    password: "Password",
    show_password: "Show",
    hide_password: "Hide",
    submit: "Sign in",
    working: "Signing in…",
    next_step: "Forgot your password? Ask the shop's owner to give you a new one.",
    promise_holds: "Every comment read. Every piece held for whoever came first.",
    promise_money: "One private link per purchase, and the payment in sight.",
    promise_stop: "One button stops everything at once.",
};

pub(super) const PORTUGUESE: AuthTexts = AuthTexts {
    title: "Entre na sua loja",
    welcome: "Suas vendas ao vivo, em ordem.",
    email: "E-mail",
    password: "Senha",
    show_password: "Mostrar",
    hide_password: "Ocultar",
    submit: "Entrar",
    working: "Entrando…",
    next_step: "Esqueceu a senha? Peça uma nova a quem administra a loja.",
    promise_holds: "Cada comentário, lido. Cada peça, reservada para quem chegou primeiro.",
    promise_money: "Um link privado por compra e o pagamento à vista.",
    promise_stop: "Um botão para tudo na hora.",
};

pub(super) const ARABIC: AuthTexts = AuthTexts {
    title: "ادخل إلى متجرك",
    welcome: "مبيعاتك المباشرة، بنظام.",
    email: "البريد الإلكتروني",
    password: "كلمة المرور",
    show_password: "إظهار",
    hide_password: "إخفاء",
    submit: "دخول",
    working: "جارٍ الدخول…",
    next_step: "نسيت كلمة المرور؟ اطلب من مالك المتجر كلمة جديدة.",
    promise_holds: "كل تعليق مقروء، وكل قطعة محجوزة لمن سبق.",
    promise_money: "رابط خاص لكل عملية شراء والدفع أمام عينيك.",
    promise_stop: "زر واحد يوقف كل شيء فورًا.",
};
