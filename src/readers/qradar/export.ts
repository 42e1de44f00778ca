import { parseIsoTicks } from '../../types/time.ts'
import { TICKS_PER_MILLISECOND } from '../../types/value.ts'

type Values = Readonly<Record<string, unknown>>

/** Where the name goes that a function gives of an id. */
const NAMES: Readonly<Record<string, string>> = {
  qidname_qid: 'qidname',
  qiddescription_qid: 'qiddescription',
  qidescription_qid: 'qiddescription',
  categoryname_category: 'categoryname',
  categoryname_highlevelcategory: 'highlevelcategoryname',
  logsourcename_logsourceid: 'logsourcename',
  logsourcetypename_devicetype: 'logsourcetypename',
  logsourcetypename_logsourcetypeid: 'logsourcetypename',
  logsourcegroupname_devicegrouplist: 'logsourcegroupname',
  protocolname_protocolid: 'protocolname',
  applicationname_applicationid: 'applicationname',
  domainname_domainid: 'domainname',
  rulename_creeventlist: 'rulename',
  processorname_processorid: 'processorname',
  hostname_processorid: 'processorhostname',
}

const PAYLOADS: ReadonlySet<string> = new Set(['payload', 'sourcepayload', 'destinationpayload'])
const TIMES: ReadonlySet<string> = new Set(['starttime', 'endtime', 'devicetime', 'firstpackettime', 'lastpackettime'])

/** A column of an export: the name that it has in Ariel, and how its values are written. */
interface ExportColumn {
  readonly name: string
  readonly read?: (value: string) => unknown
}

/** A call as the header of a column: `BASE64(payload)`, or `BASE64_payload`, which Ariel calls a column without an alias. */
const CALL = /^([a-z0-9]{1,32})(?:_|\(\s*)"?([a-z]{1,32})"?\s*\)?$/

/** Names are of files: so many are remembered. */
const MOST_NAMES = 10_000
const known = new Map<string, ExportColumn>()

/** What a column of an export is (https://www.ibm.com/docs/en/qsip/7.5?topic=endpoints-ariel-searches). */
export function exportColumn(written: string): ExportColumn {
  const found = known.get(written)
  if (found !== undefined) return found
  const column = columnOf(written)
  if (known.size >= MOST_NAMES) known.clear()
  known.set(written, column)
  return column
}

function columnOf(written: string): ExportColumn {
  const lower = written.trim().toLowerCase()
  const [, name = '', of = ''] = CALL.exec(lower) ?? []
  const called = `${name}_${of}`
  if (Object.hasOwn(NAMES, called)) return { name: NAMES[called] ?? written }
  if (name === 'base64' && PAYLOADS.has(of)) return { name: of, read: decoded }
  if (name === 'utf8' && PAYLOADS.has(of)) return { name: of }
  if (PAYLOADS.has(lower)) return { name: lower, read: payload }
  return TIMES.has(lower) ? { name: lower, read: time } : { name: written }
}

/** Whether a column of an export has another name than in Ariel, or texts that are read. */
export function isRewritten(name: string, hasTexts: boolean): boolean {
  const column = exportColumn(name)
  return column.name !== name || (hasTexts && column.read !== undefined)
}

/**
 * A row of a search's results under the names of Ariel's columns, with times as epoch milliseconds and payloads as text.
 * Names that functions gave (`LOGSOURCENAME_logsourceid`) stand in the columns that the same functions ask. `isTextual`:
 * the format has no null but the word.
 */
export function exportedRow(values: Values, isTextual: boolean): Values {
  const row: Record<string, unknown> = {}
  for (const written of Object.keys(values)) {
    const value = values[written]
    const { name, read } = exportColumn(written)
    const isAbsent = value === null || (isTextual && (value === 'null' || value === 'NULL'))
    if (isAbsent && Object.hasOwn(row, name)) continue
    if (isAbsent) row[name] = null
    else if ((row[name] ?? null) === null) row[name] = typeof value === 'string' && read ? read(value) : value
  }
  return row
}

const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/

const decoded = (text: string): string => {
  const packed = text.replace(/\s/g, '')
  return BASE64.test(packed) ? Buffer.from(packed, 'base64').toString('utf8') : text
}

/** A payload of one long word is the encoded one: messages have blanks. */
function payload(text: string): string {
  if (text.length < 16 || !BASE64.test(text)) return text
  const message = decoded(text)
  return message.includes('\uFFFD') || !/\s/.test(message) ? text : message
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
/** `Mar 2, 2026, 10:00:05 AM`, as the console shows times. */
const SHOWN =
  /^([A-Za-z]{3}) {1,2}(\d{1,2}),? (\d{4}),? (\d{1,2}):(\d\d)(?::(\d\d)(?:\.(\d{1,3}))?)?(?:[ \u202F]([AaPp])[Mm])?$/
const SLASHED = /^(\d{4})\/(\d\d)\/(\d\d)(?: |-|T)(\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?)$/

/** Epoch milliseconds; a time without a zone is in UTC. Other text stays, so that it is told of. */
function time(text: string): unknown {
  const trimmed = text.trim()
  if (/^-?\d{1,16}$/.test(trimmed)) return Number(trimmed)
  const shown = SHOWN.exec(trimmed)
  if (shown !== null) return shownTime(shown) ?? text
  const slashed = SLASHED.exec(trimmed)
  const iso = slashed === null ? trimmed : `${slashed[1]}-${slashed[2]}-${slashed[3]} ${slashed[4]}`
  const ticks = parseIsoTicks(iso)
  return ticks === null ? text : Number(ticks / TICKS_PER_MILLISECOND)
}

function shownTime(found: RegExpExecArray): number | undefined {
  const [, name = '', day, year, hour = '', minute, second = '0', fraction = '', half] = found
  const month = MONTHS.indexOf(name.toLowerCase())
  if (month === -1) return undefined
  const hours = half === undefined ? Number(hour) : (Number(hour) % 12) + (half.toLowerCase() === 'p' ? 12 : 0)
  return Date.UTC(
    Number(year),
    month,
    Number(day),
    hours,
    Number(minute),
    Number(second),
    Number(fraction.padEnd(3, '0')),
  )
}
