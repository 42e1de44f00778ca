import { readdir, readFile, realpath, stat } from 'node:fs/promises'
import path from 'node:path'
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts'
import type { Scenario } from '../simulation/scenario.ts'
import { NO_SPAN } from '../source/text.ts'
import { readManifest } from './manifest.ts'
import { readScenario } from './scenario-reader.ts'

export interface LoadedScenario {
  readonly scenario: Scenario
  /** Absolute, for reports. */
  readonly file: string
}

export interface LoadedScenarios {
  readonly scenarios: readonly LoadedScenario[]
  readonly diagnostics: readonly Diagnostic[]
}

/** A scenario is a few kilobytes; nothing that is larger than this is one. */
const LARGEST = 1 << 20

/** The scenarios of a package, `scenarios/*.yaml`, sorted by name. A file that cannot be used is reported; the rest loads. */
export async function loadScenarios(directory: string): Promise<LoadedScenarios> {
  const folder = path.join(directory, 'scenarios')
  const names = await readdir(folder).catch(() => [])
  const scenarios: LoadedScenario[] = []
  const diagnostics: Diagnostic[] = []
  const seen = new Map<string, string>()
  for (const name of names.filter((each) => /\.ya?ml$/i.test(each)).toSorted()) {
    const file = path.join(folder, name)
    const loaded = await loadScenarioFile(file, directory)
    diagnostics.push(...loaded.diagnostics)
    for (const each of loaded.scenarios) {
      const other = seen.get(each.scenario.id)
      if (other === undefined) scenarios.push(each)
      else {
        const reason = `the id \`${each.scenario.id}\` is taken by \`${other}\``
        diagnostics.push(diagnostic('detection/invalid', file, NO_SPAN, { path: file, reason }))
      }
      seen.set(each.scenario.id, file)
    }
  }
  return { scenarios, diagnostics }
}

/** One scenario file; `within`: the directory that it must not lead out of by links. */
export async function loadScenarioFile(file: string, within?: string): Promise<LoadedScenarios> {
  const text = await readText(file, within)
  if (typeof text !== 'string') {
    const problem = diagnostic('detection/invalid', file, NO_SPAN, { path: file, reason: text.reason })
    return { scenarios: [], diagnostics: [problem] }
  }
  const { value, diagnostics } = readManifest({ name: file, text }, readScenario)
  return { scenarios: value === undefined ? [] : [{ scenario: value, file }], diagnostics }
}

async function readText(file: string, within: string | undefined): Promise<string | { readonly reason: string }> {
  try {
    const target = await realpath(file)
    if (within !== undefined && !target.startsWith((await realpath(within)) + path.sep)) {
      return { reason: 'the file lies outside of its package' }
    }
    const info = await stat(target)
    if (!info.isFile()) return { reason: 'this is no file' }
    if (info.size > LARGEST) return { reason: `the file has ${info.size} bytes; a scenario has at most ${LARGEST}` }
    return await readFile(target, 'utf8')
  } catch {
    return { reason: 'the file cannot be read' }
  }
}
