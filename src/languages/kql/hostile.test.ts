import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hasErrors } from '../../diagnostics/diagnostic.ts'
import { renderDiagnostic } from '../../diagnostics/render.ts'
import { buildCatalog } from '../../schemas/catalog.ts'
import type { Compilation } from '../language.ts'
import { KQL_LANGUAGE } from './index.ts'

const CATALOG = buildCatalog({ platforms: ['defender', 'sentinel'], bound: [] })

function compile(text: string): Compilation {
  const options = { catalog: CATALOG, profile: 'lenient', now: 0n, timeZone: 'UTC', vendorLimits: false } as const
  const compiled = KQL_LANGUAGE.compile({ name: 'hostile.kql', text }, options)
  expect(compiled.plan === undefined && compiled.probe === undefined).toBe(hasErrors(compiled.diagnostics))
  compiled.printAst()
  for (const found of compiled.diagnostics) {
    expect(found.message.length).toBeLessThan(2000)
    expect(renderDiagnostic(found, text, { color: false })).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f\u009b]/)
  }
  return compiled
}

const list = (count: number, one: (i: number) => string, between: string): string =>
  Array.from({ length: count }, (_, i) => one(i)).join(between)
const P = 'DeviceProcessEvents'
const W = `${P} | where `

describe('large texts become a plan or a diagnostic', () => {
  test.each([
    ['a list', `${W}FileName in~ (${list(3000, (i) => `"f${i}.exe"`, ',')})`, true],
    ['a string', `${W}FileName == "${'a'.repeat(100_000)}"`, true],
    ['alternatives', `${W}${list(1500, (i) => `FileName == "f${i}.exe"`, ' or ')}`, false],
    ['pipes', `${P}${'| where FileName != "x"'.repeat(1500)}`, false],
    ['functions nobody knows', `print ${list(3000, (i) => `f${i}(1)`, ',')}`, false],
    ['columns nobody knows', `print 1 | project ${list(500, (i) => `c${i}`, ',')}`, false],
    ['aggregates', `${P} | summarize ${list(1001, (i) => `a${i} = sum(ProcessId + ${i})`, ',')}`, false],
    ['columns of a union', `union ${list(400, (i) => `(print c${i} = 1)`, ',')}`, false],
    ['values read twice', `${P} | extend x = ${'tolong(tostring('.repeat(40)}ProcessId${'))'.repeat(40)}`, false],
    ['names', `${list(500, (i) => `let a${i} = ${i};`, '\n')}${W}ProcessId == a7`, true],
    ['names that double', `let a0 = 1;${list(30, (i) => `let a${i + 1} = a${i} + a${i};`, '')}print a30`, false],
    ['tables that double', `let a0 = ${P};${list(12, (i) => `let a${i + 1} = union a${i}, a${i};`, '')}a12`, false],
    ['a name of its own', 'let a = a; print a', false],
    ['comments', `${'// x\n'.repeat(20_000)}${P} | take 1`, true],
    ['quotes', '"'.repeat(50_001), false],
    ['digits', `print ${'9'.repeat(50_000)}`, false],
  ])('%s', { timeout: 120_000 }, (_, text, isPlan) => {
    expect(compile(text).plan !== undefined).toBe(isPlan)
  })
})

describe('nesting of thousands is refused', () => {
  test.each([
    ['parentheses', `${W}${'('.repeat(5000)}true${')'.repeat(5000)}`],
    ['brackets', `print ${'['.repeat(5000)}${']'.repeat(5000)}`],
    ['arrays', `print dynamic(${'['.repeat(5000)}${']'.repeat(5000)})`],
    ['calls', `print ${'tolower('.repeat(5000)}"x"${')'.repeat(5000)}`],
    ['negations', `${W}${'not('.repeat(5000)}true${')'.repeat(5000)}`],
    ['joins', `${`${P} | join (`.repeat(2000)}${P}${') on DeviceId'.repeat(2000)}`],
  ])('%s', (_, text) => {
    expect(compile(text).plan).toBeUndefined()
  })
})

describe('strange characters', () => {
  test.each([
    ['CRLF', `${P}\r\n| where FileName == "x"\r\n| take 1\r\n`],
    ['NUL in a string', `${W}FileName == "a\u0000b"`],
    ['half of a pair in a string', `${W}FileName == "\ud800"`],
  ])('%s is read', (_, text) => {
    expect(compile(text).plan).toBeDefined()
  })

  test.each([
    ['NUL', '\u0000'],
    ['NUL between', `${P} \u0000 | take 1`],
    ['halves of pairs', '\ud800\udfff\udc00'],
    ['terminal sequences', `${P} \u001b[31m | where \u009b2J == 1`],
  ])('%s is refused', (_, text) => {
    expect(compile(text).plan).toBeUndefined()
  })
})

const CONTENT = new URL('../../../content/', import.meta.url)
const OWN = readdirSync(CONTENT, { recursive: true })
  .map(String)
  .filter((name) => name.endsWith('.kql'))
  .map((name) => readFileSync(new URL(name.replaceAll('\\', '/'), CONTENT), 'utf8'))

test('text cut anywhere', { timeout: 120_000 }, () => {
  for (const text of OWN) for (let end = 1; end < text.length; end += 127) compile(text.slice(0, end))
})

test('words in any order', { timeout: 120_000 }, () => {
  const words = fc.constantFrom(...new Set(OWN.flatMap((text) => text.match(/\w+|"[^"\n]*"|[^\s\w]/g) ?? [])))
  fc.assert(
    fc.property(fc.array(words, { maxLength: 40 }), (picked) => {
      compile(picked.join(' '))
    }),
    { numRuns: 30 },
  )
})
