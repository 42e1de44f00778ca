import type { ViewDefinition } from '../view.ts'
import { FLOW_COLUMNS, FLOW_PROPERTIES } from './columns.ts'
import { EVENTS } from './events.ts'

/**
 * A console makes flows of packets, with bytes and without processes. No other telemetry that is read is made so: what
 * sensors and firewalls report are events there, too.
 */
const FLOWS: ViewDefinition = {
  name: 'flows',
  platform: 'qradar',
  timeColumn: 'starttime',
  columns: { ...FLOW_COLUMNS, ...FLOW_PROPERTIES },
  legs: [],
}

export const QRADAR_VIEWS: readonly ViewDefinition[] = [EVENTS, FLOWS]
