//! The rules that a step's tests hold, in the tests' own words: the live page shows them in place of function names.

use std::collections::BTreeMap;

use serde::Serialize;

/// What a test asks for, and the values of its cases in their order.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct Rule {
    says: String,
    cases: Vec<String>,
}

/// More of a case's values than this is no name for it.
const LONGEST: usize = 70;

/// The rules of a test module, by the names of their functions. It is laid out as rustfmt does it.
pub fn read(source: &str) -> BTreeMap<&str, Rule> {
    let mut rules = BTreeMap::new();
    for (at, _) in source.match_indices("\nfn ") {
        let (before, rest) = source.split_at(at + 1);
        let attributes = &before[before.rfind("\n\n").unwrap_or(0)..];
        let is_test = ["#[test]", "#[rstest]"]
            .iter()
            .any(|mark| attributes.contains(mark));
        let (Some(open), true) = (rest.find('('), is_test) else {
            continue;
        };
        let name = &rest["fn ".len()..open];
        let body = &rest[..rest.find("\n}").unwrap_or(rest.len())];
        let says = sentence(body).unwrap_or_else(|| words(name));
        rules.insert(
            name,
            Rule {
                says,
                cases: cases(attributes),
            },
        );
    }
    rules
}

/// The name of a function as a person writes it.
fn words(name: &str) -> String {
    const WRITTEN: [(&str, &str); 6] = [
        ("ascii", "ASCII"),
        ("cpython", "CPython"),
        ("cpythons", "CPython's"),
        ("python", "Python"),
        ("rust", "Rust"),
        ("utf8", "UTF-8"),
    ];
    let written = |word| {
        let known = WRITTEN.iter().find(|(plain, _)| *plain == word);
        known.map_or(word, |(_, written)| *written)
    };
    let words: Vec<&str> = name.split('_').map(written).collect();
    words.join(" ")
}

/// The values in each `#[case::name(values)]`.
fn cases(attributes: &str) -> Vec<String> {
    let attributes = attributes.split("#[case").skip(1);
    let values = attributes.filter_map(|case| {
        let from = case.find('(')? + 1;
        let length = closes(&case[from..])?;
        let values: Vec<_> = case[from..from + length].split_whitespace().collect();
        Some(values.join(" ").trim_end_matches(',').to_owned())
    });
    let short = values.map(|values| match values.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &values[..end]),
        None => values,
    });
    short.collect()
}

/// Where the bracket closes that was opened in front of `code`.
fn closes(code: &str) -> Option<usize> {
    let (mut depth, mut at) = (0, 0);
    while let Some(letter) = code[at..].chars().next() {
        at += match letter {
            '"' => literal(&code[at..]).len(),
            '\'' => character(&code[at..]),
            _ => letter.len_utf8(),
        };
        match letter {
            ')' if depth == 0 => return Some(at - 1),
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
    }
    None
}

/// How long the character literal at the beginning of `code` is; only 1 if a lifetime begins there.
fn character(code: &str) -> usize {
    let mut letters = code.char_indices().skip(1);
    let (_, first) = letters.next().unwrap_or_default();
    let end = if first == '\\' {
        letters.nth(1)
    } else {
        letters.next()
    };
    let end = end.filter(|(_, letter)| *letter == '\'');
    end.map_or(1, |(at, _)| at + 1)
}

/// The string literal at the beginning of `code`, with its quotes.
fn literal(code: &str) -> &str {
    let mut escaped = false;
    let end = code[1..].find(|letter| match letter {
        '\\' if !escaped => {
            escaped = true;
            false
        }
        letter => !std::mem::take(&mut escaped) && letter == '"',
    });
    end.map_or(code, |end| &code[..end + 2])
}

/// The first rule in a test's body: what an assertion says that names a side, or what `witness` is told first.
fn sentence(body: &str) -> Option<String> {
    let mut at = 0;
    while let Some(quote) = body[at..].find('"').map(|found| at + found) {
        let text = literal(&body[quote..]);
        at = quote + text.len();
        let before = body[..quote].trim_end();
        let told = ["witness::", "let rule ="].iter().any(|word| {
            let line = before.lines().last().unwrap_or_default();
            line.contains(word) && !line.contains('"')
        });
        if told || text.contains("(left: ") {
            return said(&text[1..text.len() - 1]);
        }
    }
    None
}

/// The part of a message that is the same for every case, if that is a sentence.
fn said(message: &str) -> Option<String> {
    let lines: Vec<_> = message.split("\\\n").map(str::trim_start).collect();
    let message = lines.concat().replace("\\\"", "\"").replace("\\\\", "\\");
    let message = message.split(" (left: ").next()?.split("\\n").next()?;
    let same = match message.find('{') {
        Some(0) => return None,
        Some(end) => {
            let same = &message[..end];
            let clause = [": ", "; ", ", "]
                .iter()
                .filter_map(|mark| same.rfind(mark))
                .max()?;
            &same[..clause]
        }
        None => message,
    };
    (same.split(' ').count() >= 4).then(|| same.to_owned())
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn a_rule_is_what_the_assertion_says_of_every_case() {
        let source = "\n#[rstest]\n#[case::of_eight(\"::0)\", 8)]\n#[case::nul(\"a\\0b\")]\n#[case(\n    vec![')'],\n    '\\'',\n)]\n\
            fn a_zero(#[case] text: &str) {\n    let made = text.parse().expect(\"it is a number there\");\n    \
            assert_eq!(\n        made,\n        1,\n        \"a step of zero \\\n         never arrives, so [{text}] is \
            an error (left: yours)\"\n    );\n}\n";
        let rules = read(source);
        assert_eq!(rules["a_zero"].says, "a step of zero never arrives");
        assert_eq!(
            rules["a_zero"].cases,
            ["\"::0)\", 8", "\"a\\0b\"", "vec![')'], '\\''"]
        );
    }

    #[test]
    fn a_test_that_says_nothing_of_every_case_has_its_name() {
        let source = "\n#[test]\nfn cpythons_steps_multiply() {\n    assert_eq!(1, 1, \"{a} is it (left: yours)\");\n}\n\n\
            fn helper() {}\n\n#[test]\nfn b() {\n    let rule =\n        \"a view must look, not copy\";\n}\n";
        let said: Vec<_> = read(source).into_values().map(|rule| rule.says).collect();
        assert_eq!(said, ["a view must look, not copy", "CPython's steps multiply"]);
    }
}
