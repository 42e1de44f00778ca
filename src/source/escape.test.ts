import { expect, test } from 'vitest'
import { escapeCsv, escapeTerminal } from './escape.ts'

test('terminal control sequences and bidirectional marks become visible', () => {
  expect(escapeTerminal('a\u001b]0;x\u0007b')).toBe('a\\x1b]0;x\\x07b')
  expect(escapeTerminal('invoice\u202Egpj.exe')).toBe('invoice\\u{202e}gpj.exe')
  expect(escapeTerminal('a\nb\tc')).toBe('a\\nb\\tc')
  expect(escapeTerminal('é😀 plain')).toBe('é😀 plain')
})

test('a CSV cell never starts a formula', () => {
  expect(escapeCsv('=HYPERLINK("x")', true)).toBe('"\'=HYPERLINK(""x"")"')
  expect(escapeCsv('@cmd', true)).toBe("'@cmd")
  expect(escapeCsv('-5', false)).toBe('-5')
  expect(escapeCsv('a,b', true)).toBe('"a,b"')
})
