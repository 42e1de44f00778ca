import type { Shape } from '../shape.ts'
import { exportColumn, exportedRow } from './export.ts'

type Values = Readonly<Record<string, unknown>>

/** Ariel's own names; any three of them make a row of `events`. */
const TELLING = [
  'starttime',
  'qid',
  'logsourceid',
  'devicetype',
  'logsourcetypeid',
  'devicetime',
  'magnitude',
  'sourceip',
  'qideventid',
  'category',
  'username',
  'logsourcename',
  'eventcount',
  'qidname',
  'categoryname',
  'logsourcetypename',
]

/** Names that only `flows` has; any two of them make a row of it. */
const TELLING_FLOWS = [
  'applicationid',
  'destinationbytes',
  'destinationpackets',
  'firstpackettime',
  'flowbias',
  'flowdirection',
  'flowid',
  'flowinterface',
  'flowsource',
  'flowtype',
  'intervalid',
  'lastpackettime',
  'sourcebytes',
  'sourcepackets',
]
const ENDS = ['sourceip', 'destinationip', 'sourcev6', 'destinationv6', 'starttime', 'firstpackettime', 'protocolid']

type Names = ReadonlySet<string>

const namesOf = (values: Values): Names =>
  new Set(Object.keys(values).map((name) => exportColumn(name).name.toLowerCase()))
const told = (names: Names, telling: readonly string[]): number => telling.filter((name) => names.has(name)).length
const has = (names: Names, ...wanted: readonly string[]): boolean => wanted.some((name) => names.has(name))

const isEvent = (names: Names): boolean =>
  has(names, 'starttime', 'devicetime', 'qid', 'qidname') &&
  has(names, 'qid', 'logsourceid', 'devicetype', 'logsourcetypeid', 'logsourcename', 'logsourcetypename') &&
  told(names, TELLING) >= 3

const isFlow = (names: Names): boolean => told(names, TELLING_FLOWS) >= 2 && has(names, ...ENDS)

/** Whether names of columns, whatever case they are in, are those of an Ariel search's results. */
export function isArielExport(columns: readonly string[]): boolean {
  const names = new Set(columns.map((name) => exportColumn(name).name.toLowerCase()))
  return isEvent(names) || isFlow(names)
}

/** Rows of an Ariel search (https://www.ibm.com/docs/en/qsip/7.5?topic=endpoints-ariel-searches), alone or inside `{"events": [...]}`. */
export const QRADAR_EVENTS: Shape = {
  id: 'qradar',
  doc: 'QRadar Ariel search results of events and flows, JSON or CSV: starttime, qid, logsourceid, devicetype',
  detect: (values) => {
    const names = namesOf(values)
    return isEvent(names) || isFlow(names)
  },
  take: (values, _, isTextual = false) => {
    const table = isFlow(namesOf(values)) ? 'flows' : 'events'
    return [{ kind: 'row', platform: 'qradar', table, values: exportedRow(values, isTextual) }]
  },
}
