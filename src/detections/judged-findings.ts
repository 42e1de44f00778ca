import { PLATFORM_NAMES, type Platform } from '../schemas/table.ts'
import { ENTITIES, type Entity } from './package.ts'

/** What of a finding tells whether an exclusion holds, and which detection made it. */
export interface JudgedFinding {
  readonly detection: string
  readonly platform: Platform
  readonly entities: Readonly<Partial<Record<Entity, string>>>
}

export interface ReadFindings {
  readonly findings: readonly JudgedFinding[]
  /** What could not be used, each with its line. */
  readonly problems: readonly { readonly line: number; readonly reason: string }[]
}

/**
 * The findings of `siemless hunt --format json` or `ndjson`. A line that is broken does not keep the others from being
 * read; what is no text where a text belongs is left out.
 */
export function readFindings(text: string): ReadFindings {
  const whole = text.trimStart().startsWith('[') ? parsed(text) : undefined
  if (Array.isArray(whole))
    return collect(
      whole.map((value: unknown, index) => [index + 1, value]),
      'finding',
    )
  const lines = text
    .replace(/^\ufeff/, '')
    .split('\n')
    .flatMap((line, index): readonly (readonly [number, unknown])[] => {
      const bare = line
        .trim()
        .replace(/^\[(?=\s*\{)/, '')
        .replace(/[,\]]+$/, '')
      if (bare === '' || bare === '[') return []
      return [[index + 1, parsed(bare)]]
    })
  return collect(lines, 'line')
}

function collect(values: readonly (readonly [number, unknown])[], what: 'finding' | 'line'): ReadFindings {
  const findings: JudgedFinding[] = []
  const problems: { line: number; reason: string }[] = []
  for (const [line, value] of values) {
    const finding = findingOf(value)
    if (typeof finding !== 'string') findings.push(finding)
    else problems.push({ line, reason: what === 'line' ? finding : `${finding} (counted from the first finding)` })
  }
  return { findings, problems }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

/** The finding, or why it is none. */
function findingOf(value: unknown): JudgedFinding | string {
  if (value === undefined) return 'it is no JSON'
  const platform = member(value, 'platform')
  const known = Object.keys(PLATFORM_NAMES).find((name) => name === platform)
  const detection = member(member(member(value, 'finding_info'), 'analytic'), 'uid')
  if (typeof detection !== 'string' || known === undefined) return 'it is no finding of `siemless hunt`'
  const given = member(value, 'entities')
  const entities: Partial<Record<Entity, string>> = {}
  for (const entity of ENTITIES) {
    const text = member(given, entity)
    if (typeof text === 'string' && text !== '') entities[entity] = text
  }
  // The keys of PLATFORM_NAMES are all platforms.
  return { detection, platform: known as Platform, entities }
}

function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? Object.entries(value).find(([key]) => key === name)?.[1]
    : undefined
}
