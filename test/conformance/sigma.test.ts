import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { openSession } from '../../src/index.ts'
import { describeWithSharedData, SHARED } from '../shared-data.ts'

const ROOT = join(SHARED, 'sigma-regression')
const FOLDERS = ['rules', 'rules-emerging-threats', 'rules-threat-hunting'] as const

/** A rule and the recording that it must match. */
interface Case {
  readonly rule: string
  readonly recording: string
  /** At least so many events match. */
  readonly least: number
}

// The shape of the shared `info.yml`; a wrong one fails the tests that read it.
interface Info {
  readonly rule_metadata: readonly { readonly id: string }[]
  readonly regression_tests_info?: readonly { readonly path: string; readonly match_count?: number }[]
}

function cases(): readonly Case[] {
  const rules = new Map<string, string>()
  for (const path of FOLDERS.flatMap((folder) => filesBelow(join(ROOT, folder), '.yml'))) {
    const id = /^id: (\S+)$/m.exec(readFileSync(path, 'utf8'))?.[1]
    if (id !== undefined) rules.set(id, path)
  }
  return filesBelow(join(ROOT, 'regression_data'), 'info.yml').flatMap((path): readonly Case[] => {
    const info = parse(readFileSync(path, 'utf8')) as Info
    const id = info.rule_metadata[0]?.id ?? ''
    const rule = rules.get(id)
    if (rule === undefined) throw new Error(`${path} names no rule`)
    const stated = info.regression_tests_info ?? [{ path: join(path, '..', `${id}.raw`).slice(ROOT.length + 1) }]
    return stated.map((one) => ({ rule, recording: join(ROOT, one.path), least: one.match_count ?? 1 }))
  })
}

function filesBelow(directory: string, ending: string): readonly string[] {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted()
}

async function findings(rule: string, recording: string): Promise<{ readonly count: number; readonly said: string }> {
  const session = await openSession({ sources: [recording] })
  try {
    const hunt = session.hunt({ packages: [], rules: [rule] })
    let count = 0
    for await (const _ of hunt) count += 1
    const said = hunt.ruleRuns.map((run) => `${run.outcome} ${run.diagnostics.map((d) => d.message).join('; ')}`)
    return { count, said: said.join('; ') }
  } finally {
    await session.close()
  }
}

describeWithSharedData('recorded attacks and the Sigma rules that must see them', () => {
  test('each rule matches its recording', async () => {
    const all = cases()
    const missed: string[] = []
    for (const { rule, recording, least } of all) {
      const { count, said } = await findings(rule, recording)
      if (count < least) missed.push(`${rule.slice(ROOT.length + 1)}: ${count} of ${least} (${said})`)
    }
    console.log(`Sigma regression: ${all.length - missed.length} of ${all.length} cases match`)
    expect(all.length).toBeGreaterThan(0)
    expect(missed).toEqual([])
  }, 300_000)
})
