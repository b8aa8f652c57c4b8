#[test]
fn programs_run_as_in_cpython() {
    super::answers_like_cpython("x", include_str!("../recorded/programs.tsv"), true);
    super::answers_like_cpython("x", include_str!("../recorded/cast.tsv"), false);
    super::answers_like_cpython("x", include_str!("../recorded/shape.tsv"), false);
}
