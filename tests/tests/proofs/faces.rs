//! Starter and solution show the same face: the same items, signatures and docs, in the same order. Only bodies differ,
//! and each body that is missing says what to write.

use quote::ToTokens as _;
use syn::spanned::Spanned as _;
use syn::visit::Visit;
use syn::visit_mut::VisitMut;
use syn::{Block, File, ImplItem, Item, LitStr, Macro, PatIdent, Receiver, Visibility};

use crate::{chapters, must, names, text};

/// One item, or one function of an `impl` block, with its bodies taken out.
#[derive(PartialEq)]
struct Part {
    line: usize,
    /// Whether a solution may have it and the starter not.
    private: bool,
    shown: String,
}

/// Takes out what a solution may write differently: bodies, and the `mut` of an argument.
struct Blank;

impl VisitMut for Blank {
    fn visit_block_mut(&mut self, block: &mut Block) {
        block.stmts.clear();
    }

    fn visit_pat_ident_mut(&mut self, argument: &mut PatIdent) {
        argument.mutability = None;
    }

    fn visit_receiver_mut(&mut self, receiver: &mut Receiver) {
        if receiver.reference.is_none() {
            receiver.mutability = None;
        }
    }
}

fn parts(file: &File) -> Vec<Part> {
    let mut parts = Vec::new();
    for item in &file.items {
        let line = item.span().start().line;
        let mut item = item.clone();
        Blank.visit_item_mut(&mut item);
        if let Item::Impl(block) = &mut item {
            let members = std::mem::take(&mut block.items);
            let header = block.to_token_stream().to_string();
            if block.trait_.is_some() {
                parts.push(Part {
                    line,
                    private: false,
                    shown: header.clone(),
                });
            }
            for member in members {
                let private = block.trait_.is_none() && is_private(&member);
                let shown = format!("{header} :: {}", member.to_token_stream());
                parts.push(Part {
                    line: line.max(member.span().start().line),
                    private,
                    shown,
                });
            }
        } else {
            let private = matches!(
                &item,
                Item::Use(_)
                    | Item::Fn(syn::ItemFn {
                        vis: Visibility::Inherited,
                        ..
                    })
                    | Item::Const(syn::ItemConst {
                        vis: Visibility::Inherited,
                        ..
                    })
            );
            parts.push(Part {
                line,
                private,
                shown: item.to_token_stream().to_string(),
            });
        }
    }
    parts
}

fn is_private(member: &ImplItem) -> bool {
    match member {
        ImplItem::Fn(function) => matches!(function.vis, Visibility::Inherited),
        ImplItem::Const(constant) => matches!(constant.vis, Visibility::Inherited),
        _ => false,
    }
}

/// Where the two faces first differ.
fn difference(starter: &File, solution: &File) -> Option<String> {
    let (starter_parts, mut solution_parts) = (parts(starter), parts(solution));
    let head = |file: &File| {
        file.attrs
            .iter()
            .map(|attribute| attribute.to_token_stream().to_string())
            .collect::<Vec<_>>()
    };
    if head(starter) != head(solution) {
        return Some("1: the documentation of the module differs".to_owned());
    }
    solution_parts
        .retain(|part| !part.private || starter_parts.iter().any(|other| other.shown == part.shown));
    let starter_parts: Vec<_> = starter_parts
        .into_iter()
        .filter(|part| !part.shown.starts_with("use "))
        .collect();
    solution_parts.retain(|part| !part.shown.starts_with("use "));
    let longest = starter_parts.len().max(solution_parts.len());
    (0..longest).find_map(|at| match (starter_parts.get(at), solution_parts.get(at)) {
        (Some(ours), Some(theirs)) if ours.shown == theirs.shown => None,
        (Some(ours), Some(theirs)) => Some(format!(
            "{}: {}\n  and line {} of the solution: {}",
            ours.line, ours.shown, theirs.line, theirs.shown
        )),
        (Some(ours), None) => Some(format!("{}: only the starter has {}", ours.line, ours.shown)),
        (_, theirs) => {
            theirs.map(|part| format!("1: only line {} of the solution has {}", part.line, part.shown))
        }
    })
}

#[test]
fn starter_and_solution_differ_only_in_bodies() {
    let mut findings = Vec::new();
    for chapter in chapters() {
        for file in names(&format!("tests/starters/{}", chapter.folder)) {
            let path = format!("tests/starters/{}/{file}", chapter.folder);
            let starter = text(&path).unwrap_or_default();
            let solution = text(&format!("solutions/{}/src/{file}", chapter.folder)).unwrap_or_default();
            if file == "lib.rs" {
                findings
                    .extend((starter != solution).then(|| format!("{path}: differs from the solution's")));
                continue;
            }
            match (syn::parse_file(&starter), syn::parse_file(&solution)) {
                (Ok(starter), Ok(solution)) => {
                    findings.extend(difference(&starter, &solution).map(|found| format!("{path}:{found}")));
                }
                (starter, solution) => {
                    findings.extend(
                        [starter, solution]
                            .into_iter()
                            .filter_map(Result::err)
                            .map(|error| format!("{path}: {error}")),
                    );
                }
            }
        }
    }
    must(
        "a starter and its solution differ only in bodies, private helpers and `use` lines",
        &findings,
    );
}

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
fn every_todo_says_what_to_write() {
    let mut findings = Vec::new();
    for chapter in chapters() {
        for step in &chapter.steps {
            let path = format!("tests/starters/{}/{}.rs", chapter.folder, step.name);
            let mut todos = Todos::default();
            match syn::parse_file(&text(&path).unwrap_or_default()) {
                Ok(file) => todos.visit_file(&file),
                Err(error) => findings.push(format!("{path}: {error}")),
            }
            if todos.count == 0 {
                findings.push(format!("{path}: has no todo!"));
            }
            findings.extend(
                todos
                    .silent
                    .iter()
                    .map(|line| format!("{path}:{line}: a todo! without an instruction")),
            );
        }
    }
    must("every `todo!` of a starter is an instruction", &findings);
}
