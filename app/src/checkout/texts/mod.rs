//! The words of the buyer's pages: one file a language, all with the same fields, so that a missing text does not
//! compile. `{name}` marks are filled by `fill`. Not for the seller's pages, which have a catalog of their own.

mod ar;
mod en;
mod es;
mod pt;

/// Every word of the buyer's pages in one language.
#[derive(Debug)]
pub struct Texts {
    /// ISO 639-1.
    pub code: &'static str,
    /// `ltr` or `rtl`.
    pub dir: &'static str,
    /// Heading of a cart: `{number}`.
    pub order_number: &'static str,
    /// Title of the page: `{store}`.
    pub page_title: &'static str,
    /// What a shared link shows: `{store}`.
    pub card_description: &'static str,
    /// Name of the place for notices.
    pub attention: &'static str,

    /// Heading of the lines.
    pub your_items: &'static str,
    /// One unit costs: `{price}`.
    pub each: &'static str,
    /// So many units are held: `{n}`.
    pub held: &'static str,
    /// So many units are waited for: `{n}`.
    pub waiting: &'static str,
    /// Units of others ahead in the line: `{n}`.
    pub ahead: &'static str,
    /// Nobody is ahead.
    pub ahead_none: &'static str,
    /// What waiting means.
    pub waiting_note: &'static str,
    /// One unit less: `{item}`.
    pub one_less: &'static str,
    /// One unit more: `{item}`.
    pub one_more: &'static str,
    /// Take the line out: `{item}`.
    pub remove_item: &'static str,
    /// The button that takes a line out.
    pub remove: &'static str,
    /// Units in a line.
    pub quantity: &'static str,
    /// The cart is empty.
    pub empty: &'static str,

    /// Held until then; a countdown follows.
    pub held_for: &'static str,
    /// Minutes left when no script counts: `{n}`.
    pub minutes_left: &'static str,
    /// What happens at the end of the hold.
    pub hold_note: &'static str,
    /// The countdown reached its end.
    pub hold_over: &'static str,

    /// Heading of the contact part.
    pub contact: &'static str,
    /// Field.
    pub name: &'static str,
    /// Field.
    pub email: &'static str,
    /// Why the e-mail is asked.
    pub email_note: &'static str,
    /// Field.
    pub phone: &'static str,
    /// Heading of the delivery part.
    pub delivery: &'static str,
    /// Choice: bring it to me.
    pub deliver: &'static str,
    /// Choice: I collect it.
    pub pick_up: &'static str,
    /// Costs nothing.
    pub free: &'static str,
    /// Field.
    pub address: &'static str,
    /// Field.
    pub city: &'static str,
    /// Field.
    pub region: &'static str,
    /// Heading of the payment part.
    pub payment: &'static str,
    /// Flow's name and what can be used there.
    pub flow: &'static str,
    /// One line about Flow.
    pub flow_note: &'static str,
    /// Bank transfer.
    pub transfer: &'static str,
    /// One line about the transfer.
    pub transfer_note: &'static str,
    /// What the goods cost.
    pub goods: &'static str,
    /// To be paid.
    pub total: &'static str,
    /// Total when delivered, shown where the page cannot choose by itself.
    pub total_delivered: &'static str,
    /// Total when collected.
    pub total_collected: &'static str,
    /// The button.
    pub pay: &'static str,
    /// Nothing is held, so nothing can be paid yet.
    pub nothing_to_pay: &'static str,
    /// No way to pay is set up.
    pub no_methods: &'static str,

    /// Heading: waiting for the transfer.
    pub transfer_title: &'static str,
    /// What to do: `{total}`.
    pub transfer_lead: &'static str,
    /// Field of the account.
    pub bank: &'static str,
    /// Field of the account.
    pub account_type: &'static str,
    /// Field of the account.
    pub account: &'static str,
    /// Field of the account.
    pub holder: &'static str,
    /// Field of the account.
    pub tax_id: &'static str,
    /// Field of the account: send the proof there.
    pub proof_email: &'static str,
    /// Amount to transfer.
    pub amount: &'static str,
    /// What to write in the transfer.
    pub reference: &'static str,
    /// Button: copy this.
    pub copy: &'static str,
    /// It was copied.
    pub copied: &'static str,
    /// What follows a transfer.
    pub transfer_next: &'static str,
    /// Choose another way to pay.
    pub other_way: &'static str,

    /// Heading: waiting for the gateway.
    pub gateway_title: &'static str,
    /// What is being waited for.
    pub gateway_lead: &'static str,
    /// Look again.
    pub look_again: &'static str,

    /// Heading: paid.
    pub paid_title: &'static str,
    /// Thanks: `{name}`; the name may be empty.
    pub thanks: &'static str,
    /// What follows when it is delivered: `{place}`.
    pub next_delivery: &'static str,
    /// What follows when it is collected: `{place}`.
    pub next_pick_up: &'static str,
    /// Keep this page.
    pub keep_page: &'static str,
    /// Steps of an order: paid, packed, shipped, delivered.
    pub steps: [&'static str; 4],
    /// Heading of the receipt.
    pub receipt: &'static str,
    /// Was paid.
    pub paid_total: &'static str,

    /// Heading: expired.
    pub expired_title: &'static str,
    /// Honest text.
    pub expired_lead: &'static str,
    /// Button: try to hold it again.
    pub try_again: &'static str,
    /// What trying again does.
    pub try_again_note: &'static str,
    /// Heading: cancelled.
    pub cancelled_title: &'static str,
    /// Text.
    pub cancelled_lead: &'static str,
    /// Heading: refund due.
    pub refund_due_title: &'static str,
    /// Text: `{total}`.
    pub refund_due_lead: &'static str,
    /// Heading: refunded.
    pub refunded_title: &'static str,
    /// Text: `{total}`.
    pub refunded_lead: &'static str,

    /// Heading: the link is not known.
    pub unknown_title: &'static str,
    /// Text.
    pub unknown_lead: &'static str,
    /// Heading: the shop takes no orders now.
    pub closed_title: &'static str,
    /// Text.
    pub closed_lead: &'static str,
    /// Heading: something broke on our side.
    pub broken_title: &'static str,
    /// Text.
    pub broken_lead: &'static str,
    /// Heading: too many requests.
    pub busy_title: &'static str,
    /// Text.
    pub busy_lead: &'static str,

    /// Notice: a field is missing or wrong.
    pub notice_invalid: &'static str,
    /// Notice: name.
    pub notice_name: &'static str,
    /// Notice: e-mail.
    pub notice_email: &'static str,
    /// Notice: phone.
    pub notice_phone: &'static str,
    /// Notice: address.
    pub notice_address: &'static str,
    /// Notice: not that many left.
    pub notice_not_enough: &'static str,
    /// Notice: the order moved on meanwhile.
    pub notice_changed: &'static str,
    /// Notice: the gateway did not answer; a transfer is possible.
    pub notice_gateway_down: &'static str,
    /// Notice: the payment was refused.
    pub notice_refused: &'static str,
    /// Notice: more units than the page lets a buyer take.
    pub notice_too_many_units: &'static str,
    /// Notice: there is a newer cart.
    pub notice_newer_cart: &'static str,
    /// Notice: too many requests.
    pub notice_too_many: &'static str,
    /// Notice: a defect.
    pub notice_internal: &'static str,

    /// Words at the foot of each page.
    pub foot: &'static str,
}

/// Every language there is, the first being the one for languages there is not.
pub const ALL: [&Texts; 4] = [&es::TEXTS, &en::TEXTS, &pt::TEXTS, &ar::TEXTS];

/// The texts of `language` (ISO 639-1, also with a region such as `pt_BR`); English for a language without texts,
/// Spanish when nothing is known.
pub fn of(language: &str) -> &'static Texts {
    let code = language.split(['-', '_']).next().unwrap_or_default();
    match ALL.iter().find(|texts| texts.code.eq_ignore_ascii_case(code)) {
        Some(texts) => texts,
        None if code.is_empty() || code == "und" => &es::TEXTS,
        None => &en::TEXTS,
    }
}

/// `template` with each `{name}` replaced by its value.
pub fn fill(template: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(template.len() + 16);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        match after.split_once('}') {
            Some((name, tail)) => {
                filled
                    .push_str(values.iter().find(|(known, _)| *known == name).map_or("", |(_, value)| value));
                rest = tail;
            }
            None => return filled,
        }
    }
    filled.push_str(rest);
    filled
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_region_does_not_hide_the_language() {
        assert_eq!(of("pt_BR").code, "pt");
        assert_eq!(of("AR-sa").code, "ar");
    }

    #[test]
    fn a_buyer_whose_language_has_no_texts_reads_english_and_an_unknown_one_spanish() {
        assert_eq!(of("th").code, "en");
        assert_eq!(of("und").code, "es");
        assert_eq!(of("").code, "es");
    }

    #[test]
    fn what_a_buyer_typed_is_never_taken_for_a_mark() {
        assert_eq!(fill("Gracias, {name}", &[("name", "{number}"), ("number", "7")]), "Gracias, {number}");
    }

    #[test]
    fn the_same_marks_stand_in_every_language() {
        let marks = |texts: &Texts| {
            [
                texts.order_number,
                texts.page_title,
                texts.card_description,
                texts.each,
                texts.held,
                texts.waiting,
                texts.ahead,
                texts.one_less,
                texts.one_more,
                texts.remove_item,
                texts.minutes_left,
                texts.transfer_lead,
                texts.thanks,
                texts.next_delivery,
                texts.next_pick_up,
                texts.refund_due_lead,
                texts.refunded_lead,
            ]
            .map(|text| {
                let from = text.find('{').expect("a mark");
                text[from..=text.find('}').expect("its end")].to_owned()
            })
        };
        for texts in ALL {
            assert_eq!(marks(texts), marks(&es::TEXTS), "{}", texts.code);
        }
    }
}
