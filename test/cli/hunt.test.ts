import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { builtCli } from './built.ts'
import { SAMPLES, Scratch } from './run.ts'

const place = new Scratch()
beforeAll(() => {
  builtCli()
}, 120_000)
afterAll(() => place.remove())

describe('hunt over the samples', () => {
  test('writes several reports in one run and ends with 1 where the gate is passed', async () => {
    const { out, err, code } = await place.run([
      ...['hunt', SAMPLES, '--format', 'table', '--fail-on', 'high'],
      ...['-o', 'csv=f.csv', '-o', 'json=f.json', '-o', 'ndjson=f.ndjson'],
    ])
    expect(code).toBe(1)
    const lines = out.trimEnd().split('\n')
    expect(lines[0]).toMatch(/^TIME \(UTC\) +SEVERITY +ATT&CK +HOST +PROCESS +DETAIL +SEEN BY$/)
    expect(lines[1]).toMatch(
      /^2026-02-02 10:14:10 +high +T1048.002 +srv-file-02 +rclone.exe +rclone.exe copy .* all 6$/,
    )
    expect(lines).toHaveLength(6)
    expect(err).toContain('Read 2 files (128.0 KB): 173 records, 173 mapped to events, 0 set aside\n')
    expect(err).toContain('now = 2026-02-02T12:59:47Z (the latest event)\n')
    expect(err).toMatch(/30 findings on 2 hosts; (\d+) of \1 queries ran\.\n/)

    const findings: unknown = JSON.parse(readFileSync(place.path('f.json'), 'utf8'))
    expect(findings).toHaveLength(30)
    expect(findings).toContainEqual(
      expect.objectContaining({
        class_uid: 2004,
        severity: 'High',
        platform: 'qradar',
        finding_info: expect.objectContaining({ types: ['T1048.002'] }),
        entities: expect.objectContaining({ destination: '93.184.215.14', port: '22' }),
      }),
    )
    const ndjson = readFileSync(place.path('f.ndjson'), 'utf8').trim().split('\n')
    expect(ndjson.map((line): unknown => JSON.parse(line))).toEqual(findings)
    const csv = readFileSync(place.path('f.csv'), 'utf8').split('\r\n')
    expect(csv[0]).toBe(
      'time,severity,technique,platform,host,user,process,command,destination,port,label,detection,title,author,selections,matched,uid',
    )
    expect(csv).toHaveLength(30 + 2)
    expect(place.leftovers).toEqual([])
  })
})

describe('hunt says what it could not see', () => {
  const start = {
    '@timestamp': '2026-02-02T07:00:00.000Z',
    Channel: 'Microsoft-Windows-Sysmon/Operational',
    SourceName: 'Microsoft-Windows-Sysmon',
    EventID: 1,
    Hostname: "=cmd|'/c calc'!A1",
    UtcTime: '2026-02-02 07:00:00.000',
    ProcessGuid: '{AAAAAAAA-0000-0000-0000-000000000001}',
    ProcessId: '4',
    Image: 'C:\\x\\rclone.exe',
    CommandLine: '=rclone.exe copy \u001b[2J\u202e sftp:/x\nline two',
    User: '@user',
  }

  test('hostile values and names reach neither a terminal table nor a spreadsheet', async () => {
    mkdirSync(place.path('hostile'))
    writeFileSync(place.path('hostile/a\nb\u001b[31m.jsonl'), `${JSON.stringify(start)}\n{broken\n`)
    const { out, err, code } = await place.run([
      ...['hunt', 'hostile', '--format', 'table', '-o', 'csv=hostile.csv', '--reject', 'rejected.ndjson'],
    ])
    expect(code).toBe(0)
    expect(out + err).not.toContain('\u001b')
    expect(out).toContain('=rclone.exe copy \\x1b[2J\\u{202e} sftp:/x\\nline two')
    expect(err).toContain('a\\nb\\x1b[31m.jsonl')
    expect(err).toContain('looked at a part only: these sources hold no script or network events')
    const csv = readFileSync(place.path('hostile.csv'), 'utf8')
    expect(csv).toMatch(/,'=cmd\|'\/c calc'!A1,'@user,/)
    expect(csv).toContain(`"'=rclone.exe copy`)
    const rejected: unknown = JSON.parse(readFileSync(place.path('rejected.ndjson'), 'utf8'))
    expect(rejected).toMatchObject({ place: 'line 2', raw: '{broken' })
  })

  test('nothing found, on sources of an unrelated kind, is said together with why', async () => {
    writeFileSync(place.path('other.jsonl'), `${JSON.stringify({ ...start, EventID: 255, Image: undefined })}\n`)
    const { out, err, code } = await place.run(['hunt', 'other.jsonl'])
    expect(out).toBe('')
    expect(err).toContain('1 kept as other events')
    expect(err).toMatch(/No findings/)
    expect(err).toContain('these sources hold no process, script or network events')
    expect(code).toBe(0)
  })

  test('a broken package is reported with its line and ends with 2; the run stops for nothing else', async () => {
    mkdirSync(place.path('pkg/queries'), { recursive: true })
    writeFileSync(place.path('pkg/detection.yaml'), 'id: x\nseverty: high\n')
    writeFileSync(place.path('one.jsonl'), `${JSON.stringify(start)}\n`)
    const { err, code } = await place.run(['hunt', 'one.jsonl', '--packages', 'pkg'])
    expect(code).toBe(2)
    expect(err).toContain('there is no member `severty`')
    expect(err).toContain('--> pkg/detection.yaml:2:1')
    expect(err).toContain('near: `severity`')
  })
})

describe('sources that cannot be read', () => {
  test.each<[string, string, string]>([
    ['a picture', 'a.png', 'warning[reader/not-recognised]: `a.png` is of no known log format'],
    ['a missing file', 'nope', 'error[reader/not-found]: there is no file or directory `nope`'],
  ])('%s ends with 4 and no query is run', async (_, source, said) => {
    writeFileSync(place.path('a.png'), Buffer.from('89504e470d0a1a0a00000000', 'hex'))
    const { out, err, code } = await place.run(['hunt', source, '--format', 'csv'])
    expect(err).toContain(said)
    expect(err).toContain('Nothing could be read from these sources')
    expect(err).not.toContain('SEVERITY')
    expect(out).toBe('')
    expect(code).toBe(4)
    expect(place.leftovers).toEqual([])
  })

  test('an empty file is no failure, and is named', async () => {
    writeFileSync(place.path('e.json'), '')
    const { err, code } = await place.run(['hunt', 'e.json'])
    expect(err).toContain('warning[reader/empty]: `e.json` is empty')
    expect(err).toMatch(/No findings, because none of the \d+ queries could run\./)
    expect(code).toBe(0)
  })
})
