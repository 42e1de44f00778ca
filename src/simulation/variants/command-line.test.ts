import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { doubleQuoted, parseCommandLine, printCommandLine, wordOf } from './command-line.ts'

const lines = fc.oneof(
  fc.string(),
  fc
    .array(fc.constantFrom('a', ' ', '\t', '"', "'", '\\', '/', '^', '`', '-x', 'C:\\p', '""', '\\"'))
    .map((parts) => parts.join('')),
)
const systems = fc.constantFrom('windows' as const, 'linux' as const)

describe('a command line', () => {
  test('written out again it is the same text', () => {
    fc.assert(
      fc.property(lines, systems, (text, os) => {
        expect(printCommandLine(parseCommandLine(text, os))).toBe(text)
      }),
    )
  })

  test('what is quoted comes to the program as it was', () => {
    fc.assert(
      fc.property(fc.oneof(lines, fc.string()), systems, (value, os) => {
        const text = `program ${wordOf(value, os).raw}`
        expect(parseCommandLine(text, os).words.map((word) => word.value)).toEqual(['program', value])
      }),
    )
    expect(doubleQuoted('C:\\Program Files\\')).toBe('"C:\\Program Files\\\\"')
  })

  // https://learn.microsoft.com/cpp/c-language/parsing-c-command-line-arguments, the table of examples.
  test.each([
    ['"abc" d e', ['abc', 'd', 'e']],
    ['a\\\\b d"e f"g h', ['a\\\\b', 'de fg', 'h']],
    ['a\\\\\\"b c d', ['a\\"b', 'c', 'd']],
    ['a\\\\\\\\"b c" d e', ['a\\\\b c', 'd', 'e']],
    ['a"b"" c d', ['ab" c d']],
  ])('Windows: %s', (text, values) => {
    expect(
      parseCommandLine(`p ${text}`, 'windows')
        .words.slice(1)
        .map((word) => word.value),
    ).toEqual(values)
  })

  test.each([
    ['-F \'file=@/a b\' "c\\"d" e\\ f', ['-F', 'file=@/a b', 'c"d', 'e f']],
    ['c""url \\c', ['curl', 'c']],
  ])('POSIX: %s', (text, values) => {
    expect(parseCommandLine(text, 'linux').words.map((word) => word.value)).toEqual(values)
  })
})
