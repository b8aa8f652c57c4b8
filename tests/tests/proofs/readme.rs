//! README's commands, and those of the contributing guide, are the ones that run.

use crate::markdown::Page;
use crate::{chapters, must, text};

/// The lines of every `console` block that begin with a prompt.
fn commands(page: &Page) -> Vec<(String, usize)> {
    let mut commands = Vec::new();
    for fence in page
        .fences()
        .into_iter()
        .filter(|fence| fence.info.iter().any(|word| word == "console"))
    {
        for (line, number) in fence.code.lines().zip(fence.line + 1..) {
            let command = line
                .strip_prefix("$ ")
                .map(|line| line.split(" #").next().unwrap_or_default().trim());
            commands.extend(command.map(|command| (command.to_owned(), number)));
        }
    }
    commands
}

/// Whether a command is one that these proofs, or `.ci/run`, run as it stands.
fn runs(command: &str, ci: &str) -> bool {
    let words: Vec<_> = command.split_whitespace().collect();
    let chapters = chapters();
    let chapter = |name: &str| chapters.iter().find(|chapter| chapter.name == name);
    match words[..] {
        // `site` builds with the one, and `.ci/run` reads the other out of README itself.
        ["cargo", "run"] | ["cargo", "test"] => true,
        // `starters` proves that these select what they say.
        ["cargo", "test", "-p", name] => chapter(name).is_some(),
        ["cargo", "test", "-p", name, step] if chapter(name).is_some() => {
            chapter(name).is_some_and(|chapter| chapter.steps.iter().any(|known| known.name == step))
        }
        _ => ci.contains(command),
    }
}

#[test]
fn its_commands_are_the_ones_that_run() {
    let ci = text(".ci/run").unwrap_or_default() + &text(".cargo/config.toml").unwrap_or_default();
    let mut findings = Vec::new();
    for path in ["README.md", "book/chapters/introduction.md"] {
        let page = Page::read(path.to_owned());
        let commands = commands(&page);
        if commands.is_empty() {
            findings.push(format!("{path}:1: shows no command in a ```console block"));
        }
        let strange = commands.into_iter().filter(|(command, _)| !runs(command, &ci));
        findings.extend(strange.map(|(command, line)| format!("{path}:{line}: nothing runs `{command}`")));
    }
    must(
        "a command that README or the introduction shows is one that the proofs run",
        &findings,
    );
}
