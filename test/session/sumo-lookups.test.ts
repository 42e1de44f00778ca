import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSession, type Session } from '../../src/index.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'siemless-sumo-lookups-test-'))
const at = (name: string): string => path.join(folder, name)

let session: Session

beforeAll(async () => {
  writeFileSync(
    at('logs.jsonl'),
    '{"_messageTime":1000,"_raw":"login of Anna"}\n{"_messageTime":2000,"_raw":"login of bert"}\n{"_messageTime":3000,"_raw":"alarm for bert"}\n',
  )
  writeFileSync(at('late.sumo'), 'where _messageTime > 1500 | fields user')
  writeFileSync(at('people.csv'), 'name,team,time\nanna,red,2026-01-01\nbert,blue,\nbert,"green, dark",\n')
  session = await openSession({
    sources: [{ table: 'messages', path: at('logs.jsonl') }],
    external: {
      '/Library/Users/me@example.com/Some People': at('people.csv'),
      'known.csv': at('people.csv'),
      '$late logins': at('late.sumo'),
      'https://example.com/a/staff.csv': at('people.csv'),
    },
    since: '1970-01-01T00:00:00Z',
  })
})
afterAll(async () => {
  await session.close()
  rmSync(folder, { recursive: true, force: true })
})

const LOGIN = '* | parse "login of *" as user'

async function rows(text: string): Promise<readonly unknown[]> {
  const result = await session.query(text, { language: 'sumo' })
  expect(result.diagnostics.filter((d) => d.severity === 'error')).toEqual([])
  return result.rows()
}

test('a table is found by its whole address', async () => {
  const table = 'https://example.com/a/staff.csv'
  expect(await rows(`${LOGIN} | lookup team from ${table} on name=user | fields user, team`)).toEqual([
    { user: 'bert', team: 'green, dark' },
    { user: 'Anna', team: null },
  ])
})

test('tables of the library are found by their path, and compared without case', async () => {
  const table = 'path://"/Library/Users/me@example.com/Some People"'
  expect(await rows(`${LOGIN} | lookup team from ${table} on user=name | fields user, team`)).toEqual([
    { user: 'bert', team: 'green, dark' },
    { user: 'Anna', team: 'red' },
  ])
  expect(await rows(`cat ${table} | count`)).toEqual([{ _count: 3 }])
})

test('other tables are found by the last part of their name, and compared with case', async () => {
  const text = `${LOGIN} | lookup team as t from https://example.com/lists/known.csv on name=user | fields user, t`
  expect(await rows(text)).toEqual([
    { user: 'bert', t: 'green, dark' },
    { user: 'Anna', t: null },
  ])
})

test('a table that is not given is an error when the query runs and a warning when it does not', async () => {
  const text = `${LOGIN} | lookup team from shared/other on user=name`
  const found = await session.query(text, { language: 'sumo' })
  expect(found.diagnostics.map((d) => `${d.severity} ${d.code}`)).toContain('error external/no-file')
  const { plan, diagnostics } = await session.explain(text, { language: 'sumo' })
  expect(plan).toBeDefined()
  expect(diagnostics.map((d) => `${d.severity} ${d.code}`)).toContain('warning name/table-without-schema')
})

test('a subquery in the scope is run first', async () => {
  const text = '"login" [subquery: alarm | parse "for *" as who | compose who keywords] | count by _raw'
  expect(await rows(text)).toEqual([{ _raw: 'login of bert', _count: 1 }])
})

test('a macro is the text of the file that is given for it', async () => {
  expect(await rows(`${LOGIN} | \`late logins\` | count by user`)).toEqual([{ user: 'bert', _count: 1 }])
})
