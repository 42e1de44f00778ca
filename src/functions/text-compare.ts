import { defineFunctions, type SqlArgument } from './define.ts'
import { foldedPattern } from './pattern.ts'

type Quote = (text: string) => string

const UPPER = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'

export function foldAscii(text: string): string {
  return text.replace(/[A-Z]/g, (c) => c.toLowerCase())
}

function isAscii(text: string): boolean {
  return /^[\0-\x7f]*$/.test(text)
}

/** `lower` is exact on ASCII and far faster than `translate`; all else (U+212A lowers to k, U+0130 to i) takes the slow way. */
function folded(arg: SqlArgument | undefined, quote: Quote): string {
  if (typeof arg?.literal === 'string') return quote(foldAscii(arg.literal))
  const sql = arg?.sql ?? 'NULL'
  return `CASE WHEN strlen(${sql}) = length(${sql}) THEN lower(${sql}) ELSE translate(${sql}, '${UPPER}', '${UPPER.toLowerCase()}') END`
}

/** A search of a literal is one regular expression of classes like `[aA]`: as fast as `contains` on `lower`, and exact. */
function search(fn: string, before: string, after: string) {
  return (args: readonly SqlArgument[], quote: Quote): string => {
    const [text, needle] = args
    return typeof needle?.literal === 'string'
      ? `regexp_matches(${text?.sql}, ${quote(`(?s)${before}${foldedPattern(needle.literal)}${after}`)})`
      : `${fn}(${folded(text, quote)}, ${folded(needle, quote)})`
  }
}

/** Of texts that `lower` makes equal to an ASCII text only those of ASCII alone are its equals. */
function equalsFolded(text: SqlArgument | undefined, other: SqlArgument | undefined, quote: Quote): string {
  if (typeof other?.literal === 'string' && isAscii(other.literal)) {
    return `(strlen(${text?.sql}) = ${other.literal.length} AND lower(${text?.sql}) = ${quote(foldAscii(other.literal))})`
  }
  return `(${folded(text, quote)} = ${folded(other, quote)})`
}

/** Texts equal to or found in others. `_ci` folds ASCII letters only. */
export const TEXT_COMPARE = defineFunctions({
  'text.fold_ascii': {
    doc: 'A to Z as a to z, all else as it is.',
    params: ['string'],
    returns: 'string',
    nulls: 'propagate',
    sql: { duckdb: ([text], quote) => folded(text, quote) },
    evaluate: ([a]) => (typeof a === 'string' ? foldAscii(a) : undefined),
    cases: [
      [['ABC-É'], 'abc-É'],
      [[null], null],
      [['\u212AK'], '\u212Ak'],
      [['\u0130I'], '\u0130i'],
    ],
  },
  'text.equals_ci': {
    doc: 'Equality with ASCII letters folded.',
    params: ['string', 'string'],
    returns: 'boolean',
    nulls: 'propagate',
    sql: {
      duckdb: ([a, b], quote) =>
        typeof a?.literal === 'string' ? equalsFolded(b, a, quote) : equalsFolded(a, b, quote),
    },
    evaluate: ([a, b]) => (typeof a === 'string' && typeof b === 'string' ? foldAscii(a) === foldAscii(b) : undefined),
    cases: [
      [['CMD.exe', 'cmd.EXE'], true],
      [['cmd', 'cmd.exe'], false],
      [['\u212A', 'k'], false],
      [['k', '\u212A'], false],
      [['É', 'é'], false],
      [['É', 'É'], true],
      [['', ''], true],
      [['I', '\u0130'], false],
    ],
  },
  'text.in_ci': {
    doc: 'Whether the first equals any of the others with ASCII letters folded.',
    params: ['string'],
    rest: 'string',
    returns: 'boolean',
    nulls: 'handles',
    sql: {
      duckdb: (args, quote) => {
        const [text, ...others] = args
        if (others.length === 0) return 'false'
        const list = others.map((other) => folded(other, quote)).join(', ')
        return others.every((other) => typeof other.literal === 'string' && isAscii(other.literal))
          ? `(lower(${text?.sql}) IN (${list}) AND strlen(${text?.sql}) = length(${text?.sql}))`
          : `(${folded(text, quote)} IN (${list}))`
      },
    },
    cases: [
      [['CURL.exe', 'wget.exe', 'curl.EXE'], true],
      [['curl', 'wget.exe', 'curl.exe'], false],
      [['\u212A', 'k', 'i'], false],
      [['\u0130', 'k', 'i'], false],
      [['É', 'É', 'k'], true],
      [[null, 'a'], null],
      [['a', 'b', null], null],
      [['É', 'é'], false],
      [['K', 'k', '\u212A'], true],
    ],
  },
  'text.contains': {
    doc: 'Whether the first holds the second, case-sensitive.',
    params: ['string', 'string'],
    returns: 'boolean',
    nulls: 'propagate',
    sql: { duckdb: 'contains($1, $2)' },
    cases: [
      [['PowerShell', 'Shell'], true],
      [['PowerShell', 'shell'], false],
      [['a', ''], true],
      [['', 'a'], false],
      [["it's", "'"], true],
    ],
  },
  'text.starts_with': {
    doc: 'Whether the first begins with the second, case-sensitive.',
    params: ['string', 'string'],
    returns: 'boolean',
    nulls: 'propagate',
    sql: { duckdb: 'starts_with($1, $2)' },
    cases: [
      [['PowerShell', 'power'], false],
      [['PowerShell', 'Power'], true],
      [['a', ''], true],
    ],
  },
  'text.ends_with': {
    doc: 'Whether the first ends with the second, case-sensitive.',
    params: ['string', 'string'],
    returns: 'boolean',
    nulls: 'propagate',
    sql: { duckdb: 'ends_with($1, $2)' },
    cases: [
      [['PowerShell', 'Shell'], true],
      [['PowerShell', 'shell'], false],
      [['a', ''], true],
    ],
  },
  'text.contains_ci': {
    doc: 'Whether the first holds the second with ASCII letters folded.',
    params: ['string', 'string'],
    returns: 'boolean',
    nulls: 'propagate',
    sql: { duckdb: search('contains', '', '') },
    cases: [
      [['PowerShell', 'shell'], true],
      [['PowerShell', 'x'], false],
      [['x\u212Ay', 'k'], false],
      [['x\u0130y', 'i'], false],
      [['a.b', 'A.B'], true],
      [['axb', 'A.B'], false],
      [['(x)[1]{2}^$|?*+\\', '(X)[1]{2}^$|?*+\\'], true],
      [['line\nBreak', 'E\nb'], true],
      [['É', 'é'], false],
      [['a', ''], true],
      [["it's", "T'S"], true],
    ],
  },
  'text.starts_with_ci': {
    doc: 'Whether the first begins with the second with ASCII letters folded.',
    params: ['string', 'string'],
    returns: 'boolean',
    nulls: 'propagate',
    sql: { duckdb: search('starts_with', '^', '') },
    cases: [
      [['PowerShell', 'power'], true],
      [['xPower', 'power'], false],
      [['x\nPower', 'power'], false],
      [['\u212A', 'k'], false],
      [['', ''], true],
    ],
  },
  'text.ends_with_ci': {
    doc: 'Whether the first ends with the second with ASCII letters folded.',
    params: ['string', 'string'],
    returns: 'boolean',
    nulls: 'propagate',
    sql: { duckdb: search('ends_with', '', '$') },
    cases: [
      [['PowerShell', 'SHELL'], true],
      [['Shell\n', 'shell'], false],
      [['Shellx', 'shell'], false],
      [['\u212A', 'k'], false],
    ],
  },
})
