//! A refusal as a sentence in the reader's language.

use domain::{Fault, FaultKind};

use super::Lang;

/// What the reader is told: the sentence of the refusal's code where the catalog has one, else that of its kind.
pub fn fault_sentence(fault: &Fault, lang: Lang) -> String {
    let texts = &lang.texts().faults;
    let sentence = match fault.code.as_str() {
        "app.offline" => texts.offline,
        "sign_in.wrong" => texts.wrong_password,
        "sign_in.too_many" => texts.sign_in_too_many,
        "sign_in.busy" => texts.sign_in_busy,
        "stock.below_held" => texts.stock_below_held,
        "stock.change_invalid" => texts.stock_change_invalid,
        "catalogue.code_taken" => texts.code_taken,
        "catalogue.code_length" => lang.texts().inventory.err_code,
        "catalogue.name_length" => lang.texts().inventory.err_name,
        "catalogue.category_length" => lang.texts().inventory.err_category,
        "catalogue.keywords" => lang.texts().inventory.err_keywords,
        "catalogue.options" => lang.texts().inventory.err_options,
        "catalogue.values" => lang.texts().inventory.err_value,
        "catalogue.price" => lang.texts().inventory.err_price,
        "catalogue.opening_stock" => lang.texts().inventory.err_stock,
        "catalogue.sku_length" => lang.texts().inventory.err_sku,
        "catalogue.sku_taken" => texts.sku_taken,
        "catalogue.sku_twice" => lang.texts().inventory.err_sku_twice,
        "catalogue.variants" | "catalogue.variant_twice" => texts.catalogue_variants,
        "catalogue.variant_in_use" => texts.variant_in_use,
        "order.illegal_move" => texts.order_move_illegal,
        "order.not_by_hand" => texts.order_not_by_hand,
        "product.unknown_code" => texts.unknown_code,
        "teach.word" => texts.teach_word,
        "teach.is_code" => texts.teach_is_code,
        "teach.has_meaning" => texts.teach_has_meaning,
        "teach.full" => texts.teach_full,
        "answer.text" => texts.answer_text,
        "answer.given" => texts.answer_given,
        "answer.gone" => texts.answer_gone,
        "gateway.unavailable" => texts.gateway,
        _ => match fault.kind {
            FaultKind::SignedOut => texts.signed_out,
            FaultKind::Forbidden => texts.forbidden,
            FaultKind::NotFound => texts.not_found,
            FaultKind::Invalid => texts.invalid,
            FaultKind::Conflict => texts.conflict,
            FaultKind::TooMany => texts.too_many,
            FaultKind::Unavailable => texts.unavailable,
            FaultKind::Internal => texts.internal,
        },
    };
    sentence.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refusal_the_catalog_knows_is_told_by_its_own_sentence_in_every_language() {
        for lang in Lang::ALL {
            let refusal = Fault::new(FaultKind::Conflict, "stock.below_held", "in English");
            assert_eq!(fault_sentence(&refusal, lang), lang.texts().faults.stock_below_held);
        }
    }

    #[test]
    fn a_refusal_the_catalog_does_not_know_is_told_by_its_kind() {
        let refusal = Fault::new(FaultKind::TooMany, "brand.new", "in English");
        assert_eq!(fault_sentence(&refusal, Lang::Es), Lang::Es.texts().faults.too_many);
    }
}
