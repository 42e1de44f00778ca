import { apply, field } from '../../plan/formula.ts'
import { asInt, choose, equals, first, isNumber, lower, nothing, text } from '../formulas.ts'
import type { ViewDefinition } from '../view.ts'
import { DEFENDER_COLUMNS } from './columns.ts'
import { DEVICE, EVENT_CODE, INITIATING } from './initiating.ts'

/** https://learn.microsoft.com/windows/security/threat-protection/auditing/event-4624, logon types */
const LOGON_TYPES: readonly (readonly [number: number, word: string])[] = [
  [2, 'Interactive'],
  [3, 'Network'],
  [4, 'Batch'],
  [5, 'Service'],
  [7, 'Unlock'],
  [8, 'NetworkCleartext'],
  [9, 'NewCredentials'],
  [10, 'RemoteInteractive'],
  [11, 'CachedInteractive'],
]

/** https://learn.microsoft.com/windows/win32/secauthn/logonuser: why a logon failed, by NTSTATUS. */
const FAILURES: readonly (readonly [status: string, word: string])[] = [
  ['0xc0000064', 'UnknownUser'],
  ['0xc000006a', 'InvalidUserNameOrPassword'],
  ['0xc000006d', 'InvalidUserNameOrPassword'],
]

const status = lower(first(field('status_detail'), field('status_code')))

/** https://learn.microsoft.com/defender-xdr/advanced-hunting-devicelogonevents-table */
export const DEVICE_LOGON_EVENTS: ViewDefinition = {
  name: 'DeviceLogonEvents',
  platform: 'defender',
  timeColumn: 'Timestamp',
  columns: DEFENDER_COLUMNS.DeviceLogonEvents,
  legs: [
    {
      from: 'authentication',
      columns: {
        ...DEVICE,
        ...INITIATING,
        ActionType: choose(
          equals(EVENT_CODE, '4648'),
          text('LogonAttempted'),
          isNumber(field('status_id'), 1),
          text('LogonSuccess'),
          isNumber(field('status_id'), 2),
          text('LogonFailed'),
          nothing(),
        ),
        LogonType: choose(
          ...LOGON_TYPES.flatMap(([number, word]) => [isNumber(field('logon_type_id'), number), text(word)]),
          nothing(),
        ),
        AccountDomain: lower(field('user.domain')),
        AccountName: lower(field('user.name')),
        AccountSid: field('user.uid'),
        Protocol: field('auth_protocol'),
        FailureReason: choose(...FAILURES.flatMap(([code, word]) => [equals(status, code), text(word)]), nothing()),
        LogonId: field('session.uid'),
        RemoteDeviceName: lower(field('src_endpoint.hostname')),
        RemoteIP: field('src_endpoint.ip'),
        RemoteIPType: apply('ip.class', field('src_endpoint.ip')),
        RemotePort: asInt(field('src_endpoint.port')),
      },
    },
  ],
}
