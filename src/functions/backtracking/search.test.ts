import fc from 'fast-check'
import { expect, test } from 'vitest'
import { groupText, search } from './index.ts'

/** Patterns that mean the same here and to JavaScript. */
const atom = fc.constantFrom(
  'a',
  'b',
  '.',
  '[ab]',
  '[^a]',
  '\\d',
  '(?:ab|b)',
  '(a|ab)',
  '(?=b)',
  '(?!ab)',
  '^',
  '$',
  '\\b',
  '(?<=a)',
  '(?<!b)',
)
const quantifier = fc.constantFrom('', '', '', '*', '+?', '?', '{1,2}', '{2}?')
const piece = fc.tuple(atom, quantifier).map(([a, q]) => (/^(?:\^|\$|\\b|\(\?<?[=!])/.test(a) ? a : a + q))
const pattern = fc
  .array(fc.array(piece, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 3 })
  .map((alternatives) => alternatives.map((a) => a.join('')).join('|'))

test('finds what JavaScript finds', () => {
  fc.assert(
    fc.property(pattern, fc.string({ unit: fc.constantFrom('a', 'b', '1', ' '), maxLength: 12 }), (source, text) => {
      const expected = new RegExp(source, 'u').exec(text)
      const found = search(source, '', text)?.find(0)
      expect(found === undefined ? null : [found[0], text.slice(found[0], found[1])]).toEqual(
        expected === null ? null : [expected.index, expected[0]],
      )
    }),
    { numRuns: 5000 },
  )
})

test('back-references read once more what a group holds', () => {
  const text = 'xabab'
  const found = search('(ab)\\1', '', text)?.find(0)
  expect(found).toEqual([1, 5, 1, 3])
  expect(groupText(text, found ?? [], 1)).toBe('ab')
  expect(search('(?<q>[\'"]).*?\\k<q>', '', `a="b'c"`)?.find(0)?.slice(0, 2)).toEqual([2, 7])
})

test('time grows with pattern and text, not with the ways to match', () => {
  const text = 'a'.repeat(3000)
  expect(search('^(?:a+)+(?=b)', '', text)?.find(0)).toBeUndefined()
  expect(search('(?:a|aa)*+(?=b)', '', text)?.find(0)).toBeUndefined()
  expect(search('(?=.*b)a', '', text)?.find(0)).toBeUndefined()
})

test('a search with back-references that does not end is given up', () => {
  expect(() => search('^(a*)*\\1b', '', 'a'.repeat(40))?.find(0)).toThrow(/too many steps/)
})

test('places within pairs of surrogates are none', () => {
  expect(search('(?!x).$', '', '😀')?.find(0)).toEqual([0, 2])
  expect(search('(?<=😀)a', '', '😀a')?.find(0)).toEqual([2, 3])
})
