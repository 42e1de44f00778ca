import { AUDIT_FIELDS } from '../../schemas/sigma/linux.ts'
import type { Taken } from '../shape.ts'
import { type AuditRecord, CALL_NUMBER } from './record.ts'

/** Records of one event are near each other: with so many events open, the oldest is complete. */
const MOST_OPEN = 64
/** Nor do more records than these belong to one event. */
const MOST_RECORDS = 512

interface Entry {
  readonly record: AuditRecord
  readonly host: string | undefined
}

/** Joins the records of the audit log to rows of `linux/auditd`: one for each, with what its event tells of the process. */
export class AuditGroups {
  readonly #open = new Map<string, Entry[]>()

  /** The rows that are complete with this record, in the order of their events. */
  add(record: AuditRecord, host: string | undefined): readonly Taken[] {
    const key = `${record.node ?? host ?? ''} ${record.event}`
    const entries = this.#open.get(key)
    if (record.type === 'EOE') {
      this.#open.delete(key)
      return rowsOf([...(entries ?? []), { record, host }])
    }
    if (entries === undefined) this.#open.set(key, [{ record, host }])
    else entries.push({ record, host })
    if (entries !== undefined && entries.length >= MOST_RECORDS) {
      this.#open.delete(key)
      return rowsOf(entries)
    }
    if (this.#open.size <= MOST_OPEN) return []
    const [oldest] = this.#open.keys()
    const complete = oldest === undefined ? undefined : this.#open.get(oldest)
    if (oldest !== undefined) this.#open.delete(oldest)
    return complete === undefined ? [] : rowsOf(complete)
  }

  /** The rows of all events that are open still. */
  finish(): readonly Taken[] {
    const rows = [...this.#open.values()].flatMap(rowsOf)
    this.#open.clear()
    return rows
  }
}

/** What an event tells as a whole. */
interface Shared {
  readonly process: string | undefined
  readonly command: string | undefined
  readonly user: string | undefined
  readonly cwd: string | undefined
  readonly address: string | undefined
  readonly port: string | undefined
}

function rowsOf(entries: readonly Entry[]): readonly Taken[] {
  const find = (types: readonly string[], ...names: readonly string[]): string | undefined => {
    for (const { record } of entries) {
      if (types.length > 0 && !types.includes(record.type)) continue
      for (const name of names) {
        const value = record.fields.get(name)
        if (value !== undefined) return value
      }
    }
    return undefined
  }
  const execve = entries.flatMap(({ record }) => (record.type === 'EXECVE' ? [record] : []))
  const shared: Shared = {
    process: find([], 'exe'),
    command: commandLine(execve) ?? find(['PROCTITLE', 'USER_CMD'], 'proctitle', 'cmd'),
    user: find([], 'UID', 'acct', 'uid'),
    cwd: find(['CWD'], 'cwd') ?? find([], 'cwd'),
    address: find(['SOCKADDR'], 'laddr') ?? find([], 'addr'),
    port: find(['SOCKADDR'], 'lport'),
  }
  return entries.map((entry) => ({
    kind: 'row',
    platform: 'sigma',
    table: 'linux/auditd',
    values: rowOf(entry, shared),
  }))
}

/**
 * The arguments of a program as one line, as /proc/PID/cmdline shows them: with blanks between them. Long ones fill
 * several records, and an argument may go on in the next.
 */
function commandLine(records: readonly AuditRecord[]): string | undefined {
  const [only, second] = records
  if (only === undefined) return undefined
  const argument = (name: string): string | undefined => {
    if (second === undefined) return only.fields.get(name)
    const pieces = records.flatMap(({ fields }) => fields.get(name) ?? [])
    return pieces.length === 0 ? undefined : pieces.join('')
  }
  const parts: string[] = []
  for (let part = argument('a0'); part !== undefined; part = argument(`a${parts.length}`)) parts.push(part)
  return parts.length === 0 ? undefined : parts.join(' ')
}

function rowOf({ record, host }: Entry, shared: Shared): Readonly<Record<string, unknown>> {
  const row: Record<string, unknown> = Object.create(null)
  const rest: Record<string, string> = Object.create(null)
  const texts = [record.raw]
  let hasRest = false
  row['type'] = record.type
  const number = record.fields.get(CALL_NUMBER)
  for (const [name, value] of record.fields) {
    if (name === CALL_NUMBER) continue
    if (!record.raw.includes(value)) texts.push(value)
    if (AUDIT_FIELDS.has(name)) row[name] ??= value
    else {
      rest[name] = value
      hasRest = true
    }
  }
  set(row, '@call', row['syscall'])
  if (number !== undefined) row['syscall'] = [row['syscall'], number]
  // Calls are of a directory; rules ask for both in one event.
  if (record.type === 'SYSCALL') set(row, 'cwd', row['cwd'] ?? shared.cwd)
  if (record.time !== undefined) row['@time'] = new Date(record.time).toISOString()
  set(row, '@host', record.node ?? host)
  set(row, '@user', shared.user)
  set(row, '@process', shared.process)
  set(row, '@command', shared.command)
  set(row, '@destination', shared.address)
  set(row, '@port', shared.port)
  set(row, '@cwd', shared.cwd)
  row['@values'] = texts.join('\n')
  if (hasRest) row['@fields'] = rest
  return row
}

function set(row: Record<string, unknown>, name: string, value: unknown): void {
  if (value !== undefined) row[name] = value
}
