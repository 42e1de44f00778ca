import type { Platform } from '../schemas/table.ts'
import type { JudgedFinding } from './judged-findings.ts'
import type { Entity } from './package.ts'
import type { EntityCondition, Exclusion } from './tuning.ts'
import { findExclusion } from './tuning-condition.ts'

/** An exclusion that could be, with what it covers. */
export interface Proposal {
  readonly exclusion: Exclusion
  readonly covers: number
  readonly byPlatform: ReadonlyMap<Platform, number>
}

/** Findings that nothing narrow enough covers, by what they have in common. */
export interface Unproposed {
  readonly findings: number
  readonly reason: string
}

/** More names than this are a pattern, not a list. */
const MOST_VALUES = 6
/** A shorter part of a command line says too little. */
const SHORTEST_PART = 6

/**
 * The narrowest exclusions that cover findings which were judged benign: those of one user and process together, with
 * the hosts, the part of the command line and the destinations that they share. A tool alone is never excluded, nor a
 * port: who, where or what for is always asked, too.
 */
export function proposeExclusions(
  findings: readonly JudgedFinding[],
  taken: ReadonlySet<string> = new Set(),
): {
  readonly proposals: readonly Proposal[]
  readonly unproposed: readonly Unproposed[]
} {
  const clusters = new Map<string, JudgedFinding[]>()
  for (const finding of findings) {
    const { user, process, command } = finding.entities
    const key = JSON.stringify([nameOf('user', user), nameOf('process', process), command === undefined])
    clusters.set(key, [...(clusters.get(key) ?? []), finding])
  }
  const proposals: Proposal[] = []
  const unproposed: Unproposed[] = []
  const ids = new Set<string>(taken)
  const ordered = [...clusters.values()].toSorted((a, b) => b.length - a.length)
  let open: readonly JudgedFinding[] = findings
  for (const cluster of ordered) {
    const left = cluster.filter((finding) => open.includes(finding))
    if (left.length === 0) continue
    const when = conditionsOf(left)
    const reason = tooWide(when)
    if (reason !== undefined) {
      unproposed.push({ findings: left.length, reason })
      continue
    }
    const exclusion = named(when, left, ids)
    const covered = findings.filter((finding) => findExclusion([exclusion], finding) !== undefined)
    const byPlatform = new Map<Platform, number>()
    for (const { platform } of covered) byPlatform.set(platform, (byPlatform.get(platform) ?? 0) + 1)
    proposals.push({ exclusion, covers: covered.length, byPlatform })
    open = open.filter((finding) => !covered.includes(finding))
  }
  return { proposals, unproposed }
}

/** What is compared of an entity, in lower case; none where nothing is left of it. */
function nameOf(entity: Entity, value: string | undefined): string | undefined {
  if (value === undefined) return undefined
  const part =
    entity === 'user'
      ? value.slice(value.lastIndexOf('\\') + 1)
      : entity === 'host'
        ? /^[\d.]+$/.test(value)
          ? value
          : (value.split('.')[0] ?? '')
        : entity === 'process'
          ? value.replace(/^.*[\\/]/s, '')
          : value
  const name = part.replace(/[A-Z]/g, (letter) => letter.toLowerCase())
  return name.trim() === '' ? undefined : name
}

function conditionsOf(cluster: readonly JudgedFinding[]): readonly EntityCondition[] {
  const valuesOf = (entity: Entity): readonly string[] | undefined => {
    const values = cluster.map((finding) => nameOf(entity, finding.entities[entity]))
    const known = values.flatMap((value) => value ?? [])
    return known.length === values.length ? [...new Set(known)].toSorted() : undefined
  }
  const conditions: EntityCondition[] = []
  const is = (entity: Entity, values: readonly string[] | undefined): boolean => {
    if (values === undefined || values.length > MOST_VALUES) return false
    conditions.push({ entity, test: 'is', values })
    return true
  }
  is('user', valuesOf('user'))
  const hosts = valuesOf('host')
  if (!is('host', hosts) && hosts !== undefined) {
    // A part of a number of an address says nothing.
    const start = commonStart(hosts).replace(/^([\d.]*\.)?\d*$/, '$1')
    if (start.length >= 3) conditions.push({ entity: 'host', test: 'starts_with', values: [start] })
  }
  is('process', valuesOf('process'))
  const commands = cluster.flatMap(({ entities }) => entities.command ?? [])
  if (commands.length === cluster.length) {
    const distinct = [...new Set(commands)]
    const [only] = distinct
    if (distinct.length === 1 && only !== undefined && only.trim() !== '')
      conditions.push({ entity: 'command', test: 'is', values: [only] })
    else {
      const part = commonPart(distinct, valuesOf('process') ?? [])
      if (part !== undefined) conditions.push({ entity: 'command', test: 'contains', values: [part] })
    }
  } else is('destination', valuesOf('destination'))
  return conditions
}

function commonStart(values: readonly string[]): string {
  const [first = '', ...others] = values
  let length = first.length
  for (const other of others) {
    while (length > 0 && !other.startsWith(first.slice(0, length))) length -= 1
  }
  return first.slice(0, length)
}

/** The longest run of whole words that all command lines have, without the tool's name. */
function commonPart(commands: readonly string[], tools: readonly string[]): string | undefined {
  const [shortest = '', ...others] = commands.toSorted((a, b) => a.length - b.length)
  const words = [...shortest.matchAll(/\S+/g)].slice(0, 200)
  const fold = (text: string): string => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase())
  const folded = others.map(fold)
  let best = ''
  for (const [from, first] of words.entries()) {
    const name = nameOf('process', first[0].replace(/^["']|["']$/g, ''))
    if (name !== undefined && (tools.includes(name) || tools.includes(`${name}.exe`))) continue
    for (let to = words.length - 1; to >= from; to -= 1) {
      const last = words[to]
      if (last === undefined) break
      const part = shortest.slice(first.index, last.index + last[0].length)
      if (part.length <= best.length) break
      if (part.length >= SHORTEST_PART && folded.every((other) => other.includes(fold(part)))) best = part
    }
  }
  return best === '' ? undefined : best
}

/** Why conditions would cover more than what was judged. */
function tooWide(when: readonly EntityCondition[]): string | undefined {
  const has = (entity: Entity): boolean => when.some((condition) => condition.entity === entity)
  if (!has('user') && !has('host'))
    return 'they share neither a user nor hosts: whoever runs the tool would be excluded'
  if (!has('command') && !has('destination'))
    return 'they share no part of a command line and no destination: anything the user does with the tool would be excluded'
  return undefined
}

/** Under an id and a title made of its values. */
function named(when: readonly EntityCondition[], cluster: readonly JudgedFinding[], ids: Set<string>): Exclusion {
  const firstOf = (entity: Entity): string | undefined => when.find((c) => c.entity === entity)?.values[0]
  const words = [firstOf('process')?.replace(/\.(?:exe|com)$/, ''), firstOf('user') ?? firstOf('host')]
  const base =
    words
      .flatMap((word) => word ?? [])
      .join('-')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 40) || 'benign'
  let id = base
  for (let number = 2; ids.has(id); number += 1) id = `${base}-${number}`
  ids.add(id)
  const title = [
    firstOf('process') ?? 'what is done',
    ...(firstOf('user') === undefined ? [] : [`of ${firstOf('user')}`]),
    ...(firstOf('host') === undefined ? [] : [`on ${when.find((c) => c.entity === 'host')?.values.join(', ')}`]),
  ].join(' ')
  const findings = cluster.length === 1 ? 'one finding' : `${cluster.length} findings`
  return {
    id,
    title,
    reason: `An analyst judged ${findings} of it benign; say here who vouches for it and until when`,
    when,
  }
}
