import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { openSession, type SessionOptions } from '../../src/index.ts'
import { ipv4Bits, writeMmdb } from '../support/mmdb.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'siemless-aql-files-test-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function file(name: string, content: string | Buffer): string {
  const at = path.join(folder, name)
  writeFileSync(at, content)
  return at
}

async function answer(text: string, options: SessionOptions) {
  const session = await openSession(options)
  try {
    const result = await session.query(text, { language: 'aql' })
    const errors = result.diagnostics.filter((d) => d.severity === 'error').map((d) => d.message)
    return errors.length > 0 ? errors : await result.rows()
  } finally {
    await session.close()
  }
}

const rows = ['ann', 'bob', ' cy', 'value', ''].map((username, i) => ({ starttime: i + 1, username }))
const sources = [{ table: 'events', rows }]

test('a list is one value a line, without a header; a table has one', async () => {
  const text = "SELECT username FROM events WHERE REFERENCESETCONTAINS('VIP users', username) ORDER BY starttime"
  const lines = file('vip.txt', '\ufeffann\r\n\r\n  value  \n"bob"\ncy')
  const table = file('vip.csv', 'name,since\nann,2020\ncy,2021\n')
  expect(await answer(text, { sources, external: { 'VIP users': lines } })).toEqual([
    { username: 'ann' },
    { username: 'value' },
  ])
  expect(await answer(text, { sources, external: { 'VIP users': table } })).toEqual([{ username: 'ann' }])
  expect(await answer(text, { sources })).toEqual([expect.stringContaining('no local file for `VIP users`')])
})

test('places of addresses come from the database that is given', async () => {
  const sweden = {
    country: { names: { en: 'Sweden' } },
    city: { names: { en: 'Lund' } },
    location: { latitude: 55.7, longitude: 13.25 },
  }
  const places = [
    { bits: ipv4Bits('198.51.100.0/24'), data: sweden },
    { bits: ipv4Bits('203.0.113.0/24'), data: { location: { latitude: 55.7, longitude: 14.25 } } },
  ]
  const city = file('city.mmdb', writeMmdb(places, 'GeoLite2-City'))
  const given = [
    { table: 'events', rows: ['198.51.100.9', '192.0.2.1'].map((sourceip, i) => ({ starttime: i, sourceip })) },
  ]
  const text = `SELECT GEO::LOOKUP_TEXT(sourceip, 'country_name') AS country, GEO::LOOKUP(sourceip, 'city_name') AS city,
    LONG(GEO::DISTANCE(sourceip, '203.0.113.1')) AS km FROM events ORDER BY starttime`
  expect(await answer(text, { sources: given, geo: city })).toEqual([
    { country: 'Sweden', city: 'Lund', km: 62 },
    { country: null, city: null, km: null },
  ])
  expect(await answer(text, { sources: given })).toEqual([expect.stringContaining('no database of places is given')])
})
