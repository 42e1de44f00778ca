import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { positionAt } from '../source/text.ts'
import { loadExclusions, readExclusions } from './tuning-file.ts'

const GOOD = `exclusions:
  - id: nightly-backup
    title: Nightly backup by rclone
    reason: The storage team runs it from the backup servers
    when:
      - user: { is: [svc-backup] }
      - host: { starts_with: [SRV-BKP-] }
      - port: { is: [443, "0443"] }
    platforms: [defender, sigma]
  - id: partner
    title: Uploads to a partner
    reason: Agreed with the partner
    when:
      - destination: { within: [203.0.113.0/24, "2001:db8::/32"] }
      - command: { contains: ['x"\\y'] }
`

function problems(text: string) {
  return readExclusions('tuning.yaml', text).diagnostics.map((d) => {
    const { line, column } = positionAt(text, d.span.start)
    return [`${line}:${column}`, d.message.replace(/^`.*?`: /, ''), ...d.hints]
  })
}

test('exclusions are read as they are written', () => {
  expect(readExclusions('tuning.yaml', GOOD)).toEqual({
    diagnostics: [],
    exclusions: [
      {
        id: 'nightly-backup',
        title: 'Nightly backup by rclone',
        reason: 'The storage team runs it from the backup servers',
        when: [
          { entity: 'user', test: 'is', values: ['svc-backup'] },
          { entity: 'host', test: 'starts_with', values: ['SRV-BKP-'] },
          { entity: 'port', test: 'is', values: ['443', '0443'] },
        ],
        platforms: ['defender', 'sigma'],
      },
      {
        id: 'partner',
        title: 'Uploads to a partner',
        reason: 'Agreed with the partner',
        when: [
          { entity: 'destination', test: 'within', values: ['203.0.113.0/24', '2001:db8::/32'] },
          { entity: 'command', test: 'contains', values: ['x"\\y'] },
        ],
      },
    ],
  })
  expect(readExclusions('tuning.yaml', 'exclusions: []\n')).toEqual({ exclusions: [], diagnostics: [] })
})

describe('what is wrong is told at its place, and the other exclusions stay', () => {
  test.each<[string, string, string, readonly string[]]>([
    ['an unknown entity', 'user: {', 'usr: {', ['6:9', 'there is no entity `usr`', 'near: `user`']],
    [
      'a time',
      'user: {',
      'time: {',
      [
        '6:9',
        'an exclusion is of who, where and what, not of `time`',
        'there is host, user, process, command, destination, port, label',
      ],
    ],
    ['an unknown test', 'starts_with', 'start_with', ['7:17', 'there is no test `start_with`', 'near: `starts_with`']],
    ['a list without values', '[svc-backup]', '[]', ['6:21', '`is` has no value']],
    ['an empty value', '[svc-backup]', '[a, ""]', ['6:25', 'a value of `is` is empty']],
    ['a value that is none', '[svc-backup]', '[{}]', ['6:22', 'an entry of `is` must be a text']],
    ['a text for a list', '[svc-backup]', 'svc-backup', ['6:21', '`is` must be a list of texts']],
    [
      'a domain',
      '[svc-backup]',
      "['CORP\\svc']",
      ['6:22', "`CORP\\svc`: users are compared by the name behind the domain's `\\`", 'write `svc`'],
    ],
    [
      'a full host name',
      '[SRV-BKP-]',
      '[SRV.corp.example]',
      ['7:31', '`SRV.corp.example`: hosts are compared by the name before the first `.`', 'write `SRV`'],
    ],
    [
      'a network of another entity',
      'user: { is: [svc-backup]',
      'user: { within: [10.0.0.0/8]',
      ['6:17', '`within` is a test of `destination`, which has addresses'],
    ],
    [
      'an unknown platform',
      '[defender, sigma]',
      '[defendr]',
      ['9:17', 'there is no platform `defendr`', 'near: `defender`'],
    ],
    ['no platform', '[defender, sigma]', '[]', ['9:16', '`platforms` is empty: no platform is left']],
    ['an unknown member', 'title: Nightly', 'titl: Nightly', ['3:5', 'there is no member `titl`', 'near: `title`']],
    [
      'no reason',
      '    reason: The storage team runs it from the backup servers\n',
      '',
      ['2:5', '`reason` is missing: a text is expected'],
    ],
    [
      'two entities in one condition',
      '{ is: [svc-backup] }',
      '{ is: [a] }\n        command: { is: [b] }',
      ['7:9', 'a condition is of one entity', 'write another entry of `when`: all of them must hold'],
    ],
  ])('%s', (_, from, to, problem) => {
    const text = GOOD.replace(from, to)
    expect(text).not.toBe(GOOD)
    expect(problems(text)).toContainEqual(problem)
    expect(readExclusions('tuning.yaml', text).exclusions.map((e) => e.id)).toEqual(['partner'])
  })

  test.each<[string, readonly string[]]>([
    ['203.0.113.7/24', ['14:33', '`203.0.113.7/24` has bits beyond its prefix', 'the network is `203.0.113.0/24`']],
    ['203.0.113.7', ['14:33', '`203.0.113.7` is no network', 'such as `203.0.113.7/32`']],
    ['203.0.113.0/33', ['14:33', '`203.0.113.0/33` is no network', 'such as `203.0.113.0/24`']],
    ['partner.example', ['14:33', '`partner.example` is no network', 'such as `203.0.113.0/24`']],
  ])('the network %s', (network, problem) => {
    expect(problems(GOOD.replace('203.0.113.0/24', network))).toEqual([problem])
  })

  test('an id that is taken', () => {
    const { exclusions } = readExclusions('tuning.yaml', GOOD.replace('id: partner', 'id: nightly-backup'))
    expect(problems(GOOD.replace('id: partner', 'id: nightly-backup'))).toEqual([
      ['10:9', 'the id `nightly-backup` is taken by an exclusion above'],
    ])
    expect(exclusions.map((e) => e.title)).toEqual(['Nightly backup by rclone'])
  })

  test('YAML that is none', () => {
    expect(problems('exclusions: [')).not.toEqual([])
    expect(problems('- a')).toEqual([['1:1', 'a mapping is expected']])
    expect(problems('exclusions: 1')).toEqual([['1:13', '`exclusions` must be a list of mappings']])
  })
})

test('a package without the file has no exclusions; a file that cannot be read is told', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'siemless-tuning-'))
  try {
    expect(await loadExclusions(folder)).toEqual({ exclusions: [], diagnostics: [] })
    mkdirSync(path.join(folder, 'tuning.yaml'))
    const { diagnostics } = await loadExclusions(folder)
    expect(diagnostics.map((d) => d.message)).toEqual([expect.stringContaining('the file cannot be read')])
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
