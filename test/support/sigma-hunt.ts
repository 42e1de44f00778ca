import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { openSession } from '../../src/index.ts'

/** A rule in short: its log source, and the text below `detection:`, each line as it is. */
export interface ShortRule {
  readonly title: string
  readonly logsource: string
  readonly detection: string
}

export interface HuntResult {
  /** Outcome and number of findings by the rule's title. */
  readonly rules: Readonly<Record<string, string>>
  /** Of each file: read, mapped, unmapped, rejected. */
  readonly counts: Readonly<Record<string, readonly [number, number, number, number]>>
  /** The rows that matched, by the rule's title. */
  readonly rows: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>
}

/** Hunts with rules through logs. `bound`: the table of a file, where the user tells it. */
export async function huntShort(
  logs: Readonly<Record<string, string>>,
  rules: readonly ShortRule[],
  bound: Readonly<Record<string, string>> = {},
): Promise<HuntResult> {
  const place = mkdtempSync(path.join(tmpdir(), 'siemless-sources-'))
  try {
    const sources = Object.entries(logs).map(([name, text]) => {
      const file = path.join(place, name)
      writeFileSync(file, text)
      const table = bound[name]
      return table === undefined ? file : { table, path: file }
    })
    const ruleFile = path.join(place, 'rules.yml')
    const texts = rules.map(({ title, logsource, detection }) => {
      const lines = detection.trim().split('\n')
      return `title: ${title}\nlogsource: {${logsource}}\ndetection:\n${lines.map((line) => `  ${line}`).join('\n')}\n  condition: selection\nlevel: low\n`
    })
    writeFileSync(ruleFile, texts.join('---\n'))
    const session = await openSession({ sources })
    try {
      const hunt = session.hunt({ packages: [], rules: [ruleFile] })
      const rows: Record<string, Readonly<Record<string, unknown>>[]> = {}
      for await (const finding of hunt) {
        const { title } = finding.finding_info
        rows[title] = [...(rows[title] ?? []), finding.evidences[0].data]
      }
      const outcomes = hunt.ruleRuns.map((run) => {
        const errors = run.diagnostics.map(({ code, message }) => `${code} ${message}`).join('; ')
        return [run.rule.title, [run.outcome, run.findings, ...(errors === '' ? [] : [errors])].join(' ')] as const
      })
      const counts = session.ingested.files.map(
        ({ name, read, mapped, unmapped, rejected }) =>
          [path.basename(name), [read, mapped, unmapped, rejected] as const] as const,
      )
      return { rules: Object.fromEntries(outcomes), counts: Object.fromEntries(counts), rows }
    } finally {
      await session.close()
    }
  } finally {
    rmSync(place, { recursive: true, force: true })
  }
}
