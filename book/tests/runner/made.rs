//! The program at the end of a chapter runs when its steps are done, and what it made comes to the page as text and pictures.

use std::fs;

use crate::scratch::{PROGRAM, SOLVED, STARTER, Scratch};
use crate::server::{Server, is};

const PROGRAM_FILE: &str = "exercises/01-first/examples/both.rs";

fn solved() -> Scratch {
    let scratch = Scratch::new();
    scratch.edit("open", SOLVED);
    scratch.edit("shut", SOLVED);
    scratch
}

#[test]
fn what_the_readers_code_makes_comes_as_text_and_pictures() {
    let scratch = solved();
    shows(&scratch, "<b> 84\n.workbook/made/both.png\n");
    let server = Server::start(&scratch, 0);
    let event = server.event(|event| event.contains(r#""made":{"#));
    for part in [
        r#""command":"cargo run -p first --example both""#,
        r#""text":"<b> 84\n.workbook/made/both.png\n""#,
        r#""well":true"#,
        r#""reference":{"text":"<b> 84\n.workbook/made/both.png\n","same":true}"#,
        r#""pictures":[{"name":"both.png","same":null}]"#,
    ] {
        assert!(event.contains(part), "{part} is not in {event}");
    }
    let host = server.host();
    let ask = |path: &str| server.ask("GET", path, &[("Host", &host)]);
    let picture = ask("/live/made/both.png");
    assert!(
        picture.starts_with("HTTP/1.1 200 ") && picture.contains("content-type: image/png"),
        "{picture}"
    );
    let made = scratch.path().join(".workbook/made");
    fs::write(made.join("page.png"), "<script>").unwrap();
    fs::write(made.join("note.txt"), "mine").unwrap();
    for other in ["page.png", "note.txt", "..%2f..%2fCargo.toml", "gone.png", ".png"] {
        let answer = ask(&format!("/live/made/{other}"));
        assert!(answer.starts_with("HTTP/1.1 404 "), "{other}: {answer}");
    }
    scratch.edit("shut", STARTER);
    server.event(|event| is("shut", "todo")(event) && event.contains(r#""made":null"#));
}

/// Lets the page of the chapter say what its program prints with the reference solution.
fn shows(scratch: &Scratch, text: &str) {
    let page = "book/chapters/01-first.md";
    let before = fs::read_to_string(scratch.path().join(page)).unwrap();
    let mark = "<!-- printed by cargo run -p first --example both -->";
    scratch.write(page, format!("{before}\n{mark}\n```text\n{text}```\n"));
}

#[test]
fn what_differs_from_the_references_is_not_called_the_same() {
    let scratch = solved();
    shows(&scratch, "<b> 85\n");
    scratch.write("book/chapters/images/both.png", "another picture");
    let server = Server::start(&scratch, 0);
    let event = server.event(|event| event.contains(r#""made":{"#));
    for part in [
        r#""reference":{"text":"<b> 85\n","same":false}"#,
        r#""pictures":[{"name":"both.png","same":false}]"#,
    ] {
        assert!(event.contains(part), "{part} is not in {event}");
    }
}

#[test]
fn a_program_without_an_end_is_stopped_and_its_flood_is_cut() {
    let scratch = solved();
    scratch.write(
        PROGRAM_FILE,
        "fn main() {\n    loop {\n        println!(\"again\");\n    }\n}\n",
    );
    let server = Server::start_with_limit(&scratch, 0, "2");
    let event = server.event(|event| event.contains(r#""made":{"#));
    assert!(event.contains("It had not ended after 2s") && event.contains(r#""well":false"#));
    assert!(event.len() < 64 << 10, "{} bytes for a page", event.len());
}

#[test]
fn a_program_that_does_not_compile_says_why() {
    let scratch = solved();
    scratch.write(PROGRAM_FILE, PROGRAM.replace("answer()", "question()"));
    let server = Server::start(&scratch, 0);
    let event = server.event(|event| event.contains(r#""made":{"#));
    assert!(
        event.contains("E0425") && event.contains(r#""well":false"#),
        "{event}"
    );
}
