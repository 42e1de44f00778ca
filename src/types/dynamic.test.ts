import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readDynamic, writeDynamic } from './dynamic.ts'

describe('dynamic values', () => {
  test.each([
    ['5', 5n],
    ['5.0', 5],
    ['9007199254740993', 9_007_199_254_740_993n],
    ['99999999999999999999', 1e20],
    [' [ 1 , "a\\n\\u00e4" , null ] ', [1n, 'a\nä', null]],
    [
      '{"b":1,"a":{"c":[]}}',
      new Map<string, unknown>([
        ['b', 1n],
        ['a', new Map([['c', []]])],
      ]),
    ],
  ])('%s', (text, expected) => {
    expect(readDynamic(text)).toEqual(expected)
  })

  test.each(['', '{', '[1,]', '{"a"}', '"', '"\\x"', '01', 'nul', '1 2', '[1', `${'['.repeat(600)}${']'.repeat(600)}`])(
    'no JSON: %s',
    (text) => {
      expect(readDynamic(text)).toBeUndefined()
    },
  )

  test('writes what it reads', () => {
    expect(writeDynamic(readDynamic('{"a":[1,2.5,5.0,1e+30,"x"]}') ?? null)).toBe('{"a":[1,2.5,5.0,1e+30,"x"]}')
    expect(writeDynamic(Number.NaN)).toBe('"NaN"')
  })

  test('reads what JSON.parse reads', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        const read = readDynamic(text)
        expect(read).not.toBeUndefined()
        expect(JSON.parse(writeDynamic(read ?? null))).toEqual(JSON.parse(text))
      }),
    )
  })
})
