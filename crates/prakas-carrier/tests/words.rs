//! The words of files that are damaged: an answer or an error, and never a panic.

use prakas_carrier::{Limits, html, pdf};
use proptest::prelude::*;

/// A tagged page with a note.
const PDF: &str = "1 0 obj\n<</Type/Catalog/Pages 2 0 R/StructTreeRoot 5 0 R>>\nendobj\n\
2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1/Resources<</Font<</F0 6 0 R>>>>>>\nendobj\n\
3 0 obj\n<</Type/Page/Parent 2 0 R/Contents 4 0 R>>\nendobj\n\
4 0 obj\n<</Length 150>>\nstream\n/P<</MCID 0>>BDC BT /F0 12 Tf [(\\000\\001) 20 <0002>] TJ ET EMC /P<</MCID 1>>BDC BT (\\000\\003)Tj ET EMC \
/Artifact BMC BT (\\000\\001)Tj ET EMC               \nendstream\nendobj\n\
5 0 obj\n<</Type/StructTreeRoot/K[<</S/P/Pg 3 0 R/K[0 <</S/Note/Pg 3 0 R/K[<</S/Lbl/K 0>> 1]>>]>>]/RoleMap<</Text/P>>>>\nendobj\n\
6 0 obj\n<</Type/Font/ToUnicode 7 0 R>>\nendobj\n\
7 0 obj\n<</Length 96>>\nstream\n1 begincodespacerange <0000> <FFFF> endcodespacerange\n3 beginbfrange <0001> <0003> <0041> endbfrange\nendstream\nendobj\n";

fn file() -> Vec<u8> {
    let head = "%PDF-1.7\n";
    let mut file = format!("{head}{PDF}");
    let offsets: Vec<usize> =
        (1..=7).map(|number| file.find(&format!("\n{number} 0 obj")).expect("an object") + 1).collect();
    let at = file.len();
    file.push_str("xref\n0 8\n0000000000 65535 f \n");
    offsets.iter().for_each(|offset| file.push_str(&format!("{offset:010} 00000 n \n")));
    file.push_str(&format!("trailer\n<</Size 8/Root 1 0 R>>\nstartxref\n{at}\n%%EOF"));
    file.into_bytes()
}

#[test]
fn words_follow_the_tags_and_notes_come_last() {
    assert_eq!(pdf::words(&file(), &Limits::default()), Ok("AB\nC\n".to_owned()));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_bytes_make_the_readers_panic(changes in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12)) {
        let page = "<!doctype html><html lang=en><main><p>a &amp; <b>b</b></main><script id=prakas-release type=application/json data-words=ab>{}</script>";
        for mut bytes in [file(), page.as_bytes().to_vec()] {
            for (at, byte) in &changes {
                let at = at.index(bytes.len());
                bytes[at] = *byte;
            }
            let _ = pdf::words(&bytes, &Limits::default());
            let _ = html::read(&bytes, &Limits::default());
        }
    }
}
