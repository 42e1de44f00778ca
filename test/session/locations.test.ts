import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { openSession } from '../../src/index.ts'
import { ipv4Bits, ipv6Bits, writeMmdb } from '../support/mmdb.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'siemless-geo-test-'))
const file = path.join(folder, 'places.mmdb')
writeFileSync(
  file,
  writeMmdb([
    {
      bits: ipv4Bits('198.51.100.0/24'),
      data: {
        city: { names: { en: 'Lisbon', pt: 'Lisboa' } },
        country: { iso_code: 'PT', names: { en: 'Portugal' } },
        location: { latitude: 38.7, longitude: -9.1, accuracy_radius: 5n },
        subdivisions: [{ names: { en: 'Lisbon District' } }, { names: { en: 'inner' } }],
      },
    },
    { bits: ipv4Bits('203.0.113.0/25'), data: { country: { names: { en: 'Chile' } } } },
    {
      bits: ipv6Bits('2001:db8:0:0:0:0:0:0/32'),
      data: { country: { names: { en: 'Japan' } }, location: { latitude: 36, longitude: 138 } },
    },
    { bits: ipv4Bits('192.0.2.0/24'), data: { continent: { names: { en: 'Europe' } } } },
  ]),
)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const QUERY = `datatable(ip:string) ['198.51.100.77', '203.0.113.1', '203.0.113.200', '2001:db8::5', '::ffff:198.51.100.1', '192.0.2.9', '10.1.2.3', 'no address', '']
| extend place = geo_info_from_ip_address(ip)`

test('places of addresses, with what is known of them', async () => {
  const session = await openSession({ geo: file })
  const result = await session.query(QUERY, { language: 'kql' })
  expect(result.diagnostics.filter((d) => d.severity === 'error')).toEqual([])
  const lisbon = { country: 'Portugal', state: 'Lisbon District', city: 'Lisbon', latitude: 38.7, longitude: -9.1 }
  expect((await result.rows()).map((row) => row['place'])).toEqual([
    lisbon,
    { country: 'Chile' },
    null,
    { country: 'Japan', latitude: 36, longitude: 138 },
    null,
    null,
    null,
    null,
    null,
  ])
  const named = await session.query("print tostring(geo_info_from_ip_address('198.51.100.3').country)", {
    language: 'kql',
  })
  expect(await named.rows()).toEqual([{ print_0: 'Portugal' }])
  await session.close()
})

test('without a database a query is refused, and explained all the same', async () => {
  const session = await openSession({})
  const { diagnostics, rows } = await session.query(QUERY, { language: 'kql' })
  expect(diagnostics.map((d) => d.code)).toEqual(['fidelity/choice', 'external/no-locations'])
  expect(diagnostics[1]?.hints.join()).toContain('`geo`')
  expect(await rows()).toEqual([])
  const explained = await session.explain(QUERY, { language: 'kql' })
  expect(explained.sql).toContain('ip_location')
  await session.close()
})

test('a file that is no database is named', async () => {
  const bad = path.join(folder, 'bad.mmdb')
  writeFileSync(bad, 'no places here')
  const session = await openSession({ geo: bad })
  const { diagnostics } = await session.query(QUERY, { language: 'kql' })
  expect(diagnostics.at(-1)?.message).toContain('it is no MaxMind DB file')
  await session.close()
})
