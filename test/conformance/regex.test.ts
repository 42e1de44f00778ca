import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type RegexFlavour, toRe2 } from '../../src/syntax/regex.ts'

let instance: DuckDBInstance
let connection: DuckDBConnection

beforeAll(async () => {
  instance = await DuckDBInstance.create(':memory:', { threads: '1' })
  connection = await instance.connect()
})
afterAll(() => instance.closeSync())

async function matches(pattern: string, texts: readonly string[]): Promise<readonly unknown[]> {
  const found: unknown[] = []
  for (const text of texts) {
    const reader = await connection.runAndReadAll('SELECT regexp_matches($1, $2)', [text, pattern])
    found.push(reader.getRows()[0]?.[0])
  }
  return found
}

function translated(pattern: string, flavour: RegexFlavour, flags = ''): string {
  const result = toRe2(pattern, flavour, flags)
  if (!result.ok) throw new Error(`${pattern}: ${result.construct}`)
  return result.pattern
}

describe('what a translation matches', () => {
  const cases: readonly (readonly [RegexFlavour, string, string, readonly string[], readonly string[]])[] = [
    ['java', '(?i)kiss', '', ['KISS', 'kIsS'], ['\u212Aiss', 'ki\u017Fs']],
    ['java', '(?i)É', '', ['É'], ['é']],
    ['java', '(?i)[a-f]x|B', '', ['Fx', 'bX', 'b'], ['gx']],
    ['java', '(?i)[^a-f]', '', ['g', 'é'], ['A', 'f']],
    ['java', 'a(?i:b)c', '', ['aBc'], ['aBC']],
    ['java', 'a(?i)b(?-i)c', '', ['aBc'], ['aBC']],
    ['java', '(a(?i)b)c', '', ['aBc'], ['aBC']],
    ['java', 'a.b', '', ['axb'], ['a\nb', 'a\rb', 'a\u2028b']],
    ['java', 'a.b', 's', ['a\nb', 'a\rb'], ['ab']],
    ['java', 'a$', '', ['a', 'a\n', 'a\r\n'], ['a\n\n', 'ab']],
    ['java', '(?:a$|(b[|)]))|c', '', ['a', 'a\n', 'b)', 'c'], ['ab']],
    ['java', 'a\\Z', '', ['a', 'a\n'], ['ab']],
    ['java', 'a\\z', '', ['a'], ['a\n']],
    ['java', '^\\s$', '', ['\u000b', ' '], ['\u00a0']],
    ['java', '[\\s\\S]', '', ['\n', '\u000b'], ['']],
    ['java', '[\\W]', '', ['-', 'é'], ['a', '_']],
    ['java', '\\Qa.b\\E+', '', ['a.bb'], ['axb']],
    ['java', '\\0101\\x42\\u0043\\x{44}\\t', '', ['ABCD\t'], ['ABCD']],
    ['java', 'a b # rest', 'x', ['ab'], ['a b']],
    ['java', '[a&b]', '', ['&'], ['c']],
    ['java', '[]a]', '', [']', 'a'], ['b']],
    ['java', '172\\.(1[6-9]|2[0-9]|3[01])\\.', '', ['172.16.', '172.31.'], ['172.32.']],
    ['rust', '^\\d$', '', ['5', '٣'], ['a']],
    ['rust', '^\\w$', '', ['é', '_', 'Ⅷ', 'ⓐ'], ['-', ' ']],
    ['rust', '^\\W$', '', ['-'], ['é']],
    ['rust', '^\\s$', '', ['\u00a0', '\u000b'], ['a']],
    ['rust', '(?i)k', '', ['\u212A', 'K'], ['x']],
    ['rust', '(?P<x>a)|(?<y>b)', '', ['a', 'b'], ['c']],
    ['rust', '[[:alpha:]]\\u{41}', '', ['xA'], ['1A']],
    ['re2', '(?i)\\bscp\\b', '', ['SCP x'], ['winscp']],
    ['re2', 'a{', '', ['a{'], ['a']],
  ]
  test.each(cases)('%s %j with flags %j', async (flavour, pattern, flags, yes, no) => {
    const re2 = translated(pattern, flavour, flags)
    expect(await matches(re2, yes)).toEqual(yes.map(() => true))
    expect(await matches(re2, no)).toEqual(no.map(() => false))
  })
})

describe('what is refused', () => {
  const refused: readonly (readonly [RegexFlavour, string, string, number])[] = [
    ['java', 'x(?=a)', 'a look-ahead', 1],
    ['java', '(a$|b)c', '`$` before the end of an alternative', 2],
    ['java', '(a$)b', '`$` before the end of an alternative', 2],
    ['java', '(?<!a)b', 'a look-behind', 0],
    ['java', '(a)\\1', 'a back-reference', 3],
    ['java', '(?<n>a)\\k<n>', 'a back-reference', 7],
    ['java', 'ab++', 'a possessive quantifier', 2],
    ['java', '(?>a)', 'an atomic group', 0],
    ['java', '[a&&b]', 'an intersection of classes', 2],
    ['java', '[a[b]]', 'a class inside a class', 2],
    ['java', 'a\\h', '`\\h`', 1],
    ['java', '\\R', '`\\R`', 0],
    ['java', '\\p{Alpha}', 'the property `\\p{Alpha}`', 0],
    ['java', '\\p{javaLowerCase}', 'the property `\\p{javaLowerCase}`', 0],
    ['java', '(?m)^a', 'the multi-line flag (its line ends differ)', 0],
    ['java', 'a{1001}', 'a quantifier above 1000', 1],
    ['rust', '[a-z--\\w]', 'a set operation on `\\w`', 6],
    ['rust', '(?i)[a--b]', 'a set operation under this flag', 4],
  ]
  test.each(refused)('%s %s', (flavour, pattern, construct, offset) => {
    expect(toRe2(pattern, flavour)).toEqual({ ok: false, invalid: false, construct, offset })
  })

  test.each(['(a', 'a)', '[a', '*a', 'a**', 'a{2,1}', '[z-a]', 'a\\', '\\y', '(?z)a', 'a{x}'])(
    '%s is no pattern',
    (pattern) => {
      expect(toRe2(pattern, 'java')).toMatchObject({ ok: false, invalid: true })
    },
  )
})

test('groups are listed with their names', () => {
  expect(toRe2('(a)(?:b)(?<n>c)(\\()', 'java')).toMatchObject({
    groups: [{ index: 1 }, { index: 2, name: 'n' }, { index: 3 }],
  })
})

test('any text is translated or refused, and what is translated is RE2', async () => {
  const piece = fc.constantFrom(
    'a',
    'B',
    '.',
    '\\d',
    '\\w',
    '\\s',
    '\\S',
    '[',
    ']',
    '^',
    '-',
    '(',
    ')',
    '(?:',
    '(?i)',
    '|',
    '*',
    '+',
    '?',
    '{2}',
    '{',
    '}',
    '$',
    '\\b',
    '\\.',
    '\\',
    '&&',
    'é',
    '\n',
    '\\x41',
    '\\p{L}',
    '#',
    ' ',
  )
  const flavour = fc.constantFrom<RegexFlavour>('java', 'rust', 're2')
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { maxLength: 8 }), flavour, async (pieces, name) => {
      const result = toRe2(pieces.join(''), name)
      if (result.ok) await matches(result.pattern, ['aB'])
    }),
    { numRuns: 400, seed: 7 },
  )
})

test('the shared subset matches what V8 matches', async () => {
  const atom = fc.constantFrom(
    'a',
    'b',
    'K',
    '.',
    '\\d',
    '\\w',
    '[ab]',
    '[^a]',
    '[a-cX]',
    '\\.',
    '\\b',
    '(?:ab|c)',
    '(a|b)',
  )
  const part = fc.tuple(atom, fc.constantFrom('', '', '*', '+?', '{1,2}')).map(([a, q]) => (a === '\\b' ? a : a + q))
  const pattern = fc
    .tuple(fc.constantFrom('', '^'), fc.array(part, { maxLength: 4 }), fc.constantFrom('', '|b'))
    .map(([s, p, e]) => s + p.join('') + e)
  const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'K', 'k', 'X', '1', '.', ' '), maxLength: 8 })
  await fc.assert(
    fc.asyncProperty(pattern, text, fc.boolean(), async (source, subject, fold) => {
      const expected = new RegExp(source, fold ? 'i' : '').test(subject)
      expect(await matches(translated(source, 'java', fold ? 'i' : ''), [subject])).toEqual([expected])
    }),
    { numRuns: 400, seed: 11 },
  )
})
