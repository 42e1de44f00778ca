import type { Detection } from '../package.ts'
import {
  type ExportedPackage,
  type ExportFile,
  fileNameOf,
  minutesOf,
  stableUuid,
  tacticOf,
  techniqueName,
  techniqueUrl,
} from './exported.ts'

const MATURITIES = {
  experimental: 'development',
  test: 'development',
  stable: 'production',
  deprecated: 'deprecated',
} as const

/**
 * What of a detection holds without a query, in the form of `rules/**.toml` of https://github.com/elastic/detection-rules.
 * No query is made up: none is written for Elastic.
 */
export function exportElastic({ detection, texts, date }: ExportedPackage): ExportFile {
  const day = date.replaceAll('-', '/')
  const lookback = minutesOf(detection.schedule.lookback)
  const severity = detection.severity === 'informational' ? 'low' : detection.severity
  const guide = texts.investigation?.trim()
  const lines = [
    '# Without a query: the package has none for Elastic, and `type`, `language`, `index` and `query` are yours to write.',
    '[metadata]',
    `creation_date = ${basic(day)}`,
    `maturity = ${basic(MATURITIES[detection.status])}`,
    `updated_date = ${basic(day)}`,
    '',
    '[rule]',
    'author = ["siemless"]',
    `description = ${text(detection.description)}`,
    `false_positives = ${list(detection.falsePositives)}`,
    ...(lookback === undefined ? [] : [`from = ${basic(`now-${lookback}m`)}`]),
    ...(minutesOf(detection.schedule.every) === undefined ? [] : [`interval = ${basic(detection.schedule.every)}`]),
    `name = ${basic(detection.title)}`,
    ...(guide === undefined
      ? []
      : [`note = ${text(guide.startsWith('## Triage') ? guide : `## Triage and analysis\n\n${guide}`)}`]),
    `references = ${list(detection.references)}`,
    `risk_score = ${Math.round(Math.min(100, Math.max(0, detection.risk.score)))}`,
    `rule_id = ${basic(stableUuid(`${detection.id}/elastic`))}`,
    `severity = ${basic(severity)}`,
    `tags = ${list(tagsOf(detection, guide !== undefined))}`,
    ...threats(detection),
  ]
  return { name: `${fileNameOf(detection.id)}.toml`, text: `${lines.join('\n')}\n` }
}

function tagsOf(detection: Detection, hasGuide: boolean): readonly string[] {
  const tactics = detection.attack.map(({ tactic }) => `Tactic: ${tacticOf(tactic)?.name ?? tactic}`)
  return [
    'Domain: Endpoint',
    'Use Case: Threat Detection',
    ...new Set(tactics),
    ...(hasGuide ? ['Resources: Investigation Guide'] : []),
  ]
}

/** One table a tactic, its techniques below it. */
function threats({ attack }: Detection): readonly string[] {
  const byTactic = new Map<string, string[]>()
  for (const { tactic, technique } of attack) byTactic.set(tactic, [...(byTactic.get(tactic) ?? []), technique])
  return [...byTactic].flatMap(([tactic, techniques]) => {
    const parents = [...new Set(techniques.map((id) => id.split('.')[0] ?? id))]
    const known = tacticOf(tactic)
    return [
      '',
      '[[rule.threat]]',
      'framework = "MITRE ATT&CK"',
      ...parents.flatMap((parent) => [
        ...named('[[rule.threat.technique]]', parent),
        ...techniques
          .filter((id) => id.startsWith(`${parent}.`))
          .flatMap((id) => named('[[rule.threat.technique.subtechnique]]', id)),
      ]),
      '',
      '[rule.threat.tactic]',
      `id = ${basic(known?.id ?? tactic)}`,
      `name = ${basic(known?.name ?? tactic)}`,
      `reference = ${basic(known === undefined ? 'https://attack.mitre.org/tactics/' : `https://attack.mitre.org/tactics/${known.id}/`)}`,
    ]
  })
}

function named(table: string, id: string): readonly string[] {
  return [
    '',
    table,
    `id = ${basic(id)}`,
    `name = ${basic(techniqueName(id))}`,
    `reference = ${basic(techniqueUrl(id))}`,
  ]
}

/** A basic string of TOML 1.0. */
function basic(value: string): string {
  return `"${escaped(value).replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`
}

/** A multi-line basic string. */
function text(value: string): string {
  return `"""\n${escaped(value).replaceAll('"""', '""\\"').replace(/"$/, '\\"').trimEnd()}\n"""`
}

const ESCAPES: Readonly<Record<string, string>> = { '\t': '\\t', '\r': '\\r', '\b': '\\b', '\f': '\\f' }

/** Without quotes and line ends, which the two kinds of strings write differently. */
function escaped(value: string): string {
  return value
    .replaceAll('\\', '\\\\')
    .replace(
      /[\0-\x09\x0b-\x1f\x7f]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
      (char) => {
        const code = char.charCodeAt(0)
        return ESCAPES[char] ?? (code >= 0xd800 ? '\ufffd' : `\\u${code.toString(16).padStart(4, '0')}`)
      },
    )
}

function list(values: readonly string[]): string {
  if (values.length < 2) return `[${values.map(basic).join('')}]`
  return `[\n${values.map((value) => `    ${basic(value)},\n`).join('')}]`
}
