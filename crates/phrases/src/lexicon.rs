//! Lexicon files, compiled. A file is text: a `[section]`, then lines of phrases separated by `|`, with alternatives in
//! parentheses. Lines of the sections named `KEYED` start with a key and a colon. Not for what sections mean.

use crate::Graph;
use crate::graph::{read_number, read_text, write_number, write_text};
use crate::trie::Trie;

/// Sections whose lines have a key: number words by their value, sizes and colours by their name.
const KEYED: [&str; 3] = ["num", "size", "colour"];

/// One lexicon file.
#[derive(Debug, Clone, Copy)]
pub struct File<'t> {
    /// Which language, by a number of the caller's.
    pub lang: u8,
    /// What messages call it.
    pub name: &'t str,
    /// What it says.
    pub text: &'t str,
}

/// What a phrase stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Meaning {
    /// The file's language.
    pub lang: u8,
    /// The number of its section within [`Compiled::sections`].
    pub section: u8,
    /// The value of a number word, the number of a size's or colour's key within all keys, else 0.
    pub key: u16,
}

impl Meaning {
    const fn packed(self) -> u32 {
        u32::from_le_bytes([self.lang, self.section, self.key.to_le_bytes()[0], self.key.to_le_bytes()[1]])
    }

    const fn of_packed(packed: u32) -> Self {
        let [lang, section, low, high] = packed.to_le_bytes();
        Self { lang, section, key: u16::from_le_bytes([low, high]) }
    }
}

/// Lexicons ready for looking up.
#[derive(Debug)]
pub struct Compiled<C, P> {
    /// Phrases of all sections but sizes and colours.
    pub cues: Graph<C>,
    /// Phrases of sizes and colours.
    pub concepts: Graph<P>,
}

/// Compiles lexicon files to bytes for [`read`].
///
/// # Errors
/// Every fault of the files with its file and line.
pub fn compile(files: &[File<'_>]) -> Result<Vec<u8>, Vec<String>> {
    let mut written = Written::default();
    let faults: Vec<String> = files.iter().flat_map(|file| load(file, &mut written)).collect();
    if !faults.is_empty() {
        return Err(faults);
    }
    let mut out = Vec::new();
    write_number(&mut out, written.sections.len());
    for section in &written.sections {
        write_text(&mut out, section);
    }
    Graph::smallest(&Trie::of_lines(&written.cues)).write(&mut out);
    Graph::smallest(&Trie::of_lines(&written.concepts)).write(&mut out);
    Ok(out)
}

/// Reads what [`compile`] made. `cue` and `concept` turn a section's name and a meaning into the caller's own; the first
/// section or key they turn down makes the whole fail.
pub fn read<C, P>(
    mut bytes: &[u8],
    cue: impl Fn(&str, Meaning) -> Option<C>,
    concept: impl Fn(&str, Meaning) -> Option<P>,
) -> Option<Compiled<C, P>> {
    let input = &mut bytes;
    let count = read_number(input)?;
    let sections = (0..count).map(|_| read_text(input)).collect::<Option<Vec<_>>>()?;
    let section = |meaning: Meaning| sections.get(usize::from(meaning.section)).copied();
    let cues = Graph::read(input, |packed| {
        let meaning = Meaning::of_packed(packed);
        cue(section(meaning)?, meaning)
    })?;
    let concepts = Graph::read(input, |packed| {
        let meaning = Meaning::of_packed(packed);
        concept(section(meaning)?, meaning)
    })?;
    Some(Compiled { cues, concepts })
}

/// The files as they are written.
#[derive(Default)]
struct Written<'t> {
    sections: Vec<&'t str>,
    /// Sizes and colours by section and key; the place is the number.
    keys: Vec<(&'t str, &'t str)>,
    cues: Vec<(&'t str, u32)>,
    concepts: Vec<(&'t str, u32)>,
}

fn load<'t>(file: &File<'t>, written: &mut Written<'t>) -> Vec<String> {
    let mut faults = Vec::new();
    let mut section: Option<&str> = None;
    for (number, line) in file.text.lines().enumerate() {
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let mut fault = |what: &str| faults.push(format!("{}:{}: {what}", file.name, number + 1));
        if let Some(name) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            section = Some(name);
            continue;
        }
        let Some(name) = section else {
            fault("stands before the first [section]");
            continue;
        };
        if !is_balanced(line) {
            fault("parentheses do not match");
            continue;
        }
        let (key, phrases) = match line.split_once(':') {
            Some((key, phrases)) if KEYED.contains(&name) => (Some(key.trim()), phrases),
            None if KEYED.contains(&name) => {
                fault("a key and a colon are missing");
                continue;
            }
            _ => (None, line),
        };
        let key = match key {
            Some(value) if name == "num" => {
                value.parse::<u8>().map(u16::from).map_err(|_| "the key is no number")
            }
            Some(key) => place(&mut written.keys, (name, key)).ok_or("too many keys"),
            None => Ok(0),
        };
        let section = place(&mut written.sections, name).and_then(|at| u8::try_from(at).ok());
        match (key, section) {
            (Ok(key), Some(section)) => {
                let meaning = Meaning { lang: file.lang, section, key }.packed();
                let all =
                    if matches!(name, "size" | "colour") { &mut written.concepts } else { &mut written.cues };
                all.push((phrases, meaning));
            }
            (Err(what), _) => fault(what),
            (_, None) => fault("too many sections"),
        }
    }
    faults
}

/// Where an item stands in a list, added if it is new.
fn place<T: PartialEq>(list: &mut Vec<T>, item: T) -> Option<u16> {
    let at = list.iter().position(|known| *known == item).unwrap_or_else(|| {
        list.push(item);
        list.len() - 1
    });
    u16::try_from(at).ok()
}

fn is_balanced(line: &str) -> bool {
    let mut open = 0usize;
    for c in line.chars() {
        match c {
            '(' => open += 1,
            ')' if open == 0 => return false,
            ')' => open -= 1,
            _ => {}
        }
    }
    open == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(text: &str) -> File<'_> {
        File { lang: 3, name: "xx.lex", text }
    }

    #[test]
    fn phrases_are_found_with_their_section_and_key() {
        let bytes = compile(&[file(
            "# words\n[claim]\nla (quiero|llevo)\n[num]\n2: dos\n[colour]\nred: rojo\nblue: azul",
        )]);
        let named = |name: &str, meaning: Meaning| Some((name.to_owned(), meaning.lang, meaning.key));
        let compiled = read(&bytes.unwrap(), named, named).unwrap();
        let found = |graph: &Graph<(String, u8, u16)>, text: &str| {
            let words: Vec<u32> = text.split(' ').map(|word| graph.word(word)).collect();
            let mut all = Vec::new();
            graph.walk(&words, |_, meanings| all.extend(meanings.to_vec()));
            all
        };
        assert_eq!(found(&compiled.cues, "la llevo"), [("claim".to_owned(), 3, 0)]);
        assert_eq!(found(&compiled.cues, "dos"), [("num".to_owned(), 3, 2)]);
        assert_eq!(found(&compiled.concepts, "azul"), [("colour".to_owned(), 3, 1)]);
    }

    #[test]
    fn every_fault_is_named_with_its_file_and_line() {
        let faults =
            compile(&[file("yo\n[num]\ndos\nx: tres\n[claim]\n(yo\n[colour]\nred: rojo)")]).unwrap_err();
        assert_eq!(
            faults,
            [
                "xx.lex:1: stands before the first [section]",
                "xx.lex:3: a key and a colon are missing",
                "xx.lex:4: the key is no number",
                "xx.lex:6: parentheses do not match",
                "xx.lex:8: parentheses do not match",
            ]
        );
    }

    #[test]
    fn a_section_the_reader_turns_down_makes_the_whole_fail() {
        let bytes = compile(&[file("[clam]\nyo")]).unwrap();
        let known = |name: &str, _: Meaning| (name == "claim").then_some(());
        assert!(read(&bytes, known, known).is_none());
    }
}
