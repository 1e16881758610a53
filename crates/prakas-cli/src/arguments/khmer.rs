//! What the command says of itself, in Khmer.

use clap::{Arg, ArgAction, Command};

/// What each command does, by its name; `prakas` is the whole.
const COMMANDS: &[(&str, &str)] = &[
    ("prakas", "សេចក្តីប្រកាសផ្លូវការ វាយតែម្តង៖ PDF DOCX ទំព័របណ្តាញ និងអត្ថបទ ដែលមានពាក្យដូចគ្នា"),
    ("build", "បង្កើតគ្រប់ទម្រង់នៃសេចក្តីប្រកាសនីមួយៗ ជាភាសានីមួយៗរបស់វា"),
    ("check", "ប្រាប់ពីអ្វីដែលខុស ឬគួរពិនិត្យ ក្នុងសេចក្តីប្រកាសនីមួយៗ"),
    ("preview", "បង្ហាញសេចក្តីប្រកាសក្នុងកម្មវិធីរុករក ពេលកំពុងសរសេរ ហើយប្រែតាមរាល់ពេលដែលរក្សាទុក"),
    ("import", "អានសេចក្តីប្រកាសពីទម្រង់ណាមួយ ដូចជា DOCX ដែលគេបានកែ ហើយសរសេរវាជា Markdown JSON ឬអត្ថបទ"),
    ("verify", "ប្រាប់ថា DOCX PDF ឬទំព័របណ្តាញ នៅបង្ហាញសេចក្តីប្រកាសដែលវាផ្ទុកឬទេ"),
    ("inspect", "ប្រាប់ពីអ្វីដែលមានក្នុង PDF DOCX ឬទំព័របណ្តាញ៖ សេចក្តីប្រកាស ស្ថានភាព ឯកសារ បទដ្ឋាន និងហត្ថលេខា"),
    ("facsimile", "ដាក់ពាក្យនៃសេចក្តីប្រកាសលើស្កេនដែលបានចុះហត្ថលេខា ដោយមិនឲ្យឃើញ៖ PDF ដែលអាចស្វែងរក ចម្លង និងស្តាប់បាន"),
    ("fonts", "ប្រាប់ថាពុម្ពអក្សរណាប្រើសម្រាប់អត្ថបទណា និងមូលហេតុ។ បើគ្មាន FILE ប្រាប់ពីពុម្ពអក្សរដែលមាន"),
    ("new", "ចាប់ផ្តើមសេចក្តីប្រកាសថ្មី៖ ឯកសារ Markdown មួយសម្រាប់ភាសានីមួយៗ ដែលមានកំណត់ចំណាំ"),
    ("explain", "ប្រាប់អំពីវិធានមួយតាមកូដរបស់វា មូលហេតុ និងអ្វីដែលត្រូវធ្វើ ឬរាយកូដទាំងអស់"),
    ("config", "បង្ហាញការកំណត់ដែលប្រើសម្រាប់ `build` និងទីមករបស់វា"),
    ("template", "បង្ហាញពុម្ព typst ដែលមានស្រាប់ សម្រាប់ចាប់ផ្តើមពុម្ពផ្សេង"),
    ("schema", "បង្ហាញ JSON schema នៃសេចក្តីប្រកាស សម្រាប់កម្មវិធីកែអត្ថបទ"),
    ("completions", "បង្ហាញអ្វីដែលបំពេញពាក្យរបស់ពាក្យបញ្ជានេះក្នុង shell"),
    ("man", "បង្ហាញទំព័រណែនាំនៃពាក្យបញ្ជានេះ ឬនៃពាក្យបញ្ជារងណាមួយ"),
];

/// What each argument is for, by its id, and where one id is of several uses by its command and id.
const ARGUMENTS: &[(&str, &str)] = &[
    ("ui_lang", "និយាយជាភាសានេះ៖ en ឬ km សម្រាប់ភាសាខ្មែរ [ធម្មតា៖ តាមប្រព័ន្ធ]"),
    (
        "files",
        "សេចក្តីប្រកាស៖ ឯកសារ .txt .md .json ឬ .docx ឬ PDF និងទំព័របណ្តាញដែល Prakas បានបង្កើត។ `-` ជាទិន្នន័យចូលស្តង់ដារ។ បើជាថត យកឯកសារ .txt .md និង .json ក្នុងនោះ។ ឯកសារដែលខុសគ្នាតែភាសា ដូចជា summit.en.md និង summit.km.md ជាសេចក្តីប្រកាសតែមួយ",
    ),
    ("scans", "ស្កេន៖ JPEG PNG ឬ TIFF មួយសម្រាប់ទំព័រនីមួយៗ តាមលំដាប់ ឬ PDF ពីម៉ាស៊ីនស្កេន"),
    ("facsimile.files", "សេចក្តីប្រកាសដែលបានបោះពុម្ព និងចុះហត្ថលេខា ដូចជា summit.km.md"),
    ("facsimile.bilingual", "ស្កេនបង្ហាញគ្រប់ភាសាបន្តបន្ទាប់ ដូចដែល --bilingual បានបោះពុម្ព"),
    ("facsimile.carry", "អ្វីដែលឯកសារផ្ទុក៖ សេចក្តីប្រកាសទាំងមូល សេចក្តីប្រកាសនិងឯកសារដើម តែអ្វីដែលបង្ហាញ ឬគ្មាន [ធម្មតា៖ release]"),
    ("force", "យកស្កេនទោះជាវាហាក់មិនបង្ហាញទំព័ររបស់វា៖ ពាក្យត្រូវដាក់នៅកន្លែងដែលសមបំផុត"),
    ("verify.files", "ឯកសារ៖ .docx .pdf ឬ .html"),
    ("inspect.files", "ឯកសារ៖ .docx .pdf ឬ .html"),
    ("from", "អានឯកសារទាំងអស់ជាទម្រង់នេះ ទោះឈ្មោះរបស់វាជាអ្វីក៏ដោយ។ ចាំបាច់សម្រាប់ទិន្នន័យចូលស្តង់ដារ"),
    ("fonts", "យកពុម្ពអក្សរពីថតនេះមុន។ អាចឲ្យច្រើនដង"),
    ("system_fonts", "យកពុម្ពអក្សររបស់ម៉ាស៊ីននេះ នៅពេលគ្មានពុម្ពផ្សេងមានតួអក្សរនោះ"),
    ("deny", "ឲ្យការព្រមានបញ្ឈប់ការងារ ដូចកំហុស"),
    ("json", "សរសេរចំណុចដែលរកឃើញទៅលទ្ធផលស្តង់ដារ ជាឯកសារ JSON មួយ"),
    ("sarif", "សរសេរចំណុចដែលរកឃើញទៅលទ្ធផលស្តង់ដារ ជា SARIF 2.1.0"),
    ("languages", "យកតែភាសាទាំងនេះ ដូចជា en ឬ km"),
    ("new.languages", "ភាសាដែលវានឹងមាន ឯកសារមួយសម្រាប់ភាសានីមួយៗ [ធម្មតា៖ km,en]"),
    ("house", "ដាក់សេចក្តីប្រកាសលើក្រដាសរបស់ស្ថាប័ននេះ៖ id ដែលមានស្រាប់ ឈ្មោះក្នុង prakas.toml ឬឯកសារ TOML"),
    ("config", "ប្រើ prakas.toml នេះ មិនមែនឯកសារដែលនៅជិតបំផុត"),
    ("no_config", "មិនប្រើ prakas.toml ណាមួយ"),
    (
        "fix",
        "កែអ្វីដែលអាចកែបានដោយសុវត្ថិភាព ដូចជាដកឃ្លា លំដាប់តួអក្សរខ្មែរ និងលេខពីរប្រភេទ៖ បង្ហាញរាល់ការកែ ហើយទុកឯកសារដើមជា FILE.bak",
    ),
    ("diff", "បង្ហាញអ្វីដែល --fix នឹងកែ ដោយមិនកែអ្វីទេ"),
    ("port", "ស្តាប់លើច្រកនេះ [ធម្មតា៖ ច្រកទំនេរណាមួយ]"),
    ("no_open", "មិនបើកកម្មវិធីរុករក"),
    (
        "formats",
        "បង្កើតតែទម្រង់ទាំងនេះ ដោយដាក់ក្បៀសរវាងវា៖ pdf docx html និង txt ដែលបង្កើតនៅពេលមិនបានប្រាប់។ eml ជាសារអ៊ីមែល png និង svg ជារូបភាពនៃទំព័រនីមួយៗ card ជារូបភាពសម្រាប់បណ្តាញសង្គម",
    ),
    ("bilingual", "បង្កើត PDF DOCX និងរូបភាពទំព័រតែមួយ ដែលមានគ្រប់ភាសាបន្តបន្ទាប់ ដោយភាសាខ្មែរមុន"),
    ("out", "សរសេរឯកសារក្នុងថតនេះ ដែលត្រូវបានបង្កើតបើមិនទាន់មាន"),
    ("width", "ចំនួនជួរឈរនៃអត្ថបទធម្មតា យ៉ាងតិច 20។ 0 ដាក់កថាខណ្ឌនីមួយៗលើបន្ទាត់តែមួយ [ធម្មតា៖ 72]"),
    ("pdf_standard", "បទដ្ឋានដែល PDF គោរព។ `archival` គឺ a-3a ជាមួយ ua-1 ហើយទុកសេចក្តីព្រាងដែលគ្មានកាលបរិច្ឆេទជា PDF ធម្មតា"),
    ("dpi", "ភីកសែលក្នុងមួយអ៊ីញនៃទំព័រ PNG ពី 10 ដល់ 1200 [ធម្មតា៖ 150]"),
    ("no_embed_fonts", "មិនដាក់ពុម្ពអក្សរក្នុង DOCX និងទំព័របណ្តាញ៖ ឯកសារតូចជាង"),
    ("fragment", "បង្កើតតែអត្ថបទនៃទំព័របណ្តាញ ជាមួយឈ្មោះថ្នាក់ និងគ្មានរចនាបថ សម្រាប់ទំព័ររបស់អ្នកដទៃ"),
    ("assets", "បង្កើតទំព័របណ្តាញដែលមានរចនាបថ និងពុម្ពអក្សរជាឯកសារក្នុងថតនេះ សម្រាប់គេហទំព័រ"),
    ("mail_from", "អ្នកផ្ញើសារអ៊ីមែល ដូចជា `Press Office <press@example.org>` [ធម្មតា៖ ទំនាក់ទំនងដំបូងដែលមានអ៊ីមែល]"),
    ("mail_to", "អ្នកទទួលសារអ៊ីមែល។ អាចឲ្យច្រើនដង"),
    ("attach_pdf", "ភ្ជាប់ PDF ជាមួយសារអ៊ីមែល"),
    (
        "carry",
        "អ្វីដែល PDF DOCX និងទំព័របណ្តាញផ្ទុក៖ សេចក្តីប្រកាសទាំងមូល សេចក្តីប្រកាសនិងឯកសារដើម តែអ្វីដែលបង្ហាញ ឬគ្មាន [ធម្មតា៖ release]",
    ),
    ("stdout", "សរសេរទៅលទ្ធផលស្តង់ដារ៖ ទម្រង់មួយ នៃភាសាមួយ នៃសេចក្តីប្រកាសមួយ"),
    ("resume", "ទុកសេចក្តីប្រកាសដែលបានបង្កើតរួចហើយពីប្រភពដូចគ្នា ឲ្យនៅដដែល ទោះការងារមុនត្រូវបានបញ្ឈប់ក៏ដោយ"),
    ("fail_fast", "មិនបង្កើតបន្តទេ ពេលមួយបរាជ័យ"),
    ("keep_going", "បង្កើតសេចក្តីប្រកាសផ្សេងទៀត ទោះមួយបរាជ័យក៏ដោយ"),
    ("replace_signed", "សរសេរពីលើ PDF ដែលបានចុះហត្ថលេខា"),
    ("template", "គូរទំព័រដោយឯកសារ typst នេះ ជំនួសពុម្ពដែលមានស្រាប់ ដែល `prakas template` បង្ហាញ"),
    ("template_time", "វិនាទីដែលសេចក្តីប្រកាសមួយអាចប្រើជាមួយ --template [ធម្មតា៖ 30]"),
    ("template_memory", "MiB នៃអង្គចងចាំដែលសេចក្តីប្រកាសមួយអាចប្រើជាមួយ --template [ធម្មតា៖ 1024]"),
    ("to", "សរសេរសេចក្តីប្រកាសជាទម្រង់នេះ៖ md ជាមួយរូបភាពនៅក្បែរ json ឬ txt"),
    ("id", "id នៃសេចក្តីប្រកាស ដែលឯកសារយកជាឈ្មោះ ដូចជា office-hours"),
    ("kind", "ប្រភេទនៃសេចក្តីប្រកាស [ធម្មតា៖ press-release]"),
    ("title", "ចំណងជើង។ បើឲ្យច្រើនដង មួយសម្រាប់ភាសានីមួយៗតាមលំដាប់"),
    ("issued", "ថ្ងៃចេញផ្សាយ ដូចជា 2021-10-27 ឬ \"ថ្ងៃទី២៧ ខែតុលា ឆ្នាំ២០២១\" [ធម្មតា៖ ថ្ងៃនេះនៅកម្ពុជា]"),
    ("place", "ទីកន្លែងចេញផ្សាយ។ បើឲ្យច្រើនដង មួយសម្រាប់ភាសានីមួយៗ [ធម្មតា៖ រាជធានីភ្នំពេញ]"),
    ("issuer", "ស្ថាប័នដែលចេញផ្សាយ៖ id របស់ស្ថាប័ន ឬឈ្មោះ [ធម្មតា៖ mfaic]"),
    ("yes", "មិនសួរអ្វីទេ៖ អ្វីដែលមិនបានឲ្យ យកតាមធម្មតា"),
    ("code", "កូដក្នុងដង្កៀប ដូចជា missing-title"),
    ("front_matter", "schema នៃព័ត៌មាននៅមុខ Markdown មិនមែននៃទម្រង់រក្សាទុក"),
    ("shell", "shell"),
    ("command", "ពាក្យបញ្ជារង ដូចជា build"),
    ("help", "បង្ហាញជំនួយ"),
    ("version", "បង្ហាញកំណែ"),
];

/// How help is laid out.
const LAYOUT: &str = "{about-with-newline}\nរបៀបប្រើ៖ {usage}\n\n{all-args}{after-help}";

const EXIT_CODES: &str = "លេខកូដពេលចប់៖ 0 រួចរាល់, 1 មានចំណុចដែលបញ្ឈប់, 2 ប្រើខុស, 130 ត្រូវបានផ្អាក។";

/// The same command, speaking Khmer.
pub(super) fn in_khmer(command: Command) -> Command {
    let name = command.get_name().to_owned();
    let about = find(COMMANDS, &name).unwrap_or_default();
    let examples = command.get_after_help().map(|help| examples(&help.to_string()));
    let mut spoken = command
        .about(about)
        .long_about(about)
        .help_template(LAYOUT)
        .subcommand_help_heading("ពាក្យបញ្ជា")
        .disable_help_flag(true)
        .mut_args(|argument| spoken_of(&name, argument));
    if let Some(examples) = examples {
        spoken = spoken.after_help(examples);
    }
    let help = Arg::new("help").short('h').long("help").action(ArgAction::Help);
    spoken = spoken.arg(spoken_of(&name, help));
    if name == "prakas" {
        let version = Arg::new("version").short('V').long("version").action(ArgAction::Version);
        spoken = spoken.disable_version_flag(true).arg(spoken_of(&name, version));
    }
    spoken.mut_subcommands(in_khmer)
}

fn find(table: &[(&str, &'static str)], name: &str) -> Option<&'static str> {
    table.iter().find(|(known, _)| *known == name).map(|(_, text)| *text)
}

/// An argument with its help, values and default in Khmer.
fn spoken_of(command: &str, argument: Arg) -> Arg {
    let id = argument.get_id().as_str().to_owned();
    let text =
        find(ARGUMENTS, &format!("{command}.{id}")).or_else(|| find(ARGUMENTS, &id)).unwrap_or_default();
    let mut help = text.to_owned();
    let values: Vec<String> =
        argument.get_possible_values().iter().map(|value| value.get_name().to_owned()).collect();
    if !values.is_empty() && argument.get_action().takes_values() {
        help.push_str(&format!(" [តម្លៃ៖ {}]", values.join(", ")));
    }
    let defaults: Vec<String> =
        argument.get_default_values().iter().map(|value| value.to_string_lossy().into_owned()).collect();
    if !defaults.is_empty() && argument.get_action().takes_values() && !argument.is_hide_default_value_set() {
        help.push_str(&format!(" [ធម្មតា៖ {}]", defaults.join(",")));
    }
    let heading = if argument.is_positional() {
        "អ្វីដែលត្រូវឲ្យ"
    } else {
        "ជម្រើស"
    };
    argument
        .help(help.clone())
        .long_help(help)
        .hide_possible_values(true)
        .hide_default_value(true)
        .help_heading(heading)
}

/// The commands of examples, without what is said of them in English.
fn examples(english: &str) -> String {
    let commands = english.lines().filter(|line| line.starts_with("  prakas ")).map(|line| {
        let line = line.trim();
        line.split("  ").next().unwrap_or(line).trim_end()
    });
    let mut khmer = String::from("ឧទាហរណ៍៖\n");
    for command in commands {
        khmer.push_str(&format!("  {command}\n"));
    }
    if english.contains("Exit codes") { khmer + "\n" + EXIT_CODES } else { khmer }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    use super::super::Arguments;
    use super::*;

    /// A command and all below it.
    fn all(command: &Command) -> Vec<&Command> {
        std::iter::once(command).chain(command.get_subcommands().flat_map(all)).collect()
    }

    #[test]
    fn all_that_is_said_is_said_in_khmer() {
        let spoken = in_khmer(Arguments::command());
        for command in all(&spoken) {
            let name = command.get_name();
            assert!(find(COMMANDS, name).is_some(), "{name}");
            for argument in command.get_arguments().filter(|argument| !argument.is_hide_set()) {
                let id = argument.get_id().as_str();
                let own = format!("{name}.{id}");
                assert!(find(ARGUMENTS, id).or_else(|| find(ARGUMENTS, &own)).is_some(), "{own}");
            }
        }
    }

    #[test]
    fn nothing_is_said_of_what_there_is_not() {
        let english = Arguments::command();
        let commands = all(&english);
        for (name, _) in ARGUMENTS {
            let (command, id) =
                name.split_once('.').map_or((None, *name), |(command, id)| (Some(command), id));
            let is_there = commands
                .iter()
                .filter(|it| command.is_none_or(|name| it.get_name() == name))
                .any(|it| it.get_arguments().any(|argument| argument.get_id() == id));
            assert!(is_there || ["help", "version"].contains(name), "{name}");
        }
    }

    #[test]
    fn the_definition_is_sound_in_khmer() {
        in_khmer(Arguments::command()).debug_assert();
    }
}
