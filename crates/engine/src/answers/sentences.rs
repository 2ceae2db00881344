//! The sentences of drafted answers, in every language the reader knows. Only frames: names, prices and options stand in
//! them as the catalogue has them.

/// Frames of one language; `{}` stands for the goods, the values or the price.
#[derive(Debug)]
pub(super) struct Sentences {
    /// There is some: goods.
    pub available: &'static str,
    /// Nothing is left: goods. Whoever claims waits in line.
    pub sold_out: &'static str,
    /// What can be chosen from: values.
    pub choices: &'static str,
    /// Not like that; what can be chosen from: values.
    pub none_such: &'static str,
    /// Delivery costs: price.
    pub delivery: &'static str,
    /// Delivery costs nothing.
    pub delivery_free: &'static str,
    /// Can be picked up: address.
    pub pickup: &'static str,
}

/// Languages with sentences: ISO 639-1, and Chinese in its traditional characters apart.
pub(super) const LANGUAGES: [&str; 16] =
    ["es", "en", "pt", "fr", "it", "de", "id", "tl", "vi", "th", "zh", "zh-Hant", "ja", "ko", "ar", "hi"];

/// Characters that only the traditional script has, among the most frequent of comments.
const TRADITIONAL: &str = "這個還嗎沒貨運費錢買號碼顏裡們來時會說對開幾單選後邊補";

/// The key of [`of`] for a text in a language: tells the two Chinese scripts apart.
pub(super) fn script<'a>(language: &'a str, text: &str, country: &str) -> &'a str {
    let traditional =
        matches!(country, "TW" | "HK" | "MO") || text.chars().any(|sign| TRADITIONAL.contains(sign));
    if language == "zh" && traditional { "zh-Hant" } else { language }
}

/// The sentences of a language; `None` for one nobody wrote them in.
pub(super) fn of(language: &str) -> Option<&'static Sentences> {
    let at = LANGUAGES.iter().position(|known| *known == language)?;
    ALL.get(at)
}

/// In the order of [`LANGUAGES`].
static ALL: [Sentences; LANGUAGES.len()] = [
    Sentences {
        available: "Sí, nos queda: {}.",
        sold_out: "Por ahora se agotó: {}. Si lo pides igual, quedas en lista de espera.",
        choices: "Disponible en: {}.",
        none_such: "Así no lo tenemos. Disponible en: {}.",
        delivery: "El envío cuesta {}.",
        delivery_free: "El envío es gratis.",
        pickup: "También puedes retirar en {}.",
    },
    Sentences {
        available: "Yes, we have: {}.",
        sold_out: "Sold out for now: {}. Claim it anyway and you are on the waitlist.",
        choices: "Available in: {}.",
        none_such: "We don't have it like that. Available in: {}.",
        delivery: "Delivery is {}.",
        delivery_free: "Delivery is free.",
        pickup: "You can also pick it up: {}.",
    },
    Sentences {
        available: "Sim, temos: {}.",
        sold_out: "Por enquanto esgotou: {}. Se pedir assim mesmo, você entra na lista de espera.",
        choices: "Disponível em: {}.",
        none_such: "Assim não temos. Disponível em: {}.",
        delivery: "O frete custa {}.",
        delivery_free: "O frete é grátis.",
        pickup: "Você também pode retirar em {}.",
    },
    Sentences {
        available: "Oui, il nous reste : {}.",
        sold_out: "Épuisé pour le moment : {}. Commandez quand même et vous serez sur liste d'attente.",
        choices: "Disponible en : {}.",
        none_such: "Nous ne l'avons pas ainsi. Disponible en : {}.",
        delivery: "La livraison coûte {}.",
        delivery_free: "La livraison est offerte.",
        pickup: "Retrait possible aussi : {}.",
    },
    Sentences {
        available: "Sì, ci sono ancora: {}.",
        sold_out: "Per ora esaurito: {}. Se lo prenoti lo stesso, entri in lista d'attesa.",
        choices: "Disponibile in: {}.",
        none_such: "Così non ce l'abbiamo. Disponibile in: {}.",
        delivery: "La spedizione costa {}.",
        delivery_free: "La spedizione è gratuita.",
        pickup: "Puoi anche ritirare qui: {}.",
    },
    Sentences {
        available: "Ja, noch da: {}.",
        sold_out: "Im Moment ausverkauft: {}. Wer trotzdem bestellt, steht auf der Warteliste.",
        choices: "Erhältlich in: {}.",
        none_such: "So haben wir es nicht. Erhältlich in: {}.",
        delivery: "Der Versand kostet {}.",
        delivery_free: "Der Versand ist kostenlos.",
        pickup: "Abholung ist auch möglich: {}.",
    },
    Sentences {
        available: "Ada kak: {}.",
        sold_out: "Sementara habis: {}. Kalau tetap pesan, kakak masuk daftar tunggu.",
        choices: "Tersedia: {}.",
        none_such: "Yang itu tidak ada kak. Tersedia: {}.",
        delivery: "Ongkirnya {}.",
        delivery_free: "Gratis ongkir.",
        pickup: "Bisa juga ambil sendiri di {}.",
    },
    Sentences {
        available: "Yes po, meron pa: {}.",
        sold_out: "Sold out po muna: {}. Kung i-mine n'yo pa rin, nasa waitlist po kayo.",
        choices: "Available po sa: {}.",
        none_such: "Wala po kaming ganyan. Available po sa: {}.",
        delivery: "Ang shipping fee po ay {}.",
        delivery_free: "Libre po ang shipping.",
        pickup: "Pwede rin po pick-up sa {}.",
    },
    Sentences {
        available: "Dạ còn ạ: {}.",
        sold_out: "Dạ hiện đã hết: {}. Mình cứ chốt thì sẽ được vào danh sách chờ ạ.",
        choices: "Dạ hiện có: {}.",
        none_such: "Dạ bên em không có mẫu như vậy. Hiện có: {}.",
        delivery: "Dạ phí ship là {} ạ.",
        delivery_free: "Dạ được miễn phí ship ạ.",
        pickup: "Mình cũng có thể đến lấy tại {} ạ.",
    },
    Sentences {
        available: "มีค่ะ: {}",
        sold_out: "ตอนนี้หมดค่ะ: {} ถ้า CF ไว้จะได้อยู่ในคิวรอค่ะ",
        choices: "มีให้เลือกค่ะ: {}",
        none_such: "แบบนี้ไม่มีค่ะ มีให้เลือก: {}",
        delivery: "ค่าส่ง {} ค่ะ",
        delivery_free: "ส่งฟรีค่ะ",
        pickup: "มารับเองได้ที่ {} ค่ะ",
    },
    Sentences {
        available: "有的：{}。",
        sold_out: "目前售完：{}。先下单可以排候补。",
        choices: "现有：{}。",
        none_such: "没有这款。现有：{}。",
        delivery: "运费{}。",
        delivery_free: "包邮。",
        pickup: "也可以自取：{}。",
    },
    Sentences {
        available: "有的：{}。",
        sold_out: "目前售完：{}。先 +1 可以排候補。",
        choices: "現有：{}。",
        none_such: "沒有這款。現有：{}。",
        delivery: "運費 {}。",
        delivery_free: "免運費。",
        pickup: "也可以自取：{}。",
    },
    Sentences {
        available: "はい、ございます：{}。",
        sold_out: "ただいま売り切れです：{}。ご注文いただくとキャンセル待ちになります。",
        choices: "お選びいただけるのは：{}。",
        none_such: "そちらはございません。お選びいただけるのは：{}。",
        delivery: "送料は{}です。",
        delivery_free: "送料は無料です。",
        pickup: "店頭受け取りもできます：{}。",
    },
    Sentences {
        available: "네, 있어요: {}.",
        sold_out: "지금은 품절이에요: {}. 주문 남기시면 대기 순서에 올라갑니다.",
        choices: "선택 가능: {}.",
        none_such: "그건 없어요. 선택 가능: {}.",
        delivery: "배송비는 {}입니다.",
        delivery_free: "무료 배송입니다.",
        pickup: "직접 수령도 가능해요: {}.",
    },
    Sentences {
        available: "نعم، متوفر: {}.",
        sold_out: "نفد حاليًا: {}. إذا طلبته الآن تدخل قائمة الانتظار.",
        choices: "المتوفر: {}.",
        none_such: "غير متوفر بهذا الشكل. المتوفر: {}.",
        delivery: "التوصيل {}.",
        delivery_free: "التوصيل مجاني.",
        pickup: "ويمكنك الاستلام من {}.",
    },
    Sentences {
        available: "जी हाँ, उपलब्ध है: {}।",
        sold_out: "अभी स्टॉक ख़त्म है: {}। फिर भी बुक करें तो आप वेटिंग लिस्ट में रहेंगे।",
        choices: "उपलब्ध: {}।",
        none_such: "ऐसा हमारे पास नहीं है। उपलब्ध: {}।",
        delivery: "डिलीवरी चार्ज {} है।",
        delivery_free: "डिलीवरी मुफ़्त है।",
        pickup: "आप यहाँ से ख़ुद भी ले सकते हैं: {}।",
    },
];
