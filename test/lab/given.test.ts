import path from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { runLab } from '../../src/session/lab/lab.ts'
import { attack, TinyPackages } from './tiny-package.ts'

const packages = new TinyPackages()
afterAll(() => packages.remove())

const QUERY = 'DeviceProcessEvents\n| where FileName =~ "evil.exe"\n'
const SILENT = 'DeviceProcessEvents\n| where FileName =~ "other.exe"\n'
const RULE = `title: T
status: test
logsource: { category: process_creation, product: windows }
detection:
  selection: { Image|endswith: '\\evil.exe' }
  condition: selection
`

let count = 0

async function tested(files: Readonly<Record<string, string>>, name?: string, given = 'others') {
  count += 1
  const own = { 'a.kql': QUERY, 'scenarios/s.yaml': attack('s', count, 'evil.exe') }
  const folder = packages.make(`p${count}`, own)
  const directory = path.join(packages.folder, `given-${count}`, given)
  for (const [file, text] of Object.entries(files)) packages.write(path.join(`given-${count}`, given, file), text)
  const report = await runLab({
    packages: [folder],
    queries: [name === undefined ? { path: directory } : { name, path: directory }],
    skip: ['lint', 'signals', 'evasion', 'noise', 'recordings', 'why'],
  })
  const [one] = report.packages
  const columns = (one?.columns ?? []).map(({ set, platform, file }) => [set, platform, path.basename(file)])
  const outcomes = (one?.scenarios[0]?.verdicts ?? []).map(({ outcome }) => outcome)
  const warnings = report.diagnostics.map(
    ({ severity, message, file }) => `${severity} ${path.basename(file)} ${message}`,
  )
  return { report, columns, outcomes, warnings, failures: one?.failures ?? [] }
}

describe('a given query', () => {
  test('is matched by technique and platform, in the name or by the ending', async () => {
    const { columns, outcomes, warnings } = await tested(
      { 'T1048.defender.kql': QUERY, 'deeper/t1048-look.kql': QUERY, 'T1048.sigma.yml': RULE },
      'mine',
    )
    expect(columns[0]).toEqual([undefined, 'defender', 'a.kql'])
    expect(columns.slice(1).toSorted()).toEqual([
      ['mine', 'defender', 'T1048.defender.kql'],
      ['mine', 'defender', 't1048-look.kql'],
      ['mine', 'sigma', 'T1048.sigma.yml'],
    ])
    expect(outcomes).toEqual(['seen', 'seen', 'seen', 'seen'])
    expect(warnings).toEqual([])
  })

  test('stands in a set called by its directory where no name is given', async () => {
    expect((await tested({ 'T1048.kql': QUERY }, undefined, 'seeds')).columns[1]).toEqual([
      'seed',
      'defender',
      'T1048.kql',
    ])
  })

  test('of another technique or of none is left out with a warning, and the rest runs', async () => {
    const { report, columns, warnings } = await tested({
      'T1048.002.defender.kql': QUERY,
      'look.defender.kql': QUERY,
      'T1048.defender.kql': QUERY,
    })
    expect(columns.map(([, , file]) => file)).toEqual(['a.kql', 'T1048.defender.kql'])
    expect(warnings).toHaveLength(2)
    expect(warnings).toContainEqual(
      expect.stringMatching(/^warning T1048\.002\.defender\.kql .*no tested package is about T1048\.002/),
    )
    expect(warnings).toContainEqual(
      expect.stringMatching(/^warning look\.defender\.kql .*its name begins with no technique/),
    )
    expect(report.passed).toBe(true)
  })

  test('a directory without queries is warned of', async () => {
    const { warnings } = await tested({ 'notes.txt': 'n' })
    expect(warnings).toEqual([expect.stringMatching(/^warning others .*it holds no query file/)])
  })

  test('that misses the attack shows it, and the package passes', async () => {
    const { report, outcomes, failures } = await tested({ 'T1048.defender.kql': SILENT })
    expect(outcomes).toEqual(['seen', 'missed'])
    expect(report.packages[0]?.scenarios[0]?.verdicts[1]?.passed).toBe(false)
    expect(failures).toEqual([])
    expect(report.passed).toBe(true)
  })

  test('that cannot run is refused with its errors, and the package passes', async () => {
    const { report, outcomes, failures } = await tested({ 'T1048.defender.kql': 'DeviceProcessEvents\n| wher x\n' })
    expect(outcomes).toEqual(['seen', 'refused'])
    expect(report.packages[0]?.columns[1]?.refused).not.toHaveLength(0)
    expect(failures).toEqual([])
    expect(report.passed).toBe(true)
  })

  test('that finds what is of no scenario does not fail the package', async () => {
    const ghost = `${QUERY}| extend DeviceName = "GHOST-1"\n| project DeviceName\n`
    const { report, outcomes } = await tested({ 'T1048.defender.kql': ghost })
    expect(outcomes).toEqual(['seen', 'missed'])
    expect(report.passed).toBe(true)
  })
})
