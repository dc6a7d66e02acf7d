//! One declaration a record: the struct, its reading and its writing.

/// Declares a record: a plain public struct with strict reading and canonical writing.
///
/// Fields of type `Option`, `Vec`, `Map` and `Ext` may be absent; all others are required.
macro_rules! record {
    (
        $(#[$meta:meta])*
        pub struct $name:ident ($what:literal) {
            $( $(#[$field_meta:meta])* $field:ident : $type:ty, )*
        }
    ) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub struct $name {
            $( $(#[$field_meta])* pub $field: $type, )*
        }

        impl $name {
            const FIELDS: &'static [&'static str] = &[$( stringify!($field) ),*];
        }

        impl $crate::json::Member for $name {
            fn blank() -> Self {
                Self { $( $field: $crate::json::Member::blank(), )* }
            }
        }

        impl $crate::json::Decode for $name {
            fn decode(reader: &mut $crate::json::Reader<'_>) -> Option<Self> {
                let mut record = <Self as $crate::json::Member>::blank();
                let slots: &mut [&mut dyn $crate::json::Slot] = &mut [$( &mut record.$field ),*];
                let fields = $crate::json::Fields::fill(reader, $what, Self::FIELDS, slots)?;
                fields.is_sound().then_some(record)
            }
        }

        impl $crate::json::Encode for $name {
            fn encode(&self, writer: &mut $crate::json::Writer) {
                writer.record(Self::FIELDS, &[$( &self.$field ),*]);
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                $crate::json::serialize(self, serializer)
            }
        }
    };
}

/// Declares a fixed list of words as an enum.
macro_rules! words {
    (
        $(#[$meta:meta])*
        pub enum $name:ident ($what:literal) {
            $( $(#[$variant_meta:meta])* $variant:ident = $word:literal, )*
        }
    ) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {
            $( $(#[$variant_meta])* $variant, )*
        }

        impl $name {
            /// All of them, in the order of the format's table.
            pub const ALL: &'static [Self] = &[$( Self::$variant ),*];

            const WORDS: &'static [&'static str] = &[$( $word ),*];

            /// The word in a document.
            pub fn as_str(self) -> &'static str {
                Self::WORDS.get(self as usize).copied().unwrap_or_default()
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl $crate::json::Decode for $name {
            fn decode(reader: &mut $crate::json::Reader<'_>) -> Option<Self> {
                let which = $crate::json::one_of(reader, $what, Self::WORDS)?;
                Self::ALL.get(which).copied()
            }
        }

        impl $crate::json::Encode for $name {
            fn encode(&self, writer: &mut $crate::json::Writer) {
                writer.string(self.as_str());
            }
        }

        impl $crate::json::Member for $name {
            fn blank() -> Self {
                let [first, ..] = [$( Self::$variant ),*];
                first
            }
        }
    };
}

pub(crate) use {record, words};
