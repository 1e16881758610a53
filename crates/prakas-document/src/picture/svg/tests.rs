//! What is taken, what is refused and by what words, and what is shown.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::super::raster::tests::png;
use super::super::{Picture, PictureError};
use super::*;

/// An SVG of 100 by 100 with this in it.
fn svg(inner: &str) -> String {
    format!(
        r##"<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 100 100">{inner}</svg>"##
    )
}

fn take(text: &str) -> Result<String, PictureError> {
    Picture::new(text.as_bytes()).map(|picture| String::from_utf8(picture.shown().to_vec()).expect("UTF-8"))
}

/// A picture in an SVG.
fn embedded(bytes: &[u8]) -> String {
    format!(r#"<image width="9" height="9" href="data:image/png;base64,{}"/>"#, STANDARD.encode(bytes))
}

#[test]
fn drawings_are_shown_as_shapes_alone() {
    let shown = take(&format!(
        "<?xml version=\"1.0\"?>\n<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd\">\n{}",
        svg(r##"<!-- by the office --><title>Emblem</title><metadata><rdf xmlns="urn:x" href="http://example.org/">us</rdf></metadata>
            <style>.a { fill: url(#g) } .b { clip-path: url(#c) }</style>
            <defs><linearGradient id="g"><stop stop-color="red"/><stop offset="1" stop-color="#00f"/></linearGradient>
            <clipPath id="c"><circle cx="50" cy="50" r="40"/></clipPath><filter id="unused"><feFlood/></filter></defs>
            <g class="b" style="opacity: .5"><rect class="a" width="50" height="50"/></g>
            <use xlink:href="#part" x="5"/><path id="part" d="M0 0L9 9" stroke="black"/>"##)
    ))
    .expect("taken");
    for word in ["office", "Emblem", "rdf", "style", "class", "<use", "<rect", "filter", "DOCTYPE"] {
        assert!(!shown.contains(word), "{word}: {shown}");
    }
    for word in ["<linearGradient", "<clipPath", "opacity=\"0.5\"", "url(#g)", "width=\"100\""] {
        assert!(shown.contains(word), "{word}: {shown}");
    }
    assert_eq!(take(&shown).as_ref(), Ok(&shown));
}

#[test]
fn pictures_in_it_stay() {
    assert!(take(&svg(&embedded(&png(2, 2)))).expect("taken").contains("data:image/png;base64"));
}

#[test]
fn what_is_not_safe_or_not_whole_is_refused() {
    for (inner, message) in [
        ("<script>alert(1)</script>", "holds a script (`<script>`)"),
        ("<g onclick='alert(1)'/>", "holds a script (`onclick`)"),
        ("<a href='javascript:alert(1)'/>", "holds a script (`javascript:alert(1)`)"),
        ("<a href='https://example.org/'/>", "refers to `https://example.org/`"),
        ("<image href='file:///etc/passwd'/>", "refers to `file:///etc/passwd`"),
        ("<image xlink:href='photo.png'/>", "refers to `photo.png`"),
        ("<use href='other.svg#a'/>", "refers to `other.svg#a`"),
        ("<rect fill='url(http://example.org/a.svg#b)'/>", "refers to `http://example.org/a.svg#b`"),
        ("<rect style=\"fill: url('//example.org')\"/>", "refers to `//example.org`"),
        ("<style>@import 'a.css';</style>", "refers to `'a.css';`"),
        ("<style>@font-face { src: URL( a.woff ) }</style>", "refers to `a.woff `"),
        ("<foreignObject/>", "has a `<foreignObject>`"),
        ("<metadata><p xmlns='http://www.w3.org/1999/xhtml'/></metadata>", "has a `<p>`"),
        ("<text>Ministry</text>", "has words in it (`Ministry`)"),
        ("<text><tspan>ក្រសួង</tspan></text>", "has words in it (`ក្រសួង`)"),
        ("<rect><animate attributeName='x'/></rect>", "has a `<animate>`"),
        ("<rect filter='url(#f)'/>", "has a `filter`"),
        ("<style>.a { filter : url(#f) }</style>", "has a `filter`"),
        ("<path style='marker-mid:url(#m)'/>", "has a `marker-mid`"),
        ("<image href='data:image/svg+xml;base64,PHN2Zy8+'/>", "neither a PNG"),
        ("<image href='data:image/png,x'/>", "neither a PNG"),
        ("<image href='data:image/png;base64,#'/>", "not base64"),
        ("<g id='a'><use href='#a'/></g>", "`#a` is part of itself"),
        ("<mask id='a'><g mask='url(#a)'/></mask>", "`#a` is part of itself"),
        ("<rect width='1' height='1' fill='none'/><g", "broken"),
        ("<path d=''/>", "draws nothing"),
        (
            "<pattern id='p' width='1e6' height='1e6'><path d='M0 0h1v1z'/></pattern><path fill='url(#p)' d='M0 0h9v9z'/>",
            "has a `pattern`",
        ),
        ("<path d='M-1e30 0L1e30 1e30 1e38 1z'/>", "far outside"),
        ("<path d='M0 0h9' stroke='red' stroke-width='1e30'/>", "far outside"),
    ] {
        let error = take(&svg(inner)).expect_err(inner);
        assert!(error.to_string().contains(message), "{inner}: {error}");
    }
    let half = png(300, 200);
    let error = take(&svg(&embedded(&half[..half.len() / 2]))).expect_err("half a picture");
    assert!(error.to_string().contains("a picture in the SVG cannot be used: it is broken"), "{error}");
}

#[test]
fn other_files_are_named_for_what_they_are() {
    assert_eq!(take("<html><body/></html>"), Err(PictureError::UnknownFormat));
    assert_eq!(Picture::new(*b"\x1F\x8B\x08"), Err(SvgError::Compressed.into()));
    let style_sheet = format!("<?xml-stylesheet href='a.css'?>{}", svg("<path d='M0 0h9'/>"));
    assert!(matches!(take(&style_sheet), Err(PictureError::Svg(SvgError::External(_)))));
    let entities = format!("<!DOCTYPE svg [<!ENTITY a 'b'>]>{}", svg("&a;"));
    assert_eq!(take(&entities), Err(SvgError::Entities.into()));
    assert!(matches!(Picture::new(*b"<svg \xFF"), Err(PictureError::Broken(_))));
}

#[test]
fn an_svg_says_how_large_it_is() {
    let size = |attributes: &str| {
        let text = format!(
            r#"<svg xmlns="http://www.w3.org/2000/svg" {attributes}><rect width="9" height="9"/></svg>"#
        );
        Picture::new(text.into_bytes()).map(|picture| picture.size())
    };
    assert_eq!(size("viewBox='0 0 30 22.5'"), Ok((30.0, 22.5)));
    assert_eq!(size("width='1in' height='48'"), Ok((96.0, 48.0)));
    assert_eq!(size("viewBox='0,0,30,20' width='60'"), Ok((60.0, 20.0)));
    for none in ["", "width='100%' height='100%'", "width='5'", "viewBox='0 0 0 9'", "viewBox='0 0 9'"] {
        assert_eq!(size(none), Err(SvgError::NoSize.into()), "{none}");
    }
    for wrong in ["width='0.1' height='9'", "width='30000' height='9000'"] {
        assert!(matches!(size(wrong), Err(PictureError::Svg(SvgError::Size(_)))), "{wrong}");
    }
    assert_eq!(size("width='-5' height='9'"), Err(SvgError::NoSize.into()));
}

#[test]
fn what_is_too_much_is_refused_before_it_is_drawn() {
    let uses = |id: usize| format!("<g id='g{}'>{}</g>", id + 1, format!("<use href='#g{id}'/>").repeat(10));
    let laughs: String = (0..9).map(uses).collect();
    let laughs = format!("<path id='g0' d='M0 0h9'/>{laughs}");
    let pattern = "<pattern id='p' width='1' height='1'><path d='M0 0h1'/><path d='M0 0h1'/></pattern>";
    let patterns = format!("{pattern}<g fill='url(#p)'>{}</g>", "<path d='M0 0h9'/>".repeat(19_000));
    let patterns = patterns.replacen("<path d='M0 0h1'/>", &"<path d='M0 0h1'/>".repeat(20), 1);
    let masks = format!(
        "<style>.m {{ mask: url(#m) }}</style><mask id='m'>{}</mask>{}",
        "<path d='M0 0h1'/>".repeat(200),
        "<path class='m' d='M0 0h9'/>".repeat(2_000)
    );
    let selectors = format!(
        "<style>{}</style>{}",
        "g g g g g a { fill: red }".repeat(50),
        "<g>".repeat(40) + &"</g>".repeat(40)
    );
    let chain: String = (0..100).map(|i| format!("<g id='c{}'><use href='#c{i}'/></g>", i + 1)).collect();
    let again = format!("<g id='i'>{}</g>{}", embedded(&png(5_000, 5_000)), "<use href='#i'/>".repeat(3));
    for (inner, error) in [
        (laughs, SvgError::TooMuchWork),
        (patterns, SvgError::TooMuchWork),
        (masks, SvgError::TooMuchWork),
        (again, SvgError::TooMuchWork),
        (
            format!("<path id='d' d='{}'/>{}", "M0 0h9".repeat(50_000), "<use href='#d'/>".repeat(100)),
            SvgError::TooMuchWork,
        ),
        ("<path d='M0 0h9'/>".repeat(1_000_000 / 20), SvgError::TooManyElements),
        ("<g>".repeat(100) + &"</g>".repeat(100), SvgError::TooDeep),
        (chain, SvgError::TooDeep),
        (selectors, SvgError::TooManyStyles),
        (format!("<path d='M0 0{}'/>", "h1h-1".repeat(300_000)), SvgError::TooManySegments),
        ("<path d='M0 0h99' stroke='red' stroke-dasharray='.00001'/>".to_owned(), SvgError::TooManySegments),
        (
            "<g opacity='.5'><path d='M0 0h99v99z'/><path d='M0 0h99v98z'/></g>".repeat(300),
            SvgError::TooMuchCover,
        ),
        (format!("<path d='M0 0{}'/>", "L99 99 0 1".repeat(20_000)), SvgError::TooMuchCover),
        ("x".repeat(MAX_BYTES), SvgError::TooManyBytes(MAX_BYTES + svg("").len())),
    ] {
        assert_eq!(take(&svg(&inner)), Err(error.into()), "{}", &inner[..inner.len().min(100)]);
    }
}

/// However an SVG is changed, it is taken or refused, and what is shown of it is taken again.
#[test]
fn changed_files_are_taken_or_refused() {
    let whole = include_str!("../../../../../examples/emblem.svg").as_bytes();
    let mut state: u64 = 1;
    let mut random = |below: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).expect("31 bits") % below
    };
    let mut taken = 0;
    for _ in 0..2_000 {
        let mut bytes = whole.to_vec();
        for _ in 0..1 + random(3) {
            let (at, from) = (random(bytes.len()), random(bytes.len()));
            match random(3) {
                0 => bytes[at] = b"0123456789.-eE<>/\"'#() Mzqa"[random(27)],
                1 => drop(bytes.drain(at..(at + random(40)).min(whole.len() - 60).max(at))),
                _ => {
                    let piece = bytes[from..(from + 30).min(bytes.len())].to_vec();
                    bytes.splice(at..at, piece);
                }
            }
        }
        if let Ok(picture) = Picture::new(bytes) {
            taken += 1;
            assert!(Picture::new(picture.shown()).is_ok(), "{}", String::from_utf8_lossy(picture.shown()));
        }
    }
    assert!(taken > 100, "{taken}");
}
