// The signature is yours: it stands here without a lifetime of its own.

fn before(text: &str, mark: &str) -> &str {
    text.split(mark).next().unwrap_or_default()
}

fn the_mark_goes_first() {
    let text = String::from("key=value");
    let part;
    {
        let mark = String::from("=");
        part = before(&text, &mark);
    }
    assert_eq!(part, "key");
}

fn the_text_goes_first() {
    let mark = String::from("=");
    let part;
    {
        let text = String::from("key=value");
        part = before(&text, &mark);
    }
    assert_eq!(part, "key");
}

fn the_mark_is_changed() {
    let (text, mut mark) = (String::from("key=value"), String::from("="));
    let part = before(&text, &mark);
    mark.clear();
    assert_eq!(part, "key");
}

fn the_text_is_changed() {
    let (mut text, mark) = (String::from("key=value"), String::from("="));
    let part = before(&text, &mark);
    text.clear();
    assert_eq!(part, "key");
}
