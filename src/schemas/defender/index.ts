import type { ViewDefinition } from '../view.ts'
import { DEFENDER_COLUMNS } from './columns.ts'
import { DEVICE_EVENTS } from './device-events.ts'
import { ENTRA_COLUMNS } from './entra-columns.ts'
import { DEVICE_FILE_EVENTS } from './file-events.ts'
import { DEVICE_IMAGE_LOAD_EVENTS } from './image-load-events.ts'
import { DEVICE_LOGON_EVENTS } from './logon-events.ts'
import { DEVICE_NETWORK_EVENTS } from './network-events.ts'
import { DEVICE_PROCESS_EVENTS } from './process-events.ts'
import { DEVICE_REGISTRY_EVENTS } from './registry-events.ts'

const FED: readonly ViewDefinition[] = [
  DEVICE_PROCESS_EVENTS,
  DEVICE_NETWORK_EVENTS,
  DEVICE_FILE_EVENTS,
  DEVICE_EVENTS,
  DEVICE_IMAGE_LOAD_EVENTS,
  DEVICE_REGISTRY_EVENTS,
  DEVICE_LOGON_EVENTS,
]

/** Tables that no event feeds: queries bind, and find nothing but what is bound to them. */
const EMPTY: readonly ViewDefinition[] = Object.entries({ ...DEFENDER_COLUMNS, ...ENTRA_COLUMNS })
  .filter(([name]) => !FED.some((view) => view.name === name))
  .map(([name, columns]) => ({
    name,
    platform: 'defender',
    // The tables of vulnerabilities are snapshots without a time.
    ...('Timestamp' in columns && { timeColumn: 'Timestamp' }),
    columns,
    legs: [],
  }))

export const DEFENDER_VIEWS: readonly ViewDefinition[] = [...FED, ...EMPTY]
