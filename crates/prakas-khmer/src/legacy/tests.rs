use super::*;

fn typed(text: &str) -> Option<&str> {
    detect(text).map(|legacy| &text[legacy.range])
}

/// Real phrases of the header and of the penal code, as typed and as read.
const PHRASES: &[(&str, &str)] = &[
    ("RBHraCaNacRkkm<úCa", "ព្រះរាជាណាចក្រកម្ពុជា"),
    ("Cati sasna RBHmhakSRt", "ជាតិ សាសនា ព្រះមហាក្សត្រ"),
    ("esckþIRbkas", "សេចក្តីប្រកាស"),
    ("rdæmRnþI", "រដ្ឋមន្ត្រី"),
    ("karGnuvtþc,ab;RBhµTNÐkm<úCaenAkñúglMh", "ការអនុវត្តច្បាប់ព្រហ្មទណ្ឌកម្ពុជានៅក្នុងលំហ"),
    ("EpñkTI 1", "ផ្នែកទី ១"),
    ("bTelµIsEdl)anRbRBwtþ", "បទល្មើសដែលបានប្រព្រឹត្ត"),
    ("b¤cat;fa)anRbRBwtþenAelIEdndI", "ឬចាត់ថាបានប្រព្រឹត្តនៅលើដែនដី"),
    ("énRBHraCaNacRkkm<úCa", "នៃព្រះរាជាណាចក្រកម្ពុជា"),
    ("eKalkarN_EdndIénkarGnuvtþ", "គោលការណ៍ដែនដីនៃការអនុវត្ត"),
    ("EdlmancMNgcgP¢ab;nwgEdndI", "ដែលមានចំណងចងភ្ជាប់នឹងដែនដី"),
    ("rYmbBa©ÚlTaMglMhGakas", "រួមបញ្ចូលទាំងលំហអាកាស"),
    ("bTb,BaØtþifµIEdlEcgGMBIeTas", "បទប្បញ្ញត្តិថ្មីដែលចែងអំពីទោស"),
    ("éf¶ExqñaM", "ថ្ងៃខែឆ្នាំ"),
    ("suBlPaBénkic©nItiviFI", "សុពលភាពនៃកិច្ចនីតិវិធី"),
    ("RksYgkarbreTs", "ក្រសួងការបរទេស"),
];

#[test]
fn limon_is_recognised_and_read() {
    for &(text, read) in PHRASES {
        let legacy = detect(text).unwrap_or_else(|| panic!("{text} is Limon"));
        assert_eq!(legacy.encoding, Encoding::Limon);
        assert!(legacy.confidence > 0.3 && legacy.confidence <= 1.0, "{text} {}", legacy.confidence);
        assert_eq!(&text[legacy.range], text, "{text}");
        assert_eq!(to_unicode(text, Encoding::Limon), read);
    }
}

#[test]
fn abc_is_told_from_limon() {
    let text = "Cati sasna RB¼mhakßRt";
    let legacy = detect(text).expect("ABC");
    assert_eq!((legacy.encoding, &text[legacy.range]), (Encoding::Abc, text));
    assert_eq!(to_unicode(text, Encoding::Abc), "ជាតិ សាសនា ព្រះមហាក្សត្រ");
    assert_eq!(to_unicode("áncab´", Encoding::Abc), "បានចាប់");
}

#[test]
fn a_run_in_other_text_is_found_alone() {
    assert_eq!(typed("The heading reads RBHraCaNacRkkm<úCa here."), Some("RBHraCaNacRkkm<úCa"));
    assert_eq!(typed("លេខ៖ 12\nesckþIRbkas\nKINGDOM OF CAMBODIA"), Some("esckþIRbkas"));
    assert_eq!(typed("សេចក្តី (Edl)anRbRBwtþ) ប្រកាស"), Some("Edl)anRbRBwtþ)"));
}

#[test]
fn other_languages_are_left_alone() {
    for text in OTHERS {
        assert_eq!(detect(text), None, "{text}");
    }
}

const OTHERS: &[&str] = &[
    "",
    "Outcomes of the 24th ASEAN-Japan Summit, 27 October 2021, via Videoconference",
    "KINGDOM OF CAMBODIA",
    "NATION RELIGION KING",
    "MINISTRY OF FOREIGN AFFAIRS AND INTERNATIONAL COOPERATION",
    "PRESS RELEASE No. 123/MFAIC/2021",
    "ASEAN, RCEP, MSMEs, ACPHEED, AOIP, UNESCO, IMF-WB; GDP: 5,3%",
    "The Prime Minister's remarks; \"we agreed\", he said: no, not yet.",
    "Please e-mail press@mfaic.gov.kh or see https://www.mfaic.gov.kh/Posts?id=RBH&x=Edl",
    "Ministère des Affaires étrangères et de la Coopération internationale",
    "Le communiqué de l'ASEAN a été publié à Phnom Penh; « où » l'Élysée s'est réjoui, ça va.",
    "Œuvre, naïveté, Noël, être, garçon, août, l'Équateur, CÔTE D'IVOIRE",
    "Bộ Ngoại giao nước Cộng hòa xã hội chủ nghĩa Việt Nam tại Hà Nội",
    "Thủ tướng Phạm Minh Chính và Đà Nẵng, Huế, Cần Thơ",
    "Größe, Übermut, Straße, Schöneberg, GmbH & Co. KG, McKinsey",
    "Señor Muñoz, año, mañana, España, São Paulo, Reykjavík, Þingvellir, Ærø, København",
    "iPhone YouTube JavaScript GitHub LaTeX eBook PhD kWh MHz WiFi LinkedIn PostgreSQL",
    "impl std::os::unix::process::CommandExt for CallExpr<ExtendArray<Ext>, FromExternalError>",
    "use std::hash::{Hash, BuildHasher}; ExtractAndExpand, BadMethodCallException",
    "fn main() { let releaseKind = Release::new(\"km\"); x[i] += a<b; }",
    "for(i=0;i<n;i++){RbTree.insert(i,key);}",
    "#RBH-1234 SN:KM500-X/2 AB12CD34 Model EX-500R",
    "UmVsZWFzZSBvZiB0aGUgTWluaXN0cnkgb2YgRm9yZWlnbiBBZmZhaXJz",
    "550e8400-e29b-41d4-a716-446655440000 0xDEADBEEF v1.2.3-rc1",
    "H.E. Mr. Prak Sokhonn, Samdech Techo HUN SEN, Chea Kimsour, Koy Kuong",
    "Karta Rekar Egan Ram Rita Rosa Emma Ebla Rksa Rbat Rdab Rta Etna Edna Essen",
    "Chroy Changvar, Preah Sihanouk, Ratanak Kiri, Kampong Cham, Siem Reap",
    "5µm, 10 m², 25°C, 100 km², £5, ¥100, ©2021, ½ price, 3×4, §12, 100,000; a:b",
    "ព្រះរាជាណាចក្រកម្ពុជា ASEAN និង RCEP (MSMEs)",
    "ហ៊ុន សែន Twitter @hunsen #Cambodia",
    "Tom & Jerry <b>bold</b> <a href=\"x\">link</a>",
];

#[test]
fn no_text_makes_it_panic() {
    for text in ["e", "R", "eR", "a", ")", ");", "é", "Ba", "b¤", "RR", "ee", "\u{1F600}<", "<<<<", ",;:"] {
        assert_eq!(detect(text), None);
        let _ = to_unicode(text, Encoding::Limon);
    }
}
