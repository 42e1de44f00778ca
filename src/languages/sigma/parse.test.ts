import { expect, test } from 'vitest'
import { positionAt } from '../../source/text.ts'
import { parseSigma } from './parse.ts'

function parse(text: string, profile: 'vendor' | 'lenient' = 'vendor') {
  return parseSigma({ name: 'rule.yml', text }, profile)
}

/** Severity, line and code of every report. */
function told(text: string, profile: 'vendor' | 'lenient' = 'vendor'): readonly string[] {
  return parse(text, profile).diagnostics.map((d) => `${d.severity} ${positionAt(text, d.span.start).line} ${d.code}`)
}

const RULE = `title: Printer opens a shell
logsource:
    product: windows
    category: process_creation
detection:
    selection:
        ParentImage|endswith: '\\spoolsv.exe'
        Image|endswith:
            - '\\cmd.exe'
            - '\\wscript.exe'
    condition: selection
level: high
`

test('a rule is read with its places', () => {
  const [rule] = parse(RULE).documents
  expect(told(RULE)).toEqual([])
  if (rule?.kind !== 'rule') throw new Error('no rule')
  expect(rule.metadata).toMatchObject({ title: 'Printer opens a shell', level: 'high' })
  expect(rule.logSource).toMatchObject({ product: 'windows', category: 'process_creation' })
  const body = rule.searches[0]?.body
  const item = body?.kind === 'map' ? body.items[1] : undefined
  expect(item?.values.map((v) => (v.kind === 'text' ? v.text : v.kind))).toEqual(['\\cmd.exe', '\\wscript.exe'])
  const { start = 0, end = 0 } = item?.modifiers[0]?.span ?? {}
  expect(RULE.slice(start, end)).toBe('endswith')
  expect(rule.conditions).toMatchObject([{ kind: 'name', name: 'selection' }])
})

test('a broken document does not touch the others', () => {
  const text = `title: one\nbad: [\n---\n${RULE}---\n- a\n`
  expect(parse(text).documents).toHaveLength(1)
  expect(told(text)).toContain('error 17 syntax/sigma-document')
  expect(told(text)[0]).toMatch(/^error 3 syntax\/sigma-yaml/)
})
