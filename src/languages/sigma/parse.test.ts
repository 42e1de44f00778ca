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

/** A rule of one table with the given lines of `detection`. */
function rule(...lines: readonly string[]): string {
  return `title: t\nlogsource: {product: p}\ndetection:\n${lines.map((line) => `  ${line}\n`).join('')}`
}

test('what is wrong with YAML is told where it stands', () => {
  expect(told('title: a\n\tid: b\n')).toEqual(['error 2 syntax/sigma-yaml'])
  expect(told('title: "a\n')).toEqual(['error 2 syntax/sigma-yaml'])
  expect(told('')).toEqual(['error 1 syntax/sigma-empty'])
  expect(told('# nothing\n---\n...\n')).toEqual(['error 1 syntax/sigma-empty'])
  expect(told('just a text\n')).toEqual(['error 1 syntax/sigma-document'])
  expect(told(rule('s: [a]', 's: [b]', 'condition: s'))).toEqual(['error 5 syntax/sigma-duplicate'])
  expect(told(rule('s: {a: 1, a: 2}', 'condition: s'))).toEqual(['error 4 syntax/sigma-duplicate'])
  expect(told(`title: u\n${rule('s: [a]', 'condition: s')}`)).toEqual(['warning 2 syntax/sigma-duplicate'])
  expect(told(rule('s: !!binary abc', 'condition: s'))).toEqual(['error 4 syntax/sigma-yaml'])
  expect(told(rule('s: {a: yes}', 'condition: s'))).toEqual(['warning 4 lint/sigma-value'])
})

test('a mark of the byte order and other line ends change nothing', () => {
  expect(parse(`\uFEFF${RULE}`).documents).toHaveLength(1)
  const windows = RULE.replaceAll('\n', '\r\n')
  expect(parse(windows).documents).toHaveLength(1)
  expect(told(windows.replace('condition: selection', 'condition: other'))[0]).toBe('error 11 name/sigma-search')
  expect(parse(`---\n${RULE}...\n---\n${RULE}---\n`).documents).toHaveLength(2)
})

test('aliases and merge keys stand for what they name', () => {
  const text = rule('_common: &c', '  a: 1', 's:', '  <<: *c', '  b: 2', 't: *c', 'condition: s or t')
  const [document] = parse(text).documents
  expect(told(text)).toEqual([])
  const bodies = document?.kind === 'rule' ? document.searches.map(({ body }) => body) : []
  const fields = bodies.map((body) => (body.kind === 'map' ? body.items.map((item) => item.field?.name) : []))
  expect(fields).toEqual([['a'], ['b', 'a'], ['a']])
})

test('what is wrong with metadata keeps no rule from running', () => {
  const text = `level: hihg\nstatus: tested\nid: 5\ndate: 2024/01/02\ntags: [Attack]\nreference: x\nrelated: [{id: 1, type: x}]\nfields: a\nauthor: [b, c]\n${rule('s: [a]', 'condition: s').replace('title: t\n', '')}`
  const { documents } = parse(text)
  expect(told(text).filter((t) => !t.startsWith('warning'))).toEqual([])
  expect(documents[0]?.metadata).toMatchObject({ title: '5', id: '5', author: 'b, c', fields: ['a'] })
  const lines = new Set(told(text).map((t) => Number(t.split(' ')[1])))
  expect([...lines].sort()).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9])
  expect(parse(text).diagnostics.find((d) => d.code === 'syntax/sigma-member')?.hints).toEqual(['near: `references`'])
})

test('members that decide about matches must be there', () => {
  expect(told('title: t\ndetection: {s: [a], condition: s}\n')).toEqual(['error 1 syntax/sigma-missing'])
  expect(told('title: t\nlogsource: {product: p}\n')).toEqual(['error 1 syntax/sigma-missing'])
  expect(told(rule('s: [a]'))).toEqual(['error 4 syntax/sigma-missing'])
  expect(told(rule('condition: s'))).toContain('error 4 syntax/sigma-form')
  expect(told('title: t\nlogsource: {}\ndetection: {s: [a], condition: s}\n')).toEqual(['error 2 syntax/sigma-form'])
  expect(told('title: t\nlogsource: {product: [p]}\ndetection: {s: [a], condition: s}\n')).toEqual([
    'error 2 syntax/sigma-type',
  ])
  expect(told('title: t\nlogsource: p\ndetection: {s: [a], condition: s}\n')).toEqual(['error 2 syntax/sigma-type'])
  const upper = 'title: t\nlogsource: {product: My Product}\ndetection: {s: [a], condition: s}\n'
  expect(told(upper)).toEqual(['warning 2 lint/sigma-value'])
  expect(parse(upper).documents).toMatchObject([{ logSource: { product: 'my_product' } }])
  expect(told(`${RULE}correlation: {}\n`)).toEqual(['error 13 syntax/sigma-document'])
  const near = parse('title: t\nlogsource: {product: p}\ndetections: {s: [a], condition: s}\n').diagnostics
  expect(near[0]?.hints).toEqual(['near: `detections`'])
})

test('searches are maps, lists of maps and keywords', () => {
  expect(told(rule("s: ['a', 1]", "t: [{a: b}, 'k']", "u: {'|all': [a, b]}", 'condition: 1 of them'))).toEqual([])
  expect(told(rule('s: text', 'condition: s'))).toEqual(['warning 4 lint/sigma-value'])
  for (const body of ['[]', '{}', '', '{a: []}', '{a: [[b]]}', '{a: {b: c}}', '[[a]]', '{"": a}', '[{}]']) {
    expect(told(rule(`s: ${body}`, 'condition: s'))[0]).toBe('error 4 syntax/sigma-form')
  }
  expect(told(rule('s: {a|contain: b}', 'condition: s'))).toEqual(['error 4 name/sigma-modifier'])
  expect(parse(rule('s: {a|contain: b}', 'condition: s')).diagnostics[0]?.hints).toEqual(['near: `contains`'])
})

test('conditions name searches', () => {
  const searches = ['selection_a: [a]', 'selection_b: [b]', '_hidden: [c]']
  const conditions = (condition: string): readonly string[] => told(rule(...searches, `condition: ${condition}`))
  expect(conditions('all of selection_* and not _hidden')).toEqual([])
  expect(conditions('NOT (selection_a AND selection_b) Or 1 Of Them')).toEqual([])
  expect(conditions('any of sel*_b or selection_a')).toEqual([])
  expect(conditions('2 of selection*')).toEqual([])
  expect(conditions('selection_a')).toEqual(['warning 5 lint/sigma-unused-search'])
  expect(conditions('selection_c or 1 of them')).toEqual(['error 7 name/sigma-search'])
  expect(conditions('1 of filter_* or 1 of them')).toEqual(['error 7 name/sigma-search'])
  expect(conditions('3 of selection*')).toContain('error 7 syntax/sigma-form')
  expect(conditions('0 of them')).toEqual(['error 7 syntax/unexpected'])
  expect(conditions('selection_*')).toContain('error 7 name/sigma-search')
  for (const wrong of [
    '"("',
    'selection_a selection_b',
    'selection_a and',
    '(selection_a',
    'not',
    '1 of',
    'of them',
    '")"',
    '""',
  ]) {
    expect(conditions(wrong)).toContain('error 7 syntax/unexpected')
  }
  expect(conditions('selection_a | count() by Host > 5')).toEqual(['error 7 fidelity/sigma-aggregation'])
  expect(conditions('selection_a | near selection_b')).toEqual(['error 7 fidelity/sigma-aggregation'])
  expect(conditions('[selection_a, selection_b]')).toEqual([])
  expect(conditions('{a: b}')).toEqual(['error 7 syntax/sigma-type'])
  expect(told(rule('s: [a]', 'timeframe: 5m', 'condition: s'))).toEqual(['warning 5 lint/sigma-value'])
})

test('conditions bind as the specification says', () => {
  const [document] = parse(rule('a: [a]', 'b: [b]', 'c: [c]', 'condition: not a and b or c')).documents
  const name = (held: string) => ({ kind: 'name', name: held })
  expect(document?.kind === 'rule' ? document.conditions : []).toMatchObject([
    { kind: 'or', operands: [{ kind: 'and', operands: [{ kind: 'not', operand: name('a') }, name('b')] }, name('c')] },
  ])
})

test('`them` leaves out what begins with `_`, and patterns may ask for it', () => {
  const names = (condition: string): readonly string[] => {
    const [document] = parse(rule('_x: [a]', '_y: [b]', 'z: [c]', `condition: ${condition}`)).documents
    const [first] = document?.kind === 'rule' ? document.conditions : []
    return first?.kind === 'of' ? first.names : []
  }
  expect(names('1 of them')).toEqual(['z'])
  expect(names('1 of *')).toEqual(['z'])
  expect(names('all of _*')).toEqual(['_x', '_y'])
})

test('actions of version 1 are worked in', () => {
  const global = 'action: global\ntitle: t\nlogsource: {product: p}\ndetection: {condition: s}\n'
  const text = `${global}---\ndetection: {s: [a]}\n---\ndetection: {s: [b]}\nlevel: low\n---\naction: reset\n---\n${RULE}`
  expect(parse(text).documents).toHaveLength(3)
  expect(told(text).every((t) => t.includes('syntax/sigma-action'))).toBe(true)
  const repeated = `${RULE}---\naction: repeat\nlogsource: {category: other}\n`
  expect(parse(repeated).documents[1]).toMatchObject({ logSource: { product: 'windows', category: 'other' } })
  expect(told(`${global}---\ndetection: {s: [a], condition: not s}\n`)).toContain('error 6 syntax/sigma-duplicate')
  expect(told('action: repeat\n')).toEqual(['error 1 syntax/sigma-document'])
  expect(told('action: other\n')).toEqual(['error 1 syntax/sigma-document'])
})
