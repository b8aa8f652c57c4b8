//! Who may ask: the pages of this server, and nobody else, whatever name a browser was led here under.

use axum::extract::{Request, State};
use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, HOST, ORIGIN, REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};

use super::Served;

/// Refuses requests that come from elsewhere, and adds the headers that every answer has.
pub async fn guard(State(served): State<Served>, request: Request, next: Next) -> Response {
    let mut response = match refuse(request.method(), request.headers(), served.port) {
        Some((status, why)) => (status, why).into_response(),
        None => next.run(request).await,
    };
    let headers = response.headers_mut();
    // A page has the policy of its own build.
    headers
        .entry(CONTENT_SECURITY_POLICY)
        .or_insert_with(|| served.shelf.current().policy.clone());
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    headers.insert(
        HeaderName::from_static("cross-origin-resource-policy"),
        HeaderValue::from_static("same-origin"),
    );
    response
}

/// Why a request is refused.
fn refuse(method: &Method, headers: &HeaderMap, port: u16) -> Option<(StatusCode, &'static str)> {
    let Some(host) = only(headers, &HOST).filter(|host| is_ours(host, port)) else {
        // A name that somebody else's DNS points here is not ours.
        return Some((
            StatusCode::MISDIRECTED_REQUEST,
            "this server answers to its loopback address only\n",
        ));
    };
    let reads = matches!(*method, Method::GET | Method::HEAD);
    let own = match only(headers, &ORIGIN) {
        Some(origin) => origin.strip_prefix("http://") == Some(host),
        None => reads && !headers.contains_key(ORIGIN),
    };
    (!own).then_some((
        StatusCode::FORBIDDEN,
        "this server takes orders from its own pages only\n",
    ))
}

/// The value of a header that stands in the request exactly once.
fn only<'a>(headers: &'a HeaderMap, name: &HeaderName) -> Option<&'a str> {
    let mut values = headers.get_all(name).iter();
    let value = values.next()?.to_str().ok()?;
    values.next().is_none().then_some(value)
}

fn is_ours(host: &str, port: u16) -> bool {
    let name = match host.strip_suffix(&format!(":{port}")) {
        Some(name) => name,
        None if port == 80 => host,
        None => return false,
    };
    ["127.0.0.1", "localhost", "[::1]"]
        .iter()
        .any(|ours| name.eq_ignore_ascii_case(ours))
}

#[cfg(test)]
mod tests {
    use super::is_ours;

    #[test]
    fn only_loopback_names_with_the_right_port_are_ours() {
        assert!(is_ours("127.0.0.1:3000", 3000));
        assert!(is_ours("LocalHost:3000", 3000));
        assert!(is_ours("localhost", 80));
        for foreign in [
            "127.0.0.1",
            "127.0.0.1:3001",
            "evil.example:3000",
            "127.0.0.1.evil.example:3000",
            "",
        ] {
            assert!(!is_ours(foreign, 3000), "{foreign}");
        }
    }
}
