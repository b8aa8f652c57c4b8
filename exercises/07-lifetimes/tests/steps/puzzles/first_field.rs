// The signature is yours: it stands here without a lifetime of its own.

struct Format {
    separator: char,
}

impl Format {
    fn first_field(&self, line: &str) -> &str {
        line.split(self.separator).next().unwrap_or_default()
    }
}

fn the_format_goes_first() {
    let line = String::from("capybara;8");
    let field;
    {
        let format = Format { separator: ';' };
        field = format.first_field(&line);
        assert_eq!(format.first_field("rana;4"), "rana");
    }
    assert_eq!(field, "capybara");
}

fn the_line_goes_first() {
    let format = Format { separator: ';' };
    let field;
    {
        let line = String::from("capybara;8");
        field = format.first_field(&line);
    }
    assert_eq!(field, "capybara");
}
