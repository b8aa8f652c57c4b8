//! A data file of two rows, and what the pages make of it.

use rstest::rstest;

use super::data::{BOOKS, YOURS};
use super::{Measured, data};

const DATA: &str = r#"
[machine]
date = "2026-11-28"
processor = "2 cores"
system = "linux"
rust = "rustc 1"
python = "CPython 3"
crates = ["memchr 2"]

[[row]]
name = "small"
table = "copy"
work = "`copy` of 1 KiB"
bytes = 1024
target = [{ against = "CPython", times = 1.1 }]
side = [
    { who = "ours", median = 12.0, low = 11.0, high = 13.0 },
    { who = "python", median = 11.5, low = 11.4, high = 11.6 },
]

[[row]]
name = "large"
table = "copy"
work = "`copy` of 1 MiB"
bytes = 1048576
why = "The bytes are read twice."
target = [{ against = "the field", times = 1.25 }, { against = "small", times = 2000.0 }]
side = [
    { who = "ours", median = 20_000.0, low = 19_000.0, high = 21_000.0 },
    { who = "field", by = "`memcpy`", median = 10_000.0, low = 9_900.0, high = 10_100.0 },
]
"#;

/// A book whose figures these are.
fn of(data: &str) -> Measured {
    let book = toml::from_str(data).map_err(|error| error.to_string());
    Measured { book, yours: None }
}

fn measured() -> Measured {
    of(DATA)
}

#[test]
fn a_part_that_is_asked_for_is_told_as_a_part() {
    let data = DATA.replace(
        "against = \"the field\", times = 1.25",
        "against = \"the field\", times = 0.05",
    );
    let data = data.replace("median = 10_000.0", "median = 300_000.0");
    let table = of(&data).block(&["table", "copy"]).map_err(|fault| fault.why);
    let row = table.expect("a table");
    assert!(
        row.contains("| missed: 1/15 of the field (asked: 1/20) |"),
        "{row}"
    );
}

#[test]
fn a_table_says_who_takes_how_long_and_which_target_is_missed() {
    let table = measured().block(&["table", "copy"]).map_err(|fault| fault.why);
    insta::assert_snapshot!(table.expect("a table"), @r"
    | work | ours | CPython | the field | target |
    |---|--:|--:|--:|---|
    | `copy` of 1 KiB | 12 ns | 12 ns |  | met |
    | `copy` of 1 MiB | 20 µs |  | 10 µs, `memcpy` | missed: 2.0 times the field |

    Missed:

    - `copy` of 1 MiB takes 2.0 times the field. The bytes are read twice.
    ");
}

#[test]
fn a_window_stands_beside_a_copy_of_the_same_size() {
    let lent = DATA.replace(
        "name = \"small\"\ntable = \"copy\"",
        "name = \"slice-1\"\ntable = \"slice\"",
    );
    let both = lent.replace(
        "name = \"large\"\ntable = \"copy\"",
        "name = \"clone-1\"\ntable = \"clone\"",
    );
    let figure = |data: &str| of(data).block(&["lend"]);
    let html =
        figure(&both.replace("against = \"small\"", "against = \"slice-1\"")).map_err(|fault| fault.why);
    let html = html.expect("a figure");
    assert!(
        html.contains("data-rows=\"1 MiB|12 ns|20 µs|1,700|0.0600\""),
        "{html}"
    );
    assert!(html.contains("<td>12 ns</td><td>20 µs</td>"), "{html}");
    assert!(figure(&lent).is_err());
}

#[test]
fn sizes_are_lines_and_tables_are_columns() {
    let table = measured().block(&["sizes", "copy"]).map_err(|fault| fault.why);
    insta::assert_snapshot!(table.expect("a table"), @r"
    | bytes | copy | CPython |
    |--:|--:|--:|
    | 1,024 | 12 ns | 12 ns |
    | 1,048,576 | 20 µs |  |

    Missed:

    - `copy` of 1 MiB takes 2.0 times the field. The bytes are read twice.
    ");
}

#[test]
fn a_chart_has_a_point_for_each_figure_and_no_empty_line() {
    let data = DATA.replace("\"copy\"", "\"clone\"");
    let chart = of(&data).block(&["chart"]).unwrap_or_else(|fault| fault.why);
    assert_eq!(chart.matches("<circle").count(), 3, "{chart}");
    assert!(!chart.contains("\n\n"), "{chart}");
    assert!(
        chart.contains("ours: 12 ns for 1 KiB, 20 µs for 1 MiB"),
        "{chart}"
    );
}

#[test]
fn a_chart_has_a_band_for_each_cache_and_none_where_they_are_not_known() {
    let chart = |caches: &str| {
        let data = DATA.replace("\"copy\"", "\"clone\"");
        let data = data.replace("system =", &format!("{caches}\nsystem ="));
        of(&data).block(&["chart"]).unwrap_or_else(|fault| fault.why)
    };
    assert!(!chart("").contains("cache"), "{}", chart(""));
    let two = chart("caches = [32768, 33554432]");
    assert_eq!(
        two.matches("<rect class=\"cache").count(),
        2,
        "the chart ends inside the second cache: {two}"
    );
    assert!(
        two.contains(">L1: 32 KiB<") && two.contains(">L2: 32 MiB<"),
        "{two}"
    );
    assert!(two.contains("the caches hold 32 KiB, 32 MiB."), "{two}");
    let one = chart("caches = [32768]");
    assert!(one.contains(">L1: 32 KiB<") && one.contains(">memory<"), "{one}");
}

#[test]
fn in_a_live_book_yours_take_the_place_of_its_own_and_the_chart_shows_both() {
    let root = tempfile::tempdir().expect("a folder");
    std::fs::create_dir_all(root.path().join("book/data")).expect("a folder");
    let write = |file: &str, data: &str| std::fs::write(root.path().join(file), data).expect("a file");
    let books = DATA.replace("\"copy\"", "\"clone\"");
    let yours = books.replace("= 12.0", "= 48.0").replace("2 cores", "9 cores");
    write(BOOKS, &books);
    let said = |live| {
        let measured = Measured::read(root.path(), live);
        let time = measured
            .inline("{{#cost small ours}}")
            .unwrap_or_else(|fault| Some(fault.why));
        let block = |name| measured.block(&[name]).unwrap_or_else(|fault| fault.why);
        (time.unwrap_or_default(), block("machine"), block("chart"))
    };
    assert_eq!(
        (said(true).0.as_str(), said(true).2.contains("book\"")),
        ("12\u{a0}ns", false)
    );
    write(YOURS, &yours);
    let (time, machine, chart) = said(true);
    assert_eq!(time, "48\u{a0}ns");
    assert!(
        machine.contains("on 9 cores") && machine.contains("the book's, measured on 2026-11-28, on 2 cores"),
        "{machine}"
    );
    assert_eq!(chart.matches("<circle").count(), 3, "{chart}");
    assert_eq!(
        chart.matches("book\" points").count(),
        6,
        "five lines and one of the legend: {chart}"
    );
    assert_eq!(said(false).0, "12\u{a0}ns", "what is not live is everybody's");
    write(YOURS, &yours.replace("name = \"large\"", "name = \"huge\""));
    let (time, machine, _) = said(true);
    assert_eq!(time, "12\u{a0}ns");
    let why = "not shown: book/data/yours.toml is of other work than this book speaks of. `cargo bench -p costs` measures";
    assert!(machine.contains(why), "{machine}");
    write(YOURS, "nothing = 1");
    assert!(
        said(true)
            .1
            .contains("Your own figures are not shown: book/data/yours.toml: "),
        "{}",
        said(true).1
    );
}

#[test]
fn a_line_of_prose_holds_times_and_factors() {
    let line = "{{#cost small ours}}, so {{#cost large ours / small ours}} times as long, and {{#cost small ours * 2.5}}.";
    let line = measured().inline(line).map_err(|fault| fault.why);
    assert_eq!(
        line,
        Ok(Some(
            "12\u{a0}ns, so 1667 times as long, and 30\u{a0}ns.".to_owned()
        ))
    );
    assert_eq!(measured().inline("no mark").map_err(|fault| fault.why), Ok(None));
}

#[rstest]
#[case::no_such_row("{{#cost none ours}}", "has no row `none`")]
#[case::no_such_side("{{#cost small loop}}", "the row `small` has no side `loop`")]
#[case::no_end("{{#cost small ours", "`{{#cost` has no `}}` in its line")]
#[case::no_side("{{#cost small}}", "`{{#cost ROW WHO}}` is a time")]
#[case::no_number(
    "{{#cost small ours * two}}",
    "`{{#cost ROW WHO * NUMBER}}` that of so many times as much"
)]
fn a_mark_that_asks_for_nothing_is_refused(#[case] line: &str, #[case] why: &str) {
    let fault = measured().inline(line).expect_err("a mistake");
    assert!(fault.why.contains(why), "{}", fault.why);
}

#[test]
fn a_table_without_a_row_is_refused_and_so_is_a_missing_file() {
    let fault = measured().block(&["table", "none"]).expect_err("a mistake");
    assert_eq!(fault.why, "nothing was measured for `none`; there is copy");
    let nowhere = tempfile::tempdir().expect("a folder");
    let fault = Measured::read(nowhere.path(), true)
        .block(&["chart"])
        .expect_err("a mistake");
    assert!(fault.why.starts_with(BOOKS), "{}", fault.why);
}

#[rstest]
#[case(0.269, "0.27 ns")]
#[case(9.96, "10 ns")]
#[case(999.6, "1.0 µs")]
#[case(123_456.0, "123 µs")]
#[case(2_451e6, "2,451 ms")]
fn a_time_has_two_digits_in_the_unit_that_suits_it(#[case] nanoseconds: f64, #[case] text: &str) {
    assert_eq!(data::shown(nanoseconds), text);
}
