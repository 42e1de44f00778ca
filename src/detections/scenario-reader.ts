import { isIPv4 } from 'node:net'
import { nearHint } from '../diagnostics/near.ts'
import type { Platform } from '../schemas/table.ts'
import {
  EARLIEST_START,
  EVASION_FAMILIES,
  type Evasion,
  type Expectation,
  LATEST_START,
  OPERATING_SYSTEMS,
  SCENARIO_KINDS,
  type Scenario,
  type ScenarioHost,
  type ScenarioProcess,
  type ScenarioUser,
  type Signal,
} from '../simulation/scenario.ts'
import type { ManifestReader } from './manifest.ts'
import { type Names, readProcess } from './scenario-process.ts'

const PLATFORMS: readonly Platform[] = ['defender', 'sentinel', 'falcon', 'qradar', 'sumo', 'sigma']

/** Reads a scenario; everything that is wrong is reported at its place. */
export function readScenario(manifest: ManifestReader): Scenario {
  const hosts = manifest.maps('hosts').map(readHost)
  const users = manifest.maps('users').map(readUser)
  const names: Names = {
    hosts: hosts.map((host) => host.name),
    users: users.map((user) => user.name),
    ids: new Set<string>(),
  }
  reportTwice(manifest, 'hosts', names.hosts)
  reportTwice(manifest, 'users', names.users)
  const processes = manifest.maps('processes').map((process) => readProcess(process, names))
  const kind = manifest.choice('kind', SCENARIO_KINDS, 'attack')
  const id = manifest.text('id')
  // Folders of what is simulated are named after it.
  if (id !== '' && !/^[a-z0-9][a-z0-9_.-]{0,99}$/i.test(id)) {
    manifest.complain(
      'id',
      'an id has letters, digits, `-`, `_` and `.`, at most 100, and begins with one of the first two',
    )
  }
  return {
    id,
    title: manifest.text('title'),
    kind,
    description: manifest.text('description'),
    techniques: manifest.texts('techniques'),
    references: manifest.has('references') ? manifest.texts('references') : [],
    start: manifest.parsed('start', 'a time as `2026-03-02T09:14:00Z`, from 1970 to 2199', instant) ?? 0,
    hosts,
    users,
    processes,
    signals: manifest.has('signals') ? manifest.maps('signals').map(readSignal) : [],
    expect: manifest.has('expect') ? readExpectations(manifest.map('expect')) : {},
    evasion: manifest.has('evasion') ? readEvasion(manifest.map('evasion'), processes) : { notVisible: [] },
  }
}

function instant(text: string): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,3})?Z$/.test(text)) return undefined
  const time = Date.parse(text)
  return time >= EARLIEST_START && time <= LATEST_START ? time : undefined
}

function readHost(host: ManifestReader): ScenarioHost {
  const value = {
    name: host.text('name'),
    domain: host.text('domain'),
    os: host.choice('os', OPERATING_SYSTEMS, 'windows'),
    address: host.parsed('address', 'an IPv4 address', (text) => (isIPv4(text) ? text : undefined)) ?? '0.0.0.0',
  }
  if (value.name.includes('.')) host.complain('name', 'a host has a short name; the rest is `domain`')
  else if (value.name !== '' && !/^[\p{L}\p{N}_-]{1,63}$/u.test(value.name)) {
    host.complain('name', 'a host has letters, digits, `-` and `_` in its name, at most 63')
  }
  if (value.domain !== '' && !/^[\p{L}\p{N}_.-]{1,190}$/u.test(value.domain)) {
    host.complain('domain', 'a domain has letters, digits, `-`, `_` and `.` in its name, at most 190')
  }
  host.finish()
  return value
}

function readUser(user: ManifestReader): ScenarioUser {
  const name = user.text('name')
  const domain = user.has('domain') ? user.word('domain') : ''
  const uid = user.has('uid') ? user.parsed('uid', 'a SID or the number of a user', identifier) : undefined
  if (/[\p{Cc}]|^.{105}/u.test(name + domain)) user.complain('name', 'a name has no control characters and at most 104')
  user.finish()
  return { name, domain, ...(uid === undefined ? {} : { uid }) }
}

const identifier = (text: string): string | undefined =>
  /^(?:S-1-\d{1,15}(?:-\d{1,10}){1,15}|\d{1,9})$/.test(text) ? text : undefined

function reportTwice(manifest: ManifestReader, key: string, names: readonly string[]): void {
  const twice = names.find((name, index) => names.indexOf(name) !== index)
  if (twice !== undefined) manifest.complain(key, `\`${twice}\` is there twice`)
}

function readSignal(signal: ManifestReader): Signal {
  const fields = signal.has('fields') ? (signal.map('fields')?.words() ?? {}) : {}
  const absent = signal.has('absent') ? signal.text('absent') : undefined
  const value = { sensor: signal.text('sensor'), event: signal.word('event'), fields }
  signal.finish()
  return { ...value, ...(absent === undefined ? {} : { absent }) }
}

function readExpectations(expect: ManifestReader | undefined): Scenario['expect'] {
  if (expect === undefined) return {}
  const found: Partial<Record<Platform, Expectation>> = {}
  for (const key of expect.keys()) {
    const platform = PLATFORMS.find((each) => each === key)
    if (platform === undefined) continue
    const expectation = readExpectation(expect, platform)
    if (expectation !== undefined) found[platform] = expectation
  }
  expect.finish(PLATFORMS)
  return found
}

const PLAIN = ['seen', 'silent', 'tuned'] as const

function readExpectation(expect: ManifestReader, platform: Platform): Expectation | undefined {
  if (expect.isText(platform)) return { kind: expect.choice(platform, PLAIN, 'seen') }
  const item = expect.map(platform)
  if (item === undefined) return undefined
  const reason = item.text('not_visible')
  item.finish()
  return { kind: 'not-visible', reason }
}

function readEvasion(evasion: ManifestReader | undefined, processes: readonly ScenarioProcess[]): Evasion {
  if (evasion === undefined) return { notVisible: [] }
  const known = idsOf(processes)
  const actors = evasion.has('actors') ? evasion.texts('actors') : undefined
  for (const actor of actors ?? []) {
    if (!known.includes(actor)) evasion.complain('actors', `there is no process \`${actor}\``, nearHint(actor, known))
  }
  const hidden = evasion.has('not_visible') ? evasion.maps('not_visible') : []
  const notVisible = hidden.map((item) => {
    const platforms = item.texts('platforms')
    for (const platform of platforms) {
      if (!PLATFORMS.some((each) => each === platform)) {
        item.complain('platforms', `there is no platform \`${platform}\``, nearHint(platform, PLATFORMS))
      }
    }
    const value = {
      family: item.choice('family', EVASION_FAMILIES, 'renamed'),
      platforms: PLATFORMS.filter((platform) => platforms.includes(platform)),
      reason: item.text('reason'),
    }
    item.finish()
    return value
  })
  evasion.finish()
  return { notVisible, ...(actors === undefined ? {} : { actors }) }
}

function idsOf(processes: readonly ScenarioProcess[]): readonly string[] {
  return processes.flatMap((process) => [process.id, ...idsOf(process.children)])
}
