import { AGGREGATES } from './aggregates.ts'
import { ARRAYS } from './arrays.ts'
import { AXIS } from './axis.ts'
import { BACKTRACKING } from './backtracking-search.ts'
import { BAGS } from './bags.ts'
import { BITS } from './bits.ts'
import { CALENDAR } from './calendar.ts'
import { CHECKS } from './checks.ts'
import { COMPARE } from './compare.ts'
import { CONVERT } from './convert.ts'
import { COUNTERS } from './counters.ts'
import { DECODE } from './decode.ts'
import type { AggregateFunction, ScalarFunction, WindowFunction } from './define.ts'
import { DISJOINT } from './disjoint.ts'
import { DYNAMIC } from './dynamic.ts'
import { EDIT_DISTANCE } from './edit-distance.ts'
import { ENCODE } from './encode.ts'
import { FLOWS } from './flow.ts'
import { FOUND_INSTANTS } from './found-instant.ts'
import { GATHERED } from './gathered.ts'
import { GATHERED_SERIES } from './gathered-series.ts'
import { GEO } from './geo.ts'
import { GRAPHEMES } from './graphemes.ts'
import { HASH } from './hash.ts'
import { IP } from './ip.ts'
import { IP_NAMES } from './ip-names.ts'
import { IP_NETWORKS } from './ip-networks.ts'
import { IP_RANGES } from './ip-ranges.ts'
import { JAVA_FORMATS } from './java-format.ts'
import { JAVA_INSTANTS } from './java-instant.ts'
import { JAVA_SIMPLE_FORMATS } from './java-simple.ts'
import { JAVA_ZONES } from './java-zone.ts'
import { JSON_ARRAYS } from './json-array.ts'
import { JSON_AUTO_FIELDS } from './json-auto.ts'
import { JSON_PATHS } from './json-path.ts'
import { LEAVES } from './leaves.ts'
import { LEEF_TIMES } from './leef-time.ts'
import { LINKED } from './linked.ts'
import { LOGIC } from './logic.ts'
import { MURMUR } from './murmur.ts'
import { NUMBER } from './number.ts'
import { PAIRS } from './pairs.ts'
import { PAIRS_IN_TEXT } from './pairs-in-text.ts'
import { PARSE } from './parse.ts'
import { PERIODS } from './periods.ts'
import { PLACES } from './places.ts'
import { RANGES } from './ranges.ts'
import { RECORD } from './record.ts'
import { RECORD_FORMATS } from './record-formats.ts'
import { RECORD_PARTS } from './record-parts.ts'
import { RECORD_SEARCH } from './record-search.ts'
import { RECORD_SPLIT } from './record-split.ts'
import { REGEX } from './regex.ts'
import { SERIES } from './series.ts'
import { SERIES_FILTERS } from './series-filters.ts'
import { SERIES_FITS } from './series-fits.ts'
import { SERIES_FOURIER } from './series-fourier.ts'
import { SERIES_MEASURES } from './series-measures.ts'
import { SESSIONS } from './sessions.ts'
import { SETS } from './sets.ts'
import { SIMPLE_DATES } from './simple-date.ts'
import { SIZES } from './sizes.ts'
import { SLOT_FUNCTIONS } from './slots.ts'
import { STATISTICS } from './statistics.ts'
import { STEPS } from './steps.ts'
import { TERM } from './term.ts'
import { MEMBER, TERM_LIST } from './term-list.ts'
import { TERM_SEARCH } from './term-search.ts'
import { TEXT } from './text.ts'
import { TEXT_COMPARE } from './text-compare.ts'
import { TEXT_LIKE } from './text-like.ts'
import { TEXT_LISTS } from './text-list.ts'
import { TEXT_SEARCH } from './text-search.ts'
import { JAVA_ROUNDING, TEXT_UTF16 } from './text-utf16.ts'
import { TIME } from './time.ts'
import { TRANSCENDENTAL } from './transcendental.ts'
import { UNITS } from './units.ts'
import { WINDOWS } from './windows.ts'
import { XML_PATHS } from './xml-path.ts'

const SCALARS = {
  ...LINKED,
  ...LOGIC,
  ...COMPARE,
  ...NUMBER,
  ...TRANSCENDENTAL,
  ...BITS,
  ...SIZES,
  ...STATISTICS,
  ...CONVERT,
  ...TEXT,
  ...TEXT_COMPARE,
  ...TEXT_LIKE,
  ...TEXT_UTF16,
  ...JAVA_ROUNDING,
  ...JSON_ARRAYS,
  ...SLOT_FUNCTIONS,
  ...TERM,
  ...TERM_LIST,
  ...MEMBER,
  ...TERM_SEARCH,
  ...TEXT_SEARCH,
  ...REGEX,
  ...BACKTRACKING,
  ...PAIRS,
  ...TIME,
  ...CALENDAR,
  ...IP,
  ...IP_RANGES,
  ...IP_NAMES,
  ...IP_NETWORKS,
  ...GEO,
  ...DYNAMIC,
  ...ARRAYS,
  ...SETS,
  ...BAGS,
  ...RANGES,
  ...GATHERED,
  ...GATHERED_SERIES,
  ...SERIES,
  ...SERIES_MEASURES,
  ...SERIES_FILTERS,
  ...SERIES_FITS,
  ...SERIES_FOURIER,
  ...HASH,
  ...MURMUR,
  ...CHECKS,
  ...SIMPLE_DATES,
  ...EDIT_DISTANCE,
  ...FLOWS,
  ...GRAPHEMES,
  ...RECORD_FORMATS,
  ...RECORD_PARTS,
  ...RECORD_SPLIT,
  ...LEAVES,
  ...LEEF_TIMES,
  ...AXIS,
  ...SESSIONS,
  ...DISJOINT,
  ...PARSE,
  ...RECORD,
  ...RECORD_SEARCH,
  ...JAVA_INSTANTS,
  ...FOUND_INSTANTS,
  ...JAVA_FORMATS,
  ...JAVA_SIMPLE_FORMATS,
  ...JAVA_ZONES,
  ...DECODE,
  ...UNITS,
  ...PLACES,
  ...TEXT_LISTS,
  ...ENCODE,
  ...STEPS,
  ...PERIODS,
  ...COUNTERS,
  ...XML_PATHS,
  ...JSON_AUTO_FIELDS,
  ...JSON_PATHS,
  ...PAIRS_IN_TEXT,
}

export type FunctionId = keyof typeof SCALARS
export type AggregateId = keyof typeof AGGREGATES
export type WindowId = keyof typeof WINDOWS

/** Every scalar function of the plan. */
export const FUNCTIONS: Readonly<Record<FunctionId, ScalarFunction>> = SCALARS
export const AGGREGATE_FUNCTIONS: Readonly<Record<AggregateId, AggregateFunction>> = AGGREGATES
export const WINDOW_FUNCTIONS: Readonly<Record<WindowId, WindowFunction>> = WINDOWS
