import { type Formula, field } from '../../plan/formula.ts'
import { choose, concat, equals, extract, isNull, isNumber, matches, nothing, text } from '../formulas.ts'
import type { ViewDefinition } from '../view.ts'
import { DEFENDER_COLUMNS } from './columns.ts'
import { DEVICE, INITIATING } from './initiating.ts'

const HIVES: readonly (readonly [short: string, long: string])[] = [
  ['HKLM', 'HKEY_LOCAL_MACHINE'],
  ['HKU', 'HKEY_USERS'],
  ['HKCR', 'HKEY_CLASSES_ROOT'],
  ['HKCU', 'HKEY_CURRENT_USER'],
]

/** Sysmon abbreviates the hive. */
const fullKey = (column: string): Formula =>
  choose(
    ...HIVES.flatMap(([short, long]) => [
      matches(field(column), `^${short}(?:\\\\|$)`),
      concat(text(long), extract(field(column), `^${short}(.*)$`)),
    ]),
    field(column),
  )

const activity = field('activity_id')
const data = field('reg_value.data')
const isKey = isNull(field('reg_value.name'))

/** https://learn.microsoft.com/defender-xdr/advanced-hunting-deviceregistryevents-table */
export const DEVICE_REGISTRY_EVENTS: ViewDefinition = {
  name: 'DeviceRegistryEvents',
  platform: 'defender',
  timeColumn: 'Timestamp',
  columns: DEFENDER_COLUMNS.DeviceRegistryEvents,
  legs: [
    {
      from: 'registry_activity',
      columns: {
        ...DEVICE,
        ...INITIATING,
        ActionType: choose(
          isNumber(activity, 2),
          text('RegistryValueSet'),
          isNumber(activity, 1),
          text('RegistryKeyCreated'),
          isNumber(activity, 5),
          text('RegistryKeyRenamed'),
          isNumber(activity, 4),
          choose(isKey, text('RegistryKeyDeleted'), text('RegistryValueDeleted')),
          nothing(),
        ),
        RegistryKey: fullKey('reg_key.path'),
        RegistryValueName: field('reg_value.name'),
        // Sysmon renders numbers as `DWORD (0x00000001)`; Defender has the number and the type apart.
        RegistryValueData: choose(
          matches(data, '^[DQ]WORD \\('),
          { kind: 'apply', fn: 'convert.integer_to_text', args: [hexIn(data)] },
          equals(data, 'Binary Data'),
          nothing(),
          data,
        ),
        RegistryValueType: choose(
          matches(data, '^DWORD \\('),
          text('Dword'),
          matches(data, '^QWORD \\('),
          text('Qword'),
          equals(data, 'Binary Data'),
          text('Binary'),
          field('reg_value.type'),
        ),
        PreviousRegistryKey: fullKey('prev_reg_key.path'),
        PreviousRegistryValueName: field('prev_reg_value.name'),
        PreviousRegistryValueData: field('prev_reg_value.data'),
      },
    },
  ],
}

function hexIn(rendered: Formula): Formula {
  const low = extract(rendered, '0x([0-9a-fA-F]+)\\)$')
  const high = extract(rendered, '\\(0x([0-9a-fA-F]+)-')
  const digits = choose(isNull(high), low, concat(high, low))
  return { kind: 'apply', fn: 'convert.hex_text_to_long', args: [concat(text('0x'), digits)] }
}
