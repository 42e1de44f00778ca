/** Every function of LogScale, as its documentation spells it (library.humio.com/data-analysis/functions.html). */
export const DOCUMENTED_FUNCTIONS: readonly string[] =
  `accumulate array:append array:contains array:dedup array:drop array:eval array:exists array:filter
array:intersection array:length array:reduceAll array:reduceColumn array:reduceRow array:regex array:rename array:sort
array:union asn avg base64Decode base64Encode beta:repeating bitfield:extractFlags bitfield:extractFlagsAsArray
bitfield:extractFlagsAsString bucket callFunction cidr coalesce collect communityId concat concatArray copyEvent correlate count
counterAsRate createEvents crypto:md5 crypto:sha1 crypto:sha256 default defineTable drop dropEvent duration end eval
eventFieldCount eventInternals eventSize fieldset fieldstats findTimestamp format formatDuration formatTime
geography:distance geohash getField groupBy hash hashMatch hashRewrite head if in ioc:lookup ipLocation join
json:prettyPrint kvParse length linReg lookup lower lowercase match math:abs math:arccos math:arcsin math:arctan
math:arctan2 math:ceil math:cos math:cosh math:deg2rad math:exp math:expm1 math:floor math:log math:log10 math:log1p
math:log2 math:mod math:pow math:rad2deg math:sin math:sinh math:spherical2cartesian math:sqrt math:tan math:tanh max
min neighbor now objectArray:eval objectArray:exists parseCEF parseCsv parseFixedWidth parseHexString parseInt parseJson
parseLEEF parseTimestamp parseUri parseUrl parseXml partition percentage percentile range rdns readFile regex rename reverseDns
replace reverseDns round sample sankey select selectFromMax selectFromMin selectLast selfJoin selfJoinFilter series
session setField setTimeInterval shannonEntropy slidingTimeWindow slidingWindow sort split splitString start stats
stdDev stripAnsiCodes subnet sum table tail test text:contains text:editDistance text:editDistanceAsArray text:endsWith text:length
text:positionOf text:startsWith text:substring time:dayOfMonth time:dayOfWeek time:dayOfWeekName time:dayOfYear
time:hour time:millisecond time:minute time:month time:monthName time:second time:weekOfYear time:year timeChart
tokenHash top transpose unit:convert upper urlDecode urlEncode wildcard window worldMap writeJson xml:prettyPrint`.split(
    /\s+/,
  )

/** A call is told from text before a group by its name. */
const FUNCTION_NAMES = new Set(DOCUMENTED_FUNCTIONS.map((name) => name.toLowerCase()))

/** Functions whose arguments are expressions, so that `a-b` is a difference there. */
const EXPRESSION_FUNCTIONS = new Set([
  'array:append',
  'eval',
  'test',
  'if',
  'coalesce',
  'setfield',
  'getfield',
  'text:contains',
  'text:startswith',
  'text:endswith',
  'text:substring',
  'text:positionof',
  'text:length',
  'text:editdistance',
  'text:editdistanceasarray',
])

/** Names of functions ignore case. */
export function isFunctionName(name: string): boolean {
  return FUNCTION_NAMES.has(name.toLowerCase())
}

export function takesExpressions(name: string): boolean {
  return EXPRESSION_FUNCTIONS.has(name.toLowerCase())
}

/** Functions of other languages, and what CQL has for them. */
const ELSEWHERE: ReadonlyMap<string, string> = new Map(
  Object.entries({
    '`length()`': 'len strlen string_size',
    '`lower()`': 'tolower lcase',
    '`upper()`': 'toupper ucase',
    '`field=*`': 'isnotnull isnotempty exists',
    '`field!=*`': 'isnull isempty',
    '`count(field, distinct=true)`': 'dc dcount distinct_count count_distinct countDistinct',
    '`text:substring()`': 'substr substring',
    '`text:contains()`': 'contains has',
    '`text:startsWith()`': 'startsWith',
    '`text:endsWith()`': 'endsWith',
    '`field=/.../`': 'matches like',
    '`format()` and `concat()`': 'strcat printf',
    '`formatTime()`': 'strftime format_datetime',
    '`parseTimestamp()`': 'strptime todatetime',
    '`bucket()`': 'bin',
    '`collect()`': 'values list make_set make_list',
    '`selectLast()`': 'latest last arg_max',
    '`crypto:md5()`': 'md5',
    '`crypto:sha1()`': 'sha1',
    '`crypto:sha256()`': 'sha256 hash_sha256',
    '`base64Decode()`': 'base64_decode_tostring from_base64 base64decodeString',
    '`cidr()`': 'cidrmatch ipv4_is_in_range',
    '`math:ceil()`': 'ceil ceiling',
    '`math:floor()`': 'floor',
    '`math:abs()`': 'abs',
  }).flatMap(([own, names]) => names.split(' ').map((name): [string, string] => [name.toLowerCase(), own])),
)

export function insteadOf(name: string): string | undefined {
  return ELSEWHERE.get(name.toLowerCase())
}
