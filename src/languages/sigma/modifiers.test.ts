import { expect, test } from 'vitest'
import { Report } from '../../diagnostics/diagnostic.ts'
import type { Profile } from '../../schemas/resolve.ts'
import { testsOf } from './modifiers.ts'
import { parseSigma } from './parse.ts'
import type { Pattern, Predicate, Test } from './predicate.ts'

interface Options {
  readonly profile?: Profile
  readonly parameters?: ReadonlyMap<string, string>
}

function run(item: string, { profile = 'vendor', parameters = new Map() }: Options = {}) {
  const text = `title: t\nlogsource: {product: p}\ndetection:\n  s:\n    ${item}\n  condition: s\n`
  const source = { name: 'rule.yml', text }
  const { documents, diagnostics } = parseSigma(source, profile)
  const report = new Report(source)
  const body = documents[0]?.kind === 'rule' ? documents[0].searches[0]?.body : undefined
  const tests = body?.kind === 'map' ? body.items.map((one) => testsOf(one, report, { profile, parameters })) : []
  return { test: tests[0], told: [...diagnostics, ...report.diagnostics].map((d) => `${d.severity} ${d.code}`) }
}

/** The test in short: patterns with `*` and `?` for wildcards, plain signs in `<>` where they could be taken for them. */
function short(item: string, options?: Options): string {
  const { test: made, told } = run(item, options)
  expect(told.filter((t) => t.startsWith('error'))).toEqual([])
  return made === undefined ? 'none' : shortTest(made)
}

function shortTest(made: Test): string {
  switch (made.kind) {
    case 'all':
    case 'any':
      return `${made.kind}(${made.operands.map(shortTest).join(', ')})`
    case 'not':
      return `not ${shortTest(made.operand)}`
    case 'keyword':
      return `any value: ${shortPredicate(made.predicate)}`
    case 'field':
      return `${made.field.name}: ${shortPredicate(made.predicate)}`
  }
}

function shortPredicate(predicate: Predicate): string {
  switch (predicate.kind) {
    case 'pattern':
      return shortPattern(predicate.parts) + (predicate.cased ? ' cased' : '')
    case 'regex': {
      const flags = (['i', 'm', 's'] as const).filter((flag) => predicate.flags[flag])
      return `/${predicate.pattern}/${flags.join('')}`
    }
    case 'null':
      return 'null'
    case 'exists':
      return predicate.expected ? 'exists' : 'missing'
    case 'cidr':
      return `in ${predicate.network}`
    case 'compare':
      return `${predicate.operator} ${predicate.value}`
    case 'field':
      return `${predicate.how} ${predicate.other.name}${predicate.cased ? ' cased' : ''}`
    case 'time-part':
      return `${predicate.part} ${predicate.operator} ${predicate.value}`
  }
}

function shortPattern(parts: Pattern): string {
  const signs = { run: '*', one: '?' }
  return parts.map((part) => (part.kind === 'text' ? part.text.replaceAll(/[*?]/g, '<$&>') : signs[part.kind])).join('')
}

test('values are texts, numbers, booleans and null', () => {
  expect(short("a: 'x'")).toBe('a: x')
  expect(short("a: ''")).toBe('a: ')
  expect(short('a: 4688')).toBe('a: 4688')
  expect(short('a: True')).toBe('a: true')
  expect(short('a: null')).toBe('a: null')
  expect(short('a:')).toBe('a: null')
  expect(short("a: ['x', 1]")).toBe('any(a: x, a: 1)')
})

test.each([
  ['\\*', '<*>'],
  ['\\?', '<?>'],
  ['\\\\*', '\\*'],
  ['\\\\\\*', '\\<*>'],
  ['\\\\\\\\', '\\\\'],
  ['\\\\', '\\'],
  ['a\\', 'a\\'],
  ['a\\b', 'a\\b'],
  ['\\a\\\\b', '\\a\\b'],
  ['a*?**b', 'a*?*b'],
  ['C:\\*\\x.exe', 'C:<*>\\x.exe'],
  ['C:\\\\*\\x.exe', 'C:\\*\\x.exe'],
])('the text %s is the pattern %s', (written, expected) => {
  expect(short(`a: '${written}'`)).toBe(`a: ${expected}`)
})

test('places put runs around what is not one', () => {
  expect(short("a|contains: 'x'")).toBe('a: *x*')
  expect(short("a|startswith: 'x'")).toBe('a: x*')
  expect(short("a|endswith: '\\x'")).toBe('a: *\\x')
  expect(short("a|contains: '*x\\*'")).toBe('a: *x<*>*')
  expect(short("a|startswith|endswith: 'x'")).toBe('a: *x*')
  expect(short("a|contains: ''")).toBe('a: *')
  expect(short("a|contains|all: ['x', 'y']")).toBe('all(a: *x*, a: *y*)')
  expect(short("a|all|contains: ['x', 'y']")).toBe('all(a: *x*, a: *y*)')
})

test('keywords are looked for in every value', () => {
  expect(short("'|all': ['x', 'y*z']")).toBe('all(any value: *x*, any value: *y*z*)')
  expect(short("'|re': 'x+'")).toBe('any value: /x+/')
  expect(run("'|exists': true").told).toEqual(['error syntax/sigma-chain'])
})

test('cased and neq', () => {
  expect(short("a|cased: 'X'")).toBe('a: X cased')
  expect(short("a|contains|cased: 'X'")).toBe('a: *X* cased')
  expect(short("a|cased|contains: 'X'")).toBe('a: *X* cased')
  expect(short("a|neq: ['x', 'y']")).toBe('not any(a: x, a: y)')
  expect(short('a|neq: 5')).toBe('not a: 5')
  expect(short("a|contains|neq: 'x'")).toBe('not a: *x*')
})

test('regular expressions', () => {
  expect(short("a|re: 'x\\*'")).toBe('a: /x\\*/')
  expect(short("a|re|i|m|s: 'x'")).toBe('a: /x/ims')
  expect(short("a|re|all: ['x', 'y']")).toBe('all(a: /x/, a: /y/)')
  expect(short("a|re|contains: 'x'")).toBe('a: /x/')
  expect(short("a|re|startswith: 'x|y'")).toBe('a: /\\A(?:x|y)/')
  expect(short("a|re|endswith: 'x|y'")).toBe('a: /(?:x|y)\\z/')
  expect(short("a|re|ignorecase: 'x'")).toBe('a: /x/i')
  expect(run("a|i: 'x'").told).toEqual(['error syntax/sigma-chain'])
  expect(run("a|contains|re: 'x'").told).toEqual(['error syntax/sigma-chain'])
  expect(run("a|re|base64: 'x'").told).toEqual(['error type/sigma-value'])
  expect(run("a|re|cased: 'x'").told).toEqual(['error syntax/sigma-chain'])
  expect(run("a|re|cased: 'x'", { profile: 'lenient' }).told).toEqual(['warning syntax/sigma-chain'])
})

test('dashes that begin a word have five forms each', () => {
  expect(short("a|windash: '-x'")).toBe('any(a: -x, a: /x, a: –x, a: —x, a: ―x)')
  expect(short("a|windash: '/x-y'")).toBe('any(a: -x-y, a: /x-y, a: –x-y, a: —x-y, a: ―x-y)')
  expect(short("a|contains|windash: ' – '")).toBe('a: * – *')
  const both = run("a|windash|contains: ' -x --y'").test
  expect(both?.kind === 'any' ? both.operands.length : 0).toBe(25)
  const all = run("a|windash|contains|all: ['-x', '-y']").test
  expect(all?.kind === 'all' ? all.operands.map((o) => o.kind) : []).toEqual(['any', 'any'])
})

test('encodings', () => {
  expect(short("a|base64: '/bin/sh'")).toBe('a: L2Jpbi9zaA==')
  expect(short("a|base64offset|contains: 'http://'")).toBe('any(a: *aHR0cDovL*, a: *h0dHA6Ly*, a: *odHRwOi8v*)')
  expect(short("a|wide|base64offset|contains: 'ping'")).toBe('any(a: *cABpAG4AZw*, a: *AAaQBuAGcA*, a: *wAGkAbgBnA*)')
  expect(short("a|utf16le|base64: 'é'")).toBe('a: 6QA=')
  expect(short("a|utf16be|base64: 'a'")).toBe('a: AGE=')
  expect(short("a|utf16|base64: 'a'")).toBe('a: //5hAA==')
  expect(short("a|wide: 'a*'")).toBe('a: a\0*')
  expect(short("a|base64: 'a\\*b'")).toBe('a: YSpi')
  expect(run("a|base64: 'a*'").told).toEqual(['error type/sigma-value'])
  expect(run("a|contains|base64: 'a'").told).toEqual(['error type/sigma-value'])
  expect(run("a|utf16: 'a'").told).toEqual(['error syntax/sigma-chain'])
  expect(run("a|wide|utf16be: 'a'").told).toEqual(['error syntax/sigma-chain'])
})

test('networks', () => {
  expect(short("a|cidr: '10.0.0.0/8'")).toBe('a: in 10.0.0.0/8')
  expect(short("a|cidr: '10.0.0.0/255.0.0.0'")).toBe('a: in 10.0.0.0/8')
  expect(short("a|cidr: '10.1.2.3'")).toBe('a: in 10.1.2.3/32')
  expect(short("a|cidr: 'FE80::/10'")).toBe('a: in fe80:0:0:0:0:0:0:0/10')
  expect(short("a|cidr: '::ffff:10.0.0.0/104'")).toBe('a: in 0:0:0:0:0:ffff:a00:0/104')
  expect(run("a|cidr: '10.1.0.0/8'").told).toEqual(['error type/sigma-value'])
  expect(short("a|cidr: '10.1.0.0/8'", { profile: 'lenient' })).toBe('a: in 10.0.0.0/8')
  for (const wrong of ['10.0.0.0/33', '10.0.0', '10.0.0.*', ':::/3', '1::2::3/8', '10.0.0.0/8/8', '256.0.0.0/8', 'x']) {
    expect(run(`a|cidr: '${wrong}'`).told).toEqual(['error type/sigma-value'])
  }
})

test('numbers, times and existence', () => {
  expect(short('a|gte: 10')).toBe('a: gte 10')
  expect(short('a|lt: -1.5')).toBe('a: lt -1.5')
  expect(short('a|hour: 3')).toBe('a: hour eq 3')
  expect(short('a|hour|gte: 20')).toBe('a: hour gte 20')
  expect(short('a|neq|minute: 0')).toBe('not a: minute eq 0')
  expect(short('a|exists: false')).toBe('a: missing')
  expect(run("a|gt: '10'").told).toEqual(['error type/sigma-value'])
  expect(short("a|gt: '10'", { profile: 'lenient' })).toBe('a: gt 10')
  expect(run("a|gt: 'x'", { profile: 'lenient' }).told).toEqual(['error type/sigma-value'])
  expect(run('a|hour: 24').told).toEqual(['error type/sigma-value'])
  expect(run('a|gt: .inf').told).toEqual(['error type/sigma-value'])
  expect(run("a|exists: 'true'").told).toEqual(['error type/sigma-value'])
  expect(run('a|exists: 1').told).toEqual(['error type/sigma-value'])
  expect(run('a|gt|lt: 1').told).toEqual(['error type/sigma-value'])
})

test('fields are compared with fields', () => {
  expect(short("a|fieldref: 'b'")).toBe('a: equals b')
  expect(short("a|fieldref|endswith: 'b'")).toBe('a: endswith b')
  expect(short("a|fieldref|neq: 'b'")).toBe('not a: equals b')
  expect(short("a|cased|fieldref: 'b'")).toBe('a: equals b cased')
  expect(short("a|contains|fieldref: 'b'", { profile: 'lenient' })).toBe('a: contains b')
  expect(run("a|contains|fieldref: 'b'").told).toEqual(['error syntax/sigma-chain'])
  expect(run("a|fieldref: 'b*'").told).toEqual(['error type/sigma-value'])
})

test('placeholders stand for the values of parameters', () => {
  const parameters = new Map([['servers', 'srv*, db1']])
  expect(short("a|expand: '%servers%'", { parameters })).toBe('any(a: srv*, a: db1)')
  expect(short("a|contains|expand: 'x-%servers%-y'", { parameters })).toBe('any(a: *x-srv*-y*, a: *x-db1-y*)')
  expect(short("a|expand: '\\%plain%servers%'", { parameters })).toBe('any(a: %plainsrv*, a: %plaindb1)')
  expect(short("a: '%servers%'", { parameters })).toBe('a: %servers%')
  const networks = new Map([['my-nets', '10.0.0.0/8,192.168.0.0/16']])
  const expanded = short("a|cidr|expand: '%my-nets%'", { parameters: networks })
  expect(expanded).toBe('any(a: in 10.0.0.0/8, a: in 192.168.0.0/16)')
  expect(run("a|cidr|expand: '%nets%'").told).toEqual(['error fidelity/sigma-placeholder'])
  expect(run("a|re|expand: '%servers%'", { parameters }).told).toEqual(['error syntax/sigma-chain'])
  expect(run("a|expand: '%admins%'", { parameters }).told).toEqual(['error fidelity/sigma-placeholder'])
})

test('chains that mean nothing are refused', () => {
  expect(run("a|contain: 'x'").told).toContain('error name/sigma-modifier')
  expect(run("a|contains|contains: 'x'").told).toEqual(['error syntax/sigma-chain'])
  expect(run("a|all: 'x'").told).toEqual(['warning lint/sigma-value'])
  expect(run("a: ['', null]").told).toEqual(['warning lint/sigma-value'])
  expect(run('a|contains: 5').told).toEqual(['error type/sigma-value'])
  expect(short('a|contains: 5', { profile: 'lenient' })).toBe('a: *5*')
  expect(run('a|contains: null', { profile: 'lenient' }).told).toEqual(['error type/sigma-value'])
})
