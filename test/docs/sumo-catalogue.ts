import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { SUMO_LANGUAGE } from '../../src/languages/sumo/index.ts'
import { type Compile, type Departure, departure, departureTable, type Sample, statusTable } from './samples.ts'

const FIELDS = ['a', 'b', 'c', 'd', 'ip', 'user', 'text', 'json_text', '_sourceCategory', '_sourceHost', '_raw']

const compile: Compile = (text, profile) =>
  SUMO_LANGUAGE.compile(
    { name: 'sample', text },
    {
      catalog: {
        tables: new Map([
          [
            'messages',
            {
              name: 'messages',
              timeColumn: '_messageTime',
              columns: [
                { name: '_messageTime', type: 'long', standing: 'schema' },
                ...FIELDS.map((name) => ({ name, type: 'string', standing: 'schema' }) as const),
              ],
            },
          ],
        ]),
      },
      profile,
      now: 0n,
      timeZone: 'UTC',
      vendorLimits: false,
      openTables: true,
      savedQueries: new Map([['my macro', { name: 'my macro.sumo', text: 'where a = "x"' }]]),
      interval: { start: 0n, end: 864_000_000_000n },
    },
  )

const SCOPE = 'get-started-with-search'
const OPERATORS = 'search-query-language/search-operators'
const PARSE = 'search-query-language/parse-operators'
const GROUP = 'search-query-language/group-aggregate-operators'
const MATH = 'search-query-language/math-expressions'
const TRANSACTIONS = 'search-query-language/transaction-analytics'

const CONSTRUCTS: readonly Sample[] = [
  [
    'keywords, `"phrases"`, `*`, `?`',
    `${SCOPE}/build-search/keyword-search-expressions`,
    'error fail* "not found" te?t',
  ],
  ['`AND`, `OR`, `NOT`, `!`, parentheses', `${SCOPE}/build-search/keyword-search-expressions`, '(a OR b) AND NOT c !d'],
  ['`field=value` with wildcards', `${SCOPE}/search-basics/built-in-metadata`, '_sourceCategory=prod/* user="x y"'],
  ['`[subquery: ...]` with `compose`', 'subqueries', '[subquery: error | count by user | compose user]'],
  ['`{{parameter}}`, given with `--param`', `${SCOPE}/build-search/search-templates`, '{{word}}'],
  ['comments', `${SCOPE}/search-basics/comments-search-queries`, '* // one\n/* two */ | count'],
  ['`expression as field`', 'search-query-language/field-expressions', '* | a + 2 * b as d'],
  ['`condition ? a : b`', `${OPERATORS}/if`, '* | a = "x" ? 1 : 2 as d'],
  ['`%"name"`', 'search-query-language/field-expressions', '* | json "x y" as %"x y" | count by %"x y"'],
]

const STEPS: readonly Sample[] = [
  ['accum', `${OPERATORS}/accum`, '* | timeslice 1h | count by _timeslice | accum _count'],
  ['as', `${OPERATORS}/as`, '* | a as d'],
  ['ASN lookup', `${OPERATORS}/asn-lookup`, '* | lookup organization, asn from asn://default on ip=ip'],
  ['avg', `${GROUP}/avg`, '* | avg(a) by b'],
  ['backshift', `${OPERATORS}/backshift`, '* | timeslice 1h | count by _timeslice | backshift _count, 1'],
  ['bin', `${OPERATORS}/bin`, '* | bin a width=10'],
  ['cat', `${OPERATORS}/cat`, 'cat path://"/Library/Users/x/table"'],
  ['compare', `${OPERATORS}/compare`, '* | timeslice 1h | count by _timeslice | compare timeshift 1d'],
  ['count', `${GROUP}/count-count-distinct-and-count-frequent`, '* | count by a, b'],
  ['count_distinct', `${GROUP}/count-count-distinct-and-count-frequent`, '* | count_distinct(a) by b'],
  ['count_frequent', `${GROUP}/count-count-distinct-and-count-frequent`, '* | count_frequent a'],
  ['csv', `${PARSE}/parse-csv-formatted-logs`, '* | csv _raw extract 1 as x, 2 as y'],
  ['dedup', `${OPERATORS}/dedup`, '* | dedup 2 consecutive by a'],
  ['diff', `${OPERATORS}/diff`, '* | timeslice 1h | count by _timeslice | diff _count'],
  ['fields', `${OPERATORS}/fields`, '* | fields a, b'],
  ['fields -', `${OPERATORS}/fields`, '* | fields - a'],
  [
    'fillmissing',
    `${OPERATORS}/fillmissing`,
    '* | timeslice 1h | count by _timeslice, a | fillmissing timeslice, values all in a',
  ],
  [
    'filter',
    `${OPERATORS}/filter`,
    '* | timeslice 1h | count by _timeslice, a | filter a in (sum(_count) as n by a | where n > 5)',
  ],
  ['first', `${GROUP}/first-last`, '* | first(a) by b'],
  ['geoip', `${OPERATORS}/geoip`, '* | geoip ip'],
  ['Geo Lookup (map)', `${OPERATORS}/geo-lookup-map`, '* | lookup latitude, longitude from geo://location on ip=ip'],
  ['join', `${OPERATORS}/join`, '* | join (parse "x=*" as x) as t1, (parse "y=*" as y) as t2 on t1.x = t2.y'],
  ['json', `${PARSE}/parse-json-formatted-logs`, '* | json "x.y", "z[0]" as y, z nodrop'],
  ['json auto', `${PARSE}/parse-json-formatted-logs`, '* | json auto'],
  ['keyvalue, kv', `${PARSE}/parse-keyvalue-formatted-logs`, '* | kv "x", "y" as x, y'],
  ['kv auto', `${PARSE}/parse-keyvalue-formatted-logs`, '* | kv auto'],
  ['last', `${GROUP}/first-last`, '* | last(a) by b'],
  ['least_recent', `${GROUP}/most-recent-least-recent`, '* | withtime a | least_recent(a_withtime) by b'],
  ['limit', `${OPERATORS}/limit`, '* | limit 10'],
  ['logcompare', 'behavior-insights/logcompare', '* | logcompare timeshift -24h'],
  ['logexplain', 'behavior-insights/logexplain', '* | logexplain a = "x" on b, c'],
  ['logreduce', 'behavior-insights/logreduce', '* | logreduce'],
  ['logreduce keys', 'behavior-insights/logreduce/logreduce-keys', '* | logreduce keys(noaggregate)'],
  ['logreduce values', 'behavior-insights/logreduce/logreduce-values', '* | logreduce values on a, b'],
  ['lookup', `${OPERATORS}/lookup`, '* | lookup name from path://"/Library/Users/x/table" on id=a'],
  ['macros', `${OPERATORS}/macro`, '* | `my macro`'],
  ['max', `${GROUP}/min-max`, '* | max(a) by b'],
  ['median', `${GROUP}/median`, '* | median(a) by b'],
  ['merge', `${TRANSACTIONS}/merge-operator`, '* | transactionize a (merge a, b join with "--")'],
  ['min', `${GROUP}/min-max`, '* | min(a) by b'],
  ['most_recent', `${GROUP}/most-recent-least-recent`, '* | withtime a | most_recent(a_withtime) by b'],
  ['outlier', `${OPERATORS}/outlier`, '* | timeslice 1h | count by _timeslice | outlier _count window=5, threshold=3'],
  ['parse', `${PARSE}/parse-predictable-patterns-using-an-anchor`, '* | parse "x=* y=*;" as x, y nodrop'],
  ['parse regex, extract', `${PARSE}/parse-variable-patterns-using-regex`, '* | parse regex "x=(?<x>\\d+)" multi'],
  ['parse with look-around', `${PARSE}/parse-variable-patterns-using-regex`, '* | parse regex "(?<=x)(?<y>\\d+)(?!z)"'],
  ['parse field=', `${PARSE}/parse-field-option`, '* | parse field=a "x=*" as x'],
  ['parse xml', `${PARSE}/parse-xml-formatted-logs`, '* | parse xml "/x/y" as y'],
  ['pct', `${GROUP}/pct-percentile`, '* | pct(a, 50, 95) by b'],
  ['pct_sampling', `${GROUP}/pct-sampling`, '* | pct_sampling(a, 95) by b'],
  ['predict', `${OPERATORS}/predict`, '* | timeslice 1h | count by _timeslice | predict _count by 1h forecast=5'],
  ['rollingstd', `${OPERATORS}/rollingstd`, '* | timeslice 1h | count by _timeslice | rollingstd _count, 5'],
  ['save', `${OPERATORS}/save`, '* | count by a | save path://"/Library/Users/x/table"'],
  ['sessionize', `${OPERATORS}/sessionize`, '(x OR y) | sessionize "id=*" as id, "id=$id, of=*" as of'],
  ['smooth', `${OPERATORS}/smooth`, '* | timeslice 1h | count by _timeslice | smooth _count, 5'],
  ['sort', `${OPERATORS}/sort`, '* | count by a | sort by _count asc, a'],
  ['split', `${PARSE}/parse-delimited-logs-using-split`, "* | split _raw delim=':' extract 1 as x, 2 as y"],
  ['stddev', `${GROUP}/stddev`, '* | stddev(a) by b'],
  ['sum', `${GROUP}/sum`, '* | sum(a) by b'],
  ['threatip', `${OPERATORS}/threatip`, '* | threatip ip'],
  ['threatlookup', `${OPERATORS}/threatlookup`, '* | threatlookup singleIndicator ip'],
  ['timeslice', `${OPERATORS}/timeslice`, '* | timeslice 15m as slice | count by slice'],
  ['timeslice, N buckets', `${OPERATORS}/timeslice`, '* | timeslice 20 buckets | count by _timeslice'],
  ['top', `${OPERATORS}/top`, '* | top 10 a by b'],
  ['topk', `${OPERATORS}/topk`, '* | count by a, b | topk(2, _count) by a'],
  ['total', `${OPERATORS}/total`, '* | count by a | total _count as n by a'],
  ['trace', `${OPERATORS}/trace`, '* | trace "id=([0-9a-f]{4})" "7F92"'],
  [
    'transaction',
    `${TRANSACTIONS}/transaction-operator`,
    '* | transaction on a with "x*" as one, "y*" as two results by transactions',
  ],
  ['transactionize', `${TRANSACTIONS}/transactionize-operator`, '* | transactionize a'],
  [
    'transpose',
    `${OPERATORS}/transpose`,
    '* | timeslice 1h | count by _timeslice, a | transpose row _timeslice column a',
  ],
  ['values', `${GROUP}/values`, '* | values(a) by b'],
  ['where', `${OPERATORS}/where`, '* | where a = "x" and b matches "y*"'],
  ['withtime', `${GROUP}/most-recent-least-recent`, '* | withtime a | most_recent(a_withtime)'],
]

const fn = (name: string, page: string, ...args: readonly string[]): Sample => [
  name,
  page,
  `* | ${name}(${args.join(', ')}) as r`,
]

const FUNCTIONS: readonly Sample[] = [
  ...[
    'abs',
    'acos',
    'asin',
    'atan',
    'cbrt',
    'ceil',
    'cos',
    'cosh',
    'exp',
    'expm1',
    'floor',
    'log',
    'log10',
    'log1p',
  ].map((name) => fn(name, `${MATH}/${name}`, 'a')),
  ...['round', 'sin', 'sinh', 'sqrt', 'tan', 'tanh', 'toDegrees', 'toRadians'].map((name) =>
    fn(name, `${MATH}/${name.toLowerCase()}`, 'a'),
  ),
  ...['isNaN', 'isInfinity'].map((name) => fn(name, `${MATH}/isnan-isinfinity`, 'a')),
  fn('atan2', `${MATH}/atan2`, 'a', 'b'),
  fn('hypot', `${MATH}/hypot`, 'a', 'b'),
  fn('max', 'search-query-language/math-expressions', 'a', 'b'),
  fn('min', 'search-query-language/math-expressions', 'a', 'b'),
  fn('pow', 'search-query-language/math-expressions', 'a', '2'),
  fn('signum', 'search-query-language/math-expressions', 'a'),
  ...['base64Decode', 'base64Encode', 'decToHex', 'hexToAscii', 'hexToDec', 'ipv4ToNumber', 'isNumeric'].map((name) =>
    fn(name, `${OPERATORS}/${name.toLowerCase()}`, 'a'),
  ),
  ...['isPrivateIP', 'isPublicIP', 'isReservedIP', 'isValidIP'].map((name) =>
    fn(name, `${OPERATORS}/${name.toLowerCase()}`, 'ip'),
  ),
  ...['isValidIPv4', 'isValidIPv6'].map((name) => fn(name, `${OPERATORS}/isvalidip`, 'ip')),
  ...['isNull', 'isEmpty', 'isBlank'].map((name) => fn(name, `${OPERATORS}/isnull-isempty-isblank`, 'a')),
  ...['compareCIDRPrefix', 'getCIDRPrefix', 'maskFromCIDR'].map((name) =>
    fn(
      name,
      `${OPERATORS}/cidr`,
      ...(name === 'maskFromCIDR' ? ['24'] : name === 'getCIDRPrefix' ? ['ip', '24'] : ['ip', '"10.0.0.1"', '24']),
    ),
  ),
  fn('concat', `${OPERATORS}/concat`, 'a', '" "', 'b'),
  fn('contains', `${OPERATORS}/contains`, 'a', 'b'),
  fn('format', `${OPERATORS}/format`, '"%s: %5.2f"', 'a', 'num(b)'),
  fn('formatDate', `${OPERATORS}/formatdate`, '_messageTime', '"yyyy-MM-dd\'T\'HH:mm:ss.SSSZ"', '"Europe/Berlin"'),
  fn('hash', `${OPERATORS}/hash`, 'a', '"sha2_256"'),
  fn('haversine', `${OPERATORS}/haversine`, '39.04', '-95.69', '45.42', '-75.69'),
  fn('if', `${OPERATORS}/if`, 'a = "x"', '1', '2'),
  ['in', `${OPERATORS}/in`, '* | where a in ("x", "y")'],
  fn('indexOf', `${OPERATORS}/substring`, 'a', '"x"'),
  fn('jsonArrayContains', `${OPERATORS}/jsonarraycontains`, 'a', '"x"'),
  fn('jsonArraySize', `${OPERATORS}/jsonarraysize`, 'a'),
  fn('length', `${OPERATORS}/length`, 'a'),
  ['lookupContains', `${OPERATORS}/lookupcontains`, '* | where lookupContains(path://"/Library/x", id=a)'],
  fn('luhn', `${OPERATORS}/luhn`, 'a'),
  ['matches "wild*"', `${OPERATORS}/matches`, '* | where a matches "x*y"'],
  ['matches /regex/', `${OPERATORS}/matches`, '* | where a matches /(?i)x+y/'],
  fn('now', `${OPERATORS}/now`),
  ...['num', 'number', 'toInt', 'toLong', 'double', 'toString'].map((name) =>
    fn(name, `${OPERATORS}/manually-cast-data-string-number`, 'a'),
  ),
  fn('parseDate', `${PARSE}/parsedate`, 'a', '"yyyy-MM-dd HH:mm"', '"UTC"'),
  fn('parseHex', `${PARSE}/parsehex`, 'a'),
  ...['queryEndTime', 'queryStartTime', 'queryTimeRange'].map((name) => fn(name, `${OPERATORS}/${name.toLowerCase()}`)),
  fn('replace', `${OPERATORS}/replace`, 'a', '/x(\\d)/', '"y$1"'),
  fn('substring', `${OPERATORS}/substring`, 'a', '1', '3'),
  ...['toLowerCase', 'toUpperCase'].map((name) => fn(name, `${OPERATORS}/tolowercase-touppercase`, 'a')),
  fn('tourl', `${OPERATORS}/tourl`, 'a', '"label"'),
  fn('trim', `${OPERATORS}/trim`, 'a'),
  ...['urldecode', 'urlencode'].map((name) => fn(name, `${OPERATORS}/${name}`, 'a')),
]

/** What people write, each as the smallest text. */
const DEPARTURES: readonly string[] = [
  '* | eval d = a',
  '* | where matches(a, "x.y")',
  '* | where matches(a, "x\\\\.y")',
]

export const SAMPLES: readonly Sample[] = [...CONSTRUCTS, ...STEPS, ...FUNCTIONS]

export function departures(): readonly Departure[] {
  return DEPARTURES.map((written) => departure(written, compile))
}

export { compile }

/** The whole page: what is written by hand, then the tables. */
export function sumoPage(): string {
  const written = readFileSync(join(import.meta.dirname, 'sumo.template.md'), 'utf8').trimEnd()
  const address = (page: string): string => `https://help.sumologic.com/docs/search/${page}/`
  return `${[
    written,
    departureTable('Sumo Logic', departures()),
    statusTable('Scope and expressions', CONSTRUCTS, compile, address),
    statusTable('Operators', STEPS, compile, address),
    statusTable('Functions', FUNCTIONS, compile, address),
  ].join('\n\n')}\n`
}
