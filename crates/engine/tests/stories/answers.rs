//! Answers drafted for a question and sent under it by a person.

use domain::FaultKind;
use domain::ids::LiveId;
use domain::views::AnswerFactKind;
use engine::answers;
use testkit::{Shop, Way};

use crate::refusal;

#[tokio::test]
async fn a_question_is_drafted_an_answer_from_what_the_catalogue_says_now() {
    let shop = Shop::open().await;
    let draft = async |text: &str| {
        let comment = shop.says("Rosa", text).await;
        answers::draft(&shop.engine, &shop.owner, shop.live(), shop.comment_id(&comment).await).await.unwrap()
    };
    let price = draft("cuánto sale la C3?").await;
    assert!(price.text.contains("$14.990"), "{}", price.text);
    assert_eq!((price.language.as_str(), price.facts[0].kind), ("es", AnswerFactKind::Price));

    assert!(draft("queda A12 talla L?").await.text.starts_with("Sí, nos queda"));
    shop.says("Ana", "quiero 1 A12 talla L").await;
    let sold_out = draft("queda A12 talla L?").await;
    assert!(sold_out.text.starts_with("Por ahora se agotó"), "{}", sold_out.text);
    assert_eq!(sold_out.facts[0].value, "0");

    let english = draft("how much is A12?").await;
    assert_eq!(english.language, "en");
    assert!(draft("hacen envíos?").await.text.contains("envío"));
    assert_eq!(draft("aceptan tarjeta?").await.text, "", "the catalogue does not know");
    assert_eq!(
        draft("quiero la A12").await.facts[0].kind,
        AnswerFactKind::Choices,
        "asked back for the size"
    );
    shop.finish().await;
}

#[tokio::test]
async fn an_answer_goes_out_under_its_comment_once() {
    let shop = Shop::open().await;
    let remote = shop.says("Rosa", "precio de la A12?").await;
    let comment = shop.comment_id(&remote).await;
    let send = async |text: &str| answers::send(&shop.engine, &shop.owner, shop.live(), comment, text).await;
    send("  Sale $9.990 😊 ").await.unwrap();
    assert_eq!(refusal(send("otra vez").await), (FaultKind::Conflict, "answer.given".to_owned()));
    shop.settle().await;
    let said = shop.graph.said_by(Way::PublicReply);
    assert_eq!(
        said.iter().map(|one| (one.to.as_str(), one.words.as_str())).collect::<Vec<_>>(),
        [(remote.as_str(), "Sale $9.990 😊")]
    );
    for bad in ["", "   ", &"x".repeat(501)] {
        assert_eq!(refusal(send(bad).await).0, FaultKind::Invalid);
    }
    shop.finish().await;
}

#[tokio::test]
async fn only_who_runs_the_live_answers_and_only_in_the_own_shop() {
    let shop = Shop::open().await;
    let comment = shop.says("Rosa", "precio de la A12?").await;
    let comment = shop.comment_id(&comment).await;
    let staff = shop.staff().await;
    let live = shop.live();
    assert_eq!(refusal(answers::draft(&shop.engine, &staff, live, comment).await).0, FaultKind::Forbidden);
    assert_eq!(
        refusal(answers::send(&shop.engine, &staff, live, comment, "x").await).0,
        FaultKind::Forbidden
    );
    let elsewhere = LiveId(uuid::Uuid::from_u128(7));
    assert_eq!(
        refusal(answers::draft(&shop.engine, &shop.owner, elsewhere, comment).await).0,
        FaultKind::NotFound
    );
    shop.finish().await;
}
