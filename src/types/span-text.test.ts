import { expect, test } from 'vitest'
import { parseSpanText } from './span-text.ts'
import { formatTimespan } from './time.ts'

test.each([
  ['1.5h', '01:30:00'],
  ['-2d', '-2.00:00:00'],
  ['15 seconds', '00:00:15'],
  ['0.1ms', '00:00:00.0001000'],
  ['1.00000015s', '00:00:01.0000001'],
  ['250nanos', '00:00:00.0000002'],
  ['3microsec', '00:00:00.0000030'],
  ['2', '2.00:00:00'],
  ['0.12:34:56.7', '12:34:56.7000000'],
  ['-1.02:03', '-1.02:03:00'],
  ['1tick', '00:00:00.0000001'],
])('%s', (text, expected) => {
  expect(formatTimespan(parseSpanText(text) ?? 0n)).toBe(expected)
})

test.each(['', 'soon', '1w', '24:00', '1:60', '99999999999999d', '1.5', '1e3'])('no span: %s', (text) => {
  expect(parseSpanText(text)).toBe(null)
})
