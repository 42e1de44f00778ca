import { existsSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { applyFixes } from '../../src/diagnostics/diagnostic.ts'
import type { ValueType } from '../../src/types/value.ts'
import { BUILT_IN, type ColumnSpec, EventEngine, type EventRow } from './aql-events.ts'

const SEED = new URL('../../../shared/seeds/T1048.002.qradar.aql', import.meta.url)
const present = existsSync(SEED)

const NOW = Date.UTC(2026, 10, 20, 12)
const HOUR = 3_600_000

const record = (type: ValueType): ColumnSpec => ({ type, standing: 'record' })

const COLUMNS: Readonly<Record<string, ColumnSpec>> = {
  ...BUILT_IN,
  'Process Name': 'string',
  EventID: record('string'),
  CommandLine: record('string'),
  logsourcename: record('string'),
  categoryname: record('string'),
}

const BASE: EventRow = {
  starttime: NOW - HOUR,
  devicetype: 12,
  logsourceid: 7,
  category: 8110,
  username: 'DOMAIN\\ann',
  sourceip: '10.0.0.5',
  destinationip: '10.0.0.5',
  destinationport: 0,
  EventID: '1',
  'Process Name': 'curl.exe',
  CommandLine: 'curl',
}

interface Case extends EventRow {
  readonly id: string
  readonly hit: boolean
}

const process = (id: string, hit: boolean, image: string, command: string | null, more: EventRow = {}): Case => ({
  ...BASE,
  ...more,
  'Process Name': image,
  CommandLine: command,
  id,
  hit,
})

const network = (id: string, hit: boolean, address: string | null, port: number, more: EventRow = {}): Case => ({
  ...BASE,
  EventID: '3',
  CommandLine: null,
  destinationip: address,
  destinationport: port,
  ...more,
  id,
  hit,
})

const CASES: readonly Case[] = [
  process('tool', true, 'rclone.exe', 'rclone copy'),
  process('case', true, 'RCLONE.EXE', ''),
  process('full path', true, 'C:\\Tools\\WinSCP.exe', null),
  process('found anywhere', true, 'renamed-curl.exe', null),
  process('dot is escaped', false, 'curlxexe', 'curl'),
  process('4688', true, 'psftp.exe', null, { EventID: '4688' }),
  process('other event', false, 'curl.exe', 'sftp', { EventID: '11' }),
  process('scp as a word', true, 'powershell.exe', 'powershell scp a b:c'),
  process('scp within a word', false, 'powershell.exe', 'wscp xscpx'),
  process('scp at the edges', true, 'cmd.exe', 'SCP'),
  process('scp after an underscore', false, 'cmd.exe', 'my_scp x'),
  process('scp after a hyphen', true, 'cmd.exe', 'x-scp.'),
  process('ftps in capitals', true, 'CMD.exe', 'FTPS://host'),
  process('shell without words', false, 'powershell.exe', 'Get-ChildItem'),
  process('shell without a command line', false, 'powershell.exe', null),
  process('other log source', false, 'curl.exe', 'curl', { devicetype: 13 }),
  process('sense of 229', true, 'curl.exe', 'curl', { devicetype: 229 }),
  process('no log source type', false, 'curl.exe', 'curl', { devicetype: null }),
  process('24 hours ago', true, 'curl.exe', 'curl', { starttime: NOW - 24 * HOUR }),
  process('a millisecond earlier', false, 'curl.exe', 'curl', { starttime: NOW - 24 * HOUR - 1 }),
  process('now', true, 'curl.exe', 'curl', { starttime: NOW }),
  process('after now', false, 'curl.exe', 'curl', { starttime: NOW + 1 }),
  network('public', true, '203.0.113.9', 443),
  network('port not listed', false, '203.0.113.9', 80),
  network('other process', false, '203.0.113.9', 443, { 'Process Name': 'chrome.exe' }),
  network('command of another process', true, '203.0.113.9', 22, { 'Process Name': 'x.exe', CommandLine: 'SFTP -b' }),
  network('10/8', false, '10.255.0.1', 443),
  network('11/8', true, '11.0.0.1', 443),
  network('100/8', true, '100.64.0.1', 443),
  network('172.15', true, '172.15.255.255', 443),
  network('172.16', false, '172.16.0.0', 443),
  network('172.31', false, '172.31.255.255', 443),
  network('172.32', true, '172.32.0.0', 443),
  network('172.160', true, '172.160.1.1', 443),
  network('192.168', false, '192.168.1.1', 443),
  network('192.169', true, '192.169.1.1', 443),
  network('loopback', false, '127.0.0.1', 21),
  network('IPv6', true, '::1', 990),
  network('no address', false, null, 443),
  network('no port', false, '203.0.113.9', 0),
]

/** `username` carries the name of the case, which the seed selects. */
const ROWS: readonly EventRow[] = CASES.map(({ id, hit: _, ...row }) => ({ ...row, username: id }))
const EXPECTED = CASES.filter((c) => c.hit).map((c) => c.id)

const names = (rows: readonly EventRow[]): readonly unknown[] => rows.map((r) => r.username).toSorted()

describe.skipIf(!present)(present ? 'the AQL seed' : 'skipped: no shared data', () => {
  const seed = present ? readFileSync(SEED, 'utf8') : ''
  let events: EventEngine

  beforeAll(async () => {
    events = await EventEngine.open(COLUMNS, ROWS)
  })

  afterAll(async () => {
    await events.close()
  })

  it('finds as written what its text means', async () => {
    const rows = await events.rows(seed)
    expect(names(rows)).toEqual(EXPECTED.toSorted())
    const times = rows.map((r) => String(r.EventTime))
    expect(times).toEqual(times.toSorted().toReversed())
  })

  it('shows its columns', async () => {
    const [first] = await events.rows(seed)
    expect(first).toEqual({
      EventTime: '2026-11-20 12:00:00',
      LogSource: '7',
      username: 'now',
      sourceip: '10.0.0.5',
      destinationip: '10.0.0.5',
      destinationport: 0,
      EventID: '1',
      ProcessName: 'curl.exe',
      CommandLine: 'curl',
      Category: '8110',
    })
  })

  it('prints times of another zone', async () => {
    const [first] = await events.rows(seed, { timeZone: 'Europe/Berlin' })
    expect(first?.EventTime).toBe('2026-11-20 13:00:00')
  })

  it('reads event ids that are numbers or mixed', async () => {
    for (const type of ['long', 'dynamic'] as const) {
      const others = await EventEngine.open(
        { ...COLUMNS, EventID: record(type) },
        ROWS.map((row) => ({ ...row, EventID: Number(row.EventID) })),
      )
      expect(names(await others.rows(seed))).toEqual(EXPECTED.toSorted())
      await others.close()
    }
  })

  it('names log sources and categories by the columns of the records', async () => {
    const rows = [{ ...BASE, logsourcename: 'WinServer', categoryname: 'Process Creation' }]
    const named = await EventEngine.open(COLUMNS, rows)
    expect(await named.rows(seed)).toMatchObject([{ LogSource: 'WinServer', Category: 'Process Creation' }])
    await named.close()
  })

  it('prefers the log source type id of the record', async () => {
    const own = await EventEngine.open({ ...COLUMNS, logsourcetypeid: record('long') }, [
      { ...BASE, username: 'own', logsourcetypeid: 229, devicetype: 13 },
      { ...BASE, username: 'other', logsourcetypeid: 4, devicetype: 12 },
      { ...BASE, username: 'device type', logsourcetypeid: null },
    ])
    expect(names(await own.rows(seed))).toEqual(['device type', 'own'])
    await own.close()
  })

  it('reports every departure with a fix, and the mended text gives the same rows', async () => {
    const written = events.compile(seed)
    const counts = new Map<string, number>()
    for (const { code } of written.diagnostics) counts.set(code, (counts.get(code) ?? 0) + 1)
    expect(Object.fromEntries(counts)).toEqual({
      'aql/address-pattern': 19,
      'aql/log-source-type': 1,
      'aql/redundant-flag': 7,
      'aql/time-condition': 1,
      'fidelity/choice': 3,
      'schema/column-from-record': 7,
    })
    const mended = applyFixes(
      seed,
      written.diagnostics.flatMap((d) => d.fixes),
    )
    const strict = events.compile(mended, { profile: 'vendor' })
    const codes = strict.diagnostics.map((d) => d.code).filter((c) => !c.startsWith('schema/'))
    expect([...new Set(codes)]).toEqual(['fidelity/choice'])
    expect(mended).toMatch(/ORDER BY EventTime DESC\nLAST 24 HOURS\s*$/)
    expect(await events.rows(mended)).toEqual(await events.rows(seed))
  })

  it('is refused under the vendor profile', () => {
    const strict = events.compile(seed, { profile: 'vendor' })
    expect(strict.plan).toBeUndefined()
  })

  it('ends before the text of its page', async () => {
    const page = `${seed} high severity when the destination is new\nTune it: don't alert on backups.`
    expect(await events.rows(page)).toEqual(await events.rows(seed))
    const fixed = applyFixes(
      page,
      events.compile(page).diagnostics.flatMap((d) => d.fixes),
    )
    expect(fixed.trimEnd()).toMatch(/LAST 24 HOURS$/)
  })
})
