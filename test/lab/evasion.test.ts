import { afterAll, describe, expect, test } from 'vitest'
import type { PackageReport } from '../../src/detections/test-report.ts'
import { runLab } from '../../src/session/lab/lab.ts'
import { attack, TinyPackages } from './tiny-package.ts'

const packages = new TinyPackages()
afterAll(() => packages.remove())

const BY_NAME = 'DeviceProcessEvents\n| where FileName =~ "evil.exe"\n'
const BY_COMMAND = 'DeviceProcessEvents\n| where ProcessCommandLine has "x"\n'
const HIDDEN = `evasion:
  actors: [p]
  not_visible: [{ family: renamed, platforms: [defender], reason: no digest }]
`

let count = 0

async function tested(query: string, more: string): Promise<PackageReport> {
  count += 1
  const files = { 'a.kql': query, 'scenarios/s.yaml': attack('s', count, 'evil.exe', more) }
  const folder = packages.make(`p${count}`, files)
  const { packages: reports, diagnostics } = await runLab({
    packages: [folder],
    skip: ['lint', 'signals', 'noise', 'recordings', 'why'],
  })
  expect(diagnostics).toEqual([])
  const [report] = reports
  if (report === undefined) throw new Error('no package was tested')
  return report
}

function familyOf({ evasion: [column] }: PackageReport, family: string) {
  return column?.families.find((one) => one.family === family)
}

function evasionFailures({ failures }: PackageReport): readonly string[] {
  return failures.filter(({ area }) => area === 'evasion').map(({ text }) => text)
}

describe('a family of variants', () => {
  test('fails where they are missed, which names one with its command line; others pass', async () => {
    const report = await tested(BY_NAME, 'evasion: { actors: [p] }\n')
    expect(familyOf(report, 'renamed')).toMatchObject({
      variants: 4,
      caught: 0,
      notVisible: 0,
      stale: [],
      passed: false,
    })
    expect(familyOf(report, 'renamed')?.missed).toHaveLength(4)
    expect(familyOf(report, 'renamed')?.missed[0]).toMatchObject({
      scenario: 's',
      commandLine: expect.stringMatching(/--secret x$/),
    })
    expect(familyOf(report, 'case')).toMatchObject({ variants: 3, caught: 3, missed: [], passed: true })
    expect(evasionFailures(report)).toEqual([
      expect.stringMatching(/^Microsoft Defender: 0 of 4 variants of the family `renamed` are caught.*--secret x$/),
    ])
  })

  test('fails where three of four are caught', async () => {
    const query =
      'DeviceProcessEvents\n| where FileName in~ ("evil.exe", "update.exe", "svchost32.exe", "tmp4F2A.exe")\n'
    const report = await tested(query, 'evasion: { actors: [p] }\n')
    expect(familyOf(report, 'renamed')).toMatchObject({ variants: 4, caught: 3, passed: false })
    expect(familyOf(report, 'renamed')?.missed).toEqual([
      expect.objectContaining({ title: expect.stringContaining('OneDriveHelper.exe') }),
    ])
  })

  test('passes where all are caught', async () => {
    const report = await tested(BY_COMMAND, 'evasion: { actors: [p] }\n')
    expect(familyOf(report, 'renamed')).toMatchObject({ variants: 4, caught: 4, missed: [], passed: true })
    expect(report.failures).toEqual([])
  })

  test('that is said not to be visible is counted apart and asks for nothing', async () => {
    const report = await tested(BY_NAME, HIDDEN)
    expect(familyOf(report, 'renamed')).toMatchObject({
      variants: 0,
      caught: 0,
      notVisible: 4,
      missed: [],
      stale: [],
      passed: true,
    })
    expect(report.failures).toEqual([])
  })

  test('that is said not to be visible on another platform is missed on this one', async () => {
    const report = await tested(BY_NAME, HIDDEN.replace('[defender]', '[qradar]'))
    expect(familyOf(report, 'renamed')).toMatchObject({ variants: 4, notVisible: 0, passed: false })
  })

  test('that is seen in full although it is said not to be visible fails', async () => {
    const report = await tested(BY_COMMAND, HIDDEN)
    expect(familyOf(report, 'renamed')).toMatchObject({ variants: 0, notVisible: 4, stale: ['s'], passed: false })
    expect(evasionFailures(report)).toEqual([
      'Microsoft Defender: every variant `renamed` of `s` is caught, which is said not to be visible',
    ])
  })

  test('that is said not to be visible and is seen in part is no lie', async () => {
    const query = 'DeviceProcessEvents\n| where FileName in~ ("evil.exe", "update.exe")\n'
    expect(familyOf(await tested(query, HIDDEN), 'renamed')).toMatchObject({ notVisible: 4, stale: [], passed: true })
  })
})
