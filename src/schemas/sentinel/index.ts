import { field } from '../../plan/formula.ts'
import { type Columns, columns } from '../columns.ts'
import { DEFENDER_VIEWS } from '../defender/index.ts'
import { text } from '../formulas.ts'
import type { ViewDefinition } from '../view.ts'
import { ASIM_COLUMNS } from './asim-columns.ts'
import { CLOUD_COLUMNS } from './cloud-columns.ts'
import { EVENT } from './event.ts'
import { HOST_COLUMNS } from './host-columns.ts'
import { SECURITY_EVENT } from './security-event.ts'

/** What Sentinel's copies of Defender's tables have beside the original. */
const COPY = columns('TenantId TimeGenerated:t SourceSystem Type _IsBillable _BilledSize:r')

const MORE: Readonly<Record<string, Columns>> = {
  DeviceInfo: columns('DeviceObjectId RestrictedDeviceSecurityOperations'),
  EmailEvents: columns(`
    LastEventExecutionTime:t ExchangeTransportRule ForwardingInformation Context To:y Cc:y ThreatClassification
    RecipientDomain EmailSize:i IsFirstContact:b
  `),
  IdentityLogonEvents: columns('ISP LastSeenForUser:y UncommonForUser:y'),
  CloudAppEvents: columns('ISP'),
}

/** https://learn.microsoft.com/azure/sentinel/data-connectors/microsoft-defender-xdr */
const COPIED = [
  'DeviceProcessEvents',
  'DeviceNetworkEvents',
  'DeviceFileEvents',
  'DeviceEvents',
  'DeviceLogonEvents',
  'DeviceRegistryEvents',
  'DeviceImageLoadEvents',
  'DeviceInfo',
  'DeviceNetworkInfo',
  'EmailEvents',
  'IdentityLogonEvents',
  'CloudAppEvents',
]

const DEVICE_COPIES: readonly ViewDefinition[] = DEFENDER_VIEWS.filter((view) => COPIED.includes(view.name)).map(
  (view) => ({
    ...view,
    platform: 'sentinel',
    timeColumn: 'TimeGenerated',
    columns: {
      ...view.columns,
      ...(view.name.startsWith('Device') ? columns('MachineGroup') : {}),
      ...MORE[view.name],
      ...COPY,
    },
    legs: view.legs.map((leg) => ({
      ...leg,
      columns: { ...leg.columns, TimeGenerated: field('time'), Type: text(view.name) },
    })),
  }),
)

const FED = [SECURITY_EVENT, EVENT]

/** Tables that no event feeds: queries bind, and find nothing but what is bound to them. */
const EMPTY: readonly ViewDefinition[] = Object.entries({ ...HOST_COLUMNS, ...CLOUD_COLUMNS, ...ASIM_COLUMNS })
  .filter(([name]) => !FED.some((view) => view.name === name))
  .map(([name, columns]) => ({ name, platform: 'sentinel', timeColumn: 'TimeGenerated', columns, legs: [] }))

export const SENTINEL_VIEWS: readonly ViewDefinition[] = [...FED, ...DEVICE_COPIES, ...EMPTY]
