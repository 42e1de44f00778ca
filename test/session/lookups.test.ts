import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { openSession, type SessionOptions } from '../../src/index.ts'
import { ipv4Bits, writeMmdb } from '../support/mmdb.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'siemless-lookups-test-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function file(name: string, content: string | Buffer): string {
  const at = path.join(folder, name)
  writeFileSync(at, content)
  return at
}

const EVENTS = {
  table: 'events',
  rows: [
    { '@timestamp': '2026-03-01T10:00:00Z', badge: '007', door: 'north' },
    { '@timestamp': '2026-03-01T10:00:01Z', badge: '7', door: 'south' },
    { '@timestamp': '2026-03-01T10:00:02Z', door: 'west' },
  ],
}

async function answer(text: string, options: SessionOptions) {
  const session = await openSession(options)
  try {
    const result = await session.query(text, { language: 'cql' })
    const errors = result.diagnostics.filter((d) => d.severity === 'error').map((d) => d.message)
    return errors.length > 0 ? errors : await result.rows()
  } finally {
    await session.close()
  }
}

const BADGES = 'badge,since,level\n007,2020-01-02T03:04:05Z,1.50\n7,never,\n'

test('a file keeps the text that it has, under each name that a query can have for it', async () => {
  const csv = file('badges.csv', BADGES)
  const rows = [
    { badge: '007', since: '2020-01-02T03:04:05Z', level: '1.50' },
    { badge: '7', since: 'never', level: '' },
  ]
  const given: SessionOptions[] = [
    { sources: [EVENTS, { table: 'badges.csv', path: csv }] },
    { sources: [EVENTS], external: { 'badges.csv': csv } },
    { sources: [EVENTS, { table: 'badges.csv', rows }] },
  ]
  for (const options of given) {
    for (const name of ['badges.csv', 'site/doors/badges.csv', 'site/doors:badges.csv']) {
      const text = `match("${name}", field=badge) | select([door, since, level])`
      expect(await answer(text, options)).toEqual([
        { door: 'north', since: '2020-01-02T03:04:05Z', level: '1.50' },
        { door: 'south', since: 'never', level: '' },
      ])
    }
  }
})

test('a table bound without an ending is looked up in, but for columns that are no text any more', async () => {
  const sources = [EVENTS, { table: 'badges', path: file('badges.csv', BADGES) }]
  const text = (include: string) => `match(badges.csv, field=badge, include=${include}) | select([door, ${include}])`
  expect(await answer(text('since'), { sources })).toHaveLength(2)
  expect(await answer(text('level'), { sources })).toEqual([
    expect.stringContaining('the column `level` of `badges`, which was read as real and not as text'),
  ])
})

test('files of JSON objects', async () => {
  const keyed = file('keyed.json', '{"007":{"name":"J","nested":{"a":1}},"7":{"name":5}}')
  const listed = file('listed.json', '\uFEFF[{"id":"007","name":true},{"id":7,"name":null}]')
  const sources = [EVENTS, { table: 'keyed.json', path: keyed }, { table: 'listed.json', path: listed }]
  const text = 'match(keyed.json, field=badge) | match(listed.json, field=badge, column=id, include=name, strict=false)'
  expect(await answer(`${text} | select([badge, name])`, { sources })).toEqual([
    { badge: '007', name: 'true' },
    { badge: '7', name: '5' },
  ])
})

test('a file alone is read, without events', async () => {
  const sources = [{ table: 'badges.csv', path: file('badges.csv', BADGES) }]
  expect(await answer('readFile(badges.csv, include=[level, badge], limit=1)', { sources })).toEqual([
    { level: '1.50', badge: '007' },
  ])
})

test('places and autonomous systems of addresses, each by its own database', async () => {
  const place = {
    country: { iso_code: 'SE', names: { en: 'Sweden' } },
    city: { names: { en: 'Lund' } },
    location: { latitude: 55.7, longitude: 13.25 },
  }
  const system = { autonomous_system_number: 64500, autonomous_system_organization: 'Example Net' }
  const bits = ipv4Bits('198.51.100.0/24')
  const city = file('city.mmdb', writeMmdb([{ bits, data: place }], 'GeoLite2-City'))
  const asn = file('asn.mmdb', writeMmdb([{ bits, data: system }], 'GeoLite2-ASN'))
  const rows = [
    { ip: '198.51.100.9' },
    { ip: '203.0.113.1', 'ip.city': 'kept' },
    { ip: 'x' },
    { other: '198.51.100.1' },
  ]
  const sources = [{ table: 'events', rows }]
  const where = 'ipLocation() | select([ip, ip.country, ip.city, ip.lat, ip.lon])'
  expect(await answer(where, { sources, geo: [asn, city] })).toEqual([
    { ip: '198.51.100.9', 'ip.country': 'SE', 'ip.city': 'Lund', 'ip.lat': '55.7', 'ip.lon': '13.25' },
    { ip: '203.0.113.1', 'ip.country': null, 'ip.city': 'kept', 'ip.lat': null, 'ip.lon': null },
    { ip: 'x', 'ip.country': null, 'ip.city': null, 'ip.lat': null, 'ip.lon': null },
    { ip: null, 'ip.country': null, 'ip.city': null, 'ip.lat': null, 'ip.lon': null },
  ])
  const whose = 'asn(ip, as=net) | net.asn=* | select([net.asn, net.org])'
  expect(await answer(whose, { sources, geo: [asn, city] })).toEqual([{ 'net.asn': '64500', 'net.org': 'Example Net' }])
  const onMap = 'worldMap(ip=ip, precision=3)'
  expect(await answer(onMap, { sources, geo: city })).toEqual([{ _geohash: 'u3c', magnitude: 1 }])
  expect(await answer(whose, { sources, geo: city })).toEqual([expect.stringContaining('autonomous systems')])
  expect(await answer(where, { sources })).toEqual([expect.stringContaining('no database of places is given')])
})

test('what the user gives for indicators, names and saved queries', async () => {
  const external = {
    ioc: file('feed.txt', '[{"indicator":"door.example","type":"domain","malicious_confidence":"high"}]'),
    rdns: file('names.txt', 'ip,hostname\n192.0.2.1,door.example\n'),
    $: folder,
    '$only north': file('one.cql', 'door = ?which'),
  }
  file('named.cql', 'rdns(?field, as=host) | ioc:lookup(host, type=domain, strict=true)')
  const sources = [
    { table: 'events', rows: [{ a: '192.0.2.1', door: 'north' }, { a: '192.0.2.1' }, { a: '192.0.2.2' }] },
  ]
  const text = '$"only north"(which=n*) | $named(field=a) | select([door, host, "ioc[0].type"])'
  expect(await answer(text, { sources, external })).toEqual([
    { door: 'north', host: 'door.example', 'ioc[0].type': 'domain' },
  ])
  const gone = { $gone: path.join(folder, 'gone.cql') }
  expect(await answer('$gone()', { sources, external: gone })).toEqual([expect.stringContaining('could not be read')])
})
