import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openSession, type Session } from '../../src/index.ts'

/** Every value is text, as the replicator writes it; process ids do not fit into a double. */
const COMMON = { aid: 'a'.repeat(32), cid: 'c'.repeat(32), aip: '203.0.113.9', event_platform: 'Win', ConfigBuild: '1' }
const started = (n: number, image: string): object => ({
  ...COMMON,
  event_simpleName: 'ProcessRollup2',
  name: 'ProcessRollup2V19',
  timestamp: String(1_770_000_000_000 + n),
  TargetProcessId: `90071992547409${90 + n}`,
  ImageFileName: `\\Device\\HarddiskVolume3\\tools\\${image}`,
  ProcessEndTime: '',
})
const connected = (n: number, by: number): object => ({
  ...COMMON,
  event_simpleName: 'NetworkConnectIP4',
  timestamp: String(1_770_000_000_000 + n),
  ContextTimeStamp: '1770000000.262',
  ContextProcessId: `90071992547409${90 + by}`,
  RemoteAddressIP4: '198.51.100.7',
  RemotePort: '22',
})
const host = { ...COMMON, Time: '1769999999.5', AgentLocalTime: '1', FirstSeen: '1', ComputerName: 'WS-7' }

const JOINED = `#event_simpleName=NetworkConnectIP4 RemotePort=22
| join({#event_simpleName=ProcessRollup2}, field=[aid, ContextProcessId], key=[aid, TargetProcessId], include=[ImageFileName])
| ImageFileName=/\\\\pscp\\.exe$/i
| select([ImageFileName, RemoteAddressIP4])`

describe('a directory of Falcon Data Replicator', () => {
  let directory: string
  let session: Session

  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), 'siemless-fdr-'))
    const write = (path: string, records: readonly object[]): void => {
      mkdirSync(join(directory, path), { recursive: true })
      const lines = records.map((record) => `${JSON.stringify(record)}\n`).join('')
      writeFileSync(join(directory, path, 'part-00000.gz'), gzipSync(lines))
    }
    write('data/batch-1', [started(1, 'pscp.exe'), started(2, 'PSCP.EXE'), started(3, 'cmd.exe')])
    write('data/batch-2', [connected(4, 1), connected(5, 2), connected(6, 3)])
    write('aidmaster/batch-1', [host])
    session = await openSession({ sources: [directory] })
  })
  afterAll(async () => {
    await session.close()
    rmSync(directory, { recursive: true, force: true })
  })

  test('is read as it is, every record', () => {
    const { counts, diagnostics } = session.ingested
    expect([counts.read, counts.rejected, diagnostics]).toEqual([7, 0, []])
  })

  test('ids beyond 2^53 join exactly', async () => {
    const result = await session.query(JOINED, { language: 'cql', profile: 'vendor' })
    expect(result.diagnostics.filter((d) => d.severity !== 'info')).toEqual([])
    expect(await result.rows()).toEqual([
      { ImageFileName: '\\Device\\HarddiskVolume3\\tools\\pscp.exe', RemoteAddressIP4: '198.51.100.7' },
      { ImageFileName: '\\Device\\HarddiskVolume3\\tools\\PSCP.EXE', RemoteAddressIP4: '198.51.100.7' },
    ])
  })

  test('a tag and the field of its name are one, and an empty value is none that is missing', async () => {
    const text = 'event_simpleName=ProcessRollup2 ProcessEndTime="" ExitCode!=* | count()'
    expect(await (await session.query(text, { language: 'cql' })).rows()).toEqual([{ _count: 3 }])
  })

  test('hosts are events of their own kind', async () => {
    const text = '#kind=Secondary SecondaryEventType=aidmaster | select([@timestamp, ComputerName])'
    expect(await (await session.query(text, { language: 'cql' })).rows()).toEqual([
      { '@timestamp': 1_769_999_999_500, ComputerName: 'WS-7' },
    ])
  })

  test('an event shows the fields that records carry, not the whole dictionary', async () => {
    const result = await session.query('head(1)', { language: 'cql' })
    const names = result.columns.map((c) => c.name)
    expect(names).toContain('ImageFileName')
    expect(names).not.toContain('ScriptContent')
  })

  test('a field that nothing carries is told', async () => {
    const result = await session.query('ScriptContent=*x*', { language: 'cql' })
    expect(result.diagnostics.map((d) => d.message)).toContain(
      'nothing that was read carries `ScriptContent`: it is null everywhere',
    )
  })
})
