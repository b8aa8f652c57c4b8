// The signature is yours: it stands here without a lifetime of its own.

fn status(code: &u16) -> &str {
    match code {
        200 => "OK",
        404 => "Not Found",
        _ => "unknown",
    }
}

fn the_code_goes_first() {
    let name;
    {
        let code = 404;
        name = status(&code);
    }
    assert_eq!(name, "Not Found");
}

fn a_thread_takes_the_name_along() {
    let code = 404;
    let name = status(&code);
    std::thread::spawn(move || assert_eq!(name, "Not Found"));
}

fn a_thread_takes_the_code_along() {
    let code = 404;
    let code = &code;
    std::thread::spawn(move || assert_eq!(status(code), "Not Found"));
}
