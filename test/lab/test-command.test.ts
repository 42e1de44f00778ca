import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { Scratch } from '../cli/run.ts'

const scratch = new Scratch()
afterAll(() => scratch.remove())

const MANIFEST = `id: t
title: T
description: D
status: test
severity: low
confidence: low
attack: [{ technique: T1048, tactic: exfiltration }]
data_sources: []
false_positives: []
tuning: []
blind_spots: []
references: []
threat_actors: []
risk: { score: 10, reason: R }
schedule: { every: 1h, lookback: 24h }
queries:
  - platform: defender
    file: a.kql
    required_tables: [DeviceProcessEvents]
    entities: { host: DeviceName }
`

function scenario(id: string, host: number, image: string, more = ''): string {
  return `id: ${id}
title: ${id}
kind: attack
description: D
techniques: [T1048]
start: 2026-03-02T09:14:00Z
hosts: [{ name: WS-${host}, domain: corp.example, os: windows, address: 10.9.9.${host} }]
users: [{ name: ann, domain: CORP }]
processes:
  - { id: p, at: 1s, image: 'C:\\tools\\${image}', command_line: '${image} <x>' }
${more}`
}

const QUERY = 'DeviceProcessEvents\n| where FileName =~ "evil.exe"\n'

function makePackage(name: string, scenarios: Readonly<Record<string, string>>, query = QUERY): string {
  const folder = scratch.path(name)
  mkdirSync(path.join(folder, 'scenarios'), { recursive: true })
  writeFileSync(path.join(folder, 'detection.yaml'), MANIFEST)
  writeFileSync(path.join(folder, 'a.kql'), query)
  for (const [id, text] of Object.entries(scenarios)) writeFileSync(path.join(folder, `scenarios/${id}.yaml`), text)
  return folder
}

const SEEN = scenario('seen', 1, 'evil.exe')
const HIDDEN = "expect: { defender: { not_visible: 'no sensor there' } }\n"
const FAST = ['--skip', 'evasion,noise']

test('a package whose attacks are as expected passes, and nothing is left behind', async () => {
  const folder = makePackage('good', { seen: SEEN, hidden: scenario('hidden', 2, 'other.exe', HIDDEN) })
  const { out, err, code } = await scratch.run(['test', folder, ...FAST, '--format', 'json'])
  expect(err).toBe('')
  const [one] = JSON.parse(out).packages
  const outcomes = one.scenarios.map((each: { verdicts: readonly { outcome: string }[] }) => each.verdicts[0]?.outcome)
  expect(outcomes).toEqual(['not-visible', 'seen'])
  expect(code).toBe(0)
  expect(scratch.leftovers).toEqual([])
})

test('an attack that is missed and a reason that no longer holds fail, in well-formed XML', async () => {
  const folder = makePackage('bad', {
    stale: scenario('stale', 3, 'evil.exe', HIDDEN),
    missed: scenario('missed', 4, 'other.exe'),
  })
  const { out, code } = await scratch.run(['test', folder, ...FAST, '--format', 'junit'])
  expect(code).toBe(1)
  expect(out.match(/<failure /g)).toHaveLength(2)
  expect(out).toContain('other.exe')
  expect(out.replace(/<[^<>]*>/g, '')).not.toMatch(/[<>]/)
})

test('a broken scenario is reported, and the rest still runs', async () => {
  const folder = makePackage('broken', { seen: SEEN, broken: 'id: [' })
  const { out, err, code } = await scratch.run(['test', folder, ...FAST])
  expect(err).toContain('broken.yaml:1')
  expect(out).toContain('1 of 1 verdict as expected')
  expect(code).toBe(2)
})

test('findings of no scenario are told and counted', async () => {
  const ghosts = `${QUERY}| extend n = range(1, 25) | mv-expand n | project Timestamp, DeviceName = strcat('GHOST-', n)\n`
  const folder = makePackage('ghosts', { seen: SEEN }, ghosts)
  const { out, code } = await scratch.run(['test', folder, '--only', 'signals', '--format', 'json'])
  const texts = JSON.parse(out).packages[0].failures.map((one: { text: string }) => one.text)
  expect(texts.filter((text: string) => text.includes('a finding names the host of no scenario'))).toHaveLength(20)
  expect(texts).toContain('Microsoft Defender: 5 more findings name the host of no scenario')
  expect(code).toBe(1)
})

test('a package that there is not is a usage error that names near ones', async () => {
  const { err, code } = await scratch.run(['test', '--package', 't1048.0002'])
  expect(err).toMatch(/near: .*`t1048\.002`/)
  expect(code).toBe(3)
})

test.each([
  [['nowhere']],
  [['--skip', 'noize']],
  [['--only', 'noize']],
  [['--noise', 'many']],
  [['--queries', 'nowhere']],
])('%j is a usage error', async (args) => {
  expect((await scratch.run(['test', ...args])).code).toBe(3)
})
