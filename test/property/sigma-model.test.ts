import '../fixed-seed.ts'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { hasErrors } from '../../src/diagnostics/diagnostic.ts'
import { openSession, type Source } from '../../src/index.ts'
import { parseSigma } from '../../src/languages/sigma/parse.ts'
import { printSigma } from '../../src/languages/sigma/print-yaml.ts'
import { type ModelEvent, type ModelRule, matchModel } from './sigma-model.ts'
import { createRandom, type Random } from './sigma-model-random.ts'
import { type ModelFields, randomFieldText, randomRule } from './sigma-model-rules.ts'
import { writeRule } from './sigma-model-text.ts'

let directory: string
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'siemless-sigma-model-'))
})
afterAll(async () => {
  await rm(directory, { recursive: true, force: true })
})

/** Where events come from, and what the model sees of them. */
interface Origin {
  readonly logSource: string
  readonly fields: ModelFields
  readonly sourceOf: (events: readonly Given[]) => Promise<Source>
  readonly eventOf: (event: Given) => ModelEvent
  readonly given: (rules: readonly ModelRule[], key: number, random: Random) => Given
}

type Json = string | number | boolean | null | { readonly [name: string]: Json | undefined }
type Given = Readonly<Record<string, Json | undefined>>

const AUDIT: ModelFields = {
  texts: ['text', 'Other', 'more.inner', 'more.deep.er', 'never'],
  numbers: ['count', 'ratio'],
  booleans: ['ok'],
  wildKeywords: true,
}

const audit: Origin = {
  logSource: '{product: myapp, service: audit}',
  fields: AUDIT,
  sourceOf: async (rows) => ({ table: 'myapp/audit', rows }),
  // The values within an object are looked through as one text.
  eventOf: (event) => ({
    fields: new Map(leaves(event, '')),
    texts: Object.values(event).flatMap((value) => {
      const within = leaves(value, '').map(([, text]) => text)
      return within.length === 0 ? [] : [within.join('\n')]
    }),
    missing: [],
  }),
  given: (rules, key, random) => {
    const text = (name: string) => randomFieldText(name, rules, random)
    return {
      key: `k${key}`,
      text: text('text'),
      Other: text('Other'),
      more: random.chance(0.8) ? { inner: text('more.inner'), deep: { er: text('more.deep.er') } } : null,
      count: random.pick([0, 7, -3, 42, 10, null]),
      ratio: random.pick([0.5, 1.25, -3.5, null]),
      ok: random.pick([true, false, null]),
    }
  },
}

// Whether an event is of Windows is told by its image: one that begins with a slash is not.
const PROCESS = ['CommandLine', 'ParentCommandLine', 'Image', 'OriginalFileName', 'Description', 'Product'] as const

const processes: Origin = {
  logSource: '{product: windows, category: process_creation}',
  fields: { texts: PROCESS, numbers: ['FileVersion'], booleans: [], wildKeywords: false },
  sourceOf: async (rows) => {
    const path = join(directory, 'events.json')
    await writeFile(path, rows.map((row) => `${JSON.stringify(row)}\n`).join(''))
    return path
  },
  eventOf: (event) => {
    const fields = new Map(leaves(event, ''))
    return { fields, texts: [...fields.values()].filter((text) => text !== '' && text !== '-'), missing: ['', '-'] }
  },
  given: (rules, key, random) => ({
    SourceName: 'Microsoft-Windows-Sysmon',
    Channel: 'Microsoft-Windows-Sysmon/Operational',
    EventID: 1,
    Hostname: 'ws-1',
    TimeCreated: '2026-03-02T10:00:00.000Z',
    Company: `k${key}`,
    ...Object.fromEntries(PROCESS.map((name) => [name, randomFieldText(name, rules, random)])),
    Image: `C:${randomFieldText('Image', rules, random) ?? ''}`,
    FileVersion: random.pick(['0', '7', '-3', '42', '10', '0.5', null]),
  }),
}

function leaves(value: Json | undefined, path: string): readonly (readonly [string, string])[] {
  if (value === null || value === undefined) return []
  if (typeof value !== 'object') return [[path, String(value)]]
  return Object.entries(value).flatMap(([name, held]) => leaves(held, path === '' ? name : `${path}.${name}`))
}

const told = { compared: 0, matched: 0, refused: 0 }
const reasons = new Map<string, number>()

async function agrees(origin: Origin, keyField: string, seed: number, failures: string[]): Promise<void> {
  const random = createRandom(seed)
  const models = Array.from({ length: 24 }, (_, i) => randomRule(`r${i}`, origin.fields, random))
  const events = Array.from({ length: 40 }, (_, key) => origin.given(models, key, random))
  const rules = models.flatMap((model) => {
    const text = `${writeRule(model, origin.logSource, random)}fields: [${keyField}]\n`
    const { documents, diagnostics } = parseSigma({ name: 'r.yml', text }, 'vendor')
    if (hasErrors(diagnostics)) {
      told.refused += 1
      const why = diagnostics.filter((one) => one.severity === 'error').map((one) => one.message)
      reasons.set(why.join('; '), (reasons.get(why.join('; ')) ?? 0) + 1)
      return []
    }
    return [
      {
        model,
        text,
        printed: documents
          .map((one) => printSigma(one).replace(/^title: .*$/m, `title: p${model.title}`))
          .join('---\n'),
      },
    ]
  })
  const path = join(directory, 'rules.yml')
  const marks = rules.flatMap(({ text, printed }) => [text, printed])
  await writeFile(
    path,
    `${random.chance(0.3) ? '---\n' : ''}${marks.join(random.pick(['---\n', '...\n---\n', '--- # next\n']))}`,
  )
  const session = await openSession({ sources: [await origin.sourceOf(events)] })
  try {
    const found = new Map<string, { readonly selections: readonly string[]; readonly fields: readonly string[] }>()
    const hunt = session.hunt({ packages: [], rules: [path] })
    for await (const finding of hunt) {
      const row = finding.evidences[0]?.data ?? {}
      const { selections = [], fields = {}, title = '' } = finding.rule ?? {}
      found.set(`${title} ${String(row[keyField])}`, { selections, fields: Object.keys(fields) })
    }
    const runs = new Map(hunt.ruleRuns.map((run) => [run.rule.title, run]))
    for (const { model, text, printed } of rules) {
      const run = runs.get(model.title)
      if (run === undefined || run.outcome !== 'ran') {
        told.refused += 1
        const why =
          run === undefined
            ? 'no run'
            : `${run.outcome} ${run.diagnostics
                .filter((d) => d.severity === 'error')
                .map((d) => d.message)
                .join('; ')}`
        reasons.set(why, (reasons.get(why) ?? 0) + 1)
        continue
      }
      const isSingle = random.chance(0.25)
      const answer = isSingle ? await session.query(text, { language: 'sigma' }) : undefined
      const rows = answer === undefined ? [] : await answer.rows()
      const single = new Set(rows.map((row) => String(row[keyField])))
      for (const event of events) {
        const key = String(event[keyField])
        const seen = origin.eventOf(event)
        const wanted = matchModel(model, seen)
        told.compared += 1
        if (wanted.holds) told.matched += 1
        const shared = found.get(`${model.title} ${key}`)
        const again = found.get(`p${model.title} ${key}`)
        const complain = (what: string): void => {
          if (failures.some((one) => one.includes(text))) return
          failures.push(
            `${what}: model ${wanted.holds}, query ${single.has(key)}, hunt ${shared !== undefined}, printed ${again !== undefined}\n${text}\n${JSON.stringify([...seen.fields])}\n${what === 'printed' ? printed : ''}\n${JSON.stringify({ wanted, shared })}`,
          )
        }
        if ((isSingle && single.has(key) !== wanted.holds) || (shared !== undefined) !== wanted.holds)
          complain('matches')
        if ((again !== undefined) !== wanted.holds) complain('printed')
        if (shared === undefined) continue
        if (JSON.stringify(shared.selections.toSorted()) !== JSON.stringify(wanted.selections)) complain('selections')
        const valued = wanted.fields.filter((name) => {
          const value = seen.fields.get(name)
          return value !== undefined && value !== '' && !seen.missing.includes(value)
        })
        if (JSON.stringify(shared.fields.toSorted()) !== JSON.stringify(valued)) complain('fields')
      }
    }
  } finally {
    await session.close()
  }
}

const isFuzzing = process.env['FUZZ'] !== undefined

test.each([
  ['a bound table', audit, 'key'],
  ['Windows events', processes, 'Company'],
] as const)(
  'rules match %s as a naive reading of the specification does',
  async (name, origin, key) => {
    const failures: string[] = []
    await fc.assert(
      fc.asyncProperty(fc.nat(), (seed) => agrees(origin, key, seed, failures)),
      {
        numRuns: isFuzzing ? 400 : 2,
        interruptAfterTimeLimit: isFuzzing ? 500_000 : 20_000,
        endOnFailure: true,
      },
    )
    console.info(`Sigma against its model, ${name}:`, told, isFuzzing ? reasons : '')
    for (const failure of failures.slice(0, 12)) console.log(failure)
    expect(failures).toHaveLength(0)
    expect(told.compared).toBeGreaterThan(told.refused)
  },
  600_000,
)
