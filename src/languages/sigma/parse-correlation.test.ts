import { expect, test } from 'vitest'
import { positionAt } from '../../source/text.ts'
import { parseSigma } from './parse.ts'

/** A correlation with the given lines after the usual ones. */
function parse(lines: readonly string[], profile: 'vendor' | 'lenient' = 'vendor') {
  const text = `title: t\ncorrelation:\n${lines.map((line) => `  ${line}\n`).join('')}`
  const { documents, diagnostics } = parseSigma({ name: 'c.yml', text }, profile)
  const told = diagnostics.map((d) => `${d.severity} ${positionAt(text, d.span.start).line} ${d.code}`)
  return { document: documents[0], told }
}

const COUNT = ['type: event_count', 'rules: [a, b]', 'group-by: [User]', 'timespan: 5m']

test('a correlation is read', () => {
  const aliases = 'aliases: {user: {a: User, b: TargetUserName}}'
  const { document, told } = parse([...COUNT, aliases, 'condition: {gte: 10, lt: 20}', 'generate: true'])
  expect(told).toEqual([])
  expect(document).toMatchObject({
    kind: 'correlation',
    type: 'event_count',
    rules: [{ name: 'a' }, { name: 'b' }],
    groupBy: [{ name: 'User' }],
    timespan: 3_000_000_000n,
    aliases: [{ name: 'user', fields: [{ rule: { name: 'a' }, field: { name: 'User' } }, {}] }],
    condition: {
      kind: 'number',
      comparisons: [
        { operator: 'gte', value: 10 },
        { operator: 'lt', value: 20 },
      ],
    },
    generate: true,
  })
})

test('weeks, months and years have the lengths of pySigma', () => {
  const spanOf = (text: string): unknown => {
    const { document } = parse(['type: event_count', 'rules: a', `timespan: ${text}`, 'condition: {gt: 1}'], 'lenient')
    return document?.kind === 'correlation' ? document.timespan / 10_000_000n : undefined
  }
  expect(['2w', '2M', '1y'].map(spanOf)).toEqual([1_209_600n, 5_259_492n, 31_556_952n])
})

test('values are counted and measured', () => {
  const value = ['type: value_percentile', 'rules: a', 'timespan: 1d']
  const { document, told } = parse([...value, 'condition: {field: [x, y], gt: 1.5, percentile: 95}'])
  expect(told).toEqual([])
  expect(document).toMatchObject({ groupBy: [], condition: { fields: [{ name: 'x' }, { name: 'y' }], percentile: 95 } })
  expect(parse([...value, 'condition: {gt: 1}']).told).toEqual(['error 6 syntax/sigma-missing'])
  expect(parse([...value, 'condition: {field: x, gt: 1, percentile: 101}']).told).toEqual(['error 6 syntax/sigma-type'])
})

test('temporal correlations need no condition, or have one over the rules', () => {
  const temporal = ['type: temporal', 'rules: [a, b, c]', 'timespan: 30s']
  expect(parse(temporal).document).not.toHaveProperty('condition')
  expect(parse([...temporal, 'condition: a and not (b or c)']).document).toMatchObject({
    condition: { kind: 'rules', condition: { kind: 'and' } },
  })
  expect(parse([...temporal, 'condition: a and d']).told).toEqual(['error 6 name/sigma-rule'])
  const without = parse(['type: temporal', 'timespan: 30s', 'condition: a and not b'])
  expect(without.document).toMatchObject({ rules: [{ name: 'a' }, { name: 'b' }] })
})

test('what is wrong is told', () => {
  expect(parse(COUNT).told).toEqual(['error 3 syntax/sigma-missing'])
  expect(parse(COUNT.slice(1)).told).toContain('error 3 syntax/sigma-missing')
  const changed = (line: number, text: string): readonly string[] =>
    parse([...COUNT.map((old, index) => (index === line ? text : old)), 'condition: {gte: 1}']).told
  expect(changed(0, 'type: event_counts')).toEqual(['error 3 syntax/sigma-type'])
  expect(changed(1, 'rules: []')).toEqual(['error 4 syntax/sigma-form'])
  expect(changed(1, 'rules: [a, a]')).toEqual(['error 4 syntax/sigma-duplicate'])
  expect(changed(2, 'group-by: {a: b}')).toEqual(['error 5 syntax/sigma-type'])
  expect(changed(2, 'groupby: [a]')).toEqual(['warning 5 syntax/sigma-member'])
  for (const wrong of ['5', '5Y', '0y', '0s', '1.5h', 'h']) {
    expect(changed(3, `timespan: ${wrong}`)).toEqual(['error 6 syntax/sigma-type'])
  }
  for (const departing of ['2w', '1M', '1y']) {
    expect(changed(3, `timespan: ${departing}`)).toEqual(['error 6 syntax/sigma-form'])
  }
  const condition = (text: string): readonly string[] => parse([...COUNT, `condition: ${text}`]).told
  expect(condition('{}')).toEqual(['error 7 syntax/sigma-form'])
  expect(condition('{atleast: 5}')).toEqual(['error 7 syntax/sigma-form'])
  expect(condition('{gte: many}')).toEqual(['error 7 syntax/sigma-type'])
  expect(condition('a and b')).toEqual(['error 7 syntax/sigma-type'])
  expect(parse([...COUNT, 'condition: {gte: 1}', 'aliases: {x: y}']).told).toEqual(['error 8 syntax/sigma-type'])
  expect(parse([...COUNT, 'condition: {gte: 1}', 'generate: maybe']).told).toEqual(['error 8 syntax/sigma-type'])
})

test('filters name rules, or any', () => {
  const filter = (rules: string): string =>
    `title: t\nlogsource: {product: p}\nfilter:\n  ${rules}\n  s: {User: admin}\n  condition: not s\n`
  const read = (rules: string) => parseSigma({ name: 'f.yml', text: filter(rules) }, 'vendor')
  expect(read('rules: any').documents).toMatchObject([{ kind: 'filter', rules: 'any' }])
  expect(read('rules: [a, b]').documents).toMatchObject([{ rules: [{ name: 'a' }, { name: 'b' }] }])
  expect(read('rules: []').diagnostics.map((d) => d.code)).toEqual(['syntax/sigma-form'])
  expect(read('rule: [a]').diagnostics.map((d) => d.code)).toContain('syntax/sigma-missing')
})
