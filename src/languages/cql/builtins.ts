import type { Builtins } from './lower/builtin.ts'
import { AGGREGATES } from './operators/aggregates.ts'
import { ARRAYS } from './operators/arrays.ts'
import { ASSIGNMENTS } from './operators/assign.ts'
import { BUCKETS } from './operators/bucket.ts'
import { CORRELATIONS } from './operators/correlate.ts'
import { ELEMENTS } from './operators/elements.ts'
import { ENCODINGS } from './operators/encode.ts'
import { FILES } from './operators/files.ts'
import { FILTERS } from './operators/filters.ts'
import { FORMATS } from './operators/format.ts'
import { GEO } from './operators/geo.ts'
import { GROUPING } from './operators/grouping.ts'
import { INTELLIGENCE } from './operators/intelligence.ts'
import { INTERVALS } from './operators/interval.ts'
import { JOINS } from './operators/join.ts'
import { MATCHES } from './operators/match.ts'
import { MATH } from './operators/math.ts'
import { NETWORK } from './operators/network.ts'
import { PARSERS } from './operators/parse.ts'
import { REDUCTIONS } from './operators/reduce.ts'
import { RESHAPING } from './operators/reshape.ts'
import { ROWS } from './operators/rows.ts'
import { SELF_JOINS } from './operators/self-join.ts'
import { SEQUENCES } from './operators/sequence.ts'
import { STREAM } from './operators/stream.ts'
import { SUBSEQUENCES } from './operators/subsequence.ts'
import { TEXTS } from './operators/text.ts'
import { TIMES } from './operators/time.ts'
import { TIMESTAMPS } from './operators/timestamps.ts'
import { TOP } from './operators/top.ts'

/** The functions that are supported, by their name in lower case (library.humio.com/data-analysis/functions.html). */
export const BUILTINS: Builtins = {
  ...FILTERS,
  ...ASSIGNMENTS,
  ...TEXTS,
  ...ARRAYS,
  ...TIMESTAMPS,
  ...ELEMENTS,
  ...REDUCTIONS,
  ...ENCODINGS,
  ...PARSERS,
  ...NETWORK,
  ...FORMATS,
  ...MATH,
  ...TIMES,
  ...AGGREGATES,
  ...GROUPING,
  ...TOP,
  ...SEQUENCES,
  ...SUBSEQUENCES,
  ...RESHAPING,
  ...ROWS,
  ...BUCKETS,
  ...JOINS,
  ...SELF_JOINS,
  ...CORRELATIONS,
  ...STREAM,
  ...MATCHES,
  ...FILES,
  ...GEO,
  ...INTELLIGENCE,
  ...INTERVALS,
}
