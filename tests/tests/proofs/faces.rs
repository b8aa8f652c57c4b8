//! What a learner's file asks: every step has bodies to write, a finished file has none, and no `todo!` is mute.

use syn::spanned::Spanned as _;
use syn::visit::Visit;
use syn::{LitStr, Macro};

use crate::{chapters, must, starters};

/// Gathers the `todo!`s of a starter that do not say what to do.
#[derive(Default)]
struct Todos {
    count: usize,
    silent: Vec<usize>,
}

impl<'ast> Visit<'ast> for Todos {
    fn visit_macro(&mut self, call: &'ast Macro) {
        if call.path.is_ident("todo") {
            self.count += 1;
            // Three words are the least that tell somebody what to do.
            let said = call
                .parse_body::<LitStr>()
                .is_ok_and(|said| said.value().split_whitespace().count() >= 3);
            self.silent.extend((!said).then(|| call.span().start().line));
        }
    }
}

#[test]
fn every_todo_says_something() {
    let mut findings = Vec::new();
    for chapter in chapters() {
        for (file, starter) in starters::of(&chapter.folder) {
            let path = format!("solutions/{}/src/{file}", chapter.folder);
            let mut todos = Todos::default();
            match syn::parse_file(&starter) {
                Ok(file) => todos.visit_file(&file),
                Err(error) => findings.push(format!("{path}: {error}")),
            }
            let given = starters::is_given(&file, &starter);
            if given != (todos.count == 0) {
                findings.push(format!(
                    "{path}: has {} `// todo!(…)`; a step has some, and a file that says `All of it is finished.` none",
                    todos.count
                ));
            }
            findings.extend(
                todos
                    .silent
                    .iter()
                    .map(|line| format!("{path}: line {line} of its starter: a todo! that says nothing")),
            );
        }
    }
    must(
        "every step has a `todo!`, a finished file has none, and every `todo!` says something",
        &findings,
    );
}
