import { expect, test } from 'vitest'
import { Report } from '../../diagnostics/diagnostic.ts'
import { testsOf } from './modifiers.ts'
import { parseSigma } from './parse.ts'

/** The codes of the errors; the text is read in bounded time. */
function errors(text: string): readonly string[] {
  const started = performance.now()
  const { diagnostics } = parseSigma({ name: 'hostile.yml', text }, 'lenient')
  expect(performance.now() - started).toBeLessThan(10_000)
  return [...new Set(diagnostics.filter((d) => d.severity === 'error').map((d) => d.code))]
}

function rule(detection: string): string {
  return `title: t\nlogsource: {product: p}\ndetection:\n${detection}`
}

test('deep nesting is refused', () => {
  expect(errors('['.repeat(100_000))).toEqual(['syntax/sigma-limit'])
  expect(errors('{a: '.repeat(50_000))).toEqual(['syntax/sigma-limit'])
  expect(errors('- '.repeat(50_000))).toEqual(['syntax/sigma-limit'])
  expect(errors(rule(`  s: [a]\n  condition: ${'('.repeat(10_000)}s`))).toEqual(['syntax/sigma-limit'])
  expect(errors(rule(`  s: [a]\n  condition: ${'not '.repeat(10_000)}s`))).toEqual(['syntax/sigma-limit'])
})

test('aliases that multiply are refused', () => {
  const levels = Array.from(
    { length: 12 },
    (_, i) => `  _${i + 1}: &a${i + 1} [${Array(10).fill(`*a${i}`).join(', ')}]`,
  )
  expect(errors(rule(`  _0: &a0 [x]\n${levels.join('\n')}\n  s: [a]\n  condition: s`))).toEqual(['syntax/sigma-limit'])
  expect(errors(rule('  s: &s [a, *s]\n  condition: s'))).toEqual(['syntax/sigma-yaml'])
  expect(errors(rule('  s: *nothing\n  condition: s'))).toEqual(['syntax/sigma-yaml'])
})

test('long lists and texts are read', () => {
  const items = Array.from({ length: 100_000 }, (_, i) => `        - 'value ${i}'`).join('\n')
  expect(errors(rule(`    s:\n      a|contains:\n${items}\n    condition: s`))).toEqual([])
  expect(errors(rule(`  s:\n    a: '${'x'.repeat(1_000_000)}'\n  condition: s`))).toEqual([])
  expect(errors(rule(`  s: [a]\n  condition: ${'s or '.repeat(200_000)}s`))).toEqual(['syntax/sigma-limit'])
  expect(errors('x'.repeat(9_000_000))).toEqual(['syntax/sigma-limit'])
  expect(errors('---\n'.repeat(200_000))).toEqual(['syntax/sigma-empty'])
})

test('names near to many others are not compared for ever', () => {
  const searches = Array.from({ length: 2000 }, (_, i) => `  s${i}: [a]`).join('\n')
  const names = Array.from({ length: 500 }, (_, i) => `t${i}`).join(' or ')
  expect(errors(rule(`${searches}\n  condition: ${names}`))).toEqual(['name/sigma-search'])
})

test('a value has a bounded number of forms', () => {
  const text = rule(`  s:\n    a|windash|contains: '${' -a'.repeat(200)}'\n  condition: s`)
  const source = { name: 'hostile.yml', text }
  const [document] = parseSigma(source, 'lenient').documents
  const body = document?.kind === 'rule' ? document.searches[0]?.body : undefined
  const report = new Report(source)
  for (const item of body?.kind === 'map' ? body.items : []) {
    expect(testsOf(item, report, { profile: 'lenient' })).toBeUndefined()
  }
  expect(report.diagnostics.map((d) => d.code)).toEqual(['syntax/sigma-limit'])
})
