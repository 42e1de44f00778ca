import { defineFunctions, defineHostFunctions } from './define.ts'
import { usedOnce } from './used-once.ts'

/** Texts as Java counts them, in UTF-16 code units. */
export const TEXT_UTF16 = defineHostFunctions({
  'text.utf16_index_of': {
    doc: '0-based place of the first occurrence of the second text in the first, in UTF-16 code units; -1 when there is none.',
    params: ['string', 'string'],
    returns: 'long',
    nulls: 'propagate',
    evaluate: ([text, part]) => BigInt(String(text).indexOf(String(part))),
    cases: [
      [['a\u{1F600}b', 'b'], 3n],
      [['abc', 'x'], -1n],
      [['abc', ''], 0n],
      [[null, 'a'], null],
    ],
  },
  'text.utf16_substring': {
    doc: 'From a 0-based place up to another, in UTF-16 code units; half a character is U+FFFD. Null unless the places are in order, the first not negative.',
    params: ['string', 'integer', 'integer'],
    returns: 'string',
    nulls: 'propagate',
    evaluate: ([text, start, end]) => {
      const [from, to] = [Number(start), Number(end)]
      return from < 0 || to < from ? null : wellFormed(String(text).slice(from, to))
    },
    cases: [
      [['a\u{1F600}bc', 1n, 4n], '\u{1F600}b'],
      [['a\u{1F600}', 0n, 2n], 'a\uFFFD'],
      [['abc', 5n, 9n], ''],
      [['abc', -1n, 2n], null],
      [['abc', 2n, 1n], null],
      [[null, 0n, 1n], null],
    ],
  },
})

/** Rounding as Java has it. */
export const JAVA_ROUNDING = defineFunctions({
  'number.round_half_up': {
    doc: 'The nearest whole number, as a real; halves go up: -2.5 to -2.',
    params: ['number'],
    returns: 'real',
    nulls: 'propagate',
    sql: {
      duckdb: ([value]) =>
        usedOnce(
          `${value?.sql ?? 'NULL'}::DOUBLE`,
          (x) => `CASE WHEN ${x} - floor(${x}) >= 0.5 THEN floor(${x}) + 1 ELSE floor(${x}) END`,
        ),
    },
    cases: [
      [[2.5], 3],
      [[-2.5], -2],
      [[-2.6], -3],
      [[0.49999999999999994], 0],
      [[7n], 7],
      [[null], null],
    ],
  },
})

function wellFormed(text: string): string {
  return text.replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '\uFFFD')
}
