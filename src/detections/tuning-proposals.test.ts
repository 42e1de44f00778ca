import { describe, expect, test } from 'vitest'
import { type JudgedFinding, readFindings } from './judged-findings.ts'
import { proposeExclusions } from './tuning-proposals.ts'

const BACKUP = (n: number, platform: JudgedFinding['platform']): JudgedFinding => ({
  detection: 'd',
  platform,
  entities: {
    time: `2026-01-0${n}T00:00:00Z`,
    host: n % 2 === 0 ? 'SRV-BKP-1' : 'srv-bkp-2.corp.example',
    user: n % 2 === 0 ? 'CORP\\svc-backup' : 'svc-backup',
    process: n % 2 === 0 ? 'C:\\Tools\\rclone.exe' : 'rclone.exe',
    command: `rclone.exe sync D:\\${n} Backup:archive --log-file ${n}.log`,
  },
})

describe('proposals', () => {
  test('ask what all findings of one user and tool share, however platforms write it', () => {
    const findings = [1, 2, 3, 4].map((n) => BACKUP(n, n < 3 ? 'defender' : 'sigma'))
    const { proposals, unproposed } = proposeExclusions(findings, new Set(['rclone-svc-backup']))
    expect(unproposed).toEqual([])
    expect(proposals).toEqual([
      {
        covers: 4,
        byPlatform: new Map([
          ['defender', 2],
          ['sigma', 2],
        ]),
        exclusion: expect.objectContaining({
          id: 'rclone-svc-backup-2',
          when: [
            { entity: 'user', test: 'is', values: ['svc-backup'] },
            { entity: 'host', test: 'is', values: ['srv-bkp-1', 'srv-bkp-2'] },
            { entity: 'process', test: 'is', values: ['rclone.exe'] },
            { entity: 'command', test: 'contains', values: ['Backup:archive --log-file'] },
          ],
        }),
      },
    ])
  })

  test('many hosts are told by what their names begin with', () => {
    const findings = Array.from({ length: 9 }, (_, n): JudgedFinding => {
      const base = BACKUP(n, 'sigma')
      return { ...base, entities: { ...base.entities, host: `BLD-AGENT-${n}` } }
    })
    expect(proposeExclusions(findings).proposals[0]?.exclusion.when).toContainEqual({
      entity: 'host',
      test: 'starts_with',
      values: ['bld-agent-'],
    })
  })

  test.each<[string, JudgedFinding['entities'][]]>([
    [
      'a tool',
      [
        { process: 'curl.exe', command: 'curl.exe a' },
        { process: 'curl.exe', command: 'curl.exe b' },
      ],
    ],
    ['a port', [{ process: 'curl.exe', port: '443', time: '2026-01-01T00:00:00Z' }]],
    ['all that a user does with a tool', [{ user: 'a', host: 'h', process: 'curl.exe', port: '443' }]],
    [
      'the name of the tool in a command line',
      [
        { user: 'a', host: 'h', process: 'curl.exe', command: 'curl.exe x1' },
        { user: 'a', host: 'h', process: 'curl.exe', command: 'curl.exe y2' },
      ],
    ],
  ])('%s alone is not excluded', (_, entities) => {
    const findings = entities.map((one): JudgedFinding => ({ detection: 'd', platform: 'sigma', entities: one }))
    const { proposals, unproposed } = proposeExclusions(findings)
    expect(proposals).toEqual([])
    expect(unproposed.reduce((sum, { findings: count }) => sum + count, 0)).toBe(findings.length)
  })
})

describe('findings are read from what hunt writes', () => {
  const line = (uid: string) =>
    `{"platform":"sigma","finding_info":{"analytic":{"uid":"${uid}"}},"entities":{"user":"u","host":7,"__proto__":"x"}}`
  const read = (uid: string): JudgedFinding => ({ detection: uid, platform: 'sigma', entities: { user: 'u' } })

  test('as lines and as an array', () => {
    for (const text of [
      `${line('a')}\n${line('b')}\n`,
      `[\n${line('a')},\n${line('b')}\n]\n`,
      `[${line('a')},${line('b')}]`,
    ])
      expect(readFindings(text)).toEqual({ findings: [read('a'), read('b')], problems: [] })
    expect(readFindings('')).toEqual({ findings: [], problems: [] })
    expect(readFindings('[]')).toEqual({ findings: [], problems: [] })
  })

  test('what is broken is told by its line, and the rest is used', () => {
    const text = `[\n${line('a')},\n{"platform": ,\n{"platform":"x"},\n${line('b')}\n`
    expect(readFindings(text)).toEqual({
      findings: [read('a'), read('b')],
      problems: [
        { line: 3, reason: 'it is no JSON' },
        { line: 4, reason: 'it is no finding of `siemless hunt`' },
      ],
    })
  })
})
