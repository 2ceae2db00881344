//! What the seller's pages show and send: plain data between the engine and the pages, the same on both sides.

use serde::{Deserialize, Serialize};

use crate::clock::Timestamp;
use crate::ids::{LiveId, OrderId, ProductId, StoreId, VariantId};
use crate::money::Currency;
use crate::order::{OrderMove, OrderState};
use crate::payment::PaymentMethod;
use crate::role::Role;

/// The person who is signed in, in the shop they work in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Me {
    /// Name.
    pub name: String,
    /// E-mail.
    pub email: String,
    /// Role in the shop.
    pub role: Role,
    /// The shop.
    pub store: StoreId,
    /// The shop's name.
    pub store_name: String,
    /// The shop's currency.
    pub currency: Currency,
}

/// What buyers of a Live call a product, as the seller taught it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TaughtWord {
    /// The word or phrase.
    pub word: String,
    /// The product.
    pub product: ProductId,
    /// The product's code.
    pub code: String,
    /// The product's name.
    pub name: String,
}

/// An answer to a comment, drafted from the catalogue for a person to send.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnswerDraft {
    /// The words, in the buyer's language; empty where the catalogue answers nothing of what is asked.
    pub text: String,
    /// The language they are in, ISO 639-1.
    pub language: String,
    /// What each part of it rests on.
    pub facts: Vec<AnswerFact>,
}

/// Something the catalogue or the shop's settings say.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnswerFact {
    /// What kind of thing.
    pub kind: AnswerFactKind,
    /// Code, name and options in one line; empty for what is the shop's.
    pub about: String,
    /// What it is: a price, units that can be claimed, values, an address.
    pub value: String,
}

/// What an answer can rest on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AnswerFactKind {
    /// A variant's price, or from lowest to highest.
    Price,
    /// Units that can still be claimed.
    Stock,
    /// Options that can still be claimed.
    Choices,
    /// What delivery costs.
    Delivery,
    /// Where orders are picked up.
    Pickup,
}

/// The dashboard's numbers for the shop's present day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Today {
    /// Currency of the amounts.
    pub currency: Currency,
    /// Money paid today, minor units.
    pub paid_minor: i64,
    /// Orders paid today.
    pub orders_paid: u32,
    /// Carts that hold or wait now.
    pub carts_open: u32,
    /// Comments today.
    pub comments: u32,
    /// Comments today that claimed something.
    pub claims: u32,
    /// Paid orders not yet delivered.
    pub to_dispatch: u32,
    /// Variants with few or none left, fewest first; at most ten.
    pub low_stock: Vec<LowStock>,
    /// The Live that is on, or the last one.
    pub live: Option<LiveCard>,
}

/// A variant about to run out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LowStock {
    /// The product.
    pub product: ProductId,
    /// Code, name and options in one line.
    pub label: String,
    /// Units that can still be claimed.
    pub left: u32,
}

/// A Live in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LiveCard {
    /// Id.
    pub id: LiveId,
    /// Title.
    pub title: String,
    /// Whether it is on.
    pub running: bool,
    /// When it began.
    pub started_at: Timestamp,
}

/// A product with its variants.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProductView {
    /// Id.
    pub id: ProductId,
    /// Code said on air.
    pub code: String,
    /// Name.
    pub name: String,
    /// Category; empty when there is none.
    pub category: String,
    /// Words by which buyers call it.
    pub keywords: Vec<String>,
    /// Names of its options, such as `talla`.
    pub options: Vec<String>,
    /// Currency of the prices.
    pub currency: Currency,
    /// Variants, at least one.
    pub variants: Vec<VariantView>,
}

/// One variant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VariantView {
    /// Id.
    pub id: VariantId,
    /// SKU.
    pub sku: String,
    /// Values of the product's options, in their order.
    pub values: Vec<String>,
    /// Price in minor units.
    pub price_minor: i64,
    /// Units in the shop.
    pub on_hand: u32,
    /// Units held for carts.
    pub held: u32,
    /// Units waited for.
    pub waiting: u32,
}

/// A page of products and how many there are in all.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProductPage {
    /// The products, by code.
    pub products: Vec<ProductView>,
    /// Products that match.
    pub total: u32,
}

/// What the product editor sends. Stock is not among it: stock changes by movements.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProductEdit {
    /// The product to change; `None` makes a new one.
    pub id: Option<ProductId>,
    /// Code said on air, 1 to 20 characters.
    pub code: String,
    /// Name, 1 to 120 characters.
    pub name: String,
    /// Category, up to 60 characters.
    pub category: String,
    /// Words by which buyers call it, at most 30.
    pub keywords: Vec<String>,
    /// Names of its options, at most 3.
    pub options: Vec<String>,
    /// Variants, 1 to 200.
    pub variants: Vec<VariantEdit>,
}

/// One variant in the editor.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VariantEdit {
    /// The variant to change; `None` makes a new one.
    pub id: Option<VariantId>,
    /// SKU, 1 to 64 characters, unique in the shop.
    pub sku: String,
    /// Values of the product's options, in their order.
    pub values: Vec<String>,
    /// Price in minor units, at least 0.
    pub price_minor: i64,
    /// Opening stock of a new variant; ignored for one that exists.
    pub opening_stock: u32,
}

/// An order in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrderRow {
    /// Id.
    pub id: OrderId,
    /// The order's number as people say it.
    pub number: i64,
    /// The buyer's name.
    pub buyer: String,
    /// Where it stands.
    pub state: OrderState,
    /// Units in it.
    pub units: u32,
    /// Total in minor units.
    pub total_minor: i64,
    /// Currency.
    pub currency: Currency,
    /// How it was or will be paid.
    pub method: Option<PaymentMethod>,
    /// When it was opened.
    pub created_at: Timestamp,
    /// When it was paid.
    pub paid_at: Option<Timestamp>,
}

/// Which orders a list shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OrderFilter {
    /// Paid and not delivered: what there is to pack.
    #[default]
    ToDispatch,
    /// Carts, waiting for payment.
    Carts,
    /// Paid, delivered or not.
    Paid,
    /// Expired, cancelled, refunded.
    Ended,
    /// All.
    All,
}

/// A page of orders, newest first, and how many there are in all.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrderPage {
    /// The orders.
    pub orders: Vec<OrderRow>,
    /// Orders that match.
    pub total: u32,
}

/// An order, whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrderView {
    /// The list's part.
    pub row: OrderRow,
    /// What is in it.
    pub lines: Vec<OrderLineView>,
    /// Contact given at checkout.
    pub contact: Contact,
    /// The price of delivery in minor units; 0 for pick-up.
    pub delivery_minor: i64,
    /// A transfer waits for approval.
    pub transfer_waiting: bool,
    /// Moves the signed-in person may make now, in the order of an order's life.
    pub moves: Vec<OrderMove>,
}

/// One line of an order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrderLineView {
    /// Code.
    pub code: String,
    /// Product and variant as people say it.
    pub label: String,
    /// SKU.
    pub sku: String,
    /// Units held or sold.
    pub quantity: u32,
    /// Units waited for.
    pub waiting: u32,
    /// Price of one, minor units.
    pub unit_minor: i64,
}

/// Who buys and where it goes; empty texts where nothing was given yet.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Contact {
    /// Name.
    pub name: String,
    /// E-mail.
    pub email: String,
    /// Telephone.
    pub phone: String,
    /// The buyer collects it at the shop.
    pub pickup: bool,
    /// Street and number.
    pub address: String,
    /// City or commune.
    pub city: String,
    /// Region or province.
    pub region: String,
}
