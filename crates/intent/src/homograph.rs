//! Vietnamese words that would be others without their tone marks: "mưa" is rain and "mua" is buy. Who types marks is taken
//! at them. Not for comments typed without.

use std::collections::HashMap;
use std::sync::LazyLock;

use phrases::tones::spelling;

/// Words that are none of the lexicon's, beside the lexicon's word that says as much.
const INSTEAD: [(&str, &str); 15] = [
    ("đôi", "chiec"),
    ("bộ", "chiec"),
    ("thỏi", "chiec"),
    ("tấm", "chiec"),
    ("vải", HARMLESS),
    ("thèm", "uoc"),
    ("lớn", "to"),
    ("đưa", "gui"),
    ("cô", "chi"),
    ("mã", "so"),
    ("má", "me"),
    ("túi", "vi"),
    ("bỏ", "huy"),
    ("xịn", "dep"),
    ("hỏng", "rach"),
];

/// A word that shows the language and says nothing.
const HARMLESS: &str = "rat";

/// Words that say nothing here and look like one that does.
const NOTHING: &str = "mưa mùa múa lây lạy đất đạt dắt chó chở bò bơ bó bờ đội đói đồi tâm hà tắm tăm hại hái hải bọn bón \
    muỗi tủ tự tử nằm nắm nấm già mái mại khí khỉ bột bọt bốt giấm dưa dứa dừa đũa dựa giòn xào hẻm chùa chứa chữa khói khối \
    khởi trà bàn nửa nhám nhảm thánh rạch dầu dâu đậu đấu bày lợn đèn nấu lũ hương hướng trăng trạng";

/// Colours as they are spelt.
const COLOURS: [&str; 14] =
    ["đỏ", "đen", "đên", "trắng", "vàng", "tím", "nâu", "hồng", "hường", "xám", "cam", "kem", "be", "bạc"];

static WORDS: LazyLock<HashMap<String, &'static str>> = LazyLock::new(|| {
    let nothing = NOTHING.split_whitespace().map(|word| (spelling(word), HARMLESS));
    INSTEAD.iter().map(|(word, instead)| (spelling(word), *instead)).chain(nothing).collect()
});

static SPELT: LazyLock<HashMap<String, Vec<String>>> = LazyLock::new(|| {
    let mut spelt: HashMap<String, Vec<String>> = HashMap::new();
    for colour in COLOURS {
        spelt.entry(phrases::normalise::normalise(colour)).or_default().push(spelling(colour));
    }
    spelt
});

/// What follows "bỏ" where it gives nothing up: "bỏ lỡ" is to miss, "bỏ qua" to let go by, "bỏ sót" to forget.
const NOT_GIVEN_UP: [&str; 12] =
    ["lo", "qua", "sot", "roi", "cuoc", "mac", "tien", "vao", "vo", "phi", "hang", "xa"];

/// The lexicon's word for one that was spelt so, where it is another than its letters say.
pub(crate) fn instead(spelt: &str, next: Option<&str>) -> Option<&'static str> {
    let kept = next.is_some_and(|next| NOT_GIVEN_UP.contains(&next));
    WORDS.get(spelt).copied().filter(|word| *word != "huy" || !kept)
}

/// Whether the letters are those of a colour and the marks are not.
pub(crate) fn is_no_colour(letters: &str, spelt: &str) -> bool {
    SPELT.get(letters).is_some_and(|colours| !colours.iter().any(|colour| colour == spelt))
}
