import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type LanguageId, openSession, type Session } from '../../src/index.ts'

/** The addresses, of those bound to every language's table, that a query finds. */
async function found(session: Session, language: LanguageId, text: string): Promise<readonly unknown[]> {
  const result = await session.query(text, { language })
  expect(result.diagnostics.filter((d) => d.severity === 'error')).toEqual([])
  const rows = await result.rows()
  return rows.map((row) => row['ip'] ?? row['destinationip']).toSorted()
}

const ADDRESSES = ['10.0.2.15', '10.9.9.9', '192.168.1.1', '93.184.215.14']
const rows = ADDRESSES.map((ip) => ({ ip, destinationip: ip }))
const sources = ['T', 'events', 'messages'].map((table) => ({ table, rows }))

describe('--treat-as-public', () => {
  let lab: Session
  let plain: Session

  beforeAll(async () => {
    lab = await openSession({ sources, treatAsPublic: ['10.0.2.0/24'] })
    plain = await openSession({ sources })
  })
  afterAll(() => Promise.all([lab.close(), plain.close()]))

  test.each<[LanguageId, string]>([
    ['kql', 'T | where not(ipv4_is_private(ip)) | project ip'],
    ['cql', '!cidr(ip, subnet=["10.0.0.0/8", "192.168.0.0/16"]) | select([ip])'],
    [
      'aql',
      "SELECT destinationip FROM events WHERE NOT (INCIDR('10.0.0.0/8', destinationip) OR INCIDR('192.168.0.0/16', destinationip))",
    ],
    ['sumo', '* | where !isPrivateIP(ip) | fields ip'],
  ])('%s finds the lab among the public addresses', async (language, text) => {
    expect(await found(plain, language, text)).toEqual(['93.184.215.14'])
    expect(await found(lab, language, text)).toEqual(['10.0.2.15', '93.184.215.14'])
  })

  test('a network that the query names itself keeps its meaning, alone and beside a private range', async () => {
    const own = 'cidr(ip, subnet="10.0.2.0/24") | select([ip])'
    expect(await found(lab, 'cql', own)).toEqual(['10.0.2.15'])
    const both = 'cidr(ip, subnet=["10.0.0.0/8", "93.184.0.0/16"]) | select([ip])'
    expect(await found(lab, 'cql', both)).toEqual(['10.9.9.9', '93.184.215.14'])
  })
})

test('Defender calls an address of the lab public', async () => {
  const connection = (ip: string) => ({
    '@timestamp': '2026-01-01T00:00:00.000Z',
    Channel: 'Microsoft-Windows-Sysmon/Operational',
    SourceName: 'Microsoft-Windows-Sysmon',
    EventID: 3,
    Hostname: 'h',
    RecordNumber: 1,
    ProcessGuid: '{AAAAAAAA-0000-0000-0000-000000000001}',
    ProcessId: '4',
    Protocol: 'tcp',
    SourceIp: '10.0.2.4',
    SourcePort: '50000',
    UtcTime: '2026-01-01 00:00:00.000',
    Image: 'C:\\a.exe',
    Initiated: 'true',
    DestinationIp: ip,
    DestinationPort: '443',
  })
  const folder = mkdtempSync(`${tmpdir()}/siemless-lab-test-`)
  writeFileSync(`${folder}/s.jsonl`, ADDRESSES.map((ip) => `${JSON.stringify(connection(ip))}\n`).join(''))
  const session = await openSession({ sources: [folder], treatAsPublic: ['10.0.2.0/24'] })
  const text = 'DeviceNetworkEvents | where RemoteIPType == "Public" | project ip = RemoteIP'
  expect(await found(session, 'kql', text)).toEqual(['10.0.2.15', '93.184.215.14'])
  await session.close()
  rmSync(folder, { recursive: true, force: true })
})
