import type { ValueType } from '../types/value.ts'
import type { Platform } from './table.ts'
import { findView, nameKey } from './views.ts'

/** What the platforms' schemas say about the columns of a table; columns that they do not know are left out. */
export interface PlatformColumnTypes {
  readonly platform?: Platform
  readonly columns: Readonly<Record<string, ValueType>>
}

/** Guesses by its name, and where platforms share it by its columns, which platform a table is of. */
export function platformColumns(table: string, columns: readonly string[]): PlatformColumnTypes {
  const platform = guessPlatform(table, new Set(columns))
  if (platform === undefined) return { columns: {} }
  const view = findView(platform, table)
  const types = new Map<string, ValueType>()
  for (const [name, type] of Object.entries({ ...view?.extra, ...view?.columns }))
    types.set(nameKey(platform, name), type)
  const known: Record<string, ValueType> = {}
  for (const column of columns) {
    const type = types.get(nameKey(platform, column))
    if (type !== undefined) known[column] = type
  }
  return { platform, columns: known }
}

function guessPlatform(table: string, columns: ReadonlySet<string>): Platform | undefined {
  switch (table.toLowerCase()) {
    case 'events':
      return eventsPlatform(columns)
    case 'flows':
      return 'qradar'
    case 'messages':
      return 'sumo'
    default:
  }
  if (findView('defender', table) !== undefined) {
    const onlySentinel = columns.has('TimeGenerated') && !columns.has('Timestamp')
    return onlySentinel && findView('sentinel', table) !== undefined ? 'sentinel' : 'defender'
  }
  if (findView('sentinel', table) !== undefined) return 'sentinel'
  return findView('sigma', table) === undefined ? undefined : 'sigma'
}

const FALCON_MARKS = ['event_simpleName', 'aid']

/** Names of LogScale's own fields and of tags, such as `@timestamp` and `#repo`: AQL has none. */
const FALCON_NAME = /^[@#]/

/** Falcon and QRadar both call their stream `events`; the platform that knows more of the columns has it. */
function eventsPlatform(columns: ReadonlySet<string>): Platform | undefined {
  if (FALCON_MARKS.some((mark) => columns.has(mark))) return 'falcon'
  if ([...columns].some((column) => FALCON_NAME.test(column))) return 'falcon'
  const known = (platform: Platform): number => {
    const view = findView(platform, 'events')
    const names = new Set(
      Object.keys({ ...view?.columns, ...view?.extra, ...view?.aliases }).map((name) => nameKey(platform, name)),
    )
    return [...columns].filter((column) => names.has(nameKey(platform, column))).length
  }
  const falcon = known('falcon')
  const qradar = known('qradar')
  if (falcon === qradar) return undefined
  return falcon > qradar ? 'falcon' : 'qradar'
}
