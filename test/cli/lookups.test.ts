import { writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { builtCli } from './built.ts'
import { Scratch } from './run.ts'

const place = new Scratch()

beforeAll(() => {
  builtCli()
  writeFileSync(place.path('events.jsonl'), '{"@timestamp":"2026-02-03T04:05:06Z","host":"h7"}\n')
  writeFileSync(place.path('hosts.csv'), 'host,owner\nh7,Ann\nh7,Bea\n')
}, 120_000)
afterAll(() => place.remove())

const query = (text: string, more: readonly string[], env: Readonly<Record<string, string>> = {}) =>
  place.run(['query', '-l', 'cql', text, 'events=events.jsonl', '--format', 'ndjson', '--quiet', ...more], { env })

const OWNER = 'match(file="it/assets/hosts.csv", field=host) | select([host, owner])'

describe('files that queries look values up in', () => {
  test.each([[['hosts.csv=hosts.csv']], [['it/assets/hosts.csv=hosts.csv']], [['--external', 'hosts.csv=hosts.csv']]])(
    'are given by %s',
    async (given) => {
      const { out, code } = await query(OWNER, given)
      expect([out, code]).toEqual(['{"host":"h7","owner":"Bea"}\n', 0])
    },
  )

  test('are missed by name, with what gives them', async () => {
    const { err, code } = await query(OWNER, [])
    expect(err).toContain('there is no local file for `it/assets/hosts.csv`')
    expect(err).toContain('`--external it/assets/hosts.csv=FILE`')
    expect(code).toBe(2)
  })

  test('that are not there are named', async () => {
    const { err, code } = await query(OWNER, ['hosts.csv=gone.csv'])
    expect(err).toContain('there is no file or directory `gone.csv`')
    expect(code).toBe(2)
    const external = await query(OWNER, ['--external', 'hosts.csv=gone.csv'])
    expect(external.err).toContain('there is no file `gone.csv`')
    expect(external.code).toBe(3)
  })

  test.each([
    ['rows of another length', 'host,owner\nh7,Ann,x\nh7,Bea\nh8\n', '2 records of `bad.csv` set aside: 3 fields', 0],
    ['nothing', '', '`bad.csv` is empty', 2],
    ['a name twice', 'host,host\nh7,x\n', 'the header names `host` twice', 2],
    ['names that differ in case', 'host,Host\nh7,x\n', 'the columns `host` and `Host` differ in case only', 2],
    ['a quote that does not end', 'host,owner\n"h7,Ann\n', 'the file ends inside quotes', 0],
    ['bytes of no text', '\u0000\u0001\n\u0000', '`bad.csv` has no column `host`', 2],
  ])('with %s', async (_, content, message, code) => {
    writeFileSync(place.path('bad.csv'), content)
    const ran = await query('match(bad.csv, field=host) | select(host)', ['bad.csv=bad.csv'])
    expect(ran.err).toContain(message)
    expect(ran.code).toBe(code)
  })

  test.each([
    ['{"h7":', 'it is no JSON'],
    ['"h7"', 'it is no array and no object'],
    ['[]', '`bad.json`, given for `bad.json`, could not be read: it has no columns'],
  ])('of the JSON text %s', async (content, message) => {
    writeFileSync(place.path('bad.json'), content)
    const { err, code } = await query('match(bad.json, field=host)', ['bad.json=bad.json'])
    expect(err).toContain(message)
    expect(code).toBe(2)
  })

  test('are read in pieces, however large', async () => {
    const lines = Array.from({ length: 60_000 }, (_, i) => `h${i},${'x'.repeat(600)}${i}`)
    writeFileSync(place.path('large.csv'), `host,owner\n${lines.join('\n')}\n`)
    const text = 'match(large.csv, field=host) | owner := replace("x+", with="", field=owner) | select(owner)'
    const { out, code } = await query(text, ['large.csv=large.csv'], { NODE_OPTIONS: '--max-old-space-size=96' })
    expect([out, code]).toEqual(['{"owner":"7"}\n', 0])
  }, 120_000)
})

describe('saved queries', () => {
  test('are given as files or as a directory, and told of by their own places', async () => {
    writeFileSync(place.path('owned.cql'), 'match(hosts.csv, field=?by)\n| owner = ?who')
    const files = ['hosts.csv=hosts.csv']
    const one = await query('$"it/assets:owned"(by=host, who="B*") | select(owner)', [...files, '--external', '$=.'])
    expect([one.out, one.code]).toEqual(['{"owner":"Bea"}\n', 0])
    const named = await query('$o(by=host) | select(owner)', [
      ...files,
      '--external',
      '$o=owned.cql',
      '--param',
      'who=A*',
    ])
    expect([named.out, named.code]).toEqual(['', 0])
    const wrong = await query('$o(by=hosts)', [...files, '--external', '$o=owned.cql'])
    expect(wrong.err).toContain('owned.cql:1:24')
    expect(wrong.code).toBe(2)
    const absent = await query('$"it/assets:owned"(by=host)', files)
    expect(absent.err).toContain("`--external '$it/assets:owned=FILE'`")
    expect(absent.code).toBe(2)
  })
})
