import { defineFunctions, type ScalarFunction, type SqlArgument, type Vector } from './define.ts'
import { exactPattern, foldedPattern } from './pattern.ts'

const ALPHANUMERIC = '\\pL\\pN'

type Side = 'whole' | 'prefix' | 'suffix'

/**
 * Needles as terms: where the first or last character of one is alphanumeric, its neighbour in the haystack must not be.
 * `prefix` leaves the right end open, `suffix` the left one. Needles with the same ends share one group: an automaton
 * with the ends repeated per needle is slower by orders of magnitude.
 */
function termPattern(needles: readonly string[], side: Side, fold: boolean): string {
  const bodies = new Map<string, string[]>()
  for (const needle of needles) {
    const chars = [...needle]
    const left = side !== 'suffix' && isAlphanumeric(chars[0]) ? `(?:^|[^${ALPHANUMERIC}])` : ''
    const right = side !== 'prefix' && isAlphanumeric(chars.at(-1)) ? `(?:[^${ALPHANUMERIC}]|$)` : ''
    const ends = `${left}*${right}`
    bodies.set(ends, [...(bodies.get(ends) ?? []), fold ? foldedPattern(needle) : exactPattern(needle)])
  }
  const groups = [...bodies].map(([ends, alternatives]) => {
    const body =
      alternatives.length === 1 && bodies.size === 1 ? alternatives.join('') : `(?:${alternatives.join('|')})`
    return ends.replace('*', () => body)
  })
  return `(?s)${groups.join('|')}`
}

function isAlphanumeric(char: string | undefined): boolean {
  return char !== undefined && /[\p{L}\p{N}]/u.test(char)
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
    const needles = literals(args)
    return needles.length === 0
      ? 'false'
      : `regexp_matches(${args[0]?.sql}, ${quote(termPattern(needles, side, fold))})`
  }

const allOf =
  (fold: boolean) =>
  (args: readonly SqlArgument[], quote: (text: string) => string): string => {
    const tests = literals(args).map(
      (needle) => `regexp_matches(${args[0]?.sql}, ${quote(termPattern([needle], 'whole', fold))})`,
    )
    return tests.length === 0 ? 'true' : `(${tests.join(' AND ')})`
  }

function term(doc: string, side: Side, fold: boolean, cases: readonly Vector[]): ScalarFunction {
  return {
    doc: `${doc} A term is a maximal run of letters and digits; needles are literals.`,
    params: ['string'],
    rest: 'string',
    literalFrom: 1,
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
    [['x\nscp\ny', 'SCP'], true],
    [['é1scp', 'scp'], false],
    [['-scp.exe', 'scp.exe', ':'], true],
    [['scpx', 'scp', 'winscp', ':'], false],
    [['x\u212Ay', 'xky'], false],
    [['a'], false],
  ]),
  'text.has_any_term': term('Whether any needle occurs as a term, case-sensitive.', 'whole', false, [
    [['run Rclone.exe', 'rclone'], false],
    [['run rclone.exe', 'rclone'], true],
  ]),
  'text.has_all_terms_ci': {
    doc: 'Whether every needle occurs as a term, ASCII letters folded; needles are literals.',
    params: ['string'],
    rest: 'string',
    literalFrom: 1,
    returns: 'boolean',
    nulls: 'handles',
    sql: { duckdb: allOf(true) },
    cases: [
      [['rclone copy x', 'copy', 'RCLONE'], true],
      [['rclone copy x', 'copy', 'move'], false],
      [['x'], true],
      [[null, 'a'], null],
    ],
  },
  'text.has_any_term_prefix_ci': term('Whether any needle begins a term, ASCII letters folded.', 'prefix', true, [
    [['rclone copy', 'RCL'], true],
    [['myrclone', 'rcl'], false],
  ]),
  'text.has_any_term_prefix': term('Whether any needle begins a term, case-sensitive.', 'prefix', false, [
    [['rclone', 'RCL'], false],
    [['rclone copy', 'rcl'], true],
  ]),
  'text.has_any_term_suffix_ci': term('Whether any needle ends a term, ASCII letters folded.', 'suffix', true, [
    [['myrclone x', 'CLONE'], true],
    [['rclones', 'clone'], false],
  ]),
  'text.has_any_term_suffix': term('Whether any needle ends a term, case-sensitive.', 'suffix', false, [
    [['rclone', 'CLONE'], false],
    [['rclone x', 'clone'], true],
  ]),
})
