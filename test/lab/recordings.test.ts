import path from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { runLab } from '../../src/session/lab/lab.ts'
import { SIGMA, TinyPackages } from './tiny-package.ts'

const packages = new TinyPackages()
afterAll(() => packages.remove())

function sysmon(second: number, image: string): string {
  return JSON.stringify({
    '@timestamp': `2026-02-02T07:00:0${second}.000Z`,
    Channel: 'Microsoft-Windows-Sysmon/Operational',
    SourceName: 'Microsoft-Windows-Sysmon',
    EventID: 1,
    Hostname: 'WS-REC-01.corp.example',
    UtcTime: `2026-02-02 07:00:0${second}.000`,
    ProcessGuid: `{10A71616-101B-72D1-1A5A-056CF6918BC${second}}`,
    ProcessId: '8278',
    Image: `C:\\tools\\${image}`,
    CommandLine: `${image} up`,
    User: 'CORP\\mira',
  })
}

packages.write('recorded/night/two.jsonl', `${sysmon(1, 'evil.exe')}\n${sysmon(2, 'good.exe')}\n`)
const DIRECTORY = path.join(packages.folder, 'recorded')

const RULE = `title: T
status: test
logsource: { category: process_creation, product: windows }
detection:
  selection: { Image|endswith: '\\evil.exe' }
  condition: selection
`

function recordings(file: string, findings: number): string {
  return `recordings: [{ path: ${file}, findings: { sigma: ${findings} } }]\n`
}

let count = 0

async function tested(text: string, options: { readonly directory?: string; readonly rule?: string } = {}) {
  count += 1
  const { directory, rule = RULE } = options
  const folder = packages.make(`p${count}`, { 'a.sigma.yml': rule, 'recordings.yaml': text }, SIGMA)
  const report = await runLab({
    packages: [folder],
    skip: ['lint', 'signals', 'evasion', 'noise', 'why'],
    ...(directory === undefined ? {} : { recordings: directory }),
  })
  const [one] = report.packages
  return {
    report,
    recordings: one?.recordings,
    failures: (one?.failures ?? []).map(({ area, text: said, file }) => `${area}: ${said} (${path.basename(file)})`),
  }
}

describe('a recording', () => {
  test('with as many findings as are said passes', async () => {
    const {
      report,
      recordings: told,
      failures,
    } = await tested(recordings('night/two.jsonl', 1), { directory: DIRECTORY })
    expect(told).toEqual([{ path: 'night/two.jsonl', outcome: 'passed', platform: 'sigma', expected: 1, findings: 1 }])
    expect(failures).toEqual([])
    expect(report.passed).toBe(true)
  })

  test.each([0, 2])('with one finding where %d are said fails', async (said) => {
    const {
      report,
      recordings: told,
      failures,
    } = await tested(recordings('night/two.jsonl', said), {
      directory: DIRECTORY,
    })
    expect(told).toEqual([
      { path: 'night/two.jsonl', outcome: 'failed', platform: 'sigma', expected: said, findings: 1 },
    ])
    expect(failures).toEqual([
      expect.stringMatching(
        new RegExp(`^recording: Sigma.*: 1 finding in \`night/two.jsonl\`, expected ${said} \\(recordings.yaml\\)$`),
      ),
    ])
    expect(report.passed).toBe(false)
  })

  test.each<[string, string | undefined, string]>([
    ['no directory is given', undefined, 'night/two.jsonl'],
    ['it is not in the directory', DIRECTORY, 'night/three.jsonl'],
  ])('is skipped where %s', async (_, directory, file) => {
    const given = directory === undefined ? {} : { directory }
    const { report, recordings: told } = await tested(recordings(file, 7), given)
    expect(told).toEqual([{ path: file, outcome: 'skipped', platform: 'sigma', expected: 7, findings: 0 }])
    expect(report.passed).toBe(true)
  })

  test('that lies outside of the directory is an error', async () => {
    const { report } = await tested(recordings('../recorded/night/two.jsonl', 1), { directory: DIRECTORY })
    expect(report.diagnostics.map(({ message }) => message)).toEqual([
      expect.stringContaining('leads out of the directory of recordings'),
    ])
    expect(report.passed).toBe(false)
  })

  test('in which a query cannot run does not pass by having no findings', async () => {
    const rule = RULE.replace("Image|endswith: '\\evil.exe'", "Image|nonsense: '\\evil.exe'")
    const { report, recordings: told } = await tested(recordings('night/two.jsonl', 0), { directory: DIRECTORY, rule })
    expect(told).toMatchObject([{ outcome: 'failed' }])
    expect(report.passed).toBe(false)
  })

  test('of a platform that the package has no query for does not pass', async () => {
    const text = 'recordings: [{ path: night/two.jsonl, findings: { falcon: 0 } }]\n'
    const { report, recordings: told } = await tested(text, { directory: DIRECTORY })
    expect(told).toMatchObject([{ outcome: 'failed', platform: 'falcon' }])
    expect(report.passed).toBe(false)
  })
})
