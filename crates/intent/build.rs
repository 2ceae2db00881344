//! Compiles `lexicons/*.lex` into one file of finished graphs, in the order of `Lang::ALL`. A faulty line stops the build and
//! is named.

use std::path::Path;

use phrases::lexicon::{File, compile};

/// The languages in the order of their numbers in `lexicon::Lang`, which a test there compares.
const LANGUAGES: [&str; 16] =
    ["es", "en", "pt", "fr", "it", "de", "tl", "id", "vi", "th", "zh", "ja", "ko", "ar", "hi", "shared"];

fn main() -> Result<(), Box<dyn std::error::Error>> {
    println!("cargo::rerun-if-changed=lexicons");
    let mut texts = Vec::new();
    for (number, language) in (0u8..).zip(LANGUAGES) {
        let name = format!("lexicons/{language}.lex");
        let text = std::fs::read_to_string(&name).map_err(|error| format!("{name}: {error}"))?;
        texts.push((number, name, text));
    }
    // What all chats share stands first: of two meanings of one phrase, the first written is asked first.
    texts.rotate_right(1);
    let files: Vec<File<'_>> =
        texts.iter().map(|(lang, name, text)| File { lang: *lang, name, text }).collect();
    let compiled = compile(&files).map_err(|faults| faults.join("\n"))?;
    std::fs::write(Path::new(&std::env::var("OUT_DIR")?).join("lexicons.bin"), compiled)?;
    Ok(())
}
