import type { Hashes, Host, Process, User } from '../activity.ts'

/** Values in the forms in which Windows renders them. */

/** 32 hexadecimal digits as `{8-4-4-4-12}`, upper case. */
export function guid(digits: string): string {
  const d = digits.toUpperCase()
  return `{${d.slice(0, 8)}-${d.slice(8, 12)}-${d.slice(12, 16)}-${d.slice(16, 20)}-${d.slice(20, 32)}}`
}

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

/** The mandatory label of each integrity level. */
export const INTEGRITY_SIDS: Readonly<Record<Process['integrity'], string>> = {
  low: 'S-1-16-4096',
  medium: 'S-1-16-8192',
  high: 'S-1-16-12288',
  system: 'S-1-16-16384',
}

export const INTEGRITY_WORDS: Readonly<Record<Process['integrity'], string>> = {
  low: 'Low',
  medium: 'Medium',
  high: 'High',
  system: 'System',
}

/**
 * The path by which the kernel calls a file. Which volume a drive letter is stands in no log: C: is taken to be the third,
 * as a default installation has it.
 */
export function devicePath(path: string): string {
  const drive = /^([A-Za-z]):\\/.exec(path)?.[1]
  if (drive === undefined) return path
  const volume = 3 + drive.toUpperCase().charCodeAt(0) - 'C'.charCodeAt(0)
  return `\\Device\\HarddiskVolume${volume}${path.slice(2)}`
}
