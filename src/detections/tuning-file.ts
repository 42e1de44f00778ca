import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts'
import { nearHint } from '../diagnostics/near.ts'
import { readAddress, writeIpv4 } from '../functions/address.ts'
import { PLATFORM_NAMES, type Platform } from '../schemas/table.ts'
import { NO_SPAN } from '../source/text.ts'
import { type ManifestReader, readManifest } from './manifest.ts'
import { ENTITIES, type Entity } from './package.ts'
import { ENTITY_TESTS, type EntityCondition, type EntityTest, type Exclusion } from './tuning.ts'

export const TUNING_FILE = 'tuning.yaml'

export interface LoadedExclusions {
  /** Those that are sound; an exclusion with an error is none. */
  readonly exclusions: readonly Exclusion[]
  readonly diagnostics: readonly Diagnostic[]
}

/** What can be tested: the same moment is written differently by each platform. */
const TESTED: readonly Entity[] = ENTITIES.filter((entity) => entity !== 'time')

// The keys of PLATFORM_NAMES are all platforms.
const PLATFORMS = Object.keys(PLATFORM_NAMES) as readonly Platform[]

/** The exclusions of a package's `tuning.yaml`, in order; none where there is no such file. */
export async function loadExclusions(directory: string): Promise<LoadedExclusions> {
  const file = path.join(directory, TUNING_FILE)
  try {
    return readExclusions(file, await readFile(file, 'utf8'))
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return { exclusions: [], diagnostics: [] }
    const parameters = { path: file, reason: 'the file cannot be read' }
    return { exclusions: [], diagnostics: [diagnostic('detection/invalid', file, NO_SPAN, parameters)] }
  }
}

/** The exclusions of a text of that form; `name` is what reports call it. */
export function readExclusions(name: string, text: string): LoadedExclusions {
  const sound: Exclusion[] = []
  const { diagnostics } = readManifest({ name, text }, (manifest) => {
    const ids = new Set<string>()
    for (const reader of manifest.mapsOrNone('exclusions')) {
      const { value, isSound } = reader.attempt(() => readExclusion(reader, ids))
      if (isSound) sound.push(value)
    }
  })
  return { exclusions: sound, diagnostics }
}

function readExclusion(reader: ManifestReader, ids: Set<string>): Exclusion {
  const id = reader.text('id')
  if (!/^[a-z0-9][a-z0-9-]*$/.test(id) && id !== '') {
    reader.report(`the id \`${id}\` must be of a to z, 0 to 9 and \`-\``, reader.nodeOf('id'))
  }
  if (ids.has(id)) reader.report(`the id \`${id}\` is taken by an exclusion above`, reader.nodeOf('id'))
  ids.add(id)
  const exclusion = {
    id,
    title: reader.text('title'),
    reason: reader.text('reason'),
    when: reader.maps('when').flatMap((condition) => readCondition(condition) ?? []),
    ...(reader.has('platforms') ? { platforms: readPlatforms(reader) } : {}),
  }
  const seen = new Set<string>()
  for (const { entity, test } of exclusion.when) {
    if (seen.has(`${entity} ${test}`) && test === 'is') {
      reader.report(`\`${entity}\` cannot be two things at once: all of \`when\` must hold`, reader.nodeOf('when'), [
        `values of one list are alternatives: \`${entity}: { is: [a, b] }\``,
      ])
    }
    seen.add(`${entity} ${test}`)
  }
  reader.finish()
  return exclusion
}

function readPlatforms(reader: ManifestReader): readonly Platform[] {
  const items = reader.items('platforms')
  if (items.length === 0) reader.report('`platforms` is empty: no platform is left', reader.nodeOf('platforms'))
  return items.flatMap(({ text, node }) => {
    const found = PLATFORMS.find((platform) => platform === text)
    if (found !== undefined) return [found]
    const hints = nearHint(text, PLATFORMS)
    reader.report(
      `there is no platform \`${text}\``,
      node,
      hints.length > 0 ? hints : [`there is ${PLATFORMS.join(', ')}`],
    )
    return []
  })
}

/** `{ user: { is: [a, b] } }` */
function readCondition(reader: ManifestReader): EntityCondition | undefined {
  const [named, another] = reader.members()
  if (named === undefined) {
    reader.report('a condition is empty: an entity such as `user` is expected')
    return undefined
  }
  if (another !== undefined) {
    reader.report('a condition is of one entity', another.node, [
      'write another entry of `when`: all of them must hold',
    ])
    return undefined
  }
  const entity = TESTED.find((known) => known === named.text)
  if (entity === undefined) {
    const isTime = named.text === 'time'
    const near = nearHint(named.text, TESTED)
    const hints = near.length > 0 && !isTime ? near : [`there is ${TESTED.join(', ')}`]
    reader.report(
      isTime ? 'an exclusion is of who, where and what, not of `time`' : `there is no entity \`${named.text}\``,
      named.node,
      hints,
    )
    return undefined
  }
  const tests = reader.map(entity)
  if (tests === undefined) return undefined
  return readTest(entity, tests)
}

function readTest(entity: Entity, reader: ManifestReader): EntityCondition | undefined {
  const [named, another] = reader.members()
  if (named === undefined) {
    reader.report(`what is asked of \`${entity}\` is missing`, undefined, [`there is ${ENTITY_TESTS.join(', ')}`])
    return undefined
  }
  if (another !== undefined) {
    reader.report('a condition asks one thing', another.node, ['write another entry of `when`: all of them must hold'])
    return undefined
  }
  const test = ENTITY_TESTS.find((known) => known === named.text)
  if (test === undefined) {
    const near = nearHint(named.text, ENTITY_TESTS)
    reader.report(
      `there is no test \`${named.text}\``,
      named.node,
      near.length > 0 ? near : [`there is ${ENTITY_TESTS.join(', ')}`],
    )
    return undefined
  }
  if (test === 'within' && entity !== 'destination') {
    reader.report('`within` is a test of `destination`, which has addresses', named.node)
    return undefined
  }
  const items = reader.items(test)
  if (items.length === 0) reader.report(`\`${test}\` has no value`, reader.nodeOf(test) ?? named.node)
  for (const { text, node } of items) {
    const problem = problemOf(entity, test, text)
    if (problem !== undefined) reader.report(problem.reason, node, problem.hints)
  }
  return { entity, test, values: items.map(({ text }) => text) }
}

interface Problem {
  readonly reason: string
  readonly hints?: readonly string[]
}

/** Why a value would never hold, or hold of more than it says. */
function problemOf(entity: Entity, test: EntityTest, value: string): Problem | undefined {
  if (value.trim() === '') return { reason: `a value of \`${test}\` is empty` }
  if (test === 'within') return networkProblem(value)
  if (entity === 'user' && value.includes('\\')) {
    const name = value.slice(value.lastIndexOf('\\') + 1)
    return {
      reason: `\`${value}\`: users are compared by the name behind the domain's \`\\\``,
      hints: name === '' ? [] : [`write \`${name}\``],
    }
  }
  if (entity === 'host' && /[^\d.]/.test(value) && value.includes('.')) {
    const name = value.slice(0, value.indexOf('.'))
    return {
      reason: `\`${value}\`: hosts are compared by the name before the first \`.\``,
      hints: name === '' ? [] : [`write \`${name}\``],
    }
  }
  if (entity === 'process' && /[\\/]/.test(value)) {
    const name = value.replace(/^.*[\\/]/s, '')
    return {
      reason: `\`${value}\`: processes are compared by the last part of their path`,
      hints: name === '' ? [] : [`write \`${name}\`; a condition on \`command\` can ask for the folder`],
    }
  }
  return undefined
}

function networkProblem(value: string): Problem | undefined {
  const network = /\/\d{1,3}$/.test(value) ? readAddress(value) : undefined
  if (network === undefined) {
    const plain = readAddress(value)
    const example = plain === undefined ? '203.0.113.0/24' : `${value}/${value.includes(':') ? 128 : 32}`
    return { reason: `\`${value}\` is no network`, hints: [`such as \`${example}\``] }
  }
  const size = 1n << BigInt(128 - network.prefix)
  if (network.address % size === 0n) return undefined
  const first = network.address - (network.address % size)
  const isV4 = !value.includes(':')
  const start = isV4 ? [`the network is \`${writeIpv4(first & 0xffffffffn)}/${network.prefix - 96}\``] : []
  return { reason: `\`${value}\` has bits beyond its prefix`, hints: start }
}
