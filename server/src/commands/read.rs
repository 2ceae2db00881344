//! `livesell read`: the reader without anything around it.

use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Context;
use intent::jsonl::{LINE_BYTES_MAX, Output, from_json, read_line};
use intent::score::{Score, parse_cases};
use intent::{Catalogue, Index};

use super::print;
use crate::cli::{Part, ReadArgs};

/// Largest catalogue or file of cases, in bytes.
const FILE_BYTES_MAX: u64 = 64 * 1024 * 1024;

/// Reads standard input, or scores cases.
pub(super) fn run(args: &ReadArgs) -> anyhow::Result<ExitCode> {
    let catalogue = args.catalog.as_deref().map(catalogue).transpose()?;
    match (args.score.as_slice(), catalogue) {
        ([_, ..], catalogue) => score(args, catalogue.as_ref()),
        ([], Some(catalogue)) => {
            let (input, output) = (BufReader::new(io::stdin().lock()), BufWriter::new(io::stdout().lock()));
            let all_read = lines(&Index::new(&catalogue), input, output).context("reading comments")?;
            Ok(if all_read { ExitCode::SUCCESS } else { ExitCode::from(1) })
        }
        ([], None) => anyhow::bail!("--catalog FILE or --score PATH is expected"),
    }
}

fn catalogue(path: &Path) -> anyhow::Result<Catalogue> {
    from_json(&text(path)?, 1).with_context(|| format!("{} is not a catalogue", path.display()))
}

fn score(args: &ReadArgs, catalogue: Option<&Catalogue>) -> anyhow::Result<ExitCode> {
    let mut total = Score::default();
    for path in case_files(&args.score)? {
        let file = parse_cases(&text(&path)?).with_context(|| format!("{}", path.display()))?;
        let catalogue = file
            .catalogue
            .as_ref()
            .or(catalogue)
            .with_context(|| format!("{} brings no catalogue: add --catalog FILE", path.display()))?;
        let index = Index::new(catalogue);
        if args.part != Part::HeldOut {
            total.add(intent::score::score(&index, file.cases.iter().filter(|case| !case.is_held_out())));
        }
        if args.part != Part::Tuned {
            let mut held_out =
                intent::score::score(&index, file.cases.iter().filter(|case| case.is_held_out()));
            if args.part != Part::HeldOut {
                // Sentences only where they are asked for: whoever reads them by the way tunes on them.
                held_out.wrong_acts.clear();
                held_out.misses.clear();
            }
            total.add(held_out);
        }
    }
    let mut text = total.tables();
    if !args.tables_only {
        for miss in total.wrong_acts.iter().chain(&total.misses) {
            text.push('\n');
            text.push_str(miss);
        }
    }
    print(&text)?;
    Ok(ExitCode::SUCCESS)
}

/// The files named, folders replaced by their `.json` files in the order of their names.
fn case_files(paths: &[PathBuf]) -> anyhow::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for path in paths {
        if !path.is_dir() {
            files.push(path.clone());
            continue;
        }
        let cannot = || format!("{} cannot be read", path.display());
        let mut inside = Vec::new();
        for entry in std::fs::read_dir(path).with_context(cannot)? {
            let file = entry.with_context(cannot)?.path();
            if file.extension().is_some_and(|end| end == "json") {
                inside.push(file);
            }
        }
        anyhow::ensure!(!inside.is_empty(), "{} has no .json file", path.display());
        inside.sort();
        files.append(&mut inside);
    }
    Ok(files)
}

/// One reading a line, in order. False when a line could not be read.
fn lines(index: &Index, mut input: impl BufRead, mut output: impl Write) -> io::Result<bool> {
    let mut all_read = true;
    let mut line = Vec::new();
    for number in 1.. {
        line.clear();
        // One byte more than a line may have shows that it has too many.
        let limit = u64::try_from(LINE_BYTES_MAX).unwrap_or(u64::MAX).saturating_add(2);
        if input.by_ref().take(limit).read_until(b'\n', &mut line)? == 0 {
            break;
        }
        if line.last() != Some(&b'\n') && line.len() > LINE_BYTES_MAX {
            skip_line(&mut input)?;
        }
        let text = String::from_utf8_lossy(&line);
        let outcome = read_line(index, number, &text);
        all_read &= !matches!(outcome, Output::Failed(_));
        match outcome {
            Output::Read(json) | Output::Failed(json) => {
                if let Err(error) = writeln!(output, "{json}") {
                    // `| head` has seen enough.
                    return if error.kind() == io::ErrorKind::BrokenPipe { Ok(all_read) } else { Err(error) };
                }
            }
            Output::Blank => {}
        }
    }
    output.flush()?;
    Ok(all_read)
}

fn skip_line(input: &mut impl BufRead) -> io::Result<()> {
    loop {
        let seen = input.fill_buf()?;
        let (found, used) = match seen.iter().position(|byte| *byte == b'\n') {
            Some(at) => (true, at + 1),
            None => (seen.is_empty(), seen.len()),
        };
        input.consume(used);
        if found {
            return Ok(());
        }
    }
}

fn text(path: &Path) -> anyhow::Result<String> {
    let name = path.display();
    let mut text = String::new();
    let file = File::open(path).with_context(|| format!("{name} cannot be read"))?;
    let read = file
        .take(FILE_BYTES_MAX + 1)
        .read_to_string(&mut text)
        .with_context(|| format!("{name} cannot be read"))?;
    anyhow::ensure!(read as u64 <= FILE_BYTES_MAX, "{name} is larger than {FILE_BYTES_MAX} bytes");
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(input: &str) -> (bool, Vec<serde_json::Value>) {
        let catalogue = r#"{"currency":"CLP","products":[{"code":"A12","name":"Polera","keywords":[],"options":[],
            "variants":[{"sku":"POL","options":{},"price":9990,"stock":4}]}]}"#;
        let index = Index::new(&serde_json::from_str(catalogue).unwrap());
        let mut output = Vec::new();
        let all_read = lines(&index, input.as_bytes(), &mut output).unwrap();
        let lines = std::str::from_utf8(&output).unwrap().lines();
        (all_read, lines.map(|line| serde_json::from_str(line).unwrap()).collect())
    }

    #[test]
    fn every_comment_has_its_reading_in_its_place() {
        let (all_read, out) = read("{\"id\":1,\"text\":\"quiero A12\"}\n\n{\"id\":2,\"text\":\"hola\"}");
        assert!(all_read);
        assert_eq!(out.iter().map(|line| line["id"].clone()).collect::<Vec<_>>(), [1, 2]);
    }

    #[test]
    fn a_bad_line_has_its_error_in_its_place_and_the_others_are_read() {
        let long = "x".repeat(LINE_BYTES_MAX + 10);
        let (all_read, out) = read(&format!("{{\"id\":1}}\n{long}\n{{\"id\":3,\"text\":\"hola\"}}\n"));
        assert!(!all_read);
        assert_eq!(out.len(), 3);
        assert!(out[0]["error"].is_string() && out[1]["error"].is_string());
        assert_eq!(out[2]["intent"], "greeting");
    }
}
