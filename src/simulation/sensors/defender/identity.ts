import type { Json } from '../../../types/codec.ts'
import type { Host, Process, User } from '../../activity.ts'
import { hashesOf } from '../../identity.ts'
import { computerOf } from '../../windows/values.ts'

/** With the domain, in lower case, as Defender writes it. */
export function deviceName(host: Host): string {
  return computerOf(host).toLowerCase()
}

const DEVICE_IDS = new WeakMap<Host, string>()

/** 40 hexadecimal digits: those that the views give the host in the records of other sensors. */
export function deviceId(host: Host): string {
  const known = DEVICE_IDS.get(host)
  if (known !== undefined) return known
  const id = hashesOf(deviceName(host)).sha1
  DEVICE_IDS.set(host, id)
  return id
}

/** Epoch milliseconds with Defender's seven digits; the last four follow from the number. */
export function timestamp(at: number, number: number): string {
  return `${new Date(at).toISOString().slice(0, -1)}${String((number * 7919) % 10_000).padStart(4, '0')}Z`
}

export interface Account {
  readonly domain: string
  readonly name: string
  readonly sid: string
}

const SERVICES: ReadonlySet<string> = new Set(['system', 'local service', 'network service'])

/**
 * Names are in lower case. Of a POSIX account the domain is the host, and the SID is made of the user's number: twice it
 * and 1000, below an authority that stands for the host; root is the local system.
 */
export function accountOf(user: User, host: Host): Account {
  const name = user.name.toLowerCase()
  if (host.os === 'windows') {
    return { domain: SERVICES.has(name) ? 'nt authority' : user.domain.toLowerCase(), name, sid: user.uid }
  }
  return { domain: host.name.toLowerCase(), name, sid: posixSid(user, host) }
}

function posixSid(user: User, host: Host): string {
  if (user.uid === '0') return 'S-1-5-18'
  const authority = [0, 8, 16].map((start) => Number.parseInt(host.agentId.slice(start, start + 8), 16))
  return `S-1-5-21-${authority.join('-')}-${1000 + 2 * Number(user.uid)}`
}

/** Who runs a POSIX process and where: the only account of numbers and directories that Defender gives. */
export function posixFields(prefix: string, process: Process): Readonly<Record<string, Json>> {
  const account = accountOf(process.user, process.host)
  return {
    [`${prefix}PosixEffectiveUser`]: {
      Sid: account.sid,
      Name: account.name,
      DomainName: account.domain,
      LogonId: 0,
      PosixUserId: Number(process.user.uid),
    },
    [`${prefix}CurrentWorkingDirectory`]: process.workingDirectory,
  }
}
