/** A value of JSON. */
export type Json = null | boolean | number | string | Json[] | { [name: string]: Json };

/** A date as the format writes it, in EDTF: `2022-07-13`, `2022-06-2X`, `2022~`. */
export type DateText = string;
