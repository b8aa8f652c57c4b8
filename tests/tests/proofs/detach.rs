//! The line that is cleaned byte by byte, in chapter 4's figure, comes to what the solution gives: the bytes, whether they
//! are a copy, and of how many.

use std::borrow::Cow;

use read_only::{clean, mask_controls, unix_lines};
use views::View;

use crate::figures::{agree, hex, node};

/// Letters, what ends lines, what rings and deletes, and what is no ASCII.
const ALPHABET: &[u8] = b"a\r\n\t\x07\x7f\xff";
const LONGEST: usize = 6;

/// Every string over the alphabet up to the longest, short ones first.
fn strings() -> Vec<Vec<u8>> {
    let mut all = vec![Vec::new()];
    let mut at = 0;
    while all[at].len() < LONGEST {
        let shorter = all[at].clone();
        all.extend(ALPHABET.iter().map(|byte| [&shorter, &[*byte][..]].concat()));
        at += 1;
    }
    all
}

/// What came back: the bytes, and how many were copied for them.
fn shown(bytes: Cow<[u8]>) -> String {
    let copied = match &bytes {
        Cow::Borrowed(_) => "borrowed".to_owned(),
        // A copy is never made larger, so it still has room for all that was copied.
        Cow::Owned(copy) => format!("owned {}", copy.capacity()),
    };
    format!("{} {copied}", hex(&bytes))
}

/// `clean` of a writer who does not look first.
fn at_once(bytes: &[u8]) -> Cow<'_, [u8]> {
    let mut all = Cow::Borrowed(bytes);
    all.to_mut();
    mask_controls(unix_lines(all))
}

/// The same of each string that `process.argv` has in hex. A step is astray if the copy is not clean up to where it writes,
/// or not as it was given from where it reads.
const SCRIPT: &str = "
    require('./book/theme/model.js'); workbook.figure = { define() {} }; require('./book/theme/touch/detach.js');
    const { cleaned, replaced } = workbook.model;
    const hex = (bytes) => bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('');
    const alphabet = [...Buffer.from(process.argv[1], 'hex')];
    const all = [[]];
    for (let at = 0; all[at].length < LONGEST; at += 1) all.push(...alphabet.map((byte) => [...all[at], byte]));
    const copied = (given, isCopy) => (isCopy ? `owned ${given.length}` : 'borrowed');
    const walk = (given, atOnce) => {
        const steps = cleaned(Object.freeze(given), atOnce);
        const end = steps.at(-1).memory ?? given;
        const astray = steps.some(({ read, write, memory }) => memory && (hex(memory.slice(0, write)) !== hex(end.slice(0, write))
            || (memory.length === given.length && hex(memory.slice(read)) !== hex(given.slice(read)))));
        return `${hex(end)} ${copied(given, steps.at(-1).memory)}${astray ? ' astray' : ''}`;
    };
    const lines = all.map((given) => {
        const unix = replaced(given);
        return `${hex(given)}: ${walk(given, false)}, ${walk(given, true)}, ${hex(unix)} ${copied(given, unix.length < given.length)}`;
    });
    process.stdout.write(lines.join('\\n'));
";

#[test]
fn their_copies_are_the_solutions() {
    let script = SCRIPT.replace("LONGEST", &LONGEST.to_string());
    let Some(output) = node(&script, &hex(ALPHABET)) else {
        return;
    };
    let right: Vec<_> = strings()
        .iter()
        .map(|given| {
            let [looked, written] = [clean(View::new(given)), at_once(given)].map(shown);
            let unix = shown(unix_lines(Cow::Borrowed(given)));
            format!("{}: {looked}, {written}, {unix}", hex(given))
        })
        .collect();
    assert_eq!(right.len(), 137_257);
    let rule = "a line that is cleaned byte by byte comes to what the solution gives";
    agree(&output, &right, "the solution", rule);
}

/// The session that the figure shows at its end, over the lines that were recorded.
#[test]
fn what_they_say_of_replace_is_what_cpython_answered() {
    let recorded = include_str!("../../../exercises/04-read-only/tests/recorded/clone_on_write.tsv");
    let cases: Vec<Vec<_>> = recorded
        .lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| line.split('\t').collect())
        .collect();
    let given: Vec<_> = cases.iter().map(|case| case[0]).collect();
    let script = "require('./book/theme/model.js'); require('./book/theme/values.js'); workbook.figure = { define() {} }; \
                  require('./book/theme/touch/detach.js'); const { literal, replaced } = workbook.model; \
                  const letter = (byte) => (byte === 34 || byte === 39 ? '\\\\' : '') + literal([byte]).slice(2, -1); \
                  for (const hex of process.argv[1].split(' ')) { const given = [...Buffer.from(hex, 'hex')]; \
                  const now = replaced(given); console.log(`b\"${now.map(letter).join('')}\" ${now.length === given.length ? 'same' : 'copy'}`); }";
    let Some(output) = node(script, &given.join(" ")) else {
        return;
    };
    let right: Vec<_> = cases.iter().map(|case| case[1].to_owned()).collect();
    assert!(right.len() > 100);
    let rule = "what a figure says of `replace` is what CPython answered";
    agree(&output, &right, "CPython", rule);
}
