//! The imports of a starter: what the solution needs and the starter does not is left out.

/// Takes names out of the `use` lines that the rest does not speak of.
pub fn forget(lines: &mut Vec<String>) {
    let mut kept: Vec<String> = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        if !lines[at].starts_with("use ") {
            kept.push(lines[at].clone());
            at += 1;
            continue;
        }
        let end = at
            + lines[at..]
                .iter()
                .position(|line| line.ends_with(';'))
                .unwrap_or(0);
        let code: Vec<_> = lines.iter().filter(|line| !line.starts_with("use ")).collect();
        let spoken = |name: &str| code.iter().any(|line| speaks_of(line, name));
        match import(&lines[at..=end], spoken) {
            Import::Whole => kept.extend_from_slice(&lines[at..=end]),
            Import::Part(line) => kept.push(line),
            Import::None => {}
        }
        at = end + 1;
    }
    kept.dedup_by(|line, before| line.is_empty() && before.is_empty());
    *lines = kept;
}

enum Import {
    Whole,
    Part(String),
    None,
}

/// What is left of one `use`, which may name several things of one place in braces.
fn import(lines: &[String], spoken: impl Fn(&str) -> bool) -> Import {
    let text = lines.iter().map(|line| line.trim()).collect::<Vec<_>>().join(" ");
    let path = text.trim_start_matches("use ").trim_end_matches(';');
    let Some((place, names)) = path.split_once('{') else {
        let name = path.rsplit("::").next().unwrap_or_default();
        return if spoken(bound(name, "")) {
            Import::Whole
        } else {
            Import::None
        };
    };
    let owner = place
        .trim_end_matches("::")
        .rsplit("::")
        .next()
        .unwrap_or_default();
    let names = names
        .trim_end_matches('}')
        .split(',')
        .map(str::trim)
        .filter(|name| !name.is_empty());
    let (left, gone): (Vec<_>, Vec<_>) = names.partition(|name| spoken(bound(name, owner)));
    match left[..] {
        _ if gone.is_empty() => Import::Whole,
        [] => Import::None,
        ["self"] => Import::Part(format!("use {};", place.trim_end_matches("::"))),
        [name] => Import::Part(format!("use {place}{name};")),
        _ => Import::Part(format!("use {place}{{{}}};", left.join(", "))),
    }
}

/// The name that a part of a `use` brings in. A trait that comes `as _` is kept: nothing speaks of it.
fn bound<'a>(name: &'a str, owner: &'a str) -> &'a str {
    match name.rsplit_once(" as ") {
        Some((_, new)) => new,
        None if name == "self" => owner,
        None => name,
    }
}

/// Whether a line of code has `name` as a word, outside of comments and texts.
fn speaks_of(line: &str, name: &str) -> bool {
    if name == "_" {
        return true;
    }
    let part_of_name = |char: char| char.is_alphanumeric() || char == '_';
    let code = line.split("//").next().unwrap_or_default();
    code.split('"')
        .step_by(2)
        .flat_map(|code| code.split(|char| !part_of_name(char)))
        .any(|word| word == name)
}
