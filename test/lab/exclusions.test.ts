import path from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { runLab } from '../../src/session/lab/lab.ts'
import { attack, TinyPackages } from './tiny-package.ts'

const packages = new TinyPackages()
afterAll(() => packages.remove())

const QUERY = 'DeviceProcessEvents\n| where FolderPath startswith @"C:\\tools\\" or ProcessCommandLine has "x"\n'
const BENIGN = attack('benign', 50, 'fine.exe', 'expect: { defender: tuned }\n').replace('kind: attack', 'kind: benign')

function exclusion(word: string): string {
  return `exclusions: [{ id: ours, title: O, reason: R, when: [{ command: { contains: ['${word}'] } }] }]\n`
}

let count = 0

async function tested(tuning: string, more = '', withEvasion = false) {
  count += 1
  const folder = packages.make(`p${count}`, {
    'a.kql': QUERY,
    'tuning.yaml': tuning,
    'scenarios/s.yaml': attack('s', count, 'evil.exe', more),
    'scenarios/benign.yaml': BENIGN,
  })
  const report = await runLab({
    packages: [folder],
    skip: ['lint', 'signals', 'noise', 'recordings', 'why', ...(withEvasion ? [] : (['evasion'] as const))],
  })
  expect(report.diagnostics).toEqual([])
  const [one] = report.packages
  const failures = (one?.failures ?? []).map(({ area, text, file }) => `${area}: ${text} (${path.basename(file)})`)
  return { report, exclusion: one?.exclusions[0], scenarios: one?.scenarios ?? [], failures }
}

describe('an exclusion', () => {
  test('that covers benign behaviour only is counted, and the package passes', async () => {
    const { report, exclusion: told, failures } = await tested(exclusion('fine.exe'))
    expect(told).toMatchObject({ id: 'ours', scenarios: ['benign'], findings: 1, hidden: [] })
    expect(failures).toEqual([])
    expect(report.passed).toBe(true)
  })

  test('that hides an attack fails the package, whose query sees it nevertheless', async () => {
    const { report, exclusion: told, scenarios, failures } = await tested(exclusion('--secret'))
    expect(told).toMatchObject({ scenarios: ['benign'], hidden: ['s (Microsoft Defender)'] })
    expect(scenarios.find(({ id }) => id === 's')?.verdicts).toMatchObject([{ outcome: 'seen', passed: true }])
    expect(failures).toEqual(['tuning: the exclusion `ours` hides s (Microsoft Defender) (tuning.yaml)'])
    expect(report.passed).toBe(false)
  })

  test('that hides a variant of an attack only fails the package', async () => {
    const tuning = `exclusions:
  - { id: ours, title: O, reason: R, when: [{ command: { contains: ['fine.exe'] } }] }
  - { id: copies, title: C, reason: R, when: [{ command: { contains: ['svchost32'] } }] }
`
    const { report, failures } = await tested(tuning, 'evasion: { actors: [p] }\n', true)
    expect(failures).toEqual([expect.stringMatching(/^tuning: the exclusion `copies` hides .*\(tuning\.yaml\)$/)])
    expect(report.passed).toBe(false)
  })

  test.each([
    ['two together', ["command: { contains: ['evil.exe'] }", "command: { contains: ['--secret'] }"], false],
    ['one that holds of nothing', ["command: { contains: ['nothing'] }"], true],
  ])('hidden or not: %s', async (_, conditions, passed) => {
    const list = conditions.map((one, i) => `  - { id: e${i}, title: T, reason: R, when: [{ ${one} }] }\n`).join('')
    const fine = "  - { id: fine, title: F, reason: R, when: [{ command: { contains: ['fine.exe'] } }] }\n"
    const { report } = await tested(`exclusions:\n${fine}${list}`)
    expect(report.passed).toBe(passed)
  })
})
