import { apply, type Formula, field } from '../../../plan/formula.ts'
import { all, asLong, choose, concat, equals, first, isOneOf, long, lower, memberText, text } from '../../formulas.ts'
import { REGISTRY_OBJECT } from '../../windows/event.ts'
import type { Fields, SourceLeg } from '../source-table.ts'
import { code, members, provider, SYSTEM_FIELDS } from './fields.ts'

/**
 * Security 4657, a registry value as auditing tells it, under the names of Sysmon's registry events
 * (https://learn.microsoft.com/previous-versions/windows/it-pro/windows-10/security/threat-protection/auditing/event-4657).
 */

const replace = (value: Formula, pattern: string, by: string): Formula =>
  apply('regex.replace_first', value, text(pattern), text(by))

/** Roots are short in Sysmon, and the control set in use is the current one. */
const KEY = [
  [
    '(?i)^\\\\REGISTRY\\\\MACHINE\\\\SYSTEM\\\\ControlSet\\d{3}',
    '\\\\REGISTRY\\\\MACHINE\\\\System\\\\CurrentControlSet',
  ],
  ['(?i)^\\\\REGISTRY\\\\MACHINE', 'HKLM'],
  ['(?i)^\\\\REGISTRY\\\\USER', 'HKU'],
].reduce((value, [pattern = '', by = '']) => replace(value, pattern, by), memberText('ObjectName'))

/** A number as Sysmon writes it: `DWORD (0x00000001)`, `QWORD (0x00000000-0x00000001)`. */
function details(value: Formula, isDword: Formula, isQword: Formula, isBinary: Formula): Formula {
  const digits = (count: number): Formula => apply('convert.long_to_hex_digits', asLong(value), long(count))
  const eight = (start: number): Formula => apply('text.substring', digits(16), long(start), long(8))
  return choose(
    isDword,
    first(concat(text('DWORD (0x'), digits(8), text(')')), value),
    isQword,
    first(concat(text('QWORD (0x'), eight(0), text('-0x'), eight(8), text(')')), value),
    isBinary,
    text('Binary Data'),
    value,
  )
}

const auditedType = memberText('NewValueType')
const DETAILS = details(
  memberText('NewValue'),
  equals(auditedType, '%%1876'),
  equals(auditedType, '%%1883'),
  equals(auditedType, '%%1875'),
)

const key = field('reg_key.path')
const valueType = lower(field('reg_value.type'))

/** Registry events of Sysmon, and of other products in its words: they write roots in full and numbers plainly. */
export const REGISTRY_FIELDS: Fields = {
  EventType: choose(
    ...[
      ['RegistryKeyCreated', 'CreateKey'],
      ['RegistryKeyDeleted', 'DeleteKey'],
      ['RegistryValueDeleted', 'DeleteValue'],
      ['RegistryValueSet', 'SetValue'],
    ].flatMap(([theirs = '', word = '']) => [equals(field('activity_name'), theirs), text(word)]),
    field('activity_name'),
  ),
  TargetObject: choose(
    apply('text.starts_with', key, text('HKEY_')),
    [
      ['^HKEY_LOCAL_MACHINE', 'HKLM'],
      ['^HKEY_(?:USERS|CURRENT_USER)', 'HKU'],
      ['^HKEY_CLASSES_ROOT', 'HKCR'],
    ].reduce((value, [pattern = '', by = '']) => replace(value, pattern, by), REGISTRY_OBJECT),
    REGISTRY_OBJECT,
  ),
  Details: details(
    field('reg_value.data'),
    equals(valueType, 'dword'),
    equals(valueType, 'qword'),
    equals(valueType, 'binary'),
  ),
}

/** What was done: a new value, a changed one, a deleted one. */
export type RegistryOperation = '%%1904' | '%%1905' | '%%1906'

export function auditedRegistry(...operations: readonly RegistryOperation[]): SourceLeg {
  const operation = memberText('OperationType')
  return {
    from: 'base_event',
    when: all(
      equals(code, '4657'),
      equals(provider, 'Microsoft-Windows-Security-Auditing'),
      isOneOf(operation, operations),
    ),
    fields: {
      ...SYSTEM_FIELDS,
      ...members(
        'SubjectUserSid',
        'SubjectUserName',
        'SubjectDomainName',
        'SubjectLogonId',
        'ObjectName',
        'ObjectValueName',
        'HandleId',
        'OperationType',
        'OldValueType',
        'OldValue',
        'NewValueType',
        'NewValue',
        'ProcessName',
      ),
      EventType: choose(equals(operation, '%%1906'), text('DeleteValue'), text('SetValue')),
      TargetObject: first(concat(KEY, text('\\'), memberText('ObjectValueName')), KEY),
      Details: DETAILS,
      Image: memberText('ProcessName'),
      ProcessId: memberText('ProcessId'),
      User: concat(memberText('SubjectDomainName'), text('\\'), memberText('SubjectUserName')),
    },
  }
}
