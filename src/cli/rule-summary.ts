import { severityRank } from '../detections/finding.ts'
import type { Hunt } from '../session/hunt.ts'
import type { RuleRun } from '../session/hunt-rules.ts'
import { escapeTerminal } from '../source/escape.ts'
import { counted } from './counted.ts'
import type { HuntTally } from './hunt-tally.ts'
import { columnsOfText } from './output/columns.ts'

const MOST_RULES = 40
const MOST_SOURCES = 12

/** What the Sigma rules did: a line for each that found something, then how many ran, and why the others did not. */
export function ruleSummary(hunt: Pick<Hunt, 'ruleRuns' | 'ruleFiles'>, tally: HuntTally, width: number): string {
  const { read, others } = hunt.ruleFiles
  if (read + others === 0) return ''
  if (read === 0) return `None of the ${counted(others, 'YAML file')} of \`--rules\` is a Sigma rule.\n`
  const beside = others === 0 ? '' : `; ${counted(others, 'other YAML file')} beside them left out`
  return `${ruleLines(hunt.ruleRuns, tally, width)}${capital(counted(read, 'rule file'))} read${beside}.\n`
}

function ruleLines(runs: readonly RuleRun[], tally: HuntTally, width: number): string {
  const rules = runs.filter((run) => run.kind !== 'filter' && run.outcome !== 'part')
  if (rules.length === 0) return ''
  const found = rules.filter((run) => run.findings > 0).toSorted(gravestFirst)
  const lines = found.length === 0 ? [''] : ['', ruleTable(found.slice(0, MOST_RULES), tally, width).trimEnd()]
  if (found.length > MOST_RULES) lines.push(`… and ${counted(found.length - MOST_RULES, 'more rule')} with findings`)
  const ran = rules.filter((run) => run.outcome === 'ran').length
  const total = found.reduce((sum, run) => sum + run.findings, 0)
  const what =
    found.length === 0
      ? 'no Sigma rule found anything'
      : `${counted(total, 'finding')} of ${counted(found.length, 'Sigma rule')}`
  lines.push(`${capital(what)}; ${ran.toLocaleString('en')} of ${counted(rules.length, 'rule')} ran.`)
  const refused = rules.filter((run) => run.outcome === 'refused').length
  if (refused > 0) lines.push(`${counted(refused, 'rule')} did not run because of errors (above).`)
  return `${[...lines, ...waiting(rules), ...notApplicable(rules)].join('\n')}\n`
}

function ruleTable(runs: readonly RuleRun[], tally: HuntTally, width: number): string {
  const rows = runs.map((run) => {
    const { hosts, first } = tally.of(run.rule.id ?? run.rule.title)
    return [
      run.rule.level ?? '-',
      run.rule.title,
      run.findings.toLocaleString('en'),
      hosts.toLocaleString('en'),
      first?.slice(0, 19).replace('T', ' ') ?? '-',
      run.rule.author ?? '-',
    ].map((text) => ({ text: escapeTerminal(text) }))
  })
  return columnsOfText(
    [
      { title: 'LEVEL' },
      { title: 'SIGMA RULE', least: 32, elastic: true },
      { title: 'FINDINGS', right: true },
      { title: 'HOSTS', right: true, optional: 3 },
      { title: 'FIRST SEEN (UTC)', optional: 2 },
      { title: 'AUTHOR', optional: 1, least: 12 },
    ],
    rows,
    width,
  )
}

/** `3 rules wait for values of placeholders: --param Administrators=VALUE` */
function waiting(rules: readonly RuleRun[]): readonly string[] {
  const unset = rules.filter((run) => run.outcome === 'waiting')
  if (unset.length === 0) return []
  const flags = new Set(unset.flatMap((run) => run.diagnostics.flatMap((d) => d.hints.slice(0, 1))))
  const verb = unset.length === 1 ? 'waits' : 'wait'
  return [
    `${counted(unset.length, 'rule')} ${verb} for values of placeholders: ${[...flags].map(escapeTerminal).join(', ')}.`,
  ]
}

/** `123 rules are not applicable: these sources hold no events of linux/auditd (51), aws/cloudtrail (32) …` */
function notApplicable(rules: readonly RuleRun[]): readonly string[] {
  const absent = rules.filter((run) => run.outcome === 'not-applicable')
  if (absent.length === 0) return []
  const bySource = new Map<string, number>()
  for (const source of absent.flatMap((run) => run.logSources)) {
    bySource.set(source, (bySource.get(source) ?? 0) + 1)
  }
  const sources = [...bySource].toSorted((a, b) => b[1] - a[1])
  const named = sources.slice(0, MOST_SOURCES).map(([source, number]) => `${escapeTerminal(source)} (${number})`)
  const more = sources.length - named.length
  const list = `${named.join(', ')}${more > 0 ? ` and ${counted(more, 'other log source')}` : ''}`
  const are = absent.length === 1 ? 'is' : 'are'
  return [`${counted(absent.length, 'rule')} ${are} not applicable: these sources hold no events of ${list}.`]
}

function gravestFirst(a: RuleRun, b: RuleRun): number {
  const rank = (run: RuleRun): number => severityRank(run.rule.level ?? '')
  return rank(b) - rank(a) || b.findings - a.findings || (a.rule.title < b.rule.title ? -1 : 1)
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
