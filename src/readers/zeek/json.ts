import { apply, constant, type Formula, field } from '../../plan/formula.ts'
import { first, joined } from '../../schemas/formulas.ts'
import { ZEEK_LOGS } from '../../schemas/sigma/zeek-logs.ts'
import type { LineScan } from '../direct.ts'
import { isoOfEpoch, ticksOfSeconds } from '../epoch.ts'
import { JSON_KINDS } from '../json-kinds.ts'
import { cellText, isObject } from '../row.ts'
import type { Shape, WholeRows } from '../shape.ts'
import { logByFile, logByMembers, logPath, membersOfLog } from './logs.ts'

type Values = Readonly<Record<string, unknown>>

/** What collectors add: which log it is, and which machine or process wrote it. */
const ENVELOPE: ReadonlySet<string> = new Set(['@stream', '@system', '@proc'])
const SENSOR = ['@system', '_system_name', '_node_name']

const UID = /^[CFS][A-Za-z0-9]{9,24}$/

const named = (values: Values): string | undefined => logPath(values['_path']) ?? logPath(values['@stream'])

function isTimed({ ts }: Values): boolean {
  return typeof ts === 'number' || (typeof ts === 'string' && isoOfEpoch(ts) !== undefined)
}

function hasConnection(values: Values): boolean {
  const { uid, id } = values
  const ends = Object.hasOwn(values, 'id.orig_h') || Object.hasOwn(values, 'id_orig_h') || isObject(id)
  return ends && typeof uid === 'string' && UID.test(uid)
}

function logOf(values: Values, file: string | undefined): string | undefined {
  return named(values) ?? logByMembers(values) ?? (file === undefined ? undefined : logByFile(file))
}

/**
 * Zeek's logs as JSON (https://docs.zeek.org/en/master/log-formats.html#zeek-json-format-logs): with Zeek's own names
 * (`id.orig_h`), with underscores for the points (`id_orig_h`) as sensors write them for collectors that dislike points,
 * or with objects (`id: {orig_h}`). The log is told by `_path` or `@stream`, else by its members, else by the file's name.
 */
export const ZEEK: Shape = {
  id: 'zeek',
  doc: 'Zeek logs, JSON or tab-separated: ts, uid, id.orig_h',
  detect: (values, file) => {
    if (!isTimed(values)) return false
    if (named(values) !== undefined || logByMembers(values) !== undefined) return true
    return hasConnection(values) && file !== undefined && logByFile(file) !== undefined
  },
  take: (values, nested) => {
    const log = logOf(values, nested.file)
    if (log === undefined || !isTimed(values)) return undefined
    return [{ kind: 'row', platform: 'sigma', table: `zeek/${log}`, values: rowOf(log, values) }]
  },
  whole: (scan, head, file) => wholeRows(scan, head, file),
}

function rowOf(log: string, values: Values): Values {
  const row: Record<string, unknown> = Object.create(null)
  const original = dottedNames(log)
  const texts: string[] = []
  const add = (name: string, value: unknown, depth: number): void => {
    if (isObject(value) && depth < 4) {
      for (const key of Object.keys(value)) add(`${name}.${key}`, value[key], depth + 1)
      return
    }
    row[original.get(name) ?? name] = value
    const text = cellText(value)
    if (text !== null && text !== '') texts.push(text)
  }
  for (const name of Object.keys(values)) if (!ENVELOPE.has(name)) add(name, values[name], 0)
  const time = isoOfEpoch(values['ts'])
  if (time !== undefined) row['@time'] = time
  const host = SENSOR.map((name) => values[name]).find((value) => typeof value === 'string')
  if (host !== undefined) row['@host'] = host
  const [destination, user] = [DESTINATIONS, USERS].map((names) =>
    names.map((name) => row[name]).find((value) => typeof value === 'string' && value !== ''),
  )
  if (destination !== undefined) row['@destination'] = destination
  if (user !== undefined) row['@user'] = user
  const port = cellText(row['id.resp_p'])
  if (port !== null) row['@port'] = port
  row['@values'] = texts.join('\n')
  return row
}

/** What an event is about, where the record says more than an address; names that no two logs use differently. */
const DESTINATIONS = ['server_name', 'query', 'id.resp_h']
const USERS = ['username', 'user']

const DOTTED = new Map<string, ReadonlyMap<string, string>>()

/** The names of a log that have points, by the names that have underscores instead. */
function dottedNames(log: string): ReadonlyMap<string, string> {
  let found = DOTTED.get(log)
  if (found === undefined) {
    const known = Object.hasOwn(ZEEK_LOGS, log) ? ZEEK_LOGS[log as keyof typeof ZEEK_LOGS] : ZEEK_LOGS.dpd
    const names = Object.keys(known).filter((name) => name.includes('.'))
    found = new Map(names.map((name) => [name.replaceAll('.', '_'), name]))
    if (DOTTED.size < 100) DOTTED.set(log, found)
  }
  return found
}

/** Files of one log, under Zeek's own names, that the engine can read by itself. */
function wholeRows(scan: LineScan, head: Values, file: string): WholeRows | undefined {
  const log = logOf(head, file)
  const telling = log === undefined ? undefined : membersOfLog(log)
  if (log === undefined || telling === undefined || !scan.isWhole || !ZEEK.detect(head, file)) return undefined
  const members = new Map(scan.members.map((member) => [member.name, member]))
  // Only records of this log have these members.
  if (!telling.every((name) => members.get(name)?.present === scan.lines)) return undefined
  const time = members.get('ts')
  const isSeconds = time?.kinds === JSON_KINDS.real || time?.kinds === (JSON_KINDS.real | JSON_KINDS.integer)
  if (!isSeconds || time.present !== scan.lines || typeof head['ts'] !== 'number' || head['ts'] > 1e11) return undefined
  const original = dottedNames(log)
  const isRenamed = [...members.keys()].some((name) => name.startsWith('@') || original.has(name))
  if (isRenamed || Object.values(head).some(isObject)) return undefined
  const known = (names: readonly string[]): Formula | undefined => {
    const fields = names.filter((name) => members.has(name)).map(field)
    return fields.length === 0 ? undefined : first(...fields)
  }
  const added: Record<string, Formula> = {
    '@time': ticksOfSeconds(field('ts')),
    '@values': joined('\n', ...[...members.keys()].map((name) => filled(field(name)))),
  }
  const host = known(SENSOR)
  const destination = known(DESTINATIONS)
  const user = known(USERS)
  const port = known(['id.resp_p'])
  if (host !== undefined) added['@host'] = host
  if (destination !== undefined) added['@destination'] = destination
  if (user !== undefined) added['@user'] = user
  if (port !== undefined) added['@port'] = port
  return { platform: 'sigma', table: `zeek/${log}`, added, required: '@time' }
}

const filled = (value: Formula): Formula =>
  apply('logic.case', apply('compare.ne', value, constant('')), value, constant(null, 'string'))
