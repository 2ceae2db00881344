//! The browser program: compiled for WASM, bound to JavaScript, made small. Same steps and names as cargo-leptos.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};
use wasm_bindgen_cli_support::Bindgen;

use crate::cache::{self, Key};
use crate::steps::Steps;
use crate::workspace::{Workspace, cargo, run, run_quietly};

const TARGET: &str = "wasm32-unknown-unknown";

/// What rustc emits for this target; `wasm-opt` refuses a program that uses what it was not told of.
const OPTIMIZER_FLAGS: &[&str] = &[
    "-Oz",
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// Changes when these steps change, so that results of older ones are not taken.
const RECIPE: u32 = 1;

/// Builds the browser program; the folder that is returned holds `<name>.js`, `<name>.wasm` and any snippets.
pub fn build(workspace: &Workspace, steps: &Steps) -> Result<PathBuf> {
    steps.begin("Compiling the browser program (WASM)");
    let leptos = &workspace.leptos;
    run(cargo().current_dir(&workspace.root).args([
        "build",
        "--locked",
        "--lib",
        "--package",
        &leptos.lib_package,
        "--target",
        TARGET,
        "--profile",
        &leptos.lib_profile_release,
    ]))?;
    let compiled = workspace
        .target
        .join(TARGET)
        .join(&leptos.lib_profile_release)
        .join(leptos.lib_package.replace('-', "_"))
        .with_extension("wasm");
    let key = Key::default()
        .with((RECIPE, OPTIMIZER_FLAGS, &leptos.output_name))
        .with_file(&workspace.root.join("package-lock.json"))?
        .with_file(&compiled)?;
    cache::result_for(&workspace.target, "wasm", &key, |folder| {
        steps.begin("Binding the browser program to JavaScript");
        bind(&compiled, &leptos.output_name, folder)?;
        steps.begin("Making the browser program small (wasm-opt)");
        let file = folder.join(&leptos.output_name).with_extension("wasm");
        run_quietly(
            Command::new(workspace.node_program("wasm-opt")?)
                .args(OPTIMIZER_FLAGS)
                .arg(&file)
                .arg("-o")
                .arg(&file),
        )
    })
}

fn bind(compiled: &Path, name: &str, folder: &Path) -> Result<()> {
    Bindgen::new()
        .input_path(compiled)
        .out_name(name)
        .typescript(false)
        // Leptos always says where the program is; a default in the script would name a file that is not there.
        .omit_default_module_path(true)
        .web(true)
        .and_then(|bindgen| bindgen.generate(folder))
        .context("wasm-bindgen")?;
    // The name Leptos asks for when LEPTOS_OUTPUT_NAME was known to the compiler: without `_bg`.
    let bound = folder.join(format!("{name}_bg.wasm"));
    fs::rename(&bound, folder.join(format!("{name}.wasm")))
        .with_context(|| format!("cannot rename {}", bound.display()))
}
