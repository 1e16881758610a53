//! The names that a lunar date is written with.

use super::fold::{Names, Table};

/// Half of a lunar month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Phase {
    /// កើត, from the day after the new moon to the full moon: always 15 days.
    Waxing,
    /// រោច, from the day after the full moon to the new moon: 14 or 15 days.
    Waning,
}

/// A month of the Khmer lunar year, in its order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LunarMonth {
    /// មិគសិរ, 29 days.
    Migasir,
    /// បុស្ស, 30 days.
    Boss,
    /// មាឃ, 29 days.
    Meak,
    /// ផល្គុន, 30 days.
    Phalkun,
    /// ចេត្រ, 29 days.
    Chet,
    /// ពិសាខ, 30 days.
    Pisak,
    /// ជេស្ឋ, 29 days, or 30 in a year with a leap day.
    Jesth,
    /// អាសាឍ, 30 days. A year with a leap month has the next two in its place.
    Asath,
    /// បឋមាសាឍ, the first Asath of a year with a leap month, 30 days.
    FirstAsath,
    /// ទុតិយាសាឍ, the second Asath of a year with a leap month, 30 days.
    SecondAsath,
    /// ស្រាពណ៍, 29 days.
    Srapoan,
    /// ភទ្របទ, 30 days.
    Phatrabot,
    /// អស្សុជ, 29 days.
    Assuj,
    /// កត្តិក, 30 days.
    Katek,
}

/// The animal of a year, in the order of the cycle.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AnimalYear {
    /// ជូត.
    Rat,
    /// ឆ្លូវ.
    Ox,
    /// ខាល.
    Tiger,
    /// ថោះ.
    Rabbit,
    /// រោង.
    Dragon,
    /// ម្សាញ់.
    Snake,
    /// មមី.
    Horse,
    /// មមែ.
    Goat,
    /// វក.
    Monkey,
    /// រកា.
    Rooster,
    /// ច.
    Dog,
    /// កុរ.
    Pig,
}

/// The place of a year in its decade of the Lesser Era (ចុល្លសករាជ): its last digit, by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sak {
    /// ឯកស័ក, 1.
    Ek,
    /// ទោស័ក, 2.
    To,
    /// ត្រីស័ក, 3.
    Trei,
    /// ចត្វាស័ក, 4.
    Chattva,
    /// បញ្ចស័ក, 5.
    Pancha,
    /// ឆស័ក, 6.
    Chha,
    /// សប្តស័ក, 7.
    Sapta,
    /// អដ្ឋស័ក, 8.
    Attha,
    /// នព្វស័ក, 9.
    Nappa,
    /// សំរឹទ្ធិស័ក, 0.
    Samriddhi,
}

/// Tables of the names, as they are written and as they are also typed.
macro_rules! named {
    ($type:ident, $($variant:ident: $name:literal, $roman:literal, [$($typed:literal),*];)*) => {
        impl $type {
            /// Every value, in order.
            pub const ALL: &[Self] = &[$(Self::$variant),*];

            /// The name as official Khmer writes it.
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $name,)*
                }
            }

            /// The name in English text: see [`super::LunarDate::english`] for whose spelling it is.
            pub const fn english(self) -> &'static str {
                match self {
                    $(Self::$variant => $roman,)*
                }
            }

            /// The spellings that are met in typed lines besides [`Self::name`]. They are read, never written.
            pub const fn variants(self) -> &'static [&'static str] {
                match self {
                    $(Self::$variant => &[$($typed),*],)*
                }
            }

            /// The value of a name, whole: as it is written, or one of the [`Self::variants`]. Spaces and invisible characters in
            /// it do not count.
            pub fn from_name(name: &str) -> Option<Self> {
                Self::names().whole(name)
            }

            pub(super) fn names() -> &'static Names<Self> {
                static NAMES: Table<$type> = Table::new(|| {
                    let spellings = |value: $type| {
                        std::iter::once(value.name()).chain(value.variants().iter().copied()).map(move |name| (name, value))
                    };
                    Names::new($type::ALL.iter().copied().flat_map(spellings))
                });
                &NAMES
            }
        }

        impl std::fmt::Display for $type {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.name())
            }
        }
    };
}

named! { Phase,
    Waxing: "កើត", "waxing", ["ខ្នើត", "ខាងកើត", "កើត៍"];
    Waning: "រោច", "waning", ["រនោច", "ខាងរនោច", "រោជ", "រោច៍"];
}

named! { LunarMonth,
    Migasir: "មិគសិរ", "Migasir", ["មិគ្គសិរ", "មិគសិរ៍", "មិគ្គសិរ៍", "មិគសិរៈ", "មិគ្គសិរៈ", "មិគសិ", "មាគសិរ", "មិកសិរ"];
    Boss: "បុស្ស", "Boss", ["បុស្សៈ", "បុស្សៗ", "បុស", "បុស្ស៍"];
    Meak: "មាឃ", "Meak", ["មាឃៈ", "មាឃ៍", "មាគ"];
    Phalkun: "ផល្គុន", "Phalkun", ["ផល្គុណ", "ផល្គុន៍", "ផាល្គុន", "ផល្គន", "ផ្គុន"];
    Chet: "ចេត្រ", "Chet", ["ចែត្រ", "ចេត្រៈ", "ចៃត្រ", "ចេត"];
    Pisak: "ពិសាខ", "Pisakh", ["វិសាខ", "ពិសាខៈ", "ពិសាខ៍", "វិសាខៈ", "ពិសាក"];
    Jesth: "ជេស្ឋ", "Jesth", ["ជេស្ធ", "ជេស្ថ", "ជេស្ឋៈ", "ជេស្ឋា", "ជេស្ឋ៍", "ជេដ្ឋ", "ជេដ្ឋា", "ជេឋ", "ជេស្ត"];
    Asath: "អាសាឍ", "Asath", ["អាសាធ", "អាសាឍៈ", "អសាឍ", "អាសាឡ្ហ", "អាសាឡ្ហៈ", "អាសាឍ៍"];
    FirstAsath: "បឋមាសាឍ", "First Asath", ["បឋមសាឍ", "បឋមាសាធ", "បឋមអាសាឍ", "បឋមាសាឍៈ", "បឋមាអាសាឍ", "បឋមាសាឡ្ហ"];
    SecondAsath: "ទុតិយាសាឍ", "Second Asath", ["ទុតិយសាឍ", "ទុតិយាសាធ", "ទុតិយអាសាឍ", "ទុតិយាសាឍៈ", "ទុតិយាអាសាឍ", "ទុតិយាសាឡ្ហ"];
    Srapoan: "ស្រាពណ៍", "Srapoan", ["ស្រាពណ៌", "ស្រាពណ", "ស្រាពន៍", "ស្រាពន", "ស្រាព៍ណ", "សាវន", "ស្រាវណ៍"];
    Phatrabot: "ភទ្របទ", "Phatrabot", ["ភទ្ទបទ", "ភទ្រ្តបទ", "ភទ្រ្ទបទ", "ភទ្រប័ទ", "ភ័ទ្របទ", "ភត្របទ", "ភ័ទ្របត", "ភទ្របត"];
    Assuj: "អស្សុជ", "Assuj", ["អស្សុជៈ", "អស្សុជ៍", "អស្សុច", "អស្សុឆ", "អស្សជ"];
    Katek: "កត្តិក", "Katek", ["កក្តិក", "កត្តិកៈ", "កត្តិកា", "កត្តិក៍", "កត្តិ", "ក្តិក", "កតិក្ក", "កត្ថិក"];
}

named! { AnimalYear,
    Rat: "ជូត", "Rat", ["ជូតៈ", "ជួត"];
    Ox: "ឆ្លូវ", "Ox", ["ឆ្លូ", "ឆ្លូវៈ", "ឆ្លៅ"];
    Tiger: "ខាល", "Tiger", ["ខាលៈ", "ខាឡ"];
    Rabbit: "ថោះ", "Rabbit", ["ថោៈ", "ថោ"];
    Dragon: "រោង", "Dragon", ["រោងៈ", "ម្រោង"];
    Snake: "ម្សាញ់", "Snake", ["ម្សាញ", "មសាញ់", "ម្សាញ់ៈ", "មសាញ"];
    Horse: "មមី", "Horse", ["មមីរ", "មមិ", "មមីៈ", "មមី៍"];
    Goat: "មមែ", "Goat", ["មមៃ", "មមេ", "មមែៈ", "មម៉ែ"];
    Monkey: "វក", "Monkey", ["វ៉ក", "វកៈ", "វ័ក"];
    Rooster: "រកា", "Rooster", ["រ៉កា", "រកាៈ"];
    Dog: "ច", "Dog", ["ចៈ", "ច័"];
    Pig: "កុរ", "Pig", ["កុល", "កុរៈ", "កោរ", "កូរ"];
}

named! { Sak,
    Ek: "ឯកស័ក", "Ek Sak", ["ឯកសក័", "ឯកសក", "ឯកស័ក្ក", "ឯក្កស័ក", "ឯកស័ក៍", "ឯកសក្ក", "អេកស័ក"];
    To: "ទោស័ក", "To Sak", ["ទោសក័", "ទោសក", "ទោស័ក្ក", "ទោសក្ក"];
    Trei: "ត្រីស័ក", "Trei Sak", ["ត្រីសក័", "ត្រីសក", "ត្រីស័ក្ក", "ត្រិស័ក", "ត្រីសក្ក", "ត្រៃស័ក"];
    Chattva: "ចត្វាស័ក", "Chattva Sak", ["ចត្វាសក័", "ចត្វាសក", "ចត្វាស័ក្ក", "ចត្តាស័ក", "ចត្វស័ក", "ចត្វាសក្ក", "ចត្វារស័ក"];
    Pancha: "បញ្ចស័ក", "Pancha Sak", ["បញ្ចសក័", "បញ្ចសក", "បញ្ចស័ក្ក", "បញ្ជស័ក", "បញ្ចសក្ក", "ប៉ញ្ចស័ក", "បញ្ចាស័ក"];
    Chha: "ឆស័ក", "Chha Sak", ["ឆសក័", "ឆសក", "ឆស័ក្ក", "ឆសក្ក", "ឆរស័ក", "ឆសាស័ក"];
    Sapta: "សប្តស័ក", "Sapta Sak", ["សប្តសក័", "សប្តសក", "សប្តស័ក្ក", "សត្តស័ក", "សប្តាស័ក", "សប្បស័ក", "សប្តសក្ក"];
    Attha: "អដ្ឋស័ក", "Attha Sak", ["អដ្ឋសក័", "អដ្ឋសក", "អដ្ឋស័ក្ក", "អដ្ធស័ក", "អត្ថស័ក", "អដ្ឋាស័ក", "អដ្ឋសក្ក", "អដ្ឍស័ក", "អដ្ថស័ក"];
    Nappa: "នព្វស័ក", "Nappa Sak", ["នព្វសក័", "នព្វសក", "នព្វស័ក្ក", "នពស័ក", "នវស័ក", "នព្វសក្ក", "នព្ពស័ក", "នប្បស័ក"];
    Samriddhi: "សំរឹទ្ធិស័ក", "Samriddhi Sak", ["សំរិទ្ធិស័ក", "សំរឹទ្ធស័ក", "សំរិទ្ធស័ក", "សំឫទ្ធិស័ក", "សម្រឹទ្ធិស័ក", "សម្រិទ្ធិស័ក", "សម្រឹទ្ធស័ក", "សំរឹទ្ធិសក", "សំរឹទ្ធិសក័", "សំរឹទ្ធិស័ក្ក", "សម្ឫទ្ធិស័ក", "សំឫទ្ធស័ក", "សំរេទ្ធិស័ក"];
}
