//! "Did you mean": the known name nearest to one that is not known.

/// Names that people write for others, each with the name that the forms have.
const OTHER_WORDS: [(&str, &str); 14] = [
    ("author", "issuer"),
    ("city", "place"),
    ("date", "issued"),
    ("from", "issuer"),
    ("headline", "title"),
    ("href", "url"),
    ("language", "lang"),
    ("location", "venue"),
    ("mail", "email"),
    ("released", "issued"),
    ("tel", "phone"),
    ("telephone", "phone"),
    ("type", "kind"),
    ("website", "web"),
];

/// The known name that was most likely meant, if one is near enough.
pub(super) fn nearest<'a>(typed: &str, known: &[&'a str]) -> Option<&'a str> {
    let typed = fold(typed);
    let other = OTHER_WORDS.iter().find(|(word, _)| *word == typed).map(|(_, name)| *name);
    if let Some(name) = known.iter().find(|name| Some(**name) == other) {
        return Some(name);
    }
    let near = known.iter().map(|name| (distance(&typed, &fold(name)), *name));
    let allowed = (typed.chars().count() / 3).clamp(1, 3);
    near.filter(|(distance, _)| *distance <= allowed)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, name)| name)
}

/// A name for comparison: lower case, words joined by hyphens. Long names are cut: no field's name is nearly as long.
fn fold(name: &str) -> String {
    name.trim()
        .chars()
        .take(40)
        .flat_map(char::to_lowercase)
        .map(|c| if c == '_' || c == ' ' { '-' } else { c })
        .collect()
}

/// How many characters must be put in, taken out, changed, or swapped with their neighbour, to make one name of the other
/// (optimal string alignment).
fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut rows = vec![vec![0; b.len() + 1]; a.len() + 1];
    for (i, row) in rows.iter_mut().enumerate() {
        row[0] = i;
    }
    rows[0] = (0..=b.len()).collect();
    for i in 1..=a.len() {
        for j in 1..=b.len() {
            let changed = usize::from(a[i - 1] != b[j - 1]);
            let mut best = (rows[i - 1][j] + 1).min(rows[i][j - 1] + 1).min(rows[i - 1][j - 1] + changed);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                best = best.min(rows[i - 2][j - 2] + 1);
            }
            rows[i][j] = best;
        }
    }
    rows[a.len()][b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_of_the_hand_and_other_words_are_understood() {
        let known = ["title", "subtitle", "issued", "issuer", "superseded-by", "lang"];
        for (typed, meant) in [
            ("tilte", Some("title")),
            ("Title", Some("title")),
            ("superseded_by", Some("superseded-by")),
            ("isued", Some("issued")),
            ("date", Some("issued")),
            ("language", Some("lang")),
            ("colour", None),
            ("", None),
        ] {
            assert_eq!(nearest(typed, &known), meant, "{typed}");
        }
        assert_eq!(nearest("date", &["title"]), None);
    }
}
