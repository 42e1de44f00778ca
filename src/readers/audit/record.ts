import { syscallName } from './syscalls.ts'

/** One record of the audit log, its values decoded. */
export interface AuditRecord {
  /** Of the event that it is a part of: time and serial number. */
  readonly event: string
  /** Epoch milliseconds. */
  readonly time: number | undefined
  readonly node: string | undefined
  readonly type: string
  readonly fields: ReadonlyMap<string, string>
  /** The record as it was written. */
  readonly raw: string
}

/** A record begins near the start of a line. */
const NEAR = 512
const START =
  /(?:^|[\s>])(?:node=(\S{1,255}) )?type=([A-Z][A-Z0-9_]{1,63}|UNKNOWN\[\d{1,5}\]|\d{1,5}) (?:msg=)?audit\(([^()]{1,64}):(\d{1,20})\)\s?:\s?/
/** Of the kernel's own messages, which give the number of a type. */
const NUMBERS: Readonly<Record<string, string>> = {
  1300: 'SYSCALL',
  1302: 'PATH',
  1305: 'CONFIG_CHANGE',
  1306: 'SOCKADDR',
  1307: 'CWD',
  1309: 'EXECVE',
  1320: 'EOE',
  1326: 'SECCOMP',
  1327: 'PROCTITLE',
  1400: 'AVC',
  1701: 'ANOM_ABEND',
}
/** So many fields of a record are read. */
const MOST_FIELDS = 2000

/** The record of the audit log that a line holds (https://github.com/linux-audit/audit-documentation/wiki/SPEC-Writing-Good-Events). */
export function readAuditRecord(line: string): AuditRecord | undefined {
  const head = line.slice(0, NEAR)
  if (!head.includes('audit(')) return undefined
  const found = START.exec(head)
  if (found === null) return undefined
  const [matched, node, type = '', stamp = '', serial = ''] = found
  const name = Object.hasOwn(NUMBERS, type) ? (NUMBERS[type] ?? type) : type
  const fields = new Map<string, string>()
  addFields(name, line.slice(found.index + matched.length), fields, 0)
  if (name === 'EXECVE') joinArguments(fields)
  if (name === 'SYSCALL' || name === 'SECCOMP') nameCall(fields)
  if (name === 'SOCKADDR') addAddress(fields)
  return { event: `${stamp}:${serial}`, time: timeOf(stamp), node, type: name, fields, raw: line }
}

/** Seconds since 1970, or as `ausearch -i` writes times: by the locale, month first. */
function timeOf(stamp: string): number | undefined {
  const seconds = /^(\d{1,11})(?:\.(\d{1,9}))?$/.exec(stamp)
  if (seconds !== null) return Number(seconds[1]) * 1000 + Number((seconds[2] ?? '').padEnd(3, '0').slice(0, 3))
  const [, month, day, year = '', clock, fraction = ''] =
    /^(\d\d)\/(\d\d)\/(\d{2,4}) (\d\d:\d\d:\d\d)(?:\.(\d{1,9}))?$/.exec(stamp) ?? []
  if (clock === undefined) return undefined
  const full = year.length === 2 ? `20${year}` : year
  const time = Date.parse(`${full}-${month}-${day}T${clock}.${fraction.padEnd(3, '0').slice(0, 3)}Z`)
  return Number.isNaN(time) ? undefined : time
}

/** Behind this sign stand the interpreted values of an enriched record, under names in capital letters. */
const ENRICHED = '\x1d'
const FIELD = /([A-Za-z_][\w.[\]-]{0,127})=("[^"]*"|'[^']*'|\{[^}]*\}|\([^)]*\)|[^\s\x1d]*)/g

function addFields(type: string, text: string, fields: Map<string, string>, depth: number): void {
  for (const found of text.replaceAll(ENRICHED, ' ').matchAll(FIELD)) {
    const [, name = '', written = ''] = found
    if (fields.size >= MOST_FIELDS) return
    if (written.startsWith("'") && name === 'msg' && depth === 0) {
      // A program's own message has fields of its own.
      addFields(type, written.slice(1, -1), fields, 1)
      continue
    }
    if (name === 'SADDR' || name === 'saddr_fam') addFields(type, written.replace(/^\{|\}$/g, ''), fields, 1)
    const value = decoded(type, name, written)
    if (value !== undefined && !fields.has(name)) fields.set(name, value)
  }
}

/** Fields whose values audit writes in hex when they hold blanks, quotes or control characters. */
const ENCODED = new Set([
  ...['acct', 'cgroup', 'cmd', 'comm', 'cwd', 'data', 'device', 'dir', 'exe', 'file', 'filter', 'invalid_context'],
  ...['key', 'name', 'new', 'new-chardev', 'new-disk', 'new-fs', 'new-rng', 'new_group', 'ocomm', 'old', 'old-disk'],
  ...['op', 'path', 'proctitle', 'root_dir', 'sw', 'vm', 'watch', 'exepath'],
])
const HEX = /^(?:[0-9A-F]{2})+$/
const ARGUMENT = /^a\d+(?:\[\d+\])?$/

function decoded(type: string, name: string, written: string): string | undefined {
  if (written === '(null)' || written === '?' || written === '') return undefined
  const first = written.charAt(0)
  if ((first === '"' || first === "'") && written.endsWith(first) && written.length >= 2) return written.slice(1, -1)
  const isText = ENCODED.has(name) || (type === 'EXECVE' && ARGUMENT.test(name))
  if (!isText || !HEX.test(written)) return written
  // A number of decimal digits alone would be no text: only longer ones are.
  const bytes = Buffer.from(written, 'hex')
  if (bytes.length < 2 && !(type === 'EXECVE')) return written
  const text = bytes.toString('utf8')
  // Arguments of a title end with NUL, keys are parted by SOH.
  if (name === 'proctitle') return text.replace(/\0+$/, '').replaceAll('\0', ' ')
  return name === 'key' ? text.replaceAll('\x01', ',') : text.replaceAll('\0', '')
}

/** Long arguments come in pieces: `a1_len=9000 a1[0]=.. a1[1]=..`. */
function joinArguments(fields: Map<string, string>): void {
  const pieces = [...fields.keys()].filter((name) => name.endsWith(']') && ARGUMENT.test(name))
  for (const piece of pieces) {
    const name = piece.slice(0, piece.indexOf('['))
    fields.set(name, `${fields.get(name) ?? ''}${fields.get(piece) ?? ''}`)
    fields.delete(piece)
  }
}

/** Where the number of a call is kept once `syscall` is its name. */
export const CALL_NUMBER = '@syscall'

/** Rules write calls by name, as enriched and interpreted records have them, or by number. */
function nameCall(fields: Map<string, string>): void {
  const number = fields.get('syscall')
  const call = fields.get('SYSCALL') ?? syscallName(fields.get('arch'), number)
  if (call === undefined) return
  if (number !== undefined && number !== call) fields.set(CALL_NUMBER, number)
  fields.set('SYSCALL', call)
  fields.set('syscall', call)
}

/** https://github.com/torvalds/linux/blob/master/include/linux/socket.h: AF_INET and AF_INET6, in host byte order. */
function addAddress(fields: Map<string, string>): void {
  const saddr = fields.get('saddr') ?? ''
  if (!/^[0-9A-Fa-f]{8,}$/.test(saddr) || fields.has('laddr')) return
  const bytes = Buffer.from(saddr, 'hex')
  const family = bytes.readUInt16LE(0)
  if (family === 1) {
    fields.set('saddr_fam', 'local')
    const path = bytes.subarray(2).toString('utf8').replaceAll('\0', '')
    if (path !== '' && !fields.has('path')) fields.set('path', path)
    return
  }
  if (family === 2 && bytes.length >= 8) {
    fields.set('saddr_fam', 'inet')
    fields.set('laddr', [...bytes.subarray(4, 8)].join('.'))
  } else if (family === 10 && bytes.length >= 24) {
    fields.set('saddr_fam', 'inet6')
    fields.set('laddr', ipv6(bytes.subarray(8, 24)))
  } else return
  fields.set('lport', String(bytes.readUInt16BE(2)))
}

function ipv6(bytes: Buffer): string {
  const groups = Array.from({ length: 8 }, (_, i) => bytes.readUInt16BE(i * 2))
  // The longest run of zeros is left out, the first of several (RFC 5952, section 4.2).
  let start = -1
  let longest = 1
  for (let i = 0; i < 8; i += 1) {
    let end = i
    while (groups[end] === 0) end += 1
    if (end - i > longest) {
      start = i
      longest = end - i
    }
  }
  const text = (from: number, to: number): string =>
    groups
      .slice(from, to)
      .map((group) => group.toString(16))
      .join(':')
  return start === -1 ? text(0, 8) : `${text(0, start)}::${text(start + longest, 8)}`
}
