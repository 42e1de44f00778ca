import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { loadDetections } from '../../src/detections/load.ts'
import type { PackageReport } from '../../src/detections/test-report.ts'
import { runLab } from '../../src/index.ts'
import { type Mutant, mutantsOf } from './mutants.ts'

const root = mkdtempSync(path.join(tmpdir(), 'siemless-test-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))

/** Each round runs copies of the packages with one mistake in every query, chosen over the whole text of each. */
const ROUNDS = Number(process.env['MUTATION_ROUNDS'] ?? 4)
const PACKAGES = process.env['MUTATION_PACKAGES']?.split(',')

interface Trial {
  readonly name: string
  readonly mutant: Mutant
  readonly isNoticed: boolean
}

test('nine of ten mistakes in a shipped query make the test of its package fail', async () => {
  const trials: Trial[] = []
  let refused = 0
  for (let round = 0; round < ROUNDS; round += 1) {
    const copy = path.join(root, String(round))
    cpSync('content', copy, { recursive: true })
    const { detections } = await loadDetections([copy])
    const mutants = new Map<string, Mutant>()
    for (const { id, queries } of detections) {
      for (const { platform, text, path: file } of queries) {
        const all = mutantsOf(text, platform)
        const mutant = all[Math.floor(((round + 0.5) * all.length) / ROUNDS)]
        if (mutant === undefined || (PACKAGES !== undefined && !PACKAGES.includes(id))) continue
        writeFileSync(file, mutant.text)
        mutants.set(`${id} ${platform}`, mutant)
      }
    }
    const report = await runLab({
      packages: [copy],
      skip: ['lint', 'signals', 'noise', 'recordings', 'why', 'evasion'],
    })
    for (const tested of report.packages) {
      for (const [index, column] of tested.columns.entries()) {
        const name = `${tested.id} ${column.platform}`
        const mutant = mutants.get(name)
        if (mutant === undefined) continue
        // What does not compile is noticed by any means and says nothing about the scenarios.
        if (column.refused !== undefined) refused += 1
        else trials.push({ name, mutant, isNoticed: isNoticed(tested, index) })
      }
    }
  }
  const unnoticed = trials.filter(({ isNoticed }) => !isNoticed)
  console.log(`${trials.length - unnoticed.length} of ${trials.length} mutants noticed; ${refused} more do not compile`)
  const list = unnoticed.map(({ name, mutant }) => `${name} ${mutant.kind}: ${mutant.was}`)
  expect(trials.length).toBeGreaterThanOrEqual(50)
  expect(unnoticed.length / trials.length, `unnoticed:\n${list.join('\n')}`).toBeLessThanOrEqual(0.1)
}, 900_000)

/** By the verdicts alone: variants and background would notice more. */
function isNoticed(tested: PackageReport, index: number): boolean {
  return tested.scenarios.some((scenario) => scenario.verdicts[index]?.passed === false)
}
