import { describe, expect, test } from 'vitest'
import { keywordPattern } from './lower-scope.ts'
import { anchorRegex } from './operators/parse.ts'
import { hasOnlyDoubledBackslashes } from './patterns.ts'

describe('a doubled backslash', () => {
  test.each([
    ['ftp\\\\.exe', true],
    ['(a\\\\.b|c\\\\d)', true],
    ['ftp\\.exe', false],
    ['a\\\\.b\\.c', false],
    ['a\\\\\\.b', false],
    ['http://', false],
  ])('in %s: %s', (raw, doubled) => {
    expect(hasOnlyDoubledBackslashes(raw)).toBe(doubled)
  })
})

describe('a keyword', () => {
  const line =
    '2013-08-13 21:25:15,456 98765432 [com.test.services.test.TESTClientImpl] TEST Request:id=1234567 TEST1234567'
  /** The pattern's classes and flags as JavaScript has them. */
  const finds = (keyword: string, text: string): boolean | undefined => {
    const pattern = keywordPattern(keyword)
    if (pattern === undefined) return undefined
    const source = pattern.replace('(?is)', '').replaceAll('\\pL\\pN', '\\p{L}\\p{N}').replaceAll('\\x{', '\\u{')
    return new RegExp(source, 'isu').test(text)
  }
  test.each([
    ['test', true],
    ['tes', false],
    ['TEST*', true],
    ['456', true],
    ['56', false],
    ['*456*', true],
    ['com*services', false],
    ['com.*.services*', true],
    ['com.*.test', false],
    ['request:id', true],
    ['id=123456?', true],
    ['id=12345?', false],
    ['testclientimpl] test', true],
  ])('%s: %s', (keyword, found) => {
    expect(finds(keyword, line)).toBe(found)
  })

  test('takes any run of white space for one blank', () => {
    expect(finds('VM Periodic Task', 'VM Periodic \t\n Task')).toBe(true)
    expect(finds('VM Periodic Task', 'VM PeriodicTask')).toBe(false)
  })

  test('of several terms has no wildcard within one of them', () => {
    expect(finds('jsmith@some*re.com', line)).toBeUndefined()
  })
})

describe('anchors', () => {
  test.each([
    ['a=*,', '(?is)a=(.*?),', 1],
    ['a=* b', '(?is)a=(.*?) b', 1],
    ['[*] *', '(?is)\\[(.*?)\\] (.*)', 2],
    ['\\"x\\": *\\n', '(?is)"x": (.*?)\n', 1],
    ['C:\\dir\\*', '(?is)C:\\\\dir\\\\\\*', 0],
    ['none', '(?is)none', 0],
  ])('%s', (raw, pattern, wildcards) => {
    expect(anchorRegex(raw)).toEqual({ pattern, wildcards })
  })
})
