import type { Shape } from '../shape.ts'

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
]

function told(values: Values): number {
  const names = new Set(Object.keys(values).map((name) => name.toLowerCase()))
  return TELLING.filter((name) => names.has(name)).length
}

function has(values: Values, ...names: readonly string[]): boolean {
  return Object.keys(values).some((name) => names.includes(name.toLowerCase()))
}

/** Rows of an Ariel search (https://www.ibm.com/docs/en/qsip/7.5?topic=endpoints-ariel-searches), alone or inside `{"events": [...]}`. */
export const QRADAR_EVENTS: Shape = {
  id: 'qradar',
  doc: 'QRadar Ariel search results: starttime, qid, logsourceid, devicetype',
  detect: (values) =>
    has(values, 'starttime', 'devicetime', 'qid') &&
    has(values, 'qid', 'logsourceid', 'devicetype', 'logsourcetypeid', 'logsourcename') &&
    told(values) >= 3,
  take: (values) => [{ kind: 'row', platform: 'qradar', table: isFlow(values) ? 'flows' : 'events', values }],
}

function isFlow(values: Values): boolean {
  return has(values, 'flowtype', 'firstpackettime') && has(values, 'sourcebytes', 'destinationbytes')
}
