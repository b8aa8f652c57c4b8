//! The figures that can be touched: their arithmetic, in JavaScript, gives the answers that were recorded from CPython, and
//! what they say of Rust is what rustc and a panic say.

use std::io::{self, Write as _};
use std::panic::catch_unwind;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use crate::{must, root, text};

/// What a script says and what it complains of; nothing where there is no Node, which the first of these tests tells.
pub fn node(script: &str, argument: &str) -> Option<[String; 2]> {
    let run = Command::new("node")
        .args(["-e", script, argument])
        .current_dir(root())
        .output()
        .ok()?;
    Some([run.stdout, run.stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned()))
}

/// Bytes as a script is given them.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Numbers that look thrown, the same in every run.
pub fn dice(seed: usize) -> impl FnMut() -> usize {
    let mut thrown = seed;
    move || {
        thrown = thrown
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        thrown
    }
}

/// Line by line what figures say and what is `right`, as `whose` says it.
pub fn agree([said, complaints]: &[String; 2], right: &[String], whose: &str, rule: &str) {
    let differ = said.lines().zip(right).filter(|(said, right)| said != right);
    let findings: Vec<_> = differ
        .map(|(said, right)| format!("a figure says `{said}`, {whose} `{right}`"))
        .collect();
    assert_eq!(said.lines().count(), right.len(), "{complaints}");
    must(rule, &findings);
}

#[test]
fn their_arithmetic_is_cpythons() {
    let run = Command::new("node")
        .arg("tests/browser/model.mjs")
        .current_dir(root())
        .output();
    let Ok(output) = run else {
        // Not `eprintln!`: the test harness keeps that to itself as long as the test is green.
        let skipped = "NO NODE WAS FOUND. Skipped: whether the figures that can be touched compute what CPython answered.";
        let _ = writeln!(io::stderr(), "\n{skipped}\n");
        return;
    };
    let said = String::from_utf8_lossy(&output.stdout);
    let passed = said
        .lines()
        .find(|line| line.contains(" recorded answers of CPython passed"));
    let findings: Vec<_> = match passed {
        Some(passed) if output.status.success() => {
            let _ = writeln!(io::stderr(), "  figures: {}", passed.trim_start_matches("# "));
            Vec::new()
        }
        _ => vec![format!("{said}{}", String::from_utf8_lossy(&output.stderr))],
    };
    must("the figures compute what CPython answered", &findings);
}

/// What the figures have rustc say, each with the program that it says it of.
const REFUSED: [(&str, &str); 4] = [
    (
        "error[E0594]: cannot assign to `still[_]`, which is behind a `&` reference",
        "let owner = b\"look\".to_vec(); let still = &owner[..]; still[0] = 116;",
    ),
    (
        "error[E0594]: cannot assign to `part[_]`, which is behind a `&` reference",
        "let owner = b\"look\".to_vec(); let still = &owner[..]; let part = &still[1..]; part[0] = 101;",
    ),
    (
        "error[E0505]: cannot move out of `owner` because it is borrowed",
        "let owner = b\"still here\".to_vec(); let part = &owner[6..]; drop(owner); dbg!(part);",
    ),
    (
        "error[E0502]: cannot borrow `owner` as mutable because it is also borrowed as immutable",
        "let mut owner = b\"still here\".to_vec(); let view = &owner[..]; owner.extend(b\"!\"); dbg!(view);",
    ),
];

/// Where rustc writes what it makes of a figure's programs.
pub fn scratch() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("figures")
}

/// What rustc says of a program.
pub fn rustc(name: &str, program: &str) -> String {
    let scratch = scratch();
    fs::create_dir_all(&scratch).expect("the target folder can be written");
    let file = scratch.join(format!("{name}.rs"));
    fs::write(&file, program).expect("the target folder can be written");
    checked(&file, &[])
}

/// What rustc says of a file, with more options.
pub fn checked(file: &Path, options: &[&str]) -> String {
    let rustc = Command::new(env::var("RUSTC").unwrap_or_else(|_| "rustc".to_owned()))
        .args(["--edition=2024", "--emit=metadata", "--out-dir"])
        .args([&scratch(), file])
        .args(options)
        .output()
        .expect("rustc runs");
    String::from_utf8_lossy(&rustc.stderr).into_owned()
}

#[test]
fn what_they_say_of_the_compiler_is_what_it_says() {
    let scripts =
        ["ladder", "drop"].map(|name| text(&format!("book/theme/touch/{name}.js")).unwrap_or_default());
    let mut findings = Vec::new();
    for (number, (words, body)) in REFUSED.into_iter().enumerate() {
        let said = rustc(&format!("refused_{number}"), &format!("fn main() {{ {body} }}\n"));
        if !said.lines().any(|line| line == words) {
            findings.push(format!("rustc does not say `{words}`, it says:\n{said}"));
        }
        // A figure puts its sentence together: each of its parts is looked for.
        let parts = words
            .split_inclusive(" to ")
            .flat_map(|part| part.split_inclusive("[_]`"));
        let missing = parts.filter(|part| !scripts.iter().any(|script| script.contains(*part)));
        findings.extend(missing.map(|part| format!("no figure says `{part}`")));
    }
    must("what a figure says of rustc is what rustc says", &findings);
}

/// Two writers, where their parts meet: line by line the program that the figure shows, and below a line what rustc writes there.
#[test]
fn what_they_say_of_two_writers_is_what_it_says() {
    let script = "require('./book/theme/model.js'); workbook.figure = { define() {} }; require('./book/theme/touch/split.js'); \
                  for (const [front, back] of [[5, 3], [4, 3], [8, 0], [4, 4], [2, 5], [0, 8]]) { \
                  const { program, refusal, marks } = workbook.model.twice('owner', 'b\"capybara\"', front, back); \
                  console.log(`${refusal ?? ''}\\n${program.map((line, at) => `${line}\\t${marks[at] ?? ''}`).join('\\n')}\\n`); }";
    let Some([said, complaints]) = node(script, "") else {
        return;
    };
    let mut findings = Vec::new();
    for (number, figure) in said.trim_end_matches('\n').split("\n\n").enumerate() {
        // Where nothing is refused, the first line is empty.
        let figure = figure.trim_start_matches('\n');
        let refusal = figure.lines().next().filter(|line| line.starts_with("error"));
        let lines: Vec<_> = figure.lines().filter_map(|line| line.split_once('\t')).collect();
        let program: String = lines.iter().map(|(line, _)| format!("{line}\n")).collect();
        let stderr = rustc(
            &format!("writers_{number}"),
            &format!("fn main() {{\n{program}}}\n"),
        );
        let marked = lines.iter().enumerate().filter(|(_, (_, mark))| !mark.is_empty());
        let expected = marked.map(|(at, (line, mark))| format!("{} | {line}\n  | {mark}\n", at + 2));
        let expected: Vec<_> = refusal
            .map(|words| format!("{words}\n"))
            .into_iter()
            .chain(expected)
            .collect();
        let wrong = expected.iter().any(|part| !stderr.contains(part.as_str()));
        if wrong || lines.len() != 5 || expected.len() != if stderr.contains("error") { 4 } else { 0 } {
            findings.push(format!("a figure says\n{figure}\nand rustc\n{stderr}"));
        }
    }
    assert_eq!(said.matches("let mut owner").count(), 6, "{complaints}");
    must("what a figure says of two writers is what rustc says", &findings);
}

#[test]
fn what_they_say_of_a_panic_is_what_it_says() {
    let script = "require('./book/theme/model.js'); const { panic, panicAt } = workbook.model; \
                  for (let a = 0; a < 11; a++) { console.log(panicAt(a, 8)); for (let b = 0; b < 11; b++) console.log(panic(a, b, 8)); }";
    let Some(output) = node(script, "") else {
        return;
    };
    let bytes = std::hint::black_box(b"abcdefgh".to_vec());
    let words = |panicked: Result<(), Box<dyn std::any::Any + Send>>| match panicked {
        Ok(()) => "null".to_owned(),
        Err(words) => *words.downcast::<String>().expect("a message with numbers in it"),
    };
    let mut right = Vec::new();
    for start in 0..11 {
        right.push(words(catch_unwind(|| drop(bytes[start].to_string()))));
        right.extend((0..11).map(|stop| words(catch_unwind(|| drop(bytes[start..stop].to_vec())))));
    }
    agree(
        &output,
        &right,
        "Rust",
        "what a figure says of a panic is what Rust says",
    );
}
