import { afterAll, describe, expect, test } from 'vitest'
import type { NoiseReport, TestReport } from '../../src/detections/test-report.ts'
import { runLab } from '../../src/session/lab/lab.ts'
import { poissonUpperBound } from '../../src/session/lab/poisson.ts'
import { attack, DEFENDER, TinyPackages } from './tiny-package.ts'

const packages = new TinyPackages()
afterAll(() => packages.remove())

const ORDINARY = 'DeviceProcessEvents\n| where FileName endswith ".exe"\n'
const NEVER = 'DeviceProcessEvents\n| where FileName =~ "evil.exe"\n'
const TUNING = `exclusions:
  - id: all
    title: A
    reason: R
    when: [{ command: { contains: ['e'] } }]
`

async function tested(
  name: string,
  query: string,
  ceiling: number | undefined,
  files: Readonly<Record<string, string>> = {},
  activities = 400,
): Promise<{
  readonly report: TestReport
  readonly noise: NoiseReport | undefined
  readonly failures: readonly string[]
}> {
  const manifest = ceiling === undefined ? DEFENDER : `noise: { ceiling: ${ceiling} }\n${DEFENDER}`
  const folder = packages.make(name, { 'a.kql': query, ...files }, manifest)
  const report = await runLab({
    packages: [folder],
    noise: activities,
    skip: ['lint', 'signals', 'evasion', 'recordings', 'why'],
  })
  expect(report.diagnostics).toEqual([])
  const [one] = report.packages
  return { report, noise: one?.noise[0], failures: (one?.failures ?? []).map(({ area, text }) => `${area}: ${text}`) }
}

describe('findings in ordinary activity', () => {
  test('fail a package that allows none, with the rate', async () => {
    const { report, noise, failures } = await tested('none', ORDINARY, 0)
    expect(noise?.findings).toBeGreaterThan(0)
    expect(noise?.tuned).toBe(0)
    expect(noise?.perMillion).toBeCloseTo(((noise?.findings ?? 0) * 1e6) / (noise?.events ?? 1), 6)
    expect(failures).toEqual([
      expect.stringMatching(/^noise: Microsoft Defender: \d+ findings per million events.*at most 0$/),
    ])
    expect(report.passed).toBe(false)
  })

  test('pass below a high ceiling; the upper bound is above the rate', async () => {
    const { report, noise, failures } = await tested('high', ORDINARY, 1e6)
    expect(failures).toEqual([])
    expect(report.passed).toBe(true)
    expect(noise?.upperBound).toBeGreaterThan(noise?.perMillion ?? Infinity)
    expect(noise?.upperBound).toBeCloseTo((poissonUpperBound(noise?.findings ?? 0) * 1e6) / (noise?.events ?? 1), 6)
    const labelled = Object.values(noise?.families ?? {}).reduce((sum, each) => sum + each, 0)
    expect(labelled).toBe(noise?.findings)
  })

  test('count before and after exclusions; only what is left is held against the ceiling', async () => {
    const { noise, failures } = await tested('tuned', `${ORDINARY}| where ProcessCommandLine contains "e"\n`, 0, {
      'tuning.yaml': TUNING,
    })
    expect(noise?.findings).toBeGreaterThan(0)
    expect(noise).toMatchObject({ tuned: noise?.findings, perMillion: 0 })
    expect(failures).toEqual([])
  })

  test('that are none leave a rate of nothing with an upper bound', async () => {
    const { noise, failures } = await tested('silent', NEVER, 0)
    expect(noise).toMatchObject({ findings: 0, perMillion: 0, families: {} })
    expect(noise?.upperBound).toBeCloseTo((-Math.log(0.05) * 1e6) / (noise?.events ?? 1), 3)
    expect(failures).toEqual([])
  })

  test('are as many for the same seed', async () => {
    const [one, other] = [await tested('again-1', ORDINARY, undefined), await tested('again-2', ORDINARY, undefined)]
    expect(one.noise?.findings).toBe(other.noise?.findings)
    expect(one.failures).toEqual([])
  })

  test('are not looked for where there is to be no background', async () => {
    const files = { 'scenarios/s.yaml': attack('s', 1, 'evil.exe') }
    const { report, noise } = await tested('absent', ORDINARY, 0, files, 0)
    expect(noise).toBeUndefined()
    expect(report.passed).toBe(true)
  })
})
