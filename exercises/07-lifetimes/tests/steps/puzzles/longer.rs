// The signature is yours: it stands here without a lifetime of its own.

fn longer(one: &str, other: &str) -> &str {
    if other.len() > one.len() { other } else { one }
}

fn both_stay() {
    let (one, other) = (String::from("mole"), String::from("capybara"));
    assert_eq!(longer(&one, &other), "capybara");
    assert_eq!(
        longer(&one, "a literal is there for ever"),
        "a literal is there for ever"
    );
}

fn the_first_goes() {
    let other = String::from("capybara");
    let answer;
    {
        let one = String::from("mole");
        answer = longer(&one, &other);
    }
    assert_eq!(answer, "capybara");
}

fn the_second_goes() {
    let one = String::from("mole");
    let answer;
    {
        let other = String::from("capybara");
        answer = longer(&one, &other);
    }
    assert_eq!(answer, "capybara");
}
