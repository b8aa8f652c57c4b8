//! What has to be compiled before the first page is there: so much that one person waits, and no more.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

/// A few more than the program needs today on any system.
const MOST: usize = 202;

/// The crates that `cargo run` compiles on this system, each with its versions.
fn crates() -> BTreeMap<String, Vec<String>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let tree = Command::new(env!("CARGO"))
        .args([
            "tree",
            "--locked",
            "--package",
            "workbook",
            "--edges",
            "normal,build",
        ])
        .args(["--prefix", "none", "--no-dedupe", "--format", "{p}"])
        .current_dir(root)
        .output()
        .unwrap();
    let listed = String::from_utf8(tree.stdout).unwrap();
    assert!(tree.status.success(), "{}", String::from_utf8_lossy(&tree.stderr));
    let mut crates: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for line in listed.lines().filter(|line| !line.is_empty()) {
        let (name, rest) = line.split_once(' ').unwrap();
        let version = rest.split(' ').next().unwrap().to_owned();
        let versions = crates.entry(name.to_owned()).or_default();
        if !versions.contains(&version) {
            versions.push(version);
        }
    }
    crates
}

#[test]
fn the_first_page_waits_for_few_crates_and_for_none_twice() {
    let crates = crates();
    assert!(
        crates.contains_key("mdbook-driver"),
        "the list is that of the program: {crates:?}"
    );
    let twice: Vec<_> = crates.iter().filter(|(_, versions)| versions.len() > 1).collect();
    assert!(
        twice.is_empty(),
        "one version of each crate is compiled; `cargo update --precise` brings two together: {twice:?}"
    );
    assert!(
        crates.len() <= MOST,
        "the first `cargo run` compiles at most {MOST} crates, now {}; `cargo tree -p workbook` shows what asks for them",
        crates.len()
    );
    // Each of them compiles C or assembly, or reads object files to do so, for a feature that nothing here uses.
    for heavy in ["cc", "psm", "object"] {
        assert!(
            !crates.contains_key(heavy),
            "`cargo tree -p workbook -i {heavy}` shows what needs it"
        );
    }
}
