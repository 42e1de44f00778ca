import { hash } from 'node:crypto'
import type { Hashes, Host, Process, User } from './activity.ts'
import type { OperatingSystem, ScenarioHost, ScenarioUser } from './scenario.ts'

/** Identifiers that follow from names, so that the same host, user and program have the same ones in every record. */

/** A seed for `Dice`: 48 bits that differ when any part does. */
export function seedOf(...parts: readonly (string | number)[]): number {
  return Number.parseInt(digest('sha256', parts.join('\u0000')).slice(0, 12), 16)
}

/** 32 bits that follow from the parts (FNV-1a): for what differs from record to record, where a digest would cost too much. */
export function numberOf(...parts: readonly (string | number)[]): number {
  const text = parts.join(' ')
  let number = 0x811c9dc5
  for (let i = 0; i < text.length; i += 1) number = Math.imul(number ^ text.charCodeAt(i), 0x01000193)
  return number >>> 0
}

export function hostOf(host: ScenarioHost): Host {
  return { ...host, agentId: digest('md5', `host:${host.name}.${host.domain}`.toLowerCase()) }
}

const WELL_KNOWN = new Map([
  ['system', 'S-1-5-18'],
  ['local service', 'S-1-5-19'],
  ['network service', 'S-1-5-20'],
])

export function userOf(user: ScenarioUser, os: OperatingSystem): User {
  // A SID means nothing to a POSIX system, nor a number to Windows: the user of a scenario may be on both.
  const isOwn = user.uid?.startsWith('S-') === (os === 'windows')
  return {
    name: user.name,
    domain: os === 'windows' ? user.domain : '',
    uid: (isOwn ? user.uid : undefined) ?? uidOf(user, os),
  }
}

function uidOf(user: ScenarioUser, os: OperatingSystem): string {
  const name = user.name.toLowerCase()
  const number = seedOf('user', user.domain.toLowerCase(), name)
  if (os !== 'windows') return name === 'root' ? '0' : String((os === 'macos' ? 501 : 1000) + (number % 400))
  const known = WELL_KNOWN.get(name)
  if (known !== undefined) return known
  const domain = seedOf('domain', user.domain.toLowerCase())
  const parts = [1, 2, 3].map((part) => 1_000_000_000 + (Math.floor(domain / part) % 3_000_000_000))
  return `S-1-5-21-${parts.join('-')}-${1100 + (number % 8000)}`
}

/** The same programs and names are asked for again and again. */
const KNOWN = 2048
const known = new Map<string, Hashes>()

/** Digests of a file's content, which is told by a text that stands for it. */
export function hashesOf(content: string): Hashes {
  const found = known.get(content)
  if (found !== undefined) return found
  if (known.size >= KNOWN) known.clear()
  const made = digestsOf(content)
  known.set(content, made)
  return made
}

function digestsOf(content: string): Hashes {
  return {
    md5: digest('md5', content),
    sha1: digest('sha1', content),
    sha256: digest('sha256', content),
    imphash: digest('md5', `imports:${content}`),
  }
}

function digest(algorithm: string, text: string): string {
  return hash(algorithm, text)
}

/** 32 hexadecimal digits as a UUID: 8-4-4-4-12. */
export function dashed(d: string): string {
  return `${d.slice(0, 8)}-${d.slice(8, 12)}-${d.slice(12, 16)}-${d.slice(16, 20)}-${d.slice(20, 32)}`
}

export const isWindows = ({ host }: Process): boolean => host.os === 'windows'

/** The last part of a path of any system. */
export function baseName(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('\\'), path.lastIndexOf('/')) + 1)
}
