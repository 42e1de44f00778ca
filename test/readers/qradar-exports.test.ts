import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openSession, type Row, type Source } from '../../src/index.ts'
import { exportedRow } from '../../src/readers/qradar/export.ts'

let directory = ''
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'qradar-exports-'))
})
afterEach(async () => {
  await rm(directory, { recursive: true })
})

interface Answer {
  readonly rows: readonly Row[]
  readonly codes: readonly string[]
  readonly counts: { readonly read: number; readonly rejected: number }
}

async function ask(source: Source, text: string): Promise<Answer> {
  const session = await openSession({ sources: [source] })
  try {
    const result = await session.query(text, { language: 'aql' })
    return { rows: await result.rows(), codes: result.diagnostics.map((d) => d.code), counts: session.ingested.counts }
  } finally {
    await session.close()
  }
}

async function file(name: string, content: string): Promise<string> {
  const path = join(directory, name)
  await writeFile(path, content)
  return path
}

/** The same answer whether the file is recognised or bound to the table. */
async function bothWays(name: string, content: string, table: string, text: string): Promise<readonly Row[]> {
  const path = await file(name, content)
  const recognised = await ask(path, text)
  expect((await ask({ table, path }, text)).rows).toEqual(recognised.rows)
  return recognised.rows
}

const MESSAGE = '<13>Mar  2 10:00:05 pc7 app: hello'
const PACKED = Buffer.from(MESSAGE).toString('base64')
const AT = Date.UTC(2026, 2, 2, 10, 0, 5)

const EVENT = {
  starttime: AT,
  qid: 5001828,
  QIDNAME_qid: 'Process Create',
  logsourceid: 112,
  logsourcename_logsourceid: 'WinCollect @ pc7',
  category: 19012,
  CATEGORYNAME_category: 'Create Activity Succeeded',
  devicetype: 12,
  LOGSOURCETYPENAME_devicetype: 'Windows',
  sourceip: '10.1.1.1',
  username: null,
  BASE64_payload: PACKED,
}

const NAMES =
  'SELECT starttime, LOGSOURCENAME(logsourceid) AS source, QIDNAME(qid) AS name, CATEGORYNAME(category) AS category, LOGSOURCETYPENAME(devicetype) AS type, username, UTF8(payload) AS line FROM events'
const NAMED = {
  starttime: AT,
  source: 'WinCollect @ pc7',
  name: 'Process Create',
  category: 'Create Activity Succeeded',
  type: 'Windows',
  username: null,
  line: MESSAGE,
}

describe('events that the Ariel API gives', () => {
  const asText = Object.fromEntries(Object.entries(EVENT).map(([name, value]) => [name, value && String(value)]))
  it.each([
    ['inside an object', JSON.stringify({ events: [EVENT, EVENT] })],
    ['inside an object, laid out', JSON.stringify({ events: [EVENT, EVENT] }, undefined, 2)],
    ['an array', JSON.stringify([EVENT, EVENT])],
    ['one on a line', `${JSON.stringify(EVENT)}\n${JSON.stringify(EVENT)}\n`],
    ['numbers as text', JSON.stringify({ events: [asText, EVENT] })],
  ])('JSON, %s: functions give the exported names', async (_, content) => {
    expect(await bothWays('export.json', content, 'events', NAMES)).toEqual([NAMED, NAMED])
  })

  it('CSV: calls as headers, words for null, times in four forms, payloads in two', async () => {
    const head = '"starttime","qid","QIDNAME(qid)","logsourceid","username","BASE64(payload)","Event ID","magnitude"'
    const rows = [
      `"${AT}","5","Sign in","112","null","${PACKED}","4624","3"`,
      `"2026-03-02 10:00:06","5","NULL","112","ann","${PACKED}","",""`,
      `"Mar 2, 2026, 10:00:07 AM","5","Sign in","","ann","","null","null"`,
      `"2026/03/02 10:00:08","5","Sign in","112","ann","","4625","2"`,
    ]
    const text =
      'SELECT starttime, QIDNAME(qid) AS name, username, "EventID", UTF8(payload) AS line, magnitude FROM events ORDER BY starttime'
    expect(await bothWays('export.csv', [head, ...rows, ''].join('\r\n'), 'events', text)).toEqual([
      { starttime: AT, name: 'Sign in', username: null, EventID: '4624', line: MESSAGE, magnitude: 3 },
      { starttime: AT + 1000, name: '5', username: 'ann', EventID: null, line: MESSAGE, magnitude: null },
      { starttime: AT + 2000, name: 'Sign in', username: 'ann', EventID: null, line: null, magnitude: null },
      { starttime: AT + 3000, name: 'Sign in', username: 'ann', EventID: '4625', line: null, magnitude: 2 },
    ])
  })

  it('the word null is a text in JSON', async () => {
    const rows = await bothWays('n.json', JSON.stringify([{ ...EVENT, username: 'null' }]), 'events', NAMES)
    expect(rows).toEqual([{ ...NAMED, username: 'null' }])
  })

  it('a large file is read the same way', async () => {
    const rows = Array.from({ length: 9000 }, (_, i) => JSON.stringify({ ...EVENT, starttime: AT + i }))
    const text = `SELECT COUNT(*) AS n, UNIQUECOUNT(LOGSOURCENAME(logsourceid)) AS names FROM events WHERE QIDNAME(qid) = 'Process Create' AND UTF8(payload) = '${MESSAGE}'`
    expect(await bothWays('large.json', rows.join('\n'), 'events', text)).toEqual([{ n: 9000, names: 1 }])
  })

  it.each([
    [{ payload: PACKED }, { payload: MESSAGE }],
    [{ payload: 'deadbeefdeadbeef' }, { payload: 'deadbeefdeadbeef' }],
    [{ payload: 'no base64 at all' }, { payload: 'no base64 at all' }],
    [{ BASE64_payload: 'not packed!' }, { payload: 'not packed!' }],
    [{ utf8_payload: MESSAGE }, { payload: MESSAGE }],
    [{ payload: null, UTF8_payload: MESSAGE }, { payload: MESSAGE }],
    [{ starttime: 'yesterday' }, { starttime: 'yesterday' }],
    [{ starttime: 'Foo 2, 2026, 10:00:07 AM' }, { starttime: 'Foo 2, 2026, 10:00:07 AM' }],
    [{ devicetime: 'Mar 2, 2026 12:00:05 AM' }, { devicetime: Date.UTC(2026, 2, 2, 0, 0, 5) }],
    [{ endtime: '2026-03-02T11:00:05+01:00' }, { endtime: AT }],
    [{ qid: 'null' }, { qid: 'null' }],
  ])('%j', (values, row) => expect(exportedRow(values, false)).toEqual(row))
})

describe('flows', () => {
  const FLOW = {
    sourceip: '10.0.0.1',
    destinationip: '203.0.113.8',
    sourcebytes: '100',
    destinationbytes: 7,
    starttime: AT,
    firstpackettime: AT,
    APPLICATIONNAME_applicationid: 'Web.SecureWeb',
    applicationid: 1011,
    'http host': 'example.org',
    'tls ja3 hash': 'e7d705a3286e19ea42f587b344ee6865',
  }
  const SUMS =
    'SELECT sourceip, SUM(sourcebytes) AS sent, APPLICATIONNAME(applicationid) AS app, MAX("HTTP host") AS host, MAX("dns domain name") AS dns, MAX("file name") AS name, MAX("tls ja3 hash") AS ja3 FROM flows GROUP BY sourceip, app'

  it('have bytes, applications and properties', async () => {
    const content = JSON.stringify({ flows: [FLOW, { ...FLOW, sourcebytes: 11, 'http host': null }] })
    expect(await bothWays('flows.json', content, 'flows', SUMS)).toEqual([
      {
        sourceip: '10.0.0.1',
        sent: 111,
        app: 'Web.SecureWeb',
        host: 'example.org',
        dns: null,
        name: null,
        ja3: 'e7d705a3286e19ea42f587b344ee6865',
      },
    ])
  })

  it('are no connections of a sensor, which is said', async () => {
    const connection = {
      SourceName: 'Microsoft-Windows-Sysmon',
      Channel: 'Microsoft-Windows-Sysmon/Operational',
      EventID: 3,
      Hostname: 'pc8',
      UtcTime: '2026-03-02 10:00:05.1',
      Image: 'C:\\x.exe',
      SourceIp: '10.1.1.1',
      DestinationIp: '8.8.8.8',
      DestinationPort: '443',
    }
    const path = await file('sysmon.jsonl', `${JSON.stringify(connection)}\n`)
    const { rows, codes } = await ask(path, SUMS)
    expect(rows).toEqual([])
    expect(codes).toContain('schema/table-without-rows')
    expect(codes).not.toContain('schema/column-not-read')
    expect((await ask(path, 'SELECT sourceip FROM events')).codes).not.toContain('schema/table-without-rows')
  })
})
