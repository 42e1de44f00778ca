import { AGGREGATE_NAMES } from '../aggregates.ts'
import { ARRAY_BUILTINS, ARRAY_SEVERAL } from './arrays.ts'
import { BAG_BUILTINS } from './bags.ts'
import type { Builtin, SeveralBuiltin } from './builtin.ts'
import { CONVERT_BUILTINS } from './convert.ts'
import { DYNAMIC_BUILTINS } from './dynamic.ts'
import { ENCODE_BUILTINS } from './encode.ts'
import { GEO_BUILTINS } from './geo.ts'
import { HASH_BUILTINS } from './hash.ts'
import { IP_BUILTINS } from './ip.ts'
import { LOGIC_BUILTINS } from './logic.ts'
import { NUMBER_BUILTINS } from './number.ts'
import { OUTSIDE_BUILTINS } from './outside.ts'
import { PARSE_BUILTINS } from './parse.ts'
import { REGEX_BUILTINS } from './regex.ts'
import { SERIES_BUILTINS, SERIES_SEVERAL } from './series.ts'
import { TEXT_BUILTINS } from './text.ts'
import { TIME_BUILTINS } from './time.ts'
import { UNIT_BUILTINS } from './units.ts'
import { WINDOW_BUILTINS } from './window.ts'

const CURRENT: Readonly<Record<string, Builtin>> = {
  ...LOGIC_BUILTINS,
  ...CONVERT_BUILTINS,
  ...TEXT_BUILTINS,
  ...REGEX_BUILTINS,
  ...PARSE_BUILTINS,
  ...ENCODE_BUILTINS,
  ...HASH_BUILTINS,
  ...NUMBER_BUILTINS,
  ...TIME_BUILTINS,
  ...UNIT_BUILTINS,
  ...DYNAMIC_BUILTINS,
  ...ARRAY_BUILTINS,
  ...BAG_BUILTINS,
  ...SERIES_BUILTINS,
  ...IP_BUILTINS,
  ...OUTSIDE_BUILTINS,
  ...GEO_BUILTINS,
  ...WINDOW_BUILTINS,
}

/** Old spellings that the product still reads, with the same arguments as the new ones. */
const OLD_SPELLINGS: Readonly<Record<string, string>> = {
  array_iif: 'array_iff',
  array_strcat: 'strcat_array',
  array_sum: 'series_sum',
  arraylength: 'array_length',
  base64_decodestring: 'base64_decode_tostring',
  base64_encodestring: 'base64_encode_tostring',
  columnifexists: 'column_ifexists',
  datepart: 'datetime_part',
  extractall: 'extract_all',
  extractjson: 'extract_json',
  make_string: 'unicode_codepoints_to_string',
  notempty: 'isnotempty',
  notnull: 'isnotnull',
  pack: 'bag_pack',
  pack_dictionary: 'bag_pack',
  parsejson: 'parse_json',
  parseurl: 'parse_url',
  parseurlquery: 'parse_urlquery',
  row_rank: 'row_rank_dense',
  to_utf8: 'unicode_codepoints_from_string',
  toobject: 'parse_json',
  totime: 'totimespan',
}

function oldSpellings(): Readonly<Record<string, Builtin>> {
  const known = Object.entries(OLD_SPELLINGS).flatMap(([old, name]) => {
    const builtin = CURRENT[name]
    return builtin === undefined || Object.hasOwn(CURRENT, old) ? [] : [[old, builtin] as const]
  })
  return Object.fromEntries(known)
}

/** Scalar functions by their KQL name; any other function is refused. */
export const BUILTINS: Readonly<Record<string, Builtin>> = { ...CURRENT, ...oldSpellings() }

/** Functions of several columns. */
export const SEVERAL: Readonly<Record<string, SeveralBuiltin>> = { ...ARRAY_SEVERAL, ...SERIES_SEVERAL }

/** Names to offer for a mistyped function. */
export const BUILTIN_NAMES: readonly string[] = [...Object.keys(BUILTINS), ...Object.keys(SEVERAL), ...AGGREGATE_NAMES]
