//! `#[within(…)]`, for tests that borrow what they need: `witness::in_time` around the whole of a test.

use proc_macro::{Delimiter, Group, TokenStream, TokenTree};

/// Fails with a rule unless the test is done in time: `#[within(RULE, Duration::from_secs(2))]`, behind the last
/// `#[case]`. The two are what `witness::in_time` takes first.
#[proc_macro_attribute]
pub fn within(rule_and_limit: TokenStream, test: TokenStream) -> TokenStream {
    let mut test: Vec<TokenTree> = test.into_iter().collect();
    let body = test.pop().expect("a test has a body");
    let words = |text: &str| text.parse::<TokenStream>().expect("these are tokens");
    let mut call = rule_and_limit;
    call.extend(words(", move ||"));
    call.extend([body]);
    let mut whole = words("::witness::in_time");
    whole.extend([TokenTree::from(Group::new(Delimiter::Parenthesis, call))]);
    test.push(Group::new(Delimiter::Brace, whole).into());
    test.into_iter().collect()
}
