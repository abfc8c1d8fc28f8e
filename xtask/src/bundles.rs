//! Splits the linked module of a release build: the main one that starts the app, and the
//! bundles that it fetches when they are needed (`src/ui/lazy.rs`).
//!
//! The split has to come before wasm-bindgen, which trunk runs by itself, so this starts again
//! from what the linker left and puts its files in the place of trunk's. All of them carry one
//! hash of them all in their names, because a bundle fits no other main module than its own.

use crate::project::Project;
use crate::run::run;
use crate::tools::Tools;
use crate::trouble::{Trouble, at};
use sha2::{Digest, Sha256};
use std::path::Path;
use wasm_encoder::Module;
use wasm_encoder::reencode::{self, Reencode};
use wasm_split_cli_support::{Options, transform};
use wasmparser::{CustomSectionReader, Parser};

/// What stands in the names until the hash is known. It is as long as the hash, so that putting
/// that in its place moves nothing, not even inside a module.
const NO_HASH: &str = "0000000000000000";

/// Streaming needs the right type from the host, which some get wrong; the main module comes
/// without it too.
const STREAMING: &str = "WebAssembly.instantiateStreaming(src, imports)";
const WHOLE: &str =
    "src.then((answer) => answer.arrayBuffer()).then((bytes) => WebAssembly.instantiate(bytes, imports))";

/// A file of the site.
struct File {
    name: String,
    bytes: Vec<u8>,
}

/// Puts the split files in the place of those that `page` names, and hands back the page with
/// their names.
pub fn split(project: &Project, staging: &Path, page: &str) -> Result<String, Trouble> {
    let Some(old) = stem_in(page) else { return Err(broken("the page names no module")) };
    let (files, hash) = hashed(split_files(project)?);
    for ending in [".js", "_bg.wasm"] {
        let path = staging.join(format!("{old}{ending}"));
        std::fs::remove_file(&path).map_err(at(&path))?;
    }
    for file in &files {
        let path = staging.join(&file.name);
        std::fs::write(&path, &file.bytes).map_err(at(&path))?;
    }
    renamed(page, old, &format!("plumbline-{hash}")).ok_or_else(|| broken("the page has no end of its head"))
}

/// The files of the site, still without their hash.
fn split_files(project: &Project) -> Result<Vec<File>, Trouble> {
    let linked = project.target().join("wasm32-unknown-unknown/release/plumbline.wasm");
    let input = std::fs::read(&linked).map_err(at(&linked))?;
    let dir = project.target().join("bundles");
    if dir.exists() {
        std::fs::remove_dir_all(&dir).map_err(at(&dir))?;
    }
    std::fs::create_dir_all(&dir).map_err(at(&dir))?;

    let stem = format!("plumbline-{NO_HASH}");
    let main = dir.join("main.wasm");
    let link_name = format!("./{stem}_bundles.js");
    let main_module = format!("./{stem}.js");
    let mut options = Options::new(&input);
    options.output_dir = &dir;
    options.main_out_path = &main;
    options.link_name = &link_name;
    options.main_module = &main_module;
    let split = transform(options).map_err(|report| broken(&format!("{report:#}")))?;

    let tools = Tools::new(project);
    tools.wasm_bindgen()?;
    let mut bindgen = tools.command("wasm-bindgen");
    bindgen.args(["--target", "web", "--no-typescript", "--keep-lld-exports", "--out-name", &stem]);
    run(bindgen.arg("--out-dir").arg(&dir).arg(&main))?;

    let mut files = Vec::new();
    for ending in [".js", "_bg.wasm", "_bundles.js"] {
        files.push(read(&dir, &format!("{stem}{ending}"))?);
    }
    let mut names: Vec<String> = split
        .split_modules
        .iter()
        .filter_map(|path| Some(path.file_name()?.to_string_lossy().into_owned()))
        .collect();
    names.sort();
    let mut links = String::from_utf8_lossy(&read(&dir, &link_name)?.bytes).into_owned();
    for name in names {
        let file = read(&dir, &name)?;
        let own = format!("{stem}_{name}");
        links = replaced_once(&links, &format!("\"./{name}\""), &format!("\"./{own}\""))?;
        files.push(File { name: own, bytes: file.bytes });
    }
    if links.matches(STREAMING).count() != split.split_modules.len() {
        return Err(broken("the splitter writes other scripts than expected"));
    }
    let links = links.replace(STREAMING, WHOLE).into_bytes();
    for file in &mut files {
        if file.name.ends_with("_bundles.js") {
            file.bytes.clone_from(&links);
        } else if is_wasm(&file.name) {
            file.bytes = compact(&file.bytes).map_err(|why| broken(&format!("{}: {why}", file.name)))?;
        }
    }
    Ok(files)
}

fn read(dir: &Path, name: &str) -> Result<File, Trouble> {
    let path = dir.join(name);
    let bytes = std::fs::read(&path).map_err(at(&path))?;
    Ok(File { name: name.to_owned(), bytes })
}

fn is_wasm(name: &str) -> bool {
    Path::new(name).extension().is_some_and(|ending| ending == "wasm")
}

fn replaced_once(text: &str, old: &str, new: &str) -> Result<String, Trouble> {
    if text.matches(old).count() == 1 {
        Ok(text.replace(old, new))
    } else {
        Err(broken(&format!("the script that fetches the bundles does not name {old} once")))
    }
}

/// What stands before `_bg.wasm` in the first name of a module in the page.
pub fn stem_in(page: &str) -> Option<&str> {
    let (before, _) = page.split_once("_bg.wasm")?;
    let start = before.rfind("plumbline-")?;
    before.get(start..)
}

/// The page with other names, and with the script of the bundles fetched beside the main one.
fn renamed(page: &str, old: &str, new: &str) -> Option<String> {
    let (head, rest) = page.split_once("</head>")?;
    let script = format!("<link crossorigin href=./{new}_bundles.js rel=modulepreload>");
    Some(format!("{head}{script}</head>{rest}").replace(old, new))
}

/// The files with the hash of them all in their names and wherever they name each other.
fn hashed(files: Vec<File>) -> (Vec<File>, String) {
    let mut hasher = Sha256::new();
    for file in &files {
        hasher.update(file.name.as_bytes());
        hasher.update(file.bytes.len().to_le_bytes());
        hasher.update(&file.bytes);
    }
    let digest = hasher.finalize();
    let digits: Vec<String> =
        digest.iter().take(NO_HASH.len() / 2).map(|byte| format!("{byte:02x}")).collect();
    let hash = digits.concat();
    let (old, new) = (format!("plumbline-{NO_HASH}"), format!("plumbline-{hash}"));
    let files = files.into_iter().map(|file| File {
        name: file.name.replace(&old, &new),
        bytes: replaced(file.bytes, old.as_bytes(), new.as_bytes()),
    });
    (files.collect(), hash)
}

/// The bytes with every occurrence of a text replaced by another one of the same length.
fn replaced(mut bytes: Vec<u8>, old: &[u8], new: &[u8]) -> Vec<u8> {
    let mut from = 0;
    while let Some(window) = bytes.get_mut(from..from + old.len()) {
        if window == old {
            window.copy_from_slice(new);
        }
        from += 1;
    }
    bytes
}

/// A module written anew: without the room the linker leaves for relocated numbers, and without
/// names and other notes for tools. The reason if it is none.
fn compact(module: &[u8]) -> Result<Vec<u8>, String> {
    struct Compact;

    impl Reencode for Compact {
        type Error = std::convert::Infallible;

        fn parse_custom_section(
            &mut self,
            _: &mut Module,
            _: CustomSectionReader<'_>,
        ) -> Result<(), reencode::Error<Self::Error>> {
            Ok(())
        }
    }

    let mut written = Module::new();
    match Compact.parse_core_module(&mut written, Parser::new(0), module) {
        Ok(()) => Ok(written.finish()),
        Err(error) => Err(error.to_string()),
    }
}

fn broken(what: &str) -> Trouble {
    Trouble::Split { what: what.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_module_is_written_without_notes_and_padding() {
        let header = b"\0asm\x01\0\0\0";
        // A type that takes and gives nothing, its section's size in three bytes; a custom section.
        let module = [header.as_slice(), &[1, 0x84, 0x80, 0, 1, 0x60, 0, 0], &[0, 3, 1, b'x', 9]].concat();
        let want = [header.as_slice(), &[1, 4, 1, 0x60, 0, 0]].concat();
        assert_eq!(compact(&module), Ok(want));
        assert!(compact(b"<!doctype html>").is_err());
    }

    #[test]
    fn one_hash_of_all_stands_in_every_name() {
        let files = |text: &str| {
            let name = |ending: &str| format!("plumbline-{NO_HASH}{ending}");
            let names = name("_panel.wasm").into_bytes();
            vec![
                File { name: name(".js"), bytes: [b"fetch ".as_slice(), &names].concat() },
                File { name: name("_panel.wasm"), bytes: text.as_bytes().to_vec() },
            ]
        };
        let (one, hash) = hashed(files("one"));
        assert_eq!(one[1].name, format!("plumbline-{hash}_panel.wasm"));
        assert_eq!(one[0].bytes, format!("fetch {}", one[1].name).into_bytes());
        assert_ne!(hashed(files("two")).1, hash);
    }

    #[test]
    fn the_page_names_the_new_files() {
        let page = "<head><script>init('./plumbline-ab_bg.wasm')</script>\
                    <link href=./plumbline-ab.js></head><body>";
        let page = renamed(page, stem_in(page).unwrap(), "plumbline-cd").unwrap();
        assert!(!page.contains("plumbline-ab"), "{page}");
        for name in ["plumbline-cd_bg.wasm", "plumbline-cd.js", "plumbline-cd_bundles.js"] {
            assert!(page.contains(name), "{page}");
        }
    }
}
