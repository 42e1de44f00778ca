import { VOLUMES } from '../../schemas/falcon/formulas.ts'
import type { Hashes, Host, Process, User } from '../activity.ts'
import { dashed } from '../identity.ts'
import type { IntegrityLevel, LookupStatus } from '../scenario.ts'

/** Values in the forms in which Windows renders them. */

/** 32 hexadecimal digits as `{8-4-4-4-12}`, upper case. */
export const guid = (digits: string): string => `{${dashed(digits).toUpperCase()}}`

export const hex = (value: number): string => `0x${value.toString(16)}`

export const accountOf = (user: User): string => (user.domain === '' ? user.name : `${user.domain}\\${user.name}`)

export const computerOf = (host: Host): string => (host.domain === '' ? host.name : `${host.name}.${host.domain}`)

/** The domain's NetBIOS name, as the first label of its DNS name has it. */
export const workgroupOf = (host: Host): string => (host.domain.split('.')[0] ?? '').toUpperCase()

/** `2026-03-02 09:14:00.000` in UTC. */
export function utcTime(time: number): string {
  const iso = new Date(time).toISOString()
  return `${iso.slice(0, 10)} ${iso.slice(11, 23)}`
}

export function hashList(hashes: Hashes): string {
  return `SHA1=${hashes.sha1},MD5=${hashes.md5},SHA256=${hashes.sha256},IMPHASH=${hashes.imphash}`.toUpperCase()
}

/** The number of each integrity level; its mandatory label is `S-1-16-` and the number. */
export const INTEGRITY_NUMBERS: Readonly<Record<IntegrityLevel, string>> = {
  low: '4096',
  medium: '8192',
  high: '12288',
  system: '16384',
}

export const INTEGRITY_WORDS: Readonly<Record<IntegrityLevel, string>> = {
  low: 'Low',
  medium: 'Medium',
  high: 'High',
  system: 'System',
}

/** Accounts of Windows itself, which audit events call by the computer's name. */
const MACHINE_SIDS: ReadonlySet<string> = new Set(['S-1-5-18', 'S-1-5-20'])
const SERVICE_SIDS: ReadonlySet<string> = new Set([...MACHINE_SIDS, 'S-1-5-19'])

export const isMachineAccount = ({ uid }: User): boolean => MACHINE_SIDS.has(uid)
const isServiceAccount = ({ uid }: User): boolean => SERVICE_SIDS.has(uid)

/**
 * Whether a token is full, limited or neither: of services, of the built-in administrator (-500) and of people without
 * rights of an administrator it is the default one; with user account control an administrator's is limited until it is
 * raised. A scenario does not tell who could raise theirs, so that what was not raised is taken for the default.
 */
export function elevationOf({ user, integrity }: Process): 'Default' | 'Full' {
  return integrity === 'high' && !isServiceAccount(user) && !user.uid.endsWith('-500') ? 'Full' : 'Default'
}

/** Errors of queries: https://learn.microsoft.com/windows/win32/debug/system-error-codes--9000-11999-, 1460 for a timeout. */
export const QUERY_STATUS: Readonly<Record<LookupStatus, string>> = {
  NOERROR: '0',
  NXDOMAIN: '9003',
  SERVFAIL: '9002',
  TIMEOUT: '1460',
}

/**
 * The path by which the kernel calls a file: `\Device\HarddiskVolume3\...` for C:, `\Device\Mup\...` for a share;
 * paths of no drive that is known stay as they are. Which volume a drive is stands in no log.
 */
export function devicePath(path: string): string {
  if (path.startsWith('\\\\')) return `\\Device\\Mup${path.slice(1)}`
  const volume = VOLUMES.find(([drive]) => path.toLowerCase().startsWith(`${drive}\\`))
  return volume === undefined ? path : volume[1] + path.slice(2)
}
