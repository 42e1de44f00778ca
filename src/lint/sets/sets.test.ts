import { describe, expect, test } from 'vitest'
import { buildAutomaton } from './automaton.ts'
import { complementOfNumbers, intersectionOfNumbers, numbersThat, unionOfNumbers } from './number-set.ts'
import { readPattern } from './read-pattern.ts'
import { complementOf, exampleOf, exampleOutside, holdsText, intersection, isSubset, type TextSet } from './text-set.ts'
import { startWork } from './work.ts'

function searched(pattern: string): TextSet {
  const tree = readPattern(pattern)
  const set = tree && buildAutomaton(tree, 'search')
  if (set === undefined) throw new Error(`no set of ${pattern}`)
  return set
}

/** Read alike by RE2 and by JavaScript. */
const PATTERNS = [
  'scp\\.exe',
  '^a*b?$',
  '\\bcat\\b',
  '\\Bcat',
  '(a|ab)(c|bcd)$',
  '[^a-c\\d]x{2,3}',
  '^$',
  'a|^b|c$',
  '(?:\\w+\\s){2}\\S',
  '\\\\[Aa]pp\\\\',
  '.\\..',
  'x+?y*',
]

const TEXTS = [
  '',
  'a',
  'b',
  'ab',
  'abc',
  'abcd',
  'scp.exe',
  'pscp.exe.bak',
  'a cat sat',
  'concat',
  'cats',
  'exx',
  'xxxx',
  '\\App\\',
  '\\app',
  'one two three',
  'a.b',
  'xy',
  'a\nb',
  'c',
  'cb',
]

describe('a pattern as a set', () => {
  test.each(PATTERNS)('%s holds what the pattern finds', (pattern) => {
    startWork()
    const set = searched(pattern)
    for (const text of TEXTS) expect([text, holdsText(set, text)]).toEqual([text, new RegExp(pattern).test(text)])
  })

  test('folds case where it is told to', () => {
    expect(holdsText(searched('(?i)AbC'), 'xaBcx')).toBe(true)
    expect(holdsText(searched('a(?i:b)c'), 'aBC')).toBe(false)
    expect(holdsText(searched('(?i)[a-c]Z'), 'Bz')).toBe(true)
  })

  test('has no tree for characters that are not told apart', () => {
    expect(readPattern('é')).toBeUndefined()
    expect(readPattern('a(?=b)')).toBeUndefined()
    expect(readPattern('(a')).toBeUndefined()
  })

  test('gives a shortest example, of readable characters', () => {
    expect(exampleOf(searched('p?scp\\.exe'))).toBe('scp.exe')
    expect(exampleOutside(searched('scp'), searched('^scp'))).toBe('xscp')
    expect(exampleOf(searched('a^'))).toBeNull()
  })

  test('is within another set or is not', () => {
    expect(isSubset(searched('winscp'), searched('scp'))).toBe(true)
    expect(isSubset(searched('scp'), searched('winscp'))).toBe(false)
    expect(isSubset(searched('^ab$'), complementOf(searched('c')))).toBe(true)
    const both = intersection(searched('^a'), searched('b$'))
    expect(both === undefined ? undefined : exampleOf(both)).toBe('ab')
  })
})

describe('a pattern that grows', () => {
  const HOSTILE = [
    `(?:${'a?'.repeat(60)})${'a'.repeat(60)}`,
    '(?:(?:(?:a{1,90}){1,90}){1,90}){1,90}',
    `.*${'(?:a|b)'.repeat(3)}.{40}$`,
    `(?:${Array.from({ length: 400 }, (_, i) => `word${i}`).join('|')})`,
    `${'('.repeat(150)}a${')'.repeat(150)}`,
    '(a|b|ab)*(a|b|ab)*(a|b|ab)*c',
  ]

  test.each(HOSTILE.map((p) => [p.slice(0, 30), p]))('%s ends soon', (_, pattern) => {
    startWork()
    const begin = performance.now()
    const tree = readPattern(pattern)
    const set = tree && buildAutomaton(tree, 'search')
    if (set !== undefined) exampleOf(intersection(set, complementOf(set)) ?? set)
    expect(performance.now() - begin).toBeLessThan(10_000)
  })
})

describe('numbers as ranges', () => {
  const above = numbersThat('>', 10, true)
  const below = numbersThat('<=', 20, true)

  test('integers have no gaps between neighbours', () => {
    expect(unionOfNumbers(numbersThat('<', 10, true), numbersThat('>=', 10, true)).ranges).toHaveLength(1)
    expect(intersectionOfNumbers(above, numbersThat('<', 11, true)).ranges).toEqual([])
    expect(intersectionOfNumbers(numbersThat('>', 10, false), numbersThat('<', 11, false)).ranges).toHaveLength(1)
  })

  test('a complement is what is left', () => {
    const between = intersectionOfNumbers(above, below)
    expect(intersectionOfNumbers(between, complementOfNumbers(between)).ranges).toEqual([])
    expect(unionOfNumbers(between, complementOfNumbers(between)).ranges).toHaveLength(1)
  })
})
