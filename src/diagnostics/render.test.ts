import { expect, test } from 'vitest'
import { applyFixes, diagnostic } from './diagnostic.ts'
import { nearMatches } from './near.ts'
import { renderDiagnostic } from './render.ts'

test('shows the place in its line, with hints and fixes', () => {
  const text = 'DeviceProcessEvents\n| where Foo == 1'
  const found = diagnostic(
    'name/unknown-column',
    'q.kql',
    { start: 28, end: 31 },
    { name: 'Foo', table: 'DeviceProcessEvents' },
    { hints: ['near: `FooBar`'], fixes: [{ title: 'write `FooBar`', span: { start: 28, end: 31 }, text: 'FooBar' }] },
  )
  expect(renderDiagnostic(found, text, { color: false })).toBe(
    [
      'error[name/unknown-column]: `DeviceProcessEvents` has no column `Foo`',
      ' --> q.kql:2:9',
      '  |',
      '2 | | where Foo == 1',
      '  |         ^^^',
      '  = near: `FooBar`',
      '  = fix: write `FooBar`',
      '',
    ].join('\n'),
  )
})

test('a hostile query text reaches the terminal escaped, and long lines are cut', () => {
  const text = `${'x'.repeat(500)}\u001b[2J${'y'.repeat(500)}`
  const shown = renderDiagnostic(
    diagnostic('syntax/unexpected', 'q.kql', { start: 500, end: 501 }, { found: '`\u001b`', expected: 'a name' }),
    text,
    { color: false },
  )
  expect(shown).not.toContain('\u001b')
  expect(Math.max(...shown.split('\n').map((line) => line.length))).toBeLessThan(170)
})

test('fixes apply from the start of the text, overlapping ones once', () => {
  const fixes = [
    { title: '', span: { start: 4, end: 5 }, text: 'B' },
    { title: '', span: { start: 0, end: 1 }, text: 'A' },
    { title: '', span: { start: 0, end: 3 }, text: 'never' },
  ]
  expect(applyFixes('a - b', fixes)).toBe('A - B')
})

test('near matches are close in spelling, never anything', () => {
  expect(nearMatches('RemotPort', ['RemotePort', 'LocalPort', 'DeviceName'])).toEqual(['RemotePort'])
  expect(nearMatches('xyz', ['RemotePort', 'LocalPort'])).toEqual([])
})
