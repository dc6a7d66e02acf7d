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

        impl $crate::json::Decode for $name {
            fn decode(reader: &mut $crate::json::Reader<'_>) -> Option<Self> {
                $( let mut $field: Option<$type> = None; )*
                // Told apart by number: comparing names once, in `Fields`, is enough.
                let fields = $crate::json::Fields::members(
                    reader, $what, Self::FIELDS,
                    &mut |reader, mut index, _| {
                        $(
                            if index == 0 {
                                $field = <$type as $crate::json::Decode>::decode(reader);
                                return $field.is_some();
                            }
                            index = index.wrapping_sub(1);
                        )*
                        let _ = index;
                        false
                    },
                )?;
                let mut index = 0;
                $(
                    let $field =
                        fields.settle_numbered(reader, index, stringify!($field), $field);
                    index += 1;
                )*
                let _ = index;
                let record = Self { $( $field: $field?, )* };
                fields.is_sound().then_some(record)
            }
        }

        impl $crate::json::Encode for $name {
            fn encode(&self, writer: &mut $crate::json::Writer) {
                writer.object(|o| { $( o.field(stringify!($field), &self.$field); )* });
            }
        }

        impl $crate::json::Member for $name {}

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

            /// The word in a document.
            pub fn as_str(self) -> &'static str {
                match self {
                    $( Self::$variant => $word, )*
                }
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
                $crate::json::one_of(reader, $what, Self::ALL, Self::as_str)
            }
        }

        impl $crate::json::Encode for $name {
            fn encode(&self, writer: &mut $crate::json::Writer) {
                writer.string(self.as_str());
            }
        }

        impl $crate::json::Member for $name {}
    };
}

pub(crate) use {record, words};
