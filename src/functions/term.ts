import { defineFunctions, type ScalarFunction, type SqlArgument, type Vector } from './define.ts'

const ALPHANUMERIC = '\\pL\\pN'

/** The needle as RE2 text that matches it with ASCII letters in either case. */
function foldedPattern(needle: string): string {
  let pattern = ''
  for (const char of needle) {
    if (/[A-Za-z]/.test(char)) pattern += `[${char.toLowerCase()}${char.toUpperCase()}]`
    else pattern += exactPattern(char)
  }
  return pattern
}

function exactPattern(needle: string): string {
  return needle.replace(/[\\^$.|?*+()[\]{}-]/g, '\\$&')
}

type Side = 'whole' | 'prefix' | 'suffix'

/**
 * A needle as a term: where its first or last character is alphanumeric, the neighbour in the haystack must not be.
 * `prefix` leaves the right end open, `suffix` the left one.
 */
function termPattern(needle: string, side: Side, fold: boolean): string {
  const body = fold ? foldedPattern(needle) : exactPattern(needle)
  const chars = [...needle]
  const isAlphanumeric = (char: string | undefined): boolean => char !== undefined && /[\p{L}\p{N}]/u.test(char)
  const left = side !== 'suffix' && isAlphanumeric(chars[0]) ? `(?:^|[^${ALPHANUMERIC}])` : ''
  const right = side !== 'prefix' && isAlphanumeric(chars.at(-1)) ? `(?:[^${ALPHANUMERIC}]|$)` : ''
  return `${left}${body}${right}`
}

function literals(args: readonly SqlArgument[]): readonly string[] {
  return args.slice(1).map((a) => {
    if (typeof a.literal !== 'string') throw new Error('a term search takes literal needles; lowering must see to it')
    return a.literal
  })
}

const anyOf =
  (side: Side, fold: boolean) =>
  (args: readonly SqlArgument[], quote: (text: string) => string): string => {
    const patterns = literals(args).map((needle) => termPattern(needle, side, fold))
    return patterns.length === 0
      ? 'false'
      : `regexp_matches(${args[0]?.sql}, ${quote(`(?s)${patterns.map((p) => `(?:${p})`).join('|')}`)})`
  }

const allOf =
  (fold: boolean) =>
  (args: readonly SqlArgument[], quote: (text: string) => string): string => {
    const tests = literals(args).map(
      (needle) => `regexp_matches(${args[0]?.sql}, ${quote(`(?s)${termPattern(needle, 'whole', fold)}`)})`,
    )
    return tests.length === 0 ? 'true' : `(${tests.join(' AND ')})`
  }

function term(doc: string, side: Side, fold: boolean, cases: readonly Vector[]): ScalarFunction {
  return {
    doc: `${doc} A term is a maximal run of letters and digits; needles are literals.`,
    params: ['string'],
    rest: 'string',
    returns: 'boolean',
    nulls: 'handles',
    sql: { duckdb: anyOf(side, fold) },
    cases,
  }
}

/**
 * Search for whole terms, after KQL's `has` family
 * (https://learn.microsoft.com/kusto/query/datatypes-string-operators#what-is-a-term).
 */
export const TERM = defineFunctions({
  'text.has_any_term_ci': term('Whether any needle occurs as a term, ASCII letters folded.', 'whole', true, [
    [['run rclone.exe copy', 'RCLONE'], true],
    [['run myrclone.exe', 'rclone'], false],
    [['scp a b', 'scp '], true],
    [['do scp', 'scp '], false],
    [['winscp x', 'scp '], false],
    [['put_x', 'put'], true],
    [['a:b', ':'], true],
    [['output', 'put', 'mput'], false],
    [[null, 'x'], null],
  ]),
  'text.has_any_term': term('Whether any needle occurs as a term, case-sensitive.', 'whole', false, [
    [['run Rclone.exe', 'rclone'], false],
    [['run rclone.exe', 'rclone'], true],
  ]),
  'text.has_all_terms_ci': {
    doc: 'Whether every needle occurs as a term, ASCII letters folded; needles are literals.',
    params: ['string'],
    rest: 'string',
    returns: 'boolean',
    nulls: 'handles',
    sql: { duckdb: allOf(true) },
    cases: [
      [['rclone copy x', 'copy', 'RCLONE'], true],
      [['rclone copy x', 'copy', 'move'], false],
    ],
  },
  'text.has_any_term_prefix_ci': term('Whether any needle begins a term, ASCII letters folded.', 'prefix', true, [
    [['rclone copy', 'RCL'], true],
    [['myrclone', 'rcl'], false],
  ]),
  'text.has_any_term_prefix': term('Whether any needle begins a term, case-sensitive.', 'prefix', false, [
    [['rclone', 'RCL'], false],
  ]),
  'text.has_any_term_suffix_ci': term('Whether any needle ends a term, ASCII letters folded.', 'suffix', true, [
    [['myrclone x', 'CLONE'], true],
    [['rclones', 'clone'], false],
  ]),
  'text.has_any_term_suffix': term('Whether any needle ends a term, case-sensitive.', 'suffix', false, [
    [['rclone', 'CLONE'], false],
  ]),
})
