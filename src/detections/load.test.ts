import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { positionAt } from '../source/text.ts'
import { loadDetections } from './load.ts'

const MANIFEST = `id: t1
title: T
description: D
status: test
severity: low
confidence: low
attack:
  - technique: T1048
    tactic: exfiltration
data_sources: []
false_positives: []
tuning: []
blind_spots: []
references: []
threat_actors: []
risk:
  score: 10
  reason: R
schedule:
  every: 1h
  lookback: 24h
queries:
  - platform: defender
    file: queries/a.kql
    required_tables: [DeviceProcessEvents]
    entities:
      host: DeviceName
`

let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'siemless-detections-'))
  mkdirSync(path.join(folder, 'p/queries'), { recursive: true })
  writeFileSync(path.join(folder, 'p/queries/a.kql'), 'DeviceProcessEvents\n')
  writeFileSync(path.join(folder, 'secret.kql'), 'secret\n')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

async function load(manifest: string) {
  writeFileSync(path.join(folder, 'p/detection.yaml'), manifest)
  const { detections, diagnostics } = await loadDetections([folder])
  return {
    detections,
    problems: diagnostics.map((d) => [
      positionAt(manifest, d.span.start).line,
      d.message.replace(/^`.*?`: /, ''),
      ...d.hints,
    ]),
  }
}

test('a whole manifest gives a detection with the text of its queries', async () => {
  const { detections, problems } = await load(MANIFEST)
  expect(problems).toEqual([])
  expect(detections).toEqual([
    expect.objectContaining({
      id: 't1',
      risk: { score: 10, reason: 'R' },
      queries: [expect.objectContaining({ text: 'DeviceProcessEvents\n', entities: { host: 'DeviceName' } })],
    }),
  ])
})

describe('what is wrong is reported at its line, and no detection is made', () => {
  test.each<[string, string, string, readonly (string | number)[]]>([
    ['a misspelt member', 'tuning: []', 'tunning: []', [12, 'there is no member `tunning`', 'near: `tuning`']],
    ['a member of the wrong kind', 'score: 10', 'score: ten', [17, '`score` must be a number']],
    [
      'a value that is none of the few',
      'severity: low',
      'severity: lo',
      [5, '`severity` must be one of informational, low, medium, high, critical'],
    ],
    [
      'an entity that is unknown',
      'host: DeviceName',
      'hosts: DeviceName',
      [27, 'there is no member `hosts`', 'near: `host`'],
    ],
    [
      'an unknown platform',
      'platform: defender',
      'platform: splunk',
      [23, '`platform` must be one of defender, sentinel, falcon, qradar, sumo, sigma'],
    ],
    ['an empty text', 'title: T', 'title: ""', [2, '`title` must be a text']],
  ])('%s', async (_, from, to, problem) => {
    const { detections, problems } = await load(MANIFEST.replace(from, to))
    expect(detections).toEqual([])
    expect(problems).toContainEqual(problem)
  })

  test('what is no YAML, or no mapping', async () => {
    expect((await load('id: [1\n')).problems[0]?.[1]).toMatch(/./)
    expect((await load('- a\n')).problems).toEqual([[1, 'a mapping is expected']])
    expect((await load('')).problems).toEqual([[1, 'a mapping is expected']])
  })
})

describe('a hostile package', () => {
  test.each(['../../../../../../etc/passwd', '/etc/passwd', '../secret.kql', 'queries', 'queries/link.kql'])(
    'cannot read %s',
    async (file) => {
      symlinkSync(path.join(folder, 'secret.kql'), path.join(folder, 'p/queries/link.kql'))
      const { detections, problems } = await load(MANIFEST.replace('queries/a.kql', file))
      expect(detections).toEqual([])
      expect(problems).toEqual([[1, `\`${file}\` is no readable file inside the package`]])
    },
  )

  test('cannot exhaust memory by aliases of aliases', async () => {
    const names = 'abcdefghijklmnopqrst'.split('')
    const bomb = names.map(
      (name, i) =>
        `${name}: &${name} [${
          i === 0
            ? 'x'
            : Array(9)
                .fill(`*${names[i - 1]}`)
                .join(', ')
        }]`,
    )
    const started = performance.now()
    const { detections } = await load(`${MANIFEST}${bomb.join('\n')}\n`)
    expect(detections).toEqual([])
    expect(performance.now() - started).toBeLessThan(5000)
  })
})

test('the same id twice, and a folder without packages, are reported', async () => {
  writeFileSync(path.join(folder, 'p/detection.yaml'), MANIFEST)
  const twice = await loadDetections([path.join(folder, 'p'), path.join(folder, 'p/detection.yaml')])
  expect(twice.diagnostics.map((d) => d.message)).toEqual([expect.stringContaining('the id `t1` is taken by')])
  const none = await loadDetections([path.join(folder, 'p/queries')])
  expect(none.diagnostics.map((d) => d.message)).toEqual([expect.stringContaining('there is no detection package')])
})
